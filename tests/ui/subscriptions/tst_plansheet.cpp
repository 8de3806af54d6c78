// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/subscriptionrepository.h"
#include "tests/support/desk.h"
#include "tests/support/testmain.h"
#include "ui/kit/statepanel.h"
#include "ui/subscriptions/plansheet.h"

#include <QtCore/QPromise>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>

using namespace regulars;
using namespace regulars::subscriptions;
using namespace regulars::tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Charge = ChangeDraft::Charge;

namespace {

const Instant now = fromUnixSeconds(1'790'000'000);

Price priceOf(const QString& id, const QString& product, qint64 amount, QStringView currency = u"eur")
{
    Price price;
    price.id = PriceId(id);
    price.product = ProductId(product);
    price.currency = Currency(currency);
    price.unitAmount = amount;
    price.recurrence = {u"month"_s, 1};
    price.billingScheme = u"per_unit"_s;
    return price;
}

Product productOf(const QString& id, const QString& name)
{
    Product product;
    product.id = ProductId(id);
    product.name = name;
    return product;
}

/// A sheet over a store with somebody who pays €10.00 a month, in the middle of the period. Stripe answers what the test says.
template<class Sheet> struct Opened {
    explicit Opened(const QString& code = u"eur"_s)
        : currency(code)
    {
        desk.studio.put(SmallStudio::customer(u"cus_ada"_s, u"Ada Lovelace"_s, u"ada@example.org"_s));
        desk.studio.put(productOf(u"prod_basic"_s, u"Basic"_s));
        desk.studio.put(productOf(u"prod_all"_s, u"Unlimited"_s));
        desk.studio.put(priceOf(u"price_basic"_s, u"prod_basic"_s, 1000, code));
        desk.studio.put(priceOf(u"price_all"_s, u"prod_all"_s, 10'000));
        desk.studio.put(priceOf(u"price_dollar"_s, u"prod_all"_s, 11'000, u"usd"));
        Subscription subscription;
        subscription.id = SubscriptionId(u"sub_1"_s);
        subscription.customer = CustomerId(u"cus_ada"_s);
        subscription.status = u"active"_s;
        subscription.currency = currency;
        subscription.created = subscription.startDate = now - 24h * 15;
        subscription.items = {{SubscriptionItemId(u"si_1"_s), PriceId(u"price_basic"_s), ProductId(u"prod_basic"_s), 1,
                               now - 24h * 15, now + 24h * 15}};
        desk.studio.put(subscription);
        desk.window.show();
        desk.window.activateWindow();
        const auto perform = [this](const Plan& plan, const QString&) {
            plans << plan;
            promise = std::make_shared<QPromise<Result<Operation>>>();
            promise->start();
            return promise->future();
        };
        const auto quote = [this](const ChangeDraft& draft, const SubscriptionBasis&) {
            asked << draft;
            QPromise<Result<Quote>> answer;
            answer.start();
            answer.addResult(isOffline ? Result<Quote>(failure(ErrorKind::Network, u"no"_s, u"unreachable"_s)) : answerOf(draft));
            answer.finish();
            return answer.future();
        };
        sheet = new Sheet(&desk.window, desk.workers, desk.watch, perform, desk.style, [] { return now; }, quote,
                          [this](const CustomerId& customer) { givenBack << customer; });
        sheet->showSubscription(SubscriptionId(u"sub_1"_s));
    }
    Quote answerOf(const ChangeDraft& draft) const
    {
        Quote quote;
        quote.change.invoice.currency = currency;
        quote.change.invoice.total = total;
        quote.change.invoice.amountDue = std::max<qint64>(0, total);
        quote.change.prorationDate = now;
        quote.isDueNow = draft.charge == Charge::Now;
        return quote;
    }
    void wait() const { QTRY_COMPARE(sheet->template findChild<kit::StatePanel*>()->state(), kit::StatePanel::State::Content); }
    QPushButton* deed() const { return sheet->template findChild<QPushButton*>(u"deed"_s); }
    QString consequence() const { return visibleText(sheet->template findChild<QWidget*>(u"consequence"_s)); }

    Currency currency;
    Desk desk;
    QList<Plan> plans;
    QList<ChangeDraft> asked;
    QList<CustomerId> givenBack;
    bool isOffline = false;
    qint64 total = 4500;
    std::shared_ptr<QPromise<Result<Operation>>> promise;
    Sheet* sheet;
};

QString bodyOf(const Plan& plan) { return QString::fromLatin1(plan.steps.last().request.body); }

} // namespace

/// The sheets that change what is paid.
class PlanSheetTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNameAndEnterMoveItToAnotherPlan()
    {
        Opened<PlanSheet> ada;
        ada.wait();
        QVERIFY(ada.sheet->findChild<QLineEdit*>(u"search"_s)->hasFocus());
        QVERIFY(!ada.deed()->isEnabled());
        type(u"unlim"_s);
        QVERIFY(!ada.deed()->isEnabled());
        QTRY_COMPARE(ada.deed()->text(), u"Change plan and charge €45.00"_s);
        QCOMPARE(ada.asked.size(), 1); // not with every letter
        QCOMPARE(ada.asked.first().price, PriceId(u"price_all"_s));
        QVERIFY2(ada.consequence().contains(u"Unlimited, €100.00 monthly"_s), qPrintable(ada.consequence()));
        press(Qt::Key_Return);
        press(Qt::Key_Return);
        QCOMPARE(ada.plans.size(), 1);
        QCOMPARE(bodyOf(ada.plans.first()), u"items[0][id]=si_1&items[0][price]=price_all&proration_behavior=always_invoice"
                                             "&proration_date=1790000000&payment_behavior=error_if_incomplete"_s);
    }

    void whatCanNotBeChosenIsGreyedAndSaysWhy()
    {
        Opened<PlanSheet> ada;
        ada.wait();
        auto* list = ada.sheet->findChild<QListView*>(u"prices"_s);
        QStringList rows = columnTexts(list, 0);
        for (QString& row : rows) row = row.trimmed();
        QCOMPARE(rows, (QStringList{u"Basic"_s, u"€10.00 monthly · as now"_s, u"Unlimited"_s, u"€100.00 monthly"_s,
                                    u"$110.00 monthly · another currency"_s}));
        QVERIFY(!list->model()->flags(list->model()->index(4, 0)).testFlag(Qt::ItemIsEnabled));
        QVERIFY(!list->model()->index(4, 0).data(Qt::ToolTipRole).toString().isEmpty());
        // From what is had now one goes down past the name of a product.
        press(Qt::Key_Down);
        QVERIFY(list->hasFocus());
        for (int i = 0; i < 3; ++i) press(Qt::Key_Down);
        QTRY_COMPARE(ada.asked.size(), 1);
        QCOMPARE(ada.asked.first().price, PriceId(u"price_all"_s));
    }

    void anotherQuantityIsAChange()
    {
        Opened<PlanSheet> ada;
        ada.wait();
        ada.sheet->findChild<QSpinBox*>(u"quantity"_s)->setValue(3);
        QTRY_VERIFY(ada.deed()->isEnabled());
        QCOMPARE(ada.asked.first().quantity, std::optional<qint64>(3));
        QTest::keyClick(buttonNamed(ada.sheet, u"Not at all"_s), Qt::Key_Space);
        QTRY_COMPARE(ada.asked.size(), 2);
        QTRY_COMPARE(ada.deed()->text(), u"Change plan"_s);
        QTRY_VERIFY(ada.deed()->isEnabled());
        QTest::mouseClick(ada.deed(), Qt::LeftButton);
        QCOMPARE(bodyOf(ada.plans.first()), u"items[0][id]=si_1&items[0][quantity]=3&proration_behavior=none"
                                             "&payment_behavior=error_if_incomplete"_s);
    }

    /// Seen before done: without Stripe's preview nothing can be sent.
    void withoutStripesPreviewNothingIsSent()
    {
        Opened<PlanSheet> ada;
        ada.isOffline = true;
        ada.wait();
        type(u"unlim"_s);
        QTRY_VERIFY(buttonNamed(ada.sheet, u"Ask Stripe again"_s));
        QVERIFY(!ada.deed()->isEnabled());
        QVERIFY(!ada.sheet->findChild<QLabel*>(u"problem"_s)->text().isEmpty());
        ada.isOffline = false;
        QTest::mouseClick(buttonNamed(ada.sheet, u"Ask Stripe again"_s), Qt::LeftButton);
        QTRY_VERIFY(ada.deed()->isEnabled());
        QVERIFY(!buttonNamed(ada.sheet, u"Ask Stripe again"_s));
    }

    /// What the preview was of must still be so.
    void whatChangesMeanwhileIsAskedAgain()
    {
        Opened<PlanSheet> ada;
        ada.wait();
        type(u"unlim"_s);
        QTRY_VERIFY(ada.deed()->isEnabled());
        Subscription changed = **store::SubscriptionRepository(ada.desk.studio.database()).find(SubscriptionId(u"sub_1"_s));
        changed.items[0].quantity = 2;
        ada.desk.studio.put(changed);
        ada.desk.watch.poke();
        QTRY_COMPARE(ada.asked.size(), 2);
        QTRY_VERIFY(ada.deed()->isEnabled());
        QVERIFY2(ada.consequence().contains(u"2 × Basic"_s), qPrintable(ada.consequence()));
    }

    void anAmountHasThePlacesOfItsCurrency_data()
    {
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("wrong");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QByteArray>("sent");
        QTest::newRow("two") << u"eur"_s << u"12.345"_s << u"12.34"_s << QByteArray("unit_amount=1234&");
        QTest::newRow("none") << u"jpy"_s << u"15.5"_s << u"1500"_s << QByteArray("unit_amount=1500&");
        QTest::newRow("three") << u"kwd"_s << u"12.3456"_s << u"12.34"_s << QByteArray("unit_amount=12340&");
    }
    void anAmountHasThePlacesOfItsCurrency()
    {
        QFETCH(QString, currency);
        QFETCH(QString, wrong);
        QFETCH(QString, typed);
        QFETCH(QByteArray, sent);
        Opened<PriceSheet> ada(currency);
        ada.wait();
        auto* amount = ada.sheet->findChild<QLineEdit*>(u"amount"_s);
        type(wrong);
        QVERIFY(ada.sheet->findChild<QLabel*>(u"amountProblem"_s)->isVisible() && !ada.deed()->isEnabled());
        amount->selectAll();
        type(typed);
        QTRY_VERIFY(ada.deed()->isEnabled());
        QTest::mouseClick(ada.deed(), Qt::LeftButton);
        const QByteArray body = ada.plans.first().steps.first().request.body + '&';
        QVERIFY2(body.contains(sent) && body.contains("currency=" + currency.toLatin1() + '&'), body.constData());
    }

    void anAmountIsReadAsItIsTyped()
    {
        Opened<PriceSheet> ada;
        ada.wait();
        auto* amount = ada.sheet->findChild<QLineEdit*>(u"amount"_s);
        QVERIFY(amount->hasFocus());
        QCOMPARE(amount->text(), u"10.00"_s);
        type(u"7,5x"_s);
        auto* problem = ada.sheet->findChild<QLabel*>(u"amountProblem"_s);
        QVERIFY(problem->isVisible() && !ada.deed()->isEnabled());
        QCOMPARE(amount->accessibleDescription(), problem->text());
        ada.total = -125;
        amount->selectAll();
        type(u"7.50"_s);
        QTRY_VERIFY(ada.deed()->isEnabled());
        QVERIFY2(ada.consequence().contains(u"Becomes credit balance"_s), qPrintable(ada.consequence()));
        QSignalSpy told(ada.sheet, &kit::ActionSheet::told);
        press(Qt::Key_Return);
        QCOMPARE(ada.plans.first().steps.size(), 2);
        QVERIFY(bodyOf(ada.plans.first()).contains(u"items[0][price]=%7B1%7D"_s));
        Operation done;
        done.kind = changeKind;
        done.state = OperationState::Done;
        ada.promise->addResult(done);
        ada.promise->finish();
        QTRY_COMPARE(told.size(), 1);
        const auto next = told.first().at(2).value<kit::FollowUp>();
        QCOMPARE(next.label, u"Refund credit balance…"_s);
        next.go();
        QCOMPARE(ada.givenBack, QList{CustomerId(u"cus_ada"_s)});
    }
};

REGULARS_TEST(PlanSheetTest)
#include "tst_plansheet.moc"
