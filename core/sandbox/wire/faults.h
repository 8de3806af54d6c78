// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regulars::sandbox {

/// What can go wrong on purpose.
enum class FaultKind {
    GlobalRate,          ///< "429-global-rate"
    EndpointRate,        ///< "429-endpoint-rate"
    GlobalConcurrency,   ///< "429-global-concurrency"
    EndpointConcurrency, ///< "429-endpoint-concurrency"
    ResourceSpecific,    ///< "429-resource-specific"
    Lock,                ///< "429-lock": lock_timeout, the one 429 that may be repeated at once
    KeyInUse,            ///< "409-key-in-use"
    ServerError,         ///< "500"; after the work it is stored under the idempotency key, as Stripe does
    Unavailable,         ///< "503"
    Timeout,             ///< "timeout": no answer until the caller gives up
    Reset,               ///< "reset": the connection is reset without an answer
    Truncated,           ///< "truncated": the head promises the whole body, the connection ends in its middle
    Garbled,             ///< "garbled": a body of the right length that is no JSON
    Html,                ///< "html": a page as a proxy would send
    Drip,                ///< "drip": one byte at a time
    EventsLate,          ///< "events-late": every second event of the last `ms` is not there yet
    EventsTwice,         ///< "events-twice": each event comes twice
    EventsShuffled       ///< "events-shuffled": events of one second come in the wrong order
};

enum class FaultMoment { Before, After };

/// One fault as ordered by a SPEC:
///   kind[@n][:before|after][:path=/v1/customers][:method=POST][:times=k|all][:every=m][:status=S][:ms=N]
/// It counts the requests that fit path (that path and all below it) and method. It first strikes the n-th
/// (1), then every m-th after that (1), k times in all (1; `every` alone means all). `before` strikes before
/// the work was done, `after` when it was done but nobody is told: by default 409, 429, 500 and 503 before,
/// the others after. 409 and 429 say that nothing was done, and so come before only; truncated, garbled and
/// drip spoil a 500 where nothing was done. `status` is html's (502), `ms` drip's pause between bytes (20) or
/// how long a timeout holds at most (600000). The kinds of events strike lists of them (path /v1/events) and
/// come after only; `ms` is how old an event is when it turns up at last (300000). Deliveries to webhook
/// endpoints count for them as well, as method DELIVER.
struct Fault {
    FaultKind kind = FaultKind::ServerError;
    FaultMoment moment = FaultMoment::Before;
    std::string path;
    std::string method;
    int first = 1;
    int times = 1; ///< 0: without end
    int every = 1;
    int status = 502;
    std::chrono::milliseconds pause{0};
    std::string spec; ///< as it was written
};

/// Whether a kind disturbs how events are told.
bool isOfEvents(FaultKind kind);

/// Reads a SPEC. Error: Validation with a sentence that names the wrong part.
Result<Fault> parseFault(std::string_view spec);
/// The grammar above for `sandbox serve --help`.
std::string_view faultHelp();

/// The faults that are set, and how often each has struck. Thread-safe.
class FaultPlan {
public:
    struct Entry {
        Fault fault;
        int seen = 0;
        int struck = 0;
    };

    void add(Fault fault);
    void clear();
    /// Counts this request for every fault and says which one strikes it: the first that is due.
    std::optional<Fault> strike(std::string_view method, std::string_view path);
    /// The same for one delivery to a webhook endpoint: a "DELIVER" of /v1/events, which only the faults of
    /// events strike.
    std::optional<Fault> strikeDelivery() { return strike("DELIVER", "/v1/events"); }
    std::vector<Entry> entries() const;

private:
    mutable std::mutex m_mutex;
    std::vector<Entry> m_entries;
};

} // namespace regulars::sandbox
