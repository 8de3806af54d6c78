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
    Matches matches = slotsWith(words.words.first());
    for (const QString& word : words.words.mid(1)) {
        const Matches& also = slotsWith(word);
        std::transform(matches.begin(), matches.end(), also.begin(), matches.begin(), std::bit_and<>());
    }
    if (!words.number.isEmpty()) {
        const Matches& either = slotsWith(words.number);
        std::transform(matches.begin(), matches.end(), either.begin(), matches.begin(), std::bit_or<>());
    }
    for (const qint64 owner : *owners)
        if (const auto slot = m_slots.constFind(owner); slot != m_slots.cend()) matches[static_cast<size_t>(*slot)] = 1;
    CustomerList found;
    std::array<qint64, 6> counts{};
    const std::vector<int>& places = slotsOf(**everybody);
    for (size_t place = 0; place < places.size(); ++place) {
        if (places[place] < 0 || !matches[static_cast<size_t>(places[place])]) continue;
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

const CustomerIndex::Matches& CustomerIndex::slotsWith(const QString& word)
{
    // Who types goes from word to longer word: whoever has the longer one has the shorter one too.
    const auto narrows = [&](const Found& known) {
        return isSubstringWord(known.word) ? word.contains(known.word)
                                           : !isSubstringWord(word) && word.startsWith(known.word);
    };
    const auto known = std::find_if(m_found.begin(), m_found.end(), narrows);
    if (known != m_found.end() && known->word == word) return known->slots;
    Matches found = known == m_found.end() ? slotsOfAll(WordFinder(word)) : slotsAmong(known->slots, WordFinder(word));
    m_found.prepend({word, std::move(found)});
    m_found.resize(std::min(m_found.size(), keptWords));
    return m_found.first().slots;
}

CustomerIndex::Matches CustomerIndex::slotsOfAll(const WordFinder& finder) const
{
    Matches found(m_ends.size());
    size_t slot = 0;
    for (size_t at = finder.find(m_texts, 0); at != std::string::npos; at = finder.find(m_texts, m_ends[slot])) {
        while (m_ends[slot] <= at) ++slot;
        found[slot] = 1;
    }
    return found;
}

CustomerIndex::Matches CustomerIndex::slotsAmong(const Matches& some, const WordFinder& finder) const
{
    Matches found(some);
    const std::string_view texts = m_texts;
    for (size_t slot = 0; slot < found.size(); ++slot) {
        if (!found[slot]) continue;
        const size_t begin = slot == 0 ? 0 : m_ends[slot - 1];
        found[slot] = finder.find(texts.substr(begin, m_ends[slot] - begin), 0) != std::string_view::npos;
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
