// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/database.h"

namespace regulars::store {

/// "I am doing this": a row with owner and time that one program at a time can hold (sync, migration, an
/// operation). Runs out 30 s after the last renewal, so a killed owner does not block others for long.
/// Released when destroyed. The times are the desk's own clock; all programs of a store share it.
class Lease {
public:
    /// Storage "busy" when another owner holds it.
    static Result<Lease> take(Database& database, const QString& name, const QString& owner);
    Lease(Lease&&) noexcept;
    Lease& operator=(Lease&&) noexcept;
    ~Lease();
    /// Call at least every 10 s. Storage "busy" when it was lost to another owner.
    Result<void> renew();
    /// The same through another thread's connection.
    static Result<void> renew(Database& database, const QString& name, const QString& owner);

private:
    Lease(Database& database, QString name, QString owner);
    Database* m_database = nullptr;
    QString m_name, m_owner;
};

} // namespace regulars::store
