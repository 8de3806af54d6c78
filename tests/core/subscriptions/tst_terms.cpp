// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/subscriptions/billingday.h"
#include "core/subscriptions/discounting.h"
#include "core/subscriptions/pause.h"
#include "subscriber.h"

using namespace regulars;
using namespace regulars::subscriptions;
using namespace regulars::tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using When = BillingDayDraft::When;
using Unused = BillingDayDraft::Unused;

namespace {

const std::string yoga = "currency=eur&unit_amount=10000&recurring[interval]=month";

Quote quoteOf(Desk& desk, const BillingDayDraft& draft, const SubscriptionBasis& basis)
{
    const auto quote = quoteBillingDay(desk.client, draft, basis, {});
    if (!quote) qFatal("%s %s", qPrintable(quote.error().code), qPrintable(quote.error().detail));
    return *quote;
}

DiscountQuote quoteOf(Desk& desk, const DiscountDraft& draft, const SubscriptionBasis& basis)
{
    const auto quote = quoteDiscounts(desk.client, draft, basis, {});
    if (!quote) qFatal("%s %s", qPrintable(quote.error().code), qPrintable(quote.error().detail));
    return *quote;
}

qint64 totalOfLatest(Desk& desk, const Subscriber& of)
{
    const auto invoice = desk.get(u"invoices/"_s + QString::fromStdString(desk.get(of.path())["latest_invoice"].get<std::string>()));
    return invoice["total"].get<qint64>();
}

std::string promotion(World& world, const std::string& coupon, const std::string& more)
{
    return World::idIn(world.post("/v1/promotion_codes", "promotion[type]=coupon&promotion[coupon]=" + coupon + '&' + more));
}

} // namespace

