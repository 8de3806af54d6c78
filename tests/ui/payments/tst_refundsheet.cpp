// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk.h"
#include "tests/support/testmain.h"
#include "ui/kit/statepanel.h"
#include "ui/payments/refundsheet.h"

#include <QtCore/QPromise>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace regulars;
using namespace regulars::payments;
using namespace regulars::tests;
using namespace Qt::StringLiterals;

namespace {

struct Opened {
    explicit Opened(const QString& method = u"card"_s, words::Style style = {QLocale(QLocale::English, QLocale::Ireland)})
    {
        desk.studio.put(SmallStudio::customer(u"cus_ada"_s, u"Ada Lovelace"_s, u"ada@example.org"_s));
        Payment paid = SmallStudio::payment(u"ch_1"_s, u"cus_ada"_s, 9900, 10);
        paid.amountRefunded = 2400;
        paid.method.type = method;
        Refund refund;
        refund.id = RefundId(u"re_1"_s);
        refund.payment = paid.id;
        refund.currency = paid.currency;
        refund.amount = 2400;
        refund.status = u"succeeded"_s;
        desk.studio.put(paid, refund, SmallStudio::settlement(paid, 174));
        desk.window.show();
        desk.window.activateWindow();
        const auto perform = [this](const Plan& plan, const QString& id) {
            plans << plan;
            ids << id;
            promise = std::make_shared<QPromise<Result<Operation>>>();
            promise->start();
            return promise->future();
        };
        const auto ask = [this](const QList<blocks::Detail>&) {
            QPromise<Result<blocks::Radar>> answer;
            answer.start();
            answer.addResult(radar);
            answer.finish();
            return answer.future();
        };
        sheet = new RefundSheet(&desk.window, desk.workers, desk.watch, perform, style,
                                [] { return SmallStudio::day(20); }, ask);
        sheet->showRefund(PaymentId(u"ch_1"_s));
    }
    void wait() const { QTRY_COMPARE(sheet->findChild<kit::StatePanel*>()->state(), kit::StatePanel::State::Content); }
    void answer(Result<Operation> result)
    {
        promise->addResult(std::move(result));
        promise->finish();
    }
    Operation operation(OperationState state) const
    {
        auto made = operationOf(plans.last(), ids.last());
        made->state = state;
        return *made;
    }
    QPushButton* deed() const { return sheet->findChild<QPushButton*>(u"deed"_s); }
    QLineEdit* amount() const { return sheet->findChild<QLineEdit*>(u"amount"_s); }
    QString problem() const { return sheet->findChild<QLabel*>(u"amountProblem"_s)->text(); }
    QString consequence() const { return visibleText(sheet->findChild<QWidget*>(u"consequence"_s)); }

    Desk desk;
    Result<blocks::Radar> radar = failure(ErrorKind::Network, u"no network"_s, u"unreachable"_s);
    QList<Plan> plans;
    QStringList ids;
    std::shared_ptr<QPromise<Result<Operation>>> promise;
    RefundSheet* sheet = nullptr;
};

} // namespace

/// Money back, as a person gives it: the consequence first, once, and nothing that can not be done.
class RefundSheetTest : public QObject {
    Q_OBJECT
    std::unique_ptr<kit::Theme> m_theme;

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<kit::Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void showsWhatWillHappenAndNamesTheDeed()
    {
        Opened o;
        o.wait();
        QCOMPARE(o.deed()->text(), u"Refund €75.00"_s); // all that is left, to begin with
        QCOMPARE(QApplication::focusWidget(), o.amount());
        type(u"25"_s);
        QTRY_COMPARE(o.deed()->text(), u"Refund €25.00"_s);
        QVERIFY(o.deed()->isEnabled());
        QTRY_VERIFY(o.consequence().contains(u"€75.00 → €50.00"_s));
        const QString text = o.consequence();
        QVERIFY2(text.contains(u"Visa •••• 4242"_s), qPrintable(text));
        QVERIFY2(text.contains(u"€24.00"_s), qPrintable(text));
        QVERIFY2(text.contains(u"€1.74"_s), qPrintable(text));
    }

