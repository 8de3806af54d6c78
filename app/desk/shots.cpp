// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/shots.h"

#include "ui/customers/profileview.h"
#include "ui/kit/blocktablemodel.h"
#include "ui/kit/filterchips.h"
#include "ui/kit/searchfield.h"
#include "ui/kit/table.h"
#include "ui/payments/repaymentsheet.h"
#include "ui/payments/transactioncolumns.h"
#include "ui/payments/transactionsheet.h"
#include "ui/payments/transactionspage.h"
#include "ui/settings/settingspage.h"
#include "ui/shell/palette.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QEventLoop>
#include <QtGui/QAction>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QFrame>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTabWidget>
#include <cstdio>

namespace regulars::desk {

using namespace Qt::StringLiterals;

namespace {

/// The table of the page that is shown.
kit::Table* shownTable(const QWidget& view)
{
    kit::Table* shown = nullptr;
    for (kit::Table* table : view.findChildren<kit::Table*>())
        if (table->isVisible()) shown = table;
    return shown;
}

/// Rows and figures come from threads; a picture may wait for them as a person would.
void settle()
{
    QEventLoop loop;
    QTimer::singleShot(std::chrono::milliseconds(900), &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace

Shots::Shots(Desk& desk, kit::Theme& theme)
    : m_desk(desk)
    , m_theme(theme)
{
}

void Shots::everyPage(const QString& folder)
{
    m_folder = folder;
    onceSynced([this] { takeAll(); });
}

void Shots::customers(const QString& file)
{
    onceSynced([this, file] {
        settle();
        save(file, 1);
        QCoreApplication::exit(m_failed ? 1 : 0);
    });
}

void Shots::untilUsable()
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool Shots::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::Paint) return QObject::eventFilter(watched, event);
    const auto* table = qobject_cast<kit::Table*>(watched->parent());
    const bool filled = table && watched == table->viewport() && table->model()->rowCount() > 0
        && !table->model()->index(0, 0).data(kit::LoadingRole).toBool();
    if (filled && qobject_cast<kit::SearchField*>(QApplication::focusWidget())) {
        QCoreApplication::instance()->removeEventFilter(this);
        QTimer::singleShot(0, this, [] { // after this very painting
            std::printf("usable\n");
            std::fflush(stdout);
            QCoreApplication::quit();
        });
    }
    return QObject::eventFilter(watched, event);
}

void Shots::onceSynced(const std::function<void()>& take)
{
    m_desk.window().resize(1280, 800);
    connect(&m_desk, &Desk::studioOpened, this, [this, take] {
        connect(&m_desk.studio()->sync(), &shell::SyncRunner::synced, this, [this, take] {
            m_desk.studio()->sync().disconnect(this);
            QTimer::singleShot(0, this, take);
        });
    });
}

void Shots::takeAll()
{
    settle();
    for (const auto choice : {kit::Theme::Choice::Light, kit::Theme::Choice::Dark}) {
        m_theme.setChoice(choice);
        takeStudio();
        takeFirstRun();
        takeDamage();
    }
    QCoreApplication::exit(m_failed ? 1 : 0);
}

void Shots::takeStudio()
{
    m_desk.window().showStudio();
    shell::StudioView* view = m_desk.window().studioView();
    view->choosePage(u"transactions"_s);
    settle();
    take(u"transactions"_s);
    takeTransaction();
    takeRefund();
    takeRepayment();
    takeActivity();
    view->choosePage(u"subscriptions"_s);
    settle();
    take(u"subscriptions"_s);
    view->choosePage(u"customers"_s);
    settle();
    take(u"customers"_s);
    takeNothingFound();
    takePalette();
    takeProfile();
    dismissSheets();
    takeSettings();
}

void Shots::takeSettings()
{
    shell::StudioView* view = m_desk.window().studioView();
    view->choosePage(u"settings"_s);
    settle();
    take(u"settings"_s);
    auto* page = view->findChild<settings::SettingsPage*>();
    page->verticalScrollBar()->setValue(page->verticalScrollBar()->maximum());
    take(u"settings-end"_s);
    page->verticalScrollBar()->setValue(0);
    page->showDifferences();
    settle();
    take(u"differences"_s);
    dismissSheets();
    view->choosePage(u"customers"_s);
}

void Shots::takeDamage()
{
    const auto folder = DemoStudio::folder(m_desk.options().dataFolder);
    if (!folder) return;
    m_desk.window().showDamage(store::BackupFolder(folder->storeFile()).all());
    settle();
    take(u"damaged"_s);
}

void Shots::takeTransaction()
{
    kit::Table* table = shownTable(*m_desk.window().studioView());
    if (!table || table->model()->rowCount() == 0) {
        m_failed = true;
        return;
    }
    Q_EMIT table->opened(table->model()->index(0, 0));
    settle();
    take(u"transaction"_s);
    dismissSheets();
}

void Shots::takeRefund()
{
    using payments::TransactionColumn;
    kit::Table* table = shownTable(*m_desk.window().studioView());
    const int column = payments::TransactionColumns::indexOf(TransactionColumn::Refund);
    for (int row = 0; table && row < table->model()->rowCount(); ++row) {
        if (table->model()->index(row, column).data().toString().isEmpty()) continue;
        Q_EMIT table->opened(table->model()->index(row, column));
        settle();
        take(u"refund"_s);
        if (auto* deed = m_desk.window().findChild<QPushButton*>(u"deed"_s)) deed->click(); // for the activity
        settle();
        dismissSheets();
        return;
    }
    m_failed = true;
}

void Shots::takeRepayment()
{
    shell::StudioView* view = m_desk.window().studioView();
    auto* filter = view->findChild<payments::TransactionsPage*>()->findChild<kit::FilterChips*>();
    filter->findChild<QPushButton*>(u"dispute_lost"_s)->click();
    settle();
    kit::Table* table = shownTable(*view);
    if (table && table->model()->rowCount() > 0) {
        Q_EMIT table->opened(table->model()->index(0, 0));
        settle();
        take(u"disputed"_s);
        m_desk.window().findChild<payments::TransactionSheet*>()->findChild<QPushButton*>(u"repayment"_s)->click();
        settle();
        take(u"repayment"_s);
        m_desk.window().findChild<payments::RepaymentSheet*>()->findChild<QPushButton*>(u"manual"_s)->click();
        settle();
        take(u"repayment-by-hand"_s);
        dismissSheets();
    } else {
        m_failed = true;
    }
    filter->findChild<QPushButton*>(u"all"_s)->click();
    settle();
}

void Shots::takeActivity()
{
    shell::StudioView* view = m_desk.window().studioView();
    view->choosePage(u"activity"_s);
    settle();
    take(u"activity"_s);
    kit::Table* table = shownTable(*view);
    if (!table || table->model()->rowCount() == 0) {
        m_failed = true;
        return;
    }
    Q_EMIT table->opened(table->model()->index(0, 0));
    settle();
    take(u"operation"_s);
    dismissSheets();
}

void Shots::takeNothingFound()
{
    for (auto* field : m_desk.window().studioView()->findChildren<kit::SearchField*>()) {
        if (!field->isVisible()) continue;
        field->search(u"zzzz"_s);
        settle();
        take(u"customers-empty"_s);
        field->search({});
        settle();
    }
}

void Shots::takePalette()
{
    for (auto* action : m_desk.window().findChildren<QAction*>())
        if (action->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_K)) action->trigger();
    settle();
    take(u"palette"_s);
    const auto all = m_desk.window().findChildren<shell::Palette*>(); // the last one; others wait for their end
    if (all.isEmpty()) {
        m_failed = true;
        return;
    }
    auto* field = all.last()->findChild<QLineEdit*>();
    for (const auto& [name, typed] : {std::pair(u"found"_s, u"an"_s), {u"empty"_s, u"zzzz"_s}}) {
        field->setText(typed);
        settle();
        take(u"palette-"_s + name);
    }
    dismissSheets();
}

void Shots::takeProduct()
{
    for (auto* card : m_desk.window().findChildren<QFrame*>(u"product"_s)) {
        auto* details = card->findChild<QPushButton*>();
        if (!card->isVisible() || !details) continue;
        details->click();
        settle();
        take(u"product"_s);
        break;
    }
    dismissSheets();
}

void Shots::dismissSheets()
{
    kit::Sheet::dismissAll(&m_desk.window());
}

void Shots::takeProfile()
{
    shell::StudioView* view = m_desk.window().studioView();
    kit::Table* table = shownTable(*view);
    if (!table || table->model()->rowCount() < 2) {
        m_failed = true;
        return;
    }
    Q_EMIT table->opened(table->model()->index(1, 0));
    settle();
    auto* tabs = view->profile()->findChild<QTabWidget*>();
    for (int tab = 0; tabs && tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        settle();
        take(u"profile-%1"_s.arg(QString(tabs->tabText(tab)).remove(u'&').toLower()));
    }
    takeProduct(); // from the last tab, and closes the profile
    takeBalance();
    takeBlocks();
    takeSubscription();
}

/// Of the first customer with one that goes on: about to be ended at once, with credit for unused time.
void Shots::takeSubscription()
{
    kit::Table* table = shownTable(*m_desk.window().studioView());
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        Q_EMIT table->opened(table->model()->index(row, 0));
        settle();
        auto* tabs = m_desk.window().studioView()->profile()->findChild<QTabWidget*>();
        tabs->setCurrentIndex(tabs->count() - 1);
        settle();
        const auto buttons = tabs->currentWidget()->findChildren<QPushButton*>(u"cancelSubscription"_s);
        const auto shown = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton* one) { return one->isVisible(); });
        if (shown == buttons.end()) continue;
        (*shown)->click();
        settle();
        take(u"subscription-cancel"_s);
        if (auto* keep = m_desk.window().findChild<QCheckBox*>(u"keepActive"_s)) keep->setChecked(false);
        settle();
        take(u"subscription-cancel-now"_s);
        dismissSheets();
        takeChange(row);
        break;
    }
    dismissSheets();
}

