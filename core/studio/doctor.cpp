// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/doctor.h"

#include "core/store/backup.h"
#include "core/store/backupfolder.h"
#include "core/sync/allowance.h"

namespace regulars::studio {

using namespace Qt::StringLiterals;
using store::SyncRepository;

namespace {

template<class T>
Check failed(const QString& name, const Result<T>& result)
{
    return {name, result.error(), {}};
}

Check mirrorCheck(const SyncRepository& state)
{
    const auto now = state.now();
    if (!now) return failed(u"mirror"_s, now);
    const auto synced = state.text(u"last_sync_at"_s);
    if (!synced) return failed(u"mirror"_s, synced);
    const auto leftOut = state.text(u"left_out"_s);
    if (!leftOut) return failed(u"mirror"_s, leftOut);
    Check check{u"mirror"_s, std::nullopt, {}};
    if (synced->isEmpty()) {
        check.error = failure(ErrorKind::NotFound, u"never synced"_s, u"never_synced"_s).value();
        return check;
    }
    const Instant at = fromUnixSeconds(synced->toLongLong());
    check.detail = toIso(at);
    if (!leftOut->isEmpty()) {
        check.error = failure(ErrorKind::Permission, *leftOut, u"left_out"_s).value();
    } else if (*now - at > std::chrono::hours(48)) {
        check.error = failure(ErrorKind::NotFound, toIso(at), u"sync_is_old"_s).value();
    }
    return check;
}

} // namespace

QList<Check> checkStore(store::Database& database)
{
    QList<Check> checks;
    const auto sound = store::checkIntegrity(database);
    checks.append(sound ? Check{u"store"_s, std::nullopt, database.file()} : failed(u"store"_s, sound));
    checks.append(mirrorCheck(SyncRepository(database)));
    return checks;
}

Check checkBackups(const QString& storeFile)
{
    const QList<store::BackupFile> backups = store::BackupFolder(storeFile).all();
    return {u"backups"_s, std::nullopt, backups.isEmpty() ? QString() : backups.first().file};
}

QList<Check> checkStripe(Connection& connection, store::Database& database, const CancelToken& cancel)
{
    QList<Check> checks;
    const auto report = checkKey(connection, cancel);
    if (!report) {
        const bool reached = report.error().kind == ErrorKind::Auth || report.error().kind == ErrorKind::Permission;
        if (reached) checks.append(Check{u"connection"_s, std::nullopt, {}});
        checks.append(failed(reached ? u"key"_s : u"connection"_s, report));
        return checks;
    }
    checks.append(Check{u"connection"_s, std::nullopt, {}});
    checks.append(Check{u"key"_s, std::nullopt, report->account.name});
    if (!report->missingPermissions.isEmpty()) {
        Error error = failure(ErrorKind::Permission, u"restricted key"_s, u"left_out"_s).value();
        error.permission = report->missingPermissions.join(u", "_s);
        checks.append(Check{u"permissions"_s, error, {}});
    } else {
        checks.append(Check{u"permissions"_s, std::nullopt, {}});
    }
    const auto same = checkBinding(connection, *report, database, cancel);
    // The checks are what was asked for; a meter that can not be written would have shown above.
    (void)sync::countReads(connection.client(), connection.stripeClock(), database, store::ReadPurpose::Check);
    checks.append(same ? Check{u"account"_s, std::nullopt, report->account.id.text()} : failed(u"account"_s, same));
    return checks;
}

} // namespace regulars::studio
