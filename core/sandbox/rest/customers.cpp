// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/rest/customerfields.h"
#include "core/sandbox/rest/lists.h"
#include "core/sandbox/rest/routes.h"

namespace regulars::sandbox::handlers {

namespace {

Ref<Customer> liveCustomer(const Call& call)
{
    const Ref<Customer> customer = call.find(call.state.customers, "customer");
    if (call.state.customers[customer].deleted) throw missing("customer", call.id());
    return customer;
}

} // namespace

void listCustomers(const Call& call)
{
    const auto email = call.params.text("email");
    answerTable(
        call, call.state.customers, "customer", "/v1/customers",
        [&](const Customer& customer, Ref<Customer>) {
            return !customer.deleted && (!email || customer.email == *email);
        },
        call.named(call.state.testClocks, "test_clock", "test_clock"));
}

void showCustomer(const Call& call)
{
    call.params.finish();
    call.answer(call.find(call.state.customers, "customer"));
}

void createCustomer(const Call& call)
{
    CustomerFields fields;
    readCustomer(call, fields);
    const std::string token = call.params.text("payment_method").value_or("");
    const std::int64_t balance = call.params.integer("balance").value_or(0);
    const Ref<TestClock> clock = call.named(call.state.testClocks, "test_clock", "test_clock");
    std::vector<std::pair<std::string, std::string>> taxIds;
    for (const Params& sent : call.params.items("tax_id_data")) {
        taxIds.emplace_back(sent.requiredText("type"), sent.requiredText("value"));
        call.engine.requireGoodTaxId(taxIds.back().first, taxIds.back().second);
    }
    call.params.finish();
    if (clock) call.engine.requireRoom(clock);
    Ref<PaymentMethod> ready = call.state.methods.find(token);
    if (!ready && !token.empty()) ready = call.engine.createMethod(token);
    if (ready) call.engine.requireAttachable(ready, {});
    // A default must be attached already, which on a new customer only `payment_method` can be.
    const Ref<PaymentMethod> wantedDefault = std::exchange(fields.defaultMethod, {});
    if (wantedDefault && wantedDefault != ready)
        throw invalid("The customer does not have a payment method with that ID.",
                      "invoice_settings[default_payment_method]", "resource_missing");
    const Ref<Customer> customer = call.engine.createCustomer(fields, balance, clock);
    for (const auto& [type, value] : taxIds)
        call.engine.createTaxId(customer, type, value);
    if (ready) call.engine.attachMethod(ready, customer);
    if (wantedDefault) {
        fields = call.state.customers[customer];
        fields.defaultMethod = wantedDefault;
        call.engine.updateCustomer(customer, fields);
    }
    call.answer(customer);
}

void updateCustomer(const Call& call)
{
    const Ref<Customer> customer = liveCustomer(call);
    CustomerFields fields = call.state.customers[customer];
    readCustomer(call, fields);
    const auto balance = call.params.integer("balance");
    call.params.finish();
    call.engine.updateCustomer(customer, fields);
    const Customer& row = call.state.customers[customer];
    if (balance && *balance != row.balance) {
        const Currency currency = row.currency.isEmpty() ? call.state.settings.currency : row.currency;
        call.engine.adjustBalance(customer, *balance - row.balance, currency, BalanceKind::Adjustment);
    }
    call.answer(customer);
}

void deleteCustomer(const Call& call)
{
    const Ref<Customer> customer = liveCustomer(call);
    call.params.finish();
    call.engine.deleteCustomer(customer);
    call.answer(customer);
}

void listBalance(const Call& call)
{
    const Ref<Customer> customer = call.find(call.state.customers, "customer");
    const Ref<Invoice> invoice = call.named(call.state.invoices, "invoice", "invoice");
    answerRows(
        call, call.state.customerBalance, call.state.byCustomer[customer.row].balance,
        "customer_balance_transaction", "/v1/customers/" + call.id() + "/balance_transactions",
        [&](const CustomerBalanceTransaction& entry, auto) { return !invoice || entry.invoice == invoice; });
}

void createBalance(const Call& call)
{
    const Ref<Customer> customer = liveCustomer(call);
    const std::int64_t amount = call.params.requiredInteger("amount");
    call.params.requiredText("currency");
    const Currency currency = *call.params.currency("currency");
    const std::string description = call.params.text("description").value_or("");
    Metadata metadata;
    call.params.metadata(metadata);
    call.params.finish();
    if (amount == 0) throw invalid("Amount must be non-zero.", "amount");
    constexpr std::int64_t most = 999'999'999'999;
    if (amount > most || amount < -most) throw invalid("Amount is too large.", "amount", "amount_too_large");
    call.answer(call.engine.adjustBalance(customer, amount, currency, BalanceKind::Adjustment, description,
                                          {}, std::move(metadata)));
}

namespace {

Ref<CustomerBalanceTransaction> balanceEntry(const Call& call)
{
    const Ref<Customer> customer = call.find(call.state.customers, "customer");
    const auto entry =
        call.find(call.state.customerBalance, "customer_balance_transaction", call.ids[1], "id");
    if (call.state.customerBalance[entry].customer != customer)
        throw missing("customer_balance_transaction", call.ids[1]);
    return entry;
}

} // namespace

void showBalance(const Call& call)
{
    const auto entry = balanceEntry(call);
    call.params.finish();
    call.answer(entry);
}

void updateBalance(const Call& call)
{
    const auto entry = balanceEntry(call);
    CustomerBalanceTransaction wanted = call.state.customerBalance[entry];
    if (const auto description = call.params.text("description")) wanted.description = *description;
    call.params.metadata(wanted.metadata);
    call.params.finish();
    CustomerBalanceTransaction& row = call.engine.state().customerBalance[entry];
    row.description = wanted.description;
    row.metadata = wanted.metadata;
    call.answer(entry);
}

} // namespace regulars::sandbox::handlers
