// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/rest/call.h"

#include <algorithm>

namespace regulars::sandbox {

/// What every list takes (contract.md 31).
struct Paging {
    std::size_t limit = 10;
    std::string after;  ///< starting_after
    std::string before; ///< ending_before
};

/// Refuses a limit outside 1 … 100 and both cursors at once.
Paging readPaging(const Params& params);

/// A range of times such as created[gte]; a plain value is that very second.
struct TimeRange {
    Stamp from = std::numeric_limits<Stamp>::min();
    Stamp to = std::numeric_limits<Stamp>::max(); ///< inclusive
    bool holds(Stamp at) const { return at >= from && at <= to; }
};
TimeRange readRange(const Params& params, std::string_view name);

/// The part [first, last) of 0 … count whose times (rising with the index) lie in the range.
template<class CreatedAt>
std::pair<std::size_t, std::size_t> indexRange(std::size_t count, const TimeRange& range, CreatedAt createdAt)
{
    const auto boundary = [&](auto before) {
        std::size_t low = 0;
        std::size_t high = count;
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if (before(createdAt(middle)))
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    };
    return {boundary([&](Stamp at) { return at < range.from; }),
            boundary([&](Stamp at) { return at <= range.to; })};
}

/// The indices of one page, newest first, and whether there is more in the direction asked for. `first` and
/// `last` bound the candidates; `cursor` is the index that the page comes after or before (none: no cursor).
struct Page {
    std::vector<std::size_t> rows;
    bool hasMore = false;
};
template<class Keep>
Page cutPage(std::size_t first, std::size_t last, const Paging& paging, std::size_t cursorLow,
             std::size_t cursorHigh, Keep keep)
{
    Page page;
    if (!paging.before.empty()) {
        for (std::size_t i = std::max(first, cursorHigh); i < last && page.rows.size() <= paging.limit; ++i)
            if (keep(i)) page.rows.push_back(i);
    } else {
        if (!paging.after.empty()) last = std::min(last, cursorLow);
        for (std::size_t i = last; i > first && page.rows.size() <= paging.limit; --i)
            if (keep(i - 1)) page.rows.push_back(i - 1);
    }
    page.hasMore = page.rows.size() > paging.limit;
    if (page.hasMore) page.rows.pop_back();
    if (!paging.before.empty()) std::reverse(page.rows.begin(), page.rows.end());
    return page;
}

void beginListAnswer(JsonWriter& out, const std::string& url, bool hasMore);
void endListAnswer(JsonWriter& out);

/// Answers a list: the candidates `at(0 … count−1)` in order of creation, narrowed by `created` and `keep`.
/// Reads limit, cursors and created from the call, then checks that nothing unknown was sent.
template<class T, class At, class Keep>
void answerList(const Call& call, const Table<T>& table, std::string_view object, const std::string& url,
                std::size_t count, At at, Keep keep)
{
    const Paging paging = readPaging(call.params);
    const TimeRange range = readRange(call.params, "created");
    call.params.finish();
    std::size_t cursorLow = 0;
    std::size_t cursorHigh = 0;
    const bool backwards = !paging.before.empty();
    if (const std::string& id = backwards ? paging.before : paging.after; !id.empty()) {
        const Ref<T> cursor = table.find(id);
        bool gone = !cursor;
        if constexpr (requires(const T& row) { row.deleted; }) gone = gone || table[cursor].deleted;
        if (gone) throw missing(object, id, backwards ? "ending_before" : "starting_after");
        std::size_t low = 0; // candidates rise by row: to the first that is not older than the cursor
        std::size_t high = count;
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if (at(middle).row < cursor.row)
                low = middle + 1;
            else
                high = middle;
        }
        cursorLow = low;
        cursorHigh = low < count && at(low) == cursor ? low + 1 : low;
    }
    // A test clock's rows have its times, in no order with the others'.
    const bool isSorted = call.state.testClocks.size() == 0;
    const auto createdAt = [&](std::size_t i) { return table[at(i)].created; };
    const auto [first, last] =
        isSorted ? indexRange(count, range, createdAt) : std::pair(std::size_t{0}, count);
    const Page page = cutPage(first, last, paging, cursorLow, cursorHigh, [&](std::size_t i) {
        return (isSorted || range.holds(createdAt(i))) && keep(table[at(i)], at(i));
    });
    beginListAnswer(call.out, url, page.hasMore);
    for (const std::size_t i : page.rows)
        call.render.object(at(i), call.expand.elements());
    endListAnswer(call.out);
}

/// A list over a whole table, without what is on another test clock than the one named (contract.md 25) …
template<class T, class Keep>
void answerTable(const Call& call, const Table<T>& table, std::string_view object, const std::string& url,
                 Keep keep, Ref<TestClock> clock = {})
{
    const auto at = [](std::size_t i) { return Ref<T>{static_cast<std::uint32_t>(i)}; };
    answerList(call, table, object, url, table.size(), at, [&](const T& row, Ref<T> ref) {
        return testClockOf(call.state, row) == clock && keep(row, ref);
    });
}
/// … or over some rows of it.
template<class T, class Keep>
void answerRows(const Call& call, const Table<T>& table, const std::vector<Ref<T>>& rows,
                std::string_view object, const std::string& url, Keep keep)
{
    answerList(
        call, table, object, url, rows.size(), [&](std::size_t i) { return rows[i]; }, keep);
}
/// … or over one customer's rows when the request names one, else over the table.
template<class T, class Rows, class Keep>
void answerByCustomer(const Call& call, const Table<T>& table, Rows CustomerRows::*rows,
                      std::string_view object, const std::string& url, Keep keep, Ref<TestClock> clock = {})
{
    if (const auto id = call.params.text("customer")) {
        const Ref<Customer> customer = call.find(call.state.customers, "customer", *id, "customer");
        return answerRows(call, table, call.state.byCustomer[customer.row].*rows, object, url, keep);
    }
    answerTable(call, table, object, url, keep, clock);
}

} // namespace regulars::sandbox
