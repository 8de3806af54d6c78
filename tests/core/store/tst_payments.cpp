// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/fold.h"
#include "core/store/paymentorder.h"
#include "storefixture.h"
#include "tests/support/smallstudio.h"

using namespace regulars;
using namespace regulars::store;
using namespace regulars::tests;

Q_DECLARE_METATYPE(regulars::store::PaymentSort)

class PaymentsTest : public QObject {
    Q_OBJECT
    std::unique_ptr<StoreFolder> m_folder;
    std::unique_ptr<Database> m_database;

    QString found(const PaymentQuery& query, qint64 limit = -1)
    {
        const PaymentRepository repository(*m_database);
        const auto keys = repository.keys(query, limit);
        if (!holds(keys)) return u"failed"_s;
        const auto rows = repository.rows(*keys);
        QStringList ids;
        for (const qint64 key : *keys) ids.append(rows->value(key).id.text());
        return ids.join(u' ');
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder = std::make_unique<StoreFolder>();
        m_database = m_folder->open();
        QVERIFY(m_database);
        Customer ann = customer(u"cus_1"_s, u"Ännchen"_s), twin = customer(u"cus_2"_s), twin2 = customer(u"cus_3"_s);
        ann.email = u"Ann@Example.com"_s;
        twin.email = twin2.email = u"twin@example.com"_s;
        Payment a = payment(u"ch_a"_s, u"cus_1"_s, 900), b = payment(u"ch_b"_s, u"cus_1"_s, 500);
        Payment guest = payment(u"ch_guest"_s, u""_s, 100), unsure = payment(u"ch_unsure"_s, u""_s, 100);
        Payment orphan = payment(u"ch_orphan"_s, u"cus_gone"_s, 100);
        a.method.last4 = u"4242"_s;
        a.created = at(1);
        b.created = at(2);
        b.description = u"Ten % off"_s;
        b.status = u"failed"_s;
        b.failureCode = u"card_declined"_s;
        guest.created = at(3);
        guest.billingName = u"Gast"_s;
        guest.billingEmail = u"ann@example.COM"_s;
        unsure.created = at(4);
        unsure.billingEmail = u"twin@example.com"_s;
        orphan.created = at(5);
        Dispute dispute;
        dispute.id = DisputeId(u"dp_1"_s);
        dispute.payment = orphan.id;
        dispute.currency = orphan.currency;
        dispute.amount = 100;
        dispute.status = u"needs_response"_s;
        dispute.dueBy = at(50);
        dispute.balanceTransactions = {BalanceTransactionId(u"txn_2"_s), BalanceTransactionId(u"txn_1"_s)};
        VERIFY_OK(putAll(*m_database, at(9), ann, twin, twin2, a, b, guest, unsure, orphan, dispute,
                         refund(u"re_1"_s, u"ch_a"_s, 300)));
    }
    void cleanupTestCase()
    {
        m_database.reset();
        m_folder.reset();
    }

    void lists()
    {
        PaymentQuery query;
        QCOMPARE(found(query), u"ch_orphan ch_unsure ch_guest ch_b ch_a"_s);
        QCOMPARE(found(query, 2), u"ch_orphan ch_unsure"_s);
        query.guestsOnly = true;
        QCOMPARE(found(query), u"ch_unsure ch_guest"_s);
        query = {};
        query.customer = CustomerId(u"cus_1"_s);
        QCOMPARE(found(query), u"ch_b ch_a"_s);
        query.status = u"partially_refunded"_s;
        QCOMPARE(found(query), u"ch_a"_s);
    }

