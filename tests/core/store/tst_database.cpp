// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup.h"
#include "core/store/connection.h"
#include "core/store/customerrepository.h"
#include "core/store/schema.h"
#include "storefixture.h"

using namespace regulars;
using namespace regulars::store;
using namespace regulars::tests;

namespace {

QByteArray bytesOf(const QString& file)
{
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
}

void write(const QString& file, const QByteArray& bytes)
{
    QFile opened(file);
    QVERIFY(opened.open(QIODevice::WriteOnly));
    QCOMPARE(opened.write(bytes), bytes.size());
}

/// Runs SQL on a file behind the store's back.
void tamper(const QString& file, const QString& sql)
{
    auto connection = openConnection(file);
    VERIFY_OK(connection);
    VERIFY_OK(execute(*connection, sql));
    closeConnection(*connection);
}

QString codeOfOpening(const QString& file, Clock& clock)
{
    const auto database = Database::open(file, clock);
    return database ? u"opened"_s : database.error().code;
}

qint64 customersIn(const QString& file, Clock& clock)
{
    const auto database = Database::open(file, clock);
    return database ? SyncRepository(**database).counts()->value(u"customers"_s) : -1;
}

/// The schema as text, to compare with the golden file of each version.
QString schemaOf(QSqlDatabase& connection)
{
    QStringList all;
    QSqlQuery query(connection);
    query.exec(u"SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'customer\\_trigrams\\_%' "
               "ESCAPE '\\' AND name NOT LIKE 'customer\\_words\\_%' ESCAPE '\\' "
               "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"_s);
    while (query.next()) all.append(query.value(0).toString());
    return all.join(u"\n\n"_s) + u'\n';
}

} // namespace

class DatabaseTest : public QObject {
    Q_OBJECT
    static QList<Migration> withOneMore()
    {
        return migrations() + QList<Migration>{{u"more.sql"_s, u"CREATE TABLE more (x INTEGER) STRICT;\n"
                                                               "INSERT INTO more VALUES (1);\n"_s}};
    }

private Q_SLOTS:
    void onlyTheOwnerMayRead()
    {
        StoreFolder folder;
        const QString file = folder.folder.filePath(u"deep/down/studio.sqlite"_s);
        const auto database = Database::open(file, folder.clock);
        VERIFY_OK(database);
        VERIFY_OK(putAll(**database, at(1), customer(u"cus_1"_s)));
        VERIFY_OK(dailyBackup(**database));
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
            | QFileDevice::WriteOther | QFileDevice::ExeGroup | QFileDevice::ExeOther;
        const QDir store(QFileInfo(file).absolutePath());
        QCOMPARE(QFile::permissions(store.path()) & others, QFileDevice::Permissions());
        const QStringList files = store.entryList(QDir::Files);
        QVERIFY(files.contains(u"studio.sqlite-wal"_s));
        for (const QString& name : files)
            QCOMPARE(QFile::permissions(store.filePath(name)) & others, QFileDevice::Permissions());
        const QDir backups(store.filePath(u"backups"_s));
        for (const QString& name : backups.entryList(QDir::Files))
            QCOMPARE(QFile::permissions(backups.filePath(name)) & others, QFileDevice::Permissions());
    }

    void theConnectionIsSafe()
    {
        StoreFolder folder;
        const auto database = folder.open();
        QVERIFY(database);
        const auto value = [&](const QString& name) {
            return firstValue(database->handle(), u"PRAGMA "_s + name)->toString();
        };
        QCOMPARE(value(u"journal_mode"_s), u"wal"_s);
        QCOMPARE(value(u"synchronous"_s), u"2"_s);
        QCOMPARE(value(u"foreign_keys"_s), u"1"_s);
        QCOMPARE(value(u"application_id"_s).toLongLong(), applicationId);
        QCOMPARE(value(u"user_version"_s).toLongLong(), newestVersion());
    }

