// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/model/billing.h"

// Payments, refunds, disputes and what they did to the studio's balance. See people.h for the habits.
namespace regulars::sandbox {

struct Charge;
struct Refund;
struct Dispute;
struct CheckoutSession;

enum class BalanceTransactionKind : std::uint8_t {
    Charge,
    Payment,
    Refund,
    PaymentRefund,
    RefundFailure,
    Adjustment
};

struct BalanceTransaction {
    std::string id;
    Stamp created = 0;
    Stamp availableOn = 0;
    BalanceTransactionKind kind = BalanceTransactionKind::Charge;
    std::int64_t amount = 0;
    std::int64_t fee = 0;
    std::int64_t rate = 0; ///< millionths; 0: same currency
    Currency currency;     ///< the settlement currency
    std::string description;
    Ref<Charge> charge; ///< the source is the refund or dispute where one is set, else the charge
    Ref<Refund> refund;
    Ref<Dispute> dispute;
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.id, s.created, s.availableOn, s.kind, s.amount, s.fee, s.rate, s.currency, s.description,
          s.charge, s.refund, s.dispute);
    }
};

enum class ChargeStatus : std::uint8_t { Succeeded, Pending, Failed };

struct Charge {
    std::string id;
    Stamp created = 0;
    std::int64_t amount = 0;
    std::int64_t amountRefunded = 0; ///< refunds that are not failed or canceled
    Currency currency;
    ChargeStatus status = ChargeStatus::Succeeded;
    bool disputed = false;
    bool blocked = false; ///< by a list of Radar, before a bank was asked
    int riskScore = 0;
    Ref<Customer> customer;
    Ref<PaymentIntent> intent;
    Ref<PaymentMethod> method;
    MethodDetails details;
    BillingDetails billing;
    std::string description, statementDescriptor, receiptEmail, failureCode, failureMessage, declineCode;
    std::string userReport; ///< fraud_details[user_report]
    Ref<BalanceTransaction> transaction;
    std::vector<Ref<Refund>> refunds; ///< oldest first
    std::vector<Ref<Dispute>> disputes;
    Metadata metadata;
    Stamp due = 0; ///< when the payer is going to dispute it
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.id, s.created, s.amount, s.amountRefunded, s.currency, s.status, s.disputed, s.blocked,
          s.riskScore, s.customer, s.intent, s.method, s.details, s.billing, s.description,
          s.statementDescriptor, s.receiptEmail, s.failureCode, s.failureMessage, s.declineCode, s.userReport,
          s.transaction, s.refunds, s.disputes, s.metadata, s.due);
    }
};

enum class IntentStatus : std::uint8_t {
    RequiresPaymentMethod,
    RequiresConfirmation,
    RequiresAction,
    Processing,
    Canceled,
    Succeeded
};

struct PaymentIntent {
    std::string id;
    Stamp created = 0;
    std::int64_t amount = 0;
    Currency currency;
    IntentStatus status = IntentStatus::RequiresPaymentMethod;
    Ref<Customer> customer;
    Ref<PaymentMethod> method;
    Ref<Charge> latestCharge;
    Ref<Invoice> invoice;         ///< not shown (contract.md 2): reached through invoice payments
    Ref<CheckoutSession> session; ///< the page that it is paid on; not shown either
    std::string description, statementDescriptor, receiptEmail, cancellationReason;
    std::string returnUrl;
    std::string ipAddress;             ///< of the payer, where one came to a page of Stripe's; not shown
    bool authenticationFailed = false; ///< the payer did not pass the bank's question at the last try
    Stamp canceledAt = 0;
    Metadata metadata;
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.id, s.created, s.amount, s.currency, s.status, s.customer, s.method, s.latestCharge, s.invoice,
          s.session, s.description, s.statementDescriptor, s.receiptEmail, s.cancellationReason, s.canceledAt,
          s.returnUrl, s.ipAddress, s.authenticationFailed, s.metadata);
    }
};

enum class RefundStatus : std::uint8_t { Pending, Succeeded, Failed, Canceled, RequiresAction };

struct Refund {
    std::string id;
    Stamp created = 0;
    std::int64_t amount = 0;
    Currency currency;
    Ref<Charge> charge;
    RefundStatus status = RefundStatus::Succeeded;
    std::string reason, failureReason, instructionsEmail;
    Ref<BalanceTransaction> transaction;
    Ref<BalanceTransaction> failureTransaction;
    Metadata metadata;
    Stamp due = 0; ///< when the bank speaks
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.id, s.created, s.amount, s.currency, s.charge, s.status, s.reason, s.failureReason,
          s.instructionsEmail, s.transaction, s.failureTransaction, s.metadata, s.due);
    }
};

enum class DisputeStatus : std::uint8_t {
    WarningNeedsResponse,
    WarningUnderReview,
    WarningClosed,
    NeedsResponse,
    UnderReview,
    Won,
    Lost
};

struct Dispute {
    std::string id;
    Stamp created = 0;
    Ref<Charge> charge;
    std::int64_t amount = 0;
    Currency currency;
    std::string reason;
    DisputeStatus status = DisputeStatus::NeedsResponse;
    Stamp dueBy = 0;
    int submissionCount = 0;
    Metadata evidence;
    std::vector<Ref<BalanceTransaction>> transactions;
    Metadata metadata;
    Stamp due = 0; ///< when it is decided
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.id, s.created, s.charge, s.amount, s.currency, s.reason, s.status, s.dueBy, s.submissionCount,
          s.evidence, s.transactions, s.metadata, s.due);
    }
};

/// A snapshot in JSON as of its moment, in the shape of `apiVersion`; kept for 30 days (contract.md 20).
struct Event {
    std::string id;
    Stamp created = 0;
    std::string type;
    std::string apiVersion;
    std::string object;
    std::string previous; ///< previous_attributes; empty: none
    std::string requestId;
    std::string idempotencyKey;
    int pendingWebhooks = 0; ///< endpoints that have not taken it yet
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.id, s.created, s.type, s.apiVersion, s.object, s.previous, s.requestId, s.idempotencyKey,
          s.pendingWebhooks);
    }
};

} // namespace regulars::sandbox
