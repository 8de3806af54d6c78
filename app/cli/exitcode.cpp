// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exitcode.h"

namespace regulars::cli {

using namespace Qt::StringLiterals;

ExitCode exitCodeOf(const Error& error)
{
    // A few codes say more than their kind.
    if (error.code == u"other_account"_s) return ExitCode::Key;
    if (error.code == u"unsafe_address"_s || error.code == u"studio_name"_s ||
        error.code == u"store_itself"_s)
        return ExitCode::Usage;
    if (error.code == u"busy"_s) return ExitCode::Store;
    switch (error.kind) {
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::RateLimited:
    case ErrorKind::Server:
        return ExitCode::Offline;
    case ErrorKind::Auth:
    case ErrorKind::Permission:
        return ExitCode::Key;
    case ErrorKind::Storage:
        return ExitCode::Store;
    case ErrorKind::Declined:
    case ErrorKind::NotFound:
    case ErrorKind::Conflict:
    case ErrorKind::Validation:
    case ErrorKind::Refused:
    case ErrorKind::Cancelled:
    case ErrorKind::Bug:
        break;
    }
    return ExitCode::Refused;
}

} // namespace regulars::cli
