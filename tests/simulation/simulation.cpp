// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation.h"

#include "core/sandbox/model/state.h"
#include "storecopy.h"
#include "tests/support/faultvfs.h"
#include "tests/world/mirrordump.h"
#include "tests/world/program.h"

#include <QtSql/QSqlQuery>
#include <nlohmann/json.hpp>

namespace regulars::tests {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QSet<QString> eventsReceived(store::Database& database)
{
    QSet<QString> ids;
    QSqlQuery query(u"SELECT id FROM events_received"_s, database.handle());
    while (query.next())
        ids.insert(query.value(0).toString());
    return ids;
}

/// What makes the two dumps differ, short enough to read.
QStringList differences(const QStringList& have, const QStringList& want)
{
    const auto missing = [](const QStringList& lines, const QStringList& others) {
        const QSet<QString> set(others.begin(), others.end());
        QStringList only;
        std::copy_if(lines.begin(), lines.end(), std::back_inserter(only),
                     [&](const QString& l) { return !set.contains(l); });
        return only;
    };
    const auto key = [](const QString& line) { return line.section(u' ', 0, 1); };
    QMap<QString, QString> wanted;
    for (const QString& line : missing(want, have))
        wanted.insert(key(line), line);
    QStringList wrong;
    for (const QString& line : missing(have, want)) {
        const QStringList fields = line.split(u' '), others = wanted.take(key(line)).split(u' ');
        wrong.append(key(line) + u" is "_s + missing(fields, others).join(u' ') + u", Stripe has "_s +
                     missing(others, fields).join(u' '));
    }
    for (const QString& line : wanted)
        wrong.append(u"missing: "_s + line.left(200));
    return wrong.mid(0, 12);
}

} // namespace

Simulation::Simulation(quint64 seed)
    : m_random(seed)
    , m_stripe(m_random, m_clock, m_transcript)
    , m_transport(m_stripe.host(), m_stripe.key())
    , m_traps(m_stripe, m_transport, m_clock, m_transcript)
    , m_file(m_folder.filePath(u"store.sqlite"_s))
    , m_staff(m_stripe, m_transport, m_clock, m_traps, m_file, m_transcript)
{
    m_transport.pageSize = static_cast<int>(2 + m_random.below(7));
    m_troubles = Troubles::some(m_random);
    layStore({}, m_file);
    // Some accounts tell their events as Stripe did years ago.
    static constexpr std::array versions{"2022-08-01", "2024-06-20", "2025-03-01.dashboard"};
    if (one(3))
        m_stripe.ask("POST", "/_sandbox/events",
                     std::string("api_version=") + versions[m_random.below(versions.size())]);
}

QString Simulation::run()
{
    for (int i = 0; i < 15; ++i)
        m_stripe.someDeed();
    const auto rounds = 2 + m_random.below(5);
    for (std::uint64_t round = 0; round < rounds; ++round) {
        life();
        const Outcome outcome = sync(false);
        if (QString wrong = wrongAfter(outcome); !wrong.isEmpty()) return wrong;
        if (round == 0) m_staff.openSecondDesk();
        if (QString wrong = m_staff.work(m_troubles); !wrong.isEmpty()) return wrong;
        if (m_staff.takeRestored()) m_events.clear();
    }
    m_transcript.append(u"calm"_s);
    if (QString wrong = m_staff.comeToAnEnd(m_troubles); !wrong.isEmpty()) return wrong;
    for (int i = 0; i < 3; ++i) {
        m_stripe.pass(20min);
        if (i == 2) m_troubles.lateEvents = false;
        const Outcome outcome = sync(true);
        if (!outcome.report) return u"calm, and yet: "_s + outcome.report.error().detail;
        if (!outcome.report->isComplete()) return u"calm, and yet something is left out"_s;
        if (QString wrong = wrongAfter(outcome); !wrong.isEmpty()) return wrong;
    }
    return finalDifferences();
}

void Simulation::life()
{
    const auto deeds = m_random.below(12);
    for (std::uint64_t i = 0; i < deeds; ++i) {
        m_stripe.someDeed();
        timeGoesOn();
    }
    if (m_troubles.longGaps && one(3)) m_stripe.pass(std::chrono::hours(24 * (28 + m_random.below(20))));
    if (m_troubles.wrongClock && one(2)) {
        const auto by = std::chrono::seconds(m_random.below(6 * 86400)) - 72h;
        m_transcript.append(u"the desk's clock is set by %1 s"_s.arg(by.count()));
        m_clock.jump(by);
    }
}

void Simulation::timeGoesOn()
{
    static constexpr std::array<std::chrono::seconds, 6> steps{0s, 1s, 30s, 1h, 26h, 200h};
    m_stripe.pass(steps[m_random.below(steps.size())] * (1 + static_cast<int>(m_random.below(3))));
}

