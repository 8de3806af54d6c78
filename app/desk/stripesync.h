// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/studio/connection.h"
#include "core/sync/synchronizer.h"
#include "app/desk/keyring.h"
#include "ui/shell/syncservice.h"

#include <atomic>

namespace regulars::desk {

/// The window's view of syncing: core/sync behind the shell's interface. Opens the connection at the first run and
/// again whenever the key is another one.
class StripeSync final : public shell::SyncService {
public:
    /// Clock and random must outlive it.
    StripeSync(QString storeFile, QUrl base, std::shared_ptr<KeyRing> keys, Clock& clock, Random& random);
    Result<shell::SyncOutcome> run(const CancelToken& cancel, const Progress& progress) override;
    Result<void> look(const CustomerId& customer, const CancelToken& cancel) override;
    Instant now() const override;
    void checkAgain() override { m_checkAgain = true; }

private:
    /// The connection whose key was checked and whose account is the store's.
    Result<std::shared_ptr<studio::Connection>> connection(const CancelToken& cancel);
    Result<shell::SyncOutcome> sync(const CancelToken& cancel, const Progress& progress);
    /// How far ahead of this computer Stripe's time is, as the last sync found.
    Result<void> learnTime(store::Database& database);
    QString m_storeFile;
    QUrl m_base;
    std::shared_ptr<KeyRing> m_keys;
    Clock& m_clock;
    Random& m_random;
    mutable std::mutex m_mutex; ///< of what now() looks at from other threads
    std::shared_ptr<studio::Connection> m_connection;
    int m_generation = -1;
    bool m_hasRun = false;
    std::atomic<qint64> m_ahead{0}; ///< seconds
    // Reads are few (design.md 8): account and permissions are looked at once a day and when somebody asks.
    std::atomic<bool> m_checkAgain = false;
    std::optional<std::chrono::milliseconds> m_checkedAt;
    QStringList m_missingPermissions;
};

} // namespace regulars::desk
