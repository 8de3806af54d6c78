// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/customerspage.h"

#include "core/words/words.h"
#include "ui/kit/delegates.h"
#include "ui/kit/filterchips.h"
#include "ui/kit/icons.h"
#include "ui/kit/messagebar.h"
#include "ui/kit/searchfield.h"
#include "ui/kit/selectionfooter.h"
#include "ui/kit/statepanel.h"
#include "ui/kit/table.h"

#include <QtCore/QSettings>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QHeaderView>
#include <array>

namespace regulars::customers {

using namespace Qt::StringLiterals;

namespace {

constexpr auto everybody = "all"_L1;
constexpr std::array filtered{CustomerStatus::Active, CustomerStatus::PastDue, CustomerStatus::Ending,
                              CustomerStatus::Lapsed};

/// What a filter lets through; none: everybody.
std::optional<CustomerStatus> statusOf(const QString& filter)
{
    return filter == everybody ? std::nullopt : std::optional(customerStatusFromText(filter));
}

kit::BlockTableModel<store::CustomerRow>::Loader loaderOf(const kit::StoreWorkers& workers)
{
    return [&workers](const QList<qint64>& keys) {
        return workers.read(
            [keys](store::Database& database) { return store::CustomerRepository(database).rows(keys); });
    };
}

} // namespace

CustomersPage::CustomersPage(const kit::StoreWorkers& workers, kit::StoreWatch& watch, words::Style style,
                             QSettings& settings, QWidget* parent)
    : QWidget(parent)
    , m_workers(workers)
    , m_settings(settings)
    , m_listing(workers, this)
    , m_model(loaderOf(workers), style)
{
    setAccessibleName(tr("Customers"));
    build();
    m_footer->setLocale(style.locale);
    connectParts();
    connect(&watch, &kit::StoreWatch::changed, &m_listing, &CustomerListing::follow);
    connect(&watch, &kit::StoreWatch::changed, m_footer, &kit::SelectionFooter::follow);
    ask();
}

CustomersPage::~CustomersPage()
{
    m_table->saveColumns(m_settings, u"customers"_s);
    delete m_states; // and with it table and footer: they must not outlive the model, which is a member
}

void CustomersPage::build()
{
    m_search = new kit::SearchField(tr("Search name, email, phone, last four digits, id …"), tr("Search customers"));
    m_search->setObjectName(u"search"_s);
    m_filters = new kit::FilterChips(tr("Filter by status"));
    for (const auto& [id, title] : filters()) m_filters->add(id, title);
    m_bar = new kit::MessageBar;
    buildTable();
    buildFooter();
    m_states = new kit::StatePanel(kit::withFooter(m_table, m_footer));

    auto* columns = new QPushButton(kit::icon(u"columns"_s), tr("Columns"));
    columns->setObjectName(u"columns"_s);
    connect(columns, &QPushButton::clicked, this, [this, columns] {
        QHeaderView* header = m_table->horizontalHeader();
        const QPoint below = columns->mapToGlobal(QPoint(0, columns->height()));
        Q_EMIT header->customContextMenuRequested(header->viewport()->mapFromGlobal(below));
    });
    auto* first = new QHBoxLayout;
    first->setSpacing(kit::Grid);
    first->addWidget(m_search, 1);
    first->addWidget(columns);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(20, 14, 20, 10);
    top->setSpacing(10);
    top->addLayout(first);
    top->addWidget(m_filters);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(top);
    all->addWidget(m_bar);
    all->addWidget(m_states, 1);
    setTabOrder(m_search, columns);
    setTabOrder(columns, m_filters);
    setTabOrder(m_filters, m_table);
}

void CustomersPage::buildTable()
{
    m_table = new kit::Table(tr("Customers"));
    m_table->setObjectName(u"customers"_s);
    m_table->setModel(&m_model);
    QList<int> widths;
    for (int column = 0; column < CustomerColumns::count; ++column)
        widths << CustomerColumns::width(CustomerColumns::at(column));
    m_table->setColumns(widths, {CustomerColumns::indexOf(CustomerColumn::Name),
                                 CustomerColumns::indexOf(CustomerColumn::Email)});
    m_table->setItemDelegateForColumn(CustomerColumns::indexOf(CustomerColumn::Name), new kit::NameDelegate(m_table));
    m_table->setItemDelegateForColumn(CustomerColumns::indexOf(CustomerColumn::Status),
                                      new kit::BadgeDelegate(m_table));
    for (const CustomerColumn column : {CustomerColumn::LifetimeValue, CustomerColumn::CreditBalance})
        m_table->setItemDelegateForColumn(CustomerColumns::indexOf(column), new kit::MoneyDelegate(m_table));
    m_table->setButtonColumns({CustomerColumns::indexOf(CustomerColumn::Profile)});
    m_table->restoreColumns(m_settings, u"customers"_s);
    m_table->showSort(CustomerColumns::indexOf(CustomerColumn::LifetimeValue), Qt::DescendingOrder);
    if (const auto kept = m_table->restoreOrder(m_settings, u"customers"_s)) setOrder(kept->column, kept->direction);
    fitNames();
}

void CustomersPage::buildFooter()
{
    const auto rows = [](int count) { return tr("%Ln customer(s)", nullptr, count); };
    const auto read = [](store::Database& database, const QList<qint64>& keys) -> Result<QList<QList<Money>>> {
        const auto totals = store::CustomerRepository(database).totals(keys);
        if (!totals) return failure(totals);
        return QList{totals->lifetimeValue, totals->creditBalance};
    };
    m_footer = new kit::SelectionFooter(*m_table, m_workers,
                                        {rows, {tr("Lifetime value %1"), tr("Credit balance %1")}}, read);
}

void CustomersPage::connectParts()
{
    connect(m_search, &kit::SearchField::searched, this, [this](const QString& text) {
        m_query.search = text;
        ask();
    });
    connect(m_search, &kit::SearchField::left, this, [this] {
        m_table->setFocus(Qt::TabFocusReason);
        if (!m_table->currentIndex().isValid() && m_model.rowCount() > 0) m_table->selectRow(0);
    });
    connect(m_filters, &kit::FilterChips::chosenChanged, this, [this](const QString& id) {
        m_query.status = statusOf(id);
        ask();
    });
    connect(m_table, &kit::Table::typed, this, [this](const QString& text) {
        m_search->setFocus(Qt::OtherFocusReason);
        m_search->insert(text);
    });
    connect(m_table, &kit::Table::opened, this, [this](const QModelIndex& index) { openRow(index.row()); });
    // Queued: while a column is being hidden, the header still says that it is shown.
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, this, &CustomersPage::fitNames,
            Qt::QueuedConnection);
    connect(&m_model, &CustomerTableModel::sortRequested, this, &CustomersPage::sortBy);
    connect(&m_model, &CustomerTableModel::failed, this, [this](const Error& error) { showFailure(error, true); });
    connect(&m_listing, &CustomerListing::answered, this, &CustomersPage::present);
    // Once the first rows are here, before anybody has typed: earlier they would wait for it.
    connect(&m_model, &CustomerTableModel::dataChanged, &m_listing, &CustomerListing::prepareSearch,
            Qt::SingleShotConnection);
    connect(&m_listing, &CustomerListing::failed, this, &CustomersPage::showFailure);
    connect(m_states, &kit::StatePanel::retried, this, &CustomersPage::ask);
    connect(m_states, &kit::StatePanel::actionTriggered, this, &CustomersPage::clearSearch);
    connect(m_bar, &kit::MessageBar::actionTriggered, this, [this] {
        ask();
        m_model.refreshAll();
    });
}

