// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/model/state.h"
#include "tests/support/faultvfs.h"
#include "tests/support/testmain.h"
#include "tests/world/mirrordump.h"
#include "tests/world/program.h"
#include "tests/world/world.h"

#include <QtSql/QSqlQuery>

using namespace regulars;
using namespace regulars::tests;
using namespace Qt::StringLiterals;

namespace {

bool isProof()
{
    return qEnvironmentVariableIsSet("REGULARS_PROVE");
}

/// A studio and a desk that either begins from nothing, or has mirrored it and is behind by what happened
/// since.
class Scene {
public:
    explicit Scene(bool follow) : m_world(6)
    {
        m_world.transport->pageSize = 4;
        if (!follow) {
            layStore({}, m_before);
            keepSomethingOwn();
            return;
        }
        layStore({}, m_before);
        keepSomethingOwn();
        QVERIFY(
            Program(*m_world.transport, m_world.clock, m_random, m_before, 3).synchronizer.run({}, {}, {}));
        m_world.pass(std::chrono::hours(20));
        const std::string one = World::idIn(m_world.post("/v1/customers", "name=Meanwhile"));
        const std::string method =
            World::idIn(m_world.post("/v1/payment_methods/pm_card_visa/attach", "customer=" + one));
        for (int i = 0; i < 4; ++i)
            m_world.post("/v1/payment_intents", "amount=9900&currency=eur&confirm=true&customer=" + one +
                                                    "&payment_method=" + method);
        const std::string charge = m_world.host->account().state().charges.begin()->id;
        m_world.post("/v1/refunds", "amount=100&charge=" + charge);
        const std::string gone = m_world.host->account().state().customers.begin()->id;
        m_world.remove("/v1/customers/" + gone);
        m_world.post("/v1/products", "name=Workshop");
    }

    /// One run from the state before; with what makes it fail, if anything. Then one without, and all must be
    /// there. Whether `trap` struck.
    bool survives(const std::function<void()>& trap, const std::function<bool()>& struck)
    {
        layStore(m_before, m_file);
        m_world.host->faults().clear();
        trap();
        m_world.transport->before = [this](const stripe::HttpRequest& request) -> Result<void> {
            if (!forbidden.isEmpty() && request.path.startsWith(forbidden))
                return failure(ErrorKind::Permission, request.path);
            return {};
        };
        const auto first = run();
        m_world.transport->before = {};
        FaultVfs::repair();
        const bool hit = struck();
        m_world.host->faults().clear();
        if (!first && !hit) return QTest::qFail(qPrintable(first.error().detail), __FILE__, __LINE__), false;
        const auto second = run();
        if (!second) return QTest::qFail(qPrintable(second.error().detail), __FILE__, __LINE__), false;
        const auto database = store::Database::open(m_file, m_world.clock);
        if (!database) return QTest::qFail(qPrintable(database.error().detail), __FILE__, __LINE__), false;
        QSqlQuery own(u"SELECT value FROM settings WHERE name = 'own'"_s, (*database)->handle());
        const bool kept = own.next() && own.value(0).toString() == "kept"_L1;
        const QStringList mirror = mirrorDump(**database);
        if (!kept) QTest::qFail("own data is gone", __FILE__, __LINE__);
        if (mirror != expected()) QTest::qFail("the mirror is not what Stripe has", __FILE__, __LINE__);
        return hit;
    }

    /// What the key may not read in the first of the two runs.
    QString forbidden;

    sandbox::FaultPlan& faults() { return m_world.host->faults(); }

private:
    Result<sync::SyncReport> run()
    {
        sync::SyncOptions options;
        options.waitForOther = std::chrono::seconds(0);
        return Program(*m_world.transport, m_world.clock, m_random, m_file, 3)
            .synchronizer.run(options, {}, {});
    }

    void keepSomethingOwn()
    {
        const auto database = store::Database::open(m_before, m_world.clock);
        QSqlQuery((*database)->handle()).exec(u"INSERT INTO settings (name, value) VALUES ('own', 'kept')"_s);
    }

