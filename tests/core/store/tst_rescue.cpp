// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup.h"
#include "core/store/differencerepository.h"
#include "core/store/rescue.h"
#include "storefixture.h"
#include "tests/support/seededrandom.h"

#include <QtCore/QDir>
#include <QtSql/QSqlQuery>

using namespace regulars;
using namespace regulars::store;
using namespace regulars::tests;

namespace {

constexpr int eventCount = 4000;
constexpr qint64 page = 4096;

/// A store with enough of our own for many pages, and a mirror beside it.
void fill(StoreFolder& folder, int events = eventCount)
{
    const auto database = folder.open();
    SyncRepository state(*database);
    Account account;
    account.id = AccountId(u"acct_1"_s);
    account.name = u"Nordlicht Yoga"_s;
    VERIFY_OK(state.bind(account, Mode::Live));
    VERIFY_OK(state.setText(u"filled_at"_s, u"77"_s));
    for (int day = 0; day < 30; ++day)
        VERIFY_OK(state.countReads(at(day * 86400), 7));
    auto batch = MirrorBatch::begin(*database);
    VERIFY_OK(
        DifferenceRepository(*database).add({u"payments"_s, u"ch_1"_s, Difference::Kind::Changed, u"amount"_s,
                                             u"1"_s, u"2"_s, at(5), u"reconcile"_s, at(9)}));
    for (int i = 0; i < events; ++i) {
        Event event;
        event.id = EventId(u"evt_%1"_s.arg(i, 8, 10, QChar(u'0')));
        event.type = u"charge.succeeded"_s;
        event.created = at(i);
        VERIFY_OK(batch->receive(event));
        if (i % 4 == 0) VERIFY_OK(batch->put(customer(u"cus_%1"_s.arg(i), u"Person %1"_s.arg(i)), at(1)));
    }
    VERIFY_OK(batch->commit());
}

QVariant valueIn(StoreFolder& folder, const QString& sql)
{
    const auto database = folder.open();
    QSqlQuery query(database->handle());
    return query.exec(sql) && query.next() ? query.value(0) : QVariant();
}

QSet<QString> eventsIn(StoreFolder& folder)
{
    QSet<QString> ids;
    const auto database = folder.open();
    QSqlQuery query(database->handle());
    query.exec(u"SELECT id FROM events_received"_s);
    while (query.next())
        ids.insert(query.value(0).toString());
    return ids;
}

/// The pages that a table or index takes, as SQLite itself tells (its dbstat table, where it is built in).
QList<qint64> pagesOf(StoreFolder& folder, const QString& name)
{
    QList<qint64> pages;
    const auto database = folder.open();
    QSqlQuery query(database->handle());
    query.exec(
        u"SELECT pageno FROM dbstat WHERE name = '%1' AND pagetype = 'leaf' ORDER BY pageno"_s.arg(name));
    while (query.next())
        pages.append(query.value(0).toLongLong());
    return pages;
}

void overwrite(const QString& file, qint64 offset, const QByteArray& bytes)
{
    QFile store(file);
    QVERIFY(store.open(QIODevice::ReadWrite));
    QVERIFY(store.seek(offset));
    QCOMPARE(store.write(bytes), bytes.size());
}

bool isSound(StoreFolder& folder)
{
    const auto database = Database::open(folder.file(), folder.clock);
    return database && checkIntegrity(**database);
}

QString codeOfLooking(StoreFolder& folder)
{
    const auto database = Database::open(folder.file(), folder.clock);
    if (!database) return database.error().code;
    const auto sound = checkNowAndThen(**database);
    return sound ? QString() : sound.error().code;
}

} // namespace

class RescueTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyDamageIsRecognisedAndOurOwnIsSaved_data()
    {
        QTest::addColumn<QString>("damage");
        for (const char* damage : {"cut", "cut to a few pages", "zeroed header", "scribbled header",
                                   "overwritten pages of the mirror", "damaged index"})
            QTest::newRow(damage) << QString::fromLatin1(damage);
    }
    void everyDamageIsRecognisedAndOurOwnIsSaved()
    {
        QFETCH(QString, damage);
        StoreFolder folder;
        fill(folder);
        QCOMPARE(codeOfLooking(folder), QString());
        const QList<qint64> mirror = pagesOf(folder, u"customers"_s),
                            own = pagesOf(folder, u"sqlite_autoindex_events_received_1"_s);
        if (mirror.isEmpty()) QSKIP("this SQLite has no dbstat");
        const qint64 size = QFileInfo(folder.file()).size();
        if (damage == "cut"_L1)
            QVERIFY(QFile::resize(folder.file(), size - page / 2));
        else if (damage == "cut to a few pages"_L1)
            QVERIFY(QFile::resize(folder.file(), size * 2 / 3));
        else if (damage == "zeroed header"_L1)
            overwrite(folder.file(), 0, QByteArray(100, '\0'));
        else if (damage == "scribbled header"_L1)
            overwrite(folder.file(), 0, QByteArray(4, '\x7f'));
        else if (damage == "damaged index"_L1)
            overwrite(folder.file(), (own.at(own.size() / 2) - 1) * page, QByteArray(page, '\x5a'));
        else
            for (const qint64 at : mirror.mid(1, 3))
                overwrite(folder.file(), (at - 1) * page, QByteArray(page, '\xff'));
        const QByteArray damaged = [&] {
            QFile file(folder.file());
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        }();
        QCOMPARE(codeOfLooking(folder), u"damaged_store"_s);

        const auto saved = rescue(folder.file(), folder.clock);
        VERIFY_OK(saved);
        QVERIFY(isSound(folder));
        QFile kept(saved->damagedFile);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), damaged); // whoever knows more than we do can still try
        QCOMPARE(valueIn(folder, u"SELECT count(*) FROM customers"_s).toInt(), 0);
        QCOMPARE(valueIn(folder, u"SELECT count(*) FROM sync_state"_s).toInt(), 0); // it will be filled again
        if (damage == "cut to a few pages"_L1) {
            QVERIFY(saved->incomplete.contains(u"events_received"_s));
            QVERIFY(valueIn(folder, u"SELECT count(*) FROM events_received"_s).toInt() > eventCount / 4);
            return;
        }
        QCOMPARE(valueIn(folder, u"SELECT count(*) FROM events_received"_s).toInt(), eventCount);
        QCOMPARE(valueIn(folder, u"SELECT sum(count) FROM reads"_s).toInt(), 210);
        QCOMPARE(valueIn(folder, u"SELECT name || mode FROM studio"_s).toString(), u"Nordlicht Yogalive"_s);
        QCOMPARE(valueIn(folder, u"SELECT field FROM differences"_s).toString(), u"amount"_s);
        QVERIFY2(saved->incomplete.isEmpty(), qPrintable(saved->incomplete.join(u' ')));
    }

    /// Some pages of our own are gone: every row on the others is there, and the backup has the rest.
    void nothingReadableIsLost()
    {
        SeededRandom random(tests::seed());
        for (int round = 0; round < 8; ++round) {
            StoreFolder folder;
            fill(folder);
            const QList<qint64> pages = pagesOf(folder, u"events_received"_s);
            if (pages.isEmpty()) QSKIP("this SQLite has no dbstat");
            QSet<qint64> broken;
            for (int i = 0; i < 1 + round; ++i)
                broken.insert(
                    pages.at(static_cast<qsizetype>(random.below(static_cast<std::uint64_t>(pages.size())))));
            // What a row takes: with so many on a page, no more can be lost.
            const qint64 aPage = eventCount / pages.size() + 2;
            for (const qint64 at : broken)
                overwrite(folder.file(), (at - 1) * page, QByteArray(page, '\x11'));
            const auto saved = rescue(folder.file(), folder.clock);
            VERIFY_OK(saved);
            QVERIFY(saved->incomplete.contains(u"events_received"_s));
            QVERIFY(saved->backup.isEmpty());
            const auto left = eventsIn(folder).size();
            QVERIFY2(left >= eventCount - aPage * 2 * broken.size() && left < eventCount,
                     qPrintable(u"%1 left, %2 pages broken"_s.arg(left).arg(broken.size())));
            QCOMPARE(saved->rows.value(u"events_received"_s), left);
            QVERIFY(isSound(folder));
        }
    }

    void aBackupFillsTheGaps_data()
    {
        QTest::addColumn<bool>("everythingGone");
        QTest::newRow("a page") << false;
        QTest::newRow("the whole file") << true;
    }
    void aBackupFillsTheGaps()
    {
        QFETCH(bool, everythingGone);
        StoreFolder folder;
        fill(folder);
        {
            const auto database = folder.open();
            VERIFY_OK(dailyBackup(*database));
            auto batch = MirrorBatch::begin(*database);
            Event late;
            late.id = EventId(u"evt_late"_s);
            late.type = u"x"_s;
            VERIFY_OK(batch->receive(late));
            VERIFY_OK(batch->commit());
        }
        const QList<qint64> pages = pagesOf(folder, u"events_received"_s);
        if (pages.isEmpty()) QSKIP("this SQLite has no dbstat");
        if (everythingGone)
            QVERIFY(QFile::resize(folder.file(), 0));
        else
            overwrite(folder.file(), (pages.at(2) - 1) * page, QByteArray(page, '\0'));
        const auto saved = rescue(folder.file(), folder.clock);
        VERIFY_OK(saved);
        QVERIFY(!saved->backup.isEmpty());
        QCOMPARE(eventsIn(folder).size(), everythingGone ? eventCount : eventCount + 1);
        QCOMPARE(valueIn(folder, u"SELECT name FROM studio"_s).toString(), u"Nordlicht Yoga"_s);
    }

    void aSoundStoreKeepsItsOwnTables()
    {
        StoreFolder folder;
        fill(folder, 50);
        const auto saved = rescue(folder.file(), folder.clock);
        VERIFY_OK(saved);
        QVERIFY(saved->incomplete.isEmpty());
        QCOMPARE(eventsIn(folder).size(), 50);
        QCOMPARE(QDir(folder.folder.path()).entryList({u"*.part*"_s, u"*.readable*"_s}, QDir::Files),
                 QStringList());
    }

    void aStoreInUseIsLeftAlone()
    {
        StoreFolder folder;
        fill(folder, 5);
        const auto open = folder.open();
        const auto refused = rescue(folder.file(), folder.clock);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"busy"_s);
        QVERIFY(QDir(folder.folder.path()).entryList({u"*.damaged*"_s}, QDir::Files).isEmpty());
    }
};

REGULARS_TEST(RescueTest)
#include "tst_rescue.moc"
