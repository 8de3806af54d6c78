// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/balance/adjustment.h"
#include "core/balance/history.h"
#include "core/store/subscriptionrepository.h"
#include "tests/world/desk.h"

using namespace regulars;
using namespace regulars::balance;
using namespace regulars::tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Direction = AdjustmentDraft::Direction;

namespace {

const Instant now = fromUnixSeconds(1'790'000'000);

AdjustmentBasis basisOf(qint64 credit, QStringView currency = u"eur")
{
    AdjustmentBasis basis;
    basis.customer.id = CustomerId(u"cus_1"_s);
    basis.customer.currency = basis.currency = Currency(currency);
    basis.customer.balance = -credit;
    return basis;
}

AdjustmentDraft draftOf(Direction direction, qint64 amount, QStringView currency = u"eur")
{
    return {direction, Money(amount, Currency(currency)), {}};
}

void expectInvoice(AdjustmentBasis& basis, qint64 total)
{
    const auto settled = settle(total, basis.customer.balance, 0);
    basis.next = NextInvoice{now, basis.currency, total, basis.customer.balance, settled->due, false, 0};
}

QString codesOf(const AdjustmentPreview& preview)
{
    QStringList codes;
    for (const payments::Problem& problem : preview.problems)
        codes.append(problem.field + u':' + problem.code);
    return codes.join(u' ');
}

std::string newCustomer(World& world)
{
    const std::string customer = World::idIn(world.post("/v1/customers", "name=Mia"));
    const std::string method =
        World::idIn(world.post("/v1/payment_methods/pm_card_visa/attach", "customer=" + customer));
    world.post("/v1/customers/" + customer, "invoice_settings[default_payment_method]=" + method);
    return customer;
}

} // namespace

/// What the studio owes a customer, changed by hand: what is entered, what is shown, what is sent.
class AdjustmentTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsEntered_data()
    {
        QTest::addColumn<bool>("isTake");
        QTest::addColumn<qint64>("amount");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("codes");
        QTest::newRow("add") << false << qint64(1) << u"eur"_s << QString();
        QTest::newRow("take all") << true << qint64(4000) << u"eur"_s << QString();
        QTest::newRow("take one more") << true << qint64(4001) << u"eur"_s << u"amount:balance_below_zero"_s;
        QTest::newRow("nothing") << false << qint64(0) << u"eur"_s << u"amount:amount_zero"_s;
        QTest::newRow("less") << true << qint64(-1) << u"eur"_s << u"amount:amount_negative"_s;
        QTest::newRow("12 digits") << false << qint64(999'999'999'999) << u"eur"_s << QString();
        QTest::newRow("13 digits") << false << qint64(1'000'000'000'000) << u"eur"_s
                                   << u"amount:amount_too_large"_s;
        QTest::newRow("another currency") << false << qint64(1) << u"usd"_s << u"currency:balance_currency"_s;
    }
    void whatIsEntered()
    {
        QFETCH(bool, isTake);
        QFETCH(qint64, amount);
        QFETCH(QString, currency);
        QFETCH(QString, codes);
        const AdjustmentBasis basis = basisOf(4000);
        const AdjustmentDraft draft = draftOf(isTake ? Direction::Take : Direction::Add, amount, currency);
        const AdjustmentPreview preview = previewAdjustment(draft, basis);
        QCOMPARE(codesOf(preview), codes);
        const qint64 change = !codes.isEmpty() ? 0 : isTake ? -amount : amount;
        QCOMPARE(preview.creditBefore, Money(4000, basis.currency));
        QCOMPARE(preview.creditAfter, Money(4000 + change, basis.currency));
        const auto plan = planAdjustment(draft, basis);
        QCOMPARE(plan.has_value(), codes.isEmpty());
        if (!plan) QCOMPARE(plan.error().param + u':' + plan.error().code, codes);
    }

    void whoOwesCanNotOweMore()
    {
        QCOMPARE(codesOf(previewAdjustment(draftOf(Direction::Take, 1), basisOf(-500))),
                 u"amount:balance_below_zero"_s);
        const AdjustmentPreview less = previewAdjustment(draftOf(Direction::Add, 200), basisOf(-500));
        QCOMPARE(codesOf(less), QString());
        QCOMPARE(less.creditAfter, Money(-300, Currency(u"eur")));
    }

    void theStepOfACurrency()
    {
        const auto codes = [](Direction direction, qint64 amount, qint64 credit, QStringView currency) {
            return codesOf(
                previewAdjustment(draftOf(direction, amount, currency), basisOf(credit, currency)));
        };
        QCOMPARE(codes(Direction::Add, 1250, 0, u"kwd"), QString());
        QCOMPARE(codes(Direction::Add, 1255, 0, u"kwd"), u"amount:amount_too_precise"_s);
        QCOMPARE(codes(Direction::Take, 1255, 1255, u"kwd"), QString()); // all there is
        QCOMPARE(codes(Direction::Add, 150, 0, u"isk"), u"amount:amount_too_precise"_s);
        QCOMPARE(codes(Direction::Add, 5, 0, u"jpy"), QString());
    }

