// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/operation.h"

namespace regulars::operations {

/// What a person may do about an operation as it stands (design.md 9): only what is safe. Engine::resume and
/// Engine::discard keep the same rules.
struct Choices {
    enum class GoOn {
        No,       ///< it is over or under way, or looking again can not tell more
        Continue, ///< sends what was never sent
        LookAgain ///< finds out what became of what was sent
    };
    GoOn goOn = GoOn::No;
    bool sendsMore = false; ///< LookAgain: steps that were never sent follow where the earlier ones were done
    bool discard = false;
    bool operator==(const Choices&) const = default;
};

/// Pure. `operation`: with its steps.
Choices choicesFor(const Operation& operation);

} // namespace regulars::operations
