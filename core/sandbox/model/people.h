// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/currency.h"
#include "core/sandbox/model/table.h"

#include <optional>
#include <vector>

// Customers, how they pay, and what is sold: the plain rows of the account. An empty text is Stripe's null.
// `fields` hands all members of a row to a visitor in one call, for whoever writes rows to a file.
namespace regulars::sandbox {

using Metadata = std::vector<std::pair<std::string, std::string>>;

struct Price;
struct PaymentMethod;
struct Discount;
struct TestClock;

struct Address {
    std::string line1, line2, city, state, postalCode, country;
    bool operator==(const Address&) const = default;
    bool isEmpty() const { return *this == Address{}; }
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.line1, s.line2, s.city, s.state, s.postalCode, s.country);
    }
};

struct BillingDetails {
    std::string name, email, phone;
    Address address;
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.name, s.email, s.phone, s.address);
    }
};

struct Shipping {
    std::string name, phone;
    Address address;
    template<class Self, class F> static void fields(Self& s, F&& f) { f(s.name, s.phone, s.address); }
};

/// What a request can set on a customer.
struct CustomerFields {
    std::string name, email, phone, description, individualName, businessName;
    std::string taxExempt = "none";
    std::string invoicePrefix; ///< filled in at creation when empty
    std::string invoiceFooter;
    std::string amountTaxDisplay, invoiceTemplate; ///< invoice_settings[rendering_options]
    Metadata customFields;                         ///< invoice_settings[custom_fields]: name and value
    std::string taxIpAddress;
    std::int64_t nextInvoiceSequence = 1;
    Address address; ///< null when empty
    std::optional<Shipping> shipping;
    std::vector<std::string> preferredLocales;
    Metadata metadata;
    Ref<PaymentMethod> defaultMethod;
};

struct Customer : CustomerFields {
    std::string id;
    Stamp created = 0;
    bool deleted = false;
    bool delinquent = false;
    std::int64_t balance = 0; ///< negative: the studio owes the customer (contract.md 5)
    Currency currency;        ///< fixed by the first money event
    Ref<Discount> discount;
    Ref<TestClock> testClock; ///< whose time is its time
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.id, s.created, s.deleted, s.delinquent, s.balance, s.currency, s.name, s.email, s.phone,
          s.description, s.individualName, s.businessName, s.taxExempt, s.invoicePrefix, s.invoiceFooter,
          s.amountTaxDisplay, s.invoiceTemplate, s.customFields, s.taxIpAddress, s.nextInvoiceSequence,
          s.address, s.shipping, s.preferredLocales, s.metadata, s.defaultMethod, s.testClock,
          s.discount);
    }
};

struct TaxId {
    std::string id;
    Stamp created = 0;
    Ref<Customer> customer;
    std::string type, value;
    bool deleted = false;
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.id, s.created, s.customer, s.type, s.value, s.deleted);
    }
};

enum class BalanceKind : std::uint8_t {
    Adjustment,
    AppliedToInvoice,
    UnappliedFromInvoice,
    InvoiceTooSmall,
    InvoiceOverpaid,
    Initial
};

struct Invoice;

struct CustomerBalanceTransaction {
    std::string id;
    Stamp created = 0;
    Ref<Customer> customer;
    BalanceKind kind = BalanceKind::Adjustment;
    std::int64_t amount = 0;
    std::int64_t endingBalance = 0;
    Currency currency;
    Ref<Invoice> invoice;
    std::string description;
    Metadata metadata;
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.id, s.created, s.customer, s.kind, s.amount, s.endingBalance, s.currency, s.invoice,
          s.description, s.metadata);
    }
};

enum class MethodKind : std::uint8_t { Card, SepaDebit };

/// What a payment method shows of itself; a charge keeps a copy as of its moment.
struct MethodDetails {
    MethodKind kind = MethodKind::Card;
    std::string brand, last4, funding, country, fingerprint, bankCode;
    std::string wallet; ///< "apple_pay", "google_pay" or empty
    int expMonth = 0;
    int expYear = 0;
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.kind, s.brand, s.last4, s.funding, s.country, s.fingerprint, s.bankCode, s.wallet, s.expMonth,
          s.expYear);
    }
};

