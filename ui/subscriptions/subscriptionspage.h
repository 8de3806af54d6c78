// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/words/words.h"
#include "ui/kit/listing.h"
#include "ui/kit/listpage.h"
#include "ui/kit/storewatch.h"
#include "ui/subscriptions/subscriptiontablemodel.h"

class QComboBox;

namespace regulars::subscriptions {

class SubscriptionActions;

/// All subscriptions, the current ones until another filter is chosen. A row leads to the details; what can be done to the
/// chosen one stands in the actions and, with the way to the profile, in the menu of its row.
class SubscriptionsPage final : public kit::ListPage {
    Q_OBJECT
public:
    /// All references must outlive the page. The settings keep the columns and the order. `now`: Stripe's clock.
    SubscriptionsPage(const kit::StoreWorkers& workers, kit::StoreWatch& watch, SubscriptionActions& actions, words::Style style,
                      std::function<Instant()> now, QSettings& settings, QWidget* parent = nullptr);
    ~SubscriptionsPage() override;

    /// The studio's calendar became known, or another one: search, order and selection stay.
    void setStyle(words::Style style);

Q_SIGNALS:
    void subscriptionRequested(const regulars::SubscriptionId& id);
    void profileRequested(const regulars::CustomerId& id);

protected:
    void hideEvent(QHideEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    /// The answer to one question, with all that there is to filter by.
    struct Answer {
        store::SubscriptionList list;
        QList<Product> products;
        QList<Recurrence> cycles;
    };
    void buildTable(QSettings& settings);
    kit::SelectionFooter* buildFooter();
    void follow(const store::Changes& changes);
    void take(const Answer& answer, bool live);
    void offerProducts(const QList<Product>& products);
    void offerCycles(const QList<Recurrence>& cycles);
    void choose();
    void showMenu(const QPoint& at);
    void question() override;
    void showNothing() override;
    void open(const QModelIndex& index) override;
    void sortBy(int column, Qt::SortOrder order) override;
    void resetFilters() override;

    const kit::StoreWorkers& m_workers;
    SubscriptionActions& m_actions;
    SubscriptionTableModel& m_model;
    const std::function<Instant()> m_now;
    kit::Listing<Answer> m_listing;
    store::SubscriptionSort m_sort = store::SubscriptionSort::Start;
    bool m_descending = true;
    qint64 m_found = 0; ///< whatever their state
    quint64 m_choice = 0;
    QComboBox *m_products, *m_cycles;
    kit::SelectionFooter* m_footer = nullptr;
};

} // namespace regulars::subscriptions
