// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/json.h"
#include "app/cli/subscriptionaction.h"
#include "app/cli/table.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "core/store/syncrepository.h"
#include "core/subscriptions/creation.h"
#include "core/words/subscriptions.h"

namespace regulars::cli {

using namespace Qt::StringLiterals;
using subscriptions::CreationDraft;
using subscriptions::CreationQuote;
using subscriptions::SubscriptionBasis;

namespace {

struct Options : ActionOptions {
    std::string customer, price, freeUntil, code, intro, method;
    qint64 quantity = 1;
    int introPayments = 1;
    std::optional<int> invoiceDays;
    bool acceptsRisk = false;
};

Result<CreationDraft> draftOf(const Options& options, const SubscriptionBasis& basis, const QTimeZone& zone)
{
    CreationDraft draft;
    draft.price = PriceId(fromArgument(options.price));
    draft.quantity = options.quantity;
    draft.code = fromArgument(options.code);
    draft.introPayments = options.introPayments;
    draft.sendsInvoice = options.invoiceDays.has_value();
    draft.daysUntilDue = options.invoiceDays.value_or(draft.daysUntilDue);
    draft.method = PaymentMethodId(fromArgument(options.method));
    draft.acceptRisk = options.acceptsRisk;
    draft.note = fromArgument(options.note);
    const auto day = startOfDay(options.freeUntil, zone);
    if (!day) return failure(day);
    draft.firstPayment = *day;
    if (options.intro.empty()) return draft;
    const auto price = basis.prices.find(draft.price);
    const auto amount = Money::fromDecimal(fromArgument(options.intro),
                                           price == basis.prices.end() ? basis.subscription.currency : price->currency);
    if (!amount) return failure(amount);
    draft.introAmount = *amount;
    return draft;
}

Result<ExitCode> preview(const Session& session, store::Database& database, const CreationDraft& draft, const SubscriptionBasis& basis,
                         const Result<CreationQuote>& quote)
{
    if (!quote) return failure(quote);
    const auto shown = subscriptions::previewCreation(draft, basis, *quote);
    if (session.json()) {
        QJsonObject object{{u"first"_s, toJson(quote->first)}, {u"regular"_s, toJson(quote->regular)}, {u"due"_s, toJson(shown.due)},
                           {u"warnings"_s, toJson(shown.warnings)}, {u"problems"_s, toJson(shown.problems)}};
        print(QJsonDocument(object));
    } else {
        printFacts(words::facts(shown, draft, *quote, basis, session.style(database)));
    }
    return verdictOf(shown.problems, shown.warnings);
}

Result<ExitCode> subscribe(const Session& session, const Options& options)
{
    const auto database = session.openStore();
    if (!database) return failure(database);
    const QString id = fromArgument(options.customer);
    const auto now = store::SyncRepository(**database).now();
    if (!now) return failure(now);
    auto basis = subscriptions::loadNewBasis(**database, CustomerId(id), *now);
    if (!basis) return failure(basis);
    if (*basis) {
        refreshMethods(session, **database, CustomerId(id));
        basis = subscriptions::loadNewBasis(**database, CustomerId(id), *now);
        if (!basis) return failure(basis);
    }
    if (!*basis) {
        tell(Text::tr("There is no customer “%1” in what was synced. Check the id, or sync and try again.").arg(quotable(id)));
        return ExitCode::Refused;
    }
    const auto draft = draftOf(options, **basis, session.style(**database).zone);
    if (!draft) return failure(draft);
    const auto quote = [&] {
        return askStripe<CreationQuote>(session, **database, [&](stripe::Client& client, const CancelToken& cancel) {
            return subscriptions::quoteCreation(client, *draft, **basis, cancel);
        });
    };
    if (options.dryRun) return preview(session, **database, *draft, **basis, quote());
    const auto plan = [&]() -> Result<Plan> {
        const auto asked = quote();
        return asked ? subscriptions::planCreation(*draft, **basis, *asked) : Result<Plan>(failure(asked));
    };
    const Action action{.kind = subscriptions::creationKind, .subject = draft->price.text(),
                        .parameters = subscriptions::creationParameters(*draft), .plan = plan};
    const auto operation = perform(session, **database, options, action);
    if (!operation) return failure(operation);
    return report(session, *operation, session.style(**database));
}

} // namespace

void addSubscribeCommand(Commands& commands)
{
    CLI::App& command = commands.add("subscribe", Text::tr("Give a customer a subscription"));
    const auto options = std::make_shared<Options>();
    command.add_option("customer", options->customer, Text::tr("The customer's id (cus_…)").toStdString())->required()->type_name("ID");
    command.add_option("price", options->price, Text::tr("To which price (price_…)").toStdString())->required()->type_name("PRICE");
    command.add_option("--quantity", options->quantity, Text::tr("How many pieces").toStdString())->type_name("N");
    addDay(command, "--free-until", options->freeUntil, Text::tr("Nothing is charged before this day"));
    command.add_option("--code", options->code, Text::tr("A promotion code, or a coupon's id").toStdString())->type_name("CODE");
    command.add_option("--intro", options->intro, Text::tr("What one piece costs for the first payments, such as 25.00").toStdString())
        ->type_name("AMOUNT");
    command.add_option("--intro-payments", options->introPayments, Text::tr("For how many payments: 1 to 3").toStdString())->type_name("N");
    command.add_option("--invoice", options->invoiceDays, Text::tr("Send invoices that are due after so many days").toStdString())
        ->type_name("DAYS");
    command.add_option("--method", options->method, Text::tr("What is charged (pm_…); without it, what is charged usually").toStdString())
        ->type_name("ID");
    command.add_flag("--accept-risk", options->acceptsRisk, Text::tr("Charge a blocked customer all the same").toStdString());
    addActionOptions(command, *options);
    commands.run(command, [options](const Session& session) { return subscribe(session, *options); });
}

} // namespace regulars::cli
