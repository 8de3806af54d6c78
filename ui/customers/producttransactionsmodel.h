// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/customers/profile.h"
#include "core/words/words.h"

#include <QtCore/QAbstractTableModel>

namespace regulars::customers {

/// The transactions of one product of one customer, newest first. They are few, and here already.
class ProductTransactionsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Date, Status, Method, Amount, Refunded, Details, Refund, ColumnCount };
    explicit ProductTransactionsModel(words::Style style, QObject* parent = nullptr);
    void setTransactions(QList<store::PaymentRow> transactions);
    const store::PaymentRow& at(int row) const { return m_rows.at(row); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    static QString title(int column);
    QString text(const store::PaymentRow& row, int column) const;
    words::Style m_style;
    QList<store::PaymentRow> m_rows;
};

} // namespace regulars::customers
