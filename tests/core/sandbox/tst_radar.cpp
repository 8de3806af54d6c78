// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountbox.h"
#include "tests/support/testmain.h"

using namespace regulars::tests;

namespace {

std::string text(const Json& json)
{
    return json.is_null() ? "null" : json.get<std::string>();
}

std::string listOf(AccountBox& box, const std::string& alias)
{
    return text(box.get("radar/value_lists", "alias=" + alias)["data"][0]["id"]);
}

Json block(AccountBox& box, const std::string& alias, const std::string& value)
{
    return box.post("radar/value_list_items", "value_list=" + listOf(box, alias) + "&value=" + value);
}

Json pay(AccountBox& box, const std::string& more)
{
    return box.post("payment_intents", "amount=900&currency=eur&confirm=true&off_session=true" + more);
}

} // namespace

/// Value lists and what they block (contract.md 15, 24).
class Radar : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stripesOwnListsAreThere()
    {
        AccountBox box;
        for (const char* alias : {"email_blocklist", "card_fingerprint_blocklist", "customer_id_blocklist",
                                  "client_ip_address_blocklist", "sepa_debit_fingerprint_blocklist"}) {
            const std::string id = listOf(box, alias);
            box.post("radar/value_lists/" + id, "name=Mine");
            QCOMPARE(box.status, 400);
            box.del("radar/value_lists/" + id);
            QCOMPARE(box.status, 400);
        }
        QCOMPARE(box.all("radar/value_lists", {}, 3).size(), std::size_t(22));
    }

    void listsComeAndGo()
    {
        AccountBox box;
        const Json made = box.post("radar/value_lists", "alias=my_list&name=Mine&metadata[a]=b");
        QCOMPARE(text(made["item_type"]), std::string("string"));
        const std::string id = made["id"];
        box.post("radar/value_lists", "alias=my_list&name=Again");
        QCOMPARE(box.status, 400);
        const Json item = box.post("radar/value_list_items", "value_list=" + id + "&value=Storm");
        QCOMPARE(text(box.get("radar/value_lists", "contains=storm")["data"][0]["id"]), id);
        QVERIFY(box.get("radar/value_lists", "contains=sto")["data"].empty());
        QCOMPARE(text(box.post("radar/value_lists/" + id, "name=Ours&metadata[a]=")["name"]),
                 std::string("Ours"));
        QCOMPARE(box.get("radar/value_lists/" + id)["list_items"]["data"].size(), std::size_t(1));
        QVERIFY(box.del("radar/value_lists/" + id)["deleted"].get<bool>());
        box.get("radar/value_list_items/" + text(item["id"]));
        QCOMPARE(box.status, 404);
        box.post("radar/value_lists", "alias=my_list&name=Anew");
        QCOMPARE(box.status, 200);
        box.post("radar/value_lists", "alias=other&name=Odd&item_type=shoe_size");
        QCOMPARE(box.status, 400);
    }

    void itemsComeAndGo()
    {
        AccountBox box;
        const Json item = block(box, "email_blocklist", "Eve%40example.com");
        const std::string list = item["value_list"];
        const Json again = block(box, "email_blocklist", "eve%40EXAMPLE.com")["error"];
        QCOMPARE(box.status, 400);
        QCOMPARE(text(again["code"]), std::string("resource_already_exists"));
        QCOMPARE(text(again["param"]), std::string("value"));
        QCOMPARE(box.get("radar/value_list_items", "value_list=" + list + "&value=EXAMPLE")["data"].size(),
                 std::size_t(1));
        QVERIFY(box.get("radar/value_list_items", "value_list=" + list + "&value=mallory")["data"].empty());
        box.get("radar/value_list_items");
        QCOMPARE(box.status, 400);
        QVERIFY(box.del("radar/value_list_items/" + text(item["id"]))["deleted"].get<bool>());
        box.del("radar/value_list_items/" + text(item["id"]));
        QCOMPARE(box.status, 404);
        block(box, "email_blocklist", "eve%40example.com");
        QCOMPARE(box.status, 200);
    }

    void wrongKindsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("alias");
        QTest::addColumn<QByteArray>("wrong");
        QTest::addColumn<QByteArray>("right");
        QTest::newRow("email") << QByteArray("email_blocklist") << QByteArray("eve")
                               << QByteArray("e%40example.com");
        QTest::newRow("customer") << QByteArray("customer_id_blocklist") << QByteArray("eve")
                                  << QByteArray("cus_1");
        QTest::newRow("card") << QByteArray("card_fingerprint_blocklist") << QByteArray("e%40example.com")
                              << QByteArray("orWziM4j7CiRL8");
        QTest::newRow("address") << QByteArray("client_ip_address_blocklist") << QByteArray("13.112.224.256")
                                 << QByteArray("13.112.224.240");
        QTest::newRow("longer address") << QByteArray("client_ip_address_blocklist")
                                        << QByteArray("1.2.3.4.5") << QByteArray("2001%3Adb8%3A%3A1");
        QTest::newRow("BIN") << QByteArray("card_bin_blocklist") << QByteArray("42424")
                             << QByteArray("424242");
        QTest::newRow("country") << QByteArray("card_country_blocklist") << QByteArray("USA")
                                 << QByteArray("US");
    }
    void wrongKindsAreRefused()
    {
        QFETCH(QByteArray, alias);
        QFETCH(QByteArray, wrong);
        QFETCH(QByteArray, right);
        AccountBox box;
        const Json error = block(box, alias.toStdString(), wrong.toStdString())["error"];
        QCOMPARE(box.status, 400);
        QCOMPARE(text(error["param"]), std::string("value"));
        block(box, alias.toStdString(), right.toStdString());
        QCOMPARE(box.status, 200);
    }

    void whoIsBlockedDoesNotPay_data()
    {
        QTest::addColumn<QByteArray>("alias");
        for (const char* alias : {"email_blocklist", "card_fingerprint_blocklist", "customer_id_blocklist"})
            QTest::newRow(alias) << QByteArray(alias);
    }
    void whoIsBlockedDoesNotPay()
    {
        QFETCH(QByteArray, alias);
        AccountBox box;
        const std::string customer = box.customer();
        const Json method = box.get("customers/" + customer + "/payment_methods")["data"][0];
        const std::string value = alias.startsWith("email")  ? "ADA%40example.com"
                                  : alias.startsWith("card") ? text(method["card"]["fingerprint"])
                                                             : customer;
        const std::string payment = "&customer=" + customer + "&payment_method=" + text(method["id"]);
        QCOMPARE(text(pay(box, payment)["status"]), std::string("succeeded"));
        const std::string item = block(box, alias.toStdString(), value)["id"];
        const Json error = pay(box, payment)["error"];
        QCOMPARE(box.status, 402);
        QCOMPARE(text(error["code"]), std::string("card_declined"));
        const Json charge = box.get("charges/" + text(error["charge"]));
        QCOMPARE(text(charge["status"]), std::string("failed"));
        QCOMPARE(text(charge["outcome"]["type"]), std::string("blocked"));
        QCOMPARE(text(charge["outcome"]["network_status"]), std::string("not_sent_to_network"));
        QCOMPARE(box.get("events", "type=charge.failed")["data"].size(), std::size_t(1));
        box.del("radar/value_list_items/" + item);
        QCOMPARE(text(pay(box, payment)["status"]), std::string("succeeded"));
    }

    void aBlockedAccountIsNotDebited()
    {
        AccountBox box;
        const Json method =
            box.post("payment_methods", "type=sepa_debit&sepa_debit[iban]=DE89370400440532013000");
        block(box, "sepa_debit_fingerprint_blocklist", text(method["sepa_debit"]["fingerprint"]));
        const Json error = pay(box, "&payment_method=" + text(method["id"]))["error"];
        QCOMPARE(box.status, 402);
        QCOMPARE(text(box.get("charges/" + text(error["charge"]))["outcome"]["type"]),
                 std::string("blocked"));
    }

    void aRenewalIsBlockedToo()
    {
        AccountBox box;
        const std::string customer = box.customer();
        const Json sub = box.subscribe(customer, box.price(2500));
        block(box, "customer_id_blocklist", customer);
        box.wait(32 * 86400);
        QCOMPARE(text(box.get("subscriptions/" + text(sub["id"]))["status"]), std::string("past_due"));
        const Json charge = box.get("charges", "customer=" + customer)["data"][0];
        QCOMPARE(text(charge["outcome"]["type"]), std::string("blocked"));
    }

    void aFraudulentRefundBlocksThePayer()
    {
        AccountBox box;
        const std::string customer = box.customer();
        const std::string method = box.get("customers/" + customer + "/payment_methods")["data"][0]["id"];
        const std::string payment = "&customer=" + customer + "&payment_method=" + method;
        const Json paid = pay(box, payment);
        pay(box, payment);
        box.post("refunds", "reason=fraudulent&charge=" + text(paid["latest_charge"]));
        for (const char* alias : {"email_blocklist", "card_fingerprint_blocklist"})
            QCOMPARE(box.get("radar/value_lists/" + listOf(box, alias))["list_items"]["data"].size(),
                     std::size_t(1));
        pay(box, payment);
        QCOMPARE(box.status, 402);
    }

    void anAccountWithoutRadar()
    {
        AccountBox box;
        const std::string customer = box.customer();
        block(box, "customer_id_blocklist", customer);
        box.control("radar", "enabled=false");
        box.get("radar/value_lists");
        QCOMPARE(box.status, 400);
        box.post("radar/value_list_items", "value_list=rsl_1&value=x");
        QCOMPARE(box.status, 400);
        const Json sub = box.subscribe(customer, box.price(2500));
        QCOMPARE(text(sub["status"]), std::string("active"));
        box.control("radar", "enabled=true");
        box.get("radar/value_lists");
        QCOMPARE(box.status, 200);
    }
};

REGULARS_TEST(Radar)
#include "tst_radar.moc"
