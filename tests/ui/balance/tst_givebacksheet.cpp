// SPDX-License-Identifier: GPL-3.0-or-later
#include "balancestudio.h"
#include "core/store/operationrepository.h"
#include "core/words/balance.h"
#include "tests/support/seededrandom.h"
#include "tests/support/testmain.h"
#include "ui/balance/givebacksheet.h"
#include "ui/kit/table.h"

#include <QtTest/QSignalSpy>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>

using namespace regulars;
using namespace regulars::balance;
using namespace regulars::balance::tests;

namespace {

/// Somebody with €100.00 of credit who paid €75.00, then €40.00, by two subscriptions; what the test adds
/// comes before.
struct Opened : Shown {
    explicit Opened(qint64 credit = 10000, const QString& currency = u"eur"_s) : in(currency)
    {
        Customer ada = SmallStudio::customer(u"cus_ada"_s, u"Ada Lovelace"_s, u"ada@example.org"_s, -credit);
        ada.currency = in;
        desk.studio.put(ada, SmallStudio::product(u"yoga"_s, u"Yoga"_s),
                        SmallStudio::product(u"mat"_s, u"Mat rental"_s),
                        SmallStudio::subscription(u"sub_yoga"_s, u"cus_ada"_s, u"yoga"_s),
                        SmallStudio::subscription(u"sub_mat"_s, u"cus_ada"_s, u"mat"_s));
        show();
        const auto ask = [this](const CustomerId&) {
            QPromise<Result<QList<PendingItem>>> answer;
            answer.start();
            answer.addResult(pending);
            answer.finish();
            return answer.future();
        };
        sheet = new GiveBackSheet(&desk.window, desk.workers, desk.watch, deeds.perform(), style,
                                  [] { return SmallStudio::day(40); }, ask);
    }
    Result<QList<PendingItem>> pending = QList<PendingItem>();
    /// A payment on that day, by that subscription (empty: none).
    void paid(const QString& id, qint64 amount, int day, const QString& subscription,
              const std::function<void(Payment&)>& spoil = {})
    {
        Payment payment = SmallStudio::payment(u"ch_"_s + id, u"cus_ada"_s, amount, day);
        payment.currency = in;
        if (spoil) spoil(payment);
        desk.studio.put(payment);
        if (!subscription.isEmpty())
            desk.studio.put(SmallStudio::paidInvoice(id, payment, subscription, u"yoga"_s, u"Yoga"_s));
    }
    void paidTwice()
    {
        paid(u"1"_s, 7500, 10, u"sub_yoga"_s);
        paid(u"2"_s, 4000, 20, u"sub_mat"_s);
    }
    void open()
    {
        static_cast<GiveBackSheet*>(sheet)->showCustomer(CustomerId(u"cus_ada"_s));
        wait();
    }
    kit::Table* table() const { return sheet->findChild<kit::Table*>(u"lines"_s); }
    QStringList column(GiveBackModel::Column column) const { return columnTexts(table(), column); }
    QString ticks() const
    {
        QString marks;
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            marks +=
                table()->model()->index(row, 0).data(Qt::CheckStateRole).toInt() == Qt::Checked ? u'x' : u'-';
        return marks;
    }
    QString problem() const { return sheet->findChild<QLabel*>(u"problem"_s)->text(); }
    QComboBox* subscription() const { return sheet->findChild<QComboBox*>(u"subscription"_s); }

    Currency in;
};

} // namespace

/// A credit balance back to the cards: which, and how much of each, is seen and chosen before anything is
/// done.
class GiveBackSheetTest : public QObject {
    Q_OBJECT
    std::unique_ptr<kit::Theme> m_theme;

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<kit::Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void whatWaitsForTheNextInvoiceIsLeftOutAndCanBeInvoiced()
    {
        Opened o;
        o.paidTwice();
        o.open();
        auto* button = o.sheet->findChild<QPushButton*>(u"invoiceNow"_s);
        QVERIFY(!button->isVisible());
        o.pending = QList<PendingItem>{{u"ii_1"_s, u"Unused time"_s, Money(-5000, o.in), true},
                                       {u"ii_2"_s, u"Remaining time"_s, Money(500, o.in), true}};
        o.open();
        QTRY_VERIFY(button->isVisible());
        const QString said = o.sheet->findChild<QLabel*>(u"pending"_s)->text();
        QVERIFY2(said.contains(u"€45.00 goes to the credit balance"_s), qPrintable(said));
        QTest::mouseClick(button, Qt::LeftButton);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(o.deeds.plans.size(), 1);
        QCOMPARE(o.deeds.plans.last().kind, invoiceNowKind);
        o.pending = QList<PendingItem>();
        o.deeds.answer(o.deeds.operation(OperationState::Done));
        QTRY_VERIFY(!button->isVisible());
        o.pending = failure(ErrorKind::Network, u"no network"_s, u"unreachable"_s);
        o.open();
        QVERIFY(!button->isVisible());
    }

