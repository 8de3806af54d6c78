// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountbox.h"
#include "core/sandbox/engine/discounting.h"
#include "tests/support/seededrandom.h"
#include "tests/support/testmain.h"

using namespace regulars::tests;
using regulars::Currency;
namespace sandbox = regulars::sandbox;

namespace {

sandbox::Ref<sandbox::Discount> discountOf(sandbox::AccountState& state, sandbox::CouponFields fields)
{
    sandbox::Coupon coupon;
    static_cast<sandbox::CouponFields&>(coupon) = std::move(fields);
    coupon.id = state.newId({}, 8);
    sandbox::Discount discount;
    discount.id = state.newId("di_", 8);
    discount.coupon = state.coupons.add(std::move(coupon));
    return state.discounts.add(std::move(discount));
}

} // namespace

class Discounts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void partsAddUpToTheWhole()
    {
        SeededRandom dice(seed());
        sandbox::AccountState state;
        const Currency eur(u"eur");
        for (int n = 0; n < 5000; ++n) {
            const auto percent =
                static_cast<std::int64_t>(1 + dice.next() % 1'000'000); // ten-thousandths of one
            const auto amount = static_cast<std::int64_t>(1 + dice.next() % 20'000);
            const bool byPercent = dice.next() % 2 == 0;
            sandbox::CouponFields fields;
            if (byPercent)
                fields.percentOff = percent;
            else
                fields.amountOff = amount;
            fields.currency = eur;
            const auto discount = discountOf(state, fields);
            std::vector<sandbox::DiscountedLine> lines(1 + dice.next() % 6);
            std::int64_t sum = 0;
            for (sandbox::DiscountedLine& line : lines) {
                line.left = static_cast<std::int64_t>(dice.next() % 9000) - 500;
                line.open = dice.next() % 5 != 0;
                if (line.open && line.left > 0) sum += line.left;
            }
            const auto before = lines;
            sandbox::takeOff(state, discount, eur, lines);
            // Rounded once: twice the exact amount plus one, halved, without fractions.
            const std::int64_t whole =
                byPercent ? (2 * sum * percent + 1'000'000) / 2'000'000 : std::min(amount, sum);
            std::int64_t taken = 0;
            for (std::size_t i = 0; i < lines.size(); ++i) {
                const std::int64_t own = before[i].left - lines[i].left;
                const bool open = before[i].open && before[i].left > 0;
                QVERIFY(own >= 0 && (open ? own <= before[i].left : own == 0));
                if (own != 0) QCOMPARE(lines[i].offs.front().amount, own);
                if (open) // no part is a whole minor unit away from its share
                    QVERIFY(std::abs(own * sum - whole * before[i].left) < sum);
                taken += own;
            }
            QCOMPARE(taken, whole);
        }
    }

    void aCustomersDiscountServesWhatHasNone()
    {
        AccountBox box;
        const std::string customer = box.customer();
        const std::string coupon = box.post("coupons", "percent_off=30&duration=forever")["id"];
        sandbox::Engine engine(box.state());
        engine.discountCustomer(box.state().customers.find(customer),
                                {box.state().coupons.find(coupon), {}, {}, "coupon"});
        QCOMPARE(box.get("customers/" + customer)["discount"]["source"]["coupon"].get<std::string>(), coupon);
        const Json plain = box.subscribe(customer, box.price(1000), "&expand[]=latest_invoice");
        QCOMPARE(plain["latest_invoice"]["total"].get<int>(), 700);
        const std::string own = box.post("coupons", "percent_off=10&duration=forever")["id"];
        const Json other =
            box.subscribe(customer, box.price(1000), "&expand[]=latest_invoice&discounts[0][coupon]=" + own);
        QCOMPARE(other["latest_invoice"]["total"].get<int>(), 900);
        QVERIFY(box.del("customers/" + customer + "/discount")["deleted"].get<bool>());
        QVERIFY(box.get("customers/" + customer)["discount"].is_null());
        QCOMPARE(
            box.post("invoices/create_preview", "subscription=" + plain["id"].get<std::string>())["total"]
                .get<int>(),
            1000);
    }

    void aFreeFirstMonthCostsNothing()
    {
        AccountBox box;
        const std::string coupon = box.post("coupons", "percent_off=100")["id"];
        const Json sub = box.subscribe(
            box.customer(""), box.price(2500),
            "&expand[]=latest_invoice&payment_behavior=default_incomplete&discounts[0][coupon]=" + coupon);
        QCOMPARE(sub["status"].get<std::string>(), std::string("active"));
        QCOMPARE(sub["latest_invoice"]["status"].get<std::string>(), std::string("paid"));
        // Nothing was paid, so nothing is given back.
        box.wait(86400);
        box.del("subscriptions/" + sub["id"].get<std::string>(), "prorate=true&invoice_now=true");
        QCOMPARE(box.get("customers/" + sub["customer"].get<std::string>())["balance"].get<int>(), 0);
    }
};

REGULARS_TEST(Discounts)
#include "tst_discounts.moc"
