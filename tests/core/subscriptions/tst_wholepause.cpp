// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/renewal.h"
#include "core/subscriptions/cancellation.h"
#include "core/subscriptions/change.h"
#include "core/subscriptions/deeds.h"
#include "core/subscriptions/pause.h"
#include "core/subscriptions/wholepause.h"
#include "subscriber.h"

using namespace regulars;
using namespace regulars::subscriptions;
using namespace regulars::tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Unused = WholePauseDraft::Unused;
using Period = WholeResumptionDraft::Period;

namespace {

Quote quoteOf(Desk& desk, const WholeResumptionDraft& draft, const SubscriptionBasis& basis)
{
    const auto quote = quoteWholeResumption(desk.client, draft, basis, {});
    if (!quote) qFatal("%s %s", qPrintable(quote.error().code), qPrintable(quote.error().detail));
    return *quote;
}

Operation pause(Desk& desk, const Subscriber& who, Unused unused)
{
    return perform(desk, planWholePause({unused, false, {}}, basisOf(desk, who)));
}

Operation resume(Desk& desk, const Subscriber& who, const WholeResumptionDraft& draft = {})
{
    const SubscriptionBasis basis = basisOf(desk, who);
    return perform(desk, planWholeResumption(draft, basis, quoteOf(desk, draft, basis)));
}

/// To the middle of the running period.
void passHalf(World& world, Desk& desk, const Subscriber& who)
{
    const SubscriptionItem item = basisOf(desk, who).subscription.items.first();
    world.pass(std::chrono::duration_cast<std::chrono::seconds>(item.periodEnd - item.periodStart) / 2);
}

void chargeTo(World& world, const Subscriber& who, const std::string& token)
{
    const std::string card = World::idIn(world.post("/v1/payment_methods/" + token + "/attach", "customer=" + who.customer));
    world.post("/v1/subscriptions/" + who.subscription, "default_payment_method=" + card);
}

} // namespace

class WholePauseTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void unusedTimeIsGivenBackOnce_data()
    {
        QTest::addColumn<Unused>("unused");
        QTest::addColumn<qint64>("due");
        QTest::newRow("taken off when it goes on") << Unused::Later << qint64(5'000);
        QTest::newRow("credited at once") << Unused::Credit << qint64(5'000);
        QTest::newRow("lost") << Unused::Nothing << qint64(10'000);
    }
    void unusedTimeIsGivenBackOnce()
    {
        QFETCH(Unused, unused);
        QFETCH(qint64, due);
        World world(0);
        const Subscriber mia(world);
        QVERIFY(world.sync());
        Desk desk(world);
        passHalf(world, desk, mia);
        const auto asked = quoteWholePause(desk.client, basisOf(desk, mia), {});
        QVERIFY(asked);
        QCOMPARE(previewWholePause({unused, false, {}}, basisOf(desk, mia), *asked).worth,
                 unused == Unused::Nothing ? std::nullopt : std::optional(Money(5'000, Currency(u"eur"))));
        QCOMPARE(desk.get(mia.path())["status"].get<std::string>(), std::string("active")); // to ask changes nothing
        QCOMPARE(pause(desk, mia, unused).state, OperationState::Done);
        QCOMPARE(basisOf(desk, mia).subscription.status, u"paused"_s);
        QVERIFY(!nextPaymentAt(basisOf(desk, mia).subscription));
        QCOMPARE(desk.get(u"customers/"_s + mia.customerId())["balance"].get<qint64>(), unused == Unused::Credit ? -5'000 : 0);
        QVERIFY(world.sync());
        const qsizetype invoices = basisOf(desk, mia).invoices.size();
        world.pass(24h * 70);
        QVERIFY(world.sync());
        QCOMPARE(basisOf(desk, mia).invoices.size(), invoices);
        const Quote quote = quoteOf(desk, {}, basisOf(desk, mia));
        QCOMPARE(quote.due().minor(), due);
        QCOMPARE(resume(desk, mia).state, OperationState::Done);
        QVERIFY(world.sync());
        const SubscriptionBasis after = basisOf(desk, mia);
        QCOMPARE(after.subscription.status, u"active"_s);
        QCOMPARE(after.subscription.items.first().periodStart, world.clock.now());
        QCOMPARE(after.invoices.first().amountPaid, due);
        QCOMPARE(desk.get(u"customers/"_s + mia.customerId())["balance"].get<qint64>(), qint64(0));
    }

    void theBillingDayCanStay()
    {
        World world(0);
        const Subscriber mia(world, "currency=eur&unit_amount=7000&recurring[interval]=week");
        QVERIFY(world.sync());
        Desk desk(world);
        const Instant end = *basisOf(desk, mia).subscription.periodEnd();
        QCOMPARE(pause(desk, mia, Unused::Nothing).state, OperationState::Done);
        world.pass(24h * 9); // two days of the next week are over
        const WholeResumptionDraft draft{Period::Present, false, {}};
        QCOMPARE(quoteOf(desk, draft, basisOf(desk, mia)).due().minor(), qint64(5'000));
        QCOMPARE(resume(desk, mia, draft).state, OperationState::Done);
        QVERIFY(world.sync());
        const SubscriptionBasis after = basisOf(desk, mia);
        QCOMPARE(after.subscription.status, u"active"_s);
        QCOMPARE(*after.subscription.periodEnd(), end + 24h * 7);
        QCOMPARE(after.invoices.first().amountPaid, qint64(5'000));
    }

    void withoutThePaymentItPausesOn_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::newRow("declines") << QByteArray("pm_card_chargeCustomerFail");
        QTest::newRow("asks for 3-D Secure") << QByteArray("pm_card_authenticationRequired");
    }
    void withoutThePaymentItPausesOn()
    {
        QFETCH(QByteArray, token);
        World world(0);
        const Subscriber mia(world);
        QVERIFY(world.sync());
        Desk desk(world);
        QCOMPARE(pause(desk, mia, Unused::Nothing).state, OperationState::Done);
        chargeTo(world, mia, token.toStdString());
        QVERIFY(world.sync());
        const Operation tried = resume(desk, mia);
        QCOMPARE(tried.state, OperationState::Refused);
        QVERIFY(tried.hasEffect());
        QCOMPARE(tried.changed.size(), 1);
        QCOMPARE(tried.changed.first().now, u"paused"_s);
        const SubscriptionBasis basis = basisOf(desk, mia); // its invoice is here without a sync
        QCOMPARE(basis.subscription.status, u"paused"_s);
        QCOMPARE(basis.unpaid.size(), 1);
        QVERIFY(previewWholeResumption({}, basis).warnings.contains(u"resume_unpaid"_s));
        QVERIFY(deedsOf(basis).contains(Deed::Collect));
        world.post("/v1/invoices/" + basis.unpaid.first().id.text().toStdString() + "/pay", "payment_method=" + mia.method);
        QVERIFY(world.sync());
        QCOMPARE(basisOf(desk, mia).subscription.status, u"active"_s);
    }

    void anUnpaidAttemptIsForgottenAfterADay()
    {
        World world(0);
        const Subscriber mia(world);
        QVERIFY(world.sync());
        Desk desk(world);
        pause(desk, mia, Unused::Nothing);
        chargeTo(world, mia, "pm_card_chargeCustomerFail");
        QVERIFY(world.sync());
        QCOMPARE(resume(desk, mia).state, OperationState::Refused);
        world.pass(24h);
        QVERIFY(world.sync());
        QCOMPARE(basisOf(desk, mia).subscription.status, u"paused"_s);
        QVERIFY(basisOf(desk, mia).unpaid.isEmpty());
        chargeTo(world, mia, "pm_card_visa");
        QVERIFY(world.sync());
        QCOMPARE(resume(desk, mia).state, OperationState::Done);
        QCOMPARE(basisOf(desk, mia).subscription.status, u"active"_s);
    }

    void aLostAnswerMakesNoSecondOne()
    {
        World world(0);
        const Subscriber mia(world);
        QVERIFY(world.sync());
        Desk desk(world);
        passHalf(world, desk, mia);
        const QString first = desk.random.uuid(), second = desk.random.uuid();
        QVERIFY(performUnheard(desk, planWholePause({Unused::Credit, false, {}}, basisOf(desk, mia)), u"/pause"_s, first).isUnfinished());
        QCOMPARE(desk.engine.resume(first, {})->state, OperationState::Done);
        QCOMPARE(desk.get(u"customers/"_s + mia.customerId())["balance"].get<qint64>(), qint64(-5'000));
        QVERIFY(world.sync());
        const SubscriptionBasis basis = basisOf(desk, mia);
        QVERIFY(performUnheard(desk, planWholeResumption({}, basis, quoteOf(desk, {}, basis)), u"/resume"_s, second).isUnfinished());
        QCOMPARE(desk.engine.resume(second, {})->state, OperationState::Done);
        QVERIFY(world.sync());
        QCOMPARE(basisOf(desk, mia).subscription.status, u"active"_s);
        QCOMPARE(basisOf(desk, mia).invoices.size(), 3); // the first, the credit, the resumption
    }

    void whoResumedMeanwhileIsShown()
    {
        World world(0);
        const Subscriber mia(world);
        QVERIFY(world.sync());
        Desk desk(world);
        pause(desk, mia, Unused::Later);
        const SubscriptionBasis basis = basisOf(desk, mia);
        const Quote quote = quoteOf(desk, {}, basis);
        world.post("/v1/subscriptions/" + mia.subscription + "/resume", "payment_behavior=resume_on_payment_success");
        const Operation late = perform(desk, planWholeResumption({}, basis, quote));
        QCOMPARE(late.state, OperationState::Refused);
        QVERIFY(!late.hasEffect());
        QCOMPARE(late.changed.first().now, u"active"_s);
        QCOMPARE(basisOf(desk, mia).subscription.status, u"active"_s); // and is seen without a sync
    }

    /// What waits to be billed comes with it: that is shown, charged once and needs consent where somebody is blocked.
    void whatWaitsIsBilledWithTheCredit()
    {
        World world(0);
        const Subscriber mia(world);
        const std::string other = mia.newPrice(world, "currency=eur&unit_amount=40000&recurring[interval]=month");
        QVERIFY(world.sync());
        Desk desk(world);
        const std::string item = desk.get(mia.path())["items"]["data"][0]["id"].get<std::string>();
        world.post("/v1/subscriptions/" + mia.subscription, "items[0][id]=" + item + "&items[0][price]=" + other); // 300.00 wait
        passHalf(world, desk, mia);
        QVERIFY(world.sync());
        SubscriptionBasis basis = basisOf(desk, mia);
        const Quote quote = *quoteWholePause(desk.client, basis, {});
        const WholePauseDraft draft{Unused::Credit, false, {}};
        const WholePausePreview preview = previewWholePause(draft, basis, quote);
        QCOMPARE(preview.worth, Money(20'000, Currency(u"eur")));
        QCOMPARE(preview.due, Money(10'000, Currency(u"eur")));
        QCOMPARE(previewWholePause({Unused::Later, false, {}}, basis, quote).due, Money());
        basis.customer->blocked = true;
        QCOMPARE(codesOf(previewWholePause(draft, basis, quote).problems), u"accept_risk:customer_blocked"_s);
        basis.customer->blocked = false;
        const Operation done = perform(desk, planWholePause(draft, basis, quote));
        QCOMPARE(done.state, OperationState::Done);
        QCOMPARE(done.amount, preview.due);
        QVERIFY(world.sync());
        QCOMPARE(basisOf(desk, mia).invoices.first().amountPaid, qint64(10'000));
        QCOMPARE(basisOf(desk, mia).subscription.status, u"paused"_s);
    }

    void aTrialGoesOnWhereItStopped()
    {
        World world(0);
        const std::string end = std::to_string(unixSeconds(world.clock.now()) + 10 * 86'400);
        const Subscriber mia(world, "currency=eur&unit_amount=10000&recurring[interval]=month", "&trial_end=" + end);
        QVERIFY(world.sync());
        Desk desk(world);
        const SubscriptionBasis basis = basisOf(desk, mia);
        QVERIFY(previewWholePause({}, basis, *quoteWholePause(desk.client, basis, {})).worth->isZero());
        QCOMPARE(pause(desk, mia, Unused::Later).state, OperationState::Done);
        const Quote quote = quoteOf(desk, {}, basisOf(desk, mia));
        QVERIFY(!quote.isDueNow);
        QCOMPARE(quote.change.invoice.amountDue, qint64(10'000)); // at its end
        QCOMPARE(resume(desk, mia).state, OperationState::Done);
        QCOMPARE(basisOf(desk, mia).subscription.status, u"trialing"_s);
        QCOMPARE(desk.get(mia.path())["trial_end"].get<qint64>(), std::stoll(end));
    }

    void whatCanNotBe()
    {
        World world(0);
        const Subscriber mia(world);
        QVERIFY(world.sync());
        Desk desk(world);
        SubscriptionBasis basis = basisOf(desk, mia);
        const auto pausing = [&basis] { return codesOf(previewWholePause({}, basis).problems); };
        const auto resuming = [&basis] { return codesOf(previewWholeResumption({}, basis).problems); };
        QCOMPARE(pausing(), QString());
        QCOMPARE(resuming(), u"subscription:subscription_not_paused"_s);
        QVERIFY(deedsOf(basis).contains(Deed::PauseWhole) && !deedsOf(basis).contains(Deed::ResumeWhole));
        basis.subscription.schedule = u"sub_sched_1"_s;
        QCOMPARE(pausing(), u"subscription:subscription_managed"_s);
        basis.subscription.schedule.clear();
        basis.subscription.billingMode = u"classic"_s;
        QCOMPARE(pausing(), u"subscription:pause_classic"_s);
        QVERIFY(!deedsOf(basis).contains(Deed::PauseWhole));
        basis.subscription.billingMode = u"flexible"_s;
        basis.subscription.collectionMethod = u"send_invoice"_s;
        QCOMPARE(pausing(), u"subscription:pause_invoiced"_s);
        basis.subscription.collectionMethod = u"charge_automatically"_s;
        basis.subscription.cancelAtPeriodEnd = true;
        QCOMPARE(pausing(), u"subscription:pause_ending"_s);
        basis.subscription.cancelAtPeriodEnd = false;
        basis.subscription.pauseCollection = u"void"_s;
        QCOMPARE(pausing(), u"subscription:collection_paused"_s);
        QVERIFY(previewWholeResumption({}, basis).warnings.contains(u"resume_uncollected"_s));
        basis.subscription.pauseCollection.clear();
        basis.subscription.status = u"paused"_s;
        QCOMPARE(codesOf(problemsOf(PauseDraft(), basis)), u"subscription:subscription_paused"_s);
        QCOMPARE(pausing(), u"subscription:subscription_pauses"_s);
        ChangeDraft change;
        change.quantity = 2;
        QCOMPARE(codesOf(previewChange(change, basis).problems), u"subscription:subscription_paused"_s);
        QVERIFY(!deedsOf(basis).contains(Deed::ChangePlan) && !deedsOf(basis).contains(Deed::BillingDay));
        QCOMPARE(resuming(), QString());
        QVERIFY(deedsOf(basis).contains(Deed::ResumeWhole) && !deedsOf(basis).contains(Deed::Pause));
        QCOMPARE(codesOf(previewCancellation({}, basis).problems), u"subscription:cancel_paused"_s);
        basis.customer->blocked = true;
        QCOMPARE(resuming(), u"accept_risk:customer_blocked"_s);
        basis.subscription.status = u"canceled"_s;
        QCOMPARE(pausing(), u"subscription:subscription_over"_s);
        QCOMPARE(previewWholePause({}, basis).warnings, QStringList());
        basis.unpaid = basis.invoices;
        QCOMPARE(previewWholePause({}, basis).warnings, QStringList(u"credit_unpaid"_s));
        QCOMPARE(previewWholePause({Unused::Nothing, false, {}}, basis).warnings, QStringList(u"pause_unpaid"_s));
        QVERIFY(wholePauseParameters({Unused::Credit, false, {}}) != wholePauseParameters({}));
        QVERIFY(wholeResumptionParameters({Period::Present, false, {}}) != wholeResumptionParameters({}));
        QVERIFY(unusedFromText(u"credit"_s) == Unused::Credit);
        QVERIFY(!unusedFromText(u"soon"_s) && !periodFromText(u"soon"_s));
    }
};

REGULARS_TEST(WholePauseTest)
#include "tst_wholepause.moc"
