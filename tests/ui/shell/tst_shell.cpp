// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/mirrorbatch.h"
#include "core/store/syncrepository.h"
#include "core/words/words.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testmain.h"
#include "ui/kit/badge.h"
#include "ui/kit/elidedlabel.h"
#include "ui/kit/messagebar.h"
#include "ui/kit/searchfield.h"
#include "ui/kit/table.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/rail.h"
#include "ui/shell/singleinstance.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <atomic>

using namespace regulars;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What Stripe does next; shared with the service, which belongs to the runner.
struct Script {
    std::mutex mutex;
    std::optional<Error> fails;
    QStringList missing;
    std::atomic<int> runs = 0, looks = 0;
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
    Result<shell::SyncOutcome> run(const CancelToken&, const Progress&) override
    {
        ++m_script->runs;
        const std::lock_guard lock(m_script->mutex);
        if (m_script->fails) return Failure(*m_script->fails);
        if (m_script->work) m_script->work();
        return shell::SyncOutcome{false, m_script->missing};
    }
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
            studio = std::make_unique<shell::Studio>(file(), std::make_unique<FakeSync>(script, clock), clock, false);
            window = std::make_unique<shell::MainWindow>(*theme, *settings);
            window->openStudio(*studio);
            window->show();
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
