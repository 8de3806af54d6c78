// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/subscriptions/termsheets.h"

#include "core/words/actions.h"
#include "core/words/subscriptions.h"
#include "ui/kit/card.h"
#include "ui/kit/filterchips.h"
#include "ui/kit/whendone.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>

namespace regulars::subscriptions {

using namespace Qt::StringLiterals;
using payments::Problem;

namespace {

QDateEdit* makeDate(const words::Style& style)
{
    auto* date = new QDateEdit;
    date->setObjectName(u"date"_s);
    date->setCalendarPopup(true);
    date->setDisplayFormat(style.locale.dateFormat(QLocale::ShortFormat));
    return date;
}

Instant startOf(const QDate& day, const words::Style& style) { return fromUnixSeconds(day.startOfDay(style.zone).toSecsSinceEpoch()); }

QDate dayOf(Instant at, const words::Style& style) { return QDateTime::fromSecsSinceEpoch(unixSeconds(at), style.zone).date(); }

/// The sentence of the first problem of that field, or of the first of any other.
QString sentenceOf(const QList<Problem>& problems, QStringView field, bool isIt)
{
    for (const Problem& problem : problems) {
        const bool isSaid = problem.field == "change"_L1 || problem.field == "accept_risk"_L1; // by the button, by the tick
        if ((problem.field == field) == isIt && !isSaid) return words::sentence(errorOf(problem));
    }
    return {};
}

void sayBeside(QWidget* field, QLabel* label, const QString& sentence)
{
    kit::showProblem(label, sentence);
    field->setAccessibleDescription(sentence);
}

} // namespace

BillingDaySheet::BillingDaySheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform,
                                 words::Style style, std::function<Instant()> now, AskQuote askQuote)
    : QuotedSheet(window, QSize(880, 520), workers, watch, std::move(perform), std::move(style), std::move(now))
    , m_askQuote(std::move(askQuote))
    , m_when(new kit::FilterChips(tr("When its period begins")))
    , m_trial(new kit::FilterChips(tr("When its trial ends")))
    , m_unused(new kit::FilterChips(tr("Unused time")))
    , m_day(new QWidget)
    , m_unusedField(new QWidget)
    , m_date(makeDate(this->style()))
    , m_dateProblem(kit::makeProblem(u"dateProblem"_s))
{
    setObjectName(u"billingDay"_s);
    m_when->add(u"now"_s, tr("Today"));
    m_when->add(u"day"_s, tr("On another day"));
    m_trial->add(u"now"_s, tr("Now"));
    m_trial->add(u"day"_s, tr("On another day"));
    m_unused->add(u"nothing"_s, tr("Give nothing back"));
    m_unused->add(u"credit"_s, tr("Credit it"));
    form()->addWidget(m_when);
    form()->addWidget(m_trial);
    auto* day = new QVBoxLayout(m_day);
    day->setContentsMargins(0, 0, 0, 0);
    day->addWidget(kit::makeMuted(tr("Billed on")));
    m_date->setAccessibleName(tr("Billed on"));
    m_date->installEventFilter(this);
    day->addWidget(m_date);
    day->addWidget(m_dateProblem);
    form()->addWidget(m_day);
    auto* unused = new QVBoxLayout(m_unusedField);
    unused->setContentsMargins(0, 0, 0, 0);
    unused->addWidget(kit::makeMuted(tr("Unused time")));
    unused->addWidget(m_unused);
    form()->addWidget(m_unusedField);
    form()->addSpacing(6);
    addNote();
    addProblem();
    form()->addStretch(1);
    for (kit::FilterChips* chips : {m_when, m_trial, m_unused})
        connect(chips, &kit::FilterChips::chosenChanged, this, [this] { look(); });
    connect(m_date, &QDateEdit::dateChanged, this, [this] { look(); });
}

void BillingDaySheet::showSubscription(const SubscriptionId& id)
{
    setTitle(tr("Billing day"), {});
    setDeed(tr("Change"), false);
    forget();
    m_when->choose(u"day"_s);
    m_trial->choose(u"day"_s);
    m_unused->choose(u"nothing"_s);
    openOn(id);
}

void BillingDaySheet::present(bool first)
{
    const bool isTrial = previewBillingDay({}, basis()).isTrial;
    setTitle(isTrial ? tr("Trial") : tr("Billing day"), lineOf(basis()));
    m_when->setVisible(!isTrial);
    m_trial->setVisible(isTrial);
    if (first) {
        const QSignalBlocker quiet(m_date);
        const QDate today = dayOf(now(), style());
        const auto end = basis().subscription.periodEnd();
        m_date->setDate(std::max(end ? dayOf(*end, style()) : today, today).addDays(7));
    }
    look();
    if (first) (isTrial ? m_trial : m_when)->setFocus(Qt::OtherFocusReason);
}

