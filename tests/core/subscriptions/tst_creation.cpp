// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/subscriptions/creation.h"
#include "subscriber.h"

using namespace regulars;
using namespace regulars::subscriptions;
using namespace regulars::tests;
using namespace Qt::StringLiterals;

namespace {

const std::string monthly = "&recurring[interval]=month";

/// Somebody with a card and a subscription, who is to get another one.
struct Somebody : Subscriber {
    explicit Somebody(World& world) : Subscriber(world)
    {
        other = QString::fromStdString(newPrice(world, "currency=eur&unit_amount=5000" + monthly));
        weekly = QString::fromStdString(newPrice(world, "currency=eur&unit_amount=2000&recurring[interval]=week"));
        world.post("/v1/customers/" + customer, "invoice_settings[default_payment_method]=" + method);
        if (!world.sync()) qFatal("not synced");
        (void)world.look(CustomerId(customerId()));
    }
    SubscriptionBasis basis(Desk& desk) const
    {
        const auto loaded = loadNewBasis(*desk.database, CustomerId(customerId()), desk.world.clock.now());
        if (!loaded || !*loaded) qFatal("no such customer");
        return **loaded;
    }
    QString other, weekly;
};

CreationDraft draftOf(const QString& price)
{
    CreationDraft draft;
    draft.price = PriceId(price);
    return draft;
}

CreationQuote quoteOf(Desk& desk, const CreationDraft& draft, const SubscriptionBasis& basis)
{
    const auto quote = quoteCreation(desk.client, draft, basis, {});
    if (!quote) qFatal("%s", qPrintable(quote.error().detail));
    return *quote;
}

/// The subscriptions of the customer at Stripe, newest first.
nlohmann::json all(Desk& desk, const Somebody& of)
{
    return nlohmann::json::parse(desk.world.get("/v1/subscriptions", "status=all&customer=" + of.customer))["data"];
}

Money eur(qint64 cents) { return Money(cents, Currency(u"eur")); }

/// What each invoice of a subscription was for, oldest first.
QList<qint64> totalsOf(Desk& desk, const std::string& subscription)
{
    const nlohmann::json invoices = nlohmann::json::parse(desk.world.get("/v1/invoices", "limit=100&subscription=" + subscription))["data"];
    QList<qint64> totals;
    for (const auto& invoice : invoices) totals.prepend(invoice["total"].get<qint64>());
    return totals;
}

} // namespace

