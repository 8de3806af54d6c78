// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/renewal.h"
#include "core/subscriptions/cancellation.h"
#include "subscriber.h"

using namespace regulars;
using namespace regulars::subscriptions;
using namespace regulars::tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using When = CancellationDraft::When;
using Unused = CancellationDraft::Unused;

namespace {

CancellationDraft draftOf(When when, Unused unused = Unused::Nothing)
{
    CancellationDraft draft;
    draft.when = when;
    draft.unused = unused;
    draft.feedback = u"too_expensive"_s;
    return draft;
}

QString codesOf(const CancellationPreview& preview) { return tests::codesOf(preview.problems); }

} // namespace

/// Subscriptions that end, and that go on after all.
class CancellationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void accessStaysUntilTheRenewal()
    {
        World world(0);
        const Subscriber mia(world);
        QVERIFY(world.sync());
        Desk desk(world);
        world.pass(24h * 9);
        const SubscriptionBasis before = basisOf(desk, mia);
        const Instant renewal = *before.subscription.periodEnd();
        const CancellationPreview preview = previewCancellation(draftOf(When::PeriodEnd), before);
        QCOMPARE(codesOf(preview), QString());
        QCOMPARE(preview.accessUntil, std::optional(renewal));
        QVERIFY(!preview.isEarly);
        QCOMPARE(perform(desk, planCancellation(draftOf(When::PeriodEnd), before)).state, OperationState::Done);
        QCOMPARE(desk.get(mia.path())["cancellation_details"]["feedback"].get<std::string>(), std::string("too_expensive"));
        const Subscription ending = basisOf(desk, mia).subscription;
        QVERIFY(ending.isEnding());
        QCOMPARE(endsAt(ending), std::optional(renewal));
        QVERIFY(!nextPaymentAt(ending));

        // It goes on after all, and ends at last.
        QCOMPARE(codesOf(previewCancellation(draftOf(When::PeriodEnd), basisOf(desk, mia))),
                 u"subscription:subscription_ending"_s);
        QCOMPARE(perform(desk, planRecovery(basisOf(desk, mia))).state, OperationState::Done);
        QCOMPARE(nextPaymentAt(basisOf(desk, mia).subscription), std::optional(renewal));
        QCOMPARE(planRecovery(basisOf(desk, mia)).error().code, u"subscription_not_ending"_s);
        QCOMPARE(perform(desk, planCancellation(draftOf(When::PeriodEnd), basisOf(desk, mia))).state, OperationState::Done);
        passUntil(world, renewal);
        QVERIFY(world.sync());
        const Subscription over = basisOf(desk, mia).subscription;
        QCOMPARE(over.status, u"canceled"_s);
        QCOMPARE(over.endedAt, std::optional(renewal));
        QCOMPARE(planRecovery(basisOf(desk, mia)).error().code, u"subscription_over"_s);
        QVERIFY(codesOf(previewCancellation(draftOf(When::Now), basisOf(desk, mia))).contains(u"subscription_over"_s));
        QCOMPARE(world.dump(), world.freshDump());
    }

    /// Stripe's portal sets a date and no flag.
    void whoeverScheduledItItIsTakenBack()
    {
        World world(0);
        const Subscriber mia(world);
        const std::string end = std::to_string(periodEndOf(world, mia));
        world.post("/v1/subscriptions/" + mia.subscription, "cancel_at=" + end);
        QVERIFY(world.sync());
        Desk desk(world);
        const Subscription seen = basisOf(desk, mia).subscription;
        QVERIFY(seen.isEnding() && !seen.cancelAtPeriodEnd);
        QCOMPARE(perform(desk, planRecovery(basisOf(desk, mia))).state, OperationState::Done);
        QVERIFY(desk.get(mia.path())["cancel_at"].is_null());
        passUntil(world, *seen.periodEnd());
        QVERIFY(world.sync());
        QCOMPARE(basisOf(desk, mia).subscription.status, u"active"_s);
    }

    void unusedTimeIsGivenBackWhereThatIsWanted_data()
    {
        QTest::addColumn<bool>("isCredited");
        QTest::newRow("nothing") << false;
        QTest::newRow("credit") << true;
    }
    void unusedTimeIsGivenBackWhereThatIsWanted()
    {
        QFETCH(bool, isCredited);
        World world(0);
        const Subscriber mia(world);
        QVERIFY(world.sync());
        Desk desk(world);
        const Subscription subscription = basisOf(desk, mia).subscription;
        const auto period = *subscription.periodEnd() - subscription.items.first().periodStart;
        world.pass(std::chrono::duration_cast<std::chrono::seconds>(period) / 2);
        const CancellationDraft draft = draftOf(When::Now, isCredited ? Unused::Credit : Unused::Nothing);
        const auto quote = quoteCancellation(desk.client, draft, basisOf(desk, mia), {});
        QVERIFY2(quote, qPrintable(quote ? QString() : quote.error().detail));
        QCOMPARE(isQuoted(draft, basisOf(desk, mia)), isCredited);
        const CancellationPreview preview = previewCancellation(draft, basisOf(desk, mia), *quote);
        QVERIFY(preview.isEarly && !preview.accessUntil);
        QCOMPARE(preview.credit, isCredited ? std::optional(Money(5000, Currency(u"eur"))) : std::nullopt);
        QCOMPARE(perform(desk, planCancellation(draft, basisOf(desk, mia))).state, OperationState::Done);
        QCOMPARE(desk.balanceOf(QString::fromStdString(mia.customer)), isCredited ? -5000 : 0);
        QCOMPARE(basisOf(desk, mia).subscription.status, u"canceled"_s);
    }

    /// An upgrade that waits for the next invoice is billed with the credit, and that is said before.
    void whatWaitsIsBilledWithTheCredit()
    {
        World world(0);
        const Subscriber mia(world);
        const std::string other = mia.newPrice(world, "currency=eur&unit_amount=40000&recurring[interval]=month");
        QVERIFY(world.sync());
        Desk desk(world);
        const std::string item = desk.get(mia.path())["items"]["data"][0]["id"].get<std::string>();
        world.post("/v1/subscriptions/" + mia.subscription, "items[0][id]=" + item + "&items[0][price]=" + other); // 300.00 wait
        const Subscription subscription = basisOf(desk, mia).subscription;
        const auto period = *subscription.periodEnd() - subscription.items.first().periodStart;
        world.pass(std::chrono::duration_cast<std::chrono::seconds>(period) / 2);
        QVERIFY(world.sync());
        SubscriptionBasis basis = basisOf(desk, mia);
        const CancellationDraft draft = draftOf(When::Now, Unused::Credit);
        const auto quote = quoteCancellation(desk.client, draft, basis, {});
        QVERIFY(quote);
        const CancellationPreview preview = previewCancellation(draft, basis, *quote);
        QCOMPARE(preview.due, Money(10'000, Currency(u"eur")));
        QVERIFY(preview.credit->isZero());
        basis.customer->blocked = true;
        QCOMPARE(codesOf(previewCancellation(draft, basis, *quote)), u"accept_risk:customer_blocked"_s);
        basis.customer->blocked = false;
        basis.unpaid = basis.invoices;
        QVERIFY(previewCancellation(draft, basis, *quote).warnings.contains(u"credit_unpaid"_s));
        basis.unpaid.clear();
        const Operation done = perform(desk, planCancellation(draft, basis, *quote));
        QCOMPARE(done.state, OperationState::Done);
        QCOMPARE(done.amount, preview.due);
        QCOMPARE(desk.get(u"invoices/"_s + QString::fromStdString(desk.get(mia.path())["latest_invoice"].get<std::string>()))["amount_paid"].get<qint64>(),
                 qint64(10'000));
    }

    /// On a day within the period: Stripe is asked, and bills what it said.
    void creditForTheRestOfThePeriod()
    {
        World world(0);
        const Subscriber mia(world, "currency=eur&unit_amount=7000&recurring[interval]=week");
        QVERIFY(world.sync());
        Desk desk(world);
        CancellationDraft draft = draftOf(When::Date, Unused::Credit);
        draft.date = world.clock.now() + 24h * 5;
        const SubscriptionBasis basis = basisOf(desk, mia);
        const auto quote = quoteCancellation(desk.client, draft, basis, {});
        QVERIFY(quote);
        QCOMPARE(previewCancellation(draft, basis, *quote).credit, Money(2'000, Currency(u"eur")));
        QCOMPARE(perform(desk, planCancellation(draft, basis, *quote)).state, OperationState::Done);
        QCOMPARE(desk.balanceOf(mia.customerId()), -2'000);
    }

    void aDayInBetween()
    {
        World world(0);
        const Subscriber mia(world);
        QVERIFY(world.sync());
        Desk desk(world);
        CancellationDraft draft = draftOf(When::Date);
        QCOMPARE(codesOf(previewCancellation(draft, basisOf(desk, mia))), u"date:date_missing"_s);
        draft.date = world.clock.now() - 1s;
        QCOMPARE(codesOf(previewCancellation(draft, basisOf(desk, mia))), u"date:date_past"_s);
        draft.date = world.clock.now() + 24h * 10;
        const CancellationPreview preview = previewCancellation(draft, basisOf(desk, mia));
        QVERIFY(preview.isEarly);
        QCOMPARE(preview.accessUntil, draft.date);
        QCOMPARE(perform(desk, planCancellation(draft, basisOf(desk, mia))).state, OperationState::Done);
        QCOMPARE(endsAt(basisOf(desk, mia).subscription), draft.date);
        QCOMPARE(desk.balanceOf(QString::fromStdString(mia.customer)), 0);
        passUntil(world, *draft.date);
        QVERIFY(world.sync());
        QCOMPARE(basisOf(desk, mia).subscription.status, u"canceled"_s);
        QCOMPARE(endOf(QDate(2026, 3, 29), QTimeZone("Europe/Berlin")), fromUnixSeconds(1'774'821'599));
    }

    void whatChangedMeanwhileStopsIt()
    {
        World world(0);
        const Subscriber mia(world);
        QVERIFY(world.sync());
        Desk desk(world);
        const Result<Plan> plan = planCancellation(draftOf(When::Now), basisOf(desk, mia));
        const std::string item = desk.get(mia.path())["items"]["data"][0]["id"];
        world.post("/v1/subscriptions/" + mia.subscription, "items[0][id]=" + item + "&items[0][quantity]=3");
        const Operation stopped = perform(desk, plan);
        QCOMPARE(stopped.state, OperationState::Refused);
        QCOMPARE(stopped.error->code, u"changed_meanwhile"_s);
        QCOMPARE(stopped.changed.first().pointer, u"/items/data/0/quantity"_s);
        QCOMPARE(desk.get(mia.path())["status"].get<std::string>(), std::string("active"));
    }

    void whatGoesWithIt()
    {
        World world(0);
        const Subscriber mia(world);
        QVERIFY(world.sync());
        Desk desk(world);
        SubscriptionBasis basis = basisOf(desk, mia);
        basis.unpaid.append(Invoice());
        basis.subscription.schedule = u"sub_sched_1"_s;
        QCOMPARE(previewCancellation(draftOf(When::Now), basis).warnings,
                 (QStringList{u"cancel_unpaid"_s, u"cancel_managed"_s}));
        QCOMPARE(previewCancellation(draftOf(When::PeriodEnd), basis).warnings, QStringList(u"cancel_managed"_s));
        CancellationDraft draft = draftOf(When::PeriodEnd);
        draft.feedback = u"weather"_s;
        QCOMPARE(codesOf(previewCancellation(draft, basis)), u"feedback:cancel_feedback"_s);
        QVERIFY(cancellationParameters(draftOf(When::Now)) != cancellationParameters(draftOf(When::Now, Unused::Credit)));
    }

private:
    static qint64 periodEndOf(World& world, const Subscriber& of)
    {
        return nlohmann::json::parse(world.get("/v1/subscriptions/" + of.subscription))["items"]["data"][0]["current_period_end"]
            .get<qint64>();
    }
};

REGULARS_TEST(CancellationTest)
#include "tst_cancellation.moc"
