// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationstudio.h"
#include "tests/support/testmain.h"
#include "ui/kit/searchfield.h"
#include "ui/kit/statepanel.h"
#include "ui/kit/table.h"
#include "ui/operations/activitypage.h"
#include "ui/operations/operationsmodel.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QScrollBar>

using namespace regulars;
using namespace regulars::operations;
using namespace regulars::operations::tests;
using namespace regulars::tests;

namespace {

struct Opened {
    explicit Opened(const std::function<void(SmallStudio&)>& fill = &fillWithOperations,
                    const QString& file = {})
        : desk(file)
    {
        if (fill) fill(desk.studio);
        page = new ActivityPage(desk.workers, desk.watch, desk.style, desk.settings);
        desk.show(page);
        page->focusSearch();
        table = page->findChild<kit::Table*>(u"operations"_s);
        search = page->findChild<kit::SearchField*>(u"search"_s);
        states = page->findChild<kit::StatePanel*>();
    }
    QStringList texts(OperationColumn column) const
    {
        return columnTexts(table, OperationColumns::indexOf(column));
    }
    QVariant cell(int row, OperationColumn column, int role) const
    {
        return table->model()->index(row, OperationColumns::indexOf(column)).data(role);
    }
    void choose(const QString& filter) const { QTest::mouseClick(buttonNamed(page, filter), Qt::LeftButton); }

    Desk desk;
    ActivityPage* page = nullptr;
    kit::Table* table = nullptr;
    kit::SearchField* search = nullptr;
    kit::StatePanel* states = nullptr;
};

const QString interrupted = u"Interrupted: continue or discard it"_s;
const QString unknown = u"Not known yet; looked up again by itself"_s;
/// Unfinished on top, else newest first.
const QStringList everything{u"Under way"_s, unknown,           interrupted, u"Discarded"_s,
                             u"Not done"_s,  u"Done in part"_s, u"Done"_s};

} // namespace

/// The Activity page, used as a person would.
class ActivityPageTest : public QObject {
    Q_OBJECT
    std::unique_ptr<kit::Theme> m_theme;

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<kit::Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void unfinishedOnTopThenNewestFirst()
    {
        Opened o;
        QTRY_COMPARE(o.texts(OperationColumn::Result), everything);
        QCOMPARE(o.texts(OperationColumn::What).value(6), u"Refund of €25.00"_s);
        QCOMPARE(o.cell(6, OperationColumn::What, kit::SubtitleRole).toString(), u"came twice by mistake"_s);
        QCOMPARE(o.texts(OperationColumn::Who).value(6), u"mia"_s);
        QCOMPARE(o.texts(OperationColumn::When).value(6), words::date(SmallStudio::day(1), o.desk.style));
        QVERIFY(!o.cell(6, OperationColumn::When, kit::SubtitleRole).toString().isEmpty());
        // A guest, somebody whom the mirror does not hold, and people.
        QCOMPARE(o.texts(OperationColumn::Customer),
                 (QStringList{u"Ben Adler"_s, u"Ada Lovelace"_s, u"Ada Lovelace"_s, u"—"_s, u"cus_gone"_s,
                              u"Ben Adler"_s, u"Ada Lovelace"_s}));
        QCOMPARE(QApplication::focusWidget(), o.search);
    }

    void theColourGoesWithTheResult()
    {
        Opened o;
        QTRY_COMPARE(o.texts(OperationColumn::Result), everything);
        const QList<kit::Tone> tones{kit::Tone::Accent,  kit::Tone::Warning, kit::Tone::Warning,
                                     kit::Tone::Neutral, kit::Tone::Danger,  kit::Tone::Danger,
                                     kit::Tone::Good};
        for (int row = 0; row < tones.size(); ++row)
            QCOMPARE(o.cell(row, OperationColumn::Result, kit::ToneRole).toInt(), int(tones.at(row)));
    }

