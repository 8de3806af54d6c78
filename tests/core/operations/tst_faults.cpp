// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/wire/faults.h"
#include "deed.h"
#include "tests/support/faultvfs.h"
#include "tests/support/testmain.h"
#include "tests/world/program.h"

using namespace regulars;
using namespace regulars::tests;
using namespace std::chrono_literals;

namespace {

bool isProof()
{
    return qEnvironmentVariableIsSet("REGULARS_PROVE");
}

/// What staff ask for, and what else happens at Stripe while it is done.
enum class Story { Refund, GiveBack, CreditMoved, RefundRefused };

Plan planOf(const Scene& scene, Story story)
{
    return story == Story::Refund ? scene.refund(1200) : scene.giveBack(3000);
}

/// What others do at Stripe meanwhile.
struct Others {
    bool acted = false;
    bool faultStruck = false; ///< before they did
};

/// Lets others act: no fault that is meant for us strikes them, or counts their requests.
void actElsewhere(Scene& scene, Others& others, const std::function<void()>& act)
{
    sandbox::FaultPlan& faults = scene.world.host->faults();
    const auto entries = faults.entries();
    faults.clear();
    act();
    others.acted = true;
    for (const sandbox::FaultPlan::Entry& entry : entries) {
        others.faultStruck |= entry.struck > 0;
        sandbox::Fault rest = entry.fault;
        if (rest.times > 0 && entry.struck >= rest.times) continue;
        rest.first = std::max(1, rest.first - entry.seen);
        faults.add(rest);
    }
}

/// Somebody else acts at Stripe before the POST that their deed stands in the way of.
std::shared_ptr<Others> disturb(Scene& scene, Story story)
{
    const auto others = std::make_shared<Others>();
    scene.world.transport->before = [&scene, story,
                                     others](const stripe::HttpRequest& request) -> Result<void> {
        if (request.method != "POST" || others->acted) return {};
        if (story == Story::CreditMoved) actElsewhere(scene, *others, [&] { scene.adjustElsewhere(500); });
        if (story == Story::RefundRefused && request.path == u"/v1/refunds"_s)
            actElsewhere(scene, *others, [&] { scene.refundElsewhere(Scene::paid); });
        return {};
    };
    return others;
}

/// The only ends that the promise allows: all of it once, or nothing of it; beside what others did.
bool isRight(Story story, bool isDisturbed, OperationState state, const MovedMoney& truth)
{
    constexpr qint64 credit = Scene::credit;
    const bool isDone = state == OperationState::Done;
    if (isDisturbed && isDone) return false;
    if (isDisturbed && story == Story::CreditMoved) return truth == MovedMoney{0, 500 - credit, 0};
    if (isDisturbed) return truth == MovedMoney{Scene::paid, -credit, 1};
    if (!isDone) return truth == MovedMoney{0, -credit, 0};
    return truth ==
           (story == Story::Refund ? MovedMoney{1200, -credit, 1} : MovedMoney{3000, 3000 - credit, 1});
}

/// Settles as time goes by, then asks a person; the end.
OperationState bringToAnEnd(Scene& scene, const QString& file, const Plan& plan)
{
    const auto desk = scene.open(file);
    // Nothing recorded: the person tries again, with the same id.
    const auto known = store::OperationRepository(*desk->database).find(u"op-1"_s);
    if (known && !*known) {
        const auto again = desk->perform(plan);
        return again ? again->state : OperationState::Unknown;
    }
    for (const auto pause : {0min, 6min, 61min, 12 * 60min + 1min}) {
        scene.world.pass(pause);
        const auto settled = desk->engine.settle({});
        if (settled && settled->open == 0) break;
    }
    const auto ended = desk->engine.resume(u"op-1"_s, {});
    return ended ? ended->state : OperationState::Unknown;
}

QString told(Story story, OperationState state, const MovedMoney& truth)
{
    return u"story %1 ended %2 with refunded %3, balance %4, refunds %5"_s.arg(int(story))
        .arg(toText(state))
        .arg(truth.refunded)
        .arg(truth.balance)
        .arg(truth.refunds);
}

} // namespace

/// Whatever fails, wherever it does, however long it is left alone: money moved once, or not at all and that
/// is said.
class OperationFaultsTest : public QObject {
    Q_OBJECT
    static void stories()
    {
        QTest::addColumn<int>("story");
        QTest::newRow("refund") << int(Story::Refund);
        QTest::newRow("give a balance back") << int(Story::GiveBack);
        QTest::newRow("credit moved meanwhile") << int(Story::CreditMoved);
        QTest::newRow("refund refused") << int(Story::RefundRefused);
    }

    static void check(Scene& scene, Story story, const bool& isDisturbed, const Plan& plan,
                      const QString& file, const QString& where)
    {
        const OperationState state = bringToAnEnd(scene, file, plan);
        const MovedMoney truth = scene.truth();
        const bool hasEnded = state == OperationState::Done || state == OperationState::Refused;
        QVERIFY2(hasEnded && isRight(story, isDisturbed, state, truth),
                 qPrintable(where + u": "_s + told(story, state, truth)));
    }

private Q_SLOTS:
    void initTestCase() { FaultVfs::install(); }

