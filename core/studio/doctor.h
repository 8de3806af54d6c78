// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/studio/connection.h"

namespace regulars::studio {

/// One thing that was looked at.
struct Check {
    QString name;               ///< "store", "backups", "mirror", "connection", "key", "permissions", "account"
    std::optional<Error> error; ///< what is wrong; none: good
    QString detail;             ///< a figure or a name for the reader; may be empty
};

/// Looks at what lies beside a store, whatever state that is in: the newest backup.
Check checkBackups(const QString& storeFile);
/// Looks at the store alone: integrity, and the age of the mirror by Stripe's time.
QList<Check> checkStore(store::Database& database);
/// Looks at key, connection, permissions, and compares the account with the store's.
QList<Check> checkStripe(Connection& connection, store::Database& database, const CancelToken& cancel);

} // namespace regulars::studio
