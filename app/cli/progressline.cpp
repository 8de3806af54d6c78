// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progressline.h"

#include "app/cli/terminal.h"
#include "core/words/words.h"

namespace regulars::cli {

using namespace Qt::StringLiterals;

ProgressLine::ProgressLine(Clock& clock, bool json)
    : m_clock(clock), m_terminal(errorIsTerminal()), m_silent(json && !m_terminal)
{
}

void ProgressLine::show(const ProgressStep& step)
{
    using namespace std::chrono_literals;
    const std::lock_guard lock(m_mutex);
    m_steps.insert(step.subject, step);
    if (m_silent) return;
    const std::chrono::milliseconds now = m_clock.elapsed();
    if (m_shown && now - *m_shown < (m_terminal ? 200ms : 5000ms)) return;
    m_shown = now;
    if (m_terminal)
        tellOver(text());
    else
        tell(text());
}

void ProgressLine::finish()
{
    const std::lock_guard lock(m_mutex);
    if (m_terminal && m_shown) tellOver({});
}

QString ProgressLine::text() const
{
    const QLocale locale;
    QStringList parts;
    for (const ProgressStep& step : m_steps) {
        QString part = words::resource(step.subject) + u' ' + locale.toString(step.done);
        if (step.total > 0) part += u'/' + locale.toString(step.total);
        parts.append(part);
    }
    return parts.join(u" · "_s);
}

} // namespace regulars::cli
