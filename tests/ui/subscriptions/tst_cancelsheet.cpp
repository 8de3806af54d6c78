// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk.h"
#include "tests/support/testmain.h"
#include "ui/kit/statepanel.h"
#include "ui/subscriptions/cancelsheet.h"
#include "ui/subscriptions/goonsheets.h"

#include <QtCore/QPromise>
#include <QtSql/QSqlQuery>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QPushButton>

using namespace regulars;
using namespace regulars::subscriptions;
using namespace regulars::tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Instant now = fromUnixSeconds(1'790'000'000);

/// One sheet over a store with one subscription, which renews in ten days.
template<class Sheet> struct Opened {
    explicit Opened(bool isEnding, bool isBlocked = false)
    {
        desk.studio.put(SmallStudio::customer(u"cus_ada"_s, u"Ada Lovelace"_s, u"ada@example.org"_s));
        Subscription subscription;
        subscription.id = SubscriptionId(u"sub_1"_s);
        subscription.customer = CustomerId(u"cus_ada"_s);
        subscription.status = u"active"_s;
        subscription.currency = Currency(u"eur");
        subscription.created = subscription.startDate = now - 24h * 20;
        subscription.items = {{SubscriptionItemId(u"si_1"_s), PriceId(u"price_1"_s), ProductId(u"prod_1"_s), 1, now - 24h * 20,
                               now + 24h * 10}};
        subscription.cancelAtPeriodEnd = isEnding;
        desk.studio.put(subscription);
        QSqlQuery query(desk.studio.database().handle());
        if (isBlocked && !query.exec(u"INSERT INTO block_details (customer, kind, value, blocked) VALUES ('cus_ada', 'email', 'x', 1)"_s))
            qFatal("could not block");
        desk.window.show();
        desk.window.activateWindow();
        const auto perform = [this](const Plan& plan, const QString&) {
            plans << plan;
            promise = std::make_shared<QPromise<Result<Operation>>>();
            promise->start();
            return promise->future();
        };
        const auto clock = [] { return now; };
        if constexpr (std::is_same_v<Sheet, CancelSheet>) {
            const auto quote = [this](const CancellationDraft&, const SubscriptionBasis&) {
                ++questions;
                Quote worth;
                worth.isDueNow = true;
                worth.change.invoice.currency = Currency(u"eur");
                worth.change.invoice.total = total;
                worth.change.invoice.amountDue = std::max<qint64>(0, total);
                QPromise<Result<Quote>> answer;
                answer.start();
                answer.addResult(isOffline ? failure(ErrorKind::Network, u"gone"_s, u"unreachable"_s) : Result<Quote>(worth));
                answer.finish();
                return answer.future();
            };
            sheet = new Sheet(&desk.window, desk.workers, desk.watch, perform, desk.style, clock, quote,
                              [this](const CustomerId& customer) { givenBack << customer.text(); });
        } else {
            sheet = new Sheet(&desk.window, desk.workers, desk.watch, perform, desk.style, clock);
        }
        sheet->showSubscription(SubscriptionId(u"sub_1"_s));
    }
    void wait() const { QTRY_COMPARE(sheet->template findChild<kit::StatePanel*>()->state(), kit::StatePanel::State::Content); }
    QPushButton* deed() const { return sheet->template findChild<QPushButton*>(u"deed"_s); }
    QString consequence() const { return visibleText(sheet->template findChild<QWidget*>(u"consequence"_s)); }
    QAbstractButton* chip(const QString& label) const
    {
        for (auto* button : sheet->template findChildren<QAbstractButton*>())
            if (QString(button->text()).remove(u'&') == label) return button;
        return nullptr;
    }

    Desk desk;
    QList<Plan> plans;
    int questions = 0;
    qint64 total = -3333;
    bool isOffline = false;
    QStringList givenBack; ///< whose wizard was opened
    std::shared_ptr<QPromise<Result<Operation>>> promise;
    Sheet* sheet;
};

} // namespace

