// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/rest/lists.h"
#include "core/sandbox/rest/routes.h"

namespace regulars::sandbox::handlers {

namespace {

Ref<Customer> owner(const Call& call)
{
    const Ref<Customer> customer = call.find(call.state.customers, "customer");
    if (call.state.customers[customer].deleted) throw missing("customer", call.id());
    return customer;
}

Ref<TaxId> liveTaxId(const Call& call)
{
    const Ref<Customer> customer = owner(call);
    const auto taxId = call.find(call.state.taxIds, "tax_id", call.ids[1], "id");
    const TaxId& row = call.state.taxIds[taxId];
    if (row.deleted || row.customer != customer) throw missing("tax_id", call.ids[1]);
    return taxId;
}

} // namespace

void listTaxIds(const Call& call)
{
    const Ref<Customer> customer = owner(call);
    answerRows(call, call.state.taxIds, call.state.byCustomer[customer.row].taxIds, "tax_id",
               "/v1/customers/" + call.id() + "/tax_ids",
               [](const TaxId& taxId, auto) { return !taxId.deleted; });
}

void createTaxId(const Call& call)
{
    const Ref<Customer> customer = owner(call);
    const std::string type = call.params.requiredText("type");
    const std::string value = call.params.requiredText("value");
    call.params.finish();
    call.answer(call.engine.createTaxId(customer, type, value));
}

void showTaxId(const Call& call)
{
    const auto taxId = liveTaxId(call);
    call.params.finish();
    call.answer(taxId);
}

void deleteTaxId(const Call& call)
{
    const auto taxId = liveTaxId(call);
    call.params.finish();
    call.engine.deleteTaxId(taxId);
    call.answer(taxId);
}

} // namespace regulars::sandbox::handlers
