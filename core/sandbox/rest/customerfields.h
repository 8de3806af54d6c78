// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/rest/call.h"

namespace regulars::sandbox {

/// Reads what creating and updating a customer have in common (contract.md 4): what is left out stays, what
/// is sent empty goes.
void readCustomer(const Call& call, CustomerFields& fields);

} // namespace regulars::sandbox
