// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/keyring.h"

namespace regulars::desk {

using namespace Qt::StringLiterals;

Result<QString> KeyRing::key()
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_key.isEmpty()) return m_key;
    }
    const QString given = qEnvironmentVariable(studio::keyVariable);
    if (!given.isEmpty()) return given;
    if (studio::FileKeyStore::exists(m_folder))
        return failure(ErrorKind::Auth, u"the key file is locked"_s, u"no_key"_s);
    return studio::SystemKeyStore(m_folder).read();
}

void KeyRing::use(const QString& key)
{
    const std::lock_guard lock(m_mutex);
    m_key = key;
    ++m_generation;
}

int KeyRing::generation() const
{
    const std::lock_guard lock(m_mutex);
    return m_generation;
}

Result<void> KeyRing::keepInSystem(const QString& key)
{
    if (Result<void> kept = studio::SystemKeyStore(m_folder).write(key); !kept) return kept;
    // A key in the file would be asked for before the system's at the next start.
    return studio::FileKeyStore(m_folder, {}).remove();
}

Result<void> KeyRing::keepInFile(const QString& key, const QString& passphrase)
{
    return studio::FileKeyStore(m_folder, passphrase).write(key);
}

Result<void> KeyRing::unlock(const QString& passphrase)
{
    const Result<QString> key = studio::FileKeyStore(m_folder, passphrase).read();
    if (!key) return failure(key);
    use(*key);
    return {};
}

bool KeyRing::isLocked() const
{
    const std::lock_guard lock(m_mutex);
    return m_key.isEmpty() && !qEnvironmentVariableIsSet(studio::keyVariable) && studio::FileKeyStore::exists(m_folder);
}

} // namespace regulars::desk
