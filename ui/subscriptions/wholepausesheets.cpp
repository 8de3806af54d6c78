// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/subscriptions/wholepausesheets.h"

#include "core/words/actions.h"
#include "core/words/subscriptions.h"
#include "ui/kit/card.h"
#include "ui/kit/filterchips.h"
#include "ui/kit/whendone.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>

namespace regulars::subscriptions {

using namespace Qt::StringLiterals;

namespace {

/// The first that is not said by the tick for a risk.
QString sentenceOf(const QList<payments::Problem>& problems)
{
    for (const payments::Problem& problem : problems)
        if (problem.field != "accept_risk"_L1) return words::sentence(errorOf(problem));
    return {};
}

} // namespace

WholePauseSheet::WholePauseSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform,
                                 words::Style style, std::function<Instant()> now, AskQuote askQuote, GiveBack giveBack)
    : QuotedSheet(window, QSize(820, 440), workers, watch, std::move(perform), std::move(style), std::move(now))
    , m_askQuote(std::move(askQuote))
    , m_giveBack(std::move(giveBack))
    , m_unused(new kit::FilterChips(tr("Unused time")))
{
    setObjectName(u"pauseSubscription"_s);
    setReversible();
    m_unused->add(u"later"_s, tr("Take it off later"));
    m_unused->add(u"credit"_s, tr("Credit balance"));
    m_unused->add(u"nothing"_s, tr("Give nothing back"));
    form()->addWidget(kit::makeMuted(tr("Unused time")));
    form()->addWidget(m_unused);
    form()->addSpacing(6);
    addNote();
    addProblem();
    form()->addStretch(1);
    connect(m_unused, &kit::FilterChips::chosenChanged, this, [this] { look(); });
}

void WholePauseSheet::showSubscription(const SubscriptionId& id)
{
    setTitle(tr("Pause the subscription"), {});
    setDeed(tr("Pause"), false);
    forget();
    m_unused->choose(u"later"_s);
    openOn(id);
}

void WholePauseSheet::present(bool first)
{
    setTitle(tr("Pause the subscription"), lineOf(basis()));
    look();
    if (first) m_unused->setFocus(Qt::OtherFocusReason);
}

WholePauseDraft WholePauseSheet::draft() const
{
    WholePauseDraft draft;
    draft.unused = unusedFromText(m_unused->chosen()).value_or(draft.unused);
    draft.acceptRisk = isRiskAccepted();
    draft.note = note();
    return draft;
}

/// What the time is worth is the same whatever becomes of it.
QString WholePauseSheet::question() const
{
    WholePauseDraft draft = this->draft();
    draft.acceptRisk = true;
    const bool isAsked = draft.unused != WholePauseDraft::Unused::Nothing && previewWholePause(draft, basis()).problems.isEmpty();
    return isAsked ? u"worth"_s : QString();
}

void WholePauseSheet::ask(quint64 number)
{
    kit::whenDone(m_askQuote(basis()), this, [this, number](const Result<Quote>& quote) {
        if (!isWanted(number)) return;
        if (quote) m_quote = *quote;
        answered(quote ? std::nullopt : std::optional(quote.error()));
    });
}

void WholePauseSheet::show()
{
    const WholePauseDraft draft = this->draft();
    const WholePausePreview preview = previewWholePause(draft, basis(), m_quote);
    showRisk(preview.warnings.contains(u"customer_blocked"_s));
    sayProblem(sentenceOf(preview.problems));
    showConsequence(words::facts(preview, draft, m_quote, basis(), style()) + whileAsked(), sentencesOf(preview.warnings));
    setDeed(labelOf(tr("Pause"), preview.due), preview.problems.isEmpty() && (m_quote || question().isEmpty()));
}

kit::FollowUp WholePauseSheet::followUp() const
{
    const bool isCredited = draft().unused == WholePauseDraft::Unused::Credit && m_quote && !m_quote->credit().isZero();
    if (!isCredited) return {};
    return {.label = tr("Refund credit balance…"),
            .go = [go = m_giveBack, customer = basis().subscription.customer] { go(customer); }};
}

WholeResumptionSheet::WholeResumptionSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform,
                                           words::Style style, std::function<Instant()> now, AskQuote askQuote)
    : QuotedSheet(window, QSize(880, 480), workers, watch, std::move(perform), std::move(style), std::move(now))
    , m_askQuote(std::move(askQuote))
    , m_period(new kit::FilterChips(tr("Period")))
{
    setObjectName(u"resumeSubscription"_s);
    m_period->add(u"new"_s, tr("A new one begins today"));
    m_period->add(u"present"_s, tr("Keep the billing day"));
    form()->addWidget(kit::makeMuted(tr("Period")));
    form()->addWidget(m_period);
    form()->addSpacing(6);
    addNote();
    addProblem();
    form()->addStretch(1);
    connect(m_period, &kit::FilterChips::chosenChanged, this, [this] { look(); });
}

void WholeResumptionSheet::showSubscription(const SubscriptionId& id)
{
    setTitle(tr("Resume the subscription"), {});
    setDeed(tr("Resume"), false);
    forget();
    m_period->choose(u"new"_s);
    openOn(id);
}

void WholeResumptionSheet::present(bool first)
{
    setTitle(tr("Resume the subscription"), lineOf(basis()));
    look();
    if (first) m_period->setFocus(Qt::OtherFocusReason);
}

WholeResumptionDraft WholeResumptionSheet::draft() const
{
    WholeResumptionDraft draft;
    draft.period = periodFromText(m_period->chosen()).value_or(draft.period);
    draft.acceptRisk = isRiskAccepted();
    draft.note = note();
    return draft;
}

QString WholeResumptionSheet::question() const
{
    WholeResumptionDraft draft = this->draft();
    draft.acceptRisk = true;
    return previewWholeResumption(draft, basis()).problems.isEmpty() ? wholeResumptionParameters(draft) : QString();
}

void WholeResumptionSheet::ask(quint64 number)
{
    kit::whenDone(m_askQuote(draft(), basis()), this, [this, number](const Result<Quote>& quote) {
        if (!isWanted(number)) return;
        if (quote) m_quote = *quote;
        answered(quote ? std::nullopt : std::optional(quote.error()));
    });
}

void WholeResumptionSheet::show()
{
    const WholeResumptionDraft draft = this->draft();
    const WholeResumptionPreview preview = previewWholeResumption(draft, basis());
    showRisk(preview.warnings.contains(u"customer_blocked"_s));
    sayProblem(sentenceOf(preview.problems));
    showConsequence(words::facts(draft, m_quote, basis(), style()) + whileAsked(), sentencesOf(preview.warnings));
    setDeed(labelOf(tr("Resume"), m_quote ? m_quote->due() : Money()),
            m_quote && preview.problems.isEmpty());
}

} // namespace regulars::subscriptions
