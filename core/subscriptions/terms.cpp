// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/subscriptions/terms.h"

#include "core/stripe/forms.h"

namespace regulars::subscriptions {

using namespace Qt::StringLiterals;
using stripe::Fields;
using stripe::Form;

Discount discountOf(const Fields& coupon)
{
    Discount discount;
    discount.coupon = coupon.text("id");
    discount.name = coupon.text("name").isEmpty() ? discount.coupon : coupon.text("name");
    discount.percentOff = coupon.decimal("percent_off");
    if (coupon.has("amount_off")) discount.amountOff = Money(coupon.integer("amount_off"), coupon.currency("currency"));
    discount.duration = coupon.text("duration");
    return discount;
}

Result<SubscriptionTerms> askTerms(stripe::Client& client, const SubscriptionId& id, const CancelToken& cancel)
{
    const QByteArray expanded = Form().add("expand[]", u"discounts.source.coupon"_s).add("expand[]", u"discounts.promotion_code"_s).encoded();
    auto read = client.json(pathOf(id), expanded, cancel);
    // A key that may not read coupons gets nothing at all (contract.md 33); the rest is worth having.
    const bool isExpanded = read || read.error().kind != ErrorKind::Permission;
    if (!isExpanded) read = client.json(pathOf(id), {}, cancel);
    if (!read) return failure(read);
    if (!read->value) return failure(ErrorKind::NotFound, u"no such subscription"_s, u"resource_missing"_s);
    const Fields fields(*read->value);
    SubscriptionTerms terms;
    for (const Fields& given : fields.objects("discounts")) {
        Discount discount = discountOf(given.object("source").object("coupon"));
        discount.id = given.text("id");
        discount.code = given.object("promotion_code").text("code");
        discount.end = given.maybeTime("end");
        terms.discounts.append(discount);
    }
    for (const QString& known : isExpanded ? QStringList() : fields.references("discounts")) {
        Discount discount;
        discount.id = known;
        terms.discounts.append(discount);
    }
    terms.pausedUntil = fields.object("pause_collection").maybeTime("resumes_at");
    const auto next = askPreview(client, id, {}, cancel);
    if (!next) return failure(next);
    terms.next = *next;
    return terms;
}

} // namespace regulars::subscriptions
