// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/readschart.h"

#include "core/sync/allowance.h"
#include "ui/kit/paint.h"

#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QToolTip>
#include <algorithm>

namespace regulars::settings {

using namespace Qt::StringLiterals;

namespace {

constexpr int chartHeight = 132, labelGap = 6;

} // namespace

ReadsChart::ReadsChart(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Reads by day"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize ReadsChart::sizeHint() const
{
    return {360, chartHeight};
}

void ReadsChart::setDays(const QList<store::DayReads>& days, Instant last, qint64 allowance, const words::Style& style)
{
    m_style = {style.locale, QTimeZone::utc()}; // the meter's days are Stripe's, which end at midnight UTC
    m_reads.fill(0, sync::allowanceSpan.count());
    m_first = std::chrono::floor<std::chrono::days>(last) - sync::allowanceSpan + std::chrono::days(1);
    m_aDay = allowance / sync::allowanceSpan.count();
    for (const store::DayReads& day : days) {
        const auto at = std::chrono::floor<std::chrono::days>(day.day - m_first).count();
        if (at >= 0 && at < m_reads.size()) m_reads[at] += day.count;
    }
    QStringList said;
    for (qsizetype day = 0; day < m_reads.size(); ++day) said << tip(day);
    setAccessibleDescription(said.join(u"; "_s));
    update();
}

QString ReadsChart::tip(qsizetype day) const
{
    //: a day and how many reads were sent on it
    return tr("%1: %2").arg(words::date(m_first + std::chrono::days(day), m_style), m_style.locale.toString(m_reads.at(day)));
}

QRectF ReadsChart::plot() const
{
    const QFontMetrics metrics(kit::smallFont(font()));
    return QRectF(rect()).adjusted(0, metrics.height() + labelGap, 0, -metrics.height() - labelGap);
}

double ReadsChart::heightOf(qint64 reads) const
{
    const qint64 most = std::max(m_reads.isEmpty() ? 0 : *std::max_element(m_reads.begin(), m_reads.end()), m_aDay);
    return plot().height() * static_cast<double>(reads) / static_cast<double>(std::max<qint64>(most, 1));
}

bool ReadsChart::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || m_reads.isEmpty()) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto day = std::clamp<qsizetype>(help->pos().x() * m_reads.size() / std::max(1, width()), 0, m_reads.size() - 1);
    QToolTip::showText(help->globalPos(), tip(day), this);
    return true;
}

void ReadsChart::paintEvent(QPaintEvent*)
{
    const kit::Tokens& set = kit::tokens(palette());
    const QRectF area = plot();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double step = area.width() / static_cast<double>(std::max<qsizetype>(1, m_reads.size()));
    for (qsizetype day = 0; day < m_reads.size(); ++day) {
        const double height = std::max(heightOf(m_reads.at(day)), m_reads.at(day) > 0 ? 2.0 : 0.0);
        painter.setBrush(m_reads.at(day) > m_aDay ? set.warning : set.accent);
        painter.drawRoundedRect(QRectF(area.left() + static_cast<double>(day) * step + 1.5, area.bottom() - height,
                                       std::max(1.0, step - 3), height), 2, 2);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(set.line);
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    if (m_reads.isEmpty()) return;
    const double line = area.bottom() - heightOf(m_aDay);
    painter.setPen(QPen(set.muted, 1, Qt::DashLine));
    painter.drawLine(QPointF(area.left(), line), QPointF(area.right(), line));
    painter.setPen(set.muted);
    painter.setFont(kit::smallFont(font()));
    const QFontMetricsF metrics(painter.font());
    //: the line in the chart of reads by day; %1 is a number
    const QString average = tr("%1 a day on average").arg(m_style.locale.toString(m_aDay));
    const double width = metrics.horizontalAdvance(average) + 1;
    const QRectF box(area.right() - width, line - metrics.height() - 2, width, metrics.height());
    painter.fillRect(box, set.surface); // a bar may stand behind it
    painter.drawText(box, Qt::AlignRight, average);
    const QRectF below(area.left(), area.bottom() + labelGap / 2.0, area.width(), metrics.height() + 2);
    painter.drawText(below, Qt::AlignLeft, words::date(m_first, m_style));
    painter.drawText(below, Qt::AlignRight, words::date(m_first + std::chrono::days(m_reads.size() - 1), m_style));
}

} // namespace regulars::settings
