// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk.h"
#include "tests/support/testmain.h"
#include "ui/kit/searchfield.h"
#include "ui/kit/statepanel.h"
#include "ui/subscriptions/subscriptionactions.h"
#include "ui/subscriptions/subscriptionspage.h"

#include <QtGui/QAction>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QPushButton>

using namespace regulars;
using namespace regulars::subscriptions;
using namespace regulars::tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Instant now = SmallStudio::day(45);

/// Ada has yoga a month, Ben pilates a year and ends in ten days, Cora's yoga is past due, Dan's is over.
void fill(SmallStudio& studio)
{
    studio.put(SmallStudio::customer(u"cus_ada"_s, u"Ada Lovelace"_s, u"ada@example.org"_s),
               SmallStudio::customer(u"cus_ben"_s, u"Ben Adler"_s, u"ben@example.org"_s),
               SmallStudio::customer(u"cus_cora"_s, u"Cora Li"_s, u"cora@example.org"_s),
               SmallStudio::customer(u"cus_dan"_s, u"Dan Ode"_s, u"dan@example.org"_s),
               SmallStudio::product(u"prod_yoga"_s, u"Yoga"_s), SmallStudio::product(u"prod_pilates"_s, u"Pilates"_s));
    Subscription ada = SmallStudio::subscription(u"sub_ada"_s, u"cus_ada"_s, u"prod_yoga"_s);
    Subscription ben = SmallStudio::subscription(u"sub_ben"_s, u"cus_ben"_s, u"prod_pilates"_s);
    ben.items.first().cycle = {u"year"_s, 1};
    ben.items.first().unitAmount = Money(60'000, Currency(u"eur"));
    ben.cancelAt = now + 24h * 10;
    ben.startDate = SmallStudio::day(2);
    Subscription cora = SmallStudio::subscription(u"sub_cora"_s, u"cus_cora"_s, u"prod_yoga"_s, u"past_due"_s);
    cora.startDate = SmallStudio::day(3);
    Subscription dan = SmallStudio::subscription(u"sub_dan"_s, u"cus_dan"_s, u"prod_yoga"_s, u"canceled"_s);
    dan.endedAt = SmallStudio::day(40);
    dan.startDate = SmallStudio::day(4);
    studio.put(ada, ben, cora, dan);
}

struct Opened {
    explicit Opened(bool isFilled = true)
    {
        if (isFilled) fill(desk.studio);
        page = new SubscriptionsPage(desk.workers, desk.watch, actions, desk.style, [] { return now; }, desk.settings);
        table = page->findChild<kit::Table*>(u"subscriptions"_s);
        desk.show(page);
        auto* states = page->findChild<kit::StatePanel*>();
        [&] { QTRY_VERIFY(states->state() != kit::StatePanel::State::Loading); }();
        page->focusSearch();
    }
    QStringList column(SubscriptionColumn of) const
    {
        QStringList texts;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            texts << table->model()->index(row, SubscriptionColumns::indexOf(of)).data().toString();
        return texts;
    }
    QStringList customers() const { return column(SubscriptionColumn::Customer); }
    QString footer() const { return page->findChild<QLabel*>(u"totals"_s)->text(); }
    QPushButton* chip(const QString& id) const { return page->findChild<QPushButton*>(id); }

    SubscriptionActions actions; // the page, which is the window's, knows them to its end
    Desk desk;
    SubscriptionsPage* page;
    kit::Table* table;
};

} // namespace

