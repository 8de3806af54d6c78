// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace regulars::sandbox {

/// What a request wants expanded (contract.md 33), as a tree of field names.
class Expand {
public:
    /// Reads expand[] paths for an answer that is an `object` ("charge"), or a list of them.
    /// Refuses (Refusal, 400) more than four levels and what cannot be expanded.
    static Expand parse(const std::vector<std::string>& paths, std::string_view object, bool isList);

    /// The part below a field, nullptr when it is not to be expanded.
    const Expand* find(std::string_view name) const;
    /// The same for the elements of a list field: `refunds` → `refunds.data`; an empty one where there is
    /// none.
    const Expand& elements() const;
    static const Expand& nothing();

private:
    void add(std::string_view path);
    std::string m_name;
    std::vector<Expand> m_children;
};

} // namespace regulars::sandbox
