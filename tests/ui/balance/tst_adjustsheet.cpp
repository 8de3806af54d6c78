// SPDX-License-Identifier: GPL-3.0-or-later
#include "balancestudio.h"
#include "core/words/balance.h"
#include "tests/support/seededrandom.h"
#include "tests/support/testmain.h"
#include "ui/balance/adjustsheet.h"
#include "ui/kit/table.h"

#include <QtTest/QSignalSpy>

using namespace regulars;
using namespace regulars::balance;
using namespace regulars::balance::tests;

namespace {

using Ledger = Result<QList<BalanceEntry>>;

/// Somebody with that credit (in minor units), and perhaps a payment to come.
struct Opened : Shown {
    explicit Opened(qint64 credit = 5000, const QString& currency = u"eur"_s, qint64 monthly = 10900,
                    words::Style with = {QLocale(QLocale::English, QLocale::Ireland)})
        : Shown(std::move(with))
    {
        Customer ada = SmallStudio::customer(u"cus_ada"_s, u"Ada Lovelace"_s, u"ada@example.org"_s, -credit);
        ada.currency = Currency(currency);
        desk.studio.put(ada);
        if (monthly > 0) {
            Price price = SmallStudio::monthlyPrice(u"yoga"_s, monthly);
            price.currency = ada.currency;
            Subscription yoga = SmallStudio::subscription(u"sub_ada"_s, u"cus_ada"_s, u"yoga"_s);
            yoga.currency = ada.currency;
            desk.studio.put(SmallStudio::product(u"yoga"_s, u"Yoga"_s), price, yoga);
        }
        show();
        const auto load = [this](const CustomerId&) {
            ++reads;
            return QtFuture::makeReadyFuture(ledger);
        };
        sheet = new AdjustSheet(&desk.window, desk.workers, desk.watch, deeds.perform(), style, load);
    }
    void open()
    {
        static_cast<AdjustSheet*>(sheet)->showCustomer(CustomerId(u"cus_ada"_s));
        wait();
    }
    QLineEdit* amount() const { return sheet->findChild<QLineEdit*>(u"amount"_s); }
    QString problem() const { return sheet->findChild<QLabel*>(u"amountProblem"_s)->text(); }
    kit::Table* table() const { return sheet->findChild<kit::Table*>(u"history"_s); }
    kit::StatePanel* historyStates() const { return sheet->findChild<kit::StatePanel*>(u"historyStates"_s); }
    void choose(const QString& direction) const
    {
        QTest::mouseClick(sheet->findChild<QPushButton*>(direction), Qt::LeftButton);
    }

    Ledger ledger = QList<BalanceEntry>();
    int reads = 0;
};

BalanceEntry entry(qint64 amount, qint64 after, const QString& type, const QString& invoice = {})
{
    BalanceEntry made;
    made.id = BalanceEntryId(u"cbtxn_%1"_s.arg(amount));
    made.currency = Currency(u"eur");
    made.amount = amount;
    made.endingBalance = after;
    made.type = type;
    made.invoice = InvoiceId(invoice);
    made.created = SmallStudio::day(12);
    return made;
}

} // namespace

/// A credit balance, changed as a person changes it: seen first, done once.
class AdjustSheetTest : public QObject {
    Q_OBJECT
    std::unique_ptr<kit::Theme> m_theme;

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<kit::Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void showsTheBalanceAndTheNextInvoiceBeforeAndAfter()
    {
        Opened o(0);
        o.open();
        QCOMPARE(QApplication::focusWidget(), o.amount());
        QVERIFY(o.problem().isEmpty()); // nothing was entered yet
        QVERIFY(!o.deed()->isEnabled());
        type(u"50"_s);
        QCOMPARE(o.deed()->text(), u"Add €50.00"_s);
        QVERIFY(o.deed()->isEnabled());
        QVERIFY2(o.consequence().contains(u"€0.00 → €50.00"_s), qPrintable(o.consequence()));
        QVERIFY2(o.consequence().contains(u"€109.00 → €59.00"_s), qPrintable(o.consequence()));
        QVERIFY(o.consequence().contains(u"before discounts and tax"_s)); // an estimate says so
        QVERIFY(visibleText(o.sheet).contains(u"In EUR"_s));
        picture(o.desk.window, u"adjust"_s);
        press(Qt::Key_Return);
        QCOMPARE(o.deeds.plans.size(), 1);
        QCOMPARE(o.deeds.plans.first().amount, Money(5000, Currency(u"eur")));
    }

