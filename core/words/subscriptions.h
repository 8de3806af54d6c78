// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/subscriptionlist.h"
#include "core/subscriptions/billingday.h"
#include "core/subscriptions/cancellation.h"
#include "core/subscriptions/change.h"
#include "core/subscriptions/collection.h"
#include "core/subscriptions/creation.h"
#include "core/subscriptions/deeds.h"
#include "core/subscriptions/discounting.h"
#include "core/subscriptions/method.h"
#include "core/subscriptions/pause.h"
#include "core/subscriptions/wholepause.h"
#include "core/words/words.h"

/// What is done to a running subscription, before and after, as translated text.
namespace regulars::words {

/// "Too expensive": why somebody left, a word of Stripe's cancellation feedback.
QString cancellationFeedback(const QString& feedback);
/// Stripe's words for it, in the order in which they are offered.
QStringList cancellationFeedbacks();
/// What will happen: until when there is access, what becomes of unused time, that nothing more is paid.
QList<Fact> facts(const subscriptions::CancellationPreview& preview, const subscriptions::CancellationDraft& draft,
                  const std::optional<subscriptions::Quote>& quote,
                  const subscriptions::SubscriptionBasis& basis, const Style& style);
/// The same for going on: its end as it stands, and the next payment.
QList<Fact> recoveryFacts(const subscriptions::SubscriptionBasis& basis, const Style& style);

/// "Change plan…": what leads to its sheet.
QString deed(subscriptions::Deed deed, const Subscription& subscription);
/// All there is to say about a subscription: what is paid and how often, since when, until when, what is due next and how it
/// is paid. `terms`: none where Stripe was not asked.
QList<Fact> facts(const subscriptions::SubscriptionBasis& basis, const std::optional<subscriptions::SubscriptionTerms>& terms,
                  const Style& style);
/// "10 % off (SPRING) until 3 May 2027", "€5.00 off once".
QString discount(const subscriptions::Discount& discount, const Style& style);
/// "Paid", "Open", "Draft" …: the state of an invoice.
QString invoiceState(const QString& status);
/// Its invoices, newest first, each with its day, amount, state and page.
QList<Fact> invoiceFacts(const QList<Invoice>& invoices, const Style& style);

/// "Yoga, Mat", "2 × Yoga": what a row of the list is for.
QString products(const store::SubscriptionRow& row, const Style& style);
/// "€100.00 monthly": what it costs a cycle; "several prices" where items differ.
QString price(const store::SubscriptionRow& row, const Style& style);

/// "€100.00 monthly"; "by tiers, monthly" where one piece has no price of its own.
QString price(const Price& price, const Style& style);
/// "Yoga, €100.00 monthly", "2 × Yoga, €100.00 monthly": a price under its product's name.
QString plan(const Price& price, qint64 quantity, const subscriptions::SubscriptionBasis& basis, const Style& style);
/// What Stripe bills for a change, line by line, what becomes credit balance, the next invoice without it and with it.
QList<Fact> billFacts(const subscriptions::Quote& quote, const subscriptions::SubscriptionBasis& basis, const Style& style);
/// What will happen: the plan before and after; line by line what Stripe bills and when, what becomes credit balance, the next
/// invoice without it and with it. `quote`: none where Stripe was not asked yet.
QList<Fact> facts(const subscriptions::ChangePreview& preview, const std::optional<subscriptions::Quote>& quote,
                  const subscriptions::SubscriptionBasis& basis, const Style& style);

/// "Void the invoices": what becomes of invoices while collection pauses.
QString pauseBehavior(const QString& behavior);
/// What will happen: when it is billed, what becomes of unused time, what Stripe bills.
QList<Fact> facts(const subscriptions::BillingDayPreview& preview, const subscriptions::BillingDayDraft& draft,
                  const std::optional<subscriptions::Quote>& quote, const subscriptions::SubscriptionBasis& basis, const Style& style);
/// What will happen: how long nobody is charged, and what becomes of invoices.
QList<Fact> facts(const subscriptions::PauseDraft& draft, const subscriptions::SubscriptionBasis& basis, const Style& style);
QList<Fact> facts(const subscriptions::WholePausePreview& preview, const subscriptions::WholePauseDraft& draft,
                  const std::optional<subscriptions::Quote>& quote, const subscriptions::SubscriptionBasis& basis, const Style& style);
QList<Fact> facts(const subscriptions::WholeResumptionDraft& draft, const std::optional<subscriptions::Quote>& quote,
                  const subscriptions::SubscriptionBasis& basis, const Style& style);
/// The same for a collection that goes on.
QList<Fact> resumptionFacts(const subscriptions::SubscriptionBasis& basis, const Style& style);
/// What will happen: which discounts come and go, and the next invoice.
QList<Fact> facts(const subscriptions::DiscountDraft& draft, const std::optional<subscriptions::DiscountQuote>& quote,
                  const subscriptions::SubscriptionBasis& basis, const Style& style);

/// What will happen: what is sold, what is paid first and afterwards, when, how, and what the customer has already.
QList<Fact> facts(const subscriptions::CreationPreview& preview, const subscriptions::CreationDraft& draft,
                  const std::optional<subscriptions::CreationQuote>& quote, const subscriptions::SubscriptionBasis& basis, const Style& style);

/// "Visa •••• 4242 · expires 03/2027": a stored method, and whether it will do for the next payment.
QString storedMethod(const PaymentMethod& stored, const subscriptions::SubscriptionBasis& basis, const Style& style);
/// What will happen: what is charged so far and from now on, and for what else.
QList<Fact> facts(const subscriptions::MethodDraft& draft, const subscriptions::SubscriptionBasis& basis, const Style& style);
/// A mail with the page on which a customer stores a method, for the mail program.
QString methodMail(const subscriptions::MethodPage& page, const QString& to, const Style& style);

/// What will happen to an unpaid invoice: how much of it is open, why it was declined, what is charged.
QList<Fact> facts(const subscriptions::CollectionPreview& preview, const subscriptions::CollectionDraft& draft,
                  const subscriptions::SubscriptionBasis& basis, const Style& style);
/// A mail with the page of an invoice, for the mail program: a mailto address with everything encoded.
QString invoiceMail(const Invoice& invoice, const QString& to, const Style& style);

} // namespace regulars::words
