// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/subscription.h"

/// When a subscription goes on and when it ends (contract.md 9). Pure.
namespace regulars {

/// Whether a status is one of a subscription that goes on or may again: not of one that is over, nor of one whose first
/// payment never came.
bool isLive(const QString& status);
/// Whether it can never go on again: "canceled", "incomplete_expired".
bool isOver(const QString& status);
/// When it asks for money next; none where it does not.
std::optional<Instant> nextPaymentAt(const Subscription& subscription);
/// When one that is going to end does; none for others, and where no period tells.
std::optional<Instant> endsAt(const Subscription& subscription);

} // namespace regulars
