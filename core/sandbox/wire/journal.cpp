// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/wire/journal.h"

#include "core/sandbox/model/version.h"
#include "core/sandbox/rest/forms.h"

#include <QtCore/QSaveFile>
#include <charconv>
#include <nlohmann/json.hpp>
#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace regulars::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int formatVersion = 1;

Failure storageFailure(const QString& detail, const QString& code = {})
{
    return failure(ErrorKind::Storage, detail, code);
}

bool reachesDisk(QFile& file)
{
#ifdef Q_OS_WIN
    return _commit(file.handle()) == 0;
#else
    return ::fsync(file.handle()) == 0;
#endif
}

QByteArray headerLine(const JournalHeader& header)
{
    const nlohmann::ordered_json json = {
        {"regulars_sandbox", formatVersion},     {"seed", header.seed},
        {"customers", header.customers},         {"years", header.years},
        {"currency", header.currency},           {"now", unixSeconds(header.now)},
        {"events_version", header.eventsVersion}};
    return QByteArray::fromStdString(json.dump()) + '\n';
}

Result<JournalHeader> readHeader(const QByteArray& line)
{
    const auto json = nlohmann::json::parse(line.begin(), line.end(), nullptr, false);
    const auto number = [&json](const char* name) {
        const auto it = json.find(name);
        return it != json.end() && it->is_number_integer() ? std::optional(it->get<std::int64_t>())
                                                           : std::nullopt;
    };
    if (!json.is_object() || !number("regulars_sandbox"))
        return storageFailure(u"this is no sandbox state file"_s, u"damaged_store"_s);
    if (*number("regulars_sandbox") > formatVersion)
        return storageFailure(u"the state file was written by a newer version"_s, u"newer_store"_s);
    const auto currency = json.find("currency");
    if (!number("seed") || !number("customers") || !number("years") || !number("now") ||
        currency == json.end() || !currency->is_string())
        return storageFailure(u"the state file's first line is incomplete"_s, u"damaged_store"_s);
    return JournalHeader{
        json["seed"].get<std::uint64_t>(),  static_cast<int>(*number("customers")),
        static_cast<int>(*number("years")), currency->get<std::string>(),
        fromUnixSeconds(*number("now")),    json.value("events_version", std::string(pinnedVersion))};
}

/// Fields are percent-encoded, so that a blank parts them and any bytes fit; "-" is an empty one.
std::string field(const std::string& text)
{
    return text.empty() ? "-" : percentEncode(text);
}
std::string fromField(std::string_view text)
{
    return text == "-" ? std::string() : percentDecode(text, false);
}

std::string entryLine(const JournalEntry& entry)
{
    std::string line =
        std::to_string(unixSeconds(entry.at)) + ' ' + std::to_string(entry.ahead.count()) + ' ';
    if (entry.movedTo) return line + "CLOCK " + std::to_string(unixSeconds(*entry.movedTo)) + '\n';
    const auto key = entry.request.headers.find("idempotency-key");
    line += field(entry.request.method) + ' ' + field(entry.request.path) + ' ' + field(entry.request.query) +
            ' ' + field(key == entry.request.headers.end() ? std::string() : key->second) + ' ' +
            field(entry.request.body) + '\n';
    return line;
}

std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<JournalEntry> readEntry(std::string_view line)
{
    std::vector<std::string_view> parts;
    while (!line.empty()) {
        const std::size_t end = std::min(line.find(' '), line.size());
        parts.push_back(line.substr(0, end));
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    const auto at = parts.size() >= 4 ? wholeNumber(parts[0]) : std::nullopt;
    const auto ahead = parts.size() >= 4 ? wholeNumber(parts[1]) : std::nullopt;
    if (!at || !ahead) return std::nullopt;
    JournalEntry entry{fromUnixSeconds(*at), std::chrono::seconds(*ahead), {}, std::nullopt};
    if (parts[2] == "CLOCK") {
        const auto target = wholeNumber(parts[3]);
        if (!target || parts.size() != 4) return std::nullopt;
        entry.movedTo = fromUnixSeconds(*target);
        return entry;
    }
    if (parts.size() != 7) return std::nullopt;
    entry.request.method = fromField(parts[2]);
    entry.request.path = fromField(parts[3]);
    entry.request.query = fromField(parts[4]);
    if (parts[5] != "-") entry.request.headers["idempotency-key"] = fromField(parts[5]);
    entry.request.body = fromField(parts[6]);
    return entry;
}

Result<void> begin(const QString& path, const JournalHeader& header)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(headerLine(header)) < 0 || !file.commit())
        return storageFailure(u"cannot write %1: %2"_s.arg(path, file.errorString()));
    return {};
}

} // namespace

Result<Journal::Opened> Journal::open(const QString& path, const JournalHeader& header)
{
    Opened opened;
    opened.journal.reset(new Journal);
    Journal& journal = *opened.journal;
    journal.m_lock = std::make_unique<QLockFile>(path + u".lock"_s);
    journal.m_lock->setStaleLockTime(0);
    if (!journal.m_lock->tryLock(0)) {
        const bool taken = journal.m_lock->error() == QLockFile::LockFailedError;
        return storageFailure(u"the state file %1 is in use or its folder cannot be written"_s.arg(path),
                              taken ? u"busy"_s : u"unreadable_folder"_s);
    }
    opened.fresh = !QFile::exists(path);
    if (opened.fresh) {
        const Result<void> begun = begin(path, header);
        if (!begun) return failure(begun);
    }
    journal.m_file.setFileName(path);
    if (!journal.m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return storageFailure(u"cannot open %1: %2"_s.arg(path, journal.m_file.errorString()));
    const QByteArray all = journal.m_file.readAll();
    qsizetype at = all.indexOf('\n') + 1;
    const Result<JournalHeader> read = readHeader(all.left(at));
    if (!read) return failure(read);
    opened.header = *read;
    while (at < all.size()) {
        const qsizetype end = all.indexOf('\n', at);
        const auto entry =
            end < 0 ? std::nullopt : readEntry({all.constData() + at, static_cast<std::size_t>(end - at)});
        if (!entry && end >= 0 && end + 1 < all.size())
            return storageFailure(u"%1 is damaged at byte %2"_s.arg(path).arg(at), u"damaged_store"_s);
        if (!entry) break;
        opened.entries.push_back(*entry);
        at = end + 1;
    }
    if (at < all.size() && !journal.m_file.resize(at))
        return storageFailure(u"cannot cut %1: %2"_s.arg(path, journal.m_file.errorString()));
    if (!journal.m_file.seek(at)) return storageFailure(u"cannot seek in "_s + path);
    return opened;
}

Result<void> Journal::append(const JournalEntry& entry)
{
    const std::string line = entryLine(entry);
    const qint64 start = m_file.pos();
    const auto size = static_cast<qint64>(line.size());
    if (m_file.write(line.data(), size) == size && reachesDisk(m_file)) return {};
    const QString why = m_file.errorString();
    // What was refused must not come back at the next start.
    if (!m_file.resize(start) || !m_file.seek(start))
        return storageFailure(u"the state file is lost: "_s + why);
    return storageFailure(u"cannot write the state file: "_s + why, u"disk_full"_s);
}

} // namespace regulars::sandbox
