// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/action.h"

#include "app/cli/json.h"
#include "app/cli/table.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "core/sync/synchronizer.h"
#include "core/words/actions.h"

namespace regulars::cli {

using namespace Qt::StringLiterals;

void addActionOptions(CLI::App& command, ActionOptions& options)
{
    command.add_option("--note", options.note, Text::tr("A note for the studio's own record").toStdString())
        ->type_name("TEXT");
    command.add_flag("--dry-run", options.dryRun, Text::tr("Only show what would happen").toStdString());
    command
        .add_option(
            "--operation-id", options.operationId,
            Text::tr("A name for this action: however often it is run, it happens once").toStdString())
        ->type_name("ID");
}

Result<Operation> withEngine(const Session& session, store::Database& database, const CancelToken& cancel,
                             const std::function<Result<Operation>(operations::Engine&)>& work)
{
    const auto connection = session.openConnection();
    if (!connection) return failure(connection);
    if (auto ours = studio::checkOwner(**connection, database, cancel); !ours) return failure(ours);
    operations::Engine engine(database, (*connection)->client(), (*connection)->stripeClock(),
                              session.random(), Session::who());
    return work(engine);
}

Result<Operation> perform(const Session& session, store::Database& database, const ActionOptions& options,
                          const Action& action)
{
    const bool isNamed = !options.operationId.empty();
    const QString id = isNamed ? fromArgument(options.operationId) : session.random().uuid();
    const auto known = operations::recordedAs(database, id, action.kind, action.subject, action.parameters);
    if (!known) return failure(known);
    if (*known && !(*known)->isUnfinished()) return **known;
    const Interrupt interrupt;
    if (*known)
        return withEngine(session, database, interrupt.token(),
                          [&](operations::Engine& engine) { return engine.resume(id, interrupt.token()); });
    const auto plan = action.plan();
    if (!plan) return failure(plan);
    return withEngine(session, database, interrupt.token(), [&](operations::Engine& engine) {
        return engine.perform(*plan, id, interrupt.token());
    });
}

void refreshMethods(const Session& session, store::Database& database, const CustomerId& customer)
{
    const auto connection = session.openConnection();
    if (!connection) return;
    const Interrupt interrupt;
    sync::Synchronizer synchronizer((*connection)->client(), (*connection)->stripeClock(), database.file(), session.clock(),
                                    session.random());
    (void)synchronizer.refreshMethods(customer, interrupt.token());
}

void printFacts(const QList<words::Fact>& facts)
{
    QList<std::pair<QString, QString>> lines;
    for (const words::Fact& fact : facts) lines.append({fact.label, printable(fact.value)});
    for (const QString& line : aligned(lines)) print(line);
}

ExitCode verdictOf(const QList<payments::Problem>& problems, const QStringList& warnings)
{
    for (const QString& code : warnings)
        tell(words::warning(code));
    for (const payments::Problem& problem : problems)
        tell(words::sentence(payments::errorOf(problem)));
    return problems.isEmpty() ? ExitCode::Done : ExitCode::Refused;
}

ExitCode refuseUnknownTransaction(const QString& id)
{
    tell(Text::tr("There is no transaction “%1” in what was synced. Check the id, or sync and try again.").arg(quotable(id)));
    return ExitCode::Refused;
}

ExitCode report(const Session& session, const Operation& operation, const words::Style& style)
{
    if (session.json()) print(QJsonDocument(toJson(operation)));
    const QString outcome = words::outcome(operation, style);
    if (operation.state == OperationState::Done) {
        if (!session.json()) print(outcome);
        return ExitCode::Done;
    }
    tell(outcome);
    if (operation.isUnfinished())
        //: %1 is the id of an operation
        tell(Text::tr("To go on with it: regulars-cli operations resume %1").arg(operation.id));
    return operation.error ? exitCodeOf(*operation.error) : ExitCode::Refused;
}

} // namespace regulars::cli
