// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/wire/trace.h"

#include <filesystem>
#include <nlohmann/json.hpp>

namespace regulars::sandbox {

using namespace Qt::StringLiterals;

Result<std::unique_ptr<Trace>> Trace::open(const QString& path)
{
    auto trace = std::make_unique<Trace>();
    trace->m_file.open(std::filesystem::path(path.toStdU16String()), std::ios::binary | std::ios::trunc);
    if (!trace->m_file) return failure(ErrorKind::Storage, u"cannot write the trace "_s + path);
    return trace;
}

void Trace::write(const Request& request, const Response& response)
{
    nlohmann::ordered_json line;
    line["method"] = request.method;
    line["path"] = request.path;
    line["query"] = request.query;
    line["body"] = request.body;
    line["status"] = response.status;
    for (const auto& [name, value] : request.headers)
        line["headers"][name] = name == "authorization" ? "Bearer sk_test_placeholder" : value;
    auto body = nlohmann::ordered_json::parse(response.body, nullptr, false);
    line["response"] = body.is_discarded() ? nlohmann::ordered_json() : std::move(body);
    const std::string text = line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    const std::lock_guard lock(m_mutex);
    m_file << text << '\n' << std::flush;
}

} // namespace regulars::sandbox
