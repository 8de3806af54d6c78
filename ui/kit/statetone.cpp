// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/statetone.h"

namespace regulars::kit {

using namespace Qt::StringLiterals;

Tone paymentTone(const QString& state)
{
    if (state == "succeeded"_L1) return Tone::Good;
    if (state == "partially_refunded"_L1 || state == "disputed"_L1) return Tone::Warning;
    if (state == "failed"_L1 || state == "dispute_lost"_L1) return Tone::Danger;
    return Tone::Neutral;
}

Tone subscriptionTone(const QString& state)
{
    if (state == "active"_L1) return Tone::Good;
    if (state == "past_due"_L1) return Tone::Danger;
    return state == "ending"_L1 || state == "trialing"_L1 ? Tone::Warning : Tone::Neutral;
}

} // namespace regulars::kit
