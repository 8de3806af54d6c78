// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/model/state.h"
#include "core/sandbox/rest/forms.h"

namespace regulars::sandbox {

/// The test clock in whose time a request happens: that of the object or customer that it is about. Empty:
/// the account's own.
Ref<TestClock> clockOfRequest(const AccountState& state, const FormNode& form,
                              const std::vector<std::string>& ids);

} // namespace regulars::sandbox