    void theFirstEntryChoosesTheCurrency()
    {
        AdjustmentBasis basis = basisOf(0);
        basis.customer.currency = Currency();
        const auto plan = planAdjustment(draftOf(Direction::Add, 500, u"chf"), basis);
        QVERIFY(plan.has_value());
        QCOMPARE(plan->guards[0].fields,
                 (QList<FieldValue>{{u"/balance"_s, u"0"_s}, {u"/currency"_s, QString()}}));
        QVERIFY(!planAdjustment(draftOf(Direction::Add, 500, u""), basis));
    }

    void whatTheNextInvoiceAsksFor_data()
    {
        QTest::addColumn<qint64>("credit");
        QTest::addColumn<qint64>("total");
        QTest::addColumn<qint64>("added");
        QTest::addColumn<qint64>("dueBefore");
        QTest::addColumn<qint64>("dueAfter");
        QTest::addColumn<qint64>("left");
        // The figures of contract.md 36.
        QTest::newRow("a part") << qint64(0) << qint64(10900) << qint64(5000) << qint64(10900) << qint64(5900)
                                << qint64(0);
        QTest::newRow("more than it")
            << qint64(0) << qint64(10900) << qint64(15000) << qint64(10900) << qint64(0) << qint64(4100);
        QTest::newRow("taken back") << qint64(15000) << qint64(10900) << qint64(-5000) << qint64(0)
                                    << qint64(900) << qint64(0);
        QTest::newRow("owed") << qint64(-300) << qint64(1000) << qint64(100) << qint64(1300) << qint64(1200)
                              << qint64(0);
        QTest::newRow("an invoice below zero")
            << qint64(0) << qint64(-700) << qint64(100) << qint64(0) << qint64(0) << qint64(800);
    }
    void whatTheNextInvoiceAsksFor()
    {
        QFETCH(qint64, credit);
        QFETCH(qint64, total);
        QFETCH(qint64, added);
        QFETCH(qint64, dueBefore);
        QFETCH(qint64, dueAfter);
        QFETCH(qint64, left);
        AdjustmentBasis basis = basisOf(credit);
        expectInvoice(basis, total);
        const AdjustmentDraft draft =
            added > 0 ? draftOf(Direction::Add, added) : draftOf(Direction::Take, -added);
        const AdjustmentPreview preview = previewAdjustment(draft, basis);
        QVERIFY(preview.nextInvoice && preview.nextInvoiceAt == now);
        const Currency eur(u"eur");
        QCOMPARE(*preview.nextInvoice,
                 (InvoiceEffect{Money(dueBefore, eur), Money(dueAfter, eur), Money(left, eur)}));
    }

    void whereNoInvoiceIsToCome()
    {
        AdjustmentBasis basis = basisOf(0);
        const AdjustmentDraft draft = draftOf(Direction::Add, 100);
        QVERIFY(!previewAdjustment(draft, basis).nextInvoiceAt);
        expectInvoice(basis, 1000);
        basis.next->currency = Currency(u"usd");
        QVERIFY(!previewAdjustment(draft, basis).nextInvoiceAt);
        expectInvoice(basis, 1000);
        basis.next->total.reset(); // a tiered price
        QVERIFY(previewAdjustment(draft, basis).nextInvoiceAt);
        QVERIFY(!previewAdjustment(draft, basis).nextInvoice);
    }

    void theNextOneOfTheMirror()
    {
        Price price;
        price.id = PriceId(u"price_1"_s);
        price.currency = Currency(u"eur");
        price.unitAmount = 1500;
        const QHash<PriceId, Price> prices{{price.id, price}};
        Subscription late;
        late.status = u"active"_s;
        late.currency = price.currency;
        late.items = {{{}, price.id, {}, 2, now, now + 48h}};
        Subscription soon = late;
        soon.items[0].quantity = 1;
        soon.items[0].periodEnd = now + 24h;
        const auto next = nextInvoiceOf({late, soon}, prices, -400, price.currency);
        QCOMPARE(*next, (NextInvoice{now + 24h, price.currency, 1500, -400, 1100, true, 50}));
        soon.cancelAtPeriodEnd = true;
        QCOMPARE(*nextInvoiceOf({late, soon}, prices, 0, {})->total, qint64(3000));
        QVERIFY(!nextInvoiceOf({late}, {}, 0, {})->total);
        late.status = u"canceled"_s;
        QVERIFY(!nextInvoiceOf({late, soon}, prices, 0, {}));
    }

