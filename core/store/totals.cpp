// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/totals.h"

#include "core/store/statement.h"

namespace regulars::store {

using namespace Qt::StringLiterals;

Result<Currency> settlementCurrency(Database& database)
{
    const auto found = Statement(database, u"SELECT default_currency FROM studio"_s).first([](const Row& row) {
        return row.currency(0);
    });
    if (!found) return failure(found);
    return found->value_or(Currency());
}

} // namespace regulars::store
