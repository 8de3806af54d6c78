// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/payments/refundsheet.h"

#include "core/words/actions.h"
#include "core/words/blocks.h"
#include "ui/kit/card.h"
#include "ui/kit/filterchips.h"
#include "ui/kit/statepanel.h"
#include "ui/kit/whendone.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>

namespace regulars::payments {

using namespace Qt::StringLiterals;

RefundSheet::RefundSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform,
                         words::Style style, std::function<Instant()> now, Ask ask)
    : ActionSheet(window, QSize(760, 500), std::move(perform), std::move(style))
    , m_workers(workers)
    , m_now(std::move(now))
    , m_ask(std::move(ask))
{
    setObjectName(u"refund"_s);
    build();
    connect(&watch, &kit::StoreWatch::changed, this, &RefundSheet::follow);
}

void RefundSheet::build()
{
    m_amount = new QLineEdit;
    m_amount->setObjectName(u"amount"_s);
    m_amountProblem = addField(tr("Amount"), m_amount);
    m_amountProblem->setObjectName(u"amountProblem"_s);
    m_part = new kit::FilterChips(tr("How much"));
    m_part->add(u"all"_s, tr("All that is left"));
    m_part->add(u"part"_s, tr("Part"));
    form()->insertWidget(form()->indexOf(m_amountProblem), m_part);
    m_reason = new QComboBox;
    for (const QString& reason : {u"requested_by_customer"_s, u"duplicate"_s})
        m_reason->addItem(words::refundReason(reason), reason);
    addField(tr("Reason"), m_reason);
    addNote();
    m_risk = new QCheckBox(tr("I understand the risk and want to proceed"));
    m_risk->setObjectName(u"risk"_s);
    form()->addWidget(m_risk);
    m_block = new QCheckBox(tr("Also block all details of this customer"));
    m_block->setObjectName(u"alsoBlock"_s);
    form()->addWidget(m_block);
    m_problem = kit::makeProblem(u"problem"_s);
    form()->addWidget(m_problem);
    form()->addStretch(1);
    // Not only what is typed: a screen reader puts text in, too.
    connect(m_amount, &QLineEdit::textChanged, this, [this] {
        m_part->choose(u"part"_s);
        look();
    });
    connect(m_part, &kit::FilterChips::chosenChanged, this, &RefundSheet::choose);
    connect(m_reason, &QComboBox::currentIndexChanged, this, &RefundSheet::look);
    connect(m_risk, &QCheckBox::toggled, this, &RefundSheet::look);
    connect(m_block, &QCheckBox::toggled, this, &RefundSheet::loadPayer);
}

void RefundSheet::showRefund(const PaymentId& id)
{
    m_id = id;
    m_basis.reset();
    m_payer.reset();
    begin();
    setTitle(tr("Refund a transaction"), {});
    setDeed(tr("Refund"), false);
    const QSignalBlocker ours(m_amount);
    m_amount->clear();
    m_risk->setChecked(false);
    m_block->setChecked(false);
    m_reason->setCurrentIndex(0);
    m_part->choose(u"all"_s);
    states()->showLoading();
    open();
    reload();
}

void RefundSheet::follow(const store::Changes& changes)
{
    if (isOpen() && (changes.everything || changes.payments.contains(m_id))) reload();
}

void RefundSheet::reload()
{
    const quint64 number = ++m_number;
    const auto job = [id = m_id, now = m_now()](store::Database& database) { return loadTransactionBasis(database, id, now); };
    kit::whenDone(m_workers.read(job), this, [this, number](const Answer& answer) {
        if (number == m_number) take(answer);
    });
}

void RefundSheet::take(const Answer& answer)
{
    if (!answer) return states()->showError(words::sentence(answer.error()));
    if (!*answer) return states()->showEmpty(tr("This transaction is not here"), tr("It may not be synced yet."));
    const bool first = !m_basis;
    m_basis = **answer;
    const store::PaymentRow& row = m_basis->transaction.row;
    QStringList line{row.customerName.isEmpty() ? row.customerEmail : row.customerName,
                     words::date(row.created, style()), row.product.isEmpty() ? row.description : row.product};
    line.removeAll(QString());
    setTitle(tr("Refund a transaction"), line.join(u" · "_s));
    states()->showContent();
    loadPayer();
    if (m_part->chosen() == "all"_L1) choose(u"all"_s);
    else look();
    if (first) {
        m_amount->setFocus(Qt::OtherFocusReason);
        m_amount->selectAll();
    }
}

