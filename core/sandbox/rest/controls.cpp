// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/rest/routes.h"

#include <array>

// What only a sandbox can be asked, below /_sandbox/: what else would happen in Stripe's Dashboard or at a
// bank.
namespace regulars::sandbox {

namespace {

void answerVersion(const Call& call)
{
    call.out.beginObject();
    call.out.field("api_version", call.state.settings.eventsVersion);
    call.out.endObject();
}

void showEventsVersion(const Call& call)
{
    call.params.finish();
    answerVersion(call);
}

/// From now on events are drawn at another version; those that happened stay as they are.
void setEventsVersion(const Call& call)
{
    const std::string version = call.params.requiredText("api_version");
    call.params.finish();
    if (!isVersion(version)) throw invalid("Invalid Stripe API version: " + version, "api_version");
    call.engine.state().settings.eventsVersion = version;
    answerVersion(call);
}

/// The payer answers the bank's question, as on the page that next_action names.
void authenticate(const Call& call)
{
    const Ref<PaymentIntent> intent = call.find(call.state.intents, "payment_intent");
    call.params.requiredText("outcome");
    const auto outcome = call.params.choice("outcome", {"succeeded", "failed"});
    call.params.finish();
    call.engine.answerAuthentication(intent, *outcome == 0);
    call.answer(intent);
}

void answerRadar(const Call& call)
{
    call.out.beginObject();
    call.out.field("enabled", call.state.settings.hasRadar);
    call.out.endObject();
}

void showRadar(const Call& call)
{
    call.params.finish();
    answerRadar(call);
}

/// The account gets Radar, or loses it with all that its lists blocked.
void setRadar(const Call& call)
{
    call.params.requiredText("enabled");
    const bool enabled = *call.params.boolean("enabled");
    call.params.finish();
    call.engine.state().settings.hasRadar = enabled;
    answerRadar(call);
}

constexpr std::array table{
    Route{"GET", "events", "", false, showEventsVersion},
    Route{"POST", "events", "", false, setEventsVersion},
    Route{"GET", "radar", "", false, showRadar},
    Route{"POST", "radar", "", false, setRadar},
    Route{"POST", "payment_intents/{}/authenticate", "payment_intent", false, authenticate},
};

} // namespace

std::span<const Route> controls()
{
    return table;
}

} // namespace regulars::sandbox
