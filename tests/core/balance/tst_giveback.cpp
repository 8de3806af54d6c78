// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/balance/giveback.h"
#include "core/sandbox/wire/faults.h"
#include "tests/world/desk.h"

using namespace regulars;
using namespace regulars::balance;
using namespace regulars::tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Instant now = fromUnixSeconds(1'790'000'000);
const Currency usd(u"usd");

/// A customer with that credit; charges are added from the oldest on.
GiveBackBasis basisOf(qint64 credit)
{
    GiveBackBasis basis;
    basis.now = now;
    basis.customer.id = CustomerId(u"cus_1"_s);
    basis.customer.currency = usd;
    basis.customer.balance = -credit;
    return basis;
}

Payment& addCharge(GiveBackBasis& basis, qint64 paid, qint64 refunded = 0)
{
    Payment payment;
    const qsizetype n = basis.payments.size() + 1;
    payment.id = PaymentId(u"ch_%1"_s.arg(n));
    payment.paymentIntent = PaymentIntentId(u"pi_%1"_s.arg(n));
    payment.currency = usd;
    payment.amount = payment.amountCaptured = paid;
    payment.amountRefunded = refunded;
    payment.status = u"succeeded"_s;
    payment.captured = true;
    payment.method.type = u"card"_s;
    payment.created = now - 24h * 400 + 24h * n;
    basis.payments.append(payment);
    return basis.payments.last();
}

Invoice& addInvoice(GiveBackBasis& basis, const QString& id, const QString& subscription, qint64 paid,
                    const Payment* payment)
{
    Invoice invoice;
    invoice.id = InvoiceId(id);
    invoice.subscription = SubscriptionId(subscription);
    invoice.status = u"paid"_s;
    invoice.currency = usd;
    invoice.total = invoice.amountPaid = paid;
    invoice.created = payment ? payment->created : now;
    if (payment)
        invoice.payments = {
            {u"inpay_"_s + id, u"paid"_s, u"payment_intent"_s, payment->paymentIntent, {}, paid}};
    basis.invoices.append(invoice);
    return basis.invoices.last();
}

/// "ch_2 4000, ch_1 disputed": what happens to each, in order.
QString told(const GiveBackPreview& preview)
{
    QStringList lines;
    for (const GiveBackLine& line : preview.lines) {
        const QString name = line.charge.isEmpty() ? line.invoice.text() : line.charge.text();
        const QString amount = QString::number(line.refund.minor());
        lines.append(name + u' ' + (line.skipped.isEmpty() ? amount : line.skipped));
    }
    return lines.join(u", "_s);
}

/// Somebody at Stripe who paid by card, and is owed something.
struct Payer {
    Payer(World& world, const std::string& currency, const QList<qint64>& paid, qint64 credit)
    {
        const std::string who = World::idIn(world.post("/v1/customers", "name=Mia"));
        const std::string method =
            World::idIn(world.post("/v1/payment_methods/pm_card_visa/attach", "customer=" + who));
        for (const qint64 amount : paid) {
            const std::string intent = world.post(
                "/v1/payment_intents", "amount=" + std::to_string(amount) + "&currency=" + currency +
                                           "&confirm=true&customer=" + who + "&payment_method=" + method);
            charges.append(QString::fromStdString(nlohmann::json::parse(intent).at("latest_charge")));
            world.pass(60s);
        }
        if (credit > 0)
            world.post("/v1/customers/" + who + "/balance_transactions",
                       "currency=" + currency + "&amount=" + std::to_string(-credit));
        id = QString::fromStdString(who);
    }
    QString id;
    QStringList charges; ///< oldest first
};

qint64 refundedOf(Desk& desk, const QString& charge)
{
    return desk.get(u"charges/"_s + charge).at("amount_refunded").get<qint64>();
}

GiveBackBasis load(Desk& desk, const Payer& payer)
{
    const auto basis = loadGiveBackBasis(*desk.database, CustomerId(payer.id), now);
    if (!basis || !*basis) qFatal("no basis");
    return **basis;
}

} // namespace

