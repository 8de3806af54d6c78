// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/paymentmethod.h"
#include "core/domain/product.h"
#include "core/store/database.h"

namespace regulars::store {

/// Products, prices, coupons and saved payment methods of the mirror, for reading.
class CatalogueRepository {
public:
    explicit CatalogueRepository(Database& database) : m_database(database) {}
    Result<QHash<ProductId, Product>> products() const;
    Result<QHash<PriceId, Price>> prices() const;
    Result<QList<PaymentMethod>> methodsOfCustomer(const CustomerId& id) const;

private:
    Database& m_database;
};

} // namespace regulars::store
