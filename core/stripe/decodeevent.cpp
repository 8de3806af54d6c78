// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/decode.h"

namespace regulars::stripe {

using namespace Qt::StringLiterals;

namespace {

QString relatedId(const Fields& object, const Fields& previous)
{
    const QString type = object.text("object");
    if (type == u"payment_method") {
        const QString customer = object.reference("customer");
        return customer.isEmpty() ? previous.reference("customer") : customer;
    }
    if (type == u"dispute") return object.reference("charge");
    if (type == u"checkout.session") return object.reference("payment_link");
    if (type == u"invoice_payment") return object.reference("invoice");
    return {};
}

} // namespace

Result<Event> decodeEvent(const Json& json)
{
    const Result<Fields> fields = objectOf(json, "event"_L1);
    if (!fields) return failure(fields);
    const Fields data = fields->object("data");
    const Fields object = data.object("object");
    Event event;
    event.id = EventId(fields->text("id"));
    event.type = fields->text("type");
    event.objectType = object.text("object");
    event.objectId = object.text("id"); // some objects have none: an upcoming invoice, the balance
    event.relatedId = relatedId(object, data.object("previous_attributes"));
    event.apiVersion = fields->text("api_version");
    event.idempotencyKey = fields->object("request").text("idempotency_key");
    event.created = fields->time("created");
    return event;
}

} // namespace regulars::stripe