    /// A screen reader does not type: what it puts in counts all the same.
    void whatIsPutInIsWhatIsRefunded()
    {
        Opened o;
        o.wait();
        o.amount()->setText(u"25"_s);
        QCOMPARE(o.deed()->text(), u"Refund €25.00"_s);
        o.amount()->setText(u"0"_s);
        QVERIFY(!o.deed()->isEnabled());
    }

    void mayAlsoBlockWhoeverPaid()
    {
        Opened o;
        o.wait();
        auto* block = o.sheet->findChild<QCheckBox*>(u"alsoBlock"_s);
        QTest::mouseClick(block, Qt::LeftButton);
        QTRY_VERIFY(!o.deed()->isEnabled()); // Stripe can not be asked
        QTRY_VERIFY(o.sheet->findChild<QLabel*>(u"warnings"_s)->isVisible());
        QTest::mouseClick(block, Qt::LeftButton);
        QVERIFY(o.deed()->isEnabled());

        o.radar = blocks::Radar();
        o.radar->reach = blocks::Radar::Reach::Lists;
        o.radar->lists.insert(u"email"_s, u"rsl_1"_s);
        QTest::mouseClick(block, Qt::LeftButton);
        QTRY_VERIFY2(o.consequence().contains(u"ada@example.org: blocked at Stripe"_s), qPrintable(o.consequence()));
        QTRY_VERIFY(o.deed()->isEnabled());
        QTest::mouseClick(o.deed(), Qt::LeftButton);
        QCOMPARE(o.plans.size(), 1);
        QCOMPARE(o.plans.last().steps.first().request.path, u"refunds"_s);
        QVERIFY(o.plans.last().steps.size() > 1);
        QCOMPARE(o.plans.last().steps.at(2).block->kind, u"email"_s);
        QVERIFY(o.plans.last().parameters.endsWith(blocks::allBlockedSuffix));
    }

