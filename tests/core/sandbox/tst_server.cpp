// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/wire/server.h"

#include "core/sandbox/model/state.h"
#include "tests/support/testmain.h"

#include <atomic>
#include <httplib.h>
#include <nlohmann/json.hpp>
#include <thread>
#ifndef Q_OS_WIN
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

using namespace regulars;
using namespace regulars::sandbox;
using namespace std::chrono_literals;

namespace {

/// An empty account on the wire, and a client with its key.
struct Running {
    explicit Running(ServerOptions options = {})
    {
        auto state = std::make_unique<AccountState>();
        state->now = state->settings.created = 1'700'000'000;
        host = std::make_unique<AccountHost>(Account(std::move(state)), clock,
                                             GateOptions{keysFromSeed(7, false), {}, {}, 7, "acct_1"});
        server = std::make_unique<sandbox::Server>(*host, options);
        const Result<std::string> started = server->start();
        if (!started) qFatal("the server does not start");
        url = *started;
    }
    std::unique_ptr<httplib::Client> client(std::chrono::milliseconds patience = 10s) const
    {
        auto made = std::make_unique<httplib::Client>(url);
        made->set_bearer_token_auth(keysFromSeed(7, false).secret);
        made->set_read_timeout(patience);
        made->set_keep_alive(true);
        made->set_tcp_nodelay(true);
        return made;
    }
    void setFault(const char* spec) const { host->faults().add(parseFault(spec).value()); }

    SystemClock machine;
    AccountClock clock{machine, fromUnixSeconds(1'700'000'000)};
    std::unique_ptr<AccountHost> host;
    std::unique_ptr<sandbox::Server> server;
    std::string url;
};

/// How many customers a list of all finds.
std::size_t customersOf(httplib::Client& client)
{
    const httplib::Result answer = client.Get("/v1/customers?limit=100");
    return answer ? nlohmann::json::parse(answer->body).at("data").size() : 0;
}

} // namespace

class ServerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void speaksHttp()
    {
        const Running running;
        const auto client = running.client();
        const httplib::Result made = client->Post("/v1/customers", "name=J%C3%B6rg+M&metadata%5Ba%5D=1",
                                                  "application/x-www-form-urlencoded");
        QVERIFY(made);
        QCOMPARE(made->status, 200);
        QCOMPARE(made->get_header_value("Stripe-Version"), std::string(pinnedVersion));
        QVERIFY(made->has_header("Request-Id"));
        const auto customer = nlohmann::json::parse(made->body);
        QCOMPARE(customer.at("name").get<std::string>(), std::string("J\xc3\xb6rg M"));
        const std::string path = "/v1/customers/" + customer.at("id").get<std::string>();
        QCOMPARE(client->Get(path)->status, 200);
        QCOMPARE(client->Delete(path)->status, 200);
        QCOMPARE(client->Get("/v1/nothing")->status, 404);
        QCOMPARE(client->Put("/v1/customers", "", "text/plain")->status, 404);
    }

