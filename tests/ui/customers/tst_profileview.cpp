// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk.h"
#include "tests/support/testmain.h"
#include "peoplestudio.h"
#include "ui/customers/customerspage.h"
#include "ui/customers/monthschart.h"
#include "ui/customers/productsheet.h"
#include "ui/customers/producttransactionsmodel.h"
#include "ui/customers/profileview.h"
#include "ui/kit/elidedlabel.h"
#include "ui/kit/statepanel.h"
#include "ui/kit/table.h"

#include <QtGui/QDesktopServices>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QToolButton>

using namespace regulars;
using namespace regulars::customers;
using namespace regulars::tests;
using namespace Qt::StringLiterals;

namespace {

/// The page and the profile, wired as the main window wires them.
struct Opened {
    Opened()
    {
        customers::tests::fillWithPeople(desk.studio);
        page = new CustomersPage(desk.workers, desk.watch, desk.style, desk.settings);
        profile = new ProfileView(&desk.window, desk.workers, desk.watch, desk.style,
                                  [this] { return desk.studio.clock().now(); });
        profile->setStepping(true);
        QObject::connect(page, &CustomersPage::profileRequested, profile, &ProfileView::showCustomer);
        QObject::connect(profile, &ProfileView::stepRequested, page, &CustomersPage::step);
        desk.show(page);
        page->focusSearch();
        table = page->findChild<kit::Table*>(u"customers"_s);
        tabs = profile->findChild<QTabWidget*>(u"profileTabs"_s);
    }
    /// Opens the first customer as a person does.
    void openFirst()
    {
        QTRY_COMPARE(columnTexts(table, 0).value(0), u"Amélie Durand"_s);
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QTRY_COMPARE(name(), u"Amélie Durand"_s);
        QTRY_COMPARE(profile->findChild<kit::StatePanel*>()->state(), kit::StatePanel::State::Content);
    }
    QString name() const { return profile->findChild<QLabel*>(u"profileName"_s)->text(); }
    QString tabText() const { return tabs->tabText(tabs->currentIndex()); }
    void goTo(const QString& tab)
    {
        for (int i = 0; i < tabs->count() && tabText() != tab; ++i) press(Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(tabText(), tab);
        QCoreApplication::processEvents(); // what it shows is there a turn later
    }

    Desk desk;
    CustomersPage* page = nullptr;
    ProfileView* profile = nullptr;
    kit::Table* table = nullptr;
    QTabWidget* tabs = nullptr;
};

} // namespace

/// The profile, opened from the list and used by keyboard.
class ProfileViewTest : public QObject {
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

    void leavesTheKeyboardToASheetThatWasOpenedMeanwhile()
    {
        Opened o;
        QTRY_COMPARE(columnTexts(o.table, 0).value(0), u"Amélie Durand"_s);
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        kit::Sheet above(&o.desk.window, QSize(300, 200));
        auto* field = new QLineEdit(above.panel());
        above.open();
        QCOMPARE(QApplication::focusWidget(), field);
        QTRY_COMPARE(o.name(), u"Amélie Durand"_s);
        QCOMPARE(QApplication::focusWidget(), field);
    }
    void escReturnsToTheRow()
    {
        Opened o;
        o.openFirst();
        QVERIFY(o.profile->isAncestorOf(QApplication::focusWidget()));
        QCOMPARE(QApplication::activeWindow(), &o.desk.window);
        press(Qt::Key_Escape);
        QVERIFY(!o.profile->isOpen());
        QCOMPARE(QApplication::focusWidget(), o.table);
        QCOMPARE(o.table->currentIndex().row(), 0);
        press(Qt::Key_Return);
        QTRY_VERIFY(o.profile->isOpen());
        press(Qt::Key_W, Qt::ControlModifier);
        QVERIFY(!o.profile->isOpen());
    }

    void stepsThroughTheList()
    {
        Opened o;
        o.openFirst();
        press(Qt::Key_Down, Qt::AltModifier);
        QTRY_COMPARE(o.name(), u"Tom Whitaker"_s);
        press(Qt::Key_Down, Qt::AltModifier);
        QTRY_COMPARE(o.name(), u"Jürgen Weiß"_s);
        press(Qt::Key_Up, Qt::AltModifier);
        QTRY_COMPARE(o.name(), u"Tom Whitaker"_s);
        press(Qt::Key_Escape);
        QCOMPARE(o.table->currentIndex().row(), 1);
    }

