// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/customerrepository.h"
#include "core/store/paymentrepository.h"
#include "storefixture.h"
#include "tests/support/seededrandom.h"

#include <QtCore/QMap>
#include <QtCore/QSet>

using namespace regulars;
using namespace regulars::store;
using namespace regulars::tests;

namespace {

/// Every object of a made-up account by its id, in its newest version: what the mirror must end up with.
struct Truth {
    QMap<QString, Customer> customers;
    QMap<QString, Subscription> subscriptions;
    QMap<QString, Payment> payments;
    QMap<QString, Refund> refunds;
    QMap<QString, Dispute> disputes;
    QMap<QString, BalanceTransaction> movements;

    /// Balance amount of one thing in euro, or the thing's own amount where the mirror does not know better.
    qint64 settled(const QList<BalanceTransactionId>& ids, qint64 own, Currency currency) const
    {
        qint64 sum = 0;
        bool known = !ids.isEmpty();
        for (const auto& id : ids) {
            known = known && movements.contains(id.text());
            if (movements.value(id.text()).currency == Currency(u"eur")) sum += movements.value(id.text()).amount;
        }
        if (known) return sum;
        return currency == Currency(u"eur") ? own : 0;
    }
};

bool isLive(const QString& status) { return QStringList{u"active"_s, u"trialing"_s, u"paused"_s}.contains(status); }

std::optional<Instant> expectedEnd(const QList<Subscription>& subscriptions, const CustomerRow& row)
{
    std::optional<Instant> last;
    for (const Subscription& s : subscriptions) {
        std::optional<Instant> end;
        if (row.status == CustomerStatus::Ending && isLive(s.status)) end = s.cancelAt ? s.cancelAt : s.periodEnd();
        if (row.trialing && s.status == u"trialing"_s) end = s.trialEnd;
        if (end && (!last || *end > *last)) last = end;
    }
    return last;
}

std::optional<Instant> expectedNext(const QList<Subscription>& subscriptions)
{
    std::optional<Instant> next;
    for (const Subscription& s : subscriptions) {
        const bool goesOn = s.status == u"active"_s || s.status == u"trialing"_s || s.status == u"past_due"_s;
        const auto end = s.periodEnd();
        if (!goesOn || !end || s.cancelAtPeriodEnd || !s.pauseCollection.isEmpty() || (s.cancelAt && *s.cancelAt <= *end)) continue;
        if (!next || *end < *next) next = end;
    }
    return next;
}

void addTo(MoneyByCurrency& values, const Money& money)
{
    if (!values.add(money)) qFatal("the made-up amounts are too large");
}

/// Row by row and thing by thing, from design.md 2: nothing of the store's SQL.
CustomerRow expectedRow(const Truth& truth, const Customer& customer)
{
    CustomerRow row;
    row.id = customer.id;
    row.name = customer.name;
    row.created = customer.created;
    MoneyByCurrency values;
    const Payment* newest = nullptr;
    for (const Payment& p : truth.payments) {
        if (p.customer != customer.id) continue;
        if (p.status == u"succeeded"_s) {
            addTo(values, Money(p.amountCaptured, p.currency));
            row.ltvSettled += truth.settled({p.balanceTransaction}, p.amountCaptured, p.currency);
            if (!newest || std::pair(p.created, p.id.text()) > std::pair(newest->created, newest->id.text()))
                newest = &p;
        }
        for (const Refund& r : truth.refunds) {
            if (r.payment != p.id || r.status == u"failed"_s || r.status == u"canceled"_s) continue;
            addTo(values, Money(-r.amount, r.currency));
            row.ltvSettled += truth.settled({r.balanceTransaction}, -r.amount, r.currency);
        }
        for (const Dispute& d : truth.disputes) {
            if (d.payment != p.id || d.status != u"lost"_s) continue;
            addTo(values, Money(-d.amount, d.currency));
            row.ltvSettled += truth.settled(d.balanceTransactions, -d.amount, d.currency);
        }
    }
    QList<Subscription> own;
    bool active = false, trialing = false;
    for (const Subscription& s : truth.subscriptions) {
        if (s.customer != customer.id) continue;
        own.append(s);
        active |= s.status == u"active"_s;
        trialing |= s.status == u"trialing"_s;
    }
    row.status = customerStatus(own, newest != nullptr);
    row.trialing = row.status == CustomerStatus::Active && trialing && !active;
    row.endsAt = expectedEnd(own, row);
    row.nextPaymentAt = expectedNext(own);
    if (newest) row.lastPaymentAt = newest->created;
    const Currency main = !customer.currency.isEmpty() ? customer.currency
                          : newest                     ? newest->currency
                                                       : Currency(u"eur");
    row.ltv = Money(values.in(main).minor(), main);
    for (const Money& value : values.all()) {
        if (value.currency() != main) row.ltvOther.append(value);
    }
    row.creditBalance = Money(-customer.balance, main);
    return row;
}

QString expectedState(const Truth& truth, const Payment& payment)
{
    qint64 refunded = 0;
    bool open = false, lost = false;
    for (const Refund& r : truth.refunds) {
        if (r.payment == payment.id && r.status != u"failed"_s && r.status != u"canceled"_s) refunded += r.amount;
    }
    for (const Dispute& d : truth.disputes) {
        if (d.payment != payment.id) continue;
        lost |= d.status == u"lost"_s;
        open |= d.status.endsWith(u"needs_response"_s) || d.status.endsWith(u"under_review"_s);
    }
    if (open) return u"disputed"_s;
    if (lost) return u"dispute_lost"_s;
    if (refunded > 0) return refunded >= payment.amountCaptured ? u"refunded"_s : u"partially_refunded"_s;
    return payment.status;
}

/// One thing that reaches the mirror.
using Arrival = std::function<Result<void>(MirrorBatch&)>;

/// Makes up an account's history: versions of objects, each read at a time of its own.
class History {
public:
    explicit History(Random& random) : m_random(random) {}
    Truth truth;
    QList<Arrival> arrivals;

