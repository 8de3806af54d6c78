// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountbox.h"
#include "tests/support/seededrandom.h"
#include "tests/support/testmain.h"

using namespace regulars::tests;

namespace {

std::string text(const Json& json)
{
    return json.is_null() ? "null" : json.get<std::string>();
}

std::int64_t balanceOf(AccountBox& box, const std::string& customer)
{
    return box.get("customers/" + customer)["balance"].get<std::int64_t>();
}

std::string ledgerPath(const std::string& customer)
{
    return "customers/" + customer + "/balance_transactions";
}

/// Every entry ends where the next one begins, and the last where the customer stands.
bool isSound(AccountBox& box, const std::string& customer)
{
    std::int64_t sum = 0;
    const auto entries = box.all(ledgerPath(customer));
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        sum += (*entry)["amount"].get<std::int64_t>();
        if ((*entry)["ending_balance"].get<std::int64_t>() != sum) return false;
    }
    return sum == balanceOf(box, customer);
}

/// An invoice of one amount, finalized, that nobody collects by itself.
std::string billed(AccountBox& box, const std::string& customer, std::int64_t amount)
{
    box.post("invoiceitems", "customer=" + customer + "&currency=eur&amount=" + std::to_string(amount));
    const std::string id =
        box.post("invoices", "customer=" + customer + "&pending_invoice_items_behavior=include")["id"];
    box.post("invoices/" + id + "/finalize");
    return id;
}

} // namespace

