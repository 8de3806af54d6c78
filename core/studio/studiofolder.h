// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

namespace regulars::studio {

/// Where the data of all studios lies unless told otherwise: the system's place for application data.
QString defaultDataFolder();

/// One studio's place on disk: DATA/studios/NAME/, readable by its owner only.
class StudioFolder {
public:
    /// `name`: letters, digits, '-' and '_'; empty means "default". Validation "studio_name" for anything else.
    static Result<StudioFolder> at(const QString& dataFolder, const QString& name);
    const QString& name() const { return m_name; }
    QString path() const { return m_path; }
    QString storeFile() const;
    QString keyFile() const;  ///< passphrase-encrypted key, where the system has no key store
    QString backups() const;
    bool hasStore() const;    ///< a store was made here before
    /// Storage "unreadable_folder" when nobody can say what lies here: something on the way is no folder, or belongs
    /// to somebody else. A folder that is not there yet is fine.
    Result<void> checkAccess() const;
    /// Names of the studios below a data folder, sorted.
    static QStringList all(const QString& dataFolder);

private:
    QString m_name, m_path;
};

} // namespace regulars::studio
