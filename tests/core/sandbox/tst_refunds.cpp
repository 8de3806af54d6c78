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

std::string paid(AccountBox& box, const std::string& token)
{
    const Json intent =
        box.post("payment_intents", "amount=4000&currency=eur&confirm=true&payment_method=" + token);
    return intent["latest_charge"];
}

std::vector<std::string> typesSince(AccountBox& box, std::size_t known)
{
    std::vector<std::string> types;
    const auto events = box.all("events");
    for (std::size_t i = events.size() - known; i > 0; --i)
        types.push_back(events[i - 1]["type"]);
    return types;
}

std::int64_t refunded(AccountBox& box, const std::string& charge)
{
    return box.get("charges/" + charge)["amount_refunded"].get<std::int64_t>();
}

/// What the account's balance has gained or lost by this charge and all that came of it.
std::int64_t gross(AccountBox& box)
{
    std::int64_t sum = 0;
    for (const Json& row : box.all("balance_transactions"))
        sum += row["amount"].get<std::int64_t>();
    return sum;
}

} // namespace

/// What becomes of refunds after they were asked for (contract.md 17), and disputes that a test moves on
/// (18).
class Refunds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pendingAtFirst()
    {
        AccountBox box;
        const std::string charge = paid(box, "pm_card_pendingRefund");
        const Json refund = box.post("refunds", "charge=" + charge + "&amount=1500&metadata[op]=1");
        QCOMPARE(text(refund["status"]), std::string("pending"));
        QCOMPARE(text(refund["pending_reason"]), std::string("processing"));
        QCOMPARE(text(refund["destination_details"]["card"]["type"]), std::string("pending"));
        QCOMPARE(refunded(box, charge), 1500);
        const std::size_t known = box.all("events").size();
        box.wait(2 * day);
        const Json later = box.get("refunds/" + text(refund["id"]));
        QCOMPARE(text(later["status"]), std::string("succeeded"));
        QVERIFY(!later.contains("pending_reason"));
        QCOMPARE(typesSince(box, known), (std::vector<std::string>{"refund.updated"}));
    }

    void comesBackLater()
    {
        AccountBox box;
        const std::string charge = paid(box, "pm_card_refundFail");
        const Json refund = box.post("refunds", "charge=" + charge + "&amount=1500");
        QCOMPARE(text(refund["status"]), std::string("succeeded"));
        QCOMPARE(gross(box), 2500);
        const std::size_t known = box.all("events").size();
        box.wait(2 * day);
        const Json failed = box.get("refunds/" + text(refund["id"]), "expand[]=failure_balance_transaction");
        QCOMPARE(text(failed["status"]), std::string("failed"));
        QCOMPARE(text(failed["failure_reason"]), std::string("unknown"));
        QCOMPARE(text(failed["failure_balance_transaction"]["type"]), std::string("refund_failure"));
        QCOMPARE(failed["failure_balance_transaction"]["amount"].get<int>(), 1500);
        QCOMPARE(gross(box), 4000);
        QCOMPARE(refunded(box, charge), 0);
        QCOMPARE(typesSince(box, known),
                 (std::vector<std::string>{"charge.updated", "refund.updated", "refund.failed"}));
        box.post("refunds", "charge=" + charge + "&amount=4000");
        QCOMPARE(box.status, 200);
    }

    void ofADebit()
    {
        AccountBox box;
        const std::string charge = paid(box, "pm_success_de");
        box.wait(8 * day);
        const Json refund = box.post("refunds", "charge=" + charge + "&amount=1000");
        QCOMPARE(text(refund["status"]), std::string("pending"));
        QVERIFY(text(refund["id"]).starts_with("pyr_"));
        box.wait(6 * day);
        QCOMPARE(text(box.get("refunds/" + text(refund["id"]))["status"]), std::string("succeeded"));
        box.wait(160 * day);
        QCOMPARE(text(box.post("refunds", "charge=" + charge + "&amount=1")["status"]),
                 std::string("pending"));
        box.wait(10 * day);
        const Json error = box.post("refunds", "charge=" + charge)["error"];
        QCOMPARE(text(error["code"]), std::string("charge_not_refundable"));
    }

    void waitsForThePayer()
    {
        AccountBox box;
        const std::string charge = paid(box, "pm_card_visa");
        const std::string id =
            box.post("refunds", "charge=" + charge + "&instructions_email=a%40example.com")["id"];
        box.post("refunds/" + id + "/cancel");
        QCOMPARE(box.status, 400);
        const Json waits = box.control("refunds/" + id, "status=requires_action");
        QCOMPARE(text(waits["status"]), std::string("requires_action"));
        QCOMPARE(text(waits["next_action"]["display_details"]["email_sent"]["email_sent_to"]),
                 std::string("a@example.com"));
        const Json canceled = box.post("refunds/" + id + "/cancel");
        QCOMPARE(text(canceled["status"]), std::string("canceled"));
        QCOMPARE(refunded(box, charge), 0);
        QCOMPARE(gross(box), 4000);
        for (const char* status : {"succeeded", "failed", "pending"}) {
            box.control("refunds/" + id, std::string("status=") + status);
            QCOMPARE(box.status, 400);
        }
    }

    void aTestMovesThem()
    {
        AccountBox box;
        const std::string charge = paid(box, "pm_card_pendingRefund");
        const std::string one = box.post("refunds", "charge=" + charge + "&amount=100")["id"];
        const std::string two = box.post("refunds", "charge=" + charge + "&amount=200")["id"];
        QCOMPARE(text(box.control("refunds/" + one, "status=succeeded")["status"]), std::string("succeeded"));
        const Json failed = box.control("refunds/" + two, "status=failed&failure_reason=lost_or_stolen_card");
        QCOMPARE(text(failed["failure_reason"]), std::string("lost_or_stolen_card"));
        box.wait(3 * day);
        QCOMPARE(text(box.get("refunds/" + one)["status"]), std::string("succeeded"));
        QCOMPARE(refunded(box, charge), 100);
    }

    void chargesKeepWords()
    {
        AccountBox box;
        const std::string charge = paid(box, "pm_card_visa");
        const Json row =
            box.post("charges/" + charge, "description=Mat&metadata[a]=b&fraud_details[user_report]=safe");
        QCOMPARE(text(row["description"]), std::string("Mat"));
        QCOMPARE(text(row["metadata"]["a"]), std::string("b"));
        QCOMPARE(text(row["fraud_details"]["user_report"]), std::string("safe"));
        const Json event = box.get("events", "type=charge.updated")["data"][0];
        QVERIFY(event["data"]["previous_attributes"]["description"].is_null());
        QCOMPARE(text(event["request"]["idempotency_key"]), std::string("key-1"));
    }

    void anInquiryCanBeRefunded()
    {
        AccountBox box;
        const std::string charge = paid(box, "pm_card_visa");
        const Json inquiry = box.control("charges/" + charge + "/dispute", "inquiry=true&reason=general");
        QCOMPARE(text(inquiry["status"]), std::string("warning_needs_response"));
        QVERIFY(inquiry["is_charge_refundable"].get<bool>());
        QCOMPARE(text(box.post("refunds", "charge=" + charge)["status"]), std::string("succeeded"));
        QCOMPARE(text(box.control("disputes/" + text(inquiry["id"]), "status=won")["status"]),
                 std::string("warning_closed"));
    }

    void aDisputeIsDecided_data()
    {
        QTest::addColumn<QByteArray>("outcome");
        QTest::addColumn<int>("kept");
        QTest::addColumn<bool>("refundable");
        QTest::newRow("won") << QByteArray("won") << 4000 << true;
        QTest::newRow("lost") << QByteArray("lost") << 3000 << false;
    }
    void aDisputeIsDecided()
    {
        QFETCH(QByteArray, outcome);
        QFETCH(int, kept);
        QFETCH(bool, refundable);
        AccountBox box;
        const std::string charge = paid(box, "pm_card_visa");
        const Json dispute =
            box.control("charges/" + charge + "/dispute", "amount=1000&reason=product_not_received");
        const std::string id = dispute["id"];
        QCOMPARE(dispute["amount"].get<int>(), 1000);
        QCOMPARE(text(dispute["reason"]), std::string("product_not_received"));
        QCOMPARE(text(box.post("refunds", "charge=" + charge)["error"]["code"]),
                 std::string("charge_disputed"));
        QCOMPARE(text(box.control("disputes/" + id, "status=under_review")["status"]),
                 std::string("under_review"));
        QCOMPARE(text(box.control("disputes/" + id, "status=" + outcome.toStdString())["status"]),
                 outcome.toStdString());
        QCOMPARE(gross(box), kept);
        box.post("refunds", "charge=" + charge);
        QCOMPARE(box.status, refundable ? 200 : 400);
        box.control("disputes/" + id, "status=lost");
        QCOMPARE(box.status, 400);
    }
};

REGULARS_TEST(Refunds)
#include "tst_refunds.moc"
