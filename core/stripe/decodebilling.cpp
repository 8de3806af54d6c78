// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/decode.h"

namespace regulars::stripe {

using namespace Qt::StringLiterals;

namespace {

SubscriptionItem itemFrom(const Fields& fields)
{
    SubscriptionItem item;
    item.id = SubscriptionItemId(fields.text("id"));
    item.price = PriceId(fields.reference("price"));
    const Fields price = fields.object("price");
    const Fields recurring = price.object("recurring");
    item.product = ProductId(price.reference("product"));
    const auto unitAmount = price.maybeInteger("unit_amount");
    const bool isMetered = recurring.text("usage_type") == "metered"_L1;
    if (unitAmount && !isMetered) item.unitAmount = Money(*unitAmount, price.currency("currency"));
    item.cycle.interval = recurring.text("interval");
    item.cycle.count = recurring.small("interval_count", 1);
    item.quantity = fields.maybeInteger("quantity").value_or(1);
    item.periodStart = fields.time("current_period_start");
    item.periodEnd = fields.time("current_period_end");
    return item;
}

InvoiceLine lineFrom(const Fields& fields)
{
    const Fields price = fields.object("pricing").object("price_details");
    const Fields parent = fields.object("parent");
    // The parent's type says which of its hashes is meant.
    const QByteArray type = parent.text("type").toUtf8();
    const Fields origin = parent.object(type.constData());
    const Fields period = fields.object("period");
    InvoiceLine line;
    line.id = fields.text("id");
    line.description = fields.text("description");
    line.amount = fields.integer("amount");
    line.quantity = fields.integer("quantity");
    line.price = PriceId(price.reference("price"));
    line.product = ProductId(price.reference("product"));
    line.subscription = SubscriptionId(origin.reference("subscription"));
    line.proration = origin.flag("proration");
    line.periodStart = period.time("start");
    line.periodEnd = period.time("end");
    return line;
}

InvoicePayment paymentFrom(const Fields& fields)
{
    const Fields payment = fields.object("payment");
    InvoicePayment result;
    result.id = fields.text("id");
    result.status = fields.text("status");
    result.type = payment.text("type");
    result.paymentIntent = PaymentIntentId(payment.reference("payment_intent"));
    result.charge = PaymentId(payment.reference("charge"));
    result.amountPaid = fields.integer("amount_paid");
    return result;
}

void readTimes(const Fields& fields, Invoice& invoice)
{
    const Fields transitions = fields.object("status_transitions");
    invoice.created = fields.time("created");
    invoice.dueDate = fields.maybeTime("due_date");
    invoice.nextPaymentAttempt = fields.maybeTime("next_payment_attempt");
    invoice.finalizedAt = transitions.maybeTime("finalized_at");
    invoice.paidAt = transitions.maybeTime("paid_at");
    invoice.voidedAt = transitions.maybeTime("voided_at");
}

void readAmounts(const Fields& fields, Invoice& invoice)
{
    invoice.currency = fields.currency("currency");
    invoice.total = fields.integer("total");
    invoice.amountDue = fields.integer("amount_due");
    invoice.amountPaid = fields.integer("amount_paid");
    invoice.amountRemaining = fields.integer("amount_remaining");
    invoice.startingBalance = fields.integer("starting_balance");
    invoice.endingBalance = fields.maybeInteger("ending_balance");
}

} // namespace

Result<SubscriptionItem> decodeSubscriptionItem(const Json& object)
{
    const Result<Fields> fields = objectOf(object, "subscription_item"_L1);
    if (!fields) return failure(fields);
    return itemFrom(*fields);
}

Result<Subscription> decodeSubscription(const Json& object)
{
    const Result<Fields> fields = objectOf(object, "subscription"_L1);
    if (!fields) return failure(fields);
    Subscription subscription;
    subscription.id = SubscriptionId(fields->text("id"));
    subscription.customer = CustomerId(fields->reference("customer"));
    subscription.status = fields->text("status");
    subscription.currency = fields->currency("currency");
    for (const Fields& item : fields->object("items").objects("data"))
        subscription.items << itemFrom(item);
    subscription.collectionMethod = fields->text("collection_method");
    subscription.billingMode = fields->object("billing_mode").text("type");
    subscription.created = fields->time("created");
    subscription.startDate = fields->time("start_date");
    subscription.cancelAt = fields->maybeTime("cancel_at");
    subscription.canceledAt = fields->maybeTime("canceled_at");
    subscription.endedAt = fields->maybeTime("ended_at");
    subscription.trialStart = fields->maybeTime("trial_start");
    subscription.trialEnd = fields->maybeTime("trial_end");
    subscription.cancelAtPeriodEnd = fields->flag("cancel_at_period_end");
    subscription.pauseCollection = fields->object("pause_collection").text("behavior");
    subscription.cancellationReason = fields->object("cancellation_details").text("reason");
    subscription.defaultPaymentMethod = PaymentMethodId(fields->reference("default_payment_method"));
    subscription.latestInvoice = InvoiceId(fields->reference("latest_invoice"));
    subscription.schedule = fields->reference("schedule");
    return subscription;
}

Result<InvoiceLine> decodeInvoiceLine(const Json& object)
{
    const Result<Fields> fields = objectOf(object, "line_item"_L1);
    if (!fields) return failure(fields);
    return lineFrom(*fields);
}

Result<InvoicePayment> decodeInvoicePayment(const Json& object)
{
    const Result<Fields> fields = objectOf(object, "invoice_payment"_L1);
    if (!fields) return failure(fields);
    return paymentFrom(*fields);
}

Result<Invoice> decodeInvoice(const Json& object)
{
    const Result<Fields> fields = objectOf(object, "invoice"_L1);
    if (!fields) return failure(fields);
    Invoice invoice;
    invoice.id = InvoiceId(fields->text("id"));
    invoice.customer = CustomerId(fields->reference("customer"));
    invoice.subscription =
        SubscriptionId(fields->object("parent").object("subscription_details").reference("subscription"));
    invoice.number = fields->text("number");
    invoice.status = fields->text("status");
    invoice.billingReason = fields->text("billing_reason");
    invoice.collectionMethod = fields->text("collection_method");
    readAmounts(*fields, invoice);
    invoice.attemptCount = fields->small("attempt_count");
    readTimes(*fields, invoice);
    invoice.hostedUrl = fields->text("hosted_invoice_url");
    invoice.pdfUrl = fields->text("invoice_pdf");
    for (const Fields& line : fields->object("lines").objects("data"))
        invoice.lines << lineFrom(line);
    for (const Fields& payment : fields->object("payments").objects("data"))
        invoice.payments << paymentFrom(payment);
    return invoice;
}

Result<InvoicePreview> decodeInvoicePreview(const Json& object)
{
    const Result<Invoice> invoice = decodeInvoice(object);
    if (!invoice) return failure(invoice);
    InvoicePreview preview;
    preview.invoice = *invoice;
    const Fields fields(object);
    preview.subtotal = fields.integer("subtotal");
    for (const Fields& discount : fields.objects("total_discount_amounts")) preview.discounts += discount.integer("amount");
    for (const Fields& tax : fields.objects("total_taxes")) {
        if (tax.text("tax_behavior") != "inclusive"_L1) preview.taxes += tax.integer("amount");
    }
    preview.prorationDate = fields.object("parent").object("subscription_details").maybeTime("subscription_proration_date");
    return preview;
}

} // namespace regulars::stripe
