// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/studioview.h"

#include "ui/customers/customerspage.h"
#include "ui/customers/profileview.h"
#include "ui/kit/paint.h"
#include "ui/kit/whendone.h"
#include "ui/operations/activitypage.h"
#include "ui/operations/operationsheet.h"
#include "ui/payments/transactionsheet.h"
#include "ui/payments/transactionspage.h"
#include "ui/settings/settingspage.h"
#include "ui/shell/actionsheets.h"
#include "ui/shell/rail.h"
#include "ui/shell/studiobanners.h"
#include "ui/subscriptions/subscriptionactions.h"
#include "ui/subscriptions/subscriptionspage.h"
#include "ui/subscriptions/subscriptionview.h"

#include <QtCore/QTimer>
#include <QtGui/QAction>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QStackedWidget>

namespace regulars::shell {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

StudioView::StudioView(Studio& studio, QSettings& settings, QWidget* parent)
    : QWidget(parent)
    , m_studio(studio)
    , m_settings(settings)
    , m_rail(new Rail)
    , m_banners(new StudioBanners(studio))
    , m_stack(new QStackedWidget)
{
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_banners);
    right->addWidget(m_stack, 1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_rail);
    layout->addLayout(right, 1);
    for (const auto& [id, title] : pages()) m_rail->add(id, title, id); // icons are called like their pages
    m_rail->choose(u"customers"_s);
    connect(m_rail, &Rail::chosenChanged, this, &StudioView::choosePage);
    connect(m_banners, &StudioBanners::keyRequested, this, &StudioView::keyRequested);
    connect(m_banners, &StudioBanners::restoreRequested, this, &StudioView::restoreRequested);
    connect(m_banners, &StudioBanners::differencesRequested, this, [this] {
        choosePage(u"settings"_s);
        if (m_settingsPage) m_settingsPage->showDifferences();
    });
    connect(m_banners, &StudioBanners::activityRequested, this, [this] { choosePage(u"activity"_s); });
    connect(&studio, &Studio::factsChanged, this, &StudioView::showFacts);
    connect(&studio, &Studio::failed, this, [this](const Error& error) {
        if (error.code == "damaged_store"_L1) Q_EMIT damaged();
    });
    showFacts();
}

StudioView::~StudioView()
{
    delete m_profile; // sheets belong to the window, which stays
    delete m_transaction;
    delete m_operation;
    delete m_subscription;
}

QList<std::pair<QString, QString>> StudioView::pages()
{
    return {{u"customers"_s, tr("Customers")},
            {u"transactions"_s, tr("Transactions")},
            {u"subscriptions"_s, tr("Subscriptions")},
            {u"activity"_s, tr("Activity")},
            {u"settings"_s, tr("Settings")}};
}

QString StudioView::studioName() const
{
    const std::optional<Account>& account = m_studio.facts().account;
    if (account && !account->name.isEmpty()) return account->name;
    return m_studio.isDemo() ? tr("Demo studio") : tr("Your studio");
}

void StudioView::showFacts()
{
    const StudioFacts& facts = m_studio.facts();
    m_rail->setStudio(studioName(), facts.account ? facts.account->id.text() : QString());
    m_rail->setTest(m_studio.isTest());
    if (m_deeds) m_deeds->refresh();
    m_rail->setCount(u"customers"_s, facts.customers);
    m_rail->setCount(u"transactions"_s, facts.payments);
    m_rail->setCount(u"subscriptions"_s, facts.subscriptions);
    // The studio's calendar comes with the account, in the middle of the first fill: whoever types or looks at somebody
    // then goes on with it.
    const QString zone = facts.account ? facts.account->timeZone : QString();
    const words::Style style = facts.style();
    if (!m_customers) {
        m_zone = zone;
        buildPages(style);
    } else if (std::exchange(m_zone, zone) != zone) {
        m_customers->setStyle(style);
        m_transactions->setStyle(style);
        m_subscriptions->setStyle(style);
        m_activity->setStyle(style);
        m_settingsPage->setStyle(style);
        renewSheets();
    }
    m_settingsPage->refresh();
    Q_EMIT named();
}

