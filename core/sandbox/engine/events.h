// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/engine/engine.h"
#include "core/sandbox/render/older.h"
#include "core/sandbox/render/render.h"

// How the verbs tell what happened; included by the engine's own files only.
namespace regulars::sandbox {

template<class T> std::string Engine::draw(Ref<T> ref) const
{
    if (!wantsEvents()) return {};
    JsonWriter out;
    Renderer(m_state, out, m_state.now).object(ref, Expand::nothing());
    return out.take();
}

template<class T> void Engine::emit(std::string_view type, Ref<T> ref)
{
    if (wantsEvents()) record(type, draw(ref));
}

template<class T> void Engine::emitUpdated(std::string_view type, Ref<T> ref, const std::string& before)
{
    if (!wantsEvents()) return;
    std::string after = draw(ref);
    std::string previous = previousAttributes(before, after);
    if (!previous.empty()) record(type, std::move(after), std::move(previous));
}

template<class T, class Mutate>
void Engine::change(std::string_view type, Ref<T> ref, T& row, Mutate&& mutate)
{
    const std::string before = draw(ref);
    mutate(row);
    emitUpdated(type, ref, before);
}

} // namespace regulars::sandbox
