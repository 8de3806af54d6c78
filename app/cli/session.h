// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/studio/connection.h"
#include "core/studio/keystore.h"
#include "core/words/words.h"

namespace regulars::cli {

/// Flags before or after the command (design.md 12).
struct Globals {
    QString dataFolder; ///< empty: the system's place
    QString studio;     ///< empty: "default"
    QString stripeUrl;  ///< empty: Stripe's own address
    bool json = false;
};

/// One run of the program: what its commands share.
class Session {
public:
    Session(Globals globals, Clock& clock, Random& random)
        : m_globals(std::move(globals)), m_clock(clock), m_random(random)
    {
    }
    bool json() const { return m_globals.json; }
    Clock& clock() const { return m_clock; }
    Random& random() const { return m_random; }

    Result<studio::StudioFolder> folder() const;
    /// The store of a studio that was connected before; Storage "no_store" otherwise (nothing is made then).
    Result<std::unique_ptr<store::Database>> openStore() const;
    /// The key from the environment or the key store, and the connection with it. Sends nothing yet.
    Result<std::unique_ptr<studio::Connection>> openConnection(int rate = 0) const;
    /// The same with a key at hand.
    Result<std::unique_ptr<studio::Connection>> openConnection(const QString& key, int rate) const;
    /// The system's user: who did it, in the record of an operation.
    static QString who();
    /// Language and formats of the environment, and the studio's calendar.
    words::Style style(store::Database& database) const;

private:
    Globals m_globals;
    Clock& m_clock;
    Random& m_random;
};

/// The place for the studio's key: the encrypted file if there is one, else the system's key store. Asks for
/// the passphrase on a terminal; Auth "no_key_store" where it can not.
Result<std::unique_ptr<studio::KeyStore>> openKeyStore(const studio::StudioFolder& folder);

} // namespace regulars::cli
