// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/subscriptions/creationsheet.h"

#include "core/words/actions.h"
#include "core/words/subscriptions.h"
#include "ui/kit/card.h"
#include "ui/kit/filterchips.h"
#include "ui/kit/whendone.h"
#include "ui/subscriptions/pricepicker.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QSpinBox>

namespace regulars::subscriptions {

using namespace Qt::StringLiterals;

CreationSheet::CreationSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform,
                             words::Style style, std::function<Instant()> now, AskQuote askQuote)
    : QuotedSheet(window, QSize(960, 780), workers, watch, std::move(perform), std::move(style), std::move(now))
    , m_askQuote(std::move(askQuote))
    , m_prices(new PricePicker(this->style(), this))
    , m_quantity(new QSpinBox)
    , m_days(new QSpinBox)
    , m_start(new kit::FilterChips(tr("First payment")))
    , m_payment(new kit::FilterChips(tr("How it is paid")))
    , m_date(new QDateEdit)
    , m_method(new QComboBox)
    , m_introPayments(new QComboBox)
    , m_code(new QLineEdit)
    , m_intro(new QLineEdit)
    , m_codeProblem(kit::makeProblem(u"codeProblem"_s))
    , m_introProblem(kit::makeProblem(u"introProblem"_s))
    , m_dateProblem(kit::makeProblem(u"dateProblem"_s))
{
    setObjectName(u"newSubscription"_s);
    setReversible();
    build();
}

void CreationSheet::build()
{
    addField(tr("Search plans"), m_prices->search());
    m_prices->list()->setMinimumHeight(96);
    addField(tr("Plan"), m_prices->list());
    form()->setStretchFactor(m_prices->list(), 1);
    m_quantity->setObjectName(u"quantity"_s);
    m_quantity->setRange(1, 1'000'000);
    m_quantity->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_code->setObjectName(u"code"_s);
    auto* row = new QHBoxLayout;
    row->addWidget(column(tr("Quantity"), m_quantity), 1);
    row->addWidget(column(tr("Discount code"), m_code), 2);
    form()->addLayout(row);
    form()->addWidget(m_codeProblem);
    form()->addWidget(buildStart());
    form()->addWidget(m_dateProblem);
    form()->addWidget(buildIntro());
    form()->addWidget(m_introProblem);
    form()->addWidget(buildPayment());
    addNote();
    addProblem();
    connect(m_prices, &PricePicker::changed, this, [this] { look(); });
    for (QSpinBox* number : {m_quantity, m_days}) connect(number, &QSpinBox::valueChanged, this, [this] { look(); });
    for (QLineEdit* line : {m_code, m_intro}) connect(line, &QLineEdit::textChanged, this, [this] { look(); });
    for (QComboBox* box : {m_method, m_introPayments}) connect(box, &QComboBox::currentIndexChanged, this, [this] { look(); });
    for (kit::FilterChips* chips : {m_start, m_payment}) connect(chips, &kit::FilterChips::chosenChanged, this, [this] { look(); });
    connect(m_payment, &kit::FilterChips::chosenChanged, this, [this] { m_isPaymentChosen = true; });
    connect(m_date, &QDateEdit::dateChanged, this, [this] { look(); });
}

QWidget* CreationSheet::column(const QString& label, QWidget* field)
{
    field->setAccessibleName(label);
    field->installEventFilter(this);
    auto* all = new QWidget;
    auto* layout = new QVBoxLayout(all);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(kit::makeMuted(label));
    layout->addWidget(field);
    return all;
}

QWidget* CreationSheet::buildStart()
{
    m_start->add(u"now"_s, tr("At once"));
    m_start->add(u"day"_s, tr("On a day"));
    m_date->setObjectName(u"date"_s);
    m_date->setCalendarPopup(true);
    m_date->setDisplayFormat(style().locale.dateFormat(QLocale::ShortFormat));
    m_dayField = column(tr("Free until"), m_date);
    auto* all = new QWidget;
    auto* row = new QHBoxLayout(all);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(column(tr("First payment"), m_start), 1);
    row->addWidget(m_dayField, 1);
    return all;
}

QWidget* CreationSheet::buildIntro()
{
    m_intro->setObjectName(u"intro"_s);
    m_introPayments->setObjectName(u"introPayments"_s);
    for (int payments = 1; payments <= 3; ++payments)
        //: for how many payments an introductory price holds
        m_introPayments->addItem(payments == 1 ? tr("the first payment") : tr("the first %1 payments").arg(payments), payments);
    auto* all = new QWidget;
    auto* row = new QHBoxLayout(all);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(column(tr("Introductory price"), m_intro), 1);
    row->addWidget(column(tr("It is for"), m_introPayments), 1);
    return all;
}

QWidget* CreationSheet::buildPayment()
{
    m_payment->add(u"charge"_s, tr("Charge"));
    m_payment->add(u"invoice"_s, tr("Send invoices"));
    m_method->setObjectName(u"method"_s);
    m_days->setObjectName(u"days"_s);
    m_days->setRange(1, 365);
    m_days->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_methodField = column(tr("Payment method"), m_method);
    m_daysField = column(tr("Days to pay"), m_days);
    auto* all = new QWidget;
    auto* row = new QHBoxLayout(all);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(column(tr("How it is paid"), m_payment), 1);
    row->addWidget(m_methodField, 1);
    row->addWidget(m_daysField, 1);
    return all;
}

