// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/studioreport.h"

#include "app/cli/json.h"
#include "app/cli/table.h"
#include "app/cli/text.h"

namespace regulars::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::hours allowanceSpan{30 * 24};

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

// 500 reads a payment, 10,000 at least (contract.md 30). Payments come newest first, so counting ends early.
Result<qint64> readAllowance(store::Database& database, Instant now)
{
    constexpr qsizetype block = 500;
    const store::PaymentRepository payments(database);
    const auto keys = payments.keys({});
    if (!keys) return failure(keys);
    qint64 recent = 0;
    for (qsizetype at = 0; at < keys->size(); at += block) {
        const auto rows = payments.rows(keys->mid(at, block));
        if (!rows) return failure(rows);
        const auto inSpan = std::count_if(
            rows->begin(), rows->end(), [now](const auto& row) { return row.created > now - allowanceSpan; });
        recent += inSpan;
        if (inSpan < rows->size()) break;
    }
    return std::max<qint64>(10'000, 500 * recent);
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
    const auto reads = sync.readsSince(now - allowanceSpan);
    const auto allowance = readAllowance(database, now);
    if (!account) return failure(account);
    if (!mode) return failure(mode);
    if (!counts) return failure(counts);
    if (!reads) return failure(reads);
    if (!allowance) return failure(allowance);
    Status status;
    status.studio = folder.name();
    status.storeFile = folder.storeFile();
    status.account = account->value_or(Account());
    status.mode = *mode;
    status.counts = *counts;
    status.reads = *reads;
    status.readAllowance = *allowance;
    if (auto read = readSyncState(sync, status); !read) return failure(read);
    return status;
}

QJsonObject statusJson(const Status& status)
{
    QJsonObject counts;
    for (auto it = status.counts.begin(); it != status.counts.end(); ++it)
        counts.insert(it.key(), it.value());
    return {{u"studio"_s, status.studio},
            {u"store"_s, status.storeFile},
            {u"account"_s, accountJson(status.account)},
            {u"mode"_s, modeJson(status.mode)},
            {u"counts"_s, counts},
            {u"last_sync_at"_s, toJson(status.lastSync)},
            {u"complete"_s, status.complete},
            {u"left_out"_s, toJson(status.leftOut)},
            {u"reads_30_days"_s, status.reads},
            {u"read_allowance"_s, status.readAllowance}};
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
         Text::tr("%1 of %2").arg(locale.toString(status.reads), locale.toString(status.readAllowance))},
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

QJsonObject doctorJson(const QList<studio::Check>& checks)
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
    return {{u"ok"_s, allGood}, {u"checks"_s, array}};
}

QStringList doctorLines(const QList<studio::Check>& checks)
{
    static const QHash<QString, const char*> names{
        {u"store"_s, QT_TRANSLATE_NOOP("cli", "Store")},
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
        lines.append({label, check.error ? words::sentence(*check.error) : good});
    }
    return aligned(lines);
}

} // namespace regulars::cli