    void everyFaultAtEveryRequest_data() { stories(); }
    void everyFaultAtEveryRequest()
    {
        QFETCH(int, story);
        const Story which = static_cast<Story>(story);
        int runs = 0;
        for (const char* kind : {"429-global-rate", "429-lock", "409-key-in-use", "500", "503", "timeout",
                                 "reset", "truncated", "garbled", "html"}) {
            // Once, and for as long as the first run goes on.
            for (const char* moment : {":before", ":after", ":before:times=all", ":after:times=all"}) {
                for (int n = 1;; ++n) {
                    const std::string spec = std::string(kind) + "@" + std::to_string(n) + moment;
                    const auto fault = sandbox::parseFault(spec);
                    if (!fault) break; // a fault that knows one moment only
                    Scene scene;
                    const Plan plan = planOf(scene, which);
                    const auto others = disturb(scene, which);
                    scene.world.host->faults().add(*fault);
                    (void)scene.open()->perform(plan);
                    const auto entries = scene.world.host->faults().entries();
                    const bool struck =
                        others->faultStruck || (!entries.empty() && entries.front().struck > 0);
                    scene.world.host->faults().clear();
                    check(scene, which, others->acted, plan, {}, QString::fromStdString(spec));
                    if (QTest::currentTestFailed()) return;
                    if (!struck) break;
                    ++runs;
                    if (!isProof() && n > 6) break;
                }
            }
        }
        QVERIFY(runs > 20);
        qInfo("%d runs", runs);
    }

    /// Killed when the n-th request leaves, or when its answer arrives: the store as it is then, and all that
    /// Stripe knows.
    void killedAtEveryRequest_data()
    {
        QTest::addColumn<int>("story");
        QTest::addColumn<int>("hours");
        for (const int hours : {0, 21, 40}) {
            for (const auto& [name, story] : {std::pair("refund", Story::Refund),
                                              {"give a balance back", Story::GiveBack},
                                              {"credit moved meanwhile", Story::CreditMoved},
                                              {"refund refused", Story::RefundRefused}})
                QTest::addRow("%s, found after %d h", name, hours) << int(story) << hours;
        }
    }
    void killedAtEveryRequest()
    {
        QFETCH(int, story);
        QFETCH(int, hours);
        const Story which = static_cast<Story>(story);
        int kills = 0;
        for (const bool afterTheWork : {false, true}) {
            for (int n = 1;; ++n) {
                Scene scene;
                const Plan plan = planOf(scene, which);
                const auto others = disturb(scene, which);
                const QString left = scene.filePath(u"left.sqlite"_s);
                bool isDead = false;
                int seen = 0;
                const auto meanwhile = std::exchange(scene.world.transport->before, {});
                scene.world.transport->before = [&](const stripe::HttpRequest& request) -> Result<void> {
                    if (!isDead && !afterTheWork && ++seen == n) {
                        scene.copyStore(left);
                        isDead = true;
                    }
                    if (isDead) return failure(ErrorKind::Network, u"dead"_s, u"unreachable"_s);
                    return meanwhile(request);
                };
                scene.world.transport->after = [&](const stripe::HttpRequest&, QByteArray&) {
                    if (isDead || !afterTheWork || ++seen != n) return;
                    scene.copyStore(left);
                    isDead = true;
                };
                (void)scene.open()->perform(plan);
                scene.world.transport->before = meanwhile;
                scene.world.transport->after = {};
                scene.world.pass(std::chrono::hours(hours));
                check(scene, which, others->acted, plan, isDead ? left : QString(),
                      u"killed %1 request %2"_s.arg(afterTheWork ? u"after"_s : u"before"_s).arg(n));
                if (QTest::currentTestFailed()) return;
                if (!isDead) break;
                ++kills;
            }
        }
        QVERIFY(kills > 5);
    }

    void everyStoreAccess_data()
    {
        QTest::addColumn<int>("story");
        QTest::addColumn<int>("fault");
        QTest::addColumn<bool>("onward");
        for (const auto& [name, story] :
             {std::pair("refund", Story::Refund), {"refund refused", Story::RefundRefused}}) {
            QTest::addRow("%s, killed there", name) << int(story) << int(FaultVfs::Fault::Broken) << true;
            QTest::addRow("%s, once", name) << int(story) << int(FaultVfs::Fault::Broken) << false;
            QTest::addRow("%s, disk full", name) << int(story) << int(FaultVfs::Fault::Full) << true;
        }
    }
    void everyStoreAccess()
    {
        QFETCH(int, story);
        QFETCH(int, fault);
        QFETCH(bool, onward);
        const Story which = static_cast<Story>(story);
        const int stride = isProof() ? 1 : 7;
        int runs = 0;
        for (int n = 1;; n += stride) {
            Scene scene;
            const Plan plan = planOf(scene, which);
            const auto others = disturb(scene, which);
            bool struck = false;
            {
                const auto desk = scene.open();
                FaultVfs::failNth(n, static_cast<FaultVfs::Fault>(fault), onward);
                (void)desk->perform(plan);
                struck = FaultVfs::hasFailed();
                FaultVfs::repair();
            }
            check(scene, which, others->acted, plan, {}, u"access %1"_s.arg(n));
            if (QTest::currentTestFailed()) return;
            if (!struck) break;
            ++runs;
        }
        QVERIFY(runs > 5);
        qInfo("%d runs", runs);
    }
};

REGULARS_TEST(OperationFaultsTest)
#include "tst_faults.moc"
