// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/customerindex.h"
#include "storefixture.h"

using namespace regulars;
using namespace regulars::store;
using namespace regulars::tests;

class CustomersTest : public QObject {
    Q_OBJECT
    std::unique_ptr<StoreFolder> m_folder;
    std::unique_ptr<Database> m_database;

    QStringList idsInOrder(const CustomerQuery& query)
    {
        const CustomerRepository repository(*m_database);
        const auto keys = repository.keys(query);
        if (!holds(keys)) return {u"failed"_s};
        const auto rows = repository.rows(*keys);
        if (!holds(rows)) return {u"failed"_s};
        QStringList ids;
        for (const qint64 key : *keys) ids.append(rows->value(key).id.text());
        return ids;
    }
    QString found(const QString& search)
    {
        CustomerQuery query;
        query.search = search;
        query.sort = CustomerSort::Since;
        query.descending = false;
        return idsInOrder(query).join(u' ');
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<StoreFolder>();
        m_database = m_folder->open();
        QVERIFY(m_database);
    }
    void cleanup()
    {
        m_database.reset();
        m_folder.reset();
    }

    void everyFieldComesBack()
    {
        Customer value = customer(u"cus_1"_s, u"Ann"_s);
        value.email = u"ann@example.com"_s;
        value.phone = u"+49 170 1"_s;
        value.description = u"d"_s;
        value.businessName = u"b"_s;
        value.individualName = u"i"_s;
        value.address = {u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s, u"DE"_s};
        value.shippingAddress = {u"6"_s, u"7"_s, u"8"_s, u"9"_s, u"0"_s, u"AT"_s};
        value.shippingName = u"s"_s;
        value.shippingPhone = u"sp"_s;
        value.currency = Currency(u"jpy");
        value.balance = -700;
        value.delinquent = true;
        value.defaultPaymentMethod = PaymentMethodId(u"pm_1"_s);
        VERIFY_OK(putAll(*m_database, at(10), value));
        const CustomerRepository repository(*m_database);
        const auto back = repository.find(value.id);
        VERIFY_OK(back);
        QVERIFY(*back == std::optional(value));
        const auto row = repository.row(value.id);
        VERIFY_OK(row);
        QCOMPARE((*row)->creditBalance, Money(700, Currency(u"jpy")));
        QCOMPARE((*row)->ltv, Money(0, Currency(u"jpy")));
        QVERIFY(!repository.find(CustomerId(u"cus_2"_s))->has_value());
        QVERIFY(!repository.keyOf(CustomerId(u"cus_2"_s))->has_value());
    }

