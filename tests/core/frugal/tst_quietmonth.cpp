// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/pollpolicy.h"
#include "tests/support/testmain.h"
#include "tests/world/world.h"

using namespace regulars;
using namespace regulars::tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using store::SyncRepository;

namespace {

constexpr int customers = 200, subscribers = 150, declinesInAMonth = 20, profilesADay = 40;
constexpr std::chrono::seconds openFor = 12h, tick = 10s;

/// A studio that is open twelve hours a day, somebody at the desk all the time: polls as the window does.
class QuietStudio {
public:
    QuietStudio() : m_random(seed())
    {
        const std::string product = World::idIn(world.post("/v1/products", "name=Membership"));
        const std::string price = World::idIn(world.post(
            "/v1/prices", "currency=eur&unit_amount=4900&recurring[interval]=month&product=" + product));
        for (int i = 0; i < customers; ++i) {
            const std::string id =
                World::idIn(world.post("/v1/customers", "name=Person+" + std::to_string(i)));
            m_people.append(CustomerId(QString::fromStdString(id)));
            if (i >= subscribers) continue;
            const std::string card =
                World::idIn(world.post("/v1/payment_methods/pm_card_visa/attach", "customer=" + id));
            world.post("/v1/subscriptions",
                       "customer=" + id + "&items[0][price]=" + price + "&default_payment_method=" + card);
            world.pass(30 * 24 * 60min / subscribers); // renewals spread over the month
        }
        world.pass(48h); // the first of them are due
    }

    /// One day: closed for twelve hours, then open. What the window does at its start comes first.
    void day()
    {
        world.pass(24h - openFor);
        startUp();
        const auto ticks = openFor / tick;
        for (int i = 0; i < ticks; ++i) {
            world.clock.advance(tick);
            m_state.now = m_state.lastInput = world.clock.elapsed();
            if (m_random.below(static_cast<std::uint64_t>(ticks)) < profilesADay) openProfile();
            if (m_random.below(static_cast<std::uint64_t>(ticks * 30)) < declinesInAMonth) decline();
            if (sync::isDue(m_state)) poll();
        }
    }

    void poll()
    {
        sync::SyncOptions options = World::quick();
        options.routine = m_checked && m_state.now - *m_checked < sync::checkKeyEvery;
        const auto report = world.sync(options);
        QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
        if (!options.routine) m_checked = m_state.now;
        m_state.lastRun = world.clock.elapsed();
        m_state.pace = sync::paceOf(*sync::readUse(*world.open(), world.clock.now()));
        QVERIFY(m_state.pace == sync::Pace::Normal); // the figure is not one of a sync that was slowed down
        ++polls;
    }

    qint64 reads() { return *SyncRepository(*world.open()).readsSince(Instant()); }
    qint64 sent() const
    {
        qint64 sum = 0;
        for (const int count : world.transport->sent())
            sum += count;
        return sum;
    }

    World world{0};
    int polls = 0, profiles = 0, declines = 0;

private:
    void startUp()
    {
        world.checkKey(); // a restricted key's permissions are looked at, one by one
        m_checked.reset();
        m_state.now = m_state.lastInput = world.clock.elapsed();
        poll();
    }

    void openProfile()
    {
        if (sync::isDueOnSight(m_state)) poll();
        QVERIFY(world.look(m_people.at(static_cast<qsizetype>(m_random.below(customers)))));
        ++profiles;
    }

    void decline()
    {
        const std::string id =
            m_people.at(static_cast<qsizetype>(subscribers + m_random.below(customers - subscribers)))
                .text()
                .toStdString();
        const std::string card = World::idIn(
            world.post("/v1/payment_methods/pm_card_chargeCustomerFail/attach", "customer=" + id));
        world.post("/v1/payment_intents",
                   "amount=1500&currency=eur&confirm=true&customer=" + id + "&payment_method=" + card, 402);
        ++declines;
    }

    SeededRandom m_random;
    QList<CustomerId> m_people;
    sync::PollState m_state;
    std::optional<std::chrono::milliseconds> m_checked;
};

} // namespace

class QuietMonthTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aQuietStudioStaysWithinTheAllowance()
    {
        const int days = qEnvironmentVariableIsSet("REGULARS_PROVE") ? 30 : 3;
        QuietStudio studio;
        const auto paidBefore = studio.world.countOf("charges");
        studio.world.transport->forget();
        for (int day = 0; day < days; ++day)
            studio.day();
        studio.poll();
        const qint64 reads = studio.reads();
        QCOMPARE(reads, studio.sent()); // the meter tells the truth
        qInfo("%d days: %lld reads of %lld (%d polls, %d profiles, %d charges, %d of them declined)", days,
              static_cast<long long>(reads), 10'000LL * days / 30, studio.polls, studio.profiles,
              studio.world.countOf("charges") - paidBefore, studio.declines);
        QMap<QString, qint64> byPurpose;
        const auto counted = SyncRepository(*studio.world.open()).readsByDay(Instant());
        for (const store::DayReads& part : *counted)
            byPurpose[toText(part.purpose)] += part.count;
        for (auto it = byPurpose.cbegin(); it != byPurpose.cend(); ++it)
            qInfo("  %-10s %lld", qPrintable(it.key()), static_cast<long long>(it.value()));
        QVERIFY(studio.polls > 140 * days);
        QVERIFY(reads < 10'000 * days / 30);
        QCOMPARE(studio.world.dump(), studio.world.freshDump());
    }
};

REGULARS_TEST(QuietMonthTest)
#include "tst_quietmonth.moc"
