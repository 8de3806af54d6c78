// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/render/render.h"

#include <algorithm>
#include <array>

namespace regulars::sandbox {

std::string_view wireName(SubscriptionStatus status)
{
    constexpr std::array<std::string_view, 8> names{
        "incomplete", "incomplete_expired", "trialing", "active", "past_due", "unpaid", "paused", "canceled"};
    return names[static_cast<std::size_t>(status)];
}

std::string_view wireName(InvoiceStatus status)
{
    constexpr std::array<std::string_view, 5> names{"draft", "open", "paid", "void", "uncollectible"};
    return names[static_cast<std::size_t>(status)];
}

std::string_view wireName(InvoicePaymentStatus status)
{
    constexpr std::array<std::string_view, 3> names{"open", "paid", "canceled"};
    return names[static_cast<std::size_t>(status)];
}

namespace {

std::string_view wireName(BillingReason reason)
{
    constexpr std::array<std::string_view, 4> names{"subscription_create", "subscription_cycle",
                                                    "subscription_update", "manual"};
    return names[static_cast<std::size_t>(reason)];
}

std::string_view wireName(MissingMethod behavior)
{
    constexpr std::array<std::string_view, 3> names{"create_invoice", "cancel", "pause"};
    return names[static_cast<std::size_t>(behavior)];
}

std::string_view collection(bool sendsInvoice)
{
    return sendsInvoice ? "send_invoice" : "charge_automatically";
}

void disabledTax(JsonWriter& out, bool ofInvoice)
{
    out.beginObject("automatic_tax");
    out.nullField("disabled_reason");
    out.field("enabled", false);
    out.nullField("liability");
    if (ofInvoice) out.nullFields({"provider", "status"});
    out.endObject();
}

void ownIssuer(JsonWriter& out)
{
    out.beginObject("issuer");
    out.field("type", "self");
    out.endObject();
}

void period(JsonWriter& out, Stamp start, Stamp end)
{
    out.beginObject("period");
    out.field("end", end);
    out.field("start", start);
    out.endObject();
}

} // namespace

Stamp periodEnd(const AccountState& state, const Subscription& subscription)
{
    Stamp end = 0;
    for (const Ref<SubscriptionItem> item : subscription.items)
        end = std::max(end, state.items[item].periodEnd);
    return end;
}

void Renderer::object(Ref<Subscription> ref, const Expand& expand)
{
    const Subscription& sub = row(ref);
    head(sub.id, "subscription");
    m_out.nullFields({"application", "application_fee_percent"});
    disabledTax(m_out, false);
    m_out.field("billing_cycle_anchor", sub.billingCycleAnchor);
    m_out.nullField("billing_cycle_anchor_config");
    m_out.beginObject("billing_mode");
    m_out.nullField("flexible");
    m_out.field("type", sub.flexible ? "flexible" : "classic");
    m_out.endObject();
    m_out.emptyArray("billing_schedules");
    m_out.nullField("billing_thresholds");
    const bool ended = sub.endedAt != 0;
    m_out.stamp("cancel_at", sub.cancelAtPeriodEnd && !ended ? periodEnd(m_state, sub) : sub.cancelAt);
    m_out.field("cancel_at_period_end", sub.cancelAtPeriodEnd);
    m_out.stamp("canceled_at", sub.canceledAt);
    m_out.beginObject("cancellation_details");
    m_out.maybe("comment", sub.cancelComment);
    m_out.maybe("feedback", sub.cancelFeedback);
    m_out.nullField("feedback_option");
    m_out.maybe("reason", sub.cancelReason);
    m_out.endObject();
    m_out.field("collection_method", collection(sub.sendsInvoice));
    m_out.field("created", sub.created);
    m_out.currency("currency", sub.currency);
    link("customer", sub.customer, expand);
    m_out.nullField("customer_account");
    m_out.stamp("days_until_due", sub.sendsInvoice ? sub.daysUntilDue : 0);
    link("default_payment_method", sub.defaultMethod, expand);
    m_out.nullField("default_source");
    m_out.emptyArray("default_tax_rates");
    m_out.maybe("description", sub.description);
    discounts(sub.discounts, expand);
    m_out.stamp("ended_at", sub.endedAt);
    m_out.beginObject("invoice_settings");
    m_out.nullFields({"account_tax_ids", "custom_fields", "description", "footer"});
    ownIssuer(m_out);
    m_out.endObject();
    list("items", sub.items, "/v1/subscription_items?subscription=" + sub.id, expand);
    link("latest_invoice", sub.latestInvoice, expand);
    m_out.field("livemode", false);
    m_out.nullField("managed_payments");
    m_out.metadata("metadata", sub.metadata);
    m_out.nullFields({"next_pending_invoice_item_invoice", "on_behalf_of"});
    if (sub.pause == CollectionPause::None) {
        m_out.nullField("pause_collection");
    } else {
        constexpr std::array<std::string_view, 4> names{"", "keep_as_draft", "mark_uncollectible", "void"};
        m_out.beginObject("pause_collection");
        m_out.field("behavior", names[static_cast<std::size_t>(sub.pause)]);
        m_out.stamp("resumes_at", sub.pausedUntil);
        m_out.endObject();
    }
    m_out.beginObject("payment_settings");
    m_out.nullFields({"payment_method_options", "payment_method_types"});
    m_out.field("save_default_payment_method", "off");
    m_out.endObject();
    m_out.nullFields({"pending_invoice_item_interval", "pending_setup_intent", "pending_update", "schedule"});
    m_out.field("start_date", sub.startDate);
    m_out.field("status", wireName(sub.status));
    if (sub.status == SubscriptionStatus::Paused) {
        m_out.beginObject("status_details");
        m_out.beginObject("paused");
        m_out.beginObject("subscription");
        m_out.field("type", sub.pauseRequested ? "pause_requested" : "trial_end_without_payment_method");
        m_out.endObject();
        m_out.field("transitioned_at", sub.pausedAt);
        m_out.field("type", "subscription");
        m_out.endObject();
        m_out.endObject();
    }
    link("test_clock", testClockOf(m_state, sub), expand);
    m_out.nullField("transfer_data");
    m_out.stamp("trial_end", sub.trialEnd);
    m_out.beginObject("trial_settings");
    m_out.beginObject("end_behavior");
    m_out.nullField("billing_cycle_anchor");
    m_out.field("missing_payment_method", wireName(sub.missingMethod));
    m_out.endObject();
    m_out.endObject();
    m_out.stamp("trial_start", sub.trialStart);
    m_out.endObject();
}

void Renderer::object(Ref<SubscriptionItem> ref, const Expand& expand)
{
    const SubscriptionItem& item = m_state.items[ref];
    head(item.id, "subscription_item");
    m_out.nullField("billing_thresholds");
    m_out.field("created", item.created);
    m_out.field("current_period_end", item.periodEnd);
    m_out.field("current_period_start", item.periodStart);
    m_out.nullField("current_trial");
    discounts(item.discounts, expand);
    m_out.metadata("metadata", item.metadata);
    plan(row(item.price));
    m_out.key("price");
    const Expand* inner = expand.find("price");
    object(item.price, inner ? *inner : Expand::nothing()); // a price is always whole here
    m_out.field("quantity", item.quantity);
    m_out.field("subscription", row(item.subscription).id);
    m_out.emptyArray("tax_rates");
    m_out.endObject();
}

void Renderer::object(Ref<Invoice> ref, const Expand& expand)
{
    const Invoice& invoice = row(ref);
    const std::string id = (invoice.isPreview ? "upcoming_" : "") + invoice.id;
    head(id, "invoice");
    m_out.field("account_country", m_state.settings.country);
    m_out.field("account_name", m_state.settings.name);
    m_out.nullFields({"account_tax_ids", "application"});
    invoiceAmounts(invoice, expand);
    m_out.field("attempt_count", invoice.attemptCount);
    m_out.field("attempted", invoice.attempted);
    m_out.field("auto_advance", invoice.autoAdvance);
    disabledTax(m_out, true);
    m_out.stamp("automatically_finalizes_at", invoice.finalizesAt);
    m_out.field("billing_reason", wireName(invoice.reason));
    m_out.field("collection_method", collection(invoice.sendsInvoice));
    m_out.field("created", invoice.created);
    m_out.currency("currency", invoice.currency);
    m_out.nullField("custom_fields");
    link("customer", invoice.customer, expand);
    invoiceCustomer(invoice);
    link("default_payment_method", invoice.defaultMethod, expand);
    m_out.nullField("default_source");
    m_out.emptyArray("default_tax_rates");
    m_out.maybe("description", invoice.description);
    discounts(invoice.discounts, expand);
    m_out.stamp("due_date", invoice.dueDate);
    m_out.stamp("effective_at", invoice.finalizedAt);
    m_out.maybe("footer", invoice.footer);
    m_out.nullField("from_invoice");
    const std::string hosted = "https://invoice.stripe.com/i/" + m_state.settings.id + "/test_" + invoice.id;
    m_out.maybe("hosted_invoice_url", invoice.isFinal ? hosted : std::string());
    m_out.maybe("invoice_pdf", invoice.isFinal ? hosted + "/pdf" : std::string());
    ownIssuer(m_out);
    m_out.nullFields({"last_finalization_error", "latest_revision"});
    const std::string url = "/v1/invoices/" + id;
    const Expand* lines = expand.find("lines");
    beginList("lines", url + "/lines", invoice.lines.size());
    for (std::size_t i = 0; i < invoice.lines.size() && i < nestedLimit; ++i)
        line(invoice, invoice.lines[i], lines ? lines->elements() : Expand::nothing());
    endList();
    m_out.field("livemode", false);
    m_out.metadata("metadata", invoice.metadata);
    m_out.stamp("next_payment_attempt", invoice.nextAttempt);
    m_out.maybe("number", invoice.number);
    m_out.nullField("on_behalf_of");
    invoiceParent(invoice, expand);
    m_out.beginObject("payment_settings");
    m_out.nullFields({"default_mandate", "payment_method_options", "payment_method_types"});
    m_out.endObject();
    if (expand.find("payments"))
        list("payments", invoice.payments, "/v1/invoice_payments?invoice=" + invoice.id, expand);
    m_out.field("period_end", invoice.periodEnd);
    m_out.field("period_start", invoice.periodStart);
    m_out.nullFields(
        {"receipt_number", "rendering", "shipping_cost", "shipping_details", "statement_descriptor"});
    m_out.maybe("status", wireName(invoice.status));
    m_out.beginObject("status_transitions");
    m_out.stamp("finalized_at", invoice.finalizedAt);
    m_out.stamp("marked_uncollectible_at", invoice.uncollectibleAt);
    m_out.stamp("paid_at", invoice.paidAt);
    m_out.stamp("voided_at", invoice.voidedAt);
    m_out.endObject();
    link("test_clock", testClockOf(m_state, invoice), expand);
    m_out.stamp("webhooks_delivered_at", invoice.isPreview ? 0 : invoice.created);
    m_out.endObject();
}

/// As of when it was finalized; a draft follows the customer.
void Renderer::invoiceCustomer(const Invoice& invoice)
{
    const Customer& now = row(invoice.customer);
    const InvoicedCustomer customer =
        invoice.isFinal ? invoice.invoiced : InvoicedCustomer{now.name,      now.email,   now.phone,
                                                              now.taxExempt, now.address, now.shipping};
    m_out.nullField("customer_account");
    address("customer_address", customer.address, true);
    m_out.maybe("customer_email", customer.email);
    m_out.maybe("customer_name", customer.name);
    m_out.maybe("customer_phone", customer.phone);
    shipping("customer_shipping", customer.shipping);
    m_out.field("customer_tax_exempt", customer.taxExempt);
    m_out.beginArray("customer_tax_ids");
    for (const Ref<TaxId> taxId : taxIdsOf(invoice.customer)) {
        m_out.beginObject();
        m_out.field("type", m_state.taxIds[taxId].type);
        m_out.field("value", m_state.taxIds[taxId].value);
        m_out.endObject();
    }
    m_out.endArray();
}

void Renderer::invoiceAmounts(const Invoice& invoice, const Expand& expand)
{
    m_out.field("amount_due", invoice.amountDue);
    m_out.field("amount_overpaid", 0);
    m_out.field("amount_paid", invoice.amountPaid);
    m_out.field("amount_remaining", invoice.amountDue - invoice.amountPaid);
    m_out.field("amount_shipping", 0);
    if (invoice.isFinal)
        m_out.field("ending_balance", invoice.endingBalance);
    else
        m_out.nullField("ending_balance");
    m_out.field("post_payment_credit_notes_amount", 0);
    m_out.field("pre_payment_credit_notes_amount", 0);
    m_out.field("starting_balance", invoice.startingBalance);
    m_out.field("subtotal", invoice.subtotal);
    m_out.field("subtotal_excluding_tax", invoice.subtotal);
    m_out.field("total", invoice.total);
    std::vector<DiscountAmount> taken;
    for (const InvoiceLine& line : invoice.lines)
        for (const DiscountAmount& off : line.offs) {
            const auto found = std::find_if(taken.begin(), taken.end(), [&](const DiscountAmount& known) {
                return known.discount == off.discount;
            });
            if (found == taken.end())
                taken.push_back(off);
            else
                found->amount += off.amount;
        }
    discountAmounts("total_discount_amounts", taken, expand);
    m_out.field("total_excluding_tax", invoice.total);
    m_out.emptyArray("total_pretax_credit_amounts");
    m_out.emptyArray("total_taxes");
}

void Renderer::invoiceParent(const Invoice& invoice, const Expand& expand)
{
    if (!invoice.subscription) return m_out.nullField("parent");
    const Expand* parent = expand.find("parent");
    const Expand* details = parent ? parent->find("subscription_details") : nullptr;
    m_out.beginObject("parent");
    m_out.nullField("quote_details");
    m_out.beginObject("subscription_details");
    m_out.metadata("metadata", row(invoice.subscription).metadata);
    link("subscription", invoice.subscription, details ? *details : Expand::nothing());
    if (invoice.prorationDate != 0) m_out.field("subscription_proration_date", invoice.prorationDate);
    m_out.endObject();
    m_out.field("type", "subscription_details");
    m_out.endObject();
}

void Renderer::creditedItems(Ref<Invoice> invoice, const std::vector<std::string>& lines, bool ofItem)
{
    m_out.beginObject("proration_details");
    if (invoice) {
        m_out.beginObject("credited_items");
        m_out.field("invoice", row(invoice).id);
        m_out.beginArray("invoice_line_items");
        for (const std::string& id : lines)
            m_out.text(id);
        m_out.endArray();
        m_out.endObject();
    } else {
        m_out.nullField("credited_items");
    }
    if (ofItem) m_out.emptyArray("discount_amounts");
    m_out.endObject();
}

void Renderer::lineParent(const InvoiceLine& line)
{
    m_out.beginObject("parent");
    const bool isItem = bool(line.invoiceItem);
    if (!isItem) m_out.nullField("invoice_item_details");
    m_out.beginObject(isItem ? "invoice_item_details" : "subscription_item_details");
    m_out.key("invoice_item");
    if (isItem)
        m_out.text(m_state.invoiceItems[line.invoiceItem].id);
    else
        m_out.null();
    m_out.field("proration", line.proration);
    creditedItems(line.creditedInvoice, line.creditedLines);
    m_out.maybe("subscription", line.subscription ? row(line.subscription).id : std::string());
    if (!isItem) m_out.maybe("subscription_item", line.item ? m_state.items[line.item].id : std::string());
    m_out.endObject();
    if (isItem) m_out.nullField("subscription_item_details");
    m_out.field("type", isItem ? "invoice_item_details" : "subscription_item_details");
    m_out.endObject();
}

void Renderer::line(const Invoice& invoice, const InvoiceLine& line, const Expand& expand)
{
    head(line.id, "line_item");
    m_out.field("amount", line.amount);
    m_out.currency("currency", invoice.currency);
    m_out.maybe("description", line.description);
    discountAmounts("discount_amounts", line.offs, expand);
    m_out.field("discountable", line.discountable);
    discounts(line.discounts, expand);
    m_out.field("invoice", (invoice.isPreview ? "upcoming_" : "") + invoice.id);
    m_out.field("livemode", false);
    m_out.metadata("metadata", line.metadata);
    lineParent(line);
    period(m_out, line.periodStart, line.periodEnd);
    m_out.emptyArray("pretax_credit_amounts");
    pricing(line.price, line.amount, line.quantity, expand);
    m_out.field("quantity", line.quantity);
    m_out.field("quantity_decimal", std::to_string(line.quantity));
    m_out.maybe("subscription", line.subscription ? row(line.subscription).id : std::string());
    m_out.field("subtotal", line.amount);
    m_out.emptyArray("taxes");
    m_out.endObject();
}

void Renderer::object(Ref<InvoicePayment> ref, const Expand& expand)
{
    const InvoicePayment& payment = m_state.invoicePayments[ref];
    head(payment.id, "invoice_payment");
    if (payment.status == InvoicePaymentStatus::Paid)
        m_out.field("amount_paid", payment.amountPaid);
    else
        m_out.nullField("amount_paid");
    m_out.field("amount_requested", payment.amountRequested);
    m_out.field("created", payment.created);
    m_out.currency("currency", payment.currency);
    link("invoice", payment.invoice, expand);
    m_out.field("is_default", bool(payment.intent));
    m_out.field("livemode", false);
    m_out.beginObject("payment");
    if (payment.intent) {
        const Expand* inner = expand.find("payment");
        link("payment_intent", payment.intent, inner ? *inner : Expand::nothing());
        m_out.field("type", "payment_intent");
    } else {
        m_out.field("payment_record", payment.record);
        m_out.field("type", "payment_record");
    }
    m_out.endObject();
    m_out.field("status", wireName(payment.status));
    m_out.beginObject("status_transitions");
    m_out.stamp("canceled_at", payment.canceledAt);
    m_out.stamp("paid_at", payment.paidAt);
    m_out.endObject();
    m_out.endObject();
}

void Renderer::object(Ref<InvoiceItem> ref, const Expand& expand)
{
    const InvoiceItem& item = m_state.invoiceItems[ref];
    head(item.id, "invoiceitem");
    if (item.deleted) {
        m_out.field("deleted", true);
        return m_out.endObject();
    }
    m_out.field("amount", item.amount);
    m_out.currency("currency", item.currency);
    link("customer", item.customer, expand);
    m_out.nullField("customer_account");
    m_out.field("date", item.created);
    m_out.maybe("description", item.description);
    m_out.field("discountable", item.discountable);
    discounts(item.discounts, expand);
    link("invoice", item.invoice, expand);
    m_out.field("livemode", false);
    m_out.metadata("metadata", item.metadata);
    m_out.field("net_amount", item.amount);
    if (item.subscription) {
        m_out.beginObject("parent");
        m_out.beginObject("subscription_details");
        m_out.field("subscription", row(item.subscription).id);
        if (item.item) m_out.field("subscription_item", m_state.items[item.item].id);
        m_out.endObject();
        m_out.field("type", "subscription_details");
        m_out.endObject();
    } else {
        m_out.nullField("parent");
    }
    period(m_out, item.periodStart, item.periodEnd);
    pricing(item.price, item.amount, item.quantity, Expand::nothing());
    m_out.field("proration", item.proration);
    if (item.proration) creditedItems(item.creditedInvoice, item.creditedLines, true);
    m_out.field("quantity", item.quantity);
    m_out.field("quantity_decimal", std::to_string(item.quantity));
    m_out.emptyArray("tax_rates");
    link("test_clock", testClockOf(m_state, item), expand);
    m_out.endObject();
}

} // namespace regulars::sandbox
