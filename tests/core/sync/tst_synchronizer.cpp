// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/cataloguerepository.h"
#include "core/store/customerrepository.h"
#include "core/store/lease.h"
#include "core/store/mirrorbatch.h"
#include "tests/support/testmain.h"
#include "tests/world/world.h"

#include <QtCore/QUrlQuery>
#include <nlohmann/json.hpp>

using namespace regulars;
using namespace regulars::tests;
using namespace Qt::StringLiterals;
using store::SyncRepository;

namespace {

/// Compares line by line, so that a difference can be read.
void compare(const QStringList& mirror, const QStringList& expected)
{
    const QSet<QString> have(mirror.begin(), mirror.end()), want(expected.begin(), expected.end());
    for (const QString& line : expected) {
        if (!have.contains(line)) qWarning().noquote() << "missing:" << line;
    }
    for (const QString& line : mirror) {
        if (!want.contains(line)) qWarning().noquote() << "extra:  " << line;
    }
    QCOMPARE(mirror, expected);
}

int total(const QMap<QString, int>& sent)
{
    int sum = 0;
    for (const int count : sent)
        sum += count;
    return sum;
}

} // namespace

class SynchronizerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFirstFillHoldsEverything()
    {
        World world;
        const auto report = world.sync();
        QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
        QVERIFY(report->firstFill);
        QVERIFY(report->isComplete());
        const auto database = world.open();
        const auto counts = SyncRepository(*database).counts();
        QCOMPARE(counts->value(u"customers"_s), 12);
        QVERIFY(counts->value(u"payments"_s) > 4);
        QVERIFY(counts->value(u"invoices"_s) > 4);
        QVERIFY(counts->value(u"balance_transactions"_s) > 4);
        const auto windows = SyncRepository(*database).windows();
        for (const auto& window : *windows)
            QVERIFY(window.done);
        QCOMPARE(report->requests, total(world.transport->sent()));
        QCOMPARE(*SyncRepository(*database).readsSince(world.clock.now() - std::chrono::hours(24)),
                 report->requests);
    }

    void aQuietAccountCostsTwoRequests()
    {
        World world;
        QVERIFY(world.sync());
        world.pass(std::chrono::hours(1));
        QVERIFY(world.sync()); // the events of the overlap have been read after this
        world.pass(std::chrono::hours(1));
        world.transport->forget();
        QVERIFY(world.sync());
        QCOMPARE(total(world.transport->sent()), 2); // account and events
        sync::SyncOptions routine = World::quick();
        routine.routine = true;
        world.transport->forget();
        QVERIFY(world.sync(routine));
        QCOMPARE(total(world.transport->sent()), 1); // events
    }

    void changesAreFollowed()
    {
        World world;
        QVERIFY(world.sync());
        world.pass(std::chrono::hours(2));
        const std::string fresh = World::idIn(world.post("/v1/customers", "name=New+One"));
        const std::string method =
            World::idIn(world.post("/v1/payment_methods/pm_card_visa/attach", "customer=" + fresh));
        const std::string intent =
            world.post("/v1/payment_intents", "amount=9900&currency=eur&confirm=true&customer=" + fresh +
                                                  "&payment_method=" + method);
        const auto charge =
            QString::fromStdString(intent).section(u"\"latest_charge\":\""_s, 1).section(u'"', 0, 0);
        world.post("/v1/refunds", "amount=900&charge=" + charge.toStdString());
        world.post("/v1/customers/" + fresh, "name=New+Name");
        world.post("/v1/customers/" + fresh + "/balance_transactions", "amount=-500&currency=eur");
        world.pass(std::chrono::hours(24 * 20)); // renewals, failures and retries
        world.transport->forget();
        const auto report = world.sync();
        QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
        QVERIFY(!report->firstFill);
        compare(world.dump(), world.freshDump());

        const auto database = world.open();
        const auto row = store::CustomerRepository(*database).row(CustomerId(QString::fromStdString(fresh)));
        QCOMPARE((*row)->ltv, Money(9000, Currency(u"eur")));
        QCOMPARE((*row)->creditBalance, Money(500, Currency(u"eur")));
        QCOMPARE((*row)->name, u"New Name"_s);
    }

    /// New customers are read through their list; one of them is deleted between two of its pages.
    void aListWhoseCursorIsDeletedStartsAgain()
    {
        World world(3);
        QVERIFY(world.sync());
        world.pass(std::chrono::hours(1));
        for (const char* name : {"One", "Two", "Three", "Four"})
            world.post("/v1/customers", std::string("name=") + name);
        world.transport->pageSize = 1;
        QString deleted;
        world.transport->before = [&](const stripe::HttpRequest& request) -> Result<void> {
            const QUrlQuery query(QString::fromUtf8(request.query));
            const QString cursor = query.queryItemValue(u"starting_after"_s);
            if (request.path == "/v1/customers"_L1 && deleted.isEmpty() && !cursor.isEmpty()) {
                deleted = cursor;
                world.remove("/v1/customers/" + cursor.toStdString());
            }
            return {};
        };
        const auto report = world.sync();
        world.transport->before = {};
        world.transport->pageSize = 0;
        QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
        QVERIFY(!deleted.isEmpty());
        QVERIFY(world.sync());
        compare(world.dump(), world.freshDump());
    }

    void aMethodWhoseDetachingWasMissedGoesWithTheNextLook()
    {
        World world(0);
        const std::string one = World::idIn(world.post("/v1/customers", "name=One"));
        const std::string method =
            World::idIn(world.post("/v1/payment_methods/pm_card_visa/attach", "customer=" + one));
        const CustomerId customer(QString::fromStdString(one));
        QVERIFY(world.sync());
        const auto methods = [&] {
            return store::CatalogueRepository(*world.open()).methodsOfCustomer(customer)->size();
        };
        QVERIFY(world.look(customer));
        QCOMPARE(methods(), 1);
        world.post("/v1/payment_methods/" + method + "/detach");
        world.pass(std::chrono::hours(24 * 8)); // no sync: nobody was told
        QVERIFY(world.look(customer));
        QCOMPARE(methods(), 0);
    }

    /// No event tells of a payout or a fee of Stripe's; one that came in a quiet time is read when money
    /// moves again.
    void aMovementOfAQuietTimeIsNotMissed()
    {
        World world;
        QVERIFY(world.sync());
        world.pass(std::chrono::hours(1));
        const qint64 then = unixSeconds(world.accountClock.now());
        world.transport->after = [&](const stripe::HttpRequest& request, QByteArray& body) {
            if (request.path != "/v1/balance_transactions"_L1) return;
            const auto from =
                QString::fromUtf8(request.query).section(u"created[gte]="_s, 1).section(u'&', 0, 0);
            if (from.toLongLong() > then) return;
            auto page = nlohmann::json::parse(body.toStdString());
            auto movement = page.at("data").empty() ? nlohmann::json() : page.at("data").back();
            if (!movement.is_object()) return;
            movement["id"] = "txn_payout";
            movement["type"] = "payout";
            movement["created"] = then;
            page.at("data").push_back(movement);
            body = QByteArray::fromStdString(page.dump());
        };
        world.pass(std::chrono::hours(1));
        QVERIFY(world.sync()); // nothing moved that events tell of
        world.pass(std::chrono::hours(2));
        world.post("/v1/payment_intents",
                   "amount=1500&currency=eur&confirm=true&payment_method=pm_card_visa");
        QVERIFY(world.sync());
        QVERIFY(SyncRepository(*world.open()).ids(u"balance_transactions"_s)->contains(u"txn_payout"_s));
    }

    /// Stripe tells of disputes only, not of the charges that they change; many of them are listed, not
    /// fetched.
    void manyDisputesBringTheirCharges()
    {
        World world(0);
        for (int i = 0; i < 4; ++i) {
            const std::string customer = World::idIn(world.post("/v1/customers", "name=Disputer"));
            const std::string method = World::idIn(
                world.post("/v1/payment_methods/pm_card_createDispute/attach", "customer=" + customer));
            world.post("/v1/payment_intents", "amount=2500&currency=eur&confirm=true&customer=" + customer +
                                                  "&payment_method=" + method);
        }
        QVERIFY(world.sync());
        world.transport->after = [](const stripe::HttpRequest& request, QByteArray& body) {
            if (request.path != "/v1/events"_L1) return;
            auto page = nlohmann::json::parse(body.toStdString());
            auto& events = page.at("data");
            events.erase(
                std::remove_if(events.begin(), events.end(),
                               [](const auto& event) { return event.at("type") == "charge.updated"; }),
                events.end());
            body = QByteArray::fromStdString(page.dump());
        };
        world.pass(std::chrono::hours(24 * 5));
        QVERIFY(world.sync());
        QCOMPARE(SyncRepository(*world.open()).counts()->value(u"disputes"_s), 4);
        compare(world.dump(), world.freshDump());
    }

    void whatTheAccountIsCalledFollowsStripe()
    {
        World world;
        const auto database = world.open();
        const auto id = QString::fromStdString(World::idIn(world.get("/v1/account")));
        Account old;
        old.id = AccountId(id);
        old.name = u"As it was called before"_s;
        old.timeZone = u"Asia/Tokyo"_s;
        QVERIFY(SyncRepository(*database).bind(old, Mode::Test));
        QVERIFY(world.sync());
        const auto account = SyncRepository(*database).account();
        QVERIFY((*account)->name != old.name);
        QVERIFY((*account)->timeZone != old.timeZone);
        QVERIFY(*SyncRepository(*database).mode() == Mode::Test);
    }

    void deletionsAreApplied()
    {
        World world;
        QVERIFY(world.sync());
        const auto database = world.open();
        const QString gone = *SyncRepository(*database).ids(u"customers"_s)->begin();
        world.remove("/v1/customers/" + gone.toStdString());
        QVERIFY(world.sync());
        QVERIFY(!SyncRepository(*database).ids(u"customers"_s)->contains(gone));
        compare(world.dump(), world.freshDump());
    }

    void aDeletionThatNoEventToldIsFoundByTheAudit()
    {
        World world;
        QVERIFY(world.sync());
        const auto database = world.open();
        const QString gone = *SyncRepository(*database).ids(u"customers"_s)->begin();
        world.remove("/v1/customers/" + gone.toStdString());
        // As if the event had been read already, and its object not.
        {
            auto batch = store::MirrorBatch::begin(*database);
            const auto text = QString::number(unixSeconds(world.clock.now() + std::chrono::hours(1)));
            QVERIFY(SyncRepository(*database).setText(u"events_cursor_at"_s, text));
            QVERIFY(batch->commit());
        }
        world.pass(std::chrono::hours(24 * 8));
        QVERIFY(world.sync());
        QVERIFY(!SyncRepository(*database).ids(u"customers"_s)->contains(gone));
    }

    void aGapLongerThanEventsAreKeptIsReconciled()
    {
        World world;
        QVERIFY(world.sync());
        const auto database = world.open();
        const QString gone = *SyncRepository(*database).ids(u"customers"_s)->begin();
        world.remove("/v1/customers/" + gone.toStdString());
        world.post("/v1/customers", "name=Meanwhile");
        world.pass(std::chrono::hours(24 * 45));
        const auto report = world.sync();
        QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
        QVERIFY(report->reconciled);
        compare(world.dump(), world.freshDump());
    }

    /// A machine that slept knows nothing of the time that passed: Stripe's first answer tells.
    void aGapThatTheDeskSleptThroughIsListedAgain()
    {
        World world;
        QVERIFY(world.sync());
        world.post("/v1/customers", "name=Meanwhile");
        QVERIFY(world.accountClock.moveTo(world.accountClock.now() + std::chrono::hours(24 * 45)));
        world.get("/v1/account"); // what is due happens
        sync::SyncOptions routine = World::quick();
        routine.routine = true;
        const auto report = world.sync(routine);
        QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
        QVERIFY(report->reconciled);
        compare(world.dump(), world.freshDump());
    }

    /// The n-th request fails for every n; whatever was done stays, and the next run does the rest.
    void everyRequestMayFail()
    {
        World world(150);
        world.transport->before = {};
        int failures = 0;
        for (int n = 1; n < 200; ++n) {
            std::atomic<int> count{0};
            world.transport->before = [&](const stripe::HttpRequest&) -> Result<void> {
                if (++count >= n) return failure(ErrorKind::Cancelled, u"cut"_s);
                return {};
            };
            const auto report = world.sync();
            if (report) break;
            QVERIFY(report.error().kind == ErrorKind::Cancelled);
            ++failures;
        }
        QVERIFY(failures > 2);
        world.transport->before = {};
        QVERIFY(world.sync());
        compare(world.dump(), world.freshDump());
    }

    void aKilledFillGoesOnWhereItWas()
    {
        World world(250);
        std::atomic<int> pages{0};
        world.transport->before = [&](const stripe::HttpRequest&) -> Result<void> {
            if (++pages > 12) return failure(ErrorKind::Cancelled, u"cut"_s);
            return {};
        };
        QVERIFY(!world.sync());
        world.transport->before = {};
        world.transport->forget();
        const auto report = world.sync();
        QVERIFY(report);
        const int rest = total(world.transport->sent());
        compare(world.dump(), world.freshDump());
        world.transport->forget();
        sync::SyncOptions full = World::quick();
        full.full = true;
        QVERIFY(world.sync(full));
        QVERIFY2(rest < total(world.transport->sent()), "the second run began again");
    }

    void aMissingPermissionIsLeftOutAndSaid()
    {
        World world(12, {"customer_read", "subscription_read", "invoice_read", "product_read", "plan_read",
                         "coupon_read", "event_read", "charge_read"});
        const auto report = world.sync();
        QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
        QVERIFY(!report->isComplete());
        QVERIFY(!report->missingPermissions.isEmpty());
        const auto database = world.open();
        QCOMPARE(SyncRepository(*database).counts()->value(u"customers"_s), 12);
    }

    void aPermissionGivenLaterBringsWhatWasMissing_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString& name : {u"customers"_s, u"charges"_s, u"refunds"_s, u"balance_transactions"_s,
                                    u"subscriptions"_s, u"products"_s, u"events"_s})
            QTest::newRow(qPrintable(name)) << u"/v1/"_s + name;
    }
    void aPermissionGivenLaterBringsWhatWasMissing()
    {
        QFETCH(QString, path);
        World world;
        world.transport->before = [path](const stripe::HttpRequest& request) -> Result<void> {
            if (request.path.startsWith(path)) return failure(ErrorKind::Permission, path);
            return {};
        };
        QVERIFY(!world.sync()->isComplete());
        world.pass(std::chrono::hours(1));
        const std::string fresh = World::idIn(world.post("/v1/customers", "name=Meanwhile"));
        const std::string method =
            World::idIn(world.post("/v1/payment_methods/pm_card_visa/attach", "customer=" + fresh));
        world.post("/v1/payment_intents",
                   "amount=9900&currency=eur&confirm=true&customer=" + fresh + "&payment_method=" + method);
        const auto still = world.sync();
        QVERIFY(still);
        QVERIFY2(!still->isComplete(), "forgets that something is missing");
        world.transport->before = {};
        world.pass(std::chrono::hours(1));
        const auto given = world.sync();
        QVERIFY(given);
        QVERIFY(given->isComplete());
        compare(world.dump(), world.freshDump());
        world.transport->forget();
        world.pass(std::chrono::hours(1));
        QVERIFY(world.sync());
        world.transport->forget();
        QVERIFY(world.sync());
        QCOMPARE(total(world.transport->sent()), 2); // and costs nothing more
    }

    void whatIsMissingIsNotForgottenWhenTheRunEndsEarly()
    {
        World world;
        world.transport->before = [](const stripe::HttpRequest& request) -> Result<void> {
            if (request.path == "/v1/prices"_L1) return failure(ErrorKind::Permission, request.path);
            if (request.path == "/v1/events"_L1) return failure(ErrorKind::Cancelled, request.path);
            return {};
        };
        QVERIFY(!world.sync());
        world.transport->before = {};
        QVERIFY(world.sync());
        compare(world.dump(), world.freshDump());
    }

    /// A listing that was cut off ends before what the key could not read afterwards.
    void whatIsMissingIsYoungerThanTheListingThatGoesOn()
    {
        World world(4);
        QVERIFY(world.sync());
        sync::SyncOptions again = World::quick();
        again.reconcile = true;
        const auto refuse = [&world](const QString& path, bool isForbidden) {
            world.transport->before = [path, isForbidden](const stripe::HttpRequest& request) -> Result<void> {
                if (isForbidden && request.path.startsWith("/v1/prices"_L1)) return failure(ErrorKind::Permission, request.path);
                return request.path == path ? failure(ErrorKind::Network, u"gone"_s) : Result<void>();
            };
        };
        refuse(u"/v1/prices"_s, false);
        QVERIFY(!world.sync(again));
        world.pass(std::chrono::hours(1));
        world.post("/v1/prices", "currency=eur&unit_amount=900&product=" + World::idIn(world.post("/v1/products", "name=New")));
        world.pass(std::chrono::hours(1));
        refuse(u"/v1/subscriptions"_s, true);
        QVERIFY(!world.sync());
        world.transport->before = {};
        QVERIFY(world.sync());
        QCOMPARE(world.dump(), world.freshDump());
    }

    /// The end of a subscription that is not here yet tells of its invoices that are: nobody collects them any more.
    void anEndIsToldBeforeTheSubscriptionIsKnown()
    {
        World world(0);
        QVERIFY(world.sync());
        const std::string customer = World::idIn(world.post("/v1/customers", "name=Mia"));
        const std::string method =
            World::idIn(world.post("/v1/payment_methods/pm_card_chargeCustomerFail/attach", "customer=" + customer));
        const std::string price = World::idIn(world.post(
            "/v1/prices", "currency=eur&unit_amount=900&recurring[interval]=month&product="
                              + World::idIn(world.post("/v1/products", "name=Yoga"))));
        const std::string subscription = World::idIn(world.post(
            "/v1/subscriptions", "trial_period_days=34&customer=" + customer + "&default_payment_method=" + method
                                     + "&items[0][price]=" + price));
        world.pass(std::chrono::hours(24 * 35)); // events run out; the first payment fails, and is tried again
        world.transport->before = [](const stripe::HttpRequest& request) -> Result<void> {
            return request.path.startsWith("/v1/subscriptions"_L1) ? failure(ErrorKind::Network, u"gone"_s) : Result<void>();
        };
        QVERIFY(!world.sync());
        world.transport->before = {};
        world.remove("/v1/subscriptions/" + subscription);
        world.pass(std::chrono::hours(1));
        QVERIFY(world.sync());
        QCOMPARE(world.dump(), world.freshDump());
    }

    void aKeyThatMayNotReadTheAccountIsKnownByItsObjects()
    {
        World world;
        QVERIFY(world.sync());
        const QStringList before = world.dump();
        const auto noAccount = [](const stripe::HttpRequest& request) -> Result<void> {
            if (request.path == "/v1/account"_L1) return failure(ErrorKind::Permission, request.path);
            return {};
        };
        world.transport->before = noAccount;
        QVERIFY(world.sync()); // the studio's own
        world.transport->before = [&](const stripe::HttpRequest& request) -> Result<void> {
            if (auto may = noAccount(request); !may) return may;
            if (request.path.count(u'/') < 3) return {};
            return failure(ErrorKind::NotFound, request.path, u"resource_missing"_s);
        };
        QCOMPARE(world.sync().error().code, u"other_account"_s);
        compare(world.dump(), before);
    }

    void onlyOneProgramSyncs()
    {
        World world;
        const auto database = world.open();
        const auto lease = store::Lease::take(*database, u"sync"_s, u"somebody else"_s);
        QVERIFY(lease);
        QCOMPARE(world.sync().error().code, u"busy"_s);
    }

    void theKeyOfAnotherAccountChangesNothing()
    {
        World world;
        const auto database = world.open();
        Account other;
        other.id = AccountId(u"acct_other"_s);
        QVERIFY(SyncRepository(*database).bind(other, Mode::Test));
        QCOMPARE(world.sync().error().code, u"other_account"_s);
        QCOMPARE(SyncRepository(*database).counts()->value(u"customers"_s), 0);
    }

    void cancellingStops()
    {
        World world;
        world.cancel.cancel();
        QVERIFY(world.sync().error().kind == ErrorKind::Cancelled);
    }
};

REGULARS_TEST(SynchronizerTest)
#include "tst_synchronizer.moc"
