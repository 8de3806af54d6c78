// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/payments/repaymentsheet.h"

#include "core/words/actions.h"
#include "ui/kit/card.h"
#include "ui/kit/filterchips.h"
#include "ui/kit/statepanel.h"
#include "ui/kit/whendone.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>

namespace regulars::payments {

using namespace Qt::StringLiterals;
using How = RepaymentDraft::How;

RepaymentSheet::RepaymentSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform,
                               words::Style style, std::function<Instant()> now)
    : ActionSheet(window, QSize(780, 560), std::move(perform), std::move(style))
    , m_workers(workers)
    , m_now(std::move(now))
{
    setObjectName(u"repayment"_s);
    setReversible();
    build();
    connect(&watch, &kit::StoreWatch::changed, this, &RepaymentSheet::follow);
}

void RepaymentSheet::build()
{
    m_how = new kit::FilterChips(tr("How it is repaid"));
    m_how->add(u"link"_s, tr("Payment link"));
    m_how->add(u"manual"_s, tr("Paid by hand"));
    form()->addWidget(m_how);
    form()->addSpacing(6);
    m_amount = new QLineEdit;
    m_amount->setObjectName(u"amount"_s);
    m_amountProblem = addField(tr("Amount"), m_amount);
    m_amountProblem->setObjectName(u"amountProblem"_s);
    m_byHand = buildByHand();
    form()->addWidget(m_byHand);
    addNote();
    m_risk = new QCheckBox(tr("I understand the risk and want to proceed"));
    m_risk->setObjectName(u"risk"_s);
    form()->addWidget(m_risk);
    m_problem = kit::makeProblem(u"problem"_s);
    form()->addWidget(m_problem);
    form()->addStretch(1);
    connect(m_how, &kit::FilterChips::chosenChanged, this, &RepaymentSheet::look);
    // Not only what is typed: a screen reader puts text in, too.
    connect(m_amount, &QLineEdit::textChanged, this, &RepaymentSheet::look);
    connect(m_method, &QComboBox::currentIndexChanged, this, &RepaymentSheet::look);
    connect(m_date, &QDateEdit::dateChanged, this, &RepaymentSheet::look);
    connect(m_risk, &QCheckBox::toggled, this, &RepaymentSheet::look);
}

QWidget* RepaymentSheet::buildByHand()
{
    m_method = new QComboBox;
    m_method->setObjectName(u"method"_s);
    for (const QString& method : {u"cash"_s, u"bank_transfer"_s, u"other"_s})
        m_method->addItem(words::repaymentMethod(method), method);
    m_date = new QDateEdit;
    m_date->setObjectName(u"date"_s);
    m_date->setCalendarPopup(true);
    m_date->setDisplayFormat(style().locale.dateFormat(QLocale::ShortFormat));
    m_reference = new QLineEdit;
    m_reference->setObjectName(u"reference"_s);
    m_reference->setMaxLength(200);
    m_dateProblem = kit::makeProblem(u"dateProblem"_s);
    auto* all = new QWidget;
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(form()->spacing());
    for (const auto& [label, field] : {std::pair<QString, QWidget*>(tr("How it was paid"), m_method),
                                       {tr("Paid on"), m_date},
                                       {tr("Reference"), m_reference}}) {
        QLabel* name = kit::makeMuted(label);
        name->setBuddy(field);
        field->setAccessibleName(label);
        field->installEventFilter(this);
        column->addWidget(name);
        column->addWidget(field);
        if (field == m_date) column->addWidget(m_dateProblem);
        column->addSpacing(6);
    }
    return all;
}

void RepaymentSheet::showRepayment(const PaymentId& id)
{
    m_id = id;
    m_basis.reset();
    begin();
    setTitle(tr("Add a repayment"), {});
    setDeed(tr("Create payment link"), false);
    m_how->choose(u"link"_s);
    m_amount->clear();
    m_reference->clear();
    m_method->setCurrentIndex(0);
    m_date->setDate(QDateTime::fromSecsSinceEpoch(unixSeconds(m_now()), style().zone).date());
    m_risk->setChecked(false);
    states()->showLoading();
    open();
    reload();
}

