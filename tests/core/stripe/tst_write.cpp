// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/client.h"
#include "core/stripe/limiter.h"
#include "core/stripe/stripeclock.h"
#include "scriptedtransport.h"
#include "tests/support/fakeclock.h"
#include "tests/support/seededrandom.h"
#include "tests/support/testmain.h"

#include <nlohmann/json.hpp>

using namespace regulars;
using namespace Qt::StringLiterals;
using stripe::Fate;

Q_DECLARE_METATYPE(stripe::Fate)

namespace {

const QByteArray good = R"({"object":"refund","id":"re_1"})";

QByteArray refusal(const QByteArray& more = {})
{
    return R"({"error":{"type":"invalid_request_error","message":"no")" + more + "}}";
}

struct Rig {
    tests::FakeClock clock;
    tests::SeededRandom random{tests::seed()};
    tests::ScriptedTransport transport;
    stripe::Limiter limiter{clock, 1000};
    stripe::StripeClock stripeClock{clock};
    stripe::Client client{transport, limiter, stripeClock, clock, random};

    stripe::Sent send(const QByteArray& method = "POST", bool sentBefore = false)
    {
        return client.write({method, u"refunds"_s, "charge=ch_1&amount=5", "op-1", sentBefore}, {});
    }
    /// An answer by its word: a status, or what the wire does.
    void answer(const QByteArray& word)
    {
        if (word == "timeout") return void(transport.thenFail(ErrorKind::Timeout));
        if (word == "reset") return void(transport.thenFail(ErrorKind::Network));
        if (word == "unreachable") return void(transport.thenFail(ErrorKind::Network, u"unreachable"_s));
        if (word == "cut") return void(transport.then(200, good.chopped(1)));
        if (word == "page") return void(transport.then(200, "<html>"));
        if (word == "404page") return void(transport.then(404, "<html>"));
        if (word == "field") return void(transport.then(400, refusal(R"(,"param":"amount")")));
        const int status = word.toInt();
        transport.then(status, status == 200 ? good : refusal());
    }
};

} // namespace

