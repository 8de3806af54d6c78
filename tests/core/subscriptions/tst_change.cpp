// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/subscriptions/change.h"
#include "core/subscriptions/terms.h"
#include "subscriber.h"

#include <QtCore/QScopeGuard>
#include <QtCore/QTimeZone>

using namespace regulars;
using namespace regulars::subscriptions;
using namespace regulars::tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Charge = ChangeDraft::Charge;

namespace {

const std::string monthly = "&recurring[interval]=month";

ChangeDraft draftOf(const std::string& price, Charge charge)
{
    ChangeDraft draft;
    draft.price = PriceId(QString::fromStdString(price));
    draft.charge = charge;
    return draft;
}

Quote quoteOf(Desk& desk, const ChangeDraft& draft, const SubscriptionBasis& basis)
{
    const auto quote = quoteChange(desk.client, draft, basis, {});
    if (!quote) qFatal("%s %s", qPrintable(quote.error().code), qPrintable(quote.error().detail));
    return *quote;
}

qint64 prorationsOf(const Invoice& invoice)
{
    qint64 sum = 0;
    for (const InvoiceLine& line : invoice.lines) sum += line.proration ? line.amount : 0;
    return sum;
}

/// cost × left / length to whole units, half away from zero (contract.md 36): an exact fraction until then.
qint64 shareOf(qint64 cost, qint64 left, qint64 length)
{
    const qint64 product = cost * left; // far below 64 bits for what is tried here
    return product / length + (2 * (product % length) >= length ? 1 : 0);
}

void toTheMiddle(World& world, const Subscription& subscription)
{
    const auto period = *subscription.periodEnd() - subscription.items.first().periodStart;
    world.pass(std::chrono::duration_cast<std::chrono::seconds>(period) / 2);
}

/// The invoice that Stripe made last for a subscription.
nlohmann::json latestInvoice(Desk& desk, const Subscriber& of)
{
    return desk.get(u"invoices/"_s + QString::fromStdString(desk.get(of.path())["latest_invoice"].get<std::string>()));
}

} // namespace

