// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/customerindex.h"

#include "core/store/searchindex.h"
#include "core/store/searchwords.h"
#include "core/store/statement.h"

namespace regulars::store {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype keptOrders = 3;
constexpr qsizetype mostReadOneByOne = 20'000;
constexpr auto texts = "SELECT c.key, s.text, c.status_rank FROM customers c JOIN customer_search s ON s.key = c.key"_L1;

/// Whether a search text is what was sought.
class Sought {
public:
    explicit Sought(const SearchWords& words)
    {
        for (const QString& word : words.words) m_all.emplace_back(word);
        if (!words.number.isEmpty()) m_number.emplace(words.number);
    }
    bool matches(const QByteArray& text) const
    {
        return std::all_of(m_all.begin(), m_all.end(), [&](const WordMatcher& word) { return word.matches(text); })
            || (m_number && m_number->matches(text));
    }

private:
    std::vector<WordMatcher> m_all;
    std::optional<WordMatcher> m_number;
};

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
    const Sought sought(words);
    CustomerList found;
    for (const qint64 key : *everybody) {
        const auto entry = m_entries.constFind(key);
        if (entry == m_entries.cend() || !(sought.matches(entry->text) || owners->contains(key))) continue;
        ++found.counts[entry->status];
        if (!query.status || *query.status == entry->status) found.keys.append(key);
    }
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
    if (m_hasTexts) {
        for (const CustomerId& customer : std::as_const(m_changed)) {
            if (auto read = readText(database, customer); !read) return read;
        }
    } else {
        m_entries.clear();
        const auto read = Statement(database, texts).forEach([this](const Row& row) { add(row); });
        if (!read) return read;
        m_hasTexts = true;
    }
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
    m_entries.insert(row.integer(0), {row.text(1).toUtf8(), static_cast<CustomerStatus>(row.integer(2))});
}

Result<QList<qint64>> CustomerIndex::order(Database& database, const CustomerQuery& query)
{
    const auto known = std::find_if(m_orders.begin(), m_orders.end(), [&](const Order& one) {
        return one.sort == query.sort && one.descending == query.descending;
    });
    if (known != m_orders.end()) {
        std::rotate(m_orders.begin(), known, known + 1);
        return m_orders.first().keys;
    }
    CustomerQuery everybody;
    everybody.sort = query.sort;
    everybody.descending = query.descending;
    auto keys = CustomerRepository(database).keys(everybody);
    if (!keys) return keys;
    m_orders.prepend({query.sort, query.descending, *keys});
    m_orders.resize(std::min(m_orders.size(), keptOrders));
    return keys;
}

Result<CustomerList> CustomerIndex::listAll(Database& database, const CustomerQuery& query)
{
    const CustomerRepository customers(database);
    const auto keys = query.status ? customers.keys(query) : order(database, query);
    if (!keys) return failure(keys);
    if (!m_counts) {
        auto counts = customers.countsByStatus();
        if (!counts) return failure(counts);
        m_counts = std::move(*counts);
    }
    return CustomerList{*keys, *m_counts};
}

} // namespace regulars::store
