// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/model/checkout.h"
#include "core/sandbox/model/radar.h"
#include "core/sandbox/model/version.h"
#include "core/sandbox/model/webhooks.h"

#include <deque>
#include <set>
#include <tuple>

namespace regulars::sandbox {

/// The next number of a generator that is one number (splitmix64), and an id from it as Stripe's look.
std::uint64_t nextNumber(std::uint64_t& random);
std::string idFrom(std::uint64_t& random, std::string_view prefix, int length);

/// The account itself and its habits.
struct Settings {
    std::string id = "acct_1RegularsSandbox";
    std::string name = "Regulars Studio";
    std::string email = "studio@example.com";
    std::string country = "DE";
    std::string timezone = "Europe/Berlin";
    Currency currency{u"eur"}; ///< settlement; other currencies are converted
    Stamp created = 0;
    /// Days after the first failed attempt of an invoice at which it is tried again.
    std::vector<int> retryDays{3, 5, 7};
    bool unpaidAfterRetries = false;          ///< else the subscription is canceled
    std::string eventsVersion{pinnedVersion}; ///< the account's default version, which events are drawn at
    bool hasRadar = true;                     ///< else its lists cannot be asked for, and block nobody
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.id, s.name, s.email, s.country, s.timezone, s.currency, s.created, s.retryDays,
          s.unpaidAfterRetries, s.eventsVersion, s.hasRadar);
    }
};

/// What the clock has to look at. Entries of an object whose `due` says otherwise are stale and are skipped.
enum class DueKind : std::uint8_t { Subscription, Invoice, Charge, Dispute, Refund, Session };
using Due = std::tuple<Stamp, DueKind, std::uint32_t>;

/// A time of its own for some customers (contract.md 25).
struct TestClock {
    std::string id;
    Stamp created = 0;
    Stamp frozenTime = 0;
    Stamp advancesTo = 0; ///< 0: it is ready
    std::string name;
    bool deleted = false;
    std::set<Due> due; ///< of its customers; derived
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.id, s.created, s.frozenTime, s.advancesTo, s.name, s.deleted);
    }
};

/// Rows of one customer, in order of creation.
struct CustomerRows {
    std::vector<Ref<PaymentMethod>> methods; ///< those attached now
    std::vector<Ref<Subscription>> subscriptions;
    std::vector<Ref<Invoice>> invoices;
    std::vector<Ref<InvoiceItem>> invoiceItems;
    std::vector<Ref<Charge>> charges;
    std::vector<Ref<PaymentIntent>> intents;
    std::vector<Ref<CustomerBalanceTransaction>> balance;
    std::vector<Ref<TaxId>> taxIds;
};

/// All that the account is: rows in order of creation, which is also the order of `created`. To keep it in a
/// file, write `settings`, `random`, `now`, `eventsSince`, every table (rows through `fields`, in order) and
/// `events`; reading adds the rows in the same order and then calls `rebuild()`.
struct AccountState {
    Settings settings;
    std::uint64_t random = 1; ///< the seed, and then wherever the generator of ids stands
    Stamp now = 0;
    Stamp ownNow = 0; ///< the account's time while `now` is a test clock's (OnClock); else 0
    /// Events older than this are not made (a generator of years of history sets it to its end minus 30
    /// days).
    Stamp eventsSince = 0;

    Table<Customer> customers;
    Table<CustomerBalanceTransaction> customerBalance;
    Table<TaxId> taxIds;
    Table<PaymentMethod> methods;
    Table<Product> products;
    Table<Price> prices;
    Table<Coupon> coupons;
    Table<PromotionCode> promotionCodes;
    Table<Discount> discounts;
    Table<Subscription> subscriptions;
    Table<SubscriptionItem> items;
    Table<Invoice> invoices;
    Table<InvoicePayment> invoicePayments;
    Table<InvoiceItem> invoiceItems;
    Table<Charge> charges;
    Table<PaymentIntent> intents;
    Table<Refund> refunds;
    Table<Dispute> disputes;
    Table<BalanceTransaction> transactions;
    Table<WebhookEndpoint> webhookEndpoints;
    Table<TestClock> testClocks;
    Table<PaymentLink> paymentLinks;
    Table<CheckoutSession> sessions;
    Table<ValueList> valueLists;
    Table<ValueListItem> valueListItems;
    std::deque<Event> events; ///< oldest first; the front drops off after 30 days

    /// What is to be sent since somebody last took it from here; not kept in files.
    std::vector<Delivery> outbox;

    // Derived from the rows; rebuild() makes them anew.
    Rows<CustomerRows> byCustomer; ///< same row numbers as customers
    std::set<Due> due;             ///< of all that is on no test clock

    /// A state that begins as this one and leaves it alone, at the price of what is changed (Rows): to try
    /// something out. Writes no events and has nothing due; this one must outlive it and stay as it is.
    AccountState over() const;
    /// Makes what is derived from the rows.
    void rebuild();
    /// The next number of the account's own generator.
    std::uint64_t nextRandom();
    /// An id as Stripe's look: prefix and base-62 signs.
    std::string newId(std::string_view prefix, int length);
};

/// The clock of the customer that a row is about; empty where there is none.
template<class T> Ref<TestClock> testClockOf(const AccountState& state, const T& row)
{
    if constexpr (requires { row.testClock; })
        return row.testClock;
    else if constexpr (requires { row.customer; })
        return row.customer ? state.customers[row.customer].testClock : Ref<TestClock>{};
    else if constexpr (requires { row.charge; })
        return row.charge ? testClockOf(state, state.charges[row.charge]) : Ref<TestClock>{};
    else if constexpr (requires { row.invoice; })
        return testClockOf(state, state.invoices[row.invoice]);
    else
        return {};
}

} // namespace regulars::sandbox
