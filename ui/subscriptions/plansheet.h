// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/subscriptions/changesheet.h"

class QListView;
class QSpinBox;

namespace regulars::subscriptions {

class PriceListModel;

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
    bool eventFilter(QObject* watched, QEvent* event) override;
    void searchPrices(const QString& words);
    void choose(const PriceId& id);

    PriceListModel* m_prices;
    QLineEdit* m_search;
    QListView* m_list;
    QSpinBox* m_quantity;
    PriceId m_chosen;
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
