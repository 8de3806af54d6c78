// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/subscriptions/collection.h"
#include "ui/subscriptions/subscriptionsheet.h"

class QCheckBox;
class QComboBox;
namespace regulars::kit {
class FilterChips;
}

namespace regulars::subscriptions {

/// An invoice that was not paid: tried again, paid another way, written off; or its page, to be opened, copied or mailed.
class CollectSheet final : public SubscriptionSheet {
    Q_OBJECT
public:
    /// As SubscriptionSheet.
    CollectSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform, words::Style style,
                 std::function<Instant()> now);
    void showSubscription(const SubscriptionId& id);

private:
    void build();
    QWidget* buildPage();
    void present(bool first) override;
    void offer(bool first);
    void look();
    CollectionDraft draft() const;
    Result<Plan> plan() const override { return planCollection(draft(), basis()); }

    QComboBox *m_invoice = nullptr, *m_method = nullptr;
    QLabel *m_invoiceName = nullptr, *m_methodName = nullptr, *m_problem = nullptr;
    kit::FilterChips* m_how = nullptr;
    QCheckBox* m_risk = nullptr;
    QWidget* m_page = nullptr;
    QString m_address, m_mail; ///< of the invoice's page, and of a mail about it
};

} // namespace regulars::subscriptions
