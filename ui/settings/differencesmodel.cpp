// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/differencesmodel.h"

namespace regulars::settings {

using namespace Qt::StringLiterals;

void DifferencesModel::setDifferences(QList<store::Difference> differences, words::Style style)
{
    beginResetModel();
    m_differences = std::move(differences);
    m_style = std::move(style);
    endResetModel();
}

int DifferencesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_differences.size());
}

int DifferencesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString DifferencesModel::text(const store::Difference& difference, int column) const
{
    switch (column) {
    case Repaired: return words::dateTime(difference.repairedAt, m_style);
    case What: return words::resource(difference.resource);
    case Object: return difference.id;
    case Differed: return words::difference(difference, m_style);
    case Equal: return words::dateTime(difference.equalAt, m_style);
    case Found: return words::foundBy(difference.foundBy);
    default: return {};
    }
}

QVariant DifferencesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const QString cell = text(m_differences.at(index.row()), index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return cell;
    case Qt::AccessibleTextRole: return u"%1: %2"_s.arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(), cell);
    default: return {};
    }
}

QVariant DifferencesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case Repaired: return tr("Repaired");
    case What: return tr("What");
    case Object: return tr("Id");
    case Differed: return tr("Difference");
    //: when both were last known to agree
    case Equal: return tr("Equal until");
    case Found: return tr("Found by");
    default: return {};
    }
}

} // namespace regulars::settings
