// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation.h"
#include "tests/support/faultvfs.h"
#include "tests/support/testmain.h"

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

    /// In rows of a hundred: the log shows how far it came.
    void whateverHappensTheMirrorIsStripe_data()
    {
        QTest::addColumn<quint64>("first");
        QTest::addColumn<int>("count");
        const int given = qEnvironmentVariableIntValue("REGULARS_SIMULATIONS");
        const int all = given > 0 ? given : isProof() ? 10'000 : 1000;
        for (int done = 0; done < all; done += 100) {
            const quint64 first = firstSeed() + static_cast<quint64>(done);
            QTest::addRow("from %llu", first) << first << std::min(100, all - done);
        }
    }
    void whateverHappensTheMirrorIsStripe()
    {
        QFETCH(quint64, first);
        QFETCH(int, count);
        for (quint64 seed = first; seed < first + static_cast<quint64>(count); ++seed) {
            Simulation simulation(seed);
            const QString wrong = simulation.run();
            if (wrong.isEmpty()) {
                ++m_lived;
                const auto& ended = simulation.staff().ended();
                for (auto one = ended.begin(); one != ended.end(); ++one)
                    m_ended[one.key()] += one.value();
                continue;
            }
            QFile life(u"simulation-%1.txt"_s.arg(seed));
            if (life.open(QIODevice::WriteOnly)) life.write(simulation.transcript().join(u'\n').toUtf8());
            QFAIL(qPrintable(u"REGULARS_SEED=%1 REGULARS_SIMULATIONS=1 (its life: %2): %3"_s.arg(seed).arg(
                life.fileName(), wrong)));
        }
    }

    void cleanupTestCase()
    {
        qInfo("%d accounts, all mirrored; what staff asked for:", m_lived);
        for (auto one = m_ended.begin(); one != m_ended.end(); ++one)
            qInfo("  %s: %d", qPrintable(one.key()), one.value());
        // Lives in which nobody does anything would prove nothing.
        for (const QString& kind : {u"refund"_s, u"balance_adjustment"_s, u"balance_refund"_s, u"repayment_link"_s, u"subscription_change"_s})
            QVERIFY(m_lived < 500 || m_ended.value(kind + u" done"_s) > m_lived / 25);
    }

private:
    int m_lived = 0;
    QMap<QString, int> m_ended;
};

REGULARS_TEST(SimulationTest)
#include "tst_simulation.moc"
