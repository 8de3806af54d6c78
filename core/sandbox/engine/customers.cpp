// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/events.h"

#include <algorithm>

namespace regulars::sandbox {

namespace {

/// Eight signs as Stripe makes them for invoice numbers.
std::string newPrefix(AccountState& state)
{
    std::string prefix = state.newId({}, 8);
    for (char& c : prefix)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return prefix;
}

} // namespace

Ref<Customer> Engine::createCustomer(CustomerFields fields, std::int64_t balance, Ref<TestClock> clock)
{
    if (clock) requireRoom(clock);
    Customer row;
    static_cast<CustomerFields&>(row) = std::move(fields);
    row.id = m_state.newId("cus_", 14);
    row.created = m_state.now;
    row.testClock = clock;
    if (row.invoicePrefix.empty()) row.invoicePrefix = newPrefix(m_state);
    const Ref<Customer> customer = m_state.customers.add(std::move(row));
    m_state.byCustomer.push({});
    emit("customer.created", customer);
    if (balance != 0) adjustBalance(customer, balance, m_state.settings.currency, BalanceKind::Initial);
    return customer;
}

void Engine::updateCustomer(Ref<Customer> customer, CustomerFields fields)
{
    if (fields.defaultMethod && m_state.methods[fields.defaultMethod].customer != customer)
        throw invalid("The customer does not have a payment method with the ID " +
                          m_state.methods[fields.defaultMethod].id +
                          ". The payment method must be attached to the customer.",
                      "invoice_settings[default_payment_method]", "resource_missing");
    change("customer.updated", customer, m_state.customers[customer],
           [&](Customer& row) { static_cast<CustomerFields&>(row) = std::move(fields); });
}

void Engine::deleteCustomer(Ref<Customer> customer)
{
    const CustomerRows rows = m_state.byCustomer[customer.row];
    for (const Ref<Subscription> subscription : rows.subscriptions)
        if (isLive(m_state.subscriptions[subscription]))
            cancelSubscription(subscription, "cancellation_requested");
    emit("customer.deleted", customer);
    m_state.customers[customer].deleted = true;
    for (const Ref<PaymentMethod> method : rows.methods)
        detachMethod(method);
}

Ref<CustomerBalanceTransaction> Engine::adjustBalance(Ref<Customer> customer, std::int64_t amount,
                                                      Currency currency, BalanceKind kind,
                                                      std::string description, Ref<Invoice> invoice,
                                                      Metadata metadata)
{
    Customer& row = m_state.customers[customer];
    if (!row.currency.isEmpty() && row.currency != currency)
        throw invalid("The currency must match the customer's currency: " + codeOf(row.currency), "currency");
    change("customer.updated", customer, row, [&](Customer& changed) {
        changed.currency = currency;
        changed.balance += amount;
    });
    for (const Ref<Invoice> draft : m_state.byCustomer[customer.row].invoices) {
        const Invoice& own = m_state.invoices[draft];
        if (own.status == InvoiceStatus::Draft && !own.deleted) reckon(draft);
    }
    CustomerBalanceTransaction entry;
    entry.id = m_state.newId("cbtxn_1", 23);
    entry.created = m_state.now;
    entry.customer = customer;
    entry.kind = kind;
    entry.amount = amount;
    entry.endingBalance = row.balance;
    entry.currency = currency;
    entry.invoice = invoice;
    entry.description = std::move(description);
    entry.metadata = std::move(metadata);
    const auto ref = m_state.customerBalance.add(std::move(entry));
    m_state.byCustomer[customer.row].balance.push_back(ref);
    return ref;
}

} // namespace regulars::sandbox
