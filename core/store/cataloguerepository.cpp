// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/cataloguerepository.h"

#include "core/store/records.h"

namespace regulars::store {

namespace {

template<class T, class Key>
Result<QHash<Key, T>> allOf(Database& database)
{
    QHash<Key, T> found;
    const auto read = Statement(database, selectSql<T>(QString())).forEach([&](const Row& row) {
        const T value = valueOf<T>(row);
        found.insert(value.id, value);
    });
    if (!read) return failure(read);
    return found;
}

} // namespace

Result<QHash<ProductId, Product>> CatalogueRepository::products() const
{
    return allOf<Product, ProductId>(m_database);
}

Result<QHash<PriceId, Price>> CatalogueRepository::prices() const { return allOf<Price, PriceId>(m_database); }

Result<QList<PaymentMethod>> CatalogueRepository::methodsOfCustomer(const CustomerId& id) const
{
    return findAll<PaymentMethod>(m_database, u"WHERE customer = ? ORDER BY created DESC, id DESC"_s, id);
}

} // namespace regulars::store
