// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/json.h"
#include "app/cli/studioreport.h"
#include "app/cli/table.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "core/studio/doctor.h"

namespace regulars::cli {

using namespace Qt::StringLiterals;

namespace {

/// A key to be checked, and where it is kept afterwards.
struct Offer {
    QString key;
    std::unique_ptr<studio::KeyStore> keepIn; ///< none: nothing is kept
};

// From the environment a key is only borrowed; a typed one is kept; without either the kept one is checked
// again.
Result<Offer> offeredKey(const studio::StudioFolder& folder)
{
    if (qEnvironmentVariableIsSet(studio::keyVariable))
        return Offer{qEnvironmentVariable(studio::keyVariable), nullptr};
    const QString typed =
        askSecret(Text::tr("Stripe key (sk_… or rk_…; Enter alone checks the one that is kept):"))
            .value_or(QString());
    auto keys = openKeyStore(folder);
    if (!keys) return failure(keys);
    if (!typed.isEmpty()) return Offer{typed, std::move(*keys)};
    const auto kept = (*keys)->read();
    if (!kept) return failure(kept);
    return Offer{*kept, nullptr};
}

Result<ExitCode> connect(const Session& session)
{
    const auto folder = session.folder();
    if (!folder) return failure(folder);
    const auto offer = offeredKey(*folder);
    if (!offer) return failure(offer);
    const auto connection = session.openConnection(offer->key, 0);
    if (!connection) return failure(connection);
    const Interrupt interrupt;
    const auto report = studio::checkKey(**connection, interrupt.token());
    if (!report) return failure(report);
    const auto database = store::Database::open(folder->storeFile(), session.clock());
    if (!database) return failure(database);
    if (auto bound = studio::bindStore(**connection, *report, **database, interrupt.token()); !bound)
        return failure(bound);
    if (offer->keepIn) {
        if (auto kept = offer->keepIn->write(offer->key); !kept) return failure(kept);
    }
    if (session.json())
        print(QJsonDocument(connectJson(*report, offer->keepIn != nullptr)));
    else
        for (const QString& line : connectLines(*report, offer->keepIn != nullptr))
            print(line);
    return ExitCode::Done;
}

Result<ExitCode> showStatus(const Session& session)
{
    const auto folder = session.folder();
    if (!folder) return failure(folder);
    const auto database = session.openStore();
    if (!database) return failure(database);
    const auto now = store::SyncRepository(**database).now();
    if (!now) return failure(now);
    const auto status = readStatus(**database, *folder, *now);
    if (!status) return failure(status);
    if (session.json())
        print(QJsonDocument(statusJson(*status)));
    else
        for (const QString& line : statusLines(*status, session.style(**database), *now))
            print(line);
    return ExitCode::Done;
}

studio::Check failed(const QString& name, const Error& error)
{
    return {name, error, {}};
}

/// What doctor found.
struct Examination {
    QList<studio::Check> checks;
    QList<store::Difference> differences;
    QStringList differenceLines;
};

Examination examine(const Session& session)
{
    constexpr int mostDifferences = 1000;
    const auto database = session.openStore();
    Examination found;
    QList<studio::Check>& checks = found.checks;
    if (database) {
        checks = studio::checkStore(**database);
        const auto differences = store::DifferenceRepository(**database).newest(mostDifferences);
        if (differences) found.differences = *differences; // a store that can not be read says so above
        found.differenceLines = differenceLines(found.differences, session.style(**database));
    } else {
        checks.append(failed(u"store"_s, database.error()));
    }
    const auto folder = session.folder();
    if (folder && folder->hasStore()) checks.insert(1, studio::checkBackups(folder->storeFile()));
    const auto connection = session.openConnection();
    if (!connection) {
        checks.append(failed(u"key"_s, connection.error()));
    } else if (database) {
        const Interrupt interrupt;
        checks += studio::checkStripe(**connection, **database, interrupt.token());
    }
    return found;
}

Result<ExitCode> runDoctor(const Session& session)
{
    const Examination found = examine(session);
    if (session.json())
        print(QJsonDocument(doctorJson(found.checks, found.differences)));
    else
        for (const QString& line : doctorLines(found.checks) + found.differenceLines)
            print(line);
    for (const studio::Check& check : found.checks) {
        if (check.error) return exitCodeOf(*check.error);
    }
    return ExitCode::Done;
}

} // namespace

void addStudioCommands(Commands& commands)
{
    commands.run(commands.add("connect", Text::tr("Check a Stripe key and keep it in the key store")),
                 connect);
    commands.run(commands.add("status", Text::tr("Show how much is synced and where things stand")),
                 showStatus);
    commands.run(commands.add("doctor", Text::tr("Look at store, key and connection, and say what is wrong")),
                 runDoctor);
}

} // namespace regulars::cli
