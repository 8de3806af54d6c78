// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words/subscriptions.h"
#include "core/words/words.h"
#include "tests/support/testmain.h"

using namespace regulars;
using namespace Qt::StringLiterals;

namespace {

const words::Style plain{QLocale::c()};

payments::TransactionDetails classPass()
{
    payments::TransactionDetails details;
    Payment& payment = details.payment;
    payment.id = PaymentId(u"ch_1"_s);
    payment.currency = Currency(u"eur");
    payment.amount = payment.amountCaptured = 2500;
    payment.status = u"succeeded"_s;
    payment.captured = true;
    payment.method.type = u"card"_s;
    payment.method.brand = u"visa"_s;
    payment.method.last4 = u"4242"_s;
    payment.statementText = u"STUDIO NORD"_s;
    payment.receiptUrl = u"https://pay.stripe.com/receipts/1"_s;
    payment.riskLevel = u"normal"_s;
    payment.riskScore = 12;
    payment.created = *fromIso(u"2026-11-12T08:15:00Z");
    details.row.id = payment.id;
    details.row.amount = Money(2500, payment.currency);
    details.row.status = u"succeeded"_s;
    details.products = {u"Ten classes"_s};
    BalanceTransaction settled;
    settled.currency = payment.currency;
    settled.amount = 2500;
    settled.fee = 61;
    settled.net = 2439;
    details.settlement = settled;
    return details;
}

QString valueOf(const QList<words::Fact>& facts, const QString& label)
{
    for (const words::Fact& fact : facts) {
        if (fact.label == label) return fact.value;
    }
    return u"(missing)"_s;
}

} // namespace

class FactsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsAllOfATransaction_data()
    {
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("value");
        QTest::newRow("method") << u"Method"_s << u"Visa •••• 4242"_s;
        QTest::newRow("amount") << u"Amount"_s << u"€25.00"_s;
        QTest::newRow("fee") << u"Stripe fee"_s << u"€0.61"_s;
        QTest::newRow("net") << u"Net"_s << u"€24.39"_s;
        QTest::newRow("status") << u"Status"_s << u"Paid"_s;
        QTest::newRow("time") << u"Time"_s << u"12 Nov 2026, 08:15"_s;
        QTest::newRow("product") << u"For"_s << u"Ten classes"_s;
        QTest::newRow("statement") << u"Statement text"_s << u"STUDIO NORD"_s;
        QTest::newRow("risk") << u"Risk"_s << u"Normal (score 12)"_s;
        QTest::newRow("id") << u"Transaction id"_s << u"ch_1"_s;
        QTest::newRow("not refunded") << u"Refunded"_s << u"(missing)"_s;
    }
    void tellsAllOfATransaction()
    {
        QFETCH(QString, label);
        QTEST(valueOf(words::facts(classPass(), plain), label), "value");
    }
    void linksTheReceipt()
    {
        const QList<words::Fact> facts = words::facts(classPass(), plain);
        const auto receipt = std::find_if(facts.begin(), facts.end(),
                                          [](const words::Fact& fact) { return !fact.url.isEmpty(); });
        QVERIFY(receipt != facts.end());
        QCOMPARE(receipt->url, u"https://pay.stripe.com/receipts/1"_s);
    }
    void tellsRefundsAndDisputes()
    {
        payments::TransactionDetails details = classPass();
        details.row.refunded = Money(1000, Currency(u"eur"));
        Refund refund;
        refund.currency = Currency(u"eur");
        refund.amount = 1000;
        refund.status = u"pending"_s;
        refund.created = *fromIso(u"2026-11-13T08:15:00Z");
        details.refunds = {refund};
        Dispute dispute;
        dispute.currency = Currency(u"eur");
        dispute.amount = 1500;
        dispute.status = u"needs_response"_s;
        dispute.created = *fromIso(u"2026-11-14T08:15:00Z");
        dispute.dueBy = fromIso(u"2026-11-21T23:59:00Z");
        details.disputes = {dispute};
        const QList<words::Fact> facts = words::facts(details, plain);
        QCOMPARE(valueOf(facts, u"Refunded"_s), u"€10.00"_s);
        QCOMPARE(valueOf(facts, u"Refund"_s), u"€10.00, on its way, 13 Nov 2026"_s);
        QCOMPARE(valueOf(facts, u"Dispute"_s), u"€15.00, needs an answer, 14 Nov 2026"_s);
        QCOMPARE(valueOf(facts, u"Answer due by"_s), u"21 Nov 2026, 23:59"_s);
    }

    void tellsWhetherASubscriptionGoesOn()
    {
        subscriptions::SubscriptionBasis basis = yoga();
        Subscription& subscription = basis.subscription;
        QList<words::Fact> facts = words::facts(basis, {}, plain);
        QCOMPARE(valueOf(facts, u"Plan"_s), u"2 × Yoga, €100.00 monthly"_s);
        QCOMPARE(valueOf(facts, u"Total"_s), u"€200.00"_s);
        QCOMPARE(valueOf(facts, u"Next payment"_s), u"15 Dec 2026"_s);
        QCOMPARE(valueOf(facts, u"Current period"_s), u"15 Nov 2026 to 15 Dec 2026"_s);
        QCOMPARE(valueOf(facts, u"Ends"_s), u"(missing)"_s);
        subscription.cancelAtPeriodEnd = true;
        facts = words::facts(basis, {}, plain);
        QCOMPARE(valueOf(facts, u"Ends"_s), u"15 Dec 2026"_s);
        QCOMPARE(valueOf(facts, u"Next payment"_s), u"(missing)"_s);
        subscription.endedAt = fromIso(u"2026-12-15T10:00:00Z");
        facts = words::facts(basis, {}, plain);
        QCOMPARE(valueOf(facts, u"Ended"_s), u"15 Dec 2026"_s);
        QCOMPARE(valueOf(facts, u"Ends"_s), u"(missing)"_s);
    }

    /// A card is good to the end of the month that is printed on it.
    void tellsACardThatExpires()
    {
        subscriptions::SubscriptionBasis basis = yoga();
        QCOMPARE(valueOf(words::facts(basis, {}, plain), u"Paid with"_s), u"none is stored"_s);
        basis.method.emplace();
        basis.method->details.type = u"card"_s;
        basis.method->details.brand = u"visa"_s;
        basis.method->details.last4 = u"4242"_s;
        basis.method->details.expYear = 2026;
        for (const auto& [month, says] : {std::pair(12, u"expires 12/2026"_s), std::pair(11, u"expires 11/2026, before the next payment"_s),
                                          std::pair(10, u"expired 10/2026"_s)}) {
            basis.method->details.expMonth = month;
            QCOMPARE(valueOf(words::facts(basis, {}, plain), u"Paid with"_s), u"Visa •••• 4242 · "_s + says);
        }
    }

    void tellsWhatIsDueNext()
    {
        const subscriptions::SubscriptionBasis basis = yoga();
        subscriptions::SubscriptionTerms terms;
        subscriptions::Discount spring;
        spring.name = u"Spring"_s;
        spring.percentOff = u"12.5"_s;
        spring.end = fromIso(u"2027-05-03T00:00:00Z");
        subscriptions::Discount once;
        once.code = u"FIVE"_s;
        once.amountOff = Money(500, Currency(u"eur"));
        once.duration = u"once"_s;
        terms.discounts = {spring, once};
        terms.next.emplace();
        Invoice& next = terms.next->invoice;
        next.currency = Currency(u"eur");
        next.created = *fromIso(u"2026-12-15T10:00:00Z");
        InvoiceLine line;
        line.amount = 20'000;
        line.quantity = 2;
        line.product = ProductId(u"prod_1"_s);
        next.lines = {line};
        next.total = 17'000;
        next.startingBalance = -2000;
        next.amountDue = 15'000;
        terms.next->discounts = 3000;
        const QList<words::Fact> facts = words::facts(basis, terms, plain);
        QCOMPARE(valueOf(facts, u"Discount"_s), u"12.5 % off (Spring) until 3 May 2027"_s);
        QCOMPARE(words::discount(once, plain), u"€5.00 off (FIVE), once"_s);
        QCOMPARE(valueOf(facts, u"Due then"_s), u"€150.00 on 15 Dec 2026"_s);
        QCOMPARE(valueOf(facts, u"2 × Yoga"_s), u"€200.00"_s);
        QCOMPARE(valueOf(facts, u"Discounts"_s), u"-€30.00"_s);
        QCOMPARE(valueOf(facts, u"From the credit balance"_s), u"-€20.00"_s);
    }

private:
    /// Two pieces of something that costs €100.00 a month, on 28 November 2026.
    static subscriptions::SubscriptionBasis yoga()
    {
        subscriptions::SubscriptionBasis basis;
        basis.now = *fromIso(u"2026-11-28T10:00:00Z");
        Product product;
        product.id = ProductId(u"prod_1"_s);
        product.name = u"Yoga"_s;
        basis.products = {{product.id, product}};
        Price price;
        price.id = PriceId(u"price_1"_s);
        price.product = product.id;
        price.currency = Currency(u"eur");
        price.unitAmount = 10'000;
        price.recurrence = {u"month"_s, 1};
        basis.prices = {{price.id, price}};
        Subscription& subscription = basis.subscription;
        subscription.id = SubscriptionId(u"sub_1"_s);
        subscription.status = u"active"_s;
        subscription.currency = Currency(u"eur");
        subscription.startDate = *fromIso(u"2026-01-15T10:00:00Z");
        subscription.items = {{SubscriptionItemId(u"si_1"_s), price.id, product.id, 2, *fromIso(u"2026-11-15T10:00:00Z"),
                               *fromIso(u"2026-12-15T10:00:00Z")}};
        return basis;
    }
};

REGULARS_TEST(FactsTest)
#include "tst_facts.moc"
