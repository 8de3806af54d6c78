// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountbox.h"
#include "tests/support/testmain.h"

using namespace regulars::tests;

namespace {

/// The newest event of a type in an account whose events are told at `version`.
struct OlderBox : AccountBox {
    explicit OlderBox(const std::string& version) { state().settings.eventsVersion = version; }
    Json event(const std::string& type) { return get("events", "limit=1&type=" + type)["data"].at(0); }
    Json object(const std::string& type) { return event(type)["data"]["object"]; }
};

constexpr std::int64_t day = 86400;

} // namespace

/// contract.md 2: what an account on an older version is told.
class OlderShapes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pinnedEventsAreTheObjectItself()
    {
        AccountBox box;
        const std::string id = box.customer("");
        const Json event = box.get("events", "type=customer.created")["data"][0];
        QCOMPARE(event["api_version"].dump(), Json("2026-10-28.endive").dump());
        QCOMPARE(event["data"]["object"].dump(), box.get("customers/" + id).dump());
    }

    void versionIsFrozen()
    {
        OlderBox box("2024-06-20");
        box.customer("");
        box.state().settings.eventsVersion = "2026-10-28.endive";
        QCOMPARE(box.event("customer.created")["api_version"].dump(), Json("2024-06-20").dump());
    }

    void subscriptionBeforeBasil()
    {
        OlderBox box("2024-06-20");
        const std::string price = box.price(2500);
        const Json now = box.subscribe(box.customer(), price);
        const Json item = now["items"]["data"][0];
        const Json old = box.object("customer.subscription.created");
        QCOMPARE(old["current_period_start"].dump(), item["current_period_start"].dump());
        QCOMPARE(old["current_period_end"].dump(), item["current_period_end"].dump());
        QCOMPARE(old["plan"]["id"].dump(), Json(price).dump());
        QCOMPARE(old["quantity"].dump(), Json(1).dump());
        QVERIFY(old.contains("discount") && !old.contains("billing_mode"));
        QVERIFY(!old["items"]["data"][0].contains("current_period_end"));
        // A renewal is told by the field of then.
        box.waitUntil(item["current_period_end"].get<std::int64_t>() + day);
        const Json updated = box.event("customer.subscription.updated");
        QCOMPARE(updated["data"]["previous_attributes"]["current_period_end"].dump(),
                 item["current_period_end"].dump());
        QVERIFY(updated["data"]["object"]["current_period_end"].get<std::int64_t>() >
                item["current_period_end"].get<std::int64_t>());
    }

    void invoiceBeforeBasil()
    {
        OlderBox box("2025-02-24.acacia");
        const std::string price = box.price(2500);
        const Json sub = box.subscribe(box.customer(), price);
        const Json old = box.object("invoice.paid");
        const Json charge = box.get("charges")["data"][0];
        QCOMPARE(old["subscription"].dump(), sub["id"].dump());
        QCOMPARE(old["charge"].dump(), charge["id"].dump());
        QCOMPARE(old["payment_intent"].dump(), charge["payment_intent"].dump());
        QCOMPARE(old["paid"].dump(), Json(true).dump());
        QCOMPARE(old["paid_out_of_band"].dump(), Json(false).dump());
        for (const char* gone : {"parent", "total_taxes", "payments", "amount_overpaid"})
            QVERIFY2(!old.contains(gone), gone);
        const Json line = old["lines"]["data"][0];
        QCOMPARE(line["type"].dump(), Json("subscription").dump());
        QCOMPARE(line["price"]["id"].dump(), Json(price).dump());
        QCOMPARE(line["plan"]["id"].dump(), Json(price).dump());
        QCOMPARE(line["proration"].dump(), Json(false).dump());
        QCOMPARE(line["subscription_item"].dump(), sub["items"]["data"][0]["id"].dump());
        QVERIFY(!line.contains("pricing") && !line.contains("parent"));
    }

    void moneyBeforeBasil()
    {
        OlderBox box("2024-06-20");
        box.subscribe(box.customer(), box.price(2500));
        const Json invoice = box.get("invoices")["data"][0]["id"];
        QCOMPARE(box.object("charge.succeeded")["invoice"].dump(), invoice.dump());
        QCOMPARE(box.object("payment_intent.succeeded")["invoice"].dump(), invoice.dump());
        QVERIFY(!box.object("charge.succeeded").contains("refunds"));
        box.post("payment_intents", "amount=900&currency=eur&payment_method=pm_card_visa&confirm=true");
        QVERIFY(box.object("charge.succeeded").at("invoice").is_null());
    }

    void invoiceItemBeforeBasil()
    {
        OlderBox box("2024-06-20");
        const std::string customer = box.customer();
        box.post("invoiceitems", "customer=" + customer + "&amount=700&currency=eur");
        const Json old = box.object("invoiceitem.created");
        QVERIFY(old.at("price").is_null());
        QVERIFY(old.at("subscription").is_null());
        QCOMPARE(old["unit_amount"].dump(), Json(700).dump());
        QVERIFY(!old.contains("pricing") && !old.contains("parent"));
    }

    void beforeClover()
    {
        OlderBox box("2025-07-30.basil");
        const std::string coupon = box.post("coupons", "percent_off=10&duration=once")["id"];
        box.post("promotion_codes", "promotion[type]=coupon&promotion[coupon]=" + coupon + "&code=SPRING");
        const Json old = box.object("promotion_code.created");
        QCOMPARE(old["coupon"].dump(), Json(coupon).dump());
        QVERIFY(!old.contains("promotion"));
        box.subscribe(box.customer(), box.price(2500));
        QVERIFY(box.object("invoice.paid").contains("parent")); // basil's shape already
    }

    void chargesCameWithRefundsAndPaymentsWithCharges()
    {
        OlderBox box("2020-08-27");
        const Json intent =
            box.post("payment_intents", "amount=900&currency=eur&payment_method=pm_card_visa&confirm=true");
        const Json old = box.object("payment_intent.succeeded");
        QCOMPARE(old["charges"]["data"][0]["id"].dump(), intent["latest_charge"].dump());
        QVERIFY(!old.contains("latest_charge"));
        const std::string charge = intent["latest_charge"];
        const Json refund = box.post("refunds", "amount=100&charge=" + charge);
        const Json event = box.event("charge.refunded");
        QCOMPARE(event["data"]["object"]["refunds"]["data"][0]["id"].dump(), refund["id"].dump());
        QCOMPARE(event["data"]["previous_attributes"]["amount_refunded"].dump(), Json(0).dump());
    }
};

REGULARS_TEST(OlderShapes)
#include "tst_older.moc"
