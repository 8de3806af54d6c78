// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/subscriptions/subscriptiontablemodel.h"

#include "ui/kit/statetone.h"

namespace regulars::subscriptions {

using namespace Qt::StringLiterals;

namespace {

int alignmentOf(SubscriptionColumn column)
{
    return int(Qt::AlignVCenter | (column == SubscriptionColumn::Monthly ? Qt::AlignRight : Qt::AlignLeft));
}

} // namespace

SubscriptionTableModel::SubscriptionTableModel(Loader loader, words::Style style, QObject* parent)
    : BlockTableModel(std::move(loader), parent)
    , m_style(std::move(style))
{
}

void SubscriptionTableModel::setStyle(words::Style style)
{
    m_style = std::move(style);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int SubscriptionTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : SubscriptionColumns::count;
}

QVariant SubscriptionTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= SubscriptionColumns::count) return {};
    const SubscriptionColumn column = SubscriptionColumns::at(section);
    if (role == Qt::DisplayRole) return SubscriptionColumns::title(column);
    if (role == Qt::TextAlignmentRole) return alignmentOf(column);
    if (role != Qt::InitialSortOrderRole) return {};
    // The next ones first, but the newest and the largest.
    const bool isAhead = column == SubscriptionColumn::NextPayment || column == SubscriptionColumn::Ends;
    return int(isAhead ? Qt::AscendingOrder : Qt::DescendingOrder);
}

QVariant SubscriptionTableModel::cell(const store::SubscriptionRow& row, int column, int role) const
{
    const SubscriptionColumn what = SubscriptionColumns::at(column);
    const QString text = SubscriptionColumns::text(row, what, m_style);
    switch (role) {
    case Qt::DisplayRole: return text;
    case Qt::ToolTipRole: return what == SubscriptionColumn::Details ? QVariant() : text;
    case Qt::AccessibleTextRole: {
        const QString below = decoration(row, what, kit::SubtitleRole).toString();
        return u"%1: %2"_s.arg(SubscriptionColumns::title(what), below.isEmpty() ? text : text + u", "_s + below);
    }
    case Qt::TextAlignmentRole: return alignmentOf(what);
    default: return decoration(row, what, role);
    }
}

QVariant SubscriptionTableModel::decoration(const store::SubscriptionRow& row, SubscriptionColumn column, int role) const
{
    if (column == SubscriptionColumn::Customer && role == kit::AvatarRole) return row.customer.text();
    if (column == SubscriptionColumn::Customer && role == kit::SubtitleRole)
        return row.customerDeleted ? SubscriptionColumns::tr("Deleted customer") : row.customerEmail;
    if (column == SubscriptionColumn::Status && role == kit::ToneRole) return int(kit::subscriptionTone(row.state));
    if (role != kit::MutedRole) return {};
    if (column == SubscriptionColumn::Monthly) return row.monthly.isZero();
    if (column == SubscriptionColumn::NextPayment) return !row.nextPaymentAt;
    return column == SubscriptionColumn::Ends && !row.endsAt && !row.endedAt;
}

} // namespace regulars::subscriptions
