// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/model/state.h"

namespace regulars::sandbox {

/// Gives a new account Stripe's own lists: one to allow and one to block of each subject. Their ids are the
/// same in every account and cost no randomness.
void addDefaultLists(AccountState& state);

/// Whether the list has that very value; e-mails, countries and plain strings in any case.
bool holds(const AccountState& state, const ValueList& list, const std::string& value);
/// The fuzzy match of a list's filter: a part, in any case.
bool isLike(const std::string& value, const std::string& part);

} // namespace regulars::sandbox
