// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/model/state.h"

#include <algorithm>

namespace regulars::sandbox {

namespace {

template<class T, class Pick> void index(const Table<T>& table, Rows<CustomerRows>& byCustomer, Pick pick)
{
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        const Ref<T> ref{row};
        if (table[ref].customer) pick(byCustomer[table[ref].customer.row]).push_back(ref);
    }
}

template<class T> void queue(AccountState& state, const Table<T>& table, DueKind kind)
{
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        const Stamp at = table[Ref<T>{row}].due;
        if (at == 0) continue;
        const Ref<TestClock> clock = testClockOf(state, table[Ref<T>{row}]);
        (clock ? state.testClocks[clock].due : state.due).emplace(at, kind, row);
    }
}

} // namespace

AccountState AccountState::over() const
{
    AccountState state;
    state.settings = settings;
    state.random = random;
    state.now = now;
    state.eventsSince = std::numeric_limits<Stamp>::max();
    const auto stand = [](auto& table, const auto& below) { table = std::decay_t<decltype(table)>(&below); };
    stand(state.customers, customers);
    stand(state.customerBalance, customerBalance);
    stand(state.methods, methods);
    stand(state.products, products);
    stand(state.prices, prices);
    stand(state.coupons, coupons);
    stand(state.promotionCodes, promotionCodes);
    stand(state.discounts, discounts);
    stand(state.subscriptions, subscriptions);
    stand(state.items, items);
    stand(state.invoices, invoices);
    stand(state.invoicePayments, invoicePayments);
    stand(state.invoiceItems, invoiceItems);
    stand(state.charges, charges);
    stand(state.intents, intents);
    stand(state.refunds, refunds);
    stand(state.disputes, disputes);
    stand(state.transactions, transactions);
    stand(state.taxIds, taxIds);
    stand(state.webhookEndpoints, webhookEndpoints);
    stand(state.testClocks, testClocks);
    stand(state.valueLists, valueLists);
    stand(state.valueListItems, valueListItems);
    stand(state.byCustomer, byCustomer);
    return state;
}

void AccountState::rebuild()
{
    byCustomer.clear();
    for (std::uint32_t row = 0; row < customers.size(); ++row)
        byCustomer.push({});
    index(
        methods, byCustomer, [](CustomerRows & rows) -> auto& { return rows.methods; });
    index(
        subscriptions, byCustomer, [](CustomerRows & rows) -> auto& { return rows.subscriptions; });
    index(
        invoices, byCustomer, [](CustomerRows & rows) -> auto& { return rows.invoices; });
    index(
        invoiceItems, byCustomer, [](CustomerRows & rows) -> auto& { return rows.invoiceItems; });
    index(
        charges, byCustomer, [](CustomerRows & rows) -> auto& { return rows.charges; });
    index(
        intents, byCustomer, [](CustomerRows & rows) -> auto& { return rows.intents; });
    index(
        customerBalance, byCustomer, [](CustomerRows & rows) -> auto& { return rows.balance; });
    index(
        taxIds, byCustomer, [](CustomerRows & rows) -> auto& { return rows.taxIds; });
    due.clear();
    for (std::uint32_t row = 0; row < testClocks.size(); ++row)
        testClocks[Ref<TestClock>{row}].due.clear();
    queue(*this, subscriptions, DueKind::Subscription);
    queue(*this, invoices, DueKind::Invoice);
    queue(*this, charges, DueKind::Charge);
    queue(*this, disputes, DueKind::Dispute);
    queue(*this, refunds, DueKind::Refund);
    queue(*this, sessions, DueKind::Session);
}

std::uint64_t AccountState::nextRandom()
{
    return nextNumber(random);
}

std::uint64_t nextNumber(std::uint64_t& random)
{
    random += 0x9E3779B97F4A7C15ULL; // splitmix64: small state, the same on every platform
    std::uint64_t z = random;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
}

std::string AccountState::newId(std::string_view prefix, int length)
{
    return idFrom(random, prefix, length);
}

std::string idFrom(std::uint64_t& random, std::string_view prefix, int length)
{
    constexpr std::string_view signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    std::string id(prefix);
    id.reserve(prefix.size() + static_cast<std::size_t>(length));
    std::uint64_t bits = 0;
    for (int i = 0; i < length; ++i) {
        if (i % 8 == 0) bits = nextNumber(random);
        id += signs[bits % signs.size()];
        bits /= signs.size();
    }
    return id;
}

} // namespace regulars::sandbox
