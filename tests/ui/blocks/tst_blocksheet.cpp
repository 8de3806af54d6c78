// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/operationrepository.h"
#include "tests/support/desk.h"
#include "tests/support/testmain.h"
#include "ui/blocks/blocksheet.h"
#include "ui/kit/statepanel.h"

#include <QtCore/QPromise>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

using namespace regulars;
using namespace regulars::blocks;
using namespace regulars::tests;
using namespace Qt::StringLiterals;

namespace {

template<class T>
QFuture<Result<T>> answered(Result<T> value)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

Radar lists()
{
    Radar radar;
    radar.reach = Radar::Reach::Lists;
    for (const char* type : {"customer_id", "email", "card_fingerprint", "ip_address"})
        radar.lists.insert(QString::fromLatin1(type), u"rsl_"_s + QString::fromLatin1(type));
    return radar;
}

struct Opened {
    explicit Opened(Result<Radar> says = lists()) : radar(std::move(says))
    {
        desk.studio.put(SmallStudio::customer(u"cus_ada"_s, u"Ada Lovelace"_s, u"ada@example.org"_s));
        Payment paid = SmallStudio::payment(u"ch_1"_s, u"cus_ada"_s, 9900, 10);
        paid.method.type = u"card"_s;
        paid.method.fingerprint = u"Xt5EWLLDS7FJjR1c"_s;
        desk.studio.put(paid);
        desk.window.show();
        desk.window.activateWindow();
        const auto perform = [this](const Plan& plan, const QString& id) {
            plans << plan;
            ids << id;
            promise = std::make_shared<QPromise<Result<Operation>>>();
            promise->start();
            return promise->future();
        };
        const auto ask = [this](const QList<Detail>& details) {
            asked << details.size();
            return answered(radar);
        };
        sheet = new BlockSheet(&desk.window, desk.workers, desk.watch, perform, desk.style, ask);
        sheet->showCustomer(CustomerId(u"cus_ada"_s));
    }
    void wait() const { QTRY_COMPARE(sheet->findChild<kit::StatePanel*>()->state(), kit::StatePanel::State::Content); }
    QCheckBox* box(const QString& name) const
    {
        for (auto* box : sheet->findChildren<QCheckBox*>())
            if (box->accessibleName() == name) return box;
        return nullptr;
    }
    QPushButton* deed() const { return sheet->findChild<QPushButton*>(u"deed"_s); }
    QString consequence() const { return visibleText(sheet->findChild<QWidget*>(u"consequence"_s)); }
    /// What the engine would have recorded.
    void recordDone(const QString& id)
    {
        auto operation = *operationOf(plans.last(), id);
        operation.who = u"ann"_s;
        store::OperationRepository repository(desk.studio.database());
        QVERIFY(repository.record(operation));
        for (Step step : operation.steps) {
            step.state = StepState::Done;
            QVERIFY(repository.saveStep(id, step, SmallStudio::day(12)));
        }
    }

    Desk desk;
    Result<Radar> radar;
    QList<qsizetype> asked;
    QList<Plan> plans;
    QStringList ids;
    std::shared_ptr<QPromise<Result<Operation>>> promise;
    BlockSheet* sheet = nullptr;
};

const QString card = u"Card: Visa •••• 4242"_s, email = u"Email address: ada@example.org"_s;

} // namespace

/// Who may buy and who may not, as a person ticks it.
class BlockSheetTest : public QObject {
    Q_OBJECT
    std::unique_ptr<kit::Theme> m_theme;

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<kit::Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void tickedByKeyboardAndDoneOnce()
    {
        Opened o;
        o.wait();
        QVERIFY(!o.deed()->isEnabled());
        QTRY_COMPARE(QApplication::focusWidget(), o.box(u"Customer id: cus_ada"_s));
        while (QApplication::focusWidget() != o.box(card)) press(Qt::Key_Tab);
        press(Qt::Key_Space);
        QTRY_COMPARE(o.deed()->text(), u"Block 1 detail(s)"_s);
        QVERIFY2(o.consequence().contains(u"Visa •••• 4242: blocked at Stripe"_s), qPrintable(o.consequence()));
        picture(o.desk.window, u"block"_s);
        press(Qt::Key_Return);
        press(Qt::Key_Return);
        QTest::mouseClick(o.deed(), Qt::LeftButton);
        QCOMPARE(o.plans.size(), 1);
        QCOMPARE(o.plans.first().kind, blockKind);
        QCOMPARE(o.plans.first().steps.size(), 1);
        QVERIFY(o.plans.first().steps.first().request.body.contains("Xt5EWLLDS7FJjR1c"));
    }