    void theMenuOffersWhatTheCreditBalanceAllows()
    {
        Opened o;
        o.openFirst();
        auto* more = o.profile->findChild<QToolButton*>(u"more"_s);
        QCOMPARE(more->accessibleName(), u"More actions"_s);
        QAction* const adjust = o.profile->actions().value(0);
        QAction* const giveBack = o.profile->actions().value(1);
        QVERIFY(adjust->isEnabled());
        QVERIFY(!giveBack->isEnabled()); // there is none, and the tooltip says so
        QVERIFY(giveBack->toolTip().contains(u"no credit balance"_s));
        o.profile->showCustomer(CustomerId(u"cus_juergen"_s));
        QVERIFY(!adjust->isEnabled()); // nobody is shown yet
        QTRY_COMPARE(o.name(), u"Jürgen Weiß"_s);
        QVERIFY(giveBack->isEnabled());
        QSignalSpy adjusted(o.profile, &ProfileView::adjustRequested);
        QSignalSpy gaveBack(o.profile, &ProfileView::giveBackRequested);
        more->setFocus();
        press(Qt::Key_Space);
        QTRY_VERIFY(QApplication::activePopupWidget());
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
        QCOMPARE(adjusted.size(), 1);
        QCOMPARE(adjusted.first().first().value<CustomerId>(), CustomerId(u"cus_juergen"_s));
        giveBack->trigger();
        QCOMPARE(gaveBack.size(), 1);
        o.profile->dismiss();
        QVERIFY(!adjust->isEnabled());
    }

    void tabNeverLeavesTheProfile()
    {
        Opened o;
        o.openFirst();
        for (int i = 0; i < 40; ++i) {
            press(Qt::Key_Tab, i % 3 == 2 ? Qt::ShiftModifier : Qt::NoModifier);
            QVERIFY(o.profile->isAncestorOf(QApplication::focusWidget()));
        }
        press(Qt::Key_F, Qt::ControlModifier);
        QVERIFY(o.profile->isAncestorOf(QApplication::focusWidget()));
    }

