// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/paymentrepository.h"

namespace regulars::store {

/// A statement that gives row keys of payments in order. After its texts it takes a limit.
struct PaymentScan {
    QString sql;
    QStringList bound;
};

/// The statements that answer a query one after another. Where nothing but a state is asked for, each follows an index
/// and sorts nothing.
Result<QList<PaymentScan>> scansFor(Database& database, const PaymentQuery& query);

} // namespace regulars::store
