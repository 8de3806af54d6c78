// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/recurrence.h"
#include "core/domain/renewal.h"
#include "core/store/subscriptionlist.h"
#include "storefixture.h"
#include "tests/support/seededrandom.h"

#include <QtSql/QSqlQuery>

using namespace regulars;
using namespace regulars::store;
using namespace regulars::tests;

namespace {

const Instant now = at(10'000'000);
constexpr qint64 day = 86'400;

struct Truth {
    QList<Subscription> subscriptions; ///< in the order of their keys
    const Subscription& of(qint64 key) const { return subscriptions[key - 1]; }
};

/// "month 1" costs 10.00 … in some currency; products "Yoga 0" … of which some are unknown.
Subscription someSubscription(Random& random, int number)
{
    const auto below = [&](quint64 limit) { return static_cast<qint64>(random.below(limit)); };
    const QStringList statuses{u"active"_s, u"active"_s, u"active"_s, u"trialing"_s, u"past_due"_s, u"unpaid"_s,
                               u"paused"_s, u"canceled"_s, u"incomplete"_s, u"incomplete_expired"_s};
    Subscription s;
    s.id = SubscriptionId(u"sub_%1"_s.arg(number));
    s.customer = CustomerId(u"cus_%1"_s.arg(below(8)));
    s.status = statuses[below(10)];
    s.currency = Currency(std::array{u"eur", u"usd", u"brl"}[static_cast<size_t>(below(3))]);
    s.created = s.startDate = at(1000 + below(40) * day); // ties
    if (below(4) == 0) s.cancelAt = now + std::chrono::seconds(below(60) * day);
    if (below(5) == 0) s.cancelAtPeriodEnd = true;
    if (below(6) == 0) s.pauseCollection = u"void"_s;
    const qint64 items = 1 + (below(5) == 0 ? 1 : 0);
    for (qint64 i = 0; i < items; ++i) {
        SubscriptionItem item;
        item.id = SubscriptionItemId(u"si_%1_%2"_s.arg(number).arg(i));
        item.product = ProductId(u"prod_%1"_s.arg(below(5)));
        item.quantity = 1 + below(2);
        item.periodEnd = now + std::chrono::seconds(below(50) * day);
        item.cycle = {std::array{u"month"_s, u"week"_s, u"year"_s}[static_cast<size_t>(below(3))], 1};
        if (below(6) != 0) item.unitAmount = Money(1000 * (1 + below(4)), s.currency);
        s.items.append(item);
    }
    return s;
}

bool matchesFilter(const Subscription& s, const QString& filter)
{
    const QString state = subscriptionState(s);
    if (filter.isEmpty() || filter == state) return true;
    if (filter == u"current"_s) return isLiveState(state);
    return filter == u"ending_soon"_s && isLiveState(state) && endsAt(s) && *endsAt(s) <= now + endingSoon;
}

bool matches(const Subscription& s, const SubscriptionQuery& query)
{
    const auto has = [&](const ProductId& id) {
        return std::any_of(s.items.begin(), s.items.end(), [&](const SubscriptionItem& item) { return item.product == id; });
    };
    if (!query.product.isEmpty() && !has(query.product)) return false;
    if (query.cycle && cycleOf(s) != query.cycle) return false;
    if (query.search == u"pilates"_s) return has(ProductId(u"prod_0"_s));
    if (query.search == u"ada5"_s) return s.customer.text() == u"cus_5"_s;
    return query.search.isEmpty() || s.id.text().contains(query.search);
}

} // namespace

/// The list of subscriptions.
class SubscriptionListTest : public QObject {
    Q_OBJECT
    std::unique_ptr<StoreFolder> m_folder;
    std::unique_ptr<Database> m_database;
    Truth m_truth;

    SubscriptionListRepository list() { return SubscriptionListRepository(*m_database); }