/// A credit balance that goes back to the cards it came from.
class GiveBackTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theDocumentedExample()
    {
        GiveBackBasis basis = basisOf(10000);
        addCharge(basis, 7500);
        addCharge(basis, 4000);
        const GiveBackPreview preview = previewGiveBack({}, basis);
        QCOMPARE(told(preview), u"ch_2 4000, ch_1 6000"_s);
        QCOMPARE(preview.lines[0].creditLeft, Money(6000, usd));
        QCOMPARE(preview.refund, Money(10000, usd));
        QCOMPARE(preview.creditAfter, Money(0, usd));
        const Plan plan = *planGiveBack({}, basis);
        QCOMPARE(plan.steps.size(), 4);
        QCOMPARE(plan.steps[0].expect, (QList<FieldValue>{{u"/ending_balance"_s, u"-6000"_s}}));
        QCOMPARE(plan.steps[2].expect, (QList<FieldValue>{{u"/ending_balance"_s, u"0"_s}}));
        QVERIFY(plan.steps[2].request.body.startsWith("amount=6000&currency=usd"));
        QVERIFY(plan.steps[2].undo.has_value());
        QVERIFY(plan.steps[2].undo->body.startsWith("amount=-6000&currency=usd"));
        QVERIFY(plan.steps[0].group == plan.steps[1].group && plan.steps[1].group != plan.steps[2].group);
        QCOMPARE(plan.guards.size(), 3);
    }

    void whatTakesNothing()
    {
        GiveBackBasis basis = basisOf(100'000);
        addCharge(basis, 1000).disputed = true;
        addCharge(basis, 1000).status = u"failed"_s;
        addCharge(basis, 1000).status = u"pending"_s;
        addCharge(basis, 1000).captured = false;
        addCharge(basis, 1000).currency = Currency(u"eur");
        addCharge(basis, 1000, 1000);
        addCharge(basis, 1000).method.type = u"sepa_debit"_s; // more than 180 days ago
        addCharge(basis, 1000);
        addCharge(basis, 1000, 300);
        addInvoice(basis, u"in_cash"_s, {}, 500, nullptr);
        addInvoice(basis, u"in_free"_s, {}, 0, nullptr); // nothing was paid: no line
        GiveBackDraft draft;
        draft.unticked = {PaymentId(u"ch_8"_s)};
        const GiveBackPreview preview = previewGiveBack(draft, basis);
        QCOMPARE(told(preview),
                 u"in_cash out_of_band, ch_9 700, ch_8 unticked, ch_7 too_old, ch_6 nothing_left, "
                 u"ch_5 other_currency, ch_4 not_captured, ch_3 pending, ch_2 failed, ch_1 disputed"_s);
        QCOMPARE(preview.creditAfter, Money(99'300, usd));
    }

    void noCreditAndNoWay()
    {
        GiveBackBasis basis = basisOf(0);
        addCharge(basis, 1000);
        QCOMPARE(planGiveBack({}, basis).error().code, u"balance_nothing"_s);
        basis.customer.balance = 500; // owes
        QCOMPARE(planGiveBack({}, basis).error().code, u"balance_nothing"_s);
        basis.customer.balance = -500;
        basis.payments[0].disputed = true;
        QCOMPARE(planGiveBack({}, basis).error().code, u"balance_nowhere"_s);
    }

    void onlyWhatTheSubscriptionGot()
    {
        GiveBackBasis basis = basisOf(10'000);
        for (int i = 0; i < 3; ++i)
            addCharge(basis, 3000);
        addInvoice(basis, u"in_1"_s, u"sub_1"_s, 1000, &basis.payments[0]); // one charge, two invoices
        addInvoice(basis, u"in_2"_s, u"sub_2"_s, 2000, &basis.payments[0]);
        addInvoice(basis, u"in_3"_s, u"sub_2"_s, 3000, &basis.payments[1]);
        GiveBackDraft draft;
        QCOMPARE(told(previewGiveBack(draft, basis)), u"ch_3 3000, ch_2 3000, ch_1 3000"_s);
        draft.subscription = SubscriptionId(u"sub_2"_s);
        QCOMPARE(told(previewGiveBack(draft, basis)), u"ch_2 3000, ch_1 2000"_s);
        draft.subscription = SubscriptionId(u"sub_1"_s);
        QCOMPARE(told(previewGiveBack(draft, basis)), u"ch_1 1000"_s);
    }

    void aPartOfADebitIsARisk()
    {
        GiveBackBasis basis = basisOf(500);
        Payment& debit = addCharge(basis, 1000);
        debit.method.type = u"sepa_debit"_s;
        debit.created = now - 24h;
        QCOMPARE(previewGiveBack({}, basis).warnings, QStringList{u"refund_bank_debit"_s});
        basis.customer.balance = -1000;
        QVERIFY(previewGiveBack({}, basis).warnings.isEmpty());
    }

    /// Whatever was paid and is owed: as much as can be, to the minor unit, and Stripe does just that.
    void asMuchAsCanBe()
    {
        SeededRandom random(seed());
        for (int round = 0; round < 12; ++round) {
            const char* const currency = std::array{"jpy", "eur", "kwd"}[std::size_t(round % 3)];
            const qint64 step = Currency(QString::fromLatin1(currency)).step();
            World world(0);
            QList<qint64> paid;
            qint64 refundable = 0;
            for (std::uint64_t i = 1 + random.below(4); i > 0; --i) {
                paid.append(qint64(1000 + random.below(50'000)) * step);
                refundable += paid.last();
            }
            const qint64 credit = qint64(1 + random.below(std::uint64_t(refundable / step) * 5 / 4)) * step;
            const Payer payer(world, currency, paid, credit);
            // Something of the newest one went back before.
            const qint64 before = qint64(1 + random.below(900)) * step;
            world.post("/v1/refunds",
                       "charge=" + payer.charges.last().toStdString() + "&amount=" + std::to_string(before));
            refundable -= before;
            QVERIFY(world.sync());
            Desk desk(world);
            const GiveBackBasis basis = load(desk, payer);
            const GiveBackPreview preview = previewGiveBack({}, basis);
            QCOMPARE(preview.refund.minor(), std::min(credit, refundable));
            QCOMPARE(preview.creditAfter.minor(), credit - preview.refund.minor());
            const auto done = desk.engine.perform(*planGiveBack({}, basis), u"a"_s, {});
            QVERIFY(done && done->state == OperationState::Done);
            QCOMPARE(desk.balanceOf(payer.id), -preview.creditAfter.minor());
            for (const GiveBackLine& line : preview.lines) {
                const qint64 all = line.refundedBefore.minor() + line.refund.minor();
                QVERIFY(all <= line.paid.minor());
                QCOMPARE(refundedOf(desk, line.charge.text()), all);
            }
            QVERIFY(world.sync());
            QCOMPARE(world.dump(), world.freshDump());
        }
    }

    void earlierChargesStandWhereALaterOneFails()
    {
        World world(0);
        const Payer payer(world, "eur", {7500, 4000}, 10'000);
        QVERIFY(world.sync());
        Desk desk(world);
        const Plan plan = *planGiveBack({}, load(desk, payer));
        // Somebody refunds the older charge between the two groups.
        bool acted = false;
        world.transport->before = [&](const stripe::HttpRequest& request) -> Result<void> {
            if (request.method != "POST" || acted || refundedOf(desk, payer.charges[1]) == 0) return {};
            acted = true;
            world.post("/v1/refunds", "charge=" + payer.charges[0].toStdString());
            return {};
        };
        const auto ended = desk.engine.perform(plan, u"a"_s, {});
        QVERIFY(acted && ended && ended->state == OperationState::Refused && ended->hasEffect());
        QCOMPARE(refundedOf(desk, payer.charges[1]), qint64(4000));
        QCOMPARE(desk.balanceOf(payer.id), qint64(-6000));
        // Planned anew, there is no way for the rest.
        QVERIFY(world.sync());
        QCOMPARE(planGiveBack({}, load(desk, payer)).error().code, u"balance_nowhere"_s);
    }

    /// Each fault once, at each request: all of it, or what is left is still owed.
    void noFaultPaysTwice()
    {
        int runs = 0, seen = 0;
        for (const char* kind : {"500", "timeout", "reset", "truncated"}) {
            for (const char* moment : {":before", ":after", ":after:times=all"}) {
                for (int n = 1; n <= 8; ++n) {
                    // A sample, unless all of them are asked for.
                    if (!qEnvironmentVariableIsSet("REGULARS_PROVE") && ++seen % 4 != 0) continue;
                    World world(0);
                    const Payer payer(world, "eur", {7500, 4000}, 10'000);
                    QVERIFY(world.sync());
                    const std::string spec = std::string(kind) + "@" + std::to_string(n) + moment;
                    const auto fault = sandbox::parseFault(spec);
                    if (!fault) break;
                    {
                        Desk desk(world);
                        const Plan plan = *planGiveBack({}, load(desk, payer));
                        world.host->faults().add(*fault);
                        const auto first = desk.engine.perform(plan, u"a"_s, {});
                        world.host->faults().clear();
                        world.pass(6min);
                        if (first)
                            (void)desk.engine.resume(u"a"_s, {});
                        else
                            (void)desk.engine.perform(plan, u"a"_s, {});
                        const qint64 back =
                            refundedOf(desk, payer.charges[0]) + refundedOf(desk, payer.charges[1]);
                        QVERIFY2(desk.balanceOf(payer.id) == back - 10'000 && back == 10'000, spec.c_str());
                    }
                    ++runs;
                }
            }
        }
        QVERIFY(runs > 20);
    }
};

REGULARS_TEST(GiveBackTest)
#include "tst_giveback.moc"
