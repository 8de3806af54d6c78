// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/subscription.h"

namespace regulars::subscriptions {

/// What staff can have done to a subscription; each has a sheet, and a command where a command line can do it.
enum class Deed { ChangePlan, EditPrice, Discount, BillingDay, Pause, Resume, Recover, Cancel };

/// "change_plan": a name for programs.
QString toText(Deed deed);
/// Those that make sense as it stands, in the order in which they are offered. Pure.
QList<Deed> deedsOf(const Subscription& subscription);

} // namespace regulars::subscriptions
