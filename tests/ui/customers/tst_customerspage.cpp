// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk.h"
#include "tests/support/testmain.h"
#include "peoplestudio.h"
#include "ui/customers/customerspage.h"
#include "ui/kit/filterchips.h"
#include "ui/kit/headerview.h"
#include "ui/kit/searchfield.h"
#include "ui/kit/statepanel.h"
#include "ui/kit/table.h"

#include <QtGui/QAccessible>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollBar>

using namespace regulars;
using namespace regulars::customers;
using namespace regulars::tests;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(regulars::customers::CustomerColumn)

namespace {

const QString amelie = u"Amélie Durand"_s, juergen = u"Jürgen Weiß"_s, noor = u"Noor van den Berg"_s,
              tom = u"Tom Whitaker"_s;

/// The page in its window, over a studio.
struct Opened {
    explicit Opened(const std::function<void(SmallStudio&)>& fill = &customers::tests::fillWithPeople,
                    const QString& file = {})
        : desk(file)
    {
        if (fill) fill(desk.studio);
        open();
    }
    void open()
    {
        page = new CustomersPage(desk.workers, desk.watch, desk.style, desk.settings);
        desk.show(page);
        page->focusSearch();
        table = page->findChild<kit::Table*>(u"customers"_s);
        search = page->findChild<kit::SearchField*>(u"search"_s);
        states = page->findChild<kit::StatePanel*>();
    }
    QStringList names() const { return columnTexts(table, CustomerColumns::indexOf(CustomerColumn::Name)); }
    QString currentName() const
    {
        return table->currentIndex().siblingAtColumn(CustomerColumns::indexOf(CustomerColumn::Name)).data().toString();
    }

    Desk desk;
    CustomersPage* page = nullptr;
    kit::Table* table = nullptr;
    kit::SearchField* search = nullptr;
    kit::StatePanel* states = nullptr;
};

} // namespace

/// The Customers page, used as a person would.
class CustomersPageTest : public QObject {
    Q_OBJECT
    std::unique_ptr<kit::Theme> m_theme;

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<kit::Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void startsInTheSearchWithTheMostValuableOnTop()
    {
        Opened o;
        QTRY_COMPARE(o.names(), (QStringList{amelie, tom, juergen, noor}));
        QCOMPARE(QApplication::focusWidget(), o.search);
        QCOMPARE(o.states->state(), kit::StatePanel::State::Content);
    }

    void columnsHaveRoomForWhatStandsInThem()
    {
        Opened o;
        QTRY_COMPARE(o.table->model()->rowCount(), 4);
        auto* header = qobject_cast<kit::HeaderView*>(o.table->horizontalHeader());
        for (int column = 0; column < CustomerColumns::count; ++column)
            QVERIFY2(header->sectionSize(column) >= header->neededWidth(column), qPrintable(QString::number(column)));
        QVERIFY(o.table->horizontalScrollBar()->maximum() == 0);
        const int name = CustomerColumns::indexOf(CustomerColumn::Name);
        const int email = CustomerColumns::indexOf(CustomerColumn::Email);
        const int before = header->sectionSize(name) + header->sectionSize(email);
        o.desk.window.resize(o.desk.window.width() + 200, o.desk.window.height());
        QTRY_COMPARE(header->sectionSize(name) + header->sectionSize(email), before + 200); // they share the rest
        QVERIFY(std::abs(header->sectionSize(name) - header->sectionSize(email)) <= 1);
    }

    void typingFiltersAndEscClears()
    {
        Opened o;
        QTRY_COMPARE(o.table->model()->rowCount(), 4);
        type(u"weiß"_s);
        QTRY_COMPARE(o.names(), QStringList{juergen});
        press(Qt::Key_Escape);
        QTRY_COMPARE(o.table->model()->rowCount(), 4);
        QVERIFY(o.search->text().isEmpty());
    }

    void onlyTheLastQuestionIsAnswered()
    {
        Opened o;
        for (const QString& text : {u"tom"_s, u"noor"_s, u"durand"_s, u"weiss"_s}) o.search->search(text);
        QTRY_COMPARE(o.names(), QStringList{juergen});
        o.search->search(u"tom"_s);
        QTRY_COMPARE(o.names(), QStringList{tom});
    }

