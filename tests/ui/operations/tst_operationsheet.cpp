// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationstudio.h"
#include "tests/support/testmain.h"
#include "ui/kit/messagebar.h"
#include "ui/kit/statepanel.h"
#include "ui/operations/operationchoices.h"
#include "ui/operations/operationsheet.h"

#include <QtTest/QSignalSpy>
#include <QtWidgets/QPushButton>

using namespace regulars;
using namespace regulars::operations;
using namespace regulars::operations::tests;
using namespace regulars::tests;

namespace {

struct Opened {
    explicit Opened(const Operation& operation) : Opened() { open(operation); }
    Opened()
    {
        desk.studio.put(SmallStudio::customer(u"cus_ada"_s, u"Ada Lovelace"_s, u"ada@example.org"_s));
        behind = new QPushButton(u"Behind"_s);
        desk.show(behind);
        behind->setFocus();
        sheet = new OperationSheet(&desk.window, desk.workers, desk.watch, desk.style);
        states = sheet->findChild<kit::StatePanel*>();
    }
    void open(const Operation& operation)
    {
        keep(desk.studio, operation);
        sheet->showOperation(operation.id);
        QTRY_COMPARE(states->state(), kit::StatePanel::State::Content);
    }
    QString outcome() const { return sheet->findChild<kit::MessageBar*>(u"outcome"_s)->sentence(); }
    QString error() const { return sheet->findChild<kit::MessageBar*>(u"error"_s)->sentence(); }
    /// The labels of the buttons that are to be seen, in the order of reading.
    QStringList buttons() const
    {
        QStringList labels;
        for (const QString& label : {u"Profile"_s, u"Close"_s, u"Discard"_s, u"Continue"_s, u"Look again"_s})
            if (buttonNamed(sheet, label)) labels << label;
        return labels;
    }

    Desk desk;
    QPushButton* behind = nullptr;
    OperationSheet* sheet = nullptr;
    kit::StatePanel* states = nullptr;
};

/// Tab by Tab until a button has the focus.
void tabTo(const QAbstractButton* button)
{
    QVERIFY(button);
    for (int i = 0; i < 40 && QApplication::focusWidget() != button; ++i)
        press(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), button);
}

} // namespace

/// The sheet with the details of an operation, used as a person would.
class OperationSheetTest : public QObject {
    Q_OBJECT
    std::unique_ptr<kit::Theme> m_theme;

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<kit::Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void tellsAllThatIsKnown()
    {
        Operation operation = sample(u"op-1"_s, OperationState::Refused);
        operation.note = u"on the phone"_s;
        operation.changed = {{{u"charge"_s, u"ch_1"_s}, u"/amount_refunded"_s, u"0"_s, u"500"_s}};
        Step undo = sampleStep(u"op-1"_s, 1, StepState::Done);
        undo.isUndo = true;
        undo.key += "-undo";
        Step spare = sampleStep(u"op-1"_s, 2, StepState::Waiting);
        spare.isUndo = true;
        spare.key += "-undo";
        operation.steps = {sampleStep(u"op-1"_s, 1, StepState::Done), undo,
                           sampleStep(u"op-1"_s, 2, StepState::Refused), spare};
        operation.steps[0].objectId = u"re_1"_s;
        operation.steps[0].requestId = u"req_1"_s;
        Error error;
        error.kind = ErrorKind::Conflict;
        error.code = u"changed_meanwhile"_s;
        operation.steps[2].error = error;
        Opened o(operation);
        QCOMPARE(o.sheet->findChild<QLabel*>(u"deed"_s)->text(), u"Refund of €25.00"_s);
        QVERIFY(o.sheet->findChild<QLabel*>(u"person"_s)->text().startsWith(u"Ada Lovelace · "_s));
        QVERIFY(o.outcome().contains(u"Not done"_s));
        QVERIFY(o.outcome().contains(u"Refunded so far: €0.00 → €5.00"_s));
        for (const QString& part :
             {u"mia"_s, u"ch_1"_s, u"on the phone"_s, u"op-1"_s, u"Step 1"_s, u"Step 1, taken back"_s,
              u"Step 2"_s, u"re_1"_s, u"req_1"_s, u"POST /v1/refunds"_s, words::sentence(error),
              words::dateTime(operation.endedAt, o.desk.style)})
            QTRY_VERIFY2(visibleText(o.sheet).contains(part),
                         qPrintable(part + u"\n in \n"_s + visibleText(o.sheet)));
        QVERIFY(!visibleText(o.sheet).contains(u"Step 2, taken back"_s)); // nothing called for it
        QCOMPARE(o.buttons(), (QStringList{u"Profile"_s, u"Close"_s}));
    }

