// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/rest/routes.h"
#include "core/sandbox/rest/sales.h"

#include <array>

// What only a sandbox can be asked, below /_sandbox/: what else would happen in Stripe's Dashboard or at a
// bank.
namespace regulars::sandbox {

namespace {

void answerVersion(const Call& call)
{
    call.out.beginObject();
    call.out.field("api_version", call.state.settings.eventsVersion);
    call.out.endObject();
}

void showEventsVersion(const Call& call)
{
    call.params.finish();
    answerVersion(call);
}

/// From now on events are drawn at another version; those that happened stay as they are.
void setEventsVersion(const Call& call)
{
    const std::string version = call.params.requiredText("api_version");
    call.params.finish();
    if (!isVersion(version)) throw invalid("Invalid Stripe API version: " + version, "api_version");
    call.engine.state().settings.eventsVersion = version;
    answerVersion(call);
}

/// The payer answers the bank's question, as on the page that next_action names.
void authenticate(const Call& call)
{
    const Ref<PaymentIntent> intent = call.find(call.state.intents, "payment_intent");
    call.params.requiredText("outcome");
    const auto outcome = call.params.choice("outcome", {"succeeded", "failed"});
    call.params.finish();
    call.engine.answerAuthentication(intent, *outcome == 0);
    call.answer(intent);
}

void answerRadar(const Call& call)
{
    call.out.beginObject();
    call.out.field("enabled", call.state.settings.hasRadar);
    call.out.endObject();
}

void showRadar(const Call& call)
{
    call.params.finish();
    answerRadar(call);
}

/// The account gets Radar, or loses it with all that its lists blocked.
void setRadar(const Call& call)
{
    call.params.requiredText("enabled");
    const bool enabled = *call.params.boolean("enabled");
    call.params.finish();
    call.engine.state().settings.hasRadar = enabled;
    answerRadar(call);
}

/// The bank's or the payer's part in a refund.
void moveRefund(const Call& call)
{
    const Ref<Refund> refund = call.find(call.state.refunds, "refund");
    call.params.requiredText("status");
    const auto status =
        call.params.choice("status", {"pending", "succeeded", "failed", "canceled", "requires_action"});
    const std::string why = call.params.text("failure_reason").value_or("unknown");
    call.params.finish();
    const auto wanted = static_cast<RefundStatus>(*status);
    if (wanted == RefundStatus::Failed)
        call.engine.failRefund(refund, why);
    else if (wanted == RefundStatus::Canceled)
        call.engine.cancelRefund(refund);
    else
        call.engine.moveRefund(refund, wanted);
    call.answer(refund);
}

/// The payer asks their bank for the money back; an inquiry only asks what it was for.
void openDispute(const Call& call)
{
    const Ref<Charge> charge = call.find(call.state.charges, "charge");
    const std::string reason = call.params.text("reason").value_or("fraudulent");
    const bool inquiry = call.params.boolean("inquiry").value_or(false);
    const std::int64_t amount = call.params.integer("amount").value_or(0);
    call.params.finish();
    if (amount < 0) throw invalid("Invalid positive integer", "amount", "parameter_invalid_integer");
    call.answer(call.engine.openDispute(charge, reason, inquiry, amount));
}

/// The bank's part in a dispute: it looks at the evidence, or decides. An inquiry is closed either way.
void moveDispute(const Call& call)
{
    const Ref<Dispute> dispute = call.find(call.state.disputes, "dispute");
    call.params.requiredText("status");
    const auto status = call.params.choice("status", {"under_review", "won", "lost"});
    call.params.finish();
    const Dispute& row = call.state.disputes[dispute];
    if (*status == 0)
        call.engine.submitEvidence(dispute, row.evidence, true, row.metadata);
    else
        call.engine.closeDispute(dispute, *status == 1);
    call.answer(dispute);
}

/// The payer pays on their page. A decline is told as the page would (402), and the page stays open.
void answerPage(const Call& call, Ref<CheckoutSession> session)
{
    const Ref<PaymentIntent> intent = call.state.sessions[session].intent;
    if (intent && call.state.intents[intent].status == IntentStatus::RequiresPaymentMethod)
        throw call.engine.declineOf(intent);
    call.answer(session);
}

void paySession(const Call& call)
{
    const Ref<CheckoutSession> session = call.find(call.state.sessions, "checkout.session");
    call.engine.payCheckout(session, readPayer(call, call.state.sessions[session].customer));
    answerPage(call, session);
}

/// Somebody follows the link and pays; the answer is their session.
void payLink(const Call& call)
{
    const Ref<PaymentLink> link = call.find(call.state.paymentLinks, "payment_link");
    Payer payer = readPayer(call, {});
    const Ref<CheckoutSession> session = call.engine.openLink(link);
    call.engine.payCheckout(session, std::move(payer));
    answerPage(call, session);
}

constexpr std::array table{
    Route{"GET", "events", "", false, showEventsVersion},
    Route{"POST", "events", "", false, setEventsVersion},
    Route{"GET", "radar", "", false, showRadar},
    Route{"POST", "radar", "", false, setRadar},
    Route{"POST", "checkout/sessions/{}/pay", "checkout.session", false, paySession},
    Route{"POST", "payment_links/{}/pay", "checkout.session", false, payLink},
    Route{"POST", "refunds/{}", "refund", false, moveRefund},
    Route{"POST", "charges/{}/dispute", "dispute", false, openDispute},
    Route{"POST", "disputes/{}", "dispute", false, moveDispute},
    Route{"POST", "payment_intents/{}/authenticate", "payment_intent", false, authenticate},
};

} // namespace

std::span<const Route> controls()
{
    return table;
}

} // namespace regulars::sandbox
