// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QtCore/QByteArray>
#include <nlohmann/json_fwd.hpp>

namespace regulars::stripe {

using Json = nlohmann::json;

/// Reads one complete JSON object. Numbers that are not whole, or too long for 64 bits, arrive as strings
/// with their exact text, so that no binary floating point comes between Stripe and us. Network error
/// "cut_answer" for anything else, because a cut body is what that means in practice (field notes, HTTP
/// client).
Result<Json> parseJson(const QByteArray& body);

/// Whether the bytes are one complete JSON object, without building it.
bool isCompleteJson(const QByteArray& body);

} // namespace regulars::stripe
