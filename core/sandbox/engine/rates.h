// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/model/people.h"

namespace regulars::sandbox {

/// Millionths of a minor unit of `to` for one minor unit of `from`; fixed rates, so that runs can be
/// repeated. 0 when both are the same: no exchange.
std::int64_t exchangeRate(Currency from, Currency to);
/// An amount in the settlement currency at such a rate.
std::int64_t exchanged(std::int64_t amount, std::int64_t rate);

/// Stripe's fee for a payment of `amount` in the settlement currency (contract.md 19).
std::int64_t processingFee(std::int64_t amount, Currency settlement, MethodKind kind, bool foreignCard,
                           bool exchanged);
/// What a dispute costs.
std::int64_t disputeFee(Currency settlement);
/// The least that can be charged, in the settlement currency (contract.md 34).
std::int64_t minimumSettled(Currency settlement);

} // namespace regulars::sandbox
