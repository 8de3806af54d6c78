// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/connection.h"

#include "core/store/mirrorbatch.h"
#include "core/sync/allowance.h"
#include "core/sync/belonging.h"

namespace regulars::studio {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using store::SyncRepository;
using stripe::Client;

namespace {

/// Half of the mode's limit (design.md 7). A sandbox on this computer shares its limit with nobody.
int defaultRate(const QUrl& base, Mode mode)
{
    if (base.host() != stripe::stripeAddress().host()) return 100;
    return mode == Mode::Live ? 50 : 12;
}

/// One look at a resource with the smallest page; a missing permission is noted, other failures are handed on.
template<class T>
Result<void> probe(Client& client, Result<stripe::Page<T>> (Client::*list)(const stripe::ListQuery&, const CancelToken&),
                   const CancelToken& cancel, QStringList& missing)
{
    stripe::ListQuery query;
    query.limit = 1;
    const auto page = (client.*list)(query, cancel);
    if (page) return {};
    if (page.error().kind != ErrorKind::Permission) return failure(page);
    const QString& permission = page.error().permission;
    if (!missing.contains(permission)) missing.append(permission);
    return {};
}

Failure otherAccount(const QString& detail) { return failure(ErrorKind::Conflict, detail, u"other_account"_s); }

} // namespace

Patience Patience::ofAPerson()
{
    Patience patience;
    patience.deadlines = {20s, 10s};
    patience.retries = {2, 20s};
    return patience;
}

Connection::Connection(stripe::ApiKey key, std::unique_ptr<stripe::Transport> transport, int rate, Clock& clock,
                       Random& random, const stripe::RetryPolicy& retries)
    : m_key(std::move(key))
    , m_transport(std::move(transport))
    , m_limiter(clock, rate)
    , m_stripeClock(clock)
    , m_client(*m_transport, m_limiter, m_stripeClock, clock, random, retries)
{
}

Result<std::unique_ptr<Connection>> Connection::open(const QString& key, const QUrl& base, int rate, Clock& clock,
                                                     Random& random, const Patience& patience)
{
    auto parsed = stripe::ApiKey::parse(key);
    if (!parsed) return failure(parsed);
    auto transport = stripe::QtTransport::create(base, *parsed, patience.deadlines);
    if (!transport) return failure(transport);
    const int pace = rate > 0 ? rate : defaultRate(base, parsed->mode());
    return std::unique_ptr<Connection>(
        new Connection(std::move(*parsed), std::move(*transport), pace, clock, random, patience.retries));
}

Result<KeyReport> checkKey(Connection& connection, const CancelToken& cancel)
{
    KeyReport report;
    report.mode = connection.key().mode();
    report.restricted = connection.key().isRestricted();
    Client& client = connection.client();
    const auto account = client.account(cancel);
    // A restricted key that may not read the account is good all the same (contract.md 3).
    if (!account && account.error().kind != ErrorKind::Permission) return failure(account);
    if (account) report.account = *account;
    if (!report.restricted) return report;

    QStringList& missing = report.missingPermissions;
    const auto probes = {
        std::function<Result<void>()>([&] { return probe(client, &Client::customers, cancel, missing); }),
        std::function<Result<void>()>([&] { return probe(client, &Client::payments, cancel, missing); }),
        std::function<Result<void>()>([&] { return probe(client, &Client::subscriptions, cancel, missing); }),
        std::function<Result<void>()>([&] { return probe(client, &Client::invoices, cancel, missing); }),
        std::function<Result<void>()>([&] { return probe(client, &Client::refunds, cancel, missing); }),
        std::function<Result<void>()>([&] { return probe(client, &Client::disputes, cancel, missing); }),
        std::function<Result<void>()>([&] { return probe(client, &Client::balanceTransactions, cancel, missing); }),
        std::function<Result<void>()>([&] { return probe(client, &Client::products, cancel, missing); }),
        std::function<Result<void>()>([&] { return probe(client, &Client::prices, cancel, missing); }),
        std::function<Result<void>()>([&] { return probe(client, &Client::coupons, cancel, missing); }),
        std::function<Result<void>()>([&] { return probe(client, &Client::events, cancel, missing); }),
    };
    for (const auto& look : probes) {
        if (auto looked = look(); !looked) return failure(looked);
    }
    return report;
}

Result<void> checkBinding(Connection& connection, const KeyReport& report, store::Database& database,
                          const CancelToken& cancel)
{
    const SyncRepository state(database);
    const auto mode = state.mode();
    if (!mode) return failure(mode);
    if (*mode && **mode != report.mode) return otherAccount(u"test and live mode"_s);
    const auto account = state.account();
    if (!account) return failure(account);
    if (!*account) return {};
    if (!(*account)->id.isEmpty() && !report.account.id.isEmpty()) {
        if ((*account)->id == report.account.id) return {};
        return otherAccount(u"key of %1, store of %2"_s.arg(report.account.id.text(), (*account)->id.text()));
    }
    return sync::checkByObjects(connection.client(), state, cancel);
}

Result<void> checkOwner(Connection& connection, store::Database& database, const CancelToken& cancel)
{
    KeyReport report;
    report.mode = connection.key().mode();
    const auto account = connection.client().account(cancel);
    if (!account && account.error().kind != ErrorKind::Permission) return failure(account);
    if (account) report.account = *account;
    return checkBinding(connection, report, database, cancel);
}

Result<void> bindStore(Connection& connection, const KeyReport& report, store::Database& database,
                       const CancelToken& cancel)
{
    if (auto same = checkBinding(connection, report, database, cancel); !same) return same;
    auto batch = store::MirrorBatch::begin(database);
    if (!batch) return failure(batch);
    if (auto bound = SyncRepository(database).bind(report.account, report.mode); !bound) return bound;
    if (auto committed = batch->commit(); !committed) return committed;
    return sync::countReads(connection.client(), connection.stripeClock(), database, store::ReadPurpose::Check);
}

} // namespace regulars::studio
