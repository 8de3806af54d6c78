// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/json.h"
#include "app/cli/table.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "core/domain/recurrence.h"
#include "core/domain/renewal.h"
#include "core/store/syncrepository.h"
#include "core/words/subscriptions.h"

namespace regulars::cli {

using namespace Qt::StringLiterals;
using store::SubscriptionRow;
using store::SubscriptionSort;

namespace {

struct ListOptions {
    std::string search, status, product, interval, sort = "started";
    bool isAscending = false;
    qint64 limit = -1;
};

const std::map<std::string, SubscriptionSort>& sorts()
{
    static const std::map<std::string, SubscriptionSort> all{{"started", SubscriptionSort::Start},
                                                             {"next_payment", SubscriptionSort::NextPayment},
                                                             {"ends", SubscriptionSort::End},
                                                             {"monthly", SubscriptionSort::Monthly}};
    return all;
}

QStringList statuses()
{
    return QStringList{u"current"_s} + subscriptionStates() + QStringList{u"ending_soon"_s};
}

struct Listed {
    QList<SubscriptionRow> rows;
    QList<Money> monthly;
};

Result<Listed> load(store::Database& database, const ListOptions& options)
{
    const auto now = store::SyncRepository(database).now();
    if (!now) return failure(now);
    store::SubscriptionQuery query{.search = fromArgument(options.search), .filter = fromArgument(options.status),
                                   .product = ProductId(fromArgument(options.product)), .now = *now};
    if (!options.interval.empty()) query.cycle = recurrenceFromText(fromArgument(options.interval));
    query.sort = sorts().at(options.sort);
    query.descending = !options.isAscending;
    const store::SubscriptionListRepository repository(database);
    const auto list = repository.list(query, options.limit);
    if (!list) return failure(list);
    const auto rows = repository.rows(list->keys);
    if (!rows) return failure(rows);
    const auto monthly = repository.monthly(list->keys);
    if (!monthly) return failure(monthly);
    Listed listed{{}, *monthly};
    for (const qint64 key : list->keys) {
        if (const auto row = rows->constFind(key); row != rows->constEnd()) listed.rows.append(*row);
    }
    return listed;
}

void printTable(const Listed& listed, const words::Style& style)
{
    using Align = Table::Align;
    Table table({{Text::tr("Customer"), Align::Left, 28},
                 {Text::tr("Product"), Align::Left, 28},
                 {Text::tr("Price"), Align::Right},
                 {Text::tr("Status")},
                 {Text::tr("Started")},
                 {Text::tr("Next payment")},
                 {Text::tr("Ends")},
                 {Text::tr("Subscription id")}});
    for (const SubscriptionRow& row : listed.rows) {
        table.add({row.customerName.isEmpty() ? row.customerEmail : row.customerName, words::products(row, style),
                   words::price(row, style), words::subscriptionStatus(row.state), words::date(row.startDate, style),
                   words::date(row.nextPaymentAt, style), words::date(row.endedAt ? row.endedAt : row.endsAt, style), row.id.text()});
    }
    for (const QString& line : table.lines()) print(line);
    tell(Text::tr("Subscriptions listed: %1; %2 a month, before discounts")
             .arg(style.locale.toString(listed.rows.size()), words::amounts(listed.monthly, style.locale)));
}

Result<ExitCode> listSubscriptions(const Session& session, const ListOptions& options)
{
    const auto database = session.openStore();
    if (!database) return failure(database);
    const auto listed = load(**database, options);
    if (!listed) return failure(listed);
    if (!session.json()) {
        printTable(*listed, session.style(**database));
        return ExitCode::Done;
    }
    QJsonArray array;
    for (const SubscriptionRow& row : listed->rows) array.append(toJson(row));
    print(QJsonDocument(array));
    return ExitCode::Done;
}

/// A check for an option that takes one of these words.
auto oneOf(QStringList words, QString otherwise)
{
    return [words = std::move(words), otherwise = std::move(otherwise)](const std::string& word) {
        return words.contains(fromArgument(word)) ? std::string() : otherwise.toStdString();
    };
}

} // namespace

void addSubscriptionListCommand(Commands& commands)
{
    CLI::App& command = commands.add("subscriptions", Text::tr("List the subscriptions, the newest first"));
    const auto options = std::make_shared<ListOptions>();
    command.add_option("--search", options->search, Text::tr("Only those with these words in name, email, product or id").toStdString())
        ->type_name("WORDS");
    //: %1 is a list of words such as succeeded
    const QString oneOfThem = Text::tr("Only those: one of %1");
    command.add_option("--status", options->status, oneOfThem.arg(statuses().join(u", "_s)).toStdString())
        ->type_name("STATUS")
        ->check(oneOf(statuses(), Text::tr("there is no such status; --help lists them")));
    command.add_option("--product", options->product, Text::tr("Only those with this product").toStdString())->type_name("ID");
    command.add_option("--interval", options->interval, Text::tr("Only those that are billed so often: \"month 1\", \"week 2\" …").toStdString())
        ->type_name("INTERVAL")
        ->check([](const std::string& text) {
            return recurrenceFromText(fromArgument(text)) ? std::string() : Text::tr("not an interval: a unit and a number").toStdString();
        });
    QStringList columns;
    for (const auto& [name, sort] : sorts()) columns << QString::fromStdString(name);
    command.add_option("--sort", options->sort, Text::tr("In this order: one of %1").arg(columns.join(u", "_s)).toStdString())
        ->type_name("COLUMN")
        ->check(oneOf(columns, Text::tr("there is no such order; --help lists them")));
    command.add_flag("--asc", options->isAscending, Text::tr("The oldest, soonest or smallest first").toStdString());
    command.add_option("--limit", options->limit, Text::tr("So many at most").toStdString())
        ->type_name("N")
        ->check(CLI::NonNegativeNumber.description(""));
    commands.run(command, [options](const Session& session) { return listSubscriptions(session, *options); });
}

} // namespace regulars::cli
