// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/statepanel.h"

#include "ui/kit/iconlabel.h"
#include "ui/kit/paint.h"

#include <QtCore/QTimer>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace regulars::kit {

using namespace Qt::StringLiterals;

StatePanel::StatePanel(QWidget* content, QWidget* parent)
    : QStackedWidget(parent)
    , m_content(content)
    , m_message(new QWidget(this))
    , m_icon(new IconLabel(32))
    , m_title(new QLabel)
    , m_hint(new QLabel)
    , m_button(new QPushButton)
{
    auto* layout = new QVBoxLayout(m_message);
    layout->setSpacing(Grid);
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    for (QLabel* label : {m_title, m_hint}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    m_title->setFont(semibold(font()));
    m_title->setObjectName(u"stateTitle"_s);
    m_hint->setProperty("muted", true);
    m_button->setObjectName(u"stateButton"_s);
    layout->addSpacing(Grid);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_state == State::Error) Q_EMIT retried();
        else Q_EMIT actionTriggered();
    });
    addWidget(m_content);
    addWidget(m_message);
    showLoading();
}

void StatePanel::showMessage(State state, const QString& icon, const QString& title, const QString& hint,
                             const QString& action)
{
    m_state = state;
    m_icon->setVisible(!icon.isEmpty());
    m_icon->setIcon(icon, TokenRole::Muted);
    m_title->setText(title);
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    m_button->setText(action);
    m_button->setVisible(!action.isEmpty());
    setCurrentWidget(m_message);
}

void StatePanel::showLoading()
{
    m_state = State::Loading;
    // Most answers are here within a blink: until then what was shown stays.
    QTimer::singleShot(std::chrono::milliseconds(250), this, [this] {
        if (m_state == State::Loading) showMessage(State::Loading, {}, tr("Loading…"), {}, {});
    });
}

void StatePanel::showContent()
{
    m_state = State::Content;
    setCurrentWidget(m_content);
}

void StatePanel::showEmpty(const QString& title, const QString& hint, const QString& action)
{
    showMessage(State::Empty, u"search"_s, title, hint, action);
}

void StatePanel::showError(const QString& sentence)
{
    showMessage(State::Error, u"warning"_s, sentence, {}, tr("Try again"));
}

} // namespace regulars::kit
