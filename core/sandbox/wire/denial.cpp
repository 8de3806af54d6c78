// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/wire/denial.h"

#include <nlohmann/json.hpp>

namespace regulars::sandbox {

std::string jsonString(std::string_view text)
{
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Response deny(const Denial& denial)
{
    std::string error;
    const auto add = [&error](std::string_view name, std::string_view value) {
        if (value.empty()) return;
        if (!error.empty()) error += ",\n    ";
        error += jsonString(name) + ": " + jsonString(value);
    };
    add("code", denial.code);
    add("message", denial.message);
    add("param", denial.param);
    add("type", denial.type);
    Response response;
    response.status = denial.status;
    response.headers["content-type"] = "application/json; charset=utf-8";
    response.body = "{\n  \"error\": {\n    " + error + "\n  }\n}\n";
    return response;
}

} // namespace regulars::sandbox
