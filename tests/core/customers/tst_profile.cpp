// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/customers/profile.h"
#include "tests/support/smallstudio.h"
#include "tests/support/testmain.h"

using namespace regulars;
using namespace regulars::tests;
using namespace Qt::StringLiterals;

class ProfileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingOfOnePersonAndOfNobodyElse()
    {
        SmallStudio studio;
        const Payment renewal = SmallStudio::payment(u"ch_1"_s, u"cus_1"_s, 4900, 5);
        const Payment workshop = SmallStudio::payment(u"ch_2"_s, u"cus_1"_s, 6000, 9);
        const Payment decline = SmallStudio::payment(u"ch_3"_s, u"cus_1"_s, 4900, 35, u"failed"_s);
        const Payment other = SmallStudio::payment(u"ch_9"_s, u"cus_2"_s, 100, 36);
        studio.put(SmallStudio::customer(u"cus_1"_s, u"Mia"_s, u"mia@example.org"_s, -2500),
                   SmallStudio::customer(u"cus_2"_s, u"Tom"_s, u"tom@example.org"_s), renewal, workshop, decline, other,
                   SmallStudio::product(u"prod_m"_s, u"Membership"_s), SmallStudio::product(u"prod_w"_s, u"Workshop"_s),
                   SmallStudio::subscription(u"sub_1"_s, u"cus_1"_s, u"prod_m"_s),
                   SmallStudio::paidInvoice(u"in_1"_s, renewal, u"sub_1"_s, u"prod_m"_s, u"Membership"_s),
                   SmallStudio::paidInvoice(u"in_2"_s, workshop, {}, u"prod_w"_s, u"Workshop"_s));

        const auto loaded = customers::loadProfile(studio.database(), CustomerId(u"cus_1"_s), QTimeZone::utc(),
                                                   SmallStudio::day(40));
        QVERIFY(loaded && *loaded);
        const customers::Profile& profile = **loaded;
        QCOMPARE(profile.row.ltv.minor(), 10900);
        QCOMPARE(profile.stats.currencies.first().net, profile.row.ltv);
        QCOMPARE(profile.row.creditBalance.minor(), 2500);
        QCOMPARE(profile.lastTransaction->text(), u"ch_3"_s);
        QCOMPARE(profile.stats.declines, 1);
        QCOMPARE(profile.products.first().title, u"Membership"_s);
        int transactions = 0;
        for (const customers::ProductGroup& group : profile.products) transactions += int(group.transactions.size());
        QCOMPARE(transactions, 3);
        for (const customers::Identifier& identifier : profile.identifiers) QVERIFY(identifier.value != u"cus_2"_s);
    }

    void anUnknownCustomerIsNoError()
    {
        SmallStudio studio;
        const auto loaded = customers::loadProfile(studio.database(), CustomerId(u"cus_none"_s), QTimeZone::utc(), {});
        QVERIFY(loaded);
        QVERIFY(!*loaded);
    }
};

REGULARS_TEST(ProfileTest)
#include "tst_profile.moc"