void StudioView::buildPages(const words::Style& style)
{
    const QString shown = m_rail->chosen();
    kit::StoreWorkers& workers = m_studio.workers();
    kit::StoreWatch& watch = m_studio.watch();
    m_customers = new customers::CustomersPage(workers, watch, style, m_settings);
    m_transactions = new payments::TransactionsPage(workers, watch, style, m_settings);
    m_subscriptionActions = new subscriptions::SubscriptionActions(this);
    m_subscriptions = new subscriptions::SubscriptionsPage(workers, watch, *m_subscriptionActions, style,
                                                           [this] { return m_studio.now(); }, m_settings);
    m_activity = new operations::ActivityPage(workers, watch, style, m_settings);
    m_settingsPage =
        new settings::SettingsPage(window(), workers, watch, style, [this] { return m_studio.now(); });
    for (QWidget* page : std::initializer_list<QWidget*>{m_customers, m_transactions, m_subscriptions, m_activity, m_settingsPage})
        m_stack->addWidget(page);
    m_deeds = std::make_unique<ActionSheets>(window(), m_studio, *m_banners);
    connectPages();
    // Once whoever builds this view listens.
    QTimer::singleShot(0ms, this, [this] { Q_EMIT subscriptionActionsBuilt(m_subscriptionActions->all()); });
    addFilterActions();
    // What the last run left unfinished comes first (design.md 5, Closing).
    choosePage(m_studio.facts().unfinished > 0 ? u"activity"_s : shown);
    // In quiet moments, when the first rows stand there: whoever opens the first profile need not wait for it, nor the
    // first screenful of names in many scripts for their fonts.
    auto* rehearsal = new QTimer(this);
    connect(rehearsal, &QTimer::timeout, this, [this, rehearsal, turn = 0]() mutable {
        if (!kit::rehearseNames(turn++, font())) rehearsal->deleteLater();
    });
    rehearsal->start(20ms);
    (void)m_studio.workers().read([](store::Database&) -> Result<void> {
        kit::rehearseWords();
        return {};
    });
    QTimer::singleShot(500ms, this, &StudioView::prepareProfile);
    QTimer::singleShot(600ms, this, [this] { (void)transaction(); });
}

void StudioView::addFilterActions()
{
    for (const auto& [id, title] : customers::CustomersPage::filters()) {
        //: A page and a filter of it in a list of actions, as in "Customers: Past due"
        auto* action = new QAction(tr("%1: %2").arg(tr("Customers"), title), this);
        addAction(action);
        connect(action, &QAction::triggered, this, [this, id = id] {
            kit::Sheet::dismissAll(window());
            choosePage(u"customers"_s);
            m_customers->showFilter(id);
        });
    }
}

customers::ProfileView* StudioView::profile()
{
    if (m_profile) return m_profile;
    m_profile = new customers::ProfileView(window(), m_studio.workers(), m_studio.watch(), m_studio.facts().style(),
                                           [this] { return m_studio.now(); });
    connect(m_profile, &customers::ProfileView::stepRequested, m_customers, &customers::CustomersPage::step);
    connect(m_profile, &customers::ProfileView::transactionRequested, this, &StudioView::openTransaction);
    connect(m_profile, &customers::ProfileView::refundRequested, this, &StudioView::openRefund);
    connect(m_profile, &customers::ProfileView::adjustRequested, this, [this](const CustomerId& id) { m_deeds->openAdjust(id); });
    connect(m_profile, &customers::ProfileView::giveBackRequested, this,
            [this](const CustomerId& id) { m_deeds->openGiveBack(id); });
    connect(m_profile, &customers::ProfileView::subscribeRequested, this,
            [this](const CustomerId& id) { m_deeds->openCreation(id); });
    Q_EMIT customerActionsBuilt(m_profile->actions());
    connect(m_profile, &customers::ProfileView::blocksRequested, this, [this](const CustomerId& id) { m_deeds->openBlocks(id); });
    connect(m_profile, &customers::ProfileView::deedRequested, m_deeds.get(), &ActionSheets::openDeed);
    connect(m_profile, &customers::ProfileView::subscriptionRequested, this, &StudioView::openSubscription);
    return m_profile;
}

void StudioView::prepareProfile()
{
    const bool isThere = m_profile;
    if (!isThere) (void)profile();
    if (!isThere || m_profile->prepare()) QTimer::singleShot(20ms, this, &StudioView::prepareProfile);
}

payments::TransactionSheet* StudioView::transaction()
{
    if (m_transaction) return m_transaction;
    m_transaction = new payments::TransactionSheet(window(), m_studio.workers(), m_studio.watch(), m_studio.facts().style());
    connect(m_transaction, &payments::TransactionSheet::profileRequested, this, &StudioView::openProfile);
    connect(m_transaction, &payments::TransactionSheet::refundRequested, this, &StudioView::openRefund);
    connect(m_transaction, &payments::TransactionSheet::repaymentRequested, this,
            [this](const PaymentId& id) { m_deeds->openRepayment(id); });
    return m_transaction;
}

subscriptions::SubscriptionView* StudioView::subscription()
{
    if (m_subscription) return m_subscription;
    using subscriptions::SubscriptionView;
    const auto ask = [this](const SubscriptionId& id) {
        return m_studio.operations().ask([id](stripe::Client& client, const CancelToken& cancel) {
            return subscriptions::askTerms(client, id, cancel);
        });
    };
    m_subscription = new SubscriptionView(window(), m_studio.workers(), m_studio.watch(), *m_subscriptionActions,
                                          m_studio.facts().style(), [this] { return m_studio.now(); }, ask);
    connect(m_subscription, &SubscriptionView::profileRequested, this, &StudioView::openProfile);
    connect(m_subscription, &SubscriptionView::customerShown, this, [this](const CustomerId& id) { m_studio.sync().lookAt(id); });
    connect(m_deeds.get(), &ActionSheets::performed, m_subscription, &SubscriptionView::refresh);
    return m_subscription;
}