    void make()
    {
        for (int n = 0; n < 6; ++n) versions(truth.customers, [&] { return someCustomer(n); });
        for (int n = 0; n < 10; ++n) versions(truth.subscriptions, [&] { return someSubscription(n); });
        for (int n = 0; n < 20; ++n) versions(truth.payments, [&] { return somePayment(n); });
        for (int n = 0; n < 12; ++n) versions(truth.refunds, [&] { return someRefund(n); });
        for (int n = 0; n < 8; ++n) versions(truth.disputes, [&] { return someDispute(n); });
        for (int n = 0; n < 25; ++n) versions(truth.movements, [&] { return someMovement(n); });
        removals();
        for (qsizetype i = arrivals.size() - 1; i > 0; --i) arrivals.swapItemsAt(i, number(int(i) + 1));
    }
    int number(int bound) { return static_cast<int>(m_random.below(static_cast<std::uint64_t>(bound))); }
    bool chance(int percent) { return number(100) < percent; }

private:
    template<class T, class Make>
    void versions(QMap<QString, T>& into, Make make)
    {
        const int count = number(4); // some never arrive
        for (int version = 0; version < count; ++version) {
            const T value = make();
            const Instant readAt = at(++m_readAt);
            into.insert(value.id.text(), value);
            arrivals.append([value, readAt](MirrorBatch& batch) { return batch.put(value, readAt); });
        }
    }
    void removals()
    {
        for (const QString& id : truth.customers.keys()) {
            if (!chance(15)) continue;
            truth.customers.remove(id);
            const Instant readAt = at(++m_readAt);
            arrivals.append([id, readAt](MirrorBatch& batch) { return batch.remove(CustomerId(id), readAt); });
        }
        for (const QString& id : truth.subscriptions.keys()) {
            if (!chance(15)) continue;
            truth.subscriptions.remove(id);
            const Instant readAt = at(++m_readAt);
            arrivals.append([id, readAt](MirrorBatch& batch) { return batch.remove(SubscriptionId(id), readAt); });
        }
    }
    QString pick(const QStringList& words) { return words[number(int(words.size()))]; }
    Currency someCurrency() { return Currency(pick({u"eur"_s, u"usd"_s, u"jpy"_s})); }
    CustomerId someOwner() { return CustomerId(chance(20) ? QString() : u"cus_%1"_s.arg(number(6))); }
    std::optional<Instant> maybe(int percent)
    {
        return chance(percent) ? std::optional(at(1000 + number(1000))) : std::nullopt;
    }
    BalanceTransactionId someMovementId()
    {
        return BalanceTransactionId(chance(30) ? QString() : u"txn_%1"_s.arg(number(25)));
    }

