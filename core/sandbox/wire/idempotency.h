// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/sandbox/rest/exchange.h"

#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace regulars::sandbox {

/// Remembers the answers to POSTs by their Idempotency-Key for 24 hours of the account's time (contract.md
/// 28). Thread-safe.
class IdempotencyStore {
public:
    enum class Verdict { Fresh, Replay, OtherParameters, InFlight };
    struct Claim {
        Verdict verdict = Verdict::Fresh;
        Response stored;       ///< for Replay: status, body and the first request's headers
        std::string firstPath; ///< for OtherParameters
    };

    /// Asks for a key; Fresh means that it is now in flight until `store` or `release`.
    Claim claim(const std::string& key, const Request& request, Instant now);
    /// Keeps the answer of a claimed key.
    void store(const std::string& key, const Response& response);
    /// Forgets a claimed key: what was answered is of the kind that is not stored.
    void release(const std::string& key);
    /// Keeps an answer without a claim: at a restart, from the journal.
    void remember(const std::string& key, const Request& request, const Response& response, Instant when);

    /// Whether an answer is of the kind that is stored: not 401, 403, 409, 429, and not what failed
    /// validation.
    static bool isStored(const Response& response);

private:
    struct Entry {
        std::string method;
        std::string path;
        std::string parameters;
        Instant since;
        std::optional<Response> response;
    };
    void forgetOld(Instant now);

    std::mutex m_mutex;
    std::unordered_map<std::string, Entry> m_entries;
    std::deque<std::pair<Instant, std::string>> m_byAge;
};

} // namespace regulars::sandbox
