// SPDX-License-Identifier: GPL-3.0-or-later
#include "deed.h"

#include "tests/support/testmain.h"
#include "tests/world/program.h"

#include <QtCore/QFile>
#include <nlohmann/json.hpp>

namespace regulars::tests {

namespace {

int desks = 0; // programs must not draw the same names

QString text(const std::string& bytes)
{
    return QString::fromStdString(bytes);
}

} // namespace

Desk::Desk(stripe::Transport& transport, FakeClock& clock, const QString& file)
    : random(seed() + static_cast<std::uint64_t>(++desks))
    , limiter(clock, 1'000'000)
    , stripeClock(clock)
    , client(transport, limiter, stripeClock, clock, random)
    , database(openStore(file, clock))
    , engine(*database, client, stripeClock, random, u"desk"_s)
{
}

std::unique_ptr<store::Database> Desk::openStore(const QString& file, FakeClock& clock)
{
    auto database = store::Database::open(file, clock);
    if (!database) qFatal("%s: %s", qPrintable(file), qPrintable(database.error().detail));
    return *std::move(database);
}

Operation Desk::find(const QString& id) const
{
    const auto found = store::OperationRepository(*database).find(id);
    if (!found || !*found) qFatal("no operation %s", qPrintable(id));
    return **found;
}

Scene::Scene()
{
    const std::string who = World::idIn(world.post("/v1/customers", "name=Mia"));
    const std::string method =
        World::idIn(world.post("/v1/payment_methods/pm_card_visa/attach", "customer=" + who));
    const std::string intent =
        world.post("/v1/payment_intents", "amount=" + std::to_string(paid) +
                                              "&currency=eur&confirm=true&customer=" + who +
                                              "&payment_method=" + method);
    customer = text(who);
    charge = text(nlohmann::json::parse(intent).at("latest_charge"));
    adjustElsewhere(-credit);
    layStore({}, file);
}

std::unique_ptr<Desk> Scene::open(const QString& other)
{
    return std::make_unique<Desk>(*world.transport, world.clock, other.isEmpty() ? file : other);
}

Plan Scene::refund(qint64 amount) const
{
    Plan plan;
    plan.kind = u"refund"_s;
    plan.customer = CustomerId(customer);
    plan.subject = charge;
    plan.parameters = u"amount=%1"_s.arg(amount);
    plan.amount = Money(amount, Currency(u"eur"));
    plan.guards = {{{u"charge"_s, charge}, u"charges/"_s + charge, {{u"/amount_refunded"_s, u"0"_s}}}};
    PlannedStep step;
    step.request.path = u"refunds"_s;
    step.request.body = "charge=" + charge.toLatin1() + "&amount=" + QByteArray::number(amount);
    step.request.answers = u"refund"_s;
    step.request.lookUp = {LookUp::By::Metadata, u"refunds"_s, "charge=" + charge.toLatin1(), {}, false};
    plan.steps = {step};
    plan.touched = {{u"charge"_s, charge}, {u"customer"_s, customer}};
    return plan;
}

Plan Scene::giveBack(qint64 amount) const
{
    Plan plan = refund(amount);
    plan.kind = u"balance_refund"_s;
    plan.guards.append(
        {{u"customer"_s, customer}, u"customers/"_s + customer, {{u"/balance"_s, QString::number(-credit)}}});
    PlannedStep ledger;
    const QString path = u"customers/%1/balance_transactions"_s.arg(customer);
    ledger.request.path = path;
    ledger.request.body = "currency=eur&amount=" + QByteArray::number(amount);
    ledger.request.answers = u"customer_balance_transaction"_s;
    ledger.request.lookUp = {LookUp::By::Metadata, path, {}, {}, false};
    ledger.expect = {{u"/ending_balance"_s, QString::number(amount - credit)}};
    ledger.undo = ledger.request;
    ledger.undo->body = "currency=eur&amount=" + QByteArray::number(-amount);
    plan.steps.prepend(ledger);
    return plan;
}

void Scene::refundElsewhere(qint64 amount)
{
    world.post("/v1/refunds", "charge=" + charge.toStdString() + "&amount=" + std::to_string(amount));
}

void Scene::adjustElsewhere(qint64 amount)
{
    world.post("/v1/customers/" + customer.toStdString() + "/balance_transactions",
               "currency=eur&amount=" + std::to_string(amount));
}

MovedMoney Scene::truth()
{
    const auto paidNow = nlohmann::json::parse(world.get("/v1/charges/" + charge.toStdString()));
    const auto person = nlohmann::json::parse(world.get("/v1/customers/" + customer.toStdString()));
    return {paidNow.at("amount_refunded"), person.at("balance"), world.countOf("refunds")};
}

void Scene::copyStore(const QString& to) const
{
    for (const QString& suffix : {u""_s, u"-wal"_s}) {
        QFile::remove(to + suffix);
        if (QFile::exists(file + suffix) && !QFile::copy(file + suffix, to + suffix))
            qFatal("%s", qPrintable(to));
    }
}

} // namespace regulars::tests
