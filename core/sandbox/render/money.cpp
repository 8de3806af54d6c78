// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/render/render.h"

#include <array>

namespace regulars::sandbox {

std::string_view wireName(BalanceTransactionKind kind)
{
    constexpr std::array<std::string_view, 6> names{"charge",         "payment",        "refund",
                                                    "payment_refund", "refund_failure", "adjustment"};
    return names[static_cast<std::size_t>(kind)];
}

const std::string& sourceId(const AccountState& state, const BalanceTransaction& transaction)
{
    if (transaction.dispute) return state.disputes[transaction.dispute].id;
    if (transaction.refund) return state.refunds[transaction.refund].id;
    return state.charges[transaction.charge].id;
}

namespace {

std::string_view wireName(ChargeStatus status)
{
    constexpr std::array<std::string_view, 3> names{"succeeded", "pending", "failed"};
    return names[static_cast<std::size_t>(status)];
}

std::string_view wireName(IntentStatus status)
{
    constexpr std::array<std::string_view, 6> names{"requires_payment_method",
                                                    "requires_confirmation",
                                                    "requires_action",
                                                    "processing",
                                                    "canceled",
                                                    "succeeded"};
    return names[static_cast<std::size_t>(status)];
}

std::string_view category(const BalanceTransaction& transaction)
{
    if (transaction.dispute) return transaction.amount < 0 ? "dispute" : "dispute_reversal";
    switch (transaction.kind) {
    case BalanceTransactionKind::Charge:
    case BalanceTransactionKind::Payment:
        return "charge";
    case BalanceTransactionKind::Refund:
    case BalanceTransactionKind::PaymentRefund:
        return "refund";
    case BalanceTransactionKind::RefundFailure:
        return "refund_failure";
    case BalanceTransactionKind::Adjustment:
        break;
    }
    return "other_adjustment";
}

} // namespace

void Renderer::methodDetails(const MethodDetails& details)
{
    m_out.beginObject("payment_method_details");
    m_out.beginObject(wireName(details.kind));
    if (details.kind == MethodKind::Card) {
        m_out.nullFields({"amount_authorized", "authorization_code"});
        m_out.field("brand", details.brand);
        m_out.beginObject("checks");
        m_out.nullField("address_line1_check");
        m_out.nullField("address_postal_code_check");
        m_out.nullField("cvc_check");
        m_out.endObject();
        m_out.maybe("country", details.country);
        m_out.nullField("electronic_commerce_indicator");
        m_out.field("exp_month", details.expMonth);
        m_out.field("exp_year", details.expYear);
        m_out.maybe("fingerprint", details.fingerprint);
        m_out.field("funding", details.funding);
        m_out.nullField("installments");
        m_out.field("last4", details.last4);
        m_out.nullField("mandate");
        m_out.field("network", details.brand);
        m_out.nullField("network_transaction_id");
        m_out.field("regulated_status", "unregulated");
        m_out.nullFields({"three_d_secure", "transaction_link_id"});
        if (details.wallet.empty()) {
            m_out.nullField("wallet");
        } else {
            m_out.beginObject("wallet");
            m_out.nullField("dynamic_last4");
            m_out.field("type", details.wallet);
            m_out.endObject();
        }
    } else {
        m_out.maybe("bank_code", details.bankCode);
        m_out.nullField("branch_code");
        m_out.maybe("country", details.country);
        m_out.maybe("fingerprint", details.fingerprint);
        m_out.field("last4", details.last4);
        m_out.nullField("mandate");
    }
    m_out.endObject();
    m_out.field("type", wireName(details.kind));
    m_out.endObject();
}

void Renderer::outcome(const Charge& charge)
{
    if (charge.status == ChargeStatus::Pending) return m_out.nullField("outcome");
    const bool failed = charge.status == ChargeStatus::Failed;
    m_out.beginObject("outcome");
    m_out.nullField("advice_code");
    m_out.nullField("network_advice_code");
    m_out.nullField("network_decline_code");
    m_out.field("network_status", charge.blocked ? "not_sent_to_network"
                                  : failed       ? "declined_by_network"
                                                 : "approved_by_network");
    m_out.maybe("reason", charge.blocked ? "rule" : failed ? charge.declineCode : std::string());
    m_out.field("risk_level", charge.riskScore >= 65 ? "elevated" : "normal");
    m_out.field("risk_score", charge.riskScore);
    m_out.field("seller_message", charge.blocked ? "Stripe blocked this payment by a rule of yours."
                                  : failed ? "The bank did not return any further details with this decline."
                                           : "Payment complete.");
    m_out.field("type", charge.blocked ? "blocked" : failed ? "issuer_declined" : "authorized");
    m_out.endObject();
}

void Renderer::object(Ref<Charge> ref, const Expand& expand)
{
    const Charge& charge = row(ref);
    const bool succeeded = charge.status == ChargeStatus::Succeeded;
    head(charge.id, "charge");
    m_out.field("amount", charge.amount);
    m_out.field("amount_captured", succeeded ? charge.amount : 0);
    m_out.field("amount_refunded", charge.amountRefunded);
    m_out.nullField("application");
    m_out.nullField("application_fee");
    m_out.nullField("application_fee_amount");
    link("balance_transaction", charge.transaction, expand);
    billing(charge.billing);
    m_out.field("calculated_statement_descriptor",
                charge.statementDescriptor.empty() ? m_state.settings.name : charge.statementDescriptor);
    m_out.field("captured", succeeded);
    m_out.field("created", charge.created);
    m_out.currency("currency", charge.currency);
    link("customer", charge.customer, expand);
    m_out.maybe("description", charge.description);
    m_out.field("disputed", charge.disputed);
    m_out.nullField("failure_balance_transaction");
    m_out.maybe("failure_code", charge.failureCode);
    m_out.maybe("failure_message", charge.failureMessage);
    m_out.beginObject("fraud_details");
    if (!charge.userReport.empty()) m_out.field("user_report", charge.userReport);
    m_out.endObject();
    m_out.field("livemode", false);
    m_out.metadata("metadata", charge.metadata);
    m_out.nullField("on_behalf_of");
    outcome(charge);
    m_out.field("paid", succeeded);
    link("payment_intent", charge.intent, expand);
    m_out.maybe("payment_method", charge.method ? row(charge.method).id : std::string());
    methodDetails(charge.details);
    m_out.maybe("receipt_email", charge.receiptEmail);
    m_out.nullField("receipt_number");
    m_out.maybe("receipt_url",
                succeeded ? "https://pay.stripe.com/receipts/payment/" + charge.id : std::string());
    m_out.field("refunded", charge.amountRefunded == charge.amount && succeeded);
    if (expand.find("refunds")) {
        std::vector<Ref<Refund>> newestFirst(charge.refunds.rbegin(), charge.refunds.rend());
        list("refunds", newestFirst, "/v1/charges/" + charge.id + "/refunds", expand);
    }
    m_out.nullField("review");
    m_out.nullField("shipping");
    m_out.nullFields({"source", "source_transfer"});
    m_out.maybe("statement_descriptor", charge.statementDescriptor);
    m_out.nullField("statement_descriptor_suffix");
    m_out.field("status", wireName(charge.status));
    m_out.nullField("transfer_data");
    m_out.nullField("transfer_group");
    m_out.endObject();
}

/// Where the payer answers the bank.
void Renderer::nextAction(const PaymentIntent& intent)
{
    if (intent.status != IntentStatus::RequiresAction) return m_out.nullField("next_action");
    m_out.beginObject("next_action");
    const bool redirects = !intent.returnUrl.empty();
    m_out.field("type", redirects ? "redirect_to_url" : "use_stripe_sdk");
    m_out.beginObject(redirects ? "redirect_to_url" : "use_stripe_sdk");
    if (redirects) {
        m_out.field("return_url", intent.returnUrl);
        m_out.field("url", "https://hooks.stripe.com/3d_secure_2/hosted?payment_intent=" + intent.id);
    }
    m_out.endObject();
    m_out.endObject();
}

void Renderer::paymentError(const PaymentIntent& intent)
{
    if (intent.authenticationFailed) {
        m_out.beginObject("last_payment_error");
        m_out.field("code", "payment_intent_authentication_failure");
        m_out.field("message", "The payer could not be authenticated. Try another payment method.");
        m_out.field("type", "invalid_request_error");
        return m_out.endObject();
    }
    const bool waits = intent.status == IntentStatus::RequiresPaymentMethod;
    if (!waits || !intent.latestCharge || row(intent.latestCharge).status != ChargeStatus::Failed)
        return m_out.nullField("last_payment_error");
    const Charge& charge = row(intent.latestCharge);
    m_out.beginObject("last_payment_error");
    m_out.field("charge", charge.id);
    m_out.field("code", charge.failureCode);
    if (!charge.declineCode.empty()) m_out.field("decline_code", charge.declineCode);
    m_out.field("message", charge.failureMessage);
    m_out.field("type", "card_error");
    m_out.endObject();
}

void Renderer::object(Ref<PaymentIntent> ref, const Expand& expand)
{
    const PaymentIntent& intent = row(ref);
    head(intent.id, "payment_intent");
    m_out.nullField("allowed_payment_method_types");
    m_out.field("amount", intent.amount);
    m_out.field("amount_capturable", 0);
    m_out.field("amount_received", intent.status == IntentStatus::Succeeded ? intent.amount : 0);
    m_out.nullFields({"application", "application_fee_amount", "automatic_payment_methods"});
    m_out.stamp("canceled_at", intent.canceledAt);
    m_out.maybe("cancellation_reason", intent.cancellationReason);
    m_out.field("capture_method", "automatic");
    m_out.field("client_secret", intent.id + "_secret_sandbox");
    m_out.field("confirmation_method", "automatic");
    m_out.field("created", intent.created);
    m_out.currency("currency", intent.currency);
    link("customer", intent.customer, expand);
    m_out.nullField("customer_account");
    m_out.maybe("description", intent.description);
    m_out.nullField("excluded_payment_method_types");
    paymentError(intent);
    link("latest_charge", intent.latestCharge, expand);
    m_out.field("livemode", false);
    m_out.nullField("managed_payments");
    m_out.metadata("metadata", intent.metadata);
    nextAction(intent);
    m_out.nullField("on_behalf_of");
    link("payment_method", intent.method, expand);
    m_out.nullField("payment_method_configuration_details");
    m_out.beginObject("payment_method_options");
    m_out.endObject();
    m_out.beginArray("payment_method_types");
    m_out.text("card");
    m_out.text("sepa_debit");
    m_out.endArray();
    m_out.nullFields({"payment_record", "processing"});
    m_out.maybe("receipt_email", intent.receiptEmail);
    m_out.nullFields({"review", "setup_future_usage", "shipping", "source"});
    m_out.maybe("statement_descriptor", intent.statementDescriptor);
    m_out.nullField("statement_descriptor_suffix");
    m_out.field("status", wireName(intent.status));
    m_out.nullField("transfer_group");
    m_out.endObject();
}

void Renderer::object(Ref<BalanceTransaction> ref, const Expand& expand)
{
    const BalanceTransaction& transaction = row(ref);
    head(transaction.id, "balance_transaction");
    m_out.field("amount", transaction.amount);
    m_out.field("available_on", transaction.availableOn);
    m_out.field("balance_type", "payments");
    m_out.field("created", transaction.created);
    m_out.currency("currency", transaction.currency);
    m_out.maybe("description", transaction.description);
    m_out.key("exchange_rate");
    if (transaction.rate != 0)
        m_out.decimal(transaction.rate, 6);
    else
        m_out.null();
    m_out.field("fee", transaction.fee);
    m_out.beginArray("fee_details");
    if (transaction.fee != 0) {
        m_out.beginObject();
        m_out.field("amount", transaction.fee);
        m_out.nullField("application");
        m_out.currency("currency", transaction.currency);
        m_out.field("description", transaction.dispute ? "Dispute fee" : "Stripe processing fees");
        m_out.field("type", "stripe_fee");
        m_out.endObject();
    }
    m_out.endArray();
    m_out.field("net", transaction.amount - transaction.fee);
    m_out.field("reporting_category", category(transaction));
    m_out.key("source");
    if (const Expand* inner = expand.find("source")) {
        if (transaction.dispute)
            object(transaction.dispute, *inner);
        else if (transaction.refund)
            object(transaction.refund, *inner);
        else
            object(transaction.charge, *inner);
    } else {
        m_out.text(sourceId(m_state, transaction));
    }
    m_out.field("status", m_now >= transaction.availableOn ? "available" : "pending");
    m_out.field("type", wireName(transaction.kind));
    m_out.endObject();
}

} // namespace regulars::sandbox