void RefundSheet::choose(const QString& part)
{
    if (m_basis && part == "all"_L1) {
        const Money left = previewRefund({}, *m_basis).remainingBefore;
        const QSignalBlocker ours(m_amount);
        m_amount->setText(words::plainAmount(left, style().locale));
    } else {
        m_amount->setFocus(Qt::OtherFocusReason);
        m_amount->selectAll();
    }
    look();
}

void RefundSheet::loadPayer()
{
    m_payer.reset();
    if (!m_basis || !m_block->isChecked()) return look();
    look();
    const auto job = [payment = m_basis->transaction.payment](store::Database& database) {
        return blocks::loadBlockBasis(database, payment);
    };
    kit::whenDone(m_workers.read(job), this, [this, id = m_id](const Result<std::optional<blocks::BlockBasis>>& basis) {
        if (id == m_id && m_block->isChecked() && basis) askAboutPayer(basis->value_or(blocks::BlockBasis()));
    });
}

void RefundSheet::askAboutPayer(const blocks::BlockBasis& basis)
{
    m_payer = Payer{basis, {}};
    kit::whenDone(m_ask(basis.details), this, [this, id = m_id](const Result<blocks::Radar>& radar) {
        if (id != m_id || !m_payer) return;
        m_payer->radar = radar;
        look();
    });
}

bool RefundSheet::addBlocking(QList<words::Fact>& facts, QStringList& warnings) const
{
    if (!m_block->isChecked()) return true;
    if (!m_payer || !m_payer->radar) {
        facts.append({tr("Block"), tr("Stripe is asked …"), {}});
        return false;
    }
    const Result<blocks::Radar>& radar = *m_payer->radar;
    if (!radar) {
        warnings += words::sentence(radar.error());
        return false;
    }
    facts += words::facts(blocks::previewAllBlocked(m_payer->basis, *radar), blocks::Running::Leave, style());
    if (const QString obstacle = words::radarObstacle(*radar); !obstacle.isEmpty()) warnings += obstacle;
    return true;
}

QString RefundSheet::problemOfText() const
{
    const auto amount = words::amountFrom(m_amount->text(), m_basis->transaction.payment.currency, style().locale);
    return amount ? QString() : words::sentence(amount.error());
}

RefundDraft RefundSheet::draft() const
{
    RefundDraft draft;
    if (m_part->chosen() != "all"_L1) {
        const Currency currency = m_basis->transaction.payment.currency;
        draft.amount = words::amountFrom(m_amount->text(), currency, style().locale).value_or(Money(0, currency));
    }
    draft.reason = m_reason->currentData().toString();
    draft.note = note();
    draft.acceptRisk = m_risk->isChecked();
    return draft;
}

void RefundSheet::look()
{
    if (!m_basis) return;
    const RefundPreview preview = previewRefund(draft(), *m_basis);
    QString ofAmount = problemOfText(), ofAll;
    for (const Problem& problem : preview.problems) {
        const QString sentence = words::actionSentence(problem.code);
        if (problem.field == "charge"_L1) ofAll = sentence;
        else if (problem.field == "amount"_L1 && ofAmount.isEmpty()) ofAmount = sentence;
    }
    if (!ofAll.isEmpty()) ofAmount.clear(); // no other amount would help
    kit::showProblem(m_amountProblem, ofAmount);
    m_amount->setAccessibleDescription(ofAmount);
    kit::showProblem(m_problem, ofAll);
    m_risk->setVisible(preview.needsAcceptRisk());
    QStringList warnings = sentencesOf(preview.warnings);
    QList<words::Fact> facts = words::facts(preview, style());
    const bool canBlock = addBlocking(facts, warnings);
    showConsequence(facts, warnings);
    const bool possible = canBlock && preview.problems.isEmpty() && ofAmount.isEmpty();
    //: %1 is an amount: the button that does it
    setDeed(ofAmount.isEmpty() && ofAll.isEmpty() ? tr("Refund %1").arg(words::money(preview.amount, style().locale))
                                                  : tr("Refund"),
            possible);
}

Result<Plan> RefundSheet::plan() const
{
    auto plan = planRefund(draft(), *m_basis);
    if (plan && m_block->isChecked()) blocks::addBlocks(*plan, m_payer->basis, **m_payer->radar);
    return plan;
}

} // namespace regulars::payments
