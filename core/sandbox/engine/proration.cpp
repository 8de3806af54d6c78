// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/proration.h"

#include "core/sandbox/engine/exact.h"

namespace regulars::sandbox {

std::int64_t partFrom(std::int64_t amount, Stamp start, Stamp end, Stamp from)
{
    if (from >= end) return 0;
    if (from <= start) return amount;
    return mulDivRound(amount, end - from, end - start);
}

std::vector<Credit> creditsFrom(const std::vector<Debit>& debits, Stamp at)
{
    std::vector<Credit> credits;
    for (const Debit& debit : debits)
        if (const std::int64_t amount = partFrom(debit.amount, debit.start, debit.end, at))
            credits.push_back({-amount, debit});
    return credits;
}

} // namespace regulars::sandbox