    void sortsByDateAndAmount_data()
    {
        QTest::addColumn<PaymentSort>("sort");
        QTest::addColumn<QString>("ascending");
        QTest::addColumn<QString>("descending");
        // Amounts compare within a currency only: the studio's first, the others by code, in both directions; ties
        // follow the row key in the direction of the sort.
        QTest::newRow("date") << PaymentSort::Date << u"a b c d e f g"_s << u"g f e d c b a"_s;
        QTest::newRow("amount") << PaymentSort::Amount << u"e c f b d g a"_s << u"f c e b g d a"_s;
    }
    void sortsByDateAndAmount()
    {
        QFETCH(PaymentSort, sort);
        QFETCH(QString, ascending);
        QFETCH(QString, descending);
        StoreFolder folder;
        const auto database = folder.open();
        VERIFY_OK(SyncRepository(*database).bind(euroAccount(), Mode::Test));
        const std::tuple<QString, qint64, QStringView> made[] = {
            {u"a"_s, 1, u"usd"},  {u"b"_s, 900, u"brl"}, {u"c"_s, 500, u"eur"}, {u"d"_s, 30, u"jpy"},
            {u"e"_s, 300, u"eur"}, {u"f"_s, 500, u"eur"}, {u"g"_s, 30, u"jpy"}};
        int second = 0;
        for (const auto& [id, amount, currency] : made) {
            Payment one = payment(id, u"cus_1"_s, amount, currency);
            one.created = at(++second);
            one.description = u"visa"_s;
            VERIFY_OK(putAll(*database, at(9), one));
        }
        const PaymentRepository repository(*database);
        const auto ids = [&](const PaymentQuery& query, qint64 limit = -1) {
            QStringList found;
            const QList<qint64> keys = repository.keys(query, limit).value();
            for (const qint64 key : keys) found += repository.rows({key})->value(key).id.text();
            return found.join(u' ');
        };
        // The answer is the same whatever leads to it: an index alone, the state's, the customer's, the text.
        PaymentQuery plain, ofState, ofCustomer, ofText;
        ofState.status = u"succeeded"_s;
        ofCustomer.customer = CustomerId(u"cus_1"_s);
        ofText.search = u"visa"_s;
        for (PaymentQuery query : {plain, ofState, ofCustomer, ofText}) {
            query.sort = sort;
            query.descending = false;
            QCOMPARE(ids(query), ascending);
            QCOMPARE(ids(query, 4), ascending.left(7));
            query.descending = true;
            QCOMPARE(ids(query), descending);
            QCOMPARE(ids(query, 2), descending.left(3));
        }
    }

    void orderFollowsAnIndex_data()
    {
        QTest::addColumn<PaymentSort>("sort");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("index");
        QTest::newRow("date") << PaymentSort::Date << QString() << u"payments_by_created"_s;
        QTest::newRow("date of a state") << PaymentSort::Date << u"failed"_s << u"payments_by_state"_s;
        QTest::newRow("amount") << PaymentSort::Amount << QString() << u"payments_by_amount"_s;
        QTest::newRow("amount of a state") << PaymentSort::Amount << u"failed"_s << u"payments_by_amount"_s;
    }
    /// Nothing is sorted and no row of the table is read.
    void orderFollowsAnIndex()
    {
        QFETCH(PaymentSort, sort);
        QFETCH(QString, state);
        QFETCH(QString, index);
        PaymentQuery query;
        query.sort = sort;
        query.status = state;
        for (const bool descending : {false, true}) {
            query.descending = descending;
            const auto scans = scansFor(*m_database, query);
            VERIFY_OK(scans);
            QVERIFY(!scans->isEmpty());
            for (const PaymentScan& scan : *scans) {
                QSqlQuery plan(m_database->handle());
                QVERIFY(plan.prepare(u"EXPLAIN QUERY PLAN "_s + scan.sql));
                for (const QString& text : scan.bound) plan.addBindValue(text);
                plan.addBindValue(-1);
                QVERIFY(plan.exec());
                QStringList steps;
                while (plan.next()) steps += plan.value(3).toString();
                QCOMPARE(steps.size(), 1);
                QVERIFY2(steps.first().contains(u"USING COVERING INDEX "_s + index), qPrintable(steps.join(u'\n')));
            }
        }
    }

