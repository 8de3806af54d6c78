// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/subscriptions/subscriptionsheet.h"

class QLineEdit;

namespace regulars::subscriptions {

/// Lets a subscription go on: there is nothing to choose, only a note to leave.
class GoOnSheet : public SubscriptionSheet {
    Q_OBJECT
public:
    /// As SubscriptionSheet.
    GoOnSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform, words::Style style,
              std::function<Instant()> now);
    void showSubscription(const SubscriptionId& id);

protected:
    virtual QString title() const = 0;
    /// What the button says.
    virtual QString label() const = 0;
    virtual QList<words::Fact> facts() const = 0;

private:
    void present(bool first) override;
    QLineEdit* m_note;
    QLabel* m_problem;
};

/// One that is going to end.
class RecoverSheet final : public GoOnSheet {
    Q_OBJECT
public:
    using GoOnSheet::GoOnSheet;

private:
    QString title() const override;
    QString label() const override;
    QList<words::Fact> facts() const override;
    Result<Plan> plan() const override;
};

/// One whose collection pauses.
class ResumeSheet final : public GoOnSheet {
    Q_OBJECT
public:
    using GoOnSheet::GoOnSheet;

private:
    QString title() const override;
    QString label() const override;
    QList<words::Fact> facts() const override;
    Result<Plan> plan() const override;
};

} // namespace regulars::subscriptions
