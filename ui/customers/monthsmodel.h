// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/customers/profile.h"
#include "core/words/words.h"

#include <QtCore/QAbstractTableModel>

namespace regulars::customers {

/// Payments by month as a table, newest month first: the exact figures behind the chart.
class MonthsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Month, Sales, ColumnCount };
    explicit MonthsModel(QLocale locale, QObject* parent = nullptr);
    /// Takes the months as Stats has them, first to last.
    void setMonths(QList<MonthSales> months);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QLocale m_locale;
    QList<MonthSales> m_months;
};

} // namespace regulars::customers
