// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/model/moneyrows.h"

// Pages that a payer is sent to: checkout sessions and the links that make them (contract.md 23). See
// people.h for the habits.
namespace regulars::sandbox {

struct SaleLine {
    std::string id;
    Ref<Price> price;
    std::int64_t quantity = 1;
    std::int64_t amount = 0; ///< of all pieces
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.id, s.price, s.quantity, s.amount);
    }
};

/// payment_intent_data: what the payment will carry, and its charge.
struct PaymentWords {
    std::string description, statementDescriptor, receiptEmail;
    Metadata metadata;
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.description, s.statementDescriptor, s.receiptEmail, s.metadata);
    }
};

struct PaymentLink {
    std::string id;
    Stamp created = 0;
    bool active = true;
    Currency currency;
    std::vector<SaleLine> lines;
    std::int64_t limit = 0; ///< of completed sessions; 0: none
    std::int64_t completed = 0;
    std::string inactiveMessage, confirmation, redirectUrl;
    PaymentWords payment;
    Metadata metadata;
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.id, s.created, s.active, s.currency, s.lines, s.limit, s.completed, s.inactiveMessage,
          s.confirmation, s.redirectUrl, s.payment, s.metadata);
    }
};

enum class SessionStatus : std::uint8_t { Open, Complete, Expired };

/// One page for one payment. Whether it is paid is its payment's to say.
struct CheckoutSession {
    std::string id;
    Stamp created = 0;
    SessionStatus status = SessionStatus::Open;
    Ref<Customer> customer; ///< empty: a guest
    Currency currency;
    std::vector<SaleLine> lines;
    std::int64_t total = 0;
    std::string customerEmail, clientReference, successUrl, cancelUrl;
    BillingDetails payer;      ///< as they introduced themselves on the page
    Ref<PaymentIntent> intent; ///< from the first try on
    Ref<PaymentLink> link;
    Stamp expiresAt = 0;
    PaymentWords payment;
    Metadata metadata;
    Stamp due = 0;
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.id, s.created, s.status, s.customer, s.currency, s.lines, s.total, s.customerEmail,
          s.clientReference, s.successUrl, s.cancelUrl, s.payer, s.intent, s.link, s.expiresAt, s.payment,
          s.metadata, s.due);
    }
};

} // namespace regulars::sandbox
