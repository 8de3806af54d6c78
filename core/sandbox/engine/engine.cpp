// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/engine.h"

#include <algorithm>

namespace regulars::sandbox {

void Engine::schedule(DueKind kind, std::uint32_t row, Stamp& due, Stamp at)
{
    if (due == at) return;
    if (due != 0) m_state.due.erase({due, kind, row});
    due = at;
    if (due != 0) m_state.due.emplace(due, kind, row);
}

void Engine::advance(Stamp now)
{
    const std::string requestId = std::exchange(m_requestId, {});
    const std::string key = std::exchange(m_idempotencyKey, {}); // nobody asked for what the clock does
    meetUntil(now);
    constexpr Stamp retention = 30 * 86400; // contract.md 20
    while (!m_state.events.empty() && m_state.events.front().created < m_state.now - retention)
        m_state.events.pop_front();
    m_requestId = requestId;
    m_idempotencyKey = key;
}

void Engine::meetUntil(Stamp now)
{
    while (!m_state.due.empty() && std::get<Stamp>(*m_state.due.begin()) <= now) {
        const Due next = *m_state.due.begin();
        m_state.now = std::max(m_state.now, std::get<Stamp>(next));
        meet(next);
    }
    m_state.now = std::max(m_state.now, now);
}

void Engine::meet(const Due& due)
{
    const std::uint32_t row = std::get<std::uint32_t>(due);
    switch (std::get<DueKind>(due)) {
    case DueKind::Subscription:
        return meetSubscription({row});
    case DueKind::Invoice:
        return meetInvoice({row});
    case DueKind::Charge:
        return meetCharge({row});
    case DueKind::Session:
        return expireCheckout({row});
    case DueKind::Refund:
        return meetRefund({row});
    case DueKind::Dispute: {
        const bool answered = m_state.disputes[{row}].submissionCount > 0;
        return closeDispute({row}, answered && m_state.nextRandom() % 2 == 0);
    }
    }
}

} // namespace regulars::sandbox
