// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/subscriptions/plansheet.h"

#include "core/words/subscriptions.h"
#include "ui/kit/card.h"
#include "ui/subscriptions/pricepicker.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QSpinBox>

namespace regulars::subscriptions {

using namespace Qt::StringLiterals;

namespace {

/// The problems of other fields than `field`; its own, said beside it, goes into `own`.
QList<payments::Problem> without(const QList<payments::Problem>& problems, QStringView field, QString* own = nullptr)
{
    QList<payments::Problem> rest;
    for (const payments::Problem& problem : problems) {
        if (problem.field != field) rest.append(problem);
        else if (own) *own = words::sentence(errorOf(problem));
    }
    return rest;
}

} // namespace

PlanSheet::PlanSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform, words::Style style,
                     std::function<Instant()> now, AskQuote askQuote, GiveBack giveBack)
    : ChangeSheet(window, QSize(920, 700), workers, watch, std::move(perform), std::move(style), std::move(now), std::move(askQuote),
                  std::move(giveBack))
    , m_prices(new PricePicker(this->style(), this))
    , m_quantity(new QSpinBox)
{
    setObjectName(u"changePlan"_s);
    addField(tr("Search plans"), m_prices->search());
    addField(tr("New plan"), m_prices->list());
    form()->setStretchFactor(m_prices->list(), 1);
    m_quantity->setObjectName(u"quantity"_s);
    m_quantity->setRange(1, 1'000'000);
    m_quantity->setButtonSymbols(QAbstractSpinBox::NoButtons);
    addField(tr("Quantity"), m_quantity);
    buildRest();
    connect(m_prices, &PricePicker::changed, this, [this] { look(); });
    connect(m_quantity, &QSpinBox::valueChanged, this, [this] { look(); });
}

QWidget* PlanSheet::first() const { return m_prices->search(); }

void PlanSheet::fill(bool first)
{
    for (const SubscriptionItem& one : basis().subscription.items) {
        if (!first || one.id != item()) continue;
        m_prices->choose(one.price);
        const QSignalBlocker quiet(m_quantity);
        m_quantity->setValue(static_cast<int>(std::min<qint64>(one.quantity, m_quantity->maximum())));
    }
    if (first) m_prices->search()->clear();
    m_prices->setOffers(offeredPrices(basis(), item()));
}

bool PlanSheet::read(ChangeDraft& draft) const
{
    draft.price = m_prices->chosen();
    draft.quantity = m_quantity->value();
    return true;
}

QString PlanSheet::deedLabel(const Money& due) const
{
    if (due.isZero()) return tr("Change plan");
    //: %1 is an amount: the button that does it
    return tr("Change plan and charge %1").arg(words::money(due, style().locale));
}

QList<payments::Problem> PlanSheet::tell(const QList<payments::Problem>& problems)
{
    // Nobody is told off for what was not chosen yet.
    return without(problems, u"change");
}

PriceSheet::PriceSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform, words::Style style,
                       std::function<Instant()> now, AskQuote askQuote, GiveBack giveBack)
    : ChangeSheet(window, QSize(860, 480), workers, watch, std::move(perform), std::move(style), std::move(now), std::move(askQuote),
                  std::move(giveBack))
    , m_amount(new QLineEdit)
{
    setObjectName(u"editPrice"_s);
    m_amount->setObjectName(u"amount"_s);
    m_amountProblem = addField(tr("New price"), m_amount);
    m_amountProblem->setObjectName(u"amountProblem"_s);
    m_every = kit::makeMuted({});
    form()->insertWidget(form()->indexOf(m_amountProblem), m_every);
    buildRest();
    form()->addStretch(1);
    connect(m_amount, &QLineEdit::textChanged, this, [this] { look(); });
}

QWidget* PriceSheet::first() const { return m_amount; }

void PriceSheet::fill(bool first)
{
    for (const SubscriptionItem& one : basis().subscription.items) {
        if (one.id != item()) continue;
        const auto price = basis().prices.find(one.price);
        if (price == basis().prices.end()) continue;
        m_every->setText(words::recurrence(price->recurrence));
        if (!first) continue;
        const QSignalBlocker quiet(m_amount);
        m_amount->setText(price->unitAmount ? words::plainAmount(Money(*price->unitAmount, price->currency), style().locale) : QString());
        m_amount->selectAll();
    }
}

bool PriceSheet::read(ChangeDraft& draft) const
{
    const auto amount = words::amountFrom(m_amount->text(), basis().subscription.currency, style().locale);
    draft.amount = amount.value_or(Money(0, basis().subscription.currency));
    return amount.has_value();
}

QString PriceSheet::deedLabel(const Money& due) const
{
    if (due.isZero()) return tr("Change the price");
    //: %1 is an amount: the button that does it
    return tr("Change the price and charge %1").arg(words::money(due, style().locale));
}

QList<payments::Problem> PriceSheet::tell(const QList<payments::Problem>& problems)
{
    QString own;
    const QList<payments::Problem> rest = without(without(problems, u"change"), u"amount", &own);
    const auto amount = words::amountFrom(m_amount->text(), basis().subscription.currency, style().locale);
    if (!amount && !m_amount->text().isEmpty()) own = words::sentence(amount.error());
    kit::showProblem(m_amountProblem, own);
    m_amount->setAccessibleDescription(own);
    return rest;
}

} // namespace regulars::subscriptions
