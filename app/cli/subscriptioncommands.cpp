// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/json.h"
#include "app/cli/subscriptionaction.h"
#include "app/cli/table.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "core/store/syncrepository.h"
#include "core/words/actions.h"
#include "core/words/subscriptions.h"

namespace regulars::cli {

using namespace Qt::StringLiterals;
using subscriptions::CancellationDraft;
using subscriptions::CancellationPreview;
using subscriptions::Quote;
using subscriptions::SubscriptionBasis;
using subscriptions::SubscriptionTerms;
using Options = SubscriptionOptions;
using When = CancellationDraft::When;

Result<ExitCode> withSubscription(const Session& session, const Options& options, const WithSubscription& goOn)
{
    const auto database = session.openStore();
    if (!database) return failure(database);
    const QString id = fromArgument(options.id);
    const auto now = store::SyncRepository(**database).now();
    if (!now) return failure(now);
    auto basis = subscriptions::loadSubscriptionBasis(**database, SubscriptionId(id), *now);
    if (!basis) return failure(basis);
    if (*basis && options.needsMethods) {
        refreshMethods(session, **database, (*basis)->subscription.customer);
        basis = subscriptions::loadSubscriptionBasis(**database, SubscriptionId(id), *now);
        if (!basis) return failure(basis);
    }
    if (*basis) return goOn(**database, **basis);
    tell(Text::tr("No subscription has the id %1.").arg(printable(id)));
    return ExitCode::Refused;
}

Result<ExitCode> perform(const Session& session, store::Database& database, const Options& options, const SubscriptionBasis& basis,
                         const SubscriptionDeed& deed)
{
    if (options.dryRun) return deed.preview();
    const Action action{.kind = deed.kind, .subject = basis.subscription.id.text(), .parameters = deed.parameters, .plan = deed.plan};
    const auto operation = perform(session, database, options, action);
    if (!operation) return failure(operation);
    return report(session, *operation, session.style(database));
}

Result<std::optional<Instant>> startOfDay(const std::string& day, const QTimeZone& zone)
{
    if (day.empty()) return std::optional<Instant>();
    const QDate date = QDate::fromString(fromArgument(day), Qt::ISODate);
    if (!date.isValid()) return failure(ErrorKind::Validation, u"not a day"_s, u"date_missing"_s);
    return std::optional(fromUnixSeconds(date.startOfDay(zone).toSecsSinceEpoch()));
}

Result<std::optional<Instant>> endOfDay(const std::string& day, const QTimeZone& zone)
{
    const auto start = startOfDay(day, zone);
    if (!start || !*start) return start;
    return std::optional(subscriptions::endOf(QDateTime::fromSecsSinceEpoch(unixSeconds(**start), zone).date(), zone));
}

CLI::Option* addDay(CLI::App& command, const char* name, std::string& day, const QString& says)
{
    const auto isDay = [](const std::string& text) {
        return text.empty() ? Text::tr("Enter the day.").toStdString() : std::string();
    };
    return command.add_option(name, day, says.toStdString())->type_name("DAY")->check(isDay);
}

namespace {

Result<ExitCode> show(const Session& session, const Options& options)
{
    return withSubscription(session, options, [&](store::Database& database, const SubscriptionBasis& basis) -> Result<ExitCode> {
        std::optional<SubscriptionTerms> terms;
        if (options.asksStripe) {
            const auto asked = askStripe<SubscriptionTerms>(session, database, [&](stripe::Client& client, const CancelToken& cancel) {
                return subscriptions::askTerms(client, basis.subscription.id, cancel);
            });
            if (!asked) return failure(asked);
            terms = *asked;
        }
        const words::Style style = session.style(database);
        if (session.json()) {
            print(QJsonDocument(toJson(basis, terms)));
        } else {
            printFacts(words::facts(basis, terms, style));
            printFacts(words::invoiceFacts(basis.invoices, style));
        }
        return ExitCode::Done;
    });
}

Result<CancellationDraft> draftOf(const Options& options, const QTimeZone& zone)
{
    CancellationDraft draft;
    draft.feedback = fromArgument(options.feedback);
    draft.comment = fromArgument(options.comment);
    draft.note = fromArgument(options.note);
    if (options.isCredited) draft.unused = CancellationDraft::Unused::Credit;
    draft.acceptRisk = options.acceptsRisk;
    if (options.isNow) draft.when = When::Now;
    const auto end = endOfDay(options.on, zone);
    if (!end) return failure(end);
    if (*end) draft.when = When::Date;
    draft.date = *end;
    return draft;
}

Result<std::optional<Quote>> quoteFor(const Session& session, store::Database& database, const CancellationDraft& draft,
                                      const SubscriptionBasis& basis)
{
    const bool isAsked = isQuoted(draft, basis) && subscriptions::previewCancellation(draft, basis).problems.isEmpty();
    if (!isAsked) return std::optional<Quote>();
    const auto quote = askStripe<Quote>(session, database, [&](stripe::Client& client, const CancelToken& cancel) {
        return subscriptions::quoteCancellation(client, draft, basis, cancel);
    });
    return quote ? std::optional(*quote) : Result<std::optional<Quote>>(failure(quote));
}

Result<ExitCode> preview(const Session& session, store::Database& database, const CancellationDraft& draft,
                         const SubscriptionBasis& basis)
{
    const auto quote = quoteFor(session, database, draft, basis);
    if (!quote) return failure(quote);
    const CancellationPreview shown = subscriptions::previewCancellation(draft, basis, *quote);
    if (session.json())
        print(QJsonDocument(toJson(shown)));
    else
        printFacts(words::facts(shown, draft, *quote, basis, session.style(database)));
    return verdictOf(shown.problems, shown.warnings);
}

Result<ExitCode> cancel(const Session& session, const Options& options)
{
    return withSubscription(session, options, [&](store::Database& database, const SubscriptionBasis& basis) -> Result<ExitCode> {
        const auto draft = draftOf(options, session.style(database).zone);
        if (!draft) return failure(draft);
        return perform(session, database, options, basis,
                       {subscriptions::cancellationKind, subscriptions::cancellationParameters(*draft),
                        [&]() -> Result<Plan> {
                            const auto quote = quoteFor(session, database, *draft, basis);
                            return quote ? subscriptions::planCancellation(*draft, basis, *quote) : failure(quote);
                        },
                        [&] { return preview(session, database, *draft, basis); }});
    });
}

Result<ExitCode> recover(const Session& session, const Options& options)
{
    return withSubscription(session, options, [&](store::Database& database, const SubscriptionBasis& basis) -> Result<ExitCode> {
        const auto plan = [&] { return subscriptions::planRecovery(basis, fromArgument(options.note)); };
        const auto preview = [&]() -> Result<ExitCode> {
            if (const auto possible = plan(); !possible) return failure(possible);
            if (session.json())
                print(QJsonDocument(toJson(basis.subscription)));
            else
                printFacts(words::recoveryFacts(basis, session.style(database)));
            return ExitCode::Done;
        };
        return perform(session, database, options, basis, {subscriptions::recoveryKind, subscriptions::recoveryParameters, plan, preview});
    });
}

} // namespace

void addSubscriptionCommands(Commands& commands)
{
    CLI::App& command = commands.add("subscription", Text::tr("Show a subscription; change, cancel or recover it"));
    const auto options = std::make_shared<Options>();
    command.add_option("id", options->id, Text::tr("The subscription's id (sub_…)").toStdString())->required()->type_name("ID");
    command.add_flag("--next", options->asksStripe,
                     Text::tr("Also ask Stripe what is due next, and for its discounts").toStdString());
    CLI::App& ending = commands.add("cancel", Text::tr("End it with the period that is paid for, or sooner"), &command);
    CLI::Option* now = ending.add_flag("--now", options->isNow, Text::tr("At once").toStdString());
    addDay(ending, "--on", options->on, Text::tr("After this day, such as 2026-12-31"))->excludes(now);
    ending.add_flag("--credit", options->isCredited,
                    Text::tr("Unused time becomes credit balance; without it, nothing is given back").toStdString());
    ending.add_option("--feedback", options->feedback, Text::tr("Why, as Stripe words it: too_expensive, unused …").toStdString())
        ->type_name("WORD");
    ending.add_option("--comment", options->comment, Text::tr("Why, in the customer's words; kept by Stripe").toStdString())
        ->type_name("TEXT");
    ending.add_flag("--accept-risk", options->acceptsRisk, Text::tr("Charge a blocked customer all the same").toStdString());
    CLI::App& back = commands.add("recover", Text::tr("Let one that is going to end go on"), &command);
    for (CLI::App* action : {&ending, &back}) addActionOptions(*action, *options);
    addSubscriptionChanges(commands, command, options);
    commands.run(ending, [options](const Session& session) { return cancel(session, *options); });
    commands.run(back, [options](const Session& session) { return recover(session, *options); });
    commands.run(command, [options](const Session& session) { return show(session, *options); });
}

} // namespace regulars::cli
