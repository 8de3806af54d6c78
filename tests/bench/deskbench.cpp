// SPDX-License-Identifier: GPL-3.0-or-later
// The window under the clock. Each call prints one JSON line; bench.py puts them together.
//   deskbench make FILE CUSTOMERS   a store of made-up customers (kept if it is there already)
//   deskbench window FILE           what a person waits for in a window on that store
//   deskbench empty                 an empty Qt window: says "usable" when it is painted, the floor of a start
//   deskbench busy FOLDER URL KEY SECONDS
//                                   a first fill from that sandbox while a hand types, sorts, scrolls and opens
#include "core/stripe/key.h"
#include "core/studio/connection.h"
#include "core/sync/synchronizer.h"
#include "eventmeter.h"
#include "hand.h"
#include "made.h"
#include "madestore.h"
#include "ui/customers/profileview.h"
#include "tests/support/nooperations.h"
#include "ui/shell/studioview.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QJsonArray>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtWidgets/QMainWindow>
#include <atomic>
#include <random>
#include <sqlite3.h>

using namespace regulars;
using namespace regulars::bench;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Megabytes of this process that are in memory and nobody else's file.
double residentMegabytes()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly)) return 0;
    for (const QByteArray& line : status.readAll().split('\n'))
        if (line.startsWith("VmRSS:")) return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
    return 0;
}