    void downGoesToTheTableAndEnterOpens()
    {
        Opened o;
        QSignalSpy asked(o.page, &CustomersPage::profileRequested);
        QTRY_COMPARE(o.names().value(0), amelie);
        press(Qt::Key_Down);
        QCOMPARE(QApplication::focusWidget(), o.table);
        QCOMPARE(o.currentName(), amelie);
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QTRY_COMPARE(asked.count(), 1);
        QCOMPARE(asked.first().first().value<CustomerId>(), CustomerId(u"cus_tom"_s));
    }

    void doubleClickAndButtonOpen()
    {
        Opened o;
        QSignalSpy asked(o.page, &CustomersPage::profileRequested);
        QTRY_COMPARE(o.names().value(0), amelie);
        const QRect cell = o.table->visualRect(o.table->model()->index(2, 1));
        QTest::mouseClick(o.table->viewport(), Qt::LeftButton, {}, cell.center());
        QTest::mouseDClick(o.table->viewport(), Qt::LeftButton, {}, cell.center());
        QTRY_COMPARE(asked.count(), 1);
        QCOMPARE(asked.takeFirst().first().value<CustomerId>(), CustomerId(u"cus_juergen"_s));
        clickCell(o.table, 3, CustomerColumns::indexOf(CustomerColumn::Profile));
        QTRY_COMPARE(asked.count(), 1);
        QCOMPARE(asked.takeFirst().first().value<CustomerId>(), CustomerId(u"cus_noor"_s));
    }

