// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/action.h"
#include "app/cli/json.h"
#include "app/cli/table.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "core/balance/giveback.h"
#include "core/balance/history.h"
#include "core/balance/pendingitems.h"
#include "core/domain/customervalue.h"
#include "core/store/customerrepository.h"
#include "core/words/actions.h"
#include "core/words/balance.h"

namespace regulars::cli {

using namespace Qt::StringLiterals;
using balance::AdjustmentBasis;
using balance::AdjustmentDraft;
using balance::GiveBackBasis;
using balance::GiveBackDraft;

namespace {

struct Options : ActionOptions {
    std::string customer, add, take, currency, subscription;
    bool isRefund = false, isInvoiceNow = false, acceptRisk = false;
    bool isAdjustment() const { return !add.empty() || !take.empty(); }
};

/// What only Stripe knows.
struct Ledger {
    QList<BalanceEntry> history;
    QList<balance::PendingItem> pending;
};

Result<Ledger> readLedger(const Session& session, store::Database& database, const CustomerId& customer)
{
    return askStripe<Ledger>(session, database, [&](stripe::Client& client, const CancelToken& cancel) -> Result<Ledger> {
        auto history = balance::loadHistory(client, customer, cancel);
        if (!history) return failure(history);
        auto pending = balance::loadPendingItems(client, customer, cancel);
        if (!pending) return failure(pending);
        return Ledger{*std::move(history), *std::move(pending)};
    });
}

void printPending(const QList<balance::PendingItem>& items, const words::Style& style)
{
    if (items.isEmpty()) return;
    Table table({{Text::tr("Waits for the next invoice")}, {Text::tr("Amount"), Table::Align::Right}});
    for (const balance::PendingItem& item : items)
        table.add({printable(item.description), words::money(item.amount, style.locale)});
    for (const QString& line : table.lines())
        print(line);
}

void printHistory(const QList<BalanceEntry>& entries, const words::Style& style)
{
    if (entries.isEmpty()) return;
    using Align = Table::Align;
    Table table({{Text::tr("Time")},
                 {Text::tr("Amount"), Align::Right},
                 {Text::tr("Balance after"), Align::Right},
                 {Text::tr("Cause")},
                 {Text::tr("Invoice")},
                 {Text::tr("Note")}});
    const auto shown = [&style](qint64 amount, Currency currency) {
        return words::money(creditBalance(amount, currency), style.locale);
    };
    for (const BalanceEntry& entry : entries)
        table.add({words::dateTime(entry.created, style), shown(entry.amount, entry.currency),
                   shown(entry.endingBalance, entry.currency), words::balanceCause(entry),
                   entry.invoice.text(), printable(entry.description)});
    for (const QString& line : table.lines())
        print(line);
}

/// What the mirror knows is said without a network too; the exit code tells that the rest is missing.
ExitCode show(const Session& session, store::Database& database, const AdjustmentBasis& basis)
{
    const words::Style style = session.style(database);
    const Money credit = creditBalance(basis.customer.balance, basis.currency);
    const auto ledger = readLedger(session, database, basis.customer.id);
    const bool known = ledger.has_value();
    if (session.json()) {
        QJsonArray entries;
        for (const BalanceEntry& entry : known ? ledger->history : QList<BalanceEntry>())
            entries.append(toJson(entry));
        print(QJsonDocument(QJsonObject{{u"customer"_s, basis.customer.id.text()},
                                        {u"credit_balance"_s, toJson(credit)},
                                        {u"pending_items"_s, known ? QJsonValue(toJson(ledger->pending)) : QJsonValue()},
                                        {u"history"_s, known ? QJsonValue(entries) : QJsonValue()}}));
    } else {
        //: %1 is an amount
        print(Text::tr("Credit balance: %1").arg(words::money(credit, style.locale)));
        if (known) printPending(ledger->pending, style);
        if (known) printHistory(ledger->history, style);
    }
    if (known) return ExitCode::Done;
    tell(words::sentence(ledger.error()));
    return exitCodeOf(ledger.error());
}

Result<AdjustmentDraft> draftOf(const Options& options, Currency ofBalance)
{
    AdjustmentDraft draft;
    draft.note = fromArgument(options.note);
    const bool isAdd = !options.add.empty();
    draft.direction = isAdd ? AdjustmentDraft::Direction::Add : AdjustmentDraft::Direction::Take;
    const Currency currency = options.currency.empty() ? ofBalance : Currency(fromArgument(options.currency));
    const auto amount = Money::fromDecimal(fromArgument(isAdd ? options.add : options.take), currency);
    if (!amount) return failure(amount);
    draft.amount = *amount;
    return draft;
}

Result<ExitCode> adjust(const Session& session, store::Database& database, const Options& options,
                        const AdjustmentBasis& basis)
{
    const auto draft = draftOf(options, basis.currency);
    if (!draft) return failure(draft);
    const words::Style style = session.style(database);
    if (options.dryRun) {
        const auto preview = balance::previewAdjustment(*draft, basis);
        if (session.json()) print(QJsonDocument(toJson(preview)));
        if (!session.json()) printFacts(words::facts(preview, style));
        return verdictOf(preview.problems);
    }
    const Action action{.kind = balance::adjustmentKind,
                        .subject = basis.customer.id.text(),
                        .parameters = balance::adjustmentParameters(*draft),
                        .plan = [&] { return balance::planAdjustment(*draft, basis); }};
    const auto operation = perform(session, database, options, action);
    if (!operation) return failure(operation);
    return report(session, *operation, style);
}

void printCharges(const balance::GiveBackPreview& preview, const words::Style& style)
{
    using Align = Table::Align;
    Table table({{Text::tr("Time")},
                 {Text::tr("Invoice")},
                 {Text::tr("Method")},
                 {Text::tr("Paid"), Align::Right},
                 {Text::tr("Refunded"), Align::Right},
                 {Text::tr("Refund"), Align::Right}});
    const auto shown = [&style](const Money& amount) { return words::money(amount, style.locale); };
    for (const balance::GiveBackLine& line : preview.lines)
        table.add({words::dateTime(line.date, style),
                   line.number.isEmpty() ? line.invoice.text() : line.number,
                   line.charge.isEmpty() ? QString() : words::method(line.method), shown(line.paid),
                   shown(line.refundedBefore),
                   line.skipped.isEmpty() ? shown(line.refund) : words::giveBackSkipped(line.skipped)});
    if (table.isEmpty()) return;
    for (const QString& line : table.lines())
        print(line);
}

Result<ExitCode> giveBack(const Session& session, store::Database& database, const Options& options)
{
    const CustomerId customer(fromArgument(options.customer));
    const auto basis = balance::loadGiveBackBasis(database, customer, session.clock().now());
    if (!basis) return failure(basis);
    const GiveBackDraft draft{
        SubscriptionId(fromArgument(options.subscription)), {}, fromArgument(options.note)};
    const words::Style style = session.style(database);
    const auto preview = balance::previewGiveBack(draft, basis->value_or(GiveBackBasis()));
    for (const QString& code : preview.warnings)
        tell(words::warning(code));
    if (options.dryRun) {
        if (session.json()) {
            print(QJsonDocument(toJson(preview)));
        } else {
            printFacts(words::facts(preview, style));
            printCharges(preview, style);
        }
        return verdictOf(preview.problems);
    }
    const Action action{
        .kind = balance::giveBackKind,
        .subject = customer.text(),
        .parameters = balance::giveBackParameters(draft),
        .plan = [&] { return balance::planGiveBack(draft, basis->value_or(GiveBackBasis())); }};
    const auto operation = perform(session, database, options, action);
    if (!operation) return failure(operation);
    return report(session, *operation, style);
}

Result<ExitCode> showPending(const Session& session, store::Database& database, const AdjustmentBasis& basis,
                             const words::Style& style)
{
    const auto ledger = readLedger(session, database, basis.customer.id);
    if (!ledger) return failure(ledger);
    if (const auto plan = balance::planInvoiceNow(basis.customer, ledger->pending); !plan) return failure(plan);
    const auto sum = balance::sumOf(ledger->pending);
    if (!sum) return failure(sum);
    if (session.json()) print(QJsonDocument(QJsonObject{{u"pending_items"_s, toJson(ledger->pending)}, {u"total"_s, toJson(*sum)}}));
    if (!session.json()) printPending(ledger->pending, style);
    return ExitCode::Done;
}

Result<ExitCode> invoiceNow(const Session& session, store::Database& database, const Options& options,
                            const AdjustmentBasis& basis)
{
    const words::Style style = session.style(database);
    const auto plan = [&]() -> Result<Plan> {
        const auto ledger = readLedger(session, database, basis.customer.id);
        if (!ledger) return failure(ledger);
        const auto row = store::CustomerRepository(database).row(basis.customer.id);
        if (!row) return failure(row);
        const bool isBlocked = *row && (*row)->blocked && balance::wouldCharge(basis.customer, ledger->pending);
        if (isBlocked && !options.acceptRisk)
            return failure(ErrorKind::Validation, u"a blocked customer would be charged"_s, u"customer_blocked"_s);
        return balance::planInvoiceNow(basis.customer, ledger->pending);
    };
    if (options.dryRun) return showPending(session, database, basis, style);
    const auto operation = perform(session, database, options,
                                   Action{.kind = balance::invoiceNowKind,
                                          .subject = basis.customer.id.text(),
                                          .parameters = balance::invoiceNowParameters,
                                          .plan = plan});
    if (!operation) return failure(operation);
    return report(session, *operation, style);
}

Result<ExitCode> balanceOf(const Session& session, const Options& options)
{
    const auto database = session.openStore();
    if (!database) return failure(database);
    const CustomerId customer(fromArgument(options.customer));
    const auto basis = balance::loadAdjustmentBasis(**database, customer);
    if (!basis) return failure(basis);
    if (!*basis) {
        tell(Text::tr("There is no customer “%1” in what was synced. Check the id, or sync and try again.")
                 .arg(quotable(customer.text())));
        return ExitCode::Refused;
    }
    if (options.isRefund) return giveBack(session, **database, options);
    if (options.isInvoiceNow) return invoiceNow(session, **database, options, **basis);
    return options.isAdjustment() ? adjust(session, **database, options, **basis)
                                  : Result<ExitCode>(show(session, **database, **basis));
}

} // namespace

void addBalanceCommand(Commands& commands)
{
    CLI::App& command =
        commands.add("balance", Text::tr("Show a customer's credit balance and its history, or change it"));
    const auto options = std::make_shared<Options>();
    command.add_option("customer", options->customer, Text::tr("The customer's id (cus_…)").toStdString())
        ->required()
        ->type_name("ID");
    CLI::Option* add = command
                           .add_option("--add", options->add,
                                       Text::tr("How much credit to add, such as 25.00").toStdString())
                           ->type_name("AMOUNT");
    CLI::Option* take =
        command.add_option("--take", options->take, Text::tr("How much credit to take away").toStdString())
            ->type_name("AMOUNT")
            ->excludes(add);
    CLI::Option* refund =
        command
            .add_flag("--refund", options->isRefund,
                      Text::tr("Give it back to the cards that it came from, newest first").toStdString())
            ->excludes(add)
            ->excludes(take);
    command
        .add_flag("--invoice-now", options->isInvoiceNow,
                  Text::tr("Make an invoice now of what waits for the next one").toStdString())
        ->excludes(add)
        ->excludes(take)
        ->excludes(refund);
    command.add_flag("--accept-risk", options->acceptRisk,
                     Text::tr("Charge the customer although they are blocked").toStdString());
    command
        .add_option("--subscription", options->subscription,
                    Text::tr("Only to what the invoices of this subscription were paid with").toStdString())
        ->type_name("SUB")
        ->needs(refund);
    command
        .add_option("--currency", options->currency,
                    Text::tr("Currency of the amount, if it is to be checked").toStdString())
        ->type_name("CUR");
    addActionOptions(command, *options);
    command.get_option("--note")->description(
        Text::tr("A note for the studio's own record and beside the entry at Stripe").toStdString());
    commands.run(command, [options](const Session& session) { return balanceOf(session, *options); });
}

} // namespace regulars::cli
