// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/customerrepository.h"
#include "core/store/paymentrepository.h"
#include "core/store/totals.h"
#include "storefixture.h"
#include "tests/support/seededrandom.h"

using namespace regulars;
using namespace regulars::store;
using namespace regulars::tests;

namespace {

const Currency eur(u"eur"), usd(u"usd"), brl(u"brl"); // the studio's, a later and an earlier code
constexpr qint64 half = qint64(1) << 62; // two of these are too many for 64 bits

Payment paymentIn(const QString& id, qint64 amount, Currency currency, const QString& status = u"succeeded"_s)
{
    Payment value = payment(id, {}, amount, currency.code());
    value.status = status;
    return value;
}

} // namespace

/// What a choice of rows adds up to.
class TotalsTest : public QObject {
    Q_OBJECT
    std::unique_ptr<StoreFolder> m_folder;
    std::unique_ptr<Database> m_database;

    QList<qint64> allPayments() { return PaymentRepository(*m_database).keys({}).value(); }
    QList<qint64> allCustomers() { return CustomerRepository(*m_database).keys({}).value(); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<StoreFolder>();
        m_database = m_folder->open();
        QVERIFY(m_database);
        VERIFY_OK(SyncRepository(*m_database).bind(euroAccount(), Mode::Test));
    }
    void cleanup()
    {
        m_database.reset();
        m_folder.reset();
    }

    void keysBecomeRuns_data()
    {
        QTest::addColumn<QList<qint64>>("keys");
        QTest::addColumn<QString>("runs");
        QTest::newRow("none") << QList<qint64>{} << u"{}"_s;
        QTest::newRow("one") << QList<qint64>{7} << u"{\"7\":7}"_s;
        QTest::newRow("any order") << QList<qint64>{5, 3, 4, 9} << u"{\"3\":5,\"9\":9}"_s;
        QTest::newRow("twice") << QList<qint64>{2, 2, 3, 2} << u"{\"2\":3}"_s;
    }
    void keysBecomeRuns()
    {
        QFETCH(QList<qint64>, keys);
        QTEST(runsOf(keys), "runs");
    }

