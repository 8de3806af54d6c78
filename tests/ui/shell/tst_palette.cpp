// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk.h"
#include "tests/support/testmain.h"
#include "ui/kit/blocktablemodel.h"
#include "ui/kit/messagebar.h"
#include "ui/shell/palette.h"
#include "ui/shell/palettemodel.h"
#include "ui/shell/wordmatch.h"

#include <QtCore/QPromise>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>

using namespace regulars;
using namespace Qt::StringLiterals;
using tests::press;
using tests::type;

namespace {

using People = QList<store::CustomerRow>;

store::CustomerRow person(const QString& name)
{
    store::CustomerRow row;
    row.id = CustomerId(u"cus_"_s + name.toLower());
    row.name = name;
    row.email = name.toLower() + u"@example.com"_s;
    row.ltv = Money(12'300, Currency(u"eur"));
    return row;
}

/// A window with a menu, and people who answer when the test says so.
struct Room {
    QWidget window;
    QLineEdit* behind = new QLineEdit(&window);
    QMenu menu, theme{u"&Theme"_s};
    QStringList taken, asked;
    std::vector<QPromise<Result<People>>> answers;
    QPointer<shell::Palette> palette;
    std::unique_ptr<QAbstractItemModelTester> tester;
    QStringList chosen;

    Room()
    {
        add(menu, u"&Sync now"_s)->setShortcuts({QKeySequence(Qt::Key_F5), QKeySequence(Qt::CTRL | Qt::Key_R)});
        menu.addSeparator();
        add(menu, u"&Back up…"_s);
        add(menu, u"&Restore…"_s)->setEnabled(false);
        add(menu, u"&Find\tCtrl+F"_s);
        menu.addMenu(&theme);
        add(theme, u"&Light"_s);
        add(theme, u"&Dark"_s);
        window.resize(900, 700);
        window.show();
        window.activateWindow();
    }
    QAction* add(QMenu& to, const QString& text)
    {
        QAction* action = to.addAction(text);
        QObject::connect(action, &QAction::triggered, &window, [this, action] {
            taken += shell::titleOf(*action);
            QVERIFY(behind->hasFocus()); // what opens now gives the focus back to there
        });
        return action;
    }
    void open(bool people = true)
    {
        QVERIFY(QTest::qWaitForWindowActive(&window));
        behind->setFocus();
        shell::PeopleSearch search = [this](const QString& typed) {
            asked += typed;
            answers.emplace_back().start();
            return answers.back().future();
        };
        if (!people) search = nullptr;
        palette = new shell::Palette(&window, shell::commandsOf(menu.actions()), search,
                                     QLocale(QLocale::English, QLocale::Ireland));
        QObject::connect(palette, &shell::Palette::personChosen, &window, [this](const CustomerId& id) { chosen += id.text(); });
        palette->open();
        tester = std::make_unique<QAbstractItemModelTester>(list()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    /// Answers the question of that number with these people.
    void answer(size_t question, const QStringList& names)
    {
        People people;
        for (const QString& name : names) people += person(name);
        answers.at(question).addResult(Result<People>(people));
        answers.at(question).finish();
    }
    void fail(size_t question)
    {
        answers.at(question).addResult(Result<People>(failure(ErrorKind::Storage, u"broken"_s)));
        answers.at(question).finish();
    }
    QListView* list() const { return palette->findChild<QListView*>(); }
    QLineEdit* field() const { return palette->findChild<QLineEdit*>(); }
    QStringList rows() const { return palette ? tests::columnTexts(list(), 0) : QStringList(); }
    QString current() const { return list()->currentIndex().data().toString(); }
    QString aside(int row) const { return list()->model()->index(row, 0).data(shell::PaletteModel::AsideRole).toString(); }
};

} // namespace

class Palette : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void measuresWhatWasTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("distance"); // −1: not at all
        QTest::newRow("nothing typed") << u""_s << u"Sync now"_s << 0;
        QTest::newRow("a beginning") << u"sy"_s << u"Sync now"_s << 0;
        QTest::newRow("of a later word") << u"no"_s << u"Sync now"_s << 0;
        QTest::newRow("any order") << u"now sync"_s << u"Sync now"_s << 0;
        QTest::newRow("inside") << u"nc"_s << u"Sync now"_s << 1;
        QTest::newRow("both inside") << u"ow nc"_s << u"Sync now"_s << 2;
        QTest::newRow("first inside, then a beginning") << u"an"_s << u"Banana and ananas"_s << 0;
        QTest::newRow("after a sign") << u"dark"_s << u"(Dark)"_s << 0;
        QTest::newRow("folded") << u"UBER"_s << u"Über Regulars"_s << 0;
        QTest::newRow("folded in what was typed") << u"geschäft schliessen"_s << u"Geschäft schließen"_s << 0;
        QTest::newRow("one word missing") << u"sync never"_s << u"Sync now"_s << -1;
        QTest::newRow("not at all") << u"x"_s << u"Sync now"_s << -1;
    }
    void measuresWhatWasTyped()
    {
        QFETCH(QString, typed);
        QFETCH(QString, text);
        QFETCH(int, distance);
        QCOMPARE(shell::distance(typed, text).value_or(-1), distance);
    }
    void offersTheActionsOfTheMomentWithTheirShortcuts()
    {
        Room room;
        room.open();
        QCOMPARE(room.rows(), QStringList({u"Sync now"_s, u"Back up…"_s, u"Find"_s, u"Theme: Light"_s, u"Theme: Dark"_s}));
        QCOMPARE(room.aside(0), u"F5, Ctrl+R"_s);
        QCOMPARE(room.aside(1), QString());
        QCOMPARE(room.aside(2), u"Ctrl+F"_s);
        QCOMPARE(room.current(), u"Sync now"_s);
        QVERIFY(room.asked.isEmpty());
    }
    void isNamedAsItIsLabelled()
    {
        Room room;
        room.open();
        QCOMPARE(room.field()->accessibleName(), u"Find people and actions"_s);
        QCOMPARE(room.field()->placeholderText(), room.field()->accessibleName());
        QCOMPARE(room.list()->accessibleName(), u"Results"_s);
        QVERIFY(!room.palette->accessibleName().isEmpty());
        QCOMPARE(QApplication::focusWidget(), room.field());
        QCOMPARE(room.list()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString(), u"Sync now, F5, Ctrl+R"_s);
    }
    void showsTheClosestActionsFirst()
    {
        Room room;
        room.open();
        type(u"i"_s); // only inside: their order stays
        QCOMPARE(room.rows(), QStringList({u"Find"_s, u"Theme: Light"_s}));
        press(Qt::Key_Backspace);
        type(u"d"_s);
        QCOMPARE(room.rows(), QStringList({u"Theme: Dark"_s, u"Find"_s}));
        press(Qt::Key_Backspace);
        QCOMPARE(room.rows().size(), 5);
        type(u"dark the"_s);
        QCOMPARE(room.rows(), QStringList({u"Theme: Dark"_s}));
    }
    void arrowsMoveInTheListAndLettersGoToTheField()
    {
        Room room;
        room.open();
        press(Qt::Key_Down);
        press(Qt::Key_Down);
        QCOMPARE(room.current(), u"Find"_s);
        press(Qt::Key_Up);
        QCOMPARE(room.current(), u"Back up…"_s);
        press(Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(room.current(), u"Theme: Dark"_s);
        press(Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(room.current(), u"Sync now"_s);
        press(Qt::Key_PageDown);
        QCOMPARE(room.current(), u"Theme: Dark"_s);
        press(Qt::Key_PageUp);
        QCOMPARE(room.current(), u"Sync now"_s);
        type(u"me"_s);
        press(Qt::Key_Home); // in the text
        type(u"the"_s);
        QCOMPARE(room.field()->text(), u"theme"_s);
        QCOMPARE(room.rows(), QStringList({u"Theme: Light"_s, u"Theme: Dark"_s}));
        QCOMPARE(QApplication::focusWidget(), room.field());
    }
    void enterTakesTheChosenAction()
    {
        Room room;
        room.open();
        type(u"theme"_s);
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QCOMPARE(room.taken, QStringList{u"Dark"_s});
        QTRY_VERIFY(!room.palette);
    }
    void aClickTakesARow()
    {
        Room room;
        room.open();
        tests::clickCell(room.list(), 1, 0);
        QCOMPARE(room.taken, QStringList{u"Back up…"_s});
        QTRY_VERIFY(!room.palette);
    }
    void escapeGivesTheFocusBack()
    {
        Room room;
        room.open();
        type(u"a"_s);
        press(Qt::Key_Escape);
        QCOMPARE(QApplication::focusWidget(), room.behind);
        QTRY_VERIFY(!room.palette);
        QVERIFY(room.taken.isEmpty());
    }
    void anActionThatWentAwayIsNotTaken()
    {
        Room room;
        room.open();
        press(Qt::Key_Down);
        room.menu.actions().at(2)->setEnabled(false);
        press(Qt::Key_Return);
        QVERIFY(room.taken.isEmpty());
    }
    void peopleAreAskedForAtEachKeyAndFollowTheActions()
    {
        Room room;
        room.open();
        type(u"ba"_s);
        QCOMPARE(room.asked, QStringList({u"b"_s, u"ba"_s}));
        room.answer(1, {u"Barbara"_s, u"Basil"_s});
        QTRY_COMPARE(room.rows(), QStringList({u"Back up…"_s, u"Barbara"_s, u"Basil"_s}));
        QCOMPARE(room.list()->model()->index(1, 0).data(kit::SubtitleRole).toString(), u"barbara@example.com"_s);
        QCOMPARE(room.aside(1), u"€123.00"_s);
        QCOMPARE(room.current(), u"Back up…"_s);
        press(Qt::Key_Down);
        press(Qt::Key_Enter);
        QCOMPARE(room.chosen, QStringList{u"cus_barbara"_s});
        QVERIFY(room.taken.isEmpty());
    }
    void withNothingTypedThereAreOnlyActions()
    {
        Room room;
        room.open();
        type(u"z"_s);
        room.answer(0, {u"Zoe"_s});
        QTRY_COMPARE(room.rows(), QStringList{u"Zoe"_s});
        press(Qt::Key_Backspace);
        QCOMPARE(room.rows().size(), 5);
        QCOMPARE(room.asked, QStringList{u"z"_s});
        type(u" "_s); // as good as nothing
        QCOMPARE(room.asked, QStringList{u"z"_s});
        type(u"z"_s);
        press(Qt::Key_Backspace);
        room.answer(1, {u"Zoe"_s}); // comes after all
        QTest::qWait(0);
        QCOMPARE(room.rows().size(), 5);
    }
    void aStaleAnswerIsNotShown()
    {
        Room room;
        room.open();
        type(u"zo"_s);
        room.answer(1, {u"Zoe"_s});
        QTRY_COMPARE(room.rows(), QStringList{u"Zoe"_s});
        room.answer(0, {u"Zacharias"_s});
        QCoreApplication::processEvents();
        QCOMPARE(room.rows(), QStringList{u"Zoe"_s});
    }
    void theChosenRowStaysOnItsEntry()
    {
        Room room;
        room.open();
        type(u"z"_s);
        room.answer(0, {u"Zoe"_s, u"Zed"_s});
        QTRY_COMPARE(room.rows(), QStringList({u"Zoe"_s, u"Zed"_s}));
        type(u"e"_s);
        press(Qt::Key_Down); // the answer is on its way
        QCOMPARE(room.current(), u"Zed"_s);
        room.answer(1, {u"Zebedee"_s, u"Zelda"_s, u"Zed"_s});
        QTRY_COMPARE(room.rows(), QStringList({u"Zebedee"_s, u"Zelda"_s, u"Zed"_s}));
        QCOMPARE(room.current(), u"Zed"_s);
        press(Qt::Key_Return);
        QCOMPARE(room.chosen, QStringList{u"cus_zed"_s});
    }
    void aChosenRowThatGoesLeavesTheBest()
    {
        Room room;
        room.open();
        type(u"z"_s);
        room.answer(0, {u"Zoe"_s, u"Zed"_s, u"Zack"_s});
        QTRY_COMPARE(room.rows().size(), 3);
        type(u"o"_s);
        press(Qt::Key_Down);
        room.answer(1, {u"Zorro"_s, u"Zoe"_s, u"Zora"_s});
        QTRY_COMPARE(room.rows(), QStringList({u"Zorro"_s, u"Zoe"_s, u"Zora"_s}));
        QCOMPARE(room.current(), u"Zorro"_s);
    }
    void aFastEnterWaitsForThePeopleThatWereTyped()
    {
        Room room;
        room.open();
        type(u"z"_s);
        room.answer(0, {u"Zed"_s});
        QTRY_COMPARE(room.current(), u"Zed"_s);
        type(u"oe"_s);
        press(Qt::Key_Return);
        QVERIFY(room.palette && room.palette->isOpen());
        room.answer(2, {u"Zoe"_s});
        QTRY_COMPARE(room.chosen, QStringList{u"cus_zoe"_s});
        QTRY_VERIFY(!room.palette);
    }
    void aFastEnterIsForgottenAtTheNextKey()
    {
        Room room;
        room.open();
        type(u"z"_s);
        press(Qt::Key_Return);
        type(u"o"_s);
        room.answer(1, {u"Zoe"_s});
        QTRY_COMPARE(room.rows(), QStringList{u"Zoe"_s});
        QVERIFY(room.chosen.isEmpty());
    }
    void nothingFoundIsSaid()
    {
        for (const bool people : {true, false}) {
            Room room;
            room.open(people);
            type(u"zz"_s);
            if (people) room.answer(1, {});
            QTRY_VERIFY(tests::visibleText(room.palette).contains(u"Nothing found"_s));
            QCOMPARE(room.field()->accessibleDescription(), u"Nothing found"_s);
            press(Qt::Key_Return);
            press(Qt::Key_Backspace);
            press(Qt::Key_Backspace);
            QVERIFY(room.list()->isVisible());
            QCOMPARE(room.current(), u"Sync now"_s);
            QVERIFY(room.field()->accessibleDescription().isEmpty());
        }
    }
    void aSearchThatFailsIsSaidAndTriedAgain()
    {
        Room room;
        room.open();
        type(u"z"_s);
        room.fail(0);
        auto* bar = room.palette->findChild<kit::MessageBar*>();
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(!tests::visibleText(room.palette).contains(u"Nothing found"_s));
        QTest::mouseClick(tests::buttonNamed(bar, u"Try again"_s), Qt::LeftButton);
        QCOMPARE(QApplication::focusWidget(), room.field());
        room.answer(1, {u"Zoe"_s});
        QTRY_COMPARE(room.rows(), QStringList{u"Zoe"_s});
        QVERIFY(!bar->isVisible());
    }
};

REGULARS_TEST(Palette)
#include "tst_palette.moc"
