// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payments/transaction.h"

#include "core/store/cataloguerepository.h"
#include "core/store/repaymentrepository.h"
#include "core/store/subscriptionrepository.h"

namespace regulars::payments {

using namespace Qt::StringLiterals;

Result<std::optional<TransactionDetails>> loadTransaction(store::Database& database, const PaymentId& id)
{
    const store::PaymentRepository payments(database);
    const auto row = payments.row(id);
    if (!row) return failure(row);
    const auto payment = payments.find(id);
    if (!payment) return failure(payment);
    if (!*row || !*payment) return std::optional<TransactionDetails>();

    TransactionDetails details;
    details.row = **row;
    details.payment = **payment;

    const auto refunds = payments.refundsOf(id);
    if (!refunds) return failure(refunds);
    details.refunds = *refunds;

    const auto disputes = payments.disputesOf(id);
    if (!disputes) return failure(disputes);
    details.disputes = *disputes;

    const auto repayments = store::RepaymentRepository(database).of(id);
    if (!repayments) return failure(repayments);
    details.repayments = *repayments;
    const auto isUnderWay = store::RepaymentRepository(database).isUnderWay(id);
    if (!isUnderWay) return failure(isUnderWay);
    details.isBeingRepaid = *isUnderWay;
    const auto isOurs = store::RepaymentRepository(database).isOurs(details.payment.repaymentMark);
    if (!isOurs) return failure(isOurs);
    details.isRepaidElsewhere = !details.payment.repaymentMark.isEmpty() && !*isOurs;

    if (!details.payment.balanceTransaction.isEmpty()) {
        const auto settlement = payments.balanceTransaction(details.payment.balanceTransaction);
        if (!settlement) return failure(settlement);
        details.settlement = *settlement;
    }

    const auto invoices = store::SubscriptionRepository(database).invoicesOfPayment(id);
    if (!invoices) return failure(invoices);
    details.invoices = *invoices;

    const auto catalogue = store::CatalogueRepository(database).products();
    if (!catalogue) return failure(catalogue);
    for (const Invoice& invoice : details.invoices) {
        for (const InvoiceLine& line : invoice.lines) {
            const QString name =
                catalogue->contains(line.product) ? catalogue->value(line.product).name : line.description;
            if (!name.isEmpty() && !details.products.contains(name)) details.products.append(name);
        }
    }
    return std::optional(details);
}

Result<std::optional<TransactionBasis>> loadTransactionBasis(store::Database& database, const PaymentId& id,
                                                             Instant now)
{
    auto transaction = loadTransaction(database, id);
    if (!transaction) return failure(transaction);
    if (!*transaction) return std::optional<TransactionBasis>();
    TransactionBasis basis{**std::move(transaction), {}, now};
    const CustomerId& customer = basis.transaction.payment.customer;
    if (!customer.isEmpty()) {
        const auto row = store::CustomerRepository(database).row(customer);
        if (!row) return failure(row);
        basis.customer = *row;
    }
    return std::optional(basis);
}

bool mayBeRefunded(const store::PaymentRow& row)
{
    return QStringList{u"succeeded"_s, u"partially_refunded"_s, u"disputed"_s}.contains(row.status);
}

} // namespace regulars::payments