    void onlyWhatWasCapturedIsPaid_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<qint64>("captured");
        QTest::addColumn<qint64>("paid");
        QTest::newRow("paid") << u"succeeded"_s << qint64(2500) << qint64(2500);
        QTest::newRow("paid in part") << u"succeeded"_s << qint64(1000) << qint64(1000);
        QTest::newRow("authorised only") << u"succeeded"_s << qint64(0) << qint64(0);
        QTest::newRow("declined") << u"failed"_s << qint64(2500) << qint64(0);
        QTest::newRow("pending") << u"pending"_s << qint64(2500) << qint64(0);
    }
    void onlyWhatWasCapturedIsPaid()
    {
        QFETCH(QString, status);
        QFETCH(qint64, captured);
        QFETCH(qint64, paid);
        Payment tried = paymentIn(u"ch_1"_s, 2500, eur, status);
        tried.amountCaptured = captured;
        VERIFY_OK(putAll(*m_database, at(9), tried));
        const auto totals = PaymentRepository(*m_database).totals(allPayments());
        VERIFY_OK(totals);
        QCOMPARE(totals->paid, QList<Money>{Money(paid, eur)});
        QCOMPARE(totals->refunded, QList<Money>{Money(0, eur)});
    }

    void refundsAndDisputesDoNotMakeItUnpaid()
    {
        Refund failed = refund(u"re_failed"_s, u"ch_1"_s, 900);
        failed.status = u"failed"_s;
        Dispute lost;
        lost.id = DisputeId(u"dp_1"_s);
        lost.payment = PaymentId(u"ch_2"_s);
        lost.currency = eur;
        lost.amount = 500;
        lost.status = u"lost"_s;
        VERIFY_OK(putAll(*m_database, at(9), paymentIn(u"ch_1"_s, 2500, eur), paymentIn(u"ch_2"_s, 500, eur),
                         refund(u"re_1"_s, u"ch_1"_s, 2500), failed, lost));
        const auto totals = PaymentRepository(*m_database).totals(allPayments());
        VERIFY_OK(totals);
        QCOMPARE(totals->paid, QList<Money>{Money(3000, eur)});
        QCOMPARE(totals->refunded, QList<Money>{Money(2500, eur)});
    }

    void currenciesStandBesideEachOther()
    {
        VERIFY_OK(putAll(*m_database, at(9), paymentIn(u"ch_1"_s, 7, usd), paymentIn(u"ch_2"_s, 500, brl),
                         paymentIn(u"ch_3"_s, 100, eur), paymentIn(u"ch_4"_s, 20, eur),
                         refund(u"re_1"_s, u"ch_1"_s, 3, u"usd")));
        const auto totals = PaymentRepository(*m_database).totals(allPayments());
        VERIFY_OK(totals);
        QCOMPARE(totals->paid, (QList{Money(120, eur), Money(500, brl), Money(7, usd)}));
        QCOMPARE(totals->refunded, QList<Money>{Money(3, usd)}); // no zero beside it
    }

    void goneAndRepeatedKeysCountRight()
    {
        VERIFY_OK(putAll(*m_database, at(9), paymentIn(u"ch_1"_s, 7, eur), customer(u"cus_1"_s)));
        const PaymentRepository payments(*m_database);
        const CustomerRepository customers(*m_database);
        const QList<qint64> key = allPayments();
        QCOMPARE(payments.totals(key + key + QList<qint64>{999})->paid, QList<Money>{Money(7, eur)});
        QCOMPARE(payments.totals({})->paid, QList<Money>{Money(0, eur)});
        QCOMPARE(customers.totals({999})->lifetimeValue, QList<Money>{Money(0, eur)});
        QCOMPARE(customers.totals({})->creditBalance, QList<Money>{Money(0, eur)});
    }

    void customersCountAllTheirCurrencies()
    {
        Customer ann = customer(u"cus_1"_s), ben = customer(u"cus_2"_s), other = customer(u"cus_3"_s);
        ann.currency = eur;
        ann.balance = -2500;
        ben.balance = 500;
        other.currency = usd;
        other.balance = -900;
        VERIFY_OK(putAll(*m_database, at(9), ann, ben, other, payment(u"ch_1"_s, u"cus_1"_s, 1000),
                         payment(u"ch_2"_s, u"cus_1"_s, 30, u"usd"), payment(u"ch_3"_s, u"cus_2"_s, 200),
                         payment(u"ch_4"_s, u"cus_3"_s, 5, u"usd"), refund(u"re_1"_s, u"ch_1"_s, 100)));
        const CustomerRepository customers(*m_database);
        const auto totals = customers.totals(allCustomers());
        VERIFY_OK(totals);
        QCOMPARE(totals->lifetimeValue, (QList{Money(1100, eur), Money(35, usd)}));
        QCOMPARE(totals->creditBalance, (QList{Money(2000, eur), Money(900, usd)}));
        const auto one = customers.totals({**customers.keyOf(ben.id)});
        VERIFY_OK(one);
        QCOMPARE(one->lifetimeValue, QList<Money>{Money(200, eur)});
        QCOMPARE(one->creditBalance, QList<Money>{Money(-500, eur)});
    }

    /// Exact to the last of 64 bits, and an Error beyond them.
    void whatDoesNotFitIsNoFigure()
    {
        Customer first = customer(u"cus_1"_s), second = customer(u"cus_2"_s), third = customer(u"cus_3"_s);
        first.balance = -half;
        second.balance = -(half - 1);
        VERIFY_OK(putAll(*m_database, at(9), paymentIn(u"ch_1"_s, half, eur), paymentIn(u"ch_2"_s, half - 1, eur),
                         first, second));
        const PaymentRepository payments(*m_database);
        const CustomerRepository customers(*m_database);
        const qint64 most = std::numeric_limits<qint64>::max();
        QCOMPARE(payments.totals(allPayments())->paid, QList<Money>{Money(most, eur)});
        QCOMPARE(customers.totals(allCustomers())->creditBalance, QList<Money>{Money(most, eur)});
        third.balance = -1;
        VERIFY_OK(putAll(*m_database, at(10), paymentIn(u"ch_3"_s, 1, eur), third));
        QVERIFY(!payments.totals(allPayments()));
        QVERIFY(!customers.totals(allCustomers()));
    }

    /// Any choice adds up to what its rows say, whatever of it lies together.
    void anyChoiceAddsUpToItsRows()
    {
        SeededRandom random(seed());
        auto batch = MirrorBatch::begin(*m_database);
        VERIFY_OK(batch);
        const std::array<Currency, 3> currencies{eur, usd, brl};
        for (int n = 0; n < 200; ++n) {
            const qint64 amount = 1 + qint64(random.below(100'000));
            const Currency currency = currencies[random.below(3)];
            const QString id = u"ch_%1"_s.arg(n);
            const bool declined = random.below(4) == 0;
            VERIFY_OK(batch->put(paymentIn(id, amount, currency, declined ? u"failed"_s : u"succeeded"_s), at(9)));
            if (!declined && random.below(3) == 0)
                VERIFY_OK(batch->put(refund(u"re_"_s + id, id, 1, currency.code()), at(9)));
        }
        VERIFY_OK(batch->commit());
        const PaymentRepository payments(*m_database);
        const QList<qint64> all = allPayments();
        for (const quint64 oneIn : {1, 2, 3, 50}) {
            QList<qint64> keys;
            for (const qint64 key : all)
                if (random.below(oneIn) == 0) keys.append(key);
            MoneyByCurrency paid, refunded;
            const auto rows = payments.rows(keys);
            VERIFY_OK(rows);
            for (const PaymentRow& row : *rows) {
                if (row.status != u"failed"_s) VERIFY_OK(paid.add(row.amount));
                VERIFY_OK(refunded.add(row.refunded));
            }
            const auto totals = payments.totals(keys);
            VERIFY_OK(totals);
            QCOMPARE(totals->paid, settlementFirst(paid, eur));
            QCOMPARE(totals->refunded, settlementFirst(refunded, eur));
        }
    }
};

REGULARS_TEST(TotalsTest)
#include "tst_totals.moc"
