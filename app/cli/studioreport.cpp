// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/studioreport.h"

#include "app/cli/json.h"
#include "app/cli/table.h"
#include "app/cli/text.h"

namespace regulars::cli {

using namespace Qt::StringLiterals;

namespace {

QJsonValue modeJson(std::optional<Mode> mode)
{
    if (!mode) return {};
    return *mode == Mode::Live ? u"live"_s : u"test"_s;
}

QString modeWord(std::optional<Mode> mode)
{
    if (!mode) return u"—"_s;
    //: the mode of a Stripe account
    return *mode == Mode::Live ? Text::tr("live") : Text::tr("TEST");
}

QJsonValue accountJson(const Account& account)
{
    if (account.id.isEmpty()) return {};
    return QJsonObject{{u"id"_s, account.id.text()},
                       {u"name"_s, orNull(account.name)},
                       {u"email"_s, orNull(account.email)},
                       {u"country"_s, orNull(account.country)},
                       {u"default_currency"_s, orNull(account.defaultCurrency.code())},
                       {u"timezone"_s, orNull(account.timeZone)}};
}

QString accountName(const Account& account)
{
    return account.name.isEmpty() ? account.id.text() : account.name;
}

Result<void> readSyncState(const store::SyncRepository& sync, Status& status)
{
    const auto lastSync = sync.text(u"last_sync_at"_s), filled = sync.text(u"filled_at"_s),
               started = sync.text(u"fill_started_at"_s), leftOut = sync.text(u"left_out"_s);
    for (const auto* text : {&lastSync, &filled, &started, &leftOut}) {
        if (!*text) return failure(*text);
    }
    if (!lastSync->isEmpty()) status.lastSync = fromUnixSeconds(lastSync->toLongLong());
    status.leftOut = leftOut->split(u',', Qt::SkipEmptyParts);
    status.complete = !filled->isEmpty() && started->isEmpty() && status.leftOut.isEmpty();
    return {};
}

} // namespace

QJsonObject connectJson(const studio::KeyReport& report, bool kept)
{
    return {{u"account"_s, accountJson(report.account)},
            {u"mode"_s, modeJson(report.mode)},
            {u"restricted"_s, report.restricted},
            {u"missing_permissions"_s, toJson(report.missingPermissions)},
            {u"kept"_s, kept}};
}

QStringList connectLines(const studio::KeyReport& report, bool kept)
{
    QStringList lines;
    //: %1 is the name of a studio, %2 its mode: live or TEST
    lines.append(
        Text::tr("Connected to %1 (%2).").arg(printable(accountName(report.account)), modeWord(report.mode)));
    lines.append(kept ? Text::tr("The key is kept in the key store.")
                      : Text::tr("No key was kept or changed."));
    if (!report.missingPermissions.isEmpty())
        //: %1 is a list of permissions as Stripe words them
        lines.append(Text::tr("The key lacks these permissions, so what they are for stays empty: %1.")
                         .arg(report.missingPermissions.join(u", "_s)));
    lines.append(Text::tr("Next: regulars-cli sync"));
    return lines;
}

Result<Status> readStatus(store::Database& database, const studio::StudioFolder& folder, Instant now)
{
    const store::SyncRepository sync(database);
    const auto account = sync.account();
    const auto mode = sync.mode();
    const auto counts = sync.counts();
    const auto reads = sync::readUse(database, now);
    const auto days = sync.readsByDay(now - sync::allowanceSpan);
    const auto differences = store::DifferenceRepository(database).countAfter(0);
    if (!account) return failure(account);
    if (!mode) return failure(mode);
    if (!counts) return failure(counts);
    if (!reads) return failure(reads);
    if (!days) return failure(days);
    if (!differences) return failure(differences);
    Status status;
    status.studio = folder.name();
    status.storeFile = folder.storeFile();
    status.account = account->value_or(Account());
    status.mode = *mode;
    status.counts = *counts;
    status.reads = *reads;
    for (const store::DayReads& day : *days) status.readsFor[day.purpose] += day.count;
    status.differences = *differences;
    if (auto read = readSyncState(sync, status); !read) return failure(read);
    return status;
}

QJsonObject statusJson(const Status& status)
{
    QJsonObject counts;
    for (auto it = status.counts.begin(); it != status.counts.end(); ++it)
        counts.insert(it.key(), it.value());
    QJsonObject readsFor;
    for (auto it = status.readsFor.begin(); it != status.readsFor.end(); ++it)
        readsFor.insert(toText(it.key()), it.value());
    return {{u"studio"_s, status.studio},
            {u"store"_s, status.storeFile},
            {u"account"_s, accountJson(status.account)},
            {u"mode"_s, modeJson(status.mode)},
            {u"counts"_s, counts},
            {u"last_sync_at"_s, toJson(status.lastSync)},
            {u"complete"_s, status.complete},
            {u"left_out"_s, toJson(status.leftOut)},
            {u"reads_30_days"_s, status.reads.used},
            {u"reads_by_purpose"_s, readsFor},
            {u"read_allowance"_s, status.reads.allowance},
            {u"differences"_s, status.differences}};
}

QStringList statusLines(const Status& status, const words::Style& style, Instant now)
{
    const QLocale& locale = style.locale;
    QString synced = Text::tr("never; run: regulars-cli sync");
    if (status.lastSync) {
        synced =
            words::dateTime(status.lastSync, style) + u" · "_s + words::ago(*status.lastSync, now, style);
    }
    QList<std::pair<QString, QString>> lines{
        {Text::tr("Studio"), status.studio},
        {Text::tr("Account"), accountName(status.account)},
        {Text::tr("Mode"), modeWord(status.mode)},
        {Text::tr("Last sync"), synced},
        {Text::tr("Complete"), status.complete ? Text::tr("yes") : Text::tr("no")},
        //: %1 and %2 are numbers
        {Text::tr("Reads in 30 days"),
         Text::tr("%1 of %2").arg(locale.toString(status.reads.used), locale.toString(status.reads.allowance))},
        {Text::tr("Pace"), words::pace(sync::paceOf(status.reads))},
        {Text::tr("Differed from Stripe"), locale.toString(status.differences)},
        {Text::tr("Store"), status.storeFile}};
    QStringList leftOut;
    for (const QString& name : status.leftOut)
        leftOut.append(words::resource(name));
    if (!leftOut.isEmpty()) lines.append({Text::tr("The key may not read"), leftOut.join(u", "_s)});
    QStringList text = aligned(lines);
    text.append(QString());
    Table table({{Text::tr("Resource")}, {Text::tr("Synced"), Table::Align::Right}});
    for (auto it = status.counts.begin(); it != status.counts.end(); ++it)
        table.add({words::resource(it.key()), locale.toString(it.value())});
    return text + table.lines();
}

QJsonArray differencesJson(const QList<store::Difference>& differences)
{
    QJsonArray array;
    for (const store::Difference& difference : differences) {
        const auto kept = [](const std::optional<QString>& value) { return value ? QJsonValue(*value) : QJsonValue(); };
        array.append(QJsonObject{{u"resource"_s, difference.resource},
                                 {u"id"_s, difference.id},
                                 {u"kind"_s, toText(difference.kind)},
                                 {u"field"_s, orNull(difference.field)},
                                 {u"was"_s, kept(difference.was)},
                                 {u"is"_s, kept(difference.became)},
                                 {u"equal_until"_s, toJson(difference.equalAt)},
                                 {u"found_by"_s, difference.foundBy},
                                 {u"repaired_at"_s, toIso(difference.repairedAt)}});
    }
    return array;
}

QStringList differenceLines(const QList<store::Difference>& differences, const words::Style& style)
{
    QStringList lines;
    if (differences.isEmpty()) return lines;
    lines << QString() << Text::tr("Differed from Stripe, and repaired:");
    Table table({{Text::tr("Repaired")}, {Text::tr("What")}, {Text::tr("Id")}, {Text::tr("Difference")},
                 {Text::tr("Equal until")}, {Text::tr("Found by")}});
    for (const store::Difference& difference : differences) {
        table.add({words::dateTime(difference.repairedAt, style), words::resource(difference.resource),
                   printable(difference.id), printable(words::difference(difference, style)),
                   words::dateTime(difference.equalAt, style), words::foundBy(difference.foundBy)});
    }
    return lines + table.lines();
}

QJsonObject doctorJson(const QList<studio::Check>& checks, const QList<store::Difference>& differences)
{
    QJsonArray array;
    bool allGood = true;
    for (const studio::Check& check : checks) {
        allGood = allGood && !check.error;
        array.append(QJsonObject{{u"name"_s, check.name},
                                 {u"ok"_s, !check.error.has_value()},
                                 {u"code"_s, check.error ? orNull(check.error->code) : QJsonValue()},
                                 {u"detail"_s, orNull(check.error ? check.error->detail : check.detail)}});
    }
    return {{u"ok"_s, allGood}, {u"checks"_s, array}, {u"differences"_s, differencesJson(differences)}};
}

QStringList doctorLines(const QList<studio::Check>& checks)
{
    static const QHash<QString, const char*> names{
        {u"store"_s, QT_TRANSLATE_NOOP("cli", "Store")},
        {u"backups"_s, QT_TRANSLATE_NOOP("cli", "Newest backup")},
        {u"key"_s, QT_TRANSLATE_NOOP("cli", "Key")},
        {u"connection"_s, QT_TRANSLATE_NOOP("cli", "Connection")},
        {u"permissions"_s, QT_TRANSLATE_NOOP("cli", "Permissions")},
        {u"account"_s, QT_TRANSLATE_NOOP("cli", "Account")},
        {u"mirror"_s, QT_TRANSLATE_NOOP("cli", "Synced data")}};
    QList<std::pair<QString, QString>> lines;
    for (const studio::Check& check : checks) {
        const char* name = names.value(check.name, nullptr);
        const QString label = name != nullptr ? QCoreApplication::translate("cli", name) : check.name;
        //: the result of a check that found nothing wrong
        const QString good =
            check.detail.isEmpty() ? Text::tr("good") : Text::tr("good, %1").arg(check.detail);
        if (check.name == "backups"_L1)
            lines.append({label, check.detail.isEmpty() ? Text::tr("none yet") : check.detail});
        else
            lines.append({label, check.error ? words::sentence(*check.error) : good});
    }
    return aligned(lines);
}

} // namespace regulars::cli
