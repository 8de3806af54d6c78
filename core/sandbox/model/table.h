// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <deque>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace regulars::sandbox {

/// Unix seconds, UTC; 0 is "none" wherever a time may be missing.
using Stamp = std::int64_t;

/// Points to a row of a Table; four bytes instead of an id's sixty. Empty by default.
template<class T> struct Ref {
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t row = none;
    explicit operator bool() const { return row != none; }
    bool operator==(const Ref&) const = default;
};

/// Rows in order of creation, found by Stripe id. Rows never move and are never taken out (what Stripe
/// forgets is marked deleted), so a T& stays good while others are added.
template<class T> class Table {
public:
    /// `row.id` must be set and must not change afterwards.
    Ref<T> add(T row)
    {
        m_rows.push_back(std::move(row));
        const auto index = static_cast<std::uint32_t>(m_rows.size() - 1);
        m_byId.emplace(std::string_view(m_rows.back().id), index);
        return {index};
    }
    T& operator[](Ref<T> ref) { return m_rows[ref.row]; }
    const T& operator[](Ref<T> ref) const { return m_rows[ref.row]; }
    /// Empty when there is no such id.
    Ref<T> find(std::string_view id) const
    {
        const auto found = m_byId.find(id);
        return found == m_byId.end() ? Ref<T>{} : Ref<T>{found->second};
    }
    std::uint32_t size() const { return static_cast<std::uint32_t>(m_rows.size()); }
    auto begin() const { return m_rows.begin(); }
    auto end() const { return m_rows.end(); }

private:
    std::deque<T> m_rows;
    std::unordered_map<std::string_view, std::uint32_t> m_byId; // views into m_rows, which never move
};

} // namespace regulars::sandbox
