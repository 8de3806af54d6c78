// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/studio/generator.h"

#include "core/sandbox/studio/life.h"

#include <algorithm>

namespace regulars::sandbox {

namespace {

constexpr Stamp hour = 3600;
constexpr Stamp day = 24 * hour;
constexpr int customersPerGuest = 5;

/// The studio's own currency and three others, one of them without minor units.
std::vector<Currency> currenciesOf(Currency own)
{
    std::vector<Currency> currencies{own};
    for (const QStringView code : {u"usd", u"gbp", u"jpy", u"eur"}) {
        if (Currency(code) != own && currencies.size() < 4) currencies.emplace_back(code);
    }
    return currencies;
}

/// More and more people come as time goes by, and they come by day.
Stamp joiningTime(Dice& dice, Stamp start, Stamp end)
{
    const std::int64_t days = (end - start) / day - 3;
    const std::int64_t on = std::max(dice.between(0, days), dice.between(0, days));
    return start + on * day + 7 * hour + dice.between(0, 14 * hour);
}

/// What makes a studio; lives are held by number.
class Invention {
public:
    Invention(Engine& engine, const GeneratorOptions& options)
        : m_options(options)
        , m_start(unixSeconds(options.now) - Stamp{options.years} * 365 * day)
        , m_end(unixSeconds(options.now))
        , m_offers(engine, currenciesOf(options.currency))
        , m_world{engine, m_offers, m_agenda, m_end}
    {
    }

    void run()
    {
        if (m_options.customers <= 0) return;
        for (int number = 0; number < m_options.customers; ++number)
            inviteCustomer(number);
        for (int number = 0; number <= m_options.customers / customersPerGuest; ++number)
            inviteGuest(number);
        while (const std::optional<Step> step = m_agenda.next()) {
            m_world.engine.advance(step->at);
            try {
                m_lives[step->who].perform(m_world, *step);
            } catch (const Refusal&) {
                // The account says no: what was planned does not happen, as in life.
            }
        }
    }

private:
    Dice diceFor(std::uint64_t kind, int number) const
    {
        return Dice(mixed(m_options.seed * 4 + kind, static_cast<std::uint64_t>(number)));
    }

    void inviteCustomer(int number)
    {
        Dice dice = diceFor(1, number);
        const Fate fate = fateOf(number, dice);
        // The cast comes early enough for everything to happen to it.
        const Stamp joins =
            number < castSize ? m_start + dice.between(1, 40) * day : joiningTime(dice, m_start, m_end);
        addLife(fate, dice, joins);
        m_lives.back().plan(m_world);
    }

    void inviteGuest(int number)
    {
        Dice dice = diceFor(2, number);
        Fate fate;
        fate.plan = Fate::Plan::OneOff;
        fate.currency = static_cast<int>(dice.weighted({88, 6, 3, 3}));
        const Stamp at = joiningTime(dice, m_start, m_end);
        const auto who = static_cast<std::uint32_t>(m_lives.size());
        // Some guests are customers who were not recognised: only the email tells.
        if (number % 3 == 0) {
            const std::size_t known = dice.next() % static_cast<std::size_t>(m_options.customers);
            m_lives.emplace_back(m_lives[known].person(), fate, dice, at, who);
        } else {
            addLife(fate, dice, at);
        }
        m_agenda.add({at, 0, Deed::GuestBuys, who, 0});
    }

    void addLife(const Fate& fate, Dice& dice, Stamp joins)
    {
        const Currency currency = m_offers.currencies()[static_cast<std::size_t>(fate.currency)];
        Person person = m_people.invent(dice, currency.code().toStdString());
        m_lives.emplace_back(std::move(person), fate, dice, joins,
                             static_cast<std::uint32_t>(m_lives.size()));
    }

    const GeneratorOptions& m_options;
    Stamp m_start;
    Stamp m_end;
    Offers m_offers;
    Agenda m_agenda;
    Life::World m_world;
    People m_people;
    std::vector<Life> m_lives;
};

} // namespace

std::unique_ptr<AccountState> generateStudio(const GeneratorOptions& options)
{
    auto state = std::make_unique<AccountState>();
    const Stamp end = unixSeconds(options.now);
    state->random = mixed(options.seed, 0x57a7e);
    state->settings.name = "Nordlicht Yoga";
    state->settings.email = "hallo@nordlicht.example";
    state->settings.currency = options.currency;
    state->settings.eventsVersion = options.eventsVersion;
    state->settings.id = "acct_1" + letters(mixed(options.seed, 0xacc7), 15);
    state->now = state->settings.created = end - Stamp{options.years} * 365 * day;
    state->eventsSince = end - 30 * day;
    Engine engine(*state);
    Invention(engine, options).run();
    engine.advance(end);
    state->rebuild();
    return state;
}

} // namespace regulars::sandbox
