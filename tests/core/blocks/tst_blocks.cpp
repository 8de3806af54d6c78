// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blocks/block.h"
#include "core/store/customerrepository.h"
#include "tests/world/desk.h"

using namespace regulars;
using namespace regulars::blocks;
using namespace regulars::tests;
using namespace Qt::StringLiterals;
using Reach = Radar::Reach;

namespace {

/// A customer who paid by card once, with a subscription.
QString newCustomer(World& world)
{
    const std::string customer = World::idIn(world.post("/v1/customers", "name=Mia&email=Mia%40example.com&phone=%2B4930123"));
    const std::string method =
        World::idIn(world.post("/v1/payment_methods/pm_card_visa/attach", "customer=" + customer));
    world.post("/v1/customers/" + customer, "invoice_settings[default_payment_method]=" + method);
    const std::string price = World::idIn(world.post(
        "/v1/prices", "currency=eur&unit_amount=2500&recurring[interval]=month&product_data[name]=Yoga"));
    world.post("/v1/subscriptions", "customer=" + customer + "&items[0][price]=" + price);
    return QString::fromStdString(customer);
}

/// Another payment with the saved card; what Stripe says of it.
std::string pay(World& world, const QString& customer)
{
    const auto id = customer.toStdString();
    const auto methods = nlohmann::json::parse(world.get("/v1/customers/" + id + "/payment_methods"));
    const std::string method = methods["data"][0]["id"];
    const std::string form = "amount=900&currency=eur&confirm=true&off_session=true&customer=" + id + "&payment_method=" + method;
    const auto answer = nlohmann::json::parse(world.post("/v1/payment_intents", form, 0));
    return answer.contains("error") ? answer["error"]["code"].get<std::string>() : answer["status"].get<std::string>();
}

BlockBasis basisOf(Desk& desk, const QString& customer)
{
    const auto basis = loadBlockBasis(*desk.database, CustomerId(customer));
    if (!basis || !*basis) qFatal("no such customer");
    return **basis;
}

Radar radarOf(Desk& desk, const BlockBasis& basis)
{
    const auto radar = readRadar(desk.client, basis.details, {});
    if (!radar) qFatal("%s", qPrintable(radar.error().detail));
    return *radar;
}

BlockDraft all(const BlockBasis& basis, bool block)
{
    BlockDraft draft;
    (block ? draft.block : draft.unblock) = basis.details;
    draft.why = u"charged back twice"_s;
    return draft;
}

QStringList textsOf(const QList<Detail>& details)
{
    QStringList texts;
    for (const Detail& detail : details) texts += toText(detail.kind) + (detail.blocked ? u"!"_s : QString());
    return texts;
}

bool isMarked(Desk& desk, const QString& customer)
{
    const auto row = store::CustomerRepository(*desk.database).row(CustomerId(customer));
    return row && *row && (*row)->blocked;
}

} // namespace

