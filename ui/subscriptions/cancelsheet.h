// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/subscriptions/cancellation.h"
#include "ui/subscriptions/subscriptionsheet.h"

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLineEdit;

namespace regulars::kit {
class FilterChips;
}

namespace regulars::subscriptions {

/// Ends a subscription: with the period that is paid for, on a day, or at once. One that is going to end already can only
/// be ended at once here; RecoverSheet lets it go on.
class CancelSheet final : public SubscriptionSheet {
    Q_OBJECT
public:
    /// What Stripe says that ending it now is worth (quoteCancellation).
    using AskQuote = std::function<QFuture<Result<InvoicePreview>>(const SubscriptionId&)>;
    CancelSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform, words::Style style,
                std::function<Instant()> now, AskQuote askQuote);
    void showSubscription(const SubscriptionId& id);

private:
    void build();
    QWidget* buildEarly();
    void present(bool first) override;
    void look();
    void ask();
    CancellationDraft draft() const;
    Result<Plan> plan() const override;

    const AskQuote m_askQuote;
    std::optional<InvoicePreview> m_quote;
    bool m_isAsked = false;
    quint64 m_question = 0;
    QCheckBox* m_keep = nullptr;
    QWidget *m_early = nullptr, *m_day = nullptr;
    kit::FilterChips *m_when = nullptr, *m_unused = nullptr;
    QDateEdit* m_date = nullptr;
    QLabel *m_dateProblem = nullptr, *m_problem = nullptr;
    QComboBox* m_feedback = nullptr;
    QLineEdit* m_comment = nullptr;
};

/// Lets a subscription that is going to end go on.
class RecoverSheet final : public SubscriptionSheet {
    Q_OBJECT
public:
    RecoverSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform, words::Style style,
                 std::function<Instant()> now);
    void showSubscription(const SubscriptionId& id);

private:
    void present(bool first) override;
    Result<Plan> plan() const override;
    QLineEdit* m_note = nullptr;
    QLabel* m_problem = nullptr;
};

} // namespace regulars::subscriptions
