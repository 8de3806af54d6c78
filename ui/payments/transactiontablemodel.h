// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/kit/blocktablemodel.h"
#include "ui/payments/transactioncolumns.h"

namespace regulars::payments {

/// The transactions of a search as a table, newest first; rows come in blocks when they are looked at.
class TransactionTableModel final : public kit::BlockTableModel<store::PaymentRow> {
public:
    TransactionTableModel(Loader loader, words::Style style, QObject* parent = nullptr);
    /// Writes dates and figures another way from now on.
    void setStyle(words::Style style);
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    QVariant cell(const store::PaymentRow& row, int column, int role) const override;

private:
    QString spoken(const store::PaymentRow& row, TransactionColumn column) const;
    words::Style m_style;
};

} // namespace regulars::payments
