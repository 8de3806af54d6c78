// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/payments/problem.h"
#include "core/stripe/client.h"
#include "core/subscriptions/basis.h"

/// What a subscription is charged to: another stored method, and the page on which a customer stores one (contract.md 6, 7).
namespace regulars::subscriptions {

/// What staff choose.
struct MethodDraft {
    PaymentMethodId method;   ///< one that the customer has stored
    bool isForAll = true;     ///< the customer's default, for all that has no method of its own, too
    QString note;             ///< for the studio's record, not sent to Stripe
    bool operator==(const MethodDraft&) const = default;
};

/// Why it can not be: fields "subscription" ("subscription_over"), "method" ("method_unknown"), "change"
/// ("change_nothing": that is how it is). Empty: it can be sent. Pure.
QList<payments::Problem> problemsOf(const MethodDraft& draft, const SubscriptionBasis& basis);
/// The plan for a draft without problems; Validation with param and code of the first problem otherwise. For all: the customer's
/// default, and the subscription's own where it has one, since that goes first.
Result<Plan> planMethod(const MethodDraft& draft, const SubscriptionBasis& basis);

/// The kind of its operations, and what was asked for as Plan::parameters has it.
inline const QString methodKind = QStringLiteral("subscription_method");
QString methodParameters(const MethodDraft& draft);

/// A page of Stripe's on which a customer stores another method.
struct MethodPage {
    QString url;
    bool isPortal = false;            ///< the customer portal; else a page for this alone, whose method is not made default
    std::optional<Instant> validUntil; ///< none: it has to be opened within minutes
};

/// Whom the page is for: somebody who stands here, or reads a mail some time today.
enum class MethodPageFor { Here, Mail };

/// Has a page made, anew each time: nothing of it is kept, and nothing is changed until the customer does it, so it is no
/// operation. The portal is for those who are here (its address lives for minutes); where the studio has none, and in mails, a
/// set-up page that lives for a day. `key` makes it once. Errors of the client.
Result<MethodPage> askMethodPage(stripe::Client& client, const Subscription& subscription, MethodPageFor whom, const QByteArray& key,
                                 const CancelToken& cancel);

} // namespace regulars::subscriptions
