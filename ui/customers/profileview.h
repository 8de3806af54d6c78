// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/customers/profile.h"
#include "core/subscriptions/deeds.h"
#include "core/payments/transaction.h"
#include "ui/kit/sheet.h"
#include "ui/kit/storewatch.h"

#include "core/words/words.h"

class QTabWidget;

namespace regulars::kit {
class MessageBar;
class StatePanel;
} // namespace regulars::kit

namespace regulars::customers {

class DetailsTab;
class InfoTab;
class ProductsTab;
class ProfileHeader;
class StatsTab;

/// One customer, over the page: header and the tabs Details, Stats, Info and Products. Follows the store while it
/// is open. Alt+Up and Alt+Down ask for the neighbours, Ctrl+Tab goes through the tabs, Esc closes. What can be done for the
/// customer stands in its actions(), enabled while one is shown.
class ProfileView final : public kit::Sheet {
    Q_OBJECT
public:
    /// `now` by Stripe's clock. All references must outlive the view, which belongs to the window.
    ProfileView(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, words::Style style,
                std::function<Instant()> now);
    /// Builds a tab, one a call, so that nobody has to wait for all of them at once; false when they are there.
    bool prepare();
    /// Loads a customer and opens; the tab stays where it was.
    void showCustomer(const CustomerId& id);
    /// Whether the customer stands in a list with neighbours to step to. Shows or hides the two buttons.
    void setStepping(bool possible);
    const CustomerId& customer() const { return m_id; }

Q_SIGNALS:
    /// The neighbour in the list: 1 next, -1 previous.
    void stepRequested(int by);
    void transactionRequested(const regulars::PaymentId& id);
    void refundRequested(const regulars::PaymentId& id);
    /// Something is to be done to a subscription; or the person wants to see all of it.
    void deedRequested(regulars::subscriptions::Deed deed, const regulars::SubscriptionId& id);
    void subscriptionRequested(const regulars::SubscriptionId& id);
    /// The credit balance of the customer shown: to be changed, or refunded.
    void adjustRequested(const regulars::CustomerId& id);
    void giveBackRequested(const regulars::CustomerId& id);
    void subscribeRequested(const regulars::CustomerId& id);
    void blocksRequested(const regulars::CustomerId& id);

private:
    struct Loaded {
        Profile profile;
        std::optional<payments::TransactionDetails> last;
    };
    using Answer = Result<std::optional<Loaded>>;
    static Answer load(store::Database& database, const CustomerId& id, const QTimeZone& zone, Instant now);
    void build();
    void addShortcuts();
    void turnTab(int by);
    void follow(const store::Changes& changes);
    void reload();
    void take(const CustomerId& id, const Answer& answer);
    void present(QWidget* tab);
    void presentNext();
    void showTabs();

    const kit::StoreWorkers& m_workers;
    words::Style m_style;
    std::function<Instant()> m_now;
    CustomerId m_id, m_shown;
    std::optional<Loaded> m_loaded;
    QList<QWidget*> m_outdated;    ///< tabs that do not show yet what was loaded
    QTimer m_next;
    CustomerId m_productsOf;       ///< whose products the tab shows
    quint64 m_number = 0;
    ProfileHeader* m_header = nullptr;
    kit::MessageBar* m_bar = nullptr;
    kit::StatePanel* m_states = nullptr;
    QTabWidget* m_tabs = nullptr;
    DetailsTab* m_details = nullptr;
    StatsTab* m_stats = nullptr;
    InfoTab* m_info = nullptr;
    ProductsTab* m_products = nullptr;
};

} // namespace regulars::customers
