// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/studiofolder.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>

namespace regulars::studio {

using namespace Qt::StringLiterals;

QString defaultDataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/regulars"_L1;
}

Result<StudioFolder> StudioFolder::at(const QString& dataFolder, const QString& name)
{
    static const QRegularExpression allowed(u"\\A[A-Za-z0-9_-]{1,64}\\z"_s);
    StudioFolder folder;
    folder.m_name = name.isEmpty() ? u"default"_s : name;
    if (!allowed.match(folder.m_name).hasMatch()) {
        return failure(ErrorKind::Validation, u"studio name %1"_s.arg(name), u"studio_name"_s);
    }
    const QString data = dataFolder.isEmpty() ? defaultDataFolder() : dataFolder;
    folder.m_path = QDir::cleanPath(QDir(data).absolutePath() + "/studios/"_L1 + folder.m_name);
    return folder;
}

QString StudioFolder::storeFile() const { return m_path + "/store.sqlite"_L1; }
QString StudioFolder::keyFile() const { return m_path + "/key.sealed"_L1; }
QString StudioFolder::backups() const { return m_path + "/backups"_L1; }
bool StudioFolder::hasStore() const { return QFileInfo::exists(storeFile()); }

Result<void> StudioFolder::checkAccess() const
{
    QFileInfo place(m_path);
    while (!place.exists() && !place.isRoot()) place.setFile(place.absolutePath());
    if (place.isDir() && place.isReadable() && place.isExecutable()) return {};
    return failure(ErrorKind::Storage, place.filePath(), u"unreadable_folder"_s);
}

QStringList StudioFolder::all(const QString& dataFolder)
{
    const QString data = dataFolder.isEmpty() ? defaultDataFolder() : dataFolder;
    return QDir(data + "/studios"_L1).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
}

} // namespace regulars::studio