void CustomersPage::setStyle(words::Style style)
{
    m_footer->setLocale(style.locale);
    m_model.setStyle(std::move(style));
}

void CustomersPage::focusSearch()
{
    m_search->setFocus(Qt::OtherFocusReason);
    m_search->selectAll();
}

void CustomersPage::ask()
{
    if (m_states->state() != kit::StatePanel::State::Content) m_states->showLoading();
    m_listing.ask(m_query);
}

void CustomersPage::setOrder(int column, Qt::SortOrder order)
{
    const auto sort = CustomerColumns::sort(CustomerColumns::at(column));
    if (!sort) return;
    m_query.sort = *sort;
    m_query.descending = order == Qt::DescendingOrder;
}

void CustomersPage::sortBy(int column, Qt::SortOrder order)
{
    setOrder(column, order);
    ask();
}

void CustomersPage::present(const CustomerOrder& order)
{
    m_bar->clear();
    m_model.setHighestValue(order.highestValue);
    if (order.live) m_model.updateKeys(order.keys);
    else m_model.setKeys(order.keys);
    if (order.everything) m_model.refreshAll();
    else m_model.refresh(order.changed);
    showCounts(order);
    if (!order.keys.isEmpty())
        m_states->showContent();
    else if (m_query.search.isEmpty() && !m_query.status)
        m_states->showEmpty(tr("No customers yet"), tr("They appear here while Regulars reads them from Stripe."));
    else
        m_states->showEmpty(tr("Nothing found"), tr("No customer matches this search and filter."), tr("Clear search"));
}