    void goesThroughTheTabsByKeyboard()
    {
        Opened o;
        o.openFirst();
        QCOMPARE(o.tabText(), u"Details"_s);
        for (const QString& next : {u"Stats"_s, u"Info"_s, u"Products"_s, u"Details"_s}) {
            press(Qt::Key_Tab, Qt::ControlModifier);
            QCOMPARE(o.tabText(), next);
        }
        press(Qt::Key_Backtab, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(o.tabText(), u"Products"_s);
    }

    void detailsTellHowTheLastPaymentWent()
    {
        Opened o;
        o.openFirst();
        QTRY_VERIFY(visibleText(o.tabs->currentWidget()).contains(u"€99.00"_s));
        const QString text = visibleText(o.tabs->currentWidget());
        for (const QString& part : {u"€99.00"_s, u"€1.98"_s, u"€97.02"_s, u"NORDLICHT"_s, u"zoe@durand.example"_s,
                                    u"+33 1 23 45"_s, u"69001 Lyon"_s})
            QVERIFY2(text.contains(part), qPrintable(part + u"\n in \n"_s + text));
        QCOMPARE(text.count(u"•••• 4242"_s), 2); // of the payment, and the default method
        auto* link = o.profile->findChild<QLabel*>(u"link"_s);
        QVERIFY(link);
        link->setFocus();
        m_followed.clear();
        press(Qt::Key_Tab);
        link->setFocus(Qt::TabFocusReason);
        press(Qt::Key_Return);
        if (m_followed.isEmpty()) QTest::mouseClick(link, Qt::LeftButton, {}, QPoint(6, link->height() / 2));
        QTRY_COMPARE(m_followed, QList<QUrl>{QUrl(u"https://pay.example/receipt"_s)});
        QSignalSpy asked(o.profile, &ProfileView::transactionRequested);
        QTest::mouseClick(buttonNamed(o.profile, u"Open transaction"_s), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.first().first().value<PaymentId>(), PaymentId(u"ch_second"_s));
        picture(o.desk.window, u"profile-details"_s);
    }

    void aRefundThatCameBackIsSaidUntilItIsOld()
    {
        Opened o;
        const auto came = [&](int daysAgo) {
            Refund refund;
            refund.id = RefundId(u"re_back"_s);
            refund.payment = PaymentId(u"ch_second"_s);
            refund.currency = Currency(u"eur");
            refund.amount = 4000;
            refund.status = u"failed"_s;
            refund.failureReason = u"expired_or_canceled_card"_s;
            refund.created = o.desk.studio.clock().now() - std::chrono::hours(24 * daysAgo);
            o.desk.studio.put(refund);
        };
        came(8); // days ago
        o.openFirst();
        auto* notice = o.profile->findChild<QLabel*>(u"notice"_s);
        QTRY_VERIFY(notice->isVisible());
        QVERIFY2(notice->text().contains(u"€40.00"_s) && notice->text().contains(u"expired or canceled card"_s),
                 qPrintable(notice->text()));
        came(91);
        QTRY_VERIFY(!notice->isVisible());
    }

    void statsShowFiguresAndMonths()
    {
        Opened o;
        o.openFirst();
        o.goTo(u"Stats"_s);
        const auto figure = [&](const QString& name) { return o.tabs->findChild<QLabel*>(name)->text(); };
        QCOMPARE(figure(u"sales"_s), u"€258.00"_s);
        QCOMPARE(figure(u"net"_s), u"€258.00"_s);
        QCOMPARE(figure(u"average"_s), u"€86.00"_s);
        QCOMPARE(figure(u"payments"_s), u"3"_s);
        QCOMPARE(figure(u"declines"_s), u"1"_s);
        QTRY_VERIFY(o.tabs->findChild<kit::Table*>(u"months"_s)); // a turn later, and then filled
        auto* months = o.tabs->findChild<kit::Table*>(u"months"_s);
        QTRY_COMPARE(months->model()->rowCount(), 2);
        QCOMPARE(columnTexts(months, 1), (QStringList{u"€99.00"_s, u"€159.00"_s}));
        picture(o.desk.window, u"profile-stats"_s);
    }

    void axisStepsAreRoundAmounts_data()
    {
        QTest::addColumn<QString>("currency");
        QTest::addColumn<qint64>("highest");
        QTest::addColumn<qint64>("step");
        QTest::newRow("nothing") << u"eur"_s << qint64(0) << qint64(100);
        QTest::newRow("cents") << u"eur"_s << qint64(40) << qint64(100);
        QTest::newRow("159 euro") << u"eur"_s << qint64(15900) << qint64(5000);
        QTest::newRow("exactly four") << u"eur"_s << qint64(40000) << qint64(10000);
        QTest::newRow("one cent more") << u"eur"_s << qint64(40001) << qint64(20000);
        QTest::newRow("yen") << u"jpy"_s << qint64(498'000) << qint64(200'000);
        QTest::newRow("dinar") << u"kwd"_s << qint64(7'500) << qint64(2'000);
        QTest::newRow("enormous") << u"eur"_s << std::numeric_limits<qint64>::max() << qint64(5'000'000'000'000'000'000);
    }
    void axisStepsAreRoundAmounts()
    {
        QFETCH(QString, currency);
        QFETCH(qint64, highest);
        QFETCH(qint64, step);
        QCOMPARE(axisStep(Money(highest, Currency(currency))), Money(step, Currency(currency)));
    }

    void monthsOfAChartAreNamedWhereThereIsRoom()
    {
        QList<MonthSales> months;
        for (int i = 0; i < 24; ++i) months << MonthSales{2024 + i / 12, 1 + i % 12, Money(9900 + i, Currency(u"eur"))};
        MonthsChart chart({QLocale(QLocale::English, QLocale::Ireland), QTimeZone::utc()});
        chart.resize(600, 240);
        chart.setMonths(months);
        chart.show();
        const QList<int> some = chart.labelled();
        QVERIFY(some.size() >= 4 && some.size() < 24);
        QCOMPARE(some.last(), 23); // the latest always
        for (qsizetype i = 2; i < some.size(); ++i) QCOMPARE(some.at(i) - some.at(i - 1), some.at(1) - some.at(0));
        chart.resize(2400, 240);
        QCOMPARE(chart.labelled().size(), 24);
        QVERIFY(chart.accessibleDescription().contains(u"Dec 2025: €99.23"_s));
    }

    void theHeaderCopiesIdAndEmail()
    {
        Opened o;
        o.openFirst();
        for (const auto& [name, value] : {std::pair(u"copyId"_s, u"cus_amelie"_s),
                                          std::pair(u"copyEmail"_s, u"zoe@durand.example"_s)}) {
            auto* copy = o.profile->findChild<QToolButton*>(name);
            QVERIFY(copy->isVisible());
            copy->setFocus();
            press(Qt::Key_Space);
            QCOMPARE(QGuiApplication::clipboard()->text(), value);
        }
    }

    void aLongNameLeavesTheFiguresInPlace()
    {
        Opened o;
        o.openFirst();
        const QWidget* close = o.profile->findChild<QToolButton*>(u"closeProfile"_s);
        const QPoint before = close->mapTo(o.profile, QPoint());
        o.desk.studio.put(SmallStudio::customer(u"cus_amelie"_s, u"Amélie "_s.repeated(40).trimmed(),
                                                u"a"_s.repeated(90) + u"@durand.example"_s));
        auto* name = o.profile->findChild<kit::ElidedLabel*>(u"profileName"_s);
        QTRY_VERIFY(name->isCut());
        QCOMPARE(close->mapTo(o.profile, QPoint()), before);
    }

    void aLongListOfTransactionsScrollsWithThePage()
    {
        Opened o;
        QList<Payment> many;
        for (int i = 0; i < 60; ++i)
            many << SmallStudio::payment(u"ch_many%1"_s.arg(i), u"cus_amelie"_s, 1000, 60 + i);
        o.desk.studio.putAll(many);
        o.openFirst();
        o.goTo(u"Products"_s);
        for (QFrame* product : o.tabs->findChildren<QFrame*>(u"product"_s)) {
            auto* arrow = product->findChild<QToolButton*>();
            if (!arrow->isChecked()) arrow->click();
            auto* table = product->findChild<kit::Table*>();
            if (table->model()->rowCount() < 60) continue;
            QTRY_VERIFY(table->isVisible());
            QTRY_COMPARE(table->verticalScrollBar()->maximum(), 0); // all rows stand there
            QTRY_VERIFY(table->height() > 60 * table->rowHeight(0));
            auto* page = qobject_cast<QAbstractScrollArea*>(o.tabs->currentWidget());
            QTRY_VERIFY(page && page->verticalScrollBar()->maximum() > table->height() / 2);
            table->setFocus();
            press(Qt::Key_End);
            const auto place = [&] {
                const QRect row = table->visualRect(table->currentIndex());
                return QRect(table->viewport()->mapTo(o.tabs, row.topLeft()), row.size());
            };
            QTRY_VERIFY(o.tabs->rect().contains(place())); // the page follows the keyboard
            return;
        }
        QFAIL("no product has that many transactions");
    }

    void infoListsAndCopiesIdentifiers()
    {
        Opened o;
        o.openFirst();
        o.goTo(u"Info"_s);
        const QString text = visibleText(o.tabs->currentWidget());
        for (const QString& part : {u"cus_amelie"_s, u"zoe@durand.example"_s, u"+33 1 23 45"_s, u"Cards"_s})
            QVERIFY2(text.contains(part), qPrintable(part));
        for (QAbstractButton* copy : o.tabs->currentWidget()->findChildren<QAbstractButton*>()) {
            if (copy->accessibleDescription() != u"zoe@durand.example"_s) continue;
            copy->setFocus();
            press(Qt::Key_Space);
        }
        QCOMPARE(QGuiApplication::clipboard()->text(), u"zoe@durand.example"_s);
        picture(o.desk.window, u"profile-info"_s);
    }

    void productsOpenToTheirTransactions()
    {
        Opened o;
        o.openFirst();
        o.goTo(u"Products"_s);
        const QList<QFrame*> products = o.tabs->findChildren<QFrame*>(u"product"_s);
        QCOMPARE(products.size(), 3); // the declined attempt had no invoice that would tell the product
        QVERIFY(visibleText(products.first()).contains(u"16 classes a month"_s));
        QVERIFY(visibleText(products.first()).contains(u"€99.00"_s));
        auto* arrow = products.last()->findChild<QToolButton*>();
        QVERIFY(!products.last()->findChild<kit::Table*>()); // closed
        arrow->setFocus();
        press(Qt::Key_Space);
        auto* table = products.last()->findChild<kit::Table*>();
        QVERIFY(table && table->isVisible());
        QCOMPARE(columnTexts(table, ProductTransactionsModel::Amount), QStringList{u"€60.00"_s});
        QSignalSpy asked(o.profile, &ProfileView::transactionRequested);
        table->setFocus();
        press(Qt::Key_Return);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.first().first().value<PaymentId>(), PaymentId(u"ch_workshop"_s));
        picture(o.desk.window, u"profile-products"_s);
    }