/// What the bank says when the method is charged.
enum class MethodBehavior : std::uint8_t {
    Pays,
    Declines,
    NeedsAuthentication,
    Disputes,
    RefundsLater, ///< a refund is pending at first
    RefundsFail   ///< a refund seems to have succeeded, and comes back
};

struct PaymentMethod {
    std::string id;
    Stamp created = 0;
    Ref<Customer> customer; ///< empty while not attached
    bool detached = false;  ///< final
    bool refusesAttach = false;
    MethodBehavior behavior = MethodBehavior::Pays;
    std::string declineCode; ///< with Declines; "generic_decline" when empty
    MethodDetails details;
    BillingDetails billing;
    Metadata metadata;
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.id, s.created, s.customer, s.detached, s.refusesAttach, s.behavior, s.declineCode, s.details,
          s.billing, s.metadata);
    }
};

struct ProductFields {
    std::string name, description, unitLabel, statementDescriptor, taxCode, url;
    bool active = true;
    Metadata metadata;
    Ref<Price> defaultPrice;
};

struct Product : ProductFields {
    std::string id;
    Stamp created = 0;
    Stamp updated = 0;
    bool deleted = false;
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.id, s.created, s.updated, s.deleted, s.name, s.description, s.unitLabel, s.statementDescriptor,
          s.taxCode, s.url, s.active, s.metadata, s.defaultPrice);
    }
};

enum class Interval : std::uint8_t { None, Day, Week, Month, Year };

struct PriceFields {
    Ref<Product> product;
    Currency currency;
    std::int64_t unitAmount = 0;
    std::int64_t unitFraction = 0; ///< billionths of a thousandth (10^-12) of a minor unit beside unitAmount
    Interval interval = Interval::None; ///< None: one-time
    int intervalCount = 1;
    int trialPeriodDays = 0;
    bool active = true;
    std::string nickname, lookupKey;
    std::string taxBehavior = "unspecified";
    Metadata metadata;
};

struct Price : PriceFields {
    std::string id;
    Stamp created = 0;
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.id, s.created, s.product, s.currency, s.unitAmount, s.unitFraction, s.interval, s.intervalCount,
          s.trialPeriodDays, s.active, s.nickname, s.lookupKey, s.taxBehavior, s.metadata);
    }
};

enum class CouponDuration : std::uint8_t { Once, Forever, Repeating };

struct CouponFields {
    std::string name;
    std::int64_t percentOff = 0; ///< ten-thousandths of a percent: 25.5 % is 255000; 0: by amount
    std::int64_t amountOff = 0;
    Currency currency;
    CouponDuration duration = CouponDuration::Once;
    int durationInMonths = 0;
    std::int64_t maxRedemptions = 0; ///< 0: no limit
    Stamp redeemBy = 0;
    std::vector<Ref<Product>> products; ///< empty: all
    Metadata metadata;
};

struct Coupon : CouponFields {
    std::string id;
    Stamp created = 0;
    bool deleted = false;
    std::int64_t timesRedeemed = 0;
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.id, s.created, s.deleted, s.timesRedeemed, s.name, s.percentOff, s.amountOff, s.currency,
          s.duration, s.durationInMonths, s.maxRedemptions, s.redeemBy, s.products, s.metadata);
    }
};

struct PromotionCodeFields {
    Ref<Coupon> coupon;
    std::string code;
    Ref<Customer> customer;
    bool active = true;
    Stamp expiresAt = 0;
    std::int64_t maxRedemptions = 0;
    bool firstTimeTransaction = false;
    std::int64_t minimumAmount = 0;
    Currency minimumCurrency;
    Metadata metadata;
};

struct PromotionCode : PromotionCodeFields {
    std::string id;
    Stamp created = 0;
    std::int64_t timesRedeemed = 0;
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.id, s.created, s.timesRedeemed, s.coupon, s.code, s.customer, s.active, s.expiresAt,
          s.maxRedemptions, s.firstTimeTransaction, s.minimumAmount, s.minimumCurrency, s.metadata);
    }
};

} // namespace regulars::sandbox
