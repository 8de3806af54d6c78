// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/customervalue.h"

namespace regulars {

using namespace Qt::StringLiterals;

QString toText(CustomerStatus status)
{
    switch (status) {
    case CustomerStatus::PastDue: return u"past_due"_s;
    case CustomerStatus::Ending: return u"ending"_s;
    case CustomerStatus::Active: return u"active"_s;
    case CustomerStatus::Paused: return u"paused"_s;
    case CustomerStatus::Lapsed: return u"lapsed"_s;
    case CustomerStatus::None: return u"none"_s;
    }
    return u"none"_s;
}

CustomerStatus customerStatusFromText(QStringView text)
{
    for (const CustomerStatus status : {CustomerStatus::PastDue, CustomerStatus::Ending, CustomerStatus::Active,
                                        CustomerStatus::Paused, CustomerStatus::Lapsed}) {
        if (text == toText(status)) return status;
    }
    return CustomerStatus::None;
}

CustomerStatus customerStatus(const QList<Subscription>& subscriptions, bool everPaid)
{
    bool anyActive = false, anyPaused = false, allEnding = true;
    for (const Subscription& s : subscriptions) {
        if (s.status == "past_due"_L1 || s.status == "unpaid"_L1) return CustomerStatus::PastDue;
        const bool active = s.status == "active"_L1 || s.status == "trialing"_L1;
        const bool paused = s.status == "paused"_L1;
        anyActive |= active;
        anyPaused |= paused;
        if (active || paused) allEnding &= s.isEnding();
    }
    if ((anyActive || anyPaused) && allEnding) return CustomerStatus::Ending;
    if (anyActive) return CustomerStatus::Active;
    if (anyPaused) return CustomerStatus::Paused;
    return !subscriptions.isEmpty() || everPaid ? CustomerStatus::Lapsed : CustomerStatus::None;
}

Money creditBalance(qint64 stripeBalance, Currency currency) { return {-stripeBalance, currency}; }

} // namespace regulars
