// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/testtokens.h"
#include "core/sandbox/rest/lists.h"
#include "core/sandbox/rest/routes.h"

namespace regulars::sandbox::handlers {

namespace {

void readBilling(const Params& params, BillingDetails& billing)
{
    const Params sent = params.map("billing_details");
    const auto set = [](std::string& field, const std::optional<std::string>& value) {
        if (value) field = *value;
    };
    set(billing.name, sent.text("name"));
    set(billing.email, sent.text("email"));
    set(billing.phone, sent.text("phone"));
    const Params address = sent.map("address");
    set(billing.address.line1, address.text("line1"));
    set(billing.address.line2, address.text("line2"));
    set(billing.address.city, address.text("city"));
    set(billing.address.state, address.text("state"));
    set(billing.address.postalCode, address.text("postal_code"));
    set(billing.address.country, address.text("country"));
}

bool isKind(const PaymentMethod& method, const std::optional<std::string>& type)
{
    return !type || wireName(method.details.kind) == *type;
}

} // namespace

void listMethodsOfCustomer(const Call& call)
{
    const Ref<Customer> customer = call.find(call.state.customers, "customer");
    if (call.state.customers[customer].deleted) throw missing("customer", call.id());
    const auto type = call.params.text("type");
    answerRows(call, call.state.methods, call.state.byCustomer[customer.row].methods, "payment_method",
               "/v1/customers/" + call.id() + "/payment_methods",
               [&](const PaymentMethod& method, auto) { return isKind(method, type); });
}

void showMethodOfCustomer(const Call& call)
{
    const Ref<Customer> customer = call.find(call.state.customers, "customer");
    const Ref<PaymentMethod> method = call.find(call.state.methods, "PaymentMethod", call.ids[1], "id");
    if (call.state.methods[method].customer != customer) throw missing("PaymentMethod", call.ids[1]);
    call.params.finish();
    call.answer(method);
}

void listMethods(const Call& call)
{
    const auto type = call.params.text("type");
    answerByCustomer(
        call, call.state.methods, &CustomerRows::methods, "payment_method", "/v1/payment_methods",
        [&](const PaymentMethod& method, auto) { return method.customer && isKind(method, type); });
}

void showMethod(const Call& call)
{
    call.params.finish();
    call.answer(call.find(call.state.methods, "PaymentMethod"));
}

void createMethod(const Call& call)
{
    BillingDetails billing;
    readBilling(call.params, billing);
    Metadata metadata;
    call.params.metadata(metadata);
    call.params.requiredText("type");
    const auto type = call.params.choice("type", {"card", "sepa_debit"});
    if (*type == 0) {
        const std::string token = call.params.map("card").requiredText("token");
        call.params.finish();
        return call.answer(call.engine.createMethod(token, std::move(billing), std::move(metadata)));
    }
    const std::string iban = call.params.map("sepa_debit").requiredText("iban");
    call.params.finish();
    if (iban.size() < 15 || iban.size() > 34)
        throw invalid("The IBAN you provided is invalid.", "sepa_debit[iban]", "invalid_bank_account_iban");
    MethodDetails details;
    details.kind = MethodKind::SepaDebit;
    details.country = iban.substr(0, 2);
    details.bankCode = iban.substr(4, 8);
    details.last4 = iban.substr(iban.size() - 4);
    const TestToken* test = findTestAccount(iban);
    const MethodBehavior behavior = test ? test->behavior : MethodBehavior::Pays;
    call.answer(call.engine.createMethod(details, behavior,
                                         test ? std::string(test->declineCode) : std::string(),
                                         std::move(billing), std::move(metadata)));
}

void updateMethod(const Call& call)
{
    const Ref<PaymentMethod> method = call.find(call.state.methods, "PaymentMethod");
    const PaymentMethod& row = call.state.methods[method];
    if (!row.customer)
        throw invalid("You must save this PaymentMethod to a customer before you can update it.");
    BillingDetails billing = row.billing;
    readBilling(call.params, billing);
    const Params card = call.params.map("card");
    const std::int64_t month = card.integer("exp_month").value_or(row.details.expMonth);
    const std::int64_t year = card.integer("exp_year").value_or(row.details.expYear);
    Metadata metadata = row.metadata;
    call.params.metadata(metadata);
    call.params.finish();
    if (row.details.kind == MethodKind::Card && (month < 1 || month > 12))
        throw invalid("Your card's expiration month is invalid.", "card[exp_month]", "invalid_expiry_month");
    if (row.details.kind == MethodKind::Card && (year < 2000 || year > 2100))
        throw invalid("Your card's expiration year is invalid.", "card[exp_year]", "invalid_expiry_year");
    call.engine.updateMethod(method, std::move(billing), static_cast<int>(month), static_cast<int>(year),
                             std::move(metadata));
    call.answer(method);
}

void attachMethod(const Call& call)
{
    const std::string wanted = call.params.requiredText("customer");
    const Ref<Customer> customer = call.find(call.state.customers, "customer", wanted, "customer");
    if (call.state.customers[customer].deleted) throw missing("customer", wanted, "customer");
    call.params.finish();
    Ref<PaymentMethod> method = call.state.methods.find(call.id());
    if (!method) method = call.engine.createMethod(call.id()); // a test token becomes a method of its own
    call.engine.attachMethod(method, customer);
    call.answer(method);
}

void detachMethod(const Call& call)
{
    const Ref<PaymentMethod> method = call.find(call.state.methods, "PaymentMethod");
    call.params.finish();
    call.engine.detachMethod(method);
    call.answer(method);
}

} // namespace regulars::sandbox::handlers
