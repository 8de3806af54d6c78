// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk.h"
#include "tests/support/testmain.h"
#include "ui/kit/statepanel.h"
#include "ui/subscriptions/goonsheets.h"
#include "ui/subscriptions/termsheets.h"
#include "ui/subscriptions/wholepausesheets.h"

#include <QtCore/QPromise>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace regulars;
using namespace regulars::subscriptions;
using namespace regulars::tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Instant now = fromUnixSeconds(1'790'000'000); // 21 September 2026, 14:13 UTC

template<class T> QFuture<Result<T>> answer(const T& value)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(value);
    promise.finish();
    return promise.future();
}

/// A sheet over a store with one subscription. Stripe answers what the test says.
template<class Sheet> struct Opened {
    explicit Opened(const QString& status = u"active"_s, const QString& pause = {})
    {
        desk.studio.put(SmallStudio::customer(u"cus_ada"_s, u"Ada Lovelace"_s, u"ada@example.org"_s));
        Subscription subscription;
        subscription.id = SubscriptionId(u"sub_1"_s);
        subscription.customer = CustomerId(u"cus_ada"_s);
        subscription.status = status;
        subscription.pauseCollection = pause;
        subscription.billingMode = u"flexible"_s;
        subscription.currency = Currency(u"eur");
        subscription.created = subscription.startDate = now - 24h * 15;
        subscription.items = {{SubscriptionItemId(u"si_1"_s), PriceId(u"price_1"_s), ProductId(u"prod_1"_s), 1, now - 24h * 15,
                               now + 24h * 15}};
        desk.studio.put(subscription);
        desk.window.show();
        desk.window.activateWindow();
        const auto perform = [this](const Plan& plan, const QString&) {
            plans << plan;
            promise = std::make_shared<QPromise<Result<Operation>>>();
            promise->start();
            return promise->future();
        };
        const auto clock = [] { return now; };
        quote.change.invoice.currency = Currency(u"eur");
        if constexpr (std::is_same_v<Sheet, BillingDaySheet>) {
            sheet = new Sheet(&desk.window, desk.workers, desk.watch, perform, desk.style, clock,
                              [this](const BillingDayDraft&, const SubscriptionBasis&) { return answer(quote); });
        } else if constexpr (std::is_same_v<Sheet, DiscountSheet>) {
            sheet = new Sheet(&desk.window, desk.workers, desk.watch, perform, desk.style, clock,
                              [this](const DiscountDraft& draft, const SubscriptionBasis&) { return answer(discounts(draft)); });
        } else if constexpr (std::is_same_v<Sheet, WholePauseSheet>) {
            sheet = new Sheet(&desk.window, desk.workers, desk.watch, perform, desk.style, clock,
                              [this](const SubscriptionBasis&) { return answer(quote); }, [](const CustomerId&) {});
        } else if constexpr (std::is_same_v<Sheet, WholeResumptionSheet>) {
            sheet = new Sheet(&desk.window, desk.workers, desk.watch, perform, desk.style, clock,
                              [this](const WholeResumptionDraft&, const SubscriptionBasis&) { return answer(quote); });
        } else {
            sheet = new Sheet(&desk.window, desk.workers, desk.watch, perform, desk.style, clock);
        }
        sheet->showSubscription(SubscriptionId(u"sub_1"_s));
    }
    DiscountQuote discounts(const DiscountDraft& draft) const
    {
        DiscountQuote answer;
        Discount spring;
        spring.id = u"di_1"_s;
        spring.coupon = u"spring"_s;
        spring.name = u"Spring"_s;
        spring.percentOff = u"25"_s;
        answer.terms.discounts = {spring};
        if (!draft.code.isEmpty()) {
            answer.offer.emplace();
            answer.offer->coupon = draft.code;
            answer.offer->discount.name = draft.code;
            answer.offer->discount.percentOff = u"10"_s;
            answer.offer->problem = draft.code == "old"_L1 ? u"code_expired"_s : QString();
        }
        if (!draft.code.isEmpty() && answer.offer->problem.isEmpty()) answer.quote = quote;
        if (draft.code.isEmpty() && !draft.removed.isEmpty()) answer.quote = quote;
        return answer;
    }
    void wait() const { QTRY_COMPARE(sheet->template findChild<kit::StatePanel*>()->state(), kit::StatePanel::State::Content); }
    QPushButton* deed() const { return sheet->template findChild<QPushButton*>(u"deed"_s); }
    QString consequence() const { return visibleText(sheet->template findChild<QWidget*>(u"consequence"_s)); }
    QByteArray body() const { return plans.isEmpty() ? QByteArray() : plans.first().steps.first().request.body; }

    Desk desk;
    Quote quote;
    QList<Plan> plans;
    std::shared_ptr<QPromise<Result<Operation>>> promise;
    Sheet* sheet;
};

} // namespace

