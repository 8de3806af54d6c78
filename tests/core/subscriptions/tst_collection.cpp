// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/subscriptions/collection.h"
#include "subscriber.h"

using namespace regulars;
using namespace regulars::subscriptions;
using namespace regulars::tests;
using namespace Qt::StringLiterals;
using How = CollectionDraft::How;

namespace {

/// Somebody whose card declined at the renewal.
struct Debtor : Subscriber {
    explicit Debtor(World& world) : Subscriber(world)
    {
        bad = World::idIn(world.post("/v1/payment_methods/pm_card_chargeCustomerFail/attach", "customer=" + customer));
        world.post("/v1/subscriptions/" + subscription, "default_payment_method=" + bad);
        if (!world.sync()) qFatal("not synced");
        world.pass(std::chrono::hours(24 * 32));
        if (!world.sync()) qFatal("not synced");
        (void)world.look(CustomerId(customerId()));
    }
    std::string bad;
};

QString statusOf(Desk& desk, const SubscriptionBasis& basis)
{
    return QString::fromStdString(desk.get(u"invoices/"_s + basis.unpaid.first().id.text())["status"].get<std::string>());
}

} // namespace

/// Invoices that were not paid.
class CollectionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCardThatDeclinesAgainLeavesItOpenAnotherOnePays()
    {
        World world(0);
        const Debtor mia(world);
        Desk desk(world);
        const SubscriptionBasis basis = basisOf(desk, mia);
        QCOMPARE(basis.subscription.status, u"past_due"_s);
        QVERIFY(!basis.declineReason.isEmpty());
        CollectionDraft draft;
        QCOMPARE(previewCollection(draft, basis).amount, Money(10'000, Currency(u"eur")));
        const Operation declined = perform(desk, planCollection(draft, basis));
        QCOMPARE(declined.state, OperationState::Refused);
        QCOMPARE(declined.error->kind, ErrorKind::Declined);
        QCOMPARE(statusOf(desk, basis), u"open"_s);
        draft.method = PaymentMethodId(QString::fromStdString(mia.method));
        QCOMPARE(perform(desk, planCollection(draft, basisOf(desk, mia))).state, OperationState::Done);
        QCOMPARE(statusOf(desk, basis), u"paid"_s);
        QVERIFY(basisOf(desk, mia).unpaid.isEmpty());
        QCOMPARE(codesOf(previewCollection({}, basisOf(desk, mia)).problems), u"invoice:invoice_none"_s);
        draft.invoice = basis.unpaid.first().id;
        QCOMPARE(codesOf(previewCollection(draft, basisOf(desk, mia)).problems), u"invoice:invoice_settled"_s);
    }

    void itIsPaidByHandOrWrittenOff()
    {
        World world(0);
        const Debtor mia(world), noa(world);
        Desk desk(world);
        CollectionDraft draft;
        draft.how = How::ByHand;
        SubscriptionBasis basis = basisOf(desk, mia);
        QCOMPARE(perform(desk, planCollection(draft, basis)).state, OperationState::Done);
        QCOMPARE(statusOf(desk, basis), u"paid"_s);
        draft.how = How::WriteOff;
        basis = basisOf(desk, noa);
        QCOMPARE(perform(desk, planCollection(draft, basis)).state, OperationState::Done);
        QCOMPARE(statusOf(desk, basis), u"uncollectible"_s);
        draft.invoice = basis.unpaid.first().id;
        QCOMPARE(codesOf(previewCollection(draft, basisOf(desk, noa)).problems), u"invoice:invoice_settled"_s);
        draft.how = How::ByHand; // some pay after all
        QCOMPARE(perform(desk, planCollection(draft, basisOf(desk, noa))).state, OperationState::Done);
        QVERIFY(world.sync());
        QCOMPARE(world.dump(), world.freshDump());
    }

    void whoPaysMeanwhileIsNotChargedAgain()
    {
        World world(0);
        const Debtor mia(world);
        Desk desk(world);
        CollectionDraft draft;
        draft.method = PaymentMethodId(QString::fromStdString(mia.method));
        const SubscriptionBasis basis = basisOf(desk, mia);
        const Result<Plan> plan = planCollection(draft, basis);
        world.post("/v1/invoices/" + basis.unpaid.first().id.text().toStdString() + "/pay", "paid_out_of_band=true");
        const Operation stopped = perform(desk, plan);
        QCOMPARE(stopped.state, OperationState::Refused);
        QCOMPARE(stopped.error->code, u"changed_meanwhile"_s);
        QCOMPARE(stopped.changed.first().pointer, u"/status"_s);
    }

    /// The answer is lost, and somebody pays after all before anybody looks: it was written off all the same, once.
    void whatWasWrittenOffAndThenPaidIsKnown()
    {
        World world(0);
        const Debtor mia(world);
        Desk desk(world);
        CollectionDraft draft;
        draft.how = How::WriteOff;
        const SubscriptionBasis basis = basisOf(desk, mia);
        QVERIFY(performUnheard(desk, planCollection(draft, basis), u"mark_uncollectible"_s, u"lost"_s).isUnfinished());
        world.post("/v1/invoices/" + basis.unpaid.first().id.text().toStdString() + "/pay", "payment_method=" + mia.method);
        world.pass(std::chrono::hours(21)); // too old to be sent again
        const auto known = desk.engine.resume(u"lost"_s, {});
        QVERIFY(known);
        QCOMPARE(known->state, OperationState::Done);
        QCOMPARE(statusOf(desk, basis), u"paid"_s);
    }

    void whatCanNotBe()
    {
        World world(0);
        const Debtor mia(world);
        Desk desk(world);
        SubscriptionBasis basis = basisOf(desk, mia);
        CollectionDraft draft;
        draft.method = PaymentMethodId(u"pm_none"_s);
        QCOMPARE(codesOf(previewCollection(draft, basis).problems), u"method:method_unknown"_s);
        draft = {};
        basis.customer->blocked = true;
        QCOMPARE(codesOf(previewCollection(draft, basis).problems), u"accept_risk:customer_blocked"_s);
        draft.acceptRisk = true;
        QCOMPARE(codesOf(previewCollection(draft, basis).problems), QString());
        basis.method.reset();
        basis.methods.clear();
        QCOMPARE(codesOf(previewCollection(draft, basis).problems), u"method:method_none"_s);
        basis.subscription.status = u"canceled"_s;
        QVERIFY(previewCollection(draft, basis).warnings.contains(u"collection_ended"_s));
        for (const How how : {How::Retry, How::ByHand, How::WriteOff}) QCOMPARE(collectionFromText(toText(how)), std::optional(how));
    }
};

REGULARS_TEST(CollectionTest)
#include "tst_collection.moc"
