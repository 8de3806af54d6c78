// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/render/render.h"

#include <algorithm>
#include <array>

// Money that goes back: refunds and disputes.
namespace regulars::sandbox {

namespace {

std::string_view wireName(RefundStatus status)
{
    constexpr std::array<std::string_view, 5> names{"pending", "succeeded", "failed", "canceled",
                                                    "requires_action"};
    return names[static_cast<std::size_t>(status)];
}

std::string_view wireName(DisputeStatus status)
{
    constexpr std::array<std::string_view, 7> names{"warning_needs_response",
                                                    "warning_under_review",
                                                    "warning_closed",
                                                    "needs_response",
                                                    "under_review",
                                                    "won",
                                                    "lost"};
    return names[static_cast<std::size_t>(status)];
}

bool isInquiry(DisputeStatus status)
{
    return status <= DisputeStatus::WarningClosed;
}

} // namespace

std::span<const std::string_view> evidenceNames()
{
    static constexpr std::array<std::string_view, 27> names{"access_activity_log",
                                                            "billing_address",
                                                            "cancellation_policy",
                                                            "cancellation_policy_disclosure",
                                                            "cancellation_rebuttal",
                                                            "customer_communication",
                                                            "customer_email_address",
                                                            "customer_name",
                                                            "customer_purchase_ip",
                                                            "customer_signature",
                                                            "duplicate_charge_documentation",
                                                            "duplicate_charge_explanation",
                                                            "duplicate_charge_id",
                                                            "product_description",
                                                            "receipt",
                                                            "refund_policy",
                                                            "refund_policy_disclosure",
                                                            "refund_refusal_explanation",
                                                            "service_date",
                                                            "service_documentation",
                                                            "shipping_address",
                                                            "shipping_carrier",
                                                            "shipping_date",
                                                            "shipping_documentation",
                                                            "shipping_tracking_number",
                                                            "uncategorized_file",
                                                            "uncategorized_text"};
    return names;
}

/// Stripe's mail that asks the payer where the money is to go.
void Renderer::refundAction(const Refund& refund)
{
    m_out.beginObject("next_action");
    m_out.beginObject("display_details");
    m_out.beginObject("email_sent");
    m_out.field("email_sent_at", refund.created);
    m_out.field("email_sent_to", refund.instructionsEmail);
    m_out.endObject();
    m_out.field("expires_at", refund.created + 45 * 86400);
    m_out.endObject();
    m_out.field("type", "display_details");
    m_out.endObject();
}

void Renderer::object(Ref<Refund> ref, const Expand& expand)
{
    const Refund& refund = m_state.refunds[ref];
    const Charge& charge = row(refund.charge);
    head(refund.id, "refund");
    m_out.field("amount", refund.amount);
    link("balance_transaction", refund.transaction, expand);
    link("charge", refund.charge, expand);
    m_out.field("created", refund.created);
    m_out.currency("currency", refund.currency);
    link("customer", charge.customer, expand);
    m_out.nullField("customer_account");
    if (charge.details.kind == MethodKind::Card) { // Stripe names no destination of a debit's refund
        m_out.beginObject("destination_details");
        m_out.beginObject("card");
        m_out.field("type", refund.status == RefundStatus::Pending ? "pending" : "refund");
        m_out.endObject();
        m_out.field("type", "card");
        m_out.endObject();
    }
    if (refund.failureTransaction) link("failure_balance_transaction", refund.failureTransaction, expand);
    if (!refund.failureReason.empty()) m_out.field("failure_reason", refund.failureReason);
    if (!refund.instructionsEmail.empty()) m_out.field("instructions_email", refund.instructionsEmail);
    m_out.metadata("metadata", refund.metadata);
    if (refund.status == RefundStatus::RequiresAction) refundAction(refund);
    link("payment_intent", charge.intent, expand);
    link("payment_method", charge.method, expand);
    if (refund.status == RefundStatus::Pending) m_out.field("pending_reason", "processing");
    m_out.maybe("reason", refund.reason);
    m_out.nullField("receipt_number");
    m_out.nullField("source_transfer_reversal");
    m_out.field("status", wireName(refund.status));
    m_out.nullField("transfer_reversal");
    m_out.endObject();
}

/// All kinds of evidence are named, those that were not given as null.
void Renderer::evidence(const Dispute& dispute)
{
    m_out.beginObject("evidence");
    for (const std::string_view name : evidenceNames()) {
        const auto given = std::find_if(dispute.evidence.begin(), dispute.evidence.end(),
                                        [&](const auto& entry) { return entry.first == name; });
        m_out.maybe(name, given == dispute.evidence.end() ? std::string() : given->second);
    }
    m_out.beginObject("enhanced_evidence");
    m_out.endObject();
    m_out.endObject();
}

void Renderer::object(Ref<Dispute> ref, const Expand& expand)
{
    const Dispute& dispute = m_state.disputes[ref];
    const Charge& charge = row(dispute.charge);
    head(dispute.id, "dispute");
    m_out.field("amount", dispute.amount);
    m_out.beginArray("balance_transactions");
    for (const Ref<BalanceTransaction> transaction : dispute.transactions)
        object(transaction, Expand::nothing());
    m_out.endArray();
    link("charge", dispute.charge, expand);
    m_out.field("created", dispute.created);
    m_out.currency("currency", dispute.currency);
    m_out.emptyArray("enhanced_eligibility_types");
    evidence(dispute);
    m_out.beginObject("evidence_details");
    m_out.stamp("due_by", dispute.dueBy);
    m_out.beginObject("enhanced_eligibility");
    m_out.endObject();
    m_out.field("has_evidence", !dispute.evidence.empty());
    m_out.field("past_due", dispute.dueBy != 0 && m_now > dispute.dueBy);
    m_out.field("submission_count", dispute.submissionCount);
    m_out.field("submission_method", dispute.submissionCount == 0 ? "not_submitted" : "manual");
    m_out.endObject();
    m_out.nullField("intended_submission_method");
    m_out.field("is_charge_refundable", isInquiry(dispute.status));
    m_out.field("livemode", false);
    m_out.metadata("metadata", dispute.metadata);
    link("payment_intent", charge.intent, expand);
    if (charge.details.kind == MethodKind::Card) {
        m_out.beginObject("payment_method_details");
        m_out.beginObject("card");
        m_out.field("brand", charge.details.brand);
        m_out.field("case_type", isInquiry(dispute.status) ? "inquiry" : "chargeback");
        m_out.field("network", charge.details.brand);
        m_out.field("network_reason_code", "10.4");
        m_out.endObject();
        m_out.field("type", "card");
        m_out.endObject();
    }
    m_out.field("reason", dispute.reason);
    m_out.field("status", wireName(dispute.status));
    m_out.endObject();
}

} // namespace regulars::sandbox