void CustomersPage::showCounts(const CustomerOrder& order)
{
    qint64 all = 0;
    for (const qint64 count : order.counts) all += count;
    m_filters->setCount(everybody, all);
    for (const CustomerStatus status : filtered) m_filters->setCount(toText(status), order.counts.value(status));
    Q_EMIT countChanged(all);
}

void CustomersPage::showFailure(const Error& error, bool live)
{
    // What is on the screen still holds when only a refresh failed; an unanswered question leaves nothing to show.
    if (live && m_states->state() == kit::StatePanel::State::Content)
        m_bar->say(kit::Tone::Danger, words::sentence(error), tr("Try again"));
    else
        m_states->showError(words::sentence(error));
}

QList<std::pair<QString, QString>> CustomersPage::filters()
{
    QList<std::pair<QString, QString>> result{{everybody, tr("All")}};
    for (const CustomerStatus status : filtered) result.append({toText(status), words::status(status)});
    return result;
}

void CustomersPage::showFilter(const QString& id)
{
    m_query.status = statusOf(id);
    m_query.search.clear();
    m_filters->choose(id);
    m_search->search({});
    ask();
}

void CustomersPage::clearSearch()
{
    showFilter(everybody);
    m_search->setFocus(Qt::OtherFocusReason);
}

void CustomersPage::openRow(int row)
{
    if (row < 0 || row >= m_model.rowCount()) return;
    if (const store::CustomerRow* here = m_model.rowAt(row)) {
        Q_EMIT profileRequested(here->id);
        return;
    }
    const QList<qint64> keys{m_model.keyAt(row)};
    kit::whenDone(m_workers.read([keys](store::Database& database) {
        return store::CustomerRepository(database).rows(keys);
    }), this, [this, keys](const Result<QHash<qint64, store::CustomerRow>>& rows) {
        if (!rows) return showFailure(rows.error(), true);
        // Whoever stepped on meanwhile wants that row, not this one.
        const bool wanted = m_model.rowOf(keys.first()) == m_table->currentIndex().row();
        if (wanted && !rows->isEmpty()) Q_EMIT profileRequested(rows->cbegin()->id);
    });
}

void CustomersPage::step(int by)
{
    const QModelIndex current = m_table->currentIndex();
    const int row = current.row() + by;
    if (!current.isValid() || row < 0 || row >= m_model.rowCount()) return;
    m_table->setCurrentIndex(m_model.index(row, current.column()));
    openRow(row);
}

void CustomersPage::fitNames()
{
    m_model.setEmailUnderName(m_table->isColumnHidden(CustomerColumns::indexOf(CustomerColumn::Email)));
}

} // namespace regulars::customers
