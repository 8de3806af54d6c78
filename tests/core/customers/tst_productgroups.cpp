// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/customers/productgroups.h"
#include "tests/support/testmain.h"

using namespace regulars;
using namespace regulars::customers;
using namespace Qt::StringLiterals;

namespace {

/// A studio's shelf with one membership and one workshop; payments are added newest first.
struct Shelf {
    Purchases purchases;

    Shelf()
    {
        addProduct(u"prod_m"_s, u"Membership"_s);
        addProduct(u"prod_w"_s, u"Workshop"_s);
    }
    void addProduct(const QString& id, const QString& name)
    {
        Product product;
        product.id = ProductId(id);
        product.name = name;
        purchases.products.insert(product.id, product);
    }
    Subscription& subscription(const QString& id, const QString& status)
    {
        Subscription s;
        s.id = SubscriptionId(id);
        s.status = status;
        SubscriptionItem item;
        item.product = ProductId(u"prod_m"_s);
        item.periodEnd = fromUnixSeconds(1000);
        s.items = {item};
        purchases.subscriptions.append(s);
        return purchases.subscriptions.last();
    }
    void payment(const QString& id, qint64 when, const QString& status = u"succeeded"_s, const QString& description = {})
    {
        Payment p;
        p.id = PaymentId(id);
        p.created = fromUnixSeconds(when);
        p.status = status;
        p.description = description;
        p.paymentIntent = PaymentIntentId(u"pi_"_s + id);
        purchases.payments.append(p);
        store::PaymentRow row;
        row.id = p.id;
        row.created = p.created;
        row.status = status;
        purchases.rows.append(row);
    }
    void invoice(const QString& payment, const QString& subscription, const QString& product)
    {
        Invoice i;
        i.subscription = SubscriptionId(subscription);
        InvoiceLine line;
        line.product = ProductId(product);
        line.description = u"line"_s;
        i.lines = {line};
        InvoicePayment p;
        p.paymentIntent = PaymentIntentId(u"pi_"_s + payment);
        i.payments = {p};
        purchases.invoices.append(i);
    }
};

QStringList titles(const QList<ProductGroup>& groups)
{
    QStringList list;
    for (const ProductGroup& g : groups) list.append(u"%1/%2"_s.arg(g.title).arg(g.transactions.size()));
    return list;
}

} // namespace

class ProductGroupsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void paymentsGoWhereTheirInvoiceBelongs()
    {
        Shelf shelf;
        shelf.subscription(u"sub_1"_s, u"active"_s);
        shelf.payment(u"ch_5"_s, 50, u"succeeded"_s, u"Drop-in"_s);
        shelf.payment(u"ch_4"_s, 40, u"failed"_s);
        shelf.invoice(u"ch_4"_s, u"sub_1"_s, u"prod_m"_s);
        shelf.payment(u"ch_3"_s, 30);
        shelf.invoice(u"ch_3"_s, u"sub_1"_s, u"prod_m"_s);
        shelf.payment(u"ch_2"_s, 20);
        shelf.invoice(u"ch_2"_s, {}, u"prod_w"_s);
        shelf.payment(u"ch_1"_s, 10, u"succeeded"_s, u"Drop-in"_s);
        const QList<ProductGroup> groups = productGroups(shelf.purchases);
        QCOMPARE(titles(groups), (QStringList{u"Membership/2"_s, u"Drop-in/2"_s, u"Workshop/1"_s}));
        QVERIFY(groups[0].subscription);
        QCOMPARE(groups[0].transactions.first().status, u"failed"_s);
        QCOMPARE(groups[0].lastSucceeded->text(), u"ch_3"_s);
        QCOMPARE(unixSeconds(*groups[0].nextPaymentAt), 1000);
        QVERIFY(!groups[1].subscription);
    }

    void anInvoiceOfAnUnknownSubscriptionIsAPurchase()
    {
        Shelf shelf;
        shelf.payment(u"ch_1"_s, 10);
        shelf.invoice(u"ch_1"_s, u"sub_gone"_s, u"prod_m"_s);
        QCOMPARE(titles(productGroups(shelf.purchases)), QStringList{u"Membership/1"_s});
    }

    void endingOrPausedOnesHaveNoNextPayment_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<qint64>("cancelAt");
        QTest::addColumn<bool>("atPeriodEnd");
        QTest::addColumn<bool>("next");
        QTest::newRow("goes on") << u"active"_s << qint64(0) << false << true;
        QTest::newRow("trial") << u"trialing"_s << qint64(0) << false << true;
        QTest::newRow("ends with the period") << u"active"_s << qint64(1000) << true << false;
        QTest::newRow("ends at its end by date") << u"active"_s << qint64(1000) << false << false;
        QTest::newRow("ends later") << u"active"_s << qint64(5000) << false << true;
        QTest::newRow("paused") << u"paused"_s << qint64(0) << false << false;
        QTest::newRow("canceled") << u"canceled"_s << qint64(0) << false << false;
    }
    void endingOrPausedOnesHaveNoNextPayment()
    {
        QFETCH(QString, status);
        QFETCH(qint64, cancelAt);
        QFETCH(bool, atPeriodEnd);
        QFETCH(bool, next);
        Shelf shelf;
        Subscription& s = shelf.subscription(u"sub_1"_s, status);
        if (cancelAt > 0) s.cancelAt = fromUnixSeconds(cancelAt);
        s.cancelAtPeriodEnd = atPeriodEnd;
        QCOMPARE(productGroups(shelf.purchases).first().nextPaymentAt.has_value(), next);
    }

    void liveOnesComeFirst()
    {
        Shelf shelf;
        shelf.subscription(u"sub_old"_s, u"canceled"_s);
        shelf.subscription(u"sub_live"_s, u"past_due"_s);
        shelf.payment(u"ch_9"_s, 90, u"succeeded"_s, u"Drop-in"_s);
        const QList<ProductGroup> groups = productGroups(shelf.purchases);
        QCOMPARE(groups[0].subscription->id.text(), u"sub_live"_s);
        QCOMPARE(groups[1].title, u"Drop-in"_s);
    }
};

REGULARS_TEST(ProductGroupsTest)
#include "tst_productgroups.moc"
