// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/activitypage.h"

#include "core/store/operationrepository.h"
#include "ui/kit/delegates.h"
#include "ui/kit/linkdelegate.h"
#include "ui/operations/operationsmodel.h"

#include <algorithm>
#include <functional>

namespace regulars::operations {

using namespace Qt::StringLiterals;

namespace {

OperationsModel::Loader loaderOf(const kit::StoreWorkers& workers)
{
    return [&workers](const QList<qint64>& keys) {
        return workers.read([keys](store::Database& database) { return loadOperations(database, keys); });
    };
}

/// `filter`: "all", "unfinished", "done", or "notDone": refused, or discarded by a person.
Result<QList<qint64>> keysOf(store::Database& database, const QString& text, const QString& filter)
{
    const store::OperationRepository repository(database);
    store::OperationQuery query{.unfinishedOnly = filter == "unfinished"_L1, .text = text};
    if (filter == "done"_L1) query.state = OperationState::Done;
    if (filter != "notDone"_L1) return repository.keys(query);
    query.state = OperationState::Refused;
    auto keys = repository.keys(query);
    query.state = OperationState::Discarded;
    const auto discarded = repository.keys(query);
    if (!keys || !discarded) return keys ? discarded : keys;
    keys->append(*discarded);
    std::sort(keys->begin(), keys->end(), std::greater<>()); // newest first, as the repository has each of them
    return keys;
}

} // namespace

ActivityPage::ActivityPage(const kit::StoreWorkers& workers, kit::StoreWatch& watch, words::Style style,
                           QSettings& settings, QWidget* parent)
    : ListPage({.name = tr("Activity"),
                .placeholder = tr("Search note, operation id, Stripe id …"),
                .searchName = tr("Search activity"),
                .filterName = tr("Filter by result"),
                .key = u"operations"_s},
               std::make_unique<OperationsModel>(loaderOf(workers), std::move(style)), settings, parent)
    , m_model(static_cast<OperationsModel&>(*table()->model()))
    , m_listing(workers, [this](const QList<qint64>& keys, bool live) { present(keys, live); }, this)
{
    filters()->add(u"all"_s, tr("All"));
    filters()->add(u"unfinished"_s, tr("Unfinished"));
    filters()->add(u"done"_s, tr("Done"));
    filters()->add(u"notDone"_s, tr("Not done"));
    buildTable(settings);
    assemble(m_listing);
    connect(&watch, &kit::StoreWatch::changed, this, [this](const store::Changes& changes) {
        // Customers count, too: their names stand in the rows.
        if (changes.everything || !changes.operations.isEmpty() || !changes.customers.isEmpty()) m_listing.follow();
    });
    ask();
}

void ActivityPage::buildTable(QSettings& settings)
{
    const auto column = &OperationColumns::indexOf;
    QList<int> widths;
    for (int i = 0; i < OperationColumns::count; ++i) widths << OperationColumns::width(OperationColumns::at(i));
    table()->setColumns(widths, {column(OperationColumn::What), column(OperationColumn::Customer)});
    for (const OperationColumn twoLines : {OperationColumn::When, OperationColumn::What})
        table()->setItemDelegateForColumn(column(twoLines), new kit::NameDelegate(table()));
    table()->setItemDelegateForColumn(column(OperationColumn::Customer), new kit::LinkDelegate(table()));
    table()->setItemDelegateForColumn(column(OperationColumn::Result), new kit::BadgeDelegate(table()));
    table()->setButtonColumns({column(OperationColumn::Details)});
    table()->setSortable({}); // the unfinished ones stay on top
    table()->restoreColumns(settings, u"operations"_s);
}

void ActivityPage::setStyle(words::Style style)
{
    m_model.setStyle(std::move(style));
}

void ActivityPage::question()
{
    m_listing.ask([text = searchText(), filter = filters()->chosen()](store::Database& database) {
        return keysOf(database, text, filter);
    });
}

void ActivityPage::showNothing()
{
    const QString filter = filters()->chosen();
    if (!searchText().isEmpty())
        showEmpty(tr("Nothing found"), tr("No operation matches this search and filter."), tr("Clear search"));
    else if (filter == "unfinished"_L1)
        showEmpty(tr("Nothing is unfinished"), tr("All that was asked of Stripe has come to its end."), tr("Show all"));
    else if (filter == "done"_L1)
        showEmpty(tr("Nothing was done yet"), tr("No operation has been done so far."), tr("Show all"));
    else if (filter == "notDone"_L1)
        showEmpty(tr("Nothing was left undone"), tr("No operation was refused or discarded."), tr("Show all"));
    else
        showEmpty(tr("No activity yet"),
                  tr("What anybody here asks Stripe to do, such as a refund, is kept on this page with its result."));
}

void ActivityPage::open(const QModelIndex& index)
{
    const OperationRow* row = m_model.rowAt(index.row());
    if (!row) return; // still being fetched: there is nothing to read on the screen yet either
    if (index.data(kit::LinkDelegate::LinkRole).toBool())
        Q_EMIT profileRequested(row->operation.customer);
    else
        Q_EMIT operationRequested(row->operation.id);
}

} // namespace regulars::operations
