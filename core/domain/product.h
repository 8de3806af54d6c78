// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/domain/ids.h"
#include "core/domain/money.h"

namespace regulars {

struct Product {
    ProductId id;
    QString name, description;
    bool active = true;
    PriceId defaultPrice;
    Instant created{};
    bool operator==(const Product&) const = default;
};

/// How often a price recurs.
struct Recurrence {
    QString interval; ///< "day", "week", "month", "year"; empty for one-time prices
    int count = 1;
    bool operator==(const Recurrence&) const = default;
};

/// A price (contract.md 8). Amount, currency, interval and product never change.
struct Price {
    PriceId id;
    ProductId product;
    Currency currency;
    std::optional<qint64> unitAmount; ///< minor units; none for tiered, custom and fractional prices
    QString unitAmountDecimal;        ///< exact text, up to 12 decimals of a minor unit
    Recurrence recurrence;
    QString nickname, lookupKey, billingScheme;
    bool active = true;
    Instant created{};
    bool operator==(const Price&) const = default;
};

struct Coupon {
    CouponId id;
    QString name, duration; ///< "once", "repeating", "forever"
    int durationInMonths = 0;
    QString percentOff; ///< exact text ("12.5"); empty for amount coupons
    Money amountOff;    ///< no currency for percent coupons
    bool valid = true;
    Instant created{};
    bool operator==(const Coupon&) const = default;
};

} // namespace regulars