    void detailsOfAProductShowItsLastGoodPayment()
    {
        Opened o;
        o.openFirst();
        o.goTo(u"Products"_s);
        // Of a subscription there is more to see and to do than a profile knows.
        QSignalSpy asked(o.profile, &ProfileView::subscriptionRequested);
        const auto products = o.tabs->findChildren<QFrame*>(u"product"_s);
        buttonNamed(products.first(), u"Details"_s)->setFocus();
        press(Qt::Key_Space);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.first().first().value<SubscriptionId>(), SubscriptionId(u"sub_amelie"_s));
        buttonNamed(products.last(), u"Details"_s)->setFocus();
        press(Qt::Key_Space);
        auto* sheet = o.desk.window.findChild<ProductSheet*>();
        QVERIFY(sheet);
        QVERIFY(sheet->isOpen());
        QTRY_COMPARE(sheet->findChild<kit::StatePanel*>()->state(), kit::StatePanel::State::Content);
        QTRY_VERIFY(visibleText(sheet).contains(u"ch_workshop"_s));
        picture(o.desk.window, u"product-details"_s);
        press(Qt::Key_Escape);
        QVERIFY(!sheet->isOpen());
        QVERIFY(o.profile->isOpen());
        QCOMPARE(QApplication::focusWidget(), buttonNamed(products.last(), u"Details"_s));
    }

