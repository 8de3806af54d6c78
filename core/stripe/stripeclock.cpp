// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/stripeclock.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>

namespace regulars::stripe {

using namespace std::chrono_literals;

namespace {

/// Date and time are read apart: as one local time, the hour that daylight saving skips could not be read.
std::optional<Instant> fromHttpDate(const QByteArray& header)
{
    const QString text = QString::fromLatin1(header.trimmed());
    if (text.size() != 29 || !text.endsWith(QLatin1String(" GMT"))) return std::nullopt;
    const QDate date = QLocale::c().toDate(text.sliced(5, 11), QStringLiteral("dd MMM yyyy"));
    const QTime time = QTime::fromString(text.sliced(17, 8), QStringLiteral("hh:mm:ss"));
    if (!date.isValid() || !time.isValid()) return std::nullopt;
    return fromUnixSeconds(QDateTime(date, time, Qt::UTC).toSecsSinceEpoch());
}

} // namespace

Instant StripeClock::now() const
{
    return at(m_clock.elapsed());
}

bool StripeClock::isHeard() const
{
    const std::lock_guard lock(m_mutex);
    return m_heard;
}

Instant StripeClock::at(std::chrono::milliseconds elapsed) const
{
    const std::lock_guard lock(m_mutex);
    return std::chrono::floor<std::chrono::seconds>(exactly(elapsed));
}

std::chrono::sys_time<std::chrono::milliseconds> StripeClock::exactly(std::chrono::milliseconds elapsed) const
{
    if (m_heard) return m_date + (elapsed - m_at);
    return m_clock.now() + (elapsed - m_clock.elapsed());
}

void StripeClock::heard(const QByteArray& dateHeader)
{
    const std::optional<Instant> date = fromHttpDate(dateHeader);
    if (!date) return;
    const std::lock_guard lock(m_mutex);
    const std::chrono::milliseconds elapsed = m_clock.elapsed();
    if (m_heard) {
        const auto known = exactly(elapsed);
        if (known >= *date && known < *date + 2s) return;
    }
    m_heard = true;
    m_date = *date;
    m_at = elapsed;
}

} // namespace regulars::stripe
