// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/customers/profile.h"
#include "core/payments/repayment.h"
#include "core/store/repaymentrepository.h"
#include "tests/world/desk.h"

using namespace regulars;
using namespace regulars::payments;
using namespace regulars::tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using How = RepaymentDraft::How;

namespace {

struct Disputed {
    QString customer, charge, dispute;
};

/// A customer who paid that (€40.00) and had the bank take it back.
Disputed newDispute(World& world, qint64 amount = 4000, const std::string& currency = "eur")
{
    const std::string customer = World::idIn(world.post("/v1/customers", "name=Mia&email=Mia%40example.com"));
    const std::string method = World::idIn(world.post("/v1/payment_methods/pm_card_visa/attach", "customer=" + customer));
    const auto payment = nlohmann::json::parse(
        world.post("/v1/payment_intents", "amount=" + std::to_string(amount) + "&currency=" + currency + "&confirm=true&off_session=true&description=Yoga&customer="
                                              + customer + "&payment_method=" + method));
    const std::string charge = payment["latest_charge"];
    const std::string dispute = World::idIn(world.post("/_sandbox/charges/" + charge + "/dispute"));
    return {QString::fromStdString(customer), QString::fromStdString(charge), QString::fromStdString(dispute)};
}

void decide(World& world, const Disputed& of, const char* status)
{
    world.post("/_sandbox/disputes/" + of.dispute.toStdString(), std::string("status=") + status);
}

TransactionBasis basisOf(Desk& desk, const Disputed& of)
{
    const auto basis = loadTransactionBasis(*desk.database, PaymentId(of.charge), desk.world.clock.now());
    if (!basis || !*basis) qFatal("no such transaction");
    return **basis;
}

RepaymentDraft draftOf(How how, std::optional<qint64> amount = {}, bool acceptRisk = true)
{
    RepaymentDraft draft;
    draft.how = how;
    if (amount) draft.amount = Money(*amount, Currency(u"eur"));
    draft.acceptRisk = acceptRisk;
    return draft;
}

Operation perform(Desk& desk, const Disputed& of, const RepaymentDraft& draft, const QString& id)
{
    const auto plan = planRepayment(draft, basisOf(desk, of));
    if (!plan) qFatal("%s", qPrintable(plan.error().code));
    const auto done = desk.engine.perform(*plan, id, {});
    if (!done) qFatal("%s", qPrintable(done.error().detail));
    return *done;
}

void pay(World& world, const PaymentLinkId& link, const char* method = "pm_card_visa", int status = 200)
{
    world.post("/_sandbox/payment_links/" + link.text().toStdString() + "/pay", std::string("payment_method=") + method, status);
}

QStringList codesOf(const RepaymentPreview& preview)
{
    QStringList codes;
    for (const Problem& problem : preview.problems) codes += problem.field + u':' + problem.code;
    return codes;
}

qint64 ltvOf(Desk& desk, const Disputed& of)
{
    const auto row = store::CustomerRepository(*desk.database).row(CustomerId(of.customer));
    return row && *row ? (*row)->ltv.minor() : -1;
}

QString stateOf(Desk& desk, const Disputed& of)
{
    return basisOf(desk, of).transaction.row.status;
}

customers::Profile profileOf(Desk& desk, const Disputed& of)
{
    const auto profile = customers::loadProfile(*desk.database, CustomerId(of.customer), QTimeZone::utc(), desk.world.clock.now());
    if (!profile || !*profile) qFatal("no such customer");
    return **profile;
}

} // namespace

