// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/subscriptions/subscriptionspage.h"

#include "core/domain/recurrence.h"
#include "core/domain/renewal.h"
#include "ui/kit/delegates.h"
#include "ui/kit/selectionfooter.h"
#include "ui/subscriptions/subscriptionactions.h"

#include <QtGui/QAction>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QMenu>

namespace regulars::subscriptions {

using namespace Qt::StringLiterals;

namespace {

SubscriptionTableModel::Loader loaderOf(const kit::StoreWorkers& workers)
{
    return [&workers](const QList<qint64>& keys) {
        return workers.read(
            [keys](store::Database& database) { return store::SubscriptionListRepository(database).rows(keys); });
    };
}

/// Puts the choices behind the first one, which lets everything through, and keeps the one that is chosen.
void offer(QComboBox& box, const QList<std::pair<QString, QVariant>>& choices)
{
    const QVariant chosen = box.currentData();
    const QSignalBlocker quiet(box);
    while (box.count() > 1) box.removeItem(1);
    for (const auto& [text, data] : choices) box.addItem(text, data);
    box.setCurrentIndex(std::max(0, box.findData(chosen)));
}

} // namespace

SubscriptionsPage::SubscriptionsPage(const kit::StoreWorkers& workers, kit::StoreWatch& watch, SubscriptionActions& actions,
                                     words::Style style, std::function<Instant()> now, QSettings& settings, QWidget* parent)
    : ListPage({.name = tr("Subscriptions"),
                .placeholder = tr("Search name, email, product, id …"),
                .searchName = tr("Search subscriptions"),
                .filterName = tr("Filter by status"),
                .key = u"subscriptions"_s},
               std::make_unique<SubscriptionTableModel>(loaderOf(workers), style), settings, parent)
    , m_workers(workers)
    , m_actions(actions)
    , m_model(static_cast<SubscriptionTableModel&>(*table()->model()))
    , m_now(std::move(now))
    , m_listing(workers, [this](const Answer& answer, bool live) { take(answer, live); }, this)
    , m_products(new QComboBox)
    , m_cycles(new QComboBox)
{
    filters()->add(u"current"_s, tr("Current"));
    for (const QString& state : subscriptionStates()) filters()->add(state, words::subscriptionStatus(state));
    filters()->add(u"ending_soon"_s, tr("Ending soon"));
    filters()->add(u"all"_s, tr("All"));
    m_products->setAccessibleName(tr("Product"));
    m_products->setObjectName(u"product"_s);
    m_products->addItem(tr("All products"), QString());
    m_products->setSizeAdjustPolicy(QComboBox::AdjustToContentsOnFirstShow);
    m_products->setMaximumWidth(220);
    m_cycles->setAccessibleName(tr("Interval"));
    m_cycles->setObjectName(u"interval"_s);
    m_cycles->addItem(tr("All intervals"), QString());
    buildTable(settings);
    m_footer = buildFooter();
    m_footer->setLocale(style.locale);
    assemble(m_listing, m_footer, {m_products, m_cycles});
    for (const QComboBox* box : {m_products, m_cycles}) connect(box, &QComboBox::activated, this, &SubscriptionsPage::ask);
    connect(&watch, &kit::StoreWatch::changed, this, &SubscriptionsPage::follow);
    ask();
}

SubscriptionsPage::~SubscriptionsPage() = default;

void SubscriptionsPage::buildTable(QSettings& settings)
{
    const auto column = &SubscriptionColumns::indexOf;
    QList<int> widths;
    QList<int> sortable;
    for (int i = 0; i < SubscriptionColumns::count; ++i) {
        widths << SubscriptionColumns::width(SubscriptionColumns::at(i));
        if (SubscriptionColumns::sort(SubscriptionColumns::at(i))) sortable << i;
    }
    table()->setColumns(widths, {column(SubscriptionColumn::Customer), column(SubscriptionColumn::Product)});
    table()->setItemDelegateForColumn(column(SubscriptionColumn::Customer), new kit::NameDelegate(table()));
    table()->setItemDelegateForColumn(column(SubscriptionColumn::Status), new kit::BadgeDelegate(table()));
    table()->setItemDelegateForColumn(column(SubscriptionColumn::Monthly), new kit::MoneyDelegate(table()));
    table()->setButtonColumns({column(SubscriptionColumn::Details)});
    table()->setSortable(sortable);
    table()->restoreColumns(settings, u"subscriptions"_s);
    table()->showSort(column(SubscriptionColumn::Started), Qt::DescendingOrder);
    if (const auto kept = table()->restoreOrder(settings, u"subscriptions"_s)) sortBy(kept->column, kept->direction);
    table()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(table(), &QWidget::customContextMenuRequested, this, &SubscriptionsPage::showMenu);
    connect(table()->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &SubscriptionsPage::choose);
}

kit::SelectionFooter* SubscriptionsPage::buildFooter()
{
    const auto rows = [](int count) { return tr("%Ln subscription(s)", nullptr, count); };
    const auto read = [](store::Database& database, const QList<qint64>& keys) -> Result<QList<QList<Money>>> {
        const auto monthly = store::SubscriptionListRepository(database).monthly(keys);
        if (!monthly) return failure(monthly);
        return QList<QList<Money>>(1, *monthly);
    };
    return new kit::SelectionFooter(*table(), m_workers, {.rows = rows, .sums = {tr("%1 a month, before discounts")}, .sumsAll = true},
                                    read);
}

void SubscriptionsPage::setStyle(words::Style style)
{
    m_footer->setLocale(style.locale);
    m_model.setStyle(std::move(style));
}

void SubscriptionsPage::showEvent(QShowEvent* event)
{
    ListPage::showEvent(event);
    choose();
}

void SubscriptionsPage::hideEvent(QHideEvent* event)
{
    ListPage::hideEvent(event);
    choose();
}

void SubscriptionsPage::follow(const store::Changes& changes)
{
    // Customers and products count, too: their names and emails stand in the rows and are searched.
    if (!changes.everything && !changes.catalogue && changes.customers.isEmpty()) return;
    m_footer->follow();
    m_listing.follow(); // its answer looks at the chosen row again
}

void SubscriptionsPage::question()
{
    const QString filter = filters()->chosen();
    store::SubscriptionQuery query{.search = searchText(), .now = m_now()};
    if (filter != "all"_L1) query.filter = filter;
    query.product = ProductId(m_products->currentData().toString());
    query.cycle = recurrenceFromText(m_cycles->currentData().toString());
    query.sort = m_sort;
    query.descending = m_descending;
    m_listing.ask([query](store::Database& database) -> Result<Answer> {
        const store::SubscriptionListRepository subscriptions(database);
        const auto list = subscriptions.list(query);
        if (!list) return failure(list);
        const auto products = subscriptions.products();
        if (!products) return failure(products);
        const auto cycles = subscriptions.cycles();
        if (!cycles) return failure(cycles);
        return Answer{*list, *products, *cycles};
    });
}

void SubscriptionsPage::take(const Answer& answer, bool live)
{
    offerProducts(answer.products);
    offerCycles(answer.cycles);
    for (const QString& state : subscriptionStates()) filters()->setCount(state, answer.list.counts.value(state));
    for (const QString& filter : {u"current"_s, u"ending_soon"_s}) filters()->setCount(filter, answer.list.counts.value(filter));
    m_found = answer.list.counts.value(QString());
    filters()->setCount(u"all"_s, m_found);
    present(answer.list.keys, live);
    choose();
}

void SubscriptionsPage::offerProducts(const QList<Product>& products)
{
    QList<std::pair<QString, QVariant>> choices;
    for (const Product& product : products)
        choices.append({product.name.isEmpty() ? product.id.text() : product.name, product.id.text()});
    offer(*m_products, choices);
}

void SubscriptionsPage::offerCycles(const QList<Recurrence>& cycles)
{
    QList<std::pair<QString, QVariant>> choices;
    for (const Recurrence& cycle : cycles) choices.append({words::recurrence(cycle), toText(cycle)});
    offer(*m_cycles, choices);
}

/// What can be done to the row under the cursor is read anew whenever it, or what it is decided by, may be another one.
void SubscriptionsPage::choose()
{
    const quint64 choice = ++m_choice;
    const QModelIndex current = table()->currentIndex();
    const store::SubscriptionRow* row = current.isValid() && isVisible() ? m_model.rowAt(current.row()) : nullptr;
    if (!row) return m_actions.setChosen(nullptr);
    kit::whenDone(m_workers.read([id = row->id, now = m_now()](store::Database& database) {
        return loadSubscriptionBasis(database, id, now);
    }), this, [this, choice](const Result<std::optional<SubscriptionBasis>>& basis) {
        if (choice == m_choice) m_actions.setChosen(basis && *basis ? &**basis : nullptr);
    });
}

void SubscriptionsPage::showMenu(const QPoint& at)
{
    const QModelIndex index = table()->indexAt(at);
    if (!index.isValid()) return;
    table()->setCurrentIndex(index);
    QMenu menu(this);
    const QAction* details = menu.addAction(tr("Details"));
    const QAction* profile = menu.addAction(tr("Profile"));
    menu.addSeparator();
    menu.addActions(m_actions.all());
    const QAction* chosen = menu.exec(table()->viewport()->mapToGlobal(at));
    const store::SubscriptionRow* row = m_model.rowAt(index.row());
    if (row && chosen == details) Q_EMIT subscriptionRequested(row->id);
    if (row && chosen == profile) Q_EMIT profileRequested(row->customer);
}

void SubscriptionsPage::sortBy(int column, Qt::SortOrder order)
{
    const auto sort = SubscriptionColumns::sort(SubscriptionColumns::at(column));
    if (!sort) return;
    m_sort = *sort;
    m_descending = order == Qt::DescendingOrder;
}

void SubscriptionsPage::resetFilters()
{
    ListPage::resetFilters();
    m_products->setCurrentIndex(0);
    m_cycles->setCurrentIndex(0);
}

void SubscriptionsPage::showNothing()
{
    const bool isFiltered = m_products->currentIndex() > 0 || m_cycles->currentIndex() > 0;
    if (m_found == 0 && searchText().isEmpty() && !isFiltered)
        showEmpty(tr("No subscriptions yet"), tr("They appear here while Regulars reads them from Stripe."));
    else
        showEmpty(tr("Nothing found"), tr("No subscription matches this search and filter."), tr("Show all"));
}

void SubscriptionsPage::open(const QModelIndex& index)
{
    // One that is still being fetched: there is nothing to read on the screen yet either.
    if (const store::SubscriptionRow* row = m_model.rowAt(index.row())) Q_EMIT subscriptionRequested(row->id);
}

} // namespace regulars::subscriptions
