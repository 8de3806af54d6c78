// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/studio/keystore.h"

#include <mutex>

namespace regulars::desk {

/// The studio's key while the program runs: one that a person gave, else the environment's, else the key store's.
/// Shared by the first run, which fills it, and by syncing, which uses it. Thread-safe.
class KeyRing {
public:
    explicit KeyRing(studio::StudioFolder folder) : m_folder(std::move(folder)) {}
    /// Blocks up to 5 s on the system's key store. Auth "no_key" when a person has to give one.
    Result<QString> key();
    /// Uses this key from now on.
    void use(const QString& key);
    /// Grows with each use(): whoever holds a connection sees that the key is another one.
    int generation() const;
    /// Keeps the key for the next start. Auth "no_key_store".
    Result<void> keepInSystem(const QString& key);
    Result<void> keepInFile(const QString& key, const QString& passphrase);
    /// Reads the encrypted file and uses its key. Auth "wrong_passphrase".
    Result<void> unlock(const QString& passphrase);
    /// Whether the key lies in the encrypted file and was not read yet.
    bool isLocked() const;

private:
    studio::StudioFolder m_folder;
    mutable std::mutex m_mutex;
    QString m_key;
    int m_generation = 0;
};

} // namespace regulars::desk
