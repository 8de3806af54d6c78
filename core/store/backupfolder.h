// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/result.h"

#include <QtCore/QList>

namespace regulars::store {

/// A backup that lies in the folder.
struct BackupFile {
    QString file;
    Instant made{};
};

/// The folder "backups" beside a store: names files after the store and what they are for, and keeps only the
/// newest of each kind.
class BackupFolder {
public:
    explicit BackupFolder(const QString& storeFile);
    /// Where the backup called `name` of this store lies.
    QString pathOf(const QString& name) const;
    /// Whether this store was ever backed up (so that there was one).
    bool hasAny() const;
    /// All of them, newest first.
    QList<BackupFile> all() const;
    /// Deletes all but the `count` newest whose names begin with `prefix` (their names end with the time).
    Result<void> keepNewest(const QString& prefix, int count) const;

private:
    QString m_folder;
    QString m_store; ///< the store file's name without its ending
};

} // namespace regulars::store
