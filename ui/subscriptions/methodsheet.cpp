// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/subscriptions/methodsheet.h"

#include "core/words/subscriptions.h"
#include "ui/kit/card.h"
#include "ui/kit/whendone.h"

#include <QtGui/QClipboard>
#include <QtGui/QDesktopServices>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace regulars::subscriptions {

using namespace Qt::StringLiterals;

MethodSheet::MethodSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform, words::Style style,
                         std::function<Instant()> now, AskPage askPage)
    : SubscriptionSheet(window, QSize(860, 500), workers, watch, std::move(perform), std::move(style), std::move(now))
    , m_askPage(std::move(askPage))
{
    setObjectName(u"paymentMethod"_s);
    setReversible();
    build();
}

void MethodSheet::build()
{
    m_method = new QComboBox;
    m_method->setObjectName(u"method"_s);
    addField(tr("Charge"), m_method);
    m_forAll = new QCheckBox(tr("Use it for all that this customer pays"));
    m_forAll->setObjectName(u"forAll"_s);
    form()->addWidget(m_forAll);
    addNote();
    m_problem = kit::makeProblem(u"problem"_s);
    form()->addWidget(m_problem);
    form()->addSpacing(6);
    form()->addWidget(kit::makeMuted(tr("Another one, which the customer types in at Stripe")));
    form()->addWidget(buildPage());
    m_pageSaid = kit::makeMuted({});
    m_pageSaid->setObjectName(u"pageSaid"_s);
    m_pageSaid->setWordWrap(true);
    form()->addWidget(m_pageSaid);
    form()->addStretch(1);
    connect(m_method, &QComboBox::currentIndexChanged, this, &MethodSheet::look);
    connect(m_forAll, &QCheckBox::toggled, this, &MethodSheet::look);
}

QWidget* MethodSheet::buildPage()
{
    auto* row = new QWidget;
    auto* buttons = new QHBoxLayout(row);
    buttons->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](const QString& label, MethodPageFor whom, const std::function<void(const MethodPage&)>& go) {
        auto* button = new QPushButton(label);
        button->setProperty("small", true);
        buttons->addWidget(button);
        m_pageButtons << button;
        connect(button, &QPushButton::clicked, this, [this, whom, go] { withPage(whom, go); });
    };
    add(tr("Open the page"), MethodPageFor::Here, [](const MethodPage& page) { QDesktopServices::openUrl(QUrl(page.url)); });
    add(tr("Copy a link"), MethodPageFor::Mail, [](const MethodPage& page) { QGuiApplication::clipboard()->setText(page.url); });
    add(tr("Write a mail…"), MethodPageFor::Mail, [this](const MethodPage& page) {
        const QString to = basis().customer ? basis().customer->email : QString();
        QDesktopServices::openUrl(QUrl(words::methodMail(page, to, style())));
    });
    buttons->addStretch(1);
    return row;
}

void MethodSheet::showSubscription(const SubscriptionId& id)
{
    setTitle(tr("Payment method"), {});
    setDeed(tr("Use it"), false);
    ++m_question;
    m_pageSaid->clear();
    m_forAll->setChecked(true);
    openOn(id);
}

void MethodSheet::present(bool first)
{
    setTitle(tr("Payment method"), lineOf(basis()));
    offer();
    look();
    if (first) m_method->setFocus(Qt::OtherFocusReason);
}

/// Keeps what is chosen: another method may come while this is open.
void MethodSheet::offer()
{
    const QSignalBlocker quiet(m_method);
    const QVariant chosen = m_method->currentData();
    m_method->clear();
    for (const PaymentMethod& method : basis().methods) m_method->addItem(words::storedMethod(method, basis(), style()), method.id.text());
    const int before = m_method->findData(chosen);
    const int current = basis().method ? m_method->findData(basis().method->id.text()) : -1;
    m_method->setCurrentIndex(std::max(0, before >= 0 ? before : current));
    m_method->setEnabled(m_method->count() > 0);
    m_method->setPlaceholderText(tr("none is stored"));
}

MethodDraft MethodSheet::draft() const
{
    MethodDraft draft;
    draft.method = PaymentMethodId(m_method->currentData().toString());
    draft.isForAll = m_forAll->isChecked();
    draft.note = note();
    return draft;
}

void MethodSheet::look()
{
    if (!isLoaded()) return;
    const MethodDraft draft = this->draft();
    const QList<payments::Problem> problems = problemsOf(draft, basis());
    // Nobody is told off for what was not chosen yet.
    const bool isSaid = !problems.isEmpty() && !basis().methods.isEmpty() && problems.first().field != "change"_L1;
    kit::showProblem(m_problem, isSaid ? words::sentence(errorOf(problems.first())) : QString());
    showConsequence(words::facts(draft, basis(), style()), {});
    setDeed(tr("Use it"), problems.isEmpty());
}

void MethodSheet::withPage(MethodPageFor whom, const std::function<void(const MethodPage&)>& go)
{
    if (!isLoaded()) return;
    const quint64 question = ++m_question;
    for (QPushButton* button : std::as_const(m_pageButtons)) button->setEnabled(false);
    m_pageSaid->setText(tr("Stripe is asked for a page …"));
    kit::whenDone(m_askPage(basis().subscription, whom), this, [this, question, go](const Result<MethodPage>& page) {
        for (QPushButton* button : std::as_const(m_pageButtons)) button->setEnabled(true);
        if (question != m_question || !isOpen() || !isLoaded()) return;
        if (!page) return m_pageSaid->setText(words::sentence(page.error()));
        const QString until = page->validUntil ? tr("The page is open until %1.").arg(words::dateTime(page->validUntil, style()))
                                               : tr("The page has to be used within minutes.");
        m_pageSaid->setText(until + u' ' + tr("What is stored there can be chosen here once it is synced."));
        go(*page);
    });
}

} // namespace regulars::subscriptions