void RepaymentSheet::follow(const store::Changes& changes)
{
    if (isOpen() && (changes.everything || changes.payments.contains(m_id))) reload();
}

void RepaymentSheet::reload()
{
    const quint64 number = ++m_number;
    const auto job = [id = m_id, now = m_now()](store::Database& database) { return loadTransactionBasis(database, id, now); };
    kit::whenDone(m_workers.read(job), this, [this, number](const Answer& answer) {
        if (number == m_number) take(answer);
    });
}

void RepaymentSheet::take(const Answer& answer)
{
    if (!answer) return states()->showError(words::sentence(answer.error()));
    if (!*answer) return states()->showEmpty(tr("This transaction is not here"), tr("It may not be synced yet."));
    const bool first = !m_basis;
    m_basis = **answer;
    const store::PaymentRow& row = m_basis->transaction.row;
    QStringList line{row.customerName.isEmpty() ? row.customerEmail : row.customerName, words::date(row.created, style()),
                     row.product.isEmpty() ? row.description : row.product};
    line.removeAll(QString());
    setTitle(tr("Add a repayment"), line.join(u" · "_s));
    states()->showContent();
    if (first) {
        const Money open = previewRepayment({}, *m_basis).amount;
        m_amount->setText(open.isZero() ? QString() : words::plainAmount(open, style().locale));
        m_amount->setFocus(Qt::OtherFocusReason);
        m_amount->selectAll();
    }
    look();
}

Currency RepaymentSheet::currency() const
{
    return previewRepayment({}, *m_basis).disputed.currency();
}

RepaymentDraft RepaymentSheet::draft() const
{
    RepaymentDraft draft;
    draft.how = m_how->chosen() == "manual"_L1 ? How::Manual : How::Link;
    draft.amount = words::amountFrom(m_amount->text(), currency(), style().locale).value_or(Money(0, currency()));
    draft.method = m_method->currentData().toString();
    draft.reference = m_reference->text().trimmed();
    if (draft.how == How::Manual) draft.paidAt = paidOn(m_date->date(), style().zone);
    draft.note = note();
    draft.acceptRisk = m_risk->isChecked();
    return draft;
}

void RepaymentSheet::look()
{
    if (!m_basis) return;
    const RepaymentDraft draft = this->draft();
    const RepaymentPreview preview = previewRepayment(draft, *m_basis);
    const auto typed = words::amountFrom(m_amount->text(), currency(), style().locale);
    QString ofAmount = typed ? QString() : words::sentence(typed.error()), ofDate, ofAll;
    for (const Problem& problem : preview.problems) {
        const QString sentence = words::actionSentence(problem.code);
        if (problem.field == "charge"_L1) ofAll = sentence;
        else if (problem.field == "date"_L1) ofDate = sentence;
        else if (problem.field == "amount"_L1 && ofAmount.isEmpty()) ofAmount = sentence;
    }
    const bool possible = preview.problems.isEmpty() && ofAmount.isEmpty();
    // No amount would help, or nobody has entered one yet.
    if (!ofAll.isEmpty() || (m_amount->text().isEmpty() && !m_amount->isModified())) ofAmount.clear();
    kit::showProblem(m_amountProblem, ofAmount);
    kit::showProblem(m_dateProblem, ofDate);
    kit::showProblem(m_problem, ofAll);
    m_amount->setAccessibleDescription(ofAmount);
    m_date->setAccessibleDescription(ofDate);
    m_byHand->setVisible(draft.how == How::Manual);
    m_risk->setVisible(preview.needsAcceptRisk());
    showConsequence(words::facts(preview, draft, style()), sentencesOf(preview.warnings));
    const QString amount = words::money(preview.amount, style().locale);
    if (draft.how == How::Manual)
        //: %1 is an amount: the button that does it
        setDeed(possible ? tr("Record %1").arg(amount) : tr("Record"), possible);
    else
        //: %1 is an amount: the button that does it
        setDeed(possible ? tr("Create link for %1").arg(amount) : tr("Create payment link"), possible);
}

Result<Plan> RepaymentSheet::plan() const
{
    return planRepayment(draft(), *m_basis);
}

} // namespace regulars::payments
