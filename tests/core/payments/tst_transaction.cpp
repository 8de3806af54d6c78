// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payments/transaction.h"
#include "tests/support/smallstudio.h"
#include "tests/support/testmain.h"

using namespace regulars;
using namespace regulars::tests;
using namespace Qt::StringLiterals;

class TransactionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void allThatIsKnownComesTogether()
    {
        SmallStudio studio;
        const Payment payment = SmallStudio::payment(u"ch_1"_s, u"cus_1"_s, 9900, 5);
        Refund refund;
        refund.id = RefundId(u"re_1"_s);
        refund.payment = payment.id;
        refund.currency = payment.currency;
        refund.amount = 900;
        refund.status = u"succeeded"_s;
        Dispute dispute;
        dispute.id = DisputeId(u"dp_1"_s);
        dispute.payment = payment.id;
        dispute.currency = payment.currency;
        dispute.status = u"won"_s;
        studio.put(SmallStudio::customer(u"cus_1"_s, u"Mia"_s, u"mia@example.org"_s), payment, refund, dispute,
                   SmallStudio::settlement(payment, 317), SmallStudio::product(u"prod_1"_s, u"Workshop"_s),
                   SmallStudio::paidInvoice(u"in_1"_s, payment, {}, u"prod_1"_s, u"1 × Workshop"_s));

        const auto loaded = payments::loadTransaction(studio.database(), payment.id);
        QVERIFY(loaded && *loaded);
        const payments::TransactionDetails& details = **loaded;
        QCOMPARE(details.payment, payment);
        QCOMPARE(details.row.customerName, u"Mia"_s);
        QCOMPARE(details.row.refunded.minor(), 900);
        QCOMPARE(details.refunds, QList<Refund>{refund});
        QCOMPARE(details.disputes.size(), 1);
        QCOMPARE(details.settlement->fee, 317);
        QCOMPARE(details.invoices.first().id.text(), u"in_1"_s);
        QCOMPARE(details.products, QStringList{u"Workshop"_s});
    }

    void aGuestsDeclineHasLittle()
    {
        SmallStudio studio;
        studio.put(SmallStudio::payment(u"ch_2"_s, {}, 500, 1, u"failed"_s));
        const auto loaded = payments::loadTransaction(studio.database(), PaymentId(u"ch_2"_s));
        QVERIFY(loaded && *loaded);
        QVERIFY(!(*loaded)->settlement);
        QVERIFY((*loaded)->invoices.isEmpty());
        QVERIFY((*loaded)->products.isEmpty());
    }

    void aProductThatIsGoneLeavesItsLine()
    {
        SmallStudio studio;
        const Payment payment = SmallStudio::payment(u"ch_3"_s, {}, 500, 1);
        studio.put(payment, SmallStudio::paidInvoice(u"in_3"_s, payment, {}, u"prod_gone"_s, u"Old course"_s));
        const auto loaded = payments::loadTransaction(studio.database(), payment.id);
        QCOMPARE((*loaded)->products, QStringList{u"Old course"_s});
    }

    void anUnknownOneIsNoError()
    {
        SmallStudio studio;
        const auto loaded = payments::loadTransaction(studio.database(), PaymentId(u"ch_none"_s));
        QVERIFY(loaded);
        QVERIFY(!*loaded);
    }
};

REGULARS_TEST(TransactionTest)
#include "tst_transaction.moc"
