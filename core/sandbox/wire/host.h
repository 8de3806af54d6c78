// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/rest/account.h"
#include "core/sandbox/wire/gate.h"
#include "core/sandbox/wire/journal.h"
#include "core/sandbox/wire/trace.h"

#include <atomic>
#include <shared_mutex>

namespace regulars::sandbox {

/// One account that runs: the account, its clock, the gate before it, the journal behind it, and the locks
/// between. Reads go side by side while nothing is due; writes go alone and are in the journal before they
/// are done. Knows no sockets: a Server puts it on the wire, a simulation calls it as it is. Thread-safe.
class AccountHost {
public:
    /// The clock must outlive the host. Journal and trace may be missing.
    AccountHost(Account account, AccountClock& clock, GateOptions options,
                std::unique_ptr<Journal> journal = {}, std::unique_ptr<Trace> trace = {});

    /// Answers any request: below /v1 through the gate, below /_sandbox/ without it (clock and faults itself,
    /// the rest is the account's).
    GateAnswer handle(const Request& request);

    /// Moves the account's clock forward through everything that is due. Errors: Validation (it would go
    /// back), Storage.
    Result<void> moveClock(Instant target);

    /// What the journal holds is done again; called once, before the first request.
    void replay(const std::vector<JournalEntry>& entries);

    /// Who takes what is to be sent to webhook endpoints; called with the account locked, so it must only
    /// note them. Without one, or with an empty function, they are dropped.
    using Courier = std::function<void(std::vector<Delivery>)>;
    void setCourier(Courier courier);
    /// Where a delivery goes; none when the endpoint is disabled or gone.
    struct Target {
        std::string url;
        std::string secret;
    };
    std::optional<Target> targetOf(Ref<WebhookEndpoint> endpoint);
    void noteDelivered(const std::string& eventId);

    AccountClock& clock() { return m_clock; }
    FaultPlan& faults() { return m_gate.faults(); }
    /// Not while requests are under way.
    const Account& account() const { return m_account; }

private:
    Response perform(const Request& request);
    Response control(const Request& request);
    Response clockControl(const Request& request);
    Response faultControl(const Request& request);
    Response answersControl() const;
    std::unique_lock<std::shared_mutex> alone();
    void handOver();

    Account m_account;
    AccountClock& m_clock;
    Gate m_gate;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<Trace> m_trace;
    Courier m_courier;
    std::atomic<qint64> m_answers = 0, m_refusedByRate = 0; ///< below /v1, since it began to serve
    std::shared_mutex m_lock;
    std::mutex m_turnstile; ///< lets a waiting writer in: shared locks alone may keep it out for ever
};

} // namespace regulars::sandbox