    void offersOnlyWhatIsSafe_data()
    {
        QTest::addColumn<Operation>("operation");
        QTest::addColumn<QStringList>("buttons");
        using State = OperationState;
        const auto add = [](const char* name, const Operation& operation, const QStringList& buttons) {
            QTest::newRow(name) << operation << QStringList{u"Profile"_s, u"Close"_s} + buttons;
        };
        add("recorded", sample(u"op"_s, State::Recorded), {});
        add("under way", sample(u"op"_s, State::Sent), {});
        add("done", sample(u"op"_s, State::Done), {});
        add("refused", sample(u"op"_s, State::Refused), {});
        add("discarded", sample(u"op"_s, State::Discarded), {});
        add("never sent", sample(u"op"_s, State::Interrupted), {u"Discard"_s, u"Continue"_s});
        Operation between = sample(u"op"_s, State::Interrupted);
        between.steps = {sampleStep(u"op"_s, 1, StepState::Done), sampleStep(u"op"_s, 2, StepState::Waiting)};
        add("sent in part", between, {u"Continue"_s});
        Operation backup = sample(u"op"_s, State::Interrupted);
        backup.lookUpOnly = true;
        add("never sent, says a backup", backup, {u"Look again"_s});
        add("not known", sample(u"op"_s, State::Unknown), {u"Look again"_s});
        Operation stuck = sample(u"op"_s, State::Unknown);
        Step undo = sampleStep(u"op"_s, 1, StepState::Refused);
        undo.isUndo = true;
        undo.key += "-undo";
        stuck.steps = {sampleStep(u"op"_s, 1, StepState::Unexpected), undo};
        add("could not be taken back", stuck, {});
    }
    void offersOnlyWhatIsSafe()
    {
        QFETCH(Operation, operation);
        QFETCH(QStringList, buttons);
        Opened o(operation);
        QCOMPARE(o.buttons(), buttons);
    }

    void saysThatMoreIsSentAfterALook()
    {
        Operation operation = sample(u"op"_s, OperationState::Unknown);
        QVERIFY(!choicesFor(operation).sendsMore);
        operation.steps.append(sampleStep(u"op"_s, 2, StepState::Waiting));
        QVERIFY(choicesFor(operation).sendsMore);
        Opened o(operation);
        QVERIFY(
            o.sheet->findChild<QLabel*>(u"hint"_s)->text().contains(u"steps that were never sent follow"_s));
        operation.lookUpOnly = true;
        QVERIFY(!choicesFor(operation).sendsMore);
    }

    void continuesByKeyboard()
    {
        Opened o(sample(u"op-1"_s, OperationState::Interrupted));
        QSignalSpy wanted(o.sheet, &OperationSheet::continueRequested);
        QObject::connect(o.sheet, &OperationSheet::continueRequested, o.sheet,
                         [&o] { o.sheet->setBusy(true); });
        QAbstractButton* go = buttonNamed(o.sheet, u"Continue"_s);
        tabTo(go);
        press(Qt::Key_Space);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().first().toString(), u"op-1"_s);
        QVERIFY(!go->isEnabled());
        QVERIFY(!buttonNamed(o.sheet, u"Discard"_s)->isEnabled());
        QVERIFY(visibleText(o.sheet).contains(u"Working on it"_s));
        QTest::mouseClick(go, Qt::LeftButton); // the second press of a double click
        QCOMPARE(wanted.count(), 1);

