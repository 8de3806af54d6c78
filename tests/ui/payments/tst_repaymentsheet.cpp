// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/operationrepository.h"
#include "tests/support/desk.h"
#include "tests/support/testmain.h"
#include "ui/kit/filterchips.h"
#include "ui/kit/statepanel.h"
#include "ui/payments/repaymentsheet.h"
#include "ui/payments/transactionsheet.h"

#include <QtCore/QPromise>
#include <QtGui/QClipboard>
#include <QtGui/QDesktopServices>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace regulars;
using namespace regulars::payments;
using namespace regulars::tests;
using namespace Qt::StringLiterals;

namespace {

/// A payment of €40.00 that the bank took back.
struct Opened {
    explicit Opened(const QString& status = u"lost"_s)
    {
        desk.studio.put(SmallStudio::customer(u"cus_ada"_s, u"Ada Lovelace"_s, u"ada@example.org"_s));
        const Payment paid = SmallStudio::payment(u"ch_1"_s, u"cus_ada"_s, 4000, 10);
        Dispute dispute;
        dispute.id = DisputeId(u"dp_1"_s);
        dispute.payment = paid.id;
        dispute.currency = paid.currency;
        dispute.amount = 4000;
        dispute.status = status;
        dispute.created = SmallStudio::day(12);
        desk.studio.put(paid, dispute);
        desk.window.show();
        desk.window.activateWindow();
        const auto perform = [this](const Plan& plan, const QString&) {
            plans << plan;
            QPromise<Result<Operation>> answer;
            answer.start();
            return answer.future();
        };
        sheet = new RepaymentSheet(&desk.window, desk.workers, desk.watch, perform, style,
                                   [at = SmallStudio::day(20)]() mutable { return at += std::chrono::seconds(1); }); // it goes on
        sheet->showRepayment(PaymentId(u"ch_1"_s));
    }
    void wait() const { QTRY_COMPARE(sheet->findChild<kit::StatePanel*>()->state(), kit::StatePanel::State::Content); }
    QPushButton* deed() const { return sheet->findChild<QPushButton*>(u"deed"_s); }
    QLineEdit* amount() const { return sheet->findChild<QLineEdit*>(u"amount"_s); }
    QString problem(const QString& field) const
    {
        const auto* label = sheet->findChild<QLabel*>(field + u"Problem"_s);
        return label->isVisible() ? label->text() : QString();
    }
    QString consequence() const { return visibleText(sheet->findChild<QWidget*>(u"consequence"_s)); }
    void choose(const QString& id) const { sheet->findChild<kit::FilterChips*>()->findChild<QPushButton*>(id)->click(); }

    Desk desk;
    const words::Style style{QLocale(QLocale::English, QLocale::Ireland)};
    QList<Plan> plans;
    RepaymentSheet* sheet = nullptr;
};

/// Where links are opened: the browser, the mail program.
class Links : public QObject {
    Q_OBJECT
public:
    Links()
    {
        for (const QString& scheme : {u"https"_s, u"mailto"_s}) QDesktopServices::setUrlHandler(scheme, this, "open");
    }
    ~Links() override
    {
        for (const QString& scheme : {u"https"_s, u"mailto"_s}) QDesktopServices::unsetUrlHandler(scheme);
    }
    Q_INVOKABLE void open(const QUrl& url) { opened << url; }
    QList<QUrl> opened;
};

} // namespace

/// Money that a customer pays again after a chargeback, as staff enter it.
class RepaymentSheetTest : public QObject {
    Q_OBJECT
    std::unique_ptr<kit::Theme> m_theme;

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<kit::Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void aLinkForAllThatIsDisputed()
    {
        Opened o;
        o.wait();
        QTRY_COMPARE(o.deed()->text(), u"Create link for €40.00"_s);
        QCOMPARE(QApplication::focusWidget(), o.amount());
        QTRY_VERIFY2(o.consequence().contains(u"€0.00 → €40.00"_s), qPrintable(o.consequence())); // lifetime value
        QVERIFY(!o.sheet->findChild<QCheckBox*>(u"risk"_s)->isVisible());
        type(u"15"_s);
        QTRY_COMPARE(o.deed()->text(), u"Create link for €15.00"_s);
        QTRY_VERIFY(o.consequence().contains(u"€25.00"_s)); // still open
        o.amount()->setText(u"0"_s);
        QVERIFY(!o.deed()->isEnabled());
        QVERIFY(o.problem(u"amount"_s).contains(u"zero"_s));
        o.amount()->setText(u"15.001"_s);
        QVERIFY(!o.deed()->isEnabled());
        QVERIFY(!o.problem(u"amount"_s).isEmpty());
        o.amount()->setText(u"15"_s);
        QTest::keyClick(o.amount(), Qt::Key_Return);
        QTest::keyClick(o.amount(), Qt::Key_Return);
        QTRY_COMPARE(o.plans.size(), 1);
        QCOMPARE(o.plans.first().kind, repaymentLinkKind);
        QCOMPARE(o.plans.first().amount, Money(1500, Currency(u"eur")));
    }

