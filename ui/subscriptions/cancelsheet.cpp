// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/subscriptions/cancelsheet.h"

#include "core/words/actions.h"
#include "core/words/subscriptions.h"
#include "ui/kit/card.h"
#include "ui/kit/filterchips.h"
#include "ui/kit/whendone.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>

namespace regulars::subscriptions {

using namespace Qt::StringLiterals;
using When = CancellationDraft::When;
using Unused = CancellationDraft::Unused;

CancelSheet::CancelSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform,
                         words::Style style, std::function<Instant()> now, AskQuote askQuote, GiveBack giveBack)
    : QuotedSheet(window, QSize(820, 520), workers, watch, std::move(perform), std::move(style), std::move(now))
    , m_askQuote(std::move(askQuote))
    , m_giveBack(std::move(giveBack))
{
    setObjectName(u"cancelSubscription"_s);
    build();
}

void CancelSheet::build()
{
    m_keep = new QCheckBox(tr("Keep the subscription active until the next expected rebill date"));
    m_keep->setObjectName(u"keepActive"_s);
    form()->addWidget(m_keep);
    m_early = buildEarly();
    form()->addWidget(m_early);
    form()->addSpacing(6);
    m_feedback = new QComboBox;
    m_feedback->setObjectName(u"feedback"_s);
    m_feedback->addItem(tr("Not asked"), QString());
    for (const QString& feedback : words::cancellationFeedbacks())
        m_feedback->addItem(words::cancellationFeedback(feedback), feedback);
    addField(tr("Why they leave"), m_feedback);
    m_comment = new QLineEdit;
    m_comment->setObjectName(u"comment"_s);
    m_comment->setMaxLength(500);
    addField(tr("In their own words, kept by Stripe"), m_comment);
    addProblem();
    form()->addStretch(1);
    connect(m_keep, &QCheckBox::toggled, this, &CancelSheet::look);
    connect(m_when, &kit::FilterChips::chosenChanged, this, &CancelSheet::look);
    connect(m_unused, &kit::FilterChips::chosenChanged, this, &CancelSheet::look);
    connect(m_date, &QDateEdit::dateChanged, this, &CancelSheet::look);
    connect(m_feedback, &QComboBox::currentIndexChanged, this, &CancelSheet::look);
}

/// What there is to choose when it does not end with its period.
QWidget* CancelSheet::buildEarly()
{
    m_when = new kit::FilterChips(tr("When it ends"));
    m_when->add(u"now"_s, tr("At once"));
    m_when->add(u"day"_s, tr("On a day"));
    m_date = new QDateEdit;
    m_date->setObjectName(u"date"_s);
    m_date->setCalendarPopup(true);
    m_date->setDisplayFormat(style().locale.dateFormat(QLocale::ShortFormat));
    m_date->setAccessibleName(tr("Last day"));
    m_date->installEventFilter(this);
    m_dateProblem = kit::makeProblem(u"dateProblem"_s);
    m_day = new QWidget;
    auto* day = new QVBoxLayout(m_day);
    day->setContentsMargins(0, 0, 0, 0);
    day->addWidget(kit::makeMuted(tr("Last day")));
    day->addWidget(m_date);
    day->addWidget(m_dateProblem);
    m_unused = new kit::FilterChips(tr("Unused time"));
    m_unused->add(u"nothing"_s, tr("Give nothing back"));
    m_unused->add(u"credit"_s, tr("Credit balance"));
    m_unused->add(u"refund"_s, tr("Refund"));
    auto* all = new QWidget;
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(form()->spacing());
    column->addWidget(m_when);
    column->addWidget(m_day);
    column->addWidget(kit::makeMuted(tr("Unused time")));
    column->addWidget(m_unused);
    return all;
}

void CancelSheet::showSubscription(const SubscriptionId& id)
{
    setTitle(tr("Cancel the subscription"), {});
    setDeed(tr("Cancel"), false);
    forget();
    m_comment->clear();
    m_feedback->setCurrentIndex(0);
    m_when->choose(u"now"_s);
    m_unused->choose(u"nothing"_s);
    openOn(id);
}