    /// What Stripe has; read anew when its time brought something.
    const QStringList& expected()
    {
        if (const auto events = m_world.host->account().state().events.size(); events != m_eventsThen) {
            m_expected = m_world.freshDump();
            m_eventsThen = events;
        }
        return m_expected;
    }

    World m_world;
    SeededRandom m_random{1};
    QTemporaryDir m_folder;
    const QString m_before = m_folder.filePath(u"before.sqlite"_s),
                  m_file = m_folder.filePath(u"store.sqlite"_s);
    QStringList m_expected;
    std::size_t m_eventsThen = 0;
};

} // namespace

/// Whatever fails, wherever it does: the next run does the rest, and nothing that only Regulars knows is
/// lost.
class SyncFaultsTest : public QObject {
    Q_OBJECT
    static void scenes()
    {
        QTest::addColumn<bool>("follow");
        QTest::newRow("first fill") << false;
        QTest::newRow("follow") << true;
    }

private Q_SLOTS:
    void initTestCase() { FaultVfs::install(); }

    void everyFaultAtEveryRequest_data() { scenes(); }
    void everyFaultAtEveryRequest()
    {
        QFETCH(bool, follow);
        Scene scene(follow);
        int runs = 0, requests = 0;
        for (const char* kind : {"429-global-rate", "429-endpoint-rate", "429-lock", "500", "503", "timeout",
                                 "reset", "truncated", "garbled", "html", "drip"}) {
            for (const char* moment : {":before", ":after"}) {
                // A sample takes every request in turn, but not all faults at each.
                const int stride = isProof() ? 1 : 3;
                for (int n = 1 + runs % stride;; n += stride) {
                    const std::string spec =
                        std::string(kind) + "@" + std::to_string(n) + moment + ":method=GET";
                    const auto fault = sandbox::parseFault(spec);
                    if (!fault) break; // a fault that knows one moment only
                    const bool struck =
                        scene.survives([&] { scene.faults().add(*fault); },
                                       [&] { return scene.faults().entries().front().struck > 0; });
                    if (QTest::currentTestFailed()) QFAIL(spec.c_str());
                    if (!struck) break;
                    ++runs;
                    requests = std::max(requests, n);
                }
            }
        }
        QVERIFY(runs > 20);
        qInfo("%d runs, faults at up to %d requests", runs, requests);
    }

    void everyStoreAccess_data()
    {
        QTest::addColumn<bool>("follow");
        QTest::addColumn<int>("fault");
        QTest::addColumn<bool>("onward");
        for (const bool follow : {false, true}) {
            const QByteArray name = follow ? "follow" : "first fill";
            QTest::newRow((name + ", killed there").constData())
                << follow << int(FaultVfs::Fault::Broken) << true;
            QTest::newRow((name + ", once").constData()) << follow << int(FaultVfs::Fault::Broken) << false;
            QTest::newRow((name + ", killed there, payments forbidden").constData())
                << follow << int(FaultVfs::Fault::Broken) << true;
            QTest::newRow((name + ", disk full").constData()) << follow << int(FaultVfs::Fault::Full) << true;
        }
    }
    void everyStoreAccess()
    {
        QFETCH(bool, follow);
        QFETCH(int, fault);
        QFETCH(bool, onward);
        Scene scene(follow);
        if (QByteArray(QTest::currentDataTag()).contains("forbidden")) scene.forbidden = u"/v1/charges"_s;
        int runs = 0;
        const int stride = isProof() ? 1 : 11;
        for (int n = 1; n > 0; n += stride) {
            const bool struck =
                scene.survives([&] { FaultVfs::failNth(n, static_cast<FaultVfs::Fault>(fault), onward); },
                               [] { return FaultVfs::hasFailed(); });
            if (QTest::currentTestFailed()) QFAIL(qPrintable(u"access %1"_s.arg(n)));
            if (!struck) break;
            ++runs;
        }
        QVERIFY(runs > 5);
        qInfo("%d runs, a failure at every %d. access", runs, stride);
    }
};

REGULARS_TEST(SyncFaultsTest)
#include "tst_faults.moc"