    void sortsEveryColumn_data()
    {
        QTest::addColumn<int>("sort");
        QTest::addColumn<QString>("ascending");
        QTest::addColumn<QString>("descending");
        // Ties follow the row key in the direction of the sort; nothing comes last either way.
        const auto row = [](const char* name, CustomerSort sort, const QString& up, const QString& down) {
            QTest::newRow(name) << static_cast<int>(sort) << up << down;
        };
        row("name", CustomerSort::Name, u"a b c d e"_s, u"c b a e d"_s);
        row("email", CustomerSort::Email, u"c a b d e"_s, u"b a c e d"_s);
        row("status", CustomerSort::Status, u"b a c d e"_s, u"e d c a b"_s);
        row("value", CustomerSort::LifetimeValue, u"b d e c a"_s, u"a c e d b"_s);
        row("last payment", CustomerSort::LastPayment, u"c a b d e"_s, u"a c e d b"_s);
        row("next payment", CustomerSort::NextPayment, u"b a c d e"_s, u"b e d c a"_s);
        row("credit", CustomerSort::CreditBalance, u"e a b d c"_s, u"c d b a e"_s);
        row("since", CustomerSort::Since, u"e a b c d"_s, u"d c b a e"_s);
    }
    void sortsEveryColumn()
    {
        QFETCH(int, sort);
        QFETCH(QString, ascending);
        QFETCH(QString, descending);
        Customer a = customer(u"a"_s, u"Ämilia"_s), b = customer(u"b"_s, u"anna"_s), c = customer(u"c"_s, u"Öz"_s);
        Customer d = customer(u"d"_s), e = customer(u"e"_s);
        a.email = u"m@x"_s;
        b.email = u"Z@x"_s;
        c.email = u"b@x"_s;
        c.balance = -500;
        e.balance = 900;
        e.created = at(1);
        Payment ofA = payment(u"ch_1"_s, u"a"_s, 900), ofC = payment(u"ch_2"_s, u"c"_s, 500);
        ofC.created = at(1500);
        Subscription ofB;
        ofB.id = SubscriptionId(u"sub_1"_s);
        ofB.customer = b.id;
        ofB.status = u"active"_s;
        ofB.items = {{SubscriptionItemId(u"si_1"_s), {}, {}, 1, at(5), at(9)}};
        VERIFY_OK(SyncRepository(*m_database).bind(euroAccount(), Mode::Test));
        VERIFY_OK(putAll(*m_database, at(10), a, b, c, d, e, ofA, ofC, ofB));
        CustomerQuery query;
        query.sort = static_cast<CustomerSort>(sort);
        query.descending = false;
        QCOMPARE(idsInOrder(query).join(u' '), ascending);
        query.descending = true;
        QCOMPARE(idsInOrder(query).join(u' '), descending);
        query.status = CustomerStatus::Lapsed;
        QCOMPARE(idsInOrder(query).size(), 2);
    }

    void asksForNoMoreThanTheLimit()
    {
        Customer a = customer(u"a"_s, u"Ann"_s), b = customer(u"b"_s, u"Bob"_s), c = customer(u"c"_s), d = customer(u"d"_s);
        VERIFY_OK(putAll(*m_database, at(10), a, b, c, d));
        const CustomerRepository repository(*m_database);
        CustomerQuery query;
        query.sort = CustomerSort::Name; // those without a name come last, from a scan of their own
        query.descending = false;
        const auto all = repository.keys(query);
        VERIFY_OK(all);
        QCOMPARE(all->size(), 4);
        for (const int limit : {0, 1, 2, 3, 4, 9}) {
            const auto some = repository.keys(query, limit);
            VERIFY_OK(some);
            QCOMPARE(*some, all->first(std::min<qsizetype>(limit, 4)));
        }
        query.search = u"ann"_s;
        QCOMPARE(repository.keys(query, 9)->size(), 1);
    }