    void saysWhatIsWrongBesideTheField_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("nothing") << u""_s;
        QTest::newRow("zero") << u"0"_s;
        QTest::newRow("negative") << u"-5"_s;
        QTest::newRow("too much") << u"75.01"_s;
        QTest::newRow("decimals") << u"1.005"_s;
        QTest::newRow("digits") << u"1234567890123"_s;
        QTest::newRow("words") << u"all"_s;
        QTest::newRow("another currency") << u"$5"_s;
    }
    void saysWhatIsWrongBesideTheField()
    {
        QFETCH(QString, typed);
        Opened o;
        o.wait();
        press(Qt::Key_Delete); // all of it is selected
        type(typed);
        QVERIFY(!o.problem().isEmpty());
        QVERIFY(!o.deed()->isEnabled());
        press(Qt::Key_Return);
        QVERIFY(o.plans.isEmpty());
    }

    void enterHeldDownAndTwoClicksAreOneDeed()
    {
        Opened o;
        o.wait();
        QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, u"\r"_s, true);
        QApplication::sendEvent(o.amount(), &held); // still down from what opened the sheet
        QVERIFY(o.plans.isEmpty());
        press(Qt::Key_Return);
        QCOMPARE(o.plans.size(), 1);
        for (int i = 0; i < 5; ++i) QApplication::sendEvent(QApplication::focusWidget(), &held);
        QTest::mouseDClick(o.deed(), Qt::LeftButton);
        QCOMPARE(o.plans.size(), 1);
        QVERIFY(o.sheet->isOpen());
        QCOMPARE(o.plans.first().amount, Money(7500, Currency(u"eur")));
        QSignalSpy told(o.sheet, &kit::ActionSheet::told);
        o.answer(o.operation(OperationState::Done));
        QTRY_VERIFY(!o.sheet->isOpen());
        QCOMPARE(told.size(), 1);
        QVERIFY(told.first().at(1).toString().contains(u"€75.00"_s));
    }

    void whatWasNotRecordedKeepsItsIdAndARefusalGetsANewOne()
    {
        Opened o;
        o.wait();
        press(Qt::Key_Return);
        o.answer(failure(ErrorKind::Network, u"no route"_s));
        QTRY_VERIFY(o.deed()->isEnabled());
        QTest::mouseClick(o.deed(), Qt::LeftButton);
        QCOMPARE(o.ids.size(), 2);
        QCOMPARE(o.ids[0], o.ids[1]);
        Operation refused = o.operation(OperationState::Refused);
        refused.error.emplace();
        refused.error->kind = ErrorKind::Conflict;
        refused.error->code = u"changed_meanwhile"_s;
        refused.changed = {{{u"charge"_s, u"ch_1"_s}, u"/amount_refunded"_s, u"2400"_s, u"9900"_s}};
        o.answer(refused);
        QTRY_VERIFY(visibleText(o.sheet).contains(u"€24.00 → €99.00"_s));
        QTRY_VERIFY(o.deed()->isEnabled());
        QTest::mouseClick(o.deed(), Qt::LeftButton);
        QCOMPARE(o.ids.size(), 3);
        QVERIFY(o.ids[2] != o.ids[1]);
    }

    void whoClosesItWhileItWorksHearsOfItAnyway()
    {
        Opened o;
        o.wait();
        press(Qt::Key_Return);
        QSignalSpy told(o.sheet, &kit::ActionSheet::told);
        press(Qt::Key_Escape);
        QVERIFY(!o.sheet->isOpen());
        o.answer(o.operation(OperationState::Done));
        QTRY_COMPARE(told.size(), 1);
    }

    void aPartOfABankDebitNeedsTheRiskAccepted()
    {
        Opened o(u"sepa_debit"_s);
        o.wait();
        auto* risk = o.sheet->findChild<QCheckBox*>(u"risk"_s);
        type(u"10"_s);
        QTRY_VERIFY(risk->isVisible());
        QCOMPARE(risk->text(), u"I understand the risk and want to proceed"_s);
        QVERIFY(!o.deed()->isEnabled());
        risk->setFocus();
        press(Qt::Key_Space);
        QVERIFY(o.deed()->isEnabled());
    }

    void offlineItIsGreyedWithTheReason()
    {
        Opened o;
        o.wait();
        o.sheet->setObstacle(u"You are offline."_s);
        QVERIFY(!o.deed()->isEnabled());
        QVERIFY(visibleText(o.sheet).contains(u"You are offline."_s));
        press(Qt::Key_Return);
        QVERIFY(o.plans.isEmpty());
        o.sheet->setObstacle({});
        QVERIFY(o.deed()->isEnabled());
    }

    void amountsAreWrittenAsThePersonDoes()
    {
        Opened o(u"card"_s, {QLocale(QLocale::German, QLocale::Germany)});
        o.wait();
        QCOMPARE(o.amount()->text(), u"75,00"_s);
        type(u"12,5"_s);
        QTRY_VERIFY(o.deed()->text().contains(u"12,50"_s));
        press(Qt::Key_Return);
        QCOMPARE(o.plans.first().amount, Money(1250, Currency(u"eur")));
    }

    void aRefundFromElsewhereIsSeenAtOnce()
    {
        Opened o;
        o.wait();
        Payment paid = SmallStudio::payment(u"ch_1"_s, u"cus_ada"_s, 9900, 10);
        paid.amountRefunded = 9900;
        paid.refunded = true;
        o.desk.studio.put(paid);
        QTRY_VERIFY(!o.deed()->isEnabled());
    }
};

REGULARS_TEST(RefundSheetTest)
#include "tst_refundsheet.moc"
