// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/balanceentry.h"
#include "core/words/words.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QHash>

namespace regulars::balance {

/// The ledger of a credit balance as a table, newest first. Amounts as the studio says them: what the
/// customer has is positive.
class HistoryModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Date, Cause, Amount, After, InvoiceNumber, ColumnCount };
    explicit HistoryModel(words::Style style, QObject* parent = nullptr);
    /// `numbers`: of the invoices that are known here; the others show their id.
    void setEntries(QList<BalanceEntry> entries, QHash<InvoiceId, QString> numbers);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const BalanceEntry& entry, int column) const;
    const words::Style m_style;
    QList<BalanceEntry> m_entries;
    QHash<InvoiceId, QString> m_numbers;
};

} // namespace regulars::balance
