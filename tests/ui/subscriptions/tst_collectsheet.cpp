// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk.h"
#include "tests/support/testmain.h"
#include "ui/kit/statepanel.h"
#include "ui/subscriptions/collectsheet.h"

#include <QtCore/QPromise>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QPushButton>

using namespace regulars;
using namespace regulars::subscriptions;
using namespace regulars::tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Instant now = fromUnixSeconds(1'790'000'000);

PaymentMethod methodOf(const QString& id, const QString& last4)
{
    PaymentMethod method;
    method.id = PaymentMethodId(id);
    method.customer = CustomerId(u"cus_ada"_s);
    method.details.type = u"card"_s;
    method.details.brand = u"visa"_s;
    method.details.last4 = last4;
    return method;
}

/// A sheet over somebody with two cards and an invoice that was not paid.
struct Opened {
    Opened()
    {
        desk.studio.put(SmallStudio::customer(u"cus_ada"_s, u"Ada Lovelace"_s, u"ada@example.org"_s));
        desk.studio.put(methodOf(u"pm_old"_s, u"0341"_s));
        desk.studio.put(methodOf(u"pm_new"_s, u"4242"_s));
        Subscription subscription;
        subscription.id = SubscriptionId(u"sub_1"_s);
        subscription.customer = CustomerId(u"cus_ada"_s);
        subscription.status = u"past_due"_s;
        subscription.currency = Currency(u"eur");
        subscription.created = subscription.startDate = now - 24h * 40;
        subscription.defaultPaymentMethod = PaymentMethodId(u"pm_old"_s);
        subscription.items = {{SubscriptionItemId(u"si_1"_s), PriceId(u"price_1"_s), ProductId(u"prod_1"_s), 1, now - 24h * 10,
                               now + 24h * 20}};
        desk.studio.put(subscription);
        Invoice invoice;
        invoice.id = InvoiceId(u"in_1"_s);
        invoice.customer = subscription.customer;
        invoice.subscription = subscription.id;
        invoice.status = u"open"_s;
        invoice.currency = Currency(u"eur");
        invoice.total = invoice.amountDue = invoice.amountRemaining = 10'000;
        invoice.created = now - 24h * 10;
        invoice.hostedUrl = u"https://invoice.example/in_1"_s;
        desk.studio.put(invoice);
        desk.window.show();
        desk.window.activateWindow();
        const auto perform = [this](const Plan& plan, const QString&) {
            plans << plan;
            promise = std::make_shared<QPromise<Result<Operation>>>();
            promise->start();
            return promise->future();
        };
        sheet = new CollectSheet(&desk.window, desk.workers, desk.watch, perform, desk.style, [] { return now; });
        sheet->showSubscription(SubscriptionId(u"sub_1"_s));
    }
    void wait() const { QTRY_COMPARE(sheet->findChild<kit::StatePanel*>()->state(), kit::StatePanel::State::Content); }
    QPushButton* deed() const { return sheet->findChild<QPushButton*>(u"deed"_s); }
    QString consequence() const { return visibleText(sheet->findChild<QWidget*>(u"consequence"_s)); }

    Desk desk;
    QList<Plan> plans;
    std::shared_ptr<QPromise<Result<Operation>>> promise;
    CollectSheet* sheet;
};

} // namespace

/// What becomes of an unpaid invoice.
class CollectSheetTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anotherCardIsCharged()
    {
        Opened ada;
        ada.wait();
        QCOMPARE(ada.deed()->text(), u"Charge €100.00"_s);
        QVERIFY2(ada.consequence().contains(u"Visa •••• 0341"_s), qPrintable(ada.consequence()));
        auto* method = ada.sheet->findChild<QComboBox*>(u"method"_s);
        QCOMPARE(method->count(), 2);
        method->setFocus();
        press(Qt::Key_Down);
        QVERIFY2(ada.consequence().contains(u"Visa •••• 4242"_s), qPrintable(ada.consequence()));
        QTest::mouseClick(ada.deed(), Qt::LeftButton);
        QTest::mouseClick(ada.deed(), Qt::LeftButton);
        QCOMPARE(ada.plans.size(), 1);
        QCOMPARE(ada.plans.first().steps.first().request.path, u"invoices/in_1/pay"_s);
        QCOMPARE(ada.plans.first().steps.first().request.body, "payment_method=pm_new");
    }

    void itWasPaidByHandOrIsWrittenOff()
    {
        Opened ada;
        ada.wait();
        QTest::keyClick(buttonNamed(ada.sheet, u"Write off"_s), Qt::Key_Space);
        QCOMPARE(ada.deed()->text(), u"Write off €100.00"_s);
        QVERIFY(!ada.sheet->findChild<QComboBox*>(u"method"_s)->isVisible());
        QTest::keyClick(buttonNamed(ada.sheet, u"Paid by hand"_s), Qt::Key_Space);
        QCOMPARE(ada.deed()->text(), u"Mark €100.00 as paid"_s);
        QTest::mouseClick(ada.deed(), Qt::LeftButton);
        QCOMPARE(ada.plans.first().steps.first().request.body, "paid_out_of_band=true");
    }

    void itsPageIsCopied()
    {
        Opened ada;
        ada.wait();
        QTest::mouseClick(buttonNamed(ada.sheet, u"Copy payment link"_s), Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(), u"https://invoice.example/in_1"_s);
    }
};

REGULARS_TEST(CollectSheetTest)
#include "tst_collectsheet.moc"