/// Subscriptions that customers get.
class CreationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itIsChargedAtOnceAndOnce()
    {
        World world(0);
        const Somebody mia(world);
        Desk desk(world);
        const SubscriptionBasis basis = mia.basis(desk);
        QCOMPARE(basis.others.size(), 1);
        CreationDraft draft = draftOf(mia.other);
        draft.quantity = 2;
        const CreationQuote quote = quoteOf(desk, draft, basis);
        const CreationPreview preview = previewCreation(draft, basis, quote);
        QVERIFY(preview.problems.isEmpty());
        QCOMPARE(preview.due, eur(10'000));
        const auto plan = planCreation(draft, basis, quote);
        QVERIFY(plan);
        const auto done = desk.engine.perform(*plan, u"new-1"_s, {});
        QVERIFY(done);
        QCOMPARE(done->state, OperationState::Done);
        const auto again = desk.engine.perform(*plan, u"new-1"_s, {});
        QVERIFY(again);
        const nlohmann::json subscriptions = all(desk, mia);
        QCOMPARE(subscriptions.size(), std::size_t(2));
        QCOMPARE(QString::fromStdString(subscriptions[0]["status"].get<std::string>()), u"active"_s);
        QCOMPARE(totalsOf(desk, subscriptions[0]["id"].get<std::string>()), QList<qint64>{10'000});
        // It is here without a sync.
        QCOMPARE(mia.basis(desk).others.size(), 2);
        QVERIFY(world.sync());
        QCOMPARE(world.dump(), world.freshDump());
        QVERIFY(previewCreation(draft, mia.basis(desk)).warnings.contains(u"subscription_twice"_s));
    }

    void aLostAnswerMakesNoSecondOne()
    {
        World world(0);
        const Somebody mia(world);
        Desk desk(world);
        const SubscriptionBasis basis = mia.basis(desk);
        const CreationDraft draft = draftOf(mia.other);
        const Operation lost = performUnheard(desk, planCreation(draft, basis, quoteOf(desk, draft, basis)), u"/subscriptions"_s, u"new-1"_s);
        QVERIFY(lost.isUnfinished());
        world.pass(std::chrono::hours(21)); // too old to be sent again
        const auto known = desk.engine.resume(u"new-1"_s, {});
        QVERIFY(known);
        QCOMPARE(known->state, OperationState::Done);
        QCOMPARE(all(desk, mia).size(), std::size_t(2));
    }

    /// The mirror does not know yet what another desk has made.
    void twoDesksMakeOne()
    {
        World world(0);
        const Somebody mia(world);
        Desk desk(world);
        const SubscriptionBasis basis = mia.basis(desk);
        const CreationDraft draft = draftOf(mia.other);
        const CreationQuote quote = quoteOf(desk, draft, basis);
        world.pass(std::chrono::seconds(5));
        QCOMPARE(perform(desk, planCreation(draft, basis, quote)).state, OperationState::Done);
        const Operation second = perform(desk, planCreation(draft, basis, quote));
        QCOMPARE(second.state, OperationState::Refused);
        QCOMPARE(second.changed.first().pointer, u"/data/0/id"_s);
        QCOMPARE(all(desk, mia).size(), std::size_t(2));
    }

    void aCardThatDeclinesMakesNone()
    {
        World world(0);
        const Somebody mia(world);
        const std::string bad = World::idIn(world.post("/v1/payment_methods/pm_card_chargeCustomerFail/attach", "customer=" + mia.customer));
        QVERIFY(world.sync());
        (void)world.look(CustomerId(mia.customerId()));
        Desk desk(world);
        const SubscriptionBasis basis = mia.basis(desk);
        CreationDraft draft = draftOf(mia.other);
        draft.method = PaymentMethodId(QString::fromStdString(bad));
        draft.introAmount = eur(1000);
        const Operation refused = perform(desk, planCreation(draft, basis, quoteOf(desk, draft, basis)));
        QCOMPARE(refused.state, OperationState::Refused);
        QCOMPARE(refused.error->kind, ErrorKind::Declined);
        QCOMPARE(all(desk, mia).size(), std::size_t(1));
        // And the discount that was made for it is gone.
        QVERIFY(desk.get(u"coupons"_s)["data"].empty());
    }

    void freeUntilADay()
    {
        World world(0);
        const Somebody mia(world);
        Desk desk(world);
        const SubscriptionBasis basis = mia.basis(desk);
        CreationDraft draft = draftOf(mia.other);
        draft.firstPayment = world.clock.now() + std::chrono::hours(24 * 10);
        const CreationQuote quote = quoteOf(desk, draft, basis);
        QCOMPARE(quote.first.invoice.amountDue, 5000);
        QVERIFY(previewCreation(draft, basis, quote).due.isZero());
        QCOMPARE(perform(desk, planCreation(draft, basis, quote)).state, OperationState::Done);
        const nlohmann::json made = all(desk, mia)[0];
        QCOMPARE(QString::fromStdString(made["status"].get<std::string>()), u"trialing"_s);
        passUntil(world, *draft.firstPayment);
        QCOMPARE(totalsOf(desk, made["id"].get<std::string>()), (QList<qint64>{0, 5000}));
    }

    /// For the first payments, whatever the plan's cycle, and then the price of the plan.
    void anIntroductoryPrice_data()
    {
        QTest::addColumn<int>("payments");
        QTest::addColumn<bool>("weekly");
        QTest::newRow("one, monthly") << 1 << false;
        QTest::newRow("two, monthly") << 2 << false;
        QTest::newRow("three, monthly") << 3 << false;
        QTest::newRow("one, weekly") << 1 << true;
    }
    void anIntroductoryPrice()
    {
        QFETCH(int, payments);
        QFETCH(bool, weekly);
        World world(0);
        const Somebody mia(world);
        Desk desk(world);
        const SubscriptionBasis basis = mia.basis(desk);
        CreationDraft draft = draftOf(weekly ? mia.weekly : mia.other);
        draft.quantity = 2;
        draft.introAmount = eur(700);
        draft.introPayments = payments;
        const CreationQuote quote = quoteOf(desk, draft, basis);
        QCOMPARE(previewCreation(draft, basis, quote).due, eur(1400));
        QCOMPARE(quote.regular.invoice.total, weekly ? 4000 : 10'000);
        QCOMPARE(perform(desk, planCreation(draft, basis, quote)).state, OperationState::Done);
        const std::string made = all(desk, mia)[0]["id"];
        QList<qint64> expected;
        for (int payment = 1; payment <= 4; ++payment) expected << (payment <= payments ? 1400 : quote.regular.invoice.total);
        for (int period = 1; period < 4; ++period) world.pass(std::chrono::hours(24 * (weekly ? 7 : 31)));
        world.pass(std::chrono::hours(2));
        QCOMPARE(totalsOf(desk, made).mid(0, 4), expected);
    }

    void aCodeAndAnInvoice()
    {
        World world(0);
        const Somebody mia(world);
        world.post("/v1/coupons", "id=TEN&percent_off=10&duration=forever");
        Desk desk(world);
        const SubscriptionBasis basis = mia.basis(desk);
        CreationDraft draft = draftOf(mia.other);
        draft.code = u"NOPE"_s;
        QCOMPARE(codesOf(previewCreation(draft, basis, quoteOf(desk, draft, basis)).problems), u"code:code_unknown"_s);
        draft.code = u"TEN"_s;
        draft.sendsInvoice = true;
        draft.daysUntilDue = 7;
        const CreationQuote quote = quoteOf(desk, draft, basis);
        QCOMPARE(quote.first.invoice.total, 4500);
        QCOMPARE(perform(desk, planCreation(draft, basis, quote)).state, OperationState::Done);
        const nlohmann::json made = all(desk, mia)[0];
        QCOMPARE(QString::fromStdString(made["collection_method"].get<std::string>()), u"send_invoice"_s);
        QCOMPARE(made["days_until_due"].get<int>(), 7);
        QCOMPARE(totalsOf(desk, made["id"].get<std::string>()), QList<qint64>{4500});
    }

    void whatCanNotBe()
    {
        World world(0);
        const Somebody mia(world);
        const std::string usd = mia.newPrice(world, "currency=usd&unit_amount=5000" + monthly);
        const std::string once = mia.newPrice(world, "currency=eur&unit_amount=5000");
        QVERIFY(world.sync());
        Desk desk(world);
        const SubscriptionBasis basis = mia.basis(desk);
        const auto codes = [&](auto change) {
            CreationDraft draft = draftOf(mia.other);
            change(draft);
            return codesOf(previewCreation(draft, basis).problems);
        };
        QCOMPARE(codes([](CreationDraft&) {}), QString());
        QCOMPARE(codes([](CreationDraft& d) { d.price = {}; }), u"price:price_missing"_s);
        QCOMPARE(codes([](CreationDraft& d) { d.price = PriceId(u"price_x"_s); }), u"price:price_unknown"_s);
        QCOMPARE(codes([&](CreationDraft& d) { d.price = PriceId(QString::fromStdString(usd)); }), u"price:price_currency"_s);
        QCOMPARE(codes([&](CreationDraft& d) { d.price = PriceId(QString::fromStdString(once)); }), u"price:price_one_time"_s);
        QCOMPARE(codes([](CreationDraft& d) { d.quantity = 0; }), u"quantity:quantity_wrong"_s);
        QCOMPARE(codes([&](CreationDraft& d) { d.firstPayment = basis.now; }), u"date:date_past"_s);
        QCOMPARE(codes([](CreationDraft& d) { d.method = PaymentMethodId(u"pm_x"_s); }), u"method:method_unknown"_s);
        QCOMPARE(codes([](CreationDraft& d) { d.sendsInvoice = true; d.daysUntilDue = 0; }), u"days:days_wrong"_s);
        QCOMPARE(codes([](CreationDraft& d) { d.introAmount = eur(5000); }), u"intro:intro_more"_s);
        QCOMPARE(codes([](CreationDraft& d) { d.introAmount = Money(100, Currency(u"usd")); }), u"intro:intro_currency"_s);
        QCOMPARE(codes([](CreationDraft& d) { d.introAmount = eur(100); d.introPayments = 4; }), u"intro:intro_cycle"_s);
        QCOMPARE(codes([&](CreationDraft& d) { d.price = PriceId(mia.weekly); d.introAmount = eur(100); d.introPayments = 2; }), u"intro:intro_cycle"_s);
        QCOMPARE(codes([](CreationDraft& d) { d.introAmount = eur(100); d.code = u"TEN"_s; }), u"intro:intro_code"_s);
        QCOMPARE(codes([&](CreationDraft& d) { d.introAmount = eur(100); d.firstPayment = basis.now + std::chrono::hours(50); }), u"intro:intro_trial"_s);
        // Put away meanwhile, or the credit spent.
        CreationDraft draft = draftOf(mia.other);
        const auto plan = planCreation(draft, basis, quoteOf(desk, draft, basis));
        world.post("/v1/prices/" + mia.other.toStdString(), "active=false");
        const Operation stopped = perform(desk, plan);
        QCOMPARE(stopped.state, OperationState::Refused);
        QCOMPARE(stopped.error->code, u"changed_meanwhile"_s);
        QCOMPARE(all(desk, mia).size(), std::size_t(1));
    }
};

REGULARS_TEST(CreationTest)
#include "tst_creation.moc"
