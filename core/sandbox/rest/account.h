// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/sandbox/model/state.h"
#include "core/sandbox/rest/exchange.h"

#include <memory>

namespace regulars::sandbox {

/// A Stripe account as a function: (state, now, request) → answer, events and new state. No sockets, no
/// threads of its own, no wall clock: the caller says what time it is, and time never runs backwards.
/// Randomness comes from the seed in the state, so that the same requests at the same times give the same
/// answers.
///
/// Not thread-safe by itself except as said at `isRead`; the Server serialises writes.
class Account {
public:
    explicit Account(std::unique_ptr<AccountState> state);
    ~Account();
    Account(Account&&) noexcept;
    Account& operator=(Account&&) noexcept;

    /// Answers one API request (path below /v1) that has passed the gate (gate.h). First lets the account's
    /// time run to `now`: renewals, retries and expiries that are due happen in order, each at its own
    /// instant.
    Response handle(const Request& request, Instant now);

    /// Lets time run without a request.
    void advance(Instant now);
    /// Whether anything is due up to `now` (then a read must not run beside other reads).
    bool isDue(Instant now) const;
    /// Whether a request only reads (a preview does, though it is a POST): such requests may run side by side
    /// while nothing is due.
    static bool isRead(const Request& request);

    /// What is to be sent to webhook endpoints, taken from the account.
    std::vector<Delivery> takeDeliveries();
    /// An endpoint took that event.
    void noteDelivered(const std::string& eventId);

    AccountState& state() { return *m_state; }
    const AccountState& state() const { return *m_state; }

private:
    std::unique_ptr<AccountState> m_state;
};

} // namespace regulars::sandbox
