// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/model/state.h"

namespace regulars::sandbox {

/// While it lives the account's time, and what is due, are those of a test clock (contract.md 25); an empty
/// clock leaves the account as it is. Where the account's time then stands, the clock stands.
class OnClock {
public:
    OnClock(AccountState& state, Ref<TestClock> clock);
    ~OnClock();
    OnClock(const OnClock&) = delete;
    OnClock& operator=(const OnClock&) = delete;

private:
    AccountState& m_state;
    Ref<TestClock> m_clock;
};

} // namespace regulars::sandbox
