// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/currency.h"
#include "core/domain/ids.h"

namespace regulars {

enum class Mode { Test, Live };

/// The Stripe account behind a studio (contract.md 3). What a restricted key may not read stays empty.
struct Account {
    AccountId id;
    QString name;     ///< business profile's name, else the dashboard's display name
    QString email;
    QString country;  ///< two letters, upper case
    Currency defaultCurrency;
    QString timeZone; ///< IANA name, "Europe/Berlin"
    bool operator==(const Account&) const = default;
};

} // namespace regulars
