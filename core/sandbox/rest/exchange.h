// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <string>

namespace regulars::sandbox {

/// Header names in lower case.
using Headers = std::map<std::string, std::string>;

/// One request as it came over the wire. `path` is decoded, `query` and `body` are raw.
struct Request {
    std::string method;
    std::string path;
    std::string query;
    std::string body;
    Headers headers;
};

struct Response {
    int status = 200;
    Headers headers;
    std::string body;
};

} // namespace regulars::sandbox
