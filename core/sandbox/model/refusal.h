// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/model/moneyrows.h"

namespace regulars::sandbox {

/// Thrown by verbs and routes of this folder and turned into Stripe's error object by Account::handle; it
/// never leaves the folder. A verb refuses before it has changed anything, except where a payment was
/// declined: then the failed attempt is part of the story and stays.
struct Refusal {
    int status = 400;
    std::string type = "invalid_request_error";
    std::string message;
    std::string code;
    std::string param;
    std::string declineCode;
    Ref<Charge> charge;        ///< of a decline
    Ref<PaymentIntent> intent; ///< of a decline; shown whole
};

/// resource_missing: "No such customer: 'cus_x'"; 404 for the object itself (param "id"), 400 where a
/// parameter names it.
Refusal missing(std::string_view object, std::string_view id, std::string param = "id");
/// 400 with param and, where Stripe has one, a code.
Refusal invalid(std::string message, std::string param = {}, std::string code = {});

} // namespace regulars::sandbox
