// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/key.h"
#include "tests/support/testmain.h"

using namespace regulars;
using namespace Qt::StringLiterals;

class KeyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsKeys_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code"); // empty: a good key
        QTest::addColumn<bool>("live");
        QTest::addColumn<bool>("restricted");
        QTest::newRow("secret test") << u"sk_test_abcXYZ019"_s << QString() << false << false;
        QTest::newRow("secret live") << u"sk_live_abc"_s << QString() << true << false;
        QTest::newRow("restricted test") << u"rk_test_abc"_s << QString() << false << true;
        QTest::newRow("restricted live") << u"rk_live_abc"_s << QString() << true << true;
        QTest::newRow("blanks around") << u"  sk_test_abc\n"_s << QString() << false << false;
        QTest::newRow("nothing") << QString() << u"no_key"_s << false << false;
        QTest::newRow("blanks only") << u" \t\n"_s << u"no_key"_s << false << false;
        QTest::newRow("publishable") << u"pk_test_abc"_s << u"publishable_key"_s << false << false;
        QTest::newRow("publishable live") << u"pk_live_abc"_s << u"publishable_key"_s << false << false;
        QTest::newRow("prefix only") << u"sk_test_"_s << u"not_a_key"_s << false << false;
        QTest::newRow("organisation") << u"sk_org_abc"_s << u"not_a_key"_s << false << false;
        QTest::newRow("blank inside") << u"sk_test_abc def"_s << u"not_a_key"_s << false << false;
        QTest::newRow("header injection") << u"sk_test_abc\r\nHost: x"_s << u"not_a_key"_s << false << false;
        QTest::newRow("not ascii") << u"sk_test_äöü"_s << u"not_a_key"_s << false << false;
        QTest::newRow("a password") << u"hunter2"_s << u"not_a_key"_s << false << false;
    }
    void readsKeys()
    {
        QFETCH(QString, text);
        QFETCH(QString, code);
        QFETCH(bool, live);
        QFETCH(bool, restricted);
        const Result<stripe::ApiKey> key = stripe::ApiKey::parse(text);
        QCOMPARE(key.has_value(), code.isEmpty());
        if (!key) {
            QVERIFY(key.error().kind == ErrorKind::Auth);
            QCOMPARE(key.error().code, code);
            return;
        }
        QCOMPARE(key->mode() == Mode::Live, live);
        QCOMPARE(key->isRestricted(), restricted);
        QCOMPARE(key->secret(), text.trimmed().toLatin1());
    }

    void addressRule_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("testKey");
        QTest::addColumn<bool>("liveKey");
        QTest::newRow("Stripe") << u"https://api.stripe.com"_s << true << true;
        QTest::newRow("Stripe with slash, port, capitals")
            << u"HTTPS://API.Stripe.com:443/"_s << true << true;
        QTest::newRow("Stripe without TLS") << u"http://api.stripe.com"_s << false << false;
        QTest::newRow("Stripe at another port") << u"https://api.stripe.com:8443"_s << false << false;
        QTest::newRow("a lookalike") << u"https://api.stripe.com.evil.example"_s << false << false;
        QTest::newRow("another host") << u"https://example.com"_s << false << false;
        QTest::newRow("a user before the host") << u"https://api.stripe.com@evil.example"_s << false << false;
        QTest::newRow("a user at Stripe") << u"https://me@api.stripe.com"_s << false << false;
        QTest::newRow("loopback") << u"http://127.0.0.1:4242"_s << true << false;
        QTest::newRow("loopback over TLS") << u"https://127.0.0.1"_s << true << false;
        QTest::newRow("all of 127/8") << u"http://127.9.8.7:1"_s << true << false;
        QTest::newRow("loopback 6") << u"http://[::1]:4242"_s << true << false;
        QTest::newRow("localhost") << u"http://localhost:4242"_s << true << false;
        QTest::newRow("a name that looks like loopback")
            << u"http://127.0.0.1.evil.example"_s << false << false;
        QTest::newRow("a name below localhost") << u"http://a.localhost.example"_s << false << false;
        QTest::newRow("the studio's network") << u"http://192.168.1.2"_s << false << false;
        QTest::newRow("any address") << u"http://0.0.0.0:80"_s << false << false;
        QTest::newRow("another scheme") << u"ftp://127.0.0.1"_s << false << false;
        QTest::newRow("a file") << u"file:///etc/hosts"_s << false << false;
        QTest::newRow("a query") << u"http://127.0.0.1/?a=b"_s << false << false;
        QTest::newRow("nothing") << QString() << false << false;
    }
    void addressRule()
    {
        QFETCH(QString, address);
        QFETCH(bool, testKey);
        QFETCH(bool, liveKey);
        for (const auto& [text, allowed] :
             {std::pair(u"sk_test_a"_s, testKey), std::pair(u"rk_live_a"_s, liveKey)}) {
            const Result<void> checked = stripe::checkAddress(QUrl(address), *stripe::ApiKey::parse(text));
            QCOMPARE(checked.has_value(), allowed);
            if (checked) continue;
            QVERIFY(checked.error().kind == ErrorKind::Validation);
            QCOMPARE(checked.error().code, u"unsafe_address"_s);
        }
    }
    void stripesOwnAddressTakesLiveKeys()
    {
        QVERIFY(stripe::checkAddress(stripe::stripeAddress(), *stripe::ApiKey::parse(u"sk_live_a"_s))
                    .has_value());
    }

    void redaction_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("no key") << u"cus_123 is gone"_s << u"cus_123 is gone"_s;
        QTest::newRow("secret") << u"key sk_test_abc123 is bad"_s << u"key sk_test_… is bad"_s;
        QTest::newRow("quoted") << u"'rk_live_51Ab'."_s << u"'rk_live_…'."_s;
        QTest::newRow("masked by Stripe")
            << u"Invalid API Key provided: sk_test_****wxyz"_s << u"Invalid API Key provided: sk_test_…"_s;
        QTest::newRow("two") << u"sk_live_a, rk_test_b"_s << u"sk_live_…, rk_test_…"_s;
        QTest::newRow("webhook secret") << u"whsec_abc/+="_s << u"whsec_…"_s;
        QTest::newRow("within a word") << u"Bearer:sk_live_zz"_s << u"Bearer:sk_live_…"_s;
    }
    void redaction()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(stripe::redacted(text), expected);
    }
};

REGULARS_TEST(KeyTest)
#include "tst_key.moc"
