// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/render/render.h"

#include <array>

namespace regulars::sandbox {

namespace {

std::string_view wireName(SessionStatus status)
{
    constexpr std::array<std::string_view, 3> names{"open", "complete", "expired"};
    return names[static_cast<std::size_t>(status)];
}

void noTax(JsonWriter& out, bool ofSession)
{
    out.beginObject("automatic_tax");
    out.field("enabled", false);
    out.nullField("liability");
    if (ofSession) out.nullFields({"provider", "status"});
    out.endObject();
}

void noText(JsonWriter& out)
{
    out.beginObject("custom_text");
    out.nullFields({"after_submit", "shipping_address", "submit", "terms_of_service_acceptance"});
    out.endObject();
}

void switchedOff(JsonWriter& out, std::string_view name)
{
    out.beginObject(name);
    out.field("enabled", false);
    out.endObject();
}

} // namespace

void Renderer::saleLine(const SaleLine& line, const Expand& expand)
{
    const Price& price = row(line.price);
    head(line.id, "item");
    m_out.nullField("adjustable_quantity");
    m_out.field("amount_discount", 0);
    m_out.field("amount_subtotal", line.amount);
    m_out.field("amount_tax", 0);
    m_out.field("amount_total", line.amount);
    m_out.currency("currency", price.currency);
    m_out.field("description", row(price.product).name);
    m_out.metadata("metadata", {});
    m_out.key("price");
    const Expand* inner = expand.find("price");
    object(line.price, inner ? *inner : Expand::nothing());
    m_out.field("quantity", line.quantity);
    m_out.endObject();
}

/// Only where it is asked for.
void Renderer::saleLines(const std::vector<SaleLine>& lines, const std::string& url, const Expand& expand)
{
    const Expand* wanted = expand.find("line_items");
    if (!wanted) return;
    beginList("line_items", url + "/line_items", lines.size());
    for (std::size_t i = 0; i < lines.size() && i < nestedLimit; ++i)
        saleLine(lines[i], wanted->elements());
    endList();
}

/// Who pays: as they said on the page, else what is known of them before.
void Renderer::payerDetails(const CheckoutSession& session)
{
    std::string email = session.payer.email;
    if (email.empty() && session.customer) email = row(session.customer).email;
    if (email.empty()) email = session.customerEmail;
    if (email.empty() && session.payer.name.empty()) return m_out.nullField("customer_details");
    m_out.beginObject("customer_details");
    m_out.nullFields({"address", "business_name"});
    m_out.maybe("email", email);
    m_out.nullField("individual_name");
    m_out.maybe("name", session.payer.name);
    m_out.maybe("phone", session.payer.phone);
    m_out.field("tax_exempt", "none");
    m_out.nullField("tax_ids");
    m_out.endObject();
}

void Renderer::object(Ref<CheckoutSession> ref, const Expand& expand)
{
    const CheckoutSession& session = m_state.sessions[ref];
    const bool open = session.status == SessionStatus::Open;
    const bool paid = session.intent && row(session.intent).status == IntentStatus::Succeeded;
    const bool isSetup = session.lines.empty();
    head(session.id, "checkout.session");
    switchedOff(m_out, "adaptive_pricing");
    m_out.nullFields({"after_expiration", "allow_promotion_codes", "allowed_payment_method_types"});
    if (isSetup) {
        m_out.nullFields({"amount_subtotal", "amount_total"});
    } else {
        m_out.field("amount_subtotal", session.total);
        m_out.field("amount_total", session.total);
    }
    noTax(m_out, true);
    m_out.nullField("billing_address_collection");
    m_out.maybe("cancel_url", session.cancelUrl);
    m_out.maybe("client_reference_id", session.clientReference);
    m_out.nullFields({"client_secret", "collected_information", "consent", "consent_collection"});
    m_out.field("created", session.created);
    m_out.currency("currency", session.currency);
    m_out.nullField("currency_conversion");
    m_out.emptyArray("custom_fields");
    noText(m_out);
    link("customer", session.customer, expand);
    m_out.nullField("customer_account");
    m_out.maybe("customer_creation", session.customer ? "" : "if_required");
    payerDetails(session);
    m_out.maybe("customer_email", session.customerEmail);
    m_out.emptyArray("discounts");
    m_out.field("expires_at", session.expiresAt);
    m_out.nullFields({"integration_identifier", "invoice", "invoice_creation"});
    saleLines(session.lines, "/v1/checkout/sessions/" + session.id, expand);
    m_out.field("livemode", false);
    m_out.nullFields({"locale", "managed_payments"});
    m_out.metadata("metadata", session.metadata);
    m_out.field("mode", isSetup ? "setup" : "payment");
    m_out.nullField("origin_context");
    link("payment_intent", session.intent, expand);
    link("payment_link", session.link, expand);
    m_out.field("payment_method_collection", "if_required");
    m_out.nullField("payment_method_configuration_details");
    m_out.beginObject("payment_method_options");
    m_out.endObject();
    m_out.beginArray("payment_method_types");
    m_out.text("card");
    m_out.text("sepa_debit");
    m_out.endArray();
    m_out.field("payment_status", isSetup ? "no_payment_required" : paid ? "paid" : "unpaid");
    m_out.nullField("permissions");
    switchedOff(m_out, "phone_number_collection");
    m_out.nullFields({"recovered_from", "saved_payment_method_options"});
    m_out.maybe("setup_intent", isSetup ? "seti_1" + session.id.substr(session.id.size() - 23) : std::string());
    m_out.nullFields({"shipping_address_collection", "shipping_cost"});
    m_out.emptyArray("shipping_options");
    m_out.field("status", wireName(session.status));
    m_out.nullFields({"submit_type", "subscription"});
    m_out.maybe("success_url", session.successUrl);
    m_out.beginObject("total_details");
    m_out.field("amount_discount", 0);
    m_out.field("amount_shipping", 0);
    m_out.field("amount_tax", 0);
    m_out.endObject();
    m_out.field("ui_mode", "hosted_page");
    m_out.maybe("url", open ? "https://checkout.stripe.com/c/pay/" + session.id : std::string());
    m_out.nullField("wallet_options");
    m_out.endObject();
}

void Renderer::afterCompletion(const PaymentLink& link)
{
    m_out.beginObject("after_completion");
    if (link.redirectUrl.empty()) {
        m_out.beginObject("hosted_confirmation");
        m_out.maybe("custom_message", link.confirmation);
    } else {
        m_out.beginObject("redirect");
        m_out.field("url", link.redirectUrl);
    }
    m_out.endObject();
    m_out.field("type", link.redirectUrl.empty() ? "hosted_confirmation" : "redirect");
    m_out.endObject();
}

void Renderer::object(Ref<PaymentLink> ref, const Expand& expand)
{
    const PaymentLink& link = row(ref);
    head(link.id, "payment_link");
    m_out.field("active", link.active);
    afterCompletion(link);
    m_out.field("allow_promotion_codes", false);
    m_out.nullFields({"application", "application_fee_amount", "application_fee_percent"});
    noTax(m_out, false);
    m_out.field("billing_address_collection", "auto");
    m_out.nullField("consent_collection");
    m_out.currency("currency", link.currency);
    m_out.emptyArray("custom_fields");
    noText(m_out);
    m_out.field("customer_creation", "if_required");
    m_out.maybe("inactive_message", link.inactiveMessage);
    m_out.nullField("invoice_creation");
    saleLines(link.lines, "/v1/payment_links/" + link.id, expand);
    m_out.field("livemode", false);
    m_out.nullField("managed_payments");
    m_out.metadata("metadata", link.metadata);
    m_out.nullField("on_behalf_of");
    m_out.beginObject("payment_intent_data");
    m_out.nullField("capture_method");
    m_out.maybe("description", link.payment.description);
    m_out.metadata("metadata", link.payment.metadata);
    m_out.nullField("setup_future_usage");
    m_out.maybe("statement_descriptor", link.payment.statementDescriptor);
    m_out.nullFields({"statement_descriptor_suffix", "transfer_group"});
    m_out.endObject();
    m_out.field("payment_method_collection", "always");
    m_out.nullFields({"payment_method_options", "payment_method_types"});
    switchedOff(m_out, "phone_number_collection");
    if (link.limit == 0) {
        m_out.nullField("restrictions");
    } else {
        m_out.beginObject("restrictions");
        m_out.beginObject("completed_sessions");
        m_out.field("count", link.completed);
        m_out.field("limit", link.limit);
        m_out.endObject();
        m_out.endObject();
    }
    m_out.nullField("shipping_address_collection");
    m_out.emptyArray("shipping_options");
    m_out.field("submit_type", "auto");
    m_out.nullField("subscription_data");
    m_out.beginObject("tax_id_collection");
    m_out.field("enabled", false);
    m_out.field("required", "never");
    m_out.endObject();
    m_out.nullField("transfer_data");
    m_out.field("url", "https://buy.stripe.com/test_" + link.id.substr(7));
    m_out.endObject();
}

} // namespace regulars::sandbox
