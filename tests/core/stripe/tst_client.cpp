// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/client.h"
#include "core/stripe/limiter.h"
#include "core/stripe/stripeclock.h"
#include "scriptedtransport.h"
#include "tests/support/fakeclock.h"
#include "tests/support/seededrandom.h"
#include "tests/support/testmain.h"

using namespace regulars;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Rig {
    tests::FakeClock clock;
    tests::SeededRandom random{tests::seed()};
    tests::ScriptedTransport transport;
    stripe::Limiter limiter{clock, 1000};
    stripe::StripeClock stripeClock{clock};
    stripe::Client client{transport, limiter, stripeClock, clock, random};
    CancelToken cancel;
};

QByteArray list(const QByteArrayList& objects, bool hasMore = false)
{
    return "{\"object\":\"list\",\"has_more\":" + QByteArray(hasMore ? "true" : "false") + ",\"data\":[" +
           objects.join(',') + "]}";
}

QByteArray object(const QByteArray& type, const QByteArray& id, const QByteArray& more = {})
{
    return "{\"object\":\"" + type + "\",\"id\":\"" + id + '"' + (more.isEmpty() ? more : ',' + more) + '}';
}

const QByteArray gone = "{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"resource_missing\"}}";

} // namespace

class ClientTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void asksForPages()
    {
        Rig rig;
        rig.transport.then(200, list({object("customer", "cus_2"), object("customer", "cus_1")}, true));
        stripe::ListQuery query;
        query.createdFrom = fromUnixSeconds(100);
        query.createdTo = fromUnixSeconds(200);
        query.startingAfter = u"cus_3"_s;
        query.filters << std::pair(QByteArray("email"), u"a b@c"_s);
        const auto page = rig.client.customers(query, rig.cancel);
        QCOMPARE(rig.transport.line(0),
                 QByteArray("GET /v1/customers?email=a%20b%40c&created[gte]=100&created[lt]=200"
                            "&starting_after=cus_3&limit=100"));
        QCOMPARE(page->data.size(), 2);
        QCOMPARE(page->firstId, u"cus_2"_s);
        QCOMPARE(page->lastId, u"cus_1"_s);
        QVERIFY(page->hasMore);
    }
    void emptyPages()
    {
        Rig rig;
        rig.transport.then(200, list({}));
        stripe::ListQuery query;
        query.endingBefore = u"evt_1"_s;
        query.limit = 1000;
        const auto page = rig.client.events(query, rig.cancel);
        QCOMPARE(rig.transport.line(0), QByteArray("GET /v1/events?ending_before=evt_1&limit=100"));
        QVERIFY(page->data.isEmpty() && page->lastId.isEmpty() && page->firstId.isEmpty() && !page->hasMore);
    }
    void everyListAndItsPath_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QByteArray>("line");
        const QByteArrayList lines{"products?limit=100",
                                   "prices?limit=100",
                                   "coupons?limit=100",
                                   "subscriptions?status=all&limit=100",
                                   "invoices?limit=100&expand[]=data.payments",
                                   "charges?limit=100",
                                   "refunds?limit=100",
                                   "disputes?limit=100",
                                   "balance_transactions?limit=100",
                                   "customers/cus_1/payment_methods?limit=100"};
        for (int i = 0; i < lines.size(); ++i)
            QTest::addRow("%s", lines.at(i).constData()) << i << lines.at(i);
    }
    void everyListAndItsPath()
    {
        QFETCH(int, which);
        QFETCH(QByteArray, line);
        Rig rig;
        rig.transport.then(200, list({}));
        const stripe::ListQuery query;
        const std::vector<std::function<bool()>> calls{
            [&] { return rig.client.products(query, rig.cancel).has_value(); },
            [&] { return rig.client.prices(query, rig.cancel).has_value(); },
            [&] { return rig.client.coupons(query, rig.cancel).has_value(); },
            [&] { return rig.client.subscriptions(query, rig.cancel).has_value(); },
            [&] { return rig.client.invoices(query, rig.cancel).has_value(); },
            [&] { return rig.client.payments(query, rig.cancel).has_value(); },
            [&] { return rig.client.refunds(query, rig.cancel).has_value(); },
            [&] { return rig.client.disputes(query, rig.cancel).has_value(); },
            [&] { return rig.client.balanceTransactions(query, rig.cancel).has_value(); },
            [&] { return rig.client.paymentMethods(CustomerId(u"cus_1"_s), query, rig.cancel).has_value(); }};
        QVERIFY(calls.at(size_t(which))());
        QCOMPARE(rig.transport.line(0), "GET /v1/" + line);
    }
    void callersFilterWins()
    {
        Rig rig;
        rig.transport.then(200, list({}));
        stripe::ListQuery query;
        query.filters << std::pair(QByteArray("status"), u"canceled"_s);
        QVERIFY(rig.client.subscriptions(query, rig.cancel).has_value());
        QCOMPARE(rig.transport.line(0), QByteArray("GET /v1/subscriptions?status=canceled&limit=100"));
    }
    void badListsAreErrors_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no list") << object("customer", "cus_1");
        QTest::newRow("no data") << QByteArray("{\"object\":\"list\",\"has_more\":false}");
        QTest::newRow("no has_more") << QByteArray("{\"object\":\"list\",\"data\":[]}");
        QTest::newRow("empty page that promises more") << list({}, true);
        QTest::newRow("another object in it")
            << list({object("customer", "cus_1"), object("charge", "ch_1")});
        QTest::newRow("no object in it") << list({"5"});
        QTest::newRow("an object without an id") << list({"{\"object\":\"customer\"}"});
    }
    void badListsAreErrors()
    {
        QFETCH(QByteArray, body);
        Rig rig;
        rig.transport.then(200, body);
        const auto page = rig.client.customers({}, rig.cancel);
        QVERIFY(!page);
        QCOMPARE(page.error().code, u"unreadable_answer"_s);
    }

    void retrieves()
    {
        Rig rig;
        rig.transport.then(200, object("coupon", "50% off/x", "\"percent_off\":50"));
        const auto read = rig.client.coupon(CouponId(u"50% off/x"_s), rig.cancel);
        QCOMPARE(rig.transport.line(0), QByteArray("GET /v1/coupons/50%25%20off%2Fx"));
        QCOMPARE(read->value->percentOff, u"50"_s);
        rig.transport.then(200, object("invoice", "in_1"));
        QVERIFY(rig.client.invoice(InvoiceId(u"in_1"_s), rig.cancel)->value.has_value());
        QCOMPARE(rig.transport.line(1), QByteArray("GET /v1/invoices/in_1?expand[]=payments"));
        QCOMPARE(rig.client.readsSent(), 2);
    }
    void theGoneAreNoError()
    {
        Rig rig;
        rig.transport.then(200, object("customer", "cus_1", "\"deleted\":true")).then(404, gone);
        for (int i = 0; i < 2; ++i) {
            const auto read = rig.client.customer(CustomerId(u"cus_1"_s), rig.cancel);
            QVERIFY(read.has_value() && !read->value);
        }
    }
    void aWrongAddressIsNotGone()
    {
        Rig rig;
        rig.transport.then(
            404, "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"Unrecognized URL\"}}");
        const auto read = rig.client.customer(CustomerId(u"cus_1"_s), rig.cancel);
        QVERIFY(!read);
        QVERIFY(read.error().kind == ErrorKind::NotFound);
    }
    void noIdIsNeverSent()
    {
        Rig rig;
        QVERIFY(!rig.client.customer({}, rig.cancel));
        QVERIFY(!rig.client.paymentMethods({}, {}, rig.cancel));
        QVERIFY(rig.transport.requests.isEmpty());
    }
    void missingPermissions()
    {
        Rig rig;
        rig.transport.then(
            403, "{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"more_permissions_required\","
                 "\"message\":\"Enable 'Customers Read' (customer_read).\"}}");
        const auto page = rig.client.customers({}, rig.cancel);
        QVERIFY(page.error().kind == ErrorKind::Permission);
        QCOMPARE(page.error().permission, u"Customers Read"_s);
    }
    void accounts()
    {
        Rig rig;
        rig.transport.then(200, object("account", "acct_1")).then(401, "{\"error\":{}}");
        QCOMPARE(rig.client.account(rig.cancel)->id.text(), u"acct_1"_s);
        QCOMPARE(rig.transport.line(0), QByteArray("GET /v1/account"));
        const auto refused = rig.client.account(rig.cancel);
        QVERIFY(refused.error().kind == ErrorKind::Auth);
    }

    /// From their own list and its start: what an object shows of a long list may be in another order.
    void longSubscriptionsAreCompleted()
    {
        Rig rig;
        const auto items = [](const QByteArrayList& data, bool more) {
            return "\"items\":" + list(data, more);
        };
        rig.transport
            .then(
                200,
                list({object("subscription", "sub_1", items({object("subscription_item", "si_3")}, true)),
                      object("subscription", "sub_2", items({object("subscription_item", "si_9")}, false))}))
            .then(200, list({object("subscription_item", "si_1"), object("subscription_item", "si_2")}, true))
            .then(200, list({object("subscription_item", "si_3")}));
        const auto page = rig.client.subscriptions({}, rig.cancel);
        QCOMPARE(page->data.at(0).items.size(), 3);
        QCOMPARE(page->data.at(0).items.last().id.text(), u"si_3"_s);
        QCOMPARE(page->data.at(1).items.size(), 1);
        QCOMPARE(page->lastId, u"sub_2"_s);
        QCOMPARE(rig.transport.line(1),
                 QByteArray("GET /v1/subscription_items?subscription=sub_1&limit=100"));
        QCOMPARE(rig.transport.line(2),
                 QByteArray("GET /v1/subscription_items?subscription=sub_1&starting_after=si_2&limit=100"));
    }
    void longInvoicesAreCompleted()
    {
        Rig rig;
        const QByteArray lines = "\"lines\":" + list({object("line_item", "il_1")}, true);
        const QByteArray payments = "\"payments\":" + list({object("invoice_payment", "inpay_1")}, true);
        rig.transport.then(200, object("invoice", "in_1", lines + ',' + payments))
            .then(200, list({object("line_item", "il_2"), object("line_item", "il_1")}))
            .then(200, list({object("invoice_payment", "inpay_2"), object("invoice_payment", "inpay_1")}));
        const auto read = rig.client.invoice(InvoiceId(u"in_1"_s), rig.cancel);
        QCOMPARE(read->value->lines.size(), 2);
        QCOMPARE(read->value->payments.size(), 2);
        QCOMPARE(rig.transport.line(1),
                 QByteArray("GET /v1/invoices/in_1/lines?limit=100"));
        QCOMPARE(rig.transport.line(2),
                 QByteArray("GET /v1/invoice_payments?invoice=in_1&limit=100"));
    }
    void aFailedCompletionFailsTheWhole()
    {
        Rig rig;
        const QByteArray items = "\"items\":" + list({object("subscription_item", "si_1")}, true);
        rig.transport.then(200, object("subscription", "sub_1", items)).then(403, "{\"error\":{}}");
        const auto read = rig.client.subscription(SubscriptionId(u"sub_1"_s), rig.cancel);
        QVERIFY(read.error().kind == ErrorKind::Permission);
    }

    void readAtIsStripesTimeAtTheStart()
    {
        Rig rig;
        rig.transport.beforeAnswer = [&] { rig.clock.advance(5s); };
        rig.transport.then(500, "{}").then(200, list({}), {{"date", "Sat, 21 Nov 2026 08:15:20 GMT"}});
        const auto page = rig.client.customers({}, rig.cancel);
        const qint64 waited = rig.clock.elapsed() / 1s;
        QCOMPARE(page->readAt, *fromIso(u"2026-11-21T08:15:20Z") - std::chrono::seconds(waited) - 1s);
    }
    void cancelled()
    {
        Rig rig;
        rig.cancel.cancel();
        const auto page = rig.client.customers({}, rig.cancel);
        QVERIFY(page.error().kind == ErrorKind::Cancelled);
        QVERIFY(rig.transport.requests.isEmpty());
    }
};

REGULARS_TEST(ClientTest)
#include "tst_client.moc"
