// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit.h"

#include "core/subscriptions/collection.h"
#include "core/subscriptions/creation.h"

#include <QtCore/QSet>
#include <QtSql/QSqlQuery>
#include <map>
#include <set>

namespace regulars::tests {

using namespace Qt::StringLiterals;

namespace {

/// Something of ours at Stripe.
struct Trace {
    std::string operation, step, object;
    Wish::Of of = Wish::Of::Ledger;
    std::int64_t amount = 0;
    std::int64_t endingBalance = 0; ///< of a ledger's entry
};

std::string named(const sandbox::Metadata& metadata, const char* name)
{
    for (const auto& [key, value] : metadata) {
        if (key == name) return value;
    }
    return {};
}

std::vector<Trace> traces(const sandbox::AccountState& state)
{
    std::vector<Trace> found;
    const auto add = [&](const sandbox::Metadata& metadata, Trace trace) {
        trace.operation = named(metadata, "regulars_op");
        trace.step = named(metadata, "regulars_step");
        if (!trace.operation.empty()) found.push_back(std::move(trace));
    };
    for (const sandbox::Refund& row : state.refunds)
        add(row.metadata, {{}, {}, state.charges[row.charge].id, Wish::Of::Refund, row.amount, 0});
    for (const sandbox::CustomerBalanceTransaction& row : state.customerBalance)
        add(row.metadata, {{}, {}, state.customers[row.customer].id, Wish::Of::Ledger, row.amount, row.endingBalance});
    for (const sandbox::PaymentLink& row : state.paymentLinks)
        add(row.metadata, {{}, {}, named(row.payment.metadata, "regulars_dispute"), Wish::Of::Link, row.lines.front().amount, 0});
    return found;
}

const Wish* wishOf(const Trace& trace, const QList<Asked>& all)
{
    for (const Asked& asked : all) {
        if (asked.id.toStdString() != trace.operation) continue;
        for (const Wish& wish : asked.wishes) {
            if (wish.step == trace.step && wish.of == trace.of) return &wish;
        }
    }
    return nullptr;
}

QString told(const Trace& trace)
{
    return u"%1 step %2: %3 %4 of %5"_s.arg(
        QString::fromStdString(trace.operation), QString::fromStdString(trace.step),
        trace.of == Wish::Of::Refund ? u"refund"_s : trace.of == Wish::Of::Link ? u"link"_s : u"ledger"_s, QString::number(trace.amount),
        QString::fromStdString(trace.object));
}

enum class Shape { Nothing, Whole, TakenBack, Half };

struct Group {
    int wished = 0, there = 0, taken = 0, undone = 0; ///< taken: entries of the ledger, undos left out
    bool isDebt = false;                              ///< a debit of ours ends with a customer who owes
    Shape shape() const
    {
        if (there == 0 && undone == 0) return Shape::Nothing;
        if (there == wished && undone == 0) return Shape::Whole;
        return there == taken && taken == undone ? Shape::TakenBack : Shape::Half;
    }
};

std::map<int, Group> groupsOf(const sandbox::AccountState& state, const Asked& asked)
{
    std::map<int, Group> groups;
    for (const Wish& wish : asked.wishes)
        groups[wish.group].wished += !wish.isUndo;
    for (const Trace& trace : traces(state)) {
        if (trace.operation != asked.id.toStdString()) continue;
        const Wish* wish = wishOf(trace, {asked});
        if (!wish) continue; // whatIsThere tells
        Group& group = groups[wish->group];
        ++(wish->isUndo ? group.undone : group.there);
        group.taken += !wish->isUndo && wish->of == Wish::Of::Ledger;
        group.isDebt |= wish->of == Wish::Of::Ledger && trace.amount > 0 && trace.endingBalance > 0;
    }
    return groups;
}

/// Where a person must look, since neither program nor Stripe can tell or mend it: a backup's operation may
/// not be sent, not even to take back; the ledger of a customer who is gone can not be read or written.
bool mayWait(const sandbox::AccountState& state, const Asked& asked, const Operation& operation)
{
    const auto customer = state.customers.find(asked.plan.customer.text().toStdString());
    return operation.state == OperationState::Unknown && !operation.nextCheck &&
           (operation.lookUpOnly || (customer && state.customers[customer].deleted));
}

} // namespace

QString Audit::whatIsThere(const sandbox::AccountState& state, const QList<Asked>& all)
{
    std::map<std::pair<std::string, std::string>, int> seen;
    for (const Trace& trace : traces(state)) {
        if (++seen[{trace.operation, trace.step}] > 1) return u"twice: "_s + told(trace);
        const Wish* wish = wishOf(trace, all);
        if (!wish) return u"nobody asked for "_s + told(trace);
        if (wish->object != trace.object || wish->amount != trace.amount)
            return u"asked for %1 of %2, Stripe has %3"_s.arg(wish->amount)
                .arg(QString::fromStdString(wish->object), told(trace));
    }
    return {};
}

QString Audit::whatBecame(const sandbox::AccountState& state, const Asked& asked,
                          const std::optional<Operation>& told)
{
    const QString name =
        asked.plan.kind + u' ' + asked.id + u' ' + (told ? toText(told->state) : u"unknown to its store"_s);
    if (!told && asked.isForgotten) return {};
    bool isWhole = true; // up to this group
    for (const auto& [number, group] : groupsOf(state, asked)) {
        const Shape shape = group.shape();
        const QString at = name + u", group %1: %2 of %3 there, %4 undone"_s.arg(number)
                                      .arg(group.there)
                                      .arg(group.wished)
                                      .arg(group.undone);
        if (told && told->isUnfinished()) {
            if (!mayWait(state, asked, *told)) return u"forgotten: "_s + at;
            continue;
        }
        if (shape == Shape::Half) return u"half done: "_s + at;
        if (shape == Shape::Whole && group.isDebt) return u"made a debt: "_s + at;
        if (shape == Shape::Whole && !isWhole) return u"went on after a failure: "_s + at;
        isWhole &= shape == Shape::Whole;
        const bool mayStand =
            told && (told->state == OperationState::Done || told->state == OperationState::Refused);
        if (shape != Shape::Nothing && !mayStand) return u"done, and not said: "_s + at;
    }
    if (!told || told->isUnfinished() || asked.wishes.isEmpty()) return {};
    if (isWhole != (told->state == OperationState::Done)) return u"not what is said: "_s + name;
    return {};
}

QString Audit::repayment(const sandbox::AccountState& state, store::Database& store, const Asked& asked,
                         const std::optional<Operation>& told)
{
    if (!asked.plan.kind.startsWith("repayment"_L1) || !told || told->isUnfinished()) return {};
    QSqlQuery query(store.handle());
    query.prepare(u"SELECT amount, done_at IS NOT NULL, link FROM repayments WHERE operation = ?"_s);
    query.addBindValue(asked.id);
    if (!query.exec() || !query.next()) return u"no repayment of "_s + asked.id;
    const bool counts = query.value(1).toBool();
    if (counts != (told->state == OperationState::Done)) return u"counts %1, and is %2: %3"_s.arg(counts).arg(toText(told->state), asked.id);
    if (query.value(0).toLongLong() != asked.plan.amount.minor()) return u"another amount: "_s + asked.id;
    const std::string link = query.value(2).toString().toStdString();
    if (query.next()) return u"repaid twice: "_s + asked.id;
    if (!counts || asked.wishes.isEmpty()) return {};
    const auto page = state.paymentLinks.find(link);
    const bool isIt = page && named(state.paymentLinks[page].metadata, "regulars_op") == asked.id.toStdString();
    return isIt ? QString() : u"another page: "_s + asked.id;
}

QString Audit::subscription(const sandbox::AccountState& state, const Asked& asked,
                            const std::optional<Operation>& told)
{
    const bool isCollection = asked.plan.kind == subscriptions::collectionKind;
    if ((!isCollection && !asked.plan.kind.startsWith("subscription_"_L1)) || !told || told->isUnfinished()) return {};
    const bool isDone = told->state == OperationState::Done;
    const QString name = asked.plan.kind + u' ' + asked.id + u' ' + toText(told->state);
    for (const sandbox::Price& price : state.prices) {
        if (named(price.metadata, "regulars_op") == asked.id.toStdString() && price.active != isDone && !told->lookUpOnly)
            return u"a price that was made for nothing, or put away: "_s + name;
    }
    const auto isMadeByIt = [&](const auto& row) { return named(row.metadata, "regulars_op") == asked.id.toStdString(); };
    if (asked.plan.kind == subscriptions::creationKind && !told->lookUpOnly) {
        const auto made = std::count_if(state.subscriptions.begin(), state.subscriptions.end(), isMadeByIt);
        if (made != (isDone ? 1 : 0)) return u"%1 were made: %2"_s.arg(made).arg(name);
        for (const sandbox::Coupon& coupon : state.coupons)
            if (isMadeByIt(coupon) && !coupon.deleted && !isDone) return u"a discount that was made for nothing: "_s + name;
    }
    const PlannedRequest& request = asked.plan.steps.last().request;
    if (request.method == "DELETE") {
        const auto ended = state.subscriptions.find(asked.plan.subject.toStdString());
        return isDone && state.subscriptions[ended].endedAt == 0 ? u"it goes on: "_s + name : QString();
    }
    const std::string key = asked.id.toStdString() + '-' + std::to_string(asked.plan.steps.size());
    // A card that declines leaves traces, too.
    const auto tells = [&](const std::string& type) {
        return !isCollection || type == "invoice.paid" || type == "invoice.marked_uncollectible";
    };
    int traces = 0; // a period that begins anew in the second in which it began leaves its invoice alone
    std::set<std::string> requests; // a payment in it may change it once more
    for (const sandbox::Event& event : state.events) {
        if (event.idempotencyKey != key) continue;
        traces += tells(event.type);
        requests.insert(event.requestId);
    }
    if (isDone && requests.size() > 1) return u"twice: "_s + name;
    // Whoever resumes one that the card does not pay for is told that it pauses on.
    if (!isDone) return traces == 0 || told->hasEffect() ? QString() : u"done, and not said: "_s + name;
    // The state of a subscription is no proof of whose doing it is: whoever asks for the same finds it done. And Stripe keeps
    // events for 30 days.
    const bool isForgotten = unixSeconds(told->recordedAt) < state.now - 29 * 86'400;
    return traces > 0 || isForgotten || request.lookUp.by == LookUp::By::State ? QString() : u"not done: "_s + name;
}

QString Audit::lists(const sandbox::AccountState& state, const QList<Asked>& all, const QMap<QString, OperationState>& told)
{
    QSet<QString> listed, wanted, unsure;
    QMap<QString, QSet<bool>> ends;
    for (const Asked& asked : all) {
        const auto ended = told.constFind(asked.id);
        for (auto it = asked.blocks.begin(); it != asked.blocks.end(); ++it) {
            if (it.value()) wanted.insert(it.key());
            if (ended != told.end() && *ended == OperationState::Discarded) continue;
            if (ended == told.end() || *ended != OperationState::Done) unsure.insert(it.key());
            ends[it.key()].insert(it.value());
        }
    }
    for (const sandbox::ValueList& list : state.valueLists) {
        QSet<QString> here;
        for (const auto item : list.items) {
            const QString value = QString::fromStdString(state.valueListItems[item].value).toLower();
            if (here.contains(value)) return u"blocked twice: "_s + value;
            if (!wanted.contains(value)) return u"nobody blocked "_s + value;
            here.insert(value);
        }
        listed += here;
    }
    for (auto it = ends.begin(); it != ends.end(); ++it) {
        if (unsure.contains(it.key()) || it->size() != 1) continue;
        if (listed.contains(it.key()) != it->contains(true)) return u"not as it was asked for on Stripe's lists: "_s + it.key();
    }
    return {};
}

QString Audit::ledgers(const sandbox::AccountState& state)
{
    std::map<std::string, std::int64_t> sums;
    for (const sandbox::CustomerBalanceTransaction& row : state.customerBalance)
        sums[state.customers[row.customer].id] += row.amount;
    for (const sandbox::Customer& customer : state.customers) {
        if (const auto sum = sums[customer.id]; sum != customer.balance)
            return u"%1 has a balance of %2, its ledger says %3"_s.arg(QString::fromStdString(customer.id))
                .arg(customer.balance)
                .arg(sum);
    }
    return {};
}

} // namespace regulars::tests
