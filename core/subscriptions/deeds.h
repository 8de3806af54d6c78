// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/subscriptions/basis.h"

namespace regulars::subscriptions {

/// What staff can have done to a subscription; each has a sheet, and a command where a command line can do it.
enum class Deed { Collect, ChangePlan, EditPrice, Discount, BillingDay, Method, Pause, Resume, PauseWhole, ResumeWhole, Recover, Cancel };

/// All of them, in the order in which they are offered.
QList<Deed> allDeeds();
/// "change_plan": a name for programs.
QString toText(Deed deed);
/// Those that make sense as it stands, in the order in which they are offered. Pure.
QList<Deed> deedsOf(const SubscriptionBasis& basis);

} // namespace regulars::subscriptions
