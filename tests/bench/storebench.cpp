// SPDX-License-Identifier: GPL-3.0-or-later
// Measures the store at a number of customers: storebench [CUSTOMERS]…
// Beside a figure of ours stands, where there is one, the floor: the same rows through one prepared INSERT (bare
// tables with their indices, same commits), or the bare SELECT, in the same run on the same disk.
#include "core/customers/profile.h"
#include "core/store/customerrepository.h"
#include "core/store/mirrorbatch.h"
#include "core/store/paymentrepository.h"
#include "core/store/records.h"
#include "core/store/syncrepository.h"
#include "made.h"
#include "ordie.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>
#include <QtSql/QSqlError>
#include <cstdio>
#include <ctime>

using namespace regulars;
using namespace regulars::store;
using namespace regulars::bench;

namespace {

constexpr int rowsPerCommit = 100;
constexpr int heavyPayments = 2000;
constexpr int mostUpdated = 20'000;

using bench::orDie;

void orDie(bool done, const QSqlQuery& query)
{
    if (!done) qFatal("%s", qPrintable(query.lastError().text()));
}

/// Time by the clock, and of the processor (on a busy machine the one to compare).
struct Spent {
    double seconds = 0, processor = 0;
};

void printRate(const char* what, int rows, Spent spent, Spent floor = {})
{
    const auto rates = [rows](const Spent& s) {
        std::printf(" %9.0f rows/s %7.1f us cpu/row", rows / s.seconds, s.processor * 1e6 / rows);
    };
    std::printf("%-34s %9d rows", what, rows);
    rates(spent);
    if (floor.seconds > 0) {
        std::printf("   floor");
        rates(floor);
    }
    std::printf("\n");
    std::fflush(stdout);
}

void addTime(Spent& spent, const auto& work)
{
    QElapsedTimer timer;
    timer.start();
    const std::clock_t before = std::clock();
    work();
    spent.processor += double(std::clock() - before) / CLOCKS_PER_SEC;
    spent.seconds += double(timer.nsecsElapsed()) / 1e9;
}

/// The middle of five runs, in milliseconds by the clock.
double medianOf(const auto& work)
{
    QList<double> runs;
    for (int run = 0; run < 5; ++run) {
        Spent spent;
        addTime(spent, work);
        runs.append(spent.seconds * 1000);
    }
    std::sort(runs.begin(), runs.end());
    return runs[2];
}

/// Binds members to a bare query.
struct RawBinder {
    QSqlQuery& query;
    int place = 0;
    void operator()(QLatin1StringView, const QString& text) { query.bindValue(place++, text.isNull() ? u""_s : text); }
    void operator()(QLatin1StringView, qint64 number) { query.bindValue(place++, number); }
    void operator()(QLatin1StringView name, bool flag) { (*this)(name, qint64(flag)); }
    void operator()(QLatin1StringView name, int number) { (*this)(name, qint64(number)); }
    void operator()(QLatin1StringView name, Instant instant) { (*this)(name, qint64(unixSeconds(instant))); }
    void operator()(QLatin1StringView name, Currency currency) { (*this)(name, currency.code()); }
    template<class Tag>
    void operator()(QLatin1StringView name, const Id<Tag>& id)
    {
        (*this)(name, id.text());
    }
    template<class M>
    void operator()(QLatin1StringView name, const std::optional<M>& value)
    {
        if (value) (*this)(name, *value);
        else query.bindValue(place++, QVariant());
    }
};

/// A store, and beside it one that only takes bare INSERTs.
class Bench {
public:
    explicit Bench(int people) : m_made{people}
    {
        m_store = orDie(Database::open(m_folder.filePath(u"store.db"_s), m_clock));
        m_floor = orDie(Database::open(m_folder.filePath(u"floor.db"_s), m_clock));
        Account account;
        account.id = AccountId(u"acct_1"_s);
        account.defaultCurrency = Currency(u"eur");
        account.timeZone = u"UTC"_s;
        orDie(SyncRepository(*m_store).bind(account, Mode::Test));
    }

