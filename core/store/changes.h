// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/ids.h"
#include "core/store/database.h"

#include <QtCore/QSet>

namespace regulars::store {

/// What changed in the store since a point, by whichever program. Read it when data_version moved or after a
/// commit of one's own.
struct Changes {
    qint64 upTo = 0;      ///< pass it to the next call
    bool everything = false; ///< too much or too old to list: reload all
    QSet<CustomerId> customers; ///< customers whose row, figures, subscriptions, methods or payments changed
    QSet<PaymentId> payments;   ///< also when a refund, dispute or balance transaction of theirs changed
    bool catalogue = false;     ///< products, prices, coupons
    QSet<QString> operations;   ///< ids; an empty one among them: several, reload all of them
    bool isEmpty() const
    {
        return !everything && customers.isEmpty() && payments.isEmpty() && !catalogue && operations.isEmpty();
    }
};

/// The changes after `since` (0: only where things stand now, with nothing listed).
Result<Changes> changesSince(Database& database, qint64 since);

} // namespace regulars::store
