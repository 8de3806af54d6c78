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

constexpr std::array table{
    Route{"GET", "events", "", false, showEventsVersion},
    Route{"POST", "events", "", false, setEventsVersion},
};

} // namespace

std::span<const Route> controls()
{
    return table;
}

} // namespace regulars::sandbox