    void bodiesMayBeLong()
    {
        const Running running;
        const std::string body = "description=" + std::string(4'000, 'x') +
                                 "&metadata[a]=" + std::string(400, 'y') + std::string(20'000, '&');
        QCOMPARE(running.client()->Post("/v1/customers", body, "application/x-www-form-urlencoded")->status,
                 200);
    }

    void manyAskSideBySide()
    {
        const Running running;
        std::atomic<int> good = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 16; ++i) {
            threads.emplace_back([&running, &good, i] {
                const auto client = running.client();
                for (int k = 0; k < 10; ++k) {
                    const httplib::Result answer =
                        i % 4 == 0
                            ? client->Post("/v1/customers", "name=x", "application/x-www-form-urlencoded")
                            : client->Get("/v1/customers");
                    if (answer && answer->status == 200) ++good;
                }
            });
        }
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(good.load(), 160);
        QCOMPARE(customersOf(*running.client()), std::size_t(40));
    }

    void connectionsAreKeptAndQuick()
    {
        const Running running;
        const auto client = running.client();
        const auto start = std::chrono::steady_clock::now();
        for (int i = 0; i < 50; ++i)
            QVERIFY(client->Get("/v1/customers"));
        // With Nagle's delay each answer would take 40 ms: two seconds.
        QVERIFY(std::chrono::steady_clock::now() - start < 1500ms);
    }

    void stopsAtOnce()
    {
        Running running;
        const auto client = running.client();
        QVERIFY(client->Get("/v1/customers"));
        running.setFault("timeout");
        std::thread waiting([&running] { running.client()->Get("/v1/customers"); });
        while (running.host->faults().entries().front().struck == 0)
            std::this_thread::yield();
        const auto start = std::chrono::steady_clock::now();
        running.server->stop();
        QVERIFY(std::chrono::steady_clock::now() - start < 2s);
        waiting.join();
        QVERIFY(!running.client()->Get("/v1/customers"));
    }

    void aTakenPortIsRefused()
    {
        const Running running;
        const int port = std::stoi(running.url.substr(running.url.rfind(':') + 1));
        sandbox::Server second(*running.host, {port, {}});
        const Result<std::string> started = second.start();
        QVERIFY(!started);
        QVERIFY(started.error().kind == ErrorKind::Network);
    }

    void latencyIsKept()
    {
        const Running running({0, 120ms});
        const auto start = std::chrono::steady_clock::now();
        QVERIFY(running.client()->Get("/v1/customers"));
        QVERIFY(std::chrono::steady_clock::now() - start >= 120ms);
    }

    void lostAnswersDidTheirWork_data()
    {
        QTest::addColumn<QByteArray>("spec");
        QTest::addColumn<int>("done");
        QTest::newRow("reset before") << QByteArray("reset:before") << 0;
        QTest::newRow("reset after") << QByteArray("reset") << 1;
        QTest::newRow("timeout before") << QByteArray("timeout:before") << 0;
        QTest::newRow("timeout after") << QByteArray("timeout") << 1;
        QTest::newRow("truncated") << QByteArray("truncated") << 1;
    }
    void lostAnswersDidTheirWork()
    {
        QFETCH(QByteArray, spec);
        QFETCH(int, done);
        const Running running;
        running.setFault(spec.constData());
        const auto client = running.client(300ms);
        QVERIFY(!client->Post("/v1/customers", "name=x", "application/x-www-form-urlencoded"));
        QCOMPARE(customersOf(*running.client()), std::size_t(done));
    }

    void aResetIsNoPoliteEnd()
    {
#ifdef Q_OS_WIN
        QSKIP("looks at the socket itself, with POSIX calls");
#else
        const Running running;
        running.setFault("reset");
        const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port =
            htons(static_cast<in_port_t>(std::stoi(running.url.substr(running.url.rfind(':') + 1))));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        QCOMPARE(::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
        const std::string request = "GET /v1/customers HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " +
                                    keysFromSeed(7, false).secret + "\r\n\r\n";
        QCOMPARE(::send(socket, request.data(), request.size(), 0), ssize_t(request.size()));
        char byte = 0;
        const ssize_t received = ::recv(socket, &byte, 1, 0);
        const int why = errno;
        ::close(socket);
        QCOMPARE(received, ssize_t(-1));
        QCOMPARE(why, ECONNRESET);
#endif
    }

    void aCutBodyStopsInItsMiddle()
    {
        const Running running;
        running.setFault("truncated");
        std::string received;
        std::size_t promised = 0;
        const httplib::Result answer = running.client()->Get(
            "/v1/account",
            [&promised](const httplib::Response& head) {
                promised = std::stoul(head.get_header_value("Content-Length"));
                return true;
            },
            [&received](const char* data, std::size_t length) {
                received.append(data, length);
                return true;
            });
        QVERIFY(!answer);
        QVERIFY(!received.empty());
        QVERIFY(received.size() < promised);
    }

    void aDripComesWholeButSlowly()
    {
        const Running running;
        const std::string whole = running.client()->Get("/v1/customers")->body;
        running.setFault("drip:ms=2");
        const auto start = std::chrono::steady_clock::now();
        const httplib::Result answer = running.client()->Get("/v1/customers");
        QVERIFY(answer);
        QCOMPARE(answer->body, whole);
        QVERIFY(std::chrono::steady_clock::now() - start >= 2ms * whole.size());
    }

    void garbledAndHtmlAreNoJson()
    {
        const Running running;
        const auto client = running.client();
        running.setFault("garbled");
        const httplib::Result garbled = client->Get("/v1/customers");
        QCOMPARE(garbled->status, 200);
        QVERIFY(!nlohmann::json::accept(garbled->body));
        running.setFault("html");
        const httplib::Result html = client->Get("/v1/customers");
        QCOMPARE(html->status, 502);
        QVERIFY(html->get_header_value("Content-Type").find("text/html") == 0);
    }

    void faultsAreSetOverTheWire()
    {
        const Running running;
        const auto client = running.client();
        const char* form = "application/x-www-form-urlencoded";
        QCOMPARE(client->Post("/_sandbox/faults", "fault=503%402:times%3D1", form)->status, 200);
        QCOMPARE(client->Post("/_sandbox/faults", "fault=nonsense", form)->status, 400);
        QCOMPARE(client->Get("/v1/customers")->status, 200);
        QCOMPARE(client->Get("/v1/customers")->status, 503);
        const auto list = nlohmann::json::parse(client->Get("/_sandbox/faults")->body).at("faults");
        QCOMPARE(list.size(), std::size_t(1));
        QCOMPARE(list[0].at("struck").get<int>(), 1);
        client->Post("/_sandbox/faults", "clear=true", form);
        QVERIFY(nlohmann::json::parse(client->Get("/_sandbox/faults")->body).at("faults").empty());
    }

    void theClockMovesForwardOnly()
    {
        const Running running;
        const auto client = running.client();
        const char* form = "application/x-www-form-urlencoded";
        const auto moved = client->Post("/_sandbox/clock", "now=1800000000", form);
        QCOMPARE(moved->status, 200);
        QVERIFY(nlohmann::json::parse(client->Get("/_sandbox/clock")->body).at("now").get<qint64>() >=
                1'800'000'000);
        QCOMPARE(client->Post("/_sandbox/clock", "now=1700000000", form)->status, 400);
        QCOMPARE(client->Post("/_sandbox/clock", "now=soon", form)->status, 400);
        QCOMPARE(client->Get("/v1/customers")->get_header_value("Date").substr(5, 11),
                 std::string("15 Jan 2027"));
    }
};

REGULARS_TEST(ServerTest)
#include "tst_server.moc"