BillingDayDraft BillingDaySheet::draft() const
{
    BillingDayDraft draft;
    draft.note = note();
    const bool isDay = (m_when->isHidden() ? m_trial : m_when)->chosen() == "day"_L1;
    if (isDay) {
        draft.when = BillingDayDraft::When::Date;
        draft.date = startOf(m_date->date(), style());
    }
    if (m_unused->chosen() == "credit"_L1) draft.unused = BillingDayDraft::Unused::Credit;
    draft.acceptRisk = isRiskAccepted();
    return draft;
}

QString BillingDaySheet::question() const
{
    BillingDayDraft draft = this->draft();
    draft.acceptRisk = true;
    return previewBillingDay(draft, basis()).problems.isEmpty() ? billingDayParameters(draft) : QString();
}

void BillingDaySheet::ask(quint64 number)
{
    kit::whenDone(m_askQuote(draft(), basis()), this, [this, number](const Result<Quote>& quote) {
        if (!isWanted(number)) return;
        if (quote) m_quote = *quote;
        answered(quote ? std::nullopt : std::optional(quote.error()));
    });
}

void BillingDaySheet::show()
{
    const BillingDayDraft draft = this->draft();
    const BillingDayPreview preview = previewBillingDay(draft, basis());
    const bool isDay = draft.when == BillingDayDraft::When::Date;
    m_day->setVisible(isDay);
    m_unusedField->setVisible(preview.paysUnused);
    showRisk(preview.warnings.contains(u"customer_blocked"_s));
    sayBeside(m_date, m_dateProblem, sentenceOf(preview.problems, u"date", true));
    sayProblem(sentenceOf(preview.problems, u"date", false));
    showConsequence(words::facts(preview, draft, m_quote, basis(), style()) + whileAsked(), sentencesOf(preview.warnings));
    const Money due = m_quote ? m_quote->due() : Money();
    const QString label = isDay ? tr("Bill on %1").arg(words::date(draft.date, style())) : preview.isTrial ? tr("End the trial") : tr("Begin today");
    setDeed(labelOf(label, due), m_quote && preview.problems.isEmpty());
}

PauseSheet::PauseSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform, words::Style style,
                       std::function<Instant()> now)
    : SubscriptionSheet(window, QSize(820, 480), workers, watch, std::move(perform), std::move(style), std::move(now))
    , m_behavior(new kit::FilterChips(tr("Invoices meanwhile")))
    , m_hasEnd(new QCheckBox(tr("Until a day")))
    , m_date(makeDate(this->style()))
    , m_dateProblem(kit::makeProblem(u"dateProblem"_s))
    , m_problem(kit::makeProblem(u"problem"_s))
{
    setObjectName(u"pauseCollection"_s);
    setReversible();
    form()->addWidget(kit::makeMuted(tr("Invoices meanwhile")));
    for (const QString& behavior : pauseBehaviors()) m_behavior->add(behavior, words::pauseBehavior(behavior));
    form()->addWidget(m_behavior);
    form()->addSpacing(6);
    form()->addWidget(m_hasEnd);
    m_date->setAccessibleName(tr("Charged again from"));
    m_date->installEventFilter(this);
    form()->addWidget(m_date);
    form()->addWidget(m_dateProblem);
    form()->addSpacing(6);
    addNote();
    form()->addWidget(m_problem);
    form()->addStretch(1);
    connect(m_behavior, &kit::FilterChips::chosenChanged, this, &PauseSheet::look);
    connect(m_hasEnd, &QCheckBox::toggled, this, &PauseSheet::look);
    connect(m_date, &QDateEdit::dateChanged, this, &PauseSheet::look);
}

void PauseSheet::showSubscription(const SubscriptionId& id)
{
    setTitle(tr("Pause the collection"), {});
    setDeed(tr("Pause"), false);
    m_behavior->choose(u"void"_s);
    m_hasEnd->setChecked(false);
    openOn(id);
}

void PauseSheet::present(bool first)
{
    setTitle(tr("Pause the collection"), lineOf(basis()));
    if (first) m_date->setDate(dayOf(now(), style()).addMonths(1));
    look();
    if (first) m_behavior->setFocus(Qt::OtherFocusReason);
}

PauseDraft PauseSheet::draft() const
{
    PauseDraft draft;
    draft.behavior = m_behavior->chosen();
    if (m_hasEnd->isChecked()) draft.until = startOf(m_date->date(), style());
    draft.note = note();
    return draft;
}

