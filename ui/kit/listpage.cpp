// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/listpage.h"

#include "core/words/words.h"
#include "ui/kit/icons.h"
#include "ui/kit/linkdelegate.h"
#include "ui/kit/listing.h"
#include "ui/kit/messagebar.h"
#include "ui/kit/searchfield.h"
#include "ui/kit/selectionfooter.h"
#include "ui/kit/statepanel.h"
#include "ui/kit/theme.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QPushButton>

namespace regulars::kit {

using namespace Qt::StringLiterals;

ListPage::ListPage(const Words& words, std::unique_ptr<BlockTableModelBase> model, QSettings& settings, QWidget* parent)
    : QWidget(parent)
    , m_key(words.key)
    , m_model(std::move(model))
    , m_settings(settings)
    , m_search(new SearchField(words.placeholder, words.searchName))
    , m_filters(new FilterChips(words.filterName))
    , m_bar(new MessageBar)
    , m_table(new Table(words.name))
{
    setAccessibleName(words.name);
    m_search->setObjectName(u"search"_s);
    m_table->setObjectName(words.key);
    m_table->setModel(m_model.get());
}

ListPage::~ListPage()
{
    m_table->saveColumns(m_settings, m_key);
    delete m_states; // and with it table and footer: they must not outlive the model, which is a member
}

QString ListPage::searchText() const { return m_search->text(); }

void ListPage::assemble(ListingBase& listing, SelectionFooter* footer, const QList<QWidget*>& beside)
{
    m_listing = &listing;
    m_states = new StatePanel(footer ? withFooter(m_table, footer) : m_table);
    auto* columns = new QPushButton(icon(u"columns"_s), tr("Columns"));
    connect(columns, &QPushButton::clicked, this, [this, columns] {
        QHeaderView* header = m_table->horizontalHeader();
        const QPoint below = columns->mapToGlobal(QPoint(0, columns->height()));
        Q_EMIT header->customContextMenuRequested(header->viewport()->mapFromGlobal(below));
    });
    auto* first = new QHBoxLayout;
    first->setSpacing(Grid);
    first->addWidget(m_search, 1);
    for (QWidget* widget : beside) first->addWidget(widget);
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
    const QList<QWidget*> order = QList<QWidget*>{m_search} + beside + QList<QWidget*>{columns, m_filters, m_table};
    for (qsizetype i = 1; i < order.size(); ++i) setTabOrder(order[i - 1], order[i]);
    connectParts();
}

void ListPage::connectParts()
{
    connect(m_search, &SearchField::searched, this, &ListPage::ask);
    connect(m_search, &SearchField::left, this, [this] { m_table->setFocus(Qt::TabFocusReason); });
    connect(m_filters, &FilterChips::chosenChanged, this, &ListPage::ask);
    connect(m_table, &Table::typed, this, [this](const QString& text) {
        m_search->setFocus(Qt::OtherFocusReason);
        m_search->insert(text);
    });
    connect(m_table, &Table::opened, this, &ListPage::open);
    connect(m_table, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        if (index.data(LinkDelegate::LinkRole).toBool()) open(index);
    });
    connect(m_model.get(), &BlockTableModelBase::sortRequested, this, [this](int column, Qt::SortOrder order) {
        sortBy(column, order);
        ask();
    });
    connect(m_model.get(), &BlockTableModelBase::failed, this, [this](const Error& error) { showFailure(error, true); });
    connect(m_listing, &ListingBase::failed, this, &ListPage::showFailure);
    connect(m_states, &StatePanel::retried, this, &ListPage::ask);
    connect(m_states, &StatePanel::actionTriggered, this, &ListPage::clearSearch);
    connect(m_bar, &MessageBar::actionTriggered, this, [this] {
        ask();
        m_model->refreshAll();
    });
}

void ListPage::showEvent(QShowEvent* event)
{
    m_listing->setWatched(true);
    QWidget::showEvent(event);
}

void ListPage::hideEvent(QHideEvent* event)
{
    m_listing->setWatched(false);
    QWidget::hideEvent(event);
}

void ListPage::focusSearch()
{
    m_search->setFocus(Qt::OtherFocusReason);
    m_search->selectAll();
}

void ListPage::ask()
{
    if (m_states->state() != StatePanel::State::Content) m_states->showLoading();
    question();
}

void ListPage::present(const QList<qint64>& keys, bool live)
{
    m_bar->clear();
    if (live) {
        m_model->updateKeys(keys);
        m_model->refreshAll(); // rows in sight: a name or a state may have changed in any
    } else {
        m_model->setKeys(keys);
    }
    if (keys.isEmpty()) showNothing();
    else m_states->showContent();
}

void ListPage::showEmpty(const QString& title, const QString& hint, const QString& action)
{
    m_states->showEmpty(title, hint, action);
}

void ListPage::showFailure(const Error& error, bool live)
{
    // What is on the screen still holds when only a refresh failed; an unanswered question leaves nothing to show.
    if (live && m_states->state() == StatePanel::State::Content)
        m_bar->say(Tone::Danger, words::sentence(error), tr("Try again"));
    else
        m_states->showError(words::sentence(error));
}

void ListPage::resetFilters() { m_filters->choose(u"all"_s); }

void ListPage::clearSearch()
{
    resetFilters();
    m_search->search({}); // tells, and so asks, only where there was a word
    m_search->setFocus(Qt::OtherFocusReason);
    ask();
}

} // namespace regulars::kit
