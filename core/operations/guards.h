// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/operation.h"
#include "core/store/mirrorbatch.h"
#include "core/stripe/client.h"

namespace regulars::operations {

/// What the guards of an operation say now.
struct GuardReading {
    QList<ChangedField> changed; ///< what is not as the plan saw it; empty: go
    QList<std::pair<ObjectRef, stripe::JsonRead>> objects;

    /// Puts what was read into the mirror, so that the view shows what the operation was stopped by.
    Result<void> put(store::MirrorBatch& batch) const;
};

/// Reads the guarded objects at Stripe. An object that is gone differs in all its fields. Errors: Network …
Result<GuardReading> readGuards(stripe::Client& client, const QList<Guard>& guards,
                                const CancelToken& cancel);

} // namespace regulars::operations
