// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/seededrandom.h"
#include "tests/support/testmain.h"
#include "ui/kit/blocktablemodel.h"
#include "ui/kit/delegates.h"
#include "ui/kit/table.h"

#include <QtCore/QItemSelectionModel>
#include <QtCore/QPromise>
#include <QtGui/QClipboard>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>

using namespace regulars;
using namespace Qt::StringLiterals;

namespace {

/// Rows are "name of key"; loads are answered when the test says so.
class People final : public kit::BlockTableModel<QString> {
public:
    People()
        : BlockTableModel([this](const QList<qint64>& keys) { return load(keys); })
    {
    }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : 3; }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (role != Qt::DisplayRole || orientation != Qt::Horizontal) return {};
        return QList<QString>{u"Name"_s, u"Value"_s, QString()}.value(section);
    }
    /// Loads wait until they are answered, in any order.
    void answer(int load) { m_waiting.takeAt(load)(); }
    int waiting() const { return static_cast<int>(m_waiting.size()); }
    QString suffix;
    bool fails = false, waits = false;
    QList<qint64> asked;

protected:
    QVariant cell(const QString& row, int column, int role) const override
    {
        if (role != Qt::DisplayRole) return {};
        return column == 2 ? u"Profile"_s : row;
    }

private:
    QFuture<Result<Rows>> load(const QList<qint64>& keys)
    {
        asked += keys;
        Rows rows;
        for (const qint64 key : keys) rows.insert(key, u"name %1%2"_s.arg(key).arg(suffix));
        const auto promise = std::make_shared<QPromise<Result<Rows>>>();
        promise->start();
        const auto finish = [promise, rows, error = fails] {
            if (error) promise->addResult(Result<Rows>(failure(ErrorKind::Storage, u"x"_s)));
            else promise->addResult(Result<Rows>(rows));
            promise->finish();
        };
        if (waits) m_waiting.append(finish);
        else finish();
        return promise->future();
    }
    QList<std::function<void()>> m_waiting;
};

QList<qint64> range(qint64 first, qint64 count)
{
    QList<qint64> keys;
    for (qint64 key = first; key < first + count; ++key) keys.append(key);
    return keys;
}

} // namespace

class BlockTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsComeInBlocksWhenTheyAreLookedAt()
    {
        People people;
        people.setKeys(range(1, 60'000));
        QTRY_COMPARE(people.rowCount(), 60'000);
        QVERIFY(people.asked.isEmpty());
        const QModelIndex index = people.index(50'000, 0);
        QVERIFY(index.data(kit::LoadingRole).toBool());
        QVERIFY(!index.data().isValid());
        QTRY_COMPARE(index.data().toString(), u"name 50001"_s);
        QVERIFY(!index.data(kit::LoadingRole).toBool());
        QVERIFY2(people.asked.size() <= 4 * People::Block, "a look costs four blocks, not the table");
        QVERIFY2(people.asked.first(People::Block).contains(50'001), "what is in sight comes first");
    }
    void aLongOrderGrowsInSteps()
    {
        People people;
        const auto step = static_cast<int>(People::GrowthStep);
        people.setKeys(range(1, 3 * step + 7));
        QCOMPARE(people.rowCount(), step);
        QCoreApplication::processEvents();
        QVERIFY(people.rowCount() > step);
        QList<qint64> other = range(1, 3 * step); // another question, before all of the first has come
        std::reverse(other.begin(), other.end());
        people.setKeys(other);
        QCOMPARE(people.keyAt(0), qint64(3 * step));
        QTRY_COMPARE(people.keys(), other);
        people.setKeys(range(5, 9));
        QCOMPARE(people.keys(), range(5, 9));
        QCoreApplication::processEvents();
        QCOMPARE(people.rowCount(), 9);
    }
    void theSelectionStaysOnItsRowWhateverTheOrder()
    {
        const quint64 seed = tests::seed();
        tests::SeededRandom random(seed);
        People people;
        QAbstractItemModelTester tester(&people, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QItemSelectionModel selection(&people);
        for (int round = 0; round < 200; ++round) {
            QList<qint64> keys = range(1, static_cast<qint64>(random.below(40)));
            for (qsizetype i = keys.size(); i > 1; --i)
                keys.swapItemsAt(i - 1, static_cast<qsizetype>(random.below(static_cast<quint64>(i))));
            const qint64 held = selection.currentIndex().isValid() ? people.keyAt(selection.currentIndex().row()) : -1;
            people.setKeys(keys);
            QCOMPARE(people.keys(), keys);
            const QModelIndex current = selection.currentIndex();
            if (held >= 0 && keys.contains(held)) {
                QVERIFY(current.isValid());
                QCOMPARE(people.keyAt(current.row()), held);
                QVERIFY(selection.isRowSelected(current.row()));
            }
            if (!keys.isEmpty() && random.below(3) == 0) {
                const int row = static_cast<int>(random.below(static_cast<quint64>(keys.size())));
                selection.setCurrentIndex(people.index(row, 0),
                                          QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
            }
        }
    }
    void changedRowsAreFetchedAgainAndOnlyThose()
    {
        People people;
        people.setKeys(range(1, 10));
        const QModelIndex index = people.index(2, 0);
        index.data();
        QTRY_COMPARE(index.data().toString(), u"name 3"_s);
        people.asked.clear();
        people.suffix = u"!"_s;
        QSignalSpy changed(&people, &QAbstractItemModel::dataChanged);
        people.refresh({3, 999});
        QTRY_COMPARE(index.data().toString(), u"name 3!"_s);
        QCOMPARE(people.asked, QList<qint64>{3});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().at(0).toModelIndex().row(), 2);
    }
    void orderUnderTheHandWaitsWhileAButtonIsDown()
    {
        People people;
        people.setKeys(range(1, 5));
        people.setHeld(true);
        people.updateKeys({5, 4, 3, 2, 1});
        QCOMPARE(people.keyAt(0), 1);
        people.setHeld(false);
        QCOMPARE(people.keyAt(0), 5);
        people.updateKeys({1, 2, 3, 4, 5});
        QCOMPARE(people.keyAt(0), 5); // a second has not passed
        QTRY_COMPARE(people.keyAt(0), 1);
    }
    void aFailedLoadIsToldAndCanBeTriedAgain()
    {
        People people;
        people.setKeys(range(1, 5));
        people.fails = true;
        QSignalSpy failed(&people, &kit::BlockTableModelBase::failed);
        people.index(0, 0).data();
        QTRY_COMPARE(failed.size(), 1);
        people.fails = false;
        people.refreshAll();
        people.index(0, 0).data();
        QTRY_COMPARE(people.index(0, 0).data().toString(), u"name 1"_s);
    }
    void theTableIsWorkedByKeys()
    {
        People people;
        people.setKeys(range(1, 1000));
        kit::Table table(u"People"_s);
        table.setModel(&people);
        table.setColumns({200, 100, 90});
        table.setButtonColumns({2});
        table.resize(500, 400);
        table.show();
        table.setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&table));
        QCOMPARE(table.currentIndex().row(), 0);
        QSignalSpy opened(&table, &kit::Table::opened);
        QTest::keyClick(&table, Qt::Key_Down);
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.last().at(0).toModelIndex().row(), 1);
        QTest::keyClick(&table, Qt::Key_End);
        QCOMPARE(table.currentIndex().row(), 999);
        QTest::keyClick(&table, Qt::Key_Home);
        QCOMPARE(table.currentIndex().row(), 0);
        QTest::keyClick(&table, Qt::Key_Right);
        QTest::keyClick(&table, Qt::Key_Right);
        QCOMPARE(table.currentIndex().column(), 2);
        QTest::keyClick(&table, Qt::Key_Space);
        QCOMPARE(opened.size(), 2);
        QSignalSpy typed(&table, &kit::Table::typed);
        QTest::keyClick(&table, Qt::Key_W);
        QCOMPARE(typed.size(), 1);
        QTRY_COMPARE(people.index(0, 0).data().toString(), u"name 1"_s);
        QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), u"name 1\tname 1"_s);
    }

    void rowsThatAreNotHereAreFetchedToBeCopied()
    {
        People people;
        people.setKeys(range(1, 1000));
        kit::Table table(u"People"_s);
        table.setModel(&people);
        table.setColumns({100, 100, 40});
        table.selectAll();
        QTest::keySequence(&table, QKeySequence::Copy);
        const auto lines = [] { return QGuiApplication::clipboard()->text().split(u'\n'); };
        QTRY_COMPARE(lines().size(), 1000);
        QCOMPARE(lines().at(999).section(u'\t', 0, 0), u"name 1000"_s);
        QVERIFY(!people.rowAt(999)); // and are not kept for it
    }

    void anOlderAnswerDoesNotCoverANewerOne()
    {
        People people;
        people.setKeys({1});
        people.waits = true;
        QVERIFY(!people.index(0, 0).data().isValid());
        QTRY_COMPARE(people.waiting(), 1);
        people.answer(0);
        QTRY_COMPARE(people.index(0, 0).data().toString(), u"name 1"_s);
        people.suffix = u" old"_s;
        people.refresh({1});
        QTRY_COMPARE(people.waiting(), 1);
        people.suffix = u" new"_s;
        people.refresh({1});
        QTRY_COMPARE(people.waiting(), 2);
        people.answer(1);
        QTRY_COMPARE(people.index(0, 0).data().toString(), u"name 1 new"_s);
        people.answer(0);
        QCoreApplication::processEvents();
        QCOMPARE(people.index(0, 0).data().toString(), u"name 1 new"_s);
    }
    void theButtonIsPressedByTheMouseOnceEvenByADoubleClick()
    {
        People people;
        people.setKeys(range(1, 10));
        kit::Table table(u"People"_s);
        table.setModel(&people);
        table.setColumns({200, 100, 90});
        table.setButtonColumns({2});
        table.resize(500, 400);
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        QTRY_COMPARE(people.index(3, 2).data().toString(), u"Profile"_s);
        QSignalSpy opened(&table, &kit::Table::opened);
        const QPoint button = table.visualRect(people.index(3, 2)).center() + QPoint(20, 0);
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, button);
        QCOMPARE(opened.size(), 1);
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(people.index(4, 0)).center());
        QTest::mouseDClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(people.index(4, 0)).center());
        QCOMPARE(opened.size(), 2);
        QCOMPARE(opened.last().at(0).toModelIndex().row(), 4);
    }
};

REGULARS_TEST(BlockTable)
#include "tst_blocktablemodel.moc"
