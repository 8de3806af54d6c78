// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/operationrow.h"

#include "core/store/customerrepository.h"
#include "core/store/operationrepository.h"

namespace regulars::operations {

namespace {

QString nameOf(const store::CustomerRow& customer)
{
    if (!customer.name.isEmpty()) return customer.name;
    return customer.email.isEmpty() ? customer.id.text() : customer.email;
}

} // namespace

Result<std::optional<OperationRow>> loadOperation(store::Database& database, const QString& id)
{
    auto operation = store::OperationRepository(database).find(id);
    if (!operation) return failure(operation);
    if (!*operation) return std::optional<OperationRow>();
    OperationRow row{*std::move(*operation), {}, false};
    const CustomerId& person = row.operation.customer;
    if (person.isEmpty()) return std::optional(std::move(row));
    const auto customer = store::CustomerRepository(database).row(person);
    if (!customer) return failure(customer);
    row.hasProfile = customer->has_value();
    row.customerName = row.hasProfile ? nameOf(**customer) : person.text();
    return std::optional(std::move(row));
}

Result<QHash<qint64, OperationRow>> loadOperations(store::Database& database, const QList<qint64>& keys)
{
    const auto heads = store::OperationRepository(database).rows(keys);
    if (!heads) return failure(heads);
    QHash<qint64, OperationRow> rows;
    for (auto head = heads->cbegin(); head != heads->cend(); ++head) {
        // Whether a part of it was done stands in its steps, which the repository's rows leave out.
        auto row = loadOperation(database, head->id);
        if (!row) return failure(row);
        if (*row) rows.insert(head.key(), *std::move(*row));
    }
    return rows;
}

} // namespace regulars::operations