    /// A released migration is never edited: the schema that each leads to is kept beside it.
    void theSchemaIsTheGoldenOne()
    {
        StoreFolder folder;
        folder.open().reset(); // knows the migrations from now on
        auto connection = openConnection(folder.folder.filePath(u"steps.sqlite"_s));
        VERIFY_OK(connection);
        int version = 0;
        for (const Migration& step : migrations()) {
            for (const QString& sql : statementsOf(step.script)) VERIFY_OK(execute(*connection, sql));
            const QString golden = QStringLiteral(REGULARS_TEST_DATA "/store/schema-%1.sql")
                                       .arg(++version, 3, 10, QChar(u'0'));
            if (qEnvironmentVariableIsSet("REGULARS_WRITE_GOLDEN")) write(golden, schemaOf(*connection).toUtf8());
            QCOMPARE(schemaOf(*connection), QString::fromUtf8(bytesOf(golden)));
        }
        closeConnection(*connection);
    }

    void migratesWhatIsThereAfterABackup()
    {
        StoreFolder folder;
        {
            const auto database = folder.open();
            QVERIFY(database);
            VERIFY_OK(putAll(*database, at(1), customer(u"cus_1"_s)));
            VERIFY_OK(migrate(*database, withOneMore()));
            QCOMPARE(firstValue(database->handle(), u"SELECT x FROM more"_s)->toInt(), 1);
            VERIFY_OK(migrate(*database, withOneMore()));
        }
        const QDir backups(folder.folder.filePath(u"backups"_s));
        const QStringList kept = backups.entryList(QDir::Files);
        QCOMPARE(kept.size(), 1);
        QVERIFY(kept.first().startsWith(u"studio-before-version-%1-"_s.arg(newestVersion() + 1)));
        // The store is a later version's now, its backup is not.
        QCOMPARE(codeOfOpening(folder.file(), folder.clock), u"newer_store"_s);
        VERIFY_OK(restore(folder.file(), backups.filePath(kept.first()), folder.clock));
        QCOMPARE(customersIn(folder.file(), folder.clock), 1);
    }

    void aMigrationThatFailsChangesNothing()
    {
        StoreFolder folder;
        const auto database = folder.open();
        QVERIFY(database);
        auto steps = withOneMore();
        steps.last().script += u"INSERT INTO nowhere VALUES (1);\n"_s;
        QVERIFY(!migrate(*database, steps));
        QCOMPARE(firstValue(database->handle(), u"PRAGMA user_version"_s)->toLongLong(), newestVersion());
        QCOMPARE(firstValue(database->handle(), u"SELECT count(*) FROM sqlite_schema WHERE name = 'more'"_s)->toInt(), 0);
        VERIFY_OK(migrate(*database, withOneMore()));
    }

    void threeBackupsBeforeMigrationsAreKept()
    {
        StoreFolder folder;
        const auto database = folder.open();
        QVERIFY(database);
        QList<Migration> steps = migrations();
        const qint64 next = newestVersion() + 1;
        for (qint64 n = next; n < next + 6; ++n) {
            steps.append({QString::number(n), u"CREATE TABLE t%1 (x INTEGER) STRICT;\n"_s.arg(n)});
            folder.clock.advance(std::chrono::hours(1));
            VERIFY_OK(migrate(*database, steps));
        }
        const QStringList kept = QDir(folder.folder.filePath(u"backups"_s)).entryList(QDir::Files, QDir::Name);
        QCOMPARE(kept.size(), 3);
        for (qint64 n = next + 3; n < next + 6; ++n) // the newest three; by name, 10 stands before 9
            QCOMPARE(kept.filter(u"studio-before-version-%1-"_s.arg(n)).size(), 1);
    }

    void aNewerStoreIsLeftAsItIs()
    {
        StoreFolder folder;
        folder.open().reset();
        tamper(folder.file(), u"PRAGMA user_version = 999"_s);
        const QByteArray before = bytesOf(folder.file());
        QCOMPARE(codeOfOpening(folder.file(), folder.clock), u"newer_store"_s);
        QVERIFY(bytesOf(folder.file()) == before);
        QVERIFY(!QFile::exists(folder.folder.filePath(u"backups"_s)));
    }

