// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/studio/connection.h"
#include "app/desk/keyring.h"

namespace regulars::desk {

/// The connection of an open studio, shared by syncing and by what staff do at Stripe. Opened at the first use, and again
/// whenever the key is another one. Thread-safe; who comes second waits for the first.
class StudioConnection {
public:
    /// Clock and random must outlive it.
    StudioConnection(QString storeFile, QUrl base, std::shared_ptr<KeyRing> keys, Clock& clock, Random& random);
    /// One whose key was checked and whose account is the store's. Auth "no_key" when a person has to give one;
    /// Conflict "other_account".
    Result<std::shared_ptr<studio::Connection>> open(const CancelToken& cancel);
    /// The one that is open; null before. Never waits for the network.
    std::shared_ptr<studio::Connection> current() const;

private:
    const QString m_storeFile;
    const QUrl m_base;
    const std::shared_ptr<KeyRing> m_keys;
    Clock& m_clock;
    Random& m_random;
    std::mutex m_opening;
    int m_generation = -1;      ///< while m_opening is held
    mutable std::mutex m_mutex; ///< of the pointer
    std::shared_ptr<studio::Connection> m_connection;
};

} // namespace regulars::desk