    void searches_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("ids");
        QTest::newRow("customer's name") << u"annchen"_s << u"ch_b ch_a"_s;
        QTest::newRow("email of both kinds") << u"ann@example"_s << u"ch_guest ch_b ch_a"_s;
        QTest::newRow("billing name") << u"GAST"_s << u"ch_guest"_s;
        QTest::newRow("card") << u"4242"_s << u"ch_a"_s;
        QTest::newRow("literal percent") << u"%"_s << u"ch_b"_s;
        QTest::newRow("two words, two places") << u"annchen ten"_s << u"ch_b"_s;
        QTest::newRow("id") << u"ch_orphan"_s << u"ch_orphan"_s;
        QTest::newRow("nothing") << u"zebra"_s << u""_s;
    }
    void searches()
    {
        QFETCH(QString, typed);
        QFETCH(QString, ids);
        PaymentQuery query;
        query.search = typed;
        QCOMPARE(found(query), ids);
    }

    void theBanksReasonTellsMoreThanTheCode_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("reason");
        QTest::newRow("the bank's") << u"card_declined"_s << u"insufficient_funds"_s << u"insufficient_funds"_s;
        QTest::newRow("none given") << u"card_declined"_s << u""_s << u"card_declined"_s;
        QTest::newRow("a code that says it") << u"expired_card"_s << u"generic_decline"_s << u"expired_card"_s;
        QTest::newRow("paid, with a word of Radar") << u""_s << u"elevated_risk_level"_s << u""_s;
    }
    void theBanksReasonTellsMoreThanTheCode()
    {
        QFETCH(QString, code);
        QFETCH(QString, outcome);
        QFETCH(QString, reason);
        StoreFolder folder;
        const auto database = folder.open();
        Payment tried = payment(u"ch_1"_s, u""_s, 500);
        tried.failureCode = code;
        tried.outcomeReason = outcome;
        VERIFY_OK(putAll(*database, at(9), tried));
        const PaymentRow row = PaymentRepository(*database).row(tried.id).value().value();
        QCOMPARE(row.declineReason, reason);
        QCOMPARE(row.failureCode, code); // Stripe's word stays Stripe's word
    }

    void guestsGetAMatchOnlyWhenItIsTheOnlyOne()
    {
        const PaymentRepository repository(*m_database);
        const PaymentRow guest = repository.row(PaymentId(u"ch_guest"_s)).value().value();
        QCOMPARE(guest.suggestedCustomer.text(), u"cus_1"_s);
        QCOMPARE(guest.customerName, u"Gast"_s);
        QVERIFY(!guest.customerDeleted);
        QVERIFY(repository.row(PaymentId(u"ch_unsure"_s)).value()->suggestedCustomer.isEmpty());
        const PaymentRow orphan = repository.row(PaymentId(u"ch_orphan"_s)).value().value();
        QVERIFY(orphan.customerDeleted);
        QCOMPARE(orphan.status, u"disputed"_s);
        const PaymentRow known = repository.row(PaymentId(u"ch_a"_s)).value().value();
        QCOMPARE(known.customerName, u"Ännchen"_s);
        QCOMPARE(known.refunded, Money(300, Currency(u"eur")));
    }

    void productOfARow_data()
    {
        QTest::addColumn<QString>("way");      // how the invoice names its payment
        QTest::addColumn<QStringList>("lines"); // product of each line
        QTest::addColumn<QString>("expected");
        QTest::newRow("by intent") << u"intent"_s << QStringList{u"yoga"_s} << u"Yoga"_s;
        QTest::newRow("by charge") << u"charge"_s << QStringList{u"yoga"_s} << u"Yoga"_s;
        QTest::newRow("both") << u"both"_s << QStringList{u"yoga"_s} << u"Yoga"_s;
        QTest::newRow("two") << u"intent"_s << QStringList{u"yoga"_s, u"mat"_s, u"yoga"_s} << u"Yoga, Mat"_s;
        QTest::newRow("not readable") << u"intent"_s << QStringList{u"secret"_s} << u"Line of secret"_s;
        QTest::newRow("no invoice") << u"none"_s << QStringList{u"yoga"_s} << QString();
    }
    void productOfARow()
    {
        QFETCH(QString, way);
        QFETCH(QStringList, lines);
        regulars::tests::SmallStudio studio;
        using regulars::tests::SmallStudio;
        Payment payment = SmallStudio::payment(u"ch_1"_s, {}, 2500, 1);
        if (way == "charge"_L1) payment.paymentIntent = {};
        Invoice invoice = SmallStudio::paidInvoice(u"in_1"_s, payment, {}, {}, {});
        const InvoiceLine model = invoice.lines.first();
        invoice.lines.clear();
        for (const QString& product : lines) {
            InvoiceLine line = model;
            line.id = u"il_%1"_s.arg(invoice.lines.size());
            line.product = ProductId(product);
            line.description = u"Line of "_s + product;
            invoice.lines << line;
        }
        if (way != "intent"_L1) invoice.payments.first().charge = payment.id;
        if (way == "charge"_L1) invoice.payments.first().type = u"charge"_s;
        if (way == "none"_L1) invoice.payments.clear();
        studio.put(payment, SmallStudio::product(u"yoga"_s, u"Yoga"_s), SmallStudio::product(u"mat"_s, u"Mat"_s),
                   invoice);
        const PaymentRepository repository(studio.database());
        const auto row = repository.row(payment.id);
        VERIFY_OK(row);
        QTEST((*row)->product, "expected");
        const auto keys = repository.keys({});
        VERIFY_OK(keys);
        QTEST(repository.rows(*keys)->value(keys->first()).product, "expected");
    }

    void whatHangsOnAPayment()
    {
        const PaymentRepository repository(*m_database);
        QCOMPARE(repository.refundsOf(PaymentId(u"ch_a"_s))->size(), 1);
        QCOMPARE(repository.refundsOfCustomer(CustomerId(u"cus_1"_s))->first().id.text(), u"re_1"_s);
        const auto disputes = repository.disputesOf(PaymentId(u"ch_orphan"_s));
        VERIFY_OK(disputes);
        QCOMPARE(disputes->size(), 1);
        QCOMPARE(disputes->first().balanceTransactions.first().text(), u"txn_2"_s);
        QVERIFY(disputes->first().dueBy == std::optional(at(50)));
        QVERIFY(repository.disputesOfCustomer(CustomerId(u"cus_gone"_s)).value() == *disputes);
        QVERIFY(!repository.balanceTransaction(BalanceTransactionId(u"txn_1"_s))->has_value());
    }

    void folds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("folded");
        QTest::newRow("ascii") << u"Ann-Marie"_s << u"ann-marie"_s;
        QTest::newRow("german") << u"Weiß Ärger GROẞ"_s << u"weiss arger gross"_s;
        QTest::newRow("polish") << u"Łódź"_s << u"lodz"_s;
        QTest::newRow("danish") << u"Søren Æbelø Åse"_s << u"soren aebelo ase"_s;
        QTest::newRow("turkish") << u"İstanbul ılık"_s << u"istanbul ilik"_s;
        QTest::newRow("icelandic") << u"Þór Eiðsson"_s << u"thor eidsson"_s;
        QTest::newRow("vietnamese") << u"Nguyễn Đức"_s << u"nguyen duc"_s;
        QTest::newRow("full width") << u"ＡＢＣ１"_s << u"abc1"_s;
        QTest::newRow("decomposed") << u"e\u0301"_s << u"e"_s;
        QTest::newRow("greek") << u"ΟΔΥΣΣΕΎΣ"_s << u"οδυσσευσ"_s;
        QTest::newRow("han") << u"山田"_s << u"山田"_s;
    }
    void folds()
    {
        QFETCH(QString, text);
        QFETCH(QString, folded);
        QCOMPARE(fold(text), folded);
        QCOMPARE(fold(folded), folded);
    }

    void digits()
    {
        QCOMPARE(digitsOf(u"+49 (170) ٣"), u"491703"_s);
    }
};

REGULARS_TEST(PaymentsTest)
#include "tst_payments.moc"
