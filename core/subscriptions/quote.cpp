// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/subscriptions/quote.h"

#include "core/stripe/forms.h"

namespace regulars::subscriptions {

namespace {

/// Whether an invoice is that of the next period. Stripe makes some changes an invoice at once whatever was asked for, and some
/// none where one was: its date tells, and what it is for.
bool isRegular(const Invoice& invoice, const std::optional<Instant>& end)
{
    if (!end || invoice.created >= *end) return true;
    return std::any_of(invoice.lines.begin(), invoice.lines.end(),
                       [&end](const InvoiceLine& line) { return !line.proration && line.periodStart >= *end; });
}

} // namespace

Money Quote::due() const { return Money(isDueNow ? change.invoice.amountDue : 0, change.invoice.currency); }

Money Quote::credit() const { return Money(std::max<qint64>(0, -change.invoice.total), change.invoice.currency); }

Result<std::optional<InvoicePreview>> askPreview(stripe::Client& client, const SubscriptionId& id, const QByteArray& more,
                                                 const CancelToken& cancel)
{
    QByteArray form = stripe::Form().add("subscription", id.text()).encoded();
    if (!more.isEmpty()) form += '&' + more;
    const auto preview = client.previewInvoice(form, cancel);
    if (preview) return std::optional(*preview);
    if (preview.error().code == QLatin1String("invoice_upcoming_none")) return std::optional<InvoicePreview>();
    return failure(preview);
}

Quote billedNow(const std::optional<InvoicePreview>& invoice, const Subscription& subscription)
{
    Quote quote;
    quote.isDueNow = invoice.has_value();
    quote.change = invoice.value_or(InvoicePreview());
    if (!invoice) quote.change.invoice.currency = subscription.currency;
    return quote;
}

Result<Quote> askQuote(stripe::Client& client, const Subscription& subscription, const Question& question, const CancelToken& cancel)
{
    const std::optional<Instant> renewal = question.renewal ? question.renewal : subscription.periodEnd();
    const auto before = askPreview(client, subscription.id, {}, cancel);
    if (!before) return failure(before);
    const auto changed = askPreview(client, subscription.id, question.change, cancel);
    if (!changed) return failure(changed);
    Quote quote = billedNow(*changed, subscription);
    quote.before = *before;
    quote.isNone = !*changed;
    quote.isDueNow = *changed && !isRegular(quote.change.invoice, renewal);
    if (!quote.isDueNow || question.after.isEmpty()) return quote;
    const auto next = askPreview(client, subscription.id, question.after, cancel);
    if (!next) return failure(next);
    if (*next && isRegular((*next)->invoice, renewal)) quote.next = *next;
    return quote;
}

} // namespace regulars::subscriptions
