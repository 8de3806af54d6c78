// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountbox.h"
#include "tests/support/testmain.h"

using namespace regulars::tests;

namespace {

constexpr std::int64_t day = 86400;
constexpr std::int64_t frozen = AccountBox::start - 400 * day; // long before the account's own time

std::string text(const Json& json)
{
    return json.is_null() ? "null" : json.get<std::string>();
}

struct ClockBox : AccountBox {
    ClockBox() : clock(post("test_helpers/test_clocks", "frozen_time=" + std::to_string(frozen))["id"]) {}
    Json advance(std::int64_t to)
    {
        return post("test_helpers/test_clocks/" + clock + "/advance", "frozen_time=" + std::to_string(to));
    }
    std::string member() { return customer("pm_card_visa", "&test_clock=" + clock); }
    std::string clock;
};

} // namespace

/// contract.md 25
class TestClocks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void timeStandsForItsCustomers()
    {
        ClockBox box;
        const std::string price = box.price(2500);
        const std::string mine = box.member();
        const std::string other = box.customer();
        const Json sub = box.subscribe(mine, price);
        QCOMPARE(sub["created"].get<std::int64_t>(), frozen);
        QCOMPARE(text(sub["test_clock"]), box.clock);
        QCOMPARE(box.get("customers/" + mine)["created"].get<std::int64_t>(), frozen);
        const Json outside = box.subscribe(other, price);
        QCOMPARE(outside["created"].get<std::int64_t>(), AccountBox::start);
        QVERIFY(outside["test_clock"].is_null());
        // The account's own time renews the one and leaves the other.
        box.wait(40 * day);
        QCOMPARE(box.get("invoices", "customer=" + other)["data"].size(), std::size_t(2));
        QCOMPARE(box.get("invoices", "customer=" + mine)["data"].size(), std::size_t(1));
        // And the clock the other way round.
        const Json moving = box.advance(frozen + 40 * day);
        QCOMPARE(text(moving["status"]), std::string("advancing"));
        QCOMPARE(moving["frozen_time"].get<std::int64_t>(), frozen);
        QCOMPARE(moving["status_details"]["advancing"]["target_frozen_time"].get<std::int64_t>(),
                 frozen + 40 * day);
        const Json ready = box.get("test_helpers/test_clocks/" + box.clock);
        QCOMPARE(text(ready["status"]), std::string("ready"));
        QCOMPARE(ready["frozen_time"].get<std::int64_t>(), frozen + 40 * day);
        QCOMPARE(box.get("invoices", "customer=" + mine)["data"].size(), std::size_t(2));
        QCOMPARE(box.get("invoices", "customer=" + other)["data"].size(), std::size_t(2));
        const Json renewed = box.get("subscriptions/" + text(sub["id"]));
        QVERIFY(renewed["items"]["data"][0]["current_period_start"].get<std::int64_t>() > frozen);
        QVERIFY(renewed["items"]["data"][0]["current_period_start"].get<std::int64_t>() < frozen + 40 * day);
        QCOMPARE(box.state().now, box.now());
    }

    void plainListsLeaveThemOut()
    {
        ClockBox box;
        const std::string mine = box.member();
        const std::string other = box.customer();
        const std::string price = box.price(2500);
        box.subscribe(mine, price);
        box.subscribe(other, price);
        for (const char* list : {"customers", "subscriptions", "invoices", "charges", "payment_intents",
                                 "balance_transactions", "invoice_payments"})
            QVERIFY2(box.get(list)["data"].size() == 1, list);
        for (const char* list : {"customers", "subscriptions"}) {
            const Json on = box.get(list, "test_clock=" + box.clock)["data"];
            QCOMPARE(on.size(), std::size_t(1));
            QCOMPARE(text(on[0]["test_clock"]), box.clock);
        }
        QCOMPARE(box.get("invoices", "customer=" + mine)["data"].size(), std::size_t(1));
        // Times out of order do not hide the others.
        box.customer("");
        QCOMPARE(box.get("customers", "created[gte]=" + std::to_string(AccountBox::start))["data"].size(),
                 std::size_t(2));
        QCOMPARE(box.get("customers", "test_clock=" + box.clock +
                                          "&created[lt]=" + std::to_string(AccountBox::start))["data"]
                     .size(),
                 std::size_t(1));
    }

    void eventsHappenInTheAccountsTime()
    {
        ClockBox box;
        box.member();
        box.advance(frozen + 400 * day);
        std::vector<std::string> types;
        for (const Json& event : box.all("events", "type=test_helpers.test_clock.*")) {
            QCOMPARE(event["created"].get<std::int64_t>(), box.now());
            types.push_back(event["type"]);
        }
        QCOMPARE(types, (std::vector<std::string>{"test_helpers.test_clock.ready",
                                                  "test_helpers.test_clock.advancing",
                                                  "test_helpers.test_clock.created"}));
        QVERIFY(!box.get("events", "type=customer.created")["data"].empty());
    }

    void refusals()
    {
        ClockBox box;
        const auto refused = [&](const Json& answer, const char* param) {
            QCOMPARE(box.status, 400);
            QCOMPARE(text(answer["error"]["param"]), std::string(param));
        };
        refused(box.advance(frozen), "frozen_time");
        refused(box.advance(frozen - 1), "frozen_time");
        refused(box.advance(frozen + 3 * 366 * day), "frozen_time");
        box.subscribe(box.member(), box.price(900, "week"));
        refused(box.advance(frozen + 15 * day), "frozen_time");
        box.advance(frozen + 14 * day);
        QCOMPARE(box.status, 200);
        box.member();
        box.member();
        refused(box.post("customers", "test_clock=" + box.clock), "test_clock");
        refused(box.post("customers", "test_clock=clock_none"), "test_clock");
        refused(box.post("test_helpers/test_clocks", "frozen_time=soon"), "frozen_time");
        box.get("test_helpers/test_clocks/clock_none");
        QCOMPARE(box.status, 404);
    }

    void deletedWithItsCustomers()
    {
        ClockBox box;
        const std::string mine = box.member();
        const Json sub = box.subscribe(mine, box.price(2500));
        QVERIFY(box.del("test_helpers/test_clocks/" + box.clock)["deleted"].get<bool>());
        QVERIFY(box.get("customers/" + mine)["deleted"].get<bool>());
        const Json gone = box.get("subscriptions/" + text(sub["id"]));
        QCOMPARE(text(gone["status"]), std::string("canceled"));
        QCOMPARE(gone["ended_at"].get<std::int64_t>(), frozen);
        box.get("test_helpers/test_clocks/" + box.clock);
        QCOMPARE(box.status, 404);
        QVERIFY(box.get("test_helpers/test_clocks")["data"].empty());
    }

    void rebuiltFromItsRows()
    {
        ClockBox box;
        const std::string mine = box.member();
        box.subscribe(mine, box.price(2500));
        const auto own = box.state().due;
        const auto due = box.state().testClocks[{0}].due;
        QVERIFY(own.empty() && !due.empty());
        box.state().rebuild();
        QVERIFY(box.state().due == own);
        QVERIFY(box.state().testClocks[{0}].due == due);
    }
};

REGULARS_TEST(TestClocks)
#include "tst_testclocks.moc"
