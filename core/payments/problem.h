// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"
#include "core/domain/money.h"

namespace regulars::payments {

/// Why a draft can not be sent: the field to mark, and a code that words turns into a sentence.
struct Problem {
    QString field, code;
    bool operator==(const Problem&) const = default;
};

/// The same as a Validation error, for callers that plan without looking at a preview first.
Error errorOf(const Problem& problem);

/// What is wrong with an amount by itself: "amount_zero", "amount_negative", "amount_too_large" (more than 12 digits),
/// "amount_too_precise" (Stripe takes three decimals only with a zero at the end; contract.md 34). `isAll`: it is all that
/// there is, however precise. Empty: nothing.
QString problemOfAmount(const Money& amount, bool isAll = false);

} // namespace regulars::payments
