// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/differencerepository.h"
#include "core/store/mirrorbatch.h"
#include "tests/support/testmain.h"
#include "tests/world/world.h"

#include <QtSql/QSqlQuery>

using namespace regulars;
using namespace regulars::tests;
using namespace Qt::StringLiterals;
using store::Difference;
using store::SyncRepository;

namespace {

QList<Difference> differencesOf(World& world)
{
    return store::DifferenceRepository(*world.open()).newest(1000).value();
}

/// Something else than a sync changes the mirror.
void tamper(World& world, const QString& sql)
{
    const auto database = world.open();
    QSqlQuery query(database->handle());
    QVERIFY2(query.exec(sql), qPrintable(sql));
}

QString anyId(World& world, const QString& resource)
{
    return *SyncRepository(*world.open()).ids(resource)->begin();
}

sync::SyncOptions reconcile()
{
    sync::SyncOptions options = World::quick();
    options.reconcile = true;
    return options;
}

} // namespace

class DifferencesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFillAndWhatEventsTellAreNoDifferences()
    {
        World world;
        QVERIFY(world.sync());
        for (int month = 0; month < 3; ++month) {
            world.post("/v1/customers", "name=New");
            world.pass(std::chrono::hours(24 * 20)); // renewals, declines, the weekly audit
            QCOMPARE(world.sync()->differences, 0);
        }
        // Changed since the last look, and reconciled at once: news all the same.
        world.post("/v1/customers/" + anyId(world, u"customers"_s).toStdString(), "name=Other+Name");
        world.post("/v1/customers", "name=Newest");
        world.pass(std::chrono::hours(24 * 20));
        QCOMPARE(world.sync(reconcile())->differences, 0);
        const auto found = differencesOf(world);
        for (const Difference& difference : found)
            qWarning().noquote() << difference.resource << difference.id << difference.field;
        QVERIFY(found.isEmpty());
    }

    void aFieldThatDiffersIsNotedWithBothValues()
    {
        World world;
        QVERIFY(world.sync());
        const Instant equal = world.clock.now();
        const QString payment = anyId(world, u"payments"_s);
        tamper(world, u"UPDATE payments SET amount_refunded = 77 WHERE id = '%1'"_s.arg(payment));
        world.pass(std::chrono::hours(5));
        const auto report = world.sync(reconcile());
        QCOMPARE(report->differences, 1);
        const QList<Difference> found = differencesOf(world);
        QCOMPARE(found.size(), 1);
        const Difference& only = found.first();
        QCOMPARE(only.resource, u"payments"_s);
        QCOMPARE(only.id, payment);
        QVERIFY(only.kind == Difference::Kind::Changed);
        QCOMPARE(only.field, u"amount_refunded"_s);
        QCOMPARE(only.was.value(), u"77"_s);
        QCOMPARE(only.became.value(), u"0"_s);
        QVERIFY(only.equalAt == equal);
        QVERIFY(only.repairedAt == world.clock.now());
        QCOMPARE(only.foundBy, u"reconcile"_s);
        QCOMPARE(world.dump(), world.freshDump());
        QCOMPARE(world.sync(reconcile())->differences, 0);
        QCOMPARE(differencesOf(world).size(), 1); // kept, and told once
    }

    void personalFieldsAreNamedOnly()
    {
        World world;
        QVERIFY(world.sync());
        tamper(world,
               u"UPDATE customers SET name = 'Secret Person', email = 'secret@example.org' WHERE id = '%1'"_s
                   .arg(anyId(world, u"customers"_s)));
        QVERIFY(world.sync(reconcile()));
        QStringList fields;
        for (const Difference& difference : differencesOf(world)) {
            fields.append(difference.field);
            QVERIFY(!difference.was && !difference.became);
        }
        fields.sort();
        QCOMPARE(fields, (QStringList{u"email"_s, u"name"_s}));
        const auto database = world.open();
        QSqlQuery query(database->handle());
        QVERIFY(query.exec(
                    u"SELECT count(*) FROM differences WHERE quote(was) || quote(became) LIKE '%ecret%'"_s) &&
                query.next());
        QCOMPARE(query.value(0).toInt(), 0);
    }

    void whatWasMissingAndWhatIsGoneIsNoted()
    {
        World world;
        QVERIFY(world.sync());
        const QString missing = anyId(world, u"invoices"_s);
        tamper(world, u"DELETE FROM invoices WHERE id = '%1'"_s.arg(missing));
        tamper(
            world,
            u"INSERT INTO coupons (id, name, duration, duration_in_months, percent_off, amount_off, "
            "amount_off_currency, valid, created, read_at) VALUES ('ghost', '', 'once', 0, '5', 0, '', 1, 5, 5)"_s);
        world.pass(std::chrono::hours(1));
        QVERIFY(world.sync(reconcile()));
        QMap<QString, Difference::Kind> kinds;
        for (const Difference& difference : differencesOf(world))
            kinds.insert(difference.id, difference.kind);
        QCOMPARE(kinds.size(), 2);
        QVERIFY(kinds.value(missing) == Difference::Kind::Missing);
        QVERIFY(kinds.value(u"ghost"_s) == Difference::Kind::Gone);
    }

    void aNestedListThatDiffersIsNamed()
    {
        World world;
        QVERIFY(world.sync());
        tamper(world, u"UPDATE subscription_items SET quantity = 9 WHERE subscription = 1"_s);
        QVERIFY(world.sync(reconcile()));
        const auto found = differencesOf(world);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().field, u"subscription_items"_s);
    }

    void theAuditNotesADeletionThatNoEventTold()
    {
        World world;
        QVERIFY(world.sync());
        const QString gone = anyId(world, u"customers"_s);
        world.remove("/v1/customers/" + gone.toStdString());
        world.transport->after = [](const stripe::HttpRequest& request, QByteArray& body) {
            if (request.path == "/v1/events"_L1)
                body = R"({"object":"list","url":"/v1/events","has_more":false,"data":[]})";
        };
        world.pass(std::chrono::hours(24 * 8));
        QVERIFY(world.sync());
        const auto found = differencesOf(world);
        QVERIFY(!found.isEmpty());
        for (const Difference& difference : found) {
            QCOMPARE(difference.foundBy, u"audit"_s);
            QCOMPARE(difference.resource, u"customers"_s);
        }
        QVERIFY(std::any_of(found.begin(), found.end(), [&](const Difference& difference) {
            return difference.id == gone && difference.kind == Difference::Kind::Gone;
        }));
    }

    /// The event was late: the listing saw the change first. That is no difference.
    void whatALateEventExplainsIsTakenBack()
    {
        World world;
        QVERIFY(world.sync());
        const std::string customer = anyId(world, u"customers"_s).toStdString();
        world.post("/v1/customers/" + customer, "name=Renamed");
        int asked = 0;
        world.transport->after = [&asked](const stripe::HttpRequest& request, QByteArray& body) {
            if (request.path == "/v1/events"_L1 && ++asked == 1)
                body = R"({"object":"list","url":"/v1/events","has_more":false,"data":[]})";
        };
        QCOMPARE(world.sync(reconcile())->differences, 0);
        QVERIFY(asked >= 2);
        QVERIFY(differencesOf(world).isEmpty());
    }

    void theyOutliveARefill()
    {
        World world;
        QVERIFY(world.sync());
        tamper(world, u"UPDATE products SET active = 0"_s);
        QVERIFY(world.sync(reconcile()));
        const auto before = differencesOf(world);
        QVERIFY(!before.isEmpty());
        sync::SyncOptions full = World::quick();
        full.full = true;
        QCOMPARE(world.sync(full)->differences, 0);
        QVERIFY(differencesOf(world) == before);
    }
};

REGULARS_TEST(DifferencesTest)
#include "tst_differences.moc"