operations::OperationSheet* StudioView::operation()
{
    if (m_operation) return m_operation;
    using operations::OperationSheet;
    m_operation = new OperationSheet(window(), m_studio.workers(), m_studio.watch(), m_studio.facts().style());
    connect(m_operation, &OperationSheet::profileRequested, this, &StudioView::openProfile);
    connect(m_operation, &OperationSheet::continueRequested, this,
            [this](const QString& id) { decide(m_studio.operations().resume(id), id); });
    connect(m_operation, &OperationSheet::discardRequested, this,
            [this](const QString& id) { decide(m_studio.operations().discard(id), id); });
    return m_operation;
}

void StudioView::decide(const QFuture<Result<Operation>>& work, const QString& id)
{
    m_operation->setBusy(true);
    kit::whenDone(work, m_operation, [this, id](const Result<Operation>& done) {
        if (m_operation->id() != id) return;
        m_operation->setBusy(false);
        if (!done) m_operation->showError(done.error());
    });
}

void StudioView::renewSheets()
{
    const CustomerId customer = m_profile && m_profile->isOpen() ? m_profile->customer() : CustomerId();
    delete std::exchange(m_profile, nullptr);
    delete std::exchange(m_transaction, nullptr);
    m_deeds->renew();
    delete std::exchange(m_operation, nullptr);
    delete std::exchange(m_subscription, nullptr);
    if (!customer.isEmpty()) profile()->showCustomer(customer);
}

void StudioView::connectPages()
{
    using customers::CustomersPage;
    using payments::TransactionsPage;
    using settings::SettingsPage;
    connect(m_customers, &CustomersPage::profileRequested, this, [this](const CustomerId& id) {
        openProfile(id);
        profile()->setStepping(true);
    });
    connect(m_transactions, &TransactionsPage::profileRequested, this, &StudioView::openProfile);
    connect(m_transactions, &TransactionsPage::transactionRequested, this, &StudioView::openTransaction);
    connect(m_transactions, &TransactionsPage::refundRequested, this, &StudioView::openRefund);
    using subscriptions::SubscriptionsPage;
    connect(m_subscriptions, &SubscriptionsPage::subscriptionRequested, this, &StudioView::openSubscription);
    connect(m_subscriptions, &SubscriptionsPage::profileRequested, this, &StudioView::openProfile);
    connect(m_subscriptionActions, &subscriptions::SubscriptionActions::deedRequested, m_deeds.get(), &ActionSheets::openDeed);
    connect(m_activity, &operations::ActivityPage::operationRequested, this, &StudioView::openOperation);
    connect(m_activity, &operations::ActivityPage::profileRequested, this, &StudioView::openProfile);
    connect(m_settingsPage, &SettingsPage::syncRequested, this, [this] { m_studio.sync().syncNow(); });
    connect(m_settingsPage, &SettingsPage::keyRequested, this, &StudioView::keyRequested);
    connect(m_settingsPage, &SettingsPage::backupRequested, this, &StudioView::backupRequested);
    connect(m_settingsPage, &SettingsPage::restoreRequested, this, &StudioView::restoreRequested);
}

void StudioView::choosePage(const QString& id)
{
    m_rail->choose(id);
    if (!m_customers) return;
    if (id == "transactions"_L1) m_stack->setCurrentWidget(m_transactions);
    else if (id == "subscriptions"_L1) m_stack->setCurrentWidget(m_subscriptions);
    else if (id == "activity"_L1) m_stack->setCurrentWidget(m_activity);
    else if (id == "settings"_L1) m_stack->setCurrentWidget(m_settingsPage);
    else m_stack->setCurrentWidget(m_customers);
}

void StudioView::focusSearch()
{
    if (!m_customers) return;
    if (auto* list = qobject_cast<kit::ListPage*>(m_stack->currentWidget())) return list->focusSearch();
    if (m_stack->currentWidget() == m_settingsPage) choosePage(u"customers"_s); // nothing to search there
    m_customers->focusSearch();
}

void StudioView::openProfile(const CustomerId& id)
{
    if (!m_customers) return; // the studio is still being opened
    profile()->setStepping(false);
    profile()->showCustomer(id);
    m_studio.sync().lookAt(id);
}

void StudioView::openTransaction(const PaymentId& id)
{
    transaction()->showTransaction(id);
}

void StudioView::openRefund(const PaymentId& id)
{
    m_deeds->openRefund(id);
}

void StudioView::openOperation(const QString& id)
{
    operation()->showOperation(id);
}

void StudioView::openSubscription(const SubscriptionId& id)
{
    subscription()->showSubscription(id);
}

} // namespace regulars::shell