    /// What is shown is what Stripe does, at once and at the renewal.
    void thePreviewComesTrue()
    {
        World world(0);
        const std::string customer = newCustomer(world);
        const std::string product = World::idIn(world.post("/v1/products", "name=Yoga"));
        const std::string price = World::idIn(
            world.post("/v1/prices",
                       "product=" + product + "&currency=eur&unit_amount=10900&recurring[interval]=month"));
        const std::string subscription = World::idIn(
            world.post("/v1/subscriptions", "customer=" + customer + "&items[0][price]=" + price));
        QVERIFY(world.sync());
        const CustomerId id(QString::fromStdString(customer));
        Desk desk(world);
        for (const auto& draft : {draftOf(Direction::Add, 15000), draftOf(Direction::Take, 10000)}) {
            const auto basis = loadAdjustmentBasis(*desk.database, id);
            QVERIFY(basis && *basis);
            const AdjustmentPreview preview = previewAdjustment(draft, **basis);
            QVERIFY(preview.nextInvoice.has_value());
            const auto done = desk.engine.perform(*planAdjustment(draft, **basis), desk.random.uuid(), {});
            QVERIFY(done && done->state == OperationState::Done);
            QCOMPARE(-desk.balanceOf(id.text()), preview.creditAfter.minor());
            const auto after = loadAdjustmentBasis(*desk.database, id);
            QCOMPARE(previewAdjustment(draft, **after).creditBefore, preview.creditAfter);
            const auto asked = nlohmann::json::parse(
                world.post("/v1/invoices/create_preview", "subscription=" + subscription));
            QCOMPARE(asked.at("amount_due").get<qint64>(), preview.nextInvoice->dueAfter.minor());
        }
        const Instant renewal = (*loadAdjustmentBasis(*desk.database, id))->next->at;
        world.pass(std::chrono::duration_cast<std::chrono::seconds>(renewal - world.clock.now()) + 3h);
        QCOMPARE(desk.balanceOf(id.text()), qint64(0));

        // The ledger, newest first, over several pages.
        world.transport->pageSize = 2;
        const auto history = loadHistory(desk.client, id, {});
        QVERIFY(history && history->size() == 3);
        QCOMPARE((*history)[0].type, u"applied_to_invoice"_s);
        QCOMPARE((*history)[0].amount, qint64(5000));
        QVERIFY(!(*history)[0].invoice.isEmpty());
        QCOMPARE((*history)[1].endingBalance, qint64(-5000));
        QCOMPARE((*history)[2].amount, qint64(-15000));
        QCOMPARE((*history)[2].currency, Currency(u"eur"));
        QVERIFY(world.sync());
        QCOMPARE(world.dump(), world.freshDump());
    }

