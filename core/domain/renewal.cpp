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

QString subscriptionState(const Subscription& s)
{
    if (isOver(s.status)) return u"canceled"_s;
    if (s.status == "past_due"_L1 || s.status == "unpaid"_L1) return u"past_due"_s;
    if (!isLive(s.status)) return s.status;
    if (s.isEnding()) return u"ending"_s;
    return s.pauseCollection.isEmpty() ? s.status : u"paused"_s;
}

QStringList subscriptionStates()
{
    return {u"active"_s, u"trialing"_s, u"past_due"_s, u"paused"_s, u"ending"_s, u"incomplete"_s, u"canceled"_s};
}

bool isLiveState(const QString& state) { return state == "ending"_L1 || isLive(state); }

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