void CancelSheet::present(bool first)
{
    setTitle(tr("Cancel the subscription"), lineOf(basis()));
    // One that ends with its period already can not be asked to once more; one that pauses has no period.
    const bool canWait = !basis().subscription.isEnding() && basis().subscription.status != "paused"_L1;
    if (first) {
        const QDate today = QDateTime::fromSecsSinceEpoch(unixSeconds(now()), style().zone).date();
        m_date->setDate(today.addDays(7));
        m_keep->setChecked(canWait);
    }
    m_keep->setVisible(canWait);
    look();
    if (first) (canWait ? m_keep : static_cast<QWidget*>(m_when))->setFocus(Qt::OtherFocusReason);
}

CancellationDraft CancelSheet::draft() const
{
    CancellationDraft draft;
    draft.feedback = m_feedback->currentData().toString();
    draft.comment = m_comment->text().trimmed();
    draft.acceptRisk = isRiskAccepted();
    if (m_keep->isChecked() && !m_keep->isHidden()) return draft;
    draft.when = m_when->chosen() == "day"_L1 ? When::Date : When::Now;
    if (draft.when == When::Date) draft.date = endOf(m_date->date(), style().zone);
    draft.unused = m_unused->chosen() == "credit"_L1 || isRefund() ? Unused::Credit : Unused::Nothing;
    return draft;
}

/// What is refunded is there at once: on a day to come nobody is there to choose the cards.
bool CancelSheet::isRefund() const { return m_when->chosen() != "day"_L1 && m_unused->chosen() == "refund"_L1; }

QString CancelSheet::question() const
{
    CancellationDraft draft = this->draft();
    draft.feedback.clear();
    return isQuoted(draft, basis()) && previewCancellation(draft, basis()).problems.isEmpty() ? cancellationParameters(draft) : QString();
}

void CancelSheet::ask(quint64 number)
{
    kit::whenDone(m_askQuote(draft(), basis()), this, [this, number](const Result<Quote>& quote) {
        if (!isWanted(number)) return;
        if (quote) m_quote = *quote;
        answered(quote ? std::nullopt : std::optional(quote.error()));
    });
}

void CancelSheet::show()
{
    const bool isOnDay = m_when->chosen() == "day"_L1;
    if (isOnDay && m_unused->chosen() == "refund"_L1) m_unused->choose(u"credit"_s);
    m_unused->setShown(u"refund"_s, !isOnDay);
    const CancellationDraft draft = this->draft();
    m_early->setVisible(draft.when != When::PeriodEnd);
    m_day->setVisible(draft.when == When::Date);
    const CancellationPreview preview = previewCancellation(draft, basis(), m_quote);
    showRisk(preview.warnings.contains(u"customer_blocked"_s));
    QString ofDate, other;
    for (const payments::Problem& problem : preview.problems)
        if (problem.field != "accept_risk"_L1) (problem.field == "date"_L1 ? ofDate : other) = words::sentence(errorOf(problem));
    kit::showProblem(m_dateProblem, ofDate);
    m_date->setAccessibleDescription(ofDate);
    sayProblem(other);
    QList<words::Fact> facts = words::facts(preview, draft, m_quote, basis(), style()) + whileAsked();
    if (isRefund() && !question().isEmpty()) facts.append({tr("Afterwards"), tr("the credit balance is refunded in the next step"), {}});
    showConsequence(facts, sentencesOf(preview.warnings));
    //: %1 is a day: the button that does it
    const QString label = preview.accessUntil ? tr("Cancel on %1").arg(words::date(preview.accessUntil, style())) : tr("Cancel now");
    setDeed(labelOf(label, preview.due),
            preview.problems.isEmpty() && (m_quote || question().isEmpty()));
}

kit::FollowUp CancelSheet::followUp() const
{
    const auto credit = question().isEmpty() ? std::nullopt : previewCancellation(draft(), basis(), m_quote).credit;
    if (!credit || credit->minor() <= 0) return {};
    return {.label = tr("Refund credit balance…"),
            .go = [go = m_giveBack, customer = basis().subscription.customer] { go(customer); },
            .isNext = isRefund()};
}

Result<Plan> CancelSheet::plan() const { return planCancellation(draft(), basis(), m_quote); }

} // namespace regulars::subscriptions
