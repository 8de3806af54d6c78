// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/words/words.h"

#include <QtCore/QAbstractTableModel>

namespace regulars::settings {

/// What differed from Stripe as a table, newest repair first.
class DifferencesModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Repaired, What, Object, Differed, Equal, Found, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;
    void setDifferences(QList<store::Difference> differences, words::Style style);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const store::Difference& difference, int column) const;
    QList<store::Difference> m_differences;
    words::Style m_style;
};

} // namespace regulars::settings
