// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/model/refusal.h"

namespace regulars::sandbox {

Refusal missing(std::string_view object, std::string_view id, std::string param)
{
    Refusal refusal;
    refusal.status = param == "id" ? 404 : 400;
    refusal.code = "resource_missing";
    refusal.message = "No such " + std::string(object) + ": '" + std::string(id) + "'";
    refusal.param = std::move(param);
    return refusal;
}

Refusal invalid(std::string message, std::string param, std::string code)
{
    Refusal refusal;
    refusal.message = std::move(message);
    refusal.param = std::move(param);
    refusal.code = std::move(code);
    return refusal;
}

} // namespace regulars::sandbox
