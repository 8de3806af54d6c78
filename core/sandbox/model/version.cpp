// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/model/version.h"

#include <algorithm>
#include <cctype>

namespace regulars::sandbox {

bool isVersion(std::string_view version)
{
    constexpr std::string_view form = "dddd-dd-dd";
    if (version.size() < form.size()) return false;
    for (std::size_t i = 0; i < form.size(); ++i) {
        const bool digit = std::isdigit(static_cast<unsigned char>(version[i])) != 0;
        if (form[i] == 'd' ? !digit : version[i] != form[i]) return false;
    }
    const std::string_view name = version.substr(form.size());
    return name.empty() || (name.size() > 1 && name.front() == '.' &&
                            std::all_of(name.begin() + 1, name.end(),
                                        [](unsigned char c) { return std::islower(c) != 0 || c == '_'; }));
}

} // namespace regulars::sandbox
