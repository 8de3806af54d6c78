// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/wire/webhooks.h"

#include "accountbox.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testmain.h"

#include <condition_variable>
#include <httplib.h>

using namespace regulars;
using namespace regulars::sandbox;
using namespace std::chrono_literals;
using tests::Json;

namespace {

/// Somebody who is sent events, and answers as told.
class Receiver {
public:
    struct Got {
        std::string body;
        std::string signature;
    };
    Receiver()
    {
        m_server.Post("/hook", [this](const httplib::Request& request, httplib::Response& answer) {
            const std::lock_guard lock(m_mutex);
            m_got.push_back({request.body, request.get_header_value("Stripe-Signature")});
            answer.status = m_status;
            m_changed.notify_all();
        });
        m_port = m_server.bind_to_any_port("127.0.0.1");
        m_thread = std::thread([this] { m_server.listen_after_bind(); });
        while (!m_server.is_running())
            std::this_thread::yield();
    }
    ~Receiver()
    {
        m_server.stop();
        m_thread.join();
    }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port) + "/hook"; }
    void answer(int status)
    {
        const std::lock_guard lock(m_mutex);
        m_status = status;
    }
    /// Waits until so many came in all.
    std::vector<Got> got(std::size_t count)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, 20s, [&] { return m_got.size() >= count; });
        return m_got;
    }
    std::vector<std::string> names(std::size_t count)
    {
        std::vector<std::string> names;
        for (const Got& one : got(count))
            names.push_back(Json::parse(one.body)["data"]["object"]["name"]);
        return names;
    }

private:
    httplib::Server m_server;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<Got> m_got;
    int m_status = 200;
    int m_port = 0;
    std::thread m_thread;
};

