// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/account.h"
#include "core/store/backupfolder.h"
#include "core/store/differencerepository.h"
#include "core/sync/allowance.h"

namespace regulars::settings {

/// What the page of settings shows, all from the store and its folder.
struct SettingsFacts {
    sync::ReadUse reads;
    QList<store::DayReads> days;    ///< of the last 30 days, by purpose
    std::optional<Instant> syncedAt;
    QList<store::Difference> differences; ///< newest first
    std::optional<Account> account;
    std::optional<Mode> mode;
    qint64 customers = 0, payments = 0;
    QString folder;                 ///< where the store lies
    QList<store::BackupFile> backups; ///< newest first
};

/// Reads them; `now` by Stripe's clock. Storage errors.
Result<SettingsFacts> loadSettingsFacts(store::Database& database, Instant now);

} // namespace regulars::settings
