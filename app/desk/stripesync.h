// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sync/synchronizer.h"
#include "app/desk/studioconnection.h"
#include "ui/shell/syncservice.h"

#include <atomic>

namespace regulars::desk {

/// The window's view of syncing: core/sync behind the shell's interface.
class StripeSync final : public shell::SyncService {
public:
    /// Clock and random must outlive it.
    StripeSync(QString storeFile, std::shared_ptr<StudioConnection> connection, Clock& clock, Random& random);
    Result<shell::SyncOutcome> run(const CancelToken& cancel, const Progress& progress) override;
    Result<void> look(const CustomerId& customer, const CancelToken& cancel) override;
    Instant now() const override;
    void checkAgain() override { m_checkAgain = true; }

private:
    Result<shell::SyncOutcome> sync(const CancelToken& cancel, const Progress& progress);
    /// How far ahead of this computer Stripe's time is, as the last sync found.
    Result<void> learnTime(store::Database& database);
    QString m_storeFile;
    std::shared_ptr<StudioConnection> m_connection;
    Clock& m_clock;
    Random& m_random;
    bool m_hasRun = false;
    std::atomic<qint64> m_ahead{0}; ///< seconds
    // Reads are few (design.md 8): account and permissions are looked at once a day and when somebody asks.
    std::atomic<bool> m_checkAgain = false;
    std::shared_ptr<studio::Connection> m_checked; ///< the connection that m_checkedAt is about
    std::optional<std::chrono::milliseconds> m_checkedAt;
    QStringList m_missingPermissions;
};

} // namespace regulars::desk
