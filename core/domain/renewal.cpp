// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/renewal.h"

namespace regulars {

using namespace Qt::StringLiterals;

bool isLive(const QString& status)
{
    static const QStringList live{u"active"_s, u"trialing"_s, u"past_due"_s, u"unpaid"_s, u"paused"_s};
    return live.contains(status);
}

bool isOver(const QString& status) { return status == "canceled"_L1 || status == "incomplete_expired"_L1; }

std::optional<Instant> nextPaymentAt(const Subscription& s)
{
    const bool billed = s.status == "active"_L1 || s.status == "trialing"_L1 || s.status == "past_due"_L1;
    const std::optional<Instant> end = s.periodEnd();
    if (!billed || !end || s.cancelAtPeriodEnd || !s.pauseCollection.isEmpty()) return std::nullopt;
    return s.cancelAt && *s.cancelAt <= *end ? std::nullopt : end;
}

std::optional<Instant> endsAt(const Subscription& subscription)
{
    if (!subscription.isEnding()) return std::nullopt;
    return subscription.cancelAt ? subscription.cancelAt : subscription.periodEnd();
}

} // namespace regulars