/// The end of a subscription, and that it goes on.
class CancelSheetTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itEndsWithItsPeriodUnlessThatIsUnticked()
    {
        Opened<CancelSheet> ada(false);
        ada.wait();
        auto* keep = ada.sheet->findChild<QCheckBox*>(u"keepActive"_s);
        QVERIFY(keep->isChecked() && keep->hasFocus());
        const QString renewal = words::date(now + 24h * 10, ada.desk.style);
        QVERIFY2(ada.consequence().contains(renewal), qPrintable(ada.consequence()));
        QCOMPARE(ada.deed()->text(), u"Cancel on "_s + renewal);
        QTest::keyClick(keep, Qt::Key_Space);
        QCOMPARE(ada.deed()->text(), u"Cancel now"_s);
        QVERIFY(ada.consequence().contains(u"nothing is given back"_s));
        QCOMPARE(ada.questions, 0);
        QTest::keyClick(ada.chip(u"Credit balance"_s), Qt::Key_Space);
        QTRY_VERIFY2(ada.consequence().contains(u"€33.33"_s), qPrintable(ada.consequence()));
        QCOMPARE(ada.questions, 1);
        QVERIFY(ada.deed()->isEnabled());
        ada.sheet->findChild<QComboBox*>(u"feedback"_s)->setCurrentIndex(1);
        QTest::mouseClick(ada.deed(), Qt::LeftButton);
        QTest::mouseClick(ada.deed(), Qt::LeftButton);
        QCOMPARE(ada.plans.size(), 1);
        const PlannedStep& step = ada.plans.first().steps.first();
        QCOMPARE(step.request.method, "DELETE");
        QCOMPARE(step.request.body, "prorate=true&invoice_now=true&cancellation_details[feedback]=too_expensive");
    }

    /// What Stripe could not be asked is not sent; and the refund goes on with the wizard once it is done.
    void unusedTimeIsRefundedByTheWizard()
    {
        Opened<CancelSheet> ada(false);
        ada.wait();
        ada.isOffline = true;
        ada.sheet->findChild<QCheckBox*>(u"keepActive"_s)->setChecked(false);
        QTest::keyClick(ada.chip(u"Refund"_s), Qt::Key_Space);
        auto* problem = ada.sheet->findChild<QLabel*>(u"problem"_s);
        QTRY_VERIFY(problem->isVisible());
        QVERIFY(!ada.deed()->isEnabled());
        ada.isOffline = false;
        QTest::mouseClick(ada.chip(u"Ask Stripe again"_s), Qt::LeftButton);
        QTRY_VERIFY(ada.deed()->isEnabled());
        QVERIFY(ada.consequence().contains(u"€33.33"_s) && ada.consequence().contains(u"refunded in the next step"_s));
        // Nobody is there to choose the cards on a day to come.
        QTest::keyClick(ada.chip(u"On a day"_s), Qt::Key_Space);
        QVERIFY(!ada.chip(u"Refund"_s)->isVisible() && ada.chip(u"Credit balance"_s)->isChecked());
        QTest::keyClick(ada.chip(u"At once"_s), Qt::Key_Space);
        QTest::keyClick(ada.chip(u"Refund"_s), Qt::Key_Space);
        QTRY_VERIFY(ada.deed()->isEnabled());
        QTest::mouseClick(ada.deed(), Qt::LeftButton);
        QCOMPARE(ada.plans.size(), 1);
        QVERIFY(ada.givenBack.isEmpty());
        Operation done;
        done.state = OperationState::Done;
        ada.promise->addResult(done);
        ada.promise->finish();
        QTRY_COMPARE(ada.givenBack, QStringList(u"cus_ada"_s));
    }

    /// More waits to be billed than is given back: the button says what is charged, and consent is asked for anew.
    void whoIsBlockedIsNotChargedUnseen()
    {
        Opened<CancelSheet> ada(false, true);
        ada.total = 2000;
        ada.wait();
        const auto ask = [&ada] {
            ada.sheet->findChild<QCheckBox*>(u"keepActive"_s)->setChecked(false);
            QTest::keyClick(ada.chip(u"Credit balance"_s), Qt::Key_Space);
        };
        ask();
        auto* risk = ada.sheet->findChild<QCheckBox*>(u"acceptRisk"_s);
        QTRY_VERIFY(risk->isVisible());
        QCOMPARE(ada.deed()->text(), u"Cancel now and charge €20.00"_s);
        QVERIFY(!ada.deed()->isEnabled());
        QTest::keyClick(risk, Qt::Key_Space);
        QVERIFY(ada.deed()->isEnabled());
        ada.sheet->showSubscription(SubscriptionId(u"sub_1"_s));
        ada.wait();
        ask();
        QTRY_VERIFY(risk->isVisible());
        QVERIFY(!risk->isChecked() && !ada.deed()->isEnabled());
    }

    void aDayThatIsOverIsSaidBesideIt()
    {
        Opened<CancelSheet> ada(false);
        ada.wait();
        ada.sheet->findChild<QCheckBox*>(u"keepActive"_s)->setChecked(false);
        QTest::keyClick(ada.chip(u"On a day"_s), Qt::Key_Space);
        auto* date = ada.sheet->findChild<QDateEdit*>(u"date"_s);
        QVERIFY(date->isVisible() && ada.deed()->isEnabled());
        date->setDate(QDate(2026, 1, 1));
        auto* problem = ada.sheet->findChild<QLabel*>(u"dateProblem"_s);
        QVERIFY(problem->isVisible() && !ada.deed()->isEnabled());
        QCOMPARE(date->accessibleDescription(), problem->text());
    }

    void oneThatEndsAlreadyEndsAtOnceOrGoesOn()
    {
        Opened<CancelSheet> ending(true);
        ending.wait();
        QVERIFY(ending.sheet->findChild<QCheckBox*>(u"keepActive"_s)->isHidden());
        QCOMPARE(ending.deed()->text(), u"Cancel now"_s);
        QVERIFY(ending.deed()->isEnabled());

        Opened<RecoverSheet> back(true);
        back.wait();
        QVERIFY(back.deed()->isEnabled());
        QTest::mouseClick(back.deed(), Qt::LeftButton);
        QCOMPARE(back.plans.size(), 1);
        QCOMPARE(back.plans.first().steps.first().request.body, "cancel_at_period_end=false");

        Opened<RecoverSheet> none(false);
        none.wait();
        QVERIFY(!none.deed()->isEnabled());
        QVERIFY(none.sheet->findChild<QLabel*>(u"problem"_s)->isVisible());
    }

    void withoutANetworkTheReasonIsSaid()
    {
        Opened<CancelSheet> ada(false);
        ada.wait();
        ada.sheet->setObstacle(u"You are offline."_s);
        QVERIFY(!ada.deed()->isEnabled());
        QVERIFY(visibleText(ada.sheet).contains(u"You are offline."_s));
    }
};

REGULARS_TEST(CancelSheetTest)
#include "tst_cancelsheet.moc"
