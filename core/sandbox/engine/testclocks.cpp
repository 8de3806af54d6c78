// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/testclocks.h"

#include "core/sandbox/engine/calendar.h"
#include "core/sandbox/engine/events.h"

#include <algorithm>

namespace regulars::sandbox {

OnClock::OnClock(AccountState& state, Ref<TestClock> clock) : m_state(state), m_clock(clock)
{
    if (!m_clock) return;
    TestClock& row = m_state.testClocks[m_clock];
    m_state.ownNow = std::exchange(m_state.now, row.frozenTime);
    m_state.due.swap(row.due);
}

OnClock::~OnClock()
{
    if (!m_clock) return;
    TestClock& row = m_state.testClocks[m_clock];
    row.frozenTime = std::exchange(m_state.now, m_state.ownNow);
    m_state.ownNow = 0;
    m_state.due.swap(row.due);
}

namespace {

constexpr std::size_t mostCustomers = 3;

std::vector<Ref<Customer>> customersOn(const AccountState& state, Ref<TestClock> clock)
{
    std::vector<Ref<Customer>> found;
    for (std::uint32_t row = 0; row < state.customers.size(); ++row) {
        const Customer& customer = state.customers[Ref<Customer>{row}];
        if (customer.testClock == clock && !customer.deleted) found.push_back({row});
    }
    return found;
}

} // namespace

void Engine::requireRoom(Ref<TestClock> clock) const
{
    if (customersOn(m_state, clock).size() >= mostCustomers)
        throw invalid("You can only have up to 3 customers on a test clock.", "test_clock");
}

Ref<TestClock> Engine::createTestClock(Stamp frozenTime, std::string name, Ref<Customer> customer)
{
    if (customer &&
        (m_state.customers[customer].testClock || !m_state.byCustomer[customer.row].invoices.empty()))
        throw invalid("This customer has a past already, and cannot be put on a test clock.", "customer");
    TestClock row;
    row.id = m_state.newId("clock_1", 23);
    row.created = m_state.now;
    row.frozenTime = frozenTime;
    row.name = std::move(name);
    const Ref<TestClock> clock = m_state.testClocks.add(std::move(row));
    emit("test_helpers.test_clock.created", clock);
    if (customer)
        change("customer.updated", customer, m_state.customers[customer],
               [&](Customer& changed) { changed.testClock = clock; });
    return clock;
}

/// Two intervals of the shortest subscription, two years without any (contract.md 25).
Stamp Engine::furthest(Ref<TestClock> clock) const
{
    const Stamp now = m_state.testClocks[clock].frozenTime;
    Stamp end = addIntervals(now, Interval::Year, 2);
    for (const Ref<Customer> customer : customersOn(m_state, clock))
        for (const Ref<Subscription> ref : m_state.byCustomer[customer.row].subscriptions) {
            const Subscription& subscription = m_state.subscriptions[ref];
            if (!isLive(subscription)) continue;
            for (const Ref<SubscriptionItem> item : subscription.items) {
                const Price& price = m_state.prices[m_state.items[item].price];
                end = std::min(end, addIntervals(now, price.interval, 2 * price.intervalCount));
            }
        }
    return end;
}

void Engine::beginAdvance(Ref<TestClock> clock, Stamp target)
{
    TestClock& row = m_state.testClocks[clock];
    if (target <= row.frozenTime)
        throw invalid("The frozen time must be later than the clock's current frozen time.", "frozen_time");
    if (target > furthest(clock))
        throw invalid(
            "You can advance a test clock by at most two intervals of its shortest subscription, or by "
            "two years.",
            "frozen_time");
    row.advancesTo = target;
    emit("test_helpers.test_clock.advancing", clock);
}

void Engine::finishAdvance(Ref<TestClock> clock)
{
    const Stamp target = std::exchange(m_state.testClocks[clock].advancesTo, 0);
    {
        const OnClock scope(m_state, clock);
        meetUntil(target);
    }
    emit("test_helpers.test_clock.ready", clock);
}

void Engine::deleteTestClock(Ref<TestClock> clock)
{
    {
        const OnClock scope(m_state, clock);
        for (const Ref<Customer> customer : customersOn(m_state, clock))
            deleteCustomer(customer);
    }
    emit("test_helpers.test_clock.deleted", clock);
    m_state.testClocks[clock].deleted = true;
    m_state.testClocks[clock].due.clear();
}

} // namespace regulars::sandbox
