// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/syncrepository.h"
#include "core/stripe/client.h"

namespace regulars::sync {

/// Whether a key that may not read its account belongs to the account of the mirror: asks Stripe for a few of the
/// objects that the mirror holds, those first that can not be deleted. Where Stripe knows none of them, they are
/// somebody else's: Conflict "other_account". An empty mirror fits every key. A handful of requests at most.
Result<void> checkByObjects(stripe::Client& client, const store::SyncRepository& state, const CancelToken& cancel);

} // namespace regulars::sync
