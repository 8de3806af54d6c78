// SPDX-License-Identifier: GPL-3.0-or-later
#include "staff.h"

#include "audit.h"
#include "core/store/operationrepository.h"
#include "desk.h"
#include "meddling.h"
#include "storecopy.h"
#include "tests/world/program.h"

#include <QtCore/QFile>

namespace regulars::tests {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Work = Traps::Work;

namespace {

std::optional<Operation> recorded(Desk& desk, const QString& id)
{
    const auto found = store::OperationRepository(*desk.database).find(id);
    if (!found) qFatal("%s", qPrintable(found.error().detail));
    return *found;
}

QStringList unfinished(Desk& desk)
{
    return *store::OperationRepository(*desk.database).unfinished();
}

} // namespace

Staff::Staff(SimulatedStripe& stripe, SandboxTransport& transport, FakeClock& clock, Traps& traps,
             QString file, QStringList& transcript)
    : m_stripe(stripe)
    , m_transport(transport)
    , m_clock(clock)
    , m_traps(traps)
    , m_files{file, file + u".second"_s}
    , m_copy(file + u".copy"_s)
    , m_transcript(transcript)
{
}

void Staff::openSecondDesk()
{
    (void)Desk::open(m_files[0], m_clock); // what a kill has left in its log goes into the file
    layStore(m_files[0], m_files[1]);
}

std::unique_ptr<Desk> Staff::start(int desk)
{
    return std::make_unique<Desk>(m_transport, m_clock, m_stripe.random(), m_files[desk]);
}

QString Staff::work(const Troubles& troubles)
{
    const auto acts = 1 + m_stripe.roll(3);
    for (std::uint64_t i = 0; i < acts; ++i) {
        QString wrong = act(troubles);
        if (wrong.isEmpty()) wrong = Audit::whatIsThere(m_stripe.state(), m_asked);
        if (!wrong.isEmpty()) return wrong;
        static constexpr std::array<std::chrono::seconds, 6> pauses{0s, 31s, 5min, 1h, 20h, 21h};
        if (one(2)) m_stripe.pass(pauses[m_stripe.roll(pauses.size())]);
    }
    return {};
}

QString Staff::act(const Troubles& troubles)
{
    switch (m_stripe.roll(8)) {
    case 0:
        return askAgain(troubles);
    case 1:
        return settle(someDesk(troubles), troubles);
    case 2:
        return goOn(someDesk(troubles), troubles);
    case 3:
        if (troubles.twoDesks) return askElsewhere(troubles);
        break;
    default:
        break;
    }
    return askForSomething(troubles);
}

QString Staff::askForSomething(const Troubles& troubles)
{
    const int at = someDesk(troubles);
    auto desk = start(at);
    m_traps.setNone(troubles); // for what is looked up at Stripe before anything is planned
    auto asked = someWish(*desk->database, desk->client, desk->stripeClock.now(), m_stripe.random());
    if (!asked) return {};
    asked->id = u"act-"_s + QString::fromStdString(m_stripe.fresh());
    asked->desk = at;
    m_asked.append(*asked);
    return perform(*asked, std::move(desk), troubles);
}

/// The other desk does the same, after the same look at things.
QString Staff::askElsewhere(const Troubles& troubles)
{
    if (m_asked.isEmpty()) return {};
    Asked like = m_asked.last();
    like.id = u"act-"_s + QString::fromStdString(m_stripe.fresh());
    like.desk = 1 - like.desk;
    like.isForgotten = false;
    m_asked.append(like);
    return perform(like, start(like.desk), troubles);
}

QString Staff::askAgain(const Troubles& troubles)
{
    if (m_asked.isEmpty()) return {};
    const Asked asked =
        m_asked[static_cast<qsizetype>(m_stripe.roll(static_cast<std::uint64_t>(m_asked.size())))];
    return asked.isForgotten ? QString() : perform(asked, start(asked.desk), troubles);
}

QString Staff::perform(const Asked& asked, std::unique_ptr<Desk> desk, const Troubles& troubles)
{
    const bool isCopied = troubles.restores && one(3);
    const auto known = recorded(*desk, asked.id);
    if (known && !known->isUnfinished()) return askForWhatEnded(*desk, asked, *known);
    const bool wasStale = !known && isStale(asked.plan);
    int until = isCopied ? 1 + static_cast<int>(m_stripe.roll(5)) : 0;
    Troubles these = troubles;
    if (isCopied) these.disk = these.kills = false;
    m_traps.set(Work::Acting, these, [this, &asked] { meddle(m_stripe, asked); });
    m_traps.beforeEach = [this, &until, &asked] {
        if (until > 0 && --until == 0) copyStore(m_files[asked.desk], m_copy);
    };
    if (isCopied && one(3)) copyStore(m_files[asked.desk], m_copy);
    const auto result = desk->engine.perform(asked.plan, asked.id, m_traps.cancel());
    m_traps.beforeEach = {};
    desk.reset(); // while the disk is still broken, if it is
    m_traps.lift();
    note(asked, result);
    QString wrong = wrongWith(result, asked, wasStale);
    if (isCopied && QFile::exists(m_copy)) putBack(asked.desk);
    return wrong;
}

QString Staff::wrongWith(const Result<Operation>& result, const Asked& asked, bool isStale)
{
    if (m_traps.isDead()) return {};
    if (!result) {
        if (m_traps.isAny()) return {};
        return asked.id + u" fails without a reason: "_s + result.error().detail;
    }
    if (isStale && result->state == OperationState::Done)
        return asked.id + u" did not see what had changed"_s;
    Desk desk(m_transport, m_clock, m_stripe.random(), m_files[asked.desk]);
    const auto kept = recorded(desk, asked.id);
    if (!kept || kept->state != result->state) return asked.id + u" is not what was answered"_s;
    return {};
}

/// The recorded result and no request; another deed of that name is refused.
QString Staff::askForWhatEnded(Desk& desk, const Asked& asked, const Operation& known)
{
    m_traps.setNone({});
    m_transport.forget();
    const auto again = desk.engine.perform(asked.plan, asked.id, {});
    if (!again || *again != known) return asked.id + u" is told in another way the second time"_s;
    Plan other = asked.plan;
    other.parameters += u" more"_s;
    const auto refused = desk.engine.perform(other, asked.id, {});
    if (refused || refused.error().code != "operation_id_used"_L1) return asked.id + u" is two deeds"_s;
    return m_transport.sent().isEmpty() ? QString() : asked.id + u" asks Stripe though it has ended"_s;
}

QString Staff::settle(int at, const Troubles& troubles)
{
    bool isWrong = false;
    {
        Desk desk(m_transport, m_clock, m_stripe.random(), m_files[at]);
        m_traps.set(Work::Acting, troubles);
        const auto settled = desk.engine.settle(m_traps.cancel());
        isWrong = !settled && !m_traps.isAny();
        m_transcript.append(settled ? u"settled: %1 ended, %2 open"_s.arg(settled->ended).arg(settled->open)
                                    : u"not settled: "_s + settled.error().detail);
    }
    m_traps.lift();
    return isWrong ? u"settling fails without a reason"_s : QString();
}

/// Somebody continues the oldest, or gives it up.
QString Staff::goOn(int at, const Troubles& troubles)
{
    {
        Desk desk(m_transport, m_clock, m_stripe.random(), m_files[at]);
        const QStringList open = unfinished(desk);
        if (open.isEmpty()) return {};
        const QString id =
            open[static_cast<qsizetype>(m_stripe.roll(static_cast<std::uint64_t>(open.size())))];
        m_traps.set(Work::Acting, troubles);
        const bool isOver = one(3);
        const auto result = isOver ? desk.engine.discard(id) : desk.engine.resume(id, m_traps.cancel());
        m_transcript.append((isOver ? u"discard "_s : u"resume "_s) + id + u": "_s +
                            (result ? toText(result->state) : result.error().detail));
    }
    m_traps.lift();
    return {};
}

/// One program a desk lives through all of it: where nothing is open any more, time need not go by.
QString Staff::comeToAnEnd(const Troubles& troubles)
{
    m_traps.setNone({});
    std::vector<std::unique_ptr<Desk>> desks;
    for (int at = 0; at < (troubles.twoDesks ? 2 : 1); ++at)
        desks.push_back(start(at));
    const auto isAnyOpen = [&desks] {
        return std::any_of(desks.begin(), desks.end(),
                           [](auto& desk) { return !unfinished(*desk).isEmpty(); });
    };
    for (const std::chrono::seconds pause : {0s, 360s, 3660s, 43'260s}) {
        if (!isAnyOpen()) break;
        m_stripe.pass(pause);
        for (const auto& desk : desks)
            if (const auto settled = desk->engine.settle({}); !settled)
                return u"calm, and yet it does not settle: "_s + settled.error().detail;
    }
    // A person may look again when Stripe has forgotten an answer of "500".
    for (const std::chrono::seconds pause : {0s, 7200s, 90'000s, 7200s}) {
        if (!isAnyOpen()) break;
        m_stripe.pass(pause);
        for (const auto& desk : desks)
            if (QString wrong = goOnCalmly(*desk); !wrong.isEmpty()) return wrong;
    }
    QMap<QString, OperationState> ends;
    for (const Asked& asked : std::as_const(m_asked)) {
        Desk& desk = *desks[static_cast<std::size_t>(asked.desk)];
        const auto told = recorded(desk, asked.id);
        if (told && !told->isUnfinished()) ends.insert(asked.id, told->state);
        QString wrong = Audit::whatBecame(m_stripe.state(), asked, told);
        if (wrong.isEmpty()) wrong = Audit::repayment(m_stripe.state(), *desk.database, asked, told);
        if (wrong.isEmpty()) wrong = Audit::subscription(m_stripe.state(), asked, told);
        if (!wrong.isEmpty()) return wrong;
        ++m_ended[asked.plan.kind + u' ' + (told ? toText(told->state) : u"not recorded"_s)];
    }
    if (QString wrong = Audit::whatIsThere(m_stripe.state(), m_asked); !wrong.isEmpty()) return wrong;
    if (QString wrong = Audit::lists(m_stripe.state(), m_asked, ends); !wrong.isEmpty()) return wrong;
    return Audit::ledgers(m_stripe.state());
}

QString Staff::goOnCalmly(Desk& desk)
{
    for (const QString& id : unfinished(desk)) {
        const auto operation = recorded(desk, id);
        const bool mayGiveUp = !operation->wasSent() && !operation->lookUpOnly;
        const auto result = mayGiveUp && one(2) ? desk.engine.discard(id) : desk.engine.resume(id, {});
        m_transcript.append(u"in the end "_s + id + u": "_s +
                            (result ? toText(result->state) : result.error().detail));
        if (!result) return u"calm, and yet %1 does not go on: %2"_s.arg(id, result.error().detail);
    }
    return {};
}

void Staff::putBack(int desk)
{
    restoreFrom(m_copy, m_files[desk], m_clock);
    m_transcript.append(u"a backup takes the place of store %1"_s.arg(desk));
    Desk restored(m_transport, m_clock, m_stripe.random(), m_files[desk]);
    for (Asked& asked : m_asked)
        if (asked.desk == desk && !recorded(restored, asked.id)) asked.isForgotten = true;
    if (desk == 0) m_isRestored = true;
}

/// Whether Stripe has moved on since the mirror last looked at what a plan is about.
bool Staff::isStale(const Plan& plan) const
{
    const sandbox::AccountState& state = m_stripe.state();
    for (const Guard& guard : plan.guards) {
        const std::string id = guard.object.id.toStdString();
        for (const FieldValue& field : guard.fields) {
            if (field.pointer == "/amount_refunded"_L1 &&
                field.value.toLongLong() != state.charges[state.charges.find(id)].amountRefunded)
                return true;
            if (field.pointer == "/balance"_L1 &&
                field.value.toLongLong() != state.customers[state.customers.find(id)].balance)
                return true;
        }
    }
    return false;
}

void Staff::note(const Asked& asked, const Result<Operation>& result)
{
    m_transcript.append(u"%1 %2 %3 %4 at desk %5: %6%7"_s.arg(
        asked.id, asked.plan.kind, asked.plan.subject, asked.plan.parameters, QString::number(asked.desk),
        result ? toText(result->state) : result.error().detail,
        m_traps.isDead() ? u" (killed)"_s : QString()));
}

} // namespace regulars::tests
