// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/operationsheet.h"

#include "core/words/actions.h"
#include "ui/kit/card.h"
#include "ui/kit/keyvaluegrid.h"
#include "ui/kit/messagebar.h"
#include "ui/kit/statepanel.h"
#include "ui/kit/whendone.h"
#include "ui/operations/operationfacts.h"

#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>

namespace regulars::operations {

using namespace Qt::StringLiterals;

OperationSheet::OperationSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch,
                               words::Style style)
    : Sheet(window, QSize(620, 660)), m_workers(workers), m_style(std::move(style))
{
    setObjectName(u"operation"_s);
    setAccessibleName(tr("Operation"));
    build();
    connect(&watch, &kit::StoreWatch::changed, this, &OperationSheet::follow);
}

void OperationSheet::build()
{
    m_outcome = new kit::MessageBar;
    m_outcome->setObjectName(u"outcome"_s);
    m_error = new kit::MessageBar;
    m_error->setObjectName(u"error"_s);
    m_facts = new kit::KeyValueGrid;
    m_facts->setObjectName(u"facts"_s);
    m_steps = new QVBoxLayout;
    m_steps->setSpacing(kit::Grid);
    auto* content = new QWidget;
    auto* inside = new QVBoxLayout(content);
    inside->setContentsMargins(24, 12, 24, 12);
    inside->setSpacing(16);
    inside->addWidget(m_facts);
    inside->addLayout(m_steps);
    inside->addStretch(1);
    m_states = new kit::StatePanel(scrolled(content));
    connect(m_states, &kit::StatePanel::retried, this, &OperationSheet::reload);

    auto* all = new QVBoxLayout(panel());
    all->setContentsMargins(1, 1, 1, 12);
    all->setSpacing(0);
    all->addLayout(buildHeader());
    all->addWidget(m_outcome);
    all->addWidget(m_error);
    all->addWidget(m_states, 1);
    all->addWidget(buildFooter());
}

QLayout* OperationSheet::buildHeader()
{
    m_title = kit::makeTitle(tr("Operation"));
    m_title->setObjectName(u"deed"_s);
    m_line = kit::makeMuted({});
    m_line->setObjectName(u"person"_s);
    m_line->setTextFormat(Qt::PlainText);
    m_line->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_profile = new QPushButton(tr("Profile"));
    m_profile->setObjectName(u"openProfile"_s);
    m_close = new QPushButton(tr("Close"));
    m_close->setObjectName(u"close"_s);
    connect(m_close, &QPushButton::clicked, this, &OperationSheet::dismiss);
    connect(m_profile, &QPushButton::clicked, this, [this] {
        const CustomerId customer = m_shown ? m_shown->operation.customer : CustomerId();
        dismiss();
        Q_EMIT profileRequested(customer);
    });

    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_title);
    words->addWidget(m_line);
    auto* header = new QHBoxLayout;
    header->setContentsMargins(24, 20, 24, 12);
    header->setSpacing(kit::Grid);
    header->addLayout(words, 1);
    header->addWidget(m_profile, 0, Qt::AlignTop);
    header->addWidget(m_close, 0, Qt::AlignTop);
    return header;
}

QWidget* OperationSheet::buildFooter()
{
    m_hint = kit::makeMuted({});
    m_hint->setObjectName(u"hint"_s);
    m_working = kit::makeMuted(tr("Working on it …"));
    m_working->hide();
    m_discard = new QPushButton(tr("Discard"));
    m_discard->setObjectName(u"discard"_s);
    m_continue = new QPushButton(tr("Continue"));
    m_continue->setObjectName(u"continue"_s);
    m_continue->setProperty("primary", true);
    connect(m_discard, &QPushButton::clicked, this, [this] {
        m_error->clear();
        Q_EMIT discardRequested(m_id);
    });
    connect(m_continue, &QPushButton::clicked, this, [this] {
        m_error->clear();
        Q_EMIT continueRequested(m_id);
    });
    m_footer = new QWidget;
    auto* row = new QHBoxLayout(m_footer);
    row->setContentsMargins(24, 12, 24, 4);
    row->setSpacing(kit::Grid);
    row->addWidget(m_hint, 1);
    row->addWidget(m_working, 1);
    row->addWidget(m_discard);
    row->addWidget(m_continue);
    return m_footer;
}

