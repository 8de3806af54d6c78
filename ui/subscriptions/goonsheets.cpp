// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/subscriptions/goonsheets.h"

#include "core/subscriptions/cancellation.h"
#include "core/subscriptions/pause.h"
#include "core/words/subscriptions.h"
#include "ui/kit/card.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>

namespace regulars::subscriptions {

using namespace Qt::StringLiterals;

GoOnSheet::GoOnSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform, words::Style style,
                     std::function<Instant()> now)
    : SubscriptionSheet(window, QSize(760, 380), workers, watch, std::move(perform), std::move(style), std::move(now))
    , m_note(addNote())
    , m_problem(kit::makeProblem(u"problem"_s))
{
    setReversible();
    form()->addWidget(m_problem);
    form()->addStretch(1);
}

void GoOnSheet::showSubscription(const SubscriptionId& id)
{
    setTitle(title(), {});
    setDeed(label(), false);
    openOn(id);
}

void GoOnSheet::present(bool first)
{
    setTitle(title(), lineOf(basis()));
    const auto possible = plan();
    kit::showProblem(m_problem, possible ? QString() : words::sentence(possible.error()));
    showConsequence(facts(), {});
    setDeed(label(), possible.has_value());
    if (first) m_note->setFocus(Qt::OtherFocusReason);
}

QString RecoverSheet::title() const { return tr("Recover the subscription"); }
QString RecoverSheet::label() const { return tr("Recover"); }
QList<words::Fact> RecoverSheet::facts() const { return words::recoveryFacts(basis(), style()); }
Result<Plan> RecoverSheet::plan() const { return planRecovery(basis(), note()); }

QString ResumeSheet::title() const { return tr("Resume the collection"); }
QString ResumeSheet::label() const { return tr("Resume"); }
QList<words::Fact> ResumeSheet::facts() const { return words::resumptionFacts(basis(), style()); }
Result<Plan> ResumeSheet::plan() const { return planResumption(basis(), note()); }

} // namespace regulars::subscriptions
