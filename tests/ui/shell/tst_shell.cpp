// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/differencerepository.h"
#include "core/store/mirrorbatch.h"
#include "core/store/syncrepository.h"
#include "core/words/words.h"
#include "tests/support/desk.h"
#include "tests/support/fakeclock.h"
#include "tests/support/nooperations.h"
#include "tests/support/testmain.h"
#include "ui/balance/adjustsheet.h"
#include "ui/customers/customerspage.h"
#include "ui/customers/profileview.h"
#include "ui/kit/badge.h"
#include "ui/kit/elidedlabel.h"
#include "ui/kit/messagebar.h"
#include "ui/kit/searchfield.h"
#include "ui/kit/table.h"
#include "ui/payments/transactionspage.h"
#include "ui/shell/damagedpage.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/palette.h"
#include "ui/shell/rail.h"
#include "ui/shell/singleinstance.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtSql/QSqlQuery>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListView>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>
#include <atomic>
#include <thread>

using namespace regulars;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What Stripe does next; shared with the service, which belongs to the runner.
struct Script {
    std::mutex mutex;
    std::optional<Error> fails;
    QStringList missing;
    qint64 differences = 0;
    std::atomic<int> runs = 0, looks = 0, checks = 0;
    std::atomic<bool> hangs = false; ///< a run ends only when it is cancelled
    std::function<void()> work;
    void setFails(std::optional<ErrorKind> kind, const QString& code = {})
    {
        const std::lock_guard lock(mutex);
        fails.reset();
        if (!kind) return;
        fails = Error();
        fails->kind = *kind;
        fails->code = code;
    }
};

class FakeSync final : public shell::SyncService {
public:
    FakeSync(std::shared_ptr<Script> script, Clock& clock)
        : m_script(std::move(script))
        , m_clock(clock)
    {
    }
    Result<shell::SyncOutcome> run(const CancelToken& cancel, const Progress&) override
    {
        ++m_script->runs;
        while (m_script->hangs && !cancel.isCancelled()) std::this_thread::yield();
        if (cancel.isCancelled()) return failure(ErrorKind::Cancelled, u"stopped"_s);
        const std::lock_guard lock(m_script->mutex);
        if (m_script->fails) return Failure(*m_script->fails);
        if (m_script->work) m_script->work();
        return shell::SyncOutcome{false, m_script->missing, m_script->differences};
    }
    void checkAgain() override { ++m_script->checks; }
    Result<void> look(const CustomerId&, const CancelToken&) override
    {
        ++m_script->looks;
        return {};
    }
    Instant now() const override { return m_clock.now(); }

private:
    std::shared_ptr<Script> m_script;
    Clock& m_clock;
};

/// A synced studio of a few people.
void fill(const QString& file, Clock& clock)
{
    const auto database = store::Database::open(file, clock);
    QVERIFY(database);
    Account account;
    account.id = AccountId(u"acct_1"_s);
    account.name = u"Nordlicht Yoga"_s;
    account.defaultCurrency = Currency(u"eur");
    account.timeZone = u"Europe/Berlin"_s;
    store::SyncRepository state(**database);
    QVERIFY(state.bind(account, Mode::Test));
    QVERIFY(state.setText(u"last_sync_at"_s, QString::number(unixSeconds(clock.now() - 2h))));
    auto batch = store::MirrorBatch::begin(**database);
    QVERIFY(batch);
    for (int i = 0; i < 5; ++i) {
        Customer customer;
        customer.id = CustomerId(u"cus_%1"_s.arg(i));
        customer.name = u"Person %1"_s.arg(i);
        QVERIFY(batch->put(customer, clock.now()));
    }
    QVERIFY(batch->commit());
}

} // namespace

