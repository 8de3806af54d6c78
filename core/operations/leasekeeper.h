// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/lease.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace regulars::operations {

/// Holds the lease of one operation for the length of a scope. A thread of its own renews it, since one
/// request alone may take longer than a lease lasts.
class LeaseKeeper {
public:
    /// Conflict "done_elsewhere" when another program works on it.
    static Result<std::unique_ptr<LeaseKeeper>> take(store::Database& database, const QString& operation,
                                                     const QString& owner);
    ~LeaseKeeper();
    LeaseKeeper(const LeaseKeeper&) = delete;
    LeaseKeeper& operator=(const LeaseKeeper&) = delete;

    /// That it is still ours; within a transaction it stays so until that ends. Conflict "done_elsewhere".
    Result<void> confirm();

private:
    LeaseKeeper(store::Lease lease, QString file, Clock& clock, QString name, QString owner);
    void renewNowAndThen();

    store::Lease m_lease;
    const QString m_file, m_name, m_owner;
    Clock& m_clock;
    std::mutex m_mutex;
    std::condition_variable m_ended;
    bool m_end = false;
    std::thread m_thread;
};

} // namespace regulars::operations
