// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/customerindex.h"

#include "core/store/searchindex.h"
#include "core/store/searchwords.h"
#include "core/store/statement.h"

#include <array>
#include <functional>

namespace regulars::store {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype keptOrders = 3;
constexpr qsizetype keptWords = 12;
constexpr qsizetype mostReadOneByOne = 20'000;
constexpr auto texts = "SELECT c.key, CAST(s.text AS BLOB), c.status_rank FROM customers c JOIN customer_search s ON s.key = c.key"_L1;

} // namespace

Result<CustomerList> CustomerIndex::list(Database& database, const CustomerQuery& query)
{
    const std::lock_guard lock(m_mutex);
    if (auto noted = noteChanges(database); !noted) return failure(noted);
    const SearchWords words = searchWords(query.search);
    if (words.isEmpty()) return listAll(database, query);
    if (auto read = readTexts(database); !read) return failure(read);
    const auto everybody = order(database, query);
    if (!everybody) return failure(everybody);
    const auto owners = words.id.isEmpty() ? Result<QSet<qint64>>(QSet<qint64>()) : ownersOf(database, words.id);
    if (!owners) return failure(owners);
    std::vector<char> agreed(m_ends.size()); // by slot: how many of the words stand there
    const auto needed = static_cast<char>(words.words.size());
    for (char word = 0; word < needed; ++word)
        for (const Hit& hit : hitsOf(words.words.at(word)))
            if (agreed[hit.slot] == word) ++agreed[hit.slot];
    if (!words.number.isEmpty())
        for (const Hit& hit : hitsOf(words.number)) agreed[hit.slot] = needed;
    for (const qint64 owner : *owners)
        if (const auto slot = m_slots.constFind(owner); slot != m_slots.cend()) agreed[static_cast<size_t>(*slot)] = needed;
    CustomerList found;
    std::array<qint64, 6> counts{};
    const std::vector<int>& places = slotsOf(**everybody);
    for (size_t place = 0; place < places.size(); ++place) {
        if (places[place] < 0 || agreed[static_cast<size_t>(places[place])] != needed) continue;
        const CustomerStatus status = m_statuses[static_cast<size_t>(places[place])];
        ++counts.at(static_cast<size_t>(status));
        if (!query.status || *query.status == status) found.keys.append((*everybody)->keys.at(static_cast<qsizetype>(place)));
    }
    for (size_t status = 0; status < counts.size(); ++status)
        if (counts.at(status) > 0) found.counts.insert(static_cast<CustomerStatus>(status), counts.at(status));
    return found;
}

Result<void> CustomerIndex::prepare(Database& database)
{
    const std::lock_guard lock(m_mutex);
    if (auto noted = noteChanges(database); !noted) return noted;
    return readTexts(database);
}

/// Forgets what is older than the store. What somebody writes meanwhile is told the next time.
Result<void> CustomerIndex::noteChanges(Database& database)
{
    const auto changes = changesSince(database, m_upTo);
    if (!changes) return failure(changes);
    const bool first = std::exchange(m_upTo, changes->upTo) == 0;
    if (!first && !changes->everything && changes->customers.isEmpty()) return {};
    m_orders.clear();
    m_counts.reset();
    m_changed.unite(changes->customers);
    if (first || changes->everything || m_changed.size() > mostReadOneByOne) m_hasTexts = false;
    return {};
}

Result<void> CustomerIndex::readTexts(Database& database)
{
    // Half of it old texts: time to forget them.
    if (m_statuses.size() > 2 * static_cast<size_t>(m_slots.size())) m_hasTexts = false;
    if (!m_hasTexts) return readAllTexts(database);
    if (!m_changed.isEmpty()) m_found.clear();
    for (const CustomerId& customer : std::as_const(m_changed)) {
        if (auto read = readText(database, customer); !read) return read;
    }
    m_changed.clear();
    return {};
}

Result<void> CustomerIndex::readAllTexts(Database& database)
{
    m_texts.clear();
    m_ends.clear();
    m_statuses.clear();
    m_slots.clear();
    m_found.clear();
    for (Order& order : m_orders) order.slots.clear();
    const auto read = Statement(database, texts).forEach([this](const Row& row) { add(row); });
    if (!read) return read;
    m_hasTexts = true;
    m_changed.clear();
    return {};
}