void print(const QJsonObject& object)
{
    std::printf("%s\n", QJsonDocument(object).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

/// Nobody syncs: the store is looked at as it is.
class NoSync final : public shell::SyncService {
public:
    Result<shell::SyncOutcome> run(const CancelToken&, const Progress&) override { return shell::SyncOutcome{}; }
    Result<void> look(const CustomerId&, const CancelToken&) override { return {}; }
    Instant now() const override { return fromUnixSeconds(1'800'000'000); }
};

/// A first fill, and what comes after it, from a sandbox.
class SandboxSync final : public shell::SyncService {
public:
    SandboxSync(QString file, std::unique_ptr<studio::Connection> connection, Clock& clock, Random& random)
        : m_file(std::move(file)), m_connection(std::move(connection)), m_clock(clock), m_random(random)
    {
    }
    Result<shell::SyncOutcome> run(const CancelToken& cancel, const Progress& progress) override
    {
        sync::Synchronizer synchronizer(m_connection->client(), m_connection->stripeClock(), m_file, m_clock, m_random);
        sync::SyncOptions options;
        options.reconcile = m_runs++ > 0; // all of it again and again, so that there is no quiet
        const auto report = synchronizer.run(options, progress, cancel);
        if (!report) return failure(report);
        ++fills;
        return shell::SyncOutcome{report->firstFill, report->missingPermissions, report->differences};
    }
    Result<void> look(const CustomerId&, const CancelToken&) override { return {}; }
    Instant now() const override { return m_connection->stripeClock().now(); }

    std::atomic<int> fills = 0;

private:
    QString m_file;
    std::unique_ptr<studio::Connection> m_connection;
    Clock& m_clock;
    Random& m_random;
    int m_runs = 0;
};

/// A window on a store, as the program opens one.
struct House {
    House(const QString& file, std::unique_ptr<shell::SyncService> service)
        : theme(*qApp)
        , settings(folder.filePath(u"window.ini"_s), QSettings::IniFormat)
        , studio(file, std::move(service), std::make_unique<tests::NoOperations>(), clock, false)
        , window(theme, settings)
    {
        window.resize(1400, 900);
        window.openStudio(studio);
        window.show();
        const auto isTableShown = [this] {
            const auto tables = window.studioView() ? window.studioView()->findChildren<kit::Table*>() : QList<kit::Table*>();
            return std::any_of(tables.begin(), tables.end(), [](const kit::Table* table) { return table->isVisible(); });
        };
        this->studio.sync().start(); // what there is to show may come with it
        while (!isTableShown()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    ~House()
    {
        window.closeStudio();
        studio.close(10s);
    }
    QTemporaryDir folder;
    SystemClock clock;
    kit::Theme theme;
    QSettings settings;
    shell::Studio studio;
    shell::MainWindow window;
};

QJsonObject spread(QList<double> figures)
{
    std::sort(figures.begin(), figures.end());
    const auto at = [&](double part) { return figures.at(qsizetype(double(figures.size() - 1) * part)); };
    return {{u"median"_s, at(0.5)}, {u"p95"_s, at(0.95)}, {u"worst"_s, figures.last()}};
}

/// What people type: names, beginnings and middles of them, mails, digits, ids, and what nearly everybody has.
QStringList searches(const MadeAccount& made, int count)
{
    std::mt19937 dice(7);
    QStringList all;
    for (int i = 0; i < count; ++i) {
        const int who = int(dice() % unsigned(made.people));
        const Customer customer = made.customer(who);
        switch (i % 7) {
        case 0: all << customer.name.toLower(); break;
        case 1: all << customer.name.section(u' ', 1); break;
        case 2: all << customer.email; break;
        case 3: all << QString::number(1000 + dice() % 9000); break;
        case 4: all << customer.phone.mid(4, 9); break;
        case 5: all << customer.id.text().left(9); break;
        case 6: all << u"example"_s; break;
        default: break;
        }
    }
    return all;
}

/// Milliseconds of one statement in SQLite itself, all its rows stepped through: the middle of nine.
double rawMilliseconds(const QString& file, const char* sql, const QString& bound = {})
{
    sqlite3* handle = nullptr;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_open_v2(file.toUtf8().constData(), &handle, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK
        || sqlite3_prepare_v2(handle, sql, -1, &statement, nullptr) != SQLITE_OK)
        qFatal("%s", sqlite3_errmsg(handle));
    const QByteArray text = bound.toUtf8();
    if (!bound.isEmpty()) sqlite3_bind_text(statement, 1, text.constData(), -1, SQLITE_STATIC);
    QList<double> runs;
    for (int run = 0; run < 9; ++run) {
        QElapsedTimer timer;
        timer.start();
        while (sqlite3_step(statement) == SQLITE_ROW) (void)sqlite3_column_int64(statement, 0);
        sqlite3_reset(statement);
        runs << double(timer.nsecsElapsed()) / 1e6;
    }
    sqlite3_finalize(statement);
    sqlite3_close(handle);
    std::sort(runs.begin(), runs.end());
    return runs.at(runs.size() / 2);
}

/// The least that each of the window's figures can cost on this machine.
QJsonObject floors(const QString& file, const QString& person, QWidget& window)
{
    QElapsedTimer timer;
    timer.start();
    window.repaint();
    const double painting = double(timer.nsecsElapsed()) / 1e6;
    return {{u"search"_s, rawMilliseconds(file,
                                          "SELECT key FROM customers WHERE key IN (SELECT rowid FROM customer_trigrams "
                                          "WHERE customer_trigrams MATCH ?) ORDER BY ltv_settled DESC",
                                          u"\"schmidt\""_s)},
            {u"sort"_s, rawMilliseconds(file, "SELECT key FROM customers ORDER BY ltv_settled DESC")},
            {u"profile"_s, rawMilliseconds(file, "SELECT * FROM payments WHERE customer = ? ORDER BY created DESC", person)},
            {u"transactions"_s, rawMilliseconds(file, "SELECT key FROM payments ORDER BY created DESC")},
            {u"painting"_s, painting}};
}

int window(const QString& file, EventMeter& meter)
{
    const double before = residentMegabytes();
    House house(file, std::make_unique<NoSync>());
    Hand hand(house.window);
    while (hand.model().rowCount() == 0) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    if (hand.settle() < 0) return 1;
    const int rows = hand.model().rowCount();
    QJsonObject result{{u"customers"_s, rows}};
    std::mt19937 dice(11);

    meter.reset();
    QList<double> keys, sorts, profiles, jumps;
    for (const QString& text : searches({rows}, 21)) {
        for (const QChar letter : text) {
            const double spent = hand.type(letter);
            // Fewer people are found sooner, and then the same ones again: that shows nothing new and costs nothing.
            if (hand.changedSight()) keys << spent;
        }
        hand.clearSearch();
    }
    result.insert(u"search"_s, spread(keys));
    for (int turn = 0; turn < 11; ++turn) {
        (void)hand.clickHeader(0); // by name
        sorts << hand.clickHeader(3); // by lifetime value
    }
    result.insert(u"sort"_s, spread(sorts));
    for (int turn = 0; turn < 41; ++turn) jumps << hand.jumpTo(int(dice() % unsigned(rows)));
    result.insert(u"jump"_s, spread(jumps));
    for (int turn = 0; turn < 21; ++turn) {
        profiles << hand.openProfile(int(dice() % unsigned(rows)));
        hand.closeProfile();
    }
    result.insert(u"profile"_s, spread(profiles));
    result.insert(u"transactions"_s, hand.showPage(u"transactions"_s));
    jumps.clear();
    for (int turn = 0; turn < 41; ++turn) jumps << hand.jumpTo(int(dice() % unsigned(hand.model().rowCount())));
    result.insert(u"transactions_jump"_s, spread(jumps));
    result.insert(u"payments"_s, hand.model().rowCount());
    result.insert(u"memory"_s, residentMegabytes());
    QJsonObject least = floors(file, MadeAccount{rows}.person(0).text(), house.window);
    least.insert(u"memory"_s, before);
    result.insert(u"floors"_s, least);
    result.insert(u"worst_handler"_s, double(meter.worst().handler.count()) / 1000);
    result.insert(u"worst_handler_name"_s, meter.worst().handlerName);
    result.insert(u"worst_painting"_s, double(meter.worst().painting.count()) / 1000);
    print(result);
    return 0;
}

/// Types, sorts, scrolls, opens and closes at random for a while, as everything is read.
void play(Hand& hand, shell::MainWindow& window, std::chrono::seconds duration, QList<double>& memory)
{
    std::random_device chance;
    const unsigned seed = qEnvironmentVariableIsSet("REGULARS_SEED") ? qEnvironmentVariable("REGULARS_SEED").toUInt() : chance();
    std::fprintf(stderr, "REGULARS_SEED=%u\n", seed);
    std::mt19937 dice(seed);
    QElapsedTimer running;
    running.start();
    qint64 nextLook = 0;
    while (running.elapsed() < duration.count() * 1000) {
        const int rows = hand.model().rowCount();
        const int row = rows > 0 ? int(dice() % unsigned(rows)) : 0;
        switch (dice() % 8) {
        case 0:
        case 1: (void)hand.type(u"aeimnorst1207@"_s[qsizetype(dice() % 14)]); break;
        case 2: (void)hand.clearSearch(); break;
        case 3: (void)hand.clickHeader(int(dice() % 8)); break;
        case 4:
            if (rows > 0) (void)hand.jumpTo(row);
            break;
        case 5:
        case 6:
            if (rows == 0 || window.studioView()->profile()->isOpen()) break;
            (void)hand.openProfile(row);
            hand.closeProfile();
            break;
        default: (void)hand.settle(); break;
        }
        if (rows == 0) (void)hand.clearSearch();
        if (running.elapsed() < nextLook) continue;
        memory << residentMegabytes();
        nextLook = running.elapsed() + duration.count() * 1000 / 20;
    }
}

int busy(const QString& file, const QUrl& url, const QString& key, std::chrono::seconds duration, EventMeter& meter)
{
    SystemClock clock;
    SystemRandom random;
    auto connection = studio::Connection::open(key, url, 100, clock, random);
    if (!connection) qFatal("%s", qPrintable(connection.error().detail));
    {
        const auto report = studio::checkKey(**connection, {});
        const auto database = store::Database::open(file, clock);
        if (!report || !database || !studio::bindStore(**connection, *report, **database, {}))
            qFatal("the sandbox cannot be read");
    }
    auto service = std::make_unique<SandboxSync>(file, std::move(*connection), clock, random);
    SandboxSync& sync = *service;
    House house(file, std::move(service));
    QTimer again;
    QObject::connect(&again, &QTimer::timeout, &house.window, [&] { house.studio.sync().syncNow(); });
    again.start(500);
    while (house.studio.facts().customers < 20) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    Hand hand(house.window);
    meter.reset();
    QList<double> memory;
    play(hand, house.window, duration, memory);
    QJsonArray megabytes;
    for (const double figure : memory) megabytes.append(figure);
    print({{u"fills"_s, sync.fills.load()},
           {u"customers"_s, hand.model().rowCount()},
           {u"worst_handler"_s, double(meter.worst().handler.count()) / 1000},
           {u"worst_handler_name"_s, meter.worst().handlerName},
           {u"worst_painting"_s, double(meter.worst().painting.count()) / 1000},
           {u"worst_painting_name"_s, meter.worst().paintingName},
           {u"megabytes"_s, megabytes}});
    return 0;
}

/// Says when it is painted.
class EmptyWindow final : public QMainWindow {
protected:
    void paintEvent(QPaintEvent* event) override
    {
        QMainWindow::paintEvent(event);
        std::printf("usable\n");
        std::fflush(stdout);
        QTimer::singleShot(0, qApp, &QCoreApplication::quit);
    }
};

int empty()
{
    EmptyWindow window;
    window.resize(1400, 900);
    window.show();
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    EventMeter application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const QString what = arguments.value(0);
    if (what == "make"_L1 && arguments.size() == 3) makeStore(arguments[1], arguments[2].toInt());
    else if (what == "window"_L1 && arguments.size() == 2) return window(arguments[1], application);
    else if (what == "empty"_L1 && arguments.size() == 1) return empty();
    else if (what == "busy"_L1 && arguments.size() == 5)
        return busy(arguments[1], QUrl(arguments[2]), arguments[3], std::chrono::seconds(arguments[4].toInt()), application);
    else return 2;
    return 0;
}
