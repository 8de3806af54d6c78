// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/action.h"
#include "app/cli/json.h"
#include "app/cli/table.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "core/payments/transaction.h"

namespace regulars::cli {

using namespace Qt::StringLiterals;
using store::PaymentRepository;
using store::PaymentRow;

namespace {

struct ListOptions {
    std::string customer, status;
    qint64 limit = -1;
};

Result<QList<PaymentRow>> load(store::Database& database, const ListOptions& options)
{
    store::PaymentQuery query;
    query.customer = CustomerId(fromArgument(options.customer));
    query.status = fromArgument(options.status);
    const PaymentRepository repository(database);
    const auto keys = repository.keys(query, options.limit);
    if (!keys) return failure(keys);
    const auto rows = repository.rows(*keys);
    if (!rows) return failure(rows);
    QList<PaymentRow> result;
    for (const qint64 key : *keys) {
        if (const auto row = rows->constFind(key); row != rows->constEnd()) result.append(*row);
    }
    return result;
}

void printTable(const QList<PaymentRow>& rows, const words::Style& style)
{
    using Align = Table::Align;
    Table table({{Text::tr("Time")},
                 {Text::tr("Customer"), Align::Left, 28},
                 {Text::tr("Amount"), Align::Right},
                 {Text::tr("Status")},
                 {Text::tr("Method")},
                 {Text::tr("Product"), Align::Left, 32},
                 {Text::tr("Transaction id")}});
    for (const PaymentRow& row : rows) {
        const QString who = row.customerName.isEmpty() ? row.customerEmail : row.customerName;
        table.add({words::dateTime(row.created, style),
                   row.customer.isEmpty() ? Text::tr("%1 (guest)").arg(who) : who,
                   words::money(row.amount, style.locale), words::paymentState(row.status, row.declineReason),
                   words::method(row.method), row.product.isEmpty() ? row.description : row.product, row.id.text()});
    }
    for (const QString& line : table.lines())
        print(line);
    tell(Text::tr("Transactions listed: %1").arg(style.locale.toString(rows.size())));
}

Result<ExitCode> listTransactions(const Session& session, const ListOptions& options)
{
    const auto database = session.openStore();
    if (!database) return failure(database);
    const auto rows = load(**database, options);
    if (!rows) return failure(rows);
    if (!session.json()) {
        printTable(*rows, session.style(**database));
        return ExitCode::Done;
    }
    QJsonArray array;
    for (const PaymentRow& row : *rows)
        array.append(toJson(row));
    print(QJsonDocument(array));
    return ExitCode::Done;
}

Result<ExitCode> showTransaction(const Session& session, const QString& id)
{
    const auto database = session.openStore();
    if (!database) return failure(database);
    const auto details = payments::loadTransaction(**database, PaymentId(id));
    if (!details) return failure(details);
    if (!*details) return refuseUnknownTransaction(id);
    if (session.json()) {
        print(QJsonDocument(toJson(**details)));
        return ExitCode::Done;
    }
    QList<std::pair<QString, QString>> lines;
    const QList<words::Fact> facts = words::facts(**details, session.style(**database));
    for (const words::Fact& fact : facts) {
        lines.append({fact.label, fact.value});
        if (!fact.url.isEmpty()) lines.append({{}, fact.url});
    }
    for (const QString& line : aligned(lines))
        print(line);
    return ExitCode::Done;
}

void addList(Commands& commands)
{
    CLI::App& command =
        commands.add("transactions", Text::tr("List the transactions, newest first, guests among them"));
    const auto options = std::make_shared<ListOptions>();
    command.add_option("--customer", options->customer, Text::tr("Of this customer only").toStdString())
        ->type_name("ID");
    static const std::vector<std::string> states{"succeeded",          "pending",  "failed",      "refunded",
                                                 "partially_refunded", "disputed", "dispute_lost", "dispute_repaid"};
    const auto known = [](const std::string& state) {
        if (std::find(states.begin(), states.end(), state) != states.end()) return std::string();
        return Text::tr("there is no such status; --help lists them").toStdString();
    };
    QStringList names;
    for (const std::string& state : states)
        names.append(QString::fromStdString(state));
    //: %1 is a list of words such as succeeded
    command
        .add_option("--status", options->status,
                    Text::tr("Only those: one of %1").arg(names.join(u", "_s)).toStdString())
        ->type_name("STATUS")
        ->check(known);
    command.add_option("--limit", options->limit, Text::tr("So many at most").toStdString())
        ->type_name("N")
        ->check(CLI::NonNegativeNumber.description(""));
    commands.run(command, [options](const Session& session) { return listTransactions(session, *options); });
}

void addOne(Commands& commands)
{
    CLI::App& command = commands.add("transaction", Text::tr("Show all about one transaction"));
    const auto id = std::make_shared<std::string>();
    command.add_option("id", *id, Text::tr("The transaction's id (ch_… or py_…)").toStdString())
        ->required()
        ->type_name("ID");
    commands.run(command,
                 [id](const Session& session) { return showTransaction(session, fromArgument(*id)); });
}

} // namespace

void addTransactionCommands(Commands& commands)
{
    addList(commands);
    addOne(commands);
}

} // namespace regulars::cli
