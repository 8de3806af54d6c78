// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/changes.h"
#include "core/store/connection.h"
#include "core/store/customerrepository.h"
#include "core/store/figures.h"
#include "storefixture.h"

#include <QtCore/QRegularExpression>

using namespace regulars;
using namespace regulars::store;
using namespace regulars::tests;

namespace {

Subscription someSubscription()
{
    Subscription value;
    value.id = SubscriptionId(u"sub_1"_s);
    value.customer = CustomerId(u"cus_1"_s);
    value.status = u"active"_s;
    value.items = {{SubscriptionItemId(u"si_1"_s), PriceId(u"p"_s), ProductId(u"q"_s), 3, at(1), at(2)}};
    return value;
}

Invoice someInvoice()
{
    Invoice value;
    value.id = InvoiceId(u"in_1"_s);
    value.customer = CustomerId(u"cus_1"_s);
    value.lines = {{u"il_1"_s, u"d"_s, 7, 1, {}, {}, {}, false, at(1), at(2)}};
    value.payments = {{u"inpay_1"_s, u"paid"_s, u"charge"_s, {}, PaymentId(u"ch_1"_s), 9}};
    return value;
}

Dispute someDispute()
{
    Dispute value;
    value.id = DisputeId(u"dp_1"_s);
    value.payment = PaymentId(u"ch_1"_s);
    value.status = u"won"_s;
    value.balanceTransactions = {BalanceTransactionId(u"txn_2"_s)};
    return value;
}

} // namespace

/// What keeping the mirror up to date costs, and that it stays right where work is saved.
class UpkeepTest : public QObject {
    Q_OBJECT
    std::unique_ptr<StoreFolder> m_folder;
    std::unique_ptr<Database> m_database;

