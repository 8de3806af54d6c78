// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/subscriptions/plansheet.h"

#include "core/words/subscriptions.h"
#include "ui/kit/card.h"
#include "ui/subscriptions/pricelistmodel.h"

#include <QtGui/QKeyEvent>
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
    , m_prices(new PriceListModel(this->style(), this))
    , m_search(new QLineEdit)
    , m_list(new QListView)
    , m_quantity(new QSpinBox)
{
    setObjectName(u"changePlan"_s);
    m_search->setObjectName(u"search"_s);
    m_search->setPlaceholderText(tr("Search name, amount …"));
    m_search->setClearButtonEnabled(true);
    addField(tr("Search plans"), m_search);
    m_list->setObjectName(u"prices"_s);
    m_list->setProperty("framed", true);
    m_list->setModel(m_prices);
    m_list->setUniformItemSizes(true);
    m_list->setMinimumHeight(160);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    addField(tr("New plan"), m_list);
    form()->setStretchFactor(m_list, 1);
    m_quantity->setObjectName(u"quantity"_s);
    m_quantity->setRange(1, 1'000'000);
    m_quantity->setButtonSymbols(QAbstractSpinBox::NoButtons);
    addField(tr("Quantity"), m_quantity);
    buildRest();
    connect(m_search, &QLineEdit::textChanged, this, &PlanSheet::searchPrices);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& row) {
        const PriceId id = m_prices->at(row.row());
        if (id.isEmpty() || !m_prices->flags(row).testFlag(Qt::ItemIsSelectable)) return;
        m_chosen = id;
        look();
    });
    connect(m_quantity, &QSpinBox::valueChanged, this, [this] { look(); });
}

QWidget* PlanSheet::first() const { return m_search; }

void PlanSheet::fill(bool first)
{
    m_prices->setOffers(offeredPrices(basis(), item()));
    for (const SubscriptionItem& one : basis().subscription.items) {
        if (!first || one.id != item()) continue;
        m_chosen = one.price;
        const QSignalBlocker quiet(m_quantity);
        m_quantity->setValue(static_cast<int>(std::min<qint64>(one.quantity, m_quantity->maximum())));
    }
    if (first) m_search->clear();
    choose(m_chosen);
}

/// What is found first is chosen: whoever types a name need not go into the list.
void PlanSheet::searchPrices(const QString& words)
{
    m_prices->search(words);
    const bool isThere = m_prices->rowOf(m_chosen) >= 0;
    choose(isThere || words.trimmed().isEmpty() ? m_chosen : m_prices->at(m_prices->firstChoice()));
    look();
}

void PlanSheet::choose(const PriceId& id)
{
    if (!id.isEmpty()) m_chosen = id;
    const QModelIndex row = m_prices->index(m_prices->rowOf(id));
    const QSignalBlocker quiet(m_list->selectionModel());
    m_list->setCurrentIndex(row);
    if (row.isValid()) m_list->scrollTo(row);
    m_list->viewport()->update();
}

bool PlanSheet::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            m_list->setFocus(Qt::OtherFocusReason);
            QCoreApplication::sendEvent(m_list, event);
            return true;
        }
    }
    return ChangeSheet::eventFilter(watched, event);
}

bool PlanSheet::read(ChangeDraft& draft) const
{
    draft.price = m_chosen;
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
