// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/keyvaluegrid.h"

#include <QtCore/QUrl>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>

namespace regulars::kit {

using namespace Qt::StringLiterals;

namespace {

/// One fact a label, in the order of their first.
QList<words::Fact> joined(const QList<words::Fact>& facts)
{
    QList<words::Fact> lines;
    for (const words::Fact& fact : facts) {
        const auto same = std::find_if(lines.begin(), lines.end(), [&](const words::Fact& line) {
            return line.label == fact.label && line.url.isEmpty() && fact.url.isEmpty();
        });
        if (same == lines.end()) lines << fact;
        else same->value += u'\n' + fact.value;
    }
    return lines;
}

} // namespace

KeyValueGrid::KeyValueGrid(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(24);
    m_layout->setVerticalSpacing(6);
    m_layout->setColumnStretch(1, 1);
}

void KeyValueGrid::setEvenColumns()
{
    m_isEven = true;
    m_layout->setColumnStretch(0, 1);
    m_layout->setHorizontalSpacing(12);
}

void KeyValueGrid::present(const QList<words::Fact>& facts)
{
    // Rows are used again: new ones would cost a profile ten times as much as other words in the old ones, and would
    // take away the focus and what was selected where nothing changed.
    const QList<words::Fact> lines = joined(facts);
    m_layout->setEnabled(false); // else each row that comes or goes lays out all of them
    while (m_rows.size() < lines.size()) addRow();
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (i < lines.size()) fill(m_rows[i], lines[i]);
        m_rows[i].key->setVisible(i < lines.size());
        m_rows[i].value->setVisible(i < lines.size());
    }
    m_layout->setEnabled(true);
    m_layout->update();
}

void KeyValueGrid::set(const QString& key, const QString& value)
{
    auto row = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& one) { return one.key->text() == key; });
    if (row == m_rows.end()) {
        addRow();
        row = m_rows.end() - 1;
    }
    if (row->value) fill(*row, {key, value, {}});
}

void KeyValueGrid::set(const QString& key, QWidget* value)
{
    addRow(key, value);
    if (value->accessibleName().isEmpty() && value->focusPolicy() != Qt::NoFocus) value->setAccessibleDescription(key);
    m_rows.last().value = nullptr;
}

void KeyValueGrid::addRow()
{
    auto* value = new QLabel;
    value->setWordWrap(true);
    value->setTextFormat(Qt::PlainText); // customers' own words are never markup
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    addRow({}, value);
}

void KeyValueGrid::addRow(const QString& key, QWidget* value)
{
    auto* name = new QLabel(key);
    name->setProperty("muted", true);
    name->setBuddy(value);
    const int row = static_cast<int>(m_rows.size());
    const bool fixed = value->sizePolicy().horizontalPolicy() == QSizePolicy::Fixed;
    name->setWordWrap(m_isEven);
    m_layout->addWidget(name, row, 0, m_isEven ? Qt::AlignTop : Qt::AlignTop | Qt::AlignLeft);
    m_layout->addWidget(value, row, 1, fixed ? Qt::AlignLeft : Qt::Alignment());
    m_rows << Row{name, qobject_cast<QLabel*>(value), {}};
}

void KeyValueGrid::fill(Row& row, const words::Fact& fact)
{
    const QString url = QUrl(fact.url).scheme() == "https"_L1 ? fact.url : QString();
    const QString shown = fact.value.isEmpty() ? u"—"_s : fact.value;
    if (row.url.isEmpty() != url.isEmpty()) {
        const bool link = !url.isEmpty();
        row.value->setTextFormat(link ? Qt::RichText : Qt::PlainText);
        row.value->setTextInteractionFlags(link ? Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard
                                                : Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        row.value->setOpenExternalLinks(link);
        row.value->setFocusPolicy(link ? Qt::StrongFocus : Qt::ClickFocus);
        row.value->setObjectName(link ? u"link"_s : QString());
    }
    row.url = url;
    if (row.key->text() != fact.label) row.key->setText(fact.label);
    const QString text = url.isEmpty() ? shown : u"<a href=\"%1\">%2</a>"_s.arg(url.toHtmlEscaped(), shown.toHtmlEscaped());
    if (row.value->text() != text) row.value->setText(text);
    row.value->setAccessibleName(url.isEmpty() ? QString() : shown);
    row.value->setAccessibleDescription(fact.label);
}

} // namespace regulars::kit
