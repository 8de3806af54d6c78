// SPDX-License-Identifier: GPL-3.0-or-later
#include "describe.h"

namespace regulars::tests {

using namespace Qt::StringLiterals;

namespace {

QString shown(const QString& value)
{
    return value;
}
QString shown(bool value)
{
    return value ? u"yes"_s : QString();
}
QString shown(int value)
{
    return value == 0 ? QString() : QString::number(value);
}
QString shown(qint64 value)
{
    return value == 0 ? QString() : QString::number(value);
}
QString shown(const Currency& value)
{
    return value.code();
}
QString shown(const Instant& value)
{
    return value == Instant{} ? QString() : toIso(value);
}
QString shown(const Money& value)
{
    return value == Money() ? QString() : value.toDecimal() + u' ' + value.currency().code();
}
template<class Tag> QString shown(const Id<Tag>& value)
{
    return value.text();
}
template<class T> QString shown(const std::optional<T>& value)
{
    return value ? u"given: "_s + shown(*value) : QString();
}

/// Collects "name: value" lines; what a part of the value holds is indented under its name.
class Lines {
public:
    template<class T> Lines& add(QLatin1String name, const T& value)
    {
        const QString text = shown(value);
        if (!text.isEmpty()) m_text += name + u": "_s + text + u'\n';
        return *this;
    }
    Lines& part(QLatin1String name, const QString& description)
    {
        if (description.isEmpty()) return *this;
        QString indented = description.chopped(1);
        m_text += name + u":\n  "_s + indented.replace(u'\n', u"\n  "_s) + u'\n';
        return *this;
    }
    template<class T> Lines& parts(QLatin1String name, const QList<T>& values)
    {
        for (const T& value : values)
            part(name, describe(value));
        return *this;
    }
    template<class Tag> Lines& ids(QLatin1String name, const QList<Id<Tag>>& values)
    {
        for (const Id<Tag>& value : values)
            add(name, value);
        return *this;
    }
    QString text() const { return m_text; }

private:
    QString m_text;
};

QString describe(const Address& address)
{
    return Lines()
        .add("line1"_L1, address.line1)
        .add("line2"_L1, address.line2)
        .add("city"_L1, address.city)
        .add("state"_L1, address.state)
        .add("postalCode"_L1, address.postalCode)
        .add("country"_L1, address.country)
        .text();
}

QString describe(const PaymentMethodDetails& paymentMethodDetails)
{
    return Lines()
        .add("type"_L1, paymentMethodDetails.type)
        .add("brand"_L1, paymentMethodDetails.brand)
        .add("last4"_L1, paymentMethodDetails.last4)
        .add("fingerprint"_L1, paymentMethodDetails.fingerprint)
        .add("country"_L1, paymentMethodDetails.country)
        .add("funding"_L1, paymentMethodDetails.funding)
        .add("bankName"_L1, paymentMethodDetails.bankName)
        .add("email"_L1, paymentMethodDetails.email)
        .add("wallet"_L1, paymentMethodDetails.wallet)
        .add("expMonth"_L1, paymentMethodDetails.expMonth)
        .add("expYear"_L1, paymentMethodDetails.expYear)
        .text();
}

QString describe(const Recurrence& recurrence)
{
    return Lines().add("interval"_L1, recurrence.interval).add("count"_L1, recurrence.count).text();
}

} // namespace

QString describe(const Account& account)
{
    return Lines()
        .add("id"_L1, account.id)
        .add("name"_L1, account.name)
        .add("email"_L1, account.email)
        .add("country"_L1, account.country)
        .add("defaultCurrency"_L1, account.defaultCurrency)
        .add("timeZone"_L1, account.timeZone)
        .text();
}

QString describe(const Customer& customer)
{
    return Lines()
        .add("id"_L1, customer.id)
        .add("name"_L1, customer.name)
        .add("email"_L1, customer.email)
        .add("phone"_L1, customer.phone)
        .add("description"_L1, customer.description)
        .add("businessName"_L1, customer.businessName)
        .add("individualName"_L1, customer.individualName)
        .part("address"_L1, describe(customer.address))
        .part("shippingAddress"_L1, describe(customer.shippingAddress))
        .add("shippingName"_L1, customer.shippingName)
        .add("shippingPhone"_L1, customer.shippingPhone)
        .add("currency"_L1, customer.currency)
        .add("balance"_L1, customer.balance)
        .add("delinquent"_L1, customer.delinquent)
        .add("defaultPaymentMethod"_L1, customer.defaultPaymentMethod)
        .add("created"_L1, customer.created)
        .text();
}

QString describe(const PaymentMethod& paymentMethod)
{
    return Lines()
        .add("id"_L1, paymentMethod.id)
        .add("customer"_L1, paymentMethod.customer)
        .part("details"_L1, describe(paymentMethod.details))
        .add("billingName"_L1, paymentMethod.billingName)
        .add("billingEmail"_L1, paymentMethod.billingEmail)
        .add("billingPhone"_L1, paymentMethod.billingPhone)
        .add("created"_L1, paymentMethod.created)
        .text();
}

QString describe(const Product& product)
{
    return Lines()
        .add("id"_L1, product.id)
        .add("name"_L1, product.name)
        .add("description"_L1, product.description)
        .add("active"_L1, product.active)
        .add("defaultPrice"_L1, product.defaultPrice)
        .add("created"_L1, product.created)
        .text();
}

QString describe(const Price& price)
{
    return Lines()
        .add("id"_L1, price.id)
        .add("product"_L1, price.product)
        .add("currency"_L1, price.currency)
        .add("unitAmount"_L1, price.unitAmount)
        .add("unitAmountDecimal"_L1, price.unitAmountDecimal)
        .part("recurrence"_L1, describe(price.recurrence))
        .add("nickname"_L1, price.nickname)
        .add("lookupKey"_L1, price.lookupKey)
        .add("billingScheme"_L1, price.billingScheme)
        .add("active"_L1, price.active)
        .add("created"_L1, price.created)
        .text();
}

QString describe(const Coupon& coupon)
{
    return Lines()
        .add("id"_L1, coupon.id)
        .add("name"_L1, coupon.name)
        .add("duration"_L1, coupon.duration)
        .add("durationInMonths"_L1, coupon.durationInMonths)
        .add("percentOff"_L1, coupon.percentOff)
        .add("amountOff"_L1, coupon.amountOff)
        .add("valid"_L1, coupon.valid)
        .add("created"_L1, coupon.created)
        .text();
}

QString describe(const SubscriptionItem& subscriptionItem)
{
    return Lines()
        .add("id"_L1, subscriptionItem.id)
        .add("price"_L1, subscriptionItem.price)
        .add("product"_L1, subscriptionItem.product)
        .add("quantity"_L1, subscriptionItem.quantity)
        .add("periodStart"_L1, subscriptionItem.periodStart)
        .add("periodEnd"_L1, subscriptionItem.periodEnd)
        .add("unitAmount"_L1, subscriptionItem.unitAmount.value_or(Money()))
        .add("cycle.interval"_L1, subscriptionItem.cycle.interval)
        .add("cycle.count"_L1, subscriptionItem.cycle.count)
        .text();
}

QString describe(const Subscription& subscription)
{
    return Lines()
        .add("id"_L1, subscription.id)
        .add("customer"_L1, subscription.customer)
        .add("status"_L1, subscription.status)
        .add("currency"_L1, subscription.currency)
        .parts("items"_L1, subscription.items)
        .add("collectionMethod"_L1, subscription.collectionMethod)
        .add("billingMode"_L1, subscription.billingMode)
        .add("created"_L1, subscription.created)
        .add("startDate"_L1, subscription.startDate)
        .add("cancelAt"_L1, subscription.cancelAt)
        .add("canceledAt"_L1, subscription.canceledAt)
        .add("endedAt"_L1, subscription.endedAt)
        .add("trialStart"_L1, subscription.trialStart)
        .add("trialEnd"_L1, subscription.trialEnd)
        .add("cancelAtPeriodEnd"_L1, subscription.cancelAtPeriodEnd)
        .add("pauseCollection"_L1, subscription.pauseCollection)
        .add("cancellationReason"_L1, subscription.cancellationReason)
        .add("defaultPaymentMethod"_L1, subscription.defaultPaymentMethod)
        .add("latestInvoice"_L1, subscription.latestInvoice)
        .add("schedule"_L1, subscription.schedule)
        .text();
}

QString describe(const InvoiceLine& invoiceLine)
{
    return Lines()
        .add("id"_L1, invoiceLine.id)
        .add("description"_L1, invoiceLine.description)
        .add("amount"_L1, invoiceLine.amount)
        .add("quantity"_L1, invoiceLine.quantity)
        .add("price"_L1, invoiceLine.price)
        .add("product"_L1, invoiceLine.product)
        .add("subscription"_L1, invoiceLine.subscription)
        .add("proration"_L1, invoiceLine.proration)
        .add("periodStart"_L1, invoiceLine.periodStart)
        .add("periodEnd"_L1, invoiceLine.periodEnd)
        .text();
}

QString describe(const InvoicePayment& invoicePayment)
{
    return Lines()
        .add("id"_L1, invoicePayment.id)
        .add("status"_L1, invoicePayment.status)
        .add("type"_L1, invoicePayment.type)
        .add("paymentIntent"_L1, invoicePayment.paymentIntent)
        .add("charge"_L1, invoicePayment.charge)
        .add("amountPaid"_L1, invoicePayment.amountPaid)
        .text();
}

QString describe(const Invoice& invoice)
{
    return Lines()
        .add("id"_L1, invoice.id)
        .add("customer"_L1, invoice.customer)
        .add("subscription"_L1, invoice.subscription)
        .add("number"_L1, invoice.number)
        .add("status"_L1, invoice.status)
        .add("billingReason"_L1, invoice.billingReason)
        .add("collectionMethod"_L1, invoice.collectionMethod)
        .add("currency"_L1, invoice.currency)
        .add("total"_L1, invoice.total)
        .add("amountDue"_L1, invoice.amountDue)
        .add("amountPaid"_L1, invoice.amountPaid)
        .add("amountRemaining"_L1, invoice.amountRemaining)
        .add("startingBalance"_L1, invoice.startingBalance)
        .add("endingBalance"_L1, invoice.endingBalance)
        .add("attemptCount"_L1, invoice.attemptCount)
        .add("created"_L1, invoice.created)
        .add("dueDate"_L1, invoice.dueDate)
        .add("nextPaymentAttempt"_L1, invoice.nextPaymentAttempt)
        .add("finalizedAt"_L1, invoice.finalizedAt)
        .add("paidAt"_L1, invoice.paidAt)
        .add("voidedAt"_L1, invoice.voidedAt)
        .add("hostedUrl"_L1, invoice.hostedUrl)
        .add("pdfUrl"_L1, invoice.pdfUrl)
        .parts("lines"_L1, invoice.lines)
        .parts("payments"_L1, invoice.payments)
        .text();
}

QString describe(const Payment& payment)
{
    return Lines()
        .add("id"_L1, payment.id)
        .add("customer"_L1, payment.customer)
        .add("paymentIntent"_L1, payment.paymentIntent)
        .add("paymentMethod"_L1, payment.paymentMethod)
        .part("method"_L1, describe(payment.method))
        .add("currency"_L1, payment.currency)
        .add("amount"_L1, payment.amount)
        .add("amountCaptured"_L1, payment.amountCaptured)
        .add("amountRefunded"_L1, payment.amountRefunded)
        .add("status"_L1, payment.status)
        .add("captured"_L1, payment.captured)
        .add("refunded"_L1, payment.refunded)
        .add("disputed"_L1, payment.disputed)
        .add("description"_L1, payment.description)
        .add("statementText"_L1, payment.statementText)
        .add("billingName"_L1, payment.billingName)
        .add("billingEmail"_L1, payment.billingEmail)
        .add("billingPhone"_L1, payment.billingPhone)
        .add("failureCode"_L1, payment.failureCode)
        .add("failureMessage"_L1, payment.failureMessage)
        .add("outcomeType"_L1, payment.outcomeType)
        .add("outcomeReason"_L1, payment.outcomeReason)
        .add("riskLevel"_L1, payment.riskLevel)
        .add("sellerMessage"_L1, payment.sellerMessage)
        .add("riskScore"_L1, payment.riskScore)
        .add("receiptUrl"_L1, payment.receiptUrl)
        .add("receiptEmail"_L1, payment.receiptEmail)
        .add("balanceTransaction"_L1, payment.balanceTransaction)
        .add("created"_L1, payment.created)
        .text();
}

QString describe(const Refund& refund)
{
    return Lines()
        .add("id"_L1, refund.id)
        .add("payment"_L1, refund.payment)
        .add("currency"_L1, refund.currency)
        .add("amount"_L1, refund.amount)
        .add("status"_L1, refund.status)
        .add("reason"_L1, refund.reason)
        .add("failureReason"_L1, refund.failureReason)
        .add("balanceTransaction"_L1, refund.balanceTransaction)
        .add("created"_L1, refund.created)
        .text();
}

QString describe(const Dispute& dispute)
{
    return Lines()
        .add("id"_L1, dispute.id)
        .add("payment"_L1, dispute.payment)
        .add("currency"_L1, dispute.currency)
        .add("amount"_L1, dispute.amount)
        .add("status"_L1, dispute.status)
        .add("reason"_L1, dispute.reason)
        .add("dueBy"_L1, dispute.dueBy)
        .ids("balanceTransactions"_L1, dispute.balanceTransactions)
        .add("created"_L1, dispute.created)
        .text();
}

QString describe(const BalanceTransaction& balanceTransaction)
{
    return Lines()
        .add("id"_L1, balanceTransaction.id)
        .add("currency"_L1, balanceTransaction.currency)
        .add("amount"_L1, balanceTransaction.amount)
        .add("fee"_L1, balanceTransaction.fee)
        .add("net"_L1, balanceTransaction.net)
        .add("type"_L1, balanceTransaction.type)
        .add("source"_L1, balanceTransaction.source)
        .add("created"_L1, balanceTransaction.created)
        .text();
}

QString describe(const Event& event)
{
    return Lines()
        .add("id"_L1, event.id)
        .add("type"_L1, event.type)
        .add("objectType"_L1, event.objectType)
        .add("objectId"_L1, event.objectId)
        .add("relatedId"_L1, event.relatedId)
        .add("apiVersion"_L1, event.apiVersion)
        .add("idempotencyKey"_L1, event.idempotencyKey)
        .add("created"_L1, event.created)
        .text();
}

} // namespace regulars::tests
