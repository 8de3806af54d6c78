// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/subscriptions/cancellation.h"
#include "ui/subscriptions/quotedsheet.h"

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLineEdit;

namespace regulars::kit {
class FilterChips;
}

namespace regulars::subscriptions {

/// Ends a subscription: with the period that is paid for, on a day, or at once. One that is going to end already can only
/// be ended at once here; RecoverSheet lets it go on. What unused time is worth goes to the credit balance, and from there by the
/// wizard back to the cards where that is chosen.
class CancelSheet final : public QuotedSheet {
    Q_OBJECT
public:
    /// What Stripe says about it (quoteCancellation).
    using AskQuote = std::function<QFuture<Result<Quote>>(const CancellationDraft&, const SubscriptionBasis&)>;
    /// Opens the wizard that refunds a credit balance.
    using GiveBack = std::function<void(const CustomerId&)>;
    CancelSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform, words::Style style,
                std::function<Instant()> now, AskQuote askQuote, GiveBack giveBack);
    void showSubscription(const SubscriptionId& id);

private:
    void build();
    QWidget* buildEarly();
    void present(bool first) override;
    QString question() const override;
    void ask(quint64 number) override;
    void drop() override { m_quote.reset(); }
    void show() override;
    CancellationDraft draft() const;
    Result<Plan> plan() const override;
    kit::FollowUp followUp() const override;
    bool isRefund() const;

    const AskQuote m_askQuote;
    const GiveBack m_giveBack;
    std::optional<Quote> m_quote;
    QCheckBox* m_keep = nullptr;
    QWidget *m_early = nullptr, *m_day = nullptr;
    kit::FilterChips *m_when = nullptr, *m_unused = nullptr;
    QDateEdit* m_date = nullptr;
    QLabel* m_dateProblem = nullptr;
    QComboBox* m_feedback = nullptr;
    QLineEdit* m_comment = nullptr;
};

} // namespace regulars::subscriptions
