// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup.h"
#include "core/studio/studiofolder.h"
#include "program.h"
#include "tests/support/smallstudio.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

using namespace regulars;
using namespace regulars::tests;
using namespace Qt::StringLiterals;

namespace {

/// A program whose data folder holds a studio of three people and a guest, as if it had been synced.
Program readyProgram()
{
    Program program;
    SmallStudio studio;
    const Payment paid = SmallStudio::payment(u"ch_1"_s, u"cus_1"_s, 2500, 3);
    studio.put(SmallStudio::customer(u"cus_1"_s, u"Ада Лавлейс"_s, u"ada@example.com"_s, -1250),
               SmallStudio::customer(u"cus_2"_s, u"山田花子"_s, u"hanako@example.com"_s),
               SmallStudio::customer(u"cus_3"_s, u"Evil\x1b[2J"_s, u"evil@example.com"_s), paid,
               SmallStudio::settlement(paid, 61),
               SmallStudio::payment(u"ch_2"_s, u"cus_2"_s, 900, 4, u"failed"_s),
               SmallStudio::payment(u"ch_3"_s, {}, 1500, 5));
    const auto folder = studio::StudioFolder::at(program.dataFolder(), {});
    if (!folder) qFatal("no folder: %s", qPrintable(folder.error().detail));
    QDir().mkpath(folder->path());
    const auto copied = store::backup(studio.database(), folder->storeFile());
    if (!copied) qFatal("no copy: %s", qPrintable(copied.error().detail));
    return program;
}

QStringList idsOf(const QJsonDocument& list)
{
    QStringList ids;
    for (const QJsonValue& value : list.array())
        ids.append(value[u"id"_s].toString());
    return ids;
}

} // namespace

class ReadingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void customersAreOneArray()
    {
        const Outcome outcome = readyProgram().run({u"--json"_s, u"customers"_s});
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.messages, QByteArray());
        QVERIFY2(outcome.json().isArray(), outcome.output.constData());
        QCOMPARE(outcome.json().array().size(), 3);
        const QJsonObject first = outcome.json().array().first().toObject();
        for (const char* field :
             {"id", "name", "email", "phone", "status", "ltv", "ltv_other", "ltv_settled", "credit_balance",
              "class_credits", "blocked", "last_payment_at", "next_payment_at", "created"})
            QVERIFY2(first.contains(QLatin1StringView(field)), field);
        QCOMPARE(first[u"id"_s].toString(), u"cus_1"_s);
        QCOMPARE(first[u"status"_s].toString(), u"lapsed"_s);
        QCOMPARE(first[u"ltv"_s].toObject(), (QJsonObject{{u"amount"_s, 2500}, {u"currency"_s, u"eur"_s}}));
        QCOMPARE(first[u"credit_balance"_s].toObject(),
                 (QJsonObject{{u"amount"_s, 1250}, {u"currency"_s, u"eur"_s}}));
        QCOMPARE(first[u"last_payment_at"_s].toString(), toIso(SmallStudio::day(3)));
        QVERIFY(first[u"next_payment_at"_s].isNull());
    }
    void jsonIsNeverTranslated()
    {
        Program program = readyProgram();
        const QByteArray english = program.run({u"customers"_s, u"--json"_s}).output;
        program.setVariable(u"LC_ALL"_s, u"de_DE.UTF-8"_s);
        QCOMPARE(program.run({u"customers"_s, u"--json"_s}).output, english);
    }
    void customersAreSearchedSortedAndLimited()
    {
        const Program program = readyProgram();
        const auto ids = [&program](const QStringList& options) {
            return idsOf(program.run(QStringList{u"--json"_s, u"customers"_s} + options).json());
        };
        QCOMPARE(ids({u"--search"_s, u"hanako"_s}), QStringList{u"cus_2"_s});
        QCOMPARE(ids({u"--sort"_s, u"email"_s}), (QStringList{u"cus_1"_s, u"cus_3"_s, u"cus_2"_s}));
        QCOMPARE(ids({u"--sort"_s, u"email"_s, u"--desc"_s}),
                 (QStringList{u"cus_2"_s, u"cus_3"_s, u"cus_1"_s}));
        QCOMPARE(ids({u"--limit"_s, u"1"_s}), QStringList{u"cus_1"_s});
        QCOMPARE(ids({u"--search"_s, u"nobody"_s}), QStringList());
    }
    void tablesAreAlignedAndHarmless()
    {
        const Outcome outcome = readyProgram().run({u"customers"_s});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(!outcome.output.contains('\x1b'));
        const QStringList lines = QString::fromUtf8(outcome.output).split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 4);
        // Four wide characters take eight columns: the email begins where it does in the title line.
        const qsizetype email = lines[0].indexOf(u"Email"_s);
        for (const QString& line : lines.mid(1)) {
            const qsizetype wide = line.contains(u"山田花子"_s) ? 4 : 0;
            QCOMPARE(line.lastIndexOf(u' ', line.indexOf(u'@')) + 1 + wide, email);
        }
        QVERIFY(outcome.output.contains("€25.00"));
    }

    void oneCustomerIsOneObject()
    {
        const Program program = readyProgram();
        const QJsonObject customer = program.run({u"--json"_s, u"customer"_s, u"cus_1"_s}).json().object();
        QCOMPARE(customer[u"name"_s].toString(), u"Ада Лавлейс"_s);
        for (const char* field : {"stats", "identifiers", "products", "methods", "address", "currency"})
            QVERIFY2(customer.contains(QLatin1StringView(field)), field);
        QCOMPARE(customer[u"stats"_s][u"payments"_s].toInt(), 1);
        QCOMPARE(customer[u"identifiers"_s].toArray().first()[u"kind"_s].toString(), u"customer"_s);
        const Outcome text = program.run({u"customer"_s, u"cus_1"_s});
        QCOMPARE(text.exitCode, 0);
        QVERIFY(text.output.contains("Visa •••• 4242"));
    }
    void unknownIdsAreRefusedWithASentence()
    {
        const Program program = readyProgram();
        for (const QString& command : {u"customer"_s, u"transaction"_s}) {
            const Outcome outcome = program.run({u"--json"_s, command, u"nobody_1"_s});
            QCOMPARE(outcome.exitCode, 1);
            QCOMPARE(outcome.output, QByteArray());
            QVERIFY(outcome.messages.contains("nobody_1"));
        }
    }

    void transactionsAreFilteredAndLimited()
    {
        const Program program = readyProgram();
        const auto ids = [&program](const QStringList& options) {
            return idsOf(program.run(QStringList{u"--json"_s, u"transactions"_s} + options).json());
        };
        QCOMPARE(ids({}), (QStringList{u"ch_3"_s, u"ch_2"_s, u"ch_1"_s}));
        QCOMPARE(ids({u"--customer"_s, u"cus_1"_s}), QStringList{u"ch_1"_s});
        QCOMPARE(ids({u"--status"_s, u"failed"_s}), QStringList{u"ch_2"_s});
        QCOMPARE(ids({u"--limit"_s, u"2"_s}), (QStringList{u"ch_3"_s, u"ch_2"_s}));
        QVERIFY(program.run({u"transactions"_s}).output.contains("guest"));
    }
    void oneTransactionIsOneObject()
    {
        const Program program = readyProgram();
        const QJsonObject payment = program.run({u"--json"_s, u"transaction"_s, u"ch_1"_s}).json().object();
        QCOMPARE(payment[u"customer"_s].toString(), u"cus_1"_s);
        QCOMPARE(payment[u"status"_s].toString(), u"succeeded"_s);
        QCOMPARE(payment[u"balance_transaction"_s][u"fee"_s][u"amount"_s].toInt(), 61);
        QVERIFY(program.run({u"transaction"_s, u"ch_1"_s}).output.contains("€24.39"));
    }

    void statusCounts()
    {
        const Program program = readyProgram();
        const Outcome outcome = program.run({u"status"_s, u"--json"_s});
        const QJsonObject status = outcome.json().object();
        QCOMPARE(status[u"account"_s][u"id"_s].toString(), u"acct_small"_s);
        QCOMPARE(status[u"mode"_s].toString(), u"test"_s);
        QCOMPARE(status[u"counts"_s][u"customers"_s].toInt(), 3);
        QCOMPARE(status[u"counts"_s][u"payments"_s].toInt(), 3);
        QCOMPARE(status[u"complete"_s].toBool(true), false);
        QCOMPARE(status[u"read_allowance"_s].toInt(), 10'000);
        QVERIFY(program.run({u"status"_s}).output.contains("TEST"));
    }

    void backupAndRestore()
    {
        const Program program = readyProgram();
        const QString file = program.filePath(u"copy.regulars"_s);
        QCOMPARE(program.run({u"backup"_s, file}).exitCode, 0);
        QVERIFY(QFileInfo(file).size() > 0);
        const Outcome restored = program.run({u"--studio"_s, u"second"_s, u"--json"_s, u"restore"_s, file});
        QCOMPARE(restored.exitCode, 0);
        QVERIFY(restored.json().isObject());
        const Outcome list = program.run({u"--studio"_s, u"second"_s, u"--json"_s, u"customers"_s});
        QCOMPARE(idsOf(list.json()).size(), 3);
    }
    void whatIsNoBackupIsRefused()
    {
        const Program program = readyProgram();
        QFile file(program.filePath(u"letter.txt"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Dear Sir or Madam, this is no database.");
        file.close();
        const Outcome outcome = program.run({u"restore"_s, file.fileName()});
        QCOMPARE(outcome.exitCode, 5);
        QCOMPARE(idsOf(program.run({u"--json"_s, u"customers"_s}).json()).size(), 3);
    }
};

REGULARS_TEST(ReadingTest)
#include "tst_reading.moc"
