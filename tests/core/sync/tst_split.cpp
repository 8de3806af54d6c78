// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/split.h"
#include "tests/support/seededrandom.h"
#include "tests/support/testmain.h"

using namespace regulars;
using namespace regulars::sync;
using namespace Qt::StringLiterals;
using store::SyncWindow;

class SplitTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Whatever is split, the parts cover what was left: no second missing, none twice.
    void partsCoverTheWindowExactly()
    {
        tests::SeededRandom random(tests::seed());
        for (int i = 0; i < 5000; ++i) {
            SyncWindow window;
            window.from = fromUnixSeconds(static_cast<qint64>(random.below(1000)));
            window.to = window.from + std::chrono::seconds(1 + random.below(1'000'000));
            window.cursor = u"last"_s;
            window.rows = 100;
            const auto width = static_cast<std::uint64_t>((window.to - window.from).count());
            const Instant oldest = window.from + std::chrono::seconds(random.below(width));
            const auto span = std::chrono::seconds(random.below(5000));
            const int idle = static_cast<int>(random.below(9));
            const QList<SyncWindow> parts = split(window, oldest, span, idle);
            QVERIFY(!parts.isEmpty());
            QVERIFY(parts.size() <= idle + 1);
            QCOMPARE(parts.first().to, window.to);
            QCOMPARE(parts.first().cursor, window.cursor);
            QVERIFY(parts.first().from <= oldest); // what was read and what follows it in the list stays with it
            QCOMPARE(parts.last().from, window.from);
            qint64 rows = 0;
            for (qsizetype k = 0; k < parts.size(); ++k) {
                QVERIFY(parts[k].from < parts[k].to || parts[k].from == window.from);
                if (k > 0) QCOMPARE(parts[k].to, parts[k - 1].from);
                if (k > 0) QVERIFY(parts[k].cursor.isEmpty());
                rows += parts[k].rows;
            }
            QCOMPARE(rows, window.rows);
        }
    }

    void nobodyIdleNoSplit()
    {
        SyncWindow window;
        window.to = fromUnixSeconds(1'000'000);
        QCOMPARE(split(window, fromUnixSeconds(900'000), std::chrono::seconds(10), 0).size(), 1);
    }
};

REGULARS_TEST(SplitTest)
#include "tst_split.moc"
