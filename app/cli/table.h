// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtCore/QStringList>

namespace regulars::cli {

/// Columns a text takes in a terminal: two for wide characters (Chinese, Japanese, Korean, emoji), none for
/// marks.
int displayWidth(QStringView text);

/// Without control characters, line separators and marks that turn the direction, so that a customer's name can
/// not steer the terminal.
QString printable(QString text);

/// What somebody typed, fit to be repeated in a message: printable, and cut where it is very long.
QString quotable(const QString& text);

/// Lines of aligned columns, for people.
class Table {
public:
    enum class Align { Left, Right };
    struct Column {
        QString title;
        Align align = Align::Left;
        int widest = 40; ///< longer texts are cut with "…"
    };
    explicit Table(QList<Column> columns) : m_columns(std::move(columns)) {}
    void add(const QStringList& cells);
    bool isEmpty() const { return m_rows.isEmpty(); }
    /// The titles and the rows, without blanks at the ends.
    QStringList lines() const;

private:
    QList<Column> m_columns;
    QList<QStringList> m_rows;
};

/// "label   value" lines with aligned values.
QStringList aligned(const QList<std::pair<QString, QString>>& pairs);

} // namespace regulars::cli
