// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"

#include <QtCore/QLocale>
#include <QtCore/QTranslator>

using namespace regulars;
using namespace Qt::StringLiterals;
using cli::ExitCode;
using cli::Text;

namespace {

struct Flags {
    std::string dataDir, studio, stripeUrl;
    bool json = false;
};

void addFlags(CLI::App& app, Flags& flags)
{
    app.option_defaults()->group(Text::tr("Options").toStdString());
    app.set_help_flag("-h,--help", Text::tr("Print this help").toStdString());
    app.add_option("--data-dir", flags.dataDir,
                   Text::tr("Folder that holds the data of all studios").toStdString())
        ->type_name("DIR");
    app.add_option("--studio", flags.studio, Text::tr("Which studio, where there are several").toStdString())
        ->type_name("NAME");
    app.add_option(
           "--stripe-url", flags.stripeUrl,
           Text::tr("A sandbox on this computer instead of Stripe; takes test keys only").toStdString())
        ->type_name("URL");
    app.add_flag("--json", flags.json,
                 Text::tr("Print one JSON document instead of text for people").toStdString());
    app.set_version_flag("--version", "regulars-cli " REGULARS_VERSION,
                         Text::tr("Print the version").toStdString());
}

/// After the commands: those that exist when it is set do not repeat it.
void addFooter(CLI::App& app)
{
    app.footer(
        Text::tr(
            "The Stripe key comes from the environment variable REGULARS_STRIPE_KEY or from the key store of "
            "the system.\nExit codes: 0 done, 1 refused, 2 usage, 3 offline or time-out, 4 key or "
            "permission, 5 local store.")
            .toStdString());
}

void translateHelp(CLI::App& app)
{
    const auto formatter = std::make_shared<CLI::Formatter>();
    formatter->label("Usage", Text::tr("Usage").toStdString());
    formatter->label("OPTIONS", Text::tr("OPTIONS").toStdString());
    formatter->label("SUBCOMMAND", Text::tr("COMMAND").toStdString());
    formatter->label("SUBCOMMANDS", Text::tr("COMMANDS").toStdString());
    formatter->label("Positionals", Text::tr("Arguments").toStdString());
    formatter->label("REQUIRED", Text::tr("(required)").toStdString());
    app.formatter(formatter);
}

/// Reads the command line; an exit code when that was all there is to do.
std::optional<ExitCode> parse(CLI::App& app)
{
    const QStringList all = QCoreApplication::arguments().mid(1);
    if (all.isEmpty()) {
        cli::tell(QString::fromStdString(app.help()));
        return ExitCode::Usage;
    }
    // The parser wants them in reverse; Qt's are Unicode on every system.
    std::vector<std::string> arguments;
    for (const QString& argument : all)
        arguments.insert(arguments.begin(), argument.toStdString());
    try {
        app.parse(std::move(arguments));
    } catch (const CLI::Success& asked) { // --help, --version
        app.exit(asked);
        return ExitCode::Done;
    } catch (const CLI::ParseError& error) {
        cli::tell(QString::fromStdString(error.what()));
        cli::tell(Text::tr(
            "Run “regulars-cli --help”, or “regulars-cli COMMAND --help”, to see what can be said."));
        return ExitCode::Usage;
    }
    return {};
}

ExitCode run(const cli::Command& command, const Flags& flags)
{
    SystemClock clock;
    SystemRandom random;
    const cli::Session session({.dataFolder = cli::fromArgument(flags.dataDir),
                                .studio = cli::fromArgument(flags.studio),
                                .stripeUrl = cli::fromArgument(flags.stripeUrl),
                                .json = flags.json},
                               clock, random);
    const Result<ExitCode> result = command(session);
    if (result) return *result;
    cli::tell(words::sentence(result.error()));
    return cli::exitCodeOf(result.error());
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"Regulars"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(REGULARS_VERSION));
    // English has a file too, for its plural forms.
    QTranslator translator;
    if (translator.load(QLocale(), u"regulars"_s, u"_"_s, u":/translations"_s) ||
        translator.load(u":/translations/regulars_en.qm"_s))
        QCoreApplication::installTranslator(&translator);

    CLI::App app(Text::tr("Regulars: the people behind a Stripe account, on the command line").toStdString(),
                 "regulars-cli");
    Flags flags;
    translateHelp(app);
    addFlags(app, flags);
    app.require_subcommand(1);
    cli::Commands commands(app);
    cli::addStudioCommands(commands);
    cli::addSyncCommand(commands);
    cli::addCustomerCommands(commands);
    cli::addTransactionCommands(commands);
    cli::addRefundCommand(commands);
    cli::addRepaymentCommand(commands);
    cli::addBalanceCommand(commands);
    cli::addBlockCommands(commands);
    cli::addSubscriptionListCommand(commands);
    cli::addSubscriptionCommands(commands);
    cli::addSubscribeCommand(commands);
    cli::addOperationCommands(commands);
    cli::addSafetyCommands(commands);
    cli::addSandboxCommands(commands);
    addFooter(app);
    const std::optional<ExitCode> finished = parse(app);
    return static_cast<int>(finished ? *finished : run(commands.chosen(), flags));
}