/// All about the same subscription, and what can be done about it; at last it is about to be moved to another plan.
void Shots::takeChange(int row)
{
    kit::Table* table = shownTable(*m_desk.window().studioView());
    Q_EMIT table->opened(table->model()->index(row, 0));
    settle();
    const auto press = [this](const QString& name) {
        for (auto* button : m_desk.window().findChildren<QPushButton*>(name)) {
            if (!button->isVisible()) continue;
            button->click();
            settle();
            return;
        }
    };
    press(u"details"_s);
    take(u"subscription"_s);
    for (const auto* deed : {"discount", "billing_day", "payment_method", "pause", "pause_whole"}) {
        press(QLatin1String(deed));
        take(u"subscription-"_s + QString(QLatin1String(deed)).replace(u'_', u'-'));
        press(u"keep"_s);
    }
    press(u"change_plan"_s);
    if (auto* search = m_desk.window().findChild<QWidget*>(u"changePlan"_s)->findChild<QLineEdit*>(u"search"_s)) search->setText(u"1"_s);
    settle();
    take(u"subscription-change"_s);
    dismissSheets();
    Q_EMIT table->opened(table->model()->index(row, 0));
    settle();
    m_desk.window().studioView()->profile()->actions().at(2)->trigger();
    settle();
    auto* sheet = m_desk.window().findChild<QWidget*>(u"newSubscription"_s);
    sheet->findChild<QLineEdit*>(u"search"_s)->setText(u"basic"_s);
    sheet->findChild<QLineEdit*>(u"intro"_s)->setText(u"19"_s);
    settle();
    take(u"subscription-new"_s);
}

