// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/json.h"
#include "app/cli/table.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "core/customers/profile.h"

namespace regulars::cli {

using namespace Qt::StringLiterals;
using store::CustomerRepository;
using store::CustomerRow;
using store::CustomerSort;

namespace {

struct ListOptions {
    std::string search, sort;
    bool descending = false;
    qint64 limit = -1;
};

// The columns by the names of the JSON fields, and by shorter ones.
const std::map<std::string, CustomerSort>& sortColumns()
{
    static const std::map<std::string, CustomerSort> columns{
        {"name", CustomerSort::Name},
        {"email", CustomerSort::Email},
        {"status", CustomerSort::Status},
        {"ltv", CustomerSort::LifetimeValue},
        {"last_payment_at", CustomerSort::LastPayment},
        {"last_payment", CustomerSort::LastPayment},
        {"next_payment_at", CustomerSort::NextPayment},
        {"next_payment", CustomerSort::NextPayment},
        {"credit_balance", CustomerSort::CreditBalance},
        {"created", CustomerSort::Since},
    };
    return columns;
}

store::CustomerQuery queryOf(const ListOptions& options)
{
    store::CustomerQuery query;
    query.search = fromArgument(options.search);
    if (!options.sort.empty()) {
        query.sort = sortColumns().at(options.sort);
        query.descending = options.descending;
    }
    return query;
}

Result<QList<CustomerRow>> load(store::Database& database, const ListOptions& options)
{
    const CustomerRepository repository(database);
    const auto keys = repository.keys(queryOf(options), options.limit);
    if (!keys) return failure(keys);
    const auto rows = repository.rows(*keys);
    if (!rows) return failure(rows);
    QList<CustomerRow> result;
    for (const qint64 key : *keys) {
        if (const auto row = rows->constFind(key); row != rows->constEnd()) result.append(*row);
    }
    return result;
}

Result<Currency> settlementCurrency(store::Database& database)
{
    const auto account = store::SyncRepository(database).account();
    if (!account) return failure(account);
    return *account ? (*account)->defaultCurrency : Currency();
}

// A second currency stands beside the first; sums of both do not exist.
QString lifetimeValue(const CustomerRow& row, const QLocale& locale)
{
    QString text = words::money(row.ltv, locale);
    for (const Money& other : row.ltvOther)
        text += u" + "_s + words::money(other, locale);
    return text;
}

void printTable(const QList<CustomerRow>& rows, const words::Style& style)
{
    using Align = Table::Align;
    Table table({{Text::tr("Name"), Align::Left, 28},
                 {Text::tr("Email"), Align::Left, 32},
                 {Text::tr("Status")},
                 {Text::tr("Lifetime value"), Align::Right},
                 {Text::tr("Credit balance"), Align::Right},
                 {Text::tr("Last payment"), Align::Right},
                 {Text::tr("Customer id")}});
    for (const CustomerRow& row : rows) {
        table.add({row.name, row.email, words::statusBadge(row, style), lifetimeValue(row, style.locale),
                   words::money(row.creditBalance, style.locale), words::date(row.lastPaymentAt, style),
                   row.id.text()});
    }
    for (const QString& line : table.lines())
        print(line);
    tell(Text::tr("Customers listed: %1").arg(style.locale.toString(rows.size())));
}

Result<ExitCode> listCustomers(const Session& session, const ListOptions& options)
{
    const auto database = session.openStore();
    if (!database) return failure(database);
    const auto rows = load(**database, options);
    if (!rows) return failure(rows);
    if (!session.json()) {
        printTable(*rows, session.style(**database));
        return ExitCode::Done;
    }
    const auto settlement = settlementCurrency(**database);
    if (!settlement) return failure(settlement);
    QJsonArray array;
    for (const CustomerRow& row : *rows)
        array.append(toJson(row, *settlement));
    print(QJsonDocument(array));
    return ExitCode::Done;
}

void printHeader(const customers::Profile& profile, const words::Style& style)
{
    const CustomerRow& row = profile.row;
    print(printable(row.name.isEmpty() ? row.id.text() : row.name));
    QList<std::pair<QString, QString>> lines{{Text::tr("Customer id"), row.id.text()},
                                             {Text::tr("Status"), words::statusBadge(row, style)}};
    if (!row.email.isEmpty()) lines.append({Text::tr("Email"), row.email});
    if (!row.phone.isEmpty()) lines.append({Text::tr("Phone"), row.phone});
    lines.append({Text::tr("Lifetime value"), lifetimeValue(row, style.locale)});
    lines.append({Text::tr("Credit balance"), words::money(row.creditBalance, style.locale)});
    lines.append({Text::tr("Class credits"), style.locale.toString(row.classCredits)});
    lines.append({Text::tr("Customer since"), words::date(row.created, style)});
    lines.append({Text::tr("Last payment"), words::date(row.lastPaymentAt, style)});
    lines.append({Text::tr("Next payment"), words::date(row.nextPaymentAt, style)});
    for (const QString& line : aligned(lines))
        print(line);
}

void printStats(const customers::Stats& stats, const QLocale& locale)
{
    print(QString());
    using Align = Table::Align;
    Table table({{Text::tr("Sales"), Align::Right},
                 {Text::tr("Refunds"), Align::Right},
                 {Text::tr("Disputes"), Align::Right},
                 {Text::tr("Net"), Align::Right},
                 {Text::tr("Average"), Align::Right},
                 {Text::tr("Payments"), Align::Right}});
    for (const customers::CurrencyStats& currency : stats.currencies) {
        table.add({words::money(currency.sales, locale), words::money(currency.refunds, locale),
                   words::money(currency.disputes, locale), words::money(currency.net, locale),
                   words::money(currency.average, locale), locale.toString(currency.payments)});
    }
    for (const QString& line : table.lines())
        print(line);
}

void printProducts(const QList<customers::ProductGroup>& products, const words::Style& style)
{
    if (products.isEmpty()) return;
    print(QString());
    Table table({{Text::tr("Bought")},
                 {Text::tr("State")},
                 {Text::tr("Last action")},
                 {Text::tr("Amount"), Table::Align::Right}});
    for (const customers::ProductGroup& group : products) {
        const QString state = group.subscription ? words::subscriptionStatus(group.subscription->status)
                                                 : words::recurrence(Recurrence());
        QString when = u"—"_s, amount;
        if (!group.transactions.isEmpty()) {
            when = words::date(group.transactions.first().created, style);
            amount = words::money(group.transactions.first().amount, style.locale);
        }
        table.add({group.title, state, when, amount});
    }
    for (const QString& line : table.lines())
        print(line);
}

void printIdentifiers(const QList<customers::Identifier>& identifiers, const words::Style& style)
{
    print(QString());
    Table table({{Text::tr("Seen")}, {Text::tr("Uses"), Table::Align::Right}, {Text::tr("Last used")}});
    for (const customers::Identifier& identifier : identifiers) {
        const bool isMethod = !identifier.method.type.isEmpty();
        table.add({isMethod ? words::method(identifier.method) : identifier.value,
                   style.locale.toString(identifier.uses), words::date(identifier.lastUsed, style)});
    }
    for (const QString& line : table.lines())
        print(line);
}

Result<ExitCode> showCustomer(const Session& session, const QString& id)
{
    const auto database = session.openStore();
    if (!database) return failure(database);
    const words::Style style = session.style(**database);
    const auto now = store::SyncRepository(**database).now();
    if (!now) return failure(now);
    const auto profile = customers::loadProfile(**database, CustomerId(id), style.zone, *now);
    if (!profile) return failure(profile);
    if (!*profile) {
        tell(Text::tr("There is no customer “%1” in what was synced. Check the id, or sync and try again.")
                 .arg(quotable(id)));
        return ExitCode::Refused;
    }
    if (session.json()) {
        const auto settlement = settlementCurrency(**database);
        if (!settlement) return failure(settlement);
        print(QJsonDocument(toJson(**profile, *settlement)));
        return ExitCode::Done;
    }
    printHeader(**profile, style);
    printStats((*profile)->stats, style.locale);
    printProducts((*profile)->products, style);
    printIdentifiers((*profile)->identifiers, style);
    return ExitCode::Done;
}

void addList(Commands& commands)
{
    CLI::App& command = commands.add("customers", Text::tr("List the customers, the most valuable first"));
    const auto options = std::make_shared<ListOptions>();
    command
        .add_option("--search", options->search, Text::tr("Part of a name, email, phone or id").toStdString())
        ->type_name("TEXT");
    QStringList names;
    for (const auto& [name, column] : sortColumns())
        names.append(QString::fromStdString(name));
    const auto known = [](const std::string& name) {
        if (sortColumns().count(name) != 0) return std::string();
        return Text::tr("there is no such column; --help lists them").toStdString();
    };
    //: %1 is a list of column names
    command.add_option("--sort", options->sort, Text::tr("One of %1").arg(names.join(u", "_s)).toStdString())
        ->type_name("COLUMN")
        ->check(known);
    command.add_flag("--desc", options->descending,
                     Text::tr("Largest or latest first, with --sort").toStdString());
    command.add_option("--limit", options->limit, Text::tr("So many at most").toStdString())
        ->type_name("N")
        ->check(CLI::NonNegativeNumber.description(""));
    commands.run(command, [options](const Session& session) { return listCustomers(session, *options); });
}

void addOne(Commands& commands)
{
    CLI::App& command = commands.add("customer", Text::tr("Show all about one customer"));
    const auto id = std::make_shared<std::string>();
    command.add_option("id", *id, Text::tr("The customer's id (cus_…)").toStdString())
        ->required()
        ->type_name("ID");
    commands.run(command, [id](const Session& session) { return showCustomer(session, fromArgument(*id)); });
}

} // namespace

void addCustomerCommands(Commands& commands)
{
    addList(commands);
    addOne(commands);
}

} // namespace regulars::cli
