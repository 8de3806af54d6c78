// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/random.h"
#include "core/domain/plan.h"
#include "core/store/database.h"
#include "core/stripe/client.h"

#include <QtCore/QMap>

#include <string>

namespace regulars::tests {

/// One thing that moves money and that Stripe shall have, as it was shown to who asked for it.
struct Wish {
    std::string step;        ///< as its metadata calls it
    enum class Of { Ledger, Refund, Link } of = Of::Ledger;
    std::string object;      ///< the customer, the charge, or the dispute that a payment link is for
    std::int64_t amount = 0; ///< in Stripe's sign
    int group = 0;           ///< what stands or falls together
    bool isUndo = false;     ///< only where the rest of its group is not
};

/// What a member of staff asked for. The wishes come from what was previewed, never from the engine.
struct Asked {
    QString id;
    Plan plan;
    QList<Wish> wishes;
    QMap<QString, bool> blocks; ///< value → whether it shall stand on one of Stripe's lists
    int desk = 0;
    bool isForgotten = false; ///< its store was replaced by an older one, which does not know of it
};

/// The dice choose something to do about what the mirror shows, be that as old as it is: a refund (all, the
/// rest, a part), a change of a credit balance, a credit balance to give back, a repayment of what was disputed, a block, what
/// is done to subscriptions.
/// Nothing where there is nothing, or where the rules say no before anything is sent. `client`: what stands on Stripe's
/// lists is asked without any trouble.
std::optional<Asked> someWish(store::Database& mirror, stripe::Client& client, Instant now, Random& random);

} // namespace regulars::tests
