// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/wire/gate.h"

#include "core/sandbox/model/version.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testmain.h"

#include <nlohmann/json.hpp>

using namespace regulars;
using namespace regulars::sandbox;
using namespace std::chrono_literals;

namespace {

/// A gate before work that counts how often it was done.
struct Before {
    explicit Before(std::set<std::string> permissions = {}, RateLimits limits = {})
        : gate({keysFromSeed(7, true), std::move(permissions), limits, 7, "acct_1"}, clock)
    {
    }
    GateAnswer ask(Request request)
    {
        return gate.handle(request, [this](const Request&) {
            ++done;
            Response response;
            response.status = workStatus;
            response.body = workBody.empty() ? "{\"number\": " + std::to_string(done) + "}" : workBody;
            return response;
        });
    }
    Request request(std::string method, std::string path, Headers headers = {}) const
    {
        Request made{std::move(method), std::move(path), {}, {}, std::move(headers)};
        made.headers.try_emplace("authorization", "Bearer " + keysFromSeed(7, true).secret);
        return made;
    }
    Request post(const std::string& key, std::string body) const
    {
        Request made = request("POST", "/v1/customers", {{"idempotency-key", key}});
        made.body = std::move(body);
        return made;
    }
    Request restricted(std::string method, std::string path) const
    {
        return request(std::move(method), std::move(path),
                       {{"authorization", "Bearer " + keysFromSeed(7, true).restricted}});
    }

    tests::FakeClock machine;
    AccountClock clock{machine, fromUnixSeconds(1'700'000'000)};
    Gate gate;
    int done = 0;
    int workStatus = 200;
    std::string workBody;
};

/// A member of the error of an answer; "" when it has none.
std::string errorOf(const GateAnswer& answer, const char* member)
{
    return nlohmann::json::parse(answer.response.body).at("error").value(member, std::string());
}

void setFault(Before& before, const char* spec)
{
    const Result<Fault> fault = parseFault(spec);
    QVERIFY2(fault, spec);
    before.gate.faults().add(*fault);
}

} // namespace

class GateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keysAreChecked_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        const QByteArray key = QByteArray::fromStdString(keysFromSeed(7, true).secret);
        QTest::newRow("bearer") << "Bearer " + key << 200 << QByteArray();
        QTest::newRow("bearer, lower case") << "bearer " + key << 200 << QByteArray();
        QTest::newRow("basic") << "Basic " + (key + ":").toBase64() << 200 << QByteArray();
        QTest::newRow("missing") << QByteArray() << 401 << QByteArray();
        QTest::newRow("unknown") << QByteArray("Bearer sk_test_nobodyknowsthiskey") << 401 << QByteArray();
        QTest::newRow("key and more") << "Bearer " + key + "x" << 401 << QByteArray();
        QTest::newRow("publishable") << QByteArray("Bearer pk_test_1") << 403
                                     << QByteArray("secret_key_required");
    }
    void keysAreChecked()
    {
        QFETCH(QByteArray, authorization);
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        Before before;
        const GateAnswer answer = before.ask(
            before.request("GET", "/v1/customers", {{"authorization", authorization.toStdString()}}));
        QCOMPARE(answer.response.status, status);
        QCOMPARE(before.done, status == 200 ? 1 : 0);
        QVERIFY(answer.response.headers.contains("request-id"));
        if (status == 200) return;
        QCOMPARE(errorOf(answer, "type"), std::string("invalid_request_error"));
        QCOMPARE(errorOf(answer, "code"), code.toStdString());
        QVERIFY(answer.response.body.find("nobodyknowsthis") == std::string::npos);
    }

