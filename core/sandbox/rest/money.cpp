// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/rest/lists.h"
#include "core/sandbox/rest/routes.h"

namespace regulars::sandbox::handlers {

namespace {

/// A saved method, or a test token made into one for this payment.
Ref<PaymentMethod> readMethod(const Call& call)
{
    const auto id = call.params.text("payment_method");
    if (!id || id->empty()) return {};
    const Ref<PaymentMethod> known = call.state.methods.find(*id);
    return known ? known : call.engine.createMethod(*id);
}

void refuseMethodTypes(const Params& params)
{
    if (params.has("payment_method_types"))
        throw invalid("payment_method_types can no longer be sent.", "payment_method_types",
                      "payment_method_types_no_longer_supported");
    params.ignore({"allowed_payment_method_types", "excluded_payment_method_types",
                   "automatic_payment_methods", "confirmation_method", "capture_method"});
}

/// Whether the bank's question is as good as a no: nobody is there to answer it.
bool readOffSession(const Params& params)
{
    const bool away = params.boolean("off_session").value_or(false);
    return params.boolean("error_on_requires_action").value_or(false) || away;
}

/// After a confirmation: a decline is HTTP 402 (contract.md 16).
void answerPayment(const Call& call, Ref<PaymentIntent> intent, bool confirmed, bool offSession)
{
    const IntentStatus status = call.state.intents[intent].status;
    if (confirmed && (status == IntentStatus::RequiresPaymentMethod ||
                      (status == IntentStatus::RequiresAction && offSession)))
        throw call.engine.declineOf(intent);
    call.answer(intent);
}

} // namespace

void listCharges(const Call& call)
{
    const Ref<PaymentIntent> intent = call.named(call.state.intents, "payment_intent", "payment_intent");
    answerByCustomer(call, call.state.charges, &CustomerRows::charges, "charge", "/v1/charges",
                     [&](const Charge& charge, auto) { return !intent || charge.intent == intent; });
}

void showCharge(const Call& call)
{
    call.params.finish();
    call.answer(call.find(call.state.charges, "charge"));
}

void updateCharge(const Call& call)
{
    const Ref<Charge> charge = call.find(call.state.charges, "charge");
    const Charge& row = call.state.charges[charge];
    ChargeWords words{row.description, row.receiptEmail, row.userReport, row.metadata};
    if (const auto text = call.params.text("description")) words.description = *text;
    if (const auto text = call.params.text("receipt_email")) words.receiptEmail = *text;
    const Params fraud = call.params.map("fraud_details");
    if (const auto text = fraud.text("user_report")) words.userReport = *text;
    if (!words.userReport.empty()) fraud.choice("user_report", {"fraudulent", "safe"});
    call.params.metadata(words.metadata);
    call.params.finish();
    call.engine.updateCharge(charge, std::move(words));
    call.answer(charge);
}

void listRefundsOfCharge(const Call& call)
{
    const Ref<Charge> charge = call.find(call.state.charges, "charge");
    answerRows(call, call.state.refunds, call.state.charges[charge].refunds, "refund",
               "/v1/charges/" + call.id() + "/refunds", [](const Refund&, auto) { return true; });
}

void listIntents(const Call& call)
{
    answerByCustomer(call, call.state.intents, &CustomerRows::intents, "payment_intent",
                     "/v1/payment_intents", [](const PaymentIntent&, auto) { return true; });
}

void createIntent(const Call& call)
{
    const Params& params = call.params;
    NewPayment wanted;
    refuseMethodTypes(params);
    wanted.amount = params.requiredInteger("amount");
    params.requiredText("currency");
    wanted.currency = *params.currency("currency");
    wanted.customer = call.named(call.state.customers, "customer", "customer");
    wanted.confirm = params.boolean("confirm").value_or(false);
    wanted.offSession = readOffSession(params);
    wanted.returnUrl = params.text("return_url").value_or("");
    wanted.description = params.text("description").value_or("");
    wanted.statementDescriptor = params.text("statement_descriptor").value_or("");
    wanted.receiptEmail = params.text("receipt_email").value_or("");
    params.metadata(wanted.metadata);
    wanted.method = readMethod(call);
    params.finish();
    const Ref<PaymentIntent> intent = call.engine.createPayment(wanted);
    answerPayment(call, intent, wanted.confirm, wanted.offSession);
}

void showIntent(const Call& call)
{
    call.params.ignore({"client_secret"});
    call.params.finish();
    call.answer(call.find(call.state.intents, "payment_intent"));
}

void confirmIntent(const Call& call)
{
    const Ref<PaymentIntent> intent = call.find(call.state.intents, "payment_intent");
    refuseMethodTypes(call.params);
    const bool offSession = readOffSession(call.params);
    const auto returnUrl = call.params.text("return_url");
    const Ref<PaymentMethod> method = readMethod(call);
    call.params.finish();
    if (returnUrl) call.engine.state().intents[intent].returnUrl = *returnUrl;
    call.engine.confirmPayment(intent, method, offSession);
    answerPayment(call, intent, true, offSession);
}

void cancelIntent(const Call& call)
{
    const Ref<PaymentIntent> intent = call.find(call.state.intents, "payment_intent");
    const std::string reason = call.params.text("cancellation_reason").value_or("");
    call.params.choice("cancellation_reason",
                       {"duplicate", "fraudulent", "requested_by_customer", "abandoned"});
    call.params.finish();
    call.engine.cancelPayment(intent, reason);
    call.answer(intent);
}

void listRefunds(const Call& call)
{
    const Ref<Charge> charge = call.named(call.state.charges, "charge", "charge");
    const Ref<PaymentIntent> intent = call.named(call.state.intents, "payment_intent", "payment_intent");
    const auto keep = [&](const Refund& refund, auto) {
        return !intent || call.state.charges[refund.charge].intent == intent;
    };
    if (charge)
        return answerRows(call, call.state.refunds, call.state.charges[charge].refunds, "refund",
                          "/v1/refunds", keep);
    answerTable(call, call.state.refunds, "refund", "/v1/refunds", keep);
}

void createRefund(const Call& call)
{
    const Params& params = call.params;
    const auto amount = params.integer("amount");
    if (amount && *amount <= 0)
        throw invalid("Invalid positive integer", "amount", "parameter_invalid_integer");
    const std::string reason = params.text("reason").value_or("");
    params.choice("reason", {"duplicate", "fraudulent", "requested_by_customer"});
    Metadata metadata;
    params.metadata(metadata);
    Ref<Charge> charge = call.named(call.state.charges, "charge", "charge");
    if (const Ref<PaymentIntent> intent =
            call.named(call.state.intents, "payment_intent", "payment_intent")) {
        if (charge)
            throw invalid("You may only specify one of these parameters: charge, payment_intent.", "charge",
                          "parameters_exclusive");
        charge = call.state.intents[intent].latestCharge;
        if (!charge)
            throw invalid("This PaymentIntent does not have a successful charge to refund.", "payment_intent",
                          "payment_intent_unexpected_state");
    }
    const std::string instructionsEmail = params.text("instructions_email").value_or("");
    params.finish();
    if (!charge)
        throw invalid(
            "One of the following params should be provided for this request: payment_intent or charge.",
            "charge", "parameter_missing");
    call.answer(
        call.engine.refund(charge, amount.value_or(0), reason, std::move(metadata), instructionsEmail));
}

void showRefund(const Call& call)
{
    call.params.finish();
    call.answer(call.find(call.state.refunds, "refund"));
}

void updateRefund(const Call& call)
{
    const Ref<Refund> refund = call.find(call.state.refunds, "refund");
    Metadata metadata = call.state.refunds[refund].metadata;
    call.params.metadata(metadata);
    call.params.finish();
    call.engine.updateRefund(refund, std::move(metadata));
    call.answer(refund);
}

void cancelRefund(const Call& call)
{
    const Ref<Refund> refund = call.find(call.state.refunds, "refund");
    call.params.finish();
    call.engine.cancelRefund(refund);
    call.answer(refund);
}

void listDisputes(const Call& call)
{
    const Ref<Charge> charge = call.named(call.state.charges, "charge", "charge");
    const Ref<PaymentIntent> intent = call.named(call.state.intents, "payment_intent", "payment_intent");
    answerTable(call, call.state.disputes, "dispute", "/v1/disputes", [&](const Dispute& dispute, auto) {
        return (!charge || dispute.charge == charge) &&
               (!intent || call.state.charges[dispute.charge].intent == intent);
    });
}

void showDispute(const Call& call)
{
    call.params.finish();
    call.answer(call.find(call.state.disputes, "dispute"));
}

void updateDispute(const Call& call)
{
    const Ref<Dispute> dispute = call.find(call.state.disputes, "dispute");
    const Dispute& row = call.state.disputes[dispute];
    Metadata evidence = row.evidence;
    const Params sent = call.params.map("evidence");
    for (const std::string_view name : evidenceNames())
        if (const auto value = sent.text(name)) {
            std::erase_if(evidence, [&](const auto& entry) { return entry.first == name; });
            if (!value->empty()) evidence.emplace_back(name, *value);
        }
    const bool submit = call.params.boolean("submit").value_or(true) && !sent.isEmpty();
    Metadata metadata = row.metadata;
    call.params.metadata(metadata);
    call.params.finish();
    call.engine.submitEvidence(dispute, std::move(evidence), submit, std::move(metadata));
    call.answer(dispute);
}

void closeDispute(const Call& call)
{
    const Ref<Dispute> dispute = call.find(call.state.disputes, "dispute");
    call.params.finish();
    call.engine.closeDispute(dispute, false);
    call.answer(dispute);
}

void listTransactions(const Call& call)
{
    const auto currency = call.params.currency("currency");
    const auto type = call.params.text("type");
    const auto source = call.params.text("source");
    const auto payout = call.params.text("payout");
    answerTable(call, call.state.transactions, "balance_transaction", "/v1/balance_transactions",
                [&](const BalanceTransaction& row, auto) {
                    return !payout && (!currency || row.currency == *currency) &&
                           (!type || wireName(row.kind) == *type) &&
                           (!source || sourceId(call.state, row) == *source);
                });
}

void showTransaction(const Call& call)
{
    call.params.finish();
    call.answer(call.find(call.state.transactions, "balance_transaction"));
}

} // namespace regulars::sandbox::handlers
