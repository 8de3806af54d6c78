// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/text.h"

namespace regulars::cli {

CLI::App& Commands::add(const char* name, const QString& description, CLI::App* group)
{
    CLI::App* command = (group != nullptr ? *group : m_app).add_subcommand(name, description.toStdString());
    // --json and its like may stand behind the command too.
    command->fallthrough();
    command->group(Text::tr("Commands").toStdString());
    return *command;
}

Command Commands::chosen() const
{
    for (const auto& [command, action] : m_actions) {
        if (command->parsed()) return action;
    }
    return {};
}

} // namespace regulars::cli
