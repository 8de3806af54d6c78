// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

namespace regulars::sandbox {

/// The API version that is spoken here, and answered when a request names none (contract.md, first table).
inline constexpr std::string_view pinnedVersion = "2026-10-28.endive";

/// Whether a text is a version as Stripe writes them: "2024-06-20" or "2026-10-28.endive".
bool isVersion(std::string_view version);

} // namespace regulars::sandbox
