// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/keylist.h"

#include <algorithm>

namespace regulars::store {

using namespace Qt::StringLiterals;

QString keyListSql(const QString& sql)
{
    return u"SELECT CAST(group_concat(key) AS BLOB) FROM ("_s + sql + u')';
}

QString jsonOf(QList<qint64> keys)
{
    std::sort(keys.begin(), keys.end()); // neighbours share pages of the file
    QString json(u'[');
    for (const qint64 key : std::as_const(keys)) json += QString::number(key) + u',';
    if (!keys.isEmpty()) json.chop(1);
    return json + u']';
}

Result<void> appendKeys(Statement& statement, QList<qint64>& keys)
{
    return statement.forEach([&](const Row& row) {
        const QByteArray text = row.bytes(0);
        if (text.isEmpty()) return;
        keys.reserve(keys.size() + text.count(',') + 1);
        qint64 key = 0;
        bool negative = false;
        for (const char c : text + ',') {
            if (c == '-') negative = true;
            else if (c != ',') key = key * 10 + (c - '0');
            else {
                keys.append(std::exchange(negative, false) ? -key : key);
                key = 0;
            }
        }
    });
}

} // namespace regulars::store