/// What is known about a write in the end (contract.md 27 to 29).
class WriteTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsKnown_data()
    {
        QTest::addColumn<QByteArray>("answers");
        QTest::addColumn<Fate>("fate");
        QTest::addColumn<Fate>("ofDelete"); // which has no key, so that any answer may be a second one
        const auto row = [](const char* answers, Fate fate, Fate ofDelete) {
            QTest::newRow(answers) << QByteArray(answers) << fate << ofDelete;
        };
        row("200", Fate::Done, Fate::Done);
        row("400", Fate::Refused, Fate::Unknown);
        row("402", Fate::Refused, Fate::Unknown);
        row("field", Fate::NotDone, Fate::Unknown);
        row("404", Fate::NotDone, Fate::Unknown);
        row("404page", Fate::Unknown, Fate::Unknown);
        row("401", Fate::NotDone, Fate::NotDone);
        row("403", Fate::NotDone, Fate::NotDone);
        for (const char* vague : {"timeout", "reset", "cut", "page", "500", "503", "409"})
            row(QByteArrayList{vague, vague, vague}.join(' ').constData(), Fate::Unknown, Fate::Unknown);
        row("unreachable unreachable unreachable", Fate::NotDone, Fate::NotDone);
        row("429 429 200", Fate::Done, Fate::Done);
        row("timeout 200", Fate::Done, Fate::Done);
        row("409 200", Fate::Done, Fate::Done);
        // The first may have been done, and the last never asked Stripe's memory.
        row("timeout 401", Fate::Unknown, Fate::Unknown);
        row("reset unreachable unreachable", Fate::Unknown, Fate::Unknown);
        row("500 403", Fate::Unknown, Fate::Unknown);
        // Had the first been done, it would have been replayed.
        row("timeout 402", Fate::Refused, Fate::Unknown);
        row("reset 404", Fate::NotDone, Fate::Unknown);
    }
    void whatIsKnown()
    {
        QFETCH(QByteArray, answers);
        QFETCH(Fate, fate);
        QFETCH(Fate, ofDelete);
        for (const auto& [method, expected] : {std::pair("POST", fate), std::pair("DELETE", ofDelete)}) {
            Rig rig;
            for (const QByteArray& answer : answers.split(' '))
                rig.answer(answer);
            const stripe::Sent sent = rig.send(method);
            QVERIFY2(sent.fate == expected, method);
            QVERIFY(rig.transport.isUsedUp());
            QCOMPARE(sent.body, sent.fate == Fate::Done ? good : QByteArray());
        }
    }

    void always429IsNotDone()
    {
        Rig rig;
        for (int i = 0; i < 100; ++i)
            rig.answer("429");
        QVERIFY(rig.send().fate == Fate::NotDone);
        QVERIFY(!rig.transport.isUsedUp());
        Rig again;
        for (int i = 0; i < 100; ++i)
            again.answer("429");
        QVERIFY(again.send("POST", true).fate == Fate::Unknown);
    }

    void theSameBytesWithTheSameKey()
    {
        Rig rig;
        rig.answer("timeout");
        rig.answer("500");
        rig.answer("200");
        QVERIFY(rig.send().fate == Fate::Done);
        QCOMPARE(rig.transport.requests.size(), 3);
        for (const stripe::HttpRequest& request : rig.transport.requests) {
            QCOMPARE(request.method, "POST");
            QCOMPARE(request.path, u"/v1/refunds"_s);
            QCOMPARE(request.body, "charge=ch_1&amount=5");
            QCOMPARE(request.idempotencyKey, "op-1");
            QVERIFY(request.query.isEmpty());
        }
        QCOMPARE(rig.client.readsSent(), 0);
    }

    void aDeleteHasNoKey()
    {
        Rig rig;
        rig.answer("200");
        QVERIFY(rig.send("DELETE").fate == Fate::Done);
        QVERIFY(rig.transport.requests.first().idempotencyKey.isEmpty());
        QCOMPARE(rig.transport.line(0), "DELETE /v1/refunds?charge=ch_1&amount=5");
    }

    void whatTheAnswerSays()
    {
        Rig rig;
        rig.transport.then(200, good,
                           {{"request-id", "req_7"},
                            {"idempotent-replayed", "true"},
                            {"date", "Sat, 21 Nov 2026 08:15:00 GMT"}});
        const stripe::Sent sent = rig.send();
        QCOMPARE(sent.requestId, u"req_7"_s);
        QCOMPARE(sent.status, 200);
        QVERIFY(sent.replayed);
        QCOMPARE(toIso(sent.startedAt), u"2026-11-21T08:15:00Z"_s);
        QVERIFY(rig.stripeClock.isHeard());
    }

    void stoppedBeforeItWasSent()
    {
        Rig rig;
        CancelToken cancel;
        cancel.cancel();
        const stripe::Sent sent = rig.client.write({.path = u"refunds"_s, .key = "op-1"}, cancel);
        QVERIFY(sent.fate == Fate::NotDone && sent.error.kind == ErrorKind::Cancelled);
        QVERIFY(rig.transport.requests.isEmpty());
    }

    void readsAnyObject()
    {
        Rig rig;
        rig.transport.then(200, R"({"object":"charge","id":"ch_1","amount_refunded":5})");
        rig.transport.then(404, R"({"error":{"type":"invalid_request_error","code":"resource_missing"}})");
        rig.transport.then(200, R"({"object":"customer","id":"cus_1","deleted":true})");
        const auto read = rig.client.json(u"charges/ch_1"_s, "expand[]=refunds", {});
        QVERIFY(read && read->value);
        QCOMPARE(read->value->at("amount_refunded").get<int>(), 5);
        QCOMPARE(rig.transport.line(0), "GET /v1/charges/ch_1?expand[]=refunds");
        for (int i = 0; i < 2; ++i) {
            const auto gone = rig.client.json(u"charges/ch_2"_s, {}, {});
            QVERIFY(gone && !gone->value);
        }
        QCOMPARE(rig.client.readsSent(), 3);
    }
};

REGULARS_TEST(WriteTest)
#include "tst_write.moc"
