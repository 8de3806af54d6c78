// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/balance/givebackmodel.h"

#include "core/words/balance.h"
#include "ui/kit/blocktablemodel.h"

#include <algorithm>

namespace regulars::balance {

using namespace Qt::StringLiterals;

namespace {

bool isMoney(int column)
{
    return column >= GiveBackModel::Paid;
}

/// Whether the tick is the person's to set: where Stripe or the credit decides, there is no choice.
bool isChoice(const GiveBackLine& line)
{
    return line.skipped.isEmpty() || line.skipped == "unticked"_L1;
}

bool isSameCharge(const GiveBackLine& a, const GiveBackLine& b)
{
    return a.charge == b.charge && a.invoice == b.invoice;
}

} // namespace

GiveBackModel::GiveBackModel(words::Style style, QObject* parent)
    : QAbstractTableModel(parent), m_style(std::move(style))
{
}

void GiveBackModel::setLines(const QList<GiveBackLine>& lines)
{
    if (std::equal(lines.begin(), lines.end(), m_lines.begin(), m_lines.end(), isSameCharge)) {
        m_lines = lines;
        if (!m_lines.isEmpty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_lines = lines;
    endResetModel();
}

int GiveBackModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int GiveBackModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

Qt::ItemFlags GiveBackModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == Charge && isChoice(m_lines.at(index.row())))
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QString GiveBackModel::text(const GiveBackLine& line, int column) const
{
    const auto shown = [this](const Money& amount) { return words::money(amount, m_style.locale); };
    switch (column) {
    case Charge:
        if (!line.number.isEmpty()) return line.number;
        return line.invoice.isEmpty() ? tr("No invoice") : line.invoice.text();
    case Date:
        return words::date(line.date, m_style);
    case Method:
        return line.charge.isEmpty() ? u"—"_s : words::method(line.method);
    case Paid:
        return shown(line.paid);
    case RefundedBefore:
        return shown(line.refundedBefore);
    case RefundNow:
        return line.skipped.isEmpty() ? shown(line.refund) : words::giveBackSkipped(line.skipped);
    case CreditLeft:
        return shown(line.creditLeft);
    default:
        return {};
    }
}

QVariant GiveBackModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const GiveBackLine& line = m_lines.at(index.row());
    const int column = index.column();
    const bool isSkipped = !line.skipped.isEmpty();
    switch (role) {
    case Qt::DisplayRole:
        return text(line, column);
    case Qt::CheckStateRole:
        return column == Charge ? QVariant(isSkipped ? Qt::Unchecked : Qt::Checked) : QVariant();
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isMoney(column) ? Qt::AlignRight : Qt::AlignLeft));
    case kit::MutedRole:
        return isSkipped || (column == RefundedBefore && line.refundedBefore.isZero());
    case Qt::AccessibleTextRole:
        return u"%1: %2"_s.arg(headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(),
                               text(line, column));
    default:
        return {};
    }
}

bool GiveBackModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !(flags(index) & Qt::ItemIsUserCheckable)) return false;
    Q_EMIT ticked(m_lines.at(index.row()).charge, value.toInt() == Qt::Checked);
    return true;
}

QVariant GiveBackModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isMoney(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Charge:
        return tr("Invoice");
    case Date:
        return tr("Date");
    case Method:
        return tr("Paid with");
    case Paid:
        return tr("Paid");
    case RefundedBefore:
        return tr("Refunded before");
    case RefundNow:
        return tr("Refund now");
    //: the credit balance that is left after this line
    case CreditLeft:
        return tr("Credit left");
    default:
        return {};
    }
}

} // namespace regulars::balance
