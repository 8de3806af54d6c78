// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk.h"
#include "tests/support/testmain.h"
#include "ui/kit/statepanel.h"
#include "ui/subscriptions/creationsheet.h"

#include <QtCore/QPromise>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>

using namespace regulars;
using namespace regulars::subscriptions;
using namespace regulars::tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Instant now = fromUnixSeconds(1'790'000'000);

template<class T> QFuture<Result<T>> answered(const Result<T>& value)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(value);
    promise.finish();
    return promise.future();
}

/// A sheet over somebody with a card; there is yoga at €49.00 and €19.00, and pilates in dollars.
struct Opened {
    explicit Opened(bool hasCard = true)
    {
        Customer ada = SmallStudio::customer(u"cus_ada"_s, u"Ada Lovelace"_s, u"ada@example.org"_s);
        if (hasCard) ada.defaultPaymentMethod = PaymentMethodId(u"pm_1"_s);
        desk.studio.put(ada);
        PaymentMethod card;
        card.id = PaymentMethodId(u"pm_1"_s);
        card.customer = ada.id;
        card.details.type = u"card"_s;
        card.details.brand = u"visa"_s;
        card.details.last4 = u"4242"_s;
        if (hasCard) desk.studio.put(card);
        Price dollars = SmallStudio::monthlyPrice(u"pilates"_s, 7000);
        dollars.currency = Currency(u"usd");
        Price small = SmallStudio::monthlyPrice(u"yoga"_s, 1900);
        small.id = PriceId(u"price_small"_s);
        desk.studio.put(SmallStudio::product(u"yoga"_s, u"Yoga"_s), SmallStudio::product(u"pilates"_s, u"Pilates"_s),
                        SmallStudio::monthlyPrice(u"yoga"_s, 4900), small, dollars);
        desk.window.resize(1280, 900);
        desk.window.show();
        desk.window.activateWindow();
        const auto perform = [this](const Plan& plan, const QString&) {
            plans << plan;
            return answered(Result<Operation>(Operation()));
        };
        const auto ask = [this](const CreationDraft& draft, const SubscriptionBasis&) {
            asked << draft;
            CreationQuote quote;
            quote.first.invoice.currency = quote.regular.invoice.currency = Currency(u"eur");
            quote.regular.invoice.total = quote.regular.invoice.amountDue = 4900 * draft.quantity;
            quote.first = quote.regular;
            if (draft.introAmount) quote.first.invoice.total = quote.first.invoice.amountDue = draft.introAmount->minor() * draft.quantity;
            return answered(Result<CreationQuote>(quote));
        };
        sheet = new CreationSheet(&desk.window, desk.workers, desk.watch, perform, desk.style, [] { return now; }, ask);
        sheet->showCustomer(CustomerId(u"cus_ada"_s));
        [&] { QTRY_COMPARE(sheet->findChild<kit::StatePanel*>()->state(), kit::StatePanel::State::Content); }();
    }
    template<class T> T* field(const QString& name) const { return sheet->findChild<T*>(name); }
    QString consequence() const { return visibleText(sheet->findChild<QWidget*>(u"consequence"_s)); }
    QPushButton* deed() const { return field<QPushButton>(u"deed"_s); }

    Desk desk;
    QList<Plan> plans;
    QList<CreationDraft> asked;
    CreationSheet* sheet;
};

} // namespace

