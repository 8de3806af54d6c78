// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/payments/transactionspage.h"

#include "ui/kit/delegates.h"
#include "ui/kit/filterchips.h"
#include "ui/kit/icons.h"
#include "ui/kit/linkdelegate.h"
#include "ui/kit/messagebar.h"
#include "ui/kit/searchfield.h"
#include "ui/kit/selectionfooter.h"
#include "ui/kit/statepanel.h"
#include "ui/kit/table.h"

#include <QtCore/QSettings>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QPushButton>

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
    : QWidget(parent)
    , m_workers(workers)
    , m_settings(settings)
    , m_listing(workers, this)
    , m_model(loaderOf(workers), style)
{
    setAccessibleName(tr("Transactions"));
    build();
    m_footer->setLocale(style.locale);
    connectParts();
    connect(&watch, &kit::StoreWatch::changed, &m_listing, &TransactionListing::follow);
    connect(&watch, &kit::StoreWatch::changed, m_footer, &kit::SelectionFooter::follow);
    ask();
}

TransactionsPage::~TransactionsPage()
{
    m_table->saveColumns(m_settings, u"transactions"_s);
    delete m_states; // and with it table and footer: they must not outlive the model, which is a member
}

void TransactionsPage::build()
{
    m_search = new kit::SearchField(tr("Search name, email, product, last four digits, id …"),
                                    tr("Search transactions"));
    m_search->setObjectName(u"search"_s);
    buildFilters();
    m_bar = new kit::MessageBar;
    buildTable();
    buildFooter();
    m_states = new kit::StatePanel(kit::withFooter(m_table, m_footer));

    auto* columns = new QPushButton(kit::icon(u"columns"_s), tr("Columns"));
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

void TransactionsPage::buildFilters()
{
    m_filters = new kit::FilterChips(tr("Filter by state"));
    m_filters->add(u"all"_s, tr("All"));
    for (const QString& state : {u"succeeded"_s, u"pending"_s, u"failed"_s, u"partially_refunded"_s, u"refunded"_s,
                                 u"disputed"_s, u"dispute_lost"_s, u"dispute_repaid"_s})
        m_filters->add(state, words::paymentState(state));
    m_filters->add(u"guests"_s, tr("Guests"));
}

void TransactionsPage::buildTable()
{
    m_table = new kit::Table(tr("Transactions"));
    m_table->setObjectName(u"transactions"_s);
    m_table->setModel(&m_model);
    QList<int> widths;
    for (int column = 0; column < TransactionColumns::count; ++column)
        widths << TransactionColumns::width(TransactionColumns::at(column));
    m_table->setColumns(widths, {TransactionColumns::indexOf(TransactionColumn::Customer),
                                 TransactionColumns::indexOf(TransactionColumn::Email),
                                 TransactionColumns::indexOf(TransactionColumn::Product)});
    for (const TransactionColumn column : {TransactionColumn::Date, TransactionColumn::Customer})
        m_table->setItemDelegateForColumn(TransactionColumns::indexOf(column), new kit::NameDelegate(m_table));
    m_table->setItemDelegateForColumn(TransactionColumns::indexOf(TransactionColumn::Email),
                                      new kit::LinkDelegate(m_table));
    m_table->setItemDelegateForColumn(TransactionColumns::indexOf(TransactionColumn::Status),
                                      new kit::BadgeDelegate(m_table));
    for (const TransactionColumn column : {TransactionColumn::Amount, TransactionColumn::Refunded})
        m_table->setItemDelegateForColumn(TransactionColumns::indexOf(column), new kit::MoneyDelegate(m_table));
    m_table->setButtonColumns({TransactionColumns::indexOf(TransactionColumn::Details),
                               TransactionColumns::indexOf(TransactionColumn::Refund)});
    m_table->setSortable({TransactionColumns::indexOf(TransactionColumn::Date),
                          TransactionColumns::indexOf(TransactionColumn::Amount)});
    m_table->restoreColumns(m_settings, u"transactions"_s);
    m_table->showSort(TransactionColumns::indexOf(TransactionColumn::Date), Qt::DescendingOrder);
    if (const auto kept = m_table->restoreOrder(m_settings, u"transactions"_s)) setOrder(kept->column, kept->direction);
}

void TransactionsPage::buildFooter()
{
    const auto rows = [](int count) { return tr("%Ln transaction(s)", nullptr, count); };
    const auto read = [](store::Database& database, const QList<qint64>& keys) -> Result<QList<QList<Money>>> {
        const auto totals = store::PaymentRepository(database).totals(keys);
        if (!totals) return failure(totals);
        return QList{totals->paid, totals->refunded};
    };
    m_footer = new kit::SelectionFooter(*m_table, m_workers, {rows, {tr("Paid %1"), tr("Refunded %1")}}, read);
}

void TransactionsPage::connectParts()
{
    connect(m_search, &kit::SearchField::searched, this, [this](const QString& text) {
        m_query.search = text;
        ask();
    });
    connect(m_search, &kit::SearchField::left, this, [this] { m_table->setFocus(Qt::TabFocusReason); });
    connect(m_filters, &kit::FilterChips::chosenChanged, this, &TransactionsPage::filter);
    connect(m_table, &kit::Table::typed, this, [this](const QString& text) {
        m_search->setFocus(Qt::OtherFocusReason);
        m_search->insert(text);
    });
    connect(m_table, &kit::Table::opened, this, &TransactionsPage::open);
    connect(m_table, &QAbstractItemView::clicked, this, &TransactionsPage::openProfile);
    connect(&m_model, &TransactionTableModel::sortRequested, this, &TransactionsPage::sortBy);
    connect(&m_model, &TransactionTableModel::failed, this, [this](const Error& error) { showFailure(error, true); });
    connect(&m_listing, &TransactionListing::answered, this, &TransactionsPage::present);
    connect(&m_listing, &TransactionListing::failed, this, &TransactionsPage::showFailure);
    connect(m_states, &kit::StatePanel::retried, this, &TransactionsPage::ask);
    connect(m_states, &kit::StatePanel::actionTriggered, this, &TransactionsPage::clearSearch);
    connect(m_bar, &kit::MessageBar::actionTriggered, this, [this] {
        ask();
        m_model.refreshAll();
    });
}

void TransactionsPage::setStyle(words::Style style)
{
    m_footer->setLocale(style.locale);
    m_model.setStyle(std::move(style));
}

void TransactionsPage::showEvent(QShowEvent* event)
{
    m_listing.setWatched(true);
    QWidget::showEvent(event);
}

void TransactionsPage::hideEvent(QHideEvent* event)
{
    m_listing.setWatched(false);
    QWidget::hideEvent(event);
}

void TransactionsPage::focusSearch()
{
    m_search->setFocus(Qt::OtherFocusReason);
    m_search->selectAll();
}

void TransactionsPage::ask()
{
    if (m_states->state() != kit::StatePanel::State::Content) m_states->showLoading();
    m_listing.ask(m_query);
}

void TransactionsPage::setOrder(int column, Qt::SortOrder order)
{
    const auto sort = TransactionColumns::sort(TransactionColumns::at(column));
    if (!sort) return;
    m_query.sort = *sort;
    m_query.descending = order == Qt::DescendingOrder;
}

void TransactionsPage::sortBy(int column, Qt::SortOrder order)
{
    setOrder(column, order);
    ask();
}

void TransactionsPage::filter(const QString& id)
{
    m_query.guestsOnly = id == "guests"_L1;
    m_query.status = m_query.guestsOnly || id == "all"_L1 ? QString() : id;
    ask();
}

void TransactionsPage::present(const TransactionOrder& order)
{
    m_bar->clear();
    if (order.live) {
        m_model.updateKeys(order.keys);
        m_model.refreshAll(); // rows in sight: a name, a refund or a dispute may have changed in any
    } else {
        m_model.setKeys(order.keys);
    }
    const bool everything = m_query.search.isEmpty() && m_query.status.isEmpty() && !m_query.guestsOnly;
    if (!order.keys.isEmpty())
        m_states->showContent();
    else if (everything)
        m_states->showEmpty(tr("No transactions yet"), tr("They appear here while Regulars reads them from Stripe."));
    else
        m_states->showEmpty(tr("Nothing found"), tr("No transaction matches this search and filter."),
                            tr("Clear search"));
}

void TransactionsPage::showFailure(const Error& error, bool live)
{
    // What is on the screen still holds when only a refresh failed; an unanswered question leaves nothing to show.
    if (live && m_states->state() == kit::StatePanel::State::Content)
        m_bar->say(kit::Tone::Danger, words::sentence(error), tr("Try again"));
    else
        m_states->showError(words::sentence(error));
}

void TransactionsPage::clearSearch()
{
    m_query.status.clear();
    m_query.guestsOnly = false;
    m_query.search.clear();
    m_filters->choose(u"all"_s);
    m_search->search({});
    m_search->setFocus(Qt::OtherFocusReason);
    ask();
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

void TransactionsPage::openProfile(const QModelIndex& index)
{
    if (index.data(kit::LinkDelegate::LinkRole).toBool()) open(index);
}

} // namespace regulars::payments
