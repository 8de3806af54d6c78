// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation.h"
#include "tests/support/faultvfs.h"
#include "tests/support/testmain.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>

using namespace regulars;
using namespace regulars::tests;
using namespace Qt::StringLiterals;

class SimulationTest : public QObject {
    Q_OBJECT
    /// The same lives each time, unless somebody asks for others.
    static quint64 firstSeed() { return qEnvironmentVariableIsSet("REGULARS_SEED") ? tests::seed() : 1; }
    static bool isProof() { return qEnvironmentVariableIsSet("REGULARS_PROVE"); }

private Q_SLOTS:
    void initTestCase()
    {
        FaultVfs::install();
        QHashSeed::setDeterministicGlobalSeed();
    }

    /// A failing seed can be lived through again, line by line: REGULARS_SEED=N REGULARS_SIMULATIONS=1.
    void theSameSeedIsTheSameLife()
    {
        for (quint64 seed = firstSeed(); seed < firstSeed() + 10; ++seed) {
            Simulation first(seed), second(seed);
            QCOMPARE(first.run(), second.run());
            QCOMPARE(first.transcript(), second.transcript());
        }
    }

    void whateverHappensTheMirrorIsStripe()
    {
        const int given = qEnvironmentVariableIntValue("REGULARS_SIMULATIONS");
        const int count = given > 0 ? given : isProof() ? 5000 : 1000;
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < count; ++i) {
            const quint64 seed = firstSeed() + static_cast<quint64>(i);
            Simulation simulation(seed);
            const QString wrong = simulation.run();
            if (wrong.isEmpty()) continue;
            QFile life(u"simulation-%1.txt"_s.arg(seed));
            if (life.open(QIODevice::WriteOnly)) life.write(simulation.transcript().join(u'\n').toUtf8());
            QFAIL(qPrintable(u"REGULARS_SEED=%1 REGULARS_SIMULATIONS=1 (its life: %2): %3"_s.arg(seed).arg(
                life.fileName(), wrong)));
        }
        qInfo("%d accounts in %lld s, all mirrored", count, timer.elapsed() / 1000);
    }
};

REGULARS_TEST(SimulationTest)
#include "tst_simulation.moc"
