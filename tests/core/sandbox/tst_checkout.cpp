// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountbox.h"
#include "tests/support/testmain.h"

using namespace regulars::tests;

namespace {

constexpr std::int64_t day = 86400;
const std::string sale =
    "line_items[0][quantity]=2&line_items[0][price_data][currency]=eur&"
    "line_items[0][price_data][unit_amount]=2100&line_items[0][price_data][product_data][name]="
    "Repayment&payment_intent_data[metadata][op]=7&payment_intent_data[description]=Back&"
    "metadata[op]=6";

std::string text(const Json& json)
{
    return json.is_null() ? "null" : json.get<std::string>();
}

Json session(AccountBox& box, const std::string& more = {})
{
    return box.post("checkout/sessions", "mode=payment&success_url=https%3A%2F%2Fexample.com&" + sale + more);
}

std::size_t countOf(AccountBox& box, const std::string& type)
{
    return box.get("events", "type=" + type)["data"].size();
}

} // namespace

/// Pages to pay on, and links to them (contract.md 23).
class Checkout : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// A page on which a payment method is stored, and nothing paid.
    void storesAMethod()
    {
        AccountBox box;
        const std::string customer = box.customer("");
        const std::string setUp = "mode=setup&success_url=https%3A%2F%2Fexample.com&customer=" + customer;
        box.post("checkout/sessions", setUp);
        QCOMPARE(box.status, 400); // which methods there are follows from the currency
        Json page = box.post("checkout/sessions", setUp + "&currency=eur&setup_intent_data[metadata][op]=7");
        QCOMPARE(box.status, 200);
        const std::string id = page["id"];
        QCOMPARE(text(page["mode"]), std::string("setup"));
        QCOMPARE(text(page["payment_status"]), std::string("no_payment_required"));
        QVERIFY(page["amount_total"].is_null() && !page["setup_intent"].is_null());
        page = box.control("checkout/sessions/" + id + "/pay", "payment_method=pm_card_visa");
        QCOMPARE(box.status, 200);
        QCOMPARE(text(page["status"]), std::string("complete"));
        QCOMPARE(box.get("customers/" + customer + "/payment_methods")["data"].size(), std::size_t(1));
        QVERIFY(box.get("customers/" + customer)["invoice_settings"]["default_payment_method"].is_null());
        box.post("checkout/sessions", "mode=payment&success_url=https%3A%2F%2Fexample.com");
        QCOMPARE(box.status, 400); // without lines
    }

    void leadsToThePortal()
    {
        AccountBox box;
        const std::string customer = box.customer("");
        const Json page = box.post("billing_portal/sessions", "flow_data[type]=payment_method_update&customer=" + customer);
        QCOMPARE(box.status, 200);
        QCOMPARE(text(page["object"]), std::string("billing_portal.session"));
        QCOMPARE(text(page["flow"]["type"]), std::string("payment_method_update"));
        QVERIFY(text(page["url"]).starts_with("https://billing.stripe.com/"));
        box.post("billing_portal/sessions", "");
        QCOMPARE(box.status, 400);
        box.post("billing_portal/sessions", "flow_data[type]=subscription_cancle&customer=" + customer);
        QCOMPARE(box.status, 400);
    }

    void isPaid()
    {
        AccountBox box;
        const std::string customer = box.customer("");
        Json page = session(box, "&client_reference_id=ref-1&customer=" + customer);
        const std::string id = page["id"];
        QCOMPARE(text(page["status"]), std::string("open"));
        QCOMPARE(text(page["payment_status"]), std::string("unpaid"));
        QCOMPARE(page["amount_total"].get<int>(), 4200);
        QVERIFY(page["payment_intent"].is_null());
        QVERIFY(!page["url"].is_null());
        QCOMPARE(page["expires_at"].get<std::int64_t>(), box.now() + day);
        QVERIFY(!page.contains("line_items"));
        page = box.control("checkout/sessions/" + id + "/pay", "payment_method=pm_card_visa");
        QCOMPARE(box.status, 200);
        QCOMPARE(text(page["status"]), std::string("complete"));
        QCOMPARE(text(page["payment_status"]), std::string("paid"));
        QVERIFY(page["url"].is_null());
        const Json intent =
            box.get("payment_intents/" + text(page["payment_intent"]), "expand[]=latest_charge");
        QCOMPARE(intent["amount"].get<int>(), 4200);
        for (const Json& row : {intent, intent["latest_charge"]}) {
            QCOMPARE(text(row["metadata"]["op"]), std::string("7"));
            QCOMPARE(text(row["description"]), std::string("Back"));
            QCOMPARE(text(row["customer"]), customer);
        }
        QCOMPARE(text(page["metadata"]["op"]), std::string("6"));
        QCOMPARE(countOf(box, "checkout.session.completed"), std::size_t(1));
        box.control("checkout/sessions/" + id + "/pay", "payment_method=pm_card_visa");
        QCOMPARE(box.status, 400);
        box.post("checkout/sessions/" + id + "/expire");
        QCOMPARE(box.status, 400);
        box.wait(2 * day);
        QCOMPARE(text(box.get("checkout/sessions/" + id)["status"]), std::string("complete"));
        QCOMPARE(box.get("checkout/sessions", "customer=" + customer)["data"].size(), std::size_t(1));
        QVERIFY(box.get("checkout/sessions", "status=open")["data"].empty());
        const Json line = box.get("checkout/sessions/" + id, "expand[]=line_items")["line_items"]["data"][0];
        QCOMPARE(text(line["description"]), std::string("Repayment"));
        QVERIFY(!line["price"]["active"].get<bool>());
    }

    void staysOpenAfterADecline()
    {
        AccountBox box;
        const std::string id = session(box)["id"];
        const Json error =
            box.control("checkout/sessions/" + id + "/pay", "payment_method=pm_card_chargeDeclined");
        QCOMPARE(box.status, 402);
        QCOMPARE(text(error["error"]["code"]), std::string("card_declined"));
        Json page = box.get("checkout/sessions/" + id);
        QCOMPARE(text(page["status"]), std::string("open"));
        const std::string intent = page["payment_intent"];
        page = box.control("checkout/sessions/" + id + "/pay", "payment_method=pm_card_visa&name=Eve");
        QCOMPARE(text(page["payment_intent"]), intent);
        QCOMPARE(text(page["customer_details"]["name"]), std::string("Eve"));
        QCOMPARE(box.get("charges", "payment_intent=" + intent)["data"].size(), std::size_t(2));
    }

    void expires()
    {
        AccountBox box;
        const std::string one = session(box)["id"];
        const std::string two = session(box)["id"];
        box.control("checkout/sessions/" + one + "/pay", "payment_method=pm_card_chargeDeclined");
        const std::string intent = box.get("checkout/sessions/" + one)["payment_intent"];
        QCOMPARE(text(box.post("checkout/sessions/" + two + "/expire")["status"]), std::string("expired"));
        box.wait(day - 1);
        QCOMPARE(text(box.get("checkout/sessions/" + one)["status"]), std::string("open"));
        box.wait(1);
        QCOMPARE(text(box.get("checkout/sessions/" + one)["status"]), std::string("expired"));
        QCOMPARE(text(box.get("payment_intents/" + intent)["cancellation_reason"]), std::string("expired"));
        QCOMPARE(countOf(box, "checkout.session.expired"), std::size_t(2));
        box.control("checkout/sessions/" + one + "/pay", "payment_method=pm_card_visa");
        QCOMPARE(box.status, 400);
    }

    void aDebitIsPaidLater_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("event");
        QTest::newRow("arrives") << QByteArray("pm_success_de") << QByteArray("paid")
                                 << QByteArray("checkout.session.async_payment_succeeded");
        QTest::newRow("fails") << QByteArray("pm_failed_de") << QByteArray("unpaid")
                               << QByteArray("checkout.session.async_payment_failed");
    }
    void aDebitIsPaidLater()
    {
        QFETCH(QByteArray, token);
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, event);
        AccountBox box;
        const std::string id = session(box)["id"];
        const Json page =
            box.control("checkout/sessions/" + id + "/pay", "payment_method=" + token.toStdString());
        QCOMPARE(text(page["status"]), std::string("complete"));
        QCOMPARE(text(page["payment_status"]), std::string("unpaid"));
        box.wait(8 * day);
        QCOMPARE(text(box.get("checkout/sessions/" + id)["payment_status"]), status.toStdString());
        QCOMPARE(countOf(box, event.toStdString()), std::size_t(1));
        QCOMPARE(countOf(box, "checkout.session.completed"), std::size_t(1));
    }

    void aBankThatAsks()
    {
        AccountBox box;
        const std::string id = session(box)["id"];
        const Json page =
            box.control("checkout/sessions/" + id + "/pay", "payment_method=pm_card_authenticationRequired");
        QCOMPARE(text(page["status"]), std::string("open"));
        box.control("payment_intents/" + text(page["payment_intent"]) + "/authenticate", "outcome=succeeded");
        QCOMPARE(text(box.get("checkout/sessions/" + id)["payment_status"]), std::string("paid"));
    }

    void whatIsRefused_data()
    {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QByteArray>("param");
        QTest::newRow("too long") << QByteArray("&expires_at=1767398400") << QByteArray("expires_at");
        QTest::newRow("a type") << QByteArray("&payment_method_types[]=card")
                                << QByteArray("payment_method_types");
        QTest::newRow("nobody") << QByteArray("&customer=cus_none") << QByteArray("customer");
        QTest::newRow("unknown") << QByteArray("&colour=red") << QByteArray("colour");
        QTest::newRow("both") << QByteArray("&line_items[0][price]=price_none")
                              << QByteArray("line_items[0][price]");
        QTest::newRow("none") << QByteArray("&line_items[0][quantity]=0")
                              << QByteArray("line_items[0][quantity]");
    }
    void whatIsRefused()
    {
        QFETCH(QByteArray, more);
        QFETCH(QByteArray, param);
        AccountBox box;
        const Json error = session(box, more.toStdString())["error"];
        QCOMPARE(box.status, 400);
        QCOMPARE(text(error["param"]), param.toStdString());
        QVERIFY(box.get("products")["data"].empty()); // nothing was made on the way
    }

    void aLinkIsPaidAsOftenAsItSays()
    {
        AccountBox box;
        const Json link = box.post("payment_links", sale + "&restrictions[completed_sessions][limit]=2");
        const std::string id = link["id"];
        QVERIFY(link["active"].get<bool>());
        QCOMPARE(link["restrictions"]["completed_sessions"]["count"].get<int>(), 0);
        QCOMPARE(text(link["payment_intent_data"]["metadata"]["op"]), std::string("7"));
        const Json page = box.control("payment_links/" + id + "/pay",
                                      "payment_method=pm_card_visa&email=eve%40example.com&name=Eve");
        QCOMPARE(text(page["payment_link"]), id);
        QVERIFY(page["customer"].is_null());
        QCOMPARE(text(page["metadata"]["op"]), std::string("6"));
        const Json charge = box.get("charges", "payment_intent=" + text(page["payment_intent"]))["data"][0];
        QVERIFY(charge["customer"].is_null());
        QCOMPARE(text(charge["billing_details"]["email"]), std::string("eve@example.com"));
        QCOMPARE(text(charge["metadata"]["op"]), std::string("7"));
        box.control("payment_links/" + id + "/pay", "payment_method=pm_card_chargeDeclined");
        QCOMPARE(box.status, 402);
        QVERIFY(box.get("payment_links/" + id)["active"].get<bool>());
        box.control("payment_links/" + id + "/pay", "payment_method=pm_card_visa");
        QVERIFY(!box.get("payment_links/" + id)["active"].get<bool>());
        box.control("payment_links/" + id + "/pay", "payment_method=pm_card_visa");
        QCOMPARE(box.status, 400);
        QCOMPARE(box.get("checkout/sessions", "payment_link=" + id)["data"].size(), std::size_t(3));
        QCOMPARE(countOf(box, "payment_link.created"), std::size_t(1));
        QCOMPARE(countOf(box, "payment_link.updated"), std::size_t(2));
    }

    void aLinkIsSwitchedOff()
    {
        AccountBox box;
        const std::string price = box.price(900, "");
        const std::string id =
            box.post("payment_links", "line_items[0][quantity]=1&line_items[0][price]=" + price)["id"];
        const Json off = box.post("payment_links/" + id, "active=false&metadata[why]=paid");
        QVERIFY(!off["active"].get<bool>());
        QCOMPARE(text(off["metadata"]["why"]), std::string("paid"));
        box.control("payment_links/" + id + "/pay", "payment_method=pm_card_visa");
        QCOMPARE(box.status, 400);
        QVERIFY(box.get("payment_links", "active=true")["data"].empty());
        box.post("payment_links", "line_items[0][quantity]=1&line_items[0][price]=" + box.price(900));
        QCOMPARE(box.status, 400); // not what comes again each month
    }

    void aBlockedPayerIsTurnedAway()
    {
        AccountBox box;
        for (const auto& [alias, value] : {std::pair("email_blocklist", "eve%40example.com"),
                                           std::pair("client_ip_address_blocklist", "13.112.224.240")}) {
            const std::string list =
                box.get("radar/value_lists", std::string("alias=") + alias)["data"][0]["id"];
            box.post("radar/value_list_items", "value_list=" + list + "&value=" + value);
        }
        const std::string link = box.post("payment_links", sale)["id"];
        for (const char* who : {"&email=Eve%40example.com", "&ip_address=13.112.224.240"}) {
            const Json error = box.control("payment_links/" + link + "/pay",
                                           std::string("payment_method=pm_card_visa") + who);
            QCOMPARE(box.status, 402);
            const Json charge = box.get("charges/" + text(error["error"]["charge"]));
            QCOMPARE(text(charge["outcome"]["type"]), std::string("blocked"));
        }
        box.control("payment_links/" + link + "/pay",
                    "payment_method=pm_card_visa&ip_address=13.112.224.241");
        QCOMPARE(box.status, 200);
    }

    void theBalanceIsLeftAlone()
    {
        AccountBox box;
        const std::string customer = box.customer("");
        box.post("customers/" + customer + "/balance_transactions", "amount=-5000&currency=eur");
        const std::string id = session(box, "&customer=" + customer)["id"];
        const Json page = box.control("checkout/sessions/" + id + "/pay", "payment_method=pm_card_visa");
        QCOMPARE(page["amount_total"].get<int>(), 4200);
        QCOMPARE(box.get("customers/" + customer)["balance"].get<int>(), -5000);
    }
};

REGULARS_TEST(Checkout)
#include "tst_checkout.moc"
