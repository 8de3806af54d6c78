// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/cataloguerepository.h"
#include "core/store/changes.h"
#include "core/store/connection.h"
#include "core/store/customerrepository.h"
#include "core/store/paymentrepository.h"
#include "core/store/subscriptionrepository.h"
#include "storefixture.h"
#include "tests/support/seededrandom.h"

using namespace regulars;
using namespace regulars::store;
using namespace regulars::tests;

class MirrorBatchTest : public QObject {
    Q_OBJECT
    std::unique_ptr<StoreFolder> m_folder;
    std::unique_ptr<Database> m_database;

    QString nameOf(const QString& id)
    {
        const auto found = CustomerRepository(*m_database).find(CustomerId(id));
        return found && *found ? (*found)->name : u"none"_s;
    }
    template<class AnyId>
    Result<void> removeOne(const AnyId& id, Instant readAt)
    {
        auto batch = MirrorBatch::begin(*m_database);
        if (!batch) return failure(batch);
        if (const auto done = batch->remove(id, readAt); !done) return done;
        return batch->commit();
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<StoreFolder>();
        m_database = m_folder->open();
        QVERIFY(m_database);
    }
    void cleanup()
    {
        m_database.reset();
        m_folder.reset();
    }

    void aStalerAnswerIsIgnored()
    {
        VERIFY_OK(putAll(*m_database, at(20), customer(u"cus_1"_s, u"new"_s)));
        VERIFY_OK(putAll(*m_database, at(19), customer(u"cus_1"_s, u"old"_s)));
        QCOMPARE(nameOf(u"cus_1"_s), u"new"_s);
        VERIFY_OK(putAll(*m_database, at(20), customer(u"cus_1"_s, u"same second"_s)));
        QCOMPARE(nameOf(u"cus_1"_s), u"same second"_s);
    }

    void whatIsGoneStaysGone()
    {
        PaymentMethod card;
        card.id = PaymentMethodId(u"pm_1"_s);
        card.customer = CustomerId(u"cus_1"_s);
        VERIFY_OK(putAll(*m_database, at(10), customer(u"cus_1"_s, u"a"_s), card, payment(u"ch_1"_s, u"cus_1"_s, 5)));
        VERIFY_OK(removeOne(CustomerId(u"cus_1"_s), at(9)));
        QCOMPARE(nameOf(u"cus_1"_s), u"a"_s); // seen alive later than that
        VERIFY_OK(removeOne(CustomerId(u"cus_1"_s), at(20)));
        VERIFY_OK(removeOne(CustomerId(u"cus_1"_s), at(20)));
        VERIFY_OK(putAll(*m_database, at(19), customer(u"cus_1"_s, u"ghost"_s), card));
        QCOMPARE(nameOf(u"cus_1"_s), u"none"_s);
        QVERIFY(CatalogueRepository(*m_database).methodsOfCustomer(card.customer)->isEmpty());
        const auto row = PaymentRepository(*m_database).row(PaymentId(u"ch_1"_s));
        VERIFY_OK(row);
        QVERIFY((*row)->customerDeleted);
        VERIFY_OK(putAll(*m_database, at(21), customer(u"cus_1"_s, u"again"_s)));
        QCOMPARE(nameOf(u"cus_1"_s), u"again"_s);
    }

    void aRemovalMayComeFirst()
    {
        VERIFY_OK(removeOne(CouponId(u"SPRING"_s), at(20)));
        Coupon coupon;
        coupon.id = CouponId(u"SPRING"_s);
        VERIFY_OK(putAll(*m_database, at(10), coupon));
        QCOMPARE(SyncRepository(*m_database).counts()->value(u"coupons"_s), 0);
        VERIFY_OK(putAll(*m_database, at(21), coupon)); // made anew under the same name
        QCOMPARE(SyncRepository(*m_database).counts()->value(u"coupons"_s), 1);
    }

    void withoutCommitNothingIsThere()
    {
        const qint64 before = changesSince(*m_database, 0)->upTo;
        {
            auto batch = MirrorBatch::begin(*m_database);
            VERIFY_OK(batch);
            VERIFY_OK(batch->put(customer(u"cus_1"_s, u"a"_s), at(1)));
            Event event;
            event.id = EventId(u"evt_1"_s);
            VERIFY_OK(batch->receive(event));
            VERIFY_OK(SyncRepository(batch->database()).setText(u"last_sync_at"_s, u"now"_s));
        }
        QCOMPARE(nameOf(u"cus_1"_s), u"none"_s);
        const SyncRepository sync(*m_database);
        QCOMPARE(sync.text(u"last_sync_at"_s).value(), QString());
        QVERIFY(!sync.isKnown(EventId(u"evt_1"_s)).value());
        QVERIFY(changesSince(*m_database, before)->isEmpty());
    }

    void aSecondBatchOnOneConnectionIsABug()
    {
        auto batch = MirrorBatch::begin(*m_database);
        VERIFY_OK(batch);
        QVERIFY(MirrorBatch::begin(*m_database).error().kind == ErrorKind::Bug);
        VERIFY_OK(batch->commit());
        QVERIFY(!batch->put(customer(u"cus_1"_s), at(1)));
        VERIFY_OK(MirrorBatch::begin(*m_database));
    }

