// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/changes.h"

#include "core/store/changelog.h"
#include "core/store/statement.h"

namespace regulars::store {

using namespace Qt::StringLiterals;

namespace {

struct Span {
    qint64 oldest = 0, newest = 0;
};

Result<Span> spanOf(Database& database)
{
    // One by one: SQLite takes either end from the index, but both together from all rows.
    Statement ends(database, u"SELECT (SELECT min(seq) FROM changes), (SELECT max(seq) FROM changes)"_s);
    const auto span = ends.first([](const Row& row) { return Span{row.integer(0), row.integer(1)}; });
    if (!span) return failure(span);
    return span->value_or(Span());
}

void add(Changes& changes, ChangeKind kind, const QString& id)
{
    switch (kind) {
    case ChangeKind::Everything: changes.everything = true; break;
    case ChangeKind::Customer: changes.customers.insert(CustomerId(id)); break;
    case ChangeKind::Payment: changes.payments.insert(PaymentId(id)); break;
    case ChangeKind::Catalogue: changes.catalogue = true; break;
    case ChangeKind::Operation: changes.operations.insert(id); break;
    }
}

} // namespace

Result<Changes> changesSince(Database& database, qint64 since)
{
    Changes changes;
    const auto span = spanOf(database);
    if (!span) return failure(span);
    changes.upTo = span->newest;
    if (since == 0 || since == span->newest) return changes;
    // Trimmed away, or the store was replaced by an older copy of itself, or more than is worth listing.
    if (since < span->oldest - 1 || since > span->newest || span->newest - since > mostListedChanges) {
        changes.everything = true;
        return changes;
    }
    Statement statement(database, u"SELECT seq, kind, id FROM changes WHERE seq > ? ORDER BY seq"_s);
    const auto read = statement.bind(since).forEach([&](const Row& row) {
        changes.upTo = row.integer(0);
        add(changes, static_cast<ChangeKind>(row.integer(1)), row.text(2));
    });
    if (!read) return failure(read);
    return changes;
}

} // namespace regulars::store
