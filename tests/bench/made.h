// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/customer.h"
#include "core/domain/invoice.h"
#include "core/domain/payment.h"
#include "core/domain/subscription.h"

/// Made-up values of an account of any size, the n-th always the same one. Ids look random, as Stripe's do: an
/// index over them is written all over, which ordered ones would hide.
namespace regulars::bench {

using namespace Qt::StringLiterals;

inline quint64 mixed(quint64 n)
{
    n += 0x9e3779b97f4a7c15U;
    n = (n ^ (n >> 30)) * 0xbf58476d1ce4e5b9U;
    n = (n ^ (n >> 27)) * 0x94d049bb133111ebU;
    return n ^ (n >> 31);
}

inline QString idOf(QLatin1StringView prefix, int n)
{
    quint64 bits = mixed(static_cast<quint64>(n));
    QString id = prefix;
    for (int place = 0; place < 24; ++place, bits = place == 12 ? mixed(bits + 1) : bits / 36)
        id += QChar(u"0123456789abcdefghijklmnopqrstuvwxyz"[bits % 36]);
    return id;
}

inline Instant timeOf(int n) { return fromUnixSeconds(1'700'000'000 + qint64(mixed(quint64(n)) % 90'000'000)); }

/// Fills stores and answers the values behind it.
struct MadeAccount {
    int people = 0;
    int version = 0; ///< a text of every value follows it, so that a higher one makes every put a change

    int ownerOf(int n) const { return static_cast<int>(mixed(quint64(n) + 77) % quint64(people)); }
    CustomerId person(int n) const { return CustomerId(idOf("cus_"_L1, n)); }
    QString text(const QString& start) const { return version == 0 ? start : start + QString::number(version); }

    Customer customer(int n) const
    {
        static const QStringList first{u"Mia"_s, u"Jürgen"_s, u"Aoife"_s, u"Łukasz"_s, u"Chloé"_s, u"Noah"_s,
                                       u"Sofia"_s, u"Emre"_s, u"Ingrid"_s, u"花子"_s, u"Oleksandr"_s};
        static const QStringList last{u"Schmidt"_s, u"Okafor"_s, u"García"_s, u"Nowak"_s, u"Weiß"_s, u"Haddad"_s,
                                      u"Lindqvist"_s, u"Moreau"_s, u"Tanaka"_s, u"O'Brien"_s, u"Rossi"_s,
                                      u"Petrov"_s, u"van Dijk"_s};
        const quint64 bits = mixed(quint64(n) + 5);
        Customer value;
        value.id = person(n);
        value.name = text(first[qsizetype(bits % 11)] + u' ' + last[qsizetype(bits / 11 % 13)]);
        value.email = u"person%1@example%2.org"_s.arg(n).arg(bits % 40);
        value.phone = u"+49 151 %1"_s.arg(bits % 90'000'000 + 10'000'000);
        value.currency = Currency(u"eur");
        value.balance = bits % 9 == 0 ? -qint64(bits % 5000) : 0;
        value.created = timeOf(n);
        return value;
    }

    Payment payment(int n) const { return paymentOf(n, ownerOf(n)); }
    Payment paymentOf(int n, int owner) const
    {
        const quint64 bits = mixed(quint64(n) + 9);
        Payment value;
        value.id = PaymentId(idOf("ch_"_L1, n));
        if (bits % 50 != 0) value.customer = person(owner);
        value.paymentIntent = PaymentIntentId(idOf("pi_"_L1, n));
        value.paymentMethod = PaymentMethodId(idOf("pm_"_L1, owner));
        value.method = {u"card"_s, u"visa"_s, QString::number(1000 + bits % 9000), idOf("fp"_L1, owner), u"DE"_s,
                        u"credit"_s, {}, {}, {}, 12, 2030};
        value.currency = Currency(bits % 20 == 0 ? u"usd" : u"eur");
        value.amount = 1000 + qint64(bits % 9000);
        value.status = bits % 12 == 0 ? u"failed"_s : u"succeeded"_s;
        value.captured = value.status == u"succeeded"_s;
        value.amountCaptured = value.captured ? value.amount : 0;
        value.description = text(u"Subscription update"_s);
        value.statementText = u"STUDIO"_s;
        value.billingName = u"Person %1"_s.arg(owner);
        value.billingEmail = u"person%1@example%2.org"_s.arg(owner).arg(bits % 40);
        value.outcomeType = u"authorized"_s;
        value.riskLevel = u"normal"_s;
        value.riskScore = int(bits % 60);
        value.sellerMessage = u"Payment complete."_s;
        value.receiptUrl = u"https://pay.stripe.com/receipts/payment/"_s + idOf("CAcaFwoVYWNjdF8x"_L1, n);
        if (value.captured) value.balanceTransaction = BalanceTransactionId(idOf("txn_"_L1, n));
        value.created = timeOf(n);
        return value;
    }

    BalanceTransaction movement(int n) const
    {
        BalanceTransaction value;
        value.id = BalanceTransactionId(idOf("txn_"_L1, n));
        value.currency = Currency(u"eur");
        value.amount = 1000 + qint64(mixed(quint64(n) + 9) % 9000);
        value.fee = value.amount / 40 + version;
        value.net = value.amount - value.fee;
        value.type = u"charge"_s;
        value.source = idOf("ch_"_L1, n);
        value.created = timeOf(n);
        return value;
    }

    Refund refund(int n) const
    {
        Refund value;
        value.id = RefundId(idOf("re_"_L1, n));
        value.payment = PaymentId(idOf("ch_"_L1, n * 20));
        value.currency = Currency(u"eur");
        value.amount = 500;
        value.status = u"succeeded"_s;
        value.reason = text(u"requested_by_customer"_s);
        value.created = timeOf(n);
        return value;
    }

    Subscription subscription(int n) const
    {
        Subscription value;
        value.id = SubscriptionId(idOf("sub_"_L1, n));
        value.customer = person(ownerOf(n));
        value.status = mixed(quint64(n)) % 3 == 0 ? u"canceled"_s : u"active"_s;
        value.currency = Currency(u"eur");
        value.cancellationReason = text({});
        value.created = value.startDate = timeOf(n);
        value.items = {{SubscriptionItemId(idOf("si_"_L1, n)), PriceId(u"price_1"_s), ProductId(u"prod_1"_s), 1,
                        timeOf(n), timeOf(n + 1)}};
        return value;
    }

    Invoice invoice(int n) const { return invoiceOf(n, ownerOf(n)); }
    Invoice invoiceOf(int n, int owner) const
    {
        Invoice value;
        value.id = InvoiceId(idOf("in_"_L1, n));
        value.customer = person(owner);
        value.subscription = SubscriptionId(idOf("sub_"_L1, owner));
        value.number = text(u"R-%1"_s.arg(n));
        value.status = u"paid"_s;
        value.billingReason = u"subscription_cycle"_s;
        value.currency = Currency(u"eur");
        value.total = value.amountDue = value.amountPaid = 4900;
        value.created = timeOf(n);
        value.paidAt = value.finalizedAt = timeOf(n);
        value.hostedUrl = u"https://invoice.stripe.com/i/"_s + idOf("acct_"_L1, n);
        value.pdfUrl = value.hostedUrl + u"/pdf"_s;
        value.lines = {{idOf("il_"_L1, n), u"1 × Yoga monthly (at €49.00 / month)"_s, 4900, 1, PriceId(u"price_1"_s),
                        ProductId(u"prod_1"_s), value.subscription, false, timeOf(n), timeOf(n + 1)}};
        value.payments = {{idOf("inpay_"_L1, n), u"paid"_s, u"payment_intent"_s,
                           PaymentIntentId(idOf("pi_"_L1, n)), {}, 4900}};
        return value;
    }
};

} // namespace regulars::bench
