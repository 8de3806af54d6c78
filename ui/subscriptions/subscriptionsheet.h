// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/subscriptions/basis.h"
#include "ui/kit/actionsheet.h"
#include "ui/kit/storewatch.h"

namespace regulars::subscriptions {

/// What the sheets about one subscription share: they load it and follow the store while they are open.
class SubscriptionSheet : public kit::ActionSheet {
    Q_OBJECT
public:
    /// All references must outlive the sheet, which belongs to the window. `now`: Stripe's clock.
    SubscriptionSheet(QWidget* window, QSize largest, const kit::StoreWorkers& workers, kit::StoreWatch& watch,
                      Perform perform, words::Style style, std::function<Instant()> now);

Q_SIGNALS:
    /// It was opened for somebody: what they have stored is worth reading, which no sync lists.
    void customerShown(const regulars::CustomerId& id);

protected:
    /// Loads a subscription and opens.
    void openOn(const SubscriptionId& id);
    /// Loads what a new one for that customer is decided by (loadNewBasis), and opens.
    void openFor(const CustomerId& id);
    const SubscriptionBasis& basis() const { return *m_basis; }
    bool isLoaded() const { return m_basis.has_value(); }
    Instant now() const { return m_now(); }
    /// "Ada Lovelace · Yoga": whose it is, and for what.
    static QString lineOf(const SubscriptionBasis& basis);
    /// It came, for the first time since the sheet was opened or again.
    virtual void present(bool first) = 0;
    void reload() override;

private:
    using Answer = Result<std::optional<SubscriptionBasis>>;
    void follow(const store::Changes& changes);
    void take(const Answer& answer);

    const kit::StoreWorkers& m_workers;
    const std::function<Instant()> m_now;
    void start();
    SubscriptionId m_id;
    CustomerId m_customer; ///< who gets a new one; empty: there is one
    std::optional<SubscriptionBasis> m_basis;
    quint64 m_number = 0;
};

} // namespace regulars::subscriptions
