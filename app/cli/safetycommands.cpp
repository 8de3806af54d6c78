// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/table.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "core/store/backup.h"

#include <QtCore/QFileInfo>
#include <QtCore/QJsonObject>

namespace regulars::cli {

using namespace Qt::StringLiterals;

namespace {

Result<ExitCode> backUp(const Session& session, const QString& file)
{
    const auto database = session.openStore();
    if (!database) return failure(database);
    const QString path = QFileInfo(file).absoluteFilePath();
    if (auto done = store::backup(**database, path); !done) return failure(done);
    if (session.json())
        print(QJsonDocument(QJsonObject{{u"file"_s, path}, {u"bytes"_s, QFileInfo(path).size()}}));
    else
        print(Text::tr("The backup is in %1.").arg(path));
    return ExitCode::Done;
}

Result<ExitCode> restore(const Session& session, const QString& file)
{
    const QString path = QFileInfo(file).absoluteFilePath();
    if (!QFileInfo(path).isFile()) {
        tell(Text::tr("There is no file %1. Check its name; nothing was changed.").arg(quotable(path)));
        return ExitCode::Usage;
    }
    const auto folder = session.folder();
    if (!folder) return failure(folder);
    if (auto done = store::restore(folder->storeFile(), path, session.clock()); !done) return failure(done);
    if (session.json())
        print(QJsonDocument(QJsonObject{{u"file"_s, path}, {u"store"_s, folder->storeFile()}}));
    else
        print(Text::tr("Restored from %1. What was there before is kept beside it.").arg(path));
    return ExitCode::Done;
}

void add(Commands& commands, const char* name, const QString& description, const QString& fileDescription,
         Result<ExitCode> (*action)(const Session&, const QString&))
{
    CLI::App& command = commands.add(name, description);
    const auto file = std::make_shared<std::string>();
    command.add_option("file", *file, fileDescription.toStdString())->required()->type_name("FILE");
    commands.run(command,
                 [file, action](const Session& session) { return action(session, fromArgument(*file)); });
}

} // namespace

void addSafetyCommands(Commands& commands)
{
    add(commands, "backup", Text::tr("Copy the studio's data into a file"),
        Text::tr("Where to write the copy"), backUp);
    add(commands, "restore", Text::tr("Put a backup in the place of the studio's data"),
        Text::tr("The backup"), restore);
}

} // namespace regulars::cli
