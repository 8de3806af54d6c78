// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/customers/identifiers.h"

#include <algorithm>

namespace regulars::customers {

using namespace Qt::StringLiterals;
using Kind = Identifier::Kind;

namespace {

QString comparable(Kind kind, const QString& value)
{
    if (kind == Kind::Email) return value.trimmed().toCaseFolded();
    if (kind != Kind::Phone) return value;
    QString digits;
    for (const QChar c : value) {
        if (c.isDigit() || c == u'+') digits.append(c);
    }
    return digits;
}

Kind kindOf(const PaymentMethodDetails& method)
{
    if (method.type.startsWith("card"_L1)) return Kind::Card;
    if (method.type.endsWith("_debit"_L1) || method.type.contains("bank"_L1)) return Kind::BankAccount;
    return Kind::Other;
}

QString valueOf(const PaymentMethodDetails& method)
{
    if (!method.fingerprint.isEmpty()) return method.fingerprint;
    const QString known = !method.last4.isEmpty() ? method.last4 : method.email;
    return known.isEmpty() ? method.type : method.type + u' ' + known;
}

/// Collects identifiers, joining equal ones.
class Collection {
public:
    Identifier* add(Kind kind, const QString& value)
    {
        if (value.trimmed().isEmpty()) return nullptr;
        const auto key = std::pair(kind, comparable(kind, value));
        const auto known = m_index.constFind(key);
        if (known != m_index.cend()) return &m_all[*known];
        Identifier fresh;
        fresh.kind = kind;
        fresh.value = value.trimmed();
        m_index.insert(key, m_all.size());
        m_all.append(fresh);
        return &m_all.last();
    }
    void saved(Kind kind, const QString& value)
    {
        if (Identifier* identifier = add(kind, value)) identifier->saved = true;
    }
    void used(Kind kind, const QString& value, Instant at)
    {
        if (Identifier* identifier = add(kind, value)) use(*identifier, at);
    }
    static void use(Identifier& identifier, Instant at)
    {
        ++identifier.uses;
        identifier.lastUsed = std::max(identifier.lastUsed.value_or(at), at);
    }
    QList<Identifier> sorted()
    {
        std::stable_sort(m_all.begin(), m_all.end(), [](const Identifier& a, const Identifier& b) {
            if (a.kind != b.kind) return a.kind < b.kind;
            return a.lastUsed > b.lastUsed; // nullopt is the smallest
        });
        return m_all;
    }

private:
    QList<Identifier> m_all;
    QMap<std::pair<Kind, QString>, qsizetype> m_index;
};

} // namespace

QList<Identifier> identifiers(const Customer& customer, const QList<PaymentMethod>& methods,
                              const QList<Payment>& payments)
{
    Collection all;
    all.saved(Kind::CustomerId, customer.id.text());
    all.saved(Kind::Email, customer.email);
    all.saved(Kind::Phone, customer.phone);
    all.saved(Kind::Phone, customer.shippingPhone);
    for (const PaymentMethod& m : methods) {
        all.add(Kind::Email, m.billingEmail);
        all.add(Kind::Phone, m.billingPhone);
        if (Identifier* identifier = all.add(kindOf(m.details), valueOf(m.details))) {
            identifier->method = m.details;
            identifier->saved = true;
        }
    }
    for (const Payment& p : payments) {
        all.used(Kind::CustomerId, customer.id.text(), p.created);
        // Without an email of its own the payment was made under the record's.
        all.used(Kind::Email, p.billingEmail.isEmpty() ? customer.email : p.billingEmail, p.created);
        if (!p.receiptEmail.isEmpty() &&
            comparable(Kind::Email, p.receiptEmail) != comparable(Kind::Email, p.billingEmail)) {
            all.add(Kind::Email, p.receiptEmail);
        }
        all.used(Kind::Phone, p.billingPhone, p.created);
        if (p.method.type.isEmpty()) continue;
        if (Identifier* identifier = all.add(kindOf(p.method), valueOf(p.method))) {
            if (identifier->method.type.isEmpty()) identifier->method = p.method;
            Collection::use(*identifier, p.created);
        }
    }
    return all.sorted();
}

} // namespace regulars::customers