    void sorts_data()
    {
        QTest::addColumn<CustomerColumn>("column");
        QTest::addColumn<QStringList>("ascending");
        QTest::newRow("name") << CustomerColumn::Name << QStringList{amelie, juergen, noor, tom};
        QTest::newRow("email") << CustomerColumn::Email << QStringList{noor, juergen, tom, amelie};
        QTest::newRow("status") << CustomerColumn::Status << QStringList{};
        QTest::newRow("ltv") << CustomerColumn::LifetimeValue << QStringList{noor, juergen, tom, amelie};
        QTest::newRow("last") << CustomerColumn::LastPayment << QStringList{tom, amelie, juergen, noor};
        QTest::newRow("next") << CustomerColumn::NextPayment << QStringList{};
        QTest::newRow("credit") << CustomerColumn::CreditBalance << QStringList{};
        QTest::newRow("since") << CustomerColumn::Since << QStringList{tom, noor, juergen, amelie};
    }
    void sorts()
    {
        QFETCH(CustomerColumn, column);
        QFETCH(QStringList, ascending);
        Opened o;
        QTRY_COMPARE(o.table->model()->rowCount(), 4);
        const store::CustomerRepository customers(o.desk.studio.database());
        store::CustomerQuery query;
        query.sort = *CustomerColumns::sort(column);
        auto* header = o.table->horizontalHeader();
        const int at = CustomerColumns::indexOf(column);
        const QPoint middle(header->sectionViewportPosition(at) + 12, header->height() / 2);
        auto* model = dynamic_cast<CustomerTableModel*>(o.table->model());
        query.descending = false;
        const QList<qint64> up = *customers.keys(query);
        query.descending = true;
        const QList<qint64> down = *customers.keys(query);
        QVERIFY(up != down);
        bool isUp = false;
        for (int click = 0; click < 2; ++click) {
            const QList<qint64> before = model->keys();
            QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, middle);
            QTRY_VERIFY(model->keys() != before && (model->keys() == up || model->keys() == down));
            if (click > 0) QCOMPARE(model->keys() == up, !isUp); // the second click turns it around
            isUp = model->keys() == up;
            if (ascending.isEmpty()) continue;
            QStringList wanted = ascending;
            if (!isUp) std::reverse(wanted.begin(), wanted.end());
            QTRY_COMPARE(o.names(), wanted);
        }
    }

    void sortsByKeyboard()
    {
        Opened o;
        QTRY_COMPARE(o.names().value(0), amelie);
        press(Qt::Key_Down);
        press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(o.names(), (QStringList{amelie, juergen, noor, tom}));
        press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(o.names(), (QStringList{tom, noor, juergen, amelie}));
    }

    void filtersCountTheSearch()
    {
        Opened o;
        QTRY_COMPARE(o.table->model()->rowCount(), 4);
        QTRY_VERIFY(buttonNamed(o.page, u"All 4"_s));
        QAbstractButton* pastDue = buttonNamed(o.page, u"Past due 1"_s);
        QVERIFY(pastDue);
        QTest::mouseClick(pastDue, Qt::LeftButton);
        QTRY_COMPARE(o.names(), QStringList{juergen});
        QTest::mouseClick(buttonNamed(o.page, u"Ending 1"_s), Qt::LeftButton);
        QTRY_COMPARE(o.names(), QStringList{noor});
        o.search->search(u"durand"_s);
        QTRY_VERIFY(buttonNamed(o.page, u"All 1"_s));
        QTRY_COMPARE(o.states->state(), kit::StatePanel::State::Empty);
        QTest::mouseClick(buttonNamed(o.page, u"Clear search"_s), Qt::LeftButton);
        QTRY_COMPARE(o.table->model()->rowCount(), 4);
        QCOMPARE(o.states->state(), kit::StatePanel::State::Content);
        QCOMPARE(QApplication::focusWidget(), o.search);
    }
    void aFilterCanBeChosenFromElsewhere()
    {
        Opened o;
        QCOMPARE(CustomersPage::filters().value(2), std::pair(u"past_due"_s, u"Past due"_s));
        type(u"amelie"_s);
        QTRY_COMPARE(o.names(), QStringList{amelie});
        o.page->showFilter(u"past_due"_s);
        QTRY_COMPARE(o.names(), QStringList{juergen});
        QCOMPARE(o.search->text(), QString());
        QCOMPARE(o.page->findChild<kit::FilterChips*>()->chosen(), u"past_due"_s);
        o.page->showFilter(u"all"_s);
        QTRY_COMPARE(o.names().size(), 4);
    }

    void aChangeAppearsAndTheSelectionStaysOnItsPerson()
    {
        Opened o;
        QTRY_COMPARE(o.names().value(0), amelie);
        press(Qt::Key_Down);
        press(Qt::Key_Down);
        press(Qt::Key_Down);
        QCOMPARE(o.currentName(), juergen);
        Payment big = SmallStudio::payment(u"ch_big"_s, u"cus_noor"_s, 90000, 55);
        o.desk.studio.put(SmallStudio::customer(u"cus_new"_s, u"Zora Neu"_s, u"zora@neu.example"_s), big,
                          SmallStudio::settlement(big, 100));
        o.desk.watch.poke();
        QTRY_COMPARE_WITH_TIMEOUT(o.table->model()->rowCount(), 5, 8000);
        QTRY_COMPARE_WITH_TIMEOUT(o.names().value(0), noor, 8000);
        QCOMPARE(o.currentName(), juergen);
        QTRY_COMPARE(o.table->model()->index(0, CustomerColumns::indexOf(CustomerColumn::LifetimeValue)).data().toString(),
                     u"€950.00"_s);
    }

    void saysThatThereIsNobodyYet()
    {
        Opened o(nullptr);
        QTRY_COMPARE(o.states->state(), kit::StatePanel::State::Empty);
        QVERIFY(visibleText(o.page).contains(u"No customers yet"_s));
        o.desk.studio.put(SmallStudio::customer(u"cus_1"_s, u"Ada"_s, u"ada@example.org"_s));
        o.desk.watch.poke();
        QTRY_COMPARE_WITH_TIMEOUT(o.names(), QStringList{u"Ada"_s}, 8000);
        QCOMPARE(o.states->state(), kit::StatePanel::State::Content);
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
        QVERIFY(!visibleText(o.states).isEmpty());
        QVERIFY(QFile::remove(inTheWay));
        QAbstractButton* again = buttonNamed(o.page, u"Try again"_s);
        QVERIFY(again);
        QTest::mouseClick(again, Qt::LeftButton);
        QTRY_COMPARE(o.states->state(), kit::StatePanel::State::Empty);
    }

    void remembersTheColumns()
    {
        Opened o;
        QTRY_COMPARE(o.names().value(0), amelie);
        const QModelIndex name = o.table->model()->index(0, 0);
        QVERIFY(name.data(kit::SubtitleRole).toString().isEmpty());
        QTest::mouseClick(buttonNamed(o.page, u"Columns"_s), Qt::LeftButton);
        QTRY_VERIFY(QApplication::activePopupWidget());
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QCOMPARE(menu->actions().first()->text(), u"Email"_s);
        menu->actions().first()->trigger();
        menu->close();
        const int email = CustomerColumns::indexOf(CustomerColumn::Email);
        QVERIFY(o.table->isColumnHidden(email));
        QTRY_COMPARE(name.data(kit::SubtitleRole).toString(), u"zoe@durand.example"_s);
        delete o.page;
        o.open();
        QVERIFY(o.table->isColumnHidden(email));
    }

    void remembersTheOrder()
    {
        Opened o;
        QTRY_COMPARE(o.names().value(0), amelie);
        press(Qt::Key_Down);
        press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        const QStringList fromTheEnd{tom, noor, juergen, amelie};
        QTRY_COMPARE(o.names(), fromTheEnd);
        delete o.page;
        o.open();
        QTRY_COMPARE(o.names(), fromTheEnd);
        press(Qt::Key_Down);
        press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier); // the header knows, too: it turns around
        QTRY_COMPARE(o.names(), (QStringList{amelie, juergen, noor, tom}));
    }

    void anOrderThatIsNoneAnyMoreIsForgotten()
    {
        Opened o;
        QTRY_COMPARE(o.names().value(0), amelie);
        delete o.page;
        o.desk.settings.setValue(u"order/customers"_s, CustomerColumns::indexOf(CustomerColumn::Profile));
        o.open();
        QTRY_COMPARE(o.names(), (QStringList{amelie, tom, juergen, noor}));
        const auto* header = qobject_cast<kit::HeaderView*>(o.table->horizontalHeader());
        QCOMPARE(header->sortColumn(), CustomerColumns::indexOf(CustomerColumn::LifetimeValue));
    }

    void totalsOfTheSelection()
    {
        Opened o;
        const auto* totals = o.page->findChild<QLabel*>(u"totals"_s);
        QVERIFY(totals);
        QTRY_COMPARE(totals->text(), u"4 customer(s)"_s);
        press(Qt::Key_Down);
        press(Qt::Key_Down, Qt::ShiftModifier);
        QTRY_COMPARE(totals->text(), u"2 selected · Lifetime value €458.00 · Credit balance -€10.00"_s);
        press(Qt::Key_A, Qt::ControlModifier);
        QTRY_COMPARE(totals->text(), u"4 selected · Lifetime value €628.00 · Credit balance €15.00"_s);
        QVERIFY(totals->isVisible());
        Payment foreign = SmallStudio::payment(u"ch_foreign"_s, u"cus_tom"_s, 700, 55);
        foreign.currency = Currency(u"usd");
        o.desk.studio.put(SmallStudio::payment(u"ch_more"_s, u"cus_tom"_s, 100, 54), foreign);
        o.desk.watch.poke();
        QTRY_COMPARE_WITH_TIMEOUT(totals->text(),
                                  u"4 selected · Lifetime value €629.00 + $7.00 · Credit balance €15.00"_s, 8000);
        press(Qt::Key_Home);
        QTRY_COMPARE(totals->text(), u"4 customer(s)"_s);
    }

    void isReadAloudWithItsHeader()
    {
        Opened o;
        QTRY_COMPARE(o.names().value(0), amelie);
        QCOMPARE(o.search->accessibleName(), u"Search customers"_s);
        QCOMPARE(o.table->accessibleName(), u"Customers"_s);
        const QModelIndex status = o.table->model()->index(0, CustomerColumns::indexOf(CustomerColumn::Status));
        QCOMPARE(status.data(Qt::AccessibleTextRole).toString(), u"Status: Active"_s);
    }

    void modelKeepsItsPromises()
    {
        Opened o;
        const QAbstractItemModelTester tester(o.table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_COMPARE(o.names().value(0), amelie);
        o.search->search(u"tom"_s);
        QTRY_COMPARE(o.names(), QStringList{tom});
        o.search->search({});
        QTRY_COMPARE(o.table->model()->rowCount(), 4);
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
        QTRY_COMPARE(o.names().value(0), amelie);
        press(Qt::Key_Down);
        press(Qt::Key_Down, Qt::ShiftModifier);
        QTRY_VERIFY(visibleText(o.page).contains(u"2 selected · Lifetime"_s));
        QTRY_COMPARE(o.table->visualRect(o.table->model()->index(0, 0)).height(), kit::RowHeight);
        QVERIFY(o.table->horizontalScrollBar()->maximum() == 0); // the button of the row is in sight
        picture(o.desk.window, u"customers-"_s + QString::fromLatin1(QTest::currentDataTag()));
    }
};

REGULARS_TEST(CustomersPageTest)
#include "tst_customerspage.moc"
