// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words/words.h"
#include "tests/support/testmain.h"
#include "ui/wizard/firstrun.h"

#include <QtTest/QSignalSpy>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>
#include <atomic>

using namespace regulars;
using namespace Qt::StringLiterals;

namespace {

Error error(ErrorKind kind, const QString& code)
{
    Error result;
    result.kind = kind;
    result.code = code;
    return result;
}

/// Stripe and the key store, as the test wants them.
class FakeConnect final : public wizard::ConnectService {
public:
    std::optional<Error> checkFails, keepFails;
    wizard::KeyFacts facts{u"Nordlicht Yoga"_s, Mode::Test, true, {u"Disputes Read"_s}};
    QString passphrase = u"correct horse"_s;
    QString kept, keptPassphrase;
    std::optional<wizard::KeyPlace> place;
    std::atomic<bool> silent = false; ///< Stripe does not answer until somebody gives up

    Result<void> look(const QString& key) const override
    {
        if (key.startsWith("pk_"_L1)) return failure(ErrorKind::Auth, {}, u"publishable_key"_s);
        if (!key.trimmed().startsWith("sk_test_"_L1)) return failure(ErrorKind::Auth, {}, u"not_a_key"_s);
        return {};
    }
    Result<wizard::KeyFacts> check(const QString&, const CancelToken& cancel) override
    {
        if (silent && cancel.waitFor(std::chrono::seconds(20))) return wizard::KeyFacts{u"Too late"_s, {}, {}, {}};
        if (checkFails) return Failure(*checkFails);
        return facts;
    }
    Result<void> keep(const QString& key, wizard::KeyPlace where, const QString& secret) override
    {
        if (keepFails && where == wizard::KeyPlace::System) return Failure(*keepFails);
        kept = key;
        place = where;
        keptPassphrase = secret;
        return {};
    }
    Result<void> unlock(const QString& secret) override
    {
        if (secret != passphrase) return failure(ErrorKind::Auth, {}, u"wrong_passphrase"_s);
        return {};
    }
};

} // namespace

class FirstRunTest : public QObject {
    Q_OBJECT
private:
    std::shared_ptr<FakeConnect> m_service;
    std::unique_ptr<wizard::FirstRun> m_wizard;

    template<class T>
    T* shown(const QString& name)
    {
        for (T* child : m_wizard->currentWidget()->findChildren<T*>(name))
            if (child->isVisible()) return child;
        return nullptr;
    }
    QString sentence() { return shown<QLabel>(u"failure"_s) ? shown<QLabel>(u"failure"_s)->text() : QString(); }
    void key(Qt::Key what) { QTest::keyClick(QApplication::focusWidget(), what); }
    void typeKey(const QString& text)
    {
        shown<QLineEdit>(u"key"_s)->setFocus();
        shown<QLineEdit>(u"key"_s)->selectAll();
        QTest::keyClicks(shown<QLineEdit>(u"key"_s), text);
    }

private Q_SLOTS:
    void init()
    {
        m_service = std::make_shared<FakeConnect>();
        m_wizard = std::make_unique<wizard::FirstRun>(m_service);
        m_wizard->resize(900, 700);
        m_wizard->show();
        m_wizard->begin();
        QVERIFY(QTest::qWaitForWindowActive(m_wizard.get()));
    }
    void cleanup() { m_wizard.reset(); }

