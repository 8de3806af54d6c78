// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk.h"
#include "tests/support/testmain.h"
#include "ui/kit/statepanel.h"
#include "ui/subscriptions/methodsheet.h"

#include <QtCore/QPromise>
#include <QtGui/QDesktopServices>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QPushButton>

using namespace regulars;
using namespace regulars::subscriptions;
using namespace regulars::tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Instant now = fromUnixSeconds(1'790'000'000); // 21 September 2026

PaymentMethod card(const QString& id, const QString& last4, int month, int year)
{
    PaymentMethod method;
    method.id = PaymentMethodId(id);
    method.customer = CustomerId(u"cus_ada"_s);
    method.details.type = u"card"_s;
    method.details.brand = u"visa"_s;
    method.details.last4 = last4;
    method.details.expMonth = month;
    method.details.expYear = year;
    return method;
}

template<class T> QFuture<Result<T>> answered(const Result<T>& value)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(value);
    promise.finish();
    return promise.future();
}

/// A sheet over somebody whose card expires before the next payment, and who has another one.
struct Opened {
    Opened()
    {
        desk.studio.put(SmallStudio::customer(u"cus_ada"_s, u"Ada Lovelace"_s, u"ada@example.org"_s));
        desk.studio.put(card(u"pm_old"_s, u"1111"_s, 9, 2026), card(u"pm_new"_s, u"4242"_s, 3, 2030));
        Subscription subscription = SmallStudio::subscription(u"sub_1"_s, u"cus_ada"_s, u"prod_1"_s);
        subscription.defaultPaymentMethod = PaymentMethodId(u"pm_old"_s);
        subscription.items.first().periodEnd = now + 24h * 20;
        desk.studio.put(subscription);
        desk.window.show();
        desk.window.activateWindow();
        const auto perform = [this](const Plan& plan, const QString&) {
            plans << plan;
            return answered(Result<Operation>(Operation()));
        };
        const auto ask = [this](const Subscription&, MethodPageFor whom) {
            asked << whom;
            return answered(page);
        };
        sheet = new MethodSheet(&desk.window, desk.workers, desk.watch, perform, desk.style, [] { return now; }, ask);
        QObject::connect(sheet, &MethodSheet::customerShown, sheet, [this](const CustomerId& id) { looks << id.text(); });
        sheet->showSubscription(SubscriptionId(u"sub_1"_s));
        [&] { QTRY_COMPARE(sheet->findChild<kit::StatePanel*>()->state(), kit::StatePanel::State::Content); }();
    }
    QString consequence() const { return visibleText(sheet->findChild<QWidget*>(u"consequence"_s)); }
    QPushButton* button(const QString& label) const
    {
        for (auto* one : sheet->findChildren<QPushButton*>())
            if (one->text() == label) return one;
        return nullptr;
    }

    Desk desk;
    QList<Plan> plans;
    QList<MethodPageFor> asked;
    QStringList looks; ///< whose stored methods are worth reading
    Result<MethodPage> page = MethodPage{u"https://checkout.example/1"_s, false, now + 24h};
    MethodSheet* sheet;
};

} // namespace

/// What a subscription is charged to.
class MethodSheetTest : public QObject {
    Q_OBJECT
    QList<QUrl> m_opened;
public Q_SLOTS:
    void follow(const QUrl& url) { m_opened << url; }
private Q_SLOTS:
    void initTestCase()
    {
        for (const QString& scheme : {u"https"_s, u"mailto"_s}) QDesktopServices::setUrlHandler(scheme, this, "follow");
    }
    void cleanupTestCase()
    {
        for (const QString& scheme : {u"https"_s, u"mailto"_s}) QDesktopServices::unsetUrlHandler(scheme);
    }

    void anotherOneIsChosenByKeys()
    {
        Opened ada;
        auto* method = ada.sheet->findChild<QComboBox*>(u"method"_s);
        QVERIFY(method->hasFocus());
        QVERIFY2(method->currentText().contains(u"expires 09/2026, before the next payment"_s), qPrintable(method->currentText()));
        QTest::keyClick(method, method->currentIndex() == 0 ? Qt::Key_Down : Qt::Key_Up);
        QVERIFY(ada.consequence().contains(u"4242"_s) && ada.consequence().contains(u"all of this customer"_s));
        auto* forAll = ada.sheet->findChild<QCheckBox*>(u"forAll"_s);
        QTest::keyClick(forAll, Qt::Key_Space);
        QVERIFY(ada.consequence().contains(u"this subscription alone"_s));
        QTest::keyClick(forAll, Qt::Key_Space);
        QTest::mouseClick(ada.sheet->findChild<QPushButton*>(u"deed"_s), Qt::LeftButton);
        QCOMPARE(ada.plans.size(), 1);
        QCOMPARE(ada.plans.first().steps.size(), 2);
        QCOMPARE(ada.plans.first().steps.last().request.body, "default_payment_method=pm_new");
    }

    void aPageIsOpenedCopiedAndMailed()
    {
        Opened ada;
        m_opened.clear();
        QTest::mouseClick(ada.button(u"Open the page"_s), Qt::LeftButton);
        QTRY_COMPARE(m_opened, QList<QUrl>{QUrl(u"https://checkout.example/1"_s)});
        QTest::mouseClick(ada.button(u"Copy a link"_s), Qt::LeftButton);
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), u"https://checkout.example/1"_s);
        QTest::mouseClick(ada.button(u"Write a mail…"_s), Qt::LeftButton);
        QTRY_COMPARE(m_opened.size(), 2);
        const QString mail = QUrl::fromPercentEncoding(m_opened.last().toEncoded());
        QVERIFY2(mail.startsWith(u"mailto:ada@example.org?"_s) && mail.contains(u"https://checkout.example/1"_s), qPrintable(mail));
        QVERIFY((ada.asked == QList{MethodPageFor::Here, MethodPageFor::Mail, MethodPageFor::Mail}));
        QVERIFY(ada.sheet->findChild<QLabel*>(u"pageSaid"_s)->text().startsWith(u"The page is open until"_s));
        ada.page = failure(ErrorKind::Network, u"gone"_s, u"unreachable"_s);
        QTest::mouseClick(ada.button(u"Copy a link"_s), Qt::LeftButton);
        QTRY_VERIFY(ada.sheet->findChild<QLabel*>(u"pageSaid"_s)->text().contains(u"Stripe"_s));
        QCOMPARE(m_opened.size(), 2);
    }

    void whatIsStoredMeanwhileCanBeChosen()
    {
        Opened ada;
        auto* method = ada.sheet->findChild<QComboBox*>(u"method"_s);
        QCOMPARE(method->count(), 2);
        ada.desk.studio.put(card(u"pm_third"_s, u"5555"_s, 1, 2031));
        ada.desk.watch.poke();
        QTRY_COMPARE(method->count(), 3);
        QCOMPARE(method->currentData().toString(), u"pm_old"_s);
        QCOMPARE(ada.looks, QStringList(u"cus_ada"_s));
    }
};

REGULARS_TEST(MethodSheetTest)
#include "tst_methodsheet.moc"
