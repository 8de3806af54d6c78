// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/calendar.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace regulars::sandbox {

namespace {

namespace chrono = std::chrono;
constexpr Stamp day = 86400;

chrono::year_month_day dateOf(Stamp at)
{
    return chrono::floor<chrono::days>(chrono::sys_seconds(chrono::seconds(at)));
}

Stamp addMonths(Stamp anchor, std::int64_t months)
{
    const chrono::sys_seconds instant{chrono::seconds(anchor)};
    const auto midnight = chrono::floor<chrono::days>(instant);
    const chrono::year_month_day date = midnight;
    const chrono::year_month month = date.year() / date.month() + chrono::months(months);
    const chrono::day last = (month / chrono::last).day();
    const chrono::sys_days moved = month / std::min(date.day(), last);
    return (chrono::sys_seconds(moved) + (instant - midnight)).time_since_epoch().count();
}

} // namespace

Stamp addIntervals(Stamp anchor, Interval interval, std::int64_t count)
{
    switch (interval) {
    case Interval::Day:
        return anchor + count * day;
    case Interval::Week:
        return anchor + count * 7 * day;
    case Interval::Month:
        return addMonths(anchor, count);
    case Interval::Year:
        return addMonths(anchor, count * 12);
    case Interval::None:
        break;
    }
    return anchor;
}

Period periodAround(Stamp anchor, Interval interval, int intervalCount, Stamp at)
{
    constexpr std::array<std::int64_t, 5> days{1, 1, 7, 31, 366};
    const std::int64_t longest = days[static_cast<std::size_t>(interval)] * intervalCount * day;
    std::int64_t step = (at - anchor) / longest - (at < anchor ? 2 : 0); // at or before the one we look for
    while (addIntervals(anchor, interval, (step + 1) * intervalCount) <= at)
        ++step;
    return {addIntervals(anchor, interval, step * intervalCount),
            addIntervals(anchor, interval, (step + 1) * intervalCount)};
}

std::string dayText(Stamp at)
{
    constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const chrono::year_month_day date = dateOf(at);
    return std::to_string(static_cast<unsigned>(date.day())) + " " +
           std::string(months[static_cast<unsigned>(date.month()) - 1]) + " " +
           std::to_string(static_cast<int>(date.year()));
}

} // namespace regulars::sandbox
