// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "asked.h"
#include "simulatedstripe.h"

namespace regulars::tests {

/// What others do at Stripe to the very things that somebody is busy with: refund the same payment, change or
/// spend the same credit, delete the customer.
void meddle(SimulatedStripe& stripe, const Asked& asked);

} // namespace regulars::tests
