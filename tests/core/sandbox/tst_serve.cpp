// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/wire/serve.h"

#include "tests/support/fakeclock.h"
#include "tests/support/testmain.h"

#include <QtCore/QTemporaryDir>
#include <httplib.h>
#include <nlohmann/json.hpp>
#include <thread>

using namespace regulars;
using namespace regulars::sandbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// Asks a running sandbox without a socket.
Response ask(RunningSandbox& sandbox, std::string method, std::string path, std::string body = {},
             std::string key = {})
{
    Request request{std::move(method), std::move(path), {}, std::move(body), {}};
    request.headers["authorization"] = "Bearer " + sandbox.keys().secret;
    if (!key.empty()) request.headers["idempotency-key"] = key;
    const std::size_t query = request.path.find('?');
    if (query != std::string::npos) {
        request.query = request.path.substr(query + 1);
        request.path.resize(query);
    }
    return sandbox.host().handle(request).response;
}

/// Everything that a client could see, as text.
std::string everything(RunningSandbox& sandbox)
{
    std::string text;
    for (const char* list :
         {"customers?", "subscriptions?status=all&", "invoices?", "charges?", "refunds?", "events?"}) {
        text += ask(sandbox, "GET", std::string("/v1/") + list + "limit=100").body;
    }
    return text;
}

} // namespace

class ServeTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    tests::FakeClock m_machine;

    ServeOptions options(const QString& file = {}) const
    {
        ServeOptions made;
        made.customers = 30;
        made.years = 1;
        if (!file.isEmpty()) made.stateFile = m_folder.filePath(file);
        return made;
    }
    std::unique_ptr<RunningSandbox> opened(const ServeOptions& with) const
    {
        Result<std::unique_ptr<RunningSandbox>> result = RunningSandbox::open(with, m_machine);
        if (!result) qFatal("%s", qPrintable(result.error().detail));
        return std::move(*result);
    }

