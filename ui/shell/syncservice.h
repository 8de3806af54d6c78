// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/base/clock.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/domain/ids.h"

#include <QtCore/QStringList>

namespace regulars::shell {

/// What one run of syncing leaves to be shown.
struct SyncOutcome {
    bool firstFill = false;         ///< it filled the mirror for the first time
    QStringList missingPermissions; ///< as Stripe words them: what belongs to them is not in the mirror
    qint64 differences = 0;         ///< what was found different from Stripe, and repaired
};

/// How the window has its studio synced. The program's composition (app/desk) implements it over core/sync. All
/// calls block and come from one worker thread.
class SyncService {
public:
    virtual ~SyncService() = default;
    /// Brings the mirror up to date. The first call may open the connection: Auth "no_key" when there is none.
    virtual Result<SyncOutcome> run(const CancelToken& cancel, const Progress& progress) = 0;
    /// A person asks to sync: the next run looks again at whose key it is and what it may read. Any thread.
    virtual void checkAgain() {}
    /// Reads again what Stripe tells only when somebody looks (a customer's saved payment methods).
    virtual Result<void> look(const CustomerId& customer, const CancelToken& cancel) = 0;
    /// "Now" for everything about Stripe. Any thread.
    virtual Instant now() const = 0;
};

} // namespace regulars::shell
