// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/subscriptions/subscriptioncolumns.h"

#include "core/words/subscriptions.h"

namespace regulars::subscriptions {

using namespace Qt::StringLiterals;

QString SubscriptionColumns::title(SubscriptionColumn column)
{
    switch (column) {
    case SubscriptionColumn::Customer: return tr("Customer");
    case SubscriptionColumn::Product: return tr("Product");
    case SubscriptionColumn::Price: return tr("Price");
    case SubscriptionColumn::Monthly: return tr("A month");
    case SubscriptionColumn::Status: return tr("Status");
    case SubscriptionColumn::Started: return tr("Started");
    case SubscriptionColumn::NextPayment: return tr("Next payment");
    case SubscriptionColumn::Ends: return tr("Ends");
    case SubscriptionColumn::Details: return tr("Details");
    }
    return {};
}

std::optional<store::SubscriptionSort> SubscriptionColumns::sort(SubscriptionColumn column)
{
    switch (column) {
    case SubscriptionColumn::Monthly: return store::SubscriptionSort::Monthly;
    case SubscriptionColumn::Started: return store::SubscriptionSort::Start;
    case SubscriptionColumn::NextPayment: return store::SubscriptionSort::NextPayment;
    case SubscriptionColumn::Ends: return store::SubscriptionSort::End;
    case SubscriptionColumn::Customer:
    case SubscriptionColumn::Product:
    case SubscriptionColumn::Price:
    case SubscriptionColumn::Status:
    case SubscriptionColumn::Details: break;
    }
    return std::nullopt;
}

QString SubscriptionColumns::text(const store::SubscriptionRow& row, SubscriptionColumn column, const words::Style& style)
{
    switch (column) {
    case SubscriptionColumn::Customer: return row.customerName.isEmpty() ? row.customer.text() : row.customerName;
    case SubscriptionColumn::Product: return words::products(row, style);
    case SubscriptionColumn::Price: return words::price(row, style);
    case SubscriptionColumn::Monthly: return row.monthly.isZero() ? u"—"_s : words::money(row.monthly, style.locale);
    case SubscriptionColumn::Status: return words::subscriptionStatus(row.state);
    case SubscriptionColumn::Started: return words::date(row.startDate, style);
    case SubscriptionColumn::NextPayment: return words::date(row.nextPaymentAt, style);
    case SubscriptionColumn::Ends: return words::date(row.endedAt ? row.endedAt : row.endsAt, style);
    case SubscriptionColumn::Details: return tr("Details");
    }
    return {};
}

int SubscriptionColumns::width(SubscriptionColumn column)
{
    switch (column) {
    case SubscriptionColumn::Customer: return 200;
    case SubscriptionColumn::Product: return 160;
    case SubscriptionColumn::Price: return 132;
    case SubscriptionColumn::Monthly: return 90;
    case SubscriptionColumn::Status: return 104;
    case SubscriptionColumn::Started: return 104;
    case SubscriptionColumn::NextPayment: return 110;
    case SubscriptionColumn::Ends: return 104;
    case SubscriptionColumn::Details: return 82;
    }
    return 100;
}

} // namespace regulars::subscriptions
