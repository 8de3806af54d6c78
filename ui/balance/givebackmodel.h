// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/balance/giveback.h"
#include "core/words/words.h"

#include <QtCore/QAbstractTableModel>

namespace regulars::balance {

/// The plan of a refund of a credit balance as a table: a line a charge, newest first, with a tick where it
/// takes something back or could.
class GiveBackModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Charge, Date, Method, Paid, RefundedBefore, RefundNow, CreditLeft, ColumnCount };
    explicit GiveBackModel(words::Style style, QObject* parent = nullptr);
    /// The same charges keep their rows, and the current one stays.
    void setLines(const QList<GiveBackLine>& lines);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    /// Qt::CheckStateRole of the first column: changes nothing itself, but asks for it.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// The person wants that charge to take something back, or not.
    void ticked(const regulars::PaymentId& charge, bool wanted);

private:
    QString text(const GiveBackLine& line, int column) const;
    const words::Style m_style;
    QList<GiveBackLine> m_lines;
};

} // namespace regulars::balance
