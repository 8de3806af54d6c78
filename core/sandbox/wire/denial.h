// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/rest/exchange.h"

#include <string_view>

namespace regulars::sandbox {

/// What an error answer says (contract.md 27). Empty parts are left out.
struct Denial {
    int status = 400;
    std::string_view type = "invalid_request_error";
    std::string message;
    std::string_view code = {};
    std::string_view param = {};
};

/// An error answer as Stripe words it, without the headers that the gate adds.
Response deny(const Denial& denial);
/// `text` as a JSON string with its quotes. Bytes that are no UTF-8 become U+FFFD.
std::string jsonString(std::string_view text);

} // namespace regulars::sandbox