    /// Random amounts: what is shown, what the rule gives when it is worked out here, what create_preview says and what the
    /// renewal then bills are the same.
    void whateverIsAddedOrTaken()
    {
        SeededRandom random(seed());
        for (int round = 0; round < (qEnvironmentVariableIsSet("REGULARS_PROVE") ? 150 : 9); ++round) {
            const std::string currency = std::array{"jpy", "eur", "kwd"}[std::size_t(round % 3)];
            const qint64 step = Currency(QString::fromStdString(currency)).step();
            const auto some = [&](qint64 most) { return qint64(1 + random.below(std::uint64_t(most))) * step; };
            World world(0);
            const std::string customer = newCustomer(world);
            const qint64 price = some(20'000) + 100 * step;
            const std::string product = World::idIn(world.post("/v1/products", "name=Yoga"));
            const std::string priceId = World::idIn(world.post("/v1/prices", "product=" + product + "&currency=" + currency
                + "&unit_amount=" + std::to_string(price) + "&recurring[interval]=month"));
            const std::string subscription = World::idIn(world.post(
                "/v1/subscriptions", "customer=" + customer + "&items[0][price]=" + priceId));
            QVERIFY(world.sync());
            const CustomerId id(QString::fromStdString(customer));
            Desk desk(world);
            qint64 credit = 0, due = price, left = 0;
            for (int change = 0; change < 4; ++change) {
                const auto basis = loadAdjustmentBasis(*desk.database, id);
                AdjustmentDraft draft;
                draft.direction = credit > 0 && random.below(2) ? Direction::Take : Direction::Add;
                const bool isTake = draft.direction == Direction::Take;
                draft.amount = Money(isTake ? some(credit / step) : some(price * 2 / step), basis->value().currency);
                const qint64 before = std::exchange(credit, isTake ? credit - draft.amount.minor() : credit + draft.amount.minor());
                // Where it is settled in the same currency it is known what is too little to charge; else it is kept out.
                if (currency != "eur" && price > credit && price - credit < 100 * step) {
                    credit = before;
                    continue;
                }
                left = credit - price;
                due = left <= 0 && -left >= (currency == "eur" ? 50 : 0) ? -left : 0;
                left += due;
                const AdjustmentPreview preview = previewAdjustment(draft, **basis);
                QVERIFY(preview.problems.isEmpty() && preview.nextInvoice);
                QCOMPARE(preview.creditAfter.minor(), credit);
                QCOMPARE(preview.nextInvoice->dueAfter.minor(), due);
                QCOMPARE(preview.nextInvoice->creditLeft.minor(), left);
                const auto done = desk.engine.perform(*planAdjustment(draft, **basis), desk.random.uuid(), {});
                QVERIFY(done && done->state == OperationState::Done);
                QCOMPARE(desk.balanceOf(id.text()), -credit);
                const auto asked = nlohmann::json::parse(
                    world.post("/v1/invoices/create_preview", "subscription=" + subscription));
                QCOMPARE(asked.at("amount_due").get<qint64>(), due);
            }
            const Instant renewal = (*loadAdjustmentBasis(*desk.database, id))->next->at;
            world.pass(std::chrono::duration_cast<std::chrono::seconds>(renewal - world.clock.now()) + 3h);
            const auto newest = nlohmann::json::parse(world.get("/v1/invoices", "limit=1&subscription=" + subscription));
            QCOMPARE(newest["data"][0]["amount_due"].get<qint64>(), due);
            QCOMPARE(desk.balanceOf(id.text()), -left);
        }
    }

    void whatMovedMeanwhileStopsIt()
    {
        World world(0);
        const std::string customer = newCustomer(world);
        world.post("/v1/customers/" + customer + "/balance_transactions", "currency=eur&amount=-500");
        QVERIFY(world.sync());
        const CustomerId id(QString::fromStdString(customer));
        Desk desk(world);
        const auto basis = loadAdjustmentBasis(*desk.database, id);
        AdjustmentDraft draft = draftOf(Direction::Take, 500);
        draft.note = u"paid in cash"_s;
        const Plan plan = *planAdjustment(draft, **basis);
        world.post("/v1/customers/" + customer + "/balance_transactions", "currency=eur&amount=100");
        const auto stopped = desk.engine.perform(plan, u"a"_s, {});
        QVERIFY(stopped && stopped->state == OperationState::Refused);
        QCOMPARE(stopped->error->code, u"changed_meanwhile"_s);
        QCOMPARE(stopped->changed.first().now, u"-400"_s);
        QCOMPARE(desk.balanceOf(id.text()), qint64(-400));
        // Read again, it can be planned for what there is now.
        draft.amount = Money(400, Currency(u"eur"));
        const auto again = planAdjustment(draft, **loadAdjustmentBasis(*desk.database, id));
        QVERIFY(again && desk.engine.perform(*again, u"b"_s, {})->state == OperationState::Done);
        QCOMPARE(loadHistory(desk.client, id, {})->first().description, draft.note);
    }

    /// Between the last look and the change, somebody else was faster.
    void whatMovesAtTheLastMoment_data()
    {
        QTest::addColumn<bool>("isAdd");
        QTest::addColumn<qint64>("othersChange");
        QTest::addColumn<qint64>("after");
        QTest::newRow("added all the same") << true << qint64(300) << qint64(-700);
        QTest::newRow("taken back: the rest is spent") << false << qint64(300) << qint64(-200);
        QTest::newRow("taken back: it is not what was shown") << false << qint64(-300) << qint64(-800);
    }
    void whatMovesAtTheLastMoment()
    {
        QFETCH(bool, isAdd);
        QFETCH(qint64, othersChange);
        QFETCH(qint64, after);
        World world(0);
        const std::string customer = newCustomer(world);
        const std::string ledger = "/v1/customers/" + customer + "/balance_transactions";
        world.post(ledger, "currency=eur&amount=-500");
        QVERIFY(world.sync());
        const CustomerId id(QString::fromStdString(customer));
        Desk desk(world);
        const auto basis = loadAdjustmentBasis(*desk.database, id);
        const auto plan = planAdjustment(draftOf(isAdd ? Direction::Add : Direction::Take, 500), **basis);
        bool isMoved = false;
        world.transport->before = [&](const stripe::HttpRequest& request) -> Result<void> {
            if (request.method == "POST" && !std::exchange(isMoved, true))
                world.post(ledger, "currency=eur&amount=" + std::to_string(othersChange));
            return {};
        };
        const auto ended = desk.engine.perform(*plan, u"a"_s, {});
        QVERIFY(ended && ended->state == (isAdd ? OperationState::Done : OperationState::Refused));
        QCOMPARE(desk.balanceOf(id.text()), after);
        QCOMPARE(ended->hasEffect(), isAdd);
    }
};

REGULARS_TEST(AdjustmentTest)
#include "tst_adjustment.moc"
