// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/rest/testclocks.h"
#include "core/sandbox/rest/lists.h"
#include "core/sandbox/rest/routes.h"

namespace regulars::sandbox {

namespace {

template<class T>
Ref<TestClock> clockOf(const AccountState& state, const Table<T>& table, std::string_view id)
{
    const Ref<T> ref = table.find(id);
    return ref ? testClockOf(state, table[ref]) : Ref<TestClock>{};
}

Ref<TestClock> clockOfId(const AccountState& state, const std::string& id)
{
    Ref<TestClock> clock;
    const auto look = [&](const auto& table) {
        if (!clock) clock = clockOf(state, table, id);
    };
    look(state.customers);
    look(state.subscriptions);
    look(state.invoices);
    look(state.invoiceItems);
    look(state.intents);
    look(state.charges);
    look(state.refunds);
    look(state.disputes);
    look(state.methods);
    look(state.sessions);
    return clock;
}

} // namespace

Ref<TestClock> clockOfRequest(const AccountState& state, const FormNode& form,
                              const std::vector<std::string>& ids)
{
    if (state.testClocks.size() == 0) return {};
    if (const Ref<TestClock> named = state.testClocks.find(form.textOf("test_clock"))) return named;
    std::vector<std::string> all = ids;
    for (const char* name : {"customer", "subscription", "invoice", "charge", "payment_intent"})
        all.push_back(form.textOf(name));
    for (const std::string& id : all)
        if (const Ref<TestClock> clock = clockOfId(state, id)) return clock;
    return {};
}

namespace handlers {

namespace {

Ref<TestClock> liveClock(const Call& call)
{
    const auto clock = call.find(call.state.testClocks, "test_clock");
    if (call.state.testClocks[clock].deleted) throw missing("test_clock", call.id());
    return clock;
}

} // namespace

void listTestClocks(const Call& call)
{
    answerTable(call, call.state.testClocks, "test_clock", "/v1/test_helpers/test_clocks",
                [](const TestClock& clock, auto) { return !clock.deleted; });
}

void createTestClock(const Call& call)
{
    const Stamp frozenTime = call.params.requiredInteger("frozen_time");
    const std::string name = call.params.text("name").value_or("");
    const Ref<Customer> customer = call.named(call.state.customers, "customer", "customer");
    call.params.finish();
    call.answer(call.engine.createTestClock(frozenTime, name, customer));
}

void showTestClock(const Call& call)
{
    call.params.finish();
    call.answer(liveClock(call));
}

/// Answers while the clock is on its way; the next look finds it ready.
void advanceTestClock(const Call& call)
{
    const auto clock = liveClock(call);
    const Stamp target = call.params.requiredInteger("frozen_time");
    call.params.finish();
    call.engine.beginAdvance(clock, target);
    call.answer(clock);
    call.engine.finishAdvance(clock);
}

void deleteTestClock(const Call& call)
{
    const auto clock = liveClock(call);
    call.params.finish();
    call.engine.deleteTestClock(clock);
    call.answer(clock);
}

} // namespace handlers

} // namespace regulars::sandbox
