// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/searchindex.h"

#include "core/store/fold.h"
#include "core/store/searchwords.h"
#include "core/store/statement.h"

namespace regulars::store {

using namespace Qt::StringLiterals;

namespace {

struct SearchText {
    qint64 key = 0;
    QString text;
};

/// Fields on lines of their own; no word can reach over two of them.
QString textOf(const Row& row)
{
    QStringList parts;
    for (int column = 1; column <= 5; ++column) parts.append(fold(row.text(column)));
    const QString digits = digitsOf(row.text(3));
    if (!digits.isEmpty()) parts.append(digits);
    parts.append(fold(row.text(6)));
    parts.append(fold(row.text(7)));
    parts.removeAll(QString());
    return parts.join(u'\n');
}

Result<QList<SearchText>> changedTexts(Database& database, const QSet<QString>& customers)
{
    QList<SearchText> changed;
    for (const QString& id : customers) {
        Statement statement(database,
                            u"SELECT c.key, c.name, c.email, c.phone, c.business_name, c.individual_name, c.id, "
                            "(SELECT group_concat(last4, char(10)) FROM (SELECT DISTINCT method_last4 AS last4 "
                            " FROM payment_methods WHERE customer = c.id AND method_last4 <> '' ORDER BY 1)), s.text "
                            "FROM customers c LEFT JOIN customer_search s ON s.key = c.key WHERE c.id = ?"_s);
        const auto read = statement.bind(id).forEach([&](const Row& row) {
            const QString text = textOf(row);
            if (row.isNull(8) || row.text(8) != text) changed.append({row.integer(0), text});
        });
        if (!read) return failure(read);
    }
    return changed;
}

QString quoted(QString word) { return u'"' + word.replace(u'"', u"\"\""_s) + u'"'; }

void addWord(const QString& word, QLatin1StringView key, QStringList& conditions, QStringList& bound)
{
    if (word.toUcs4().size() >= 3) { // trigrams know no shorter ones
        conditions.append(
            u"%1 IN (SELECT rowid FROM customer_trigrams WHERE customer_trigrams MATCH ?)"_s.arg(key));
        bound.append(quoted(word));
    } else if (!isSubstringWord(word)) {
        conditions.append(u"%1 IN (SELECT rowid FROM customer_words WHERE customer_words MATCH ?)"_s.arg(key));
        bound.append(quoted(word) + u" *"_s);
    } else {
        conditions.append(u"%1 IN (SELECT key FROM customer_search WHERE instr(text, ?))"_s.arg(key));
        bound.append(word);
    }
}

void addOwnerOfId(const QString& id, QLatin1StringView key, QStringList& either, QStringList& bound)
{
    QStringList owners;
    for (const auto& [table, column] : {std::pair("payments"_L1, "id"_L1), {"payments"_L1, "payment_intent"_L1},
                                        {"subscriptions"_L1, "id"_L1}, {"invoices"_L1, "id"_L1},
                                        {"payment_methods"_L1, "id"_L1}}) {
        owners.append(u"SELECT customer FROM %1 WHERE %2 = ? AND %2 <> ''"_s.arg(table, column));
        bound.append(id);
    }
    either.append(u"%1 IN (SELECT key FROM customers WHERE id IN (%2))"_s.arg(key, owners.join(u" UNION ALL "_s)));
}

} // namespace

Result<void> updateSearch(Database& database, const QSet<QString>& customers)
{
    const auto changed = changedTexts(database, customers);
    if (!changed) return failure(changed);
    if (changed->isEmpty()) return {};
    if (const auto cleared = Statement(database, u"DELETE FROM search_texts"_s).run(); !cleared) return cleared;
    for (const SearchText& entry : *changed) {
        Statement insert(database, u"INSERT INTO search_texts (key, text) VALUES (?, ?)"_s);
        if (const auto done = insert.bind(entry.key).bind(entry.text).run(); !done) return done;
    }
    // An index over outside text is told the old one to forget it.
    for (const QString& sql :
         {u"INSERT INTO customer_trigrams (customer_trigrams, rowid, text) "
          "SELECT 'delete', s.key, s.text FROM search_texts n CROSS JOIN customer_search s ON s.key = n.key"_s,
          u"INSERT INTO customer_words (customer_words, rowid, text) "
          "SELECT 'delete', s.key, s.text FROM search_texts n CROSS JOIN customer_search s ON s.key = n.key"_s,
          u"INSERT INTO customer_search (key, text) SELECT key, text FROM search_texts WHERE true "
          "ON CONFLICT (key) DO UPDATE SET text = excluded.text"_s,
          u"INSERT INTO customer_trigrams (rowid, text) SELECT key, text FROM search_texts"_s,
          u"INSERT INTO customer_words (rowid, text) SELECT key, text FROM search_texts"_s}) {
        if (const auto done = Statement(database, sql).run(); !done) return done;
    }
    return {};
}

Result<void> removeFromSearch(Database& database, qint64 customer)
{
    for (const QString& sql : {u"INSERT INTO customer_trigrams (customer_trigrams, rowid, text) "
                               "SELECT 'delete', key, text FROM customer_search WHERE key = ?"_s,
                               u"INSERT INTO customer_words (customer_words, rowid, text) "
                               "SELECT 'delete', key, text FROM customer_search WHERE key = ?"_s,
                               u"DELETE FROM customer_search WHERE key = ?"_s}) {
        if (const auto done = Statement(database, sql).bind(customer).run(); !done) return done;
    }
    return {};
}

SearchCondition searchCondition(const QString& typed, QLatin1StringView key)
{
    const SearchWords sought = searchWords(typed);
    if (sought.isEmpty()) return {};
    SearchCondition condition;
    QStringList all;
    for (const QString& word : sought.words) addWord(word, key, all, condition.bound);
    QStringList either{u'(' + all.join(u" AND "_s) + u')'};
    if (!sought.number.isEmpty()) addWord(sought.number, key, either, condition.bound);
    if (!sought.id.isEmpty()) addOwnerOfId(sought.id, key, either, condition.bound);
    condition.sql = u'(' + either.join(u" OR "_s) + u')';
    return condition;
}

Result<QSet<qint64>> ownersOf(Database& database, const QString& id)
{
    QStringList either, bound;
    addOwnerOfId(id, "key"_L1, either, bound);
    Statement statement(database, u"SELECT key FROM customers WHERE "_s + either.first());
    for (const QString& text : bound) statement.bind(text);
    QSet<qint64> owners;
    const auto read = statement.forEach([&](const Row& row) { owners.insert(row.integer(0)); });
    if (!read) return failure(read);
    return owners;
}

} // namespace regulars::store
