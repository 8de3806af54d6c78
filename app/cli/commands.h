// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/cli/exitcode.h"
#include "app/cli/session.h"

#include <CLI/CLI.hpp>
#include <functional>

/// The commands of design.md 12, a file for each group. An add… function describes its commands to the parser
/// and says what runs when one is chosen.
namespace regulars::cli {

/// What a command does; an error becomes a sentence on standard error and an exit code.
using Command = std::function<Result<ExitCode>(const Session& session)>;

/// The commands there are, and the one that was chosen.
class Commands {
public:
    explicit Commands(CLI::App& app) : m_app(app) {}
    CLI::App& app() { return m_app; }
    /// A command of the program or, with `group`, a command within a command.
    CLI::App& add(const char* name, const QString& description, CLI::App* group = nullptr);
    /// What to do when that command was chosen.
    void run(CLI::App& command, Command action) { m_actions.append({&command, std::move(action)}); }
    /// None before the parser has run.
    Command chosen() const;

private:
    CLI::App& m_app;
    QList<std::pair<CLI::App*, Command>> m_actions;
};

void addSandboxCommands(Commands& commands);
void addStudioCommands(Commands& commands); ///< connect, status, doctor
void addSyncCommand(Commands& commands);
void addCustomerCommands(Commands& commands);
void addTransactionCommands(Commands& commands);
void addRefundCommand(Commands& commands);
void addRepaymentCommand(Commands& commands);
void addBalanceCommand(Commands& commands);
void addBlockCommands(Commands& commands);
void addSubscriptionListCommand(Commands& commands);
void addSubscriptionCommands(Commands& commands);
void addSubscribeCommand(Commands& commands);
void addOperationCommands(Commands& commands);
void addSafetyCommands(Commands& commands); ///< backup, restore

/// Text from the command line: the parser works in UTF-8.
inline QString fromArgument(const std::string& argument)
{
    return QString::fromStdString(argument);
}

} // namespace regulars::cli
