// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk.h"
#include "tests/support/seededrandom.h"
#include "tests/support/testmain.h"
#include "ui/kit/blocktablemodel.h"
#include "ui/kit/elidedlabel.h"
#include "ui/kit/selectionfooter.h"
#include "ui/kit/table.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QSemaphore>
#include <QtCore/QThread>
#include <QtGui/QAccessible>
#include <QtWidgets/QHeaderView>
#include <atomic>
#include <mutex>
#include <numeric>

using namespace regulars;
using namespace regulars::tests;
using namespace Qt::StringLiterals;

namespace {

const Currency eur(u"eur"), usd(u"usd");

/// Rows of nothing but their keys.
class Keys final : public kit::BlockTableModel<qint64> {
public:
    Keys() : BlockTableModel(&load) {}
    int columnCount(const QModelIndex& = {}) const override { return 2; }

protected:
    QVariant cell(const qint64& row, int, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(row) : QVariant();
    }

private:
    static QFuture<Result<Rows>> load(const QList<qint64>& keys)
    {
        Rows rows;
        for (const qint64 key : keys) rows.insert(key, key);
        QPromise<Result<Rows>> promise;
        promise.start();
        promise.addResult(Result<Rows>(rows));
        promise.finish();
        return promise.future();
    }
};

/// What the footer asks of the store: the sum of the keys in euro, after a pass if one is wanted.
struct Questions {
    std::atomic<int> asked = 0;
    std::atomic<bool> held = false, broken = false;
    QSemaphore passes;
    std::mutex mutex;
    QList<qint64> last;
    QThread* thread = nullptr;

    Result<QList<QList<Money>>> answer(const QList<qint64>& keys)
    {
        const std::lock_guard lock(mutex);
        last = keys;
        thread = QThread::currentThread();
        ++asked;
        if (held) passes.acquire();
        if (broken) return failure(ErrorKind::Storage, u"out of reach"_s, u"unreadable_folder"_s);
        qint64 sum = 0;
        for (const qint64 key : keys) sum += key;
        return QList<QList<Money>>{{Money(sum, eur), Money(7, usd)}, {Money(0, eur)}};
    }
    QList<qint64> lastKeys()
    {
        const std::lock_guard lock(mutex);
        return last;
    }
};

/// A table of keys over its footer.
struct Opened {
    explicit Opened(qint64 rows = 10)
    {
        model.setKeys(range(1, rows));
        table = new kit::Table(u"Things"_s);
        table->setModel(&model);
        const auto reader = [this](store::Database&, const QList<qint64>& keys) { return questions.answer(keys); };
        const auto count = [](int things) { return u"%1 things"_s.arg(things); };
        footer = new kit::SelectionFooter(*table, desk.workers, {count, {u"Paid %1"_s, u"Refunded %1"_s}}, reader);
        footer->setLocale(desk.style.locale);
        line = footer->findChild<kit::ElidedLabel*>(u"totals"_s);
        content = kit::withFooter(table, footer);
        desk.show(content);
        table->setFocus();
    }
    ~Opened()
    {
        questions.held = false;
        questions.passes.release(100);
        delete content; // before the model
    }
    static QList<qint64> range(qint64 first, qint64 count)
    {
        QList<qint64> keys(count);
        std::iota(keys.begin(), keys.end(), first);
        return keys;
    }
    QString text() const { return line->text(); }

    Questions questions;
    Keys model;
    Desk desk;
    kit::Table* table = nullptr;
    kit::SelectionFooter* footer = nullptr;
    kit::ElidedLabel* line = nullptr;
    QWidget* content = nullptr;
};

} // namespace

