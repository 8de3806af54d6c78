// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <deque>
#include <iterator>
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

/// Rows by number. They never move and are never taken out (what Stripe forgets is marked deleted), so a T& stays
/// good while others are added.
///
/// Rows can stand over others: then they begin as those, and a row is copied when it is first reached for writing,
/// so that a change can be tried out at the price of what it touches. What lies below must outlive them and must not
/// change meanwhile; take references for reading from const rows only as long as nobody writes that row.
template<class T> class Rows {
public:
    Rows() = default;
    /// Over `below`.
    explicit Rows(const Rows* below) : m_below(below), m_first(below->size()) {}

    std::uint32_t push(T row)
    {
        m_rows.push_back(std::move(row));
        return size() - 1;
    }
    T& operator[](std::uint32_t row)
    {
        if (row >= m_first) return m_rows[row - m_first];
        const auto copied = m_copies.find(row);
        return copied != m_copies.end() ? copied->second
                                        : m_copies.emplace(row, (*m_below)[row]).first->second;
    }
    const T& operator[](std::uint32_t row) const
    {
        if (row >= m_first) return m_rows[row - m_first];
        const auto copied = m_copies.find(row);
        return copied != m_copies.end() ? copied->second : (*m_below)[row];
    }
    std::uint32_t size() const { return m_first + static_cast<std::uint32_t>(m_rows.size()); }
    void clear() { *this = Rows(); }

private:
    const Rows* m_below = nullptr;
    std::uint32_t m_first = 0; ///< how many rows lie below
    std::deque<T> m_rows;
    std::unordered_map<std::uint32_t, T> m_copies; ///< of rows below, as they are here
};

/// Rows in order of creation, found by Stripe id. See Rows.
template<class T> class Table {
public:
    Table() = default;
    explicit Table(const Table* below) : m_below(below), m_rows(&below->m_rows) {}

    /// `row.id` must be set and must not change afterwards.
    Ref<T> add(T row)
    {
        const std::uint32_t index = m_rows.push(std::move(row));
        m_byId.emplace(std::string_view(std::as_const(m_rows)[index].id), index);
        return {index};
    }
    T& operator[](Ref<T> ref) { return m_rows[ref.row]; }
    const T& operator[](Ref<T> ref) const { return m_rows[ref.row]; }
    /// Empty when there is no such id.
    Ref<T> find(std::string_view id) const
    {
        const auto found = m_byId.find(id);
        if (found != m_byId.end()) return {found->second};
        return m_below ? m_below->find(id) : Ref<T>{};
    }
    std::uint32_t size() const { return m_rows.size(); }

    class Iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = T;
        using difference_type = std::ptrdiff_t;
        using pointer = const T*;
        using reference = const T&;
        Iterator(const Rows<T>& rows, std::uint32_t row) : m_rows(&rows), m_row(row) {}
        const T& operator*() const { return (*m_rows)[m_row]; }
        const T* operator->() const { return &(*m_rows)[m_row]; }
        Iterator& operator++()
        {
            ++m_row;
            return *this;
        }
        bool operator==(const Iterator&) const = default;

    private:
        const Rows<T>* m_rows;
        std::uint32_t m_row;
    };
    Iterator begin() const { return {m_rows, 0}; }
    Iterator end() const { return {m_rows, size()}; }

private:
    const Table* m_below = nullptr;
    Rows<T> m_rows;
    std::unordered_map<std::string_view, std::uint32_t> m_byId; // views into m_rows, which never move
};

} // namespace regulars::sandbox
