// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/table.h"

namespace regulars::cli {

namespace {

struct Range {
    char32_t first, last;
};
// East Asian Wide and Fullwidth (Unicode annex 11), rounded to whole blocks.
constexpr Range wideRanges[] = {
    {0x1100, 0x115F}, {0x2E80, 0x303E},   {0x3041, 0x33FF},   {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},
    {0xA000, 0xA4CF}, {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD},
};

int widthOf(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    if (category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing ||
        category == QChar::Other_Format)
        return 0;
    const auto holds = [c](const Range& range) { return c >= range.first && c <= range.last; };
    return std::any_of(std::begin(wideRanges), std::end(wideRanges), holds) ? 2 : 1;
}

QString cut(const QString& text, int widest)
{
    if (displayWidth(text) <= widest) return text;
    QString result;
    int width = 0;
    for (const char32_t c : text.toUcs4()) {
        width += widthOf(c);
        if (width > widest - 1) break;
        result += QChar::fromUcs4(c);
    }
    return result + QChar(0x2026);
}

QString padded(const QString& text, int width, Table::Align align)
{
    const QString blanks(std::max(0, width - displayWidth(text)), u' ');
    return align == Table::Align::Right ? blanks + text : text + blanks;
}

QString trimmedRight(QString line)
{
    while (line.endsWith(u' '))
        line.chop(1);
    return line;
}

} // namespace

int displayWidth(QStringView text)
{
    int width = 0;
    for (const char32_t c : text.toUcs4())
        width += widthOf(c);
    return width;
}

QString printable(QString text)
{
    for (QChar& c : text) {
        const bool turns = (c >= QChar(0x202A) && c <= QChar(0x202E)) || (c >= QChar(0x2066) && c <= QChar(0x2069));
        const bool breaks = c == QChar(QChar::LineSeparator) || c == QChar(QChar::ParagraphSeparator);
        if (turns || breaks || c.category() == QChar::Other_Control) c = u' ';
    }
    return text;
}

QString quotable(const QString& text)
{
    constexpr int widest = 80;
    return cut(printable(text), widest);
}

void Table::add(const QStringList& cells)
{
    QStringList row;
    for (qsizetype i = 0; i < m_columns.size(); ++i)
        row.append(cut(printable(cells.value(i)), m_columns[i].widest));
    m_rows.append(row);
}

QStringList Table::lines() const
{
    QStringList titles;
    for (const Column& column : m_columns)
        titles.append(column.title);
    const QList<QStringList> all = QList<QStringList>{titles} + m_rows;
    QList<int> widths(m_columns.size(), 0);
    for (const QStringList& row : all) {
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], displayWidth(row[i]));
    }
    QStringList result;
    for (const QStringList& row : all) {
        QStringList cells;
        for (qsizetype i = 0; i < row.size(); ++i)
            cells.append(padded(row[i], widths[i], m_columns[i].align));
        result.append(trimmedRight(cells.join(QLatin1StringView("  "))));
    }
    return result;
}

QStringList aligned(const QList<std::pair<QString, QString>>& pairs)
{
    int widest = 0;
    for (const auto& [label, value] : pairs)
        widest = std::max(widest, displayWidth(label));
    QStringList result;
    for (const auto& [label, value] : pairs)
        result.append(trimmedRight(padded(label, widest, Table::Align::Left) + QLatin1StringView("  ") +
                                   printable(value)));
    return result;
}

} // namespace regulars::cli