void PauseSheet::look()
{
    if (!isLoaded()) return;
    m_date->setVisible(m_hasEnd->isChecked());
    const PauseDraft draft = this->draft();
    const QList<Problem> problems = problemsOf(draft, basis());
    sayBeside(m_date, m_dateProblem, sentenceOf(problems, u"date", true));
    kit::showProblem(m_problem, sentenceOf(problems, u"date", false));
    showConsequence(words::facts(draft, basis(), style()), {});
    setDeed(tr("Pause"), problems.isEmpty());
}

DiscountSheet::DiscountSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform,
                             words::Style style, std::function<Instant()> now, AskQuote askQuote)
    : QuotedSheet(window, QSize(880, 500), workers, watch, std::move(perform), std::move(style), std::move(now))
    , m_askQuote(std::move(askQuote))
    , m_none(kit::makeMuted({}))
    , m_present(new QVBoxLayout)
    , m_code(new QLineEdit)
{
    setObjectName(u"discounts"_s);
    setReversible();
    form()->addWidget(kit::makeMuted(tr("Discounts that it has")));
    form()->addWidget(m_none);
    form()->addLayout(m_present);
    form()->addSpacing(6);
    m_code->setObjectName(u"code"_s);
    m_code->setMaxLength(200);
    m_codeProblem = addField(tr("Discount code"), m_code);
    m_codeProblem->setObjectName(u"codeProblem"_s);
    addNote();
    addProblem();
    form()->addStretch(1);
    connect(m_code, &QLineEdit::textChanged, this, [this] { look(); });
}

void DiscountSheet::showSubscription(const SubscriptionId& id)
{
    setTitle(tr("Discounts"), {});
    setDeed(tr("Apply"), false);
    forget();
    qDeleteAll(std::exchange(m_kept, {}));
    m_none->setText(tr("Stripe is asked …"));
    m_none->show();
    const QSignalBlocker quiet(m_code);
    m_code->clear();
    openOn(id);
}

void DiscountSheet::present(bool first)
{
    setTitle(tr("Discounts"), lineOf(basis()));
    look();
    if (first) m_code->setFocus(Qt::OtherFocusReason);
}

/// A tick for each; those that stand there already stay, with what a person did to them.
void DiscountSheet::offer(const SubscriptionTerms& terms)
{
    QHash<QString, QCheckBox*> before;
    for (QCheckBox* box : std::exchange(m_kept, {})) before.insert(box->objectName(), box);
    for (const Discount& discount : terms.discounts) {
        QCheckBox* box = before.take(discount.id);
        if (!box) {
            box = new QCheckBox(words::discount(discount, style()));
            box->setObjectName(discount.id);
            box->setChecked(true);
            m_present->addWidget(box);
            connect(box, &QCheckBox::toggled, this, [this] { look(); });
        }
        m_kept.append(box);
    }
    qDeleteAll(before);
    m_none->setText(tr("None. What is entered below is the first."));
    m_none->setVisible(m_kept.isEmpty());
}

DiscountDraft DiscountSheet::draft() const
{
    DiscountDraft draft;
    draft.code = m_code->text().trimmed();
    for (const QCheckBox* box : m_kept)
        if (!box->isChecked()) draft.removed.append(box->objectName());
    draft.note = note();
    return draft;
}

/// Asked even where nothing was entered: which discounts there are, only Stripe knows.
QString DiscountSheet::question() const { return discountParameters(draft()); }

void DiscountSheet::ask(quint64 number)
{
    kit::whenDone(m_askQuote(draft(), basis()), this, [this, number](const Result<DiscountQuote>& quote) {
        if (!isWanted(number)) return;
        if (quote) {
            m_quote = *quote;
            offer(quote->terms);
        }
        answered(quote ? std::nullopt : std::optional(quote.error()));
    });
}

void DiscountSheet::show()
{
    const DiscountDraft draft = this->draft();
    const QList<Problem> problems = problemsOf(draft, basis(), m_quote);
    sayBeside(m_code, m_codeProblem, sentenceOf(problems, u"code", true));
    sayProblem(sentenceOf(problems, u"code", false));
    showConsequence(words::facts(draft, m_quote, basis(), style()) + whileAsked(), {});
    const bool isRemoval = draft.code.isEmpty() && !draft.removed.isEmpty();
    setDeed(isRemoval ? tr("Take away") : tr("Apply"),
            m_quote && m_quote->quote && problems.isEmpty());
}

} // namespace regulars::subscriptions
