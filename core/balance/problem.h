// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"

namespace regulars::balance {

/// Why a draft can not be sent: the field to mark, and a code that words turns into a sentence.
struct Problem {
    QString field, code;
    bool operator==(const Problem&) const = default;
};

/// The same as a Validation error, for callers that plan without looking at a preview first.
inline Error errorOf(const Problem& problem)
{
    Error error;
    error.kind = ErrorKind::Validation;
    error.param = problem.field;
    error.code = problem.code;
    error.detail = QStringLiteral("a change of a credit balance that can not be sent: ") + problem.code;
    return error;
}

} // namespace regulars::balance
