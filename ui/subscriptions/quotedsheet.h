// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/subscriptions/quote.h"
#include "ui/subscriptions/subscriptionsheet.h"

#include <QtCore/QTimer>

class QCheckBox;
class QPushButton;

namespace regulars::subscriptions {

/// A sheet with Stripe's own preview of what stands in its fields, asked for whenever something else was entered. Nothing can be
/// sent before Stripe has shown what it costs.
class QuotedSheet : public SubscriptionSheet {
    Q_OBJECT
public:
    /// As SubscriptionSheet.
    QuotedSheet(QWidget* window, QSize largest, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform,
                words::Style style, std::function<Instant()> now);

protected:
    /// Adds the tick for a risk, what is said when Stripe can not be asked, and the problem of no field in particular. Call it
    /// once.
    void addProblem();
    /// Another subscription: nothing was asked yet, no risk accepted.
    void forget();
    /// Something was entered, or read again.
    void look();
    /// What stands in the fields, in a text that changes with it; empty: nothing that can be asked about.
    virtual QString question() const = 0;
    /// Asks Stripe, and tells answered() with the same number.
    virtual void ask(quint64 number) = 0;
    /// Forgets the answer to another question.
    virtual void drop() = 0;
    /// Shows the consequence of what stands there, with the answer if there is one.
    virtual void show() = 0;
    /// Whether an answer to that question is still wanted.
    bool isWanted(quint64 number) const { return number == m_number && isOpen(); }
    void answered(const std::optional<Error>& error);
    /// Says a problem, or why Stripe could not be asked.
    void sayProblem(const QString& sentence);
    /// What the button says of a deed, and what it charges.
    QString labelOf(const QString& deed, const Money& due) const;
    /// A line for the consequence while Stripe is asked.
    QList<words::Fact> whileAsked() const;
    /// Shows the tick that accepts what is warned of, or hides it.
    void showRisk(bool isRisk);
    bool isRiskAccepted() const;

private:
    void askNow();
    void forgetQuestion();

    QTimer m_soon;
    QString m_asked, m_failure;
    std::optional<SubscriptionBasis> m_askedOf;
    bool m_isAsking = false;
    quint64 m_number = 0;
    QLabel* m_problem = nullptr;
    QPushButton* m_again = nullptr;
    QCheckBox* m_risk = nullptr;
};

} // namespace regulars::subscriptions
