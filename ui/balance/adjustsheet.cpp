// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/balance/adjustsheet.h"

#include "core/words/balance.h"
#include "ui/kit/card.h"
#include "ui/kit/filterchips.h"
#include "ui/kit/statepanel.h"
#include "ui/kit/whendone.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>

namespace regulars::balance {

using namespace Qt::StringLiterals;
using Direction = AdjustmentDraft::Direction;

AdjustSheet::AdjustSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch,
                         Perform perform, words::Style style, HistoryPanel::Load history)
    : ActionSheet(window, QSize(860, 680), std::move(perform), std::move(style))
    , m_workers(workers)
    , m_history(new HistoryPanel(workers, std::move(history), this->style()))
{
    setObjectName(u"adjustBalance"_s);
    setReversible();
    build();
    connect(&watch, &kit::StoreWatch::changed, this, &AdjustSheet::follow);
}

void AdjustSheet::build()
{
    m_direction = new kit::FilterChips(tr("Add or take"));
    m_direction->add(u"add"_s, tr("Add credit"));
    m_direction->add(u"take"_s, tr("Take credit"));
    form()->addWidget(m_direction);
    form()->addSpacing(6);
    m_amount = new QLineEdit;
    m_amount->setObjectName(u"amount"_s);
    m_problem = addField(tr("Amount"), m_amount);
    m_problem->setObjectName(u"amountProblem"_s);
    m_currency = kit::makeMuted({});
    m_currency->setObjectName(u"currency"_s);
    form()->insertWidget(form()->indexOf(m_problem), m_currency);
    addNote(tr("Note for the customer's record"), 350);
    form()->addStretch(1);
    addBelow(m_history, 48);
    connect(m_direction, &kit::FilterChips::chosenChanged, this, &AdjustSheet::look);
    connect(m_amount, &QLineEdit::textChanged, this, &AdjustSheet::look);
}

void AdjustSheet::showCustomer(const CustomerId& id)
{
    m_id = id;
    m_basis.reset();
    begin();
    setTitle(tr("Adjust the credit balance"), {});
    setDeed(tr("Add"), false);
    m_direction->choose(u"add"_s);
    m_amount->clear();
    states()->showLoading();
    m_history->showCustomer(id);
    open();
    load();
}

void AdjustSheet::follow(const store::Changes& changes)
{
    if (isOpen() && (changes.everything || changes.customers.contains(m_id))) reload();
}

void AdjustSheet::reload()
{
    load();
    m_history->reload();
}

void AdjustSheet::load()
{
    const quint64 number = ++m_number;
    const auto job = [id = m_id](store::Database& database) { return loadAdjustmentBasis(database, id); };
    kit::whenDone(m_workers.read(job), this, [this, number](const Answer& answer) {
        if (number == m_number) take(answer);
    });
}

void AdjustSheet::take(const Answer& answer)
{
    if (!answer) return states()->showError(words::sentence(answer.error()));
    if (!*answer)
        return states()->showEmpty(tr("This customer is not here"), tr("It may not be synced yet."));
    const bool first = !m_basis;
    m_basis = **answer;
    QStringList line{m_basis->customer.name, m_basis->customer.email};
    line.removeAll(QString());
    setTitle(tr("Adjust the credit balance"), line.join(u" · "_s));
    //: %1 is a currency such as EUR
    m_currency->setText(
        tr("In %1: a credit balance lives in one currency.").arg(m_basis->currency.code().toUpper()));
    states()->showContent();
    look();
    if (first) m_amount->setFocus(Qt::OtherFocusReason);
}

AdjustmentDraft AdjustSheet::draft() const
{
    AdjustmentDraft draft;
    draft.direction = m_direction->chosen() == "take"_L1 ? Direction::Take : Direction::Add;
    draft.amount = words::amountFrom(m_amount->text(), m_basis->currency, style().locale)
                       .value_or(Money(0, m_basis->currency));
    draft.note = note();
    return draft;
}

QString AdjustSheet::problemOf(const AdjustmentPreview& preview) const
{
    const auto amount = words::amountFrom(m_amount->text(), m_basis->currency, style().locale);
    if (!amount) return words::sentence(amount.error());
    return preview.problems.isEmpty() ? QString() : words::sentence(errorOf(preview.problems.first()));
}

void AdjustSheet::look()
{
    if (!m_basis) return;
    const AdjustmentDraft draft = this->draft();
    const AdjustmentPreview preview = previewAdjustment(draft, *m_basis);
    const QString problem = problemOf(preview);
    // Nobody is told off for what was not entered yet.
    const QString shown = m_amount->text().isEmpty() && !m_amount->isModified() ? QString() : problem;
    kit::showProblem(m_problem, shown);
    m_amount->setAccessibleDescription(shown);
    showConsequence(words::facts(preview, style()), {});
    const bool isAdd = draft.direction == Direction::Add;
    const QString amount = words::money(draft.amount, style().locale);
    if (!problem.isEmpty()) return setDeed(isAdd ? tr("Add") : tr("Take"), false);
    //: %1 is an amount: the button that does it
    setDeed(isAdd ? tr("Add %1").arg(amount)
                  //: %1 is an amount: the button that does it
                  : tr("Take %1").arg(amount),
            true);
}

Result<Plan> AdjustSheet::plan() const
{
    return planAdjustment(draft(), *m_basis);
}

} // namespace regulars::balance
