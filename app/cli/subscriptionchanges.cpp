// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/json.h"
#include "app/cli/subscriptionaction.h"
#include "app/cli/table.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "core/store/operationrepository.h"
#include "core/words/subscriptions.h"

namespace regulars::cli {

using namespace Qt::StringLiterals;
using subscriptions::BillingDayDraft;
using subscriptions::ChangeDraft;
using subscriptions::CollectionDraft;
using subscriptions::DiscountDraft;
using subscriptions::DiscountQuote;
using subscriptions::PauseDraft;
using subscriptions::Quote;
using subscriptions::SubscriptionBasis;
using subscriptions::WholePauseDraft;
using subscriptions::WholeResumptionDraft;
using Options = SubscriptionOptions;

namespace {

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
    draft.acceptRisk = options.acceptsRisk;
    if (options.amount.empty()) return draft;
    const auto amount = Money::fromDecimal(fromArgument(options.amount), basis.subscription.currency);
    if (!amount) return failure(amount);
    draft.amount = *amount;
    return draft;
}

Result<ExitCode> change(const Session& session, const Options& options)
{
    return withSubscription(session, options, [&](store::Database& database, const SubscriptionBasis& basis) -> Result<ExitCode> {
        const auto draft = changeOf(options, basis);
        if (!draft) return failure(draft);
        const auto ask = [&] {
            return askStripe<Quote>(session, database, [&](stripe::Client& client, const CancelToken& cancel) {
                return subscriptions::quoteChange(client, *draft, basis, cancel);
            });
        };
        const auto plan = [&]() -> Result<Plan> {
            const auto quote = ask();
            return quote ? subscriptions::planChange(*draft, basis, *quote) : failure(quote);
        };
        const auto preview = [&]() -> Result<ExitCode> {
            subscriptions::ChangePreview shown = subscriptions::previewChange(*draft, basis);
            std::optional<Quote> quote;
            if (shown.problems.isEmpty()) {
                const auto asked = ask();
                if (!asked) return failure(asked);
                quote = *asked;
                shown = subscriptions::previewChange(*draft, basis, quote);
            }
            if (session.json()) print(QJsonDocument(toJson(shown, quote)));
            else printFacts(words::facts(shown, quote, basis, session.style(database)));
            return verdictOf(shown.problems, shown.warnings);
        };
        return perform(session, database, options, basis,
                       {subscriptions::changeKind, subscriptions::changeParameters(*draft), plan, preview});
    });
}

/// What Stripe bills decides nothing about whether it can be done.
struct QuotedDeed {
    QString kind, parameters;
    QList<payments::Problem> problems;
    QStringList warnings;
    std::function<Result<Quote>(stripe::Client&, const CancelToken&)> quote;
    std::function<Result<Plan>(const Quote&)> plan;
    std::function<QList<words::Fact>(const std::optional<Quote>&)> facts;
};

Result<ExitCode> perform(const Session& session, store::Database& database, const Options& options, const SubscriptionBasis& basis,
                         const QuotedDeed& deed)
{
    const auto plan = [&]() -> Result<Plan> {
        const auto quote = askStripe<Quote>(session, database, deed.quote);
        return quote ? deed.plan(*quote) : failure(quote);
    };
    const auto preview = [&]() -> Result<ExitCode> {
        std::optional<Quote> quote;
        if (deed.problems.isEmpty()) {
            const auto asked = askStripe<Quote>(session, database, deed.quote);
            if (!asked) return failure(asked);
            quote = *asked;
        }
        if (session.json()) print(QJsonDocument(toJson(quote, deed.problems, deed.warnings)));
        else printFacts(deed.facts(quote));
        return verdictOf(deed.problems, deed.warnings);
    };
    return perform(session, database, options, basis, SubscriptionDeed{deed.kind, deed.parameters, plan, preview});
}

Result<ExitCode> moveBilling(const Session& session, const Options& options)
{
    return withSubscription(session, options, [&](store::Database& database, const SubscriptionBasis& basis) -> Result<ExitCode> {
        BillingDayDraft draft;
        draft.note = fromArgument(options.note);
        if (options.isCredited) draft.unused = BillingDayDraft::Unused::Credit;
        draft.acceptRisk = options.acceptsRisk;
        if (!options.isNow) draft.when = BillingDayDraft::When::Date;
        const auto day = startOfDay(options.on, session.style(database).zone);
        if (!day) return failure(day);
        draft.date = *day;
        const auto shown = subscriptions::previewBillingDay(draft, basis);
        return perform(session, database, options, basis,
                       {.kind = subscriptions::billingDayKind,
                        .parameters = subscriptions::billingDayParameters(draft),
                        .problems = shown.problems,
                        .warnings = shown.warnings,
                        .quote = [&](auto& client, const auto& cancel) { return subscriptions::quoteBillingDay(client, draft, basis, cancel); },
                        .plan = [&](const Quote& quote) { return subscriptions::planBillingDay(draft, basis, quote); },
                        .facts = [&](const auto& quote) { return words::facts(shown, draft, quote, basis, session.style(database)); }});
    });
}

/// The page on which the customer stores another one; nothing is done.
Result<ExitCode> methodPage(const Session& session, store::Database& database, const SubscriptionBasis& basis)
{
    const QByteArray key = session.random().uuid().toLatin1();
    const auto page = askStripe<subscriptions::MethodPage>(session, database, [&](stripe::Client& client, const CancelToken& cancel) {
        return subscriptions::askMethodPage(client, basis.subscription, subscriptions::MethodPageFor::Mail, key, cancel);
    });
    if (!page) return failure(page);
    if (session.json()) {
        print(QJsonDocument(QJsonObject{{u"url"_s, page->url}, {u"expires_at"_s, toJson(page->validUntil)}}));
        return ExitCode::Done;
    }
    print(page->url);
    tell(Text::tr("The page is open until %1.").arg(words::dateTime(page->validUntil, session.style(database))));
    return ExitCode::Done;
}

void printMethods(const SubscriptionBasis& basis, const words::Style& style)
{
    Table table({{Text::tr("Method"), Table::Align::Left, 60}, {Text::tr("Method id")}});
    for (const PaymentMethod& method : basis.methods) table.add({words::storedMethod(method, basis, style), method.id.text()});
    for (const QString& line : table.lines()) print(line);
}

Result<ExitCode> method(const Session& session, const Options& options)
{
    Options asked = options;
    asked.needsMethods = !options.isLink;
    return withSubscription(session, asked, [&](store::Database& database, const SubscriptionBasis& basis) -> Result<ExitCode> {
        if (options.isLink) return methodPage(session, database, basis);
        if (options.method.empty()) {
            QJsonArray methods;
            for (const PaymentMethod& stored : basis.methods) methods.append(toJson(stored));
            if (session.json()) print(QJsonDocument(methods));
            else printMethods(basis, session.style(database));
            return ExitCode::Done;
        }
        subscriptions::MethodDraft draft;
        draft.method = PaymentMethodId(fromArgument(options.method));
        draft.isForAll = !options.isForThis;
        draft.note = fromArgument(options.note);
        const auto preview = [&]() -> Result<ExitCode> {
            const auto problems = subscriptions::problemsOf(draft, basis);
            if (session.json()) print(QJsonDocument(toJson(std::optional<Quote>(), problems, {})));
            else printFacts(words::facts(draft, basis, session.style(database)));
            return verdictOf(problems);
        };
        return perform(session, database, options, basis,
                       {subscriptions::methodKind, subscriptions::methodParameters(draft),
                        [&] { return subscriptions::planMethod(draft, basis); }, preview});
    });
}

Result<ExitCode> pauseWhole(const Session& session, const Options& options)
{
    return withSubscription(session, options, [&](store::Database& database, const SubscriptionBasis& basis) -> Result<ExitCode> {
        WholePauseDraft draft;
        draft.note = fromArgument(options.note);
        const auto unused = subscriptions::unusedFromText(fromArgument(options.unused));
        if (!unused) return failure(ErrorKind::Validation, u"not what becomes of unused time"_s, u"pause_unused"_s);
        draft.unused = *unused;
        draft.acceptRisk = options.acceptsRisk;
        const auto ask = [&]() -> Result<std::optional<Quote>> {
            const bool isAsked = draft.unused != WholePauseDraft::Unused::Nothing &&
                                 subscriptions::previewWholePause(draft, basis).problems.isEmpty();
            if (!isAsked) return std::optional<Quote>();
            const auto asked = askStripe<Quote>(session, database, [&](stripe::Client& client, const CancelToken& cancel) {
                return subscriptions::quoteWholePause(client, basis, cancel);
            });
            return asked ? std::optional(*asked) : Result<std::optional<Quote>>(failure(asked));
        };
        const auto plan = [&]() -> Result<Plan> {
            const auto quote = ask();
            return quote ? subscriptions::planWholePause(draft, basis, *quote) : failure(quote);
        };
        const auto preview = [&]() -> Result<ExitCode> {
            const auto quote = ask();
            if (!quote) return failure(quote);
            const auto shown = subscriptions::previewWholePause(draft, basis, *quote);
            QJsonObject object = toJson(std::optional<Quote>(), shown.problems, shown.warnings);
            if (shown.worth) object.insert(u"unused"_s, toJson(*shown.worth));
            if (shown.worth) object.insert(u"due_now"_s, toJson(shown.due));
            if (session.json()) print(QJsonDocument(object));
            else printFacts(words::facts(shown, draft, *quote, basis, session.style(database)));
            return verdictOf(shown.problems, shown.warnings);
        };
        return perform(session, database, options, basis,
                       {subscriptions::wholePauseKind, subscriptions::wholePauseParameters(draft), plan, preview});
    });
}

Result<ExitCode> resumeWhole(const Session& session, store::Database& database, const Options& options, const SubscriptionBasis& basis)
{
    WholeResumptionDraft draft;
    draft.note = fromArgument(options.note);
    draft.acceptRisk = options.acceptsRisk;
    const auto period = subscriptions::periodFromText(fromArgument(options.period));
    if (!period) return failure(ErrorKind::Validation, u"not a period"_s, u"resume_period"_s);
    draft.period = *period;
    const auto shown = subscriptions::previewWholeResumption(draft, basis);
    return perform(session, database, options, basis,
                   {.kind = subscriptions::wholeResumptionKind,
                    .parameters = subscriptions::wholeResumptionParameters(draft),
                    .problems = shown.problems,
                    .warnings = shown.warnings,
                    .quote = [&](auto& client, const auto& cancel) { return subscriptions::quoteWholeResumption(client, draft, basis, cancel); },
                    .plan = [&](const Quote& quote) { return subscriptions::planWholeResumption(draft, basis, quote); },
                    .facts = [&](const auto& quote) { return words::facts(draft, quote, basis, session.style(database)); }});
}

Result<ExitCode> pause(const Session& session, const Options& options)
{
    if (options.isWhole) return pauseWhole(session, options);
    return withSubscription(session, options, [&](store::Database& database, const SubscriptionBasis& basis) -> Result<ExitCode> {
        PauseDraft draft;
        draft.note = fromArgument(options.note);
        draft.behavior = fromArgument(options.behavior);
        const auto day = startOfDay(options.on, session.style(database).zone);
        if (!day) return failure(day);
        draft.until = *day;
        const auto preview = [&]() -> Result<ExitCode> {
            const auto problems = subscriptions::problemsOf(draft, basis);
            if (session.json()) print(QJsonDocument(toJson(std::optional<Quote>(), problems, {})));
            else printFacts(words::facts(draft, basis, session.style(database)));
            return verdictOf(problems);
        };
        return perform(session, database, options, basis,
                       {subscriptions::pauseKind, subscriptions::pauseParameters(draft),
                        [&] { return subscriptions::planPause(draft, basis); }, preview});
    });
}

Result<ExitCode> resume(const Session& session, const Options& options)
{
    return withSubscription(session, options, [&](store::Database& database, const SubscriptionBasis& basis) -> Result<ExitCode> {
        // What was asked for under this name before is that, however things stand now.
        const auto before = store::OperationRepository(database).find(fromArgument(options.operationId));
        if (!before) return failure(before);
        const bool isWhole = *before ? (*before)->kind == subscriptions::wholeResumptionKind : basis.subscription.status == "paused"_L1;
        if (isWhole) return resumeWhole(session, database, options, basis);
        const auto plan = [&] { return subscriptions::planResumption(basis, fromArgument(options.note)); };
        const auto preview = [&]() -> Result<ExitCode> {
            if (const auto possible = plan(); !possible) return failure(possible);
            if (session.json()) print(QJsonDocument(toJson(basis.subscription)));
            else printFacts(words::resumptionFacts(basis, session.style(database)));
            return ExitCode::Done;
        };
        return perform(session, database, options, basis,
                       {subscriptions::resumptionKind, subscriptions::resumptionParameters, plan, preview});
    });
}

Result<ExitCode> discount(const Session& session, const Options& options)
{
    return withSubscription(session, options, [&](store::Database& database, const SubscriptionBasis& basis) -> Result<ExitCode> {
        DiscountDraft draft;
        draft.note = fromArgument(options.note);
        draft.code = fromArgument(options.code);
        for (const std::string& id : options.removed) draft.removed.append(fromArgument(id));
        const auto ask = [&] {
            return askStripe<DiscountQuote>(session, database, [&](stripe::Client& client, const CancelToken& cancel) {
                return subscriptions::quoteDiscounts(client, draft, basis, cancel);
            });
        };
        const auto plan = [&]() -> Result<Plan> {
            const auto quote = ask();
            return quote ? subscriptions::planDiscounts(draft, basis, *quote) : failure(quote);
        };
        const auto preview = [&]() -> Result<ExitCode> {
            const auto quote = ask();
            if (!quote) return failure(quote);
            const auto problems = subscriptions::problemsOf(draft, basis, *quote);
            if (session.json()) print(QJsonDocument(toJson(quote->quote, problems, {})));
            else printFacts(words::facts(draft, *quote, basis, session.style(database)));
            return verdictOf(problems);
        };
        return perform(session, database, options, basis,
                       {subscriptions::discountKind, subscriptions::discountParameters(draft), plan, preview});
    });
}

Result<ExitCode> collect(const Session& session, const Options& options)
{
    Options asked = options;
    asked.needsMethods = true;
    return withSubscription(session, asked, [&](store::Database& database, const SubscriptionBasis& basis) -> Result<ExitCode> {
        CollectionDraft draft;
        const auto how = subscriptions::collectionFromText(fromArgument(options.how));
        if (!how) return failure(ErrorKind::Validation, u"not a way to collect"_s, u"collection_how"_s);
        draft.how = *how;
        draft.invoice = InvoiceId(fromArgument(options.invoice));
        draft.method = PaymentMethodId(fromArgument(options.method));
        draft.acceptRisk = options.acceptsRisk;
        draft.note = fromArgument(options.note);
        const auto preview = [&]() -> Result<ExitCode> {
            const auto shown = subscriptions::previewCollection(draft, basis);
            if (session.json()) print(QJsonDocument(toJson(shown)));
            else printFacts(words::facts(shown, draft, basis, session.style(database)));
            return verdictOf(shown.problems, shown.warnings);
        };
        return perform(session, database, options, basis,
                       {subscriptions::collectionKind, subscriptions::collectionParameters(draft),
                        [&] { return subscriptions::planCollection(draft, basis); }, preview});
    });
}

using Run = Result<ExitCode> (*)(const Session&, const Options&);
using Shared = std::shared_ptr<Options>;

CLI::App& add(Commands& commands, CLI::App& parent, const char* name, const QString& says, const Shared& options, Run run)
{
    CLI::App& command = commands.add(name, says, &parent);
    addActionOptions(command, *options);
    commands.run(command, [options, run](const Session& session) { return run(session, *options); });
    return command;
}

void addItemOptions(CLI::App& command, const Shared& options)
{
    command.add_option("--item", options->item, Text::tr("Which item, where there are several (si_…)").toStdString())->type_name("ID");
    command
        .add_option("--charge", options->charge,
                    Text::tr("What is due for the rest of the period: now, later (with the next invoice; so without it), never").toStdString())
        ->type_name("WHEN");
}

} // namespace

