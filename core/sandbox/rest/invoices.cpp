// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/rest/billingparams.h"
#include "core/sandbox/rest/lists.h"
#include "core/sandbox/rest/routes.h"

namespace regulars::sandbox::handlers {

namespace {

Ref<Invoice> liveInvoice(const Call& call)
{
    const Ref<Invoice> invoice = call.find(call.state.invoices, "invoice");
    if (call.state.invoices[invoice].deleted) throw missing("invoice", call.id());
    return invoice;
}

Ref<Customer> requiredCustomer(const Call& call)
{
    const std::string id = call.params.requiredText("customer");
    const Ref<Customer> customer = call.find(call.state.customers, "customer", id, "customer");
    if (call.state.customers[customer].deleted) throw missing("customer", id, "customer");
    return customer;
}

} // namespace

void listInvoices(const Call& call)
{
    const Params& params = call.params;
    const auto status = params.choice("status", {"draft", "open", "paid", "void", "uncollectible"});
    const auto collection = params.choice("collection_method", {"charge_automatically", "send_invoice"});
    const Ref<Subscription> subscription =
        call.named(call.state.subscriptions, "subscription", "subscription");
    const TimeRange due = readRange(params, "due_date");
    const auto keep = [&](const Invoice& invoice, auto) {
        if (invoice.deleted || (status && invoice.status != static_cast<InvoiceStatus>(*status)))
            return false;
        if (collection && invoice.sendsInvoice != (*collection == 1)) return false;
        if (subscription && invoice.subscription != subscription) return false;
        return !params.has("due_date") || (invoice.dueDate != 0 && due.holds(invoice.dueDate));
    };
    if (subscription && !params.has("customer")) {
        const Ref<Customer> customer = call.state.subscriptions[subscription].customer;
        return answerRows(call, call.state.invoices, call.state.byCustomer[customer.row].invoices, "invoice",
                          "/v1/invoices", keep);
    }
    answerByCustomer(call, call.state.invoices, &CustomerRows::invoices, "invoice", "/v1/invoices", keep);
}

void createInvoice(const Call& call)
{
    const Params& params = call.params;
    NewInvoice wanted;
    wanted.customer = requiredCustomer(call);
    wanted.subscription = call.named(call.state.subscriptions, "subscription", "subscription");
    wanted.currency = params.currency("currency").value_or(Currency());
    wanted.autoAdvance = params.boolean("auto_advance").value_or(false);
    wanted.sendsInvoice = params.choice("collection_method", {"charge_automatically", "send_invoice"}) == 1;
    wanted.daysUntilDue = static_cast<int>(params.integer("days_until_due").value_or(30));
    wanted.dueDate = params.integer("due_date").value_or(0);
    wanted.includePending = params.choice("pending_invoice_items_behavior", {"exclude", "include"}) == 1;
    wanted.description = params.text("description").value_or("");
    wanted.footer = params.text("footer").value_or("");
    wanted.discounts = readDiscounts(call, params);
    wanted.defaultMethod = call.named(call.state.methods, "PaymentMethod", "default_payment_method");
    params.metadata(wanted.metadata);
    params.finish();
    if (wanted.subscription && call.state.subscriptions[wanted.subscription].customer != wanted.customer)
        throw missing("subscription", *params.text("subscription"), "subscription");
    call.answer(call.engine.createInvoice(wanted));
}

void showInvoice(const Call& call)
{
    call.params.finish();
    call.answer(liveInvoice(call));
}

void deleteInvoice(const Call& call)
{
    const Ref<Invoice> invoice = liveInvoice(call);
    call.params.finish();
    call.engine.deleteDraft(invoice);
    call.out.beginObject();
    call.out.field("id", call.id());
    call.out.field("object", "invoice");
    call.out.field("deleted", true);
    call.out.endObject();
}

void finalizeInvoice(const Call& call)
{
    const Ref<Invoice> invoice = liveInvoice(call);
    const auto autoAdvance = call.params.boolean("auto_advance");
    call.params.finish();
    call.engine.finalizeInvoice(invoice, autoAdvance);
    call.answer(invoice);
}

void payInvoice(const Call& call)
{
    const Ref<Invoice> invoice = liveInvoice(call);
    const Ref<PaymentMethod> method = call.named(call.state.methods, "PaymentMethod", "payment_method");
    const bool outside = call.params.boolean("paid_out_of_band").value_or(false);
    call.params.ignore({"off_session", "forgive", "mandate"});
    call.params.finish();
    const Invoice& row = call.state.invoices[invoice];
    if (row.status == InvoiceStatus::Paid) throw invalid("Invoice is already paid");
    call.engine.payInvoice(invoice, method, outside);
    // Written off it stays when the payment fails; open too while a debit is under way.
    if (row.status != InvoiceStatus::Paid) {
        const Ref<PaymentIntent> intent = call.state.invoicePayments[row.payments.front()].intent;
        if (call.state.intents[intent].status != IntentStatus::Processing)
            throw call.engine.declineOf(intent);
    }
    call.answer(invoice);
}

void updateInvoice(const Call& call)
{
    const Ref<Invoice> invoice = liveInvoice(call);
    const Params& params = call.params;
    InvoiceChange change;
    change.description = params.text("description");
    change.footer = params.text("footer");
    Metadata metadata = call.state.invoices[invoice].metadata;
    params.metadata(metadata);
    if (params.has("metadata")) change.metadata = std::move(metadata);
    change.autoAdvance = params.boolean("auto_advance");
    if (const auto method = params.choice("collection_method", {"charge_automatically", "send_invoice"}))
        change.sendsInvoice = *method == 1;
    if (const auto days = params.integer("days_until_due")) change.daysUntilDue = static_cast<int>(*days);
    change.dueDate = params.integer("due_date");
    if (params.has("default_payment_method"))
        change.defaultMethod = call.named(call.state.methods, "PaymentMethod", "default_payment_method");
    change.discounts = readDiscounts(call, params);
    params.finish();
    call.engine.updateInvoice(invoice, std::move(change));
    call.answer(invoice);
}

void sendInvoice(const Call& call)
{
    const Ref<Invoice> invoice = liveInvoice(call);
    call.params.finish();
    call.engine.sendInvoice(invoice);
    call.answer(invoice);
}

void writeOffInvoice(const Call& call)
{
    const Ref<Invoice> invoice = liveInvoice(call);
    call.params.finish();
    call.engine.writeOff(invoice);
    call.answer(invoice);
}

void voidInvoice(const Call& call)
{
    const Ref<Invoice> invoice = liveInvoice(call);
    call.params.finish();
    call.engine.voidInvoice(invoice);
    call.answer(invoice);
}

void listLines(const Call& call)
{
    const Invoice& invoice = call.state.invoices[liveInvoice(call)];
    const Paging paging = readPaging(call.params);
    call.params.finish();
    const bool backwards = !paging.before.empty();
    std::size_t first = 0;
    std::size_t last = invoice.lines.size();
    if (const std::string& id = backwards ? paging.before : paging.after; !id.empty()) {
        const auto found = std::find_if(invoice.lines.begin(), invoice.lines.end(),
                                        [&](const InvoiceLine& line) { return line.id == id; });
        if (found == invoice.lines.end())
            throw missing("line_item", id, backwards ? "ending_before" : "starting_after");
        const auto place = static_cast<std::size_t>(found - invoice.lines.begin());
        if (backwards)
            last = place;
        else
            first = place + 1;
    }
    // Lines keep the invoice's own order; going back, the page is the one just before the cursor.
    const bool hasMore = last - first > paging.limit;
    if (hasMore && backwards)
        first = last - paging.limit;
    else if (hasMore)
        last = first + paging.limit;
    beginListAnswer(call.out, "/v1/invoices/" + invoice.id + "/lines", hasMore);
    for (std::size_t i = first; i < last; ++i)
        call.render.line(invoice, invoice.lines[i], call.expand.elements());
    endListAnswer(call.out);
}

void listInvoicePayments(const Call& call)
{
    const Params& params = call.params;
    const Ref<Invoice> invoice = call.named(call.state.invoices, "invoice", "invoice");
    const auto status = params.choice("status", {"open", "paid", "canceled"});
    const Params payment = params.map("payment");
    const auto type = payment.choice("type", {"payment_intent", "payment_record"});
    const Ref<PaymentIntent> intent =
        call.named(payment, call.state.intents, "payment_intent", "payment_intent");
    const auto record = payment.text("payment_record");
    const auto keep = [&](const InvoicePayment& row, auto) {
        if (invoice && row.invoice != invoice) return false;
        if (status && row.status != static_cast<InvoicePaymentStatus>(*status)) return false;
        if (type && (*type == 0) != bool(row.intent)) return false;
        return (!intent || row.intent == intent) && (!record || row.record == *record);
    };
    // Both lead straight to one invoice's few payments.
    Ref<Invoice> owner = invoice;
    if (!owner && intent) owner = call.state.intents[intent].invoice;
    if (owner)
        return answerRows(call, call.state.invoicePayments, call.state.invoices[owner].payments,
                          "invoice_payment", "/v1/invoice_payments", keep);
    answerTable(call, call.state.invoicePayments, "invoice_payment", "/v1/invoice_payments", keep);
}

void showInvoicePayment(const Call& call)
{
    call.params.finish();
    call.answer(call.find(call.state.invoicePayments, "invoice_payment"));
}

void listInvoiceItems(const Call& call)
{
    const Ref<Invoice> invoice = call.named(call.state.invoices, "invoice", "invoice");
    const auto pending = call.params.boolean("pending");
    answerByCustomer(call, call.state.invoiceItems, &CustomerRows::invoiceItems, "invoiceitem",
                     "/v1/invoiceitems", [&](const InvoiceItem& item, auto) {
                         return !item.deleted && (!invoice || item.invoice == invoice) &&
                                (!pending || *pending == !item.invoice);
                     });
}

void createInvoiceItem(const Call& call)
{
    const Params& params = call.params;
    NewInvoiceItem wanted;
    wanted.customer = requiredCustomer(call);
    wanted.subscription = call.named(call.state.subscriptions, "subscription", "subscription");
    wanted.invoice = call.named(call.state.invoices, "invoice", "invoice");
    wanted.price = call.named(params.map("pricing"), call.state.prices, "price", "price");
    if (params.has("pricing") && params.has("price_data"))
        throw invalid("You may only specify one of these parameters: pricing, price_data.", "price_data",
                      "parameters_exclusive");
    wanted.newPrice = readPriceData(call, params, false);
    wanted.quantity = params.integer("quantity").value_or(1);
    if (!wanted.price && !wanted.newPrice) {
        wanted.amount = params.requiredInteger("amount");
        params.requiredText("currency");
    }
    wanted.currency = params.currency("currency").value_or(Currency());
    wanted.description = params.text("description").value_or("");
    wanted.discountable = params.boolean("discountable");
    wanted.discounts = readDiscounts(call, params).value_or(DiscountWishes{});
    const Params period = params.map("period");
    wanted.periodStart = period.integer("start").value_or(0);
    wanted.periodEnd = period.integer("end").value_or(wanted.periodStart);
    params.metadata(wanted.metadata);
    params.finish();
    call.answer(call.engine.createInvoiceItem(wanted));
}

void showInvoiceItem(const Call& call)
{
    call.params.finish();
    const Ref<InvoiceItem> item = call.find(call.state.invoiceItems, "invoiceitem");
    if (call.state.invoiceItems[item].deleted) throw missing("invoiceitem", call.id());
    call.answer(item);
}

void deleteInvoiceItem(const Call& call)
{
    const Ref<InvoiceItem> item = call.find(call.state.invoiceItems, "invoiceitem");
    if (call.state.invoiceItems[item].deleted) throw missing("invoiceitem", call.id());
    call.params.finish();
    call.engine.deleteInvoiceItem(item);
    call.answer(item);
}

} // namespace regulars::sandbox::handlers
