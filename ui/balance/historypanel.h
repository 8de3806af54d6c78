// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/balance/historymodel.h"
#include "ui/kit/workers.h"

#include <QtWidgets/QWidget>

namespace regulars::kit {
class StatePanel;
}

namespace regulars::balance {

/// What moved a customer's credit balance. Stripe alone keeps that (core/balance/history.h), so each look
/// asks it.
class HistoryPanel final : public QWidget {
    Q_OBJECT
public:
    /// Asks Stripe for the ledger, newest first.
    using Load = std::function<QFuture<Result<QList<BalanceEntry>>>(const CustomerId&)>;
    /// `workers` must outlive the panel.
    HistoryPanel(const kit::StoreWorkers& workers, Load load, words::Style style, QWidget* parent = nullptr);
    void showCustomer(const CustomerId& id);
    /// Asks again; what is shown stays until the answer is here.
    void reload();

private:
    void takeEntries(const QList<BalanceEntry>& entries);
    void present(const QList<BalanceEntry>& entries, const QHash<InvoiceId, QString>& numbers);

    const kit::StoreWorkers& m_workers;
    const Load m_load;
    HistoryModel m_model;
    kit::StatePanel* m_states;
    CustomerId m_id;
    quint64 m_number = 0;
    QFuture<Result<QList<BalanceEntry>>> m_running;
};

} // namespace regulars::balance
