// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/subscriptions/collectsheet.h"

#include "core/words/actions.h"
#include "core/words/subscriptions.h"
#include "ui/kit/card.h"
#include "ui/kit/filterchips.h"

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
using How = CollectionDraft::How;

CollectSheet::CollectSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform,
                           words::Style style, std::function<Instant()> now)
    : SubscriptionSheet(window, QSize(860, 540), workers, watch, std::move(perform), std::move(style), std::move(now))
{
    setObjectName(u"collectInvoice"_s);
    build();
}

void CollectSheet::build()
{
    m_invoice = new QComboBox;
    m_invoice->setObjectName(u"invoice"_s);
    m_invoiceName = kit::makeMuted(tr("Invoice"));
    m_invoice->setAccessibleName(m_invoiceName->text());
    form()->addWidget(m_invoiceName);
    form()->addWidget(m_invoice);
    m_how = new kit::FilterChips(tr("What becomes of it"));
    m_how->add(toText(How::Retry), tr("Charge again"));
    m_how->add(toText(How::ByHand), tr("Paid by hand"));
    m_how->add(toText(How::WriteOff), tr("Write off"));
    form()->addWidget(m_how);
    form()->addSpacing(6);
    m_method = new QComboBox;
    m_method->setObjectName(u"method"_s);
    m_methodName = kit::makeMuted(tr("Charge"));
    m_method->setAccessibleName(m_methodName->text());
    form()->addWidget(m_methodName);
    form()->addWidget(m_method);
    m_risk = new QCheckBox(tr("I understand the risk and want to proceed"));
    m_risk->setObjectName(u"acceptRisk"_s);
    form()->addWidget(m_risk);
    addNote();
    m_problem = kit::makeProblem(u"problem"_s);
    form()->addWidget(m_problem);
    m_page = buildPage();
    form()->addWidget(m_page);
    form()->addStretch(1);
    connect(m_invoice, &QComboBox::currentIndexChanged, this, &CollectSheet::look);
    connect(m_how, &kit::FilterChips::chosenChanged, this, &CollectSheet::look);
    connect(m_method, &QComboBox::currentIndexChanged, this, &CollectSheet::look);
    connect(m_risk, &QCheckBox::toggled, this, &CollectSheet::look);
}

/// What the customer can do: the page on which Stripe takes the payment.
QWidget* CollectSheet::buildPage()
{
    auto* page = new QWidget;
    auto* open = new QPushButton(tr("Open payment page"));
    auto* copy = new QPushButton(tr("Copy payment link"));
    auto* mail = new QPushButton(tr("Write a mail…"));
    connect(open, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl(m_address)); });
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_address); });
    connect(mail, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl(m_mail)); });
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    for (QPushButton* button : {open, copy, mail}) {
        button->setProperty("small", true);
        row->addWidget(button);
    }
    row->addStretch(1);
    return page;
}

void CollectSheet::showSubscription(const SubscriptionId& id)
{
    setTitle(tr("Unpaid invoice"), {});
    setDeed(tr("Charge"), false);
    m_how->choose(toText(How::Retry));
    m_risk->setChecked(false);
    openOn(id);
}

void CollectSheet::present(bool first)
{
    setTitle(tr("Unpaid invoice"), lineOf(basis()));
    offer(first);
    look();
    if (first) m_how->setFocus(Qt::OtherFocusReason);
}

/// What was chosen stays where it can: a card that the customer stores meanwhile joins the others.
void CollectSheet::offer(bool first)
{
    const QSignalBlocker quietInvoice(m_invoice), quietMethod(m_method);
    const QVariant invoice = first ? QVariant() : m_invoice->currentData(), method = first ? QVariant() : m_method->currentData();
    m_invoice->clear();
    for (const Invoice& open : basis().unpaid)
        m_invoice->addItem(words::date(open.created, style()) + u" · "_s +
                               words::money(Money(open.amountRemaining, open.currency), style().locale),
                           open.id.text());
    m_invoice->setVisible(m_invoice->count() > 1);
    m_invoiceName->setVisible(m_invoice->count() > 1);
    m_method->clear();
    m_method->addItem(basis().method ? words::method(basis().method->details) : tr("What Stripe has stored"), QString());
    for (const PaymentMethod& stored : basis().methods)
        if (!basis().method || stored.id != basis().method->id) m_method->addItem(words::method(stored.details), stored.id.text());
    m_invoice->setCurrentIndex(std::max(0, m_invoice->findData(invoice)));
    m_method->setCurrentIndex(std::max(0, m_method->findData(method)));
}

CollectionDraft CollectSheet::draft() const
{
    CollectionDraft draft;
    draft.invoice = InvoiceId(m_invoice->currentData().toString());
    draft.how = collectionFromText(m_how->chosen()).value_or(How::Retry);
    if (draft.how == How::Retry) draft.method = PaymentMethodId(m_method->currentData().toString());
    draft.acceptRisk = m_risk->isChecked();
    draft.note = note();
    return draft;
}

void CollectSheet::look()
{
    if (!isLoaded()) return;
    const CollectionDraft draft = this->draft();
    const CollectionPreview preview = previewCollection(draft, basis());
    const bool isRetry = draft.how == How::Retry;
    m_method->setVisible(isRetry);
    m_methodName->setVisible(isRetry);
    m_risk->setVisible(preview.warnings.contains(u"customer_blocked"_s));
    QString problem;
    for (const payments::Problem& one : preview.problems)
        if (one.field != "accept_risk"_L1) problem = words::sentence(errorOf(one));
    kit::showProblem(m_problem, problem);
    m_address = preview.invoice ? preview.invoice->hostedUrl : QString();
    m_page->setVisible(QUrl(m_address).scheme() == "https"_L1);
    if (preview.invoice) m_mail = words::invoiceMail(*preview.invoice, basis().customer ? basis().customer->email : QString(), style());
    showConsequence(words::facts(preview, draft, basis(), style()), sentencesOf(preview.warnings));
    const QString amount = words::money(preview.amount, style().locale);
    //: %1 is an amount: the button that does it
    const QString label = isRetry                        ? tr("Charge %1").arg(amount)
                          : draft.how == How::ByHand     ? tr("Mark %1 as paid").arg(amount)
                                                         : tr("Write off %1").arg(amount);
    setDeed(label, preview.problems.isEmpty());
}

} // namespace regulars::subscriptions
