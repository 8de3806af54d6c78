// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/messagebar.h"

#include "ui/kit/iconlabel.h"
#include "ui/kit/icons.h"

#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace regulars::kit {

using namespace Qt::StringLiterals;

namespace {

QString iconName(Tone tone)
{
    switch (tone) {
    case Tone::Good: return u"ok"_s;
    case Tone::Warning:
    case Tone::Danger: return u"warning"_s;
    case Tone::Neutral:
    case Tone::Accent: break;
    }
    return u"info"_s;
}

TokenRole roleOf(Tone tone)
{
    switch (tone) {
    case Tone::Good: return TokenRole::Good;
    case Tone::Warning: return TokenRole::Warning;
    case Tone::Danger: return TokenRole::Danger;
    case Tone::Accent: return TokenRole::Accent;
    case Tone::Neutral: break;
    }
    return TokenRole::Muted;
}

} // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent)
    , m_icon(new IconLabel(16, this))
    , m_text(new QLabel(this))
    , m_other(new QPushButton(this))
    , m_action(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 8, 6);
    layout->setSpacing(10);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_other);
    layout->addWidget(m_action);
    layout->addWidget(m_close);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setObjectName(u"message"_s);
    m_other->setObjectName(u"messageOther"_s);
    m_action->setObjectName(u"messageAction"_s);
    for (QPushButton* button : {m_other, m_action}) {
        button->setProperty("small", true);
        button->hide();
    }
    m_close->setProperty("small", true);
    m_close->setProperty("flat", true);
    m_close->setIcon(kit::icon(u"close"_s));
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setToolTip(m_close->accessibleName());
    connect(m_action, &QPushButton::clicked, this, &MessageBar::actionTriggered);
    connect(m_other, &QPushButton::clicked, this, &MessageBar::otherTriggered);
    connect(m_close, &QPushButton::clicked, this, [this] {
        clear();
        Q_EMIT closed();
    });
    hide();
}

void MessageBar::say(Tone tone, const QString& sentence, const QString& action, bool closable, const QString& other)
{
    m_tone = tone;
    m_icon->setIcon(iconName(tone), roleOf(tone));
    if (m_text->text() != sentence) m_text->setText(sentence);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_other->setText(other);
    m_other->setVisible(!other.isEmpty());
    m_close->setVisible(closable);
    show();
    update();
}

void MessageBar::clear()
{
    m_text->clear();
    hide();
}

QString MessageBar::sentence() const
{
    return m_text->text();
}

void MessageBar::paintEvent(QPaintEvent*)
{
    const Tokens& set = tokens(palette());
    QPainter painter(this);
    painter.fillRect(rect(), m_tone == Tone::Neutral ? set.rail : soft(set, m_tone));
    painter.setPen(set.line);
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
}

} // namespace regulars::kit