void OperationSheet::showOperation(const QString& id)
{
    m_error->clear();
    if (!m_shown || m_id != id) {
        m_id = id;
        forget();
        setBusy(false); // what runs is of another operation
        m_states->showLoading();
    }
    open();
    reload();
}

/// What stood here was of another operation.
void OperationSheet::forget()
{
    m_shown.reset();
    m_title->setText(tr("Operation"));
    m_line->clear();
    m_outcome->clear();
    m_profile->hide();
    m_footer->hide();
}

void OperationSheet::setBusy(bool busy)
{
    m_continue->setEnabled(!busy);
    m_discard->setEnabled(!busy);
    m_working->setVisible(busy);
    m_hint->setVisible(!busy);
}

void OperationSheet::showError(const Error& error)
{
    m_error->say(kit::Tone::Danger, words::sentence(error));
}

void OperationSheet::follow(const store::Changes& changes)
{
    if (!isOpen()) return;
    const bool ours = changes.operations.contains(m_id) || changes.operations.contains(QString());
    const bool person = m_shown && changes.customers.contains(m_shown->operation.customer);
    if (changes.everything || ours || person) reload();
}

void OperationSheet::reload()
{
    const quint64 number = ++m_number;
    kit::whenDone(
        m_workers.read([id = m_id](store::Database& database) { return loadOperation(database, id); }), this,
        [this, number](const Answer& answer) {
            if (number == m_number) take(answer);
        });
}

void OperationSheet::take(const Answer& answer)
{
    if (answer && *answer) return present(**answer);
    forget();
    if (!answer) return m_states->showError(words::sentence(answer.error()));
    m_states->showEmpty(tr("This operation is not here"),
                        tr("No operation with this id is kept in this studio."));
}

void OperationSheet::present(const OperationRow& row)
{
    m_states->showContent();
    if (m_shown == row) return; // what somebody is reading or copying stays as it is
    m_shown = row;
    const Operation& operation = row.operation;
    m_title->setText(OperationColumns::deed(operation, m_style));
    QStringList line{row.customerName, words::dateTime(operation.recordedAt, m_style), operation.who};
    line.removeAll(QString());
    m_line->setText(line.join(u" · "_s));
    m_profile->setVisible(row.hasProfile);
    m_outcome->say(OperationColumns::tone(operation), words::outcome(operation, m_style));
    m_facts->present(OperationFacts::ofOperation(row, m_style));
    presentSteps(operation);
    presentChoices(operation);
}

void OperationSheet::presentSteps(const Operation& operation)
{
    while (QLayoutItem* item = m_steps->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const Step& step : OperationFacts::shownSteps(operation)) {
        auto* card = new kit::Card(OperationFacts::stepTitle(step, m_style));
        auto* facts = new kit::KeyValueGrid;
        facts->present(OperationFacts::ofStep(step, m_style));
        card->body()->addWidget(facts);
        m_steps->addWidget(card);
    }
}

void OperationSheet::presentChoices(const Operation& operation)
{
    const Choices choices = choicesFor(operation);
    const bool goesOn = choices.goOn != Choices::GoOn::No;
    m_continue->setText(choices.goOn == Choices::GoOn::LookAgain ? tr("Look again") : tr("Continue"));
    m_continue->setVisible(goesOn);
    m_discard->setVisible(choices.discard);
    m_hint->setText(OperationFacts::hint(choices));
    m_footer->setVisible(goesOn || choices.discard);
}

} // namespace regulars::operations
