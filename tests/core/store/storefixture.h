// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/mirrorbatch.h"
#include "core/store/syncrepository.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testmain.h"

#include <QtCore/QTemporaryDir>

/// What the tests of the store share: a store in a folder of its own, and short ways to make values.
namespace regulars::tests {

using namespace Qt::StringLiterals;

/// Fails the test with the error's text instead of a bare "false".
template<class T>
bool holds(const Result<T>& result)
{
    if (!result) qInfo().noquote() << "failed:" << result.error().code << result.error().detail;
    return result.has_value();
}

#define VERIFY_OK(expression) QVERIFY(regulars::tests::holds(expression))

struct StoreFolder {
    QTemporaryDir folder;
    FakeClock clock;
    QString file() const { return folder.filePath(u"studio.sqlite"_s); }
    std::unique_ptr<store::Database> open()
    {
        auto database = store::Database::open(file(), clock);
        return holds(database) ? std::move(*database) : nullptr;
    }
};

/// What makes a store of version 9 out of one of version 10: the list of subscriptions had no columns.
inline QStringList withoutSubscriptionList()
{
    QStringList drops{u"DROP INDEX subscription_items_by_product"_s};
    for (const QString& index : {u"start"_s, u"payment"_s, u"end"_s, u"value"_s, u"state"_s, u"cycle"_s})
        drops << u"DROP INDEX subscriptions_by_"_s + index;
    for (const QString& column : {u"state"_s, u"cycle"_s, u"amount"_s, u"monthly"_s, u"next_payment_at"_s, u"ends_at"_s})
        drops << u"ALTER TABLE subscriptions DROP COLUMN "_s + column;
    for (const QString& column : {u"unit_amount"_s, u"currency"_s, u"recurring_interval"_s, u"recurring_count"_s})
        drops << u"ALTER TABLE subscription_items DROP COLUMN "_s + column;
    return drops;
}

inline Instant at(qint64 seconds) { return fromUnixSeconds(seconds); }

inline Customer customer(const QString& id, const QString& name = {})
{
    Customer value;
    value.id = CustomerId(id);
    value.name = name;
    value.created = at(1000);
    return value;
}

inline Payment payment(const QString& id, const QString& customer, qint64 amount, QStringView currency = u"eur")
{
    Payment value;
    value.id = PaymentId(id);
    value.customer = CustomerId(customer);
    value.currency = Currency(currency);
    value.amount = value.amountCaptured = amount;
    value.status = u"succeeded"_s;
    value.captured = true;
    value.created = at(2000);
    return value;
}

inline Refund refund(const QString& id, const QString& payment, qint64 amount, QStringView currency = u"eur")
{
    Refund value;
    value.id = RefundId(id);
    value.payment = PaymentId(payment);
    value.currency = Currency(currency);
    value.amount = amount;
    value.status = u"succeeded"_s;
    value.created = at(3000);
    return value;
}

inline Account euroAccount()
{
    Account value;
    value.id = AccountId(u"acct_1"_s);
    value.defaultCurrency = Currency(u"eur");
    value.timeZone = u"Europe/Berlin"_s;
    return value;
}

/// One batch with these values, all read at the same time.
template<class... Values>
Result<void> putAll(store::Database& database, Instant readAt, const Values&... values)
{
    auto batch = store::MirrorBatch::begin(database);
    if (!batch) return failure(batch);
    Result<void> done;
    ((done = done ? batch->put(values, readAt) : std::move(done)), ...);
    return done ? batch->commit() : done;
}

} // namespace regulars::tests
