// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/studio/studiofolder.h"

#include <memory>

namespace regulars::studio {

/// Where a studio's Stripe key is kept. Never in the database, a log or a command line. Calls block (up to 5 s).
class KeyStore {
public:
    virtual ~KeyStore() = default;
    /// Auth "no_key" when there is none; Auth "no_key_store" when the place itself does not work; Auth
    /// "wrong_passphrase" for the encrypted file.
    virtual Result<QString> read() = 0;
    virtual Result<void> write(const QString& key) = 0; ///< Auth "no_key_store" when it could not be kept
    virtual Result<void> remove() = 0;                  ///< not an error when there is none
};

/// The system's own: Credential Manager, Keychain, Secret Service. Any failure of it counts as "no_key_store".
class SystemKeyStore final : public KeyStore {
public:
    explicit SystemKeyStore(const StudioFolder& folder);
    Result<QString> read() override;
    Result<void> write(const QString& key) override;
    Result<void> remove() override;

private:
    QString m_entry;
};

/// A file in the studio's folder, encrypted under a passphrase (Argon2id, XSalsa20-Poly1305 of libsodium).
class FileKeyStore final : public KeyStore {
public:
    FileKeyStore(const StudioFolder& folder, QString passphrase);
    static bool exists(const StudioFolder& folder);
    Result<QString> read() override;
    Result<void> write(const QString& key) override;
    Result<void> remove() override;

private:
    QString m_file, m_passphrase;
};

/// Name of the environment variable that holds a key for one run.
inline constexpr const char* keyVariable = "REGULARS_STRIPE_KEY";

} // namespace regulars::studio
