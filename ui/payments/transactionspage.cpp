// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/payments/transactionspage.h"

#include "ui/kit/delegates.h"
#include "ui/kit/linkdelegate.h"
#include "ui/kit/selectionfooter.h"
#include "ui/payments/transactiontablemodel.h"

namespace regulars::payments {

using namespace Qt::StringLiterals;

namespace {

kit::BlockTableModel<store::PaymentRow>::Loader loaderOf(const kit::StoreWorkers& workers)
{
    return [&workers](const QList<qint64>& keys) {
        return workers.read(
            [keys](store::Database& database) { return store::PaymentRepository(database).rows(keys); });
    };
}

} // namespace

TransactionsPage::TransactionsPage(const kit::StoreWorkers& workers, kit::StoreWatch& watch, words::Style style,
                                   QSettings& settings, QWidget* parent)
    : ListPage({.name = tr("Transactions"),
                .placeholder = tr("Search name, email, product, last four digits, id …"),
                .searchName = tr("Search transactions"),
                .filterName = tr("Filter by state"),
                .key = u"transactions"_s},
               std::make_unique<TransactionTableModel>(loaderOf(workers), style), settings, parent)
    , m_model(static_cast<TransactionTableModel&>(*table()->model()))
    , m_listing(workers, [this](const QList<qint64>& keys, bool live) { present(keys, live); }, this)
{
    buildFilters();
    buildTable(settings);
    m_footer = buildFooter(workers);
    m_footer->setLocale(style.locale);
    assemble(m_listing, m_footer);
    connect(&watch, &kit::StoreWatch::changed, this, &TransactionsPage::follow);
    ask();
}

void TransactionsPage::buildFilters()
{
    filters()->add(u"all"_s, tr("All"));
    for (const QString& state : {u"succeeded"_s, u"pending"_s, u"failed"_s, u"partially_refunded"_s, u"refunded"_s,
                                 u"disputed"_s, u"dispute_lost"_s, u"dispute_repaid"_s})
        filters()->add(state, words::paymentState(state));
    filters()->add(u"guests"_s, tr("Guests"));
}

void TransactionsPage::buildTable(QSettings& settings)
{
    const auto column = &TransactionColumns::indexOf;
    QList<int> widths;
    for (int i = 0; i < TransactionColumns::count; ++i) widths << TransactionColumns::width(TransactionColumns::at(i));
    table()->setColumns(widths, {column(TransactionColumn::Customer), column(TransactionColumn::Email),
                                 column(TransactionColumn::Product)});
    for (const TransactionColumn twoLines : {TransactionColumn::Date, TransactionColumn::Customer})
        table()->setItemDelegateForColumn(column(twoLines), new kit::NameDelegate(table()));
    table()->setItemDelegateForColumn(column(TransactionColumn::Email), new kit::LinkDelegate(table()));
    table()->setItemDelegateForColumn(column(TransactionColumn::Status), new kit::BadgeDelegate(table()));
    for (const TransactionColumn money : {TransactionColumn::Amount, TransactionColumn::Refunded})
        table()->setItemDelegateForColumn(column(money), new kit::MoneyDelegate(table()));
    table()->setButtonColumns({column(TransactionColumn::Details), column(TransactionColumn::Refund)});
    table()->setSortable({column(TransactionColumn::Date), column(TransactionColumn::Amount)});
    table()->restoreColumns(settings, u"transactions"_s);
    table()->showSort(column(TransactionColumn::Date), Qt::DescendingOrder);
    if (const auto kept = table()->restoreOrder(settings, u"transactions"_s)) sortBy(kept->column, kept->direction);
}

kit::SelectionFooter* TransactionsPage::buildFooter(const kit::StoreWorkers& workers)
{
    const auto rows = [](int count) { return tr("%Ln transaction(s)", nullptr, count); };
    const auto read = [](store::Database& database, const QList<qint64>& keys) -> Result<QList<QList<Money>>> {
        const auto totals = store::PaymentRepository(database).totals(keys);
        if (!totals) return failure(totals);
        return QList{totals->paid, totals->refunded};
    };
    return new kit::SelectionFooter(*table(), workers, {rows, {tr("Paid %1"), tr("Refunded %1")}}, read);
}

void TransactionsPage::setStyle(words::Style style)
{
    m_footer->setLocale(style.locale);
    m_model.setStyle(std::move(style));
}

void TransactionsPage::follow(const store::Changes& changes)
{
    m_footer->follow();
    // Customers and products count, too: their names and emails stand in the rows and are searched.
    if (changes.everything || changes.catalogue || !changes.payments.isEmpty() || !changes.customers.isEmpty())
        m_listing.follow();
}

void TransactionsPage::question()
{
    const QString filter = filters()->chosen();
    const bool guestsOnly = filter == "guests"_L1;
    const store::PaymentQuery query{.search = searchText(),
                                    .status = guestsOnly || filter == "all"_L1 ? QString() : filter,
                                    .customer = {},
                                    .guestsOnly = guestsOnly,
                                    .sort = m_sort,
                                    .descending = m_descending};
    m_listing.ask([query](store::Database& database) { return store::PaymentRepository(database).keys(query); });
}

void TransactionsPage::sortBy(int column, Qt::SortOrder order)
{
    const auto sort = TransactionColumns::sort(TransactionColumns::at(column));
    if (!sort) return;
    m_sort = *sort;
    m_descending = order == Qt::DescendingOrder;
}

void TransactionsPage::showNothing()
{
    if (searchText().isEmpty() && filters()->chosen() == "all"_L1)
        showEmpty(tr("No transactions yet"), tr("They appear here while Regulars reads them from Stripe."));
    else
        showEmpty(tr("Nothing found"), tr("No transaction matches this search and filter."), tr("Clear search"));
}

void TransactionsPage::open(const QModelIndex& index)
{
    const store::PaymentRow* row = m_model.rowAt(index.row());
    if (!row) return; // still being fetched: there is nothing to read on the screen yet either
    const CustomerId customer = profileBehind(*row);
    if (index.column() == TransactionColumns::indexOf(TransactionColumn::Email) && !customer.isEmpty())
        Q_EMIT profileRequested(customer);
    else if (index.column() == TransactionColumns::indexOf(TransactionColumn::Refund))
        Q_EMIT refundRequested(row->id);
    else
        Q_EMIT transactionRequested(row->id);
}

} // namespace regulars::payments
