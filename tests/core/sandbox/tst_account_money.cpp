// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountbox.h"
#include "tests/support/testmain.h"

#include <cmath>
#include <map>
#include <random>

using namespace regulars::tests;

namespace {

constexpr std::int64_t day = 86400;
std::string text(const Json& json)
{
    return json.get<std::string>();
}

Json sale(AccountBox& box, const std::string& more = {}, int amount = 10000,
          const std::string& currency = "eur")
{
    return box.post("payment_intents", "amount=" + std::to_string(amount) + "&currency=" + currency +
                                           "&confirm=true&payment_method=pm_card_visa" + more);
}

Json eventOf(AccountBox& box, const std::string& type)
{
    const Json data = box.get("events", "type=" + type)["data"];
    return data.empty() ? Json() : data[0];
}

} // namespace

class AccountMoney : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void guestsPayToo()
    {
        AccountBox box;
        const Json intent = sale(box);
        QCOMPARE(text(intent["status"]), std::string("succeeded"));
        QVERIFY(intent["customer"].is_null());
        QVERIFY(!intent.contains("invoice"));
        const Json charge = box.get("charges/" + text(intent["latest_charge"]));
        QVERIFY(charge["customer"].is_null());
        QCOMPARE(text(charge["payment_method_details"]["card"]["last4"]), std::string("4242"));
    }

    void declineIs402()
    {
        AccountBox box;
        const Json answer = box.post(
            "payment_intents",
            "amount=500&currency=eur&confirm=true&payment_method=pm_card_chargeDeclinedInsufficientFunds");
        QCOMPARE(box.status, 402);
        const Json& error = answer["error"];
        QCOMPARE(text(error["type"]), std::string("card_error"));
        QCOMPARE(text(error["code"]), std::string("card_declined"));
        QCOMPARE(text(error["decline_code"]), std::string("insufficient_funds"));
        QCOMPARE(text(error["payment_intent"]["status"]), std::string("requires_payment_method"));
        QCOMPARE(text(box.get("charges")["data"][0]["status"]), std::string("failed"));
        // Another try with a good card.
        const std::string id = error["payment_intent"]["id"];
        QCOMPARE(
            text(box.post("payment_intents/" + id + "/confirm", "payment_method=pm_card_visa")["status"]),
            std::string("succeeded"));
    }

    void testTokens()
    {
        AccountBox box;
        const std::string customer = box.customer("");
        const Json one = box.post("payment_methods/pm_card_amex/attach", "customer=" + customer);
        const Json two = box.post("payment_methods/pm_card_amex/attach", "customer=" + customer);
        QVERIFY(one["id"] != two["id"]);
        QCOMPARE(text(one["card"]["fingerprint"]), text(two["card"]["fingerprint"]));
        box.post("payment_methods/pm_card_chargeDeclined/attach", "customer=" + customer);
        QCOMPARE(box.status, 402);
        QCOMPARE(box.get("customers/" + customer + "/payment_methods")["data"].size(), size_t(2));
        const std::string id = two["id"];
        const Json gone = box.post("payment_methods/" + id + "/detach");
        QVERIFY(gone["customer"].is_null());
        const Json event = eventOf(box, "payment_method.detached");
        QCOMPARE(text(event["data"]["previous_attributes"]["customer"]), customer);
        box.post("payment_methods/" + id + "/attach", "customer=" + customer);
        QCOMPARE(box.status, 400);
        const Json sepa =
            box.post("payment_methods", "type=sepa_debit&sepa_debit[iban]=DE89370400440532013000");
        QCOMPARE(text(sepa["sepa_debit"]["last4"]), std::string("3000"));
    }

    void settlesInTheAccountsCurrency()
    {
        AccountBox box;
        for (const auto& [currency, amount] :
             std::map<std::string, int>{{"eur", 2000}, {"usd", 2000}, {"jpy", 3000}}) {
            const std::string charge = sale(box, {}, amount, currency)["latest_charge"];
            const Json txn =
                box.get("charges/" + charge, "expand[]=balance_transaction")["balance_transaction"];
            QCOMPARE(text(txn["currency"]), std::string("eur"));
            QCOMPARE(txn["net"].get<int>(), txn["amount"].get<int>() - txn["fee"].get<int>());
            QCOMPARE(txn["fee_details"][0]["amount"].get<int>(), txn["fee"].get<int>());
            if (currency == "eur") {
                QVERIFY(txn["exchange_rate"].is_null());
                QCOMPARE(txn["amount"].get<int>(), amount);
            } else {
                const auto millionths =
                    static_cast<std::int64_t>(std::llround(txn["exchange_rate"].get<double>() * 1e6));
                const std::int64_t expected = (amount * millionths + 500'000) / 1'000'000;
                QCOMPARE(txn["amount"].get<std::int64_t>(), expected);
            }
        }
    }

    void refundRules()
    {
        AccountBox box;
        const std::string charge = sale(box)["latest_charge"];
        const Json part =
            box.post("refunds", "charge=" + charge +
                                    "&amount=4000&reason=requested_by_customer&metadata[regulars_op]=x");
        QCOMPARE(text(part["status"]), std::string("succeeded"));
        QCOMPARE(text(part["metadata"]["regulars_op"]), std::string("x"));
        QCOMPARE(box.get("charges/" + charge)["refunded"].get<bool>(), false);
        const Json over = box.post("refunds", "charge=" + charge + "&amount=6001");
        QCOMPARE(box.status, 400);
        QCOMPARE(text(over["error"]["param"]), std::string("amount"));
        QVERIFY(!over["error"].contains("code"));
        QCOMPARE(box.post("refunds", "charge=" + charge)["amount"].get<int>(), 6000);
        QCOMPARE(box.get("charges/" + charge)["refunded"].get<bool>(), true);
        QCOMPARE(text(box.post("refunds", "charge=" + charge)["error"]["code"]),
                 std::string("charge_already_refunded"));
        const Json none = box.post("refunds", "charge=ch_no");
        QCOMPARE(box.status, 400);
        QCOMPARE(text(none["error"]["code"]), std::string("resource_missing"));
        QCOMPARE(text(none["error"]["param"]), std::string("charge"));
        QCOMPARE(box.get("charges/" + charge, "expand[]=refunds")["refunds"]["data"].size(), size_t(2));
        const Json event = eventOf(box, "charge.refunded");
        QCOMPARE(event["data"]["previous_attributes"]["amount_refunded"].get<int>(), 4000);
        QCOMPARE(event["data"]["previous_attributes"]["refunded"].get<bool>(), false);
    }

    void disputedChargesAreNotRefunded()
    {
        AccountBox box;
        const std::string charge = box.post(
            "payment_intents",
            "amount=7000&currency=eur&confirm=true&payment_method=pm_card_createDispute")["latest_charge"];
        box.wait(4 * day);
        const Json dispute = box.get("disputes", "charge=" + charge)["data"][0];
        QCOMPARE(text(dispute["status"]), std::string("needs_response"));
        QCOMPARE(dispute["balance_transactions"][0]["amount"].get<int>(), -7000);
        QCOMPARE(box.get("charges/" + charge)["disputed"].get<bool>(), true);
        QCOMPARE(text(box.post("refunds", "charge=" + charge)["error"]["code"]),
                 std::string("charge_disputed"));
        QCOMPARE(text(eventOf(box, "charge.dispute.created")["data"]["object"]["object"]),
                 std::string("dispute"));
        box.post("disputes/" + text(dispute["id"]) + "/close");
        QCOMPARE(text(box.get("disputes/" + text(dispute["id"]))["status"]), std::string("lost"));
    }

    void deletingACustomer()
    {
        AccountBox box;
        const std::string customer = box.customer();
        const std::string sub = box.subscribe(customer, box.price(1000))["id"];
        const Json stub = box.del("customers/" + customer);
        QVERIFY(stub == Json({{"id", customer}, {"object", "customer"}, {"deleted", true}}));
        QVERIFY(box.get("customers/" + customer) == stub);
        QCOMPARE(box.status, 200);
        QVERIFY(box.all("customers").empty());
        QCOMPARE(text(box.get("subscriptions/" + sub)["status"]), std::string("canceled"));
        QVERIFY(box.get("subscriptions/" + sub, "expand[]=customer")["customer"] == stub);
        QCOMPARE(text(eventOf(box, "customer.subscription.deleted")["data"]["object"]["id"]), sub);
        QCOMPARE(text(eventOf(box, "customer.deleted")["data"]["object"]["name"]), std::string("Ada"));
        QCOMPARE(box.all("charges", "customer=" + customer).size(), size_t(1));
        box.post("customers/" + customer, "name=x");
        QCOMPARE(box.status, 404);
        box.del("customers/" + customer);
        QCOMPARE(box.status, 404);
    }

    void updatesTellWhatWasBefore()
    {
        AccountBox box;
        const std::string customer = box.customer("", "&metadata[a]=1&metadata[b]=2&address[city]=Bonn");
        box.post("customers/" + customer, "name=Grace&metadata[a]=3&metadata[c]=4&address=");
        const Json before = eventOf(box, "customer.updated")["data"]["previous_attributes"];
        QCOMPARE(text(before["name"]), std::string("Ada"));
        QVERIFY(before["metadata"] == Json({{"a", "1"}, {"c", nullptr}}));
        QCOMPARE(text(before["address"]["city"]), std::string("Bonn"));
        QCOMPARE(before.size(), size_t(3));
        const auto count = box.all("events", "type=customer.updated").size();
        box.post("customers/" + customer, "name=Grace");
        QCOMPARE(box.all("events", "type=customer.updated").size(), count); // nothing changed, nothing told
        box.post("customers/" + customer, "metadata=");
        QVERIFY(box.get("customers/" + customer)["metadata"].empty());
    }

    void refundsOfPartsAddUp()
    {
        AccountBox box;
        const std::string charge = sale(box, {}, 9999, "usd")["latest_charge"];
        for (const int part : {1, 333, 3333, 5000, 1332})
            box.post("refunds", "charge=" + charge + "&amount=" + std::to_string(part));
        std::int64_t sum = 0;
        for (const Json& row : box.all("balance_transactions"))
            sum += row["amount"].get<std::int64_t>();
        QCOMPARE(sum, std::int64_t(0));
    }

    /// Random stories: whatever happens, the sums agree with each other.
    void sumsStayConsistent()
    {
        std::mt19937_64 random(seed());
        const auto below = [&](std::size_t bound) { return static_cast<std::size_t>(random() % bound); };
        AccountBox box(random());
        const std::vector<std::string> tokens{"pm_card_visa", "pm_card_mastercard",
                                              "pm_card_chargeCustomerFail", "pm_card_createDispute",
                                              "pm_sepaDebit"};
        const std::vector<std::string> prices{box.price(900, "week"), box.price(4500),
                                              box.price(12000, "year"), box.price(2500)};
        std::vector<std::string> customers;
        for (int i = 0; i < 12; ++i)
            customers.push_back(box.customer(tokens[below(tokens.size())]));
        const auto anyOf = [&](const std::vector<Json>& rows) {
            return rows.empty() ? std::string() : text(rows[below(rows.size())]["id"]);
        };
        for (int step = 0; step < 250; ++step) {
            const std::string customer = customers[below(customers.size())];
            const std::string sub = anyOf(box.all("subscriptions"));
            switch (below(9)) {
            case 0:
                box.subscribe(customer, prices[below(prices.size())]);
                break;
            case 1:
                if (!sub.empty())
                    box.del("subscriptions/" + sub, below(2) ? "prorate=true&invoice_now=true" : "");
                break;
            case 2:
                if (!sub.empty()) {
                    const Json row = box.get("subscriptions/" + sub);
                    const std::vector<std::string> ways{"none", "create_prorations", "always_invoice"};
                    box.post("subscriptions/" + sub, "items[0][id]=" + text(row["items"]["data"][0]["id"]) +
                                                         "&items[0][price]=" + prices[below(prices.size())] +
                                                         "&proration_behavior=" + ways[below(3)]);
                }
                break;
            case 3:
                box.post("customers/" + customer + "/balance_transactions",
                         "currency=eur&amount=" + std::to_string(static_cast<int>(below(9000)) - 4500));
                break;
            case 4:
                sale(box, {}, 500 + static_cast<int>(below(9000)));
                break;
            case 5:
                box.post("refunds", "charge=" + anyOf(box.all("charges")) + (below(2) ? "&amount=100" : ""));
                break;
            case 6:
                box.post("invoiceitems", "currency=eur&customer=" + customer + "&amount=" +
                                             std::to_string(static_cast<int>(below(3000)) - 1000));
                break;
            case 7:
                box.post("invoices/" + anyOf(box.all("invoices", "status=open")) +
                         (below(2) ? "/void" : "/pay"));
                break;
            default:
                box.wait(static_cast<std::int64_t>(below(12)) * day + 1);
                break;
            }
            QVERIFY(box.status == 200 || box.status == 400 || box.status == 402 || box.status == 404);
        }
        box.wait(60 * day);
        checkInvoices(box);
        checkBalances(box);
        checkCharges(box);
    }

private:
    void checkInvoices(AccountBox& box)
    {
        for (const Json& invoice : box.all("invoices", "expand[]=data.payments")) {
            std::int64_t lines = 0;
            for (const Json& line : box.all("invoices/" + text(invoice["id"]) + "/lines"))
                lines += line["amount"].get<std::int64_t>();
            QCOMPARE(invoice["total"].get<std::int64_t>(), lines);
            if (invoice["ending_balance"].is_null()) continue;
            QCOMPARE(invoice["amount_due"].get<std::int64_t>(),
                     lines + invoice["starting_balance"].get<std::int64_t>() -
                         invoice["ending_balance"].get<std::int64_t>());
            std::int64_t paid = 0;
            for (const Json& payment : invoice["payments"]["data"])
                if (payment["status"] == "paid") paid += payment["amount_paid"].get<std::int64_t>();
            QCOMPARE(invoice["amount_paid"].get<std::int64_t>(), paid);
            if (invoice["status"] == "paid")
                QCOMPARE(invoice["amount_remaining"].get<std::int64_t>(), std::int64_t(0));
        }
    }
    void checkBalances(AccountBox& box)
    {
        for (const Json& customer : box.all("customers")) {
            const auto ledger = box.all("customers/" + text(customer["id"]) + "/balance_transactions");
            std::int64_t sum = 0;
            for (auto entry = ledger.rbegin(); entry != ledger.rend(); ++entry) {
                sum += (*entry)["amount"].get<std::int64_t>();
                QCOMPARE((*entry)["ending_balance"].get<std::int64_t>(), sum);
            }
            QCOMPARE(customer["balance"].get<std::int64_t>(), sum);
        }
    }
    void checkCharges(AccountBox& box)
    {
        std::int64_t expected = 0;
        for (const Json& charge :
             box.all("charges", "expand[]=data.refunds&expand[]=data.balance_transaction")) {
            std::int64_t refunded = 0;
            for (const Json& refund : box.all("charges/" + text(charge["id"]) + "/refunds"))
                refunded += refund["amount"].get<std::int64_t>();
            QCOMPARE(charge["amount_refunded"].get<std::int64_t>(), refunded);
            QCOMPARE(charge["balance_transaction"].is_null(), charge["status"] != "succeeded");
            if (charge["status"] == "succeeded") expected += charge["amount"].get<std::int64_t>() - refunded;
        }
        for (const Json& dispute : box.all("disputes"))
            for (const Json& row : dispute["balance_transactions"])
                expected += row["amount"].get<std::int64_t>();
        std::int64_t sum = 0;
        for (const Json& row : box.all("balance_transactions"))
            sum += row["amount"].get<std::int64_t>();
        QCOMPARE(sum, expected);
    }
};

REGULARS_TEST(AccountMoney)
#include "tst_account_money.moc"