Result<void> CustomerIndex::readText(Database& database, const CustomerId& customer)
{
    Statement statement(database, texts + u" WHERE c.id = ?"_s);
    return statement.bind(customer).forEach([this](const Row& row) { add(row); });
}

void CustomerIndex::add(const Row& row)
{
    const QByteArray text = row.bytes(1);
    m_slots.insert(row.integer(0), static_cast<int>(m_ends.size()));
    m_texts.append(text.constData(), static_cast<size_t>(text.size()));
    m_texts += '\0';
    m_ends.push_back(m_texts.size());
    m_statuses.push_back(static_cast<CustomerStatus>(row.integer(2)));
}

const CustomerIndex::Hits& CustomerIndex::hitsOf(const QString& word)
{
    // Who types goes from word to longer word: whoever has the longer one has the shorter one too.
    const auto narrows = [&](const Found& known) {
        return isSubstringWord(known.word) ? word.contains(known.word)
                                           : !isSubstringWord(word) && word.startsWith(known.word);
    };
    const auto known = std::find_if(m_found.begin(), m_found.end(), narrows);
    if (known != m_found.end() && known->word == word) return known->hits;
    const WordFinder finder(word);
    Hits found = known == m_found.end() ? hitsInAll(finder) : hitsAmong(known->hits, finder, word.startsWith(known->word));
    m_found.prepend({word, std::move(found)});
    m_found.resize(std::min(m_found.size(), keptWords));
    return m_found.first().hits;
}

CustomerIndex::Hits CustomerIndex::hitsInAll(const WordFinder& finder) const
{
    Hits found;
    quint32 slot = 0;
    for (size_t at = finder.find(m_texts, 0); at != std::string::npos; at = finder.find(m_texts, m_ends[slot])) {
        while (m_ends[slot] <= at) ++slot;
        found.push_back({slot, static_cast<quint32>(at - beginOf(slot))});
    }
    return found;
}

CustomerIndex::Hits CustomerIndex::hitsAmong(const Hits& some, const WordFinder& finder, bool fromThere) const
{
    Hits found;
    found.reserve(some.size());
    for (const auto& [slot, before] : some) {
        const std::string_view text = std::string_view(m_texts).substr(beginOf(slot), m_ends[slot] - beginOf(slot));
        const size_t at = finder.find(text, fromThere ? before : 0);
        if (at != std::string_view::npos) found.push_back({slot, static_cast<quint32>(at)});
    }
    return found;
}

Result<CustomerIndex::Order*> CustomerIndex::order(Database& database, const CustomerQuery& query)
{
    const auto known = std::find_if(m_orders.begin(), m_orders.end(), [&](const Order& one) {
        return one.sort == query.sort && one.descending == query.descending;
    });
    if (known != m_orders.end()) {
        std::rotate(m_orders.begin(), known, known + 1);
        return &m_orders.first();
    }
    CustomerQuery everybody;
    everybody.sort = query.sort;
    everybody.descending = query.descending;
    auto keys = CustomerRepository(database).keys(everybody);
    if (!keys) return failure(keys);
    m_orders.prepend({query.sort, query.descending, std::move(*keys), {}});
    m_orders.resize(std::min(m_orders.size(), keptOrders));
    return &m_orders.first();
}

const std::vector<int>& CustomerIndex::slotsOf(Order& order) const
{
    if (order.slots.empty()) {
        order.slots.reserve(static_cast<size_t>(order.keys.size()));
        for (const qint64 key : order.keys) order.slots.push_back(m_slots.value(key, -1));
    }
    return order.slots;
}

Result<CustomerList> CustomerIndex::listAll(Database& database, const CustomerQuery& query)
{
    const CustomerRepository customers(database);
    if (!m_counts) {
        auto counts = customers.countsByStatus();
        if (!counts) return failure(counts);
        m_counts = std::move(*counts);
    }
    if (query.status) {
        auto keys = customers.keys(query);
        if (!keys) return failure(keys);
        return CustomerList{std::move(*keys), *m_counts};
    }
    const auto everybody = order(database, query);
    if (!everybody) return failure(everybody);
    return CustomerList{(*everybody)->keys, *m_counts};
}

} // namespace regulars::store