/// Another price, amount or quantity in a running period.
class ChangeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// The examples of contract.md 36: 10.00 and 100.00 a month, in the exact middle.
    void inTheMiddleOfThePeriod_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<Charge>("charge");
        QTest::addColumn<qint64>("total"); // of the invoice that the difference comes with
        QTest::addColumn<qint64>("due");
        QTest::addColumn<qint64>("credit");
        QTest::newRow("up, now") << 1000 << 10000 << Charge::Now << qint64(4500) << qint64(4500) << qint64(0);
        QTest::newRow("up, later") << 1000 << 10000 << Charge::Later << qint64(14500) << qint64(0) << qint64(0);
        QTest::newRow("up, never") << 1000 << 10000 << Charge::Never << qint64(10000) << qint64(0) << qint64(0);
        QTest::newRow("down, now") << 10000 << 1000 << Charge::Now << qint64(-4500) << qint64(0) << qint64(4500);
        QTest::newRow("down, later") << 10000 << 1000 << Charge::Later << qint64(-3500) << qint64(0) << qint64(3500);
        QTest::newRow("down, never") << 10000 << 1000 << Charge::Never << qint64(1000) << qint64(0) << qint64(0);
    }
    void inTheMiddleOfThePeriod()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(Charge, charge);
        QFETCH(qint64, total);
        QFETCH(qint64, due);
        QFETCH(qint64, credit);
        World world(0);
        const Subscriber mia(world, "currency=usd&unit_amount=" + std::to_string(from) + monthly);
        const std::string other = mia.newPrice(world, "currency=usd&unit_amount=" + std::to_string(to) + monthly);
        QVERIFY(world.sync());
        Desk desk(world);
        toTheMiddle(world, basisOf(desk, mia).subscription);
        const SubscriptionBasis basis = basisOf(desk, mia);
        const ChangeDraft draft = draftOf(other, charge);
        const Quote quote = quoteOf(desk, draft, basis);
        const ChangePreview preview = previewChange(draft, basis, quote);
        QCOMPARE(codesOf(preview.problems), QString());
        QCOMPARE(quote.before->invoice.total, qint64(from));
        QCOMPARE(quote.change.invoice.total, total);
        QCOMPARE(quote.isDueNow, charge == Charge::Now);
        QCOMPARE(preview.due.minor(), due);
        QCOMPARE(preview.credit.minor(), credit);
        if (quote.isDueNow) QCOMPARE(quote.next->invoice.total, qint64(to));

        // A little later: what was shown is what counts.
        world.pass(90s);
        QCOMPARE(perform(desk, planChange(draft, basis, quote)).state, OperationState::Done);
        const Instant end = *basis.subscription.periodEnd();
        QCOMPARE(basisOf(desk, mia).subscription.items.first().price.text(), QString::fromStdString(other));
        if (charge != Charge::Now) passUntil(world, end);
        const nlohmann::json made = latestInvoice(desk, mia);
        QCOMPARE(made["total"].get<qint64>(), total);
        QCOMPARE(made["amount_due"].get<qint64>(), quote.change.invoice.amountDue);
        QCOMPARE(made["status"].get<std::string>(), std::string("paid"));
        QCOMPARE(desk.balanceOf(mia.customerId()), -credit);
        QVERIFY(world.sync());
        QCOMPARE(world.dump(), world.freshDump());
    }

    /// Price, moment, quantity, mode, cycle, currency: Stripe's preview, the formula and what is billed are the same.
    void anyChange()
    {
        const int wanted = qEnvironmentVariable("REGULARS_PROVE") == "1"_L1 ? 300 : 60;
        World world(0);
        Desk desk(world);
        for (int i = 0; i < wanted; ++i) {
            change(world, desk);
            if (QTest::currentTestFailed()) return qWarning("change %d of seed %llu", i, static_cast<unsigned long long>(seed()));
        }
    }

    /// To another cycle: classic begins its period at once, flexible keeps the billing day (contract.md 36).
    void anotherCycle_data()
    {
        QTest::addColumn<std::string>("mode");
        QTest::addColumn<std::string>("from");
        QTest::addColumn<std::string>("to");
        for (const std::string mode : {"classic", "flexible"}) {
            QTest::newRow((mode + ", to a year").c_str()) << mode << std::string("month") << std::string("year");
            QTest::newRow((mode + ", to a month").c_str()) << mode << std::string("year") << std::string("month");
        }
    }
    void anotherCycle()
    {
        QFETCH(std::string, mode);
        QFETCH(std::string, from);
        QFETCH(std::string, to);
        const auto roll = [](qint64 below) { return qint64(dice().next() % quint64(below)); };
        for (int i = 0; i < 10; ++i) {
            World world(0);
            Desk desk(world);
            const qint64 oldAmount = 100 + roll(20'000), newAmount = 100 + roll(20'000);
            const std::string words = "currency=usd&recurring[interval]=";
            const Subscriber mia(world, words + from + "&unit_amount=" + std::to_string(oldAmount), "&billing_mode[type]=" + mode);
            const std::string other = mia.newPrice(world, words + to + "&unit_amount=" + std::to_string(newAmount));
            QVERIFY(world.sync());
            const Subscription subscription = basisOf(desk, mia).subscription;
            const qint64 start = unixSeconds(subscription.items.first().periodStart), end = unixSeconds(*subscription.periodEnd());
            world.pass(std::chrono::seconds(1 + roll(end - start - 200)));
            const SubscriptionBasis basis = basisOf(desk, mia);
            const ChangeDraft draft = draftOf(other, Charge::Now);
            const Quote quote = quoteOf(desk, draft, basis);
            const qint64 moment = unixSeconds(quote.change.prorationDate.value_or(world.clock.now()));
            const auto later = [&to](qint64 since, int number) {
                const QDateTime anchor = QDateTime::fromSecsSinceEpoch(since, QTimeZone::utc());
                return (to == "year" ? anchor.addYears(number) : anchor.addMonths(number)).toSecsSinceEpoch();
            };
            const auto edge = [&](int number) { return later(start, number); };
            int number = 0;
            while (edge(number + 1) <= moment) ++number;
            const qint64 debit = mode == "classic" ? newAmount : shareOf(newAmount, edge(number + 1) - moment, edge(number + 1) - edge(number));
            const qint64 total = debit - shareOf(oldAmount, end - moment, end - start);
            QVERIFY(quote.isDueNow);
            QCOMPARE(quote.change.invoice.total, total);
            QCOMPARE(perform(desk, planChange(draft, basis, quote)).state, OperationState::Done);
            QCOMPARE(latestInvoice(desk, mia)["total"].get<qint64>(), total);
            QCOMPARE(unixSeconds(*basisOf(desk, mia).subscription.periodEnd()),
                     mode == "flexible" ? edge(number + 1) : later(unixSeconds(world.clock.now()), 1));
        }
    }

    void onlyStripeKnowsTheTerms()
    {
        World world(0);
        const std::string coupon = World::idIn(world.post("/v1/coupons", "percent_off=25&duration=forever&name=Spring"));
        const Subscriber mia(world, "currency=eur&unit_amount=10000" + monthly, "&discounts[0][coupon]=" + coupon);
        world.post("/v1/customers/" + mia.customer + "/balance_transactions", "amount=-500&currency=eur");
        Desk desk(world);
        const auto terms = askTerms(desk.client, SubscriptionId(QString::fromStdString(mia.subscription)), {});
        QVERIFY2(terms, qPrintable(terms ? QString() : terms.error().detail));
        QCOMPARE(terms->discounts.size(), 1);
        QCOMPARE(terms->discounts.first().name, u"Spring"_s);
        QCOMPARE(terms->discounts.first().percentOff, u"25"_s);
        QCOMPARE(terms->next->discounts, qint64(2500));
        QCOMPARE(terms->next->invoice.amountDue, qint64(7000));
        world.remove("/v1/subscriptions/" + mia.subscription);
        QVERIFY(!askTerms(desk.client, SubscriptionId(QString::fromStdString(mia.subscription)), {})->next);
        QCOMPARE(askTerms(desk.client, SubscriptionId(u"sub_none"_s), {}).error().kind, ErrorKind::NotFound);
    }

    void anAmountMakesOrReusesAPrice()
    {
        World world(0);
        const Subscriber mia(world, "currency=eur&tax_behavior=exclusive&unit_amount=10000" + monthly);
        QVERIFY(world.sync());
        Desk desk(world);
        ChangeDraft draft;
        draft.amount = Money(12'000, Currency(u"eur"));
        draft.charge = Charge::Never;
        const SubscriptionBasis before = basisOf(desk, mia);
        QVERIFY(previewChange(draft, before).to->id.isEmpty());
        QCOMPARE(perform(desk, planChange(draft, before, quoteOf(desk, draft, before))).state, OperationState::Done);
        const SubscriptionBasis after = basisOf(desk, mia);
        const Price price = after.prices.value(after.subscription.items.first().price);
        QVERIFY(price.active);
        QCOMPARE(price.unitAmount, std::optional<qint64>(12'000));
        QCOMPARE(price.product, before.subscription.items.first().product);
        QCOMPARE(desk.get(u"prices/"_s + price.id.text())["tax_behavior"].get<std::string>(), std::string("exclusive"));
        // Back, and there again: both prices are there already.
        const int prices = world.countOf("prices");
        for (const qint64 amount : {10'000, 12'000}) {
            draft.amount = Money(amount, Currency(u"eur"));
            const SubscriptionBasis now = basisOf(desk, mia);
            QCOMPARE(perform(desk, planChange(draft, now, quoteOf(desk, draft, now))).state, OperationState::Done);
        }
        QCOMPARE(world.countOf("prices"), prices);
        QCOMPARE(basisOf(desk, mia).subscription.items.first().price, price.id);
        // Free is a price, too.
        draft.amount = Money(0, Currency(u"eur"));
        QCOMPARE(codesOf(previewChange(draft, basisOf(desk, mia)).problems), QString());
    }

    /// Nothing in between: the price that was made for it is put away again.
    void aCardThatDeclinesChangesNothing_data()
    {
        QTest::addColumn<std::string>("card");
        QTest::addColumn<QString>("code");
        QTest::newRow("declined") << std::string("pm_card_chargeCustomerFail") << u"card_declined"_s;
        QTest::newRow("3-D Secure") << std::string("pm_card_authenticationRequired") << u"subscription_payment_intent_requires_action"_s;
    }
    void aCardThatDeclinesChangesNothing()
    {
        QFETCH(std::string, card);
        QFETCH(QString, code);
        World world(0);
        const Subscriber mia(world);
        const std::string bad = World::idIn(world.post("/v1/payment_methods/" + card + "/attach", "customer=" + mia.customer));
        world.post("/v1/subscriptions/" + mia.subscription, "default_payment_method=" + bad);
        QVERIFY(world.sync());
        Desk desk(world);
        toTheMiddle(world, basisOf(desk, mia).subscription);
        ChangeDraft draft;
        draft.amount = Money(20'000, Currency(u"eur"));
        draft.charge = Charge::Now;
        const SubscriptionBasis before = basisOf(desk, mia);
        const nlohmann::json seen = desk.get(mia.path());
        const Operation refused = perform(desk, planChange(draft, before, quoteOf(desk, draft, before)));
        QCOMPARE(refused.state, OperationState::Refused);
        QCOMPARE(refused.error->code, code);
        QVERIFY(!refused.hasEffect());
        QVERIFY(desk.get(mia.path()) == seen);
        const nlohmann::json prices = nlohmann::json::parse(world.get("/v1/prices", "product=" + mia.product));
        QCOMPARE(prices["data"].size(), size_t(2));
        for (const auto& price : prices["data"])
            QCOMPARE(price["active"].get<bool>(), price["id"].get<std::string>() == mia.priceId);
    }

    void whatChangedMeanwhileStopsIt_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("price put away") << u"price"_s;
        QTest::newRow("credit spent") << u"balance"_s;
        QTest::newRow("another price") << u"item"_s;
    }
    void whatChangedMeanwhileStopsIt()
    {
        QFETCH(QString, what);
        World world(0);
        const Subscriber mia(world);
        const std::string other = mia.newPrice(world, "currency=eur&unit_amount=20000" + monthly);
        const std::string third = mia.newPrice(world, "currency=eur&unit_amount=30000" + monthly);
        QVERIFY(world.sync());
        Desk desk(world);
        const SubscriptionBasis basis = basisOf(desk, mia);
        const ChangeDraft draft = draftOf(other, Charge::Now);
        const Result<Plan> plan = planChange(draft, basis, quoteOf(desk, draft, basis));
        if (what == "price"_L1) world.post("/v1/prices/" + other, "active=false");
        if (what == "balance"_L1)
            world.post("/v1/customers/" + mia.customer + "/balance_transactions", "amount=-500&currency=eur");
        if (what == "item"_L1)
            world.post("/v1/subscriptions/" + mia.subscription,
                       "items[0][id]=" + basis.subscription.items.first().id.text().toStdString() + "&items[0][price]=" + third);
        const nlohmann::json seen = desk.get(mia.path());
        const Operation stopped = perform(desk, plan);
        QCOMPARE(stopped.state, OperationState::Refused);
        QCOMPARE(stopped.error->code, u"changed_meanwhile"_s);
        QVERIFY(desk.get(mia.path()) == seen);
    }

    /// Whoever is blocked is charged only where that is confirmed.
    void aBlockedCustomerIsChargedOnlyKnowingly()
    {
        World world(0);
        const Subscriber mia(world);
        const std::string other = mia.newPrice(world, "currency=eur&unit_amount=20000" + monthly);
        QVERIFY(world.sync());
        Desk desk(world);
        SubscriptionBasis basis = basisOf(desk, mia);
        basis.customer->blocked = true;
        ChangeDraft draft = draftOf(other, Charge::Now);
        const Quote quote = quoteOf(desk, draft, basis);
        QCOMPARE(codesOf(previewChange(draft, basis, quote).problems), u"accept_risk:customer_blocked"_s);
        QVERIFY(!planChange(draft, basis, quote));
        draft.acceptRisk = true;
        QVERIFY(planChange(draft, basis, quote));
        draft = draftOf(other, Charge::Later);
        QCOMPARE(codesOf(previewChange(draft, basis, quoteOf(desk, draft, basis)).problems), QString());
    }

    /// The state of a subscription is no proof that it was not changed: somebody else may have changed it once more.
    void aLostAnswerIsNotForgottenWhenOthersGoOn()
    {
        World world(0);
        const Subscriber mia(world);
        const std::string other = mia.newPrice(world, "currency=eur&unit_amount=20000" + monthly);
        const std::string third = mia.newPrice(world, "currency=eur&unit_amount=30000" + monthly);
        QVERIFY(world.sync());
        Desk desk(world);
        const SubscriptionBasis basis = basisOf(desk, mia);
        const ChangeDraft draft = draftOf(other, Charge::Never);
        const Result<Plan> plan = planChange(draft, basis, quoteOf(desk, draft, basis));
        QVERIFY(performUnheard(desk, plan, u"/subscriptions/"_s, u"lost"_s).isUnfinished());
        QCOMPARE(desk.get(mia.path())["items"]["data"][0]["price"]["id"].get<std::string>(), other);
        world.post("/v1/subscriptions/" + mia.subscription,
                   "items[0][id]=" + basis.subscription.items.first().id.text().toStdString() + "&items[0][price]=" + third);
        world.pass(std::chrono::hours(21)); // too old to be sent again
        const auto known = desk.engine.resume(u"lost"_s, {});
        QVERIFY(known);
        QCOMPARE(known->state, OperationState::Done);
        QVERIFY(world.sync());
        QCOMPARE(basisOf(desk, mia).subscription.items.first().price.text(), QString::fromStdString(third));
    }

    void whatCanNotBe()
    {
        World world(0);
        const Subscriber mia(world);
        QVERIFY(world.sync());
        Desk desk(world);
        SubscriptionBasis basis = basisOf(desk, mia);
        const Price from = basis.prices.value(basis.subscription.items.first().price);
        const auto with = [&](auto change) {
            Price price = from;
            price.id = PriceId(u"price_x"_s);
            change(price);
            basis.prices[price.id] = price;
            return codesOf(previewChange(draftOf("price_x", Charge::Now), basis).problems);
        };
        QCOMPARE(with([](Price& p) { p.currency = Currency(u"usd"); }), u"price:price_currency"_s);
        QCOMPARE(with([](Price& p) { p.active = false; }), u"price:price_inactive"_s);
        QCOMPARE(with([](Price& p) { p.recurrence = {}; }), u"price:price_one_time"_s);
        QCOMPARE(with([](Price& p) { p.recurrence = {u"year"_s, 1}; }), QString());
        QCOMPARE(codesOf(previewChange(draftOf("price_none", Charge::Now), basis).problems), u"price:price_unknown"_s);
        QCOMPARE(codesOf(previewChange(draftOf(mia.priceId, Charge::Now), basis).problems), u"change:change_nothing"_s);
        ChangeDraft draft;
        for (const qint64 pieces : {0, -1, 2'000'000}) {
            draft.quantity = pieces;
            QCOMPARE(codesOf(previewChange(draft, basis).problems), u"quantity:quantity_wrong"_s);
        }
        draft.quantity.reset();
        draft.amount = Money(-1, Currency(u"eur"));
        QCOMPARE(codesOf(previewChange(draft, basis).problems), u"amount:amount_negative"_s);
        draft.amount = Money(1, Currency(u"usd"));
        QCOMPARE(codesOf(previewChange(draft, basis).problems), u"amount:price_currency"_s);
        draft = {};
        draft.quantity = 2;
        draft.item = SubscriptionItemId(u"si_x"_s);
        QCOMPARE(codesOf(previewChange(draft, basis).problems), u"item:item_unknown"_s);
        draft.item = {};
        basis.unpaid.append(Invoice());
        QCOMPARE(previewChange(draft, basis).warnings, QStringList(u"change_unpaid"_s));
        // Two items, and classic mode: which one is to be said, and both have one cycle.
        basis.subscription.items.append(basis.subscription.items.first());
        basis.subscription.items.last().id = SubscriptionItemId(u"si_2"_s);
        QCOMPARE(codesOf(previewChange(draft, basis).problems), u"item:item_missing"_s);
        basis.subscription.billingMode = u"classic"_s;
        draft.item = SubscriptionItemId(u"si_2"_s);
        draft.price = PriceId(u"price_x"_s);
        QCOMPARE(codesOf(previewChange(draft, basis).problems), u"price:price_interval"_s);
        for (const auto& [status, code] : {std::pair(u"canceled"_s, u"subscription:subscription_over"_s),
                                           std::pair(u"incomplete"_s, u"subscription:subscription_unpaid_start"_s)}) {
            basis.subscription.status = status;
            QVERIFY(codesOf(previewChange(draft, basis).problems).contains(code));
        }
        basis.subscription.status = u"active"_s;
        basis.subscription.schedule = u"sub_sched_1"_s;
        QVERIFY(codesOf(previewChange(draft, basis).problems).contains(u"subscription:subscription_managed"_s));
        QVERIFY(changeParameters(draftOf("a", Charge::Now)) != changeParameters(draftOf("a", Charge::Later)));
        for (const Charge charge : {Charge::Now, Charge::Later, Charge::Never}) QCOMPARE(chargeFromText(toText(charge)), charge);
    }

private:
    void change(World& world, Desk& desk)
    {
        const auto roll = [](qint64 below) { return qint64(dice().next() % quint64(below)); };
        const std::string currency = std::vector{"eur", "usd", "jpy", "kwd"}[size_t(roll(4))];
        const qint64 step = currency == "kwd" ? 10 : 1;
        const qint64 oldAmount = (100 + roll(20'000)) * step, newAmount = (100 + roll(20'000)) * step;
        const qint64 oldPieces = 1 + roll(3), newPieces = 1 + roll(3);
        const std::string cycle = std::vector{"&recurring[interval]=week", "&recurring[interval]=month", "&recurring[interval]=year",
                                              "&recurring[interval]=month&recurring[interval_count]=3"}[size_t(roll(4))];
        const std::string mode = roll(2) == 0 ? "flexible" : "classic";
        const std::string words = "currency=" + currency + cycle + "&unit_amount=";
        const Subscriber mia(world, words + std::to_string(oldAmount),
                             "&items[0][quantity]=" + std::to_string(oldPieces) + "&billing_mode[type]=" + mode);
        const auto gone = qScopeGuard([&] { world.remove("/v1/subscriptions/" + mia.subscription); });
        const std::string other = mia.newPrice(world, words + std::to_string(newAmount));
        QVERIFY(world.sync());
        const Subscription subscription = basisOf(desk, mia).subscription;
        const qint64 start = unixSeconds(subscription.items.first().periodStart), end = unixSeconds(*subscription.periodEnd());
        world.pass(std::chrono::seconds(1 + roll(end - start - 200)));

        ChangeDraft draft = draftOf(other, std::vector{Charge::Now, Charge::Later, Charge::Never}[size_t(roll(3))]);
        draft.quantity = newPieces;
        const SubscriptionBasis basis = basisOf(desk, mia);
        const Quote quote = quoteOf(desk, draft, basis);
        const ChangePreview preview = previewChange(draft, basis, quote);
        QCOMPARE(codesOf(preview.problems), QString());
        // The moment is the one that Stripe's answer names, a second of its clock from ours at most.
        const qint64 moment = unixSeconds(quote.change.prorationDate.value_or(world.clock.now()));
        QVERIFY(std::abs(moment - unixSeconds(world.clock.now())) <= 1);
        const qint64 left = end - moment, length = end - start;
        const qint64 difference =
            shareOf(newAmount * newPieces, left, length) - shareOf(oldAmount * oldPieces, left, length);
        const Invoice& shown = quote.change.invoice;
        QCOMPARE(prorationsOf(shown), draft.charge == Charge::Never ? 0 : difference);
        QCOMPARE(shown.total, draft.charge == Charge::Now     ? difference
                              : draft.charge == Charge::Later ? difference + newAmount * newPieces
                                                              : newAmount * newPieces);
        QCOMPARE(preview.credit.minor(), std::max<qint64>(0, -shown.total));
        world.pass(std::chrono::seconds(roll(100)));
        QCOMPARE(perform(desk, planChange(draft, basis, quote)).state, OperationState::Done);
        if (!quote.isDueNow) passUntil(world, *subscription.periodEnd());
        const nlohmann::json made = latestInvoice(desk, mia);
        QCOMPARE(made["total"].get<qint64>(), shown.total);
        QCOMPARE(made["amount_due"].get<qint64>(), shown.amountDue);
        if (quote.isDueNow) QCOMPARE(made["amount_due"].get<qint64>(), preview.due.minor());
        QCOMPARE(desk.balanceOf(mia.customerId()), std::min<qint64>(0, shown.total));
    }

    static SeededRandom& dice()
    {
        static SeededRandom random(seed());
        return random;
    }
};

REGULARS_TEST(ChangeTest)
#include "tst_change.moc"
