// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/lease.h"

#include "core/store/statement.h"

namespace regulars::store {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::seconds lifetime = 30s;

Failure busy(const QString& name)
{
    return failure(ErrorKind::Storage, u"another program holds the lease "_s + name, u"busy"_s);
}

} // namespace

Lease::Lease(Database& database, QString name, QString owner)
    : m_database(&database), m_name(std::move(name)), m_owner(std::move(owner))
{}

Lease::Lease(Lease&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr)), m_name(std::move(other.m_name)),
      m_owner(std::move(other.m_owner))
{}

Lease& Lease::operator=(Lease&& other) noexcept
{
    // The other one releases what this one held.
    std::swap(m_database, other.m_database);
    std::swap(m_name, other.m_name);
    std::swap(m_owner, other.m_owner);
    return *this;
}

Lease::~Lease()
{
    if (!m_database) return;
    // Not released (a full disk): it runs out by itself.
    (void)Statement(*m_database, u"DELETE FROM leases WHERE name = ? AND owner = ?"_s)
        .bind(m_name)
        .bind(m_owner)
        .run();
}

Result<Lease> Lease::take(Database& database, const QString& name, const QString& owner)
{
    const Instant now = database.clock().now();
    Statement statement(database, u"INSERT INTO leases (name, owner, expires_at) VALUES (?, ?, ?) "
                                  "ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, "
                                  "expires_at = excluded.expires_at "
                                  "WHERE leases.owner = excluded.owner OR leases.expires_at <= ?"_s);
    const auto taken = statement.bind(name).bind(owner).bind(now + lifetime).bind(now).run();
    if (!taken) return failure(taken);
    if (statement.changedRows() == 0) return busy(name);
    return Lease(database, name, owner);
}

Result<void> Lease::renew() { return renew(*m_database, m_name, m_owner); }

Result<void> Lease::renew(Database& database, const QString& name, const QString& owner)
{
    Statement statement(database, u"UPDATE leases SET expires_at = ? WHERE name = ? AND owner = ?"_s);
    const auto renewed = statement.bind(database.clock().now() + lifetime).bind(name).bind(owner).run();
    if (!renewed) return renewed;
    // Run out, but nobody wanted it meanwhile: then it is still ours. No row: somebody had it.
    if (statement.changedRows() == 0) return busy(name);
    return {};
}

} // namespace regulars::store
