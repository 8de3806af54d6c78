// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/subscriptions/cancellation.h"
#include "core/words/words.h"

/// What is done to a running subscription, before and after, as translated text.
namespace regulars::words {

/// "Too expensive": why somebody left, a word of Stripe's cancellation feedback.
QString cancellationFeedback(const QString& feedback);
/// Stripe's words for it, in the order in which they are offered.
QStringList cancellationFeedbacks();
/// What will happen: until when there is access, what becomes of unused time, that nothing more is paid.
QList<Fact> facts(const subscriptions::CancellationPreview& preview, const subscriptions::CancellationDraft& draft,
                  const subscriptions::SubscriptionBasis& basis, const Style& style);
/// The same for going on: its end as it stands, and the next payment.
QList<Fact> recoveryFacts(const subscriptions::SubscriptionBasis& basis, const Style& style);

} // namespace regulars::words
