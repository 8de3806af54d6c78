// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/iconlabel.h"

#include "ui/kit/icons.h"

#include <QtGui/QPainter>

namespace regulars::kit {

IconLabel::IconLabel(int size, QWidget* parent) : QWidget(parent)
{
    setFixedSize(size, size);
}

void IconLabel::setIcon(const QString& name, TokenRole role)
{
    if (m_name == name && m_role == role) return;
    m_name = name;
    m_role = role;
    update();
}

void IconLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (!m_name.isEmpty()) paintIcon(painter, rect(), m_name, tokens(palette()).of(m_role));
}

} // namespace regulars::kit