    void restrictedKeysNeedPermissions_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("missing"); // end of the message; empty: allowed
        const auto row = [](const char* name, const char* method, const char* path, const char* query,
                            const char* missing) {
            QTest::newRow(name) << QByteArray(method) << QByteArray(path) << QByteArray(query)
                                << QByteArray(missing);
        };
        row("write includes read", "GET", "/v1/customers/cus_1", "", "");
        row("write", "POST", "/v1/customers", "", "");
        row("read", "GET", "/v1/invoices", "", "");
        row("read is not write", "POST", "/v1/invoices/in_1/pay", "", "\"Invoices Write\" (invoice_write)");
        row("preview only reads", "POST", "/v1/invoices/create_preview", "", "");
        row("other resource", "GET", "/v1/prices", "", "\"Prices Read\" (plan_read)");
        row("deeper path", "GET", "/v1/customers/cus_1/payment_methods", "",
            "\"Payment Methods Read\" (payment_method_read)");
        row("refunds", "POST", "/v1/refunds", "", "\"Charges and Refunds Write\" (charge_write)");
        row("expanding", "GET", "/v1/invoices", "expand[]=data.customer&expand%5B%5D=data.subscription",
            "\"Subscriptions Read\" (subscription_read)");
        row("expanding what it may", "GET", "/v1/invoices", "expand[]=data.customer", "");
        row("unknown path", "GET", "/v1/nothing", "", "");
    }
    void restrictedKeysNeedPermissions()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, missing);
        Before before({"customer_write", "invoice_read"});
        Request request = before.restricted(method.toStdString(), path.toStdString());
        request.query = query.toStdString();
        const GateAnswer answer = before.ask(request);
        QCOMPARE(answer.response.status, missing.isEmpty() ? 200 : 403);
        if (missing.isEmpty()) return;
        QCOMPARE(errorOf(answer, "code"), std::string("more_permissions_required"));
        QVERIFY(QByteArray::fromStdString(errorOf(answer, "message")).endsWith(missing));
    }

    void answersCarryTheirHeaders()
    {
        Before before;
        const Headers first = before.ask(before.request("GET", "/v1/customers")).response.headers;
        const Headers second =
            before.ask(before.request("GET", "/v1/customers", {{"stripe-version", "2025-01-27.acacia"}}))
                .response.headers;
        QCOMPARE(first.at("stripe-version"), std::string(pinnedVersion));
        QCOMPARE(second.at("stripe-version"), std::string("2025-01-27.acacia"));
        QCOMPARE(first.at("date"), std::string("Tue, 14 Nov 2023 22:13:20 GMT"));
        QVERIFY(first.at("request-id") != second.at("request-id"));
        QCOMPARE(
            before.ask(before.request("GET", "/v1/customers", {{"stripe-version", "new"}})).response.status,
            400);
    }

    void sameKeyIsDoneOnce()
    {
        Before before;
        const GateAnswer first = before.ask(before.post("k", "name=A"));
        const GateAnswer again = before.ask(before.post("k", "name=A"));
        QCOMPARE(before.done, 1);
        QCOMPARE(again.response.body, first.response.body);
        QCOMPARE(again.response.headers.at("idempotent-replayed"), std::string("true"));
        QCOMPARE(again.response.headers.at("original-request"), first.response.headers.at("request-id"));
        QVERIFY(again.response.headers.at("request-id") != first.response.headers.at("request-id"));
        const GateAnswer other = before.ask(before.post("k", "name=B"));
        QCOMPARE(other.response.status, 400);
        QCOMPARE(errorOf(other, "type"), std::string("idempotency_error"));
        before.machine.advance(23h + 59min);
        QVERIFY(before.ask(before.post("k", "name=A")).response.headers.contains("idempotent-replayed"));
        before.machine.advance(1min);
        QVERIFY(!before.ask(before.post("k", "name=A")).response.headers.contains("idempotent-replayed"));
        QCOMPARE(before.done, 2);
    }

    void whichAnswersAreStored_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<bool>("stored");
        QTest::newRow("declined") << 402 << QByteArray("card_declined") << true;
        QTest::newRow("failed") << 500 << QByteArray() << true;
        QTest::newRow("refused by a rule") << 400 << QByteArray("charge_already_refunded") << true;
        QTest::newRow("validation") << 400 << QByteArray("parameter_missing") << false;
        QTest::newRow("validation without code") << 400 << QByteArray() << false;
        QTest::newRow("not found") << 404 << QByteArray("resource_missing") << false;
        QTest::newRow("limited") << 429 << QByteArray("rate_limit") << false;
        QTest::newRow("conflict") << 409 << QByteArray() << false;
    }
    void whichAnswersAreStored()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        QFETCH(bool, stored);
        Before before;
        before.workStatus = status;
        before.workBody = "{\"error\": {\"code\": \"" + code.toStdString() + "\"}}";
        before.ask(before.post("k", "a=1"));
        before.ask(before.post("k", "a=1"));
        QCOMPARE(before.done, stored ? 1 : 2);
    }

    void twinInFlightConflicts()
    {
        IdempotencyStore store;
        const Request request{"POST", "/v1/refunds", {}, "charge=ch_1", {}};
        const Instant now = fromUnixSeconds(1'000);
        QVERIFY(store.claim("k", request, now).verdict == IdempotencyStore::Verdict::Fresh);
        QVERIFY(store.claim("k", request, now).verdict == IdempotencyStore::Verdict::InFlight);
        store.release("k");
        QVERIFY(store.claim("k", request, now).verdict == IdempotencyStore::Verdict::Fresh);
    }

    void ratesAreLimited()
    {
        Before before({}, {5, 3});
        const auto statuses = [&before](const char* path, int count) {
            std::vector<std::string> reasons;
            for (int i = 0; i < count; ++i) {
                const Response response = before.ask(before.request("GET", path)).response;
                const auto reason = response.headers.find("stripe-rate-limited-reason");
                reasons.push_back(reason == response.headers.end() ? std::to_string(response.status)
                                                                   : reason->second);
            }
            return reasons;
        };
        using Reasons = std::vector<std::string>;
        QCOMPARE(statuses("/v1/customers/cus_1", 2), (Reasons{"200", "200"}));
        QCOMPARE(statuses("/v1/customers/cus_2", 2), (Reasons{"200", "endpoint-rate"}));
        QCOMPARE(statuses("/v1/charges", 3), (Reasons{"200", "200", "global-rate"}));
        before.machine.advance(1s);
        QCOMPARE(statuses("/v1/customers/cus_1", 3), (Reasons{"200", "200", "200"}));
    }

    void endpointsForgetIds_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("endpoint");
        QTest::newRow("list") << QByteArray("/v1/customers") << QByteArray("/v1/customers");
        QTest::newRow("one") << QByteArray("/v1/customers/cus_1") << QByteArray("/v1/customers/{id}");
        QTest::newRow("below") << QByteArray("/v1/customers/cus_1/balance_transactions/cbtxn_1")
                               << QByteArray("/v1/customers/{id}/balance_transactions/{id}");
        QTest::newRow("search") << QByteArray("/v1/customers/search") << QByteArray("/v1/customers/search");
        QTest::newRow("group") << QByteArray("/v1/checkout/sessions/cs_1")
                               << QByteArray("/v1/checkout/sessions/{id}");
    }
    void endpointsForgetIds()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, endpoint);
        QCOMPARE(QByteArray::fromStdString(endpointOf("GET", path.toStdString())), "GET " + endpoint);
    }

    void faultsStrikeWhenDue_data()
    {
        QTest::addColumn<QByteArray>("spec");
        QTest::addColumn<QByteArray>("struck"); // eight requests, x where it strikes
        QTest::newRow("once") << QByteArray("500") << QByteArray("x.......");
        QTest::newRow("third") << QByteArray("500@3") << QByteArray("..x.....");
        QTest::newRow("third, twice") << QByteArray("500@3:times=2") << QByteArray("..xx....");
        QTest::newRow("every second") << QByteArray("500@2:every=2") << QByteArray(".x.x.x.x");
        QTest::newRow("every third, twice") << QByteArray("500:every=3:times=2") << QByteArray("x..x....");
        QTest::newRow("all") << QByteArray("500:times=all") << QByteArray("xxxxxxxx");
        QTest::newRow("path") << QByteArray("500:path=/v1/customers:times=all") << QByteArray("xxxxxxxx");
        QTest::newRow("other path") << QByteArray("500:path=/v1/custom:times=all") << QByteArray("........");
        QTest::newRow("method") << QByteArray("500:method=POST") << QByteArray("........");
    }
    void faultsStrikeWhenDue()
    {
        QFETCH(QByteArray, spec);
        QFETCH(QByteArray, struck);
        Before before;
        setFault(before, spec.constData());
        QByteArray seen;
        for (int i = 0; i < struck.size(); ++i)
            seen +=
                before.ask(before.request("GET", "/v1/customers/cus_1")).response.status == 500 ? 'x' : '.';
        QCOMPARE(seen, struck);
    }

    void wrongFaultsAreRefused()
    {
        for (const char* spec : {"", "501", "500@", "500@0", "500@x", "500:times=0", "500:when=now",
                                 "500:path=", "events-late:before", "409-key-in-use:after", "429-lock:after",
                                 "html:status=99", "500:every="}) {
            QVERIFY2(!parseFault(spec), spec);
        }
    }

    void faultsBeforeAndAfterTheWork()
    {
        Before before;
        setFault(before, "500:before");
        QCOMPARE(before.ask(before.post("k", "a=1")).response.status, 500);
        QCOMPARE(before.done, 0);
        QCOMPARE(before.ask(before.post("k", "a=1")).response.status, 200);
        QCOMPARE(before.done, 1);
        // After the work a 500 belongs to the key: repeating brings the same (contract.md 28).
        setFault(before, "500:after");
        QCOMPARE(before.ask(before.post("k2", "a=1")).response.status, 500);
        QCOMPARE(before.ask(before.post("k2", "a=1")).response.status, 500);
        QCOMPARE(before.done, 2);
        // A lost answer does not.
        setFault(before, "reset");
        const GateAnswer lost = before.ask(before.post("k3", "a=1"));
        QVERIFY(lost.wire && lost.wire->kind == FaultKind::Reset);
        QCOMPARE(before.ask(before.post("k3", "a=1")).response.status, 200);
        QCOMPARE(before.done, 3);
    }

    void everyFaultStrikesBeforeAndAfterTheWork_data()
    {
        QTest::addColumn<QByteArray>("kind");
        for (const char* kind : {"500", "503", "timeout", "reset", "truncated", "garbled", "html", "drip"})
            QTest::newRow(kind) << QByteArray(kind);
    }
    void everyFaultStrikesBeforeAndAfterTheWork()
    {
        QFETCH(QByteArray, kind);
        Before before;
        for (const int doneBy : {0, 1}) {
            setFault(before, (kind + (doneBy == 0 ? ":before" : ":after")).constData());
            const GateAnswer answer = before.ask(before.post("k", "a=1"));
            QCOMPARE(before.done, doneBy);
            QVERIFY(answer.wire || answer.response.status != 200 ||
                    !nlohmann::json::accept(answer.response.body));
        }
    }

    void everyReasonFor429()
    {
        for (const std::string reason : {"global-rate", "endpoint-rate", "global-concurrency",
                                         "endpoint-concurrency", "resource-specific"}) {
            Before before;
            setFault(before, ("429-" + reason + "@2").c_str());
            QCOMPARE(before.ask(before.post("k", "a=1")).response.status, 200);
            const Response refused = before.ask(before.post("k2", "a=1")).response;
            QCOMPARE(refused.status, 429);
            QCOMPARE(refused.headers.at("stripe-rate-limited-reason"), reason);
            QCOMPARE(before.done, 1);
        }
    }

    void eventsAreToldInDisorder_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<QByteArray>("told"); // newest first, as a list is
        QTest::newRow("as they are") << QByteArray("500:path=/v1/charges") << QByteArray("edcba");
        QTest::newRow("late") << QByteArray("events-late:ms=60000") << QByteArray("dba");
        QTest::newRow("twice") << QByteArray("events-twice") << QByteArray("eeddccbbaa");
        QTest::newRow("shuffled") << QByteArray("events-shuffled") << QByteArray("debca");
    }
    void eventsAreToldInDisorder()
    {
        QFETCH(QByteArray, fault);
        QFETCH(QByteArray, told);
        Before before;
        setFault(before, fault.constData());
        const std::int64_t now = unixSeconds(before.clock.now());
        nlohmann::json list = {{"object", "list"}, {"has_more", false}, {"data", nlohmann::json::array()}};
        for (const auto& [id, created] : std::initializer_list<std::pair<const char*, std::int64_t>>{
                 {"e", now}, {"d", now}, {"c", now - 30}, {"b", now - 30}, {"a", now - 90}})
            list["data"].push_back({{"id", id}, {"created", created}});
        before.workBody = list.dump();
        const auto ids = [&] {
            std::string text;
            const GateAnswer answer = before.ask(before.request("GET", "/v1/events"));
            const auto answered = nlohmann::json::parse(answer.response.body);
            for (const auto& event : answered.at("data"))
                text += event.at("id").get<std::string>();
            return text;
        };
        QCOMPARE(ids(), told.toStdString());
        QCOMPARE(ids(), std::string("edcba")); // it struck once
    }

    void faultAnswersLookLikeStripes()
    {
        Before before;
        const auto struckBy = [&before](const char* spec) {
            setFault(before, spec);
            return before.ask(before.request("GET", "/v1/customers")).response;
        };
        QCOMPARE(struckBy("429-global-rate").headers.at("stripe-rate-limited-reason"),
                 std::string("global-rate"));
        const Response lock = struckBy("429-lock");
        QVERIFY(!lock.headers.contains("stripe-rate-limited-reason"));
        QCOMPARE(lock.headers.at("stripe-should-retry"), std::string("true"));
        QCOMPARE(struckBy("503").status, 503);
        QCOMPARE(struckBy("html:status=200").body.substr(0, 15), std::string("<!DOCTYPE html>"));
        QVERIFY(!nlohmann::json::accept(struckBy("garbled").body));
    }
};

REGULARS_TEST(GateTest)
#include "tst_gate.moc"
