// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "asked.h"
#include "core/domain/operation.h"
#include "core/sandbox/model/state.h"

namespace regulars::tests {

/// Judges what became of what staff asked for by the account's own rows: no answer, no engine and no store in
/// between. Each finding is a sentence, empty when nothing is wrong.
class Audit {
public:
    /// At any time: everything that Stripe has of ours was asked for, as it was asked for, and is there once.
    static QString whatIsThere(const sandbox::AccountState& state, const QList<Asked>& all);
    /// When all has come to an end: Stripe has what the store says that it has. `told`: what that says; none
    /// where it knows of nothing.
    static QString whatBecame(const sandbox::AccountState& state, const Asked& asked,
                              const std::optional<Operation>& told);
    /// A repayment counts in its desk's store exactly where it was done, with its amount and its page.
    static QString repayment(const sandbox::AccountState& state, store::Database& store, const Asked& asked,
                             const std::optional<Operation>& told);
    /// Stripe's lists hold what was blocked and not freed, once, and nothing that nobody asked for. `told`: by id, how what
    /// was asked for has ended; what is not there may or may not have been done.
    static QString lists(const sandbox::AccountState& state, const QList<Asked>& all,
                         const QMap<QString, OperationState>& told);
    /// What was done to a subscription was done once, exactly where it is said to be done, and a price that was made for it can
    /// be chosen only then.
    static QString subscription(const sandbox::AccountState& state, const Asked& asked,
                                const std::optional<Operation>& told);
    /// Every customer's balance is the sum of its ledger.
    static QString ledgers(const sandbox::AccountState& state);
};

} // namespace regulars::tests
