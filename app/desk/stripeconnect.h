// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/random.h"
#include "core/studio/connection.h"
#include "app/desk/keyring.h"
#include "ui/wizard/connectservice.h"

namespace regulars::desk {

/// The first run's view of Stripe and the key store: core/studio behind the wizard's interface.
class StripeConnect final : public wizard::ConnectService {
public:
    /// Clock and random must outlive it.
    StripeConnect(studio::StudioFolder folder, QUrl base, std::shared_ptr<KeyRing> keys, Clock& clock, Random& random);
    Result<void> look(const QString& key) const override;
    Result<wizard::KeyFacts> check(const QString& key, const CancelToken& cancel) override;
    Result<void> keep(const QString& key, wizard::KeyPlace place, const QString& passphrase) override;
    Result<void> unlock(const QString& passphrase) override;

private:
    studio::StudioFolder m_folder;
    QUrl m_base;
    std::shared_ptr<KeyRing> m_keys;
    Clock& m_clock;
    Random& m_random;
};

} // namespace regulars::desk
