// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backupfolder.h"

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <algorithm>

namespace regulars::store {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype stampAndEnding = 25; // "2026-11-21T081500Z.sqlite"

} // namespace

BackupFolder::BackupFolder(const QString& storeFile)
    : m_folder(QFileInfo(storeFile).absolutePath() + u"/backups"_s),
      m_store(QFileInfo(storeFile).completeBaseName())
{}

QString BackupFolder::pathOf(const QString& name) const
{
    return u"%1/%2-%3.sqlite"_s.arg(m_folder, m_store, name);
}

bool BackupFolder::hasAny() const
{
    return !QDir(m_folder).entryList({m_store + u"-*.sqlite"_s}, QDir::Files).isEmpty();
}

QList<BackupFile> BackupFolder::all() const
{
    QList<BackupFile> found;
    for (const QFileInfo& info : QDir(m_folder).entryInfoList({m_store + u"-*.sqlite"_s}, QDir::Files, QDir::Time))
        found.append({info.absoluteFilePath(), fromUnixSeconds(info.lastModified().toSecsSinceEpoch())});
    return found;
}

Result<void> BackupFolder::keepNewest(const QString& prefix, int count) const
{
    QDir folder(m_folder);
    QStringList all = folder.entryList({u"%1-%2*.sqlite"_s.arg(m_store, prefix)}, QDir::Files);
    // By the stamp at the end: version 10 sorts before version 2.
    std::sort(all.begin(), all.end(), [](const QString& a, const QString& b) {
        return a.right(stampAndEnding) > b.right(stampAndEnding);
    });
    for (const QString& old : all.mid(count)) {
        if (!folder.remove(old))
            return failure(ErrorKind::Storage, u"cannot delete "_s + old, u"unreadable_folder"_s);
    }
    return {};
}

} // namespace regulars::store
