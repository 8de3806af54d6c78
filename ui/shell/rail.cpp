// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rail.h"

#include "ui/kit/badge.h"
#include "ui/kit/elidedlabel.h"
#include "ui/kit/icons.h"
#include "ui/shell/railbutton.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QGridLayout>

namespace regulars::shell {

using namespace Qt::StringLiterals;

RailButton::RailButton(const QString& title, const QString& icon, QWidget* parent) 
    : QPushButton(title, parent)
    , m_icon(icon)
{
    setProperty("rail", true);
    setCheckable(true);
}

void RailButton::setCount(qint64 count)
{
    m_count = QLocale().toString(count);
    setAccessibleDescription(m_count);
    update();
}

void RailButton::paintEvent(QPaintEvent* event)
{
    QPushButton::paintEvent(event);
    const kit::Tokens& set = kit::tokens(palette());
    QPainter painter(this);
    painter.setFont(kit::smallFont(font()));
    painter.setPen(isChecked() ? set.accent : set.muted);
    kit::paintIcon(painter, QRectF(10, (height() - 16) / 2.0, 16, 16), m_icon, painter.pen().color());
    painter.drawText(rect().adjusted(0, 0, -10, 0), Qt::AlignRight | Qt::AlignVCenter, m_count);
}

Rail::Rail(QWidget* parent)
    : QWidget(parent)
    , m_avatar(new kit::Avatar(20, this))
    , m_name(new kit::ElidedLabel(this))
    , m_test(new kit::Badge(this))
    , m_entries(new QVBoxLayout)
    , m_group(new QButtonGroup(this))
{
    setObjectName(u"rail"_s);
    setProperty("railGround", true);
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(qMax(188, fontMetrics().averageCharWidth() * 24));
    // The name has a line of its own; the badge stands below it, where it takes nothing from the name.
    auto* head = new QGridLayout;
    head->setContentsMargins(10, 0, 4, 0);
    head->setHorizontalSpacing(kit::Grid);
    head->setVerticalSpacing(6);
    head->addWidget(m_avatar, 0, 0);
    head->addWidget(m_name, 0, 1);
    head->addWidget(m_test, 1, 1, Qt::AlignLeft);
    head->setColumnStretch(1, 1);
    m_name->setFont(kit::semibold(font()));
    m_entries->setSpacing(2);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 18, 10, 10);
    layout->setSpacing(12);
    layout->addLayout(head);
    layout->addLayout(m_entries);
    layout->addStretch();
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::buttonToggled, this, [this](QAbstractButton* button, bool checked) {
        if (checked) Q_EMIT chosenChanged(button->objectName());
    });
}

void Rail::add(const QString& id, const QString& title, const QString& icon)
{
    auto* button = new RailButton(title, icon, this);
    button->setObjectName(id);
    m_group->addButton(button);
    m_entries->addWidget(button);
    m_buttons.insert(id, button);
}

void Rail::setStudio(const QString& name, const QString& id)
{
    m_avatar->setPerson(name, id);
    m_name->setText(name);
}

void Rail::setTest(bool test)
{
    //: Badge of a studio in Stripe's test mode; short, in capitals
    m_test->setWord(test ? tr("TEST") : QString(), kit::Tone::Warning);
}

void Rail::setCount(const QString& id, qint64 count)
{
    if (RailButton* button = m_buttons.value(id)) button->setCount(count);
}

void Rail::choose(const QString& id)
{
    if (RailButton* button = m_buttons.value(id)) button->setChecked(true);
}

QString Rail::chosen() const
{
    return m_group->checkedButton() ? m_group->checkedButton()->objectName() : QString();
}

} // namespace regulars::shell
