// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "core/operations/engine.h"
#include "core/payments/problem.h"

/// What the commands that change something at Stripe share.
namespace regulars::cli {

/// Options of every such command.
struct ActionOptions {
    bool dryRun = false;
    std::string operationId, note;
};
void addActionOptions(CLI::App& command, ActionOptions& options);

/// Runs `work` with an engine over the studio's store and Stripe; the key must belong to the store's account.
Result<Operation> withEngine(const Session& session, store::Database& database, const CancelToken& cancel,
                             const std::function<Result<Operation>(operations::Engine&)>& work);

/// Asks Stripe for something that a plan needs; the key must belong to the store's account.
template<class T>
Result<T> askStripe(const Session& session, store::Database& database,
                    const std::function<Result<T>(stripe::Client&, const CancelToken&)>& ask)
{
    const Interrupt interrupt;
    const auto connection = session.openConnection();
    if (!connection) return failure(connection);
    if (auto ours = studio::checkOwner(**connection, database, interrupt.token()); !ours) return failure(ours);
    return ask((*connection)->client(), interrupt.token());
}

/// Reads what payment methods a customer has stored, where nobody did lately: no sync lists them. Where Stripe can not be asked,
/// those that are here will do.
void refreshMethods(const Session& session, store::Database& database, const CustomerId& customer);

/// Plans and performs an action under the wanted id, or a fresh one. One that is recorded under that id
/// already is returned as it is, without a plan or a network.
struct Action {
    QString kind, subject, parameters;
    std::function<Result<Plan>()> plan;
};
Result<Operation> perform(const Session& session, store::Database& database, const ActionOptions& options,
                          const Action& action);

/// Lines of a preview, for people.
void printFacts(const QList<words::Fact>& facts);
/// Says what to know before going on and what stands in the way; not done where anything does.
ExitCode verdictOf(const QList<payments::Problem>& problems, const QStringList& warnings = {});
/// Says that the mirror has no such transaction.
ExitCode refuseUnknownTransaction(const QString& id);

/// Prints what became of it, and says so with the exit code: 0 only where it is done.
ExitCode report(const Session& session, const Operation& operation, const words::Style& style);

} // namespace regulars::cli
