// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/differencerepository.h"
#include "core/store/mirrorbatch.h"
#include "core/store/mirrorwrite.h"

/// What differs between a row of the mirror and what Stripe says now, field by field. Used by MirrorBatch
/// while a look at everything is stored.
namespace regulars::store {

/// One column of a value: how it is written, and whether it may be written down at all.
struct Field {
    QString name;
    std::optional<QString> text; ///< none: NULL
    bool personal = false;
};

/// Collects the fields of a value. What is typed says nothing about a person, free text may: only texts with
/// words of Stripe's own are shown, and nothing of cards and accounts but their type.
struct FieldCollector {
    QList<Field> fields;
    template<class M> void operator()(QLatin1StringView name, const M& member)
    {
        const bool ofMethod = name.startsWith("method_"_L1) && name != "method_type"_L1;
        fields.append(
            {name, textOf(member), ofMethod || (std::is_same_v<M, QString> && !isStripesWord(name))});
    }

private:
    static bool isStripesWord(QLatin1StringView name);
    static std::optional<QString> textOf(const QString& text) { return text; }
    static std::optional<QString> textOf(Instant instant) { return QString::number(unixSeconds(instant)); }
    static std::optional<QString> textOf(Currency currency) { return currency.code(); }
    template<class Tag> static std::optional<QString> textOf(const Id<Tag>& id) { return id.text(); }
    template<std::integral Number> static std::optional<QString> textOf(Number number)
    {
        return QString::number(qint64(number));
    }
    template<class M> static std::optional<QString> textOf(const std::optional<M>& member)
    {
        return member ? textOf(*member) : std::nullopt;
    }
};

template<class T> QList<Field> fieldsOf(const T& value)
{
    FieldCollector collector;
    eachColumn(collector, value);
    return collector.fields;
}

/// Whether a field changes in Stripe although no event says so: links carry tokens of their own, and some
/// states follow from the date. Such a change is no difference.
bool changesUntold(const QString& resource, const QString& field);

/// Whether events tell of every such object, so that one which is not in the mirror was missed.
template<class T> bool isTold(const T& value)
{
    // Fees and payouts move the balance without an event about a transaction.
    if constexpr (std::is_same_v<T, BalanceTransaction>)
        return value.type == "charge"_L1 || value.type == "payment"_L1 || value.type.endsWith("refund"_L1);
    return true;
}

/// Notes how `value` differs from the stored row, if it is a look (`comparison`) that brings it.
template<class T>
Result<void> compare(Database& database, const Comparison& comparison, const T& value,
                     const Standing& standing, Instant readAt)
{
    Difference found{QString(Table<T>::name), value.id.text(), Difference::Kind::Missing, {}, {}, {}, {},
                     comparison.foundBy,      readAt};
    DifferenceRepository differences(database);
    if (standing.key == 0) {
        const bool missed = value.created < comparison.knownUntil && isTold(value);
        return missed ? differences.add(found) : Result<void>();
    }
    const auto stored = findOne<T>(database, value.id);
    if (!stored) return failure(stored);
    if (!*stored) return {};
    found.kind = Difference::Kind::Changed;
    found.equalAt = standing.readAt;
    const QList<Field> was = fieldsOf(**stored), is = fieldsOf(value);
    for (qsizetype at = 0; at < is.size(); ++at) {
        if (was[at].text == is[at].text || changesUntold(found.resource, is[at].name)) continue;
        found.field = is[at].name;
        found.was = is[at].personal ? std::nullopt : was[at].text;
        found.became = is[at].personal ? std::nullopt : is[at].text;
        if (const auto added = differences.add(found); !added) return added;
    }
    return {};
}

} // namespace regulars::store