void CreationSheet::showCustomer(const CustomerId& id)
{
    setTitle(tr("New subscription"), {});
    setDeed(tr("Subscribe"), false);
    forget();
    for (QLineEdit* line : {m_code, m_intro}) line->clear();
    m_prices->choose({});
    m_prices->search()->clear();
    m_quantity->setValue(1);
    m_days->setValue(14);
    m_introPayments->setCurrentIndex(0);
    m_start->choose(u"now"_s);
    m_date->setDate(QDateTime::fromSecsSinceEpoch(unixSeconds(now()), style().zone).date().addDays(14));
    openFor(id);
}

void CreationSheet::present(bool first)
{
    setTitle(tr("New subscription"), lineOf(basis()));
    // A stored method may come a moment later.
    if (first) m_isPaymentChosen = false;
    if (!m_isPaymentChosen) m_payment->choose(basis().methods.isEmpty() ? u"invoice"_s : u"charge"_s);
    m_prices->setOffers(offeredPrices(basis(), {}));
    offerMethods();
    look();
    if (first) m_prices->search()->setFocus(Qt::OtherFocusReason);
}

/// Keeps what is chosen.
void CreationSheet::offerMethods()
{
    const QSignalBlocker quiet(m_method);
    const QVariant chosen = m_method->currentData();
    m_method->clear();
    if (basis().method) m_method->addItem(words::storedMethod(*basis().method, basis(), style()), QString());
    for (const PaymentMethod& method : basis().methods)
        if (!basis().method || method.id != basis().method->id)
            m_method->addItem(words::storedMethod(method, basis(), style()), method.id.text());
    m_method->setPlaceholderText(tr("none is stored"));
    m_method->setCurrentIndex(std::max(0, m_method->findData(chosen)));
}

Currency CreationSheet::currency() const
{
    const auto price = basis().prices.find(m_prices->chosen());
    return price == basis().prices.end() ? basis().subscription.currency : price->currency;
}

CreationDraft CreationSheet::draft() const
{
    CreationDraft draft;
    draft.price = m_prices->chosen();
    draft.quantity = m_quantity->value();
    if (m_start->chosen() == "day"_L1)
        draft.firstPayment = fromUnixSeconds(m_date->date().startOfDay(style().zone).toSecsSinceEpoch());
    draft.code = m_code->text().trimmed();
    if (const auto amount = words::amountFrom(m_intro->text(), currency(), style().locale); amount && !m_intro->text().isEmpty())
        draft.introAmount = *amount;
    draft.introPayments = m_introPayments->currentData().toInt();
    draft.sendsInvoice = m_payment->chosen() == "invoice"_L1;
    draft.daysUntilDue = m_days->value();
    draft.method = PaymentMethodId(m_method->currentData().toString());
    draft.acceptRisk = isRiskAccepted();
    draft.note = note();
    return draft;
}

QString CreationSheet::question() const
{
    const CreationDraft draft = this->draft();
    for (const payments::Problem& problem : previewCreation(draft, basis()).problems)
        if (problem.field != "accept_risk"_L1 && problem.field != "method"_L1) return {};
    // How it is paid changes nothing about what is.
    return u"%1 %2 %3 %4"_s.arg(draft.price.text(), QString::number(draft.quantity), draft.code,
                                draft.introAmount ? draft.introAmount->toDecimal() : QString());
}

void CreationSheet::ask(quint64 number)
{
    kit::whenDone(m_askQuote(draft(), basis()), this, [this, number](const Result<CreationQuote>& quote) {
        if (!isWanted(number)) return;
        if (quote) m_quote = *quote;
        answered(quote ? std::nullopt : std::optional(quote.error()));
    });
}

void CreationSheet::show()
{
    const CreationDraft draft = this->draft();
    const CreationPreview preview = previewCreation(draft, basis(), m_quote);
    m_dayField->setVisible(draft.firstPayment.has_value());
    m_methodField->setVisible(!draft.sendsInvoice);
    m_daysField->setVisible(draft.sendsInvoice);
    showRisk(preview.warnings.contains(u"customer_blocked"_s));
    tell(preview.problems);
    showConsequence(words::facts(preview, draft, m_quote, basis(), style()) + whileAsked(), sentencesOf(preview.warnings));
    const bool isCharged = !draft.sendsInvoice && !preview.due.isZero();
    const bool isReadable = m_intro->text().isEmpty() || draft.introAmount;
    //: %1 is an amount: the button that does it
    setDeed(isCharged ? tr("Subscribe and charge %1").arg(words::money(preview.due, style().locale)) : tr("Subscribe"),
            m_quote && isReadable && preview.problems.isEmpty());
}

/// Each problem beside its field; nobody is told off for what was not chosen yet.
void CreationSheet::tell(const QList<payments::Problem>& problems)
{
    QString code, intro, date, other;
    for (const payments::Problem& problem : problems) {
        if (problem.code == "price_missing"_L1 || problem.field == "accept_risk"_L1) continue;
        QString& place = problem.field == "code"_L1 ? code : problem.field == "intro"_L1 ? intro : problem.field == "date"_L1 ? date : other;
        if (place.isEmpty()) place = words::sentence(errorOf(problem));
    }
    if (const auto amount = words::amountFrom(m_intro->text(), currency(), style().locale); !amount && !m_intro->text().isEmpty())
        intro = words::sentence(amount.error());
    const auto say = [](QWidget* field, QLabel* label, const QString& sentence) {
        kit::showProblem(label, sentence);
        field->setAccessibleDescription(sentence);
    };
    say(m_code, m_codeProblem, code);
    say(m_intro, m_introProblem, intro);
    say(m_date, m_dateProblem, date);
    sayProblem(other);
}

} // namespace regulars::subscriptions
