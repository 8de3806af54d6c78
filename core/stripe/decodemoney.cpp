// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/decode.h"

namespace regulars::stripe {

using namespace Qt::StringLiterals;

Result<Payment> decodePayment(const Json& object)
{
    const Result<Fields> fields = objectOf(object, "charge"_L1);
    if (!fields) return failure(fields);
    const Fields billing = fields->object("billing_details");
    const Fields outcome = fields->object("outcome");
    Payment payment;
    payment.id = PaymentId(fields->text("id"));
    payment.customer = CustomerId(fields->reference("customer"));
    payment.paymentIntent = PaymentIntentId(fields->reference("payment_intent"));
    payment.paymentMethod = PaymentMethodId(fields->reference("payment_method"));
    payment.method = decodeMethodDetails(fields->object("payment_method_details"));
    payment.currency = fields->currency("currency");
    payment.amount = fields->integer("amount");
    payment.amountCaptured = fields->integer("amount_captured");
    payment.amountRefunded = fields->integer("amount_refunded");
    payment.status = fields->text("status");
    payment.captured = fields->flag("captured");
    payment.refunded = fields->flag("refunded");
    payment.disputed = fields->flag("disputed");
    payment.description = fields->text("description");
    payment.statementText = fields->text("calculated_statement_descriptor");
    payment.billingName = billing.text("name");
    payment.billingEmail = billing.text("email");
    payment.billingPhone = billing.text("phone");
    payment.failureCode = fields->text("failure_code");
    payment.failureMessage = fields->text("failure_message");
    payment.outcomeType = outcome.text("type");
    payment.outcomeReason = outcome.text("reason");
    payment.riskLevel = outcome.text("risk_level");
    payment.sellerMessage = outcome.text("seller_message");
    payment.riskScore = outcome.small("risk_score", -1);
    payment.receiptUrl = fields->text("receipt_url");
    payment.receiptEmail = fields->text("receipt_email");
    payment.balanceTransaction = BalanceTransactionId(fields->reference("balance_transaction"));
    payment.repaymentMark = fields->object("metadata").text("regulars_repayment");
    payment.created = fields->time("created");
    return payment;
}

Result<Refund> decodeRefund(const Json& object)
{
    const Result<Fields> fields = objectOf(object, "refund"_L1);
    if (!fields) return failure(fields);
    Refund refund;
    refund.id = RefundId(fields->text("id"));
    refund.payment = PaymentId(fields->reference("charge"));
    refund.currency = fields->currency("currency");
    refund.amount = fields->integer("amount");
    refund.status = fields->text("status");
    refund.reason = fields->text("reason");
    refund.failureReason = fields->text("failure_reason");
    refund.balanceTransaction = BalanceTransactionId(fields->reference("balance_transaction"));
    refund.created = fields->time("created");
    return refund;
}

Result<Dispute> decodeDispute(const Json& object)
{
    const Result<Fields> fields = objectOf(object, "dispute"_L1);
    if (!fields) return failure(fields);
    Dispute dispute;
    dispute.id = DisputeId(fields->text("id"));
    dispute.payment = PaymentId(fields->reference("charge"));
    dispute.currency = fields->currency("currency");
    dispute.amount = fields->integer("amount");
    dispute.status = fields->text("status");
    dispute.reason = fields->text("reason");
    dispute.dueBy = fields->object("evidence_details").maybeTime("due_by");
    if (dispute.dueBy == Instant{}) dispute.dueBy.reset(); // 0: no answer is possible (contract.md 18)
    for (const QString& id : fields->references("balance_transactions"))
        dispute.balanceTransactions << BalanceTransactionId(id);
    dispute.created = fields->time("created");
    return dispute;
}

Result<BalanceTransaction> decodeBalanceTransaction(const Json& object)
{
    const Result<Fields> fields = objectOf(object, "balance_transaction"_L1);
    if (!fields) return failure(fields);
    BalanceTransaction transaction;
    transaction.id = BalanceTransactionId(fields->text("id"));
    transaction.currency = fields->currency("currency");
    transaction.amount = fields->integer("amount");
    transaction.fee = fields->integer("fee");
    transaction.net = fields->integer("net");
    transaction.type = fields->text("type");
    transaction.source = fields->reference("source");
    transaction.created = fields->time("created");
    return transaction;
}

Result<PaymentLink> decodePaymentLink(const Json& object)
{
    const Result<Fields> fields = objectOf(object, "payment_link"_L1);
    if (!fields) return failure(fields);
    return PaymentLink{PaymentLinkId(fields->text("id")), fields->text("url"), fields->flag("active"), {}};
}

Result<BalanceEntry> decodeBalanceEntry(const Json& object)
{
    const Result<Fields> fields = objectOf(object, "customer_balance_transaction"_L1);
    if (!fields) return failure(fields);
    BalanceEntry entry;
    entry.id = BalanceEntryId(fields->text("id"));
    entry.currency = fields->currency("currency");
    entry.amount = fields->integer("amount");
    entry.endingBalance = fields->integer("ending_balance");
    entry.type = fields->text("type");
    entry.description = fields->text("description");
    entry.invoice = InvoiceId(fields->reference("invoice"));
    entry.created = fields->time("created");
    return entry;
}

} // namespace regulars::stripe
