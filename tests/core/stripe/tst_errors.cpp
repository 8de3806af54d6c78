// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/errors.h"
#include "tests/support/testmain.h"

using namespace regulars;
using namespace Qt::StringLiterals;

namespace {

Error errorOf(int status, const QByteArray& body)
{
    return stripe::errorFromAnswer({status, {{"request-id", "req_1"}}, body});
}

QByteArray withMessage(const QByteArray& message)
{
    return "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"" + message + "\"}}";
}

} // namespace

class ErrorsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void kinds_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* name, int status, const QByteArray& fields, ErrorKind kind) {
            QTest::newRow(name) << status << fields << int(kind);
        };
        row("bad key", 401, R"("code":"api_key_expired")", ErrorKind::Auth);
        row("declined", 402, R"("code":"card_declined","decline_code":"insufficient_funds")",
            ErrorKind::Declined);
        row("permission", 403, R"("code":"more_permissions_required")", ErrorKind::Permission);
        row("gone", 404, R"("code":"resource_missing","param":"id")", ErrorKind::NotFound);
        row("in flight", 409, R"("code":"idempotency_key_in_use")", ErrorKind::Conflict);
        row("a field", 400, R"("param":"amount")", ErrorKind::Validation);
        row("a rule", 400, R"("code":"charge_already_refunded")", ErrorKind::Refused);
        row("rate as 400", 400, R"("code":"rate_limit")", ErrorKind::RateLimited);
        row("key reused", 400, R"("type":"idempotency_error")", ErrorKind::Refused);
        row("too fast", 429, R"("code":"rate_limit")", ErrorKind::RateLimited);
        row("lock", 429, R"("code":"lock_timeout")", ErrorKind::RateLimited);
        row("outside", 424, "", ErrorKind::Server);
        row("new status", 418, "", ErrorKind::Refused);
        row("server", 500, R"("type":"api_error")", ErrorKind::Server);
        row("gateway", 504, "", ErrorKind::Server);
        row("redirect", 302, "", ErrorKind::Server);
    }
    void kinds()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, fields);
        QFETCH(int, kind);
        const Error error = errorOf(status, "{\"error\":{" + fields + "}}");
        QCOMPARE(int(error.kind), kind);
        QCOMPARE(error.httpStatus, status);
        QCOMPARE(error.requestId, u"req_1"_s);
        QVERIFY(!error.detail.isEmpty());
    }
    void keepsStripesFields()
    {
        const Error error =
            errorOf(402, R"({"error":{"type":"card_error","code":"card_declined","param":"source",
            "decline_code":"lost_card","message":"Your card was declined.","new_field":{"a":1}}})");
        QCOMPARE(error.type, u"card_error"_s);
        QCOMPARE(error.code, u"card_declined"_s);
        QCOMPARE(error.param, u"source"_s);
        QCOMPARE(error.declineCode, u"lost_card"_s);
        QCOMPARE(error.detail, u"Your card was declined."_s);
    }
    void whatIsNotJsonIsAFailingServer_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("page") << QByteArray("<html>Bad gateway</html>");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("upstream connect error");
        QTest::newRow("cut") << QByteArray("{\"error\":{\"type\":\"inv");
    }
    void whatIsNotJsonIsAFailingServer()
    {
        QFETCH(QByteArray, body);
        for (const int status : {200, 302, 400, 401, 403, 404, 429, 500, 502})
            QVERIFY(errorOf(status, body).kind == ErrorKind::Server);
    }
    void oddShapesDoNotHurt()
    {
        for (const char* body : {"{}", R"({"error":null})", R"({"error":"no"})", R"({"error":[1]})",
                                 R"({"error":{"code":5,"param":{},"message":[]}})"})
            QVERIFY(errorOf(400, body).kind == ErrorKind::Refused);
    }
    void messagesHoldNoKeyAndNoAddress()
    {
        const Error error = errorOf(401, withMessage("Invalid API Key provided: sk_live_abcd1234"));
        QCOMPARE(error.detail, u"Invalid API Key provided: sk_live_…"_s);
        QCOMPARE(errorOf(400, withMessage("Invalid email address: ann@example.com")).detail,
                 u"Invalid email address: …"_s);
    }

    void namesTheMissingPermission_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("label");
        const QString start =
            u"The provided key 'rk_test_*****abc' does not have the required permissions for this "
            "endpoint on account 'acct_1'. "_s;
        QTest::newRow("quotes, bracket")
            << start + u"Enable the \"Customers Read\" (customer_read) permission."_s << u"Customers Read"_s;
        QTest::newRow("single quotes")
            << start + u"Having the 'Prices Read' [plan_read] permission would allow it."_s
            << u"Prices Read"_s;
        QTest::newRow("bracket in quotes")
            << start + u"Enable \"Charges and Refunds Read (charge_read)\" to go on."_s
            << u"Charges and Refunds Read"_s;
        QTest::newRow("no quotes") << u"Your key lacks access; enable Coupons Write (coupon_write)."_s
                                   << u"Coupons Write"_s;
        QTest::newRow("no quotes, long")
            << u"please enable Charges and Refunds Read (charge_read)"_s << u"Charges and Refunds Read"_s;
        QTest::newRow("identifier only")
            << start + u"Having the 'rak_customer_read' permission would allow it."_s
            << u"rak_customer_read"_s;
        QTest::newRow("nothing to find") << u"no"_s << QString();
        QTest::newRow("only the key") << u"Key 'rk_test_abc' may not."_s << QString();
    }
    void namesTheMissingPermission()
    {
        QFETCH(QString, message);
        QFETCH(QString, label);
        QCOMPARE(stripe::permissionLabel(message), label);
        QByteArray escaped = message.toUtf8();
        const Error error = errorOf(403, withMessage(escaped.replace('"', "\\\"")));
        QCOMPARE(error.permission, label);
        QVERIFY(!error.detail.contains(u"abc"));
    }
};

REGULARS_TEST(ErrorsTest)
#include "tst_errors.moc"
