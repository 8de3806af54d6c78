// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/subscriptions/wholepause.h"
#include "ui/subscriptions/quotedsheet.h"

namespace regulars::kit {
class FilterChips;
}

namespace regulars::subscriptions {

/// Pauses a subscription as a whole; PauseSheet charges nobody and leaves the access.
class WholePauseSheet final : public QuotedSheet {
    Q_OBJECT
public:
    /// What Stripe says about it (quoteWholePause).
    using AskQuote = std::function<QFuture<Result<Quote>>(const SubscriptionBasis&)>;
    /// Opens the wizard that refunds a credit balance.
    using GiveBack = std::function<void(const CustomerId&)>;
    WholePauseSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform, words::Style style,
                    std::function<Instant()> now, AskQuote askQuote, GiveBack giveBack);
    void showSubscription(const SubscriptionId& id);

private:
    void present(bool first) override;
    WholePauseDraft draft() const;
    QString question() const override;
    void ask(quint64 number) override;
    void drop() override { m_quote.reset(); }
    void show() override;
    Result<Plan> plan() const override { return planWholePause(draft(), basis(), m_quote); }
    kit::FollowUp followUp() const override;

    const AskQuote m_askQuote;
    const GiveBack m_giveBack;
    std::optional<Quote> m_quote;
    kit::FilterChips* m_unused;
};

/// Lets a subscription go on that pauses as a whole.
class WholeResumptionSheet final : public QuotedSheet {
    Q_OBJECT
public:
    /// What Stripe says about it (quoteWholeResumption).
    using AskQuote = std::function<QFuture<Result<Quote>>(const WholeResumptionDraft&, const SubscriptionBasis&)>;
    WholeResumptionSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform,
                         words::Style style, std::function<Instant()> now, AskQuote askQuote);
    void showSubscription(const SubscriptionId& id);

private:
    void present(bool first) override;
    WholeResumptionDraft draft() const;
    QString question() const override;
    void ask(quint64 number) override;
    void drop() override { m_quote.reset(); }
    void show() override;
    Result<Plan> plan() const override { return planWholeResumption(draft(), basis(), *m_quote); }

    const AskQuote m_askQuote;
    std::optional<Quote> m_quote;
    kit::FilterChips* m_period;
};

} // namespace regulars::subscriptions
