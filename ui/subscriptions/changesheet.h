// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/subscriptions/change.h"
#include "ui/subscriptions/quotedsheet.h"

class QComboBox;
namespace regulars::kit {
class FilterChips;
}

namespace regulars::subscriptions {

/// What the sheets that change a price or a quantity share: which item, and when the difference is charged.
class ChangeSheet : public QuotedSheet {
    Q_OBJECT
public:
    /// What Stripe says about a change (quoteChange).
    using AskQuote = std::function<QFuture<Result<Quote>>(const ChangeDraft&, const SubscriptionBasis&)>;
    /// Leads to the refund of a customer's credit balance.
    using GiveBack = std::function<void(const CustomerId&)>;
    ChangeSheet(QWidget* window, QSize largest, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform,
                words::Style style, std::function<Instant()> now, AskQuote askQuote, GiveBack giveBack);
    void showSubscription(const SubscriptionId& id);

protected:
    /// Adds what both have below what only one has. Call it once, in the constructor.
    void buildRest();
    /// The item that is changed; empty where there is none.
    SubscriptionItemId item() const;
    /// What a person has entered stays after it was read again; on first opening, what stands in the fields.
    virtual void fill(bool first) = 0;
    /// Puts what stands in the fields into the draft; false where it can not be read (and says so itself).
    virtual bool read(ChangeDraft& draft) const = 0;
    /// "Change plan"; with an amount that is charged at once, "Change plan and charge €45.00".
    virtual QString deedLabel(const Money& due) const = 0;
    /// Says problems of its own fields; returns what is left to say.
    virtual QList<payments::Problem> tell(const QList<payments::Problem>& problems) = 0;
    virtual QString title() const = 0;
    /// The field that has the focus first.
    virtual QWidget* first() const = 0;

private:
    void present(bool first) override;
    void offerItems();
    ChangeDraft draft() const;
    QString question() const override;
    void ask(quint64 number) override;
    void drop() override { m_quote.reset(); }
    void show() override;
    Result<Plan> plan() const override;
    kit::FollowUp followUp() const override;

    const AskQuote m_askQuote;
    const GiveBack m_giveBack;
    std::optional<Quote> m_quote;
    QComboBox* m_item = nullptr;
    QLabel* m_itemName = nullptr;
    kit::FilterChips* m_charge = nullptr;
};

} // namespace regulars::subscriptions
