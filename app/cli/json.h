// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/balance/adjustment.h"
#include "core/balance/giveback.h"
#include "core/balance/pendingitems.h"
#include "core/blocks/block.h"
#include "core/customers/profile.h"
#include "core/domain/balanceentry.h"
#include "core/domain/operation.h"
#include "core/payments/refund.h"
#include "core/payments/repayment.h"
#include "core/payments/transaction.h"
#include "core/store/subscriptionlist.h"
#include "core/subscriptions/cancellation.h"
#include "core/subscriptions/change.h"
#include "core/subscriptions/collection.h"
#include "core/subscriptions/terms.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

/// The shapes of --json (design.md 12): Stripe's field names, snake_case, money in minor units beside its
/// currency, times in ISO 8601. Never translated.
namespace regulars::cli {

QJsonObject toJson(const Money& amount);
QJsonArray toJson(const QList<Money>& amounts);
/// null for none
QJsonValue toJson(std::optional<Instant> instant);
/// null for an empty text
QJsonValue orNull(const QString& text);
QJsonArray toJson(const QStringList& texts);

/// `settlement`: the currency of ltv_settled.
QJsonObject toJson(const store::CustomerRow& row, Currency settlement);
QJsonObject toJson(const customers::Profile& profile, Currency settlement);
QJsonObject toJson(const store::PaymentRow& row);
QJsonObject toJson(const payments::TransactionDetails& details);
QJsonObject toJson(const PaymentMethodDetails& method);
QJsonObject toJson(const PaymentMethod& method);
QJsonObject toJson(const Operation& operation);
QJsonObject toJson(const blocks::Detail& detail, bool blocked, bool local);
QJsonObject toJson(const blocks::BlockPreview& preview);
QJsonObject toJson(const payments::RefundPreview& preview);
QJsonObject toJson(const payments::RepaymentPreview& preview);
QJsonObject toJson(const Repayment& repayment);
QJsonArray toJson(const QList<payments::Problem>& problems);
QJsonObject toJson(const balance::AdjustmentPreview& preview);
QJsonObject toJson(const subscriptions::CancellationPreview& preview);
/// With Stripe's own preview where it was asked.
QJsonObject toJson(const subscriptions::ChangePreview& preview, const std::optional<subscriptions::Quote>& quote);
QJsonObject toJson(const InvoicePreview& preview);
QJsonObject toJson(const subscriptions::CollectionPreview& preview);
/// Problems and warnings, and what Stripe bills where it was asked.
QJsonObject toJson(const std::optional<subscriptions::Quote>& quote, const QList<payments::Problem>& problems, const QStringList& warnings);
QJsonObject toJson(const balance::GiveBackPreview& preview);
QJsonArray toJson(const QList<balance::PendingItem>& items);
/// Stripe's sign becomes ours: what adds credit is positive.
QJsonObject toJson(const BalanceEntry& entry);
QJsonObject toJson(const Subscription& subscription);
QJsonObject toJson(const store::SubscriptionRow& row);
/// With customer, total, next payment, method, prices and invoices; and what Stripe says of it where it was asked.
QJsonObject toJson(const subscriptions::SubscriptionBasis& basis, const std::optional<subscriptions::SubscriptionTerms>& terms);

} // namespace regulars::cli
