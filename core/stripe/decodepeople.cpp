// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/decode.h"

namespace regulars::stripe {

using namespace Qt::StringLiterals;

namespace {

Address decodeAddress(const Fields& address)
{
    return Address{address.text("line1"), address.text("line2"),       address.text("city"),
                   address.text("state"), address.text("postal_code"), address.text("country")};
}

QString firstText(const Fields& fields, std::initializer_list<const char*> names)
{
    for (const char* name : names)
        if (const QString text = fields.text(name); !text.isEmpty()) return text;
    return {};
}

} // namespace

bool isDeleted(const Json& object)
{
    return Fields(object).flag("deleted");
}

Result<Fields> objectOf(const Json& object, QLatin1String type)
{
    const Fields fields(object);
    if (fields.text("object") == type && !fields.text("id").isEmpty()) return fields;
    return failure(ErrorKind::Server, u"expected %1 in the answer"_s.arg(type), u"unreadable_answer"_s);
}

Result<Account> decodeAccount(const Json& object)
{
    const Result<Fields> fields = objectOf(object, "account"_L1);
    if (!fields) return failure(fields);
    const Fields dashboard = fields->object("settings").object("dashboard");
    Account account;
    account.id = AccountId(fields->text("id"));
    account.name = fields->object("business_profile").text("name");
    if (account.name.isEmpty()) account.name = dashboard.text("display_name");
    account.email = fields->text("email");
    account.country = fields->text("country");
    account.defaultCurrency = fields->currency("default_currency");
    account.timeZone = dashboard.text("timezone");
    return account;
}

Result<Customer> decodeCustomer(const Json& object)
{
    const Result<Fields> fields = objectOf(object, "customer"_L1);
    if (!fields) return failure(fields);
    const Fields shipping = fields->object("shipping");
    Customer customer;
    customer.id = CustomerId(fields->text("id"));
    customer.name = fields->text("name");
    customer.email = fields->text("email");
    customer.phone = fields->text("phone");
    customer.description = fields->text("description");
    customer.businessName = fields->text("business_name");
    customer.individualName = fields->text("individual_name");
    customer.address = decodeAddress(fields->object("address"));
    customer.shippingAddress = decodeAddress(shipping.object("address"));
    customer.shippingName = shipping.text("name");
    customer.shippingPhone = shipping.text("phone");
    customer.currency = fields->currency("currency");
    customer.balance = fields->integer("balance");
    customer.delinquent = fields->flag("delinquent");
    customer.defaultPaymentMethod =
        PaymentMethodId(fields->object("invoice_settings").reference("default_payment_method"));
    customer.created = fields->time("created");
    return customer;
}

PaymentMethodDetails decodeMethodDetails(const Fields& method)
{
    PaymentMethodDetails details;
    details.type = method.text("type");
    // The details stand in a hash that is named like the type; other hashes may be there as well.
    const QByteArray name = details.type.toUtf8();
    const Fields own = method.object(name.constData());
    details.brand = own.text("brand");
    details.last4 = firstText(own, {"last4", "iban_last4"});
    details.fingerprint = own.text("fingerprint");
    details.country = own.text("country");
    details.funding = own.text("funding");
    details.bankName = firstText(own, {"bank_name", "bank", "bank_code"});
    details.email = firstText(own, {"email", "payer_email"});
    details.wallet = own.object("wallet").text("type");
    details.expMonth = own.small("exp_month");
    details.expYear = own.small("exp_year");
    return details;
}

Result<PaymentMethod> decodePaymentMethod(const Json& object)
{
    const Result<Fields> fields = objectOf(object, "payment_method"_L1);
    if (!fields) return failure(fields);
    const Fields billing = fields->object("billing_details");
    PaymentMethod method;
    method.id = PaymentMethodId(fields->text("id"));
    method.customer = CustomerId(fields->reference("customer"));
    method.details = decodeMethodDetails(*fields);
    method.billingName = billing.text("name");
    method.billingEmail = billing.text("email");
    method.billingPhone = billing.text("phone");
    method.created = fields->time("created");
    return method;
}

} // namespace regulars::stripe
