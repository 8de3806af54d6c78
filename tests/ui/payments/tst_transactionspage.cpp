// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk.h"
#include "tests/support/testmain.h"
#include "ui/kit/searchfield.h"
#include "ui/kit/statepanel.h"
#include "ui/kit/table.h"
#include "ui/payments/transactionsheet.h"
#include "ui/payments/transactionspage.h"
#include "ui/payments/transactiontablemodel.h"

#include <QtGui/QDesktopServices>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>

using namespace regulars;
using namespace regulars::payments;
using namespace regulars::tests;
using namespace Qt::StringLiterals;

namespace {

void fillWithPayments(SmallStudio& studio)
{
    studio.put(SmallStudio::customer(u"cus_ada"_s, u"Ada Lovelace"_s, u"ada@example.org"_s),
               SmallStudio::customer(u"cus_ben"_s, u"Ben Adler"_s, u"ben@example.org"_s));
    Payment paid = SmallStudio::payment(u"ch_paid"_s, u"cus_ada"_s, 2500, 10);
    paid.receiptUrl = u"https://pay.example/receipt"_s;
    paid.riskLevel = u"normal"_s;
    paid.riskScore = 12;
    Payment declined = SmallStudio::payment(u"ch_declined"_s, u"cus_ben"_s, 4000, 11, u"failed"_s);
    declined.failureCode = u"expired_card"_s;
    Payment refunded = SmallStudio::payment(u"ch_refunded"_s, u"cus_ada"_s, 9900, 12);
    refunded.amountRefunded = 2400;
    refunded.description = u"Workshop"_s;
    Refund refund;
    refund.id = RefundId(u"re_1"_s);
    refund.payment = refunded.id;
    refund.currency = refunded.currency;
    refund.amount = 2400;
    refund.status = u"succeeded"_s;
    refund.created = SmallStudio::day(13);
    Payment guest = SmallStudio::payment(u"ch_guest"_s, {}, 6000, 14);
    guest.billingName = u"Ben A."_s;
    guest.billingEmail = u"ben@example.org"_s;
    Payment stranger = SmallStudio::payment(u"ch_stranger"_s, {}, 700, 15);
    stranger.billingName = u"Stranger"_s;
    stranger.billingEmail = u"nobody@example.org"_s;
    studio.put(paid, declined, refunded, refund, guest, stranger, SmallStudio::settlement(paid, 50));
}

struct Opened {
    explicit Opened(const std::function<void(SmallStudio&)>& fill = &fillWithPayments, const QString& file = {})
        : desk(file)
    {
        if (fill) fill(desk.studio);
        open();
    }
    void open()
    {
        page = new TransactionsPage(desk.workers, desk.watch, desk.style, desk.settings);
        desk.show(page);
        page->focusSearch();
        table = page->findChild<kit::Table*>(u"transactions"_s);
        search = page->findChild<kit::SearchField*>(u"search"_s);
        states = page->findChild<kit::StatePanel*>();
    }
    QStringList texts(TransactionColumn column) const
    {
        return columnTexts(table, TransactionColumns::indexOf(column));
    }

    void clickHeader(TransactionColumn column) const
    {
        const auto* header = table->horizontalHeader();
        const int left = header->sectionViewportPosition(TransactionColumns::indexOf(column));
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(left + 12, header->height() / 2));
    }

    Desk desk;
    TransactionsPage* page = nullptr;
    kit::Table* table = nullptr;
    kit::SearchField* search = nullptr;
    kit::StatePanel* states = nullptr;
};

const QStringList everybody{u"Stranger"_s, u"Ben A."_s, u"Ada Lovelace"_s, u"Ben Adler"_s, u"Ada Lovelace"_s};

} // namespace

