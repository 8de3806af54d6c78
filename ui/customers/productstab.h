// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/customers/profile.h"
#include "core/subscriptions/deeds.h"
#include "core/words/words.h"
#include "ui/kit/tabpage.h"
#include "ui/kit/workers.h"

class QLabel;

namespace regulars::customers {

class ProductCard;
class ProductSheet;

/// Tab Products: subscriptions and one-time purchases as groups that open.
class ProductsTab final : public kit::TabPage {
    Q_OBJECT
public:
    /// Details of a product open over `window`.
    ProductsTab(words::Style style, const kit::StoreWorkers& workers, QWidget* window, QWidget* parent = nullptr);
    /// `fresh`: another customer than before, the first product is opened; else what was open stays so.
    void present(const Profile& profile, bool fresh);

Q_SIGNALS:
    void transactionRequested(const regulars::PaymentId& id);
    void refundRequested(const regulars::PaymentId& id);
    void deedRequested(regulars::subscriptions::Deed deed, const regulars::SubscriptionId& id);
    void subscriptionRequested(const regulars::SubscriptionId& id);

private:
    ProductCard* addCard();
    words::Style m_style;
    const kit::StoreWorkers& m_workers;
    QWidget* m_window;
    QLabel* m_nothing;
    QList<ProductCard*> m_cards;
    ProductSheet* m_sheet = nullptr;
};

} // namespace regulars::customers
