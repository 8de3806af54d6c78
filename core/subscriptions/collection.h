// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/payments/problem.h"
#include "core/subscriptions/basis.h"

/// What becomes of an invoice that was not paid: tried again, paid another way, given up (contract.md 11).
namespace regulars::subscriptions {

/// What staff choose.
struct CollectionDraft {
    enum class How {
        Retry,  ///< the stored method is charged again
        ByHand, ///< it was paid in cash or otherwise outside Stripe
        WriteOff ///< nobody expects the money any more; it can still be paid
    };
    InvoiceId invoice;      ///< empty: the newest that is open
    How how = How::Retry;
    PaymentMethodId method; ///< Retry: another stored one; empty: the one that is charged usually
    bool acceptRisk = false; ///< Retry: a blocked customer is to be charged all the same
    QString note;            ///< for the studio's record, not sent to Stripe
    bool operator==(const CollectionDraft&) const = default;
};

/// "retry", "by_hand", "write_off"; nothing for other texts.
QString toText(CollectionDraft::How how);
std::optional<CollectionDraft::How> collectionFromText(QStringView text);

/// What will happen.
struct CollectionPreview {
    std::optional<Invoice> invoice; ///< none: nothing is open
    Money amount;                   ///< what is still to be paid of it
    std::optional<PaymentMethod> method; ///< Retry: what is charged, where that is a stored one
    /// "customer_blocked" (needs acceptRisk), "collection_ended": the subscription is over, and Stripe tries no more by itself.
    QStringList warnings;
    /// Fields "invoice" ("invoice_none", "invoice_settled"), "method" ("method_unknown", "method_none"), "accept_risk"
    /// ("customer_blocked"). Empty: it can be sent.
    QList<payments::Problem> problems;
};

/// Pure.
CollectionPreview previewCollection(const CollectionDraft& draft, const SubscriptionBasis& basis);
/// The plan for a draft without problems; Validation with param and code of the first problem otherwise. A card that declines
/// leaves the invoice open.
Result<Plan> planCollection(const CollectionDraft& draft, const SubscriptionBasis& basis);

/// The kind of its operations, and what was asked for as Plan::parameters has it.
inline const QString collectionKind = QStringLiteral("invoice_collection");
QString collectionParameters(const CollectionDraft& draft);

} // namespace regulars::subscriptions