/// The credit balance and what invoices do to it (contract.md 5, 11, 36).
class Balance : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isTheSumOfItsLedger()
    {
        regulars::tests::SeededRandom dice(seed());
        AccountBox box;
        const std::string customer = box.customer();
        std::vector<std::string> open;
        for (int i = 0; i < 120; ++i) {
            const auto amount = static_cast<std::int64_t>(dice.next() % 20'000) - 10'000;
            switch (dice.next() % 4) {
            case 0:
                open.push_back(billed(box, customer, amount));
                break;
            case 1:
                if (open.empty()) break;
                box.post("invoices/" + open.back() + (amount % 2 == 0 ? "/void" : "/pay"));
                open.pop_back();
                break;
            default:
                box.post(ledgerPath(customer), "currency=eur&amount=" + std::to_string(amount));
            }
            QVERIFY2(isSound(box, customer), std::to_string(i).c_str());
            box.wait(60);
        }
    }

    void entriesAndWhatChangesOfThem()
    {
        AccountBox box;
        const std::string customer = box.customer("");
        const Json made =
            box.post(ledgerPath(customer), "amount=-5000&currency=usd&description=Goodwill&metadata[op]=1");
        QCOMPARE(text(made["type"]), std::string("adjustment"));
        QCOMPARE(made["ending_balance"].get<int>(), -5000);
        const Json event = box.get("events", "type=customer.updated")["data"][0];
        QCOMPARE(event["data"]["previous_attributes"]["balance"].get<int>(), 0);
        QCOMPARE(event["data"]["object"]["balance"].get<int>(), -5000);
        QCOMPARE(text(event["request"]["idempotency_key"]), std::string("key-1"));
        const std::string path = ledgerPath(customer) + "/" + text(made["id"]);
        const Json told = box.post(path, "description=Sorry&metadata[op]=&metadata[who]=Bo");
        QCOMPARE(text(told["description"]), std::string("Sorry"));
        QCOMPARE(told["metadata"].dump(), std::string(R"({"who":"Bo"})"));
        box.post(path, "amount=1");
        QCOMPARE(box.status, 400);
        for (const char* wrong :
             {"amount=0&currency=usd", "amount=1", "currency=usd", "amount=1&currency=eur",
              "amount=9000000000000&currency=usd", "amount=1.5&currency=usd"}) {
            box.post(ledgerPath(customer), wrong);
            QVERIFY2(box.status == 400, wrong);
        }
        QCOMPARE(balanceOf(box, customer), -5000);
        box.wait(60);
        box.post(ledgerPath(customer), "amount=700&currency=usd");
        QCOMPARE(balanceOf(box, customer), -4300);
        const auto later = box.all(ledgerPath(customer), "created[gte]=" + std::to_string(box.now()));
        QCOMPARE(later.size(), std::size_t(1));
    }

    void aPreviewSpendsTheCredit_data()
    {
        QTest::addColumn<int>("credit");
        QTest::addColumn<int>("due");
        QTest::addColumn<int>("left");
        QTest::newRow("covers a part") << 5000 << 5900 << 0;
        QTest::newRow("covers it") << 10900 << 0 << 0;
        QTest::newRow("is more") << 15000 << 0 << 4100;
    }
    void aPreviewSpendsTheCredit()
    {
        QFETCH(int, credit);
        QFETCH(int, due);
        QFETCH(int, left);
        AccountBox box;
        const std::string customer = box.customer();
        const std::string sub = box.subscribe(customer, box.price(10900, "month", "usd"))["id"];
        box.post(ledgerPath(customer), "currency=usd&amount=-" + std::to_string(credit));
        const Json seen = box.post("invoices/create_preview", "subscription=" + sub);
        QCOMPARE(seen["total"].get<int>(), 10900);
        QCOMPARE(seen["starting_balance"].get<int>(), -credit);
        QCOMPARE(seen["amount_due"].get<int>(), due);
        QVERIFY(seen["ending_balance"].is_null()); // until it is final (contract.md 11)
        QCOMPARE(balanceOf(box, customer), -credit);
        box.wait(32 * 86400);
        const Json bill = box.get("invoices", "subscription=" + sub)["data"][0];
        QCOMPARE(bill["amount_paid"].get<int>(), due);
        QCOMPARE(bill["ending_balance"].get<int>(), -left);
        QCOMPARE(balanceOf(box, customer), -left);
        const Json entry = box.get(ledgerPath(customer), "invoice=" + text(bill["id"]))["data"][0];
        QCOMPARE(text(entry["type"]), std::string("applied_to_invoice"));
        QCOMPARE(entry["amount"].get<int>(), credit - left);
    }

    void voidingGivesItBack()
    {
        AccountBox box;
        const std::string customer = box.customer();
        box.post(ledgerPath(customer), "currency=eur&amount=-3000");
        const std::string invoice = billed(box, customer, 4000);
        QCOMPARE(balanceOf(box, customer), 0);
        QCOMPARE(box.get("invoices/" + invoice)["amount_due"].get<int>(), 1000);
        box.post("invoices/" + invoice + "/void");
        QCOMPARE(balanceOf(box, customer), -3000);
        const Json entry = box.get(ledgerPath(customer))["data"][0];
        QCOMPARE(text(entry["type"]), std::string("unapplied_from_invoice"));
        QCOMPARE(text(entry["invoice"]), invoice);
    }

    void aNegativeInvoiceBecomesCredit()
    {
        AccountBox box;
        const std::string customer = box.customer();
        const Json invoice = box.get("invoices/" + billed(box, customer, -2500));
        QCOMPARE(text(invoice["status"]), std::string("paid"));
        QCOMPARE(invoice["total"].get<int>(), -2500);
        QCOMPARE(invoice["amount_due"].get<int>(), 0);
        QCOMPARE(invoice["ending_balance"].get<int>(), -2500);
        QCOMPARE(balanceOf(box, customer), -2500);
    }

    void paidOutsideIsNoCharge()
    {
        AccountBox box;
        const std::string customer = box.customer();
        const std::string id = billed(box, customer, 4000);
        const Json paid = box.post("invoices/" + id + "/pay", "paid_out_of_band=true&expand[]=payments");
        QCOMPARE(text(paid["status"]), std::string("paid"));
        QCOMPARE(text(paid["payments"]["data"].back()["payment"]["type"]), std::string("payment_record"));
        QVERIFY(box.get("charges")["data"].empty());
    }

    /// What was written off can still be paid; a decline is told, and changes nothing.
    void whatWasWrittenOff()
    {
        AccountBox box;
        const std::string customer = box.customer("pm_card_chargeCustomerFail");
        const std::string id = billed(box, customer, 4000);
        box.post("invoices/" + id + "/mark_uncollectible");
        const Json error = box.post("invoices/" + id + "/pay")["error"];
        QCOMPARE(box.status, 402);
        QCOMPARE(text(error["code"]), std::string("card_declined"));
        QCOMPARE(text(box.get("invoices/" + id)["status"]), std::string("uncollectible"));
        const std::string card =
            box.post("payment_methods/pm_card_visa/attach", "customer=" + customer)["id"];
        QCOMPARE(text(box.post("invoices/" + id + "/pay", "payment_method=" + card)["status"]),
                 std::string("paid"));
    }

    void aDebitIsNoDecline()
    {
        AccountBox box;
        const std::string customer = box.customer("pm_success_de");
        const std::string id = billed(box, customer, 4000);
        const Json waits = box.post("invoices/" + id + "/pay");
        QCOMPARE(box.status, 200);
        QCOMPARE(text(waits["status"]), std::string("open"));
        box.wait(8 * 86400);
        QCOMPARE(text(box.get("invoices/" + id)["status"]), std::string("paid"));
    }

    void itemsAtAPriceOfTheirOwn()
    {
        AccountBox box;
        const std::string customer = box.customer();
        const std::string product = box.post("products", "name=Mat")["id"];
        const std::string data =
            "&price_data[currency]=eur&price_data[unit_amount]=450&price_data[product]=" + product;
        const Json item = box.post("invoiceitems", "customer=" + customer + "&quantity=3" + data);
        QCOMPARE(item["amount"].get<int>(), 1350);
        const std::string price = item["pricing"]["price_details"]["price"];
        QVERIFY(!box.get("prices/" + price)["active"].get<bool>());
        box.post("invoiceitems", "customer=" + customer + "&pricing[price]=" + price + data);
        QCOMPARE(box.status, 400);
        const std::size_t known = box.all("prices").size();
        box.post("invoiceitems", "customer=" + customer + data + "&price_data[currency]=usd");
        QCOMPARE(box.status, 400);
        QCOMPARE(box.all("prices").size(), known);
        QCOMPARE(box.get("invoiceitems", "pending=true&customer=" + customer)["data"].size(), std::size_t(1));
    }
};

REGULARS_TEST(Balance)
#include "tst_balance.moc"