/// Money that customers pay again after a chargeback.
class RepaymentTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsEntered()
    {
        World world(0);
        const Disputed of = newDispute(world);
        QVERIFY(world.sync());
        Desk desk(world);
        TransactionBasis basis = basisOf(desk, of);
        const auto codes = [&](const RepaymentDraft& draft) { return codesOf(previewRepayment(draft, basis)); };
        // The bank has not decided yet: that is said, and goes on only when it was understood.
        QCOMPARE(codes(draftOf(How::Link, {}, false)), QStringList(u"accept_risk:risk_not_accepted"_s));
        QVERIFY(previewRepayment(draftOf(How::Link), basis).warnings.contains(u"repayment_dispute_open"_s));
        decide(world, of, "lost");
        QVERIFY(world.sync());
        basis = basisOf(desk, of);
        QCOMPARE(codes(draftOf(How::Link, {}, false)), QStringList());
        QCOMPARE(previewRepayment({}, basis).amount, Money(4000, Currency(u"eur")));
        QCOMPARE(codes(draftOf(How::Manual, 0)), QStringList(u"amount:amount_zero"_s));
        QCOMPARE(codes(draftOf(How::Manual, -1)), QStringList(u"amount:amount_negative"_s));
        QCOMPARE(codes(draftOf(How::Manual, 1'000'000'000'000)), QStringList(u"amount:amount_too_large"_s));
        RepaymentDraft draft = draftOf(How::Manual);
        draft.amount = Money(100, Currency(u"usd"));
        QCOMPARE(codes(draft), QStringList(u"amount:currency_mismatch"_s));
        draft = draftOf(How::Manual);
        draft.method = u"gold"_s;
        QCOMPARE(codes(draft), QStringList(u"method:repayment_method"_s));
        draft.method = u"cash"_s;
        draft.paidAt = basis.now + 24h;
        QCOMPARE(codes(draft), QStringList(u"date:repayment_in_future"_s));
        // Today is no day to come, also in the morning; the record never says a later moment than now.
        const QTimeZone zone("Europe/Berlin");
        const QDate today = QDateTime::fromSecsSinceEpoch(unixSeconds(basis.now), zone).date();
        for (int hour = 0; hour < 24; ++hour) {
            basis.now = fromUnixSeconds(QDateTime(today, QTime(hour, 0), zone).toSecsSinceEpoch());
            draft.paidAt = paidOn(today, zone);
            QCOMPARE(codes(draft), QStringList());
            QVERIFY(*planRepayment(draft, basis)->steps.last().repayment->paidAt <= basis.now);
            draft.paidAt = paidOn(today.addDays(1), zone);
            QCOMPARE(codes(draft), QStringList(u"date:repayment_in_future"_s));
        }
        QCOMPARE(previewRepayment(draftOf(How::Link, 4001), basis).warnings, QStringList(u"repayment_over_disputed"_s));

        basis.transaction.disputes.first().status = u"won"_s;
        QCOMPARE(codes(draftOf(How::Link)), QStringList(u"charge:repayment_dispute_won"_s));
        basis.transaction.disputes.first().status = u"warning_closed"_s;
        QCOMPARE(codes(draftOf(How::Link)), QStringList(u"charge:repayment_inquiry"_s));
        basis.transaction.disputes.clear();
        QCOMPARE(codes(draftOf(How::Link)), QStringList(u"charge:repayment_not_disputed"_s));
    }

    void byHandCountsAtOnce()
    {
        World world(0);
        const Disputed of = newDispute(world);
        decide(world, of, "lost");
        QVERIFY(world.sync());
        Desk desk(world);
        QCOMPARE(ltvOf(desk, of), 0);
        QCOMPARE(stateOf(desk, of), u"dispute_lost"_s);
        RepaymentDraft draft = draftOf(How::Manual, 1500);
        draft.method = u"bank_transfer"_s;
        draft.reference = u"receipt 17"_s;
        const Operation done = perform(desk, of, draft, u"r-1"_s);
        QCOMPARE(done.state, OperationState::Done);
        QVERIFY(!done.parameters.contains(u"17"_s));
        QCOMPARE(ltvOf(desk, of), 1500);
        QCOMPARE(stateOf(desk, of), u"dispute_lost"_s);
        // The same deed twice is one.
        const auto again = desk.engine.perform(*planRepayment(draft, basisOf(desk, of)), u"r-1"_s, {});
        QVERIFY(again && again->state == OperationState::Done);
        QCOMPARE(ltvOf(desk, of), 1500);
        QCOMPARE(previewRepayment({}, basisOf(desk, of)).amount, Money(2500, Currency(u"eur")));

        QCOMPARE(perform(desk, of, draftOf(How::Manual), u"r-2"_s).state, OperationState::Done);
        QCOMPARE(ltvOf(desk, of), 4000);
        QCOMPARE(stateOf(desk, of), u"dispute_repaid"_s);
        const customers::Stats stats = profileOf(desk, of).stats;
        QCOMPARE(stats.currencies.first().byHand.minor(), 4000);
        QCOMPARE(stats.currencies.first().net.minor(), 4000);
        QCOMPARE(codesOf(previewRepayment({}, basisOf(desk, of))), QStringList(u"amount:repayment_settled"_s));
        const auto kept = basisOf(desk, of).transaction.repayments;
        QCOMPARE(kept.size(), 2);
        QCOMPARE(kept.first().note.reference, u"receipt 17"_s);
        QVERIFY(isSettled(basisOf(desk, of).transaction.disputes.first(), kept));

        // A mirror that is filled anew leaves them alone.
        sync::SyncOptions full = World::quick();
        full.full = true;
        QVERIFY(world.sync(full));
        QCOMPARE(ltvOf(desk, of), 4000);
        QCOMPARE(stateOf(desk, of), u"dispute_repaid"_s);
        QVERIFY(store::RepaymentRepository(*desk.database).eraseReferences(CustomerId(of.customer)));
        QVERIFY(basisOf(desk, of).transaction.repayments.first().note.reference.isEmpty());
    }

    void aLinkCountsOnceItIsPaid()
    {
        World world(0);
        const Disputed of = newDispute(world);
        decide(world, of, "lost");
        QVERIFY(world.sync());
        Desk desk(world);
        const Operation done = perform(desk, of, draftOf(How::Link), u"r-1"_s);
        QCOMPARE(done.state, OperationState::Done);
        Repayment made = basisOf(desk, of).transaction.repayments.first();
        QVERIFY(made.isOpen());
        QVERIFY(made.link->url.startsWith(u"https://"_s));
        QCOMPARE(ltvOf(desk, of), 0);
        const auto seen = desk.get(u"payment_links/"_s + made.link->id.text());
        QCOMPARE(seen["restrictions"]["completed_sessions"]["limit"].get<int>(), 1);
        QCOMPARE(seen["payment_intent_data"]["metadata"]["regulars_dispute"].get<std::string>(), of.dispute.toStdString());

        pay(world, made.link->id, "pm_card_chargeDeclined", 402);
        QVERIFY(world.sync());
        QVERIFY(basisOf(desk, of).transaction.repayments.first().isOpen());
        pay(world, made.link->id);
        world.pass(1min);
        QVERIFY(world.sync());
        made = basisOf(desk, of).transaction.repayments.first();
        QVERIFY(!made.isOpen());
        QCOMPARE(made.paid, std::optional(Money(4000, Currency(u"eur"))));
        QCOMPARE(ltvOf(desk, of), 4000);
        QCOMPARE(stateOf(desk, of), u"dispute_repaid"_s);
        const customers::Profile profile = profileOf(desk, of);
        QCOMPARE(profile.stats.currencies.first().net.minor(), 4000);
        QCOMPARE(profile.stats.payments, 2);
        const auto isRepaid = [&](const customers::ProductGroup& group) {
            return std::any_of(group.transactions.begin(), group.transactions.end(),
                               [&](const store::PaymentRow& row) { return row.id == *made.paidBy; });
        };
        QVERIFY(std::any_of(profile.products.begin(), profile.products.end(), isRepaid));
        pay(world, made.link->id, "pm_card_visa", 400); // one payment, no more
        const auto row = store::PaymentRepository(*desk.database).row(*made.paidBy);
        QVERIFY(row && *row);
        QVERIFY((*row)->customer.isEmpty());
        QCOMPARE((*row)->suggestedCustomer, CustomerId(of.customer));
        QCOMPARE((*row)->description, u"Repayment: Yoga"_s);

        // What is given back of it is not repaid any more.
        world.post("/v1/refunds", "amount=1000&charge=" + made.paidBy->text().toStdString());
        world.pass(1min);
        QVERIFY(world.sync());
        QCOMPARE(ltvOf(desk, of), 3000);
        QCOMPARE(profileOf(desk, of).stats.currencies.first().net.minor(), 3000);
        QCOMPARE(stateOf(desk, of), u"dispute_lost"_s);

        sync::SyncOptions full = World::quick();
        full.full = true;
        QVERIFY(world.sync(full));
        QCOMPARE(ltvOf(desk, of), 3000);
        QCOMPARE(basisOf(desk, of).transaction.repayments.first().link->url, made.link->url);
    }

    /// Somebody pays before this desk knows that the link was made: the event tells it nothing then.
    void paidBeforeItWasKnown()
    {
        World world(0);
        const Disputed of = newDispute(world);
        decide(world, of, "lost");
        QVERIFY(world.sync());
        Desk desk(world);
        const auto plan = planRepayment(draftOf(How::Link), basisOf(desk, of));
        world.host->faults().add(*sandbox::parseFault("timeout@4:after:times=all"));
        const auto lost = desk.engine.perform(*plan, u"r-1"_s, {});
        world.host->faults().clear();
        QVERIFY(lost);
        QCOMPARE(lost->state, OperationState::Unknown);
        pay(world, PaymentLinkId(QString::fromStdString(desk.get(u"payment_links"_s)["data"][0]["id"])));
        world.pass(10min);
        QVERIFY(world.sync());
        world.pass(10min);
        // And once it is known, it can not be read at once.
        world.transport->before = [](const stripe::HttpRequest& request) -> Result<void> {
            return request.path.contains("checkout/sessions"_L1) ? failure(ErrorKind::Network, u"gone"_s) : Result<void>();
        };
        QVERIFY(desk.engine.settle({}));
        world.transport->before = {};
        QCOMPARE(basisOf(desk, of).transaction.repayments.size(), 1);
        QCOMPARE(ltvOf(desk, of), 0);
        QVERIFY(world.sync());
        QCOMPARE(ltvOf(desk, of), 4000);
        QVERIFY(store::RepaymentRepository(*desk.database).unreadLinks()->isEmpty());
    }

    /// Somebody pays after the link was read and before its visits were, and what Stripe tells of it is forgotten.
    void paidWhileItWasRead()
    {
        World world(0);
        const Disputed of = newDispute(world);
        decide(world, of, "lost");
        QVERIFY(world.sync());
        Desk desk(world);
        bool isPaid = false;
        world.transport->before = [&](const stripe::HttpRequest& request) -> Result<void> {
            if (!request.path.contains("checkout/sessions"_L1) || std::exchange(isPaid, true)) return {};
            pay(world, PaymentLinkId(QString::fromStdString(desk.get(u"payment_links"_s)["data"][0]["id"])));
            return {};
        };
        perform(desk, of, draftOf(How::Link), u"r-1"_s);
        world.transport->before = {};
        QVERIFY(isPaid);
        world.pass(24h * 60);
        QVERIFY(world.sync());
        const auto repayments = basisOf(desk, of).transaction.repayments;
        QCOMPARE(repayments.size(), 1);
        QVERIFY(!repayments.first().link->active);
        QVERIFY(store::RepaymentRepository(*desk.database).openLinks()->isEmpty());
    }

    /// Random amounts, by hand and by link, until all is repaid: what is shown is what counts afterwards, and what the payer
    /// is asked for.
    void whateverIsRepaid()
    {
        SeededRandom random(seed());
        for (int round = 0; round < (qEnvironmentVariableIsSet("REGULARS_PROVE") ? 60 : 6); ++round) {
            const std::string currency = std::array{"jpy", "eur", "kwd"}[std::size_t(round % 3)];
            const Currency in(QString::fromStdString(currency));
            const qint64 all = qint64(1000 + random.below(90'000)) * in.step();
            World world(0);
            const Disputed of = newDispute(world, all, currency);
            decide(world, of, "lost");
            QVERIFY(world.sync());
            Desk desk(world);
            for (qint64 repaid = 0; repaid < all;) {
                RepaymentDraft draft = draftOf(random.below(2) ? How::Link : How::Manual);
                const qint64 left = all - repaid;
                if (random.below(3)) draft.amount = Money(std::min(left, qint64(100 + random.below(50'000)) * in.step()), in);
                // What is left stays payable.
                if (draft.amount && left - draft.amount->minor() < 1000 * in.step()) draft.amount.reset();
                const qint64 asked = draft.amount ? draft.amount->minor() : left;
                const RepaymentPreview preview = previewRepayment(draft, basisOf(desk, of));
                QCOMPARE(preview.amount, Money(asked, in));
                QCOMPARE(preview.openAfter, Money(left - asked, in));
                QCOMPARE(preview.ltvAfter->minor(), repaid + asked);
                const Operation done = perform(desk, of, draft, desk.random.uuid());
                QCOMPARE(done.state, OperationState::Done);
                if (draft.how == How::Link) {
                    const auto link = basisOf(desk, of).transaction.repayments.last().link;
                    pay(world, link->id);
                    const auto visit = nlohmann::json::parse(
                        world.get("/v1/checkout/sessions", "payment_link=" + link->id.text().toStdString()));
                    QCOMPARE(visit["data"][0]["amount_total"].get<qint64>(), asked);
                    world.pass(1min);
                    QVERIFY(world.sync());
                }
                repaid += asked;
                QCOMPARE(ltvOf(desk, of), repaid);
            }
            QCOMPARE(stateOf(desk, of), u"dispute_repaid"_s);
        }
    }

    void anotherWayReplacesAnOpenLink()
    {
        World world(0);
        const Disputed of = newDispute(world);
        decide(world, of, "lost");
        QVERIFY(world.sync());
        Desk desk(world);
        perform(desk, of, draftOf(How::Link), u"r-1"_s);
        const PaymentLinkId first = basisOf(desk, of).transaction.repayments.first().link->id;
        const RepaymentPreview preview = previewRepayment(draftOf(How::Manual), basisOf(desk, of));
        QCOMPARE(preview.replaced, QList{first});
        QCOMPARE(preview.warnings, QStringList(u"repayment_replaces_link"_s));
        QCOMPARE(perform(desk, of, draftOf(How::Link, 3000), u"r-2"_s).state, OperationState::Done);
        QVERIFY(!desk.get(u"payment_links/"_s + first.text())["active"].get<bool>());
        auto kept = basisOf(desk, of).transaction.repayments;
        QVERIFY(!kept.at(0).isOpen() && kept.at(1).isOpen());

        // Somebody pays while staff look at the old state: nothing is switched off, nothing recorded.
        const auto plan = planRepayment(draftOf(How::Manual), basisOf(desk, of));
        pay(world, kept.at(1).link->id);
        const auto stopped = desk.engine.perform(*plan, u"r-3"_s, {});
        QVERIFY(stopped);
        QCOMPARE(stopped->state, OperationState::Refused);
        QCOMPARE(stopped->error->code, u"changed_meanwhile"_s);
        QVERIFY(world.sync());
        QCOMPARE(ltvOf(desk, of), 3000);
        QCOMPARE(basisOf(desk, of).transaction.repayments.size(), 2);
    }

    /// Another desk has a store of its own: it sees at Stripe that somebody was faster.
    void aSecondDeskIsStopped()
    {
        World world(0);
        const Disputed of = newDispute(world);
        decide(world, of, "lost");
        QVERIFY(world.sync());
        Desk desk(world);
        const auto stale = planRepayment(draftOf(How::Manual), basisOf(desk, of));
        const QString other = world.file() + u".second"_s;
        QVERIFY(QFile::copy(world.file(), other));
        const auto store = store::Database::open(other, world.clock);
        QVERIFY(store);
        QCOMPARE(perform(desk, of, draftOf(How::Manual), u"r-1"_s).state, OperationState::Done);
        QCOMPARE(desk.get(u"charges/"_s + of.charge)["metadata"]["regulars_repayment"].get<std::string>(), std::string("r-1"));

        operations::Engine second(**store, desk.client, desk.stripeClock, desk.random, {});
        const auto stopped = second.perform(*stale, u"r-2"_s, {});
        QVERIFY(stopped);
        QCOMPARE(stopped->state, OperationState::Refused);
        QCOMPARE(stopped->error->code, u"changed_meanwhile"_s);
        // Now it knows, and asks.
        const auto basis = loadTransactionBasis(**store, PaymentId(of.charge), world.clock.now());
        QVERIFY(basis && *basis);
        QCOMPARE(codesOf(previewRepayment(draftOf(How::Manual, 100, false), **basis)), QStringList(u"accept_risk:risk_not_accepted"_s));
        QVERIFY(previewRepayment(draftOf(How::Manual, 100), **basis).warnings.contains(u"repayment_elsewhere"_s));
        QVERIFY(!basisOf(desk, of).transaction.isRepaidElsewhere);
    }

    void linksOfTheStudiosOwnAreLeftAlone()
    {
        World world(0);
        QVERIFY(world.sync());
        const std::string link = World::idIn(world.post(
            "/v1/payment_links", "line_items[0][quantity]=1&line_items[0][price_data][currency]=eur&line_items[0][price_data]"
                                 "[unit_amount]=900&line_items[0][price_data][product_data][name]=Mat"));
        pay(world, PaymentLinkId(QString::fromStdString(link)));
        world.pass(1min);
        world.transport->forget();
        QVERIFY(world.sync());
        QVERIFY(!world.transport->sent().isEmpty());
        for (const QString& request : world.transport->sent().keys())
            QVERIFY2(!request.contains(u"checkout"_s) && !request.contains(u"payment_links"_s), qPrintable(request));
        Desk desk(world);
        const auto open = store::RepaymentRepository(*desk.database).openLinks();
        QVERIFY(open && open->isEmpty());
    }
};

REGULARS_TEST(RepaymentTest)
#include "tst_repayment.moc"