    /// Before `b` in the order that is asked for.
    bool stands(qint64 a, qint64 b, const SubscriptionQuery& query) const
    {
        const Subscription &one = m_truth.of(a), &other = m_truth.of(b);
        const auto date = [&](const Subscription& s) {
            return query.sort == SubscriptionSort::NextPayment ? nextPaymentAt(s) : endsAt(s);
        };
        const auto forward = [&](bool less) { return less != query.descending; };
        if (query.sort == SubscriptionSort::Monthly) {
            const auto rank = [](const Subscription& s) { return std::pair(s.currency != Currency(u"eur"), s.currency.code()); };
            if (rank(one) != rank(other)) return rank(one) < rank(other);
            return forward(std::pair(monthlyRate(one), a) < std::pair(monthlyRate(other), b));
        }
        if (query.sort != SubscriptionSort::Start) {
            if (date(one).has_value() != date(other).has_value()) return date(one).has_value();
            if (!date(one)) return std::pair(one.startDate, a) > std::pair(other.startDate, b);
            if (*date(one) != *date(other)) return forward(*date(one) < *date(other));
        }
        return forward(std::pair(one.startDate, a) < std::pair(other.startDate, b));
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<StoreFolder>();
        m_database = m_folder->open();
        QVERIFY(m_database);
        VERIFY_OK(SyncRepository(*m_database).bind(euroAccount(), Mode::Test));
        SeededRandom random(seed());
        auto batch = MirrorBatch::begin(*m_database);
        VERIFY_OK(batch);
        for (int i = 0; i < 7; ++i) // the last one's customer is not here
            VERIFY_OK(batch->put(customer(u"cus_%1"_s.arg(i), u"Ada%1"_s.arg(i)), at(1)));
        for (int i = 0; i < 4; ++i) {
            Product product;
            product.id = ProductId(u"prod_%1"_s.arg(i));
            product.name = u"Yoga %1"_s.arg(3 - i);
            if (i == 3) product.name = u"Yoga 3"_s;
            if (i == 0) product.name = u"Pilates"_s;
            VERIFY_OK(batch->put(product, at(1)));
        }
        m_truth.subscriptions.clear();
        for (int i = 0; i < 120; ++i) {
            m_truth.subscriptions.append(someSubscription(random, i));
            VERIFY_OK(batch->put(m_truth.subscriptions.last(), at(1)));
        }
        VERIFY_OK(batch->commit());
    }
    void cleanup()
    {
        m_database.reset();
        m_folder.reset();
    }

    void whateverIsAsked()
    {
        SeededRandom random(seed() + 1);
        const QStringList filters = QStringList{{}, u"current"_s, u"ending_soon"_s} + subscriptionStates();
        for (int round = 0; round < 300; ++round) {
            SubscriptionQuery query{.search = {}, .now = now};
            query.filter = filters[static_cast<qsizetype>(random.below(static_cast<quint64>(filters.size())))];
            query.sort = static_cast<SubscriptionSort>(random.below(4));
            query.descending = random.below(2) == 0;
            if (random.below(3) == 0) query.product = ProductId(u"prod_%1"_s.arg(random.below(5)));
            if (random.below(3) == 0) query.cycle = Recurrence{random.below(2) ? u"month"_s : u"year"_s, 1};
            if (random.below(3) == 0) query.search = std::array{u"b_1"_s, u"ada5"_s, u"pilates"_s, u"nobody"_s}[random.below(4)];
            QList<qint64> expected;
            QMap<QString, qint64> counts;
            for (qint64 key = 1; key <= m_truth.subscriptions.size(); ++key) {
                const Subscription& s = m_truth.of(key);
                if (!matches(s, query)) continue;
                if (matchesFilter(s, query.filter)) expected.append(key);
                for (const QString& filter : filters) counts[filter] += matchesFilter(s, filter);
            }
            std::sort(expected.begin(), expected.end(), [&](qint64 a, qint64 b) { return stands(a, b, query); });
            const auto found = list().list(query);
            VERIFY_OK(found);
            QCOMPARE(found->keys, expected);
            for (const QString& filter : filters) QCOMPARE(found->counts.value(filter), counts.value(filter));
            const auto some = list().list(query, 7);
            VERIFY_OK(some);
            QCOMPARE(some->keys, expected.mid(0, 7));
        }
    }

