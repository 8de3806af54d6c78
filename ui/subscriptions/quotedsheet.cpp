// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/subscriptions/quotedsheet.h"

#include "ui/kit/card.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace regulars::subscriptions {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

QuotedSheet::QuotedSheet(QWidget* window, QSize largest, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform,
                         words::Style style, std::function<Instant()> now)
    : SubscriptionSheet(window, largest, workers, watch, std::move(perform), std::move(style), std::move(now))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(250ms); // a person who types is not done with every key
    connect(&m_soon, &QTimer::timeout, this, &QuotedSheet::askNow);
}

void QuotedSheet::addProblem()
{
    m_risk = new QCheckBox(tr("I understand the risk and want to proceed"));
    m_risk->setObjectName(u"acceptRisk"_s);
    m_risk->hide();
    form()->addWidget(m_risk);
    connect(m_risk, &QCheckBox::toggled, this, &QuotedSheet::look);
    m_problem = kit::makeProblem(u"problem"_s);
    form()->addWidget(m_problem);
    m_again = new QPushButton(tr("Ask Stripe again"));
    m_again->setProperty("small", true);
    m_again->hide();
    form()->addWidget(m_again, 0, Qt::AlignLeft);
    connect(m_again, &QPushButton::clicked, this, [this] {
        forgetQuestion();
        look();
    });
}

void QuotedSheet::forget()
{
    const QSignalBlocker quiet(m_risk);
    m_risk->setChecked(false);
    forgetQuestion();
}

void QuotedSheet::forgetQuestion()
{
    ++m_number;
    m_soon.stop();
    m_asked.clear();
    m_failure.clear();
    m_isAsking = false;
    drop();
}

void QuotedSheet::look()
{
    if (!isLoaded()) return;
    const QString question = this->question();
    // A credit balance that was spent, or a customer who was blocked, is another question, too.
    const bool isSame = m_askedOf && m_askedOf->subscription == basis().subscription && m_askedOf->customer == basis().customer;
    if (question != m_asked || !isSame) {
        forgetQuestion();
        m_asked = question;
        m_askedOf = basis();
        m_isAsking = !question.isEmpty();
        if (m_isAsking) m_soon.start();
    }
    show();
}

void QuotedSheet::askNow()
{
    if (isLoaded() && isOpen()) ask(++m_number);
}

void QuotedSheet::answered(const std::optional<Error>& error)
{
    m_isAsking = false;
    m_failure = error ? words::sentence(*error) : QString();
    show();
}

void QuotedSheet::sayProblem(const QString& sentence)
{
    kit::showProblem(m_problem, sentence.isEmpty() ? m_failure : sentence);
    m_again->setVisible(!m_failure.isEmpty());
}

void QuotedSheet::showRisk(bool isRisk)
{
    m_risk->setVisible(isRisk);
}

QString QuotedSheet::labelOf(const QString& deed, const Money& due) const
{
    //: the button that does it, and an amount
    return due.isZero() ? deed : tr("%1 and charge %2").arg(deed, words::money(due, style().locale));
}

bool QuotedSheet::isRiskAccepted() const { return !m_risk->isHidden() && m_risk->isChecked(); }

QList<words::Fact> QuotedSheet::whileAsked() const
{
    if (!m_isAsking) return {};
    return {{tr("What it costs"), tr("Stripe is asked …"), {}}};
}

} // namespace regulars::subscriptions
