// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storefiles.h"

#include <QtCore/QFileInfo>
#include <filesystem>

namespace regulars::store {

using namespace Qt::StringLiterals;

Result<void> moveOver(const QString& from, const QString& to)
{
    std::error_code error;
    std::filesystem::rename(from.toStdU16String(), to.toStdU16String(), error);
    if (error)
        return failure(ErrorKind::Storage, u"%1: %2"_s.arg(to, QString::fromStdString(error.message())),
                       u"unreadable_folder"_s);
    return {};
}

Result<void> copyFile(const QString& from, const QString& to)
{
    QFile source(from);
    QFile::remove(to);
    if (!source.copy(to))
        return failure(ErrorKind::Storage, u"copying to %1: %2"_s.arg(to, source.errorString()),
                       source.error() == QFileDevice::CopyError ? u"disk_full"_s : u"unreadable_folder"_s);
    QFile::setPermissions(to, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return {};
}

Result<void> copyStore(const QString& storeFile, const QString& to)
{
    for (const QString& suffix : {u""_s, u"-wal"_s}) {
        if (!QFileInfo::exists(storeFile + suffix)) continue;
        if (const auto copied = copyFile(storeFile + suffix, to + suffix); !copied) return copied;
    }
    return {};
}

Result<void> keepAside(const QString& storeFile, const QString& kept)
{
    if (const auto copied = copyStore(storeFile, kept); !copied) return copied;
    // An old log would be played into the new file.
    for (const QString& suffix : {u"-wal"_s, u"-shm"_s}) {
        if (QFileInfo::exists(storeFile + suffix) && !QFile::remove(storeFile + suffix))
            return failure(ErrorKind::Storage, u"cannot remove "_s + storeFile + suffix,
                           u"unreadable_folder"_s);
    }
    return {};
}

QString freeName(const QString& wanted)
{
    QString name = wanted;
    for (int n = 2; QFileInfo::exists(name); ++n)
        name = u"%1-%2"_s.arg(wanted).arg(n);
    return name;
}

} // namespace regulars::store
