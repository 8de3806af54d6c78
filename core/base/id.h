// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtCore/QHash>
#include <QtCore/QString>
#include <compare>
#include <utility>

namespace regulars {

/// Stripe's id of one kind of thing. Opaque text, compared byte for byte; prefixes are not a promise.
/// A type per entity, so that a customer's id cannot be passed as a subscription's.
template<class Tag>
class Id {
public:
    Id() = default;
    explicit Id(QString text) : m_text(std::move(text)) {}
    const QString& text() const { return m_text; }
    bool isEmpty() const { return m_text.isEmpty(); }
    bool operator==(const Id&) const = default;
    std::strong_ordering operator<=>(const Id& other) const { return m_text.compare(other.m_text) <=> 0; }
    friend size_t qHash(const Id& id, size_t seed = 0) { return qHash(id.m_text, seed); }

private:
    QString m_text;
};

} // namespace regulars