    void allAtOnceAndTheHistory()
    {
        Opened o;
        o.wait();
        QTest::mouseClick(buttonNamed(o.sheet, u"Block all"_s), Qt::LeftButton);
        QTRY_COMPARE(o.deed()->text(), u"Block 3 detail(s)"_s);
        o.sheet->findChild<QLineEdit*>(u"why"_s)->setText(u"two chargebacks"_s);
        QTest::mouseClick(o.deed(), Qt::LeftButton);
        o.recordDone(u"op-1"_s);
        o.radar->items = {{u"rsl_email ada@example.org"_s, u"rsli_1"_s},
                          {u"rsl_card_fingerprint Xt5EWLLDS7FJjR1c"_s, u"rsli_2"_s},
                          {u"rsl_customer_id cus_ada"_s, u"rsli_3"_s}};
        o.sheet->showCustomer(CustomerId(u"cus_ada"_s));
        QTRY_VERIFY(o.box(email) && o.box(email)->isChecked());
        QVERIFY(!o.deed()->isEnabled());
        auto* log = o.box(email)->parentWidget()->findChild<QToolButton*>();
        QCOMPARE(log->accessibleName(), u"History of ada@example.org"_s);
        QTest::mouseClick(log, Qt::LeftButton);
        QTRY_VERIFY(visibleText(o.sheet).contains(u"by ann: two chargebacks"_s));
        QTest::mouseClick(o.box(email), Qt::LeftButton);
        QTRY_COMPARE(o.deed()->text(), u"Unblock 1 detail(s)"_s);
        QTest::mouseClick(o.deed(), Qt::LeftButton);
        QCOMPARE(o.plans.last().steps.first().request.path, u"radar/value_list_items/rsli_1"_s);
    }

    void anAddressThatSomebodyTypes()
    {
        Opened o;
        o.wait();
        auto* address = o.sheet->findChild<QLineEdit*>(u"address"_s);
        address->setFocus();
        type(u"203.0.113"_s);
        press(Qt::Key_Return); // adds it; nothing is done at Stripe
        QVERIFY(o.sheet->findChild<QLabel*>(u"addressProblem"_s)->isVisible());
        type(u".5"_s);
        press(Qt::Key_Return);
        QTRY_VERIFY(o.box(u"IP address: 203.0.113.5"_s));
        QVERIFY(o.box(u"IP address: 203.0.113.5"_s)->isChecked());
        QTRY_COMPARE(o.asked.last(), 4); // whether it stands on the list
        QTRY_COMPARE(o.deed()->text(), u"Block 1 detail(s)"_s);
        QVERIFY(o.plans.isEmpty());
    }

    void saysWhereStripeTakesNoPart()
    {
        Radar none;
        none.reach = Radar::Reach::None;
        Opened o(none);
        o.wait();
        QTest::mouseClick(o.box(email), Qt::LeftButton);
        QTRY_VERIFY(o.consequence().contains(u"blocked here only"_s));
        QVERIFY(o.consequence().contains(u"no Radar lists"_s));
        QVERIFY(o.deed()->isEnabled());
    }

    void offlineNothingIsDone()
    {
        Opened o(failure(ErrorKind::Network, u"no network"_s, u"unreachable"_s));
        o.wait();
        QTest::mouseClick(o.box(email), Qt::LeftButton);
        QVERIFY(!o.deed()->isEnabled());
        QVERIFY2(!o.consequence().isEmpty(), qPrintable(o.consequence()));
        QVERIFY(o.sheet->findChild<QLabel*>(u"warnings"_s)->isVisible());
    }

    void aMissingListIsMadeFirst()
    {
        Radar radar = lists();
        radar.lists.remove(u"email"_s);
        Opened o(radar);
        o.wait();
        auto* make = o.sheet->findChild<QPushButton*>(u"makeLists"_s);
        QVERIFY(!make->isVisible());
        QTest::mouseClick(o.box(email), Qt::LeftButton);
        QTRY_VERIFY(make->isVisible());
        QVERIFY(o.consequence().contains(u"blocked here only"_s));
        QTest::mouseClick(make, Qt::LeftButton);
        QCOMPARE(o.plans.last().kind, listsKind);
        o.radar->lists.insert(u"email"_s, u"rsl_own"_s);
        o.radar->own.insert(u"email"_s);
        Operation done = *operationOf(o.plans.last(), o.ids.last());
        done.state = OperationState::Done;
        o.promise->addResult(done);
        o.promise->finish();
        QTRY_VERIFY(!make->isVisible());
        QVERIFY2(o.consequence().contains(u"Block if :email: in @regulars_blocked_email"_s), qPrintable(o.consequence()));
        QVERIFY(o.box(email)->isChecked());
        QVERIFY(o.deed()->isEnabled());
    }
};

REGULARS_TEST(BlockSheetTest)
#include "tst_blocksheet.moc"
