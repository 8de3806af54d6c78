// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/sandbox/rest/exchange.h"

#include <fstream>
#include <memory>
#include <mutex>

namespace regulars::sandbox {

/// Writes every exchange as one line of JSON (design.md 10): for tests that compare what a client sends. The
/// Authorization header is a placeholder. Thread-safe.
class Trace {
public:
    /// Starts a fresh file. Error: Storage.
    static Result<std::unique_ptr<Trace>> open(const QString& path);
    void write(const Request& request, const Response& response);

private:
    std::mutex m_mutex;
    std::ofstream m_file;
};

} // namespace regulars::sandbox
