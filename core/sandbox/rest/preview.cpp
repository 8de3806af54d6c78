// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/rest/billingparams.h"
#include "core/sandbox/rest/routes.h"

namespace regulars::sandbox::handlers {

namespace {

Ref<Customer> readCustomer(const Call& call, Ref<Subscription> subscription)
{
    const Ref<Customer> customer = call.named(call.state.customers, "customer", "customer");
    if (customer && call.state.customers[customer].deleted)
        throw missing("customer", call.state.customers[customer].id, "customer");
    if (!subscription && !customer)
        throw invalid("You must specify a customer or a subscription to preview an invoice of.", "customer",
                      "parameter_missing");
    if (!subscription) return customer;
    const Subscription& row = call.state.subscriptions[subscription];
    if (customer && row.customer != customer) throw missing("subscription", row.id, "subscription");
    return row.customer;
}

NewInvoiceItem readItem(const Call& call, const Params& params, Engine& scratch, const InvoicePreview& wanted)
{
    NewInvoiceItem item;
    item.customer = wanted.customer;
    item.subscription = wanted.subscription;
    item.price = call.named(params, call.state.prices, "price", "price");
    if (const auto data = readPriceData(call, params, false)) item.price = scratch.createPrice(*data);
    item.quantity = params.integer("quantity").value_or(1);
    if (!item.price) {
        item.amount = params.has("unit_amount") ? params.requiredInteger("unit_amount") * item.quantity
                                                : params.requiredInteger("amount");
        params.requiredText("currency");
        item.currency = *params.currency("currency");
    }
    item.description = params.text("description").value_or("");
    item.discountable = params.boolean("discountable");
    item.discounts = readDiscounts(call, params).value_or(DiscountWishes{});
    const Params period = params.map("period");
    item.periodStart = period.integer("start").value_or(0);
    item.periodEnd = period.integer("end").value_or(item.periodStart);
    params.metadata(item.metadata);
    return item;
}

/// The preview's anchor has one more word than an update's, and never falls into the past.
void readAnchor(const Call& call, const Params& details, NewSubscription& start)
{
    const Params anchor = details.map("billing_cycle_anchor");
    if (anchor.isEmpty()) return;
    anchor.requiredText("type");
    if (anchor.choice("type", {"now", "unchanged", "timestamp"}) == 2)
        start.billingCycleAnchor = std::max(anchor.requiredInteger("timestamp"), call.now);
}

} // namespace

void previewInvoice(const Call& call)
{
    const Params& params = call.params;
    AccountState scratch = call.state.over();
    scratch.now = call.now;
    Engine engine(scratch);
    InvoicePreview wanted;
    wanted.subscription = call.named(call.state.subscriptions, "subscription", "subscription");
    wanted.customer = readCustomer(call, wanted.subscription);
    const Params details = params.map("subscription_details");
    wanted.cancelNow = details.boolean("cancel_now").value_or(false);
    if (wanted.subscription && details.has("resume_at")) {
        details.choice("resume_at", {"now"});
        wanted.resumption = readResumption(details);
    } else if (wanted.subscription && details.has("pause")) {
        wanted.pause = readWholePause(details.map("pause"));
    } else if (wanted.subscription && !details.isEmpty()) {
        wanted.change.emplace();
        readChange(call, details, *wanted.change);
    } else if (details.has("items")) {
        NewSubscription& start = wanted.start.emplace();
        start.customer = wanted.customer;
        start.paymentBehavior = PaymentBehavior::DefaultIncomplete; // whether somebody can pay is not asked
        readStart(call, details, start);
        readAnchor(call, details, start);
    }
    details.map("billing_mode").choice("type", {"flexible", "classic"});
    details.ignore({"default_tax_rates", "metadata"});
    wanted.discounts = readDiscounts(call, params);
    wanted.recurringOnly = params.choice("preview_mode", {"next", "recurring"}) == 1;
    for (const Params& item : params.items("invoice_items"))
        wanted.items.push_back(readItem(call, item, engine, wanted));
    params.currency("currency");
    params.ignore({"automatic_tax", "customer_details", "issuer"});
    params.finish();
    const Ref<Invoice> invoice = engine.preview(wanted);
    Renderer(scratch, call.out, call.now).object(invoice, call.expand);
}

} // namespace regulars::sandbox::handlers