    void rowsSayWhatIsThere()
    {
        const auto all = list().list({.search = {}, .now = now});
        VERIFY_OK(all);
        QCOMPARE(all->keys.size(), 120);
        const auto rows = list().rows(all->keys);
        VERIFY_OK(rows);
        qint64 current = 0;
        for (qint64 key = 1; key <= 120; ++key) {
            const Subscription& s = m_truth.of(key);
            const SubscriptionRow& row = rows->value(key);
            QCOMPARE(row.id, s.id);
            QCOMPARE(row.customerDeleted, s.customer.text() == u"cus_7"_s);
            QCOMPARE(row.customerName, row.customerDeleted ? QString() : QString(s.customer.text()).replace(u"cus_"_s, u"Ada"_s));
            QCOMPARE(row.amount, amountACycle(s));
            QCOMPARE(row.cycle, cycleOf(s));
            QCOMPARE(row.monthly, moneyOfRate(monthlyRate(s), s.currency));
            QCOMPARE(row.state, subscriptionState(s));
            QCOMPARE(row.nextPaymentAt, nextPaymentAt(s));
            QCOMPARE(row.endsAt, endsAt(s));
            QCOMPARE(row.quantity, s.items.size() == 1 ? s.items.first().quantity : 1);
            QStringList products;
            for (const SubscriptionItem& item : s.items)
                products << (item.product.text() == u"prod_4"_s   ? QString()
                             : item.product.text() == u"prod_0"_s ? u"Pilates"_s
                             : item.product.text() == u"prod_3"_s ? u"Yoga 3"_s
                                                                  : u"Yoga %1"_s.arg(3 - item.product.text().last(1).toInt()));
            QCOMPARE(row.products, products);
            current += isLiveState(row.state);
        }
        QCOMPARE(list().current().value(), current);
    }

    void theyAddUpByCurrency()
    {
        QMap<QString, qint64> rates;
        QList<qint64> keys;
        for (qint64 key = 1; key <= 120; key += 2) {
            keys << key;
            rates[m_truth.of(key).currency.code()] += monthlyRate(m_truth.of(key));
        }
        const auto sums = list().monthly(keys);
        VERIFY_OK(sums);
        QCOMPARE(sums->first().currency(), Currency(u"eur"));
        for (const Money& sum : *sums) QCOMPARE(sum, moneyOfRate(rates.take(sum.currency().code()), sum.currency()));
        for (const qint64 rest : rates) QCOMPARE(moneyOfRate(rest, Currency(u"eur")).minor(), 0);
        QCOMPARE(list().monthly({}).value(), QList{Money(0, Currency(u"eur"))});
    }

    void whatThereIsToFilterBy()
    {
        QStringList names;
        const auto products = list().products();
        VERIFY_OK(products);
        for (const Product& product : *products) names << product.name;
        QCOMPARE(names, (QStringList{u"Pilates"_s, u"Yoga 1"_s, u"Yoga 2"_s, u"Yoga 3"_s}));
        QStringList cycles;
        const auto recurrences = list().cycles();
        VERIFY_OK(recurrences);
        for (const Recurrence& cycle : *recurrences) cycles << toText(cycle);
        QCOMPARE(cycles, (QStringList{u"week 1"_s, u"month 1"_s, u"year 1"_s}));
    }

    /// A store from before the list knew its columns.
    void anOlderStoreGetsThem()
    {
        const auto before = list().rows({1, 2, 3, 40, 77});
        const auto counts = list().list({.search = {}, .now = now});
        VERIFY_OK(before);
        QSqlQuery query(m_database->handle());
        // Prices say what the items did not.
        QVERIFY(query.exec(u"INSERT INTO prices (id, product, currency, unit_amount, unit_amount_decimal, recurring_interval, "
                           "recurring_count, nickname, lookup_key, billing_scheme, active, created, read_at) "
                           "SELECT DISTINCT 'price_' || i.id, i.product, s.currency, i.unit_amount, '', i.recurring_interval, "
                           "i.recurring_count, '', '', 'per_unit', 1, 1, 1 FROM subscription_items i JOIN subscriptions s ON s.key = i.subscription"_s));
        QVERIFY(query.exec(u"UPDATE subscription_items SET price = 'price_' || id"_s));
        for (const QString& drop : withoutSubscriptionList()) QVERIFY2(query.exec(drop), qPrintable(drop));
        QVERIFY(query.exec(u"PRAGMA user_version = 9"_s));
        query.finish();
        m_database.reset();
        m_database = m_folder->open();
        QVERIFY(m_database);
        const auto after = list().rows({1, 2, 3, 40, 77});
        VERIFY_OK(after);
        QVERIFY(*after == *before);
        QCOMPARE(list().list({.search = {}, .now = now})->counts, counts->counts);
    }
};

REGULARS_TEST(SubscriptionListTest)
#include "tst_subscriptionlist.moc"
