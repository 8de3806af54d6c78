// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/producttransactionsmodel.h"

#include "core/payments/transaction.h"
#include "ui/kit/blocktablemodel.h"
#include "ui/kit/statetone.h"

namespace regulars::customers {

using namespace Qt::StringLiterals;

namespace {

int alignmentOf(int column)
{
    const bool right = column == ProductTransactionsModel::Amount || column == ProductTransactionsModel::Refunded;
    return int(Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft));
}

} // namespace

ProductTransactionsModel::ProductTransactionsModel(words::Style style, QObject* parent)
    : QAbstractTableModel(parent)
    , m_style(std::move(style))
{
}

void ProductTransactionsModel::setTransactions(QList<store::PaymentRow> transactions)
{
    if (transactions == m_rows) return; // keeps the current row of somebody who stands in it
    beginResetModel();
    m_rows = std::move(transactions);
    endResetModel();
}

int ProductTransactionsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ProductTransactionsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ProductTransactionsModel::title(int column)
{
    switch (column) {
    case Date: return tr("Date");
    case Status: return tr("Status");
    case Method: return tr("Method");
    case Amount: return tr("Amount");
    case Refunded: return tr("Refunded");
    case Details: return tr("Details");
    case Refund: return tr("Refund");
    default: return {};
    }
}

QString ProductTransactionsModel::text(const store::PaymentRow& row, int column) const
{
    switch (column) {
    case Date: return words::date(row.created, m_style);
    case Status: return words::paymentState(row.status, row.declineReason);
    case Method: return words::method(row.method);
    case Amount: return words::money(row.amount, m_style.locale);
    case Refunded: return row.refunded.isZero() ? u"—"_s : words::money(row.refunded, m_style.locale);
    case Details: return tr("Details");
    case Refund: return payments::mayBeRefunded(row) ? tr("Refund…") : QString();
    default: return {};
    }
}

QVariant ProductTransactionsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const store::PaymentRow& row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(row, index.column());
    case Qt::AccessibleTextRole: return u"%1: %2"_s.arg(title(index.column()), text(row, index.column()));
    case Qt::TextAlignmentRole: return alignmentOf(index.column());
    case kit::ToneRole: return index.column() == Status ? QVariant(int(kit::paymentTone(row.status))) : QVariant();
    case kit::MutedRole: return index.column() == Refunded && row.refunded.isZero();
    default: return {};
    }
}

QVariant ProductTransactionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::DisplayRole) return title(section);
    if (role == Qt::TextAlignmentRole) return alignmentOf(section);
    return {};
}

} // namespace regulars::customers
