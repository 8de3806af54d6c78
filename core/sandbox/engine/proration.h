// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/model/billing.h"

namespace regulars::sandbox {

/// The part of an amount for [start, end) that falls on [from, end), to the second and rounded to a whole
/// minor unit (contract.md 36). Nothing when `from` is not before the end, all when it is not after the
/// start.
std::int64_t partFrom(std::int64_t amount, Stamp start, Stamp end, Stamp from);

/// What is given back of one earlier debit.
struct Credit {
    std::int64_t amount = 0; ///< below zero
    Debit debit;
};

/// Flexible billing: one credit for each earlier debit that covers time from `at` on (contract.md 36). What
/// was never debited is never credited.
std::vector<Credit> creditsFrom(const std::vector<Debit>& debits, Stamp at);

} // namespace regulars::sandbox
