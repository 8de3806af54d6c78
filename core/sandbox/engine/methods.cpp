// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/events.h"
#include "core/sandbox/engine/testtokens.h"

#include <algorithm>

namespace regulars::sandbox {

namespace {

/// Sixteen signs that are the same for the same payer in this account.
std::string fingerprintOf(const AccountState& state, const MethodDetails& details)
{
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    const std::string payer =
        state.settings.id + details.brand + details.bankCode + details.country + details.last4;
    for (const char c : payer)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL; // FNV-1a
    return idFrom(hash, {}, 16);
}

int yearOf(Stamp at)
{
    return 1970 + static_cast<int>(at / 31'556'952);
}

} // namespace

Ref<PaymentMethod> Engine::createMethod(std::string_view token, BillingDetails billing, Metadata metadata)
{
    const TestToken* test = findTestToken(token);
    if (!test) throw missing("PaymentMethod", token, "payment_method");
    MethodDetails details;
    details.kind = test->kind;
    details.brand = test->brand;
    details.last4 = test->last4;
    details.funding = test->funding;
    details.country = test->country;
    if (test->kind == MethodKind::SepaDebit) details.bankCode = "37040044";
    const Ref<PaymentMethod> method =
        createMethod(std::move(details), test->behavior, std::string(test->declineCode), std::move(billing),
                     std::move(metadata));
    m_state.methods[method].refusesAttach = test->refusesAttach;
    return method;
}

Ref<PaymentMethod> Engine::createMethod(MethodDetails details, MethodBehavior behavior,
                                        std::string declineCode, BillingDetails billing, Metadata metadata)
{
    PaymentMethod row;
    row.id = m_state.newId("pm_1", 23);
    row.created = m_state.now;
    row.behavior = behavior;
    row.declineCode = std::move(declineCode);
    row.details = std::move(details);
    if (row.details.kind == MethodKind::Card && row.details.expYear == 0) {
        row.details.expMonth = 12;
        row.details.expYear = yearOf(m_state.now) + 4;
    }
    if (row.details.fingerprint.empty()) row.details.fingerprint = fingerprintOf(m_state, row.details);
    row.billing = std::move(billing);
    row.metadata = std::move(metadata);
    return m_state.methods.add(std::move(row));
}

void Engine::requireAttachable(Ref<PaymentMethod> method, Ref<Customer> customer) const
{
    const PaymentMethod& row = m_state.methods[method];
    if (row.detached)
        throw invalid(
            "This PaymentMethod was previously used without being attached to a Customer or was detached "
            "from a Customer, and may not be used again.");
    if (row.customer && row.customer != customer)
        throw invalid("The payment method you provided has already been attached to a customer.");
    if (row.refusesAttach) {
        Refusal declined = invalid("Your card was declined.", {}, "card_declined");
        declined.status = 402;
        declined.type = "card_error";
        declined.declineCode = row.declineCode;
        throw declined;
    }
}

void Engine::attachMethod(Ref<PaymentMethod> method, Ref<Customer> customer)
{
    requireAttachable(method, customer);
    PaymentMethod& row = m_state.methods[method];
    if (row.customer) return;
    row.customer = customer;
    auto& rows = m_state.byCustomer[customer.row].methods;
    rows.insert(
        std::upper_bound(rows.begin(), rows.end(), method, [](auto a, auto b) { return a.row < b.row; }),
        method);
    emit("payment_method.attached", method);
}

void Engine::detachMethod(Ref<PaymentMethod> method)
{
    PaymentMethod& row = m_state.methods[method];
    if (!row.customer)
        throw invalid(
            "The payment method you provided is not attached to a customer so detachment is impossible.");
    const Ref<Customer> customer = row.customer;
    const std::string before = draw(method);
    row.customer = {};
    row.detached = true;
    std::erase(m_state.byCustomer[customer.row].methods, method);
    emitUpdated("payment_method.detached", method,
                before); // contract.md 20: the customer is found in what was before
    Customer& owner = m_state.customers[customer];
    if (owner.deleted || owner.defaultMethod != method) return;
    change("customer.updated", customer, owner, [](Customer& changed) { changed.defaultMethod = {}; });
}

void Engine::updateMethod(Ref<PaymentMethod> method, BillingDetails billing, int expMonth, int expYear,
                          Metadata metadata)
{
    change("payment_method.updated", method, m_state.methods[method], [&](PaymentMethod& row) {
        row.billing = std::move(billing);
        row.details.expMonth = expMonth;
        row.details.expYear = expYear;
        row.metadata = std::move(metadata);
    });
}

void Engine::setBehavior(Ref<PaymentMethod> method, MethodBehavior behavior, std::string declineCode)
{
    m_state.methods[method].behavior = behavior;
    m_state.methods[method].declineCode = std::move(declineCode);
}

Ref<PaymentMethod> Engine::defaultMethod(Ref<Customer> customer, Ref<Subscription> subscription) const
{
    const auto usable = [&](Ref<PaymentMethod> method) { return method && m_state.methods[method].customer; };
    if (subscription && usable(m_state.subscriptions[subscription].defaultMethod))
        return m_state.subscriptions[subscription].defaultMethod;
    const Ref<PaymentMethod> own = m_state.customers[customer].defaultMethod;
    return usable(own) ? own : Ref<PaymentMethod>{};
}

} // namespace regulars::sandbox
