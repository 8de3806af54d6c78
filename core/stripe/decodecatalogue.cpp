// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/decode.h"

namespace regulars::stripe {

using namespace Qt::StringLiterals;

Result<Product> decodeProduct(const Json& object)
{
    const Result<Fields> fields = objectOf(object, "product"_L1);
    if (!fields) return failure(fields);
    Product product;
    product.id = ProductId(fields->text("id"));
    product.name = fields->text("name");
    product.description = fields->text("description");
    product.active = fields->flag("active", true);
    product.defaultPrice = PriceId(fields->reference("default_price"));
    product.created = fields->time("created");
    return product;
}

Result<Price> decodePrice(const Json& object)
{
    const Result<Fields> fields = objectOf(object, "price"_L1);
    if (!fields) return failure(fields);
    const Fields recurring = fields->object("recurring");
    Price price;
    price.id = PriceId(fields->text("id"));
    price.product = ProductId(fields->reference("product"));
    price.currency = fields->currency("currency");
    price.unitAmount = fields->maybeInteger("unit_amount");
    price.unitAmountDecimal = fields->decimal("unit_amount_decimal");
    price.recurrence.interval = recurring.text("interval");
    price.recurrence.count = recurring.small("interval_count", 1);
    price.nickname = fields->text("nickname");
    price.lookupKey = fields->text("lookup_key");
    price.billingScheme = fields->text("billing_scheme");
    price.active = fields->flag("active", true);
    price.created = fields->time("created");
    return price;
}

Result<Coupon> decodeCoupon(const Json& object)
{
    const Result<Fields> fields = objectOf(object, "coupon"_L1);
    if (!fields) return failure(fields);
    Coupon coupon;
    coupon.id = CouponId(fields->text("id"));
    coupon.name = fields->text("name");
    coupon.duration = fields->text("duration");
    coupon.durationInMonths = fields->small("duration_in_months");
    coupon.percentOff = fields->decimal("percent_off");
    // A percent coupon may carry a currency without meaning one.
    if (const auto amount = fields->maybeInteger("amount_off"))
        coupon.amountOff = Money(*amount, fields->currency("currency"));
    coupon.valid = fields->flag("valid", true);
    coupon.created = fields->time("created");
    return coupon;
}

} // namespace regulars::stripe