    void searchFinds_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("ids");
        const auto row = [](const QString& typed, const QString& ids) {
            QTest::addRow("%s", qPrintable(typed)) << typed << ids;
        };
        row(u""_s, u"cus_A cus_B cus_C cus_D"_s);
        row(u"weiss"_s, u"cus_A"_s);
        row(u"Weiß"_s, u"cus_A"_s);
        row(u"EIS"_s, u"cus_A"_s);
        row(u"jörg"_s, u"cus_A"_s);
        row(u"jorg weiss"_s, u"cus_A"_s);
        row(u"jorg smith"_s, u""_s);
        row(u"we"_s, u"cus_A"_s);
        row(u"ei"_s, u""_s);
        row(u"山"_s, u"cus_B"_s);
        row(u"山田"_s, u"cus_B"_s);
        row(u"田太郎"_s, u"cus_B"_s);
        row(u"o'neill"_s, u"cus_C"_s);
        row(u"o'"_s, u"cus_C"_s);
        row(u"%"_s, u"cus_D"_s);
        row(u"\""_s, u"cus_D"_s);
        row(u"\"the\""_s, u"cus_D"_s);
        row(u"lukasz"_s, u"cus_D"_s);
        row(u"4242"_s, u"cus_C"_s);
        row(u"42"_s, u"cus_C"_s);
        row(u"+49 170 1234567"_s, u"cus_A"_s);
        row(u"0170 12 34 567"_s, u"cus_A"_s);
        row(u"(170) 123-4567"_s, u"cus_A"_s);
        row(u"cus_B"_s, u"cus_B"_s);
        row(u"ch_1"_s, u"cus_C"_s);
        row(u"pi_1"_s, u"cus_C"_s);
        row(u"sweat ltd"_s, u"cus_C"_s);
        row(u"NEAR(a b)"_s, u""_s);
        row(u"name:weiss"_s, u""_s);
        row(u"weiss*"_s, u""_s);
        row(u"-"_s, u"cus_A"_s); // its phone
        row(u"_-"_s, u""_s);
        row(u"example.com"_s, u"cus_A"_s);
    }
    void searchFinds()
    {
        QFETCH(QString, typed);
        QFETCH(QString, ids);
        Customer a = customer(u"cus_A"_s, u"Jörg Weiß"_s), b = customer(u"cus_B"_s, u"山田太郎"_s);
        Customer c = customer(u"cus_C"_s, u"Shaun O'Neill"_s), d = customer(u"cus_D"_s, u"Łukasz \"the\" 100%er % \""_s);
        a.phone = u"+49 (170) 12 34-567"_s;
        a.email = u"info@example.com"_s;
        c.businessName = u"Sweat Ltd."_s;
        PaymentMethod card;
        card.id = PaymentMethodId(u"pm_1"_s);
        card.customer = c.id;
        card.details.last4 = u"4242"_s;
        Payment paid = payment(u"ch_1"_s, u"cus_C"_s, 5);
        paid.paymentIntent = PaymentIntentId(u"pi_1"_s);
        // The card arrives before its customer.
        VERIFY_OK(putAll(*m_database, at(10), card, a, b, c, d, paid));
        QCOMPARE(found(typed), ids);
        qint64 counted = 0;
        const auto counts = CustomerRepository(*m_database).countsByStatus(typed);
        VERIFY_OK(counts);
        for (const qint64 count : *counts) counted += count;
        QCOMPARE(counted, ids.split(u' ', Qt::SkipEmptyParts).size());
        CustomerQuery query;
        query.search = typed;
        const auto fromMemory = CustomerIndex().list(*m_database, query);
        VERIFY_OK(fromMemory);
        QCOMPARE(fromMemory->keys, CustomerRepository(*m_database).keys(query).value());
        QCOMPARE(fromMemory->counts, *counts);
    }

    void searchTakesWhateverIsPasted_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("a long word") << QString(10'000, u'x');
        QTest::newRow("many short words") << u"a b c "_s.repeated(2'000);
        QTest::newRow("many digits") << u"0 1 "_s.repeated(2'500);
        QTest::newRow("quotes") << u"\" "_s.repeated(5'000);
        QString different;
        for (int n = 0; n < 1'800; ++n) different += u"w%1 "_s.arg(n);
        QTest::newRow("many words") << different;
        QTest::newRow("a ligature of eighteen letters") << QString(3'000, QChar(0xFDFA));
    }
    void searchTakesWhateverIsPasted()
    {
        QFETCH(QString, typed);
        VERIFY_OK(putAll(*m_database, at(10), customer(u"cus_A"_s, u"Maria"_s)));
        QCOMPARE(found(typed), QString());
    }

    void searchFollowsChanges()
    {
        VERIFY_OK(putAll(*m_database, at(10), customer(u"cus_A"_s, u"Maria Old"_s)));
        VERIFY_OK(putAll(*m_database, at(11), customer(u"cus_A"_s, u"Maria New"_s)));
        QCOMPARE(found(u"old"_s), QString());
        QCOMPARE(found(u"new"_s), u"cus_A"_s);
        QCOMPARE(found(u"ne"_s), u"cus_A"_s);
        auto batch = MirrorBatch::begin(*m_database);
        VERIFY_OK(batch);
        VERIFY_OK(batch->remove(CustomerId(u"cus_A"_s), at(12)));
        VERIFY_OK(batch->commit());
        QCOMPARE(found(u"new"_s), QString());
        QCOMPARE(found(u"ne"_s), QString());
    }
};

REGULARS_TEST(CustomersTest)
#include "tst_customers.moc"
