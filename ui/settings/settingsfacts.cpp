// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingsfacts.h"

#include <QtCore/QFileInfo>

namespace regulars::settings {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostDifferences = 1000; ///< that a person looks through; the command line prints as many

} // namespace

Result<SettingsFacts> loadSettingsFacts(store::Database& database, Instant now)
{
    const store::SyncRepository state(database);
    const auto reads = sync::readUse(database, now);
    if (!reads) return failure(reads);
    const auto days = state.readsByDay(now - sync::allowanceSpan);
    if (!days) return failure(days);
    const auto synced = state.text(u"last_sync_at"_s);
    if (!synced) return failure(synced);
    const auto differences = store::DifferenceRepository(database).newest(mostDifferences);
    if (!differences) return failure(differences);
    const auto account = state.account();
    if (!account) return failure(account);
    const auto mode = state.mode();
    if (!mode) return failure(mode);
    const auto counts = state.counts();
    if (!counts) return failure(counts);
    SettingsFacts facts{*reads, *days, {}, *differences, *account, *mode, 0, 0, {}, {}};
    if (!synced->isEmpty()) facts.syncedAt = fromUnixSeconds(synced->toLongLong());
    facts.customers = counts->value(u"customers"_s);
    facts.payments = counts->value(u"payments"_s);
    facts.folder = QFileInfo(database.file()).absolutePath();
    facts.backups = store::BackupFolder(database.file()).all();
    return facts;
}

} // namespace regulars::settings
