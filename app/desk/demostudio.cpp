// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/demostudio.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

namespace regulars::desk {

using namespace Qt::StringLiterals;

Result<studio::StudioFolder> DemoStudio::folder(const QString& dataFolder)
{
    return studio::StudioFolder::at(dataFolder + "/demo"_L1, u"demo"_s);
}

Result<std::shared_ptr<DemoStudio>> DemoStudio::open(const studio::StudioFolder& folder, const Clock& clock)
{
    if (!QDir().mkpath(folder.path())) return failure(ErrorKind::Storage, folder.path(), u"unreadable_folder"_s);
    QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    sandbox::ServeOptions options;
    options.stateFile = folder.path() + "/account.journal"_L1;
    options.customers = 320;
    options.seed = 20261121;
    auto sandbox = sandbox::RunningSandbox::open(options, clock);
    if (!sandbox) return failure(sandbox);
    return std::shared_ptr<DemoStudio>(new DemoStudio(std::move(*sandbox)));
}

} // namespace regulars::desk
