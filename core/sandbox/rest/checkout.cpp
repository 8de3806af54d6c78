// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/rest/lists.h"
#include "core/sandbox/rest/routes.h"
#include "core/sandbox/rest/sales.h"

namespace regulars::sandbox::handlers {

namespace {

std::int64_t readLimit(const Params& restrictions)
{
    if (restrictions.isEmpty()) return 0;
    const std::int64_t limit = restrictions.map("completed_sessions").requiredInteger("limit");
    if (limit < 1) throw invalid("Invalid positive integer", "restrictions[completed_sessions][limit]");
    return limit;
}

} // namespace

void listSessions(const Call& call)
{
    const Params& params = call.params;
    const Ref<Customer> customer = call.named(call.state.customers, "customer", "customer");
    const Ref<PaymentLink> link = call.named(call.state.paymentLinks, "payment_link", "payment_link");
    const Ref<PaymentIntent> intent = call.named(call.state.intents, "payment_intent", "payment_intent");
    const auto status = params.choice("status", {"open", "complete", "expired"});
    const auto email = params.map("customer_details").text("email");
    const auto keep = [&](const CheckoutSession& session, auto) {
        return (!customer || session.customer == customer) && (!link || session.link == link) &&
               (!intent || session.intent == intent) &&
               (!status || session.status == static_cast<SessionStatus>(*status)) &&
               (!email || session.payer.email == *email);
    };
    const Ref<TestClock> clock = customer ? call.state.customers[customer].testClock : Ref<TestClock>{};
    answerTable(call, call.state.sessions, "checkout.session", "/v1/checkout/sessions", keep, clock);
}

void createSession(const Call& call)
{
    const Params& params = call.params;
    if (params.has("payment_method_types"))
        throw invalid("payment_method_types can no longer be sent.", "payment_method_types",
                      "payment_method_types_no_longer_supported");
    params.requiredText("mode");
    const bool isSetup = *params.choice("mode", {"payment", "setup", "subscription"}) == 1;
    if (*params.choice("mode", {"payment", "setup", "subscription"}) == 2)
        throw invalid("This sandbox sells no subscriptions on a page: mode must be payment or setup.", "mode");
    params.choice("ui_mode", {"hosted_page"});
    NewCheckout wanted;
    if (isSetup) {
        wanted.isSetup = true;
        if (!params.has("allowed_payment_method_types")) params.requiredText("currency");
        wanted.currency = params.currency("currency").value_or(Currency());
        Metadata words;
        params.map("setup_intent_data").metadata(words);
    } else {
        wanted.lines = readSaleLines(call);
    }
    wanted.customer = call.named(call.state.customers, "customer", "customer");
    if (wanted.customer && call.state.customers[wanted.customer].deleted)
        throw missing("customer", call.state.customers[wanted.customer].id, "customer");
    wanted.customerEmail = params.text("customer_email").value_or("");
    if (wanted.customer && !wanted.customerEmail.empty())
        throw invalid("You may only specify one of these parameters: customer, customer_email.",
                      "customer_email", "parameters_exclusive");
    wanted.clientReference = params.text("client_reference_id").value_or("");
    wanted.successUrl = params.requiredText("success_url");
    wanted.cancelUrl = params.text("cancel_url").value_or("");
    wanted.expiresAt = params.integer("expires_at").value_or(0);
    if (!isSetup) readPaymentWords(call, wanted.payment);
    params.metadata(wanted.metadata);
    params.ignore({"locale", "submit_type", "allowed_payment_method_types", "excluded_payment_method_types"});
    params.finish();
    call.answer(call.engine.createCheckout(wanted));
}

void showSession(const Call& call)
{
    call.params.finish();
    call.answer(call.find(call.state.sessions, "checkout.session"));
}

void expireSession(const Call& call)
{
    const Ref<CheckoutSession> session = call.find(call.state.sessions, "checkout.session");
    call.params.finish();
    call.engine.expireCheckout(session);
    call.answer(session);
}

void listPaymentLinks(const Call& call)
{
    const auto active = call.params.boolean("active");
    answerTable(call, call.state.paymentLinks, "payment_link", "/v1/payment_links",
                [&](const PaymentLink& link, auto) { return !active || link.active == *active; });
}

void createPaymentLink(const Call& call)
{
    const Params& params = call.params;
    NewPaymentLink wanted;
    wanted.lines = readSaleLines(call);
    wanted.limit = readLimit(params.map("restrictions"));
    wanted.inactiveMessage = params.text("inactive_message").value_or("");
    const Params after = params.map("after_completion");
    if (!after.isEmpty()) after.requiredText("type");
    if (after.choice("type", {"hosted_confirmation", "redirect"}) == 1)
        wanted.redirectUrl = after.map("redirect").requiredText("url");
    wanted.confirmation = after.map("hosted_confirmation").text("custom_message").value_or("");
    readPaymentWords(call, wanted.payment);
    params.metadata(wanted.metadata);
    params.ignore({"payment_method_types", "submit_type"});
    params.finish();
    call.answer(call.engine.createPaymentLink(wanted));
}

void showPaymentLink(const Call& call)
{
    call.params.finish();
    call.answer(call.find(call.state.paymentLinks, "payment_link"));
}

void updatePaymentLink(const Call& call)
{
    const Ref<PaymentLink> link = call.find(call.state.paymentLinks, "payment_link");
    const Params& params = call.params;
    PaymentLinkChange change;
    change.active = params.boolean("active");
    if (params.has("restrictions")) change.limit = readLimit(params.map("restrictions"));
    change.inactiveMessage = params.text("inactive_message");
    if (params.has("payment_intent_data")) {
        change.payment = call.state.paymentLinks[link].payment;
        readPaymentWords(call, *change.payment);
    }
    Metadata metadata = call.state.paymentLinks[link].metadata;
    params.metadata(metadata);
    if (params.has("metadata")) change.metadata = std::move(metadata);
    params.finish();
    call.engine.updatePaymentLink(link, std::move(change));
    call.answer(link);
}

} // namespace regulars::sandbox::handlers