    Customer someCustomer(int n)
    {
        Customer value = customer(u"cus_%1"_s.arg(n), u"Name %1"_s.arg(number(9)));
        if (chance(50)) value.currency = someCurrency();
        value.balance = number(2000) - 1000;
        return value;
    }
    Subscription someSubscription(int n)
    {
        Subscription value;
        value.id = SubscriptionId(u"sub_%1"_s.arg(n));
        value.customer = CustomerId(u"cus_%1"_s.arg(number(6)));
        value.status = pick({u"active"_s, u"active"_s, u"trialing"_s, u"past_due"_s, u"unpaid"_s, u"paused"_s,
                             u"canceled"_s, u"incomplete"_s, u"hibernating"_s});
        value.cancelAtPeriodEnd = chance(30);
        value.cancelAt = maybe(30);
        value.trialEnd = maybe(50);
        value.pauseCollection = pick({u""_s, u""_s, u""_s, u"void"_s});
        value.items.resize(number(3));
        for (SubscriptionItem& item : value.items) item.periodEnd = at(1000 + number(1000));
        return value;
    }
    Payment somePayment(int n)
    {
        Payment value = payment(u"ch_%1"_s.arg(n), someOwner().text(), 1 + number(5000), someCurrency().code());
        value.status = pick({u"succeeded"_s, u"succeeded"_s, u"failed"_s, u"pending"_s});
        value.balanceTransaction = someMovementId();
        value.created = at(1000 + number(20));
        return value;
    }
    Refund someRefund(int n)
    {
        Refund value = refund(u"re_%1"_s.arg(n), u"ch_%1"_s.arg(number(20)), 1 + number(3000), someCurrency().code());
        value.status = pick({u"succeeded"_s, u"pending"_s, u"requires_action"_s, u"failed"_s, u"canceled"_s});
        value.balanceTransaction = someMovementId();
        return value;
    }
    Dispute someDispute(int n)
    {
        Dispute value;
        value.id = DisputeId(u"dp_%1"_s.arg(n));
        value.payment = PaymentId(u"ch_%1"_s.arg(number(20)));
        value.currency = someCurrency();
        value.amount = 1 + number(3000);
        value.status = pick({u"lost"_s, u"lost"_s, u"won"_s, u"needs_response"_s, u"warning_under_review"_s,
                             u"warning_closed"_s, u"prevented"_s, u"appeal_needs_response"_s});
        for (int k = number(3); k > 0; --k)
            value.balanceTransactions.append(BalanceTransactionId(u"txn_%1"_s.arg(number(25))));
        return value;
    }
    BalanceTransaction someMovement(int n)
    {
        BalanceTransaction value;
        value.id = BalanceTransactionId(u"txn_%1"_s.arg(n));
        value.currency = Currency(chance(85) ? u"eur" : u"usd");
        value.amount = number(6000) - 3000;
        value.fee = number(100);
        value.net = value.amount - value.fee;
        return value;
    }

    Random& m_random;
    qint64 m_readAt = 0;
};

} // namespace

