// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountbox.h"
#include "tests/support/testmain.h"

#include <cmath>

using namespace regulars::tests;

namespace {

constexpr std::int64_t day = 86400;

std::string text(const Json& json)
{
    return json.is_null() ? "null" : json.get<std::string>();
}

/// The exchange rate in millionths of minor units; a million where there is none.
std::int64_t rateOf(const Json& entry)
{
    const Json& rate = entry.at("exchange_rate");
    return rate.is_null() ? 1'000'000 : static_cast<std::int64_t>(std::llround(rate.get<double>() * 1e6));
}

std::int64_t settled(std::int64_t amount, std::int64_t rate)
{
    return (std::abs(amount) * rate + 500'000) / 1'000'000 * (amount < 0 ? -1 : 1);
}

} // namespace

/// contract.md 19: what reached the studio of a payment, and what it cost.
class Fees : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyEntryAddsUp_data()
    {
        QTest::addColumn<QByteArray>("currency");
        QTest::addColumn<int>("amount");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("refundType");
        const auto row = [](const char* currency, int amount, const char* method) {
            const bool card = QByteArray(method).contains("card");
            QTest::addRow("%d %s by %s", amount, currency, method)
                << QByteArray(currency) << amount << QByteArray(method)
                << QByteArray(card ? "charge" : "payment") << QByteArray(card ? "refund" : "payment_refund");
        };
        row("eur", 4999, "pm_card_de");
        row("eur", 4999, "pm_card_visa");
        row("usd", 4999, "pm_card_visa");
        row("jpy", 4999, "pm_card_jp");
        row("kwd", 4990, "pm_card_visa");
        row("eur", 4999, "pm_success_de");
    }
    void everyEntryAddsUp()
    {
        QFETCH(QByteArray, currency);
        QFETCH(int, amount);
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, refundType);
        AccountBox box;
        const std::string charge =
            box.post("payment_intents", "confirm=true&amount=" + std::to_string(amount) +
                                            "&currency=" + currency.toStdString() +
                                            "&payment_method=" + method.toStdString())["latest_charge"];
        box.wait(8 * day); // until a debit has settled
        const Json refund = box.post("refunds", "amount=1000&charge=" + charge);
        const Json entries = box.get("balance_transactions")["data"];
        QCOMPARE(entries.size(), std::size_t(2));
        for (const Json& entry : entries) {
            QCOMPARE(text(entry["currency"]), std::string("eur"));
            QCOMPARE(entry["exchange_rate"].is_null(), currency == "eur");
            QCOMPARE(entry["net"].get<int>(), entry["amount"].get<int>() - entry["fee"].get<int>());
            int details = 0;
            for (const Json& detail : entry["fee_details"]) {
                QCOMPARE(text(detail["currency"]), std::string("eur"));
                QCOMPARE(text(detail["type"]), std::string("stripe_fee"));
                details += detail["amount"].get<int>();
            }
            QCOMPARE(entry["fee"].get<int>(), details);
            const bool isAvailable = entry["available_on"].get<std::int64_t>() <= box.now();
            QCOMPARE(text(entry["status"]), std::string(isAvailable ? "available" : "pending"));
        }
        const Json& back = entries[0];
        const Json& paid = entries[1];
        QCOMPARE(text(paid["type"]), type.toStdString());
        QCOMPARE(text(paid["source"]), charge);
        QCOMPARE(text(paid["reporting_category"]), std::string("charge"));
        QCOMPARE(paid["amount"].get<std::int64_t>(), settled(amount, rateOf(paid)));
        QVERIFY(paid["fee"].get<int>() > 0);
        QCOMPARE(text(back["type"]), refundType.toStdString());
        QCOMPARE(text(back["source"]), text(refund["id"]));
        QCOMPARE(text(back["reporting_category"]), std::string("refund"));
        QCOMPARE(back["fee"].get<int>(), 0); // the fee of the payment is not given back
        QVERIFY(std::abs(back["amount"].get<std::int64_t>() - settled(-1000, rateOf(back))) <= 1);
        QCOMPARE(text(box.get("charges/" + charge)["balance_transaction"]), text(paid["id"]));
    }

    void disputesAreAdjustments()
    {
        AccountBox box;
        box.post("payment_intents",
                 "confirm=true&amount=5000&currency=usd&payment_method=pm_card_createDispute");
        box.wait(5 * day);
        const Json paid = box.get("balance_transactions", "type=charge")["data"][0];
        const Json taken = box.get("balance_transactions", "type=adjustment")["data"][0];
        QCOMPARE(taken["amount"].get<int>(), -paid["amount"].get<int>());
        QVERIFY(taken["fee"].get<int>() > 0);
        QCOMPARE(taken["net"].get<int>(), taken["amount"].get<int>() - taken["fee"].get<int>());
        QCOMPARE(text(taken["reporting_category"]), std::string("dispute"));
        QCOMPARE(text(taken["source"]), text(box.get("disputes")["data"][0]["id"]));
    }

    void listsAreNarrowed()
    {
        AccountBox box;
        const std::string charge =
            box.post("payment_intents",
                     "confirm=true&amount=5000&currency=eur&payment_method=pm_card_visa")["latest_charge"];
        box.post("refunds", "charge=" + charge);
        const auto count = [&](const std::string& query) {
            return box.get("balance_transactions", query)["data"].size();
        };
        QCOMPARE(count("type=refund"), std::size_t(1));
        QCOMPARE(count("type=payment"), std::size_t(0));
        QCOMPARE(count("source=" + charge), std::size_t(1));
        QCOMPARE(count("currency=eur"), std::size_t(2));
        QCOMPARE(count("currency=usd"), std::size_t(0));
        QCOMPARE(count("payout=po_1"), std::size_t(0));
    }
};

REGULARS_TEST(Fees)
#include "tst_fees.moc"