/// Who may not buy any more: in Stripe's lists where it has some, here where it has none.
class BlocksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void addressesThatSomebodyTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("value");
        QTest::newRow("four numbers") << u" 203.0.113.5 "_s << u"203.0.113.5"_s;
        QTest::newRow("version 6") << u"2001:DB8::1"_s << u"2001:db8::1"_s;
        for (const char* wrong : {"", "1", "1.2", "203.0.113", "203.0.113.256", "203.0.113.5.6", "example.com", "fe80::1%eth0", "a:b"})
            QTest::newRow(wrong) << QString::fromLatin1(wrong) << QString();
    }
    void addressesThatSomebodyTyped()
    {
        QFETCH(QString, typed);
        QFETCH(QString, value);
        const auto detail = ipAddress(typed);
        QCOMPARE(detail ? detail->value : QString(), value);
    }

    void allDetailsAndBack()
    {
        World world(0);
        const QString customer = newCustomer(world);
        QVERIFY(world.sync());
        Desk desk(world);
        BlockBasis basis = basisOf(desk, customer);
        QCOMPARE(textsOf(basis.details), QStringList({u"customer_id"_s, u"email"_s, u"card"_s})); // phones can not be blocked
        QCOMPARE(pay(world, customer), std::string("succeeded"));

        basis.details.append(*ipAddress(u"203.0.113.5"_s));
        Radar radar = radarOf(desk, basis);
        QCOMPARE(radar.reach, Reach::Lists);
        QVERIFY(radar.own.isEmpty());
        const auto plan = planBlock(all(basis, true), basis, radar);
        QVERIFY(plan);
        QVERIFY(!plan->parameters.contains(u"example.com"_s));
        const auto done = desk.engine.perform(*plan, u"b-1"_s, {});
        QVERIFY(done);
        QCOMPARE(done->state, OperationState::Done);
        QCOMPARE(pay(world, customer), std::string("card_declined"));
        QVERIFY(isMarked(desk, customer));

        basis = basisOf(desk, customer);
        QCOMPARE(textsOf(basis.details), QStringList({u"customer_id!"_s, u"email!"_s, u"card!"_s, u"ip_address!"_s}));
        QVERIFY(std::none_of(basis.details.begin(), basis.details.end(), [](const Detail& detail) { return detail.isLocal; }));
        radar = radarOf(desk, basis);
        QCOMPARE(radar.items.size(), 4);
        QCOMPARE(planBlock(all(basis, true), basis, radar).error().code, u"block_nothing"_s);

        QCOMPARE(desk.engine.perform(*planBlock(all(basis, false), basis, radar), u"b-2"_s, {})->state, OperationState::Done);
        QCOMPARE(pay(world, customer), std::string("succeeded"));
        QVERIFY(!isMarked(desk, customer));
        QVERIFY(radarOf(desk, basis).items.isEmpty());
        const auto history = store::BlockRepository(*desk.database).history(CustomerId(customer), u"email"_s, u"Mia@example.com"_s);
        QVERIFY(history);
        QCOMPARE(history->size(), 2);
        QVERIFY(!history->first().blocked && history->last().blocked);
        QCOMPARE(history->last().why, u"charged back twice"_s);
        QCOMPARE(history->last().operation, u"b-1"_s);
    }

    /// Somebody puts the email on the list between our look and our request.
    void whoStandsThereAlreadyIsBlocked()
    {
        World world(0);
        const QString customer = newCustomer(world);
        QVERIFY(world.sync());
        Desk desk(world);
        const BlockBasis basis = basisOf(desk, customer);
        const Radar radar = radarOf(desk, basis);
        const auto plan = planBlock(all(basis, true), basis, radar);
        const std::string list = radar.lists.value(u"email"_s).toStdString();
        world.post("/v1/radar/value_list_items", "value_list=" + list + "&value=mia%40example.com");
        const auto done = desk.engine.perform(*plan, u"b-1"_s, {});
        QCOMPARE(done->state, OperationState::Done);
        QCOMPARE(nlohmann::json::parse(world.get("/v1/radar/value_list_items", "value_list=" + list)).at("data").size(), 1u);
    }

    /// And somebody takes it off there before we do.
    void whoWasFreedElsewhereIsFree()
    {
        World world(0);
        const QString customer = newCustomer(world);
        QVERIFY(world.sync());
        Desk desk(world);
        BlockBasis basis = basisOf(desk, customer);
        QVERIFY(desk.engine.perform(*planBlock(all(basis, true), basis, radarOf(desk, basis)), u"b-1"_s, {}));
        basis = basisOf(desk, customer);
        const Radar radar = radarOf(desk, basis);
        const auto plan = planBlock(all(basis, false), basis, radar);
        world.remove("/v1/radar/value_list_items/" + radar.itemOf(basis.details.at(1)).toStdString());
        QCOMPARE(desk.engine.perform(*plan, u"b-2"_s, {})->state, OperationState::Done);
        QVERIFY(!isMarked(desk, customer));

        // Freed in the Dashboard alone: the list is right, not our log.
        QVERIFY(desk.engine.perform(*planBlock(all(basis, true), basis, radarOf(desk, basis)), u"b-3"_s, {}));
        basis = basisOf(desk, customer);
        const Radar again = radarOf(desk, basis);
        world.remove("/v1/radar/value_list_items/" + again.itemOf(basis.details.at(1)).toStdString());
        const Radar now = radarOf(desk, basis);
        QVERIFY(basis.details.at(1).blocked && !isBlocked(basis.details.at(1), now));
        QCOMPARE(previewBlock(all(basis, true), basis, now).changes.size(), 1);
    }

    void withoutListsItIsKeptHere_data()
    {
        QTest::addColumn<bool>("hasRadar");
        QTest::addColumn<Reach>("reach");
        QTest::newRow("no Radar") << false << Reach::None;
        QTest::newRow("no permission") << true << Reach::NotPermitted;
    }
    void withoutListsItIsKeptHere()
    {
        QFETCH(bool, hasRadar);
        QFETCH(Reach, reach);
        World world(0, hasRadar ? std::set<std::string>{"customer_read", "subscription_read", "charge_read", "payment_method_read",
                                                        "event_read", "account_read"}
                                : std::set<std::string>());
        const QString customer = newCustomer(world);
        if (!hasRadar) world.post("/_sandbox/radar", "enabled=false");
        QVERIFY(world.sync());
        Desk desk(world);
        BlockBasis basis = basisOf(desk, customer);
        const Radar radar = radarOf(desk, basis);
        QCOMPARE(radar.reach, reach);
        const BlockPreview preview = previewBlock(all(basis, true), basis, radar);
        QCOMPARE(preview.changes.size(), 3);
        QVERIFY(preview.changes.first().isLocal && preview.missingLists.isEmpty());
        QCOMPARE(desk.engine.perform(*planBlock(all(basis, true), basis, radar), u"b-1"_s, {})->state, OperationState::Done);
        QVERIFY(isMarked(desk, customer));
        basis = basisOf(desk, customer);
        QVERIFY(basis.details.first().blocked && basis.details.first().isLocal);
        QCOMPARE(desk.engine.perform(*planBlock(all(basis, false), basis, radar), u"b-2"_s, {})->state, OperationState::Done);
        QVERIFY(!isMarked(desk, customer));
    }

    void aListOfOurOwnWhereStripeHasNone()
    {
        World world(0);
        const QString customer = newCustomer(world);
        QVERIFY(world.sync());
        Desk desk(world);
        const BlockBasis basis = basisOf(desk, customer);
        Radar radar = radarOf(desk, basis);
        radar.lists.remove(u"email"_s);
        QCOMPARE(previewBlock(all(basis, true), basis, radar).missingLists, QStringList(u"email"_s));
        for (const QString& id : {u"l-1"_s, u"l-2"_s}) // made once, however often it is asked for
            QCOMPARE(desk.engine.perform(planLists({u"email"_s}, CustomerId(customer)), id, {})->state, OperationState::Done);
        const auto lists = nlohmann::json::parse(world.get("/v1/radar/value_lists", "alias=regulars_blocked_email")).at("data");
        QCOMPARE(lists.size(), 1u);
        QCOMPARE(lists[0].at("item_type").get<std::string>(), std::string("email"));
        QCOMPARE(radarOf(desk, basis).own.size(), 0); // Stripe's own comes first where there is one
        QCOMPARE(ownRule(u"email"_s), u"Block if :email: in @regulars_blocked_email"_s);
    }

    void whatRunsEndsOrIsPaused_data()
    {
        QTest::addColumn<Running>("running");
        QTest::newRow("ends") << Running::End;
        QTest::newRow("paused") << Running::Pause;
        QTest::newRow("goes on") << Running::Leave;
    }
    void whatRunsEndsOrIsPaused()
    {
        QFETCH(Running, running);
        World world(0);
        const QString customer = newCustomer(world);
        QVERIFY(world.sync());
        Desk desk(world);
        const BlockBasis basis = basisOf(desk, customer);
        QCOMPARE(basis.running.size(), 1);
        BlockDraft draft = all(basis, true);
        draft.running = running;
        QCOMPARE(desk.engine.perform(*planBlock(draft, basis, radarOf(desk, basis)), u"b-1"_s, {})->state, OperationState::Done);
        const auto subscription = desk.get(u"subscriptions/"_s + basis.running.first().id.text());
        QCOMPARE(subscription.at("cancel_at_period_end").get<bool>(), running == Running::End);
        QCOMPARE(!subscription.at("pause_collection").is_null(), running == Running::Pause);
        QCOMPARE(basisOf(desk, customer).running.isEmpty(), running != Running::Leave); // the mirror knows at once
    }

    void anErasedPersonLeavesNoValue()
    {
        World world(0);
        const QString customer = newCustomer(world);
        QVERIFY(world.sync());
        Desk desk(world);
        const BlockBasis basis = basisOf(desk, customer);
        QVERIFY(desk.engine.perform(*planBlock(all(basis, true), basis, radarOf(desk, basis)), u"b-1"_s, {}));
        store::BlockRepository repository(*desk.database);
        QVERIFY(repository.eraseValues(CustomerId(customer)));
        const auto kept = repository.details(CustomerId(customer));
        QCOMPARE(kept->size(), 3);
        for (const store::BlockedDetail& detail : *kept) QVERIFY(detail.value.startsWith(u'#') && detail.blocked);
    }
};

REGULARS_TEST(BlocksTest)
#include "tst_blocks.moc"
