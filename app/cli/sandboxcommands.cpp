// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/wire/serve.h"

#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "core/sandbox/wire/permissions.h"

namespace regulars::cli {

using namespace Qt::StringLiterals;

namespace {

/// As typed: the sandbox itself says which values make sense.
struct Typed {
    sandbox::ServeOptions options;
    std::uint64_t latency = 0;
    std::string stateFile, currency, now, restricted, without, traceFile;
    std::vector<std::string> faults;
};

Result<ExitCode> usage(const QString& problem)
{
    tell(problem);
    return ExitCode::Usage;
}

Result<ExitCode> serve(const Session& session, const Typed& typed)
{
    sandbox::ServeOptions options = typed.options;
    options.stateFile = fromArgument(typed.stateFile);
    options.traceFile = fromArgument(typed.traceFile);
    options.latency = std::chrono::milliseconds(typed.latency);
    if (!typed.currency.empty()) options.currency = Currency(fromArgument(typed.currency));
    if (!typed.now.empty()) {
        options.now = fromIso(fromArgument(typed.now));
        if (!options.now) return usage(Text::tr("--now takes a time such as 2026-11-12T08:15:00Z."));
    }
    for (const std::string& fault : typed.faults)
        options.faults.append(fromArgument(fault));
    options.restrictedPermissions = fromArgument(typed.restricted).split(u',', Qt::SkipEmptyParts);
    options.without = fromArgument(typed.without).split(u',', Qt::SkipEmptyParts);

    const Interrupt interrupt;
    const auto announce = [](const std::string& line) { print(QString::fromStdString(line)); };
    const auto served = sandbox::serve(options, session.clock(), interrupt.token(), announce);
    if (served) return ExitCode::Done;
    if (served.error().kind == ErrorKind::Validation) return usage(served.error().detail);
    if (served.error().kind == ErrorKind::Network) {
        tell(Text::tr("Port %1 is taken. Choose another one, or leave --port out.").arg(options.port));
        return ExitCode::Refused;
    }
    return Failure(served.error());
}

std::string footer()
{
    QStringList ids;
    for (const sandbox::Permission& permission : sandbox::allPermissions())
        ids.append(QString::fromStdString(permission.id));
    //: %1 is a list of words of a program
    const QString permissions = Text::tr("Permissions: %1").arg(ids.join(u", "_s));
    const std::string_view faults = sandbox::faultHelp();
    return "SPEC: " + std::string(faults) + "\n" + permissions.toStdString();
}

/// Hands options to the parser with a translated description.
class Describer {
public:
    explicit Describer(CLI::App& command) : m_command(command) {}
    template<class T> void add(const char* flag, T& target, const char* type, const QString& description)
    {
        m_command.add_option(flag, target, description.toStdString())->type_name(type);
    }

private:
    CLI::App& m_command;
};

void describeStudio(Describer& describe, Typed& typed)
{
    describe.add("--state", typed.stateFile, "FILE",
                 Text::tr("Keep the account in this file, and go on from it"));
    describe.add("--customers", typed.options.customers, "N", Text::tr("How many customers to invent"));
    describe.add("--years", typed.options.years, "N", Text::tr("How many years of history to invent"));
    describe.add("--seed", typed.options.seed, "N", Text::tr("The same seed invents the same studio"));
    describe.add("--currency", typed.currency, "CUR", Text::tr("The studio's main currency, such as eur"));
    describe.add("--now", typed.now, "ISO",
                 Text::tr("The account's time at the start, such as 2026-11-12T08:15:00Z"));
    describe.add("--events-api-version", typed.options.eventsVersion, "VERSION",
                 Text::tr("The API version that events are told in, such as 2024-06-20"));
}

void describeWire(Describer& describe, Typed& typed)
{
    describe.add("--port", typed.options.port, "N",
                 Text::tr("Port on this computer; any free one without it"));
    describe.add("--latency-ms", typed.latency, "N", Text::tr("How long each answer takes at least"));
    describe.add("--rate-limit", typed.options.limits.account, "N",
                 Text::tr("Requests a second for the account"));
    describe.add("--endpoint-rate-limit", typed.options.limits.endpoint, "N",
                 Text::tr("Requests a second for each endpoint"));
    describe.add("--restricted-key", typed.restricted, "PERM,..",
                 Text::tr("Also make a restricted key with these permissions; read or write stand for all"));
    describe.add("--without", typed.without, "FEATURE,..", Text::tr("What the account does not have: radar"));
    describe.add("--trace", typed.traceFile, "FILE",
                 Text::tr("Write every exchange into this file, one JSON line each"));
}

} // namespace

void addSandboxCommands(Commands& commands)
{
    CLI::App& group = commands.add("sandbox", Text::tr("A Stripe account in a box, for trying and testing"));
    group.require_subcommand(1);
    CLI::App& command = commands.add(
        "serve", Text::tr("Run the sandbox until stopped; prints its address and key first"), &group);
    const auto typed = std::make_shared<Typed>();
    Describer describe(command);
    describeStudio(describe, *typed);
    describeWire(describe, *typed);
    command
        .add_option("--fault", typed->faults,
                    Text::tr("What goes wrong on purpose; can be repeated").toStdString())
        ->type_name("SPEC")
        ->allow_extra_args(false);
    command.footer(footer());
    commands.run(command, [typed](const Session& session) { return serve(session, *typed); });
}

} // namespace regulars::cli