    void run()
    {
        std::printf("\n%d customers\n", m_made.people);
        fill();
        std::printf("%-34s %9.1f MB\n", "the file", double(QFileInfo(m_store->file()).size()) / 1e6);
        heavyCustomer();
        readCustomers();
        readPayments();
    }

private:
    void fill()
    {
        const int n = m_made.people;
        kind<Customer>("customers", n, [this](int i) { return m_made.customer(i); });
        kind<Subscription>("subscriptions with items", n, [this](int i) { return m_made.subscription(i); });
        kind<Payment>("payments", 10 * n, [this](int i) { return m_made.payment(i); });
        kind<BalanceTransaction>("balance transactions", 10 * n, [this](int i) { return m_made.movement(i); });
        kind<Invoice>("invoices with lines", 3 * n, [this](int i) { return m_made.invoice(i); });
        kind<Refund>("refunds", n / 2, [this](int i) { return m_made.refund(i); });
    }

    /// Puts them for the first time, then some of them again as they were, then changed.
    template<class T, class Make>
    void kind(const char* what, int count, Make make)
    {
        const Spent first = put(count, make);
        printRate(what, count, first, floorPut<T>(count, make));
        const int again = std::min(count, mostUpdated);
        printRate("  again, unchanged", again, put(again, make));
        ++m_made.version;
        printRate("  again, changed", again, put(again, make));
        --m_made.version;
    }

    /// Values are made outside of the time.
    template<class Make>
    Spent put(int count, Make make)
    {
        const Instant readAt = fromUnixSeconds(++m_readAt);
        Spent spent;
        for (int from = 0; from < count; from += rowsPerCommit) {
            QList<decltype(make(0))> page;
            for (int i = from; i < std::min(count, from + rowsPerCommit); ++i) page.append(make(i));
            addTime(spent, [&] {
                auto batch = orDie(MirrorBatch::begin(*m_store));
                for (const auto& value : page) orDie(batch.put(value, readAt));
                orDie(batch.commit());
            });
        }
        return spent;
    }

    template<class T, class Make>
    Spent floorPut(int count, Make make)
    {
        QStringList names = columnNames<T>() + QStringList{u"read_at"_s};
        if constexpr (std::is_same_v<T, Payment>) names += QStringList{u"state"_s, u"search"_s};
        QSqlQuery insert(m_floor->handle()), plain(m_floor->handle());
        orDie(insert.prepare(u"INSERT INTO %1 (%2) VALUES (%3)"_s.arg(
                  Table<T>::name, names.join(u", "_s), QStringList(names.size(), u"?"_s).join(u", "_s))), insert);
        Spent spent;
        for (int from = 0; from < count; from += rowsPerCommit) {
            QList<T> page;
            for (int i = from; i < std::min(count, from + rowsPerCommit); ++i) page.append(make(i));
            addTime(spent, [&] {
                orDie(plain.exec(u"BEGIN IMMEDIATE"_s), plain);
                for (const T& value : page) {
                    RawBinder binder{insert};
                    eachColumn(binder, value);
                    for (qsizetype place = columnNames<T>().size(); place < names.size(); ++place)
                        insert.bindValue(int(place), 1);
                    orDie(insert.exec(), insert);
                }
                orDie(plain.exec(u"COMMIT"_s), plain);
            });
        }
        return spent;
    }

    void heavyCustomer()
    {
        const int base = 100 * m_made.people;
        put(heavyPayments, [&](int i) { return m_made.paymentOf(base + i, 0); });
        put(heavyPayments / 4, [&](int i) { return m_made.invoiceOf(base + i, 0); });
        const auto one = [&] {
            ++m_made.version;
            put(1, [&](int i) { return m_made.paymentOf(base + i, 0); });
        };
        std::printf("%-34s %9.2f ms\n", "one payment of a heavy customer", medianOf(one));
        const auto profile = [&] {
            orDie(customers::loadProfile(*m_store, m_made.person(0), QTimeZone::utc(), timeOf(0)));
        };
        std::printf("%-34s %9.2f ms   (%d payments)\n", "profile of a heavy customer", medianOf(profile), heavyPayments);
    }

    /// The bare SELECT into a list of keys.
    double floorKeys(const QString& sql)
    {
        return medianOf([&] {
            QSqlQuery query(m_store->handle());
            query.setForwardOnly(true);
            QList<qint64> keys;
            orDie(query.exec(sql), query);
            while (query.next()) keys.append(query.value(0).toLongLong());
        });
    }

