// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountbox.h"
#include "tests/support/testmain.h"

using namespace regulars::tests;

namespace {

constexpr std::int64_t day = 86400;

std::string text(const Json& json)
{
    return json.is_null() ? "null" : json.get<std::string>();
}

std::vector<std::string> typesSince(AccountBox& box, std::size_t known)
{
    std::vector<std::string> types;
    const auto events = box.all("events");
    for (std::size_t i = events.size() - known; i > 0; --i)
        types.push_back(events[i - 1]["type"]);
    return types;
}

Json debit(AccountBox& box, const std::string& token, const std::string& more = {})
{
    return box.post("payment_intents",
                    "amount=4000&currency=eur&confirm=true&payment_method=" + token + more);
}

} // namespace

/// Debits that settle days later, and banks that ask (contract.md 15, 16, 20).
class Debits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void settlesDaysLater()
    {
        AccountBox box; // a Thursday
        const Json intent = debit(box, "pm_success_de");
        QCOMPARE(text(intent["status"]), std::string("processing"));
        const std::string id = intent["latest_charge"];
        Json charge = box.get("charges/" + id);
        QCOMPARE(text(charge["status"]), std::string("pending"));
        QVERIFY(charge["balance_transaction"].is_null());
        QVERIFY(!charge["paid"].get<bool>());
        QVERIFY(box.get("balance_transactions")["data"].empty());
        QCOMPARE(typesSince(box, 0),
                 (std::vector<std::string>{"payment_intent.created", "payment_intent.processing",
                                           "charge.pending"}));
        const std::size_t known = box.all("events").size();
        box.wait(7 * day - 1); // five business days and a weekend
        QCOMPARE(text(box.get("charges/" + id)["status"]), std::string("pending"));
        box.wait(1);
        charge = box.get("charges/" + id, "expand[]=balance_transaction");
        QCOMPARE(text(charge["status"]), std::string("succeeded"));
        QCOMPARE(typesSince(box, known),
                 (std::vector<std::string>{"charge.succeeded", "payment_intent.succeeded"}));
        const Json booked = charge["balance_transaction"];
        QCOMPARE(text(booked["type"]), std::string("payment"));
        QCOMPARE(text(booked["status"]), std::string("pending"));
        QCOMPARE(booked["created"].get<std::int64_t>(), box.now());
        box.waitUntil(booked["available_on"].get<std::int64_t>());
        QCOMPARE(text(box.get("balance_transactions/" + text(booked["id"]))["status"]),
                 std::string("available"));
    }

    void failsDaysLater_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("refused") << QByteArray("pm_failed_de")
                                 << QByteArray("payment_method_provider_decline");
        QTest::newRow("no money") << QByteArray("pm_insufficientFunds_de")
                                  << QByteArray("insufficient_funds");
        QTest::newRow("by its IBAN") << QByteArray("DE62370400440532013001")
                                     << QByteArray("payment_method_provider_decline");
    }
    void failsDaysLater()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, code);
        AccountBox box;
        std::string id = method.toStdString();
        if (id.starts_with("DE"))
            id = box.post("payment_methods", "type=sepa_debit&sepa_debit[iban]=" + id)["id"];
        const std::string intent = debit(box, id)["id"];
        const std::size_t known = box.all("events").size();
        box.wait(8 * day);
        const Json row = box.get("payment_intents/" + intent, "expand[]=latest_charge");
        QCOMPARE(text(row["status"]), std::string("requires_payment_method"));
        QCOMPARE(text(row["last_payment_error"]["code"]), code.toStdString());
        QCOMPARE(text(row["latest_charge"]["failure_code"]), code.toStdString());
        QVERIFY(row["latest_charge"]["balance_transaction"].is_null());
        QCOMPARE(typesSince(box, known),
                 (std::vector<std::string>{"charge.failed", "payment_intent.payment_failed"}));
    }

    void disputedWhenItSettled()
    {
        AccountBox box;
        const std::string charge = debit(box, "pm_disputed_de")["latest_charge"];
        box.wait(8 * day);
        QVERIFY(!box.get("charges/" + charge)["disputed"].get<bool>());
        box.wait(4 * day);
        QVERIFY(box.get("charges/" + charge)["disputed"].get<bool>());
    }

    /// Nothing can be done about a debit under way.
    void underWay()
    {
        AccountBox box;
        const Json intent = debit(box, "pm_success_de");
        const std::string id = intent["id"];
        for (const std::string& path :
             {"payment_intents/" + id + "/confirm", "payment_intents/" + id + "/cancel"}) {
            const Json error = box.post(path)["error"];
            QCOMPARE(box.status, 400);
            QCOMPARE(text(error["code"]), std::string("payment_intent_unexpected_state"));
        }
        const Json error = box.post("refunds", "charge=" + text(intent["latest_charge"]))["error"];
        QCOMPARE(text(error["code"]), std::string("charge_not_refundable"));
    }

    void invoiceWaitsForItsDebit()
    {
        AccountBox box;
        const Json sub = box.subscribe(box.customer("pm_success_de"), box.price(2500));
        QCOMPARE(text(sub["status"]), std::string("active"));
        const std::string id = sub["latest_invoice"];
        Json invoice = box.get("invoices/" + id);
        QCOMPARE(text(invoice["status"]), std::string("open"));
        QVERIFY(invoice["attempted"].get<bool>());
        QVERIFY(invoice["next_payment_attempt"].is_null());
        for (const char* verb : {"/pay", "/void"}) {
            box.post("invoices/" + id + verb);
            QCOMPARE(box.status, 400);
        }
        box.post("invoices/" + id + "/pay", "paid_out_of_band=true");
        QCOMPARE(box.status, 400);
        const std::size_t known = box.all("events").size();
        box.wait(8 * day);
        invoice = box.get("invoices/" + id, "expand[]=payments");
        QCOMPARE(text(invoice["status"]), std::string("paid"));
        QCOMPARE(invoice["amount_paid"].get<int>(), 2500);
        QCOMPARE(text(invoice["payments"]["data"][0]["status"]), std::string("paid"));
        const auto types = typesSince(box, known);
        for (const char* type : {"charge.succeeded", "invoice.paid", "invoice_payment.paid"})
            QCOMPARE(std::count(types.begin(), types.end(), type), 1);
    }

    void invoiceWhoseDebitFails()
    {
        AccountBox box;
        const std::string customer = box.customer("pm_failed_de");
        const Json sub = box.subscribe(customer, box.price(2500));
        box.wait(8 * day);
        const Json invoice = box.get("invoices/" + text(sub["latest_invoice"]));
        QCOMPARE(text(invoice["status"]), std::string("open"));
        QCOMPARE(text(box.get("subscriptions/" + text(sub["id"]))["status"]), std::string("past_due"));
        QVERIFY(box.get("customers/" + customer)["delinquent"].get<bool>());
        QCOMPARE(box.get("events", "type=invoice.payment_failed")["data"].size(), std::size_t(1));
        // A good card mends it.
        const std::string card =
            box.post("payment_methods/pm_card_visa/attach", "customer=" + customer)["id"];
        QCOMPARE(
            text(box.post("invoices/" + text(invoice["id"]) + "/pay", "payment_method=" + card)["status"]),
            std::string("paid"));
        QCOMPARE(text(box.get("subscriptions/" + text(sub["id"]))["status"]), std::string("active"));
    }

    void aBankThatAsksIsAnswered()
    {
        AccountBox box;
        const auto asked = [&] {
            return debit(box, "pm_card_authenticationRequired", "&return_url=https://example.com/");
        };
        const auto answered = [&](const std::string& id, const char* outcome) {
            const regulars::sandbox::Request request{"POST",
                                                     "/_sandbox/payment_intents/" + id + "/authenticate",
                                                     {},
                                                     std::string("outcome=") + outcome,
                                                     {}};
            return Json::parse(box.account().handle(request, regulars::fromUnixSeconds(box.now())).body);
        };
        const Json first = asked();
        QCOMPARE(text(first["status"]), std::string("requires_action"));
        QCOMPARE(text(first["next_action"]["redirect_to_url"]["return_url"]),
                 std::string("https://example.com/"));
        const Json good = answered(first["id"], "succeeded");
        QCOMPARE(text(good["status"]), std::string("succeeded"));
        QVERIFY(good["next_action"].is_null());
        const std::string second = asked()["id"];
        const Json bad = answered(second, "failed");
        QCOMPARE(text(bad["status"]), std::string("requires_payment_method"));
        QCOMPARE(text(bad["last_payment_error"]["code"]),
                 std::string("payment_intent_authentication_failure"));
        QCOMPARE(text(answered(second, "succeeded")["error"]["code"]),
                 std::string("payment_intent_unexpected_state"));
        const Json mended = box.post("payment_intents/" + second + "/confirm", "payment_method=pm_card_visa");
        QCOMPARE(text(mended["status"]), std::string("succeeded"));
        QVERIFY(mended["last_payment_error"].is_null());
    }

    void anInvoiceThatNeedsThePayer()
    {
        AccountBox box;
        const Json sub = box.subscribe(box.customer("pm_card_authenticationRequired"), box.price(2500));
        QCOMPARE(text(sub["status"]), std::string("incomplete"));
        const std::string intent = box.get("payment_intents")["data"][0]["id"];
        const regulars::sandbox::Request request{
            "POST", "/_sandbox/payment_intents/" + intent + "/authenticate", {}, "outcome=succeeded", {}};
        box.account().handle(request, regulars::fromUnixSeconds(box.now()));
        QCOMPARE(text(box.get("invoices/" + text(sub["latest_invoice"]))["status"]), std::string("paid"));
        QCOMPARE(text(box.get("subscriptions/" + text(sub["id"]))["status"]), std::string("active"));
    }

    void nobodyThereToAnswer()
    {
        AccountBox box;
        for (const char* away : {"&off_session=true", "&error_on_requires_action=true"}) {
            const Json error = debit(box, "pm_card_authenticationRequired", away)["error"];
            QCOMPARE(box.status, 402);
            QCOMPARE(text(error["code"]), std::string("authentication_required"));
        }
    }
};

REGULARS_TEST(Debits)
#include "tst_debits.moc"
