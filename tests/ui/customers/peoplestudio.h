// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/support/smallstudio.h"

namespace regulars::customers::tests {

using regulars::tests::SmallStudio;
using namespace Qt::StringLiterals;

inline BalanceTransaction settled(const Payment& payment)
{
    return SmallStudio::settlement(payment, payment.amount / 50);
}

/// Four people whom every column orders differently:
/// Amélie pays by subscription and most of all, Jürgen is past due and has credit, Noor's subscription ends, Tom has
/// lapsed.
inline void fillWithPeople(SmallStudio& studio)
{
    Customer amelie = SmallStudio::customer(u"cus_amelie"_s, u"Amélie Durand"_s, u"zoe@durand.example"_s);
    amelie.phone = u"+33 1 23 45"_s;
    amelie.address = {u"3 rue Haute"_s, {}, u"Lyon"_s, {}, u"69001"_s, u"FR"_s};
    amelie.defaultPaymentMethod = PaymentMethodId(u"pm_amelie"_s);
    PaymentMethod card;
    card.id = amelie.defaultPaymentMethod;
    card.customer = amelie.id;
    card.details = SmallStudio::payment({}, {}, 0, 0).method;
    Customer juergen = SmallStudio::customer(u"cus_juergen"_s, u"Jürgen Weiß"_s, u"j.weiss@posteo.example"_s, -2500);
    Customer noor = SmallStudio::customer(u"cus_noor"_s, u"Noor van den Berg"_s, u"a@vdberg.example"_s);
    Customer tom = SmallStudio::customer(u"cus_tom"_s, u"Tom Whitaker"_s, u"tom@whitaker.example"_s, 1000);
    amelie.created = SmallStudio::day(4);
    juergen.created = SmallStudio::day(3);
    noor.created = SmallStudio::day(2);
    tom.created = SmallStudio::day(1);
    studio.put(amelie, juergen, noor, tom, card, SmallStudio::product(u"yoga"_s, u"16 classes a month"_s),
               SmallStudio::product(u"workshop"_s, u"Workshop"_s), SmallStudio::monthlyPrice(u"yoga"_s, 9900));

    Subscription ending = SmallStudio::subscription(u"sub_noor"_s, u"cus_noor"_s, u"yoga"_s);
    ending.cancelAtPeriodEnd = true;
    ending.cancelAt = SmallStudio::day(60);
    studio.put(SmallStudio::subscription(u"sub_amelie"_s, u"cus_amelie"_s, u"yoga"_s),
               SmallStudio::subscription(u"sub_juergen"_s, u"cus_juergen"_s, u"yoga"_s, u"past_due"_s), ending);

    const Payment first = SmallStudio::payment(u"ch_first"_s, u"cus_amelie"_s, 9900, 2);
    Payment second = SmallStudio::payment(u"ch_second"_s, u"cus_amelie"_s, 9900, 32);
    second.receiptUrl = u"https://pay.example/receipt"_s;
    second.statementText = u"NORDLICHT"_s;
    Payment declined = SmallStudio::payment(u"ch_declined"_s, u"cus_amelie"_s, 9900, 31, u"failed"_s);
    declined.failureCode = u"expired_card"_s;
    const Payment workshop = SmallStudio::payment(u"ch_workshop"_s, u"cus_amelie"_s, 6000, 10);
    const Payment ofJuergen = SmallStudio::payment(u"ch_juergen"_s, u"cus_juergen"_s, 12000, 40);
    const Payment ofNoor = SmallStudio::payment(u"ch_noor"_s, u"cus_noor"_s, 5000, 50);
    const Payment ofTom = SmallStudio::payment(u"ch_tom"_s, u"cus_tom"_s, 20000, 5);
    studio.put(first, second, declined, workshop, ofJuergen, ofNoor, ofTom, settled(first), settled(second),
               settled(workshop), settled(ofJuergen), settled(ofNoor), settled(ofTom),
               SmallStudio::paidInvoice(u"in_1"_s, first, u"sub_amelie"_s, u"yoga"_s, u"16 classes a month"_s),
               SmallStudio::paidInvoice(u"in_2"_s, second, u"sub_amelie"_s, u"yoga"_s, u"16 classes a month"_s),
               SmallStudio::paidInvoice(u"in_3"_s, workshop, {}, u"workshop"_s, u"Workshop"_s));
}

} // namespace regulars::customers::tests
