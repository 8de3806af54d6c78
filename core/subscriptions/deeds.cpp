// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/subscriptions/deeds.h"

#include "core/domain/renewal.h"

namespace regulars::subscriptions {

using namespace Qt::StringLiterals;

QList<Deed> allDeeds()
{
    return {Deed::Collect, Deed::ChangePlan, Deed::EditPrice,  Deed::Discount,    Deed::BillingDay, Deed::Method,
            Deed::Pause,   Deed::Resume,     Deed::PauseWhole, Deed::ResumeWhole, Deed::Recover,    Deed::Cancel};
}

QString toText(Deed deed)
{
    switch (deed) {
    case Deed::Collect:
        return QStringLiteral("collect");
    case Deed::ChangePlan:
        return QStringLiteral("change_plan");
    case Deed::EditPrice:
        return QStringLiteral("edit_price");
    case Deed::Discount:
        return QStringLiteral("discount");
    case Deed::BillingDay:
        return QStringLiteral("billing_day");
    case Deed::Method:
        return QStringLiteral("payment_method");
    case Deed::Pause:
        return QStringLiteral("pause");
    case Deed::Resume:
        return QStringLiteral("resume");
    case Deed::PauseWhole:
        return QStringLiteral("pause_whole");
    case Deed::ResumeWhole:
        return QStringLiteral("resume_whole");
    case Deed::Recover:
        return QStringLiteral("recover");
    case Deed::Cancel:
        break;
    }
    return QStringLiteral("cancel");
}

QList<Deed> deedsOf(const SubscriptionBasis& basis)
{
    const Subscription& subscription = basis.subscription;
    QList<Deed> deeds;
    if (!basis.unpaid.isEmpty()) deeds += Deed::Collect;
    if (isLive(subscription.status)) {
        const bool isPaused = subscription.status == "paused"_L1;
        if (!isPaused) deeds += {Deed::ChangePlan, Deed::EditPrice}; // without a period there is nothing to prorate
        deeds += Deed::Discount;
        if (!isPaused) deeds += Deed::BillingDay;
        deeds += Deed::Method;
        if (!subscription.pauseCollection.isEmpty()) deeds += Deed::Resume;
        else if (!isPaused) deeds += Deed::Pause;
        if (isPaused) deeds += Deed::ResumeWhole;
        else if (subscription.billingMode == "flexible"_L1) deeds += Deed::PauseWhole; // the others have no such pause
    }
    if (isOver(subscription.status)) return deeds;
    if (subscription.isEnding()) deeds += Deed::Recover;
    return deeds += Deed::Cancel;
}

} // namespace regulars::subscriptions
