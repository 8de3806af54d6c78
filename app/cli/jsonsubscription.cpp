// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/json.h"

namespace regulars::cli {

using namespace Qt::StringLiterals;

QJsonObject toJson(const Subscription& subscription)
{
    QJsonArray items;
    for (const SubscriptionItem& item : subscription.items) {
        items.append(QJsonObject{{u"id"_s, item.id.text()},
                                 {u"price"_s, orNull(item.price.text())},
                                 {u"product"_s, orNull(item.product.text())},
                                 {u"quantity"_s, item.quantity},
                                 {u"current_period_start"_s, toIso(item.periodStart)},
                                 {u"current_period_end"_s, toIso(item.periodEnd)}});
    }
    return {{u"id"_s, subscription.id.text()},
            {u"status"_s, subscription.status},
            {u"currency"_s, orNull(subscription.currency.code())},
            {u"items"_s, items},
            {u"collection_method"_s, orNull(subscription.collectionMethod)},
            {u"created"_s, toIso(subscription.created)},
            {u"start_date"_s, toIso(subscription.startDate)},
            {u"cancel_at"_s, toJson(subscription.cancelAt)},
            {u"cancel_at_period_end"_s, subscription.cancelAtPeriodEnd},
            {u"canceled_at"_s, toJson(subscription.canceledAt)},
            {u"ended_at"_s, toJson(subscription.endedAt)},
            {u"trial_end"_s, toJson(subscription.trialEnd)},
            {u"pause_collection"_s, orNull(subscription.pauseCollection)},
            {u"latest_invoice"_s, orNull(subscription.latestInvoice.text())}};
}

QJsonObject toJson(const subscriptions::CancellationPreview& preview)
{
    return {{u"access_until"_s, toJson(preview.accessUntil)},
            {u"ends_early"_s, preview.isEarly},
            {u"credit"_s, preview.credit ? QJsonValue(toJson(*preview.credit)) : QJsonValue()},
            {u"warnings"_s, toJson(preview.warnings)},
            {u"problems"_s, toJson(preview.problems)}};
}

} // namespace regulars::cli
