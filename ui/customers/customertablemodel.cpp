// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/customertablemodel.h"

#include "ui/customers/customercolumns.h"

namespace regulars::customers {

using namespace Qt::StringLiterals;

CustomerTableModel::CustomerTableModel(Loader loader, words::Style style, QObject* parent)
    : BlockTableModel(std::move(loader), parent)
    , m_style(std::move(style))
{
}

void CustomerTableModel::setStyle(words::Style style)
{
    m_style = std::move(style);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void CustomerTableModel::setHighestValue(qint64 settled)
{
    if (std::exchange(m_highest, settled) == settled || rowCount() == 0) return;
    const int column = CustomerColumns::indexOf(CustomerColumn::LifetimeValue);
    Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column), {kit::BarRole});
}

void CustomerTableModel::setEmailUnderName(bool shown)
{
    if (std::exchange(m_emailUnderName, shown) == shown || rowCount() == 0) return;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0), {kit::SubtitleRole});
}

int CustomerTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : CustomerColumns::count;
}

QVariant CustomerTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= CustomerColumns::count) return {};
    const CustomerColumn column = CustomerColumns::at(section);
    switch (role) {
    case Qt::DisplayRole: return CustomerColumns::title(column);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (CustomerColumns::isMoney(column) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::InitialSortOrderRole:
        return int(CustomerColumns::descendsFirst(column) ? Qt::DescendingOrder : Qt::AscendingOrder);
    default: return {};
    }
}

QVariant CustomerTableModel::cell(const store::CustomerRow& row, int column, int role) const
{
    const CustomerColumn what = CustomerColumns::at(column);
    switch (role) {
    case Qt::DisplayRole: return CustomerColumns::text(row, what, m_style);
    case Qt::AccessibleTextRole:
        return u"%1: %2"_s.arg(CustomerColumns::title(what), CustomerColumns::text(row, what, m_style));
    case Qt::ToolTipRole:
        if (what == CustomerColumn::Name || what == CustomerColumn::Email)
            return CustomerColumns::text(row, what, m_style);
        return {};
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (CustomerColumns::isMoney(what) ? Qt::AlignRight : Qt::AlignLeft));
    default: return decoration(row, what, role);
    }
}

QVariant CustomerTableModel::decoration(const store::CustomerRow& row, CustomerColumn column, int role) const
{
    switch (column) {
    case CustomerColumn::Name:
        if (role == kit::AvatarRole) return row.id.text();
        if (role == kit::SubtitleRole && m_emailUnderName && !row.name.isEmpty()) return row.email;
        return {};
    case CustomerColumn::Status:
        if (role == kit::ToneRole) return int(statusTone(row));
        return {};
    case CustomerColumn::LifetimeValue:
        if (role == kit::BarRole && m_highest > 0)
            return int(std::clamp<qint64>(row.ltvSettled * 1000 / m_highest, 0, 1000));
        return {};
    case CustomerColumn::CreditBalance:
        if (role == kit::MutedRole) return row.creditBalance.isZero();
        return {};
    case CustomerColumn::LastPayment:
        if (role == kit::MutedRole) return !row.lastPaymentAt;
        return {};
    case CustomerColumn::NextPayment:
        if (role == kit::MutedRole) return !row.nextPaymentAt;
        return {};
    case CustomerColumn::Email:
    case CustomerColumn::Since:
    case CustomerColumn::Profile: break;
    }
    return {};
}

} // namespace regulars::customers
