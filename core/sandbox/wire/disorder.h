// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/sandbox/wire/faults.h"

namespace regulars::sandbox {

/// Tells a page of events as Stripe may (contract.md 20: late, twice, in no order). Any other body stays as
/// it is. `now`: the account's.
void disorder(const Fault& fault, Instant now, std::string& body);

} // namespace regulars::sandbox
