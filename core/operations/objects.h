// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/plan.h"
#include "core/store/mirrorbatch.h"
#include "core/stripe/client.h"

namespace regulars::operations {

/// What stands at a JSON pointer, as in FieldValue: numbers and flags as text; "" for null, objects, arrays
/// and nothing.
QString textAt(const stripe::Json& object, const QString& pointer);

/// Puts an object as Stripe shows it into the mirror. Whether that is all of it: not for types that are not
/// mirrored, nor for those whose lists may go on behind the answer (subscription, invoice, payment link): they are fetched.
/// Server "unreadable_answer" where it is not such an object.
Result<bool> putObject(store::MirrorBatch& batch, const QString& type, const stripe::Json& object,
                       Instant readAt);

/// Reads an object again and puts it into the mirror, or takes it out where it is gone. Nothing for types
/// that are not mirrored. With a refund, its movement of money is read too, so that the lifetime value is
/// right at once.
Result<void> refetch(stripe::Client& client, store::Database& database, const ObjectRef& object,
                     const CancelToken& cancel);

} // namespace regulars::operations
