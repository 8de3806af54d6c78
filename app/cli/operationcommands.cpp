// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/action.h"
#include "app/cli/interrupt.h"
#include "app/cli/json.h"
#include "app/cli/table.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "core/store/operationrepository.h"
#include "core/words/actions.h"

namespace regulars::cli {

using namespace Qt::StringLiterals;
using store::OperationRepository;

namespace {

struct ListOptions {
    std::string customer, search;
    bool unfinished = false;
    qint64 limit = -1;
};

void printTable(const QList<Operation>& operations, const words::Style& style)
{
    Table table({{Text::tr("Time")},
                 {Text::tr("Action")},
                 {Text::tr("Amount"), Table::Align::Right},
                 {Text::tr("State")},
                 {Text::tr("For"), Table::Align::Left, 32},
                 {Text::tr("Who"), Table::Align::Left, 16},
                 {Text::tr("Operation id"), Table::Align::Left, 200}});
    for (const Operation& operation : operations) {
        const bool hasMoney = !operation.amount.currency().isEmpty();
        table.add({words::dateTime(operation.recordedAt, style), words::operationKind(operation.kind),
                   hasMoney ? words::money(operation.amount, style.locale) : QString(),
                   words::operationState(operation), operation.subject, operation.who, operation.id});
    }
    for (const QString& line : table.lines())
        print(line);
    tell(Text::tr("Operations listed: %1").arg(style.locale.toString(operations.size())));
}

Result<ExitCode> list(const Session& session, const ListOptions& options)
{
    const auto database = session.openStore();
    if (!database) return failure(database);
    const OperationRepository repository(**database);
    store::OperationQuery query;
    query.unfinishedOnly = options.unfinished;
    query.customer = CustomerId(fromArgument(options.customer));
    query.text = fromArgument(options.search);
    const auto keys = repository.keys(query, options.limit);
    if (!keys) return failure(keys);
    const auto rows = repository.rows(*keys);
    if (!rows) return failure(rows);
    QList<Operation> operations;
    for (const qint64 key : *keys) {
        const auto whole = repository.find(rows->value(key).id);
        if (!whole) return failure(whole);
        if (*whole) operations.append(**whole);
    }
    if (!session.json()) {
        printTable(operations, session.style(**database));
        return ExitCode::Done;
    }
    QJsonArray array;
    for (const Operation& operation : std::as_const(operations))
        array.append(toJson(operation));
    print(QJsonDocument(array));
    return ExitCode::Done;
}

/// Continues or gives up one operation.
Result<ExitCode> decide(const Session& session, const QString& id, bool goOn)
{
    const auto database = session.openStore();
    if (!database) return failure(database);
    const auto known = OperationRepository(**database).find(id);
    if (!known) return failure(known);
    if (!*known) return failure(ErrorKind::NotFound, u"no operation "_s + id, u"no_operation"_s);
    const words::Style style = session.style(**database);
    // What is over needs no network to be told.
    if (goOn && !(*known)->isUnfinished()) return report(session, **known, style);
    const Interrupt interrupt;
    const auto ended = withEngine(session, **database, interrupt.token(), [&](operations::Engine& engine) {
        return goOn ? engine.resume(id, interrupt.token()) : engine.discard(id);
    });
    if (!ended) return failure(ended);
    if (goOn || ended->state != OperationState::Discarded) return report(session, *ended, style);
    if (session.json())
        print(QJsonDocument(toJson(*ended)));
    else
        print(words::outcome(*ended, style));
    return ExitCode::Done;
}

void addDecision(Commands& commands, CLI::App& group, const char* name, const QString& description, bool goOn)
{
    CLI::App& command = commands.add(name, description, &group);
    const auto id = std::make_shared<std::string>();
    command.add_option("id", *id, Text::tr("The operation's id").toStdString())->required()->type_name("ID");
    commands.run(command,
                 [id, goOn](const Session& session) { return decide(session, fromArgument(*id), goOn); });
}

} // namespace

void addOperationCommands(Commands& commands)
{
    CLI::App& group = commands.add(
        "operations", Text::tr("List what was asked of Stripe, unfinished first; continue or discard it"));
    const auto options = std::make_shared<ListOptions>();
    CLI::App& all = commands.add("list", Text::tr("List them; also without this word"), &group);
    for (CLI::App* command : {&group, &all}) {
        command->add_option("--customer", options->customer, Text::tr("Of this customer only").toStdString())
            ->type_name("ID");
        command
            ->add_option("--search", options->search,
                         Text::tr("Only those with this in an id or the note").toStdString())
            ->type_name("TEXT");
        command->add_flag("--unfinished", options->unfinished,
                          Text::tr("Only unfinished ones").toStdString());
        command->add_option("--limit", options->limit, Text::tr("So many at most").toStdString())
            ->type_name("N")
            ->check(CLI::NonNegativeNumber.description(""));
    }
    addDecision(commands, group, "resume", Text::tr("Find out what became of one, and go on with it"), true);
    addDecision(commands, group, "discard", Text::tr("Give up one that was never sent"), false);
    commands.run(all, [options](const Session& session) { return list(session, *options); });
    commands.run(group, [options](const Session& session) { return list(session, *options); });
}

} // namespace regulars::cli
