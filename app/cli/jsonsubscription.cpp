// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/json.h"
#include "core/domain/renewal.h"

namespace regulars::cli {

using namespace Qt::StringLiterals;

QJsonObject toJson(const Subscription& subscription)
{
    QJsonArray items;
    for (const SubscriptionItem& item : subscription.items) {
        items.append(QJsonObject{{u"id"_s, item.id.text()},
                                 {u"price"_s, orNull(item.price.text())},
                                 {u"product"_s, orNull(item.product.text())},
                                 {u"quantity"_s, item.quantity},
                                 {u"current_period_start"_s, toIso(item.periodStart)},
                                 {u"current_period_end"_s, toIso(item.periodEnd)}});
    }
    return {{u"id"_s, subscription.id.text()},
            {u"status"_s, subscription.status},
            {u"currency"_s, orNull(subscription.currency.code())},
            {u"items"_s, items},
            {u"collection_method"_s, orNull(subscription.collectionMethod)},
            {u"created"_s, toIso(subscription.created)},
            {u"start_date"_s, toIso(subscription.startDate)},
            {u"cancel_at"_s, toJson(subscription.cancelAt)},
            {u"cancel_at_period_end"_s, subscription.cancelAtPeriodEnd},
            {u"canceled_at"_s, toJson(subscription.canceledAt)},
            {u"ended_at"_s, toJson(subscription.endedAt)},
            {u"trial_end"_s, toJson(subscription.trialEnd)},
            {u"pause_collection"_s, orNull(subscription.pauseCollection)},
            {u"latest_invoice"_s, orNull(subscription.latestInvoice.text())}};
}

QJsonObject toJson(const store::SubscriptionRow& row)
{
    QJsonObject recurring;
    if (row.cycle) recurring = {{u"interval"_s, row.cycle->interval}, {u"interval_count"_s, row.cycle->count}};
    return {{u"id"_s, row.id.text()},
            {u"customer"_s, orNull(row.customer.text())},
            {u"name"_s, orNull(row.customerName)},
            {u"email"_s, orNull(row.customerEmail)},
            {u"products"_s, toJson(row.products)},
            {u"quantity"_s, row.quantity},
            {u"amount"_s, row.amount ? QJsonValue(toJson(*row.amount)) : QJsonValue()},
            {u"recurring"_s, row.cycle ? QJsonValue(recurring) : QJsonValue()},
            {u"monthly"_s, toJson(row.monthly)},
            {u"status"_s, row.status},
            {u"state"_s, row.state},
            {u"start_date"_s, toIso(row.startDate)},
            {u"next_payment_at"_s, toJson(row.nextPaymentAt)},
            {u"ends_at"_s, toJson(row.endsAt)},
            {u"ended_at"_s, toJson(row.endedAt)},
            {u"trial_end"_s, toJson(row.trialEnd)}};
}

QJsonObject toJson(const subscriptions::CancellationPreview& preview)
{
    return {{u"access_until"_s, toJson(preview.accessUntil)},
            {u"ends_early"_s, preview.isEarly},
            {u"credit"_s, preview.credit ? QJsonValue(toJson(*preview.credit)) : QJsonValue()},
            {u"due_now"_s, preview.credit ? QJsonValue(toJson(preview.due)) : QJsonValue()},
            {u"warnings"_s, toJson(preview.warnings)},
            {u"problems"_s, toJson(preview.problems)}};
}

namespace {

QJsonValue toJson(const std::optional<Price>& price)
{
    if (!price) return {};
    return QJsonObject{{u"id"_s, orNull(price->id.text())},
                       {u"product"_s, orNull(price->product.text())},
                       {u"currency"_s, price->currency.code()},
                       {u"unit_amount"_s, price->unitAmount ? QJsonValue(*price->unitAmount) : QJsonValue()},
                       {u"interval"_s, orNull(price->recurrence.interval)},
                       {u"interval_count"_s, price->recurrence.count}};
}

QJsonValue toJson(const std::optional<InvoicePreview>& preview)
{
    return preview ? QJsonValue(cli::toJson(*preview)) : QJsonValue();
}

} // namespace

QJsonObject toJson(const InvoicePreview& preview)
{
    const Invoice& invoice = preview.invoice;
    const auto money = [&invoice](qint64 amount) { return toJson(Money(amount, invoice.currency)); };
    QJsonArray lines;
    for (const InvoiceLine& line : invoice.lines) {
        lines.append(QJsonObject{{u"description"_s, orNull(line.description)},
                                 {u"amount"_s, money(line.amount)},
                                 {u"quantity"_s, line.quantity},
                                 {u"price"_s, orNull(line.price.text())},
                                 {u"proration"_s, line.proration},
                                 {u"period_start"_s, toIso(line.periodStart)},
                                 {u"period_end"_s, toIso(line.periodEnd)}});
    }
    return {{u"created"_s, toIso(invoice.created)},
            {u"subtotal"_s, money(preview.subtotal)},
            {u"discounts"_s, money(preview.discounts)},
            {u"taxes"_s, money(preview.taxes)},
            {u"total"_s, money(invoice.total)},
            {u"starting_balance"_s, money(invoice.startingBalance)},
            {u"amount_due"_s, money(invoice.amountDue)},
            {u"lines"_s, lines}};
}

QJsonObject toJson(const subscriptions::CollectionPreview& preview)
{
    return {{u"invoice"_s, preview.invoice ? QJsonValue(preview.invoice->id.text()) : QJsonValue()},
            {u"amount"_s, preview.invoice ? QJsonValue(toJson(preview.amount)) : QJsonValue()},
            {u"payment_method"_s, preview.method ? QJsonValue(toJson(preview.method->details)) : QJsonValue()},
            {u"warnings"_s, toJson(preview.warnings)},
            {u"problems"_s, toJson(preview.problems)}};
}

QJsonObject toJson(const std::optional<subscriptions::Quote>& quote, const QList<payments::Problem>& problems, const QStringList& warnings)
{
    QJsonObject object{{u"warnings"_s, toJson(warnings)}, {u"problems"_s, toJson(problems)}};
    if (!quote) return object;
    const bool isNow = quote->isDueNow;
    object.insert(u"due_now"_s, toJson(quote->due()));
    object.insert(u"credit"_s, toJson(quote->credit()));
    object.insert(u"proration_date"_s, toJson(quote->change.prorationDate));
    object.insert(u"invoice_now"_s, isNow ? QJsonValue(toJson(quote->change)) : QJsonValue());
    object.insert(u"next_invoice_before"_s, toJson(quote->before));
    object.insert(u"next_invoice"_s, isNow ? toJson(quote->next) : QJsonValue(toJson(quote->change)));
    return object;
}

QJsonObject toJson(const subscriptions::ChangePreview& preview, const std::optional<subscriptions::Quote>& quote)
{
    QJsonObject object = toJson(quote, preview.problems, preview.warnings);
    object.insert(u"from"_s, toJson(preview.from));
    object.insert(u"to"_s, toJson(preview.to));
    object.insert(u"quantity"_s, preview.quantity);
    return object;
}

QJsonObject toJson(const subscriptions::SubscriptionBasis& basis, const std::optional<subscriptions::SubscriptionTerms>& terms)
{
    const Subscription& subscription = basis.subscription;
    QJsonObject object = toJson(subscription);
    object.insert(u"customer"_s, orNull(subscription.customer.text()));
    object.insert(u"name"_s, orNull(basis.title));
    const auto total = subscriptions::totalOf(basis);
    object.insert(u"total"_s, total ? QJsonValue(toJson(*total)) : QJsonValue());
    object.insert(u"next_payment_at"_s, toJson(nextPaymentAt(subscription)));
    object.insert(u"ends_at"_s, toJson(endsAt(subscription)));
    object.insert(u"payment_method"_s, basis.method ? QJsonValue(toJson(basis.method->details)) : QJsonValue());
    QJsonArray invoices;
    for (const Invoice& invoice : basis.invoices) {
        const auto money = [&invoice](qint64 amount) { return toJson(Money(amount, invoice.currency)); };
        invoices.append(QJsonObject{{u"id"_s, invoice.id.text()},
                                    {u"status"_s, orNull(invoice.status)},
                                    {u"created"_s, toIso(invoice.created)},
                                    {u"total"_s, money(invoice.total)},
                                    {u"amount_paid"_s, money(invoice.amountPaid)},
                                    {u"amount_remaining"_s, money(invoice.amountRemaining)},
                                    {u"hosted_invoice_url"_s, orNull(invoice.hostedUrl)}});
    }
    object.insert(u"invoices"_s, invoices);
    if (!terms) return object;
    QJsonArray discounts;
    for (const subscriptions::Discount& discount : terms->discounts) {
        const bool isAmount = !discount.amountOff.currency().isEmpty();
        discounts.append(QJsonObject{{u"id"_s, discount.id},
                                     {u"name"_s, orNull(discount.name)},
                                     {u"promotion_code"_s, orNull(discount.code)},
                                     {u"percent_off"_s, orNull(discount.percentOff)},
                                     {u"amount_off"_s, isAmount ? QJsonValue(toJson(discount.amountOff)) : QJsonValue()},
                                     {u"duration"_s, orNull(discount.duration)},
                                     {u"end"_s, toJson(discount.end)}});
    }
    object.insert(u"discounts"_s, discounts);
    object.insert(u"next_invoice"_s, toJson(terms->next));
    object.insert(u"collection_resumes_at"_s, toJson(terms->pausedUntil));
    return object;
}

} // namespace regulars::cli
