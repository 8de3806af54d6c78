// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/subscription.h"

#include <QtCore/QStringList>

/// When a subscription goes on and when it ends (contract.md 9). Pure.
namespace regulars {

/// Whether a status is one of a subscription that goes on or may again: not of one that is over, nor of one whose first
/// payment never came.
bool isLive(const QString& status);
/// Whether it can never go on again: "canceled", "incomplete_expired".
bool isOver(const QString& status);
/// What there is to say of a subscription first, one word: "past_due" (or unpaid), "ending" (it is going to end), "paused" (it,
/// or its collection), "trialing", "active"; then "incomplete" (its first payment has not come) and "canceled" (it is over, or
/// that payment never came). Stripe's own word where it is a new one.
QString subscriptionState(const Subscription& subscription);
/// All these words, in the order in which they are offered.
QStringList subscriptionStates();
/// Whether that is a word of one that goes on.
bool isLiveState(const QString& state);
/// When it asks for money next; none where it does not.
std::optional<Instant> nextPaymentAt(const Subscription& subscription);
/// When one that is going to end does; none for others, and where no period tells.
std::optional<Instant> endsAt(const Subscription& subscription);

} // namespace regulars
