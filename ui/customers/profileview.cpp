// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/profileview.h"

#include "ui/customers/detailstab.h"
#include "ui/customers/infotab.h"
#include "ui/customers/productstab.h"
#include "ui/customers/profileheader.h"
#include "ui/customers/statstab.h"
#include "ui/kit/messagebar.h"
#include "ui/kit/statepanel.h"
#include "ui/kit/whendone.h"

#include <QtGui/QShortcut>
#include <QtWidgets/QApplication>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QTabWidget>

namespace regulars::customers {

using namespace Qt::StringLiterals;

ProfileView::ProfileView(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch,
                         words::Style style, std::function<Instant()> now)
    : Sheet(window, QSize(980, 760))
    , m_workers(workers)
    , m_style(std::move(style))
    , m_now(std::move(now))
{
    setObjectName(u"profile"_s);
    setAccessibleName(tr("Profile"));
    build();
    addShortcuts();
    connect(&watch, &kit::StoreWatch::changed, this, &ProfileView::follow);
}

void ProfileView::build()
{
    m_header = new ProfileHeader(m_style);
    m_bar = new kit::MessageBar;
    m_tabs = new QTabWidget;
    m_tabs->setObjectName(u"profileTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setExpanding(false);
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->tabBar()->setAccessibleName(tr("Profile"));
    m_states = new kit::StatePanel(m_tabs);

    auto* all = new QVBoxLayout(panel());
    all->setContentsMargins(1, 1, 1, 12);
    all->setSpacing(0);
    all->addWidget(m_header);
    all->addWidget(m_bar);
    all->addWidget(m_states, 1);

    connect(m_header, &ProfileHeader::stepRequested, this, &ProfileView::stepRequested);
    connect(m_header, &ProfileHeader::closeRequested, this, &ProfileView::dismiss);
    addActions(m_header->deeds());
    connect(m_header, &ProfileHeader::adjustRequested, this, [this] { Q_EMIT adjustRequested(m_shown); });
    connect(m_header, &ProfileHeader::giveBackRequested, this, [this] { Q_EMIT giveBackRequested(m_shown); });
    connect(m_header, &ProfileHeader::subscribeRequested, this, [this] { Q_EMIT subscribeRequested(m_shown); });
    connect(this, &Sheet::closed, m_header, &ProfileHeader::clearDeeds);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] { present(m_tabs->currentWidget()); });
    connect(&m_next, &QTimer::timeout, this, &ProfileView::presentNext);
    connect(m_states, &kit::StatePanel::retried, this, &ProfileView::reload);
    connect(m_states, &kit::StatePanel::actionTriggered, this, &ProfileView::dismiss);
    connect(m_bar, &kit::MessageBar::actionTriggered, this, &ProfileView::reload);
}

bool ProfileView::prepare()
{
    const auto add = [this](QWidget* page, const QString& title) {
        page->setAccessibleName(title); // it takes the keyboard to scroll
        m_tabs->addTab(page, title);
    };
    if (!m_details) {
        add(m_details = new DetailsTab(m_style), tr("Details"));
        connect(m_details, &DetailsTab::transactionRequested, this, &ProfileView::transactionRequested);
    } else if (!m_stats) {
        add(m_stats = new StatsTab(m_style), tr("Stats"));
    } else if (!m_info) {
        add(m_info = new InfoTab(m_style), tr("Info"));
        connect(m_info, &InfoTab::blocksRequested, this, [this] { Q_EMIT blocksRequested(m_shown); });
    } else if (!m_products) {
        add(m_products = new ProductsTab(m_style, m_workers, parentWidget()), tr("Products"));
        connect(m_products, &ProductsTab::transactionRequested, this, &ProfileView::transactionRequested);
        connect(m_products, &ProductsTab::refundRequested, this, &ProfileView::refundRequested);
        connect(m_products, &ProductsTab::deedRequested, this, &ProfileView::deedRequested);
        connect(m_products, &ProductsTab::subscriptionRequested, this, &ProfileView::subscriptionRequested);
    } else {
        return false;
    }
    return true;
}

