// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/peoplesearch.h"

namespace regulars::shell {

namespace {

Result<QList<store::CustomerRow>> best(store::Database& database, const QString& typed, qint64 most)
{
    const store::CustomerRepository customers(database);
    store::CustomerQuery query; // the highest lifetime value first
    query.search = typed;
    const auto keys = customers.keys(query, most);
    if (!keys) return failure(keys);
    const auto rows = customers.rows(*keys);
    if (!rows) return failure(rows);
    QList<store::CustomerRow> people;
    for (const qint64 key : *keys)
        if (const auto row = rows->constFind(key); row != rows->cend()) people.append(*row);
    return people;
}

} // namespace

PeopleSearch searchIn(const kit::StoreWorkers& workers, qint64 most)
{
    return [&workers, most](const QString& typed) {
        return workers.read([typed, most](store::Database& database) { return best(database, typed, most); });
    };
}

} // namespace regulars::shell
