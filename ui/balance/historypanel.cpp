// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/balance/historypanel.h"

#include "core/store/subscriptionrepository.h"
#include "ui/kit/delegates.h"
#include "ui/kit/statepanel.h"
#include "ui/kit/table.h"
#include "ui/kit/whendone.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace regulars::balance {

using namespace Qt::StringLiterals;

namespace {

Result<QHash<InvoiceId, QString>> loadNumbers(store::Database& database, const CustomerId& id)
{
    const auto invoices = store::SubscriptionRepository(database).invoicesOfCustomer(id);
    if (!invoices) return failure(invoices);
    QHash<InvoiceId, QString> numbers;
    for (const Invoice& invoice : *invoices)
        if (!invoice.number.isEmpty()) numbers.insert(invoice.id, invoice.number);
    return numbers;
}

} // namespace

HistoryPanel::HistoryPanel(const kit::StoreWorkers& workers, Load load, words::Style style, QWidget* parent)
    : QWidget(parent), m_workers(workers), m_load(std::move(load)), m_model(std::move(style))
{
    auto* title = new QLabel(tr("History"));
    title->setFont(kit::semibold(title->font()));
    title->setContentsMargins(kit::CellPadding, 10, 0, 4);
    auto* table = new kit::Table(title->text());
    table->setObjectName(u"history"_s);
    table->setModel(&m_model);
    table->setColumns({160, 200, 110, 120, 140}, {HistoryModel::Cause});
    table->setSortable({});
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setItemDelegateForColumn(HistoryModel::Cause, new kit::NameDelegate(table));
    m_states = new kit::StatePanel(table);
    m_states->setObjectName(u"historyStates"_s);
    connect(m_states, &kit::StatePanel::retried, this, &HistoryPanel::reload);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24 - kit::CellPadding, 0, 24 - kit::CellPadding, 0); // words stand below words
    layout->setSpacing(0);
    layout->addWidget(title);
    layout->addWidget(m_states, 1);
}

void HistoryPanel::showCustomer(const CustomerId& id)
{
    m_id = id;
    m_model.setEntries({}, {});
    m_states->showLoading();
    reload();
}

void HistoryPanel::reload()
{
    m_running.cancel(); // one that waits for its turn is not asked any more
    m_running = m_load(m_id);
    const quint64 number = ++m_number;
    kit::whenDone(m_running, this, [this, number](const Result<QList<BalanceEntry>>& entries) {
        if (number != m_number) return;
        if (!entries) return m_states->showError(words::sentence(entries.error()));
        takeEntries(*entries);
    });
}

void HistoryPanel::takeEntries(const QList<BalanceEntry>& entries)
{
    const auto job = [id = m_id](store::Database& database) { return loadNumbers(database, id); };
    kit::whenDone(m_workers.read(job), this,
                  [this, entries, number = m_number](const Result<QHash<InvoiceId, QString>>& numbers) {
                      if (number == m_number) present(entries, numbers.value_or(QHash<InvoiceId, QString>()));
                  });
}

void HistoryPanel::present(const QList<BalanceEntry>& entries, const QHash<InvoiceId, QString>& numbers)
{
    m_model.setEntries(entries, numbers);
    if (entries.isEmpty())
        m_states->showEmpty(tr("Nothing has moved this balance yet"));
    else
        m_states->showContent();
}

} // namespace regulars::balance