/// Trials and billing days, collection that pauses, discounts.
class TermsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTrialEndsOrGoesOn()
    {
        World world(0);
        const std::string end = std::to_string(unixSeconds(world.clock.now()) + 10 * 86'400);
        const Subscriber mia(world, yoga, "&trial_end=" + end);
        QVERIFY(world.sync());
        Desk desk(world);
        BillingDayDraft draft{When::Date, world.clock.now() + 24h * 20, Unused::Credit, false, {}};
        SubscriptionBasis basis = basisOf(desk, mia);
        QVERIFY(previewBillingDay(draft, basis).isTrial);
        Quote quote = quoteOf(desk, draft, basis);
        QVERIFY(!quote.isDueNow);
        QCOMPARE(quote.change.invoice.total, qint64(10'000));
        QCOMPARE(perform(desk, planBillingDay(draft, basis, quote)).state, OperationState::Done);
        QCOMPARE(basisOf(desk, mia).subscription.trialEnd, draft.date);
        draft = {};
        basis = basisOf(desk, mia);
        quote = quoteOf(desk, draft, basis);
        QVERIFY(quote.isDueNow);
        QCOMPARE(quote.due(), Money(10'000, Currency(u"eur")));
        QCOMPARE(perform(desk, planBillingDay(draft, basis, quote)).state, OperationState::Done);
        QCOMPARE(basisOf(desk, mia).subscription.status, u"active"_s);
        QCOMPARE(totalOfLatest(desk, mia), qint64(10'000));
    }

    void thePeriodBeginsAnewToday_data()
    {
        QTest::addColumn<Unused>("unused");
        QTest::addColumn<qint64>("due");
        QTest::newRow("unused time is lost") << Unused::Nothing << qint64(10'000);
        QTest::newRow("unused time is credited") << Unused::Credit << qint64(5'000);
    }
    void thePeriodBeginsAnewToday()
    {
        QFETCH(Unused, unused);
        QFETCH(qint64, due);
        World world(0);
        const Subscriber mia(world, yoga);
        QVERIFY(world.sync());
        Desk desk(world);
        const auto period = *basisOf(desk, mia).subscription.periodEnd() - basisOf(desk, mia).subscription.items.first().periodStart;
        world.pass(std::chrono::duration_cast<std::chrono::seconds>(period) / 2);
        const BillingDayDraft draft{When::Now, {}, unused, false, {}};
        const SubscriptionBasis basis = basisOf(desk, mia);
        const Quote quote = quoteOf(desk, draft, basis);
        QVERIFY(quote.isDueNow);
        QCOMPARE(quote.due().minor(), due);
        QCOMPARE(perform(desk, planBillingDay(draft, basis, quote)).state, OperationState::Done);
        QCOMPARE(totalOfLatest(desk, mia), due);
        QCOMPARE(basisOf(desk, mia).subscription.items.first().periodStart, world.clock.now());
    }

    void anotherDayIsFreeUntilThen()
    {
        World world(0);
        const Subscriber mia(world, yoga);
        QVERIFY(world.sync());
        Desk desk(world);
        const SubscriptionBasis basis = basisOf(desk, mia);
        // Earlier than the period that is paid: the next invoice is that day's, nothing is due before.
        const BillingDayDraft draft{When::Date, world.clock.now() + 24h * 12, Unused::Nothing, false, {}};
        QCOMPARE(previewBillingDay(draft, basis).warnings, QStringList(u"billing_free"_s));
        const Quote quote = quoteOf(desk, draft, basis);
        QVERIFY(!quote.isDueNow);
        QCOMPARE(quote.change.invoice.total, qint64(10'000));
        QCOMPARE(perform(desk, planBillingDay(draft, basis, quote)).state, OperationState::Done);
        QCOMPARE(totalOfLatest(desk, mia), qint64(10'000));
        passUntil(world, *draft.date);
        QVERIFY(world.sync());
        QCOMPARE(basisOf(desk, mia).subscription.items.first().periodStart, *draft.date);
        QCOMPARE(basisOf(desk, mia).subscription.status, u"active"_s);
    }

    void whatCanNotBe()
    {
        World world(0);
        const Subscriber mia(world, yoga);
        QVERIFY(world.sync());
        Desk desk(world);
        SubscriptionBasis basis = basisOf(desk, mia);
        BillingDayDraft draft{When::Date, {}, Unused::Nothing, false, {}};
        QCOMPARE(codesOf(previewBillingDay(draft, basis).problems), u"date:date_missing"_s);
        draft.date = basis.now;
        QCOMPARE(codesOf(previewBillingDay(draft, basis).problems), u"date:date_past"_s);
        draft.date = basis.now + 24h * 800;
        QCOMPARE(codesOf(previewBillingDay(draft, basis).problems), u"date:date_far"_s);
        QVERIFY(billingDayParameters(draft) != billingDayParameters({}));
        basis.customer->blocked = true;
        QCOMPARE(codesOf(previewBillingDay({}, basis).problems), u"accept_risk:customer_blocked"_s);
        QVERIFY(quoteBillingDay(desk.client, {}, basis, {}));
        basis.customer->blocked = false;
        PauseDraft pause;
        pause.behavior = u"forget"_s;
        pause.until = basis.now;
        QCOMPARE(codesOf(problemsOf(pause, basis)), u"behavior:pause_behavior date:date_past"_s);
        QCOMPARE(planResumption(basis).error().code, u"collection_not_paused"_s);
        basis.subscription.status = u"canceled"_s;
        QCOMPARE(codesOf(previewBillingDay({}, basis).problems), u"subscription:subscription_over"_s);
        QCOMPARE(codesOf(problemsOf(PauseDraft(), basis)), u"subscription:subscription_over"_s);
        QCOMPARE(codesOf(problemsOf(DiscountDraft(), basis, {})), u"subscription:subscription_over change:change_nothing"_s);
    }

    void collectionPausesAndGoesOn()
    {
        World world(0);
        const Subscriber mia(world, yoga);
        QVERIFY(world.sync());
        Desk desk(world);
        PauseDraft draft;
        draft.until = world.clock.now() + 24h * 100;
        QCOMPARE(perform(desk, planPause(draft, basisOf(desk, mia))).state, OperationState::Done);
        QCOMPARE(basisOf(desk, mia).subscription.pauseCollection, u"void"_s);
        QCOMPARE(codesOf(problemsOf(PauseDraft(), basisOf(desk, mia))), u"subscription:collection_paused"_s);
        QCOMPARE(askTerms(desk.client, basisOf(desk, mia).subscription.id, {})->pausedUntil, draft.until);
        passUntil(world, *basisOf(desk, mia).subscription.periodEnd());
        QVERIFY(world.sync());
        QCOMPARE(basisOf(desk, mia).invoices.first().status, u"void"_s);
        QCOMPARE(perform(desk, planResumption(basisOf(desk, mia))).state, OperationState::Done);
        QCOMPARE(basisOf(desk, mia).subscription.pauseCollection, QString());
    }

    void aCodeIsAppliedAndTakenAway()
    {
        World world(0);
        const std::string coupon = World::idIn(world.post("/v1/coupons", "percent_off=25&duration=forever&name=Spring"));
        const std::string five = World::idIn(world.post("/v1/coupons", "amount_off=500&currency=eur&duration=forever"));
        promotion(world, coupon, "code=SPRING25");
        const Subscriber mia(world, yoga, "&discounts[0][coupon]=" + five);
        QVERIFY(world.sync());
        Desk desk(world);
        DiscountDraft draft;
        draft.code = u"spring25"_s; // as customers type it
        SubscriptionBasis basis = basisOf(desk, mia);
        DiscountQuote quote = quoteOf(desk, draft, basis);
        QCOMPARE(codesOf(problemsOf(draft, basis, quote)), QString());
        QCOMPARE(quote.quote->before->invoice.total, qint64(9'500));
        const qint64 both = quote.quote->change.invoice.total;
        QVERIFY(both < 7'500);
        QCOMPARE(perform(desk, planDiscounts(draft, basis, quote)).state, OperationState::Done);
        const auto terms = askTerms(desk.client, basis.subscription.id, {});
        QCOMPARE(terms->discounts.size(), 2);
        QCOMPARE(terms->next->invoice.total, both);
        QCOMPARE(terms->discounts.last().code, u"SPRING25"_s);
        QCOMPARE(codesOf(problemsOf(draft, basis, quoteOf(desk, draft, basis))), u"code:code_twice"_s);
        // One goes, the other stays; then the last one.
        for (const qint64 total : {7'500, 10'000}) {
            draft = {};
            draft.removed = {askTerms(desk.client, basis.subscription.id, {})->discounts.first().id};
            basis = basisOf(desk, mia);
            quote = quoteOf(desk, draft, basis);
            QCOMPARE(quote.quote->change.invoice.total, total);
            QCOMPARE(perform(desk, planDiscounts(draft, basis, quote)).state, OperationState::Done);
            QCOMPARE(askTerms(desk.client, basis.subscription.id, {})->next->invoice.total, total);
        }
    }

    void aDiscountThatIsNotThereIsNotTakenAway()
    {
        World world(0);
        const Subscriber mia(world, yoga);
        QVERIFY(world.sync());
        Desk desk(world);
        DiscountDraft draft;
        draft.removed = {u"di_nope"_s};
        const SubscriptionBasis basis = basisOf(desk, mia);
        QCOMPARE(codesOf(problemsOf(draft, basis, quoteOf(desk, draft, basis))), u"discount:discount_unknown"_s);
    }

    /// The key may not read what a discount is; that there is one is known, and it can be taken away.
    void aDiscountThatCanNotBeRead()
    {
        World world(0, {"customer_read", "subscription_write", "plan_read", "product_read", "invoice_read", "payment_method_read", "event_read"});
        const std::string five = World::idIn(world.post("/v1/coupons", "amount_off=500&currency=eur&duration=forever"));
        const Subscriber mia(world, yoga, "&discounts[0][coupon]=" + five);
        QVERIFY(world.sync());
        Desk desk(world);
        const SubscriptionBasis basis = basisOf(desk, mia);
        const auto terms = askTerms(desk.client, basis.subscription.id, {});
        QVERIFY(terms);
        QCOMPARE(terms->discounts.size(), 1);
        DiscountDraft draft;
        draft.removed = {terms->discounts.first().id};
        QCOMPARE(perform(desk, planDiscounts(draft, basis, quoteOf(desk, draft, basis))).state, OperationState::Done);
        QCOMPARE(askTerms(desk.client, basis.subscription.id, {})->discounts.size(), 0);
    }

    void aCodeThatDoesNotCountSaysWhy()
    {
        World world(0);
        const Subscriber mia(world, yoga), noa(world, yoga);
        QVERIFY(world.sync());
        Desk desk(world);
        const std::string soon = std::to_string(unixSeconds(world.clock.now()) + 3600);
        const std::string ten = "percent_off=10&duration=forever&id=";
        world.post("/v1/coupons", ten + "ten");
        world.post("/v1/coupons", ten + "other&applies_to[products][]=" + noa.product);
        world.post("/v1/coupons", ten + "late&redeem_by=" + soon);
        world.post("/v1/coupons", ten + "few&max_redemptions=1");
        world.post("/v1/coupons", "amount_off=500&currency=usd&duration=once&id=dollars");
        promotion(world, "ten", "code=EXPIRED&expires_at=" + soon);
        promotion(world, "ten", "code=ONLYNOA&customer=" + noa.customer);
        promotion(world, "ten", "code=BIG&restrictions[minimum_amount]=20000&restrictions[minimum_amount_currency]=eur");
        promotion(world, "ten", "code=FIRST&restrictions[first_time_transaction]=true");
        promotion(world, "ten", "code=ONCE&max_redemptions=1");
        world.post("/v1/promotion_codes/" + promotion(world, "ten", "code=AWAY"), "active=false");
        promotion(world, "other", "code=OTHER");
        world.post("/v1/subscriptions/" + noa.subscription, "discounts[0][coupon]=few");
        const std::string once = nlohmann::json::parse(world.get("/v1/promotion_codes", "code=ONCE"))["data"][0]["id"];
        world.post("/v1/subscriptions/" + noa.subscription, "discounts[0][promotion_code]=" + once);
        world.pass(2h);
        QVERIFY(world.sync());
        const SubscriptionBasis basis = basisOf(desk, mia);
        for (const auto& [code, problem] : std::initializer_list<std::pair<QString, QString>>{
                 {u"nowhere"_s, u"code_unknown"_s}, {u"EXPIRED"_s, u"code_expired"_s}, {u"late"_s, u"code_expired"_s},
                 {u"few"_s, u"code_used_up"_s}, {u"ONCE"_s, u"code_used_up"_s}, {u"AWAY"_s, u"code_inactive"_s},
                 {u"ONLYNOA"_s, u"code_other_customer"_s}, {u"OTHER"_s, u"code_other_product"_s}, {u"dollars"_s, u"code_currency"_s},
                 {u"FIRST"_s, u"code_first_time"_s}, {u"BIG"_s, u"code_minimum"_s}, {u"ten"_s, QString()}}) {
            DiscountDraft draft;
            draft.code = code;
            const DiscountQuote quote = quoteOf(desk, draft, basis);
            QCOMPARE(code + u' ' + quote.offer->problem, code + u' ' + problem);
            QCOMPARE(planDiscounts(draft, basis, quote).has_value(), problem.isEmpty());
        }
    }

    void aDiscountThatCameMeanwhileIsNotLost()
    {
        World world(0);
        world.post("/v1/coupons", "percent_off=10&duration=forever&id=ten");
        world.post("/v1/coupons", "percent_off=20&duration=forever&id=twenty");
        const Subscriber mia(world, yoga);
        QVERIFY(world.sync());
        Desk desk(world);
        DiscountDraft draft;
        draft.code = u"ten"_s;
        const SubscriptionBasis basis = basisOf(desk, mia);
        const Result<Plan> plan = planDiscounts(draft, basis, quoteOf(desk, draft, basis));
        world.post("/v1/subscriptions/" + mia.subscription, "discounts[0][coupon]=twenty");
        const Operation stopped = perform(desk, plan);
        QCOMPARE(stopped.state, OperationState::Refused);
        QCOMPARE(stopped.error->code, u"changed_meanwhile"_s);
        QCOMPARE(desk.get(mia.path())["discounts"].size(), size_t(1));
    }
};

REGULARS_TEST(TermsTest)
#include "tst_terms.moc"