void addSubscriptionChanges(Commands& commands, CLI::App& parent, const Shared& options)
{
    CLI::App& plan = add(commands, parent, "change", Text::tr("Move it to another price"), options, change);
    plan.add_option("price", options->price, Text::tr("The price's id (price_…)").toStdString())->required()->type_name("PRICE");
    plan.add_option("--quantity", options->quantity, Text::tr("How many pieces; without it, as many as now").toStdString())->type_name("N");
    CLI::App& price = add(commands, parent, "price", Text::tr("Another amount for the same product and cycle"), options, change);
    price.add_option("amount", options->amount, Text::tr("The new price of one piece, such as 25.00").toStdString())
        ->required()->type_name("AMOUNT");
    CLI::App& pieces = add(commands, parent, "quantity", Text::tr("Another number of pieces"), options, change);
    pieces.add_option("quantity", options->quantity, Text::tr("How many pieces").toStdString())->required()->type_name("N");
    for (CLI::App* command : {&plan, &price, &pieces}) addItemOptions(*command, options);

    CLI::App& billing = add(commands, parent, "billing", Text::tr("End its trial, or begin its period on another day"), options, moveBilling);
    CLI::Option* now = billing.add_flag("--now", options->isNow, Text::tr("Now, and billed now").toStdString());
    addDay(billing, "--on", options->on, Text::tr("On this day, such as 2026-12-31; until then nothing is billed"))->excludes(now);
    billing.add_flag("--credit", options->isCredited, Text::tr("Unused time is credited; without it, nothing is given back").toStdString());

    CLI::App& methods = add(commands, parent, "method", Text::tr("What it is charged to; without an id, what the customer has stored"),
                            options, method);
    methods.add_option("method", options->method, Text::tr("What is charged from now on (pm_…)").toStdString())->type_name("ID");
    methods.add_flag("--only-this", options->isForThis, Text::tr("Not for all else that the customer pays").toStdString());
    methods.add_flag("--link", options->isLink, Text::tr("Print a page on which the customer stores another one").toStdString());
    CLI::App& pausing = add(commands, parent, "pause", Text::tr("Charge nobody for a while, or pause all of it"), options, pause);
    CLI::Option* behavior =
        pausing.add_option("--behavior", options->behavior,
                           Text::tr("What becomes of invoices: void (so without it), keep_as_draft, mark_uncollectible").toStdString());
    CLI::Option* until = addDay(pausing, "--until", options->on, Text::tr("It goes on by itself on this day"));
    behavior->type_name("WORD");
    CLI::Option* whole = pausing.add_flag("--whole", options->isWhole, Text::tr("The subscription itself: no access and no invoices").toStdString());
    whole->excludes(behavior)->excludes(until);
    pausing
        .add_option("--unused", options->unused,
                    Text::tr("What becomes of unused time: nothing, later (so without it: taken off when it is resumed), credit").toStdString())
        ->type_name("WORD")->needs(whole);
    CLI::App& resuming = add(commands, parent, "resume", Text::tr("Go on after a pause"), options, resume);
    resuming
        .add_option("--period", options->period,
                    Text::tr("Of one that is paused as a whole: new (so without it: one begins today), present").toStdString())
        ->type_name("WORD");

    CLI::App& discounts = add(commands, parent, "discount", Text::tr("Apply a discount code, or take discounts away"), options, discount);
    discounts.add_option("code", options->code, Text::tr("A promotion code, or a coupon's id").toStdString())->type_name("CODE");
    discounts.add_option("--remove", options->removed, Text::tr("The id of a discount that goes (di_…)").toStdString())->type_name("ID");

    CLI::App& open = add(commands, parent, "collect", Text::tr("What becomes of an invoice that is not paid"), options, collect);
    open.add_option("how", options->how, Text::tr("retry (charge again), by_hand (paid outside Stripe), write_off").toStdString())
        ->required()->type_name("HOW");
    open.add_option("--invoice", options->invoice, Text::tr("Which (in_…); without it, the newest that is open").toStdString())->type_name("ID");
    open.add_option("--method", options->method, Text::tr("What is charged (pm_…); without it, what is charged usually").toStdString())
        ->type_name("ID");
    for (CLI::App* command : {&plan, &price, &pieces, &billing, &pausing, &resuming, &open})
        command->add_flag("--accept-risk", options->acceptsRisk, Text::tr("Charge a blocked customer all the same").toStdString());
}

} // namespace regulars::cli
