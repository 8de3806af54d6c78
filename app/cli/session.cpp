// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/session.h"

#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "core/store/backup.h"

namespace regulars::cli {

using namespace Qt::StringLiterals;

Result<studio::StudioFolder> Session::folder() const
{
    const QString data = m_globals.dataFolder.isEmpty() ? studio::defaultDataFolder() : m_globals.dataFolder;
    return studio::StudioFolder::at(data, m_globals.studio);
}

Result<std::unique_ptr<store::Database>> Session::openStore() const
{
    const auto place = folder();
    if (!place) return failure(place);
    if (auto access = place->checkAccess(); !access) return failure(access);
    if (!place->hasStore()) return failure(ErrorKind::Storage, place->storeFile(), u"no_store"_s);
    auto database = store::Database::open(place->storeFile(), m_clock);
    if (!database) return database;
    // Opening reads little; damage that lies deeper would spoil an answer.
    if (auto sound = store::checkNowAndThen(**database); !sound) return failure(sound);
    return database;
}

Result<std::unique_ptr<studio::Connection>> Session::openConnection(int rate) const
{
    const auto place = folder();
    if (!place) return failure(place);
    if (qEnvironmentVariableIsSet(studio::keyVariable))
        return openConnection(qEnvironmentVariable(studio::keyVariable), rate);
    const auto keys = openKeyStore(*place);
    if (!keys) return failure(keys);
    const auto key = (*keys)->read();
    if (!key) return failure(key);
    return openConnection(*key, rate);
}

Result<std::unique_ptr<studio::Connection>> Session::openConnection(const QString& key, int rate) const
{
    const QUrl base = m_globals.stripeUrl.isEmpty() ? stripe::stripeAddress() : QUrl(m_globals.stripeUrl);
    return studio::Connection::open(key, base, rate, m_clock, m_random);
}

QString Session::who()
{
    const QString name = qEnvironmentVariable("USER");
    return name.isEmpty() ? qEnvironmentVariable("USERNAME") : name;
}

words::Style Session::style(store::Database& database) const
{
    words::Style style{QLocale(), QTimeZone::utc()};
    const auto account = store::SyncRepository(database).account();
    if (!account || !*account) return style;
    const QTimeZone zone((*account)->timeZone.toUtf8());
    if (zone.isValid()) style.zone = zone;
    return style;
}

Result<std::unique_ptr<studio::KeyStore>> openKeyStore(const studio::StudioFolder& folder)
{
    if (!studio::FileKeyStore::exists(folder))
        return std::unique_ptr<studio::KeyStore>(std::make_unique<studio::SystemKeyStore>(folder));
    // Standard input of a script is not a place for passphrases that nobody asked it for.
    const auto passphrase =
        inputIsTerminal() ? askSecret(Text::tr("Passphrase of the key file:")) : std::nullopt;
    if (!passphrase) return failure(ErrorKind::Auth, u"the key file needs a passphrase"_s, u"no_key_store"_s);
    return std::unique_ptr<studio::KeyStore>(std::make_unique<studio::FileKeyStore>(folder, *passphrase));
}

} // namespace regulars::cli