    void subscriptionsAndInvoicesComeBackWhole()
    {
        Subscription s;
        s.id = SubscriptionId(u"sub_1"_s);
        s.customer = CustomerId(u"cus_1"_s);
        s.status = u"active"_s;
        s.currency = Currency(u"jpy");
        s.cancelAt = at(99);
        s.trialEnd = at(0);
        s.items = {{SubscriptionItemId(u"si_1"_s), PriceId(u"p"_s), ProductId(u"q"_s), 3, at(1), at(2)},
                   {SubscriptionItemId(u"si_2"_s), {}, {}, 1, at(3), at(4)}};
        Invoice i;
        i.id = InvoiceId(u"in_1"_s);
        i.customer = s.customer;
        i.endingBalance = -5;
        i.paidAt = at(5);
        i.lines = {{u"il_1"_s, u"d"_s, -7, 1, PriceId(u"p"_s), ProductId(u"q"_s), s.id, true, at(1), at(2)}};
        i.payments = {{u"inpay_1"_s, u"paid"_s, u"payment_intent"_s, PaymentIntentId(u"pi_1"_s), {}, 9}};
        Payment paid = payment(u"ch_1"_s, u"cus_1"_s, 9);
        paid.paymentIntent = PaymentIntentId(u"pi_1"_s);
        paid.riskScore = -1;
        paid.method.expYear = 2030;
        VERIFY_OK(putAll(*m_database, at(1), s, i, paid));
        const SubscriptionRepository repository(*m_database);
        QVERIFY(repository.find(s.id)->value() == s);
        QVERIFY(repository.ofCustomer(s.customer).value() == QList<Subscription>{s});
        QVERIFY(repository.invoicesOfCustomer(s.customer).value() == QList<Invoice>{i});
        QVERIFY(repository.invoicesOfPayment(paid.id).value() == QList<Invoice>{i});
        QVERIFY(PaymentRepository(*m_database).ofCustomer(s.customer).value() == QList<Payment>{paid});
        s.items.removeFirst();
        i.payments.clear();
        i.lines.append(i.lines.first());
        VERIFY_OK(putAll(*m_database, at(2), s, i));
        QVERIFY(repository.find(s.id)->value() == s);
        QVERIFY(repository.invoicesOfCustomer(s.customer).value() == QList<Invoice>{i});
        QVERIFY(repository.invoicesOfPayment(paid.id)->isEmpty());
        VERIFY_OK(removeOne(i.id, at(3)));
        VERIFY_OK(removeOne(s.id, at(3)));
        QVERIFY(repository.invoicesOfCustomer(s.customer)->isEmpty());
        QVERIFY(!repository.find(s.id)->has_value());
    }

    void theCatalogueComesBack()
    {
        Product product{ProductId(u"prod_1"_s), u"Yoga"_s, u"d"_s, false, PriceId(u"price_1"_s), at(4)};
        Price price;
        price.id = PriceId(u"price_1"_s);
        price.product = product.id;
        price.currency = Currency(u"kwd");
        price.unitAmount = 0;
        price.unitAmountDecimal = u"0.5"_s;
        price.recurrence = {u"month"_s, 3};
        Price tiered = price;
        tiered.id = PriceId(u"price_2"_s);
        tiered.unitAmount.reset();
        Coupon coupon;
        coupon.id = CouponId(u"c"_s);
        coupon.amountOff = Money(500, Currency(u"eur"));
        PaymentMethod method;
        method.id = PaymentMethodId(u"pm_1"_s);
        method.customer = CustomerId(u"cus_1"_s);
        method.details = {u"card"_s, u"visa"_s, u"4242"_s, u"fp"_s, u"DE"_s, u"credit"_s,
                          u"bank"_s, u"e@x"_s, u"apple_pay"_s, 12, 2030};
        VERIFY_OK(putAll(*m_database, at(1), product, price, tiered, coupon, method));
        const CatalogueRepository repository(*m_database);
        QVERIFY(repository.products()->value(product.id) == product);
        QVERIFY(repository.prices()->value(price.id) == price);
        QVERIFY(repository.prices()->value(tiered.id) == tiered);
        QVERIFY(repository.methodsOfCustomer(method.customer).value() == QList<PaymentMethod>{method});
    }

