// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/customers/identifiers.h"
#include "tests/support/testmain.h"

using namespace regulars;
using namespace regulars::customers;
using namespace Qt::StringLiterals;
using Kind = Identifier::Kind;

namespace {

PaymentMethodDetails card(const QString& last4, const QString& fingerprint)
{
    PaymentMethodDetails details;
    details.type = u"card"_s;
    details.brand = u"visa"_s;
    details.last4 = last4;
    details.fingerprint = fingerprint;
    return details;
}

Payment payment(qint64 when, const QString& email, const PaymentMethodDetails& method, const QString& phone = {})
{
    Payment p;
    p.created = fromUnixSeconds(when);
    p.billingEmail = email;
    p.billingPhone = phone;
    p.method = method;
    return p;
}

std::optional<Identifier> find(const QList<Identifier>& all, Kind kind, const QString& value)
{
    for (const Identifier& i : all) {
        if (i.kind == kind && i.value == value) return i;
    }
    return std::nullopt;
}

} // namespace

class IdentifiersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingSeenIsListedOnce()
    {
        Customer customer;
        customer.id = CustomerId(u"cus_1"_s);
        customer.email = u"Jo@Example.org"_s;
        customer.phone = u"+49 (30) 123"_s;
        PaymentMethod saved;
        saved.details = card(u"4242"_s, u"fp_a"_s);
        PaymentMethodDetails sepa;
        sepa.type = u"sepa_debit"_s;
        sepa.last4 = u"3000"_s;
        const QList<Identifier> all = identifiers(
            customer, {saved},
            {payment(30, u"jo@example.org"_s, card(u"4242"_s, u"fp_a"_s), u"+4930123"_s),
             payment(20, u"old@example.org"_s, card(u"0341"_s, u"fp_b"_s)), payment(10, {}, sepa)});

        const auto email = find(all, Kind::Email, u"Jo@Example.org"_s);
        QVERIFY(email);
        QCOMPARE(email->uses, 2); // written in two ways, and once not at all
        QVERIFY(email->saved);
        QVERIFY(!find(all, Kind::Email, u"old@example.org"_s)->saved);
        QCOMPARE(find(all, Kind::Phone, u"+49 (30) 123"_s)->uses, 1);
        const auto visa = find(all, Kind::Card, u"fp_a"_s);
        QCOMPARE(visa->uses, 1);
        QVERIFY(visa->saved);
        QCOMPARE(unixSeconds(*visa->lastUsed), 30);
        QCOMPARE(find(all, Kind::Card, u"fp_b"_s)->method.last4, u"0341"_s);
        const auto account = find(all, Kind::BankAccount, u"sepa_debit 3000"_s);
        QVERIFY(account);
        QCOMPARE(find(all, Kind::CustomerId, u"cus_1"_s)->uses, 3);
    }

    void byKindThenMostRecent()
    {
        const QList<Identifier> all =
            identifiers({}, {}, {payment(10, u"a@x.org"_s, card(u"1"_s, u"old"_s)), payment(20, u"b@x.org"_s, card(u"2"_s, u"new"_s))});
        QStringList values;
        for (const Identifier& i : all) values.append(i.value);
        QCOMPARE(values, (QStringList{u"b@x.org"_s, u"a@x.org"_s, u"new"_s, u"old"_s}));
    }

    void blanksAreNotIdentifiers()
    {
        QVERIFY(identifiers({}, {}, {payment(1, u"  "_s, {})}).isEmpty());
    }
};

REGULARS_TEST(IdentifiersTest)
#include "tst_identifiers.moc"
