// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/action.h"
#include "app/cli/interrupt.h"
#include "app/cli/json.h"
#include "app/cli/table.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "core/words/actions.h"
#include "core/words/blocks.h"

namespace regulars::cli {

using namespace Qt::StringLiterals;
using blocks::BlockBasis;
using blocks::BlockDraft;
using blocks::Detail;
using blocks::Radar;
using blocks::Running;

namespace {

struct Options : ActionOptions {
    std::string customer;
    std::vector<std::string> details;
    bool all = false, end = false, pause = false, local = false, createLists = false;
    bool isBlock = true;
};

Result<Radar> radarOf(const Session& session, store::Database& database, const BlockBasis& basis)
{
    return askStripe<Radar>(session, database, [&](stripe::Client& client, const CancelToken& cancel) {
        return blocks::readRadar(client, basis.details, cancel);
    });
}

ExitCode show(const Session& session, const BlockBasis& basis, const Result<Radar>& radar)
{
    const Radar known = radar.value_or(Radar());
    if (session.json()) {
        QJsonArray details;
        for (const Detail& detail : basis.details) details.append(toJson(detail, blocks::isBlocked(detail, known), detail.isLocal));
        print(QJsonDocument(details));
    } else {
        Table table({{Text::tr("Kind")}, {Text::tr("Detail")}, {Text::tr("Value")}, {Text::tr("State")}});
        for (const Detail& detail : basis.details) {
            const QString state = !blocks::isBlocked(detail, known) ? Text::tr("may buy")
                                  : detail.isLocal                  ? Text::tr("blocked here only")
                                                                    : Text::tr("blocked");
            table.add({words::detailKind(detail.kind), printable(words::detail(detail)), printable(detail.value), state});
        }
        for (const QString& line : table.lines()) print(line);
    }
    if (radar) tell(words::radarObstacle(*radar));
    else tell(words::sentence(radar.error()));
    return radar ? ExitCode::Done : exitCodeOf(radar.error());
}

/// The details that were named: by value, or an address that nobody has seen yet.
Result<QList<Detail>> chosen(const Options& options, const BlockBasis& basis)
{
    if (options.all) return basis.details;
    QList<Detail> found;
    for (const std::string& text : options.details) {
        const QString typed = fromArgument(text);
        const auto known = std::find_if(basis.details.begin(), basis.details.end(), [&](const Detail& detail) {
            Detail wanted = detail;
            wanted.value = typed;
            return blocks::isSame(wanted, detail);
        });
        const auto address = blocks::ipAddress(typed);
        if (known == basis.details.end() && !address)
            return failure(ErrorKind::Validation, u"no such detail"_s, u"block_unknown_detail"_s);
        found.append(known == basis.details.end() ? *address : *known);
    }
    return found;
}

ExitCode showPreview(const Session& session, const BlockDraft& draft, const blocks::BlockPreview& preview, const Radar& radar,
                     const words::Style& style)
{
    if (session.json()) {
        print(QJsonDocument(toJson(preview)));
    } else {
        printFacts(words::facts(preview, draft.running, style));
    }
    if (const QString obstacle = words::radarObstacle(radar); !obstacle.isEmpty()) tell(obstacle);
    if (!preview.changes.isEmpty() || !preview.running.isEmpty()) return ExitCode::Done;
    tell(words::actionSentence(u"block_nothing"_s));
    return ExitCode::Refused;
}

/// Lists of our own where Stripe has none, so that what follows finds them.
Result<Radar> withLists(const Session& session, store::Database& database, const BlockBasis& basis, const BlockDraft& draft,
                        const Radar& radar)
{
    const QStringList missing = blocks::previewBlock(draft, basis, radar).missingLists;
    if (missing.isEmpty()) return radar;
    const Interrupt interrupt;
    const auto made = withEngine(session, database, interrupt.token(), [&](operations::Engine& engine) {
        return engine.perform(blocks::planLists(missing, basis.customer.id), session.random().uuid(), interrupt.token());
    });
    if (!made) return failure(made);
    return radarOf(session, database, basis);
}

Result<ExitCode> change(const Session& session, store::Database& database, const Options& options, BlockBasis basis)
{
    const auto details = chosen(options, basis);
    if (!details) return failure(details);
    for (const Detail& detail : *details)
        if (!basis.details.contains(detail)) basis.details.append(detail);
    BlockDraft draft;
    (options.isBlock ? draft.block : draft.unblock) = *details;
    draft.why = fromArgument(options.note);
    draft.running = options.end ? Running::End : options.pause ? Running::Pause : Running::Leave;
    draft.localOnly = options.local;
    const words::Style style = session.style(database);
    const auto plan = [&]() -> Result<Plan> {
        auto radar = radarOf(session, database, basis);
        if (radar && options.createLists) radar = withLists(session, database, basis, draft, *radar);
        if (!radar) return failure(radar);
        const auto preview = blocks::previewBlock(draft, basis, *radar);
        for (const QString& type : preview.ownLists) tell(words::ownListHint(type));
        if (const QString obstacle = words::radarObstacle(*radar); !obstacle.isEmpty()) tell(obstacle);
        return blocks::planBlock(draft, basis, *radar);
    };
    if (options.dryRun) {
        const auto radar = radarOf(session, database, basis);
        if (!radar) return failure(radar);
        return showPreview(session, draft, blocks::previewBlock(draft, basis, *radar), *radar, style);
    }
    const auto operation = perform(session, database, options,
                                   Action{.kind = options.isBlock ? blocks::blockKind : blocks::unblockKind,
                                          .subject = basis.customer.id.text(),
                                          .parameters = blocks::blockParameters(draft),
                                          .plan = plan});
    if (!operation) return failure(operation);
    return report(session, *operation, style);
}

Result<ExitCode> run(const Session& session, const Options& options)
{
    const auto database = session.openStore();
    if (!database) return failure(database);
    const CustomerId customer(fromArgument(options.customer));
    const auto basis = blocks::loadBlockBasis(**database, customer);
    if (!basis) return failure(basis);
    if (!*basis) {
        tell(Text::tr("There is no customer “%1” in what was synced. Check the id, or sync and try again.")
                 .arg(quotable(customer.text())));
        return ExitCode::Refused;
    }
    if (options.all || !options.details.empty()) return change(session, **database, options, **basis);
    return show(session, **basis, radarOf(session, **database, **basis));
}

void add(Commands& commands, const char* name, const QString& description, bool isBlock)
{
    CLI::App& command = commands.add(name, description);
    const auto options = std::make_shared<Options>();
    options->isBlock = isBlock;
    command.add_option("customer", options->customer, Text::tr("The customer's id (cus_…)").toStdString())
        ->required()
        ->type_name("ID");
    CLI::Option* details =
        command.add_option("details", options->details,
                           Text::tr("Which: an email, a card's fingerprint, an IP address …; without any, they are listed").toStdString())
            ->type_name("DETAIL");
    command.add_flag("--all", options->all, Text::tr("All details of the customer").toStdString())->excludes(details);
    addActionOptions(command, *options);
    command.get_option("--note")->description(Text::tr("Why, for the block log").toStdString());
    if (isBlock) {
        CLI::Option* end = command.add_flag("--end-subscriptions", options->end,
                                            Text::tr("End running subscriptions with their period").toStdString());
        command.add_flag("--pause-subscriptions", options->pause, Text::tr("Ask for no more money for them").toStdString())
            ->excludes(end);
        command.add_flag("--local", options->local, Text::tr("Block here only, not at Stripe").toStdString());
        command.add_flag("--create-lists", options->createLists,
                         Text::tr("Make lists of our own where Stripe has none").toStdString());
    }
    commands.run(command, [options](const Session& session) { return run(session, *options); });
}

} // namespace

void addBlockCommands(Commands& commands)
{
    add(commands, "block", Text::tr("Keep a customer from buying, by id, email, card, bank account or IP address"), true);
    add(commands, "unblock", Text::tr("Let a customer buy again"), false);
}

} // namespace regulars::cli