private Q_SLOTS:
    void announcesItself()
    {
        ServeOptions with = options();
        with.restrictedPermissions = {u"customer_read"_s};
        const CancelToken stop;
        std::string line;
        Result<void> ended;
        std::thread server([&] {
            ended = serve(with, m_machine, stop, [&](const std::string& text) {
                line = text;
                stop.cancel();
            });
        });
        server.join();
        QVERIFY(ended);
        const auto json = nlohmann::json::parse(line);
        QVERIFY(json.at("url").get<std::string>().find("http://127.0.0.1:") == 0);
        QVERIFY(json.at("key").get<std::string>().find("sk_test_") == 0);
        QVERIFY(json.at("restricted_key").get<std::string>().find("rk_test_") == 0);
        QVERIFY(line.find('\n') == std::string::npos);
    }

    void wrongOptionsAreNamed_data()
    {
        QTest::addColumn<QString>("param");
        for (const char* param : {"customers", "years", "currency", "port", "restricted-key", "fault",
                                  "events-api-version", "without"})
            QTest::newRow(param) << QString::fromLatin1(param);
    }
    void wrongOptionsAreNamed()
    {
        QFETCH(QString, param);
        ServeOptions with = options();
        if (param == u"customers"_s) with.customers = -1;
        if (param == u"years"_s) with.years = 0;
        if (param == u"currency"_s) with.currency = Currency();
        if (param == u"port"_s) with.port = 70'000;
        if (param == u"restricted-key"_s) with.restrictedPermissions = {u"everything"_s};
        if (param == u"without"_s) with.without = {u"money"_s};
        if (param == u"fault"_s) with.faults = {u"earthquake"_s};
        if (param == u"events-api-version"_s) with.eventsVersion = "yesterday";
        const auto result = RunningSandbox::open(with, m_machine);
        QVERIFY(!result);
        QVERIFY(result.error().kind == ErrorKind::Validation);
        QCOMPARE(result.error().param, param);
    }

    /// What it lacks it lacks still when it is opened again, and a refused write stays refused.
    void aStudioWithoutRadarStaysSo()
    {
        ServeOptions with = options(u"bare"_s);
        with.without = {u"radar"_s};
        const auto isRefused = [](RunningSandbox& sandbox) {
            return ask(sandbox, "POST", "/v1/radar/value_lists", "alias=a&name=b").status == 400;
        };
        QVERIFY(isRefused(*opened(with)));
        const auto again = opened(options(u"bare"_s));
        QVERIFY(isRefused(*again));
        QCOMPARE(ask(*again, "POST", "/_sandbox/radar", "enabled=true").status, 200);
        QVERIFY(!isRefused(*again));
    }

    void aReopenedStudioIsTheSame()
    {
        std::string before;
        std::string key;
        {
            const auto sandbox = opened(options(u"same"_s));
            key = sandbox->keys().secret;
            const auto made =
                nlohmann::json::parse(ask(*sandbox, "POST", "/v1/customers", "name=%C5%81uk%20a", "k").body);
            const std::string path = "/v1/customers/" + made.at("id").get<std::string>();
            QCOMPARE(ask(*sandbox, "POST", path, "metadata[a]=1").status, 200);
            QCOMPARE(ask(*sandbox, "POST", path, "balance=nonsense").status, 400);
            const Instant later = sandbox->host().clock().now() + 40 * 24h;
            QVERIFY(sandbox->host().moveClock(later));
            QCOMPARE(ask(*sandbox, "DELETE", path).status, 200);
            before = everything(*sandbox);
            // No goodbye: what was answered is on disk already, half a line more changes nothing.
            QFile file(m_folder.filePath(u"same"_s));
            QVERIFY(QFile::copy(file.fileName(), m_folder.filePath(u"killed"_s)));
        }
        QFile torn(m_folder.filePath(u"killed"_s));
        QVERIFY(torn.open(QIODevice::Append));
        torn.write("1790000000 0 POST %2Fv1%2Fcust");
        torn.close();
        for (const QString& file : {u"same"_s, u"killed"_s}) {
            ServeOptions with = options(file);
            with.seed = 99; // the file knows better
            const auto sandbox = opened(with);
            QCOMPARE(sandbox->keys().secret, key);
            QVERIFY(everything(*sandbox) == before);
            const Response replayed = ask(*sandbox, "POST", "/v1/customers", "name=%C5%81uk%20a", "k");
            // 40 days later the key is forgotten.
            QVERIFY(!replayed.headers.contains("idempotent-replayed"));
        }
    }

    void idempotencyKeysSurvive()
    {
        std::string first;
        {
            const auto sandbox = opened(options(u"keys"_s));
            first = ask(*sandbox, "POST", "/v1/customers", "name=A", "k").body;
        }
        const auto sandbox = opened(options(u"keys"_s));
        const Response again = ask(*sandbox, "POST", "/v1/customers", "name=A", "k");
        QCOMPARE(again.body, first);
        QVERIFY(again.headers.contains("idempotent-replayed"));
    }

    void timeRunsOnWhileNobodyLooks()
    {
        Instant moved;
        {
            const auto sandbox = opened(options(u"time"_s));
            moved = sandbox->host().clock().now() + 10 * 24h;
            QVERIFY(sandbox->host().moveClock(moved));
        }
        m_machine.advance(3h);
        const auto sandbox = opened(options(u"time"_s));
        QCOMPARE(unixSeconds(sandbox->host().clock().now()), unixSeconds(moved + 3h));
    }

    void badStateFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("code");
        const QByteArray header =
            R"({"regulars_sandbox":1,"seed":1,"customers":1,"years":1,"currency":"eur","now":1790000000})";
        QTest::newRow("something else") << QByteArray("Dear diary\n") << u"damaged_store"_s;
        QTest::newRow("empty") << QByteArray() << u"damaged_store"_s;
        QTest::newRow("newer") << QByteArray("{\"regulars_sandbox\":2}\n") << u"newer_store"_s;
        QTest::newRow("half a header") << QByteArray("{\"regulars_sandbox\":1}\n") << u"damaged_store"_s;
        QTest::newRow("damaged inside") << header + "\nnonsense\n1790000000 0 CLOCK 1790000001\n"
                                        << u"damaged_store"_s;
    }
    void badStateFilesAreRefused()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, code);
        QFile file(m_folder.filePath(u"bad"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        const auto result = RunningSandbox::open(options(u"bad"_s), m_machine);
        QVERIFY(!result);
        QCOMPARE(result.error().code, code);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content);
    }

    void aStateFileHasOneMaster()
    {
        const auto first = opened(options(u"shared"_s));
        const auto second = RunningSandbox::open(options(u"shared"_s), m_machine);
        QVERIFY(!second);
        QCOMPARE(second.error().code, u"busy"_s);
    }

    void theTraceShowsEveryExchange()
    {
        ServeOptions with = options();
        with.traceFile = m_folder.filePath(u"trace"_s);
        const auto sandbox = opened(with);
        ask(*sandbox, "POST", "/v1/customers", "name=A&metadata%5Ba%5D=b", "k");
        ask(*sandbox, "GET", "/v1/customers?limit=1");
        ask(*sandbox, "GET", "/_sandbox/clock");
        QFile file(with.traceFile);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(!text.contains(sandbox->keys().secret.c_str()));
        const QList<QByteArray> lines = text.split('\n');
        QCOMPARE(lines.size(), 3);
        const auto post = nlohmann::json::parse(lines[0].toStdString());
        QCOMPARE(post.at("method").get<std::string>(), std::string("POST"));
        QCOMPARE(post.at("body").get<std::string>(), std::string("name=A&metadata%5Ba%5D=b"));
        QCOMPARE(post.at("headers").at("idempotency-key").get<std::string>(), std::string("k"));
        QCOMPARE(post.at("response").at("name").get<std::string>(), std::string("A"));
        const auto read = nlohmann::json::parse(lines[1].toStdString());
        QCOMPARE(read.at("query").get<std::string>(), std::string("limit=1"));
        QCOMPARE(read.at("status").get<int>(), 200);
    }

    void eventsVersionOutlivesARestart()
    {
        ServeOptions with = options(u"versions"_s);
        with.eventsVersion = "2024-06-20";
        auto sandbox = opened(with);
        QVERIFY(everything(*sandbox).find("2024-06-20") != std::string::npos); // history too
        QCOMPARE(ask(*sandbox, "POST", "/_sandbox/events", "api_version=2025-06-30.basil").status, 200);
        QCOMPARE(ask(*sandbox, "POST", "/_sandbox/events", "api_version=new").status, 400);
        ask(*sandbox, "POST", "/v1/customers", "name=A");
        const std::string before = everything(*sandbox);
        sandbox.reset();
        sandbox = opened(options(u"versions"_s));
        QCOMPARE(everything(*sandbox), before);
        QVERIFY(ask(*sandbox, "GET", "/_sandbox/events").body.find("2025-06-30.basil") != std::string::npos);
    }
};

REGULARS_TEST(ServeTest)
#include "tst_serve.moc"
