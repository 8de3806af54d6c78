// SPDX-License-Identifier: GPL-3.0-or-later
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

Address readAddress(const Params& params)
{
    Address address;
    address.line1 = params.text("line1").value_or("");
    address.line2 = params.text("line2").value_or("");
    address.city = params.text("city").value_or("");
    address.state = params.text("state").value_or("");
    address.postalCode = params.text("postal_code").value_or("");
    address.country = params.text("country").value_or("");
    return address;
}

void set(std::string& field, const std::optional<std::string>& value)
{
    if (value) field = *value;
}

void readEmail(const Params& params, std::string& email)
{
    const auto value = params.text("email");
    if (!value) return;
    const std::size_t at = value->find('@');
    const bool good = at != std::string::npos && at > 0 && at + 1 < value->size() && value->size() <= 512 &&
                      value->find(' ') == std::string::npos;
    if (!value->empty() && !good) throw invalid("Invalid email address: " + *value, "email", "email_invalid");
    email = *value;
}

void readInvoicePrefix(const Params& params, std::string& prefix)
{
    const auto value = params.text("invoice_prefix");
    if (!value) return;
    const bool good = !value->empty() && value->size() <= 12 &&
                      std::all_of(value->begin(), value->end(),
                                  [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
    if (!good)
        throw invalid("Invalid invoice_prefix: must be 1 to 12 capital letters or digits.", "invoice_prefix");
    prefix = *value;
}

void readShipping(const Params& params, std::optional<Shipping>& shipping)
{
    if (params.isUnset("shipping")) return shipping.reset();
    const Params sent = params.map("shipping");
    if (sent.isEmpty()) return;
    Shipping wanted;
    wanted.name = sent.requiredText("name");
    wanted.phone = sent.text("phone").value_or("");
    if (!sent.has("address"))
        throw invalid("Missing required param: shipping[address].", "shipping[address]", "parameter_missing");
    wanted.address = readAddress(sent.map("address"));
    shipping = wanted;
}

void readFields(const Call& call, CustomerFields& fields)
{
    const Params& params = call.params;
    set(fields.name, params.text("name"));
    readEmail(params, fields.email);
    set(fields.phone, params.text("phone"));
    set(fields.description, params.text("description"));
    set(fields.individualName, params.text("individual_name"));
    set(fields.businessName, params.text("business_name"));
    if (params.isUnset("address"))
        fields.address = {};
    else if (params.has("address"))
        fields.address = readAddress(params.map("address"));
    readShipping(params, fields.shipping);
    if (params.has("preferred_locales")) fields.preferredLocales = params.texts("preferred_locales");
    if (const auto exempt = params.choice("tax_exempt", {"none", "exempt", "reverse"}))
        fields.taxExempt = *params.text("tax_exempt");
    readInvoicePrefix(params, fields.invoicePrefix);
    if (const auto sequence = params.integer("next_invoice_sequence")) fields.nextInvoiceSequence = *sequence;
    const Params settings = params.map("invoice_settings");
    set(fields.invoiceFooter, settings.text("footer"));
    if (settings.has("default_payment_method"))
        fields.defaultMethod =
            call.named(settings, call.state.methods, "PaymentMethod", "default_payment_method");
    settings.ignore({"custom_fields", "rendering_options"});
    params.ignore({"tax", "tax_id_data"});
    params.metadata(fields.metadata);
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
    readFields(call, fields);
    const std::string token = call.params.text("payment_method").value_or("");
    const std::int64_t balance = call.params.integer("balance").value_or(0);
    const Ref<TestClock> clock = call.named(call.state.testClocks, "test_clock", "test_clock");
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
    readFields(call, fields);
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
    set(wanted.description, call.params.text("description"));
    call.params.metadata(wanted.metadata);
    call.params.finish();
    CustomerBalanceTransaction& row = call.engine.state().customerBalance[entry];
    row.description = wanted.description;
    row.metadata = wanted.metadata;
    call.answer(entry);
}

} // namespace regulars::sandbox::handlers
