// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/operation.h"
#include "core/store/database.h"

#include <QtCore/QSet>

namespace regulars::store {

/// What customers pay again after chargebacks: an own table, beside the mirrored pages on which some of it is paid.
class RepaymentRepository {
public:
    explicit RepaymentRepository(Database& database) : m_database(database) {}
    /// Those for one disputed payment, oldest first; without those that came to nothing.
    Result<QList<Repayment>> of(const PaymentId& payment) const;
    /// Those of one customer, oldest first.
    Result<QList<Repayment>> ofCustomer(const CustomerId& customer) const;
    /// Whether one of them is paid on that page.
    Result<bool> isLink(const PaymentLinkId& id) const;
    /// Whether an operation about that disputed payment is not finished.
    Result<bool> isUnderWay(const PaymentId& payment) const;
    /// Whether that operation of this store was about a repayment, whatever came of it.
    Result<bool> isOurs(const QString& operation) const;
    /// The pages that may come to say something else: nobody paid there as far as is known, or one that is paid still seemed
    /// to be open when it was read.
    Result<QSet<QString>> openLinks() const;
    /// Those of them that nobody has read since they were made.
    Result<QSet<QString>> unreadLinks() const;

    /// Keeps what a step will do, from the moment it is planned. Within the running transaction.
    Result<void> keep(const Operation& operation, const Step& step);
    /// The step was done: it counts from now on. Does nothing for others, nor the second time. Within the running
    /// transaction.
    Result<void> noteDone(const Step& step, Instant at);
    /// Takes away what staff typed about a customer's, for a person who is erased. Ids and amounts stay.
    Result<void> eraseReferences(const CustomerId& customer);

private:
    Result<QSet<QString>> links(const QString& condition) const;
    Result<bool> isAny(const QString& condition, const QString& bound) const;
    Result<QList<Repayment>> where(const QString& condition, const QString& bound) const;
    Database& m_database;
};

} // namespace regulars::store
