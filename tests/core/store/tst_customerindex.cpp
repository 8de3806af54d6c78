// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/customerindex.h"
#include "storefixture.h"
#include "tests/support/seededrandom.h"

using namespace regulars;
using namespace regulars::store;
using namespace regulars::tests;

/// The index in memory against the one in SQLite, through random lives of a store.
class CustomerIndexTest : public QObject {
    Q_OBJECT
    SeededRandom m_dice{seed()};
    StoreFolder m_folder;
    std::unique_ptr<Database> m_database, m_other;
    CustomerIndex m_index;
    qint64 m_now = 1000;

    template<class T>
    const T& anyOf(const QList<T>& all)
    {
        return all.at(static_cast<qsizetype>(m_dice.below(static_cast<std::uint64_t>(all.size()))));
    }
    QString anyId() { return u"cus_%1"_s.arg(m_dice.below(40)); }
    Customer anybody()
    {
        static const QList<QString> names{u"Jörg Weiß"_s, u"山田太郎"_s, u"Shaun O'Neill"_s, u"Łukasz Żak"_s, u"Ana-María 3"_s,
                                          u"édith"_s,     u""_s,        u"ed 😀 Müller"_s,  u"Ng"_s,        u"देवी a"_s};
        Customer value = customer(anyId(), anyOf(names));
        value.email = m_dice.below(3) == 0 ? QString() : u"%1@ex%2.org"_s.arg(value.id.text()).arg(m_dice.below(3));
        if (m_dice.below(2) == 0) value.phone = u"+49 170 %1"_s.arg(m_dice.below(1000));
        value.balance = static_cast<qint64>(m_dice.below(5)) - 2;
        return value;
    }
    /// Something happens in the store, seen or not by the connection that the index uses.
    void live()
    {
        Database& database = m_dice.below(2) == 0 ? *m_database : *m_other;
        ++m_now;
        if (m_dice.below(120) == 0) VERIFY_OK(clearMirror(database));
        auto batch = MirrorBatch::begin(database);
        VERIFY_OK(batch);
        for (std::uint64_t n = m_dice.below(4); n > 0; --n) {
            switch (m_dice.below(4)) {
            case 0: VERIFY_OK(batch->remove(CustomerId(anyId()), at(m_now))); break;
            case 1:
                VERIFY_OK(batch->put(payment(u"ch_%1"_s.arg(m_dice.below(60)), anyId(),
                                             static_cast<qint64>(m_dice.below(900))), at(m_now)));
                break;
            default: VERIFY_OK(batch->put(anybody(), at(m_now))); break;
            }
        }
        VERIFY_OK(batch->commit());
    }
    CustomerQuery anyQuestion()
    {
        static const QList<QString> typed{u""_s,   u"e"_s,  u"ed"_s,  u"weiss"_s, u"山"_s,  u"太郎"_s, u"o'"_s,   u"-"_s,   u"170"_s,
                                          u"3"_s,  u"ex1"_s, u"cus_1"_s, u"ch_7"_s, u"😀"_s, u"m"_s,   u"e weiss"_s, u"org ex"_s,
                                          u"+49 (170) 1"_s, u"द"_s, u"z"_s, u"zak luk"_s, u"eill"_s};
        CustomerQuery query;
        query.search = anyOf(typed);
        query.sort = static_cast<CustomerSort>(m_dice.below(8));
        query.descending = m_dice.below(2) == 0;
        if (m_dice.below(3) == 0) query.status = static_cast<CustomerStatus>(m_dice.below(6));
        return query;
    }

private Q_SLOTS:
    void answersAsSqliteDoes()
    {
        m_database = m_folder.open();
        m_other = m_folder.open();
        QVERIFY(m_database && m_other);
        CustomerQuery typed;
        for (int day = 0; day < 500; ++day) {
            live();
            if (QTest::currentTestFailed()) return;
            for (int n = 0; n < 4; ++n) {
                // Mostly key by key, as a person types.
                if (n == 0 || m_dice.below(4) == 0) typed = anyQuestion();
                CustomerQuery query = typed;
                query.search.truncate(1 + n * query.search.size() / 4);
                if (!query.search.isEmpty() && query.search.back().isHighSurrogate()) query = typed;
                const auto list = m_index.list(*m_database, query);
                VERIFY_OK(list);
                const CustomerRepository repository(*m_database);
                const std::string what = "day " + std::to_string(day) + ", typed " + query.search.toStdString();
                QVERIFY2(list->keys == repository.keys(query).value(), what.c_str());
                QVERIFY2(list->counts == repository.countsByStatus(query.search).value(), what.c_str());
            }
        }
    }

    void saysWhenTheStoreCannotBeRead()
    {
        StoreFolder folder;
        const auto database = folder.open();
        VERIFY_OK(putAll(*database, at(10), customer(u"cus_1"_s, u"Ann"_s)));
        CustomerIndex index;
        VERIFY_OK(index.prepare(*database));
        QSqlQuery spoil(database->handle());
        QVERIFY(spoil.exec(u"ALTER TABLE customer_search RENAME TO elsewhere"_s));
        VERIFY_OK(putAll(*database, at(11), payment(u"ch_1"_s, u"cus_1"_s, 5)));
        CustomerQuery query;
        query.search = u"ann"_s;
        QVERIFY(!index.list(*database, query));
        QVERIFY(spoil.exec(u"ALTER TABLE elsewhere RENAME TO customer_search"_s));
        QCOMPARE(index.list(*database, query).value().keys.size(), 1);
    }
};

REGULARS_TEST(CustomerIndexTest)
#include "tst_customerindex.moc"
