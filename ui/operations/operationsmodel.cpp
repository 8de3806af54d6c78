// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/operationsmodel.h"

#include "ui/kit/linkdelegate.h"

namespace regulars::operations {

using namespace Qt::StringLiterals;

OperationsModel::OperationsModel(Loader loader, words::Style style, QObject* parent)
    : BlockTableModel(std::move(loader), parent), m_style(std::move(style))
{
}

void OperationsModel::setStyle(words::Style style)
{
    m_style = std::move(style);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int OperationsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : OperationColumns::count;
}

QVariant OperationsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= OperationColumns::count) return {};
    if (role == Qt::DisplayRole) return OperationColumns::title(OperationColumns::at(section));
    if (role == Qt::TextAlignmentRole) return int(Qt::AlignVCenter | Qt::AlignLeft);
    return {};
}

QString OperationsModel::spoken(const OperationRow& row, OperationColumn column) const
{
    QString text = OperationColumns::text(row, column, m_style);
    if (const QString remark = OperationColumns::remark(row, column, m_style); !remark.isEmpty())
        text += u", "_s + remark;
    return u"%1: %2"_s.arg(OperationColumns::title(column), text);
}

QVariant OperationsModel::cell(const OperationRow& row, int column, int role) const
{
    const OperationColumn what = OperationColumns::at(column);
    switch (role) {
    case Qt::DisplayRole:
        return OperationColumns::text(row, what, m_style);
    case Qt::ToolTipRole:
        if (what == OperationColumn::Details) return {};
        return OperationColumns::text(row, what, m_style);
    case Qt::AccessibleTextRole:
        return spoken(row, what);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | Qt::AlignLeft);
    case kit::SubtitleRole:
        return OperationColumns::remark(row, what, m_style);
    case kit::ToneRole:
        if (what != OperationColumn::Result) return {};
        return int(OperationColumns::tone(row.operation));
    case kit::LinkDelegate::LinkRole:
        return what == OperationColumn::Customer && row.hasProfile;
    default:
        return {};
    }
}

} // namespace regulars::operations
