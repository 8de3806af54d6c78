// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/subscriptions/changesheet.h"

class QSpinBox;

namespace regulars::subscriptions {

class PricePicker;

/// Moves a subscription to another of the account's prices, or to another number of pieces.
class PlanSheet final : public ChangeSheet {
    Q_OBJECT
public:
    /// As ChangeSheet.
    PlanSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform, words::Style style,
              std::function<Instant()> now, AskQuote askQuote, GiveBack giveBack);

private:
    void fill(bool first) override;
    bool read(ChangeDraft& draft) const override;
    QString deedLabel(const Money& due) const override;
    QList<payments::Problem> tell(const QList<payments::Problem>& problems) override;
    QString title() const override { return tr("Change plan"); }
    QWidget* first() const override;

    PricePicker* m_prices;
    QSpinBox* m_quantity;
};

/// Another amount for the same product and cycle.
class PriceSheet final : public ChangeSheet {
    Q_OBJECT
public:
    /// As ChangeSheet.
    PriceSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform, words::Style style,
               std::function<Instant()> now, AskQuote askQuote, GiveBack giveBack);

private:
    void fill(bool first) override;
    bool read(ChangeDraft& draft) const override;
    QString deedLabel(const Money& due) const override;
    QList<payments::Problem> tell(const QList<payments::Problem>& problems) override;
    QString title() const override { return tr("Edit price"); }
    QWidget* first() const override;

    QLineEdit* m_amount;
    QLabel *m_amountProblem, *m_every;
};

} // namespace regulars::subscriptions
