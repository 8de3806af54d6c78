// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/domain/address.h"
#include "core/domain/ids.h"
#include "core/domain/money.h"

namespace regulars {

/// A person as Stripe stores one (contract.md 4).
struct Customer {
    CustomerId id;
    QString name, email, phone, description;
    QString businessName, individualName;
    Address address;
    Address shippingAddress;
    QString shippingName, shippingPhone;
    Currency currency;   ///< empty until the first money event
    qint64 balance = 0;  ///< Stripe's sign: negative means that the studio owes. Minor units of `currency`.
    bool delinquent = false;
    PaymentMethodId defaultPaymentMethod;
    Instant created{};
    bool operator==(const Customer&) const = default;
};

} // namespace regulars
