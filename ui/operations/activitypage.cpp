// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/activitypage.h"

#include "ui/kit/delegates.h"
#include "ui/kit/filterchips.h"
#include "ui/kit/icons.h"
#include "ui/kit/linkdelegate.h"
#include "ui/kit/messagebar.h"
#include "ui/kit/searchfield.h"
#include "ui/kit/statepanel.h"
#include "ui/kit/table.h"

#include <QtCore/QSettings>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QPushButton>

namespace regulars::operations {

using namespace Qt::StringLiterals;

namespace {

OperationsModel::Loader loaderOf(const kit::StoreWorkers& workers)
{
    return [&workers](const QList<qint64>& keys) {
        return workers.read([keys](store::Database& database) { return loadOperations(database, keys); });
    };
}

OperationFilter filterNamed(const QString& id)
{
    if (id == "unfinished"_L1) return OperationFilter::Unfinished;
    if (id == "done"_L1) return OperationFilter::Done;
    return id == "notDone"_L1 ? OperationFilter::NotDone : OperationFilter::All;
}

} // namespace

ActivityPage::ActivityPage(const kit::StoreWorkers& workers, kit::StoreWatch& watch, words::Style style,
                           QSettings& settings, QWidget* parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_listing(workers, this)
    , m_model(loaderOf(workers), std::move(style))
{
    setAccessibleName(tr("Activity"));
    build();
    connectParts();
    connect(&watch, &kit::StoreWatch::changed, &m_listing, &OperationListing::follow);
    ask();
}

ActivityPage::~ActivityPage()
{
    m_table->saveColumns(m_settings, u"operations"_s);
    delete m_states; // and with it the table: it must not outlive the model, which is a member
}

void ActivityPage::build()
{
    m_search = new kit::SearchField(tr("Search note, operation id, Stripe id …"), tr("Search activity"));
    m_search->setObjectName(u"search"_s);
    buildFilters();
    m_bar = new kit::MessageBar;
    buildTable();
    m_states = new kit::StatePanel(m_table);

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

void ActivityPage::buildFilters()
{
    m_filters = new kit::FilterChips(tr("Filter by result"));
    m_filters->add(u"all"_s, tr("All"));
    m_filters->add(u"unfinished"_s, tr("Unfinished"));
    m_filters->add(u"done"_s, tr("Done"));
    m_filters->add(u"notDone"_s, tr("Not done"));
}

void ActivityPage::buildTable()
{
    const auto column = &OperationColumns::indexOf;
    m_table = new kit::Table(tr("Activity"));
    m_table->setObjectName(u"operations"_s);
    m_table->setModel(&m_model);
    QList<int> widths;
    for (int i = 0; i < OperationColumns::count; ++i)
        widths << OperationColumns::width(OperationColumns::at(i));
    m_table->setColumns(widths, {column(OperationColumn::What), column(OperationColumn::Customer)});
    for (const OperationColumn twoLines : {OperationColumn::When, OperationColumn::What})
        m_table->setItemDelegateForColumn(column(twoLines), new kit::NameDelegate(m_table));
    m_table->setItemDelegateForColumn(column(OperationColumn::Customer), new kit::LinkDelegate(m_table));
    m_table->setItemDelegateForColumn(column(OperationColumn::Result), new kit::BadgeDelegate(m_table));
    m_table->setButtonColumns({column(OperationColumn::Details)});
    m_table->setSortable({}); // the unfinished ones stay on top
    m_table->restoreColumns(m_settings, u"operations"_s);
}

void ActivityPage::connectParts()
{
    connect(m_search, &kit::SearchField::searched, this, [this](const QString& text) {
        m_question.text = text;
        ask();
    });
    connect(m_search, &kit::SearchField::left, this, [this] { m_table->setFocus(Qt::TabFocusReason); });
    connect(m_filters, &kit::FilterChips::chosenChanged, this, &ActivityPage::filter);
    connect(m_table, &kit::Table::typed, this, [this](const QString& text) {
        m_search->setFocus(Qt::OtherFocusReason);
        m_search->insert(text);
    });
    connect(m_table, &kit::Table::opened, this, &ActivityPage::open);
    connect(m_table, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        if (index.data(kit::LinkDelegate::LinkRole).toBool()) open(index);
    });
    connect(&m_model, &OperationsModel::failed, this,
            [this](const Error& error) { showFailure(error, true); });
    connect(&m_listing, &OperationListing::answered, this, &ActivityPage::present);
    connect(&m_listing, &OperationListing::failed, this, &ActivityPage::showFailure);
    connect(m_states, &kit::StatePanel::retried, this, &ActivityPage::ask);
    connect(m_states, &kit::StatePanel::actionTriggered, this, &ActivityPage::clearSearch);
    connect(m_bar, &kit::MessageBar::actionTriggered, this, [this] {
        ask();
        m_model.refreshAll();
    });
}

void ActivityPage::setStyle(words::Style style)
{
    m_model.setStyle(std::move(style));
}

void ActivityPage::showEvent(QShowEvent* event)
{
    m_listing.setWatched(true);
    QWidget::showEvent(event);
}

void ActivityPage::hideEvent(QHideEvent* event)
{
    m_listing.setWatched(false);
    QWidget::hideEvent(event);
}

void ActivityPage::focusSearch()
{
    m_search->setFocus(Qt::OtherFocusReason);
    m_search->selectAll();
}

void ActivityPage::ask()
{
    if (m_states->state() != kit::StatePanel::State::Content) m_states->showLoading();
    m_listing.ask(m_question);
}

void ActivityPage::filter(const QString& id)
{
    m_question.filter = filterNamed(id);
    ask();
}

void ActivityPage::present(const OperationOrder& order)
{
    m_bar->clear();
    if (order.live) {
        m_model.updateKeys(order.keys);
        m_model.refreshAll(); // rows in sight: a state or a name may have changed in any
    } else {
        m_model.setKeys(order.keys);
    }
    if (order.keys.isEmpty())
        showNothing();
    else
        m_states->showContent();
}

void ActivityPage::showNothing()
{
    if (!m_question.text.isEmpty())
        return m_states->showEmpty(tr("Nothing found"), tr("No operation matches this search and filter."),
                                   tr("Clear search"));
    switch (m_question.filter) {
    case OperationFilter::All:
        return m_states->showEmpty(tr("No activity yet"),
                                   tr("What anybody here asks Stripe to do, such as a refund, is kept on "
                                      "this page with its result."));
    case OperationFilter::Unfinished:
        return m_states->showEmpty(tr("Nothing is unfinished"),
                                   tr("All that was asked of Stripe has come to its end."), tr("Show all"));
    case OperationFilter::Done:
        return m_states->showEmpty(tr("Nothing was done yet"), tr("No operation has been done so far."),
                                   tr("Show all"));
    case OperationFilter::NotDone:
        return m_states->showEmpty(tr("Nothing was left undone"),
                                   tr("No operation was refused or discarded."), tr("Show all"));
    }
}

void ActivityPage::showFailure(const Error& error, bool live)
{
    // What is on the screen still holds when only a refresh failed; an unanswered question leaves nothing to
    // show.
    if (live && m_states->state() == kit::StatePanel::State::Content)
        m_bar->say(kit::Tone::Danger, words::sentence(error), tr("Try again"));
    else
        m_states->showError(words::sentence(error));
}

void ActivityPage::clearSearch()
{
    m_question = {};
    m_filters->choose(u"all"_s);
    m_search->search({});
    m_search->setFocus(Qt::OtherFocusReason);
    ask();
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