/// The Transactions page and the sheet with the details, used as a person would.
class TransactionsPageTest : public QObject {
    Q_OBJECT
    std::unique_ptr<kit::Theme> m_theme;
    QList<QUrl> m_followed;

public Q_SLOTS:
    void follow(const QUrl& url) { m_followed << url; }

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<kit::Theme>(*qApp);
        QDesktopServices::setUrlHandler(u"https"_s, this, "follow");
    }
    void cleanupTestCase()
    {
        QDesktopServices::unsetUrlHandler(u"https"_s);
        m_theme.reset();
    }

    void newestFirstWithGuests()
    {
        Opened o;
        QTRY_COMPARE(o.texts(TransactionColumn::Customer), everybody);
        QCOMPARE(o.texts(TransactionColumn::Amount),
                 (QStringList{u"€7.00"_s, u"€60.00"_s, u"€99.00"_s, u"€40.00"_s, u"€25.00"_s}));
        QCOMPARE(o.texts(TransactionColumn::Refunded), (QStringList{u"—"_s, u"—"_s, u"€24.00"_s, u"—"_s, u"—"_s}));
        const auto remark = [&](int row) {
            return o.table->model()
                ->index(row, TransactionColumns::indexOf(TransactionColumn::Customer))
                .data(kit::SubtitleRole)
                .toString();
        };
        QCOMPARE(remark(0), u"Guest"_s);
        QVERIFY(remark(1).startsWith(u"Guest · "_s));
        QVERIFY(remark(2).isEmpty());
        QCOMPARE(QApplication::focusWidget(), o.search);
    }

    void namesTheProductWhereAnInvoiceTells()
    {
        Opened o;
        QTRY_COMPARE(o.texts(TransactionColumn::Product).value(4), u"Ten classes"_s); // Stripe's description
        o.desk.studio.put(SmallStudio::product(u"yoga"_s, u"16 classes a month"_s),
                          SmallStudio::paidInvoice(u"in_1"_s, SmallStudio::payment(u"ch_paid"_s, u"cus_ada"_s, 2500, 10),
                                                   {}, u"yoga"_s, u"a line"_s));
        QTRY_COMPARE(o.texts(TransactionColumn::Product).value(4), u"16 classes a month"_s);
    }

    void searchesAndFilters()
    {
        Opened o;
        QTRY_COMPARE(o.table->model()->rowCount(), 5);
        type(u"workshop"_s);
        QTRY_COMPARE(o.texts(TransactionColumn::Amount), QStringList{u"€99.00"_s});
        press(Qt::Key_Escape);
        QTRY_COMPARE(o.table->model()->rowCount(), 5);
        QTest::mouseClick(buttonNamed(o.page, u"Declined"_s), Qt::LeftButton);
        QTRY_COMPARE(o.texts(TransactionColumn::Customer), QStringList{u"Ben Adler"_s});
        QTest::mouseClick(buttonNamed(o.page, u"Guests"_s), Qt::LeftButton);
        QTRY_COMPARE(o.texts(TransactionColumn::Customer), (QStringList{u"Stranger"_s, u"Ben A."_s}));
        o.search->search(u"workshop"_s);
        QTRY_COMPARE(o.states->state(), kit::StatePanel::State::Empty);
        QTest::mouseClick(buttonNamed(o.page, u"Clear search"_s), Qt::LeftButton);
        QTRY_COMPARE(o.texts(TransactionColumn::Customer), everybody);
    }

    void sortsByAmountAndDate()
    {
        Opened o;
        QTRY_COMPARE(o.texts(TransactionColumn::Customer), everybody);
        const QStringList newest{u"€7.00"_s, u"€60.00"_s, u"€99.00"_s, u"€40.00"_s, u"€25.00"_s};
        const QStringList largest{u"€99.00"_s, u"€60.00"_s, u"€40.00"_s, u"€25.00"_s, u"€7.00"_s};
        const QStringList smallest(largest.crbegin(), largest.crend()), oldest(newest.crbegin(), newest.crend());
        o.clickHeader(TransactionColumn::Amount);
        QTRY_COMPARE(o.texts(TransactionColumn::Amount), largest);
        o.clickHeader(TransactionColumn::Amount);
        QTRY_COMPARE(o.texts(TransactionColumn::Amount), smallest);
        o.clickHeader(TransactionColumn::Customer); // has no order
        o.clickHeader(TransactionColumn::Date);
        QTRY_COMPARE(o.texts(TransactionColumn::Amount), newest);
        o.clickHeader(TransactionColumn::Date);
        QTRY_COMPARE(o.texts(TransactionColumn::Amount), oldest);
    }

    void sortsByKeyboardAndRemembers()
    {
        Opened o;
        QTRY_COMPARE(o.texts(TransactionColumn::Customer), everybody);
        const QStringList largest{u"€99.00"_s, u"€60.00"_s, u"€40.00"_s, u"€25.00"_s, u"€7.00"_s};
        const QStringList smallest(largest.crbegin(), largest.crend());
        o.table->setFocus();
        o.table->setCurrentIndex(o.table->model()->index(0, TransactionColumns::indexOf(TransactionColumn::Amount)));
        press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(o.texts(TransactionColumn::Amount), largest);
        press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(o.texts(TransactionColumn::Amount), smallest);
        o.search->search(u"zebra"_s);
        QTRY_COMPARE(o.states->state(), kit::StatePanel::State::Empty);
        QTest::mouseClick(buttonNamed(o.page, u"Clear search"_s), Qt::LeftButton);
        QTRY_COMPARE(o.texts(TransactionColumn::Amount), smallest);
        delete o.page;
        o.open();
        QTRY_COMPARE(o.texts(TransactionColumn::Amount), smallest);
        o.clickHeader(TransactionColumn::Amount);
        QTRY_COMPARE(o.texts(TransactionColumn::Amount), largest);
    }

    void totalsOfTheSelection()
    {
        Opened o;
        const auto* totals = o.page->findChild<QLabel*>(u"totals"_s);
        QVERIFY(totals);
        QTRY_COMPARE(totals->text(), u"5 transaction(s)"_s);
        press(Qt::Key_Down);
        press(Qt::Key_A, Qt::ControlModifier); // one of the five was declined
        QTRY_COMPARE(totals->text(), u"5 selected · Paid €191.00 · Refunded €24.00"_s);
        QTest::mouseClick(buttonNamed(o.page, u"Guests"_s), Qt::LeftButton);
        QTRY_COMPARE(totals->text(), u"2 selected · Paid €67.00 · Refunded €0.00"_s);
        QTest::mouseClick(buttonNamed(o.page, u"All"_s), Qt::LeftButton);
        QTRY_COMPARE(o.table->model()->rowCount(), 5);
        o.table->setFocus();
        press(Qt::Key_A, Qt::ControlModifier);
        QTRY_COMPARE(totals->text(), u"5 selected · Paid €191.00 · Refunded €24.00"_s);
        Refund refund;
        refund.id = RefundId(u"re_2"_s);
        refund.payment = PaymentId(u"ch_paid"_s);
        refund.currency = Currency(u"eur");
        refund.amount = 700;
        refund.status = u"succeeded"_s;
        refund.created = SmallStudio::day(20);
        o.desk.studio.put(refund);
        o.desk.watch.poke();
        QTRY_COMPARE_WITH_TIMEOUT(totals->text(), u"5 selected · Paid €191.00 · Refunded €31.00"_s, 8000);
    }

    void theEmailOpensTheProfile()
    {
        Opened o;
        QTRY_COMPARE(o.texts(TransactionColumn::Customer), everybody);
        QSignalSpy profile(o.page, &TransactionsPage::profileRequested);
        QSignalSpy details(o.page, &TransactionsPage::transactionRequested);
        const int email = TransactionColumns::indexOf(TransactionColumn::Email);
        clickCell(o.table, 2, email);
        QCOMPARE(profile.count(), 1);
        QCOMPARE(profile.takeFirst().first().value<CustomerId>(), CustomerId(u"cus_ada"_s));
        o.table->setFocus();
        o.table->setCurrentIndex(o.table->model()->index(1, email - 1));
        press(Qt::Key_Right);
        press(Qt::Key_Return); // a guest: the customer with the same email
        QCOMPARE(profile.count(), 1);
        QCOMPARE(profile.takeFirst().first().value<CustomerId>(), CustomerId(u"cus_ben"_s));
        clickCell(o.table, 0, email); // a stranger leads nowhere
        QVERIFY(profile.isEmpty());
        QVERIFY(details.isEmpty());
    }

    void enterAndButtonOpenTheDetails()
    {
        Opened o;
        QTRY_COMPARE(o.texts(TransactionColumn::Customer), everybody);
        QSignalSpy details(o.page, &TransactionsPage::transactionRequested);
        press(Qt::Key_Down);
        QCOMPARE(QApplication::focusWidget(), o.table);
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QCOMPARE(details.count(), 1);
        QCOMPARE(details.takeFirst().first().value<PaymentId>(), PaymentId(u"ch_guest"_s));
        clickCell(o.table, 3, TransactionColumns::indexOf(TransactionColumn::Details));
        QCOMPARE(details.count(), 1);
        QCOMPARE(details.takeFirst().first().value<PaymentId>(), PaymentId(u"ch_declined"_s));
    }

    void aNewPaymentAppearsOnTop()
    {
        Opened o;
        QTRY_COMPARE(o.texts(TransactionColumn::Customer), everybody);
        press(Qt::Key_Down);
        QCOMPARE(o.table->currentIndex().row(), 0);
        o.desk.studio.put(SmallStudio::payment(u"ch_new"_s, u"cus_ben"_s, 100, 20));
        o.desk.watch.poke();
        QTRY_COMPARE_WITH_TIMEOUT(o.texts(TransactionColumn::Amount).value(0), u"€1.00"_s, 8000);
        QCOMPARE(o.table->currentIndex().row(), 1);
    }

    void saysThatThereIsNothingYet()
    {
        Opened o(nullptr);
        QTRY_COMPARE(o.states->state(), kit::StatePanel::State::Empty);
        QVERIFY(visibleText(o.page).contains(u"No transactions yet"_s));
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
        const QAbstractItemModelTester tester(o.table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_COMPARE(o.texts(TransactionColumn::Customer), everybody);
        QCOMPARE(o.table->model()
                     ->index(3, TransactionColumns::indexOf(TransactionColumn::Amount))
                     .data(Qt::AccessibleTextRole)
                     .toString(),
                 u"Amount: €40.00"_s);
        o.search->search(u"workshop"_s);
        QTRY_COMPARE(o.table->model()->rowCount(), 1);
    }

    void theSheetTellsAllAndLeadsOn()
    {
        Opened o;
        QTRY_COMPARE(o.texts(TransactionColumn::Customer), everybody);
        TransactionSheet sheet(&o.desk.window, o.desk.workers, o.desk.watch, o.desk.style);
        QObject::connect(o.page, &TransactionsPage::transactionRequested, &sheet, &TransactionSheet::showTransaction);
        QSignalSpy profile(&sheet, &TransactionSheet::profileRequested);
        press(Qt::Key_Down);
        press(Qt::Key_End);
        press(Qt::Key_Return);
        QVERIFY(sheet.isOpen());
        QTRY_COMPARE(sheet.findChild<QLabel*>(u"amount"_s)->text(), u"€25.00"_s);
        QTRY_VERIFY(visibleText(&sheet).contains(u"ch_paid"_s));
        const QString text = visibleText(&sheet);
        for (const QString& part : {u"•••• 4242"_s, u"€0.50"_s, u"€24.50"_s, u"ch_paid"_s, u"ada@example.org"_s})
            QVERIFY2(text.contains(part), qPrintable(part + u"\n in \n"_s + text));
        m_followed.clear();
        auto* link = sheet.findChild<QLabel*>(u"link"_s);
        QVERIFY(link);
        QTest::mouseClick(link, Qt::LeftButton, {}, QPoint(6, link->height() / 2));
        QCOMPARE(m_followed, QList<QUrl>{QUrl(u"https://pay.example/receipt"_s)});
        press(Qt::Key_Escape);
        QVERIFY(!sheet.isOpen());
        QCOMPARE(QApplication::focusWidget(), o.table);
        press(Qt::Key_Return);
        QTRY_VERIFY(buttonNamed(&sheet, u"Profile"_s));
        QTest::mouseClick(buttonNamed(&sheet, u"Profile"_s), Qt::LeftButton);
        QCOMPARE(profile.count(), 1);
        QVERIFY(!sheet.isOpen());
    }

    void theSheetFollowsTheStore()
    {
        Opened o;
        TransactionSheet sheet(&o.desk.window, o.desk.workers, o.desk.watch, o.desk.style);
        sheet.showTransaction(PaymentId(u"ch_paid"_s));
        QTRY_COMPARE(sheet.findChild<QLabel*>(u"amount"_s)->text(), u"€25.00"_s);
        Refund refund;
        refund.id = RefundId(u"re_2"_s);
        refund.payment = PaymentId(u"ch_paid"_s);
        refund.currency = Currency(u"eur");
        refund.amount = 700;
        refund.status = u"succeeded"_s;
        refund.created = SmallStudio::day(20);
        o.desk.studio.put(refund);
        o.desk.watch.poke();
        QTRY_VERIFY_WITH_TIMEOUT(visibleText(&sheet).contains(u"€7.00"_s), 8000);
        sheet.showTransaction(PaymentId(u"ch_unknown"_s));
        QTRY_COMPARE(sheet.findChild<kit::StatePanel*>()->state(), kit::StatePanel::State::Empty);
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
        QTRY_COMPARE(o.texts(TransactionColumn::Customer), everybody);
        QVERIFY(o.table->horizontalScrollBar()->maximum() == 0); // the button of the row is in sight
        press(Qt::Key_Down);
        press(Qt::Key_A, Qt::ControlModifier);
        QTRY_VERIFY(visibleText(o.page).contains(u"5 selected · Paid"_s));
        picture(o.desk.window, u"transactions-"_s + QString::fromLatin1(QTest::currentDataTag()));
        TransactionSheet sheet(&o.desk.window, o.desk.workers, o.desk.watch, o.desk.style);
        sheet.showTransaction(PaymentId(u"ch_refunded"_s));
        QTRY_COMPARE(sheet.findChild<QLabel*>(u"amount"_s)->text(), u"€99.00"_s);
        QTRY_VERIFY(visibleText(&sheet).contains(u"ch_refunded"_s));
        picture(o.desk.window, u"transaction-"_s + QString::fromLatin1(QTest::currentDataTag()));
    }
};

REGULARS_TEST(TransactionsPageTest)
#include "tst_transactionspage.moc"
