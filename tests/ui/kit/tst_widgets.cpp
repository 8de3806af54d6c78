// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/kit/badge.h"
#include "ui/kit/copybutton.h"
#include "ui/kit/elidedlabel.h"
#include "ui/kit/filterchips.h"
#include "ui/kit/headerview.h"
#include "ui/kit/icons.h"
#include "ui/kit/keyvaluegrid.h"
#include "ui/kit/messagebar.h"
#include "ui/kit/searchfield.h"
#include "ui/kit/sheet.h"
#include "ui/kit/statepanel.h"
#include "ui/kit/table.h"

#include <QtGui/QAccessible>
#include <QtGui/QClipboard>
#include <QtGui/QHelpEvent>
#include <QtGui/QStandardItemModel>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QToolTip>
#include <QtWidgets/QVBoxLayout>

using namespace regulars;
using namespace Qt::StringLiterals;

namespace {

int pixelsOf(QWidget* widget, const QColor& colour)
{
    const QImage image = widget->grab().toImage();
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) count += image.pixelColor(x, y) == colour;
    return count;
}

} // namespace

class Widgets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initials_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("expected");
        QTest::newRow("two words") << u"Amélie Durand"_s << u"AD"_s;
        QTest::newRow("first and last") << u"Noor van den berg"_s << u"NB"_s;
        QTest::newRow("one word") << u"çelik"_s << u"Ç"_s;
        QTest::newRow("no capitals") << u"山田 花子"_s << u"山"_s;
        QTest::newRow("nothing") << u""_s << u"?"_s;
        QTest::newRow("signs") << u"(unknown)"_s << u"?"_s;
    }
    void initials()
    {
        QFETCH(QString, name);
        QTEST(kit::initials(name), "expected");
    }
    /// Profile after profile goes through one grid: it neither grows nor takes away the person's place.
    void aGridOfFactsUsesItsRowsAgain()
    {
        const auto labels = [](const QWidget& grid) {
            QStringList shown;
            for (const QLabel* label : grid.findChildren<QLabel*>())
                if (!label->isHidden()) shown << label->text();
            return shown;
        };
        kit::KeyValueGrid grid;
        grid.show();
        for (int turn = 0; turn < 100; ++turn) {
            grid.present({{u"Name"_s, u"Ann"_s, {}}, {u"Refund"_s, u"$1"_s, {}}, {u"Refund"_s, u"$2"_s, {}}});
            QCOMPARE(labels(grid), QStringList({u"Name"_s, u"Ann"_s, u"Refund"_s, u"$1\n$2"_s}));
            grid.present({{u"Receipt"_s, u"Open"_s, u"https://pay.example.com/<1>"_s}, {u"Note"_s, {}, u"javascript:1"_s}});
            QCOMPARE(labels(grid), QStringList({u"Receipt"_s, u"<a href=\"https://pay.example.com/&lt;1&gt;\">Open</a>"_s, u"Note"_s, u"—"_s}));
        }
        QCOMPARE(grid.findChildren<QLabel*>().size(), 4);
        QCOMPARE(static_cast<QGridLayout*>(grid.layout())->rowCount(), 2);
        auto* link = grid.findChild<QLabel*>(u"link"_s);
        QCOMPARE(link->accessibleName(), u"Open"_s);
        link->setFocus();
        grid.present({{u"Receipt"_s, u"Open"_s, u"https://pay.example.com/<1>"_s}, {u"Note"_s, u"later"_s, {}}});
        QVERIFY(link->hasFocus() || grid.focusWidget() == link);
        grid.present({{u"Name"_s, u"<b>Bo</b>"_s, {}}});
        QCOMPARE(labels(grid), QStringList({u"Name"_s, u"<b>Bo</b>"_s}));
        QCOMPARE(link->textFormat(), Qt::PlainText); // customers' own words are never markup
    }
    void theThemeSwitchesAtRunTime()
    {
        kit::Theme theme(*qApp);
        QSignalSpy changed(&theme, &kit::Theme::changed);
        theme.setChoice(kit::Theme::Choice::Dark);
        QVERIFY(theme.isDark());
        QWidget widget;
        widget.show();
        QCOMPARE(kit::tokens(widget.palette()).surface, kit::darkTokens().surface);
        const QImage dark = kit::icon(u"search"_s, kit::TokenRole::Text).pixmap(16, 16).toImage();
        theme.setChoice(kit::Theme::Choice::Light);
        QCOMPARE(kit::tokens(widget.palette()).surface, kit::lightTokens().surface);
        QVERIFY(kit::icon(u"search"_s, kit::TokenRole::Text).pixmap(16, 16).toImage() != dark);
        QCOMPARE(changed.size(), 2);
        qApp->setStyleSheet({});
    }
    void textIsReadableOnItsGround_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void textIsReadableOnItsGround()
    {
        QFETCH(bool, dark);
        const kit::Tokens& set = dark ? kit::darkTokens() : kit::lightTokens();
        const auto luminance = [](const QColor& colour) {
            const auto part = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
            return 0.2126 * part(double(colour.redF())) + 0.7152 * part(double(colour.greenF()))
                + 0.0722 * part(double(colour.blueF()));
        };
        const auto contrast = [&](const QColor& a, const QColor& b) {
            const double la = luminance(a), lb = luminance(b);
            return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
        };
        const std::pair<QColor, QColor> pairs[] = {
            {set.text, set.surface},       {set.muted, set.surface},       {set.muted, set.background},
            {set.accent, set.softAccent},  {set.danger, set.softDanger},   {set.warning, set.softWarning},
            {set.good, set.softGood},      {set.onAccent, set.accent},
        };
        for (const auto& [front, ground] : pairs)
            QVERIFY2(contrast(front, ground) >= 4.4, qPrintable(front.name() + u" on "_s + ground.name()));
    }
    void searchTellsEveryKeyAtOnceAndEscClears()
    {
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        auto* field = new kit::SearchField(u"Search"_s, u"Search customers"_s);
        auto* other = new QPushButton(u"Other"_s);
        layout->addWidget(other);
        layout->addWidget(field);
        window.show();
        other->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QCOMPARE(field->accessibleName(), u"Search customers"_s);
        QStringList buttons;
        for (auto* button : field->findChildren<QAbstractButton*>())
            buttons << QAccessible::queryAccessibleInterface(button)->text(QAccessible::Name);
        buttons.sort();
        QCOMPARE(buttons, (QStringList{u"Clear the search"_s, u"Search customers"_s}));
        QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(field->hasFocus());
        QSignalSpy searched(field, &kit::SearchField::searched);
        QTest::keyClicks(field, u"wei"_s);
        QCOMPARE(searched.size(), 3);
        QCOMPARE(searched.last().at(0).toString(), u"wei"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(searched.size(), 3);
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(searched.size(), 4);
        QCOMPARE(searched.last().at(0).toString(), QString());
        QSignalSpy left(field, &kit::SearchField::left);
        QTest::keyClick(field, Qt::Key_Down);
        QCOMPARE(left.size(), 1);
    }
    void exactlyOneFilterHolds()
    {
        kit::FilterChips chips(u"Filter"_s);
        chips.add(u"all"_s, u"All"_s);
        chips.add(u"active"_s, u"Active"_s);
        chips.setCount(u"active"_s, 671);
        chips.show();
        QVERIFY(QTest::qWaitForWindowActive(&chips));
        QCOMPARE(chips.chosen(), u"all"_s);
        auto* active = chips.findChild<QPushButton*>(u"active"_s);
        QCOMPARE(active->text(), u"Active 671"_s);
        QSignalSpy chosen(&chips, &kit::FilterChips::chosenChanged);
        active->setFocus();
        QTest::keyClick(active, Qt::Key_Space);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chips.chosen(), u"active"_s);
        QTest::keyClick(active, Qt::Key_Left);
        QCOMPARE(chips.chosen(), u"all"_s);
        chips.choose(u"active"_s);
        QCOMPARE(chosen.size(), 2); // by the program: not told
    }
    void aMessageIsPutAwayAndItsActionTold()
    {
        kit::MessageBar bar;
        bar.say(kit::Tone::Danger, u"Stripe does not know this key."_s, u"Enter key…"_s, true);
        QVERIFY(bar.isVisible());
        QSignalSpy action(&bar, &kit::MessageBar::actionTriggered);
        QTest::keyClick(bar.findChild<QPushButton*>(u"messageAction"_s), Qt::Key_Space);
        QCOMPARE(action.size(), 1);
        bar.clear();
        QVERIFY(!bar.isVisible());
        QVERIFY(bar.sentence().isEmpty());
    }
    void aBadgeIsNeverAWindow()
    {
        auto* badge = new kit::Badge;
        badge->setWord(u"Active"_s, kit::Tone::Good);
        QVERIFY(!badge->isVisible());
        badge->show();
        QVERIFY(!badge->isVisible());
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        layout->addWidget(badge);
        window.show();
        QVERIFY(badge->isVisible());
        badge->setWord({}, kit::Tone::Neutral);
        QVERIFY(!badge->isVisible());
        badge->setWord(u"Lapsed"_s, kit::Tone::Neutral);
        QVERIFY(badge->isVisible());
        badge->setParent(nullptr);
        QVERIFY(!badge->isVisible());
        delete badge;
    }
    void aLongNameEndsInDotsAndIsInTheTooltip()
    {
        QWidget window;
        auto* name = new kit::ElidedLabel(&window);
        name->setText(u"Maximiliane von und zu Oberunterhausen"_s);
        name->setGeometry(0, 0, 60, 20);
        window.show();
        QVERIFY(name->isCut());
        QVERIFY(name->minimumSizeHint().width() <= 60);
        QHelpEvent help(QEvent::ToolTip, QPoint(5, 5), name->mapToGlobal(QPoint(5, 5)));
        QApplication::sendEvent(name, &help);
        QCOMPARE(QToolTip::text(), name->text());
        QToolTip::hideText();
        name->resize(600, 20);
        QVERIFY(!name->isCut());
    }
    void aCopyButtonCopiesByKeyboard()
    {
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        auto* copy = new kit::CopyButton(u"Copy email"_s);
        layout->addWidget(copy);
        copy->setValue(u"ann@example.org"_s);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        copy->setFocus(Qt::TabFocusReason);
        QTest::keyClick(copy, Qt::Key_Space);
        QCOMPARE(QApplication::clipboard()->text(), u"ann@example.org"_s);
        QCOMPARE(copy->accessibleName(), u"Copy email"_s);
        copy->setValue({});
        QVERIFY(!copy->isVisible());
    }
    /// A spin box has a line edit inside, which is no stop of its own.
    void tabLeavesADateInASheet()
    {
        QWidget window;
        window.resize(600, 400);
        kit::Sheet sheet(&window, QSize(400, 300));
        auto* layout = new QVBoxLayout(sheet.panel());
        auto* date = new QDateEdit;
        auto* button = new QPushButton;
        layout->addWidget(date);
        layout->addWidget(button);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        sheet.open();
        QTRY_VERIFY(date->hasFocus());
        for (int parts = 0; parts < 3; ++parts) QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(button->hasFocus());
        QTest::keyClick(button, Qt::Key_Backtab);
        QVERIFY(date->hasFocus());
    }

    void aSheetIsADialogForScreenReaders()
    {
        QWidget window;
        kit::Sheet sheet(&window, QSize(300, 200));
        sheet.setAccessibleName(u"Profile"_s);
        QAccessibleInterface* heard = QAccessible::queryAccessibleInterface(&sheet);
        QVERIFY(heard);
        QCOMPARE(heard->role(), QAccessible::Dialog);
        QCOMPARE(heard->text(QAccessible::Name), u"Profile"_s);
    }
    /// A deed is done while somebody types into the palette, which was opened meanwhile.
    void aSheetThatClosesBelowAnotherTakesNoFocus()
    {
        QWidget window;
        window.resize(600, 400);
        auto* behind = new QLineEdit(&window);
        kit::Sheet below(&window, QSize(400, 300)), above(&window, QSize(300, 200));
        auto* first = new QLineEdit(below.panel());
        auto* second = new QLineEdit(above.panel());
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        behind->setFocus();
        below.open();
        QTRY_VERIFY(first->hasFocus());
        above.open();
        QTRY_VERIFY(second->hasFocus());
        below.dismiss();
        QVERIFY(second->hasFocus());
        above.dismiss();
        QVERIFY(behind->hasFocus());
    }

    void sheetsCloseTogetherAndGiveTheFocusBack()
    {
        QWidget window;
        window.resize(600, 500);
        auto* behind = new QLineEdit(&window);
        kit::Sheet middle(&window, QSize(300, 200)), top(&window, QSize(300, 200), kit::Sheet::Place::Top);
        for (kit::Sheet* sheet : {&middle, &top}) new QLineEdit(sheet->panel());
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        behind->setFocus();
        middle.open();
        top.open();
        QCOMPARE(middle.panel()->geometry(), QRect(150, 150, 300, 200));
        QCOMPARE(top.panel()->geometry(), QRect(150, 75, 300, 200));
        kit::Sheet::dismissAll(&window);
        QVERIFY(!middle.isOpen() && !top.isOpen());
        QCOMPARE(QApplication::focusWidget(), behind);
    }
    void titlesOfColumnsAreNeverCut()
    {
        QStandardItemModel model(1, 3);
        model.setHorizontalHeaderLabels({u"Customer"_s, u"Customer since"_s, u"Guthaben"_s});
        kit::Table table(u"People"_s);
        table.setModel(&model);
        table.setColumns({200, 20, 20});
        table.resize(320, 200);
        table.show();
        auto* header = qobject_cast<kit::HeaderView*>(table.horizontalHeader());
        QVERIFY(header);
        for (int column = 1; column < 3; ++column) QVERIFY(table.columnWidth(column) >= header->neededWidth(column));
        const QFontMetrics metrics(table.font());
        QVERIFY(header->neededWidth(1) < metrics.horizontalAdvance(u"Customer since"_s) + 36); // on two lines
        QTRY_VERIFY(header->height() >= 2 * metrics.height());
        table.setColumnWidth(1, 400);
        QTRY_VERIFY(header->height() < 2 * metrics.height() + 8);
    }
    void theKeyboardsPlaceIsARingOfTheAccent()
    {
        kit::Theme theme(*qApp);
        for (const auto choice : {kit::Theme::Choice::Light, kit::Theme::Choice::Dark}) {
            theme.setChoice(choice);
            const QColor accent = theme.isDark() ? kit::darkTokens().accent : kit::lightTokens().accent;
            QWidget window;
            auto* layout = new QVBoxLayout(&window);
            auto* quiet = new QToolButton;
            quiet->setProperty("quiet", true);
            auto* chip = new QPushButton(u"Active"_s);
            chip->setProperty("chip", true);
            auto* rail = new QPushButton(u"Customers"_s);
            rail->setProperty("rail", true);
            const QList<QWidget*> controls{new QPushButton(u"Save"_s), new QLineEdit, new QCheckBox(u"All"_s),
                                           new QRadioButton(u"One"_s), quiet, chip, rail};
            for (QWidget* control : controls) layout->addWidget(control);
            window.show();
            QVERIFY(QTest::qWaitForWindowActive(&window));
            for (QWidget* control : controls) {
                controls.first() == control ? controls.last()->setFocus() : controls.first()->setFocus();
                const int before = pixelsOf(control, accent);
                control->setFocus(Qt::TabFocusReason);
                QVERIFY(control->hasFocus());
                const int ring = pixelsOf(control, accent) - before;
                QVERIFY2(ring > control->height(), control->metaObject()->className());
            }
        }
        qApp->setStyleSheet({});
    }
    void aTickIsTurnedBySpaceInItsRowAndByAClick()
    {
        QStandardItemModel model(2, 2);
        for (int row = 0; row < 2; ++row) {
            auto* tick = new QStandardItem(u"Row"_s);
            tick->setCheckable(row == 0);
            tick->setCheckState(Qt::Checked);
            model.setItem(row, 0, tick);
        }
        kit::Table table(u"Ticks"_s);
        table.setModel(&model);
        table.setColumns({120, 120}, {});
        table.setCheckColumn(0);
        table.show();
        const auto state = [&](int row) { return model.item(row)->checkState(); };
        table.setCurrentIndex(model.index(0, 1));
        QTest::keyClick(&table, Qt::Key_Space);
        QCOMPARE(state(0), Qt::Unchecked);
        const auto click = [&](int row) {
            QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(model.index(row, 0)).center());
        };
        click(0);
        QCOMPARE(state(0), Qt::Checked);
        click(1); // can not be ticked
        QTest::keyClick(&table, Qt::Key_Space);
        QCOMPARE(state(1), Qt::Checked);
    }
    void aPageHasFourStates()
    {
        kit::StatePanel panel(new QLabel(u"content"_s));
        panel.show();
        QTRY_VERIFY(panel.findChild<QLabel*>(u"stateTitle"_s)->isVisible()); // loading, after a moment
        panel.showError(u"The store is damaged."_s);
        auto* button = panel.findChild<QPushButton*>(u"stateButton"_s);
        QVERIFY(button->isVisible());
        QSignalSpy retried(&panel, &kit::StatePanel::retried);
        QTest::keyClick(button, Qt::Key_Space);
        QCOMPARE(retried.size(), 1);
        panel.showEmpty(u"Nobody here"_s);
        QVERIFY(!button->isVisible());
        panel.showContent();
        QCOMPARE(panel.state(), kit::StatePanel::State::Content);
        QVERIFY(!panel.findChild<QLabel*>(u"stateTitle"_s)->isVisible());
    }
};

REGULARS_TEST(Widgets)
#include "tst_widgets.moc"
