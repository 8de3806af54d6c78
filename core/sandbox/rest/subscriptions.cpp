// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/rest/billingparams.h"
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

void readPause(const Call& call, SubscriptionChange& change)
{
    if (call.params.isUnset("pause_collection")) change.pause = CollectionPause::None;
    const Params pause = call.params.map("pause_collection");
    if (pause.isEmpty()) return;
    pause.requiredText("behavior");
    const auto behavior = pause.choice("behavior", {"keep_as_draft", "mark_uncollectible", "void"});
    change.pause = static_cast<CollectionPause>(*behavior + 1);
    change.pausedUntil = pause.integer("resumes_at").value_or(0);
    if (pause.has("resumes_at") && change.pausedUntil <= call.now)
        throw invalid("Invalid timestamp: must be an integer Unix timestamp in the future.",
                      pause.path("resumes_at"));
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
    if (const auto days = params.integer("trial_period_days")) wanted.trialEnd = call.now + *days * 86400;
    readStart(call, params, wanted);
    wanted.billingCycleAnchor = params.integer("billing_cycle_anchor").value_or(0);
    const auto missingMethod = params.map("trial_settings")
                                   .map("end_behavior")
                                   .choice("missing_payment_method", {"create_invoice", "cancel", "pause"});
    wanted.missingMethod = static_cast<MissingMethod>(missingMethod.value_or(0));
    const auto behavior =
        params.choice("payment_behavior", {"allow_incomplete", "default_incomplete", "error_if_incomplete"});
    wanted.paymentBehavior = static_cast<PaymentBehavior>(behavior.value_or(0));
    wanted.discounts = readDiscounts(call, params).value_or(DiscountWishes{});
    wanted.description = params.text("description").value_or("");
    params.metadata(wanted.metadata);
    params.currency("currency");
    ignoreUntracked(params);
    params.finish();
    const Ref<Subscription> subscription = call.engine.createSubscription(wanted);
    call.answer(subscription);
}

void updateSubscription(const Call& call)
{
    const Ref<Subscription> subscription = call.find(call.state.subscriptions, "subscription");
    const Params& params = call.params;
    SubscriptionChange change;
    readChange(call, params, change);
    if (params.has("default_payment_method")) change.defaultMethod = readMethod(call);
    if (const auto method = params.choice("collection_method", {"charge_automatically", "send_invoice"}))
        change.sendsInvoice = *method == 1;
    if (const auto days = params.integer("days_until_due")) change.daysUntilDue = static_cast<int>(*days);
    change.discounts = readDiscounts(call, params);
    readPause(call, change);
    change.description = params.text("description");
    readCancellation(params, change);
    Metadata metadata = call.state.subscriptions[subscription].metadata;
    params.metadata(metadata);
    if (params.has("metadata")) change.metadata = std::move(metadata);
    ignoreUntracked(params);
    const auto behavior =
        params.choice("payment_behavior", {"allow_incomplete", "default_incomplete", "error_if_incomplete"});
    change.paymentBehavior = static_cast<PaymentBehavior>(behavior.value_or(0));
    params.finish();
    call.engine.updateSubscription(subscription, change);
    call.answer(subscription);
}

void pauseSubscription(const Call& call)
{
    const Ref<Subscription> subscription = call.find(call.state.subscriptions, "subscription");
    const SubscriptionPause wanted = readWholePause(call.params);
    call.params.finish();
    call.engine.pauseSubscription(subscription, wanted);
    call.answer(subscription);
}

void resumeSubscription(const Call& call)
{
    const Ref<Subscription> subscription = call.find(call.state.subscriptions, "subscription");
    Resumption wanted = readResumption(call.params);
    wanted.onSuccess = call.params.choice("payment_behavior", {"resume_on_payment_attempt", "resume_on_payment_success"}) == 1;
    call.params.finish();
    call.engine.resumeSubscription(subscription, wanted);
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
