// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/stripe/limiter.h"
#include "core/sync/synchronizer.h"
#include "tests/support/fakeclock.h"
#include "tests/support/seededrandom.h"
#include "tests/world/sandboxtransport.h"

#include <QtCore/QTemporaryDir>

namespace regulars::tests {

/// A small studio in Stripe, a store beside it, and what mirrors one into the other. Time stands still unless
/// moved.
class World {
public:
    explicit World(int customers = 12, std::set<std::string> permissions = {});

    /// Something that somebody does in Stripe. Fails the test when Stripe answers with another status
    /// (0: any will do).
    std::string post(const std::string& path, const std::string& form = {}, int status = 200);
    void remove(const std::string& path);
    std::string get(const std::string& path, const std::string& query = {});
    /// The id in an answer.
    static std::string idIn(const std::string& json);
    /// Stripe's time and the desk's go on.
    void pass(std::chrono::seconds duration);

    Result<sync::SyncReport> sync(const sync::SyncOptions& options = quick());
    static sync::SyncOptions quick();
    /// Somebody opens a profile.
    Result<void> look(const CustomerId& customer);
    /// What a window asks at its start about a restricted key: a dozen small reads.
    void checkKey();
    /// How many objects of a kind Stripe has ("charges").
    int countOf(const std::string& resource);
    /// A store that was filled from nothing just now, as text: what the mirror should hold.
    QStringList freshDump();
    /// The mirror as text: every row of every mirror table, by Stripe's ids.
    QStringList dump();

    std::unique_ptr<store::Database> open();
    QString file() const { return m_folder.filePath(QStringLiteral("store.sqlite")); }

    FakeClock clock;
    sandbox::AccountClock accountClock;
    std::unique_ptr<sandbox::AccountHost> host;
    std::unique_ptr<SandboxTransport> transport;
    CancelToken cancel;

private:
    sandbox::Request request(const std::string& method, const std::string& path) const;
    QTemporaryDir m_folder;
    SeededRandom m_random{1};
    std::string m_secret;
    std::unique_ptr<stripe::Limiter> m_limiter;
    std::unique_ptr<stripe::StripeClock> m_stripeClock;
    std::unique_ptr<stripe::Client> m_client;
    int m_posts = 0;
};

} // namespace regulars::tests
