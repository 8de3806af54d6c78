// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/balance/paidsubscriptions.h"
#include "core/balance/pendingitems.h"
#include "ui/balance/givebackmodel.h"
#include "ui/kit/actionsheet.h"
#include "ui/kit/storewatch.h"

class QCheckBox;
class QComboBox;
class QPushButton;

namespace regulars::balance {

/// Gives a credit balance back to what it was paid with, newest payment first; which payments is shown below,
/// and each can be left out. Follows the store while it is open.
class GiveBackSheet final : public kit::ActionSheet {
    Q_OBJECT
public:
    /// As loadPendingItems(), on a thread that may wait for the network.
    using AskPending = std::function<QFuture<Result<QList<PendingItem>>>(const CustomerId& customer)>;
    /// All references must outlive the sheet, which belongs to the window. `now`: Stripe's clock.
    GiveBackSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform,
                  words::Style style, std::function<Instant()> now, AskPending ask);
    /// Loads a customer and opens.
    void showCustomer(const CustomerId& id);

private:
    struct Loaded {
        GiveBackBasis basis;
        QList<PaidSubscription> subscriptions;
        bool isBlocked = false;
    };
    using Answer = Result<std::optional<Loaded>>;
    static Answer load(store::Database& database, const CustomerId& id, Instant now);
    void build();
    void buildPending();
    QWidget* buildLines();
    void follow(const store::Changes& changes);
    void take(const Answer& answer);
    void offer(const QList<PaidSubscription>& subscriptions);
    void tick(const PaymentId& charge, bool wanted);
    void askPending();
    void showPending(const QList<PendingItem>& items);
    void invoiceNow();
    void look();
    GiveBackDraft draft() const;
    QString problemOf(const GiveBackPreview& preview) const;
    Result<Plan> plan() const override;
    void reload() override;

    const kit::StoreWorkers& m_workers;
    const std::function<Instant()> m_now;
    const AskPending m_ask;
    QList<PendingItem> m_pending;
    GiveBackModel m_model;
    CustomerId m_id;
    std::optional<GiveBackBasis> m_basis;
    QList<PaymentId> m_unticked;
    quint64 m_number = 0;
    QWidget *m_choice = nullptr, *m_waiting = nullptr;
    QLabel* m_waits = nullptr;
    QPushButton* m_invoice = nullptr;
    QCheckBox* m_charge = nullptr;
    bool m_isBlocked = false;
    QComboBox* m_subscription = nullptr;
    QLabel* m_problem = nullptr;
};

} // namespace regulars::balance
