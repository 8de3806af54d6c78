// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/domain/currency.h"
#include "core/stripe/json.h"

#include <QtCore/QStringList>
#include <vector>

namespace regulars::stripe {

/// The fields of one JSON object, read forgivingly: what is absent, null or of another type than expected is
/// empty. That is how unknown versions and new values never break decoding (contract.md 1). Points into a
/// tree that must outlive it.
class Fields {
public:
    /// No object at all: everything is empty.
    Fields() = default;
    /// Of a value; the same as none when that is not an object.
    explicit Fields(const Json& value);

    bool isEmpty() const { return m_object == nullptr; }
    /// Whether the field is there and not null.
    bool has(const char* name) const;
    QString text(const char* name) const;
    /// A whole number; nothing for fractions and for what 64 bits cannot hold.
    std::optional<qint64> maybeInteger(const char* name) const;
    qint64 integer(const char* name) const { return maybeInteger(name).value_or(0); }
    /// A small whole number; `fallback` when there is none or it is no int.
    int small(const char* name, int fallback = 0) const;
    std::optional<bool> maybeFlag(const char* name) const;
    bool flag(const char* name, bool fallback = false) const { return maybeFlag(name).value_or(fallback); }
    /// Unix seconds up to the year 9999; nothing for others.
    std::optional<Instant> maybeTime(const char* name) const;
    Instant time(const char* name) const { return maybeTime(name).value_or(Instant{}); }
    Currency currency(const char* name) const { return Currency(text(name)); }
    /// A decimal as exact text, sent as string or as number; zeros that end a fraction are dropped.
    QString decimal(const char* name) const;
    /// The id in an expandable field, which may hold an id, the object or its deleted stub (contract.md 33).
    QString reference(const char* name) const;
    Fields object(const char* name) const;
    /// The elements of an array that are objects.
    std::vector<Fields> objects(const char* name) const;
    /// The ids in an array of expandable elements.
    QStringList references(const char* name) const;

private:
    const Json* field(const char* name) const;

    const Json* m_object = nullptr;
};

} // namespace regulars::stripe