sync::SyncOptions Simulation::someOptions(bool calm)
{
    sync::SyncOptions options;
    options.waitForOther = 0s;
    options.routine = !calm && one(3);
    options.reconcile = !calm && one(12);
    options.full = !calm && one(20);
    return options;
}

Simulation::Outcome Simulation::sync(bool calm)
{
    if (calm)
        m_traps.setNone(m_troubles);
    else
        m_traps.set(Traps::Work::Reading, m_troubles);
    const sync::SyncOptions options = someOptions(calm);
    Outcome outcome{failure(ErrorKind::Bug, QString()), m_traps.isAny()};
    {
        Program program(m_transport, m_clock, m_stripe.random(), m_file,
                        1 + static_cast<int>(m_random.below(6)));
        outcome.report = program.synchronizer.run(options, {}, m_traps.cancel());
    }
    m_traps.lift();
    m_transcript.append(outcome.report ? u"synced, %1 requests"_s.arg(outcome.report->requests)
                                       : u"failed: "_s + outcome.report.error().detail);
    return outcome;
}

QString Simulation::wrongAfter(const Outcome& outcome)
{
    if (!outcome.report && !outcome.troubled)
        return u"fails without a reason: "_s + outcome.report.error().detail;
    if (outcome.report && m_traps.isDead()) return u"a dead program reports success"_s;
    if (outcome.report && outcome.report->isComplete() && m_traps.wasForbidden())
        return u"says that it is complete without "_s + m_traps.forbidden();
    return ownTablesLost();
}

QString Simulation::ownTablesLost()
{
    const auto database = store::Database::open(m_file, m_clock);
    if (!database) return u"the store does not open: "_s + database.error().detail;
    QSqlQuery check(u"PRAGMA quick_check"_s, (*database)->handle());
    if (!check.next() || check.value(0).toString() != "ok"_L1) return u"the store is damaged"_s;
    const QSet<QString> events = eventsReceived(**database);
    if (!events.contains(m_events)) return u"received events were lost"_s;
    m_events = events;
    return {};
}

/// What Stripe says that it has, from the account's own rows: no page, no decoder and no store in between.
QStringList Simulation::counted() const
{
    const sandbox::AccountState& state = m_stripe.state();
    const auto living = [](const auto& table) {
        return std::count_if(table.begin(), table.end(), [](const auto& row) { return !row.deleted; });
    };
    return {u"customers %1"_s.arg(living(state.customers)),
            u"subscriptions %1"_s.arg(state.subscriptions.size()),
            u"payments %1"_s.arg(state.charges.size()),
            u"refunds %1"_s.arg(state.refunds.size()),
            u"balance_transactions %1"_s.arg(state.transactions.size()),
            u"products %1"_s.arg(living(state.products)),
            u"prices %1"_s.arg(state.prices.size())};
}

QString Simulation::finalDifferences()
{
    const QString freshFile = m_folder.filePath(u"fresh.sqlite"_s);
    // Once more when something fell due in Stripe between the mirror's last look and the fresh one.
    std::string happened;
    const auto lastEvent = [this] {
        return m_stripe.state().events.empty() ? "" : m_stripe.state().events.back().id;
    };
    for (int tries = 0; tries == 0 || lastEvent() != happened; ++tries) {
        if (tries == 20) return u"the account never comes to rest"_s;
        happened = lastEvent();
        if (const Outcome last = sync(true); !last.report)
            return u"calm, and yet: "_s + last.report.error().detail;
        layStore({}, freshFile);
        copyRepayments(m_file, freshFile, m_clock);
        Program program(m_transport, m_clock, m_random, freshFile, 4);
        const auto filled = program.synchronizer.run(someOptions(true), {}, {});
        if (!filled) return u"a fresh fill fails: "_s + filled.error().detail;
    }
    const auto fresh = store::Database::open(freshFile, m_clock);
    const auto mirror = store::Database::open(m_file, m_clock);
    const QStringList want = mirrorDump(**fresh), have = mirrorDump(**mirror);
    const auto counts = store::SyncRepository(**mirror).counts();
    QStringList wrong;
    for (const QString& line : counted()) {
        const QString name = line.section(u' ', 0, 0);
        const QString count = name + u' ' + QString::number(counts->value(name));
        if (count != line) wrong.append(u"the mirror has "_s + count + u", Stripe has "_s + line);
    }
    wrong.append(differences(have, want));
    m_transcript.append(u"mirror:"_s);
    m_transcript.append(have);
    return wrong.join(u'\n');
}

} // namespace regulars::tests
