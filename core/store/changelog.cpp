// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/changelog.h"

#include "core/store/statement.h"

namespace regulars::store {

using namespace Qt::StringLiterals;

namespace {

Result<void> note(Database& database, ChangeKind kind, const QString& id = {})
{
    return Statement(database, u"INSERT INTO changes (kind, id) VALUES (?, ?)"_s)
        .bind(static_cast<int>(kind))
        .bind(id)
        .run();
}

} // namespace

Result<void> noteTouched(Database& database, bool catalogue)
{
    Statement customers(database, u"INSERT INTO changes (kind, id) SELECT ?, id FROM touched_customers"_s);
    if (const auto done = customers.bind(static_cast<int>(ChangeKind::Customer)).run(); !done) return done;
    Statement payments(database, u"INSERT INTO changes (kind, id) SELECT ?, id FROM touched_payments"_s);
    if (const auto done = payments.bind(static_cast<int>(ChangeKind::Payment)).run(); !done) return done;
    if (catalogue) {
        if (const auto done = note(database, ChangeKind::Catalogue); !done) return done;
    }
    Statement trim(database, u"DELETE FROM changes WHERE seq <= (SELECT max(seq) FROM changes) - ?"_s);
    return trim.bind(keptChanges).run();
}

Result<void> noteOperation(Database& database, const QString& id) { return note(database, ChangeKind::Operation, id); }

Result<void> noteOperationOf(Database& database, const QString& objectId)
{
    return Statement(database, u"INSERT INTO changes (kind, id) SELECT ?, operation FROM operation_steps WHERE object_id = ? "
                               "AND object_id <> ''"_s)
        .bind(static_cast<int>(ChangeKind::Operation))
        .bind(objectId)
        .run();
}

Result<void> noteCustomer(Database& database, const QString& id) { return note(database, ChangeKind::Customer, id); }

Result<void> noteEverything(Database& database) { return note(database, ChangeKind::Everything); }

} // namespace regulars::store
