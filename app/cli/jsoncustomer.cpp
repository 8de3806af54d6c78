// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/json.h"

namespace regulars::cli {

using namespace Qt::StringLiterals;

namespace {

QJsonValue toJson(const Address& address)
{
    if (address == Address()) return {};
    return QJsonObject{{u"line1"_s, orNull(address.line1)},
                       {u"line2"_s, orNull(address.line2)},
                       {u"city"_s, orNull(address.city)},
                       {u"state"_s, orNull(address.state)},
                       {u"postal_code"_s, orNull(address.postalCode)},
                       {u"country"_s, orNull(address.country)}};
}

QJsonValue shipping(const Customer& customer)
{
    if (customer.shippingName.isEmpty() && customer.shippingAddress == Address()) return {};
    return QJsonObject{{u"name"_s, orNull(customer.shippingName)},
                       {u"phone"_s, orNull(customer.shippingPhone)},
                       {u"address"_s, toJson(customer.shippingAddress)}};
}

void addDetails(QJsonObject& object, const Customer& customer)
{
    object.insert(u"description"_s, orNull(customer.description));
    object.insert(u"business_name"_s, orNull(customer.businessName));
    object.insert(u"individual_name"_s, orNull(customer.individualName));
    object.insert(u"address"_s, toJson(customer.address));
    object.insert(u"shipping"_s, shipping(customer));
    object.insert(u"currency"_s, orNull(customer.currency.code()));
    object.insert(u"delinquent"_s, customer.delinquent);
    object.insert(u"default_payment_method"_s, orNull(customer.defaultPaymentMethod.text()));
}

QJsonObject toJson(const customers::CurrencyStats& stats)
{
    return {{u"sales"_s, cli::toJson(stats.sales)},       {u"refunds"_s, cli::toJson(stats.refunds)},
            {u"disputes"_s, cli::toJson(stats.disputes)}, {u"repaid_by_hand"_s, cli::toJson(stats.byHand)}, {u"net"_s, cli::toJson(stats.net)},
            {u"average"_s, cli::toJson(stats.average)},   {u"payments"_s, stats.payments}};
}

QJsonObject toJson(const customers::Stats& stats)
{
    QJsonArray currencies, months;
    for (const customers::CurrencyStats& currency : stats.currencies)
        currencies.append(toJson(currency));
    for (const customers::MonthSales& month : stats.months) {
        const QString name =
            u"%1-%2"_s.arg(month.year, 4, 10, QChar(u'0')).arg(month.month, 2, 10, QChar(u'0'));
        months.append(QJsonObject{{u"month"_s, name}, {u"sales"_s, cli::toJson(month.sales)}});
    }
    return {{u"currencies"_s, currencies},
            {u"payments"_s, stats.payments},
            {u"declines"_s, stats.declines},
            {u"first_payment_at"_s, cli::toJson(stats.firstPayment)},
            {u"last_payment_at"_s, cli::toJson(stats.lastPayment)},
            {u"months_subscribed"_s, stats.monthsSubscribed},
            {u"months"_s, months}};
}

QString kindName(customers::Identifier::Kind kind)
{
    using Kind = customers::Identifier::Kind;
    switch (kind) {
    case Kind::CustomerId:
        return u"customer"_s;
    case Kind::Email:
        return u"email"_s;
    case Kind::Phone:
        return u"phone"_s;
    case Kind::Card:
        return u"card"_s;
    case Kind::BankAccount:
        return u"bank_account"_s;
    case Kind::Other:
        break;
    }
    return u"other"_s;
}

QJsonObject toJson(const customers::Identifier& identifier)
{
    const bool isMethod = !identifier.method.type.isEmpty();
    return {
        {u"kind"_s, kindName(identifier.kind)},
        {u"value"_s, identifier.value},
        {u"payment_method_details"_s, isMethod ? QJsonValue(cli::toJson(identifier.method)) : QJsonValue()},
        {u"saved"_s, identifier.saved},
        {u"uses"_s, identifier.uses},
        {u"last_used_at"_s, cli::toJson(identifier.lastUsed)}};
}

QJsonObject toJson(const customers::ProductGroup& group)
{
    QJsonArray transactions;
    for (const store::PaymentRow& row : group.transactions)
        transactions.append(cli::toJson(row));
    return {
        {u"title"_s, orNull(group.title)},
        {u"subscription"_s, group.subscription ? QJsonValue(cli::toJson(*group.subscription)) : QJsonValue()},
        {u"last_succeeded"_s, group.lastSucceeded ? orNull(group.lastSucceeded->text()) : QJsonValue()},
        {u"next_payment_at"_s, cli::toJson(group.nextPaymentAt)},
        {u"transactions"_s, transactions}};
}

} // namespace

QJsonObject toJson(const PaymentMethod& method)
{
    QJsonObject object = cli::toJson(method.details);
    object.insert(u"id"_s, method.id.text());
    object.insert(u"created"_s, toIso(method.created));
    object.insert(u"billing_name"_s, orNull(method.billingName));
    object.insert(u"billing_email"_s, orNull(method.billingEmail));
    object.insert(u"billing_phone"_s, orNull(method.billingPhone));
    return object;
}

QJsonObject toJson(const store::CustomerRow& row, Currency settlement)
{
    return {{u"id"_s, row.id.text()},
            {u"name"_s, orNull(row.name)},
            {u"email"_s, orNull(row.email)},
            {u"phone"_s, orNull(row.phone)},
            {u"status"_s, toText(row.status)},
            {u"ltv"_s, toJson(row.ltv)},
            {u"ltv_other"_s, toJson(row.ltvOther)},
            {u"ltv_settled"_s, toJson(Money(row.ltvSettled, settlement))},
            {u"credit_balance"_s, toJson(row.creditBalance)},
            {u"class_credits"_s, row.classCredits},
            {u"blocked"_s, row.blocked},
            {u"last_payment_at"_s, toJson(row.lastPaymentAt)},
            {u"next_payment_at"_s, toJson(row.nextPaymentAt)},
            {u"created"_s, toIso(row.created)}};
}

QJsonObject toJson(const customers::Profile& profile, Currency settlement)
{
    QJsonObject object = toJson(profile.row, settlement);
    addDetails(object, profile.customer);
    QJsonArray identifiers, products, methods;
    for (const customers::Identifier& identifier : profile.identifiers)
        identifiers.append(toJson(identifier));
    for (const customers::ProductGroup& group : profile.products)
        products.append(toJson(group));
    for (const PaymentMethod& method : profile.methods)
        methods.append(toJson(method));
    object.insert(u"stats"_s, toJson(profile.stats));
    object.insert(u"identifiers"_s, identifiers);
    object.insert(u"products"_s, products);
    object.insert(u"methods"_s, methods);
    object.insert(u"last_transaction"_s,
                  profile.lastTransaction ? orNull(profile.lastTransaction->text()) : QJsonValue());
    return object;
}

} // namespace regulars::cli
