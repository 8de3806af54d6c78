// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountbox.h"
#include "tests/support/testmain.h"

#include <set>

using namespace regulars::tests;

namespace {

std::vector<std::string> idsOf(const Json& rows)
{
    std::vector<std::string> ids;
    for (const Json& row : rows)
        ids.push_back(row.at("id"));
    return ids;
}

constexpr std::int64_t day = 86400;

} // namespace

class AccountReading : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pagesBothWays_data()
    {
        QTest::addColumn<int>("limit");
        for (const int limit : {1, 7, 10, 100})
            QTest::addRow("limit %d", limit) << limit;
    }
    void pagesBothWays()
    {
        QFETCH(const int, limit);
        AccountBox box;
        std::vector<std::string> made;
        for (int i = 0; i < 250; ++i) {
            made.push_back(box.customer(""));
            if (i % 3 == 0) box.wait(1);
        }
        std::vector<std::string> newestFirst(made.rbegin(), made.rend());
        QCOMPARE(idsOf(Json(box.all("customers", {}, limit))), newestFirst);

        // Backwards from the oldest: each page is newest first, the next cursor is its first element.
        std::vector<std::string> rising{made.front()};
        for (;;) {
            const Json page =
                box.get("customers", "limit=" + std::to_string(limit) + "&ending_before=" + rising.back());
            const auto ids = idsOf(page["data"]);
            rising.insert(rising.end(), ids.rbegin(), ids.rend());
            if (!page["has_more"].get<bool>()) break;
        }
        QCOMPARE(rising, made);
    }

    void createdRanges()
    {
        AccountBox box;
        std::vector<std::int64_t> times;
        for (int i = 0; i < 40; ++i) {
            times.push_back(box.now());
            box.customer("");
            box.wait(i % 2);
        }
        const std::int64_t low = times[10];
        const std::int64_t high = times[25];
        const auto count = [&](auto keep) { return std::count_if(times.begin(), times.end(), keep); };
        const auto listed = [&](const std::string& query) {
            return static_cast<long>(box.all("customers", query, 7).size());
        };
        const std::string from = std::to_string(low);
        const std::string to = std::to_string(high);
        QCOMPARE(listed("created[gte]=" + from), count([&](auto t) { return t >= low; }));
        QCOMPARE(listed("created[gt]=" + from), count([&](auto t) { return t > low; }));
        QCOMPARE(listed("created[gt]=" + from + "&created[lte]=" + to),
                 count([&](auto t) { return t > low && t <= high; }));
        QCOMPARE(listed("created[gte]=" + from + "&created[lt]=" + to),
                 count([&](auto t) { return t >= low && t < high; }));
        QCOMPARE(listed("created=" + from), count([&](auto t) { return t == low; }));
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("param");
        const auto row = [](const char* name, const char* method, const char* path, const char* query,
                            int status, const char* code, const char* param) {
            QTest::newRow(name) << QByteArray(method) << QByteArray(path) << QByteArray(query) << status
                                << QByteArray(code) << QByteArray(param);
        };
        row("no such customer", "GET", "customers/cus_no", "", 404, "resource_missing", "id");
        row("no such path", "GET", "wishes", "", 404, "", "");
        row("no such method", "PUT", "customers", "", 404, "", "");
        row("unknown parameter", "GET", "customers", "colour=red", 400, "parameter_unknown", "colour");
        row("unknown inner parameter", "GET", "customers", "created[around]=3", 400, "parameter_unknown",
            "created[around]");
        row("limit over", "GET", "customers", "limit=101", 400, "parameter_invalid_integer", "limit");
        row("limit under", "GET", "customers", "limit=0", 400, "parameter_invalid_integer", "limit");
        row("limit no number", "GET", "customers", "limit=many", 400, "parameter_invalid_integer", "limit");
        row("unknown cursor", "GET", "customers", "starting_after=cus_no", 400, "resource_missing",
            "starting_after");
        row("both cursors", "GET", "customers", "starting_after=a&ending_before=b", 400,
            "parameters_exclusive", "ending_before");
        row("expand nonsense", "GET", "charges", "expand[]=data.shoes", 400, "", "expand");
        row("expand without data", "GET", "charges", "expand[]=customer", 400, "", "expand");
        row("expand too deep", "GET", "subscriptions", "expand[]=data.items.data.price.product", 400, "",
            "expand");
        row("missing parameter", "POST", "products", "", 400, "parameter_missing", "name");
        row("unknown customer in filter", "GET", "charges", "customer=cus_no", 400, "resource_missing",
            "customer");
        row("bad currency", "POST", "prices", "currency=euros&unit_amount=1&product_data[name]=x", 400, "",
            "currency");
        row("bad email", "POST", "customers", "email=nobody", 400, "email_invalid", "email");
        row("old parameter", "POST", "payment_intents", "amount=500&currency=eur&payment_method_types[]=card",
            400, "payment_method_types_no_longer_supported", "payment_method_types");
    }
    void refusals()
    {
        QFETCH(const QByteArray, method);
        QFETCH(const QByteArray, path);
        QFETCH(const QByteArray, query);
        AccountBox box;
        const bool posts = method == "POST";
        const Json answer = box.ask(method.toStdString(), path.toStdString(),
                                    posts ? "" : query.toStdString(), posts ? query.toStdString() : "");
        QTEST(box.status, "status");
        const Json& error = answer.at("error");
        QCOMPARE(error.at("type").get<std::string>(), std::string("invalid_request_error"));
        QTEST(QByteArray::fromStdString(error.value("code", "")), "code");
        QTEST(QByteArray::fromStdString(error.value("param", "")), "param");
        QVERIFY(!error.at("message").get<std::string>().empty());
    }

    void expandReachesFourLevels()
    {
        AccountBox box;
        const std::string customer = box.customer();
        const std::string subscription = box.subscribe(customer, box.price(2500))["id"];
        const Json plain = box.get("subscriptions/" + subscription);
        QVERIFY(plain["latest_invoice"].is_string());
        QVERIFY(plain["customer"].is_string());

        const Json deep =
            box.get("subscriptions/" + subscription,
                    "expand[]=customer&expand[]=latest_invoice.payments&expand[]=items.data.price.product");
        QCOMPARE(deep["customer"]["object"].get<std::string>(), std::string("customer"));
        QCOMPARE(deep["items"]["data"][0]["price"]["product"]["name"].get<std::string>(),
                 std::string("Club"));
        QCOMPARE(deep["latest_invoice"]["payments"]["data"].size(), size_t(1));

        const Json list =
            box.get("charges", "expand[]=data.balance_transaction&expand[]=data.payment_intent.customer");
        QCOMPARE(list["data"][0]["balance_transaction"]["object"].get<std::string>(),
                 std::string("balance_transaction"));
        QCOMPARE(list["data"][0]["payment_intent"]["customer"]["id"].get<std::string>(), customer);
    }

    void includablesAreAbsentUnlessExpanded()
    {
        AccountBox box;
        const std::string customer = box.customer();
        box.subscribe(customer, box.price(2500));
        const Json charge = box.get("charges")["data"][0];
        QVERIFY(!charge.contains("refunds"));
        QVERIFY(!charge.contains("invoice"));
        QVERIFY(!box.get("invoices")["data"][0].contains("payments"));
        QVERIFY(!box.get("customers/" + customer).contains("subscriptions"));
        const Json expanded = box.get("customers/" + customer, "expand[]=subscriptions&expand[]=sources");
        QCOMPARE(expanded["subscriptions"]["data"].size(), size_t(1));
        QCOMPARE(expanded["sources"]["data"].size(), size_t(0));
    }

    void nestedListsAreCutAtTen()
    {
        AccountBox box;
        const std::string customer = box.customer();
        for (int i = 0; i < 13; ++i)
            box.post("invoiceitems",
                     "customer=" + customer + "&amount=1000&currency=eur&description=" + std::to_string(i));
        const Json invoice =
            box.post("invoices", "customer=" + customer + "&pending_invoice_items_behavior=include");
        QCOMPARE(invoice["lines"]["data"].size(), size_t(10));
        QCOMPARE(invoice["lines"]["has_more"].get<bool>(), true);
        QCOMPARE(invoice["total"].get<int>(), 13000);
        const std::string url = invoice["lines"]["url"];
        QCOMPARE(url, "/v1/invoices/" + invoice["id"].get<std::string>() + "/lines");
        const auto lines = box.all(url.substr(4), {}, 4);
        QCOMPARE(lines.size(), size_t(13));
        std::set<std::string> seen;
        for (const Json& line : lines)
            seen.insert(line["id"]);
        QCOMPARE(seen.size(), size_t(13));
    }

    void subscriptionListLeavesOutCanceled()
    {
        AccountBox box;
        const std::string customer = box.customer();
        const std::string price = box.price(1000);
        const std::string first = box.subscribe(customer, price)["id"];
        const std::string second = box.subscribe(customer, price)["id"];
        box.del("subscriptions/" + first);
        QCOMPARE(idsOf(box.get("subscriptions")["data"]), std::vector<std::string>{second});
        QCOMPARE(box.get("subscriptions", "status=all")["data"].size(), size_t(2));
        QCOMPARE(idsOf(box.get("subscriptions", "status=canceled")["data"]), std::vector<std::string>{first});
        QCOMPARE(box.get("subscriptions", "status=all&customer=" + customer)["data"].size(), size_t(2));
    }

    void eventsFilterAndFollow()
    {
        AccountBox box;
        const std::string customer = box.customer();
        box.subscribe(customer, box.price(1000));
        const std::string last = box.get("events", "limit=1")["data"][0]["id"];
        box.post("customers/" + customer, "name=Grace");
        box.post("products", "name=Hat");
        const Json fresh = box.get("events", "ending_before=" + last);
        QCOMPARE(fresh["data"].size(), size_t(2));
        QCOMPARE(fresh["data"][0]["type"].get<std::string>(), std::string("product.created"));
        QCOMPARE(fresh["data"][1]["request"]["idempotency_key"].get<std::string>(), std::string("key-1"));
        for (const Json& event : box.all("events", "type=invoice.*"))
            QVERIFY(event["type"].get<std::string>().starts_with("invoice."));
        QVERIFY(!box.all("events", "type=invoice.*").empty());
        for (const Json& event : box.all("events", "types[]=customer.created&types[]=product.created"))
            QVERIFY(event["type"] == "customer.created" || event["type"] == "product.created");
        // Kept for 30 days, and then the cursor is unknown.
        box.wait(31 * day);
        box.get("events", "ending_before=" + last);
        QCOMPARE(box.status, 400);
        QVERIFY(box.get("customers/" + customer)["name"] == "Grace");
    }
};

REGULARS_TEST(AccountReading)
#include "tst_account_reading.moc"
