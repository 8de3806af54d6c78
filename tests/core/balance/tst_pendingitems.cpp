// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/balance/pendingitems.h"
#include "core/sandbox/wire/faults.h"
#include "core/store/customerrepository.h"
#include "tests/world/desk.h"

using namespace regulars;
using namespace regulars::balance;
using namespace regulars::tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A customer with a card, some credit, and items that wait for the next invoice.
QString newCustomer(World& world, const QList<qint64>& items, qint64 credit = 0)
{
    const std::string customer = World::idIn(world.post("/v1/customers", "name=Mia"));
    const std::string method =
        World::idIn(world.post("/v1/payment_methods/pm_card_visa/attach", "customer=" + customer));
    world.post("/v1/customers/" + customer, "invoice_settings[default_payment_method]=" + method);
    if (credit != 0)
        world.post("/v1/customers/" + customer + "/balance_transactions",
                   "currency=eur&amount=" + std::to_string(-credit));
    for (const qint64 item : items)
        world.post("/v1/invoiceitems", "currency=eur&description=Unused+time&customer=" + customer + "&amount=" + std::to_string(item));
    return QString::fromStdString(customer);
}

Customer customerOf(Desk& desk, const QString& id)
{
    const auto found = store::CustomerRepository(*desk.database).find(CustomerId(id));
    if (!found || !*found) qFatal("no such customer");
    return **found;
}

QList<PendingItem> itemsOf(Desk& desk, const QString& id)
{
    const auto items = loadPendingItems(desk.client, CustomerId(id), {});
    if (!items) qFatal("%s", qPrintable(items.error().detail));
    return *items;
}

nlohmann::json invoicesOf(World& world, const QString& id)
{
    return nlohmann::json::parse(world.get("/v1/invoices", "customer=" + id.toStdString())).at("data");
}

} // namespace

