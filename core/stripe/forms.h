// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace regulars::stripe {

/// Parameters as Stripe takes them (contract.md 1): `name=value` pairs, nesting in brackets, UTF-8,
/// percent-encoded. The order is that of adding, so that the same calls always give the same bytes: a
/// repeated POST must not differ.
class Form {
public:
    /// `name` may be nested: "created[gte]", "expand[]". Brackets stay as they are.
    Form& add(const QByteArray& name, const QString& value);
    Form& add(const QByteArray& name, qint64 value);
    Form& addFlag(const QByteArray& name, bool value);
    /// An empty value: takes the field away at Stripe.
    Form& unset(const QByteArray& name);
    /// "a=1&b%20c[d]=%C3%B6"; empty when nothing was added.
    const QByteArray& encoded() const { return m_encoded; }

private:
    QByteArray m_encoded;
};

/// The name of a member: member("metadata", u"order") is "metadata[order]".
QByteArray member(const QByteArray& parent, const QString& key);
/// An id as one segment of a path.
QString pathSegment(const QString& id);

} // namespace regulars::stripe
