// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/payments/transactiontablemodel.h"

#include "ui/kit/linkdelegate.h"
#include "ui/kit/statetone.h"

namespace regulars::payments {

using namespace Qt::StringLiterals;

namespace {

int alignmentOf(TransactionColumn column)
{
    return int(Qt::AlignVCenter | (TransactionColumns::isMoney(column) ? Qt::AlignRight : Qt::AlignLeft));
}

} // namespace

TransactionTableModel::TransactionTableModel(Loader loader, words::Style style, QObject* parent)
    : BlockTableModel(std::move(loader), parent)
    , m_style(std::move(style))
{
}

void TransactionTableModel::setStyle(words::Style style)
{
    m_style = std::move(style);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int TransactionTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : TransactionColumns::count;
}

QVariant TransactionTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= TransactionColumns::count) return {};
    if (role == Qt::DisplayRole) return TransactionColumns::title(TransactionColumns::at(section));
    if (role == Qt::TextAlignmentRole) return alignmentOf(TransactionColumns::at(section));
    if (role == Qt::InitialSortOrderRole) return int(Qt::DescendingOrder); // the newest and the largest
    return {};
}

QString TransactionTableModel::spoken(const store::PaymentRow& row, TransactionColumn column) const
{
    QString text = TransactionColumns::text(row, column, m_style);
    if (column == TransactionColumn::Date) text += u", "_s + TransactionColumns::time(row, m_style);
    if (const QString remark = TransactionColumns::remark(row);
        column == TransactionColumn::Customer && !remark.isEmpty())
        text += u", "_s + remark;
    return u"%1: %2"_s.arg(TransactionColumns::title(column), text);
}

QVariant TransactionTableModel::cell(const store::PaymentRow& row, int column, int role) const
{
    const TransactionColumn what = TransactionColumns::at(column);
    switch (role) {
    case Qt::DisplayRole: return TransactionColumns::text(row, what, m_style);
    case Qt::ToolTipRole:
        if (what == TransactionColumn::Details || what == TransactionColumn::Refund) return {};
        return TransactionColumns::text(row, what, m_style);
    case Qt::AccessibleTextRole: return spoken(row, what);
    case Qt::TextAlignmentRole: return alignmentOf(what);
    case kit::SubtitleRole:
        if (what == TransactionColumn::Date) return TransactionColumns::time(row, m_style);
        return what == TransactionColumn::Customer ? TransactionColumns::remark(row) : QString();
    case kit::ToneRole:
        if (what != TransactionColumn::Status) return {};
        return int(kit::paymentTone(row.status));
    case kit::MutedRole: return what == TransactionColumn::Refunded && row.refunded.isZero();
    case kit::LinkDelegate::LinkRole:
        return what == TransactionColumn::Email && !row.customerEmail.isEmpty() && !profileBehind(row).isEmpty();
    default: return {};
    }
}

} // namespace regulars::payments
