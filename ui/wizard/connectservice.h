// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/base/result.h"
#include "core/domain/account.h"

#include <QtCore/QStringList>

namespace regulars::wizard {

/// What a pasted key turned out to be.
struct KeyFacts {
    QString accountName; ///< empty where the key may not read it
    Mode mode = Mode::Test;
    bool restricted = false;
    QStringList missingPermissions; ///< as Stripe words them
};

/// Where a key is kept.
enum class KeyPlace {
    System,        ///< the system's key store
    EncryptedFile, ///< a file in the data folder, under a passphrase
    Nowhere        ///< asked for at each start
};

/// What the first run needs from the world; the program's composition (app/desk) implements it. All calls block and
/// come from one worker thread, never the window's.
class ConnectService {
public:
    virtual ~ConnectService() = default;
    /// Whether the text can be a key at all (local, quick): Auth "no_key", "publishable_key", "not_a_key". Any thread.
    virtual Result<void> look(const QString& key) const = 0;
    /// Asks Stripe about the key and compares it with the studio's store. Auth, Network, Conflict "other_account" …
    virtual Result<KeyFacts> check(const QString& key, const CancelToken& cancel) = 0;
    /// Keeps a key that was checked, and uses it from now on. Auth "no_key_store" when the system's store fails.
    virtual Result<void> keep(const QString& key, KeyPlace place, const QString& passphrase) = 0;
    /// Reads the key from the encrypted file. Auth "wrong_passphrase".
    virtual Result<void> unlock(const QString& passphrase) = 0;
};

} // namespace regulars::wizard
