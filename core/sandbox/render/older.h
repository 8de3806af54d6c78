// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/model/state.h"

namespace regulars::sandbox {

/// An object that was drawn at the pinned version as an account on an older one gets it, what it holds
/// included: the differences of contract.md 2 that the mirror could meet (basil, clover, 2022-11-15). What an
/// old field names and the new shape left out is looked up in the state, as it stands now.
std::string olderShape(const AccountState& state, const std::string& object, std::string_view version);

/// previous_attributes (contract.md 20): the members of `before` that are other in `after`; of hashes only
/// what changed inside, arrays whole. Empty when nothing changed.
std::string previousAttributes(const std::string& before, const std::string& after);
/// The other way round: what `after` was before, from its previous_attributes.
std::string beforeOf(const std::string& after, const std::string& previous);

} // namespace regulars::sandbox
