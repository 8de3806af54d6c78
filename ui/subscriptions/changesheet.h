// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/subscriptions/change.h"
#include "ui/subscriptions/subscriptionsheet.h"

#include <QtCore/QTimer>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace regulars::kit {
class FilterChips;
}

namespace regulars::subscriptions {

/// What the sheets that change a price or a quantity share: which item, when the difference is charged, and Stripe's own
/// preview of it, asked for whenever something else was entered. Nothing can be sent before Stripe has shown what it costs.
class ChangeSheet : public SubscriptionSheet {
    Q_OBJECT
public:
    /// What Stripe says about a change (quoteChange).
    using AskQuote = std::function<QFuture<Result<ChangeQuote>>(const ChangeDraft&, const SubscriptionBasis&)>;
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
    /// Something was entered.
    void look();
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
    void ask();
    void take(const Result<ChangeQuote>& quote);
    void show(const ChangePreview& preview, bool isReadable);
    Result<Plan> plan() const override;
    kit::FollowUp followUp() const override;

    const AskQuote m_askQuote;
    const GiveBack m_giveBack;
    QTimer m_soon;
    std::optional<ChangeDraft> m_asked;   ///< what Stripe was asked about last
    std::optional<Subscription> m_askedOf;
    std::optional<ChangeQuote> m_quote;   ///< its answer
    QString m_failure;                    ///< or why there is none
    quint64 m_question = 0;
    QComboBox* m_item = nullptr;
    QLabel *m_itemName = nullptr, *m_problem = nullptr;
    kit::FilterChips* m_charge = nullptr;
    QPushButton* m_again = nullptr;
    QLineEdit* m_note = nullptr;
};

} // namespace regulars::subscriptions