/// What waits for a customer's next invoice, and an invoice of it now.
class PendingItemsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsInTheirFavourBecomesCredit()
    {
        World world(0);
        const QString id = newCustomer(world, {-5000, 500});
        QVERIFY(world.sync());
        Desk desk(world);
        world.transport->pageSize = 1;
        const QList<PendingItem> items = itemsOf(desk, id);
        world.transport->pageSize = 0;
        QCOMPARE(items.size(), 2);
        QCOMPARE(items.first().description, u"Unused time"_s);
        QCOMPARE(*sumOf(items), QList<Money>{Money(-4500, Currency(u"eur"))});
        QCOMPARE(desk.balanceOf(id), 0); // not on the balance yet
        QVERIFY(!wouldCharge(customerOf(desk, id), items));
        QVERIFY(wouldCharge(customerOf(desk, id), {PendingItem{u"ii_1"_s, {}, Money(1, Currency(u"eur")), false}}));
        Customer rich = customerOf(desk, id);
        rich.currency = Currency(u"eur");
        rich.balance = -100;
        QVERIFY(!wouldCharge(rich, {PendingItem{u"ii_1"_s, {}, Money(100, Currency(u"eur")), false}}));
        QVERIFY(wouldCharge(rich, {PendingItem{u"ii_1"_s, {}, Money(100, Currency(u"usd")), false}}));
        const auto done = desk.engine.perform(*planInvoiceNow(customerOf(desk, id), items), u"i-1"_s, {});
        QVERIFY(done);
        QCOMPARE(done->state, OperationState::Done);
        QCOMPARE(desk.balanceOf(id), -4500);
        QCOMPARE(customerOf(desk, id).balance, -4500); // the mirror knows at once
        QVERIFY(itemsOf(desk, id).isEmpty());
        QCOMPARE(planInvoiceNow(customerOf(desk, id), {}).error().code, u"pending_nothing"_s);
        QCOMPARE(invoicesOf(world, id)[0].at("status").get<std::string>(), std::string("paid"));
    }

    void whatTheyOweIsChargedLessTheirCredit()
    {
        World world(0);
        const QString id = newCustomer(world, {2000}, 500);
        QVERIFY(world.sync());
        Desk desk(world);
        QCOMPARE(desk.engine.perform(*planInvoiceNow(customerOf(desk, id), itemsOf(desk, id)), u"i-1"_s, {})->state, OperationState::Done);
        world.pass(2h);
        const auto invoice = invoicesOf(world, id)[0];
        QCOMPARE(invoice.at("amount_due").get<int>(), 1500);
        QCOMPARE(invoice.at("status").get<std::string>(), std::string("paid"));
        QCOMPARE(desk.balanceOf(id), 0);
    }

    void anItemThatIsGoneStopsIt()
    {
        World world(0);
        const QString id = newCustomer(world, {-5000, 500});
        QVERIFY(world.sync());
        Desk desk(world);
        const QList<PendingItem> items = itemsOf(desk, id);
        world.remove("/v1/invoiceitems/" + items.first().id.toStdString());
        const auto stopped = desk.engine.perform(*planInvoiceNow(customerOf(desk, id), items), u"i-1"_s, {});
        QVERIFY(stopped && stopped->state == OperationState::Refused);
        QCOMPARE(stopped->error->code, u"changed_meanwhile"_s);
        QVERIFY(invoicesOf(world, id).empty());
    }

    /// Where the second step is refused, Stripe makes the draft final later.
    void aDraftThatCanNotBeMadeFinalIsLeftToStripe()
    {
        World world(0);
        const QString id = newCustomer(world, {-5000});
        QVERIFY(world.sync());
        Desk desk(world);
        world.transport->before = [&](const stripe::HttpRequest& request) -> Result<void> {
            if (!request.path.endsWith("/finalize"_L1)) return {};
            return failure(ErrorKind::Refused, u"no"_s, u"invoice_not_editable"_s);
        };
        const auto ended = desk.engine.perform(*planInvoiceNow(customerOf(desk, id), itemsOf(desk, id)), u"i-1"_s, {});
        QVERIFY(ended);
        QVERIFY(ended->state == OperationState::Refused && ended->hasEffect());
        QCOMPARE(desk.balanceOf(id), 0);
        QVERIFY(itemsOf(desk, id).isEmpty()); // nobody can invoice them a second time
        world.pass(2h);
        QCOMPARE(desk.balanceOf(id), -5000);
        QCOMPARE(invoicesOf(world, id).size(), 1u);
    }

    /// Each fault once, at each request: one invoice, or none and the items wait on.
    void noFaultInvoicesTwice()
    {
        int seen = 0;
        for (const char* kind : {"500", "timeout", "reset", "garbled"}) {
            for (const char* moment : {":before", ":after"}) {
                for (int n = 1; n <= 6; ++n) {
                    // A sample, unless all of them are asked for.
                    if (!qEnvironmentVariableIsSet("REGULARS_PROVE") && ++seen % 5 != 0) continue;
                    World world(0);
                    const QString id = newCustomer(world, {-5000});
                    QVERIFY(world.sync());
                    const std::string spec = std::string(kind) + "@" + std::to_string(n) + moment;
                    const auto fault = sandbox::parseFault(spec);
                    QVERIFY2(fault, spec.c_str());
                    Desk desk(world);
                    const Plan plan = *planInvoiceNow(customerOf(desk, id), itemsOf(desk, id));
                    world.host->faults().add(*fault);
                    const auto first = desk.engine.perform(plan, u"i-1"_s, {});
                    world.host->faults().clear();
                    world.pass(6min);
                    const auto last = first ? desk.engine.resume(u"i-1"_s, {}) : desk.engine.perform(plan, u"i-1"_s, {});
                    QVERIFY2(last && last->state == OperationState::Done, spec.c_str());
                    QVERIFY2(desk.balanceOf(id) == -5000 && invoicesOf(world, id).size() == 1, spec.c_str());
                }
            }
        }
    }
};

REGULARS_TEST(PendingItemsTest)
#include "tst_pendingitems.moc"