    void whatTheInvoiceLeavesStaysForTheOneAfter()
    {
        Opened o(0);
        o.open();
        type(u"150"_s);
        QVERIFY2(o.consequence().contains(u"€109.00 → €0.00"_s), qPrintable(o.consequence()));
        QVERIFY(o.consequence().contains(u"€41.00"_s));
    }

    void saysThatNoInvoiceIsToCome()
    {
        Opened o(0, u"eur"_s, 0);
        o.open();
        QVERIFY2(o.consequence().contains(u"none is to come"_s), qPrintable(o.consequence()));
    }

    void saysWhatIsWrongBesideTheField_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("currency");
        QTest::newRow("zero") << u"0"_s << u"eur"_s;
        QTest::newRow("negative") << u"-5"_s << u"eur"_s;
        QTest::newRow("decimals") << u"1.005"_s << u"eur"_s;
        QTest::newRow("a decimal of a yen") << u"1.5"_s << u"jpy"_s;
        QTest::newRow("finer than Stripe takes") << u"1.255"_s << u"kwd"_s;
        QTest::newRow("four decimals") << u"1.2550"_s << u"kwd"_s;
        QTest::newRow("digits") << u"1234567890123"_s << u"eur"_s;
        QTest::newRow("words") << u"all"_s << u"eur"_s;
        QTest::newRow("another currency") << u"$5"_s << u"eur"_s;
    }
    void saysWhatIsWrongBesideTheField()
    {
        QFETCH(QString, typed);
        QFETCH(QString, currency);
        Opened o(5000, currency);
        o.open();
        type(typed);
        QVERIFY(!o.problem().isEmpty());
        QCOMPARE(o.amount()->accessibleDescription(), o.problem());
        QVERIFY(!o.deed()->isEnabled());
        press(Qt::Key_Return);
        QVERIFY(o.deeds.plans.isEmpty());
    }

    void takesNoMoreThanThereIs()
    {
        Opened o;
        o.open();
        type(u"50.01"_s);
        QVERIFY(o.deed()->isEnabled());
        o.choose(u"take"_s);
        QVERIFY(o.problem().contains(u"more than the credit balance"_s));
        QVERIFY(!o.deed()->isEnabled());
        o.amount()->setFocus();
        press(Qt::Key_Backspace);
        press(Qt::Key_0);
        QCOMPARE(o.deed()->text(), u"Take €50.00"_s);
        QVERIFY(o.consequence().contains(u"€50.00 → €0.00"_s));
        press(Qt::Key_Return);
        QCOMPARE(o.deeds.plans.first().amount, Money(-5000, Currency(u"eur")));
    }

    void everyCurrencyHasItsOwnDigits_data()
    {
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<QString>("deed");
        QTest::newRow("yen") << u"jpy"_s << u"1500"_s << qint64(1500) << u"Add ¥1,500"_s;
        QTest::newRow("dinar") << u"kwd"_s << u"1.25"_s << qint64(1250) << u"Add KD\u00a01.250"_s;
    }
    void everyCurrencyHasItsOwnDigits()
    {
        QFETCH(QString, currency);
        QFETCH(QString, typed);
        QFETCH(qint64, minor);
        Opened o(0, currency, 0);
        o.open();
        type(typed);
        QTEST(o.deed()->text(), "deed");
        press(Qt::Key_Return);
        QCOMPARE(o.deeds.plans.first().amount, Money(minor, Currency(currency)));
    }

    void amountsAreWrittenAsThePersonDoes()
    {
        Opened o(0, u"eur"_s, 0, {QLocale(QLocale::German, QLocale::Germany)});
        o.open();
        type(u"1.000,5"_s);
        press(Qt::Key_Return);
        QCOMPARE(o.deeds.plans.first().amount, Money(100'050, Currency(u"eur")));
    }

    void enterHeldDownAndTwoClicksAreOneDeed()
    {
        Opened o;
        o.open();
        type(u"5"_s);
        Shown::holdEnter(); // still down from what opened the sheet
        QVERIFY(o.deeds.plans.isEmpty());
        press(Qt::Key_Return);
        for (int i = 0; i < 5; ++i)
            Shown::holdEnter();
        QTest::mouseDClick(o.deed(), Qt::LeftButton);
        QCOMPARE(o.deeds.plans.size(), 1);
        QSignalSpy told(o.sheet, &kit::ActionSheet::told);
        o.deeds.answer(o.deeds.operation(OperationState::Done));
        QTRY_VERIFY(!o.sheet->isOpen());
        QVERIFY(told.first().at(1).toString().contains(u"€5.00"_s));
    }

    void eachOpeningIsADeedOfItsOwn()
    {
        Opened o;
        for (int i = 0; i < 2; ++i) {
            o.open();
            QVERIFY(o.amount()->text().isEmpty());
            type(u"5"_s);
            press(Qt::Key_Return);
            o.deeds.answer(o.deeds.operation(OperationState::Done));
            QTRY_VERIFY(!o.sheet->isOpen());
        }
        QCOMPARE(o.deeds.ids.size(), 2);
        QVERIFY(o.deeds.ids[0] != o.deeds.ids[1]);
    }

    void theKeyboardAloneIsEnough()
    {
        Opened o;
        o.open();
        type(u"20"_s);
        press(Qt::Key_Backtab, Qt::ShiftModifier);
        press(Qt::Key_Space); // "Take credit" stands beside the amount
        QCOMPARE(o.deed()->text(), u"Take €20.00"_s);
        press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), o.amount());
        press(Qt::Key_Tab);
        type(u"Missed class"_s);
        for (int i = 0; i < 8 && QApplication::focusWidget() != o.deed(); ++i)
            press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), o.deed());
        press(Qt::Key_Space);
        QCOMPARE(o.deeds.plans.size(), 1);
        QCOMPARE(o.deeds.plans.first().note, u"Missed class"_s);
        QVERIFY(o.deeds.plans.first().steps.first().request.body.contains("description=Missed"));
    }

    void offlineItIsGreyedWithTheReason()
    {
        Opened o;
        o.ledger = failure(ErrorKind::Network, u"no route"_s);
        o.sheet->setObstacle(u"You are offline."_s);
        o.open();
        type(u"5"_s);
        QVERIFY(!o.deed()->isEnabled());
        QVERIFY(visibleText(o.sheet).contains(u"You are offline."_s));
        QTRY_COMPARE(o.historyStates()->state(), kit::StatePanel::State::Error);
        press(Qt::Key_Return);
        QVERIFY(o.deeds.plans.isEmpty());
        o.ledger = QList<BalanceEntry>{entry(-5000, -5000, u"adjustment"_s)};
        QTest::mouseClick(buttonNamed(o.historyStates(), u"Try again"_s), Qt::LeftButton);
        QTRY_COMPARE(o.table()->model()->rowCount(), 1);
        o.sheet->setObstacle({});
        QVERIFY(o.deed()->isEnabled());
    }

    void saysWhatMovedTheBalance()
    {
        Opened o;
        const Payment paid = SmallStudio::payment(u"ch_1"_s, u"cus_ada"_s, 5900, 10);
        o.desk.studio.put(paid,
                          SmallStudio::paidInvoice(u"in_1"_s, paid, u"sub_ada"_s, u"yoga"_s, u"Yoga"_s));
        o.ledger = QList<BalanceEntry>{entry(5000, -5000, u"applied_to_invoice"_s, u"in_1"_s),
                                       entry(-10000, -10000, u"adjustment"_s)};
        o.open();
        QTRY_COMPARE(o.table()->model()->rowCount(), 2);
        QCOMPARE(columnTexts(o.table(), HistoryModel::Amount), (QStringList{u"-€50.00"_s, u"€100.00"_s}));
        QCOMPARE(columnTexts(o.table(), HistoryModel::After), (QStringList{u"€50.00"_s, u"€100.00"_s}));
        QCOMPARE(columnTexts(o.table(), HistoryModel::Cause),
                 (QStringList{u"Applied to an invoice"_s, u"Changed by hand"_s}));
        QCOMPARE(columnTexts(o.table(), HistoryModel::InvoiceNumber).first(), u"R-in_1"_s);
        picture(o.desk.window, u"adjust-history"_s);
    }

    void saysThatNothingMovedItYet()
    {
        Opened o(0);
        o.open();
        QTRY_COMPARE(o.historyStates()->state(), kit::StatePanel::State::Empty);
    }

    void whatHappensElsewhereIsSeenAtOnce()
    {
        Opened o;
        o.open();
        type(u"10"_s);
        QVERIFY(o.consequence().contains(u"€50.00 → €60.00"_s));
        const int reads = o.reads;
        o.desk.studio.put(
            SmallStudio::customer(u"cus_ada"_s, u"Ada Lovelace"_s, u"ada@example.org"_s, -7000));
        QTRY_VERIFY(o.consequence().contains(u"€70.00 → €80.00"_s));
        QCOMPARE(o.amount()->text(), u"10"_s); // what was typed stays
        QVERIFY(o.reads > reads);
    }

    /// Whatever is typed, the sheet shows what core works out, and has done what core plans.
    void showsNothingButCoresPreview()
    {
        SeededRandom random(seed());
        const QStringList currencies{u"eur"_s, u"jpy"_s, u"kwd"_s};
        for (int i = 0; i < 12; ++i) {
            const QString currency = currencies[i % 3];
            Opened o(qint64(random.next() % 20'000), currency, qint64(random.next() % 3) * 7350);
            o.open();
            const Result<std::optional<AdjustmentBasis>> basis =
                loadAdjustmentBasis(o.desk.studio.database(), CustomerId(u"cus_ada"_s));
            for (int n = 0; n < 6; ++n) {
                AdjustmentDraft draft;
                const qint64 step = Currency(currency).step(); // what is finer can not be typed
                draft.amount = Money(qint64(random.next() % 25'000) / step * step, Currency(currency));
                const bool isTake = random.next() % 2;
                draft.direction = isTake ? AdjustmentDraft::Direction::Take : AdjustmentDraft::Direction::Add;
                o.choose(isTake ? u"take"_s : u"add"_s);
                o.amount()->setFocus();
                o.amount()->selectAll();
                type(words::plainAmount(draft.amount, o.style.locale));
                const AdjustmentPreview preview = previewAdjustment(draft, **basis);
                QVERIFY2(o.shows(words::facts(preview, o.style)), qPrintable(o.consequence()));
                QCOMPARE(o.deed()->isEnabled(), preview.problems.isEmpty());
                QCOMPARE(o.problem(), preview.problems.isEmpty()
                                          ? QString()
                                          : words::sentence(errorOf(preview.problems.first())));
                if (n < 5 || !preview.problems.isEmpty()) continue;
                press(Qt::Key_Return);
                QVERIFY(o.deeds.plans.last() == *planAdjustment(draft, **basis));
            }
        }
    }
};

REGULARS_TEST(AdjustSheetTest)
#include "tst_adjustsheet.moc"
