// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/base/result.h"
#include "core/domain/currency.h"
#include "core/sandbox/model/version.h"
#include "core/sandbox/wire/server.h"
#include "core/sandbox/wire/webhooks.h"

#include <QtCore/QStringList>

namespace regulars::sandbox {

/// What `sandbox serve` can be told (design.md 12).
struct ServeOptions {
    int port = 0;      ///< 0: any free one
    QString stateFile; ///< empty: everything is forgotten at the end. An existing file wins over the studio's
                       ///< options
    int customers = 300;
    int years = 3;
    std::uint64_t seed = 1;
    Currency currency{u"eur"};
    std::optional<Instant> now;               ///< empty: the machine's
    std::string eventsVersion{pinnedVersion}; ///< the API version that events are drawn at (contract.md 20)
    std::chrono::milliseconds latency{0};
    RateLimits limits;
    QStringList faults; ///< SPECs, see faults.h
    /// Ids of permissions.h, or "read"/"write" for all; empty: there is no restricted key.
    QStringList restrictedPermissions;
    /// What the account does not have: "radar". A state file keeps that.
    QStringList without;
    QString traceFile;
};

/// A sandbox that runs: studio, gate and server, owned together. For the command line, the demo studio inside
/// the window, and tests.
class RunningSandbox {
public:
    /// Makes or reopens the studio and begins to listen. `machine` must outlive it. Takes as long as it takes
    /// to invent the studio (300 customers: well under a second). Errors: Validation (an option makes no
    /// sense; param names it), Storage (state file or trace), Network (port).
    static Result<std::unique_ptr<RunningSandbox>> open(const ServeOptions& options, const Clock& machine);
    ~RunningSandbox();
    RunningSandbox(const RunningSandbox&) = delete;
    RunningSandbox& operator=(const RunningSandbox&) = delete;

    const std::string& url() const { return m_url; }
    const Keys& keys() const { return m_keys; }
    /// The first line of standard output: {"url":…,"key":…[,"restricted_key":…]}, without a line end.
    std::string announcement() const;
    AccountHost& host() { return *m_host; }
    /// Lets go of the port and ends what is under way. Also done by the destructor.
    void stop();

private:
    RunningSandbox() = default;
    Keys m_keys;
    std::string m_url;
    std::unique_ptr<AccountClock> m_clock;
    std::unique_ptr<AccountHost> m_host;
    std::unique_ptr<WebhookSender> m_webhooks;
    std::unique_ptr<Server> m_server;
};

/// Serves until `stop` is cancelled; hands the announcement over once it listens. Errors as
/// RunningSandbox::open.
Result<void> serve(const ServeOptions& options, const Clock& machine, const CancelToken& stop,
                   const std::function<void(const std::string& line)>& announce);

} // namespace regulars::sandbox
