// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/json.h"

namespace regulars::cli {

using namespace Qt::StringLiterals;

namespace {

QJsonObject toJson(const Refund& refund)
{
    return {{u"id"_s, refund.id.text()},
            {u"amount"_s, cli::toJson(Money(refund.amount, refund.currency))},
            {u"status"_s, orNull(refund.status)},
            {u"reason"_s, orNull(refund.reason)},
            {u"failure_reason"_s, orNull(refund.failureReason)},
            {u"created"_s, toIso(refund.created)}};
}

QJsonObject toJson(const Dispute& dispute)
{
    return {{u"id"_s, dispute.id.text()},
            {u"amount"_s, cli::toJson(Money(dispute.amount, dispute.currency))},
            {u"status"_s, orNull(dispute.status)},
            {u"reason"_s, orNull(dispute.reason)},
            {u"due_by"_s, cli::toJson(dispute.dueBy)},
            {u"created"_s, toIso(dispute.created)}};
}

QJsonObject toJson(const Invoice& invoice)
{
    return {{u"id"_s, invoice.id.text()},
            {u"number"_s, orNull(invoice.number)},
            {u"status"_s, orNull(invoice.status)},
            {u"total"_s, cli::toJson(Money(invoice.total, invoice.currency))},
            {u"subscription"_s, orNull(invoice.subscription.text())},
            {u"hosted_invoice_url"_s, orNull(invoice.hostedUrl)}};
}

QJsonValue toJson(const std::optional<BalanceTransaction>& settled)
{
    if (!settled) return {};
    return QJsonObject{{u"id"_s, settled->id.text()},
                       {u"amount"_s, cli::toJson(Money(settled->amount, settled->currency))},
                       {u"fee"_s, cli::toJson(Money(settled->fee, settled->currency))},
                       {u"net"_s, cli::toJson(Money(settled->net, settled->currency))}};
}

QJsonValue outcome(const Payment& payment)
{
    if (payment.outcomeType.isEmpty()) return {};
    return QJsonObject{
        {u"type"_s, payment.outcomeType},
        {u"reason"_s, orNull(payment.outcomeReason)},
        {u"risk_level"_s, orNull(payment.riskLevel)},
        {u"risk_score"_s, payment.riskScore < 0 ? QJsonValue() : QJsonValue(payment.riskScore)},
        {u"seller_message"_s, orNull(payment.sellerMessage)}};
}

template<class T> QJsonArray arrayOf(const QList<T>& values)
{
    QJsonArray array;
    for (const T& value : values)
        array.append(toJson(value));
    return array;
}

} // namespace

QJsonObject toJson(const Repayment& repayment)
{
    const QString state = repayment.paid ? u"paid"_s : repayment.isOpen() ? u"open"_s
                          : repayment.link && !repayment.link->paymentIntent.isEmpty() ? u"pending"_s : u"inactive"_s;
    return {{u"dispute"_s, repayment.note.dispute.text()},
            {u"method"_s, repayment.note.method},
            {u"status"_s, state},
            {u"amount"_s, toJson(repayment.note.amount)},
            {u"amount_paid"_s, repayment.paid ? QJsonValue(toJson(*repayment.paid)) : QJsonValue()},
            {u"paid_at"_s, toJson(repayment.paidAt)},
            {u"paid_by"_s, repayment.paidBy ? QJsonValue(repayment.paidBy->text()) : QJsonValue()},
            {u"reference"_s, orNull(repayment.note.reference)},
            {u"payment_link"_s, repayment.link ? QJsonValue(repayment.link->id.text()) : QJsonValue()},
            {u"url"_s, orNull(repayment.link ? repayment.link->url : QString())},
            {u"operation"_s, repayment.operation},
            {u"who"_s, orNull(repayment.who)}};
}

QJsonObject toJson(const payments::TransactionDetails& details)
{
    const Payment& payment = details.payment;
    QJsonObject object = toJson(details.row);
    object.insert(u"payment_intent"_s, orNull(payment.paymentIntent.text()));
    object.insert(u"payment_method"_s, orNull(payment.paymentMethod.text()));
    object.insert(u"amount_captured"_s, toJson(Money(payment.amountCaptured, payment.currency)));
    object.insert(u"captured"_s, payment.captured);
    object.insert(u"disputed"_s, payment.disputed);
    object.insert(u"refunded"_s, payment.refunded);
    object.insert(u"failure_message"_s, orNull(payment.failureMessage));
    object.insert(u"calculated_statement_descriptor"_s, orNull(payment.statementText));
    object.insert(u"billing_details"_s, QJsonObject{{u"name"_s, orNull(payment.billingName)},
                                                    {u"email"_s, orNull(payment.billingEmail)},
                                                    {u"phone"_s, orNull(payment.billingPhone)}});
    object.insert(u"outcome"_s, outcome(payment));
    object.insert(u"receipt_url"_s, orNull(payment.receiptUrl));
    object.insert(u"receipt_email"_s, orNull(payment.receiptEmail));
    object.insert(u"balance_transaction"_s, toJson(details.settlement));
    object.insert(u"refunds"_s, arrayOf(details.refunds));
    QJsonArray disputes;
    for (const Dispute& dispute : details.disputes) {
        QJsonObject one = toJson(dispute);
        const auto repaid = payments::repaidOf(dispute, details.repayments);
        one.insert(u"repaid"_s, repaid ? QJsonValue(toJson(*repaid)) : QJsonValue());
        one.insert(u"settled"_s, payments::isSettled(dispute, details.repayments));
        disputes.append(one);
    }
    object.insert(u"disputes"_s, disputes);
    QJsonArray repayments;
    for (const Repayment& repayment : details.repayments) repayments.append(toJson(repayment));
    object.insert(u"repayments"_s, repayments);
    object.insert(u"invoices"_s, arrayOf(details.invoices));
    object.insert(u"products"_s, toJson(details.products));
    return object;
}

} // namespace regulars::cli
