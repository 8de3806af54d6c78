// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtCore/QDateTime>
#include <QtCore/QTimeZone>
#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

// contract.md 36 once more, from its text, with exact fractions: what a change of a subscription is to bill.
// Shares nothing with the sandbox.
namespace regulars::tests {

using Seconds = std::int64_t;

__extension__ using Wide = __int128;

/// An exact amount in minor units. The parts stay far below 2^127.
struct Fraction {
    Wide over = 0;
    Wide under = 1;
    Fraction times(std::int64_t a, std::int64_t b) const { return {over * a, under * b}; }
    /// To whole minor units, halves away from zero.
    std::int64_t rounded() const
    {
        const Wide size = over < 0 ? -over : over;
        const auto whole = static_cast<std::int64_t>((2 * size + under) / (2 * under));
        return over < 0 ? -whole : whole;
    }
};

struct ModelPrice {
    std::string id;
    Fraction unit;       ///< of one piece
    char interval = 'm'; ///< d, w, m, y
    int count = 1;
};

struct ModelDebit {
    std::int64_t amount = 0;
    Seconds start = 0, end = 0;
};

struct ModelItem {
    std::string id;
    ModelPrice price;
    std::int64_t quantity = 1;
    Seconds start = 0, end = 0;
    std::vector<ModelDebit> debits;
};

/// A line that has to be there: item, amount, from, to.
using ModelLine = std::tuple<std::string, std::int64_t, Seconds, Seconds>;

/// `count` intervals after the anchor, by the calendar of UTC.
inline Seconds stepFrom(Seconds anchor, const ModelPrice& price, qint64 steps)
{
    const QDateTime from = QDateTime::fromSecsSinceEpoch(anchor, QTimeZone::utc());
    const qint64 n = steps * price.count;
    switch (price.interval) {
    case 'd':
        return from.addDays(n).toSecsSinceEpoch();
    case 'w':
        return from.addDays(7 * n).toSecsSinceEpoch();
    case 'm':
        return from.addMonths(static_cast<int>(n)).toSecsSinceEpoch();
    default:
        return from.addYears(static_cast<int>(n)).toSecsSinceEpoch();
    }
}

struct ModelSubscription {
    bool flexible = true;
    bool trial = false;
    Seconds anchor = 0;
    std::vector<ModelItem> items;

    std::pair<Seconds, Seconds> grid(const ModelPrice& price, Seconds at) const
    {
        qint64 step = 0;
        while (stepFrom(anchor, price, step) > at)
            --step;
        while (stepFrom(anchor, price, step + 1) <= at)
            ++step;
        return {stepFrom(anchor, price, step), stepFrom(anchor, price, step + 1)};
    }

    /// new × (e − t) / (e − s) over the whole interval that the price is for.
    std::int64_t cost(const ModelItem& item, Seconds from) const
    {
        const auto [start, end] = grid(item.price, item.start);
        return item.price.unit.times(item.quantity, 1).times(item.end - from, end - start).rounded();
    }

    std::vector<ModelLine> credit(ModelItem& item, Seconds at) const
    {
        std::vector<ModelLine> lines;
        if (!flexible) {
            lines.push_back({item.id, -cost(item, at), at, item.end});
            return lines;
        }
        std::vector<ModelDebit> kept;
        for (const ModelDebit& debit : item.debits) {
            const Seconds from = std::max(at, debit.start);
            const std::int64_t back =
                from < debit.end
                    ? Fraction{debit.amount, 1}.times(debit.end - from, debit.end - debit.start).rounded()
                    : 0;
            lines.push_back({item.id, -back, from, debit.end});
            if (debit.start < from)
                kept.push_back({debit.amount - back, debit.start, std::min(from, debit.end)});
        }
        item.debits = kept;
        return lines;
    }

    ModelLine debit(ModelItem& item, Seconds at) const
    {
        const std::int64_t amount = cost(item, at);
        if (amount != 0) item.debits.push_back({amount, at, item.end});
        return {item.id, amount, at, item.end};
    }

    void begin(ModelItem& item, Seconds at) const
    {
        item.start = at;
        item.end = grid(item.price, at).second;
        item.debits = {{cost(item, at), item.start, item.end}};
    }

    /// Renewals up to `now`.
    void runTo(Seconds now)
    {
        for (ModelItem& item : items)
            while (item.end <= now) {
                trial = false;
                begin(item, item.end);
            }
    }

    /// All periods start over: credits, then whole new periods.
    std::vector<ModelLine> startOver(Seconds now)
    {
        anchor = now;
        std::vector<ModelLine> lines;
        for (ModelItem& item : items) {
            begin(item, now);
            lines.push_back({item.id, item.debits.front().amount, item.start, item.end});
        }
        return lines;
    }
};

} // namespace regulars::tests