    void filters()
    {
        Opened o;
        QTRY_COMPARE(o.texts(OperationColumn::Result), everything);
        o.choose(u"Unfinished"_s);
        QTRY_COMPARE(o.texts(OperationColumn::Result), everything.mid(0, 3));
        o.choose(u"Not done"_s); // discarded is not done, either
        QTRY_COMPARE(o.texts(OperationColumn::Result), everything.mid(3, 3));
        o.choose(u"Done"_s);
        QTRY_COMPARE(o.texts(OperationColumn::Result), everything.mid(6));
        o.choose(u"All"_s);
        QTRY_COMPARE(o.texts(OperationColumn::Result), everything);
    }

    void searchesNoteAndIds_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("note") << u"by mistake"_s;
        QTest::newRow("operation") << u"op-done"_s;
        QTest::newRow("subject") << u"ch_done"_s;
        QTest::newRow("made at Stripe") << u"re_done"_s;
    }
    void searchesNoteAndIds()
    {
        QFETCH(QString, typed);
        Opened o;
        QTRY_COMPARE(o.texts(OperationColumn::Result), everything);
        type(typed);
        QTRY_COMPARE(o.texts(OperationColumn::Result), QStringList{u"Done"_s});
        press(Qt::Key_Escape);
        QTRY_COMPARE(o.texts(OperationColumn::Result), everything);
    }

    void saysThatNothingIsFoundAndShowsAllAgain()
    {
        Opened o;
        QTRY_COMPARE(o.texts(OperationColumn::Result), everything);
        o.choose(u"Unfinished"_s);
        o.search->search(u"by mistake"_s); // of one that is done
        QTRY_COMPARE(o.states->state(), kit::StatePanel::State::Empty);
        QVERIFY(visibleText(o.page).contains(u"Nothing found"_s));
        QTest::mouseClick(buttonNamed(o.page, u"Clear search"_s), Qt::LeftButton);
        QTRY_COMPARE(o.texts(OperationColumn::Result), everything);
        QCOMPARE(QApplication::focusWidget(), o.search);
    }

    void saysThatNothingIsUnfinished()
    {
        Opened o([](SmallStudio& studio) { record(studio, u"op-1"_s, OperationState::Done); });
        QTRY_COMPARE(o.table->model()->rowCount(), 1);
        o.choose(u"Unfinished"_s);
        QTRY_COMPARE(o.states->state(), kit::StatePanel::State::Empty);
        QVERIFY(visibleText(o.page).contains(u"Nothing is unfinished"_s));
        QTest::mouseClick(buttonNamed(o.page, u"Show all"_s), Qt::LeftButton);
        QTRY_COMPARE(o.texts(OperationColumn::Result), QStringList{u"Done"_s});
    }

    void saysThatThereIsNothingYet()
    {
        Opened o(nullptr);
        QTRY_COMPARE(o.states->state(), kit::StatePanel::State::Empty);
        QVERIFY(visibleText(o.page).contains(u"No activity yet"_s));
    }

    void theCustomerOpensTheProfile()
    {
        Opened o;
        QTRY_COMPARE(o.texts(OperationColumn::Result), everything);
        QSignalSpy profile(o.page, &ActivityPage::profileRequested);
        QSignalSpy details(o.page, &ActivityPage::operationRequested);
        const int customer = OperationColumns::indexOf(OperationColumn::Customer);
        clickCell(o.table, 0, customer);
        QCOMPARE(profile.count(), 1);
        QCOMPARE(profile.takeFirst().first().value<CustomerId>(), CustomerId(u"cus_ben"_s));
        o.table->setFocus();
        o.table->setCurrentIndex(o.table->model()->index(1, customer - 1));
        press(Qt::Key_Right);
        press(Qt::Key_Return);
        QCOMPARE(profile.count(), 1);
        QCOMPARE(profile.takeFirst().first().value<CustomerId>(), CustomerId(u"cus_ada"_s));
        clickCell(o.table, 3, customer); // a guest leads nowhere, nor does who is gone
        clickCell(o.table, 4, customer);
        QVERIFY(profile.isEmpty());
        QVERIFY(details.isEmpty());
    }

    void enterAndButtonOpenTheDetails()
    {
        Opened o;
        QTRY_COMPARE(o.texts(OperationColumn::Result), everything);
        QSignalSpy details(o.page, &ActivityPage::operationRequested);
        press(Qt::Key_Down);
        QCOMPARE(QApplication::focusWidget(), o.table);
        press(Qt::Key_End);
        press(Qt::Key_Return);
        QCOMPARE(details.count(), 1);
        QCOMPARE(details.takeFirst().first().toString(), u"op-done"_s);
        clickCell(o.table, 2, OperationColumns::indexOf(OperationColumn::Details));
        QCOMPARE(details.count(), 1);
        QCOMPARE(details.takeFirst().first().toString(), u"op-interrupted"_s);
    }

    void whatChangesMovesAndTheSelectionStaysOnIt()
    {
        Opened o;
        QTRY_COMPARE(o.texts(OperationColumn::Result), everything);
        o.table->setFocus();
        o.table->setCurrentIndex(o.table->model()->index(0, 0));
        end(o.desk.studio, u"op-sent"_s, OperationState::Done);
        o.desk.watch.poke();
        const QStringList after{unknown,       interrupted,       u"Done"_s, u"Discarded"_s,
                                u"Not done"_s, u"Done in part"_s, u"Done"_s};
        QTRY_COMPARE_WITH_TIMEOUT(o.texts(OperationColumn::Result), after, 8000);
        QCOMPARE(o.table->currentIndex().row(), 2);
        record(o.desk.studio, u"op-new"_s, OperationState::Sent);
        o.desk.watch.poke();
        QTRY_COMPARE_WITH_TIMEOUT(o.table->model()->rowCount(), 8, 8000);
        QCOMPARE(o.table->currentIndex().row(), 3);
    }

    void aNewNameAppears()
    {
        Opened o;
        QTRY_COMPARE(o.texts(OperationColumn::Customer).value(0), u"Ben Adler"_s);
        o.desk.studio.put(SmallStudio::customer(u"cus_ben"_s, u"Benjamin Adler"_s, u"ben@example.org"_s));
        o.desk.watch.poke();
        QTRY_COMPARE_WITH_TIMEOUT(o.texts(OperationColumn::Customer).value(0), u"Benjamin Adler"_s, 8000);
    }

    void anotherZoneIsShownAtOnce()
    {
        Opened o;
        QTRY_COMPARE(o.texts(OperationColumn::Result), everything);
        const QString before = o.cell(0, OperationColumn::When, kit::SubtitleRole).toString();
        words::Style style = o.desk.style;
        style.zone = QTimeZone(3 * 3600);
        o.page->setStyle(style);
        QVERIFY(o.cell(0, OperationColumn::When, kit::SubtitleRole).toString() != before);
    }

    void tellsWhyTheStoreCannotBeReadAndTriesAgain()
    {
        QTemporaryDir folder;
        const QString inTheWay = folder.filePath(u"data"_s);
        QFile file(inTheWay);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        Opened o(nullptr, inTheWay + u"/studio.db"_s);
        QTRY_COMPARE(o.states->state(), kit::StatePanel::State::Error);
        QVERIFY(QFile::remove(inTheWay));
        QTest::mouseClick(buttonNamed(o.page, u"Try again"_s), Qt::LeftButton);
        QTRY_COMPARE(o.states->state(), kit::StatePanel::State::Empty);
    }

    void modelKeepsItsPromises()
    {
        Opened o;
        const QAbstractItemModelTester tester(o.table->model(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_COMPARE(o.texts(OperationColumn::Result), everything);
        QCOMPARE(o.cell(6, OperationColumn::What, Qt::AccessibleTextRole).toString(),
                 u"What: Refund of €25.00, came twice by mistake"_s);
        o.search->search(u"mistake"_s);
        QTRY_COMPARE(o.table->model()->rowCount(), 1);
    }

    void pictures_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void pictures()
    {
        QFETCH(bool, dark);
        m_theme->setChoice(dark ? kit::Theme::Choice::Dark : kit::Theme::Choice::Light);
        Opened o;
        QTRY_COMPARE(o.texts(OperationColumn::Result), everything);
        QVERIFY(o.table->horizontalScrollBar()->maximum() == 0); // the button of the row is in sight
        press(Qt::Key_Down);
        picture(o.desk.window, u"activity-"_s + QString::fromLatin1(QTest::currentDataTag()));
    }
};

REGULARS_TEST(ActivityPageTest)
#include "tst_activitypage.moc"
