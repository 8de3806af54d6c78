// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/model/checkout.h"

// What is asked for when a page is made, and what its payer does there.
namespace regulars::sandbox {

struct NewSaleLine {
    Ref<Price> price;
    std::int64_t quantity = 1;
    std::optional<PriceFields> newPrice; ///< instead: hidden, and made only when nothing is refused any more
    std::string newProduct;              ///< the name of a product that is made for newPrice
};

struct NewCheckout {
    bool isSetup = false; ///< a payment method is stored there: no lines, but a currency
    std::vector<NewSaleLine> lines;
    Currency currency;
    Ref<Customer> customer;
    std::string customerEmail, clientReference, successUrl, cancelUrl;
    Stamp expiresAt = 0; ///< 0: in 24 hours
    PaymentWords payment;
    Metadata metadata;
};

struct NewPaymentLink {
    std::vector<NewSaleLine> lines;
    std::int64_t limit = 0;
    std::string inactiveMessage, confirmation, redirectUrl;
    PaymentWords payment;
    Metadata metadata;
};

/// What can be changed of a link; the lines cannot.
struct PaymentLinkChange {
    std::optional<bool> active;
    std::optional<std::int64_t> limit; ///< 0 lifts it
    std::optional<std::string> inactiveMessage;
    std::optional<PaymentWords> payment;
    std::optional<Metadata> metadata;
};

struct Payer {
    Ref<PaymentMethod> method;
    BillingDetails details;
    std::string ipAddress;
};

} // namespace regulars::sandbox
