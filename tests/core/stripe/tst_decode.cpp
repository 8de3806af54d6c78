// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/decode.h"
#include "tests/support/testmain.h"

#include <nlohmann/json.hpp>

using namespace regulars;
using namespace Qt::StringLiterals;

namespace {

/// The object in a text; ' stands for ".
stripe::Json json(QByteArray text)
{
    return *stripe::parseJson(text.replace('\'', '"'));
}

} // namespace

/// The traps of contract.md 2 and of the objects' own sections, on answers written by hand.
class DecodeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oldSubscriptionFieldsAreNotRead()
    {
        const auto subscription = stripe::decodeSubscription(json(
            "{'object':'subscription','id':'sub_1','status':'active','current_period_start':1,'current_"
            "period_end':2,"
            "'plan':{'id':'plan_1','product':'prod_old'},'quantity':9,'discount':{'coupon':{'id':'c'}},"
            "'items':{'object':'list','has_more':false,'data':[{'object':'subscription_item','id':'si_1',"
            "'plan':{'id':'plan_1','product':'prod_old'}}]}}"));
        QVERIFY(subscription.has_value());
        QCOMPARE(subscription->items.size(), 1);
        const SubscriptionItem& item = subscription->items.first();
        QVERIFY(item.price.isEmpty() && item.product.isEmpty());
        QCOMPARE(item.quantity, 1);
        QCOMPARE(item.periodEnd, Instant{});
    }
    void periodsAreThoseOfTheItems()
    {
        const auto subscription = stripe::decodeSubscription(json(
            "{'object':'subscription','id':'sub_1','customer':{'object':'customer','id':'cus_1','deleted':"
            "true},"
            "'status':'a_status_of_2031','billing_mode':{'type':'flexible'},'cancel_at':null,"
            "'pause_collection':{'behavior':'void'},'cancellation_details':{'reason':'payment_failed'},"
            "'latest_invoice':{'object':'invoice','id':'in_1'},'schedule':'sub_sched_1','items':{'data':["
            "{'id':'si_1','price':{'id':'price_1','product':{'id':'prod_1','object':'product'}},'quantity':3,"
            "'current_period_start':100,'current_period_end':300},"
            "{'id':'si_2','price':'price_2','current_period_start':100,'current_period_end':200}]}}"));
        QCOMPARE(subscription->customer.text(), u"cus_1"_s);
        QCOMPARE(subscription->status, u"a_status_of_2031"_s);
        QCOMPARE(subscription->billingMode, u"flexible"_s);
        QCOMPARE(subscription->pauseCollection, u"void"_s);
        QCOMPARE(subscription->cancellationReason, u"payment_failed"_s);
        QCOMPARE(subscription->latestInvoice.text(), u"in_1"_s);
        QCOMPARE(subscription->schedule, u"sub_sched_1"_s);
        QCOMPARE(subscription->items.at(0).product.text(), u"prod_1"_s);
        QCOMPARE(subscription->items.at(0).quantity, 3);
        QCOMPARE(subscription->items.at(1).price.text(), u"price_2"_s);
        QCOMPARE(unixSeconds(*subscription->periodEnd()), 200);
        QVERIFY(!subscription->isEnding());
    }
    void oldInvoiceFieldsAreNotRead()
    {
        const auto invoice = stripe::decodeInvoice(json(
            "{'object':'invoice','id':'in_1','status':'open','charge':'ch_old','payment_intent':'pi_old',"
            "'subscription':'sub_old','paid':true,'paid_out_of_band':true,'tax':5,'period_start':1,'period_"
            "end':2,"
            "'parent':null,'total':100,'lines':{'data':[{'id':'il_1','amount':-5,'price':{'id':'price_old',"
            "'product':'prod_old'},'plan':{'id':'plan_old'},'proration':true,'type':'subscription',"
            "'subscription':'sub_old','pricing':null,'parent':null}]}}"));
        QVERIFY(invoice->subscription.isEmpty());
        QVERIFY(invoice->payments.isEmpty());
        QVERIFY(!invoice->paidAt);
        const InvoiceLine& line = invoice->lines.first();
        QVERIFY(line.price.isEmpty() && line.product.isEmpty() && line.subscription.isEmpty() &&
                !line.proration);
        QCOMPARE(line.amount, -5);
    }
    void invoiceShapesOfToday()
    {
        const auto invoice = stripe::decodeInvoice(json(
            "{'object':'invoice','id':'in_1','parent':{'type':'subscription_details','subscription_details':"
            "{'subscription':{'id':'sub_1','object':'subscription'}}},'total':-4500,'amount_due':0,"
            "'ending_balance':0,'status_transitions':{'finalized_at':10,'paid_at':20,'voided_at':null},"
            "'lines':{'data':["
            "{'id':'il_1','amount':1,'period':{'start':5,'end':6},'pricing':{'type':'price_details','price_"
            "details':"
            "{'price':'price_1','product':'prod_1'}},'parent':{'type':'subscription_item_details',"
            "'subscription_item_details':{'subscription':'sub_1','proration':true}}},"
            "{'id':'il_2','pricing':{'price_details':{'price':{'id':'price_2'},'product':{'id':'prod_2'}}},"
            "'parent':{'type':'invoice_item_details','invoice_item_details':{'subscription':'sub_2',"
            "'proration':false},'subscription_item_details':{'subscription':'sub_x','proration':true}}}]},"
            "'payments':{'data':[{'id':'inpay_1','status':'paid','amount_paid':7,'payment':"
            "{'type':'payment_intent','payment_intent':'pi_1'}},{'id':'inpay_2','status':'open','amount_paid'"
            ":null,"
            "'payment':{'type':'charge','charge':{'id':'ch_1'}}}]}}"));
        QCOMPARE(invoice->subscription.text(), u"sub_1"_s);
        QCOMPARE(invoice->total, -4500);
        QCOMPARE(invoice->endingBalance, std::optional<qint64>(0));
        QCOMPARE(unixSeconds(*invoice->paidAt), 20);
        QVERIFY(!invoice->voidedAt);
        QCOMPARE(invoice->lines.at(0).price.text(), u"price_1"_s);
        QCOMPARE(invoice->lines.at(0).subscription.text(), u"sub_1"_s);
        QVERIFY(invoice->lines.at(0).proration);
        QCOMPARE(unixSeconds(invoice->lines.at(0).periodEnd), 6);
        QCOMPARE(invoice->lines.at(1).product.text(), u"prod_2"_s);
        QCOMPARE(invoice->lines.at(1).subscription.text(), u"sub_2"_s);
        QVERIFY(!invoice->lines.at(1).proration);
        QCOMPARE(invoice->payments.at(0).paymentIntent.text(), u"pi_1"_s);
        QCOMPARE(invoice->payments.at(0).amountPaid, 7);
        QCOMPARE(invoice->payments.at(1).charge.text(), u"ch_1"_s);
        QCOMPARE(invoice->payments.at(1).amountPaid, 0);
    }

    void decimalsKeepTheirText_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QString>("read");
        QTest::newRow("fraction") << QByteArray("12.5") << u"12.5"_s;
        QTest::newRow("no binary fraction")
            << QByteArray("33.333333333333333333") << u"33.333333333333333333"_s;
        QTest::newRow("whole") << QByteArray("25") << u"25"_s;
        QTest::newRow("whole with a point") << QByteArray("25.0") << u"25"_s;
        QTest::newRow("zeros") << QByteArray("7.50") << u"7.5"_s;
        QTest::newRow("as a string") << QByteArray("'0.1'") << u"0.1"_s;
        QTest::newRow("exponent") << QByteArray("1e1") << u"1e1"_s;
        QTest::newRow("none") << QByteArray("null") << QString();
    }
    void decimalsKeepTheirText()
    {
        QFETCH(QByteArray, sent);
        QFETCH(QString, read);
        const auto coupon =
            stripe::decodeCoupon(json("{'object':'coupon','id':'c','percent_off':" + sent + "}"));
        QCOMPARE(coupon->percentOff, read);
        const auto price =
            stripe::decodePrice(json("{'object':'price','id':'p','unit_amount_decimal':" + sent + "}"));
        QCOMPARE(price->unitAmountDecimal, read);
    }
    void amountsAreWholeNumbersOrNothing()
    {
        for (const char* amount :
             {"12.0", "1e3", "'100'", "99999999999999999999", "18446744073709551615", "true"}) {
            const auto price = stripe::decodePrice(
                json(QByteArray("{'object':'price','id':'p','unit_amount':") + amount + "}"));
            QVERIFY2(!price->unitAmount, amount);
        }
        const auto large = stripe::decodePrice(
            json("{'object':'price','id':'p','unit_amount':9223372036854775807,'currency':'JPY'}"));
        QCOMPARE(large->unitAmount, std::optional<qint64>(9223372036854775807));
        QCOMPARE(large->currency.code(), u"jpy"_s);
    }
    void couponsOfBothKinds()
    {
        const auto amount = stripe::decodeCoupon(
            json("{'object':'coupon','id':'c','amount_off':500,'currency':'eur','percent_off':null,"
                 "'duration':'repeating','duration_in_months':3,'valid':false}"));
        QCOMPARE(amount->amountOff, Money(500, Currency(u"eur")));
        QVERIFY(amount->percentOff.isEmpty() && !amount->valid);
        QCOMPARE(amount->durationInMonths, 3);
        const auto percent = stripe::decodeCoupon(
            json("{'object':'coupon','id':'c','amount_off':null,'currency':'usd','percent_off':10}"));
        QCOMPARE(percent->amountOff, Money());
    }

    void oldChargeFieldsAreNotRead()
    {
        const auto payment = stripe::decodePayment(json(
            "{'object':'charge','id':'ch_1','invoice':'in_1','dispute':'dp_1','customer':null,'outcome':null,"
            "'payment_method_details':null,'billing_details':null,'balance_transaction':null,'amount':5,"
            "'source':{'object':'card','last4':'1111'}}"));
        QVERIFY(payment.has_value());
        QVERIFY(!payment->disputed && payment->customer.isEmpty() && payment->method.last4.isEmpty());
        QCOMPARE(payment->riskScore, -1);
    }
    void expandedFieldsGiveTheirIds()
    {
        const auto payment = stripe::decodePayment(
            json("{'object':'charge','id':'py_1','customer':{'id':'cus_1','object':'customer'},"
                 "'payment_intent':{'id':'pi_1'},'balance_transaction':{'id':'txn_1','fee':30},"
                 "'outcome':{'type':'authorized','risk_score':0,'risk_level':'normal'}}"));
        QCOMPARE(payment->customer.text(), u"cus_1"_s);
        QCOMPARE(payment->paymentIntent.text(), u"pi_1"_s);
        QCOMPARE(payment->balanceTransaction.text(), u"txn_1"_s);
        QCOMPARE(payment->riskScore, 0);
    }
    void waysToPay_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QStringList>("expected"); // type, brand, last4, fingerprint, bank, email, wallet
        QTest::newRow("card with wallet")
            << QByteArray(
                   "'type':'card','card':{'brand':'visa','last4':'4242','fingerprint':'F','exp_month':8,"
                   "'wallet':{'type':'apple_pay'}}")
            << QStringList{u"card"_s, u"visa"_s, u"4242"_s, u"F"_s, {}, {}, u"apple_pay"_s};
        QTest::newRow("SEPA") << QByteArray(
                                     "'type':'sepa_debit','sepa_debit':{'last4':'3000','fingerprint':'S',"
                                     "'country':'DE','bank_code':'37040044'}")
                              << QStringList{u"sepa_debit"_s, {}, u"3000"_s, u"S"_s, u"37040044"_s, {}, {}};
        QTest::newRow("US bank") << QByteArray(
                                        "'type':'us_bank_account','us_bank_account':{'bank_name':'TEST BANK',"
                                        "'last4':'6789','fingerprint':'U'}")
                                 << QStringList{u"us_bank_account"_s, {}, u"6789"_s, u"U"_s,
                                                u"TEST BANK"_s,       {}, {}};
        QTest::newRow("iDEAL") << QByteArray("'type':'ideal','ideal':{'bank':'ing','iban_last4':'1234'}")
                               << QStringList{u"ideal"_s, {}, u"1234"_s, {}, u"ing"_s, {}, {}};
        QTest::newRow("Link") << QByteArray("'type':'link','link':{'email':'a@example.com'}")
                              << QStringList{u"link"_s, {}, {}, {}, {}, u"a@example.com"_s, {}};
        QTest::newRow("PayPal") << QByteArray("'type':'paypal','paypal':{'payer_email':'b@example.com'}")
                                << QStringList{u"paypal"_s, {}, {}, {}, {}, u"b@example.com"_s, {}};
        QTest::newRow("of the future") << QByteArray("'type':'mind_transfer','mind_transfer':{'last4':7}")
                                       << QStringList{u"mind_transfer"_s, {}, {}, {}, {}, {}, {}};
        QTest::newRow("without its hash")
            << QByteArray("'type':'card','card':null") << QStringList{u"card"_s, {}, {}, {}, {}, {}, {}};
    }
    void waysToPay()
    {
        QFETCH(QByteArray, method);
        QFETCH(QStringList, expected);
        const auto saved =
            stripe::decodePaymentMethod(json("{'object':'payment_method','id':'pm_1'," + method + "}"));
        const auto used = stripe::decodePayment(
            json("{'object':'charge','id':'ch_1','payment_method_details':{" + method + "}}"));
        QCOMPARE(saved->details, used->method);
        const PaymentMethodDetails& details = saved->details;
        const QStringList actual{details.type,     details.brand, details.last4, details.fingerprint,
                                 details.bankName, details.email, details.wallet};
        for (qsizetype i = 0; i < expected.size(); ++i)
            QCOMPARE(actual.at(i), expected.at(i));
    }

    void disputesWithoutAnAnswer()
    {
        for (const char* due : {"0", "null"})
            QVERIFY(
                !stripe::decodeDispute(json(QByteArray("{'object':'dispute','id':'dp_1','evidence_details':"
                                                       "{'due_by':") +
                                            due + "}}"))
                     ->dueBy);
        const auto open = stripe::decodeDispute(
            json("{'object':'dispute','id':'dp_1','charge':{'id':'ch_1'},'evidence_details':{'due_by':99},"
                 "'balance_transactions':[{'id':'txn_1'},'txn_2',null,5]}"));
        QCOMPARE(unixSeconds(*open->dueBy), 99);
        QCOMPARE(open->balanceTransactions,
                 (QList{BalanceTransactionId(u"txn_1"_s), BalanceTransactionId(u"txn_2"_s)}));
    }
    void accountsOfRestrictedKeys()
    {
        const auto bare = stripe::decodeAccount(json("{'object':'account','id':'acct_1'}"));
        QVERIFY(bare.has_value() && bare->name.isEmpty());
        const auto named = stripe::decodeAccount(json(
            "{'object':'account','id':'acct_1','country':'DE','default_currency':'eur','business_profile':"
            "{'name':null},'settings':{'dashboard':{'display_name':'Studio','timezone':'Europe/Berlin'}}}"));
        QCOMPARE(named->name, u"Studio"_s);
        QCOMPARE(named->timeZone, u"Europe/Berlin"_s);
    }

    void events_data()
    {
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<QStringList>("expected"); // object type, object id, related id
        QTest::newRow("customer") << QByteArray("{'object':{'object':'customer','id':'cus_1'}}")
                                  << QStringList{u"customer"_s, u"cus_1"_s, {}};
        QTest::newRow("method attached")
            << QByteArray("{'object':{'object':'payment_method','id':'pm_1','customer':'cus_1'}}")
            << QStringList{u"payment_method"_s, u"pm_1"_s, u"cus_1"_s};
        QTest::newRow("method detached")
            << QByteArray("{'object':{'object':'payment_method','id':'pm_1','customer':null},"
                          "'previous_attributes':{'customer':'cus_2'}}")
            << QStringList{u"payment_method"_s, u"pm_1"_s, u"cus_2"_s};
        QTest::newRow("dispute") << QByteArray(
                                        "{'object':{'object':'dispute','id':'dp_1','charge':{'id':'ch_1'}}}")
                                 << QStringList{u"dispute"_s, u"dp_1"_s, u"ch_1"_s};
        QTest::newRow("invoice payment")
            << QByteArray("{'object':{'object':'invoice_payment','id':'inpay_1','invoice':'in_1'}}")
            << QStringList{u"invoice_payment"_s, u"inpay_1"_s, u"in_1"_s};
        QTest::newRow("upcoming invoice")
            << QByteArray("{'object':{'object':'invoice','subscription':'sub_1'}}")
            << QStringList{u"invoice"_s, {}, {}};
        QTest::newRow("old shape") << QByteArray("{'object':{'object':'subscription','id':'sub_1','plan':{},"
                                                 "'current_period_end':'then','items':null}}")
                                   << QStringList{u"subscription"_s, u"sub_1"_s, {}};
        QTest::newRow("nothing") << QByteArray("null") << QStringList{{}, {}, {}};
    }
    void events()
    {
        QFETCH(QByteArray, data);
        QFETCH(QStringList, expected);
        const auto event = stripe::decodeEvent(
            json("{'object':'event','id':'evt_1','type':'x.y','api_version':'2011-01-01','created':5,"
                 "'request':{'id':null,'idempotency_key':'op-1'},'data':" +
                 data + "}"));
        QVERIFY(event.has_value());
        QCOMPARE(event->type, u"x.y"_s);
        QCOMPARE(event->apiVersion, u"2011-01-01"_s);
        QCOMPARE(event->idempotencyKey, u"op-1"_s);
        const QStringList actual{event->objectType, event->objectId, event->relatedId};
        for (qsizetype i = 0; i < 3; ++i)
            QCOMPARE(actual.at(i), expected.at(i));
    }
    void eventsOfOldWithoutARequest()
    {
        for (const char* request : {"null", "'req_1'"})
            QVERIFY(stripe::decodeEvent(
                        json(QByteArray("{'object':'event','id':'evt_1','request':") + request + "}"))
                        ->idempotencyKey.isEmpty());
    }

    void whatIsNoSuchObjectIsAnError_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no id") << QByteArray("{'object':'customer'}");
        QTest::newRow("empty id") << QByteArray("{'object':'customer','id':''}");
        QTest::newRow("id of another type") << QByteArray("{'object':'customer','id':5}");
        QTest::newRow("another object") << QByteArray("{'object':'charge','id':'ch_1'}");
        QTest::newRow("no object") << QByteArray("{'id':'cus_1'}");
    }
    void whatIsNoSuchObjectIsAnError()
    {
        QFETCH(QByteArray, text);
        const auto customer = stripe::decodeCustomer(json(text));
        QVERIFY(!customer);
        QVERIFY(customer.error().kind == ErrorKind::Server);
        QCOMPARE(customer.error().code, u"unreadable_answer"_s);
    }
    void wrongTypesCountAsAbsent()
    {
        const auto customer = stripe::decodeCustomer(json(
            "{'object':'customer','id':'cus_1','name':5,'email':{},'phone':[],'balance':'x','currency':7,"
            "'delinquent':'yes','address':'here','shipping':[],'invoice_settings':3,'created':-5,'extra':{'a'"
            ":[1]}}"));
        Customer expected;
        expected.id = CustomerId(u"cus_1"_s);
        QCOMPARE(*customer, expected);
    }
};

REGULARS_TEST(DecodeTest)
#include "tst_decode.moc"
