// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/balance/historymodel.h"

#include "core/domain/customervalue.h"
#include "core/words/balance.h"
#include "ui/kit/blocktablemodel.h"

namespace regulars::balance {

using namespace Qt::StringLiterals;

HistoryModel::HistoryModel(words::Style style, QObject* parent)
    : QAbstractTableModel(parent), m_style(std::move(style))
{
}

void HistoryModel::setEntries(QList<BalanceEntry> entries, QHash<InvoiceId, QString> numbers)
{
    beginResetModel();
    m_entries = std::move(entries);
    m_numbers = std::move(numbers);
    endResetModel();
}

int HistoryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int HistoryModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString HistoryModel::text(const BalanceEntry& entry, int column) const
{
    const auto shown = [&](qint64 balance) {
        return words::money(creditBalance(balance, entry.currency), m_style.locale);
    };
    switch (column) {
    case Date:
        return words::dateTime(entry.created, m_style);
    case Cause:
        return words::balanceCause(entry);
    case Amount:
        return shown(entry.amount);
    case After:
        return shown(entry.endingBalance);
    case InvoiceNumber:
        return m_numbers.value(entry.invoice, entry.invoice.text());
    default:
        return {};
    }
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const BalanceEntry& entry = m_entries.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, column);
    case kit::SubtitleRole:
    case Qt::ToolTipRole:
        return column == Cause ? entry.description : QString();
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter |
                        (column == Amount || column == After ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::AccessibleTextRole:
        return u"%1: %2"_s.arg(headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(),
                               text(entry, column));
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter |
                        (section == Amount || section == After ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Date:
        return tr("Date");
    //: why a credit balance moved
    case Cause:
        return tr("Cause");
    case Amount:
        return tr("Amount");
    //: the credit balance after this entry
    case After:
        return tr("Balance after");
    case InvoiceNumber:
        return tr("Invoice");
    default:
        return {};
    }
}

} // namespace regulars::balance