    Result<void> putEverything(Instant readAt)
    {
        PaymentMethod method;
        method.id = PaymentMethodId(u"pm_1"_s);
        method.customer = CustomerId(u"cus_1"_s);
        BalanceTransaction moved;
        moved.id = BalanceTransactionId(u"txn_1"_s);
        moved.source = u"ch_1"_s;
        Price price;
        price.id = PriceId(u"p"_s);
        Coupon coupon;
        coupon.id = CouponId(u"c"_s);
        return putAll(*m_database, readAt, customer(u"cus_1"_s, u"Mia"_s), payment(u"ch_1"_s, u"cus_1"_s, 9), method,
                      refund(u"re_1"_s, u"ch_1"_s, 4), someSubscription(), someInvoice(), someDispute(), moved, price,
                      coupon, Product{ProductId(u"q"_s), {}, {}, true, {}, {}});
    }
    Result<Changes> changesOf(const std::function<Result<void>()>& work)
    {
        const auto before = changesSince(*m_database, 0);
        if (!before) return failure(before);
        if (const auto done = work(); !done) return failure(done);
        return changesSince(*m_database, before->upTo);
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

    void whatSaysTheSameIsNoChange()
    {
        VERIFY_OK(putEverything(at(10)));
        const auto changes = changesOf([&] { return putEverything(at(20)); });
        VERIFY_OK(changes);
        QVERIFY(changes->isEmpty());
        // But it was seen then: an audit does not take it for gone, and an older answer does not overwrite it.
        const SyncRepository sync(*m_database);
        const auto counts = sync.counts();
        VERIFY_OK(counts);
        for (const QString& resource : counts->keys()) {
            QCOMPARE(counts->value(resource), 1);
            QVERIFY2(sync.idsReadBefore(resource, at(20))->isEmpty(), qPrintable(resource));
        }
        VERIFY_OK(putAll(*m_database, at(19), customer(u"cus_1"_s, u"stale"_s)));
        QCOMPARE(CustomerRepository(*m_database).row(CustomerId(u"cus_1"_s)).value()->name, u"Mia"_s);
    }

    void aChangedPartIsAChange()
    {
        VERIFY_OK(putEverything(at(10)));
        Subscription subscription = someSubscription();
        subscription.items.first().quantity = 4;
        Invoice lines = someInvoice(), payments = someInvoice();
        lines.lines.first().amount = 8;
        payments.lines = lines.lines;
        payments.payments.clear();
        Dispute dispute = someDispute();
        dispute.balanceTransactions.append(BalanceTransactionId(u"txn_3"_s));
        const QList<std::function<Result<void>()>> edits{
            [&] { return putAll(*m_database, at(11), subscription); },
            [&] { return putAll(*m_database, at(11), lines); },
            [&] { return putAll(*m_database, at(11), payments); },
            [&] { return putAll(*m_database, at(11), dispute); }};
        for (const auto& edit : edits) {
            const auto changes = changesOf(edit);
            VERIFY_OK(changes);
            QVERIFY(changes->customers == QSet<CustomerId>{CustomerId(u"cus_1"_s)});
        }
    }

    /// Nothing else about the payment changes with it.
    void aDisputeInAnotherCurrencyIsFollowed()
    {
        VERIFY_OK(putAll(*m_database, at(10), customer(u"cus_1"_s), payment(u"ch_1"_s, u"cus_1"_s, 9)));
        Dispute lost;
        lost.id = DisputeId(u"dp_1"_s);
        lost.payment = PaymentId(u"ch_1"_s);
        lost.status = u"lost"_s;
        for (const auto& [code, amount] : {std::pair(u"usd"_s, 5), {u"usd"_s, 6}, {u"jpy"_s, 6}}) {
            lost.currency = Currency(code);
            lost.amount = amount;
            VERIFY_OK(putAll(*m_database, at(11), lost));
            const auto row = CustomerRepository(*m_database).row(CustomerId(u"cus_1"_s));
            VERIFY_OK(row);
            QVERIFY((*row)->ltvOther == QList<Money>{Money(-amount, Currency(code))});
        }
    }

    /// No figure is found by running through a whole large table.
    void figuresFollowIndices()
    {
        // "p", "c", "b", …: what the figures call the large tables.
        static const QRegularExpression run(
            u"^SCAN (customers|payments|refunds|disputes|balance_transactions|subscriptions|invoices"
            "|dispute_movements|customer_values|[prcdbsnmw])( |$)"_s);
        int steps = 0;
        for (const QString& sql : figuresStatements()) {
            QSqlQuery plan(m_database->handle());
            QVERIFY(plan.exec(u"EXPLAIN QUERY PLAN "_s + sql));
            while (plan.next()) {
                ++steps;
                const QString step = plan.value(3).toString();
                QVERIFY2(!run.match(step).hasMatch(), qPrintable(step + u" in "_s + sql));
            }
        }
        QVERIFY(steps > 30);
    }

    void aStoreOfVersionOneGetsItsFigures()
    {
        VERIFY_OK(putEverything(at(10)));
        Refund other = refund(u"re_2"_s, u"ch_1"_s, 3, u"usd");
        VERIFY_OK(putAll(*m_database, at(10), other));
        const auto before = CustomerRepository(*m_database).row(CustomerId(u"cus_1"_s));
        VERIFY_OK(before);
        QCOMPARE((*before)->ltv, Money(5, Currency(u"eur")));
        QVERIFY((*before)->ltvOther == QList<Money>{Money(-3, Currency(u"usd"))});
        for (const QString& sql : withoutSubscriptionList() + QStringList
             {u"DROP VIEW repayment_money"_s, u"DROP TABLE payment_links"_s, u"ALTER TABLE payments DROP COLUMN repayment_mark"_s, u"DROP TABLE repayments"_s, u"DROP TABLE block_log"_s, u"DROP TABLE block_details"_s, u"DROP TABLE operations"_s, u"DROP TABLE operation_steps"_s, u"DROP INDEX events_received_by_key"_s, u"DROP TRIGGER customers_come"_s, u"DROP TRIGGER customers_go"_s, u"DROP TRIGGER payments_come"_s,
              u"DROP TRIGGER payments_go"_s, u"DROP TABLE row_counts"_s, u"DROP TABLE differences"_s, u"ALTER TABLE customers DROP COLUMN methods_read_at"_s, u"DROP TABLE reads"_s,
              u"CREATE TABLE reads (day INTEGER PRIMARY KEY, count INTEGER NOT NULL) STRICT"_s,
              u"INSERT INTO reads (day, count) VALUES (86400, 7)"_s, u"DROP INDEX payments_mixed"_s, u"DROP INDEX payments_by_customer"_s,
              u"DROP INDEX payments_by_amount"_s, u"DROP INDEX payments_totals"_s,
              u"ALTER TABLE payments DROP COLUMN value"_s, u"ALTER TABLE payments DROP COLUMN settled"_s,
              u"ALTER TABLE payments DROP COLUMN mixed"_s,
              u"CREATE INDEX payments_by_customer ON payments(customer, created)"_s,
              u"ALTER TABLE balance_transactions ADD COLUMN status TEXT NOT NULL DEFAULT ''"_s, u"PRAGMA user_version = 1"_s})
            VERIFY_OK(execute(m_database->handle(), sql));
        m_database.reset();
        m_database = m_folder->open();
        QVERIFY(m_database);
        VERIFY_OK(putAll(*m_database, at(11), payment(u"ch_2"_s, u"cus_1"_s, 100)));
        const auto after = CustomerRepository(*m_database).row(CustomerId(u"cus_1"_s));
        VERIFY_OK(after);
        QCOMPARE((*after)->ltv, Money(105, Currency(u"eur")));
        QVERIFY((*after)->ltvOther == (*before)->ltvOther);
        QCOMPARE(SyncRepository(*m_database).readsSince(at(0)).value(), 7); // counted before purposes were
        QCOMPARE(SyncRepository(*m_database).counts({u"payments"_s})->value(u"payments"_s), 2); // one from before
    }
};

REGULARS_TEST(UpkeepTest)
#include "tst_upkeep.moc"
