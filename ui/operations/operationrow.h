// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/operation.h"
#include "core/store/database.h"

namespace regulars::operations {

/// An operation with the customer that it is for, as the Activity page shows them.
struct OperationRow {
    Operation operation;
    QString customerName;    ///< name, else email, else id; empty for guests
    bool hasProfile = false; ///< the mirror holds the customer
    bool operator==(const OperationRow&) const = default;
};

/// The whole operation; nothing if there is none with that id. Runs on a worker thread. Errors: Storage.
Result<std::optional<OperationRow>> loadOperation(store::Database& database, const QString& id);
/// The operations with these row keys; keys that are not there are left out. Runs on a worker thread. Errors:
/// Storage.
Result<QHash<qint64, OperationRow>> loadOperations(store::Database& database, const QList<qint64>& keys);

} // namespace regulars::operations
