// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/kit/whendone.h"
#include "ui/kit/workers.h"

#include <QtCore/QThread>

using namespace regulars;
using namespace Qt::StringLiterals;

/// Work that waits until it is let go.
struct Gate {
    CancelToken open;
    Result<int> operator()(const CancelToken&, const Progress&) const
    {
        open.waitFor(std::chrono::seconds(20));
        return 7;
    }
};

class WhenDone : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bringsTheResultOnceOnTheContextsThread()
    {
        kit::Worker worker("test");
        QObject context;
        int calls = 0, value = 0;
        QThread* where = nullptr;
        kit::whenDone(worker.run([](const CancelToken&, const Progress&) -> Result<int> { return 42; }), &context,
                      [&](const Result<int>& result) {
                          ++calls;
                          value = result.value_or(-1);
                          where = QThread::currentThread();
                      });
        QTRY_COMPARE(calls, 1);
        QCOMPARE(value, 42);
        QCOMPARE(where, QThread::currentThread());
        QCoreApplication::processEvents();
        QCOMPARE(calls, 1);
    }
    void takesAFutureThatIsDone()
    {
        QPromise<Result<int>> promise;
        promise.start();
        promise.addResult(Result<int>(3));
        promise.finish();
        QObject context;
        int value = 0;
        kit::whenDone(promise.future(), &context, [&](const Result<int>& result) { value = result.value_or(-1); });
        QCOMPARE(value, 0); // through the event loop, never within the call
        QTRY_COMPARE(value, 3);
    }
    void bringsErrors()
    {
        kit::Worker worker("test");
        std::optional<Error> error;
        kit::whenDone(worker.run([](const CancelToken&, const Progress&) -> Result<void> {
                          return failure(ErrorKind::Declined, u"no"_s);
                      }),
                      this, [&](const Result<void>& result) { error = result.error(); });
        QTRY_VERIFY(error);
        QCOMPARE(error->kind, ErrorKind::Declined);
    }
    void bringsCancellationAsAnError()
    {
        kit::Worker worker("test");
        Gate gate;
        std::optional<ErrorKind> waiting;
        worker.run(gate); // occupies the only thread
        auto future = worker.run([](const CancelToken&, const Progress&) -> Result<int> { return 1; });
        kit::whenDone(future, this, [&](const Result<int>& result) { waiting = result.error().kind; });
        future.cancel();
        gate.open.cancel();
        QTRY_VERIFY(waiting);
        QCOMPARE(*waiting, ErrorKind::Cancelled);
    }
    void survivesAContextThatDies_data()
    {
        QTest::addColumn<QString>("when");
        for (const char* when : {"before", "during", "after"}) QTest::newRow(when) << QString::fromLatin1(when);
    }
    void survivesAContextThatDies()
    {
        QFETCH(QString, when);
        kit::Worker worker("test");
        Gate gate;
        int calls = 0;
        auto context = std::make_unique<QObject>();
        auto future = worker.run(gate);
        if (when == "during"_L1) {
            kit::whenDone(future, context.get(), [&](const Result<int>&) {
                ++calls;
                context.reset(); // dies inside its own callback
            });
        } else {
            kit::whenDone(future, context.get(), [&](const Result<int>&) { ++calls; });
        }
        if (when == "before"_L1) context.reset();
        gate.open.cancel();
        future.waitForFinished();
        if (when == "after"_L1) context.reset(); // done, but not yet delivered
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        QCOMPARE(calls, when == "during"_L1 ? 1 : 0);
    }
    void progressArrivesOnTheWindowThreadWhileTheContextLives()
    {
        kit::Worker worker("test");
        auto context = std::make_unique<QObject>();
        qint64 seen = 0;
        QThread* where = nullptr;
        const Progress progress = kit::progressTo(context.get(), [&](const ProgressStep& step) {
            seen = step.done;
            where = QThread::currentThread();
        });
        const auto job = [](const CancelToken&, const Progress& sink) -> Result<void> {
            sink({u"customers"_s, 100, 0});
            return {};
        };
        worker.run(job, progress).waitForFinished();
        QTRY_COMPARE(seen, 100);
        QCOMPARE(where, QThread::currentThread());
        context.reset();
        seen = 0;
        worker.run(job, progress).waitForFinished();
        QCoreApplication::processEvents();
        QCOMPARE(seen, 0);
    }
};

REGULARS_TEST(WhenDone)
#include "tst_whendone.moc"
