// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/render/render.h"

namespace regulars::sandbox {

void Renderer::object(Ref<TestClock> ref, const Expand&)
{
    constexpr Stamp life = 30 * 86400;
    const TestClock& clock = row(ref);
    head(clock.id, "test_helpers.test_clock");
    if (clock.deleted) {
        m_out.field("deleted", true);
        return m_out.endObject();
    }
    m_out.field("created", clock.created);
    m_out.field("deletes_after", clock.created + life);
    m_out.field("frozen_time", clock.frozenTime);
    m_out.field("livemode", false);
    m_out.maybe("name", clock.name);
    m_out.field("status", clock.advancesTo == 0 ? "ready" : "advancing");
    m_out.beginObject("status_details");
    if (clock.advancesTo != 0) {
        m_out.beginObject("advancing");
        m_out.field("target_frozen_time", clock.advancesTo);
        m_out.endObject();
    }
    m_out.endObject();
    m_out.endObject();
}

} // namespace regulars::sandbox
