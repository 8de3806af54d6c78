// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/wire/host.h"

#include <condition_variable>
#include <map>
#include <thread>

namespace regulars::sandbox {

/// "t=UNIX,v1=HEX": the Stripe-Signature of a body (contract.md 21).
std::string webhookSignature(const std::string& body, const std::string& secret, Instant now);

/// Sends the account's events to its webhook endpoints, one after the other, from a thread of its own. Only
/// to this computer and without TLS: nothing leaves it. What is not taken (2xx) is sent again after one, two
/// and four hours of the account's time, as in Stripe's test mode. The faults of events strike deliveries
/// too: late ones wait that long, shuffled ones let the next go first.
class WebhookSender {
public:
    /// The host must outlive it.
    explicit WebhookSender(AccountHost& host);
    ~WebhookSender();

private:
    struct Attempt {
        Delivery delivery;
        int number = 1;
    };
    using Key = std::pair<Instant, std::uint64_t>; ///< when, and in which order

    void take(std::vector<Delivery> deliveries);
    void queue(Instant at, Attempt attempt, std::uint64_t place);
    void run();
    bool send(const Attempt& attempt) const;

    AccountHost& m_host;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<Key, Attempt> m_queue;
    std::uint64_t m_places = 0;
    bool m_ends = false;
    std::thread m_thread;
};

} // namespace regulars::sandbox