/// An empty account with a sender, asked without a socket.
struct Sending {
    Sending()
    {
        auto state = std::make_unique<AccountState>();
        state->now = state->settings.created = 1'700'000'000;
        host = std::make_unique<AccountHost>(Account(std::move(state)), clock,
                                             GateOptions{keysFromSeed(7, false), {}, {}, 7, "acct_1"});
        sender = std::make_unique<WebhookSender>(*host);
    }
    Json ask(const std::string& method, const std::string& path, const std::string& text = {}) const
    {
        Request request{method, path, {}, {}, {{"authorization", "Bearer " + keysFromSeed(7, false).secret}}};
        (method == "GET" ? request.query : request.body) = text;
        return Json::parse(host->handle(request).response.body);
    }
    Json endpoint(const std::string& url, const std::string& more = "&enabled_events[]=*") const
    {
        return ask("POST", "/v1/webhook_endpoints", "url=" + url + more);
    }
    void customer(const std::string& name) const { ask("POST", "/v1/customers", "name=" + name); }
    void setFault(const char* spec) const { host->faults().add(parseFault(spec).value()); }
    /// Waits until the newest event counts so many endpoints that have not taken it.
    bool isPending(int count) const
    {
        return QTest::qWaitFor(
            [&] { return ask("GET", "/v1/events", "limit=1")["data"][0]["pending_webhooks"] == count; },
            20'000);
    }

    tests::FakeClock machine;
    AccountClock clock{machine, fromUnixSeconds(1'700'000'000)};
    std::unique_ptr<AccountHost> host;
    std::unique_ptr<WebhookSender> sender;
};

using Names = std::vector<std::string>;

} // namespace

/// contract.md 21
class Webhooks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void signature()
    {
        // printf '1700000000.{"id":"evt_1"}' | openssl dgst -sha256 -hmac whsec_test
        QCOMPARE(
            webhookSignature(R"({"id":"evt_1"})", "whsec_test", fromUnixSeconds(1'700'000'000)),
            std::string("t=1700000000,v1=c89214b5b5da833daed6f0b8c5bb6bd58cea9022bd80ccc78230f3942d632925"));
    }

    void deliversWhatIsWanted()
    {
        Receiver receiver;
        const Sending sending;
        const Json made = sending.endpoint(receiver.url(), "&enabled_events[]=customer.created");
        sending.customer("A");
        sending.ask("POST", "/v1/products", "name=P"); // nobody asked for these
        sending.customer("B");
        QCOMPARE(receiver.names(2), (Names{"A", "B"}));
        const Receiver::Got first = receiver.got(2).front();
        QCOMPARE(first.signature,
                 webhookSignature(first.body, made["secret"].get<std::string>(), sending.clock.now()));
        QVERIFY(sending.isPending(0));
    }

    void eachEndpointHasItsVersion()
    {
        Receiver old;
        Receiver pinned;
        const Sending sending;
        sending.endpoint(old.url(), "&enabled_events[]=charge.succeeded&api_version=2024-06-20");
        sending.endpoint(pinned.url(), "&enabled_events[]=charge.succeeded");
        sending.ask("POST", "/v1/payment_intents",
                    "amount=900&currency=eur&payment_method=pm_card_visa&confirm=true");
        const Json told = Json::parse(old.got(1).front().body);
        QCOMPARE(told["api_version"].get<std::string>(), std::string("2024-06-20"));
        QVERIFY(told["data"]["object"].contains("invoice"));
        const Json other = Json::parse(pinned.got(1).front().body);
        QVERIFY(!other["data"]["object"].contains("invoice"));
        QVERIFY(told["id"] == other["id"]);
    }

    void whatIsNotTakenComesAgain()
    {
        Receiver receiver;
        const Sending sending;
        sending.endpoint(receiver.url());
        receiver.answer(302); // a redirect is a failure
        sending.customer("A");
        QCOMPARE(receiver.got(1).size(), std::size_t(1));
        QVERIFY(sending.isPending(1));
        QVERIFY(sending.host->moveClock(sending.clock.now() + 61min));
        QCOMPARE(receiver.got(2).size(), std::size_t(2));
        receiver.answer(200);
        QVERIFY(sending.host->moveClock(sending.clock.now() + 121min));
        const auto got = receiver.got(3);
        QCOMPARE(got.size(), std::size_t(3));
        QCOMPARE(got[0].body, got[2].body);
        QVERIFY(got[0].signature != got[2].signature); // signed anew each time
        QVERIFY(sending.isPending(0));
    }

    void disabledAndDeletedEndpointsGetNothing()
    {
        Receiver receiver;
        const Sending sending;
        const std::string one = sending.endpoint(receiver.url())["id"];
        const std::string two = sending.endpoint(receiver.url())["id"];
        sending.ask("POST", "/v1/webhook_endpoints/" + one, "disabled=true");
        sending.ask("DELETE", "/v1/webhook_endpoints/" + two);
        sending.customer("A");
        sending.endpoint(receiver.url());
        sending.customer("B");
        QCOMPARE(receiver.names(1), Names{"B"});
    }

    void onlyThisComputerIsReached()
    {
        Receiver receiver;
        const Sending sending;
        for (const char* url :
             {"http://192.0.2.1/hook", "https://127.0.0.1/hook", "http://127.0.0.1.example/"})
            sending.endpoint(url);
        sending.endpoint(receiver.url());
        sending.customer("A");
        QCOMPARE(receiver.names(1), Names{"A"}); // it waited for none of the others
        QVERIFY(sending.isPending(3));
    }

    void deliveriesInDisorder_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<int>("seconds"); // until all arrived
        QTest::addColumn<QList<QByteArray>>("names");
        QTest::newRow("twice") << QByteArray("events-twice:method=DELIVER") << 0
                               << QList<QByteArray>{"A", "A", "B", "C"};
        QTest::newRow("late") << QByteArray("events-late:ms=60000:method=DELIVER") << 60
                              << QList<QByteArray>{"B", "C", "A"};
        QTest::newRow("list only") << QByteArray("events-twice:method=GET") << 0
                                   << QList<QByteArray>{"A", "B", "C"};
    }
    void deliveriesInDisorder()
    {
        QFETCH(QByteArray, fault);
        QFETCH(int, seconds);
        QFETCH(QList<QByteArray>, names);
        Receiver receiver;
        const Sending sending;
        sending.endpoint(receiver.url());
        sending.setFault(fault.constData());
        for (const char* name : {"A", "B", "C"})
            sending.customer(name);
        if (seconds > 0) {
            receiver.got(2);
            QVERIFY(sending.host->moveClock(sending.clock.now() + std::chrono::seconds(seconds)));
        }
        const Names got = receiver.names(static_cast<std::size_t>(names.size()));
        QCOMPARE(static_cast<qsizetype>(got.size()), names.size());
        for (qsizetype i = 0; i < names.size(); ++i)
            QCOMPARE(got[static_cast<std::size_t>(i)], names[i].toStdString());
    }

    void shuffledDeliveriesLetTheNextGoFirst()
    {
        Receiver receiver;
        const Sending sending;
        sending.endpoint(receiver.url(), "&enabled_events[]=customer.updated");
        const std::string id = sending.ask("POST", "/v1/customers", "name=A")["id"];
        sending.setFault("events-shuffled:method=DELIVER");
        // One request, two events: the currency and then the balance.
        sending.ask("POST", "/v1/customers/" + id, "name=B&balance=-500");
        const auto got = receiver.got(2);
        QCOMPARE(got.size(), std::size_t(2));
        QVERIFY(Json::parse(got[0].body)["data"]["previous_attributes"].contains("balance"));
        QVERIFY(Json::parse(got[1].body)["data"]["previous_attributes"].contains("name"));
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("param");
        QTest::newRow("no url") << QByteArray("enabled_events[]=*") << QByteArray("parameter_missing")
                                << QByteArray("url");
        QTest::newRow("no scheme") << QByteArray("url=localhost&enabled_events[]=*")
                                   << QByteArray("url_invalid") << QByteArray("url");
        QTest::newRow("no events") << QByteArray("url=http://localhost") << QByteArray("parameter_missing")
                                   << QByteArray("enabled_events");
        QTest::newRow("a pattern") << QByteArray("url=http://localhost&enabled_events[]=invoice.*")
                                   << QByteArray() << QByteArray("enabled_events");
        QTest::newRow("a version that is none")
            << QByteArray("url=http://localhost&enabled_events[]=*&api_version=new") << QByteArray()
            << QByteArray("api_version");
    }
    void refusals()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, code);
        QFETCH(QByteArray, param);
        tests::AccountBox box;
        const Json error = box.post("webhook_endpoints", body.toStdString())["error"];
        QCOMPARE(box.status, 400);
        QCOMPARE(error.value("code", ""), code.toStdString());
        QCOMPARE(error.value("param", ""), param.toStdString());
    }
};

REGULARS_TEST(Webhooks)
#include "tst_webhooks.moc"
