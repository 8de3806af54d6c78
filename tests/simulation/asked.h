// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/random.h"
#include "core/domain/plan.h"
#include "core/store/database.h"

#include <string>

namespace regulars::tests {

/// One thing that moves money and that Stripe shall have, as it was shown to who asked for it.
struct Wish {
    std::string step;        ///< as its metadata calls it
    bool isRefund = false;   ///< else an entry of a customer's ledger
    std::string object;      ///< the charge, or the customer
    std::int64_t amount = 0; ///< in Stripe's sign
    int group = 0;           ///< what stands or falls together
    bool isUndo = false;     ///< only where the rest of its group is not
};

/// What a member of staff asked for. The wishes come from what was previewed, never from the engine.
struct Asked {
    QString id;
    Plan plan;
    QList<Wish> wishes;
    int desk = 0;
    bool isForgotten = false; ///< its store was replaced by an older one, which does not know of it
};

/// The dice choose something to do about what the mirror shows, be that as old as it is: a refund (all, the
/// rest, a part), a change of a credit balance, a credit balance to give back. Nothing where there is
/// nothing, or where the rules say no before anything is sent.
std::optional<Asked> someWish(store::Database& mirror, Instant now, Random& random);

} // namespace regulars::tests
