// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/subscriptions/deeds.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

class QAction;

namespace regulars::subscriptions {

/// All that can be done to a subscription, as actions for menus, buttons and the palette: named and enabled for the one in
/// view. An opened one goes before the one that is chosen in a list.
class SubscriptionActions final : public QObject {
    Q_OBJECT
public:
    explicit SubscriptionActions(QObject* parent = nullptr);
    QList<QAction*> all() const; ///< in the order in which they are offered
    QAction* of(Deed deed) const { return m_actions.value(deed); }

    /// Null: none is. What is passed is copied.
    void setOpened(const SubscriptionBasis* basis);
    void setChosen(const SubscriptionBasis* basis);

Q_SIGNALS:
    void deedRequested(regulars::subscriptions::Deed deed, const regulars::SubscriptionId& id);

private:
    void present();
    QHash<Deed, QAction*> m_actions;
    std::optional<SubscriptionBasis> m_opened, m_chosen;
};

} // namespace regulars::subscriptions
