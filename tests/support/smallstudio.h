// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/mirrorbatch.h"
#include "core/store/syncrepository.h"
#include "tests/support/fakeclock.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

namespace regulars::tests {

/// A studio in a temporary folder that a test fills by hand, with shortcuts for the values that pages show.
/// Header only: it is compiled where core/store is linked.
class SmallStudio {
public:
    SmallStudio()
    {
        auto opened = store::Database::open(file(), m_clock);
        if (!opened) qFatal("the store does not open: %s", qPrintable(opened.error().detail));
        m_database = std::move(*opened);
        Account account;
        account.id = AccountId(QStringLiteral("acct_small"));
        account.name = QStringLiteral("Small studio");
        account.defaultCurrency = Currency(u"eur");
        account.timeZone = QStringLiteral("UTC");
        check(store::SyncRepository(*m_database).bind(account, Mode::Test));
    }

    QString file() const { return m_folder.filePath(QStringLiteral("studio.db")); }
    store::Database& database() { return *m_database; }
    FakeClock& clock() { return m_clock; }

    /// Writes all values in one commit, read "now" (each call a second later than the one before).
    template<class... Values>
    void put(const Values&... values)
    {
        write([&](store::MirrorBatch& batch, Instant at) { (check(batch.put(values, at)), ...); });
    }
    template<class Value>
    void putAll(const QList<Value>& values)
    {
        write([&](store::MirrorBatch& batch, Instant at) {
            for (const Value& value : values) check(batch.put(value, at));
        });
    }
    template<class AnyId>
    void remove(const AnyId& id)
    {
        write([&](store::MirrorBatch& batch, Instant at) { check(batch.remove(id, at)); });
    }

    static Instant day(int number) { return fromUnixSeconds(1'760'000'000 + qint64(number) * 86'400); }

    static Customer customer(const QString& id, const QString& name, const QString& email, qint64 balance = 0)
    {
        Customer value;
        value.id = CustomerId(id);
        value.name = name;
        value.email = email;
        value.currency = Currency(u"eur");
        value.balance = balance;
        value.created = day(0);
        return value;
    }

    /// A card payment of `customer` (empty: a guest) in euro cents.
    static Payment payment(const QString& id, const QString& customer, qint64 amount, int dayNumber,
                           const QString& status = QStringLiteral("succeeded"))
    {
        Payment value;
        value.id = PaymentId(id);
        value.customer = CustomerId(customer);
        value.paymentIntent = PaymentIntentId(QStringLiteral("pi_") + id);
        value.method.type = QStringLiteral("card");
        value.method.brand = QStringLiteral("visa");
        value.method.last4 = QStringLiteral("4242");
        value.method.fingerprint = QStringLiteral("fp_visa");
        value.currency = Currency(u"eur");
        value.amount = amount;
        value.status = status;
        value.captured = status == QStringLiteral("succeeded");
        value.amountCaptured = value.captured ? amount : 0;
        value.description = QStringLiteral("Ten classes");
        value.balanceTransaction = BalanceTransactionId(value.captured ? QStringLiteral("txn_") + id : QString());
        value.created = day(dayNumber);
        return value;
    }

    /// What a succeeded payment left on the Stripe balance, so that it counts in the settlement currency.
    static BalanceTransaction settlement(const Payment& payment, qint64 fee)
    {
        BalanceTransaction value;
        value.id = payment.balanceTransaction;
        value.currency = payment.currency;
        value.amount = payment.amount;
        value.fee = fee;
        value.net = payment.amount - fee;
        value.type = QStringLiteral("charge");
        value.source = payment.id.text();
        value.created = payment.created;
        return value;
    }

    /// A subscription to `product` by the price `price_<product>`, €49.00 a month.
    static Subscription subscription(const QString& id, const QString& customer, const QString& product,
                                     const QString& status = QStringLiteral("active"))
    {
        Subscription value;
        value.id = SubscriptionId(id);
        value.customer = CustomerId(customer);
        value.status = status;
        value.currency = Currency(u"eur");
        SubscriptionItem item;
        item.id = SubscriptionItemId(QStringLiteral("si_") + id);
        item.price = PriceId(QStringLiteral("price_") + product);
        item.product = ProductId(product);
        item.periodStart = day(30);
        item.periodEnd = day(60);
        item.unitAmount = Money(4900, value.currency);
        item.cycle = {QStringLiteral("month"), 1};
        value.items = {item};
        value.created = value.startDate = day(1);
        return value;
    }

    static Product product(const QString& id, const QString& name)
    {
        Product value;
        value.id = ProductId(id);
        value.name = name;
        value.created = day(0);
        return value;
    }

    static Price monthlyPrice(const QString& product, qint64 amount)
    {
        Price value;
        value.id = PriceId(QStringLiteral("price_") + product);
        value.product = ProductId(product);
        value.currency = Currency(u"eur");
        value.unitAmount = amount;
        value.unitAmountDecimal = QString::number(amount);
        value.recurrence.interval = QStringLiteral("month");
        value.created = day(0);
        return value;
    }

    /// A paid invoice for `payment` with one line: of the subscription, or (empty) a one-time sale of `product`.
    static Invoice paidInvoice(const QString& id, const Payment& payment, const QString& subscription,
                               const QString& product, const QString& lineText)
    {
        Invoice value;
        value.id = InvoiceId(id);
        value.customer = payment.customer;
        value.subscription = SubscriptionId(subscription);
        value.number = QStringLiteral("R-") + id;
        value.status = QStringLiteral("paid");
        value.currency = payment.currency;
        value.total = value.amountDue = value.amountPaid = payment.amount;
        value.created = payment.created;
        InvoiceLine line;
        line.id = QStringLiteral("il_") + id;
        line.description = lineText;
        line.amount = payment.amount;
        line.quantity = 1;
        line.product = ProductId(product);
        line.subscription = SubscriptionId(subscription);
        value.lines = {line};
        InvoicePayment paid;
        paid.id = QStringLiteral("inpay_") + id;
        paid.status = QStringLiteral("paid");
        paid.type = QStringLiteral("payment_intent");
        paid.paymentIntent = payment.paymentIntent;
        paid.amountPaid = payment.amount;
        value.payments = {paid};
        return value;
    }

private:
    static void check(const Result<void>& result)
    {
        if (!result) qFatal("the store refuses: %s", qPrintable(result.error().detail));
    }
    void write(const std::function<void(store::MirrorBatch&, Instant)>& work)
    {
        m_clock.advance(std::chrono::seconds(1));
        auto batch = store::MirrorBatch::begin(*m_database);
        if (!batch) qFatal("no batch: %s", qPrintable(batch.error().detail));
        work(*batch, m_clock.now());
        check(batch->commit());
    }

    QTemporaryDir m_folder;
    FakeClock m_clock;
    std::unique_ptr<store::Database> m_database;
};

} // namespace regulars::tests
