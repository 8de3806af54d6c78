// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/sandbox/rest/exchange.h"

#include <QtCore/QFile>
#include <QtCore/QLockFile>
#include <memory>
#include <optional>
#include <vector>

namespace regulars::sandbox {

/// How a studio began: with this the generator makes it again, to the byte.
struct JournalHeader {
    std::uint64_t seed = 0;
    int customers = 0;
    int years = 3;
    std::string currency;
    Instant now;
    std::string eventsVersion; ///< Settings::eventsVersion at the start

    bool operator==(const JournalHeader&) const = default;
};

/// One thing that changed the studio since: a request, or a move of its clock.
struct JournalEntry {
    Instant at;                     ///< the account's time
    std::chrono::seconds ahead{0};  ///< of the machine's, then
    Request request;                ///< method, path, query, body, and the idempotency key as its only header
    std::optional<Instant> movedTo; ///< a move of the clock; the request is empty then
};

/// The state file: since an account is a pure function, how it began and what was asked since is all of it.
/// Every entry is on disk before its answer goes out; a half-written last line (a kill, a power cut) is
/// dropped when opening, for nobody was answered. A second process is kept out by a lock beside the file.
class Journal {
public:
    struct Opened {
        std::unique_ptr<Journal> journal;
        JournalHeader header;
        std::vector<JournalEntry> entries;
        bool fresh = false;
    };

    /// Opens the file, or begins it with `header` when there is none. Errors: Storage ("busy" when another
    /// process has it, "damaged_store" when it cannot be read, "newer_store").
    static Result<Opened> open(const QString& path, const JournalHeader& header);
    /// Appends durably. Error: Storage.
    Result<void> append(const JournalEntry& entry);

private:
    Journal() = default;
    std::unique_ptr<QLockFile> m_lock;
    QFile m_file;
};

} // namespace regulars::sandbox
