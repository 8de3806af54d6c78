// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words/words.h"
#include "tests/support/testmain.h"

using namespace regulars;
using namespace Qt::StringLiterals;

class StatesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStatusHasItsWord()
    {
        QSet<QString> seen;
        for (int status = 0; status <= static_cast<int>(CustomerStatus::None); ++status) {
            const QString text = words::status(static_cast<CustomerStatus>(status));
            QVERIFY(!text.isEmpty());
            seen.insert(text);
        }
        QCOMPARE(seen.size(), 6);
        QCOMPARE(words::status(CustomerStatus::PastDue), u"Past due"_s);
    }

    void badgeNamesTheDay()
    {
        const words::Style style{QLocale::c()};
        store::CustomerRow row;
        row.status = CustomerStatus::Ending;
        row.endsAt = fromIso(u"2026-12-20T10:00:00Z");
        QCOMPARE(words::statusBadge(row, style), u"Ends 20 Dec"_s);
        QCOMPARE(words::statusBadge(row, {QLocale(QLocale::German, QLocale::Germany)}), u"Ends 20. Dez."_s);
        QCOMPARE(words::statusBadge(row, {QLocale(QLocale::English, QLocale::UnitedStates)}),
                 u"Ends Dec 20"_s);
        row.status = CustomerStatus::Active;
        row.trialing = true;
        QCOMPARE(words::statusBadge(row, style), u"Trial to 20 Dec"_s);
        row.trialing = false;
        QCOMPARE(words::statusBadge(row, style), u"Active"_s);
        // Past due matters more than the trial's end.
        row.status = CustomerStatus::PastDue;
        row.trialing = true;
        row.endsAt.reset();
        QCOMPARE(words::statusBadge(row, style), u"Past due"_s);
    }

    void paymentStates()
    {
        QCOMPARE(words::paymentState(u"succeeded"_s), u"Paid"_s);
        QCOMPARE(words::paymentState(u"partially_refunded"_s), u"Partly refunded"_s);
        QCOMPARE(words::paymentState(u"dispute_lost"_s), u"Dispute lost"_s);
        QCOMPARE(words::paymentState(u"failed"_s), u"Declined"_s);
        QCOMPARE(words::paymentState(u"failed"_s, u"expired_card"_s), u"Declined: card expired"_s);
        QCOMPARE(words::paymentState(u"failed"_s, u"card_declined"_s), u"Declined"_s);
        QCOMPARE(words::paymentState(u"failed"_s, u"insufficient_funds"_s), u"Declined: not enough funds"_s);
        QCOMPARE(words::paymentState(u"failed"_s, u"do_not_honor"_s), u"Declined: refused by the bank"_s);
        QCOMPARE(words::paymentState(u"failed"_s, u"generic_decline"_s), u"Declined"_s);
        QCOMPARE(words::paymentState(u"brand_new"_s), u"Brand new"_s);
    }
    void someReasonsAreNotTold_data()
    {
        QTest::addColumn<QString>("code");
        for (const char* code :
             {"lost_card", "stolen_card", "fraudulent", "pickup_card", "merchant_blacklist"})
            QTest::newRow(code) << QString::fromLatin1(code);
    }
    void someReasonsAreNotTold()
    {
        QFETCH(QString, code);
        QCOMPARE(words::declineReason(code), u"declined"_s);
        QCOMPARE(words::paymentState(u"failed"_s, code), u"Declined"_s);
    }

    void subscriptionStates()
    {
        QCOMPARE(words::subscriptionStatus(u"past_due"_s), u"Past due"_s);
        QCOMPARE(words::subscriptionStatus(u"incomplete_expired"_s), u"Expired"_s);
        QCOMPARE(words::subscriptionStatus(u"not_invented_yet"_s), u"Not invented yet"_s);
    }

    void methods()
    {
        PaymentMethodDetails card;
        QCOMPARE(words::method(card), u"—"_s);
        card.type = u"card"_s;
        QCOMPARE(words::method(card), u"Card"_s);
        card.brand = u"visa"_s;
        card.last4 = u"4242"_s;
        QCOMPARE(words::method(card), u"Visa •••• 4242"_s);
        card.wallet = u"apple_pay"_s;
        QCOMPARE(words::method(card), u"Visa •••• 4242 · Apple Pay"_s);
        PaymentMethodDetails debit;
        debit.type = u"sepa_debit"_s;
        debit.last4 = u"3000"_s;
        QCOMPARE(words::method(debit), u"SEPA debit •••• 3000"_s);
        PaymentMethodDetails paypal;
        paypal.type = u"paypal"_s;
        QCOMPARE(words::method(paypal), u"PayPal"_s);
        PaymentMethodDetails future;
        future.type = u"brain_scan"_s;
        QCOMPARE(words::method(future), u"Brain scan"_s);
    }

    void recurrences()
    {
        QCOMPARE(words::recurrence({}), u"one-time"_s);
        QCOMPARE(words::recurrence({u"month"_s, 1}), u"monthly"_s);
        QCOMPARE(words::recurrence({u"month"_s, 3}), u"every 3 months"_s);
        QCOMPARE(words::recurrence({u"week"_s, 2}), u"every 2 weeks"_s);
        QCOMPARE(words::recurrence({u"year"_s, 1}), u"yearly"_s);
    }

    void everyResourceHasAName_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name :
             {"customers", "payment_methods", "products", "prices", "coupons", "subscriptions", "invoices",
              "payments", "refunds", "disputes", "balance_transactions", "events"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void everyResourceHasAName()
    {
        QFETCH(QString, name);
        const QString text = words::resource(name);
        QVERIFY(text[0].isUpper());
        QVERIFY(!text.contains(u'_'));
    }
};

REGULARS_TEST(StatesTest)
#include "tst_states.moc"
