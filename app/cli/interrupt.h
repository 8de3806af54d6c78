// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"

#include <thread>

namespace regulars::cli {

/// While it lives, Ctrl+C and a request to terminate cancel the token instead of ending the program at once;
/// a second one ends it. One at a time.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;
    const CancelToken& token() const { return m_token; }

private:
    CancelToken m_token;
    CancelToken m_finished;
    std::thread m_watcher;
};

} // namespace regulars::cli
