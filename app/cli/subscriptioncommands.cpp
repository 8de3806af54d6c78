// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/action.h"
#include "app/cli/json.h"
#include "app/cli/table.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "core/store/syncrepository.h"
#include "core/subscriptions/cancellation.h"
#include "core/subscriptions/change.h"
#include "core/subscriptions/terms.h"
#include "core/words/actions.h"
#include "core/words/subscriptions.h"

namespace regulars::cli {

using namespace Qt::StringLiterals;
using subscriptions::CancellationDraft;
using subscriptions::CancellationPreview;
using subscriptions::SubscriptionBasis;
using subscriptions::SubscriptionTerms;
using subscriptions::ChangeDraft;
using subscriptions::ChangeQuote;
using When = CancellationDraft::When;

namespace {

struct Options : ActionOptions {
    std::string id, on, feedback, comment;
    bool isNow = false, isCredited = false, asksStripe = false;
    std::string price, amount, item, charge = "later";
    std::optional<qint64> quantity;
};

/// Opens the store, finds the subscription, and goes on with both.
Result<ExitCode> with(const Session& session, const Options& options,
                      const std::function<Result<ExitCode>(store::Database&, const SubscriptionBasis&)>& goOn)
{
    const auto database = session.openStore();
    if (!database) return failure(database);
    const QString id = fromArgument(options.id);
    const auto now = store::SyncRepository(**database).now();
    if (!now) return failure(now);
    const auto basis = subscriptions::loadSubscriptionBasis(**database, SubscriptionId(id), *now);
    if (!basis) return failure(basis);
    if (*basis) return goOn(**database, **basis);
    tell(Text::tr("No subscription has the id %1.").arg(printable(id)));
    return ExitCode::Refused;
}

Result<ExitCode> show(const Session& session, const Options& options)
{
    return with(session, options, [&](store::Database& database, const SubscriptionBasis& basis) -> Result<ExitCode> {
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
    if (options.isNow) draft.when = When::Now;
    if (options.on.empty()) return draft;
    const QDate day = QDate::fromString(fromArgument(options.on), Qt::ISODate);
    if (!day.isValid()) return failure(ErrorKind::Validation, u"not a day"_s, u"date_missing"_s);
    draft.when = When::Date;
    draft.date = subscriptions::endOf(day, zone);
    return draft;
}

Result<std::optional<InvoicePreview>> quoteFor(const Session& session, store::Database& database, const CancellationDraft& draft,
                                        const SubscriptionBasis& basis)
{
    if (draft.when != When::Now || draft.unused != CancellationDraft::Unused::Credit) return std::optional<InvoicePreview>();
    const auto quote = askStripe<InvoicePreview>(session, database, [&](stripe::Client& client, const CancelToken& cancel) {
        return subscriptions::quoteCancellation(client, basis.subscription.id, cancel);
    });
    return quote ? std::optional(*quote) : Result<std::optional<InvoicePreview>>(failure(quote));
}

Result<ExitCode> preview(const Session& session, store::Database& database, const CancellationDraft& draft,
                         const SubscriptionBasis& basis)
{
    CancellationPreview shown = subscriptions::previewCancellation(draft, basis);
    if (shown.problems.isEmpty()) {
        const auto quote = quoteFor(session, database, draft, basis);
        if (!quote) return failure(quote);
        shown = subscriptions::previewCancellation(draft, basis, *quote);
    }
    if (session.json())
        print(QJsonDocument(toJson(shown)));
    else
        printFacts(words::facts(shown, draft, basis, session.style(database)));
    return verdictOf(shown.problems, shown.warnings);
}

Result<ExitCode> cancel(const Session& session, const Options& options)
{
    return with(session, options, [&](store::Database& database, const SubscriptionBasis& basis) -> Result<ExitCode> {
        const words::Style style = session.style(database);
        const auto draft = draftOf(options, style.zone);
        if (!draft) return failure(draft);
        if (options.dryRun) return preview(session, database, *draft, basis);
        const Action action{.kind = subscriptions::cancellationKind,
                            .subject = basis.subscription.id.text(),
                            .parameters = subscriptions::cancellationParameters(*draft),
                            .plan = [&] { return subscriptions::planCancellation(*draft, basis); }};
        const auto operation = perform(session, database, options, action);
        if (!operation) return failure(operation);
        return report(session, *operation, style);
    });
}

Result<ExitCode> recover(const Session& session, const Options& options)
{
    return with(session, options, [&](store::Database& database, const SubscriptionBasis& basis) -> Result<ExitCode> {
        const words::Style style = session.style(database);
        const auto plan = [&] { return subscriptions::planRecovery(basis, fromArgument(options.note)); };
        if (options.dryRun) {
            if (const auto possible = plan(); !possible) return failure(possible);
            if (session.json())
                print(QJsonDocument(toJson(basis.subscription)));
            else
                printFacts(words::recoveryFacts(basis, style));
            return ExitCode::Done;
        }
        const Action action{.kind = subscriptions::recoveryKind,
                            .subject = basis.subscription.id.text(),
                            .parameters = subscriptions::recoveryParameters,
                            .plan = plan};
        const auto operation = perform(session, database, options, action);
        if (!operation) return failure(operation);
        return report(session, *operation, style);
    });
}

Result<ChangeDraft> changeOf(const Options& options, const SubscriptionBasis& basis)
{
    ChangeDraft draft;
    draft.item = SubscriptionItemId(fromArgument(options.item));
    draft.price = PriceId(fromArgument(options.price));
    draft.note = fromArgument(options.note);
    const auto charge = subscriptions::chargeFromText(fromArgument(options.charge));
    if (!charge) return failure(ErrorKind::Validation, u"not a way to charge"_s, u"charge_wrong"_s);
    draft.charge = *charge;
    draft.quantity = options.quantity;
    if (options.amount.empty()) return draft;
    const auto amount = Money::fromDecimal(fromArgument(options.amount), basis.subscription.currency);
    if (!amount) return failure(amount);
    draft.amount = *amount;
    return draft;
}

Result<ChangeQuote> quoteFor(const Session& session, store::Database& database, const ChangeDraft& draft,
                             const SubscriptionBasis& basis)
{
    return askStripe<ChangeQuote>(session, database, [&](stripe::Client& client, const CancelToken& cancel) {
        return subscriptions::quoteChange(client, draft, basis, cancel);
    });
}

Result<ExitCode> previewChange(const Session& session, store::Database& database, const ChangeDraft& draft,
                               const SubscriptionBasis& basis)
{
    subscriptions::ChangePreview shown = subscriptions::previewChange(draft, basis);
    std::optional<ChangeQuote> quote;
    if (shown.problems.isEmpty()) {
        const auto asked = quoteFor(session, database, draft, basis);
        if (!asked) return failure(asked);
        quote = *asked;
        shown = subscriptions::previewChange(draft, basis, quote);
    }
    if (session.json())
        print(QJsonDocument(toJson(shown, quote)));
    else
        printFacts(words::facts(shown, quote, basis, session.style(database)));
    return verdictOf(shown.problems, shown.warnings);
}

Result<ExitCode> change(const Session& session, const Options& options)
{
    return with(session, options, [&](store::Database& database, const SubscriptionBasis& basis) -> Result<ExitCode> {
        const auto draft = changeOf(options, basis);
        if (!draft) return failure(draft);
        if (options.dryRun) return previewChange(session, database, *draft, basis);
        const Action action{.kind = subscriptions::changeKind,
                            .subject = basis.subscription.id.text(),
                            .parameters = subscriptions::changeParameters(*draft),
                            .plan = [&]() -> Result<Plan> {
                                const auto quote = quoteFor(session, database, *draft, basis);
                                return quote ? subscriptions::planChange(*draft, basis, *quote) : failure(quote);
                            }};
        const auto operation = perform(session, database, options, action);
        if (!operation) return failure(operation);
        return report(session, *operation, session.style(database));
    });
}

/// `subscription ID change PRICE`, `… price AMOUNT`, `… quantity N`: what they share.
CLI::App& addChange(Commands& commands, CLI::App& parent, const char* name, const QString& says, const std::shared_ptr<Options>& options)
{
    CLI::App& command = commands.add(name, says, &parent);
    command.add_option("--item", options->item, Text::tr("Which item, where there are several (si_…)").toStdString())->type_name("ID");
    command
        .add_option("--charge", options->charge,
                    Text::tr("What is due for the rest of the period: now, later (with the next invoice; so without it), never").toStdString())
        ->type_name("WHEN");
    commands.run(command, [options](const Session& session) { return change(session, *options); });
    addActionOptions(command, *options);
    return command;
}

void addChanges(Commands& commands, CLI::App& parent, const std::shared_ptr<Options>& options)
{
    CLI::App& plan = addChange(commands, parent, "change", Text::tr("Move it to another price"), options);
    plan.add_option("price", options->price, Text::tr("The price's id (price_…)").toStdString())->required()->type_name("PRICE");
    plan.add_option("--quantity", options->quantity, Text::tr("How many pieces; without it, as many as now").toStdString())->type_name("N");
    CLI::App& price = addChange(commands, parent, "price", Text::tr("Another amount for the same product and cycle"), options);
    price.add_option("amount", options->amount, Text::tr("The new price of one piece, such as 25.00").toStdString())
        ->required()->type_name("AMOUNT");
    CLI::App& pieces = addChange(commands, parent, "quantity", Text::tr("Another number of pieces"), options);
    pieces.add_option("quantity", options->quantity, Text::tr("How many pieces").toStdString())->required()->type_name("N");
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
    ending.add_option("--on", options->on, Text::tr("After this day, such as 2026-12-31").toStdString())
        ->type_name("DAY")
        ->excludes(now);
    ending.add_flag("--credit", options->isCredited,
                    Text::tr("Unused time becomes credit balance; without it, nothing is given back").toStdString());
    ending.add_option("--feedback", options->feedback, Text::tr("Why, as Stripe words it: too_expensive, unused …").toStdString())
        ->type_name("WORD");
    ending.add_option("--comment", options->comment, Text::tr("Why, in the customer's words; kept by Stripe").toStdString())
        ->type_name("TEXT");
    CLI::App& back = commands.add("recover", Text::tr("Let one that is going to end go on"), &command);
    addChanges(commands, command, options);
    for (CLI::App* action : {&ending, &back}) addActionOptions(*action, *options);
    commands.run(ending, [options](const Session& session) { return cancel(session, *options); });
    commands.run(back, [options](const Session& session) { return recover(session, *options); });
    commands.run(command, [options](const Session& session) { return show(session, *options); });
}

} // namespace regulars::cli
