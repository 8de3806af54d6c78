// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/statstab.h"

#include "ui/customers/monthschart.h"
#include "ui/customers/monthsmodel.h"
#include "ui/kit/card.h"
#include "ui/kit/delegates.h"
#include "ui/kit/table.h"

#include <QtCore/QTimer>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>

namespace regulars::customers {

using namespace Qt::StringLiterals;

namespace {

constexpr int figuresInARow = 4;

} // namespace

StatsTab::StatsTab(words::Style style, QWidget* parent) : kit::TabPage(parent), m_style(std::move(style))
{
    m_figures = new QGridLayout;
    m_figures->setSpacing(12);
    column()->addLayout(m_figures);
    addFigure(u"sales"_s, tr("Total sales"));
    addFigure(u"refunds"_s, tr("Refunds"));
    addFigure(u"disputes"_s, tr("Disputes lost"));
    addFigure(u"by_hand"_s, tr("Repaid by hand"));
    addFigure(u"net"_s, tr("Net"));
    addFigure(u"ltv"_s, tr("Lifetime value"));
    addFigure(u"average"_s, tr("Average payment"));
    addFigure(u"first"_s, tr("First payment"));
    addFigure(u"last"_s, tr("Last payment"));
    addFigure(u"payments"_s, tr("Payments"));
    addFigure(u"declines"_s, tr("Declines"));
    addFigure(u"subscribed"_s, tr("Months as subscriber"));
    for (int i = 0; i < figuresInARow; ++i) m_figures->setColumnStretch(i, 1);
}

/// Only once there are payments to show: the chart is most of what the tab costs.
void StatsTab::buildMonths()
{
    auto* card = new kit::Card(tr("Payments by month"));
    m_byMonth = card;
    m_chart = new MonthsChart(m_style);
    m_months = new MonthsModel(m_style.locale, this);
    auto* table = new kit::Table(tr("Payments by month"));
    table->setObjectName(u"months"_s);
    table->setModel(m_months);
    table->setColumns({96, 110});
    table->setItemDelegateForColumn(1, new kit::MoneyDelegate(table));
    table->setSortable({});
    table->setFixedWidth(250);
    table->setFixedHeight(240);
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(m_chart, 1);
    row->addWidget(table);
    card->body()->addLayout(row);
    column()->addWidget(card);
}

void StatsTab::addFigure(const QString& name, const QString& title)
{
    auto* card = new kit::Card;
    card->setAccessibleName(title);
    auto* value = new QLabel;
    value->setObjectName(name);
    value->setTextFormat(Qt::PlainText);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QFont strong = value->font();
    strong.setPointSizeF(strong.pointSizeF() * 1.2);
    strong.setWeight(QFont::DemiBold);
    value->setFont(strong);
    auto* label = kit::makeMuted(title);
    label->setBuddy(value);
    card->body()->setSpacing(2);
    card->body()->addWidget(label);
    card->body()->addWidget(value);
    card->body()->addStretch(1);
    const int at = static_cast<int>(m_values.size());
    m_figures->addWidget(card, at / figuresInARow, at % figuresInARow);
    m_values.insert(name, value);
}

void StatsTab::set(const QString& name, const QString& value)
{
    m_values.value(name)->setText(value);
}

QString StatsTab::lines(const Stats& stats, Money CurrencyStats::* figure) const
{
    QStringList all;
    for (const CurrencyStats& currency : stats.currencies) all << words::money(currency.*figure, m_style.locale);
    return all.join(u'\n');
}

void StatsTab::present(const Profile& profile)
{
    const Stats& stats = profile.stats;
    set(u"sales"_s, lines(stats, &CurrencyStats::sales));
    set(u"refunds"_s, lines(stats, &CurrencyStats::refunds));
    set(u"disputes"_s, lines(stats, &CurrencyStats::disputes));
    set(u"by_hand"_s, lines(stats, &CurrencyStats::byHand));
    set(u"net"_s, lines(stats, &CurrencyStats::net));
    set(u"average"_s, lines(stats, &CurrencyStats::average));
    set(u"ltv"_s, words::money(profile.row.ltv, m_style.locale));
    set(u"first"_s, words::date(stats.firstPayment, m_style));
    set(u"last"_s, words::date(stats.lastPayment, m_style));
    set(u"payments"_s, m_style.locale.toString(stats.payments));
    set(u"declines"_s, m_style.locale.toString(stats.declines));
    set(u"subscribed"_s, m_style.locale.toString(stats.monthsSubscribed));
    m_shown = stats.months;
    QTimer::singleShot(0, this, &StatsTab::presentMonths);
}

/// In turns of their own: to build the chart costs as much as all the rest.
void StatsTab::presentMonths()
{
    if (!m_byMonth && !m_shown.isEmpty()) {
        buildMonths();
        QTimer::singleShot(0, this, &StatsTab::presentMonths);
        return;
    }
    if (!m_byMonth) return;
    m_byMonth->setVisible(!m_shown.isEmpty());
    m_chart->setMonths(m_shown);
    m_months->setMonths(m_shown);
}

} // namespace regulars::customers
