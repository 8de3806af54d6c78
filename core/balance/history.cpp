// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/balance/history.h"

namespace regulars::balance {

Result<QList<BalanceEntry>> loadHistory(stripe::Client& client, const CustomerId& customer,
                                        const CancelToken& cancel)
{
    QList<BalanceEntry> entries;
    stripe::ListQuery query;
    for (;;) {
        const auto page = client.balanceEntries(customer, query, cancel);
        if (!page) return failure(page);
        entries += page->data;
        if (!page->hasMore) return entries;
        query.startingAfter = page->lastId;
    }
}

} // namespace regulars::balance
