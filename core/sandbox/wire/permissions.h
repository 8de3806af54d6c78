// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace regulars::sandbox {

/// One permission of a restricted key (contract.md 26): write includes read.
struct Permission {
    std::string id;    ///< "customer_read"
    std::string label; ///< "Customers Read"
};

/// What a request needs; nullopt for paths that no permission names (they answer 404 further in).
std::optional<Permission> permissionFor(std::string_view method, std::string_view path);
/// What expanding into a field of that name needs ("latest_invoice"); nullopt for fields that need nothing
/// more.
std::optional<Permission> permissionToExpand(std::string_view field);
/// Whether a key with these permissions may; "read" and "write" stand for all of them.
bool isGranted(const std::set<std::string>& granted, const Permission& needed);
/// Every permission there is, for help texts and for checking what was typed.
std::vector<Permission> allPermissions();

} // namespace regulars::sandbox
