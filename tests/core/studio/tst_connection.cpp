// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/connection.h"
#include "tests/support/testmain.h"

#include <QtCore/QElapsedTimer>
#include <QtNetwork/QTcpServer>
#include <thread>

using namespace regulars;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class ConnectionTest : public QObject {
    Q_OBJECT
private:
    QTcpServer m_silence; ///< takes connections and says nothing
    SystemClock m_clock;
    SystemRandom m_random;

    std::unique_ptr<studio::Connection> connection(const studio::Patience& patience)
    {
        const QUrl base(u"http://127.0.0.1:%1"_s.arg(m_silence.serverPort()));
        auto opened = studio::Connection::open(u"sk_test_1234567890"_s, base, 0, m_clock, m_random, patience);
        return opened ? std::move(*opened) : nullptr;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_silence.listen(QHostAddress::LocalHost)); }
    void aPersonIsNotKeptWaiting()
    {
        const studio::Patience patience = studio::Patience::ofAPerson();
        QVERIFY(patience.deadlines.idle * patience.retries.attempts <= 20s); // before the first byte
        QVERIFY(patience.deadlines.whole * patience.retries.attempts <= 40s);
        QVERIFY(patience.retries.patience <= 20s);
    }
    void silenceEndsAsPatienceSays()
    {
        studio::Patience patience;
        patience.deadlines = {400ms, 200ms};
        patience.retries = {1, 1s};
        const auto open = connection(patience);
        QVERIFY(open);
        QElapsedTimer timer;
        timer.start();
        const auto report = studio::checkKey(*open, {});
        QVERIFY(!report);
        QVERIFY(report.error().kind == ErrorKind::Timeout);
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed()))); // the default takes 45 s
    }
    void cancellingEndsTheSilence()
    {
        const auto open = connection({});
        QVERIFY(open);
        const CancelToken cancel;
        std::optional<ErrorKind> kind;
        std::thread asking([&] {
            const auto report = studio::checkKey(*open, cancel);
            if (!report) kind = report.error().kind;
        });
        const bool reached = m_silence.waitForNewConnection(10'000);
        QElapsedTimer timer;
        timer.start();
        cancel.cancel();
        asking.join();
        QVERIFY(reached);
        QVERIFY(kind == ErrorKind::Cancelled);
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    }
};

REGULARS_TEST(ConnectionTest)
#include "tst_connection.moc"
