// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/action.h"
#include "app/cli/json.h"
#include "app/cli/table.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "core/blocks/block.h"
#include "core/payments/refund.h"
#include "core/words/actions.h"
#include "core/words/blocks.h"

namespace regulars::cli {

using namespace Qt::StringLiterals;
using payments::TransactionBasis;
using payments::RefundDraft;

namespace {

struct Options : ActionOptions {
    std::string charge, amount, currency, reason = "requested_by_customer";
    bool acceptRisk = false, blockAll = false;
};

Result<RefundDraft> draftOf(const Options& options, Currency ofCharge)
{
    RefundDraft draft;
    draft.reason = fromArgument(options.reason);
    draft.note = fromArgument(options.note);
    draft.acceptRisk = options.acceptRisk;
    if (options.amount.empty()) return draft;
    const Currency currency = options.currency.empty() ? ofCharge : Currency(fromArgument(options.currency));
    const auto amount = Money::fromDecimal(fromArgument(options.amount), currency);
    if (!amount) return failure(amount);
    draft.amount = *amount;
    return draft;
}

/// Shows what would happen; not done where it can not.
ExitCode show(const Session& session, const payments::RefundPreview& preview, const words::Style& style)
{
    if (session.json()) {
        print(QJsonDocument(toJson(preview)));
    } else {
        printFacts(words::facts(preview, style));
    }
    return verdictOf(preview.problems, preview.warnings);
}

struct PayerBlocks {
    blocks::BlockBasis basis;
    blocks::Radar radar;
};

Result<PayerBlocks> blocksOf(const Session& session, store::Database& database, const Payment& payment)
{
    const auto basis = blocks::loadBlockBasis(database, payment);
    if (!basis) return failure(basis);
    PayerBlocks payer{basis->value_or(blocks::BlockBasis()), {}};
    const auto radar = askStripe<blocks::Radar>(session, database, [&](stripe::Client& client, const CancelToken& cancel) {
        return blocks::readRadar(client, payer.basis.details, cancel);
    });
    if (!radar) return failure(radar);
    payer.radar = *radar;
    return payer;
}

Result<Plan> planOf(const Session& session, store::Database& database, const Options& options, const RefundDraft& draft,
                    const TransactionBasis& basis)
{
    auto plan = payments::planRefund(draft, basis);
    if (!plan || !options.blockAll) return plan;
    const auto payer = blocksOf(session, database, basis.transaction.payment);
    if (!payer) return failure(payer);
    if (const QString obstacle = words::radarObstacle(payer->radar); !obstacle.isEmpty()) tell(obstacle);
    blocks::addBlocks(*plan, payer->basis, payer->radar);
    return plan;
}

Result<ExitCode> showWithBlocks(const Session& session, store::Database& database, const payments::RefundPreview& preview,
                                const Payment& payment, const words::Style& style)
{
    const auto payer = blocksOf(session, database, payment);
    if (!payer) return failure(payer);
    const blocks::BlockPreview blocked = blocks::previewAllBlocked(payer->basis, payer->radar);
    if (session.json()) {
        QJsonObject object = toJson(preview);
        object[u"block"_s] = toJson(blocked);
        print(QJsonDocument(object));
        return ExitCode::Done;
    }
    const ExitCode code = show(session, preview, style);
    printFacts(words::facts(blocked, blocks::Running::Leave, style));
    if (const QString obstacle = words::radarObstacle(payer->radar); !obstacle.isEmpty()) tell(obstacle);
    return code;
}

Result<ExitCode> refund(const Session& session, const Options& options)
{
    const auto database = session.openStore();
    if (!database) return failure(database);
    const PaymentId charge(fromArgument(options.charge));
    const auto basis = payments::loadTransactionBasis(**database, charge, session.clock().now());
    if (!basis) return failure(basis);
    if (!*basis) return refuseUnknownTransaction(charge.text());
    const auto draft = draftOf(options, (*basis)->transaction.payment.currency);
    if (!draft) return failure(draft);
    const words::Style style = session.style(**database);
    const payments::RefundPreview preview = payments::previewRefund(*draft, **basis);
    if (options.dryRun && (!options.blockAll || !preview.problems.isEmpty())) return show(session, preview, style);
    if (options.dryRun) return showWithBlocks(session, **database, preview, (*basis)->transaction.payment, style);
    const Action action{.kind = payments::refundKind,
                        .subject = charge.text(),
                        .parameters = payments::refundParameters(*draft) + (options.blockAll ? blocks::allBlockedSuffix : QString()),
                        .plan = [&] { return planOf(session, **database, options, *draft, **basis); }};
    const auto operation = perform(session, **database, options, action);
    if (!operation) return failure(operation);
    return report(session, *operation, style);
}

} // namespace

void addRefundCommand(Commands& commands)
{
    CLI::App& command =
        commands.add("refund", Text::tr("Give money of a transaction back to where it came from"));
    const auto options = std::make_shared<Options>();
    command
        .add_option("charge", options->charge, Text::tr("The transaction's id (ch_… or py_…)").toStdString())
        ->required()
        ->type_name("CHARGE");
    command
        .add_option("--amount", options->amount,
                    Text::tr("How much, such as 25.00; without it, all that is left").toStdString())
        ->type_name("AMOUNT");
    command
        .add_option("--currency", options->currency,
                    Text::tr("Currency of the amount, if it is to be checked").toStdString())
        ->type_name("CUR");
    command
        .add_option("--reason", options->reason,
                    Text::tr("requested_by_customer (if nothing is said) or duplicate").toStdString())
        ->type_name("REASON");
    command.add_flag("--accept-risk", options->acceptRisk,
                     Text::tr("Go on although it may be paid twice").toStdString());
    command.add_flag("--block-all", options->blockAll,
                     Text::tr("Also block all details of the customer").toStdString());
    addActionOptions(command, *options);
    commands.run(command, [options](const Session& session) { return refund(session, *options); });
}

} // namespace regulars::cli