class Shell : public QObject {
    Q_OBJECT
private:
    struct House {
        QTemporaryDir folder;
        tests::FakeClock clock;
        std::shared_ptr<Script> script = std::make_shared<Script>();
        std::unique_ptr<kit::Theme> theme = std::make_unique<kit::Theme>(*qApp);
        std::unique_ptr<QSettings> settings;
        std::unique_ptr<shell::Studio> studio;
        std::unique_ptr<shell::MainWindow> window;
        QString file() const { return folder.filePath(u"s.sqlite"_s); }
        void open(const std::function<void()>& spoil = {})
        {
            fill(file(), clock);
            if (spoil) spoil();
            settings = std::make_unique<QSettings>(folder.filePath(u"w.ini"_s), QSettings::IniFormat);
            studio = std::make_unique<shell::Studio>(file(), std::make_unique<FakeSync>(script, clock),
                                                     std::make_unique<tests::NoOperations>(), clock, false);
            window = std::make_unique<shell::MainWindow>(*theme, *settings);
            window->openStudio(*studio);
            window->show();
        }
        void openAndWait()
        {
            open();
            QVERIFY(QTest::qWaitForWindowActive(window.get()));
            QTRY_COMPARE(window->windowTitle(), u"TEST: Nordlicht Yoga – Regulars"_s);
            window->studioView()->focusSearch();
        }
        QStringList paletteRows()
        {
            for (auto* palette : window->findChildren<shell::Palette*>())
                if (palette->isOpen()) return tests::columnTexts(palette->findChild<QListView*>(), 0);
            return {};
        }
        QString text(const QString& name) { return window->findChild<QLabel*>(name)->text(); }
        kit::MessageBar* bar(const QString& name) { return window->findChild<kit::MessageBar*>(name); }
    };

private Q_SLOTS:
    void saysWhoseStudioThisIsAndThatItIsATest()
    {
        House house;
        house.open();
        QVERIFY(QTest::qWaitForWindowActive(house.window.get()));
        QTRY_VERIFY(house.window->windowTitle().contains(u"Nordlicht Yoga"_s));
        QVERIFY(house.window->windowTitle().startsWith(u"TEST"_s));
        QVERIFY(house.text(u"mode"_s).contains(u"TEST"_s));
        QTRY_VERIFY(house.window->findChild<QPushButton*>(u"customers"_s)->accessibleDescription() == u"5"_s);
    }
    void theStatusSaysHowFreshHowManyAndHowMuchWasRead()
    {
        House house;
        house.open();
        QTRY_VERIFY(house.text(u"counts"_s).startsWith(u"5 customer"_s));
        QVERIFY(house.window->findChild<QLabel*>(u"reads"_s)->isVisible());
        QTRY_VERIFY(house.text(u"reads"_s).startsWith(u"Reads this month "_s));
        QVERIFY(house.text(u"reads"_s).endsWith(u" of 10,000"_s) || house.text(u"reads"_s).endsWith(u" of 10000"_s));
    }
    void aLongStudioNameKeepsToItsLine()
    {
        shell::Rail rail;
        rail.resize(rail.width(), 600);
        rail.setStudio(u"Nordlicht Yoga, Pilates und Rückenschule am Hafen"_s, u"acct_1"_s);
        rail.setTest(true);
        rail.show();
        auto* name = rail.findChild<kit::ElidedLabel*>();
        QVERIFY(name->isCut());
        QVERIFY(name->height() < 2 * name->fontMetrics().height());
        auto* badge = rail.findChild<kit::Badge*>();
        QVERIFY(badge->isVisible());
        QVERIFY(badge->geometry().top() >= name->geometry().bottom()); // takes nothing from the name
        QVERIFY(rail.rect().contains(badge->geometry()));
    }
    void movesBetweenPagesAndFindsByKeys()
    {
        House house;
        house.open();
        QVERIFY(QTest::qWaitForWindowActive(house.window.get()));
        QTRY_VERIFY(house.window->windowTitle().contains(u"Nordlicht Yoga"_s));
        QTest::keyClick(house.window.get(), Qt::Key_2, Qt::ControlModifier);
        QTRY_VERIFY(house.window->findChild<QPushButton*>(u"transactions"_s)->isChecked());
        QTest::keyClick(house.window.get(), Qt::Key_1, Qt::ControlModifier);
        QTRY_VERIFY(house.window->findChild<QPushButton*>(u"customers"_s)->isChecked());
        QTest::keyClick(house.window.get(), Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(qobject_cast<kit::SearchField*>(QApplication::focusWidget()));
        const int before = house.script->runs;
        QTest::keyClick(house.window.get(), Qt::Key_F5);
        QTRY_COMPARE(house.script->runs.load(), before + 1);
    }
    void ctrlKFindsAPerson()
    {
        House house;
        house.openAndWait();
        QWidget* before = QApplication::focusWidget();
        tests::press(Qt::Key_K, Qt::ControlModifier);
        tests::type(u"3 per"_s);
        QTRY_COMPARE(house.paletteRows(), QStringList{u"Person 3"_s});
        tests::press(Qt::Key_Return);
        customers::ProfileView* profile = house.window->studioView()->profile();
        QVERIFY(profile->isOpen());
        QCOMPARE(profile->customer(), CustomerId(u"cus_3"_s));
        // From there to the next; Esc leads back to where it began.
        tests::press(Qt::Key_K, Qt::ControlModifier);
        tests::type(u"person 4"_s);
        QTRY_COMPARE(house.paletteRows(), QStringList{u"Person 4"_s});
        tests::press(Qt::Key_Return);
        QCOMPARE(profile->customer(), CustomerId(u"cus_4"_s));
        QVERIFY(profile->isOpen());
        tests::press(Qt::Key_Escape);
        QVERIFY(!profile->isOpen());
        QCOMPARE(QApplication::focusWidget(), before);
    }
    void ctrlKReachesPagesAndFilters()
    {
        House house;
        house.openAndWait();
        tests::type(u"nobody"_s);
        house.window->studioView()->openProfile(CustomerId(u"cus_1"_s));
        tests::press(Qt::Key_K, Qt::ControlModifier);
        tests::type(u"transactions"_s);
        tests::press(Qt::Key_Return);
        auto* page = house.window->findChild<payments::TransactionsPage*>();
        QVERIFY(page->isVisible());
        QVERIFY(!house.window->studioView()->profile()->isOpen()); // nothing lies over what was asked for
        tests::press(Qt::Key_K, Qt::ControlModifier);
        tests::type(u"past due"_s);
        QTRY_COMPARE(house.paletteRows(), QStringList{u"Customers: Past due"_s});
        tests::press(Qt::Key_Return);
        QVERIFY(house.window->findChild<kit::Table*>(u"customers"_s)->isVisible());
        QVERIFY(house.window->findChild<customers::CustomersPage*>()->findChild<QPushButton*>(u"past_due"_s)->isChecked());
        tests::press(Qt::Key_K, Qt::ControlModifier);
        tests::type(u"customers all"_s);
        tests::press(Qt::Key_Return);
        QTRY_COMPARE(house.window->findChild<kit::Table*>(u"customers"_s)->model()->rowCount(), 5); // "nobody" is over
    }
    void ctrlKChangesTheCreditBalanceOfWhoIsShown()
    {
        House house;
        house.openAndWait();
        const auto adjusts = [&] {
            tests::press(Qt::Key_K, Qt::ControlModifier);
            tests::type(u"adjust credit"_s);
            return house.paletteRows();
        };
        QCOMPARE(adjusts(), QStringList()); // whose?
        tests::press(Qt::Key_Escape);
        house.window->studioView()->openProfile(CustomerId(u"cus_1"_s));
        QTRY_VERIFY(house.window->studioView()->profile()->actions().first()->isEnabled());
        QCOMPARE(adjusts(), QStringList{u"Adjust credit balance…"_s});
        tests::press(Qt::Key_Return);
        auto* sheet = house.window->findChild<balance::AdjustSheet*>();
        QVERIFY(sheet && sheet->isOpen());
        QTRY_VERIFY(tests::visibleText(sheet).contains(u"Person 1"_s));
        QVERIFY(tests::visibleText(sheet).contains(u"TEST"_s));
        // What is done meanwhile at Stripe is told beside the pages; nobody is there, so it stays open and says so.
        tests::type(u"5"_s);
        tests::press(Qt::Key_Return);
        QTRY_VERIFY(!sheet->findChild<kit::MessageBar*>()->sentence().isEmpty());
        tests::press(Qt::Key_Escape);
        QVERIFY(house.window->studioView()->profile()->isOpen());
    }
    void offlineTheCreditBalanceIsGreyedWithTheReason()
    {
        House house;
        house.openAndWait();
        house.window->studioView()->profile()->showCustomer(CustomerId(u"cus_1"_s));
        QTRY_VERIFY(house.window->studioView()->profile()->actions().first()->isEnabled());
        house.window->studioView()->profile()->actions().first()->trigger();
        auto* sheet = house.window->findChild<balance::AdjustSheet*>();
        QTRY_VERIFY(tests::visibleText(sheet).contains(u"Person 1"_s));
        tests::type(u"5"_s);
        QVERIFY(sheet->findChild<QPushButton*>(u"deed"_s)->isEnabled());
        house.script->setFails(ErrorKind::Network);
        house.studio->sync().start();
        QTRY_VERIFY(!sheet->findChild<QPushButton*>(u"deed"_s)->isEnabled());
        QVERIFY(tests::visibleText(sheet).contains(words::sentence(*house.studio->sync().error())));
    }
    void ctrlKWithoutAStudioOffersWhatMakesSense()
    {
        House house;
        house.openAndWait();
        house.window->closeStudio();
        QTest::keyClick(house.window.get(), Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(house.paletteRows(), QStringList({u"Quit"_s, u"Theme: As the system"_s, u"Theme: Light"_s, u"Theme: Dark"_s,
                                                   u"Shortcuts"_s, u"About Regulars"_s}));
        tests::type(u"person"_s);
        QTRY_VERIFY(tests::visibleText(house.window.get()).contains(u"Nothing found"_s));
    }
    void ctrlKClosesWithTheStudio()
    {
        House house;
        house.openAndWait();
        tests::press(Qt::Key_K, Qt::ControlModifier);
        tests::type(u"person"_s);
        QPointer<shell::Palette> palette = house.window->findChild<shell::Palette*>();
        house.window->closeStudio();
        QVERIFY(!palette->isOpen());
        QTRY_VERIFY(!palette);
    }
    void shortcutsAreListedAsTheMenusHaveThem()
    {
        House house;
        house.openAndWait();
        tests::press(Qt::Key_K, Qt::ControlModifier);
        tests::type(u"shortcuts"_s);
        tests::press(Qt::Key_Return);
        const QString said = tests::visibleText(house.window.get());
        QVERIFY2(said.contains(u"Find anything…"_s) && said.contains(u"Ctrl+K"_s), qPrintable(said));
        QVERIFY2(said.contains(u"Sync now"_s) && said.contains(u"F5, Ctrl+R"_s), qPrintable(said));
    }
    void offlineIsSaidWithTheAgeOfTheDataAndEndsWithTheNetwork()
    {
        House house;
        house.open();
        house.script->setFails(ErrorKind::Network);
        QTRY_VERIFY(house.studio->facts().syncedAt);
        house.studio->sync().start();
        kit::MessageBar* bar = house.bar(u"connectionBanner"_s);
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(bar->sentence().contains(u"offline"_s));
        QVERIFY(bar->sentence().contains(u"2 h"_s));
        QTRY_VERIFY(house.text(u"syncState"_s).startsWith(u"Offline"_s));
        house.script->setFails({});
        QTest::keyClick(bar->findChild<QPushButton*>(u"messageAction"_s), Qt::Key_Space);
        QTRY_VERIFY(!bar->isVisible());
    }
    void aKeyThatDoesNotWorkAsksForAnother()
    {
        House house;
        house.open();
        house.script->setFails(ErrorKind::Auth);
        house.studio->sync().start();
        kit::MessageBar* bar = house.bar(u"connectionBanner"_s);
        QTRY_VERIFY(bar->isVisible());
        Error error;
        error.kind = ErrorKind::Auth;
        QCOMPARE(bar->sentence(), words::sentence(error));
        QSignalSpy asked(house.window.get(), &shell::MainWindow::keyRequested);
        QTest::keyClick(bar->findChild<QPushButton*>(u"messageAction"_s), Qt::Key_Space);
        QCOMPARE(asked.size(), 1);
        const int runs = house.script->runs;
        house.clock.advance(2h);
        house.studio->sync().tick();
        QCOMPARE(house.script->runs.load(), runs); // asking again would not make it work
    }
    void anotherAccountsKeyCanBeChangedOrTriedAgain()
    {
        House house;
        house.open();
        house.script->setFails(ErrorKind::Conflict, u"other_account"_s);
        house.studio->sync().start();
        kit::MessageBar* bar = house.bar(u"connectionBanner"_s);
        QTRY_VERIFY(bar->isVisible());
        QSignalSpy asked(house.window.get(), &shell::MainWindow::keyRequested);
        QTest::keyClick(bar->findChild<QPushButton*>(u"messageAction"_s), Qt::Key_Space);
        QCOMPARE(asked.size(), 1);
        house.script->setFails({});
        QTest::keyClick(bar->findChild<QPushButton*>(u"messageOther"_s), Qt::Key_Space);
        QTRY_VERIFY(!bar->isVisible());
    }
    void aFolderThatCanNotBeReadIsNoFirstRun()
    {
        kit::Theme theme(*qApp);
        QTemporaryDir folder;
        QSettings settings(folder.filePath(u"w.ini"_s), QSettings::IniFormat);
        shell::MainWindow window(theme, settings);
        Error error;
        error.kind = ErrorKind::Storage;
        error.code = u"unreadable_folder"_s;
        window.showTrouble(error);
        window.show();
        auto* title = window.findChild<QLabel*>(u"stateTitle"_s);
        QVERIFY(title->isVisible());
        QCOMPARE(title->text(), words::sentence(error));
        QSignalSpy again(&window, &shell::MainWindow::startRequested);
        QTest::keyClick(window.findChild<QPushButton*>(u"stateButton"_s), Qt::Key_Space);
        QCOMPARE(again.size(), 1);
    }
    void whatGoesWrongIsSaidWithAWayOn_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("code");
        QTest::newRow("trouble at Stripe") << int(ErrorKind::Server) << QString();
        QTest::newRow("too fast") << int(ErrorKind::RateLimited) << QString();
        QTest::newRow("another account's key") << int(ErrorKind::Conflict) << u"other_account"_s;
        QTest::newRow("no key store") << int(ErrorKind::Auth) << u"no_key_store"_s;
        QTest::newRow("another program") << int(ErrorKind::Storage) << u"busy"_s;
        QTest::newRow("full disk") << int(ErrorKind::Storage) << u"disk_full"_s;
        QTest::newRow("unreadable folder") << int(ErrorKind::Storage) << u"unreadable_folder"_s;
    }
    void whatGoesWrongIsSaidWithAWayOn()
    {
        QFETCH(int, kind);
        QFETCH(QString, code);
        House house;
        house.open();
        house.script->setFails(static_cast<ErrorKind>(kind), code);
        house.studio->sync().start();
        kit::MessageBar* bar = house.bar(u"connectionBanner"_s);
        QTRY_VERIFY(bar->isVisible());
        Error error;
        error.kind = static_cast<ErrorKind>(kind);
        error.code = code;
        QCOMPARE(bar->sentence(), words::sentence(error));
        QVERIFY(bar->findChild<QPushButton*>(u"messageAction"_s)->isVisible());
        house.script->setFails({});
        house.studio->sync().syncNow();
        QTRY_VERIFY(!bar->isVisible());
    }
    void aStoreThatCanNotBeReadIsSaid_data()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("damaged") << u"damaged_store"_s;
        QTest::newRow("newer") << u"newer_store"_s;
    }
    void aStoreThatCanNotBeReadIsSaid()
    {
        QFETCH(QString, code);
        House house;
        const QString aside = house.folder.filePath(u"aside.sqlite"_s);
        house.open([&] {
            QVERIFY(QFile::copy(house.file(), aside));
            QFile file(house.file());
            QVERIFY(file.open(QIODevice::ReadWrite));
            // The version stands at byte 60 of the header, big end first (sqlite.org/fileformat.html).
            QVERIFY(file.seek(code == u"newer_store"_s ? 60 : 0));
            QCOMPARE(file.write(QByteArray(4, '\x7f')), 4);
        });
        kit::MessageBar* bar = house.bar(u"storeBanner"_s);
        QTRY_VERIFY(bar->isVisible());
        Error error;
        error.kind = ErrorKind::Storage;
        error.code = code;
        QCOMPARE(bar->sentence(), words::sentence(error));
        // Syncing fails over the same store: one sentence is enough.
        house.script->setFails(ErrorKind::Storage, code);
        house.studio->sync().start();
        QTRY_VERIFY(house.studio->sync().error());
        QVERIFY(!house.bar(u"connectionBanner"_s)->isVisible());
        QTest::keyClick(bar->findChild<QPushButton*>(u"messageOther"_s), Qt::Key_Space);
        auto* chooser = house.window->findChild<QFileDialog*>();
        QVERIFY(chooser && chooser->isVisible());
        chooser->reject();
        house.script->setFails({});
        QVERIFY(QFile::remove(house.file()));
        QVERIFY(QFile::rename(aside, house.file()));
        QTest::keyClick(bar->findChild<QPushButton*>(u"messageAction"_s), Qt::Key_Space);
        QTRY_COMPARE(house.window->windowTitle(), u"TEST: Nordlicht Yoga – Regulars"_s);
    }
    void missingPermissionsAreNamed()
    {
        House house;
        house.open();
        house.script->missing = {u"Disputes Read"_s};
        house.studio->sync().start();
        QTRY_VERIFY(house.bar(u"permissionBanner"_s)->isVisible());
        QVERIFY(house.bar(u"permissionBanner"_s)->sentence().contains(u"Disputes Read"_s));
    }
    void syncsOftenWhileSomebodyWorksAndRarelyOtherwise()
    {
        tests::FakeClock clock;
        auto script = std::make_shared<Script>();
        shell::SyncRunner runner(std::make_unique<FakeSync>(script, clock), clock);
        QSignalSpy synced(&runner, &shell::SyncRunner::synced);
        runner.start();
        QTRY_COMPARE(synced.size(), 1);
        clock.advance(4min);
        runner.tick();
        QCOMPARE(script->runs.load(), 1);
        clock.advance(1min);
        runner.tick();
        QTRY_COMPARE(synced.size(), 2);
        clock.advance(20min); // nobody touched anything for 20 minutes
        runner.tick();
        QCOMPARE(script->runs.load(), 2);
        runner.noteActivity();
        runner.tick();
        QTRY_COMPARE(synced.size(), 3);
        clock.advance(10s);
        runner.lookAt(CustomerId(u"cus_1"_s));
        QTRY_COMPARE(script->looks.load(), 1);
        QCOMPARE(script->runs.load(), 3); // synced 10 s ago
        clock.advance(31s);
        runner.lookAt(CustomerId(u"cus_1"_s));
        QTRY_COMPARE(synced.size(), 4);
    }
    void aKeyThatChangesDuringARunIsUsedAtOnce()
    {
        tests::FakeClock clock;
        auto script = std::make_shared<Script>();
        script->hangs = true;
        shell::SyncRunner runner(std::make_unique<FakeSync>(script, clock), clock);
        QSignalSpy synced(&runner, &shell::SyncRunner::synced);
        runner.start();
        QTRY_COMPARE(script->runs.load(), 1);
        script->hangs = false;
        runner.syncNow(); // one at a time
        QCOMPARE(script->runs.load(), 1);
        script->hangs = true;
        runner.keyChanged();
        QTRY_COMPARE(script->runs.load(), 2);
        QVERIFY(runner.state() == shell::SyncRunner::State::Running);
        QVERIFY(script->checks >= 1); // whose key it is now
        script->hangs = false;
        QTRY_COMPARE(synced.size(), 1);
        QCOMPARE(script->runs.load(), 2);
    }
    void askingLooksAtTheKeyAgainAndTimersDoNot()
    {
        tests::FakeClock clock;
        auto script = std::make_shared<Script>();
        shell::SyncRunner runner(std::make_unique<FakeSync>(script, clock), clock);
        QSignalSpy synced(&runner, &shell::SyncRunner::synced);
        runner.start();
        QTRY_COMPARE(synced.size(), 1);
        clock.advance(2h);
        runner.tick();
        QTRY_COMPARE(synced.size(), 2);
        QCOMPARE(script->checks.load(), 0);
        runner.syncNow();
        QTRY_COMPARE(synced.size(), 3);
        QCOMPARE(script->checks.load(), 1);
    }
    void nearTheAllowanceItSyncsLessOftenAndSaysSo()
    {
        House house;
        house.open();
        QTRY_VERIFY(house.studio->facts().syncedAt);
        QVERIFY(!house.bar(u"paceBanner"_s)->isVisible());
        house.studio->sync().start();
        QTRY_COMPARE(house.script->runs.load(), 1);
        QTRY_VERIFY(house.studio->sync().state() == shell::SyncRunner::State::Waiting);
        {
            const auto database = store::Database::open(house.file(), house.clock);
            QVERIFY(store::SyncRepository(**database).countReads(house.clock.now(), 8'500));
        }
        house.studio->refreshFacts();
        QTRY_VERIFY(house.bar(u"paceBanner"_s)->isVisible());
        const QString said = house.bar(u"paceBanner"_s)->sentence();
        QVERIFY(said.contains(u"8500"_s) || said.contains(u"8,500"_s));
        QVERIFY2(said.contains(u"15 minute"_s), qPrintable(said));
        QVERIFY(house.text(u"reads"_s).contains(u"less often"_s));
        house.studio->sync().noteActivity();
        house.clock.advance(6min);
        house.studio->sync().tick();
        QCOMPARE(house.script->runs.load(), 1);
        house.studio->sync().noteActivity();
        house.clock.advance(9min + 59s);
        house.studio->sync().tick();
        QTRY_COMPARE(house.script->runs.load(), 2);
    }
    void whatDifferedIsToldAndShown()
    {
        House house;
        house.open();
        QTRY_VERIFY(house.studio->facts().syncedAt);
        {
            const auto database = store::Database::open(house.file(), house.clock);
            auto batch = store::MirrorBatch::begin(**database);
            QVERIFY(store::DifferenceRepository(**database)
                        .add({u"payments"_s, u"ch_7"_s, store::Difference::Kind::Changed, u"amount_refunded"_s, u"77"_s,
                              u"0"_s, house.clock.now() - 3h, u"reconcile"_s, house.clock.now()}));
            QVERIFY(batch->commit());
        }
        house.script->differences = 1;
        house.studio->sync().start();
        kit::MessageBar* bar = house.bar(u"differencesBanner"_s);
        QTRY_VERIFY(bar->isVisible());
        QTest::keyClick(bar->findChild<QPushButton*>(u"messageAction"_s), Qt::Key_Space);
        auto* table = house.window->findChild<kit::Table*>(u"differences"_s);
        QTRY_VERIFY(table && table->isVisible() && table->model()->rowCount() == 1);
        QStringList cells;
        for (int column = 0; column < table->model()->columnCount(); ++column)
            cells << table->model()->index(0, column).data().toString();
        QVERIFY(cells.contains(u"ch_7"_s));
        QVERIFY2(cells.contains(u"Amount refunded: 77 → 0"_s), qPrintable(cells.join(u'|')));
    }
    /// The account comes in the middle of the first fill, and with it the calendar.
    void theStudiosCalendarArrivesUnderTheHand()
    {
        House house;
        house.open([&house] {
            const auto database = store::Database::open(house.file(), house.clock);
            QVERIFY(database);
            QSqlQuery(u"DELETE FROM studio"_s, (*database)->handle());
        });
        QVERIFY(QTest::qWaitForWindowActive(house.window.get()));
        QTRY_VERIFY(house.window->findChild<QPushButton*>(u"customers"_s)->accessibleDescription() == u"5"_s);
        house.window->studioView()->focusSearch();
        QPointer<kit::SearchField> field = qobject_cast<kit::SearchField*>(QApplication::focusWidget());
        QVERIFY(field);
        QTest::keyClicks(field, u"person 3"_s);
        auto* table = house.window->findChild<kit::Table*>(u"customers"_s);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        {
            const auto database = store::Database::open(house.file(), house.clock);
            Account account;
            account.id = AccountId(u"acct_1"_s);
            account.name = u"Nordlicht Yoga"_s;
            account.timeZone = u"Asia/Tokyo"_s;
            QVERIFY(store::SyncRepository(**database).bind(account, Mode::Test));
        }
        QTRY_VERIFY(house.window->windowTitle().contains(u"Nordlicht Yoga"_s));
        QVERIFY(field);
        QCOMPARE(field->text(), u"person 3"_s);
        QCOMPARE(QApplication::focusWidget(), field.data());
        QTRY_COMPARE(house.window->findChild<kit::Table*>(u"customers"_s)->model()->rowCount(), 1);
    }
    void settingsAreAPage()
    {
        House house;
        house.open();
        QVERIFY(QTest::qWaitForWindowActive(house.window.get()));
        QTRY_VERIFY(house.window->windowTitle().contains(u"Nordlicht Yoga"_s));
        QTest::keyClick(house.window.get(), Qt::Key_Comma, Qt::ControlModifier);
        QTRY_VERIFY(house.window->findChild<QPushButton*>(u"settings"_s)->isChecked());
        auto* used = house.window->findChild<QLabel*>(u"readsUsed"_s);
        QTRY_VERIFY(used->isVisible() && !used->text().isEmpty());
        const int runs = house.script->runs;
        QTest::keyClick(house.window->findChild<QPushButton*>(u"syncNow"_s), Qt::Key_Space);
        QTRY_COMPARE(house.script->runs.load(), runs + 1);
        QSignalSpy key(house.window.get(), &shell::MainWindow::keyRequested);
        QTest::keyClick(house.window->findChild<QPushButton*>(u"changeKey"_s), Qt::Key_Space);
        QCOMPARE(key.size(), 1);
    }
    /// An index that lies deeper than opening reads is found all the same.
    void deepDamageIsRecognisedAtTheStart()
    {
        House house;
        house.open([&house] {
            qint64 page = 0;
            {
                const auto database = store::Database::open(house.file(), house.clock);
                QSqlQuery query(u"SELECT rootpage FROM sqlite_schema WHERE name = 'payments_by_state'"_s, (*database)->handle());
                QVERIFY(query.next());
                page = query.value(0).toLongLong();
            }
            QFile file(house.file());
            QVERIFY(file.open(QIODevice::ReadWrite) && file.seek((page - 1) * 4096));
            QCOMPARE(file.write(QByteArray(4096, '\x5a')), 4096);
        });
        QSignalSpy damaged(house.window.get(), &shell::MainWindow::damaged);
        QTRY_VERIFY(!damaged.isEmpty());
    }
    void damageOffersTwoWaysOut()
    {
        kit::Theme theme(*qApp);
        QTemporaryDir folder;
        QSettings settings(folder.filePath(u"w.ini"_s), QSettings::IniFormat);
        shell::MainWindow window(theme, settings);
        window.showDamage({{folder.filePath(u"daily.sqlite"_s), fromUnixSeconds(1'790'000'000)}});
        window.show();
        auto* backups = window.findChild<QComboBox*>(u"backups"_s);
        QVERIFY(backups->isVisible());
        QCOMPARE(backups->count(), 1);
        QSignalSpy refill(&window, &shell::MainWindow::refillRequested), restore(&window, &shell::MainWindow::restoreRequested),
            again(&window, &shell::MainWindow::startRequested);
        QTest::keyClick(window.findChild<QPushButton*>(u"refill"_s), Qt::Key_Space);
        QCOMPARE(refill.size(), 1);
        window.damagedPage()->setBusy(true);
        QVERIFY(!window.findChild<QPushButton*>(u"refill"_s)->isEnabled());
        window.damagedPage()->setBusy(false);
        QTest::keyClick(window.findChild<QPushButton*>(u"lookAgain"_s), Qt::Key_Space);
        QCOMPARE(again.size(), 1);
        QTest::keyClick(window.damagedPage()->findChild<QPushButton*>(u"restore"_s), Qt::Key_Space);
        auto* question = window.findChild<QMessageBox*>();
        QVERIFY(question && question->isVisible());
        question->findChild<QPushButton*>(u"restore"_s)->click();
        QCOMPARE(restore.size(), 1);
        QCOMPARE(restore.first().first().toString(), folder.filePath(u"daily.sqlite"_s));
    }
    /// Everything under way is asked to stop at once, and waited for once.
    void closingWaitsOnce()
    {
        House house;
        house.open();
        QTRY_VERIFY(house.studio->facts().syncedAt);
        std::atomic<bool> go = false;
        const auto stuck = [&go](store::Database&) -> Result<void> {
            while (!go) std::this_thread::yield();
            return {};
        };
        house.studio->workers().read(stuck);
        house.studio->workers().write(stuck);
        house.window->closeStudio();
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!house.studio->close(300ms));
        QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
        go = true;
        QTest::qWait(100); // their threads end
    }
    void aSecondStartRaisesTheFirst()
    {
        QTemporaryDir folder, other;
        shell::SingleInstance first(folder.path());
        QVERIFY(!first.handOver());
        QSignalSpy raised(&first, &shell::SingleInstance::raiseRequested);
        std::atomic<bool> handedOver = false;
        kit::Worker second("second start");
        second.run([&, path = folder.path()](const CancelToken&, const Progress&) -> Result<void> {
            shell::SingleInstance instance(path);
            handedOver = instance.handOver();
            return {};
        });
        QTRY_COMPARE(raised.size(), 1);
        QTRY_VERIFY(handedOver);
        shell::SingleInstance elsewhere(other.path());
        QVERIFY(!elsewhere.handOver());
    }
    void rememberstheLook()
    {
        House house;
        house.open();
        house.window->resize(901, 607);
        house.theme->setChoice(kit::Theme::Choice::Dark);
        house.window->close();
        house.window.reset();
        house.theme->setChoice(kit::Theme::Choice::System);
        shell::MainWindow again(*house.theme, *house.settings);
        QCOMPARE(again.size(), QSize(901, 607));
        QVERIFY(house.theme->isDark());
    }
};

REGULARS_TEST(Shell)
#include "tst_shell.moc"
