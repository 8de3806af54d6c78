// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/engine/engine.h"
#include "core/sandbox/render/render.h"
#include "core/sandbox/rest/params.h"

namespace regulars::sandbox {

/// One request on its way through a route: what came in, and where the answer is written.
/// Handlers of routes that only read (Account::isRead) must not touch `engine`: reads run side by side.
struct Call {
    Engine& engine;
    const AccountState& state;
    const Params& params;
    const std::vector<std::string>& ids; ///< what stood for {id} in the path, in order
    const Expand& expand;
    Stamp now;
    Renderer& render;
    JsonWriter& out;

    const std::string& id() const { return ids.front(); }
    /// The row of an id in the path (404) …
    template<class T> Ref<T> find(const Table<T>& table, std::string_view object) const
    {
        return find(table, object, id(), "id");
    }
    /// … or in a parameter (400).
    template<class T>
    Ref<T> find(const Table<T>& table, std::string_view object, const std::string& wanted,
                std::string param) const
    {
        const Ref<T> ref = table.find(wanted);
        if (!ref) throw missing(object, wanted, std::move(param));
        return ref;
    }
    /// The row that a parameter names; empty when it is absent or sent empty.
    template<class T>
    Ref<T> named(const Table<T>& table, std::string_view object, std::string_view param) const
    {
        return named(params, table, object, param);
    }
    template<class T>
    Ref<T> named(const Params& from, const Table<T>& table, std::string_view object,
                 std::string_view param) const
    {
        const auto wanted = from.text(param);
        if (!wanted || wanted->empty()) return {};
        return find(table, object, *wanted, from.path(param));
    }
    template<class T> void answer(Ref<T> ref) const { render.object(ref, expand); }
};

} // namespace regulars::sandbox
