// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/rest/lists.h"
#include "core/sandbox/rest/routes.h"

namespace regulars::sandbox::handlers {

namespace {

/// The filter by status (contract.md 9); without one canceled subscriptions are left out.
bool isWanted(SubscriptionStatus status, const std::string& wanted)
{
    if (wanted.empty()) return status != SubscriptionStatus::Canceled;
    if (wanted == "all") return true;
    if (wanted == "ended")
        return status == SubscriptionStatus::Canceled || status == SubscriptionStatus::IncompleteExpired;
    return wireName(status) == wanted;
}

/// An active price by id, or the one that the item has already.
Ref<Price> readPrice(const Call& call, const Params& item, Ref<SubscriptionItem> present = {})
{
    const Ref<Price> price = call.named(item, call.state.prices, "price", "price");
    const bool stays = present && call.state.items[present].price == price;
    if (price && !call.state.prices[price].active && !stays)
        throw invalid("The price specified is inactive. This field only accepts active prices.",
                      item.path("price"));
    return price;
}

/// A hidden inactive price from price_data.
std::optional<PriceFields> readPriceData(const Call& call, const Params& item)
{
    const Params data = item.map("price_data");
    if (data.isEmpty()) return std::nullopt;
    if (item.has("price"))
        throw invalid("You may only specify one of these parameters: price, price_data.", item.path("price"),
                      "parameters_exclusive");
    PriceFields fields;
    data.requiredText("currency");
    fields.currency = *data.currency("currency");
    fields.product =
        call.find(call.state.products, "product", data.requiredText("product"), data.path("product"));
    fields.unitAmount = data.requiredInteger("unit_amount");
    const Params recurring = data.map("recurring");
    recurring.requiredText("interval");
    fields.interval =
        static_cast<Interval>(*recurring.choice("interval", {"day", "week", "month", "year"}) + 1);
    fields.intervalCount = static_cast<int>(recurring.integer("interval_count").value_or(1));
    fields.active = false;
    return fields;
}

Stamp readTrialEnd(const Call& call)
{
    if (const auto days = call.params.integer("trial_period_days")) return call.now + *days * 86400;
    const auto end = call.params.text("trial_end");
    if (!end) return 0;
    return *end == "now" ? call.now : *call.params.integer("trial_end");
}

Ref<PaymentMethod> readMethod(const Call& call)
{
    return call.named(call.state.methods, "PaymentMethod", "default_payment_method");
}

void readCancellation(const Params& params, SubscriptionChange& change)
{
    const Params details = params.map("cancellation_details");
    change.cancelComment = details.text("comment");
    change.cancelFeedback = details.text("feedback");
    if (change.cancelFeedback.value_or("").empty()) return;
    details.choice("feedback", {"customer_service", "low_quality", "missing_features", "other",
                                "switched_service", "too_complex", "too_expensive", "unused"});
}

void ignoreUntracked(const Params& params)
{
    params.ignore(
        {"off_session", "payment_settings", "automatic_tax", "default_tax_rates", "default_source"});
}

} // namespace

void listSubscriptions(const Call& call)
{
    const Params& params = call.params;
    const std::string wanted = params.text("status").value_or("");
    params.choice("status", {"all", "active", "past_due", "unpaid", "canceled", "incomplete",
                             "incomplete_expired", "trialing", "paused", "ended"});
    const Ref<Price> price = call.named(call.state.prices, "price", "price");
    const auto collection = params.choice("collection_method", {"charge_automatically", "send_invoice"});
    const TimeRange starts = readRange(params, "current_period_start");
    const TimeRange ends = readRange(params, "current_period_end");
    const Ref<TestClock> clock = call.named(call.state.testClocks, "test_clock", "test_clock");
    const auto& items = call.state.items;
    answerByCustomer(
        call, call.state.subscriptions, &CustomerRows::subscriptions, "subscription", "/v1/subscriptions",
        [&](const Subscription& row, auto) {
            if (!isWanted(row.status, wanted)) return false;
            if (collection && row.sendsInvoice != (*collection == 1)) return false;
            const auto any = [&](auto test) { return std::any_of(row.items.begin(), row.items.end(), test); };
            if (price && !any([&](auto item) { return items[item].price == price; })) return false;
            if (params.has("current_period_start") &&
                !any([&](auto item) { return starts.holds(items[item].periodStart); }))
                return false;
            return !params.has("current_period_end") ||
                   any([&](auto item) { return ends.holds(items[item].periodEnd); });
        },
        clock);
}

void showSubscription(const Call& call)
{
    call.params.finish();
    call.answer(call.find(call.state.subscriptions, "subscription"));
}

void createSubscription(const Call& call)
{
    const Params& params = call.params;
    NewSubscription wanted;
    wanted.customer =
        call.find(call.state.customers, "customer", params.requiredText("customer"), "customer");
    wanted.defaultMethod = readMethod(call);
    wanted.sendsInvoice = params.choice("collection_method", {"charge_automatically", "send_invoice"}) == 1;
    if (wanted.sendsInvoice) wanted.daysUntilDue = static_cast<int>(params.requiredInteger("days_until_due"));
    wanted.trialEnd = readTrialEnd(call);
    wanted.billingCycleAnchor = params.integer("billing_cycle_anchor").value_or(0);
    wanted.prorateStub =
        params.choice("proration_behavior", {"create_prorations", "always_invoice", "none"}) != 2;
    wanted.cancelAt = params.integer("cancel_at").value_or(0);
    wanted.cancelAtPeriodEnd = params.boolean("cancel_at_period_end").value_or(false);
    wanted.flexible = params.map("billing_mode").choice("type", {"flexible", "classic"}) != 1;
    const auto missingMethod = params.map("trial_settings")
                                   .map("end_behavior")
                                   .choice("missing_payment_method", {"create_invoice", "cancel", "pause"});
    wanted.missingMethod = static_cast<MissingMethod>(missingMethod.value_or(0));
    const auto behavior =
        params.choice("payment_behavior", {"allow_incomplete", "default_incomplete", "error_if_incomplete"});
    wanted.paymentBehavior = static_cast<PaymentBehavior>(behavior.value_or(0));
    wanted.description = params.text("description").value_or("");
    params.metadata(wanted.metadata);
    params.currency("currency");
    ignoreUntracked(params);
    for (const Params& item : params.items("items")) {
        NewSubscriptionItem entry;
        entry.quantity = item.integer("quantity").value_or(1);
        item.metadata(entry.metadata);
        entry.price = readPrice(call, item);
        entry.newPrice = readPriceData(call, item);
        if (!entry.price && !entry.newPrice)
            throw invalid("Missing required param: " + item.path("price") + ".", item.path("price"),
                          "parameter_missing");
        wanted.items.push_back(std::move(entry));
    }
    params.finish();
    const Ref<Subscription> subscription = call.engine.createSubscription(wanted);
    call.answer(subscription);
}

void updateSubscription(const Call& call)
{
    const Ref<Subscription> subscription = call.find(call.state.subscriptions, "subscription");
    const Params& params = call.params;
    SubscriptionChange change;
    const auto proration =
        params.choice("proration_behavior", {"create_prorations", "always_invoice", "none"});
    change.proration = static_cast<ProrationBehavior>(proration.value_or(0));
    change.prorationDate = params.integer("proration_date").value_or(0);
    change.cancelAtPeriodEnd = params.boolean("cancel_at_period_end");
    if (params.has("cancel_at"))
        change.cancelAt = params.isUnset("cancel_at") ? 0 : *params.integer("cancel_at");
    if (params.has("default_payment_method")) change.defaultMethod = readMethod(call);
    if (params.has("trial_end")) change.trialEnd = readTrialEnd(call);
    if (const auto method = params.choice("collection_method", {"charge_automatically", "send_invoice"}))
        change.sendsInvoice = *method == 1;
    if (const auto days = params.integer("days_until_due")) change.daysUntilDue = static_cast<int>(*days);
    change.description = params.text("description");
    readCancellation(params, change);
    Metadata metadata = call.state.subscriptions[subscription].metadata;
    params.metadata(metadata);
    if (params.has("metadata")) change.metadata = std::move(metadata);
    ignoreUntracked(params);
    params.choice("payment_behavior", {"allow_incomplete", "default_incomplete", "error_if_incomplete"});
    for (const Params& item : params.items("items")) {
        ItemChange entry;
        entry.item = call.named(item, call.state.items, "subscription item", "id");
        entry.deleted = item.boolean("deleted").value_or(false);
        entry.quantity = item.integer("quantity").value_or(0);
        Metadata itemMetadata;
        if (entry.item) itemMetadata = call.state.items[entry.item].metadata;
        item.metadata(itemMetadata);
        if (item.has("metadata")) entry.metadata = std::move(itemMetadata);
        entry.price = readPrice(call, item, entry.item);
        entry.newPrice = readPriceData(call, item);
        change.items.push_back(std::move(entry));
    }
    params.finish();
    call.engine.updateSubscription(subscription, change);
    call.answer(subscription);
}

void cancelSubscription(const Call& call)
{
    const Ref<Subscription> subscription = call.find(call.state.subscriptions, "subscription");
    const bool prorate = call.params.boolean("prorate").value_or(false);
    const bool invoiceNow = call.params.boolean("invoice_now").value_or(false);
    SubscriptionChange words;
    readCancellation(call.params, words);
    call.params.finish();
    if (call.state.subscriptions[subscription].endedAt != 0) throw missing("subscription", call.id());
    if (words.cancelComment || words.cancelFeedback) call.engine.updateSubscription(subscription, words);
    call.engine.cancelSubscription(subscription, "cancellation_requested", prorate, invoiceNow);
    call.answer(subscription);
}

void listItems(const Call& call)
{
    const Ref<Subscription> subscription = call.find(
        call.state.subscriptions, "subscription", call.params.requiredText("subscription"), "subscription");
    std::vector<Ref<SubscriptionItem>> rows = call.state.subscriptions[subscription].items;
    std::sort(rows.begin(), rows.end(), [](auto a, auto b) { return a.row < b.row; });
    answerRows(call, call.state.items, rows, "subscription_item",
               "/v1/subscription_items?subscription=" + call.state.subscriptions[subscription].id,
               [](const SubscriptionItem& item, auto) { return !item.deleted; });
}

void showItem(const Call& call)
{
    call.params.finish();
    const Ref<SubscriptionItem> item = call.find(call.state.items, "subscription_item");
    if (call.state.items[item].deleted) throw missing("subscription_item", call.id());
    call.answer(item);
}

} // namespace regulars::sandbox::handlers