    void whatIsNoStoreIsRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("text") << QByteArray("Dear diary, this is not a database. ").repeated(200);
        QTest::newRow("zeros") << QByteArray(8192, '\0');
    }
    void whatIsNoStoreIsRefused()
    {
        QFETCH(QByteArray, content);
        StoreFolder folder;
        write(folder.file(), content);
        QCOMPARE(codeOfOpening(folder.file(), folder.clock), u"damaged_store"_s);
        QVERIFY(bytesOf(folder.file()) == content);
    }

    void anEmptyFileInTheStoresPlaceIsNoNewStudio()
    {
        StoreFolder folder;
        VERIFY_OK(dailyBackup(*folder.open()));
        write(folder.file(), QByteArray());
        QCOMPARE(codeOfOpening(folder.file(), folder.clock), u"damaged_store"_s);
        QCOMPARE(bytesOf(folder.file()), QByteArray());
        QVERIFY(QDir(folder.folder.filePath(u"backups"_s)).removeRecursively());
        QVERIFY(folder.open()); // as a program leaves it that was killed while it made its first store
    }

    void anotherProgramsDatabaseIsRefused()
    {
        StoreFolder folder;
        tamper(folder.file(), u"CREATE TABLE theirs (x)"_s);
        QCOMPARE(codeOfOpening(folder.file(), folder.clock), u"damaged_store"_s);
    }

    void damageIsFoundAfterACrash()
    {
        StoreFolder folder;
        const QString crashed = folder.folder.filePath(u"crashed.sqlite"_s);
        {
            const auto database = folder.open();
            QVERIFY(database);
            for (int n = 0; n < 50; ++n) VERIFY_OK(putAll(*database, at(1), customer(u"cus_%1"_s.arg(n), u"N"_s)));
            VERIFY_OK(firstValue(database->handle(), u"PRAGMA wal_checkpoint(PASSIVE)"_s));
            VERIFY_OK(putAll(*database, at(1), customer(u"cus_last"_s)));
            // As a power cut leaves it: the log is still there.
            write(crashed, bytesOf(folder.file()));
            write(crashed + u"-wal"_s, bytesOf(folder.file() + u"-wal"_s));
        }
        QCOMPARE(customersIn(crashed, folder.clock), 51);
        QByteArray bytes = bytesOf(folder.file());
        for (qsizetype page = 4; page < bytes.size() / 4096; ++page) bytes.replace(page * 4096, 100, QByteArray(100, 'x'));
        write(crashed, bytes);
        write(crashed + u"-wal"_s, QByteArray("torn"));
        QCOMPARE(codeOfOpening(crashed, folder.clock), u"damaged_store"_s);
    }

    void foldersThatCannotBe()
    {
        StoreFolder folder;
        write(folder.folder.filePath(u"file"_s), "x");
        QCOMPARE(codeOfOpening(folder.folder.filePath(u"file/studio.sqlite"_s), folder.clock), u"unreadable_folder"_s);
        QVERIFY(QDir(folder.folder.path()).mkdir(u"studio.sqlite"_s));
        QCOMPARE(codeOfOpening(folder.file(), folder.clock), u"unreadable_folder"_s);
    }

    void restoreBringsBackWhatWas()
    {
        StoreFolder folder;
        const QString copy = folder.folder.filePath(u"copy.sqlite"_s);
        {
            const auto database = folder.open();
            QVERIFY(database);
            VERIFY_OK(putAll(*database, at(1), customer(u"cus_1"_s)));
            VERIFY_OK(backup(*database, copy));
            VERIFY_OK(backup(*database, copy)); // over an older one
            VERIFY_OK(putAll(*database, at(1), customer(u"cus_2"_s), customer(u"cus_3"_s)));
            // Somebody has it open.
            QCOMPARE(restore(folder.file(), copy, folder.clock).error().code, u"busy"_s);
        }
        VERIFY_OK(restore(folder.file(), copy, folder.clock));
        QCOMPARE(customersIn(folder.file(), folder.clock), 1);
        const QDir all(folder.folder.path());
        const QStringList kept = all.entryList({u"studio.sqlite.before-restore-*"_s}, QDir::Files);
        QCOMPARE(kept.size(), 1);
        QCOMPARE(customersIn(all.filePath(kept.first()), folder.clock), 3);
        QVERIFY(all.entryList({u"*.part*"_s}, QDir::Files).isEmpty());
        const auto database = folder.open();
        QCOMPARE(firstValue(database->handle(), u"SELECT value FROM settings WHERE name = 'restored_at'"_s)->toString(),
                 toIso(folder.clock.now()));
    }

    void restoreRefusesWhatIsNotWhole()
    {
        StoreFolder folder;
        const QString copy = folder.folder.filePath(u"copy.sqlite"_s);
        {
            const auto database = folder.open();
            QVERIFY(database);
            VERIFY_OK(putAll(*database, at(1), customer(u"cus_1"_s)));
            VERIFY_OK(backup(*database, copy));
        }
        const QByteArray before = bytesOf(folder.file()), whole = bytesOf(copy);
        const auto codeOfRestoring = [&] { return restore(folder.file(), copy, folder.clock).error().code; };
        write(copy, whole.left(whole.size() / 2 / 4096 * 4096));
        QCOMPARE(codeOfRestoring(), u"not_a_backup"_s);
        write(copy, whole.left(777));
        QCOMPARE(codeOfRestoring(), u"not_a_backup"_s);
        write(copy, QByteArray());
        QCOMPARE(codeOfRestoring(), u"not_a_backup"_s);
        write(copy, QByteArray(20'000, 'x'));
        QCOMPARE(codeOfRestoring(), u"not_a_backup"_s);
        write(copy, whole);
        tamper(copy, u"PRAGMA user_version = 999"_s);
        QCOMPARE(codeOfRestoring(), u"newer_store"_s);
        QFile::remove(copy);
        QCOMPARE(codeOfRestoring(), u"unreadable_folder"_s);
        QVERIFY(bytesOf(folder.file()) == before);
        QVERIFY(QDir(folder.folder.path()).entryList({u"*before-restore*"_s}, QDir::Files).isEmpty());
    }

    void aDamagedStoreCanBeReplaced()
    {
        StoreFolder folder;
        const QString copy = folder.folder.filePath(u"copy.sqlite"_s);
        VERIFY_OK(backup(*folder.open(), copy));
        write(folder.file(), "no database");
        write(folder.file() + u"-wal"_s, "its log");
        VERIFY_OK(restore(folder.file(), copy, folder.clock));
        QCOMPARE(customersIn(folder.file(), folder.clock), 0);
        const QDir all(folder.folder.path());
        QCOMPARE(all.entryList({u"*before-restore*"_s}, QDir::Files).size(), 2);
    }

    void sevenDaysAreKept()
    {
        StoreFolder folder;
        const auto database = folder.open();
        QVERIFY(database);
        for (int day = 0; day < 10; ++day) {
            VERIFY_OK(dailyBackup(*database));
            VERIFY_OK(dailyBackup(*database));
            folder.clock.advance(std::chrono::hours(24));
        }
        const QStringList kept = QDir(folder.folder.filePath(u"backups"_s)).entryList(QDir::Files, QDir::Name);
        QCOMPARE(kept.size(), 7);
        const QString last = toIso(folder.clock.now() - std::chrono::hours(24)).left(10);
        QCOMPARE(kept.last(), u"studio-daily-%1.sqlite"_s.arg(last));
    }

    void aBackupNeedsAPlace()
    {
        StoreFolder folder;
        const auto database = folder.open();
        QVERIFY(database);
        write(folder.folder.filePath(u"file"_s), "x");
        QCOMPARE(backup(*database, folder.folder.filePath(u"file/copy.sqlite"_s)).error().code, u"unwritable_backup"_s);
        QCOMPARE(backup(*database, folder.folder.path()).error().code, u"unwritable_backup"_s);
    }

    void aStoreIsNotItsOwnBackup()
    {
        StoreFolder folder;
        const auto database = folder.open();
        QVERIFY(database);
        VERIFY_OK(putAll(*database, at(1), customer(u"cus_1"_s)));
        QVERIFY(QFile::link(folder.file(), folder.folder.filePath(u"link.sqlite"_s)));
        for (const QString& name : {u"studio.sqlite"_s, u"studio.sqlite-wal"_s, u"studio.sqlite.lock"_s,
                                    u"./../%1/studio.sqlite"_s.arg(QDir(folder.folder.path()).dirName()),
                                    u"link.sqlite"_s}) {
            const QString file = folder.folder.filePath(name);
            const auto made = backup(*database, file);
            QVERIFY2(!made && made.error().code == "store_itself"_L1, qPrintable(name));
            QCOMPARE(restore(folder.file(), file, folder.clock).error().code, u"store_itself"_s);
        }
        QCOMPARE(customersIn(folder.file(), folder.clock), 1);
    }
};

REGULARS_TEST(DatabaseTest)
#include "tst_database.moc"
