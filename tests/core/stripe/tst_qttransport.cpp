// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/qttransport.h"
#include "scriptedserver.h"
#include "tests/support/testmain.h"

#include <QtCore/QElapsedTimer>
#include <thread>

using namespace regulars;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::ScriptedServer;
using tests::ServerReply;

namespace {

const QByteArray good = "{\"object\":\"list\",\"data\":[]}";

std::unique_ptr<stripe::QtTransport> transportTo(const ScriptedServer& server,
                                                 const stripe::Deadlines& deadlines = {})
{
    return *stripe::QtTransport::create(server.url(), *stripe::ApiKey::parse(u"sk_test_secret"_s), deadlines);
}

stripe::HttpRequest get(const QString& path = u"/v1/customers"_s)
{
    stripe::HttpRequest request;
    request.path = path;
    return request;
}

} // namespace

class QtTransportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refusesUnsafeAddresses()
    {
        const auto live = stripe::QtTransport::create(QUrl(u"http://127.0.0.1:1"_s),
                                                      *stripe::ApiKey::parse(u"sk_live_secret"_s));
        QVERIFY(!live);
        QCOMPARE(live.error().code, u"unsafe_address"_s);
    }

    void sendsWhatStripeWants()
    {
        const ScriptedServer server([](const QByteArray&) {
            return ServerReply{ScriptedServer::answer(200, good, "Request-Id: req_1\r\n")};
        });
        const auto transport = transportTo(server);
        stripe::HttpRequest request = get(u"/v1/coupons/50%25%20off%2Fnow"_s);
        request.query = "created[gte]=1&name=Zo%C3%AB%20%26%20x&expand[]=data.payments";
        const auto answer = transport->send(request, CancelToken());
        QVERIFY(answer.has_value());
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->body, good);
        QCOMPARE(answer->header("request-id"), QByteArray("req_1"));
        const QByteArray sent = server.requests().first();
        QVERIFY2(sent.startsWith("GET /v1/coupons/50%25%20off%2Fnow?created[gte]=1&name=Zo%C3%AB%20%26%20x"
                                 "&expand[]=data.payments HTTP/1.1\r\n"),
                 sent.constData());
        for (const char* header :
             {"\r\nAuthorization: Bearer sk_test_secret\r\n", "\r\nUser-Agent: Regulars/",
              "\r\nStripe-Version: 2026-10-28.endive\r\n", "\r\nAccept-Encoding: identity\r\n"})
            QVERIFY2(sent.contains(header), header);
        for (const char* header : {"Idempotency-Key", "Upgrade:", "Cookie:"})
            QVERIFY2(!sent.contains(header), header);
    }
    void sendsPostsByteForByte()
    {
        const ScriptedServer server(
            [](const QByteArray&) { return ServerReply{ScriptedServer::answer(200, good)}; });
        const auto transport = transportTo(server);
        stripe::HttpRequest request = get();
        request.method = "POST";
        request.body = "name=Zo%C3%AB&metadata[k]=";
        request.idempotencyKey = "key-1";
        QVERIFY(transport->send(request, CancelToken()).has_value());
        const QByteArray sent = server.requests().first();
        QVERIFY(sent.startsWith("POST /v1/customers HTTP/1.1\r\n"));
        QVERIFY(sent.endsWith("\r\n\r\n" + request.body));
        QVERIFY(sent.contains("\r\nIdempotency-Key: key-1\r\n"));
        QVERIFY(sent.toLower().contains("\r\ncontent-type: application/x-www-form-urlencoded\r\n"));
    }
    void sendsDeletes()
    {
        const ScriptedServer server(
            [](const QByteArray&) { return ServerReply{ScriptedServer::answer(200, good)}; });
        stripe::HttpRequest request = get(u"/v1/subscriptions/sub_1"_s);
        request.method = "DELETE";
        request.query = "prorate=true";
        QVERIFY(transportTo(server)->send(request, CancelToken()).has_value());
        QVERIFY(
            server.requests().first().startsWith("DELETE /v1/subscriptions/sub_1?prorate=true HTTP/1.1\r\n"));
    }
    void keepsTheConnection()
    {
        const ScriptedServer server(
            [](const QByteArray&) { return ServerReply{ScriptedServer::answer(200, good)}; });
        const auto transport = transportTo(server);
        for (int i = 0; i < 5; ++i)
            QVERIFY(transport->send(get(), CancelToken()).has_value());
        QCOMPARE(server.connections(), 1);
    }

    void badStatusesAreAnswers_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("headers");
        for (const int status : {400, 402, 403, 404, 409, 418, 424, 429, 500, 503})
            QTest::addRow("%d", status) << status << QByteArray();
        QTest::newRow("401") << 401 << QByteArray();
        QTest::newRow("401 with a challenge")
            << 401 << QByteArray("WWW-Authenticate: Basic realm=\"Stripe\"\r\n");
        QTest::newRow("401 with another challenge") << 401 << QByteArray("WWW-Authenticate: Bearer\r\n");
        QTest::newRow("302") << 302 << QByteArray("Location: http://127.0.0.1:1/elsewhere\r\n");
        QTest::newRow("307") << 307 << QByteArray("Location: /v1/elsewhere\r\n");
    }
    void badStatusesAreAnswers()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, headers);
        const QByteArray body = "{\"error\":{\"type\":\"x\"}}";
        const ScriptedServer server(
            [=](const QByteArray&) { return ServerReply{ScriptedServer::answer(status, body, headers)}; });
        const auto answer = transportTo(server)->send(get(), CancelToken());
        QVERIFY2(answer.has_value(), answer ? "" : qPrintable(answer.error().detail));
        QCOMPARE(answer->status, status);
        QCOMPARE(answer->body, body);
        QCOMPARE(server.requests().size(), 1); // redirects are not followed, challenges not answered
    }

    void cutAnswersAreNone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("after");
        const auto row = [](const char* name, const QByteArray& bytes, ServerReply::After after) {
            QTest::newRow(name) << bytes << int(after);
        };
        const QByteArray withLength = ScriptedServer::answer(200, good);
        const QByteArray withoutLength = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + good;
        const QByteArray chunked =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n" + good.left(16) + "\r\n";
        row("with a length", withLength.chopped(5), ServerReply::Close);
        row("with a length, reset", withLength.chopped(5), ServerReply::Reset);
        row("without a length", withoutLength.chopped(5), ServerReply::Close);
        row("without a length, reset", withoutLength.chopped(5), ServerReply::Reset);
        row("between chunks", chunked, ServerReply::Close);
        row("within a chunk", chunked.chopped(6), ServerReply::Close);
        row("in the head", "HTTP/1.1 200 OK\r\nContent-Le", ServerReply::Close);
        row("nothing at all", "", ServerReply::Close);
        row("reset at once", "", ServerReply::Reset);
        row("empty", ScriptedServer::answer(200, ""), ServerReply::Keep);
        row("empty without a length", "HTTP/1.1 200 OK\r\n\r\n", ServerReply::Close);
        row("no content", "HTTP/1.1 204 No Content\r\n\r\n", ServerReply::Keep);
        row("garbled", ScriptedServer::answer(200, "{\"object\":\"li\x01}"), ServerReply::Keep);
        row("half a document with the right length", ScriptedServer::answer(200, good.chopped(1)),
            ServerReply::Keep);
        row("not HTTP", "hello\r\n\r\n", ServerReply::Close);
        row("a cut refusal", ScriptedServer::answer(400, good).chopped(3), ServerReply::Close);
    }
    void cutAnswersAreNone()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, after);
        const ScriptedServer server([=](const QByteArray&) {
            return ServerReply{bytes, ServerReply::After(after)};
        });
        const auto answer = transportTo(server)->send(get(), CancelToken());
        QVERIFY(!answer);
        QVERIFY2(answer.error().kind == ErrorKind::Network, qPrintable(answer.error().detail));
        QVERIFY(!answer.error().detail.contains(u"127.0.0.1"));
    }
    void cutOnAKeptConnection()
    {
        std::atomic<int> count{0};
        const ScriptedServer server([&](const QByteArray&) {
            if (++count % 2 == 1) return ServerReply{ScriptedServer::answer(200, good)};
            return ServerReply{ScriptedServer::answer(200, good).chopped(7), ServerReply::Close};
        });
        const auto transport = transportTo(server);
        for (int i = 0; i < 10; ++i) {
            QVERIFY(transport->send(get(), CancelToken()).has_value());
            QVERIFY(!transport->send(get(), CancelToken()));
        }
    }
    void wholeAnswersWithoutALengthAreFine()
    {
        const ScriptedServer closing([](const QByteArray&) {
            return ServerReply{"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + good, ServerReply::Close};
        });
        QVERIFY(transportTo(closing)->send(get(), CancelToken()).has_value());
        const ScriptedServer chunking([](const QByteArray&) {
            return ServerReply{"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" +
                               QByteArray::number(good.size(), 16) + "\r\n" + good + "\r\n0\r\n\r\n"};
        });
        const auto answer = transportTo(chunking)->send(get(), CancelToken());
        QVERIFY(answer.has_value());
        QCOMPARE(answer->body, good);
    }
    void webPagesAreHandedOn()
    {
        const ScriptedServer server(
            [](const QByteArray&) { return ServerReply{ScriptedServer::answer(200, "<html></html>")}; });
        const auto answer = transportTo(server)->send(get(), CancelToken());
        QVERIFY(answer.has_value()); // complete, if not Stripe's: errors.h makes a failing server of it
    }
    void nobodyListens()
    {
        QUrl url;
        {
            const ScriptedServer gone([](const QByteArray&) { return ServerReply{}; });
            url = gone.url();
        }
        const auto transport = stripe::QtTransport::create(url, *stripe::ApiKey::parse(u"sk_test_a"_s));
        const auto answer = (*transport)->send(get(), CancelToken());
        QVERIFY(answer.error().kind == ErrorKind::Network);
        QCOMPARE(answer.error().detail, u"ConnectionRefusedError"_s);
        QCOMPARE(answer.error().code, u"unreachable"_s);
    }
    void plainTextWhereTlsIsAskedFor()
    {
        const ScriptedServer server([](const QByteArray&) {
            return ServerReply{ScriptedServer::answer(200, good), ServerReply::Close};
        });
        QUrl url = server.url();
        url.setScheme(u"https"_s);
        const auto transport =
            stripe::QtTransport::create(url, *stripe::ApiKey::parse(u"sk_test_a"_s), {2s, 1s});
        const auto answer = (*transport)->send(get(), CancelToken());
        QVERIFY(!answer);
        for (const QByteArray& request : server.requests())
            QVERIFY(!request.contains("sk_test_a"));
    }

    void hangingServersTimeOut_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("after");
        QTest::addColumn<int>("whole");
        QTest::addColumn<int>("idle");
        const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n{";
        QTest::newRow("no answer, whole limit") << QByteArray() << int(ServerReply::Hang) << 200 << 60000;
        QTest::newRow("no answer, idle limit") << QByteArray() << int(ServerReply::Hang) << 60000 << 200;
        QTest::newRow("half an answer, idle limit") << head << int(ServerReply::Hang) << 60000 << 200;
        QTest::newRow("slow drip passes the idle limit") << head << int(ServerReply::Drip) << 400 << 200;
    }
    void hangingServersTimeOut()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, after);
        QFETCH(int, whole);
        QFETCH(int, idle);
        const ScriptedServer server([=](const QByteArray&) {
            return ServerReply{bytes, ServerReply::After(after)};
        });
        const auto transport =
            transportTo(server, {std::chrono::milliseconds(whole), std::chrono::milliseconds(idle)});
        QElapsedTimer timer;
        timer.start();
        const auto answer = transport->send(get(), CancelToken());
        QVERIFY(answer.error().kind == ErrorKind::Timeout);
        const int limit = std::min(whole, idle); // Qt's timers may be early by a twentieth of it
        QVERIFY(timer.elapsed() >= limit * 9 / 10 && timer.elapsed() < 10000);
    }
    void cancelEndsAHangingRequest()
    {
        const CancelToken cancel;
        QElapsedTimer sinceCancel;
        const ScriptedServer server([&](const QByteArray&) {
            sinceCancel.start();
            cancel.cancel();
            return ServerReply{{}, ServerReply::Hang};
        });
        const auto transport = transportTo(server);
        const auto answer = transport->send(get(), cancel);
        QVERIFY(answer.error().kind == ErrorKind::Cancelled);
        QVERIFY(sinceCancel.elapsed() < 10000); // 100 ms are aimed at; without cancelling it would be the deadline's 80 s
        const auto again = transport->send(get(), cancel);
        QVERIFY(again.error().kind == ErrorKind::Cancelled);
        QCOMPARE(server.requests().size(), 1);
    }
    void goesOnAfterFailures()
    {
        std::atomic<int> count{0};
        const ScriptedServer server([&](const QByteArray&) {
            if (++count == 1) return ServerReply{{}, ServerReply::Hang};
            return ServerReply{ScriptedServer::answer(200, good)};
        });
        const auto transport = transportTo(server, {1s, 60s}); // the second answer must be in time on a busy machine
        QVERIFY(!transport->send(get(), CancelToken()));
        QVERIFY(transport->send(get(), CancelToken()).has_value());
    }

    void worksFromThreadsOfAllKinds()
    {
        const ScriptedServer server([](const QByteArray&) {
            return ServerReply{ScriptedServer::answer(200, good, "Connection: close\r\n"),
                               ServerReply::Close};
        });
        const auto transport = transportTo(server);
        std::atomic<int> good200{0};
        const auto work = [&] {
            for (int i = 0; i < 3; ++i)
                if (transport->send(get(), CancelToken())) ++good200;
        };
        std::vector<std::thread> threads;
        for (int i = 0; i < 3; ++i)
            threads.emplace_back(work);
        std::vector<std::unique_ptr<QThread>> qtThreads;
        for (int i = 0; i < 3; ++i) {
            qtThreads.emplace_back(QThread::create(work));
            qtThreads.back()->start();
        }
        work();
        for (std::thread& thread : threads)
            thread.join();
        for (const auto& thread : qtThreads)
            thread->wait();
        QCOMPARE(good200.load(), 21);
    }
    void severalTransportsInOneThread()
    {
        const ScriptedServer one(
            [](const QByteArray&) { return ServerReply{ScriptedServer::answer(200, good)}; });
        const ScriptedServer two(
            [](const QByteArray&) { return ServerReply{ScriptedServer::answer(404, good)}; });
        const auto first = transportTo(one);
        for (int i = 0; i < 3; ++i) {
            const auto second = transportTo(two);
            QCOMPARE(first->send(get(), CancelToken())->status, 200);
            QCOMPARE(second->send(get(), CancelToken())->status, 404);
        }
        QCOMPARE(one.connections(), 1);
        QCOMPARE(two.connections(), 3);
    }
};

REGULARS_TEST(QtTransportTest)
#include "tst_qttransport.moc"