/// All details of the same customer, about to be blocked.
void Shots::takeBlocks()
{
    kit::Table* table = shownTable(*m_desk.window().studioView());
    Q_EMIT table->opened(table->model()->index(1, 0));
    settle();
    auto* manage = m_desk.window().studioView()->profile()->findChild<QPushButton*>(u"manageDetails"_s);
    manage->click();
    settle();
    for (auto* all : m_desk.window().findChildren<QPushButton*>(u"blockAll"_s))
        if (all->isVisible()) all->click();
    settle();
    take(u"block"_s);
    dismissSheets();
}

/// Of the customer whose profile was taken: gets some credit first, as it could be given back.
void Shots::takeBalance()
{
    kit::Table* table = shownTable(*m_desk.window().studioView());
    Q_EMIT table->opened(table->model()->index(1, 0));
    settle();
    const QList<QAction*> actions = m_desk.window().studioView()->profile()->actions();
    for (const auto& [name, action] : {std::pair(u"adjust"_s, 0), {u"give-back"_s, 1}}) {
        actions.at(action)->trigger();
        settle();
        for (auto* amount : m_desk.window().findChildren<QLineEdit*>(u"amount"_s))
            if (amount->isVisible()) amount->insert(u"150"_s);
        settle();
        take(u"balance-"_s + name);
        for (auto* deed : m_desk.window().findChildren<QPushButton*>(u"deed"_s))
            if (deed->isVisible() && action == 0) deed->click();
        settle();
    }
    dismissSheets();
}

void Shots::takeFirstRun()
{
    wizard::FirstRun* firstRun = m_desk.firstRun();
    m_desk.window().showFirstRun(firstRun);
    firstRun->begin();
    settle();
    take(u"wizard-welcome"_s);
    firstRun->askForKey();
    settle();
    take(u"wizard-key"_s);
}

void Shots::take(const QString& name)
{
    const QString theme = m_theme.isDark() ? u"dark"_s : u"light"_s;
    for (const int scale : {1, 2}) save(u"%1/%2-%3-%4.png"_s.arg(m_folder, name, theme).arg(scale * 100), scale);
}

void Shots::save(const QString& file, int scale)
{
    QDir().mkpath(QFileInfo(file).path());
    QPixmap picture(m_desk.window().size() * scale);
    picture.setDevicePixelRatio(scale);
    m_desk.window().render(&picture);
    if (!picture.save(file)) m_failed = true;
}

} // namespace regulars::desk