/// A subscription that a customer gets.
class CreationSheetTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNameAndEnterSubscribe()
    {
        Opened ada;
        auto* search = ada.field<QLineEdit>(u"search"_s);
        QVERIFY(search->hasFocus() && !ada.deed()->isEnabled());
        QVERIFY(ada.asked.isEmpty());
        type(u"yoga 49"_s);
        QTRY_COMPARE(ada.deed()->text(), u"Subscribe and charge €49.00"_s);
        QVERIFY(ada.deed()->isEnabled());
        QVERIFY2(ada.consequence().contains(u"Visa"_s) && ada.consequence().contains(u"Yoga, €49.00 monthly"_s), qPrintable(ada.consequence()));
        press(Qt::Key_Return);
        QTRY_COMPARE(ada.plans.size(), 1);
        QCOMPARE(ada.plans.first().steps.size(), 1);
        const QByteArray body = ada.plans.first().steps.first().request.body;
        QVERIFY2(body.startsWith("customer=cus_ada&items[0][price]=price_yoga&items[0][quantity]=1"), body.constData());
        QVERIFY(body.contains("payment_behavior=error_if_incomplete"));
    }

    void anIntroductoryPriceIsReadAndShown()
    {
        Opened ada;
        type(u"yoga 49"_s);
        auto* intro = ada.field<QLineEdit>(u"intro"_s);
        intro->setFocus();
        type(u"abc"_s);
        auto* problem = ada.field<QLabel>(u"introProblem"_s);
        QTRY_VERIFY(problem->isVisible());
        QCOMPARE(intro->accessibleDescription(), problem->text());
        QVERIFY(!ada.deed()->isEnabled());
        intro->clear();
        type(u"60"_s); // more than the plan
        QTRY_VERIFY(problem->isVisible());
        intro->clear();
        type(u"25"_s);
        auto* payments = ada.field<QComboBox>(u"introPayments"_s);
        payments->setFocus();
        press(Qt::Key_Down);
        QTRY_COMPARE(ada.deed()->text(), u"Subscribe and charge €25.00"_s);
        QVERIFY2(ada.consequence().contains(u"€49.00, from payment 3 on"_s), qPrintable(ada.consequence()));
        QTest::mouseClick(ada.deed(), Qt::LeftButton);
        QCOMPARE(ada.plans.first().steps.size(), 2);
        QCOMPARE(ada.plans.first().steps.first().request.body,
                 "amount_off=2400&currency=eur&name=Introductory%20price&max_redemptions=1&duration=repeating&duration_in_months=2");
    }

    void freeUntilADayNothingIsChargedNow()
    {
        Opened ada;
        type(u"yoga 49"_s);
        QTRY_VERIFY(ada.deed()->isEnabled());
        QVERIFY(!ada.field<QDateEdit>(u"date"_s)->isVisible());
        for (auto* chip : ada.sheet->findChildren<QPushButton*>())
            if (chip->text() == u"On a day"_s) QTest::keyClick(chip, Qt::Key_Space);
        QVERIFY(ada.field<QDateEdit>(u"date"_s)->isVisible());
        QTRY_COMPARE(ada.deed()->text(), u"Subscribe"_s);
        QVERIFY(ada.consequence().contains(u"Free until"_s) && ada.consequence().contains(u"about €49.00"_s));
    }

    void withoutACardInvoicesAreSent()
    {
        Opened ada(false);
        type(u"yoga 49"_s);
        QTRY_VERIFY(ada.deed()->isEnabled());
        QCOMPARE(ada.deed()->text(), u"Subscribe"_s);
        QVERIFY(ada.consequence().contains(u"due after 14 days"_s));
        for (auto* chip : ada.sheet->findChildren<QPushButton*>())
            if (chip->text() == u"Charge"_s) QTest::keyClick(chip, Qt::Key_Space);
        QVERIFY(!ada.deed()->isEnabled());
        QVERIFY(visibleText(ada.sheet).contains(u"no payment method"_s));
    }

    void anotherCurrencyIsGreyed()
    {
        Opened ada;
        auto* list = ada.field<QListView>(u"prices"_s);
        int greyed = 0;
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const QModelIndex index = list->model()->index(row, 0);
            if (index.data().toString().contains(u"$"_s)) greyed += !index.flags().testFlag(Qt::ItemIsSelectable);
        }
        QCOMPARE(greyed, 1);
    }
};

REGULARS_TEST(CreationSheetTest)
#include "tst_creationsheet.moc"
