// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/money.h"
#include "core/domain/subscription.h"

namespace regulars {

/// Status of a customer (design.md 2): the first that holds, in this order.
enum class CustomerStatus { PastDue, Ending, Active, Paused, Lapsed, None };

/// "past_due", "ending", …: as stored and as printed in JSON.
QString toText(CustomerStatus status);
/// The opposite of toText; None for anything else.
CustomerStatus customerStatusFromText(QStringView text);

/// The rule of design.md 2. Live subscriptions are those active, trialing or paused; "ending" needs all of them
/// to be going to end. `everPaid`: at least one succeeded payment, or money recorded by hand.
CustomerStatus customerStatus(const QList<Subscription>& subscriptions, bool everPaid);

/// Money owed to the customer: −balance (design.md 2, "credit balance").
Money creditBalance(qint64 stripeBalance, Currency currency);

} // namespace regulars
