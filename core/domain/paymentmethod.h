// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/domain/address.h"
#include "core/domain/ids.h"

namespace regulars {

/// What is shown of a way to pay, and what tells the same payer: of a saved method (contract.md 6) and of the
/// snapshot on a payment (contract.md 15).
struct PaymentMethodDetails {
    QString type;        ///< "card", "sepa_debit", "us_bank_account", …; any text
    QString brand;       ///< cards: "visa"; wallets in `wallet`
    QString last4;
    QString fingerprint; ///< stable per account; empty where Stripe gives none
    QString country;
    QString funding;     ///< "credit", "debit", …
    QString bankName;    ///< bank name or code
    QString email;       ///< Link, PayPal
    QString wallet;      ///< "apple_pay", "google_pay", …
    int expMonth = 0, expYear = 0; ///< 0 where there is none
    bool operator==(const PaymentMethodDetails&) const = default;
};

/// A method saved for a customer.
struct PaymentMethod {
    PaymentMethodId id;
    CustomerId customer; ///< empty when detached
    PaymentMethodDetails details;
    QString billingName, billingEmail, billingPhone;
    Instant created{};
    bool operator==(const PaymentMethod&) const = default;
};

} // namespace regulars
