// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QtSql/QSqlDatabase>

namespace regulars::store {

/// Copies the rows of a table that can be read, from a file that may be damaged into a sound one. Rows that
/// are there already stay as they are. Where a page can not be read, the rows before and behind it are found
/// by their keys.
class RowCopy {
public:
    /// Both must outlive it. Only columns that both have are copied.
    RowCopy(QSqlDatabase& from, QSqlDatabase& to, QString table);
    /// Whether every row could be read and stored; what could is there either way.
    bool copy();

private:
    bool scan(const QString& order, const QString& where);
    void copyBetween(qint64 first, qint64 last);
    QStringList columnsOf(QSqlDatabase& database) const;
    QSqlDatabase& m_from;
    QSqlDatabase& m_to;
    const QString m_table;
    const bool m_hasRowid;
    QStringList m_columns;
    qint64 m_lastKey = 0; ///< of the row that the last scan read
    bool m_readAny = false, m_refused = false;
    int m_patience = 0; ///< how many more scans may fail
};

} // namespace regulars::store
