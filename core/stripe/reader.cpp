// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/reader.h"

#include "core/stripe/stripeclock.h"

namespace regulars::stripe {

using namespace Qt::StringLiterals;

namespace {

bool hasMore(const Json& object, const char* list)
{
    return Fields(object).object(list).flag("has_more");
}

Failure unreadable(const QString& what)
{
    return failure(ErrorKind::Server, what, u"unreadable_answer"_s);
}

/// One visit to a page to pay on: the payment intent of one that was completed, else nothing.
Result<PaymentIntentId> decodeVisit(const Json& object)
{
    const Result<Fields> fields = objectOf(object, "checkout.session"_L1);
    if (!fields) return failure(fields);
    return PaymentIntentId(fields->text("status") == u"complete" ? fields->reference("payment_intent") : QString());
}

} // namespace

Result<Json> Reader::fetch(const QString& path, const Form& form, const QString& endpoint)
{
    HttpRequest request;
    request.path = u"/v1/"_s + path;
    request.query = form.encoded();
    return m_sender.send(request, endpoint, m_cancel);
}

Result<JsonRead> Reader::json(const QString& path, const QByteArray& query, const QString& endpoint)
{
    HttpRequest request;
    request.path = u"/v1/"_s + path;
    request.query = query;
    Result<Json> answer = m_sender.send(request, endpoint, m_cancel);
    if (!answer && !isGone(answer.error())) return failure(answer);
    JsonRead read;
    read.readAt = startedAt();
    if (answer && !isDeleted(*answer)) read.value = std::make_shared<const Json>(std::move(*answer));
    return read;
}

Result<void> Reader::complete(const Json& object, Subscription& subscription)
{
    if (!hasMore(object, "items")) return {};
    ListQuery query;
    query.filters << std::pair(QByteArray("subscription"), subscription.id.text());
    const Resource<SubscriptionItem> items{u"subscription_items"_s, decodeSubscriptionItem};
    return readNested(items, query, items.name, subscription.items);
}

Result<void> Reader::complete(const Json& object, Invoice& invoice)
{
    if (hasMore(object, "lines")) {
        const Resource<InvoiceLine> lines{u"invoices.lines"_s, decodeInvoiceLine};
        const QString path = u"invoices/%1/lines"_s.arg(pathSegment(invoice.id.text()));
        if (Result<void> done = readNested(lines, ListQuery(), path, invoice.lines); !done) return done;
    }
    if (!hasMore(object, "payments")) return {};
    ListQuery query;
    query.filters << std::pair(QByteArray("invoice"), invoice.id.text());
    const Resource<InvoicePayment> payments{u"invoice_payments"_s, decodeInvoicePayment};
    return readNested(payments, query, payments.name, invoice.payments);
}

Result<void> Reader::complete(const Json&, PaymentLink& link)
{
    ListQuery query;
    query.filters << std::pair(QByteArray("payment_link"), link.id.text());
    const Resource<PaymentIntentId> visits{u"checkout.sessions"_s, decodeVisit};
    QList<PaymentIntentId> intents;
    if (auto read = readNested(visits, query, u"checkout/sessions"_s, intents); !read) return read;
    for (const PaymentIntentId& intent : intents) {
        if (!intent.isEmpty()) link.paymentIntent = intent;
    }
    return {};
}

template<class T>
Result<void> Reader::readNested(const Resource<T>& resource, ListQuery query, const QString& path, QList<T>& into)
{
    into.clear();
    for (bool more = true; more;) {
        const Result<Page<T>> page = list(resource, query, path);
        if (!page) return failure(page);
        into << page->data;
        query.startingAfter = page->lastId;
        more = page->hasMore && !page->lastId.isEmpty();
    }
    return {};
}

Form Reader::listForm(const ListQuery& query, const QList<std::pair<QByteArray, QString>>& fixedFilters,
                      const QByteArrayList& expands)
{
    Form form;
    for (const auto& [name, value] : query.filters)
        form.add(name, value);
    for (const auto& [name, value] : fixedFilters) {
        const auto isSame = [&wanted = name](const auto& filter) { return filter.first == wanted; };
        if (std::none_of(query.filters.cbegin(), query.filters.cend(), isSame)) form.add(name, value);
    }
    if (query.createdFrom) form.add("created[gte]", unixSeconds(*query.createdFrom));
    if (query.createdTo) form.add("created[lt]", unixSeconds(*query.createdTo));
    if (!query.startingAfter.isEmpty()) form.add("starting_after", query.startingAfter);
    if (!query.endingBefore.isEmpty()) form.add("ending_before", query.endingBefore);
    form.add("limit", qint64(std::clamp(query.limit, 1, 100)));
    for (const QByteArray& expand : expands)
        form.add("expand[]", u"data."_s + QString::fromLatin1(expand));
    return form;
}

Result<void> Reader::checkList(const Json& answer)
{
    const Fields fields(answer);
    const auto data = answer.find("data");
    const std::optional<bool> more = fields.maybeFlag("has_more");
    if (fields.text("object") != u"list" || data == answer.end() || !data->is_array() || !more)
        return unreadable(u"expected a list in the answer"_s);
    // Coverage is proved by has_more: an empty page that promises more would never end.
    if (*more && data->empty()) return unreadable(u"an empty page promises more"_s);
    return {};
}

bool Reader::isGone(const Error& error)
{
    // Only Stripe's own word for it: a wrong address answers 404 as well, and must not empty the mirror.
    return error.kind == ErrorKind::NotFound && error.code == u"resource_missing";
}

Instant Reader::startedAt() const
{
    return m_stripeClock.at(m_started);
}

} // namespace regulars::stripe
