// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/json.h"

namespace regulars::cli {

using namespace Qt::StringLiterals;

QJsonObject toJson(const Money& amount)
{
    return {{u"amount"_s, amount.minor()}, {u"currency"_s, orNull(amount.currency().code())}};
}

QJsonArray toJson(const QList<Money>& amounts)
{
    QJsonArray array;
    for (const Money& amount : amounts)
        array.append(toJson(amount));
    return array;
}

QJsonValue toJson(std::optional<Instant> instant)
{
    return instant ? QJsonValue(toIso(*instant)) : QJsonValue();
}

QJsonValue orNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonArray toJson(const QStringList& texts)
{
    return QJsonArray::fromStringList(texts);
}

QJsonObject toJson(const PaymentMethodDetails& method)
{
    QJsonObject object{{u"type"_s, orNull(method.type)},
                       {u"last4"_s, orNull(method.last4)},
                       {u"fingerprint"_s, orNull(method.fingerprint)},
                       {u"country"_s, orNull(method.country)},
                       {u"wallet"_s, orNull(method.wallet)}};
    const auto addIfKnown = [&object](const QString& name, const QString& value) {
        if (!value.isEmpty()) object.insert(name, value);
    };
    addIfKnown(u"brand"_s, method.brand);
    addIfKnown(u"funding"_s, method.funding);
    addIfKnown(u"bank_name"_s, method.bankName);
    addIfKnown(u"email"_s, method.email);
    if (method.expMonth != 0) object.insert(u"exp_month"_s, method.expMonth);
    if (method.expYear != 0) object.insert(u"exp_year"_s, method.expYear);
    return object;
}

QJsonObject toJson(const store::PaymentRow& row)
{
    return {{u"id"_s, row.id.text()},
            {u"customer"_s, orNull(row.customer.text())},
            {u"customer_name"_s, orNull(row.customerName)},
            {u"customer_email"_s, orNull(row.customerEmail)},
            {u"customer_deleted"_s, row.customerDeleted},
            {u"suggested_customer"_s, orNull(row.suggestedCustomer.text())},
            {u"amount"_s, toJson(row.amount)},
            {u"amount_refunded"_s, toJson(row.refunded)},
            {u"status"_s, row.status},
            {u"failure_code"_s, orNull(row.failureCode)},
            {u"payment_method_details"_s, toJson(row.method)},
            {u"description"_s, orNull(row.description)},
            {u"product"_s, orNull(row.product)},
            {u"created"_s, toIso(row.created)}};
}

} // namespace regulars::cli