        end(o.desk.studio, u"op-1"_s, OperationState::Done);
        o.desk.watch.poke();
        o.sheet->setBusy(false);
        QTRY_COMPARE_WITH_TIMEOUT(o.outcome(), u"Refund of €25.00: done."_s, 8000);
        QCOMPARE(o.buttons(), (QStringList{u"Profile"_s, u"Close"_s}));
        QVERIFY(o.sheet->isAncestorOf(QApplication::focusWidget()));
        press(Qt::Key_Escape);
        QVERIFY(!o.sheet->isOpen());
        QCOMPARE(QApplication::focusWidget(), o.behind);
    }

    void discardsAndTellsWhyNot()
    {
        Opened o(sample(u"op-1"_s, OperationState::Interrupted));
        QSignalSpy wanted(o.sheet, &OperationSheet::discardRequested);
        QTest::mouseClick(buttonNamed(o.sheet, u"Discard"_s), Qt::LeftButton);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.takeFirst().first().toString(), u"op-1"_s);
        o.sheet->setBusy(true);
        Error error;
        error.kind = ErrorKind::Conflict;
        error.code = u"done_elsewhere"_s;
        o.sheet->setBusy(false);
        o.sheet->showError(error);
        QVERIFY(visibleText(o.sheet).contains(words::sentence(error)));
        QTest::mouseClick(buttonNamed(o.sheet, u"Discard"_s), Qt::LeftButton); // it was worth another try
        QCOMPARE(wanted.count(), 1);
        QVERIFY(o.error().isEmpty());
    }

    void whatRunsHoldsUpNoOtherOperation()
    {
        Opened o(sample(u"op-1"_s, OperationState::Interrupted));
        o.sheet->setBusy(true);
        QVERIFY(!buttonNamed(o.sheet, u"Continue"_s)->isEnabled());
        o.open(sample(u"op-2"_s, OperationState::Interrupted));
        QTRY_VERIFY(buttonNamed(o.sheet, u"Continue"_s));
        QVERIFY(buttonNamed(o.sheet, u"Continue"_s)->isEnabled());
        QVERIFY(!visibleText(o.sheet).contains(u"Working on it"_s));
    }

    void anErrorStaysWithItsOperation()
    {
        Opened o(sample(u"op-1"_s, OperationState::Interrupted));
        o.sheet->showError({ErrorKind::Network, {}, {}, {}, {}, {}, {}, {}, 0, {}});
        QVERIFY(!o.error().isEmpty());
        o.open(sample(u"op-2"_s, OperationState::Done));
        QVERIFY(o.error().isEmpty());
        QTRY_COMPARE(o.outcome(), u"Refund of €25.00: done."_s);
    }

    void followsTheStore()
    {
        Opened o(sample(u"op-1"_s, OperationState::Unknown));
        QVERIFY(o.outcome().contains(u"Not known yet"_s));
        end(o.desk.studio, u"op-1"_s, OperationState::Done);
        o.desk.watch.poke();
        QTRY_COMPARE_WITH_TIMEOUT(o.outcome(), u"Refund of €25.00: done."_s, 8000);
    }

    void leadsToTheProfile()
    {
        Opened o(sample(u"op-1"_s, OperationState::Done));
        QSignalSpy profile(o.sheet, &OperationSheet::profileRequested);
        QTest::mouseClick(buttonNamed(o.sheet, u"Profile"_s), Qt::LeftButton);
        QCOMPARE(profile.count(), 1);
        QCOMPARE(profile.first().first().value<CustomerId>(), CustomerId(u"cus_ada"_s));
        QVERIFY(!o.sheet->isOpen());
        Operation guest = sample(u"op-2"_s, OperationState::Done);
        guest.customer = {};
        o.open(guest);
        QTRY_COMPARE(o.buttons(), QStringList{u"Close"_s});
    }

    void saysThatItIsNotHere()
    {
        Opened o(sample(u"op-1"_s, OperationState::Interrupted));
        o.sheet->showOperation(u"op-other"_s);
        QTRY_COMPARE(o.states->state(), kit::StatePanel::State::Empty);
        QCOMPARE(o.buttons(), QStringList{u"Close"_s});
        QVERIFY(o.outcome().isEmpty());
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
        Operation operation = sample(u"op-7f3c"_s, OperationState::Interrupted);
        operation.note = u"on the phone"_s;
        Opened o(operation);
        const auto* facts = o.sheet->findChild<QWidget*>(u"facts"_s);
        QTRY_VERIFY(facts->height() > 100); // laid out
        picture(o.desk.window, u"operation-interrupted-"_s + QString::fromLatin1(QTest::currentDataTag()));
        Operation done = sample(u"op-8a01"_s, OperationState::Done);
        done.steps.first().objectId = u"re_1"_s;
        done.steps.first().requestId = u"req_1"_s;
        o.open(done);
        QTRY_COMPARE(o.outcome(), u"Refund of €25.00: done."_s);
        QTRY_VERIFY(facts->height() > 100);
        picture(o.desk.window, u"operation-done-"_s + QString::fromLatin1(QTest::currentDataTag()));
    }
};

REGULARS_TEST(OperationSheetTest)
#include "tst_operationsheet.moc"