    void customerKeys(const char* what, const CustomerQuery& query, const QString& floor = {})
    {
        const CustomerRepository repository(*m_store);
        qsizetype found = 0;
        const double ours = medianOf([&] { found = orDie(repository.keys(query)).size(); });
        std::printf("%-34s %9.2f ms   %7lld found", what, ours, static_cast<long long>(found));
        if (!floor.isEmpty()) std::printf("   floor %9.2f ms", floorKeys(floor));
        std::printf("\n");
    }

    void readCustomers()
    {
        const std::pair<const char*, QString> sorts[] = {
            {"customers by name", u"name_folded"_s}, {"customers by email", u"email_folded"_s},
            {"customers by status", u"status_rank"_s}, {"customers by value", u"ltv_settled"_s},
            {"customers by last payment", u"last_payment_at"_s}, {"customers by next payment", u"next_payment_at"_s},
            {"customers by credit", u"credit"_s}, {"customers since", u"created"_s}};
        CustomerQuery query;
        for (int sort = 0; sort < 8; ++sort) {
            query.sort = static_cast<CustomerSort>(sort);
            customerKeys(sorts[sort].first, query,
                         u"SELECT key FROM customers ORDER BY %1 DESC, key DESC"_s.arg(sorts[sort].second));
        }
        query.sort = CustomerSort::LifetimeValue;
        query.status = CustomerStatus::Active;
        customerKeys("  only active ones", query);
        query.status.reset();
        for (const auto& typed : {"m", "sc", "sch", "person77", "schmidt mia", "+49 151 77", "example1"}) {
            query.search = QString::fromLatin1(typed);
            customerKeys(qPrintable(u"search \"%1\""_s.arg(query.search)), query);
        }
        const CustomerRepository repository(*m_store);
        const QList<qint64> keys = orDie(repository.keys({})).mid(m_made.people / 2, 50);
        std::printf("%-34s %9.2f ms\n", "50 rows of customers", medianOf([&] { orDie(repository.rows(keys)); }));
        const QList<qint64> all = orDie(repository.keys({}));
        std::printf("%-34s %9.2f ms\n", "totals of all customers", medianOf([&] { orDie(repository.totals(all)); }));
        std::printf("%-34s %9.2f ms\n", "counts by status",
                    medianOf([&] { orDie(repository.countsByStatus()); }));
    }

    void readPayments()
    {
        const PaymentRepository repository(*m_store);
        const auto keys = [&](const char* what, const PaymentQuery& query, const QString& floor = {}) {
            qsizetype found = 0;
            const double ours = medianOf([&] { found = orDie(repository.keys(query)).size(); });
            std::printf("%-34s %9.2f ms   %7lld found", what, ours, static_cast<long long>(found));
            if (!floor.isEmpty()) std::printf("   floor %9.2f ms", floorKeys(floor));
            std::printf("\n");
        };
        PaymentQuery query;
        keys("payments", query, u"SELECT key FROM payments ORDER BY created DESC, key DESC"_s);
        query.status = u"failed"_s;
        keys("  only failed ones", query);
        query.status.clear();
        query.sort = PaymentSort::Amount;
        keys("payments by amount", query);
        query.status = u"succeeded"_s;
        keys("  only succeeded ones", query);
        query = {};
        const QList<qint64> all = orDie(repository.keys(query));
        std::printf("%-34s %9.2f ms\n", "totals of all payments", medianOf([&] { orDie(repository.totals(all)); }));
        for (const auto& typed : {"42", "4242", "person 77"}) {
            query.search = QString::fromLatin1(typed);
            keys(qPrintable(u"payments search \"%1\""_s.arg(query.search)), query);
        }
        const QList<qint64> some = orDie(repository.keys({}, 5000)).mid(4000, 50);
        std::printf("%-34s %9.2f ms\n", "50 rows of payments", medianOf([&] { orDie(repository.rows(some)); }));
    }

    MadeAccount m_made;
    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<Database> m_store, m_floor;
    qint64 m_readAt = 1'800'000'000;
};

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QStringList sizes = QCoreApplication::arguments().mid(1);
    if (sizes.isEmpty()) sizes = {u"1000"_s};
    for (const QString& size : sizes) Bench(std::max(100, size.toInt())).run();
    return 0;
}