/// The line below a table, as a person selects, and as the store changes meanwhile.
class SelectionFooterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsTheListUntilTwoAreSelected()
    {
        Opened o;
        QTRY_COMPARE(o.text(), u"10 things"_s);
        const int height = o.footer->height();
        const QRect place = o.table->geometry();
        press(Qt::Key_Down); // one row
        QCOMPARE(o.table->selectedRows().count(), 1);
        press(Qt::Key_Down, Qt::ShiftModifier);
        QTRY_COMPARE(o.text(), u"2 selected · Paid €0.05 + $0.07 · Refunded €0.00"_s);
        press(Qt::Key_Down, Qt::ShiftModifier);
        QTRY_COMPARE(o.text(), u"3 selected · Paid €0.09 + $0.07 · Refunded €0.00"_s);
        QCOMPARE(o.footer->height(), height); // nothing moves under the hand
        QCOMPARE(o.table->geometry(), place);
        QVERIFY(o.questions.thread != QThread::currentThread());
        press(Qt::Key_Home);
        QTRY_COMPARE(o.text(), u"10 things"_s);
    }

    void followsSearchAndFilter()
    {
        Opened o;
        press(Qt::Key_A, Qt::ControlModifier);
        QTRY_COMPARE(o.text(), u"10 selected · Paid €0.55 + $0.07 · Refunded €0.00"_s);
        o.model.setKeys({9, 3, 7}); // still selected, in another place
        QTRY_COMPARE(o.text(), u"3 selected · Paid €0.19 + $0.07 · Refunded €0.00"_s);
        o.model.setKeys({3});
        QTRY_COMPARE(o.text(), u"1 things"_s);
        o.model.setKeys({});
        QTRY_COMPARE(o.text(), u"0 things"_s);
    }

    void aStaleAnswerIsNeverShown()
    {
        Opened o;
        QStringList shown;
        QTimer look; // at whatever stands there between any two events
        connect(&look, &QTimer::timeout, this, [&] { shown.append(o.text()); });
        look.start(0);
        o.questions.held = true;
        press(Qt::Key_Down);
        press(Qt::Key_Down, Qt::ShiftModifier);
        QTRY_COMPARE(o.questions.asked, 1); // about rows 2 and 3, and stuck
        press(Qt::Key_Down, Qt::ShiftModifier);
        press(Qt::Key_Down, Qt::ShiftModifier);
        QTRY_COMPARE(o.text(), u"4 selected"_s); // sums that are not known yet are not there
        o.questions.passes.release();
        QTRY_COMPARE(o.questions.asked, 2); // one question at a time, the newest next
        o.questions.passes.release();
        QTRY_COMPARE(o.text(), u"4 selected · Paid €0.14 + $0.07 · Refunded €0.00"_s);
        for (const QString& text : shown) QVERIFY2(!text.contains(u"€0.05"_s), qPrintable(text));
        const QAccessibleInterface* reader = QAccessible::queryAccessibleInterface(o.line);
        QCOMPARE(reader->text(QAccessible::Name), o.text()); // a screen reader reads what is to be seen
    }

    void whatChangesUnderTheSelectionIsAskedForOnceASecond()
    {
        Opened o;
        o.footer->follow(); // nothing is selected: nothing to ask
        press(Qt::Key_A, Qt::ControlModifier);
        QTRY_COMPARE(o.text(), u"10 selected · Paid €0.55 + $0.07 · Refunded €0.00"_s);
        QCOMPARE(o.questions.asked, 1);
        QElapsedTimer timer;
        timer.start();
        for (int change = 0; change < 20; ++change) o.footer->follow();
        QTRY_COMPARE(o.questions.asked, 2);
        o.model.setKeys({3, 2, 1, 4, 5, 6, 7, 8, 9, 10}); // the same rows elsewhere
        QTRY_COMPARE_WITH_TIMEOUT(o.questions.asked, 3, 8000);
        QVERIFY(timer.elapsed() >= 900);
        QTRY_COMPARE(o.text(), u"10 selected · Paid €0.55 + $0.07 · Refunded €0.00"_s);
    }

    void saysWhyThereAreNoSums()
    {
        Opened o;
        o.questions.broken = true;
        press(Qt::Key_A, Qt::ControlModifier);
        QTRY_VERIFY(o.text().startsWith(u"10 selected · The data folder"_s));
        o.questions.broken = false;
        o.footer->follow();
        QTRY_COMPARE(o.text(), u"10 selected · Paid €0.55 + $0.07 · Refunded €0.00"_s);
    }

    void writesAmountsAsItsLocaleDoes()
    {
        Opened o;
        press(Qt::Key_A, Qt::ControlModifier);
        QTRY_VERIFY(o.text().contains(u"€0.55"_s));
        o.footer->setLocale(QLocale(QLocale::German, QLocale::Germany));
        QVERIFY2(o.text().contains(u"0,55\u00a0€"_s), qPrintable(o.text()));
    }

    void aMillionRowsAreSelectedAtOnce()
    {
        Opened o(1'000'000);
        QTRY_COMPARE(o.text(), u"1000000 things"_s);
        press(Qt::Key_A, Qt::ControlModifier);
        QElapsedTimer timer;
        timer.start();
        const kit::SelectedRows selected = o.table->selectedRows();
        QVERIFY2(timer.elapsed() < 5, "the window thread writes no keys out");
        QCOMPARE(selected.count(), 1'000'000);
        QCOMPARE(selected.runs.size(), 1);
        QTRY_COMPARE(o.text(), u"1000000 selected · Paid €5,000,005,000.00 + $0.07 · Refunded €0.00"_s);
        QCOMPARE(o.questions.lastKeys().size(), 1'000'000);
    }

    /// Whatever is clicked together, also where selected columns come in several ranges.
    void runsAreTheRowsThatAreSelected()
    {
        SeededRandom random(seed());
        for (int round = 0; round < 200; ++round) {
            kit::SelectedRows selected;
            selected.order = Opened::range(100, 40);
            QSet<qint64> wanted;
            for (quint64 runs = random.below(8); runs > 0; --runs) {
                const int first = int(random.below(40)), last = std::min(39, first + int(random.below(6)));
                selected.add(first, last);
                for (int row = first; row <= last; ++row) wanted.insert(100 + row);
            }
            const QList<qint64> keys = selected.keys();
            QCOMPARE(selected.count(), wanted.size());
            QCOMPARE(keys.size(), wanted.size());
            QVERIFY(std::is_sorted(keys.cbegin(), keys.cend()));
            QCOMPARE(QSet<qint64>(keys.cbegin(), keys.cend()), wanted);
        }
    }

    void movedColumnsCountNoRowTwice()
    {
        Opened o;
        o.table->horizontalHeader()->moveSection(0, 1);
        press(Qt::Key_Down);
        press(Qt::Key_Down, Qt::ShiftModifier);
        QTRY_COMPARE(o.text(), u"2 selected · Paid €0.05 + $0.07 · Refunded €0.00"_s);
    }
};

REGULARS_TEST(SelectionFooterTest)
#include "tst_selectionfooter.moc"
