// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/action.h"
#include "app/cli/json.h"
#include "app/cli/table.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "core/payments/repayment.h"
#include "core/words/actions.h"

namespace regulars::cli {

using namespace Qt::StringLiterals;
using payments::RepaymentDraft;
using payments::TransactionBasis;

namespace {

struct Options : ActionOptions {
    std::string charge, amount, currency, method = "cash", date, reference;
    bool link = false, manual = false, acceptRisk = false;
};

Result<RepaymentDraft> draftOf(const Options& options, const TransactionBasis& basis, const words::Style& style)
{
    RepaymentDraft draft;
    draft.how = options.link ? RepaymentDraft::How::Link : RepaymentDraft::How::Manual;
    draft.note = fromArgument(options.note);
    draft.acceptRisk = options.acceptRisk;
    draft.method = fromArgument(options.method);
    draft.reference = fromArgument(options.reference);
    if (!options.date.empty())
        draft.paidAt = payments::paidOn(QDate::fromString(fromArgument(options.date), Qt::ISODate), style.zone);
    if (options.amount.empty()) return draft;
    const QList<Dispute>& disputes = basis.transaction.disputes;
    const Currency usual = disputes.isEmpty() ? basis.transaction.payment.currency : disputes.first().currency;
    const auto amount = Money::fromDecimal(fromArgument(options.amount),
                                           options.currency.empty() ? usual : Currency(fromArgument(options.currency)));
    if (!amount) return failure(amount);
    draft.amount = *amount;
    return draft;
}

ExitCode show(const Session& session, const payments::RepaymentPreview& preview, const RepaymentDraft& draft,
              const words::Style& style)
{
    if (session.json())
        print(QJsonDocument(toJson(preview)));
    else
        printFacts(words::facts(preview, draft, style));
    return verdictOf(preview.problems, preview.warnings);
}

/// The address of the page that was made: what the command is for.
Result<void> tellLink(const Session& session, store::Database& database, const Operation& operation)
{
    if (session.json() || operation.state != OperationState::Done) return {};
    const auto details = payments::loadTransaction(database, PaymentId(operation.subject));
    if (!details) return failure(details);
    for (const Repayment& repayment : *details ? (*details)->repayments : QList<Repayment>()) {
        if (repayment.operation == operation.id && repayment.isOpen()) print(repayment.link->url);
    }
    return {};
}

Result<ExitCode> repay(const Session& session, const Options& options)
{
    const auto database = session.openStore();
    if (!database) return failure(database);
    const PaymentId charge(fromArgument(options.charge));
    const auto basis = payments::loadTransactionBasis(**database, charge, session.clock().now());
    if (!basis) return failure(basis);
    if (!*basis) return refuseUnknownTransaction(charge.text());
    const words::Style style = session.style(**database);
    const auto draft = draftOf(options, **basis, style);
    if (!draft) return failure(draft);
    if (options.dryRun) return show(session, payments::previewRepayment(*draft, **basis), *draft, style);
    const Action action{.kind = payments::kindOf(*draft),
                        .subject = charge.text(),
                        .parameters = payments::repaymentParameters(*draft),
                        .plan = [&] { return payments::planRepayment(*draft, **basis); }};
    const auto operation = perform(session, **database, options, action);
    if (!operation) return failure(operation);
    const ExitCode code = report(session, *operation, style);
    if (const auto told = tellLink(session, **database, *operation); !told) return failure(told);
    return code;
}

} // namespace

void addRepaymentCommand(Commands& commands)
{
    CLI::App& command = commands.add("repayment", Text::tr("Have a customer pay again after a chargeback"));
    const auto options = std::make_shared<Options>();
    command
        .add_option("charge", options->charge, Text::tr("The disputed transaction's id (ch_… or py_…)").toStdString())
        ->required()
        ->type_name("CHARGE");
    CLI::Option_group& how = *command.add_option_group(Text::tr("How").toStdString());
    how.add_flag("--link", options->link, Text::tr("By a payment link, for one payment").toStdString());
    how.add_flag("--manual", options->manual, Text::tr("Paid by hand: it is only recorded").toStdString());
    how.require_option(1);
    command
        .add_option("--amount", options->amount,
                    Text::tr("How much, such as 25.00; without it, all that is still to be repaid").toStdString())
        ->type_name("AMOUNT");
    command
        .add_option("--currency", options->currency,
                    Text::tr("Currency of the amount, if it is to be checked").toStdString())
        ->type_name("CUR");
    command
        .add_option("--method", options->method, Text::tr("By hand: cash (if nothing is said), bank_transfer or other").toStdString())
        ->type_name("METHOD");
    const auto isDay = [](const std::string& day) {
        if (QDate::fromString(QString::fromStdString(day), Qt::ISODate).isValid()) return std::string();
        return Text::tr("a day is written as 2026-05-31").toStdString();
    };
    command.add_option("--date", options->date, Text::tr("By hand: the day on which it was paid; today if nothing is said").toStdString())
        ->type_name("DATE")
        ->check(isDay);
    command
        .add_option("--reference", options->reference, Text::tr("By hand: number of a receipt, text of a transfer").toStdString())
        ->type_name("TEXT");
    command.add_flag("--accept-risk", options->acceptRisk, Text::tr("Go on although it may be paid twice").toStdString());
    addActionOptions(command, *options);
    commands.run(command, [options](const Session& session) { return repay(session, *options); });
}

} // namespace regulars::cli
