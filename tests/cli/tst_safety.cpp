// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup.h"
#include "core/store/syncrepository.h"
#include "sandbox.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QJsonArray>
#include <QtSql/QSqlQuery>

using namespace regulars;
using namespace regulars::tests;

namespace {

QString storeOf(const Program& program)
{
    return program.dataFolder() + u"/studios/default/store.sqlite"_s;
}

/// Runs SQL on the program's store.
QVariant onStore(const Program& program, const QString& sql)
{
    SystemClock clock;
    const auto database = store::Database::open(storeOf(program), clock);
    if (!database) qFatal("%s", qPrintable(database.error().detail));
    QSqlQuery query((*database)->handle());
    if (!query.exec(sql)) qFatal("%s", qPrintable(sql));
    return query.next() ? query.value(0) : QVariant();
}

void overwrite(const QString& file, qint64 offset, const QByteArray& bytes)
{
    QFile store(file);
    QVERIFY(store.open(QIODevice::ReadWrite) && store.seek(offset));
    QCOMPARE(store.write(bytes), bytes.size());
}

/// A program that has synced the small studio.
struct Synced {
    Program program;
    Sandbox sandbox{program, smallStudio};
    Synced()
    {
        program.setStripeUrl(sandbox.value(u"url"_s));
        program.setVariable(u"REGULARS_STRIPE_KEY"_s, sandbox.value(u"key"_s));
        if (program.run({u"sync"_s}).exitCode != 0) qFatal("the sandbox can not be synced");
    }
};

} // namespace

/// What goes wrong with the data, and the ways out.
class SafetyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aKeyThatIsWrongLeavesNoStudioBehind()
    {
        Program program;
        const Sandbox sandbox(program, smallStudio);
        program.setStripeUrl(sandbox.value(u"url"_s));
        program.setVariable(u"REGULARS_STRIPE_KEY"_s, u"sk_test_nobodyKnowsThisOne"_s);
        QCOMPARE(program.run({u"sync"_s}).exitCode, 4);
        QVERIFY(!QFileInfo::exists(storeOf(program))); // or the window would take it for a connected one
        program.setStripeUrl(u"http://127.0.0.1:9"_s);
        QCOMPARE(program.run({u"sync"_s}).exitCode, 3);
        QVERIFY(!QFileInfo::exists(storeOf(program)));
    }

    void statusTellsWhatReadsWereFor()
    {
        const Synced synced;
        const QJsonDocument status = synced.program.run({u"--json"_s, u"status"_s}).json();
        const QJsonObject parts = status[u"reads_by_purpose"_s].toObject();
        QVERIFY(parts[u"fill"_s].toInt() >= 10);
        QVERIFY(parts[u"check"_s].toInt() >= 1);
        int sum = 0;
        for (const QJsonValue& part : parts) sum += part.toInt();
        QCOMPARE(sum, status[u"reads_30_days"_s].toInt());
        QCOMPARE(status[u"differences"_s].toInt(-1), 0);
        QVERIFY(synced.program.run({u"status"_s}).output.contains("asked every 5 minutes while somebody works, every hour otherwise"));
    }

    void doctorTellsWhatDiffered()
    {
        const Synced synced;
        const QString payment = onStore(synced.program, u"SELECT id FROM payments"_s).toString();
        onStore(synced.program, u"UPDATE payments SET amount_refunded = 77, billing_name = 'Secret' WHERE id = '%1'"_s.arg(payment));
        const Outcome compared = synced.program.run({u"--json"_s, u"sync"_s, u"--reconcile"_s});
        QCOMPARE(compared.exitCode, 0);
        QCOMPARE(compared.json()[u"differences"_s].toInt(), 2);
        const Outcome doctor = synced.program.run({u"--json"_s, u"doctor"_s});
        QCOMPARE(doctor.exitCode, 0);
        QVERIFY(!doctor.output.contains("Secret"));
        QMap<QString, QJsonObject> byField;
        for (const QJsonValue& value : doctor.json()[u"differences"_s].toArray())
            byField.insert(value[u"field"_s].toString(), value.toObject());
        QCOMPARE(byField.size(), 2);
        const QJsonObject amount = byField.value(u"amount_refunded"_s);
        QCOMPARE(amount[u"id"_s].toString(), payment);
        QCOMPARE(amount[u"was"_s].toString(), u"77"_s);
        QCOMPARE(amount[u"found_by"_s].toString(), u"reconcile"_s);
        QVERIFY(!amount[u"equal_until"_s].toString().isEmpty() && !amount[u"repaired_at"_s].toString().isEmpty());
        QVERIFY(byField.value(u"billing_name"_s)[u"was"_s].isNull());
        const QByteArray text = synced.program.run({u"doctor"_s}).output;
        QVERIFY2(text.contains("Amount refunded: 77"), text.constData());
        QVERIFY(text.contains(payment.toUtf8()));
    }

    void damagedDataIsRecognisedAndHasTwoWaysOut_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::newRow("header") << u"header"_s;
        QTest::newRow("cut") << u"cut"_s;
        QTest::newRow("index") << u"index"_s;
    }
    void damagedDataIsRecognisedAndHasTwoWaysOut()
    {
        QFETCH(QString, damage);
        const Synced synced;
        const QString file = storeOf(synced.program);
        const int customers = onStore(synced.program, u"SELECT count(*) FROM customers"_s).toInt();
        const int events = onStore(synced.program, u"SELECT count(*) FROM events_received"_s).toInt();
        const int reads = onStore(synced.program, u"SELECT sum(count) FROM reads"_s).toInt();
        QVERIFY(customers > 0 && reads > 0);
        const auto root = onStore(synced.program, u"SELECT rootpage FROM sqlite_schema WHERE name = 'payments_by_state'"_s).toLongLong();
        if (damage == "header"_L1) overwrite(file, 0, QByteArray(100, '\0'));
        else if (damage == "cut"_L1) QVERIFY(QFile::resize(file, QFileInfo(file).size() - 3000));
        else overwrite(file, (root - 1) * 4096, QByteArray(4096, '\x5a'));

        for (const QString& command : {u"status"_s, u"customers"_s, u"sync"_s, u"doctor"_s}) {
            const Outcome outcome = synced.program.run({command});
            QCOMPARE(outcome.exitCode, 5);
            const QByteArray all = outcome.output + outcome.messages;
            QVERIFY2(all.contains("damaged") && all.contains("sync --full") && all.contains("restore"), all.constData());
        }
        const Outcome full = synced.program.run({u"--json"_s, u"sync"_s, u"--full"_s});
        QVERIFY2(full.exitCode == 0, full.messages.constData());
        QVERIFY(full.messages.contains("kept in"));
        QCOMPARE(onStore(synced.program, u"SELECT count(*) FROM customers"_s).toInt(), customers);
        QVERIFY(onStore(synced.program, u"SELECT count(*) FROM events_received"_s).toInt() >= events);
        QVERIFY(onStore(synced.program, u"SELECT sum(count) FROM reads"_s).toInt() > reads);
        QCOMPARE(synced.program.run({u"doctor"_s}).exitCode, 0);
        QCOMPARE(QFileInfo(file).dir().entryList({u"*.damaged-*"_s}, QDir::Files).size(), 1);
    }
};

REGULARS_TEST(SafetyTest)
#include "tst_safety.moc"
