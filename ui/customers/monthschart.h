// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/customers/profile.h"
#include "core/words/words.h"

#include <QtCharts/QChartView>

namespace regulars::customers {

/// Payments by month as bars, in the colours of the palette (light or dark). Bars are drawn from whole currency
/// units for the eye only; the exact amounts stand in the table beside it and in the accessible description.
class MonthsChart : public QChartView {
    Q_OBJECT
public:
    explicit MonthsChart(words::Style style, QWidget* parent = nullptr);
    void setMonths(const QList<MonthSales>& months);
    /// The months (by position) that have room for their name below them: every n-th, counted from the latest.
    QList<int> labelled() const;

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;

private:
    void rebuild();
    void placePlot();
    double heightOf(qsizetype line) const;
    QString shortName(const MonthSales& month) const;
    words::Style m_style;
    QList<MonthSales> m_months;
    QList<Money> m_lines; ///< the amounts at which a line is drawn, from zero up
};

/// "Mar 2026": how a month is written in charts and tables.
QString monthName(const MonthSales& month, const QLocale& locale);

/// How far apart the lines of a chart stand whose largest bar is `highest`: whole units of the currency, at most
/// four steps.
Money axisStep(const Money& highest);

} // namespace regulars::customers