void ProfileView::addShortcuts()
{
    const auto add = [this](QKeyCombination keys, auto act) {
        auto* shortcut = new QShortcut(QKeySequence(keys), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    add(Qt::ALT | Qt::Key_Up, [this] { Q_EMIT stepRequested(-1); });
    add(Qt::ALT | Qt::Key_Down, [this] { Q_EMIT stepRequested(1); });
    // QTabWidget turns by Ctrl+Tab only while the focus is inside it; here it may be in the header, too.
    add(Qt::CTRL | Qt::Key_Tab, [this] { turnTab(1); });
    add(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab, [this] { turnTab(-1); });
    add(Qt::CTRL | Qt::SHIFT | Qt::Key_Backtab, [this] { turnTab(-1); });
}

void ProfileView::turnTab(int by)
{
    m_tabs->setCurrentIndex((m_tabs->currentIndex() + by + m_tabs->count()) % m_tabs->count());
    m_tabs->tabBar()->setFocus(Qt::ShortcutFocusReason);
}

void ProfileView::setStepping(bool possible)
{
    m_header->setStepping(possible);
}

void ProfileView::showCustomer(const CustomerId& id)
{
    while (prepare()) {}
    m_id = id;
    if (m_shown != id) {
        m_shown = {};
        m_outdated.clear(); // nothing of whom it showed before comes up again
        m_next.stop();
        m_header->clear();
        m_bar->clear();
        m_states->showLoading();
    }
    open();
    reload();
}

void ProfileView::follow(const store::Changes& changes)
{
    if (isOpen() && (changes.everything || changes.catalogue || changes.customers.contains(m_id))) reload();
}

ProfileView::Answer ProfileView::load(store::Database& database, const CustomerId& id, const QTimeZone& zone,
                                      Instant now)
{
    auto profile = loadProfile(database, id, zone, now);
    if (!profile) return failure(profile);
    if (!*profile) return std::optional<Loaded>();
    Loaded loaded{std::move(**profile), {}};
    if (loaded.profile.lastTransaction) {
        auto last = payments::loadTransaction(database, *loaded.profile.lastTransaction);
        if (!last) return failure(last);
        loaded.last = std::move(*last);
    }
    return std::optional(std::move(loaded));
}

void ProfileView::reload()
{
    const quint64 number = ++m_number;
    kit::whenDone(m_workers.read([id = m_id, zone = m_style.zone, now = m_now()](store::Database& database) {
        return load(database, id, zone, now);
    }), this, [this, number, id = m_id](const Answer& answer) {
        if (number == m_number) take(id, answer);
    });
}

void ProfileView::take(const CustomerId& id, const Answer& answer)
{
    if (!answer) {
        // What stands there still holds when only a refresh failed.
        if (m_shown == id) m_bar->say(kit::Tone::Danger, words::sentence(answer.error()), tr("Try again"));
        else m_states->showError(words::sentence(answer.error()));
        return;
    }
    m_bar->clear();
    if (!*answer) {
        m_shown = {};
        m_next.stop();
        m_header->clearDeeds();
        m_states->showEmpty(tr("This customer is gone"), tr("It was deleted in Stripe."), tr("Close"));
        return;
    }
    const Profile& profile = (*answer)->profile;
    m_shown = id;
    m_header->present(profile);
    if (!isOpen()) m_header->clearDeeds();
    m_loaded = **answer;
    m_outdated = {m_details, m_stats, m_info, m_products};
    present(m_tabs->currentWidget());
    m_next.start();
}

void ProfileView::present(QWidget* tab)
{
    if (!m_outdated.removeOne(tab)) return;
    const Profile& profile = m_loaded->profile;
    if (tab == m_details) m_details->present(profile, m_loaded->last);
    else if (tab == m_stats) m_stats->present(profile);
    else if (tab == m_info) m_info->present(profile);
    else m_products->present(profile, std::exchange(m_productsOf, m_shown) != m_shown);
}

/// One thing at a turn of the event loop, as together they would hold up the window: the tab in sight comes up, then
/// those behind it are filled.
void ProfileView::presentNext()
{
    if (m_states->state() != kit::StatePanel::State::Content) showTabs();
    else if (m_outdated.isEmpty()) m_next.stop();
    else present(m_outdated.first());
}

void ProfileView::showTabs()
{
    m_states->showContent();
    const QWidget* focus = QApplication::focusWidget();
    const bool above = focus && focus != this && !isAncestorOf(focus); // in a sheet that was opened meanwhile
    if (!above && !m_tabs->isAncestorOf(focus)) m_tabs->tabBar()->setFocus(Qt::OtherFocusReason);
}

} // namespace regulars::customers
