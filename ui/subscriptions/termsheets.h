// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/subscriptions/billingday.h"
#include "core/subscriptions/discounting.h"
#include "core/subscriptions/pause.h"
#include "ui/subscriptions/quotedsheet.h"

class QCheckBox;
class QDateEdit;
class QLineEdit;
class QVBoxLayout;

namespace regulars::kit {
class FilterChips;
}

namespace regulars::subscriptions {

/// Ends a trial or moves its end; of others, begins the period anew today or on another day.
class BillingDaySheet final : public QuotedSheet {
    Q_OBJECT
public:
    /// What Stripe says about it (quoteBillingDay).
    using AskQuote = std::function<QFuture<Result<Quote>>(const BillingDayDraft&, const SubscriptionBasis&)>;
    BillingDaySheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform, words::Style style,
                    std::function<Instant()> now, AskQuote askQuote);
    void showSubscription(const SubscriptionId& id);

private:
    void present(bool first) override;
    BillingDayDraft draft() const;
    QString question() const override;
    void ask(quint64 number) override;
    void drop() override { m_quote.reset(); }
    void show() override;
    Result<Plan> plan() const override { return planBillingDay(draft(), basis(), *m_quote); }

    const AskQuote m_askQuote;
    std::optional<Quote> m_quote;
    kit::FilterChips *m_when, *m_trial, *m_unused;
    QWidget *m_day, *m_unusedField;
    QDateEdit* m_date;
    QLabel* m_dateProblem;
};

/// Charges nobody for a while.
class PauseSheet final : public SubscriptionSheet {
    Q_OBJECT
public:
    /// As SubscriptionSheet.
    PauseSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform, words::Style style,
               std::function<Instant()> now);
    void showSubscription(const SubscriptionId& id);

private:
    void present(bool first) override;
    void look();
    PauseDraft draft() const;
    Result<Plan> plan() const override { return planPause(draft(), basis()); }

    kit::FilterChips* m_behavior;
    QCheckBox* m_hasEnd;
    QDateEdit* m_date;
    QLabel *m_dateProblem, *m_problem;
};

/// Discounts that it has, each with a tick to take away, and a code for another one.
class DiscountSheet final : public QuotedSheet {
    Q_OBJECT
public:
    /// What Stripe says about it (quoteDiscounts).
    using AskQuote = std::function<QFuture<Result<DiscountQuote>>(const DiscountDraft&, const SubscriptionBasis&)>;
    DiscountSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform, words::Style style,
                  std::function<Instant()> now, AskQuote askQuote);
    void showSubscription(const SubscriptionId& id);

private:
    void present(bool first) override;
    void offer(const SubscriptionTerms& terms);
    DiscountDraft draft() const;
    QString question() const override;
    void ask(quint64 number) override;
    void drop() override { m_quote.reset(); }
    void show() override;
    Result<Plan> plan() const override { return planDiscounts(draft(), basis(), *m_quote); }

    const AskQuote m_askQuote;
    std::optional<DiscountQuote> m_quote;
    QLabel* m_none;
    QVBoxLayout* m_present;
    QList<QCheckBox*> m_kept; ///< one for each discount, called by its id
    QLineEdit* m_code;
    QLabel* m_codeProblem;
};

} // namespace regulars::subscriptions