class FiguresTest : public QObject {
    Q_OBJECT
    void compare(Database& database, const Truth& truth)
    {
        const CustomerRepository customers(database);
        for (const Customer& customer : truth.customers) {
            const auto row = customers.row(customer.id);
            VERIFY_OK(row);
            QVERIFY2(row->has_value(), qPrintable(customer.id.text()));
            const CustomerRow expected = expectedRow(truth, customer);
            QCOMPARE(toText((*row)->status), toText(expected.status));
            QCOMPARE((*row)->ltv, expected.ltv);
            QCOMPARE((*row)->ltvSettled, expected.ltvSettled);
            QVERIFY((*row)->ltvOther == expected.ltvOther);
            QVERIFY((*row)->endsAt == expected.endsAt);
            QVERIFY((*row)->nextPaymentAt == expected.nextPaymentAt);
            QVERIFY(**row == expected);
        }
        const PaymentRepository payments(database);
        for (const Payment& payment : truth.payments) {
            const auto row = payments.row(payment.id);
            VERIFY_OK(row);
            QCOMPARE((*row)->status, expectedState(truth, payment));
            QVERIFY(payments.find(payment.id)->value() == payment);
        }
        const auto counts = SyncRepository(database).counts();
        VERIFY_OK(counts);
        QCOMPARE(counts->value(u"customers"_s), truth.customers.size());
        QCOMPARE(counts->value(u"subscriptions"_s), truth.subscriptions.size());
        QCOMPARE(counts->value(u"payments"_s), truth.payments.size());
    }

private Q_SLOTS:
    void anyHistoryInAnyOrder()
    {
        SeededRandom random(seed());
        StoreFolder folder;
        const auto database = folder.open();
        QVERIFY(database);
        // Bound to its account (and so to a default currency) before, between or after the rest.
        for (int round = 0; round < 40; ++round) {
            VERIFY_OK(clearMirror(*database));
            History history(random);
            history.make();
            if (round == 0) VERIFY_OK(putBatches(*database, history));
            VERIFY_OK(SyncRepository(*database).bind(euroAccount(), Mode::Test));
            if (round > 0) VERIFY_OK(putBatches(*database, history));
            compare(*database, history.truth);
            if (QTest::currentTestFailed()) break;
        }
    }

    void theDefaultCurrencyMayComeLate()
    {
        StoreFolder folder;
        const auto database = folder.open();
        QVERIFY(database);
        VERIFY_OK(putAll(*database, at(1), customer(u"cus_1"_s), payment(u"ch_1"_s, u"cus_1"_s, 700)));
        const CustomerRepository repository(*database);
        QCOMPARE(repository.highestSettledValue().value(), 0);
        VERIFY_OK(SyncRepository(*database).bind(euroAccount(), Mode::Test));
        QCOMPARE(repository.highestSettledValue().value(), 700);
    }

    void aSumThatDoesNotFitIsAnError()
    {
        StoreFolder folder;
        const auto database = folder.open();
        QVERIFY(database);
        const qint64 half = qint64(1) << 62;
        const auto done = putAll(*database, at(1), customer(u"cus_1"_s), payment(u"ch_1"_s, u"cus_1"_s, half),
                                 payment(u"ch_2"_s, u"cus_1"_s, half));
        QVERIFY(!done);
        QCOMPARE(SyncRepository(*database).counts()->value(u"payments"_s), 0);
    }

private:
    Result<void> putBatches(Database& database, History& history)
    {
        qsizetype next = 0;
        while (next < history.arrivals.size()) {
            auto batch = MirrorBatch::begin(database);
            if (!batch) return failure(batch);
            for (int left = 1 + history.number(12); left > 0 && next < history.arrivals.size(); --left, ++next) {
                if (const auto done = history.arrivals[next](*batch); !done) return done;
            }
            if (const auto done = batch->commit(); !done) return done;
        }
        return {};
    }
};

REGULARS_TEST(FiguresTest)
#include "tst_figures.moc"
