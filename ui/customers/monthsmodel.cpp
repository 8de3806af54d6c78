// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/monthsmodel.h"

#include "ui/customers/monthschart.h"
#include "ui/kit/blocktablemodel.h"

namespace regulars::customers {

using namespace Qt::StringLiterals;

MonthsModel::MonthsModel(QLocale locale, QObject* parent) : QAbstractTableModel(parent), m_locale(std::move(locale))
{
}

void MonthsModel::setMonths(QList<MonthSales> months)
{
    std::reverse(months.begin(), months.end());
    beginResetModel();
    m_months = std::move(months);
    endResetModel();
}

int MonthsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_months.size());
}

int MonthsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MonthsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const MonthSales& month = m_months.at(index.row());
    const QString text =
        index.column() == Month ? monthName(month, m_locale) : words::money(month.sales, m_locale);
    switch (role) {
    case Qt::DisplayRole: return text;
    case Qt::AccessibleTextRole:
        return u"%1: %2"_s.arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(), text);
    case Qt::TextAlignmentRole: return int(Qt::AlignVCenter | (index.column() == Sales ? Qt::AlignRight : Qt::AlignLeft));
    case kit::MutedRole: return month.sales.isZero();
    default: return {};
    }
}

QVariant MonthsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::DisplayRole) return section == Month ? tr("Month") : tr("Payments");
    if (role == Qt::TextAlignmentRole) return int(Qt::AlignVCenter | (section == Sales ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

} // namespace regulars::customers
