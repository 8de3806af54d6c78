// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/badge.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>

namespace regulars::kit {

Badge::Badge(QWidget* parent) : QLabel(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    hide();
}

void Badge::setVisible(bool visible)
{
    // Without a parent it would open as a window of its own.
    QLabel::setVisible(visible && parentWidget() && !text().isEmpty());
}

bool Badge::event(QEvent* event)
{
    if (event->type() == QEvent::ParentChange) setVisible(true); // the word may have been set before
    return QLabel::event(event);
}

void Badge::setWord(const QString& word, Tone tone)
{
    m_tone = tone;
    setText(word); // a screen reader announces the new text of a label without an accessible name
    setVisible(true);
    updateGeometry();
}

QSize Badge::sizeHint() const
{
    return badgeSize(font(), text());
}

void Badge::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintBadge(painter, rect(), font(), text(), m_tone, tokens(palette()));
}

Avatar::Avatar(int diameter, QWidget* parent)
    : QWidget(parent)
    , m_diameter(diameter)
{
    setFixedSize(diameter, diameter);
}

void Avatar::setPerson(const QString& name, const QString& id)
{
    m_name = name;
    m_id = id;
    update();
}

void Avatar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintAvatar(painter, rect(), m_name, m_id);
}

} // namespace regulars::kit
