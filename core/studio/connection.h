// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/database.h"
#include "core/store/syncrepository.h"
#include "core/stripe/client.h"
#include "core/stripe/key.h"
#include "core/stripe/limiter.h"
#include "core/stripe/qttransport.h"
#include "core/stripe/stripeclock.h"

namespace regulars::studio {

/// How long a connection bears with a network that does not answer.
struct Patience {
    stripe::Deadlines deadlines;
    stripe::RetryPolicy retries;
    /// For what a person sits and waits for: after some 20 s of silence they want to know, not another try.
    static Patience ofAPerson();
};

/// Everything that talks to one Stripe account: key, wire, limiter, clock, client, built together. Thread-safe like
/// the client.
class Connection {
public:
    /// `base`: stripeAddress() or a sandbox; `rate`: requests a second, 0 for the default: half of the
    /// mode's limit (50 live, 12 test), 100 for a sandbox.
    /// Errors: Auth for the key, Validation "unsafe_address". Sends nothing yet.
    static Result<std::unique_ptr<Connection>> open(const QString& key, const QUrl& base, int rate, Clock& clock,
                                                    Random& random, const Patience& patience = {});
    stripe::Client& client() { return m_client; }
    stripe::StripeClock& stripeClock() { return m_stripeClock; }
    const stripe::ApiKey& key() const { return m_key; }

private:
    Connection(stripe::ApiKey key, std::unique_ptr<stripe::Transport> transport, int rate, Clock& clock,
               Random& random, const stripe::RetryPolicy& retries);
    stripe::ApiKey m_key;
    std::unique_ptr<stripe::Transport> m_transport;
    stripe::Limiter m_limiter;
    stripe::StripeClock m_stripeClock;
    stripe::Client m_client;
};

/// What a key can do.
struct KeyReport {
    Account account; ///< empty where a restricted key may not read it
    Mode mode = Mode::Test;
    bool restricted = false;
    QStringList missingPermissions; ///< as Stripe words them ("Charges and Refunds Read")
};

/// Asks Stripe who the key belongs to and what it may read (a dozen small requests). Keeps nothing.
/// Errors: Auth for a key that Stripe does not know, Network, Timeout …
Result<KeyReport> checkKey(Connection& connection, const CancelToken& cancel);

/// Whether the key belongs to the account and mode of the store. Conflict "other_account" if not. A key that may not
/// read the account is compared through objects of the mirror. Changes nothing; a store without an account fits.
Result<void> checkBinding(Connection& connection, const KeyReport& report, store::Database& database,
                          const CancelToken& cancel);

/// The same before something is sent or looked up at Stripe: with one read where the key may read its account. What is
/// not found in another account would pass for not done.
Result<void> checkOwner(Connection& connection, store::Database& database, const CancelToken& cancel);

/// Ties the store to the key's account and mode. Conflict "other_account" when it belongs to another one (checkBinding):
/// nothing is changed then.
Result<void> bindStore(Connection& connection, const KeyReport& report, store::Database& database,
                       const CancelToken& cancel);

} // namespace regulars::studio
