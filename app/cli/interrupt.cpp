// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <csignal>

namespace regulars::cli {

namespace {

volatile std::sig_atomic_t signalled = 0;

extern "C" void onSignal(int signal)
{
    signalled = 1;
    std::signal(signal, SIG_DFL);
}

} // namespace

// A signal handler may hardly do anything, least of all lock a token: a thread looks at its flag.
Interrupt::Interrupt()
{
    signalled = 0;
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
    m_watcher = std::thread([this] {
        while (!m_finished.waitFor(std::chrono::milliseconds(50))) {
            if (signalled == 0) continue;
            m_token.cancel();
            return;
        }
    });
}

Interrupt::~Interrupt()
{
    m_finished.cancel();
    m_watcher.join();
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

} // namespace regulars::cli
