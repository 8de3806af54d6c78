// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/rest/sales.h"

namespace regulars::sandbox {

namespace {

NewSaleLine readPriceOf(const Call& call, const Params& item)
{
    NewSaleLine line;
    line.price = call.named(item, call.state.prices, "price", "price");
    const Params data = item.map("price_data");
    if (bool(line.price) != data.isEmpty())
        throw invalid("You must specify exactly one of price and price_data.", item.path("price"),
                      line.price ? "parameters_exclusive" : "parameter_missing");
    if (line.price) return line;
    PriceFields& fields = line.newPrice.emplace();
    data.requiredText("currency");
    fields.currency = *data.currency("currency");
    fields.unitAmount = data.requiredInteger("unit_amount");
    if (fields.unitAmount < 0) throw invalid("Invalid non-negative integer", data.path("unit_amount"));
    fields.active = false;
    const Params product = data.map("product_data");
    if (data.has("product")) {
        fields.product =
            call.find(call.state.products, "product", data.requiredText("product"), data.path("product"));
    } else {
        line.newProduct = product.requiredText("name");
        product.ignore({"description", "metadata"});
    }
    return line;
}

} // namespace

std::vector<NewSaleLine> readSaleLines(const Call& call)
{
    std::vector<NewSaleLine> lines;
    for (const Params& item : call.params.items("line_items")) {
        NewSaleLine line = readPriceOf(call, item);
        line.quantity = item.requiredInteger("quantity");
        if (line.quantity < 1 || line.quantity > 999'999)
            throw invalid("Invalid quantity", item.path("quantity"), "parameter_invalid_integer");
        lines.push_back(std::move(line));
    }
    return lines;
}

void readPaymentWords(const Call& call, PaymentWords& words)
{
    const Params data = call.params.map("payment_intent_data");
    if (const auto text = data.text("description")) words.description = *text;
    if (const auto text = data.text("statement_descriptor")) words.statementDescriptor = *text;
    if (const auto text = data.text("receipt_email")) words.receiptEmail = *text;
    data.metadata(words.metadata);
}

Payer readPayer(const Call& call, Ref<Customer> customer)
{
    Payer payer;
    const std::string method = call.params.requiredText("payment_method");
    payer.details.email = call.params.text("email").value_or("");
    payer.details.name = call.params.text("name").value_or("");
    payer.ipAddress = call.params.text("ip_address").value_or("");
    call.params.finish();
    if (payer.details.email.empty() && customer) payer.details.email = call.state.customers[customer].email;
    payer.method = call.state.methods.find(method);
    if (!payer.method) payer.method = call.engine.createMethod(method, payer.details);
    return payer;
}

} // namespace regulars::sandbox
