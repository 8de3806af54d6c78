// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payments/problem.h"

namespace regulars::payments {

using namespace Qt::StringLiterals;

Error errorOf(const Problem& problem)
{
    Error error;
    error.kind = ErrorKind::Validation;
    error.param = problem.field;
    error.code = problem.code;
    error.detail = u"a draft that can not be sent: "_s + problem.code;
    return error;
}

QString problemOfAmount(const Money& amount, bool isAll)
{
    constexpr qint64 mostMinorUnits = 999'999'999'999;
    if (amount.isZero()) return u"amount_zero"_s;
    if (amount.isNegative()) return u"amount_negative"_s;
    if (amount.minor() > mostMinorUnits) return u"amount_too_large"_s;
    if (!isAll && amount.minor() % amount.currency().step() != 0) return u"amount_too_precise"_s;
    return {};
}

} // namespace regulars::payments
