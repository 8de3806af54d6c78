// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/selectedrows.h"

namespace regulars::kit {

void SelectedRows::add(int first, int last)
{
    if (first > last) return;
    auto next = runs.upperBound(first);
    if (next != runs.begin() && std::prev(next).value() >= first - 1) {
        const auto before = std::prev(next);
        first = before.key();
        last = qMax(last, before.value());
        next = runs.erase(before);
    }
    while (next != runs.end() && next.key() <= last + 1) {
        last = qMax(last, next.value());
        next = runs.erase(next);
    }
    runs.insert(next, first, last);
}

qint64 SelectedRows::count() const
{
    qint64 rows = 0;
    for (auto run = runs.cbegin(); run != runs.cend(); ++run) rows += run.value() - run.key() + 1;
    return rows;
}

QList<qint64> SelectedRows::keys() const
{
    QList<qint64> keys;
    keys.reserve(count());
    for (auto run = runs.cbegin(); run != runs.cend(); ++run) {
        const qsizetype end = qMin<qsizetype>(run.value() + 1, order.size());
        keys.append(order.mid(run.key(), end - run.key()));
    }
    return keys;
}

} // namespace regulars::kit
