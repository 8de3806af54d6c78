// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/subscriptions/terms.h"

#include "core/stripe/fields.h"
#include "core/stripe/forms.h"

namespace regulars::subscriptions {

using namespace Qt::StringLiterals;
using stripe::Fields;
using stripe::Form;

namespace {

Discount discountOf(const Fields& fields)
{
    const Fields coupon = fields.object("source").object("coupon");
    Discount discount;
    discount.id = fields.text("id");
    discount.coupon = coupon.text("id");
    discount.name = coupon.text("name").isEmpty() ? coupon.text("id") : coupon.text("name");
    discount.code = fields.object("promotion_code").text("code");
    discount.percentOff = coupon.decimal("percent_off");
    if (coupon.has("amount_off")) discount.amountOff = Money(coupon.integer("amount_off"), coupon.currency("currency"));
    discount.duration = coupon.text("duration");
    discount.end = fields.maybeTime("end");
    return discount;
}

} // namespace

Result<SubscriptionTerms> askTerms(stripe::Client& client, const SubscriptionId& id, const CancelToken& cancel)
{
    const QByteArray expanded = Form().add("expand[]", u"discounts.source.coupon"_s).add("expand[]", u"discounts.promotion_code"_s).encoded();
    auto read = client.json(pathOf(id), expanded, cancel);
    // A key that may not read coupons gets nothing at all (contract.md 33); the rest is worth having.
    if (!read && read.error().kind == ErrorKind::Permission) read = client.json(pathOf(id), {}, cancel);
    if (!read) return failure(read);
    if (!read->value) return failure(ErrorKind::NotFound, u"no such subscription"_s, u"resource_missing"_s);
    const Fields fields(*read->value);
    SubscriptionTerms terms;
    for (const Fields& discount : fields.objects("discounts")) terms.discounts.append(discountOf(discount));
    terms.pausedUntil = fields.object("pause_collection").maybeTime("resumes_at");
    const auto next = client.previewInvoice(Form().add("subscription", id.text()).encoded(), cancel);
    if (next) terms.next = *next;
    else if (next.error().code != "invoice_upcoming_none"_L1) return failure(next);
    return terms;
}

} // namespace regulars::subscriptions
