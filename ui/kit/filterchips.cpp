// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/filterchips.h"

#include <QtCore/QLocale>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>

namespace regulars::kit {

FilterChips::FilterChips(const QString& accessibleName, QWidget* parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    setAccessibleName(accessibleName);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addStretch();
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::buttonToggled, this, [this](QAbstractButton* button, bool checked) {
        if (checked) Q_EMIT chosenChanged(button->objectName());
    });
}

void FilterChips::add(const QString& id, const QString& label)
{
    auto* button = new QPushButton(label, this);
    button->setObjectName(id);
    button->setProperty("chip", true);
    button->setCheckable(true);
    button->setChecked(m_chips.isEmpty());
    button->setAutoDefault(false);
    m_group->addButton(button);
    auto* row = static_cast<QHBoxLayout*>(layout());
    row->insertWidget(row->count() - 1, button);
    m_chips.insert(id, {button, label});
}

void FilterChips::setCount(const QString& id, qint64 count)
{
    const Chip chip = m_chips.value(id);
    if (!chip.button) return;
    chip.button->setText(count < 0 ? chip.label
                                   //: A filter and how many rows it would show, as in "Active 671"
                                   : tr("%1 %2").arg(chip.label, QLocale().toString(count)));
}

void FilterChips::setShown(const QString& id, bool shown)
{
    if (QAbstractButton* button = m_chips.value(id).button) button->setVisible(shown || button->isChecked());
}

QString FilterChips::chosen() const
{
    return m_group->checkedButton() ? m_group->checkedButton()->objectName() : QString();
}

void FilterChips::choose(const QString& id)
{
    const QSignalBlocker quiet(m_group);
    if (QAbstractButton* button = m_chips.value(id).button) button->setChecked(true);
}

} // namespace regulars::kit
