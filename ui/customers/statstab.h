// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/customers/profile.h"
#include "core/words/words.h"
#include "ui/kit/tabpage.h"

class QGridLayout;
class QLabel;

namespace regulars::customers {

class MonthsChart;
class MonthsModel;

/// Tab Stats: what this customer brought, as figures and by month.
class StatsTab final : public kit::TabPage {
    Q_OBJECT
public:
    explicit StatsTab(words::Style style, QWidget* parent = nullptr);
    void present(const Profile& profile);

private:
    void buildMonths();
    void presentMonths();
    void addFigure(const QString& name, const QString& title);
    void set(const QString& name, const QString& value);
    /// One line a currency.
    QString lines(const Stats& stats, Money CurrencyStats::* figure) const;

    words::Style m_style;
    QGridLayout* m_figures;
    QHash<QString, QLabel*> m_values;
    QList<MonthSales> m_shown;
    MonthsChart* m_chart = nullptr;
    MonthsModel* m_months = nullptr;
    QWidget* m_byMonth = nullptr;
};

} // namespace regulars::customers