    void followsTheStore()
    {
        Opened o;
        o.openFirst();
        o.goTo(u"Stats"_s);
        Payment more = SmallStudio::payment(u"ch_more"_s, u"cus_amelie"_s, 1000, 33);
        o.desk.studio.put(more, SmallStudio::settlement(more, 10));
        o.desk.watch.poke();
        QTRY_COMPARE_WITH_TIMEOUT(o.tabs->findChild<QLabel*>(u"sales"_s)->text(), u"€268.00"_s, 8000);
        QCOMPARE(o.tabText(), u"Stats"_s);
        o.desk.studio.remove(CustomerId(u"cus_amelie"_s));
        o.desk.watch.poke();
        QTRY_COMPARE_WITH_TIMEOUT(o.profile->findChild<kit::StatePanel*>()->state(), kit::StatePanel::State::Empty, 8000);
    }

    void tellsWhyItCannotBeReadAndTriesAgain()
    {
        QTemporaryDir folder;
        const QString inTheWay = folder.filePath(u"data"_s);
        QFile file(inTheWay);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        Desk desk(inTheWay + u"/studio.db"_s);
        desk.show(new QWidget);
        auto* profile = new ProfileView(&desk.window, desk.workers, desk.watch, desk.style,
                                        [&desk] { return desk.studio.clock().now(); });
        profile->showCustomer(CustomerId(u"cus_x"_s));
        auto* states = profile->findChild<kit::StatePanel*>();
        QTRY_COMPARE(states->state(), kit::StatePanel::State::Error);
        QVERIFY(QFile::remove(inTheWay));
        QTest::mouseClick(buttonNamed(profile, u"Try again"_s), Qt::LeftButton);
        QTRY_COMPARE(states->state(), kit::StatePanel::State::Empty);
        QVERIFY(visibleText(profile).contains(u"gone"_s));
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
        o.openFirst();
        for (const QString& tab : {u"Details"_s, u"Stats"_s, u"Info"_s, u"Products"_s}) {
            o.goTo(tab);
            QTRY_VERIFY(!visibleText(o.tabs->currentWidget()).isEmpty());
            picture(o.desk.window, u"profile-%1-%2"_s.arg(tab.toLower(), QString::fromLatin1(QTest::currentDataTag())));
        }
    }
};

REGULARS_TEST(ProfileViewTest)
#include "tst_profileview.moc"
