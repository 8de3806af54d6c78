// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/progress.h"

#include <QtCore/QMap>
#include <mutex>

namespace regulars::cli {

/// Shows on standard error how far long work is: on a terminal one line that changes, elsewhere a line now
/// and then, and nothing there with --json. Thread-safe.
class ProgressLine {
public:
    ProgressLine(Clock& clock, bool json);
    void show(const ProgressStep& step);
    /// Ends the line; call it before anything else is printed.
    void finish();

private:
    QString text() const;
    Clock& m_clock;
    const bool m_terminal, m_silent;
    std::mutex m_mutex;
    QMap<QString, ProgressStep> m_steps;
    std::optional<std::chrono::milliseconds> m_shown;
};

} // namespace regulars::cli
