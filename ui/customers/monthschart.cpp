// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/monthschart.h"

#include "ui/kit/paint.h"

#include <QtCharts/QBarSeries>
#include <QtCharts/QBarSet>
#include <QtCharts/QChart>
#include <QtCharts/QValueAxis>
#include <QtCore/QEvent>
#include <cmath>

namespace regulars::customers {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostBars = 24;
constexpr int linesAboveZero = 4;
constexpr int labelGap = 8; ///< between a label and what stands beside it

/// Only where pixels are made of it: whole units with a fraction.
double forTheEye(const Money& amount)
{
    return amount.toDecimal().toDouble();
}

} // namespace

QString monthName(const MonthSales& month, const QLocale& locale)
{
    return locale.toString(QDate(month.year, month.month, 1), u"MMM yyyy"_s);
}

Money axisStep(const Money& highest)
{
    // 1, 2 or 5 of a power of ten in whole units: at most five lines, and no label with an odd fraction.
    qint64 power = 1;
    for (int digit = 0; digit < highest.currency().digits(); ++digit) power *= 10;
    const qint64 least = highest.minor() / linesAboveZero + (highest.minor() % linesAboveZero > 0 ? 1 : 0);
    for (;; power *= 10)
        for (const qint64 step : {power, 2 * power, 5 * power})
            if (step >= least) return Money(step, highest.currency());
}

MonthsChart::MonthsChart(words::Style style, QWidget* parent) : QChartView(parent), m_style(std::move(style))
{
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setFixedHeight(240);
    setAccessibleName(tr("Payments by month"));
    // The card's own ground shows through, whatever the theme.
    viewport()->setAutoFillBackground(false);
    setBackgroundBrush(Qt::NoBrush);
    rebuild();
}

void MonthsChart::setMonths(const QList<MonthSales>& months)
{
    m_months = months.mid(std::max<qsizetype>(0, months.size() - mostBars));
    QStringList said;
    for (const MonthSales& month : m_months)
        said << u"%1: %2"_s.arg(monthName(month, m_style.locale), words::money(month.sales, m_style.locale));
    setAccessibleDescription(said.join(u"; "_s));
    rebuild();
}

void MonthsChart::changeEvent(QEvent* event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) rebuild();
}

void MonthsChart::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    placePlot();
}

void MonthsChart::rebuild()
{
    auto* chart = new QChart;
    chart->legend()->hide();
    chart->setBackgroundVisible(false);
    auto* bars = new QBarSet(QString());
    bars->setColor(palette().color(QPalette::Highlight));
    bars->setBorderColor(Qt::transparent);
    auto* series = new QBarSeries;
    series->setBarWidth(0.6);
    series->append(bars);
    Money highest(0, m_months.isEmpty() ? Currency() : m_months.first().sales.currency());
    for (const MonthSales& month : m_months) {
        *bars << forTheEye(month.sales);
        if (month.sales.minor() > highest.minor()) highest = month.sales;
    }
    chart->addSeries(series);

    const Money step = axisStep(highest);
    m_lines.clear();
    for (int line = 0; line == 0 || m_lines.last().minor() < highest.minor(); ++line)
        m_lines << Money(line * step.minor(), step.currency());
    auto* across = new QValueAxis;
    across->setRange(-0.5, std::max<double>(0.5, static_cast<double>(m_months.size()) - 0.5));
    auto* up = new QValueAxis;
    up->setRange(0, std::max(1.0, forTheEye(m_lines.last())));
    // Qt Charts cuts labels to "…", and its lines stay behind when the plot moves: both are drawn here, below.
    for (QValueAxis* axis : {across, up}) axis->setVisible(false);
    chart->addAxis(across, Qt::AlignBottom);
    chart->addAxis(up, Qt::AlignLeft);
    series->attachAxis(across);
    series->attachAxis(up);

    QChart* const before = this->chart();
    setChart(chart);
    delete before;
    placePlot();
}

void MonthsChart::placePlot()
{
    const QFontMetrics metrics(kit::smallFont(font()));
    int widest = 0;
    for (const Money& line : m_lines)
        widest = std::max(widest, metrics.horizontalAdvance(words::money(line, m_style.locale)));
    const QRectF all(QPointF(0, 0), viewport()->size());
    chart()->setPlotArea(all.adjusted(widest + labelGap, metrics.height() / 2.0 + 1, -labelGap,
                                      -metrics.height() - labelGap));
}

QList<int> MonthsChart::labelled() const
{
    const QFontMetrics metrics(kit::smallFont(font()));
    int widest = 1;
    for (const MonthSales& month : m_months)
        widest = std::max(widest, metrics.horizontalAdvance(shortName(month)));
    const int count = static_cast<int>(m_months.size());
    const double bar = chart()->plotArea().width() / std::max(1, count);
    const int every = std::max(1, static_cast<int>(std::ceil((widest + 2 * labelGap) / std::max(1.0, bar))));
    QList<int> result;
    for (int month = count - 1; month >= 0; month -= every) result.prepend(month); // the latest always has one
    return result;
}

QString MonthsChart::shortName(const MonthSales& month) const
{
    //: a month under a chart, as short as can be: QDate's format for "Jan 26"
    return m_style.locale.toString(QDate(month.year, month.month, 1), tr("MMM yy"));
}

double MonthsChart::heightOf(qsizetype line) const
{
    const QRectF plot = chart()->plotArea();
    const double gap = plot.height() / std::max<double>(1, static_cast<double>(m_lines.size() - 1));
    return plot.bottom() - static_cast<double>(line) * gap;
}

void MonthsChart::drawBackground(QPainter* painter, const QRectF&)
{
    const QRectF plot = chart()->plotArea();
    painter->setPen(palette().color(QPalette::Mid));
    for (qsizetype line = 0; line < m_lines.size(); ++line)
        painter->drawLine(QPointF(plot.left(), heightOf(line)), QPointF(plot.right(), heightOf(line)));
}

void MonthsChart::drawForeground(QPainter* painter, const QRectF&)
{
    const QRectF plot = chart()->plotArea();
    painter->save();
    painter->setFont(kit::smallFont(font()));
    painter->setPen(palette().color(QPalette::PlaceholderText));
    const QFontMetrics metrics(painter->font());
    const double bar = plot.width() / std::max<double>(1, static_cast<double>(m_months.size()));
    for (const int month : labelled()) {
        const QString text = shortName(m_months.at(month));
        const double width = metrics.horizontalAdvance(text) + 1;
        const double middle = plot.left() + (month + 0.5) * bar;
        const double left = std::clamp(middle - width / 2, 0.0, std::max(0.0, viewport()->width() - width));
        painter->drawText(QRectF(left, plot.bottom() + labelGap / 2.0, width, metrics.height()), Qt::AlignCenter, text);
    }
    for (qsizetype line = 0; line < m_lines.size(); ++line) {
        const QRectF box(0, heightOf(line) - metrics.height() / 2.0, plot.left() - labelGap, metrics.height());
        painter->drawText(box, Qt::AlignRight | Qt::AlignVCenter, words::money(m_lines.at(line), m_style.locale));
    }
    painter->restore();
}

} // namespace regulars::customers