/// The sheets for billing days, pauses and discounts.
class TermSheetsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPeriodBeginsTodayOrOnAnotherDay()
    {
        Opened<BillingDaySheet> ada;
        ada.wait();
        auto* date = ada.sheet->findChild<QDateEdit*>(u"date"_s);
        QVERIFY(date->isVisible());
        QTRY_COMPARE(ada.deed()->text(), u"Bill on 13 Oct 2026"_s);
        QTRY_VERIFY(ada.deed()->isEnabled());
        date->setDate(QDate(2026, 1, 1));
        auto* problem = ada.sheet->findChild<QLabel*>(u"dateProblem"_s);
        QVERIFY(problem->isVisible() && !ada.deed()->isEnabled());
        QCOMPARE(date->accessibleDescription(), problem->text());
        ada.quote.isDueNow = true;
        ada.quote.change.invoice.total = ada.quote.change.invoice.amountDue = 5000;
        QTest::keyClick(buttonNamed(ada.sheet, u"Today"_s), Qt::Key_Space);
        QTest::keyClick(buttonNamed(ada.sheet, u"Credit it"_s), Qt::Key_Space);
        QTRY_COMPARE(ada.deed()->text(), u"Begin today and charge €50.00"_s);
        QVERIFY(!date->isVisible());
        QTest::mouseClick(ada.deed(), Qt::LeftButton);
        QCOMPARE(ada.body(), "billing_cycle_anchor[type]=now&proration_behavior=create_prorations&payment_behavior=error_if_incomplete");
    }

    void aTrialEndsNow()
    {
        Opened<BillingDaySheet> ada(u"trialing"_s);
        ada.wait();
        QVERIFY(!buttonNamed(ada.sheet, u"Give nothing back"_s));
        QTest::keyClick(buttonNamed(ada.sheet, u"Now"_s), Qt::Key_Space);
        QTRY_COMPARE(ada.deed()->text(), u"End the trial"_s);
        QTRY_VERIFY(ada.deed()->isEnabled());
        QTest::mouseClick(ada.deed(), Qt::LeftButton);
        QCOMPARE(ada.body(), "trial_end=now&proration_behavior=none&payment_behavior=error_if_incomplete");
    }

    void collectionPausesUntilADay()
    {
        Opened<PauseSheet> ada;
        ada.wait();
        QVERIFY(ada.deed()->isEnabled());
        QVERIFY2(ada.consequence().contains(u"somebody resumes it"_s), qPrintable(ada.consequence()));
        auto* hasEnd = ada.sheet->findChild<QCheckBox*>();
        hasEnd->setFocus();
        press(Qt::Key_Space);
        auto* date = ada.sheet->findChild<QDateEdit*>(u"date"_s);
        QVERIFY(date->isVisible());
        date->setDate(QDate(2026, 9, 1));
        QVERIFY(!ada.deed()->isEnabled());
        date->setDate(QDate(2026, 12, 1));
        QTest::mouseClick(ada.deed(), Qt::LeftButton);
        QCOMPARE(ada.body(), "pause_collection[behavior]=void&pause_collection[resumes_at]=1796083200");
    }

    void itIsResumed()
    {
        Opened<ResumeSheet> ada(u"active"_s, u"void"_s);
        ada.wait();
        QVERIFY(ada.deed()->isEnabled());
        press(Qt::Key_Return);
        QCOMPARE(ada.body(), "pause_collection=");
    }

    void allOfItPauses()
    {
        Opened<WholePauseSheet> ada;
        ada.quote.isDueNow = true;
        ada.quote.change.invoice.total = -5000;
        InvoiceLine unused;
        unused.amount = -5000;
        unused.proration = true;
        ada.quote.change.invoice.lines = {unused};
        ada.wait();
        QTRY_VERIFY(ada.deed()->isEnabled());
        QVERIFY2(ada.consequence().contains(u"€50.00 are taken off when it is resumed"_s), qPrintable(ada.consequence()));
        QTest::keyClick(buttonNamed(ada.sheet, u"Credit balance"_s), Qt::Key_Space);
        QVERIFY2(ada.consequence().contains(u"€50.00 become credit balance"_s), qPrintable(ada.consequence()));
        QVERIFY(ada.deed()->isEnabled()); // what it is worth is known
        QTest::mouseClick(ada.deed(), Qt::LeftButton);
        QCOMPARE(ada.body(), "type=subscription&bill_for[unused_time_from][type]=now&invoicing_behavior=invoice");
    }

    void allOfItGoesOn()
    {
        Opened<WholeResumptionSheet> ada(u"paused"_s);
        ada.quote.isDueNow = true;
        ada.quote.change.invoice.total = ada.quote.change.invoice.amountDue = 5000;
        ada.wait();
        QTRY_COMPARE(ada.deed()->text(), u"Resume and charge €50.00"_s);
        QTRY_VERIFY(ada.deed()->isEnabled());
        QTest::keyClick(buttonNamed(ada.sheet, u"Keep the billing day"_s), Qt::Key_Space);
        QVERIFY(!ada.deed()->isEnabled()); // not before Stripe has said what that costs
        QTRY_VERIFY(ada.deed()->isEnabled());
        QTest::mouseClick(ada.deed(), Qt::LeftButton);
        QCOMPARE(ada.body(), "billing_cycle_anchor[type]=unchanged&proration_behavior=always_invoice&payment_behavior=resume_on_payment_success");
    }

    void aCodeIsAppliedOrSaysWhyNot()
    {
        Opened<DiscountSheet> ada;
        ada.wait();
        QTRY_VERIFY(ada.sheet->findChild<QCheckBox*>(u"di_1"_s));
        QVERIFY(!ada.deed()->isEnabled());
        type(u"old"_s);
        auto* problem = ada.sheet->findChild<QLabel*>(u"codeProblem"_s);
        QTRY_VERIFY(problem->isVisible());
        QVERIFY(problem->text().contains(u"expired"_s) && !ada.deed()->isEnabled());
        ada.sheet->findChild<QLineEdit*>(u"code"_s)->setText(u"ten"_s);
        QTRY_VERIFY(ada.deed()->isEnabled());
        QVERIFY(!problem->isVisible());
        QVERIFY2(ada.consequence().contains(u"10 % off (ten)"_s), qPrintable(ada.consequence()));
        ada.sheet->findChild<QCheckBox*>(u"di_1"_s)->setChecked(false);
        QTRY_VERIFY(ada.deed()->isEnabled());
        QTest::mouseClick(ada.deed(), Qt::LeftButton);
        QCOMPARE(ada.body(), "discounts[0][coupon]=ten");
    }

    void theLastDiscountIsTakenAway()
    {
        Opened<DiscountSheet> ada;
        ada.wait();
        QTRY_VERIFY(ada.sheet->findChild<QCheckBox*>(u"di_1"_s));
        ada.sheet->findChild<QCheckBox*>(u"di_1"_s)->setChecked(false);
        QCOMPARE(ada.deed()->text(), u"Take away"_s);
        QTRY_VERIFY(ada.deed()->isEnabled());
        QTest::mouseClick(ada.deed(), Qt::LeftButton);
        QCOMPARE(ada.body(), "discounts=");
    }
};

REGULARS_TEST(TermSheetsTest)
#include "tst_termsheets.moc"
