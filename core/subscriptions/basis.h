// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/invoice.h"
#include "core/domain/paymentmethod.h"
#include "core/domain/plan.h"
#include "core/domain/product.h"
#include "core/domain/subscription.h"
#include "core/payments/problem.h"
#include "core/store/customerrepository.h"
#include "core/stripe/forms.h"
#include "core/subscriptions/quote.h"

namespace regulars::subscriptions {

/// What an action on a subscription is decided by, as the mirror knows it.
struct SubscriptionBasis {
    Subscription subscription;
    std::optional<store::CustomerRow> customer; ///< none where the mirror does not hold it
    QString title;                              ///< names of its products; may be empty
    QHash<ProductId, Product> products;         ///< all of the account's, those of the past, too
    QHash<PriceId, Price> prices;
    QList<PaymentMethod> methods;        ///< all that the customer has stored
    PaymentMethodId methodId;            ///< what its invoices are charged to, also where the mirror does not hold it
    std::optional<PaymentMethod> method; ///< the same, where it does
    QString declineReason;               ///< of its last payment, where that was declined; else empty
    QList<Invoice> invoices;             ///< its own, newest first
    QList<Invoice> unpaid;               ///< those of them that are open
    QList<Subscription> others;          ///< of one that is to be made: those that the customer has and that go on
    std::optional<SubscriptionId> newest; ///< of one that is to be made: the last that they got, empty: none; not there: nobody can tell
    Instant now{};                              ///< Stripe's clock where it is known
};

/// Loads it; nothing if the mirror does not hold the subscription. Runs on a worker thread.
Result<std::optional<SubscriptionBasis>> loadSubscriptionBasis(store::Database& database, const SubscriptionId& id,
                                                               Instant now);

/// The same for a subscription that a customer is to get: one without id and items, in the customer's currency (none for those
/// who never paid). Nothing if the mirror does not hold the customer.
Result<std::optional<SubscriptionBasis>> loadNewBasis(store::Database& database, const CustomerId& id, Instant now);

/// What all its items cost for one period of each; none where a price has no amount of its own, or they have several cycles.
std::optional<Money> totalOf(const SubscriptionBasis& basis);
/// The subscription as it was seen: its status, its end, its trial, its pause, its schedule, its period, what its items cost, and
/// who is charged how. Whatever somebody changed meanwhile stops the action.
Guard subscriptionGuard(const Subscription& subscription);
/// Why nothing about what it costs or when can be changed: of the field "subscription", "subscription_over",
/// "subscription_unpaid_start" or "subscription_managed". Empty: it can.
QList<payments::Problem> problemsOfChange(const SubscriptionBasis& basis);
/// Who is charged although blocked is warned of, and is a problem of "accept_risk" unless that was accepted.
void addRisk(const SubscriptionBasis& basis, bool isAccepted, QStringList& warnings, QList<payments::Problem>& problems);
/// The customer's balance as a preview saw it: what is asked for at once depends on it.
Guard balanceGuard(const CustomerId& id, const InvoicePreview& seen);
/// What a plan bills at once: its amount, and the balance that the preview saw.
void addDue(Plan& plan, const SubscriptionBasis& basis, const std::optional<Quote>& quote);
/// With a card that declines, nothing is changed (contract.md 9); who gets invoices is not charged at all.
void addPaymentBehavior(stripe::Form& form, const Subscription& subscription);
/// "subscriptions/sub_1", below /v1.
QString pathOf(const SubscriptionId& id);
/// A plan about a subscription: subject, customer, guard, what is read again afterwards. The steps are missing.
Plan planAbout(const SubscriptionBasis& basis, const QString& kind, const QString& parameters);
/// One change of its state, which is also how it is looked up: done when all of `done` holds.
PlannedStep changeStep(const SubscriptionId& id, const QByteArray& body, const QList<FieldValue>& done);

} // namespace regulars::subscriptions
