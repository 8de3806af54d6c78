// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/json.h"
#include "app/cli/progressline.h"
#include "app/cli/table.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "core/operations/engine.h"
#include "core/store/backup.h"
#include "core/store/rescue.h"
#include "core/sync/synchronizer.h"

namespace regulars::cli {

using namespace Qt::StringLiterals;

namespace {

struct Options {
    bool full = false;
    bool reconcile = false;
    int rate = 0;
};

/// Opens the studio's store. A new one is made only for a key that Stripe knows: an empty studio that nobody can sync
/// would pass for one. A damaged one is given up with --full: what is ours in it is saved.
Result<std::unique_ptr<store::Database>> openStore(const Session& session, const studio::StudioFolder& folder,
                                                   studio::Connection& connection, bool full, const CancelToken& cancel)
{
    if (!folder.hasStore() || full) {
        if (const auto known = studio::checkKey(connection, cancel); !known) return failure(known);
    }
    auto database = store::Database::open(folder.storeFile(), session.clock());
    // Who wants all of it anew may know of damage that today's check came too early for.
    const auto check = full ? store::checkIntegrity : store::checkNowAndThen;
    Result<void> sound = database ? check(**database) : Result<void>(failure(database));
    if (sound) return database;
    if (sound.error().code != "damaged_store"_L1 || !full) return failure(sound);
    if (database) database->reset(); // nobody may have it open
    const auto saved = store::rescue(folder.storeFile(), session.clock());
    if (!saved) return failure(saved);
    tell(Text::tr("The damaged data is kept in %1.").arg(quotable(saved->damagedFile)));
    if (!saved->incomplete.isEmpty() && saved->backup.isEmpty())
        tell(Text::tr("Some of what only Regulars knows could not be read: %1.").arg(saved->incomplete.join(u", "_s)));
    return store::Database::open(folder.storeFile(), session.clock());
}

/// The store that the connection's key belongs to, tied to its account on the first time.
Result<void> prepareStore(studio::Connection& connection, store::Database& database,
                          const CancelToken& cancel)
{
    store::SyncRepository sync(database);
    const auto account = sync.account();
    if (!account) return failure(account);
    // The account itself is compared by the sync; the mode can be told from the key.
    if (*account && !(*account)->id.isEmpty()) return sync.bind(**account, connection.key().mode());
    const auto report = studio::checkKey(connection, cancel);
    if (!report) return failure(report);
    return studio::bindStore(connection, *report, database, cancel);
}

QJsonObject reportJson(const sync::SyncReport& report)
{
    QJsonObject read;
    for (auto it = report.read.begin(); it != report.read.end(); ++it)
        read.insert(it.key(), it.value());
    return {{u"first_fill"_s, report.firstFill},
            {u"reconciled"_s, report.reconciled},
            {u"complete"_s, report.isComplete()},
            {u"read"_s, read},
            {u"requests"_s, report.requests},
            {u"differences"_s, report.differences},
            {u"left_out"_s, toJson(report.leftOut)},
            {u"missing_permissions"_s, toJson(report.missingPermissions)},
            {u"at"_s, toIso(report.at)}};
}

void printSummary(const sync::SyncReport& report)
{
    qint64 objects = 0;
    for (const qint64 count : report.read)
        objects += count;
    const QLocale locale;
    //: %1 and %2 are numbers
    print(Text::tr("Synced. Objects read: %1, requests: %2.")
              .arg(locale.toString(objects), locale.toString(report.requests)));
    if (report.differences > 0)
        print(Text::tr("%n detail(s) differed from Stripe and were repaired; see: regulars-cli doctor", nullptr,
                       static_cast<int>(report.differences)));
}

void tellWhatIsMissing(const sync::SyncReport& report)
{
    QStringList names;
    for (const QString& name : report.leftOut)
        names.append(words::resource(name));
    //: %1 is a list of resources, %2 a list of permissions as Stripe words them
    tell(Text::tr("The key may not read: %1. Turn on these permissions in the Stripe Dashboard → Developers "
                  "→ API keys, "
                  "then sync again: %2.")
             .arg(names.join(u", "_s), report.missingPermissions.join(u", "_s)));
}

/// What earlier actions left unknown is found out on the way. What stands in the way of that has been told by the sync.
void settle(const Session& session, studio::Connection& connection, store::Database& database, const CancelToken& cancel)
{
    operations::Engine engine(database, connection.client(), connection.stripeClock(), session.random(), Session::who());
    const auto settled = engine.settle(cancel);
    if (settled && settled->open > 0)
        tell(Text::tr("%n action(s) are unfinished; see: regulars-cli operations", nullptr, settled->open));
}

Result<ExitCode> runSync(const Session& session, const Options& options)
{
    const auto folder = session.folder();
    if (!folder) return failure(folder);
    const auto connection = session.openConnection(options.rate);
    if (!connection) return failure(connection);
    const Interrupt interrupt;
    const auto database = openStore(session, *folder, **connection, options.full, interrupt.token());
    if (!database) return failure(database);
    if (auto ready = prepareStore(**connection, **database, interrupt.token()); !ready) return failure(ready);
    // A day without a backup is no reason not to sync, but one to be told.
    if (auto backedUp = store::dailyBackup(**database); !backedUp) tell(words::sentence(backedUp.error()));

    sync::Synchronizer synchronizer((*connection)->client(), (*connection)->stripeClock(),
                                    folder->storeFile(), session.clock(), session.random());
    sync::SyncOptions how;
    how.full = options.full;
    how.reconcile = options.reconcile;
    ProgressLine line(session.clock(), session.json());
    const auto report = synchronizer.run(
        how, [&line](const ProgressStep& step) { line.show(step); }, interrupt.token());
    line.finish();
    if (!report) return failure(report);
    settle(session, **connection, **database, interrupt.token());
    if (session.json())
        print(QJsonDocument(reportJson(*report)));
    else
        printSummary(*report);
    if (report->isComplete()) return ExitCode::Done;
    tellWhatIsMissing(*report);
    return ExitCode::Key;
}

} // namespace

void addSyncCommand(Commands& commands)
{
    CLI::App& command = commands.add("sync", Text::tr("Bring what Stripe knows into the studio's data"));
    const auto options = std::make_shared<Options>();
    command.add_flag("--full", options->full,
                     Text::tr("Forget what was synced and read everything again; also the way out of damaged data").toStdString());
    command.add_flag("--reconcile", options->reconcile,
                     Text::tr("Compare everything with Stripe and repair what differs").toStdString());
    command.add_option("--rate", options->rate, Text::tr("So many requests a second at most").toStdString())
        ->type_name("N")
        ->check(CLI::Range(1, 100).description(""));
    commands.run(command, [options](const Session& session) { return runSync(session, *options); });
}

} // namespace regulars::cli