/// All subscriptions, and what can be done to the chosen one.
class SubscriptionsPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void currentOnesFirstWithTheirTotal()
    {
        const Opened studio;
        QTRY_COMPARE(studio.customers(), (QStringList{u"Cora Li"_s, u"Ben Adler"_s, u"Ada Lovelace"_s}));
        QCOMPARE(studio.column(SubscriptionColumn::Price), (QStringList{u"€49.00 monthly"_s, u"€600.00 yearly"_s, u"€49.00 monthly"_s}));
        QCOMPARE(studio.column(SubscriptionColumn::Status), (QStringList{u"Past due"_s, u"Ending"_s, u"Active"_s}));
        QCOMPARE(studio.column(SubscriptionColumn::Ends)[1], words::date(now + 24h * 10, studio.desk.style));
        QTRY_COMPARE(studio.footer(), u"3 subscription(s) · €148.00 a month, before discounts"_s);
        QCOMPARE(studio.chip(u"current"_s)->text(), u"Current 3"_s);
        QCOMPARE(studio.chip(u"all"_s)->text(), u"All 4"_s);
        QCOMPARE(studio.chip(u"ending_soon"_s)->text(), u"Ending soon 1"_s);
        studio.table->selectAll();
        QTRY_COMPARE(studio.footer(), u"3 selected · €148.00 a month, before discounts"_s);
        studio.table->selectRow(0);
        QTRY_COMPARE(studio.footer(), u"3 subscription(s) · €148.00 a month, before discounts"_s);
    }

    void filtersSearchesAndSorts()
    {
        const Opened studio;
        studio.chip(u"all"_s)->click();
        QTRY_COMPARE(studio.customers().size(), 4);
        auto* product = studio.page->findChild<QComboBox*>(u"product"_s);
        QCOMPARE(product->count(), 3);
        product->setFocus();
        press(Qt::Key_P); // Pilates
        QTRY_COMPARE(studio.customers(), QStringList(u"Ben Adler"_s));
        press(Qt::Key_Home);
        QTRY_COMPARE(studio.customers().size(), 4);
        auto* interval = studio.page->findChild<QComboBox*>(u"interval"_s);
        interval->setFocus();
        press(Qt::Key_End);
        QTRY_COMPARE(studio.customers(), QStringList(u"Ben Adler"_s));
        press(Qt::Key_Home);
        studio.page->focusSearch();
        type(u"cora"_s);
        QTRY_COMPARE(studio.customers(), QStringList(u"Cora Li"_s));
        press(Qt::Key_Escape);
        QTRY_COMPARE(studio.customers().size(), 4);
        QHeaderView* header = studio.table->horizontalHeader();
        const int monthly = SubscriptionColumns::indexOf(SubscriptionColumn::Monthly);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          QPoint(header->sectionViewportPosition(monthly) + 10, header->height() / 2));
        QTRY_COMPARE(studio.customers().first(), u"Ben Adler"_s);
        type(u"nobody"_s);
        auto* states = studio.page->findChild<kit::StatePanel*>();
        QTRY_COMPARE(states->state(), kit::StatePanel::State::Empty);
        Q_EMIT states->actionTriggered();
        QTRY_COMPARE(studio.customers().size(), 4);
    }

    void theChosenOneCanBeActedOn()
    {
        Opened studio;
        QTRY_COMPARE(studio.customers().size(), 3);
        QAction* cancel = studio.actions.of(Deed::Cancel);
        QAction* recover = studio.actions.of(Deed::Recover);
        QVERIFY(!cancel->isEnabled());
        QSignalSpy asked(&studio.actions, &SubscriptionActions::deedRequested);
        studio.table->setFocus();
        studio.table->setCurrentIndex(studio.table->model()->index(1, 0)); // Ben, who ends
        QTRY_VERIFY(recover->isEnabled());
        QCOMPARE(cancel->text(), u"Cancel now…"_s);
        press(Qt::Key_Down); // Ada
        QTRY_VERIFY(!recover->isEnabled());
        QTRY_VERIFY(cancel->isEnabled());
        QCOMPARE(cancel->text(), u"Cancel…"_s);
        cancel->trigger();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first()[1].value<SubscriptionId>().text(), u"sub_ada"_s);
        // What is opened goes before what is chosen; out of sight nothing is.
        SubscriptionBasis other;
        other.subscription = SmallStudio::subscription(u"sub_ben"_s, u"cus_ben"_s, u"prod_pilates"_s);
        studio.actions.setOpened(&other);
        cancel->trigger();
        QCOMPARE(asked.last()[1].value<SubscriptionId>().text(), u"sub_ben"_s);
        studio.actions.setOpened(nullptr);
        studio.page->hide();
        QVERIFY(!cancel->isEnabled());
    }

    void enterOpensIt()
    {
        Opened studio;
        QTRY_COMPARE(studio.customers().first(), u"Cora Li"_s);
        QSignalSpy opened(studio.page, &SubscriptionsPage::subscriptionRequested);
        studio.table->setFocus();
        studio.table->setCurrentIndex(studio.table->model()->index(0, 0));
        QCOMPARE(studio.table->currentIndex().data(Qt::AccessibleTextRole).toString(), u"Customer: Cora Li, cora@example.org"_s);
        press(Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().value<SubscriptionId>().text(), u"sub_cora"_s);
    }

    void itFollowsTheStore()
    {
        Opened studio;
        QTRY_COMPARE(studio.customers().size(), 3);
        Subscription again = SmallStudio::subscription(u"sub_dan"_s, u"cus_dan"_s, u"prod_yoga"_s);
        again.startDate = SmallStudio::day(4);
        studio.desk.studio.put(again);
        studio.desk.watch.poke();
        QTRY_COMPARE(studio.customers().first(), u"Dan Ode"_s);
        QTRY_COMPARE(studio.footer(), u"4 subscription(s) · €197.00 a month, before discounts"_s);
        QCOMPARE(studio.chip(u"active"_s)->text(), u"Active 2"_s);
    }

    void saysThatThereIsNothingYet()
    {
        const Opened studio(false);
        QTRY_VERIFY(visibleText(studio.page).contains(u"No subscriptions yet"_s));
    }

    void modelKeepsItsPromises()
    {
        const Opened studio;
        const QAbstractItemModelTester tester(studio.table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        studio.chip(u"all"_s)->click();
        QTRY_COMPARE(studio.customers().size(), 4);
    }
};

REGULARS_TEST(SubscriptionsPageTest)
#include "tst_subscriptionspage.moc"
