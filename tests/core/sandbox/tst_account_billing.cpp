// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountbox.h"
#include "tests/support/testmain.h"

#include <set>

using namespace regulars::tests;
using regulars::fromIso;
using regulars::unixSeconds;

namespace {

constexpr std::int64_t hour = 3600;
constexpr std::int64_t day = 86400;

std::int64_t at(QStringView iso)
{
    return unixSeconds(*fromIso(iso));
}
std::string text(const Json& json)
{
    return json.get<std::string>();
}

std::vector<std::string> typesSince(AccountBox& box, const std::string& cursor)
{
    std::vector<std::string> types;
    const Json page = box.get("events", "limit=100&ending_before=" + cursor);
    for (const Json& event : page["data"])
        types.insert(types.begin(), event["type"].get<std::string>());
    return types;
}

std::string lastEvent(AccountBox& box)
{
    return box.get("events", "limit=1")["data"][0]["id"];
}

bool contains(const std::vector<std::string>& types, const std::string& type)
{
    return std::find(types.begin(), types.end(), type) != types.end();
}

} // namespace

class AccountBilling : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void firstInvoiceIsPaidAtOnce()
    {
        AccountBox box;
        const std::string customer = box.customer();
        const Json sub = box.subscribe(customer, box.price(2500), "&items[0][quantity]=2");
        QCOMPARE(text(sub["status"]), std::string("active"));
        const Json invoice = box.get("invoices/" + text(sub["latest_invoice"]), "expand[]=payments");
        QCOMPARE(text(invoice["status"]), std::string("paid"));
        QCOMPARE(invoice["amount_paid"].get<int>(), 5000);
        QCOMPARE(text(invoice["billing_reason"]), std::string("subscription_create"));
        QCOMPARE(text(invoice["parent"]["subscription_details"]["subscription"]), text(sub["id"]));
        const std::string intent = invoice["payments"]["data"][0]["payment"]["payment_intent"];
        const Json charge = box.get("payment_intents/" + intent,
                                    "expand[]=latest_charge.balance_transaction")["latest_charge"];
        QCOMPARE(charge["amount"].get<int>(), 5000);
        QCOMPARE(charge["balance_transaction"]["net"].get<int>(),
                 5000 - charge["balance_transaction"]["fee"].get<int>());
        QCOMPARE(box.get("invoice_payments",
                         "payment[type]=payment_intent&payment[payment_intent]=" + intent)["data"]
                     .size(),
                 size_t(1));
        QVERIFY(!sub.contains("current_period_end"));
        QCOMPARE(sub["items"]["data"][0]["current_period_end"].get<std::int64_t>(), at(u"2026-02-01"));
    }

    void renewsOnThe31st()
    {
        AccountBox box;
        box.waitUntil(at(u"2026-01-31T10:20:30Z"));
        const std::string customer = box.customer();
        const std::string id = box.subscribe(customer, box.price(1000))["id"];
        for (const auto* end : {u"2026-02-28T10:20:30Z", u"2026-03-31T10:20:30Z", u"2026-04-30T10:20:30Z",
                                u"2026-05-31T10:20:30Z"}) {
            QCOMPARE(
                box.get("subscriptions/" + id)["items"]["data"][0]["current_period_end"].get<std::int64_t>(),
                at(end));
            box.waitUntil(at(end));
        }
        box.wait(2 * hour);
        const auto invoices = box.all("invoices", "subscription=" + id);
        QCOMPARE(invoices.size(), size_t(5));
        for (const Json& invoice : invoices)
            QCOMPARE(text(invoice["status"]), std::string("paid"));
        // Each at its own instant, though the clock jumped.
        QCOMPARE(invoices[3]["created"].get<std::int64_t>(), at(u"2026-02-28T10:20:30Z"));
        QCOMPARE(invoices[3]["status_transitions"]["paid_at"].get<std::int64_t>(),
                 at(u"2026-02-28T11:20:30Z"));
    }

    void oneJumpIsManySteps()
    {
        AccountBox slow;
        AccountBox quick;
        for (AccountBox* box : {&slow, &quick}) {
            box->subscribe(box->customer(), box->price(900, "week"));
            box->subscribe(box->customer("pm_card_chargeCustomerFail"), box->price(900));
        }
        for (int i = 0; i < 100; ++i)
            slow.wait(day);
        quick.wait(100 * day);
        for (const char* path : {"invoices", "charges", "subscriptions", "events"})
            QCOMPARE(Json(slow.all(path)).dump(), Json(quick.all(path)).dump());
    }

    void declineThenRecovery()
    {
        AccountBox box;
        const std::string customer = box.customer();
        const std::string id = box.subscribe(customer, box.price(4000))["id"];
        const std::string bad =
            box.post("payment_methods/pm_card_chargeCustomerFail/attach", "customer=" + customer)["id"];
        box.post("customers/" + customer, "invoice_settings[default_payment_method]=" + bad);
        box.waitUntil(at(u"2026-02-01T01:00:00Z"));
        Json sub = box.get("subscriptions/" + id, "expand[]=latest_invoice");
        QCOMPARE(text(sub["status"]), std::string("past_due"));
        QCOMPARE(text(sub["latest_invoice"]["status"]), std::string("open"));
        QCOMPARE(sub["latest_invoice"]["attempt_count"].get<int>(), 1);
        QCOMPARE(sub["latest_invoice"]["next_payment_attempt"].get<std::int64_t>(), box.now() + 3 * day);
        QCOMPARE(box.get("customers/" + customer)["delinquent"].get<bool>(), true);
        QCOMPARE(box.get("charges", "customer=" + customer)["data"][0]["failure_code"].get<std::string>(),
                 std::string("card_declined"));

        const std::string good =
            box.post("payment_methods/pm_card_mastercard/attach", "customer=" + customer)["id"];
        box.post("customers/" + customer, "invoice_settings[default_payment_method]=" + good);
        box.wait(3 * day);
        sub = box.get("subscriptions/" + id, "expand[]=latest_invoice");
        QCOMPARE(text(sub["status"]), std::string("active"));
        QCOMPARE(text(sub["latest_invoice"]["status"]), std::string("paid"));
        QCOMPARE(sub["latest_invoice"]["attempt_count"].get<int>(), 2);
        QCOMPARE(box.get("customers/" + customer)["delinquent"].get<bool>(), false);
    }

    void dunningEnds_data()
    {
        QTest::addColumn<bool>("unpaid");
        QTest::addColumn<QByteArray>("status");
        QTest::newRow("cancel") << false << QByteArray("canceled");
        QTest::newRow("unpaid") << true << QByteArray("unpaid");
    }
    void dunningEnds()
    {
        QFETCH(const bool, unpaid);
        AccountBox box;
        box.state().settings.unpaidAfterRetries = unpaid;
        const std::string customer = box.customer();
        const std::string id = box.subscribe(customer, box.price(4000))["id"];
        const std::string bad =
            box.post("payment_methods/pm_card_chargeCustomerFail/attach", "customer=" + customer)["id"];
        box.post("customers/" + customer, "invoice_settings[default_payment_method]=" + bad);
        box.waitUntil(at(u"2026-02-20"));
        QTEST(QByteArray::fromStdString(text(box.get("subscriptions/" + id)["status"])), "status");
        QCOMPARE(box.all("charges", "customer=" + customer).size(),
                 size_t(1 + 4)); // paid once, then four tries
        if (!unpaid)
            QCOMPARE(text(box.get("subscriptions/" + id)["cancellation_details"]["reason"]),
                     std::string("payment_failed"));
    }

    void incompleteExpires()
    {
        AccountBox box;
        const std::string customer = box.customer("pm_card_chargeCustomerFail");
        const Json sub = box.subscribe(customer, box.price(4000));
        QCOMPARE(box.status, 200);
        QCOMPARE(text(sub["status"]), std::string("incomplete"));
        box.wait(23 * hour);
        QCOMPARE(text(box.get("subscriptions/" + text(sub["id"]))["status"]),
                 std::string("incomplete_expired"));
        QCOMPARE(text(box.get("invoices/" + text(sub["latest_invoice"]))["status"]), std::string("void"));

        box.subscribe(customer, box.price(4000), "&payment_behavior=error_if_incomplete");
        QCOMPARE(box.status, 402);
        QCOMPARE(box.all("subscriptions", "status=all").size(), size_t(1));
    }

    void trialEnds()
    {
        AccountBox box;
        const std::string id = box.subscribe(box.customer(), box.price(4000), "&trial_period_days=14")["id"];
        QCOMPARE(text(box.get("subscriptions/" + id)["status"]), std::string("trialing"));
        QCOMPARE(box.get("invoices")["data"][0]["total"].get<int>(), 0);
        const std::string cursor = lastEvent(box);
        box.wait(14 * day + hour);
        const Json sub = box.get("subscriptions/" + id, "expand[]=latest_invoice");
        QCOMPARE(text(sub["status"]), std::string("active"));
        QCOMPARE(sub["latest_invoice"]["amount_paid"].get<int>(), 4000);
        const auto told = typesSince(box, cursor);
        QVERIFY2(contains(told, "customer.subscription.trial_will_end"), Json(told).dump().c_str());
    }

    void cancelAtPeriodEnd()
    {
        AccountBox box;
        const std::string id = box.subscribe(box.customer(), box.price(4000))["id"];
        Json sub = box.post("subscriptions/" + id, "cancel_at_period_end=true");
        QCOMPARE(sub["cancel_at"].get<std::int64_t>(), at(u"2026-02-01"));
        QCOMPARE(sub["canceled_at"].get<std::int64_t>(), box.now());
        sub = box.post("subscriptions/" + id, "cancel_at_period_end=false");
        QVERIFY(sub["cancel_at"].is_null() && sub["canceled_at"].is_null());
        box.post("subscriptions/" + id, "cancel_at_period_end=true");
        box.waitUntil(at(u"2026-02-02"));
        sub = box.get("subscriptions/" + id);
        QCOMPARE(text(sub["status"]), std::string("canceled"));
        QCOMPARE(sub["ended_at"].get<std::int64_t>(), at(u"2026-02-01"));
        QCOMPARE(box.all("invoices").size(), size_t(1));
        box.del("subscriptions/" + id);
        QCOMPARE(box.status, 404);
    }

    void balanceIsUsedByTheNextInvoice()
    {
        AccountBox box;
        const std::string customer = box.customer();
        const std::string id = box.subscribe(customer, box.price(10900))["id"];
        const Json entry =
            box.post("customers/" + customer + "/balance_transactions", "amount=-5000&currency=eur");
        QCOMPARE(entry["ending_balance"].get<int>(), -5000);
        box.waitUntil(at(u"2026-02-01T02:00:00Z"));
        Json invoice = box.get("subscriptions/" + id, "expand[]=latest_invoice")["latest_invoice"];
        QCOMPARE(invoice["starting_balance"].get<int>(), -5000);
        QCOMPARE(invoice["ending_balance"].get<int>(), 0);
        QCOMPARE(invoice["amount_due"].get<int>(), 5900);
        const Json ledger = box.get("customers/" + customer + "/balance_transactions")["data"];
        QCOMPARE(text(ledger[0]["type"]), std::string("applied_to_invoice"));
        QCOMPARE(ledger[0]["amount"].get<int>(), 5000);

        box.post("customers/" + customer + "/balance_transactions", "amount=-15000&currency=eur");
        box.waitUntil(at(u"2026-03-01T02:00:00Z"));
        invoice = box.get("subscriptions/" + id, "expand[]=latest_invoice")["latest_invoice"];
        QCOMPARE(invoice["amount_due"].get<int>(), 0);
        QCOMPARE(invoice["ending_balance"].get<int>(), -4100);
        QCOMPARE(text(invoice["status"]), std::string("paid"));
    }

    void tooSmallBecomesDebt()
    {
        AccountBox box;
        const std::string customer = box.customer();
        box.post("invoiceitems", "customer=" + customer + "&amount=30&currency=eur");
        const std::string id =
            box.post("invoices", "customer=" + customer + "&pending_invoice_items_behavior=include")["id"];
        const Json invoice = box.post("invoices/" + id + "/finalize");
        QCOMPARE(text(invoice["status"]), std::string("paid"));
        QCOMPARE(invoice["ending_balance"].get<int>(), 30);
        QCOMPARE(box.get("customers/" + customer)["balance"].get<int>(), 30);
        QVERIFY(box.all("charges").empty());
    }

    void prorationInTheMiddle_data()
    {
        QTest::addColumn<QByteArray>("mode");
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<int>("total");
        for (const char* mode : {"flexible", "classic"}) {
            QTest::addRow("%s up", mode) << QByteArray(mode) << 1000 << 10000 << 4500;
            QTest::addRow("%s down", mode) << QByteArray(mode) << 10000 << 1000 << -4500;
        }
    }
    void prorationInTheMiddle()
    {
        QFETCH(const QByteArray, mode);
        QFETCH(const int, from);
        QFETCH(const int, to);
        QFETCH(const int, total);
        AccountBox box;
        const std::string customer = box.customer();
        const Json sub =
            box.subscribe(customer, box.price(from), "&billing_mode[type]=" + mode.toStdString());
        const std::string change =
            "items[0][id]=" + text(sub["items"]["data"][0]["id"]) + "&items[0][price]=" + box.price(to);
        box.wait(31 * day / 2);
        box.post("subscriptions/" + text(sub["id"]), change + "&proration_behavior=always_invoice");
        const Json invoice = box.get("invoices")["data"][0];
        QCOMPARE(invoice["total"].get<int>(), total);
        QCOMPARE(text(invoice["status"]), std::string("paid"));
        QCOMPARE(invoice["amount_due"].get<int>(), std::max(0, total));
        QCOMPARE(box.get("customers/" + customer)["balance"].get<int>(), std::min(0, total));
        QCOMPARE(invoice["lines"]["data"].size(), size_t(2));
        for (const Json& line : invoice["lines"]["data"])
            QVERIFY(line["parent"]["invoice_item_details"]["proration"].get<bool>());
    }

    /// What is pending is billed by a change that changes nothing: the new invoice is told all the same.
    void anInvoiceOfAChangeIsTold()
    {
        AccountBox box;
        const std::string customer = box.customer();
        const Json sub = box.subscribe(customer, box.price(1000));
        const std::string path = "subscriptions/" + text(sub["id"]), item = "items[0][id]=" + text(sub["items"]["data"][0]["id"]);
        box.wait(3 * day);
        box.post(path, item + "&items[0][price]=" + box.price(2000));
        box.wait(day);
        const Json same = box.post(path, item + "&items[0][quantity]=1&proration_behavior=always_invoice");
        QVERIFY(same["latest_invoice"] != sub["latest_invoice"]);
        const Json event = box.get("events", "type=customer.subscription.updated")["data"][0];
        QCOMPARE(text(event["data"]["object"]["latest_invoice"]), text(same["latest_invoice"]));
        QCOMPARE(text(event["data"]["previous_attributes"]["latest_invoice"]), text(sub["latest_invoice"]));
    }

    void createProrationsWaitsForTheNextInvoice()
    {
        AccountBox box;
        const std::string customer = box.customer();
        const Json sub = box.subscribe(customer, box.price(10000));
        const std::string item = sub["items"]["data"][0]["id"];
        box.wait(31 * day / 2);
        const Json changed = box.post("subscriptions/" + text(sub["id"]),
                                      "items[0][id]=" + item + "&items[0][price]=" + box.price(1000));
        QCOMPARE(changed["items"]["data"].size(), size_t(1));
        QCOMPARE(box.get("customers/" + customer)["balance"].get<int>(), 0);
        const Json pending = box.get("invoiceitems", "pending=true&customer=" + customer)["data"];
        QCOMPARE(pending.size(), size_t(2));
        QCOMPARE(pending[0]["amount"].get<int>() + pending[1]["amount"].get<int>(), -4500);
        box.waitUntil(at(u"2026-02-01T02:00:00Z"));
        const Json invoice = box.get("invoices")["data"][0];
        QCOMPARE(invoice["total"].get<int>(), 1000 - 4500);
        QCOMPARE(box.get("customers/" + customer)["balance"].get<int>(), -3500);
    }

    void flexibleNeverCreditsWhatWasNotBilled()
    {
        for (const std::string mode : {"flexible", "classic"}) {
            AccountBox box;
            const Json sub = box.subscribe(box.customer(), box.price(1000), "&billing_mode[type]=" + mode);
            const std::string item = "items[0][id]=" + text(sub["items"]["data"][0]["id"]);
            const std::string path = "subscriptions/" + text(sub["id"]);
            box.post(path, item + "&proration_behavior=none&items[0][price]=" + box.price(10000));
            box.wait(31 * day / 2);
            box.post(path, item + "&proration_behavior=always_invoice&items[0][price]=" + box.price(2000));
            QCOMPARE(box.get("invoices")["data"][0]["total"].get<int>(),
                     mode == "flexible" ? 1000 - 500 : 1000 - 5000);
        }
    }

    void changingThePriceSetsQuantityToOne()
    {
        AccountBox box;
        const Json sub = box.subscribe(box.customer(), box.price(1000), "&items[0][quantity]=5");
        const std::string item = "items[0][id]=" + text(sub["items"]["data"][0]["id"]);
        const Json changed =
            box.post("subscriptions/" + text(sub["id"]), item + "&items[0][price]=" + box.price(2000));
        QCOMPARE(changed["items"]["data"][0]["quantity"].get<int>(), 1);
        // Without the item's id a second item is added.
        QCOMPARE(
            box.post("subscriptions/" + text(sub["id"]), "items[0][price]=" + box.price(300))["items"]["data"]
                .size(),
            size_t(2));
    }

    void cancelWithCredit()
    {
        AccountBox box;
        const std::string customer = box.customer();
        const std::string id = box.subscribe(customer, box.price(10000))["id"];
        box.wait(31 * day / 2);
        box.del("subscriptions/" + id, "prorate=true&invoice_now=true");
        QCOMPARE(box.get("customers/" + customer)["balance"].get<int>(), -5000);
    }

    void manualInvoice()
    {
        AccountBox box;
        const std::string customer = box.customer();
        const std::string id = box.post("invoices", "customer=" + customer)["id"];
        box.post("invoiceitems", "customer=" + customer + "&invoice=" + id + "&amount=4200&currency=eur");
        QCOMPARE(text(box.post("invoices/" + id + "/finalize")["status"]), std::string("open"));
        QVERIFY(!box.get("invoices/" + id)["number"].is_null());
        QCOMPARE(text(box.post("invoices/" + id + "/void")["status"]), std::string("void"));
        const Json refused = box.post("invoices/" + id + "/pay");
        QVERIFY2(box.status == 400, refused.dump().c_str());

        const std::string second = box.post("invoices", "customer=" + customer)["id"];
        box.post("invoiceitems", "customer=" + customer + "&invoice=" + second + "&amount=4200&currency=eur");
        QCOMPARE(text(box.post("invoices/" + second + "/pay", "paid_out_of_band=true")["status"]),
                 std::string("paid"));
        QVERIFY(box.all("charges").empty());
    }

    void sentInvoiceFallsOverdue()
    {
        AccountBox box;
        const std::string id = box.subscribe(box.customer(""), box.price(1000),
                                             "&collection_method=send_invoice&days_until_due=14")["id"];
        QCOMPARE(text(box.get("subscriptions/" + id)["status"]), std::string("active"));
        box.wait(2 * hour);
        QCOMPARE(text(box.get("invoices")["data"][0]["status"]), std::string("open"));
        box.wait(15 * day);
        QCOMPARE(text(box.get("subscriptions/" + id)["status"]), std::string("past_due"));
    }
};

REGULARS_TEST(AccountBilling)
#include "tst_account_billing.moc"