    void connectsByKeyboardAlone()
    {
        QSignalSpy connected(m_wizard.get(), &wizard::FirstRun::connected);
        QTRY_COMPARE(QApplication::focusWidget(), shown<QPushButton>(u"chooseStripe"_s));
        key(Qt::Key_Space);
        QTRY_COMPARE(QApplication::focusWidget(), shown<QLineEdit>(u"key"_s));
        QTest::keyClicks(QApplication::focusWidget(), u"sk_test_abc"_s);
        key(Qt::Key_Return);
        QTRY_VERIFY(shown<QLabel>(u"keyFacts"_s));
        QVERIFY(shown<QLabel>(u"keyFacts"_s)->text().contains(u"Nordlicht Yoga"_s));
        QVERIFY(shown<QLabel>(u"keyFacts"_s)->text().contains(u"TEST"_s));
        QVERIFY(shown<QLabel>(u"keyFacts"_s)->text().contains(u"Disputes Read"_s));
        QCOMPARE(QApplication::focusWidget(), shown<QPushButton>(u"go"_s));
        key(Qt::Key_Space);
        QTRY_COMPARE(connected.size(), 1);
        QCOMPARE(m_service->kept, u"sk_test_abc"_s);
        QVERIFY(m_service->place == wizard::KeyPlace::System);
        QVERIFY(m_wizard->findChild<QLineEdit*>(u"key"_s)->text().isEmpty()); // it does not stay in the field
    }
    void aPublishableKeyIsToldWhileTyping()
    {
        QTest::keyClick(shown<QPushButton>(u"chooseStripe"_s), Qt::Key_Space);
        typeKey(u"pk_live_1"_s);
        QCOMPARE(sentence(), words::sentence(error(ErrorKind::Auth, u"publishable_key"_s)));
        QVERIFY(!shown<QPushButton>(u"go"_s)->isEnabled());
        typeKey(u"sk_test_1"_s);
        QVERIFY(sentence().isEmpty());
        QVERIFY(shown<QPushButton>(u"go"_s)->isEnabled());
    }
    void whatStripeSaysStandsBesideTheFieldAndCanBePutRight_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("code");
        QTest::newRow("unknown key") << int(ErrorKind::Auth) << QString();
        QTest::newRow("no network") << int(ErrorKind::Network) << QString();
        QTest::newRow("time-out") << int(ErrorKind::Timeout) << QString();
        QTest::newRow("trouble at Stripe") << int(ErrorKind::Server) << QString();
        QTest::newRow("an expired key") << int(ErrorKind::Auth) << u"api_key_expired"_s;
        QTest::newRow("a live key for a sandbox") << int(ErrorKind::Validation) << u"unsafe_address"_s;
        QTest::newRow("damaged store") << int(ErrorKind::Storage) << u"damaged_store"_s;
        QTest::newRow("another account") << int(ErrorKind::Conflict) << u"other_account"_s;
        QTest::newRow("newer store") << int(ErrorKind::Storage) << u"newer_store"_s;
        QTest::newRow("unreadable folder") << int(ErrorKind::Storage) << u"unreadable_folder"_s;
        QTest::newRow("disk full") << int(ErrorKind::Storage) << u"disk_full"_s;
    }
    void whatStripeSaysStandsBesideTheFieldAndCanBePutRight()
    {
        QFETCH(int, kind);
        QFETCH(QString, code);
        const Error said = error(static_cast<ErrorKind>(kind), code);
        m_service->checkFails = said;
        QTest::keyClick(shown<QPushButton>(u"chooseStripe"_s), Qt::Key_Space);
        typeKey(u"sk_test_1"_s);
        key(Qt::Key_Return);
        QTRY_COMPARE(sentence(), words::sentence(said));
        QCOMPARE(shown<QLineEdit>(u"key"_s)->text(), u"sk_test_1"_s); // nothing typed is lost
        m_service->checkFails.reset();
        QTest::keyClick(shown<QPushButton>(u"go"_s), Qt::Key_Space);
        QTRY_VERIFY(shown<QLabel>(u"keyFacts"_s));
        QVERIFY(sentence().isEmpty());
    }
    void nobodyHasToWaitForAnAnswer_data()
    {
        QTest::addColumn<bool>("byMouse");
        QTest::newRow("Escape in the field") << false;
        QTest::newRow("the button") << true;
    }
    void nobodyHasToWaitForAnAnswer()
    {
        QFETCH(bool, byMouse);
        m_service->silent = true;
        QTest::keyClick(shown<QPushButton>(u"chooseStripe"_s), Qt::Key_Space);
        typeKey(u"sk_test_1"_s);
        QVERIFY(!shown<QPushButton>(u"cancel"_s));
        key(Qt::Key_Return);
        QVERIFY(shown<QPushButton>(u"cancel"_s));
        QVERIFY(!shown<QPushButton>(u"go"_s)->isEnabled());
        if (byMouse) QTest::mouseClick(shown<QPushButton>(u"cancel"_s), Qt::LeftButton);
        else key(Qt::Key_Escape);
        // Whatever the network does; a button that is pressed by its key shows that for a moment first.
        QTRY_VERIFY_WITH_TIMEOUT(shown<QPushButton>(u"go"_s)->isEnabled(), 2000);
        QVERIFY(!shown<QPushButton>(u"cancel"_s));
        QVERIFY(sentence().isEmpty());
        QCOMPARE(shown<QLineEdit>(u"key"_s)->text(), u"sk_test_1"_s);
        m_service->silent = false;
        QTest::keyClick(shown<QPushButton>(u"go"_s), Qt::Key_Space);
        QTRY_VERIFY(shown<QLabel>(u"keyFacts"_s));
        QVERIFY(shown<QLabel>(u"keyFacts"_s)->text().contains(u"Nordlicht Yoga"_s));
    }
    void withoutAKeyStoreAFileUnderAPassphraseIsOffered()
    {
        m_service->keepFails = error(ErrorKind::Auth, u"no_key_store"_s);
        QSignalSpy connected(m_wizard.get(), &wizard::FirstRun::connected);
        QTest::keyClick(shown<QPushButton>(u"chooseStripe"_s), Qt::Key_Space);
        typeKey(u"sk_test_1"_s);
        key(Qt::Key_Return);
        QTRY_VERIFY(shown<QLabel>(u"keyFacts"_s));
        key(Qt::Key_Space);
        QTRY_VERIFY(shown<QRadioButton>(u"placeFile"_s));
        auto* go = shown<QPushButton>(u"go"_s);
        QVERIFY(!go->isEnabled());
        QTest::keyClicks(shown<QLineEdit>(u"passphrase"_s), u"long enough"_s);
        shown<QLineEdit>(u"repeat"_s)->setFocus();
        QTest::keyClicks(shown<QLineEdit>(u"repeat"_s), u"long enoug"_s);
        QTest::keyClick(shown<QLineEdit>(u"repeat"_s), Qt::Key_Tab);
        QVERIFY(!sentence().isEmpty());
        QVERIFY(!go->isEnabled());
        QTest::keyClicks(shown<QLineEdit>(u"repeat"_s), u"h"_s);
        QVERIFY(go->isEnabled());
        QTest::keyClick(go, Qt::Key_Space);
        QTRY_COMPARE(connected.size(), 1);
        QVERIFY(m_service->place == wizard::KeyPlace::EncryptedFile);
        QCOMPARE(m_service->keptPassphrase, u"long enough"_s);
    }
    void withoutAKeyStoreTheKeyCanBeAskedEachTime()
    {
        m_service->keepFails = error(ErrorKind::Auth, u"no_key_store"_s);
        QTest::keyClick(shown<QPushButton>(u"chooseStripe"_s), Qt::Key_Space);
        typeKey(u"sk_test_1"_s);
        key(Qt::Key_Return);
        QTRY_VERIFY(shown<QLabel>(u"keyFacts"_s));
        key(Qt::Key_Space);
        QTRY_VERIFY(shown<QRadioButton>(u"placeAsk"_s));
        QTest::keyClick(shown<QRadioButton>(u"placeAsk"_s), Qt::Key_Space);
        QTest::keyClick(shown<QPushButton>(u"go"_s), Qt::Key_Space);
        QTRY_VERIFY(m_service->place.has_value());
        QVERIFY(*m_service->place == wizard::KeyPlace::Nowhere);
    }
    void aWrongPassphraseIsSaidAndTheRightOneOpens()
    {
        QSignalSpy connected(m_wizard.get(), &wizard::FirstRun::connected);
        m_wizard->askForPassphrase();
        QTest::keyClicks(shown<QLineEdit>(u"passphrase"_s), u"wrong"_s);
        QTest::keyClick(shown<QLineEdit>(u"passphrase"_s), Qt::Key_Return);
        QTRY_VERIFY(!sentence().isEmpty());
        shown<QLineEdit>(u"passphrase"_s)->selectAll();
        QTest::keyClicks(shown<QLineEdit>(u"passphrase"_s), m_service->passphrase);
        QTRY_VERIFY(shown<QPushButton>(u"go"_s)->isEnabled());
        QTest::keyClick(shown<QLineEdit>(u"passphrase"_s), Qt::Key_Return);
        QTRY_COMPARE(connected.size(), 1);
    }
    void theDemoAndTheWayBackAreOneKeyAway()
    {
        QSignalSpy demo(m_wizard.get(), &wizard::FirstRun::demoRequested);
        QTest::keyClick(shown<QPushButton>(u"chooseDemo"_s), Qt::Key_Space);
        QCOMPARE(demo.size(), 1);
        QTest::keyClick(shown<QPushButton>(u"chooseStripe"_s), Qt::Key_Space);
        QTest::keyClick(shown<QPushButton>(u"back"_s), Qt::Key_Space);
        QVERIFY(shown<QPushButton>(u"chooseDemo"_s));
        QSignalSpy dismissed(m_wizard.get(), &wizard::FirstRun::dismissed);
        m_wizard->askForKey();
        QTest::keyClick(shown<QPushButton>(u"back"_s), Qt::Key_Space);
        QCOMPARE(dismissed.size(), 1);
    }
    void everythingThatTakesTheFocusHasAName()
    {
        for (QWidget* widget : m_wizard->findChildren<QWidget*>()) {
            if (widget->focusPolicy() == Qt::NoFocus || qobject_cast<QLabel*>(widget)) continue;
            if (auto* button = qobject_cast<QAbstractButton*>(widget); button && !button->text().isEmpty()) continue;
            if (widget->focusProxy()) continue;
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
    }
};

REGULARS_TEST(FirstRunTest)
#include "tst_firstrun.moc"
