// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/card.h"

#include "ui/kit/paint.h"

#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace regulars::kit {

using namespace Qt::StringLiterals;

Card::Card(const QString& title, QWidget* parent)
    : QFrame(parent)
    , m_body(new QVBoxLayout)
{
    setProperty("card", true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(Grid);
    if (!title.isEmpty()) {
        auto* label = new QLabel(title);
        label->setFont(semibold(label->font()));
        layout->addWidget(label);
    }
    m_body->setSpacing(Grid);
    layout->addLayout(m_body);
}

KeyValueGrid::KeyValueGrid(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(24);
    m_layout->setVerticalSpacing(6);
    m_layout->setColumnStretch(1, 1);
}

void KeyValueGrid::set(const QString& key, const QString& value)
{
    const QString shown = value.isEmpty() ? u"—"_s : value;
    for (int row = 0; row < m_layout->rowCount(); ++row) {
        QLayoutItem *name = m_layout->itemAtPosition(row, 0), *held = m_layout->itemAtPosition(row, 1);
        if (!name || static_cast<QLabel*>(name->widget())->text() != key) continue;
        if (auto* label = qobject_cast<QLabel*>(held->widget())) label->setText(shown);
        return;
    }
    auto* label = new QLabel(shown);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText); // customers' own words are never markup
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    set(key, label);
}

void KeyValueGrid::set(const QString& key, QWidget* value)
{
    const int row = m_layout->rowCount();
    auto* name = new QLabel(key);
    name->setProperty("muted", true);
    name->setBuddy(value);
    if (value->accessibleName().isEmpty() && value->focusPolicy() != Qt::NoFocus)
        value->setAccessibleDescription(key);
    m_layout->addWidget(name, row, 0, Qt::AlignTop | Qt::AlignLeft);
    m_layout->addWidget(value, row, 1, value->sizePolicy().horizontalPolicy() == QSizePolicy::Fixed
                                           ? Qt::AlignLeft : Qt::Alignment());
}

void KeyValueGrid::clear()
{
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

QLabel* makeTitle(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setFont(titleFont(label->font()));
    return label;
}

QLabel* makeMuted(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setProperty("muted", true);
    label->setWordWrap(true);
    return label;
}

} // namespace regulars::kit
