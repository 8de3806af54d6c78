// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/changes.h"
#include "core/store/customerrepository.h"

#include <mutex>
#include <vector>

namespace regulars::store {

/// What a list of customers shows of a question.
struct CustomerList {
    QList<qint64> keys;                  ///< of all that match, in order
    QMap<CustomerStatus, qint64> counts; ///< how many match the search in each status, whatever the status asked for
};

/// Answers the questions of a list that a person types into, key by key: the same answers as CustomerRepository, from
/// the search texts kept in memory. For 100,000 customers that are some 20 MB, and a few milliseconds a question
/// however common its letters are, where SQLite's index takes up to some hundred. Orders come from SQL and are kept
/// until the store changes. One for each store, shared by all threads that ask; they wait for each other.
class CustomerIndex {
public:
    /// Brings itself up to date with the store, as `database` shows it, first.
    Result<CustomerList> list(Database& database, const CustomerQuery& query);
    /// Reads the texts, so that the first search need not wait for them.
    Result<void> prepare(Database& database);

private:
    struct Order {
        CustomerSort sort = CustomerSort::Name;
        bool descending = false;
        QList<qint64> keys;
        std::vector<int> slots; ///< of these keys, −1 without one; empty: not looked up yet
    };
    struct Hit {
        quint32 slot;
        quint32 at; ///< where the word first stands in that slot's text, from the text's beginning
    };
    using Hits = std::vector<Hit>; ///< in the order of slots
    struct Found {
        QString word;
        Hits hits;
    };
    Result<void> noteChanges(Database& database);
    Result<void> readTexts(Database& database);
    Result<void> readAllTexts(Database& database);
    Result<void> readText(Database& database, const CustomerId& customer);
    /// Of everybody; the pointer holds until the next call.
    Result<Order*> order(Database& database, const CustomerQuery& query);
    const std::vector<int>& slotsOf(Order& order) const;
    Result<CustomerList> listAll(Database& database, const CustomerQuery& query);
    void add(const class Row& row);
    size_t beginOf(quint32 slot) const { return slot == 0 ? 0 : m_ends[slot - 1]; }
    /// Holds until the next call.
    const Hits& hitsOf(const QString& word);
    Hits hitsInAll(const class WordFinder& finder) const;
    /// `fromThere`: the word does not stand before the places of these.
    Hits hitsAmong(const Hits& some, const WordFinder& finder, bool fromThere) const;

    std::mutex m_mutex;
    qint64 m_upTo = 0;
    bool m_hasTexts = false;
    QSet<CustomerId> m_changed; ///< whose texts are older than the store's
    // Every customer has a slot; one that changes gets a new one, and the old text is forgotten with the next reading
    // of all. Those of deleted customers stay: no order has them.
    std::string m_texts;               ///< UTF-8, each ends in a zero
    std::vector<size_t> m_ends;        ///< of the texts, by slot
    std::vector<CustomerStatus> m_statuses; ///< by slot
    QHash<qint64, int> m_slots;        ///< by key
    QList<Order> m_orders;             ///< of everybody, the latest first
    QList<Found> m_found;              ///< of the words looked for lately, the latest first
    std::optional<QMap<CustomerStatus, qint64>> m_counts; ///< of everybody
};

} // namespace regulars::store
