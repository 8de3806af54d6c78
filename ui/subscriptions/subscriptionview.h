// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/payments/transaction.h"
#include "core/subscriptions/deeds.h"
#include "core/subscriptions/terms.h"
#include "core/words/words.h"
#include "ui/kit/sheet.h"
#include "ui/kit/storewatch.h"

#include <QtCore/QFuture>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace regulars::kit {
class Badge;
class Card;
class KeyValueGrid;
class StatePanel;
} // namespace regulars::kit

namespace regulars::subscriptions {

class SubscriptionActions;

/// All that is known about one subscription, over the window: its facts, what is due next by Stripe's own preview, its
/// invoices, and all that can be done about it. Follows the store while it is open, and tells the actions what it shows.
class SubscriptionView final : public kit::Sheet {
    Q_OBJECT
public:
    /// What only Stripe knows (askTerms).
    using AskTerms = std::function<QFuture<Result<SubscriptionTerms>>(const SubscriptionId&)>;
    /// All references must outlive the view, which belongs to the window. `now`: Stripe's clock.
    SubscriptionView(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, SubscriptionActions& actions,
                     words::Style style, std::function<Instant()> now, AskTerms askTerms);
    /// Loads a subscription and opens.
    void showSubscription(const SubscriptionId& id);
    /// Reads all of it again while it is open: what only Stripe knows has no notice of its own.
    void refresh();

Q_SIGNALS:
    /// The person wants to see whose it is; the view has closed.
    void profileRequested(const regulars::CustomerId& id);
    /// It was opened on one of theirs: what they have stored is worth reading, which no sync lists.
    void customerShown(const regulars::CustomerId& id);

private:
    struct Loaded {
        SubscriptionBasis basis;
        std::optional<payments::TransactionDetails> last; ///< the newest payment that succeeded
    };
    using Answer = Result<std::optional<Loaded>>;
    static Answer load(store::Database& database, const SubscriptionId& id, Instant now);
    void build();
    QLayout* buildHeader();
    void reload();
    void follow(const store::Changes& changes);
    void take(const Answer& answer);
    void ask();
    void present();
    void presentDeeds();

    const kit::StoreWorkers& m_workers;
    SubscriptionActions& m_actions;
    const words::Style m_style;
    const std::function<Instant()> m_now;
    const AskTerms m_askTerms;
    SubscriptionId m_id;
    std::optional<SubscriptionBasis> m_basis;
    std::optional<payments::TransactionDetails> m_lastPayment;
    std::optional<SubscriptionTerms> m_terms;
    bool m_isStale = true; ///< what Stripe said may be over
    quint64 m_number = 0, m_question = 0;
    QLabel *m_title = nullptr, *m_line = nullptr, *m_asking = nullptr;
    kit::Badge* m_badge = nullptr;
    QPushButton* m_profile = nullptr;
    QVBoxLayout* m_deeds = nullptr;
    kit::KeyValueGrid *m_facts = nullptr, *m_last = nullptr, *m_invoices = nullptr;
    kit::Card *m_lastCard = nullptr, *m_invoiceCard = nullptr;
    kit::StatePanel* m_states = nullptr;
};

} // namespace regulars::subscriptions
