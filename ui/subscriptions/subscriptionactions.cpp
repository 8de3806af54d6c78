// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/subscriptions/subscriptionactions.h"

#include "core/words/subscriptions.h"

#include <QtGui/QAction>

namespace regulars::subscriptions {

namespace {

std::optional<SubscriptionBasis> copyOf(const SubscriptionBasis* basis)
{
    return basis ? std::optional(*basis) : std::nullopt;
}

} // namespace

SubscriptionActions::SubscriptionActions(QObject* parent)
    : QObject(parent)
{
    for (const Deed deed : allDeeds()) {
        auto* action = new QAction(this);
        m_actions.insert(deed, action);
        connect(action, &QAction::triggered, this, [this, deed] {
            Q_EMIT deedRequested(deed, (m_opened ? m_opened : m_chosen)->subscription.id);
        });
    }
    present();
}

QList<QAction*> SubscriptionActions::all() const
{
    QList<QAction*> actions;
    for (const Deed deed : allDeeds()) actions << m_actions[deed];
    return actions;
}

void SubscriptionActions::setOpened(const SubscriptionBasis* basis)
{
    m_opened = copyOf(basis);
    present();
}

void SubscriptionActions::setChosen(const SubscriptionBasis* basis)
{
    m_chosen = copyOf(basis);
    present();
}

void SubscriptionActions::present()
{
    const std::optional<SubscriptionBasis>& subject = m_opened ? m_opened : m_chosen;
    const QList<Deed> deeds = subject ? deedsOf(*subject) : QList<Deed>();
    for (const Deed deed : allDeeds()) {
        m_actions[deed]->setText(words::deed(deed, subject ? subject->subscription : Subscription()));
        m_actions[deed]->setEnabled(deeds.contains(deed));
    }
}

} // namespace regulars::subscriptions