    void byHandWithItsDay()
    {
        Opened o;
        o.wait();
        QVERIFY(!o.sheet->findChild<QDateEdit*>()->isVisible());
        o.choose(u"manual"_s);
        QTRY_COMPARE(o.deed()->text(), u"Record €40.00"_s);
        auto* date = o.sheet->findChild<QDateEdit*>(u"date"_s);
        QVERIFY(date->isVisible());
        QVERIFY(o.deed()->isEnabled()); // today is no day to come
        QCOMPARE(date->accessibleName(), u"Paid on"_s);
        const QDate today = date->date();
        date->setDate(today.addDays(1));
        QVERIFY(!o.deed()->isEnabled());
        QVERIFY(o.problem(u"date"_s).contains(u"still to come"_s));
        date->setDate(today.addDays(-2));
        QVERIFY(o.problem(u"date"_s).isEmpty());
        o.sheet->findChild<QLineEdit*>(u"reference"_s)->setText(u"receipt 17"_s);
        o.deed()->click();
        QTRY_COMPARE(o.plans.size(), 1);
        const auto note = o.plans.first().steps.last().repayment;
        QVERIFY(note);
        QCOMPARE(note->method, u"cash"_s);
        QCOMPARE(note->reference, u"receipt 17"_s);
        QCOMPARE(note->paidAt, std::optional(paidOn(today.addDays(-2), QTimeZone::utc())));
    }

    void anOpenDisputeWarnsFirst()
    {
        Opened o(u"needs_response"_s);
        o.wait();
        QTRY_VERIFY(o.consequence().contains(u"has not decided this dispute yet"_s));
        QVERIFY(!o.deed()->isEnabled());
        auto* risk = o.sheet->findChild<QCheckBox*>(u"risk"_s);
        QVERIFY(risk->isVisible());
        risk->click();
        QVERIFY(o.deed()->isEnabled());
    }

    void whatWasWonIsNotRepaid()
    {
        Opened o(u"won"_s);
        o.wait();
        QTRY_VERIFY(!o.sheet->findChild<QLabel*>(u"problem"_s)->text().isEmpty());
        QVERIFY(!o.deed()->isEnabled());
    }

    void theDetailsHoldALinkThatNobodyPaid()
    {
        Opened o;
        o.wait();
        // As if it had been made: the plan's operation with its answer.
        const auto basis = loadTransactionBasis(o.desk.studio.database(), PaymentId(u"ch_1"_s), SmallStudio::day(20));
        Operation operation = *operationOf(*planRepayment({}, **basis), u"r-1"_s);
        operation.state = OperationState::Done;
        operation.recordedAt = SmallStudio::day(20);
        store::OperationRepository operations(o.desk.studio.database());
        QVERIFY(operations.record(operation));
        operation.steps.last().state = StepState::Done;
        operation.steps.last().objectId = u"plink_1"_s;
        auto batch = store::MirrorBatch::begin(o.desk.studio.database());
        QVERIFY(batch->put(PaymentLink{PaymentLinkId(u"plink_1"_s), u"https://pay.example.org/1"_s, true, {}}, SmallStudio::day(20)));
        QVERIFY(operations.saveStep(operation.id, operation.steps.last(), SmallStudio::day(20)));
        QVERIFY(batch->commit());

        Links links;
        TransactionSheet details(&o.desk.window, o.desk.workers, o.desk.watch, o.style);
        details.showTransaction(PaymentId(u"ch_1"_s));
        QTRY_VERIFY(details.findChild<QWidget*>(u"link"_s)->isVisible());
        const auto press = [&](const QString& name) {
            for (QPushButton* button : details.findChildren<QPushButton*>())
                if (button->text() == name) return button->click();
            QFAIL(qPrintable(name));
        };
        press(u"Open payment page"_s);
        QCOMPARE(links.opened, QList{QUrl(u"https://pay.example.org/1"_s)});
        press(u"Copy payment link"_s);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"https://pay.example.org/1"_s);
        press(u"Write a mail…"_s);
        QCOMPARE(links.opened.last().scheme(), u"mailto"_s);
        QCOMPARE(links.opened.last().path(), u"ada@example.org"_s);
        const QString mail = QUrl::fromPercentEncoding(links.opened.last().toEncoded());
        QVERIFY2(mail.contains(u"https://pay.example.org/1"_s) && mail.contains(u"€40.00"_s), qPrintable(mail));
        QSignalSpy asked(&details, &TransactionSheet::repaymentRequested);
        press(u"Add repayment…"_s);
        QCOMPARE(asked.size(), 1);
    }
};

REGULARS_TEST(RepaymentSheetTest)
#include "tst_repaymentsheet.moc"
