// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/webhook.h"
#include "tests/support/testmain.h"

using namespace regulars;
using namespace Qt::StringLiterals;

namespace {

// Worked out with: printf '1700000000.{"id":"evt_1"}' | openssl dgst -sha256 -hmac whsec_test
const QByteArray body = R"({"id":"evt_1"})";
const QByteArray code = "c89214b5b5da833daed6f0b8c5bb6bd58cea9022bd80ccc78230f3942d632925";
const QByteArray codeOfOther =
    "d8d091c76b586cff4dbd317fc47ebddff4b86de3ce18d3c03753c3c1901d475a"; // the same under whsec_other
const QByteArray stamp = "t=1700000000";
const QByteArray secret = "whsec_test";

} // namespace

/// contract.md 21
class WebhookTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void verifies_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QList<QByteArray>>("secrets");
        QTest::addColumn<int>("age");
        QTest::addColumn<QString>("error"); // empty: accepted
        const auto row = [&](const char* name, const QByteArray& header, const QString& error, int age = 0,
                             const QByteArray& sent = body, QList<QByteArray> secrets = {secret}) {
            QTest::newRow(name) << header << sent << secrets << age << error;
        };
        const QString wrong = u"wrong_signature"_s;
        const QString unreadable = u"unreadable_signature"_s;
        const QByteArray good = stamp + ",v1=" + code;
        QByteArray almost = good;
        almost.back() = almost.back() == '0' ? '1' : '0';
        row("fresh", good, {});
        row("blanks", "t=1700000000, v1=" + code, {});
        row("five minutes old", good, {}, 300);
        row("older", good, u"old_signature"_s, 301);
        row("of the future", good, {}, -100'000);
        row("one byte of the body differs", good, wrong, 0, R"({"id":"evt_2"})");
        row("empty body", good, wrong, 0, "");
        row("one sign of the code differs", almost, wrong);
        row("code cut short", good.chopped(1), wrong);
        row("code too long", good + "0", wrong);
        row("capitals", stamp + ",v1=" + code.toUpper(), wrong);
        row("another stamp", "t=1700000001,v1=" + code, wrong);
        row("another secret", good, wrong, 0, body, {"whsec_else"});
        row("no secret", good, wrong, 0, body, {});
        row("empty secret", good, wrong, 0, body, {""});
        row("rolled: old and new secret sign", stamp + ",v1=" + codeOfOther + ",v1=" + code, {});
        row("rolled: the good one first", stamp + ",v1=" + code + ",v1=" + codeOfOther, {});
        row("rolled: we know both", stamp + ",v1=" + codeOfOther, {}, 0, body, {secret, "whsec_other"});
        row("rolled long ago", stamp + ",v1=" + codeOfOther, wrong);
        row("other scheme beside", stamp + ",v0=" + codeOfOther + ",v1=" + code, {});
        row("other scheme alone", stamp + ",v0=" + code, unreadable);
        row("nothing", "", unreadable);
        row("no stamp", "v1=" + code, unreadable);
        row("stamp that is no number", "t=now,v1=" + code, unreadable);
    }
    void verifies()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, sent);
        QFETCH(QList<QByteArray>, secrets);
        QFETCH(int, age);
        QFETCH(QString, error);
        const Instant now = fromUnixSeconds(1'700'000'000 + age);
        const Result<Instant> signedAt = stripe::verifyWebhook(sent, header, secrets, now);
        QCOMPARE(signedAt ? QString() : signedAt.error().code, error);
        if (signedAt) QVERIFY(*signedAt == fromUnixSeconds(1'700'000'000));
    }

    void zeroToleranceTakesAnyAge()
    {
        const Instant now = fromUnixSeconds(1'800'000'000);
        QVERIFY(stripe::verifyWebhook(body, stamp + ",v1=" + code, {secret}, now, std::chrono::seconds(0)));
    }
};

REGULARS_TEST(WebhookTest)
#include "tst_webhook.moc"
