// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/render/render.h"

#include <algorithm>

namespace regulars::sandbox {

std::string_view wireName(MethodKind kind)
{
    return kind == MethodKind::Card ? "card" : "sepa_debit";
}

namespace {

std::string_view wireName(BalanceKind kind)
{
    switch (kind) {
    case BalanceKind::Adjustment:
        return "adjustment";
    case BalanceKind::AppliedToInvoice:
        return "applied_to_invoice";
    case BalanceKind::UnappliedFromInvoice:
        return "unapplied_from_invoice";
    case BalanceKind::InvoiceTooSmall:
        return "invoice_too_small";
    case BalanceKind::InvoiceOverpaid:
        return "invoice_overpaid";
    case BalanceKind::Initial:
        return "initial";
    }
    return {};
}

} // namespace

void Renderer::head(const std::string& id, std::string_view object)
{
    m_out.beginObject();
    m_out.field("id", id);
    m_out.field("object", object);
}

void Renderer::beginList(std::string_view name, const std::string& url, std::size_t size)
{
    m_out.beginObject(name);
    m_out.field("object", "list");
    m_out.field("has_more", size > nestedLimit);
    m_out.field("url", url);
    m_out.beginArray("data");
}

void Renderer::endList()
{
    m_out.endArray();
    m_out.endObject();
}

void Renderer::address(std::string_view name, const Address& address, bool nullWhenEmpty)
{
    if (nullWhenEmpty && address.isEmpty()) return m_out.nullField(name);
    m_out.beginObject(name);
    m_out.maybe("city", address.city);
    m_out.maybe("country", address.country);
    m_out.maybe("line1", address.line1);
    m_out.maybe("line2", address.line2);
    m_out.maybe("postal_code", address.postalCode);
    m_out.maybe("state", address.state);
    m_out.endObject();
}

void Renderer::shipping(std::string_view name, const std::optional<Shipping>& shipping)
{
    if (!shipping) return m_out.nullField(name);
    m_out.beginObject(name);
    address("address", shipping->address, false);
    m_out.maybe("name", shipping->name);
    m_out.maybe("phone", shipping->phone);
    m_out.endObject();
}

void Renderer::billing(const BillingDetails& billing)
{
    m_out.beginObject("billing_details");
    address("address", billing.address, false);
    m_out.maybe("email", billing.email);
    m_out.maybe("name", billing.name);
    m_out.maybe("phone", billing.phone);
    m_out.nullField("tax_id");
    m_out.endObject();
}

void Renderer::account()
{
    const Settings& settings = m_state.settings;
    head(settings.id, "account");
    m_out.beginObject("business_profile");
    m_out.field("name", settings.name);
    m_out.nullFields({"mcc", "minority_owned_business_designation",
                      "specified_commercial_transactions_act_url", "support_address", "support_email",
                      "support_phone", "support_url", "url"});
    m_out.endObject();
    m_out.field("charges_enabled", true);
    m_out.field("country", settings.country);
    m_out.field("created", settings.created);
    m_out.currency("default_currency", settings.currency);
    m_out.field("details_submitted", true);
    m_out.field("email", settings.email);
    m_out.field("payouts_enabled", true);
    m_out.beginObject("settings");
    m_out.beginObject("branding");
    m_out.nullFields({"icon", "logo", "primary_color", "secondary_color"});
    m_out.endObject();
    m_out.beginObject("card_payments");
    m_out.nullFields({"statement_descriptor_prefix", "statement_descriptor_prefix_kana",
                      "statement_descriptor_prefix_kanji"});
    m_out.endObject();
    m_out.beginObject("dashboard");
    m_out.field("display_name", settings.name);
    m_out.field("timezone", settings.timezone);
    m_out.endObject();
    m_out.beginObject("payments");
    m_out.field("statement_descriptor", settings.name);
    m_out.nullFields({"statement_descriptor_kana", "statement_descriptor_kanji",
                      "statement_descriptor_prefix_kana", "statement_descriptor_prefix_kanji"});
    m_out.endObject();
    m_out.endObject();
    m_out.field("type", "standard");
    m_out.endObject();
}

void Renderer::object(Ref<Customer> ref, const Expand& expand)
{
    const Customer& customer = row(ref);
    head(customer.id, "customer");
    if (customer.deleted) {
        m_out.field("deleted", true);
        return m_out.endObject();
    }
    address("address", customer.address, true);
    m_out.field("balance", customer.balance);
    if (!customer.businessName.empty()) m_out.field("business_name", customer.businessName);
    m_out.field("created", customer.created);
    m_out.currency("currency", customer.currency);
    m_out.nullField("default_source");
    m_out.field("delinquent", customer.delinquent);
    m_out.maybe("description", customer.description);
    m_out.key("discount");
    const Expand* discount = expand.find("discount");
    if (customer.discount)
        object(customer.discount, discount ? *discount : Expand::nothing());
    else
        m_out.null();
    m_out.maybe("email", customer.email);
    if (!customer.individualName.empty()) m_out.field("individual_name", customer.individualName);
    m_out.field("invoice_prefix", customer.invoicePrefix);
    invoiceSettings(customer, expand);
    m_out.field("livemode", false);
    m_out.metadata("metadata", customer.metadata);
    m_out.maybe("name", customer.name);
    m_out.field("next_invoice_sequence", customer.nextInvoiceSequence);
    m_out.maybe("phone", customer.phone);
    m_out.beginArray("preferred_locales");
    for (const std::string& locale : customer.preferredLocales)
        m_out.text(locale);
    m_out.endArray();
    shipping("shipping", customer.shipping);
    m_out.field("tax_exempt", customer.taxExempt);
    link("test_clock", customer.testClock, expand);
    const std::string url = "/v1/customers/" + customer.id;
    if (expand.find("subscriptions")) {
        std::vector<Ref<Subscription>> live;
        for (const Ref<Subscription> subscription : m_state.byCustomer[ref.row].subscriptions)
            if (row(subscription).status != SubscriptionStatus::Canceled) live.push_back(subscription);
        std::reverse(live.begin(), live.end());
        list("subscriptions", live, url + "/subscriptions", expand);
    }
    if (expand.find("sources")) {
        beginList("sources", url + "/sources", 0);
        endList();
    }
    if (expand.find("tax_ids")) list("tax_ids", taxIdsOf(ref), url + "/tax_ids", expand);
    if (expand.find("tax")) {
        m_out.beginObject("tax");
        m_out.field("automatic_tax", "not_collecting");
        m_out.maybe("ip_address", customer.taxIpAddress);
        m_out.nullField("location");
        m_out.field("provider", "stripe");
        m_out.endObject();
    }
    m_out.endObject();
}

void Renderer::object(Ref<CustomerBalanceTransaction> ref, const Expand& expand)
{
    const CustomerBalanceTransaction& entry = m_state.customerBalance[ref];
    head(entry.id, "customer_balance_transaction");
    m_out.field("amount", entry.amount);
    m_out.nullField("checkout_session");
    m_out.field("created", entry.created);
    m_out.nullField("credit_note");
    m_out.currency("currency", entry.currency);
    link("customer", entry.customer, expand);
    m_out.nullField("customer_account");
    m_out.maybe("description", entry.description);
    m_out.field("ending_balance", entry.endingBalance);
    link("invoice", entry.invoice, expand);
    m_out.field("livemode", false);
    m_out.metadata("metadata", entry.metadata);
    m_out.field("type", wireName(entry.kind));
    m_out.endObject();
}

void Renderer::object(Ref<PaymentMethod> ref, const Expand& expand)
{
    const PaymentMethod& method = row(ref);
    const MethodDetails& details = method.details;
    head(method.id, "payment_method");
    m_out.field("allow_redisplay", "unspecified");
    billing(method.billing);
    m_out.beginObject(wireName(details.kind));
    if (details.kind == MethodKind::Card) {
        m_out.field("brand", details.brand);
        m_out.beginObject("checks");
        m_out.nullField("address_line1_check");
        m_out.nullField("address_postal_code_check");
        m_out.field("cvc_check", "pass");
        m_out.endObject();
        m_out.maybe("country", details.country);
        m_out.field("display_brand", details.brand);
        m_out.field("exp_month", details.expMonth);
        m_out.field("exp_year", details.expYear);
        m_out.maybe("fingerprint", details.fingerprint);
        m_out.field("funding", details.funding);
        m_out.nullField("generated_from");
        m_out.field("last4", details.last4);
        m_out.beginObject("networks");
        m_out.beginArray("available");
        m_out.text(details.brand);
        m_out.endArray();
        m_out.nullField("preferred");
        m_out.endObject();
        m_out.field("regulated_status", "unregulated");
        m_out.beginObject("three_d_secure_usage");
        m_out.field("supported", true);
        m_out.endObject();
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
        m_out.nullField("generated_from");
        m_out.field("last4", details.last4);
    }
    m_out.endObject();
    m_out.field("created", method.created);
    link("customer", method.customer, expand);
    m_out.nullField("customer_account");
    m_out.field("livemode", false);
    m_out.metadata("metadata", method.metadata);
    m_out.field("type", wireName(details.kind));
    m_out.endObject();
}

} // namespace regulars::sandbox