    /// What they owe is charged: a blocked customer only when somebody says so.
    void aBlockedCustomerIsNotInvoicedByTheWay()
    {
        Opened o;
        o.paidTwice();
        const QString customer = u"cus_ada"_s;
        Plan plan;
        plan.kind = u"block"_s;
        plan.customer = CustomerId(customer);
        plan.guards = {Guard()};
        PlannedStep step;
        step.block = DetailBlock{u"customer_id"_s, customer, true};
        plan.steps = {step};
        Operation operation = *operationOf(plan, u"b-1"_s);
        store::OperationRepository operations(o.desk.studio.database());
        QVERIFY(operations.record(operation));
        operation.steps.first().state = StepState::Done;
        QVERIFY(operations.saveStep(operation.id, operation.steps.first(), SmallStudio::day(1)));
        o.pending = QList<PendingItem>{{u"ii_1"_s, u"Late fee"_s, Money(50'000, o.in), false}};
        o.open();
        auto* button = o.sheet->findChild<QPushButton*>(u"invoiceNow"_s);
        QTRY_VERIFY(button->isVisible());
        auto* confirm = o.sheet->findChild<QCheckBox*>(u"chargeBlocked"_s);
        QVERIFY(confirm->isVisible());
        QVERIFY(!button->isEnabled());
        confirm->click();
        QVERIFY(button->isEnabled());
        button->click();
        QCOMPARE(o.deeds.plans.size(), 1);
        o.deeds.answer(o.deeds.operation(OperationState::Done));
        // What is in their favour charges nobody.
        o.pending = QList<PendingItem>{{u"ii_1"_s, u"Unused time"_s, Money(-500, o.in), true}};
        o.open();
        QTRY_VERIFY(button->isEnabled());
        QVERIFY(!confirm->isVisible());
    }

    void showsWhichPaymentTakesHowMuch()
    {
        Opened o;
        o.paidTwice();
        o.open();
        QCOMPARE(o.column(GiveBackModel::Charge), (QStringList{u"R-2"_s, u"R-1"_s}));
        QCOMPARE(o.column(GiveBackModel::Paid), (QStringList{u"€40.00"_s, u"€75.00"_s}));
        QCOMPARE(o.column(GiveBackModel::RefundNow), (QStringList{u"€40.00"_s, u"€60.00"_s}));
        QCOMPARE(o.column(GiveBackModel::CreditLeft), (QStringList{u"€60.00"_s, u"€0.00"_s}));
        QCOMPARE(o.column(GiveBackModel::Method).first(), u"Visa •••• 4242"_s);
        QVERIFY2(o.consequence().contains(u"€100.00 → €0.00"_s), qPrintable(o.consequence()));
        QCOMPARE(o.deed()->text(), u"Refund €100.00"_s);
        picture(o.desk.window, u"give-back"_s);
        QTest::mouseClick(o.deed(), Qt::LeftButton);
        QCOMPARE(o.deeds.plans.first().amount, Money(10000, Currency(u"eur")));
        QCOMPARE(o.deeds.plans.first().steps.size(), 4);
    }

    void untickingALineChangesThePlan()
    {
        Opened o;
        o.paidTwice();
        o.open();
        QCOMPARE(QApplication::focusWidget(), o.table());
        QCOMPARE(o.ticks(), u"xx"_s);
        press(Qt::Key_Right); // the tick is reached from any column
        press(Qt::Key_Space);
        QCOMPARE(o.ticks(), u"-x"_s);
        QCOMPARE(o.table()->currentIndex().row(), 0);
        QCOMPARE(o.column(GiveBackModel::RefundNow), (QStringList{u"left out"_s, u"€75.00"_s}));
        QCOMPARE(o.deed()->text(), u"Refund €75.00"_s);
        QVERIFY2(o.consequence().contains(u"Stays as credit\n€25.00"_s), qPrintable(o.consequence()));
        clickCell(o.table(), 1, GiveBackModel::Charge);
        QCOMPARE(o.ticks(), u"--"_s);
        QVERIFY(o.problem().contains(u"left out"_s));
        QVERIFY(!o.deed()->isEnabled());
        clickCell(o.table(), 0, GiveBackModel::Charge);
        QCOMPARE(o.ticks(), u"x-"_s);
        QCOMPARE(o.deed()->text(), u"Refund €40.00"_s);
        QTest::mouseClick(o.deed(), Qt::LeftButton);
        QCOMPARE(o.deeds.plans.first().steps.size(), 2);
        QVERIFY(o.deeds.plans.first().parameters.contains(u"without=ch_1"_s));
    }

    void spaceHeldDownTurnsATickOnce()
    {
        Opened o;
        o.paidTwice();
        o.open();
        press(Qt::Key_Space);
        QKeyEvent held(QEvent::KeyPress, Qt::Key_Space, Qt::NoModifier, u" "_s, true);
        for (int i = 0; i < 3; ++i)
            QApplication::sendEvent(o.table(), &held);
        QCOMPARE(o.ticks(), u"-x"_s);
    }

    void whatTakesNothingSaysWhyAndHasNoTickToSet()
    {
        Opened o(500);
        o.paid(u"3"_s, 1000, 5, {});
        o.paid(u"2"_s, 1000, 20, u"sub_yoga"_s);
        o.paid(u"1"_s, 1000, 30, u"sub_yoga"_s, [](Payment& payment) { payment.disputed = true; });
        o.open();
        QCOMPARE(o.column(GiveBackModel::Charge), (QStringList{u"R-1"_s, u"R-2"_s, u"No invoice"_s}));
        QCOMPARE(o.column(GiveBackModel::RefundNow),
                 (QStringList{u"disputed"_s, u"€5.00"_s, u"not needed"_s}));
        for (const int row : {0, 2}) {
            clickCell(o.table(), row, GiveBackModel::Charge);
            press(Qt::Key_Space);
            QCOMPARE(o.ticks(), u"-x-"_s);
        }
        QCOMPARE(o.deed()->text(), u"Refund €5.00"_s);
        picture(o.desk.window, u"give-back-skipped"_s);
    }

    void onlyOfOneSubscription()
    {
        Opened o;
        o.paidTwice();
        o.open();
        QVERIFY(o.subscription()->isVisible());
        QCOMPARE(o.subscription()->count(), 3);
        o.subscription()->setFocus();
        for (int i = 0; i < 2 && !o.subscription()->currentText().contains(u"Yoga"_s); ++i)
            press(Qt::Key_Down);
        QVERIFY(o.subscription()->currentText().contains(u"Yoga"_s));
        QCOMPARE(o.column(GiveBackModel::Charge), QStringList{u"R-1"_s});
        QCOMPARE(o.deed()->text(), u"Refund €75.00"_s);
        o.desk.studio.put(
            SmallStudio::customer(u"cus_ada"_s, u"Ada Lovelace"_s, u"ada@example.org"_s, -5000));
        QTRY_COMPARE(o.deed()->text(), u"Refund €50.00"_s); // the choice outlives what happens elsewhere
    }

    void whoHasOneSubscriptionIsNotAsked()
    {
        Opened o;
        o.paid(u"1"_s, 7500, 10, u"sub_yoga"_s);
        o.open();
        QVERIFY(!o.subscription()->isVisible());
        QVERIFY(o.consequence().contains(u"€100.00 → €25.00"_s));
    }

    void aPartOfABankDebitWarns()
    {
        Opened o(500);
        o.paid(u"1"_s, 7500, 10, {}, [](Payment& payment) { payment.method.type = u"sepa_debit"_s; });
        o.open();
        QVERIFY(o.consequence().contains(u"at your own risk"_s));
    }

    void nothingToGiveBackIsSaid()
    {
        Opened o(0);
        o.paidTwice();
        o.open();
        QVERIFY(o.problem().contains(u"no credit balance"_s));
        QVERIFY(!o.deed()->isEnabled());
        QCOMPARE(o.deed()->text(), u"Refund"_s);
    }

    void enterHeldDownAndTwoClicksAreOneDeed()
    {
        Opened o;
        o.paidTwice();
        o.open();
        for (int i = 0; i < 3; ++i)
            Shown::holdEnter(); // still down from the menu that opened the sheet
        press(Qt::Key_Return);  // in the table it opens nothing and does nothing
        QVERIFY(o.deeds.plans.isEmpty());
        o.sheet->findChild<QLineEdit*>(u"note"_s)->setFocus();
        type(u"Moved away"_s);
        press(Qt::Key_Return);
        for (int i = 0; i < 5; ++i)
            Shown::holdEnter();
        QTest::mouseDClick(o.deed(), Qt::LeftButton);
        QCOMPARE(o.deeds.plans.size(), 1);
        QCOMPARE(o.deeds.plans.first().note, u"Moved away"_s);
        clickCell(o.table(), 0, GiveBackModel::Charge);
        QCOMPARE(o.ticks(), u"xx"_s); // under way: too late to choose
        QSignalSpy told(o.sheet, &kit::ActionSheet::told);
        o.deeds.answer(o.deeds.operation(OperationState::Done));
        QTRY_VERIFY(!o.sheet->isOpen());
        QVERIFY(told.first().at(1).toString().contains(u"€100.00"_s));
    }

    void theKeyboardAloneIsEnough()
    {
        Opened o;
        o.paidTwice();
        o.open();
        press(Qt::Key_Down);
        press(Qt::Key_Space);
        for (int i = 0; i < 8 && QApplication::focusWidget() != o.deed(); ++i)
            press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), o.deed());
        press(Qt::Key_Return);
        QCOMPARE(o.deeds.plans.size(), 1);
        QCOMPARE(o.deeds.plans.first().amount, Money(4000, Currency(u"eur")));
    }

    void offlineItIsGreyedWithTheReason()
    {
        Opened o;
        o.paidTwice();
        o.sheet->setObstacle(u"You are offline."_s);
        o.open();
        QVERIFY(!o.deed()->isEnabled());
        QVERIFY(visibleText(o.sheet).contains(u"You are offline."_s));
        o.sheet->setObstacle({});
        QVERIFY(o.deed()->isEnabled());
    }

    /// Whatever was paid and whatever is left out, the sheet shows what core works out, and has done what
    /// core plans.
    void showsNothingButCoresPreview()
    {
        SeededRandom random(seed());
        const QStringList currencies{u"eur"_s, u"jpy"_s, u"kwd"_s};
        for (int i = 0; i < 9; ++i) {
            Opened o(qint64(random.next() % 20'000), currencies[i % 3]);
            const int count = 1 + int(random.next() % 5);
            for (int n = 0; n < count; ++n)
                o.paid(QString::number(n), 10 * qint64(1 + random.next() % 900), 1 + n,
                       n % 2 ? u"sub_yoga"_s : QString());
            o.open();
            const auto basis =
                loadGiveBackBasis(o.desk.studio.database(), CustomerId(u"cus_ada"_s), SmallStudio::day(40));
            GiveBackDraft draft;
            for (int turn = 0; turn < 4; ++turn) {
                const GiveBackPreview preview = previewGiveBack(draft, **basis);
                QVERIFY2(o.shows(words::facts(preview, o.style)), qPrintable(o.consequence()));
                QCOMPARE(o.table()->model()->rowCount(), preview.lines.size());
                for (int row = 0; row < preview.lines.size(); ++row) {
                    const GiveBackLine& line = preview.lines[row];
                    const bool isSkipped = !line.skipped.isEmpty();
                    QCOMPARE(o.column(GiveBackModel::RefundNow)[row],
                             isSkipped ? words::giveBackSkipped(line.skipped)
                                       : words::money(line.refund, o.style.locale));
                    QCOMPARE(o.column(GiveBackModel::CreditLeft)[row],
                             words::money(line.creditLeft, o.style.locale));
                }
                QCOMPARE(o.deed()->isEnabled(), preview.problems.isEmpty());
                const int row = int(random.next() % quint64(count));
                const GiveBackLine& line = preview.lines[row];
                clickCell(o.table(), row, GiveBackModel::Charge);
                if (line.skipped == "unticked"_L1)
                    draft.unticked.removeAll(line.charge);
                else if (line.skipped.isEmpty())
                    draft.unticked.append(line.charge);
            }
            const GiveBackPreview last = previewGiveBack(draft, **basis);
            QTest::mouseClick(o.deed(), Qt::LeftButton);
            QCOMPARE(o.deeds.plans.size(), last.problems.isEmpty() ? 1 : 0);
            if (last.problems.isEmpty()) QVERIFY(o.deeds.plans.last() == *planGiveBack(draft, **basis));
        }
    }
};

REGULARS_TEST(GiveBackSheetTest)
#include "tst_givebacksheet.moc"