    void changesNameWhatChanged()
    {
        const qint64 start = changesSince(*m_database, 0)->upTo;
        QVERIFY(start > 0);
        Payment moved = payment(u"ch_1"_s, u"cus_1"_s, 5);
        VERIFY_OK(putAll(*m_database, at(1), customer(u"cus_1"_s), moved));
        auto changes = changesSince(*m_database, start);
        VERIFY_OK(changes);
        QVERIFY(changes->customers == QSet<CustomerId>{CustomerId(u"cus_1"_s)});
        QVERIFY(changes->payments == QSet<PaymentId>{moved.id});
        QVERIFY(!changes->catalogue);
        VERIFY_OK(putAll(*m_database, at(2), refund(u"re_1"_s, u"ch_1"_s, 5), Product{ProductId(u"p"_s), {}, {}, true, {}, {}}));
        changes = changesSince(*m_database, changes->upTo);
        QVERIFY(changes->customers == QSet<CustomerId>{CustomerId(u"cus_1"_s)});
        QVERIFY(changes->payments == QSet<PaymentId>{moved.id});
        QVERIFY(changes->catalogue);
        moved.customer = CustomerId(u"cus_2"_s);
        VERIFY_OK(putAll(*m_database, at(3), moved));
        changes = changesSince(*m_database, changes->upTo);
        QCOMPARE(changes->customers.size(), 2);
        VERIFY_OK(putAll(*m_database, at(2), moved)); // stale
        changes = changesSince(*m_database, changes->upTo);
        QVERIFY(changes->isEmpty());
        VERIFY_OK(clearMirror(*m_database));
        QVERIFY(changesSince(*m_database, changes->upTo)->everything);
        QVERIFY(changesSince(*m_database, changes->upTo + 1000)->everything); // the store was put back
    }

    void tooManyChangesAreNotListed()
    {
        const qint64 start = changesSince(*m_database, 0)->upTo;
        QSqlQuery fill(m_database->handle());
        QVERIFY(fill.exec(u"WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 130000) "
                          "INSERT INTO changes (kind, id) SELECT 1, 'cus_' || x FROM n"_s));
        VERIFY_OK(putAll(*m_database, at(1), customer(u"cus_1"_s)));
        const auto changes = changesSince(*m_database, start);
        VERIFY_OK(changes);
        QVERIFY(changes->everything);
        QVERIFY(fill.exec(u"SELECT count(*) FROM changes"_s) && fill.next());
        QCOMPARE(fill.value(0).toInt(), 100000);
    }

    void keepsCount()
    {
        SeededRandom dice(seed());
        const auto counted = [this](const QString& table) {
            return firstValue(m_database->handle(), u"SELECT COUNT(*) FROM "_s + table)->toLongLong();
        };
        for (int turn = 0; turn < 200; ++turn) {
            const QString customerId = u"cus_%1"_s.arg(dice.below(9)), paymentId = u"ch_%1"_s.arg(dice.below(20));
            auto batch = MirrorBatch::begin(*m_database);
            VERIFY_OK(batch);
            switch (dice.below(4)) {
            case 0: VERIFY_OK(batch->remove(CustomerId(customerId), at(turn))); break;
            case 1: VERIFY_OK(batch->put(customer(customerId, u"Mia"_s), at(turn))); break;
            default: VERIFY_OK(batch->put(payment(paymentId, customerId, 5), at(turn))); break;
            }
            if (dice.below(5) > 0) VERIFY_OK(batch->commit());
            else batch = failure(ErrorKind::Cancelled, {}); // rolled back
            if (dice.below(50) == 0) VERIFY_OK(clearMirror(*m_database));
            const auto counts = SyncRepository(*m_database).counts({u"customers"_s, u"payments"_s});
            QCOMPARE(counts->value(u"customers"_s), counted(u"customers"_s));
            QCOMPARE(counts->value(u"payments"_s), counted(u"payments"_s));
        }
    }

    void clearingKeepsWhatIsOurs()
    {
        SyncRepository sync(*m_database);
        VERIFY_OK(sync.bind(euroAccount(), Mode::Live));
        VERIFY_OK(sync.setText(u"x"_s, u"y"_s));
        VERIFY_OK(sync.countReads(at(1), 5));
        Event event;
        event.id = EventId(u"evt_1"_s);
        auto batch = MirrorBatch::begin(*m_database);
        VERIFY_OK(batch);
        VERIFY_OK(batch->receive(event));
        VERIFY_OK(batch->receive(event));
        VERIFY_OK(batch->put(customer(u"cus_1"_s, u"Mia"_s), at(5)));
        VERIFY_OK(batch->put(payment(u"ch_1"_s, u"cus_1"_s, 5), at(5)));
        VERIFY_OK(batch->remove(CouponId(u"c"_s), at(5)));
        VERIFY_OK(batch->commit());
        VERIFY_OK(clearMirror(*m_database));
        const auto counts = sync.counts();
        for (const qint64 count : *counts) QCOMPARE(count, 0);
        QVERIFY(sync.isKnown(event.id).value());
        QCOMPARE(sync.text(u"x"_s).value(), u"y"_s);
        QCOMPARE(sync.readsSince(at(0)).value(), 5);
        QVERIFY(sync.account()->value() == euroAccount());
        CustomerQuery query;
        query.search = u"mia"_s;
        QVERIFY(CustomerRepository(*m_database).keys(query)->isEmpty());
        VERIFY_OK(putAll(*m_database, at(1), customer(u"cus_1"_s, u"Mia"_s)));
        QCOMPARE(CustomerRepository(*m_database).keys(query)->size(), 1);
    }
};

REGULARS_TEST(MirrorBatchTest)
#include "tst_mirrorbatch.moc"
