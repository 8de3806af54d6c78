// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/wire/accountclock.h"

#include <array>
#include <cstdio>

namespace regulars::sandbox {

AccountClock::AccountClock(const Clock& machine, Instant start)
    : m_machine(machine), m_start(start), m_startedAt(machine.elapsed())
{
}

Instant AccountClock::nowLocked() const
{
    return m_start + std::chrono::floor<std::chrono::seconds>(m_machine.elapsed() - m_startedAt);
}

Instant AccountClock::now() const
{
    const std::lock_guard lock(m_mutex);
    return nowLocked();
}

bool AccountClock::moveTo(Instant target)
{
    const std::lock_guard lock(m_mutex);
    if (target < nowLocked()) return false;
    m_start = target;
    m_startedAt = m_machine.elapsed();
    return true;
}

std::chrono::seconds AccountClock::ahead() const
{
    const std::lock_guard lock(m_mutex);
    return nowLocked() - m_machine.now();
}

std::string httpDate(Instant instant)
{
    static constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(instant - day);
    std::array<char, 64> text{};
    const int length =
        std::snprintf(text.data(), text.size(), "%s, %02u %s %04d %02d:%02d:%02d GMT",
                      days[std::chrono::weekday(day).c_encoding()], static_cast<unsigned>(date.day()),
                      months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                      static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                      static_cast<int>(time.seconds().count()));
    return {text.data(), static_cast<std::size_t>(length)};
}

} // namespace regulars::sandbox
