// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/model/people.h"

// Radar's lists: who may not pay any more (contract.md 24). See people.h for the habits.
namespace regulars::sandbox {

/// item_type, in the order of Stripe's names (wireName).
enum class ValueKind : std::uint8_t {
    Account,
    CardBin,
    CardFingerprint,
    CaseSensitiveString,
    Country,
    CryptoFingerprint,
    CustomerId,
    Email,
    IpAddress,
    SepaDebitFingerprint,
    String,
    UsBankAccountFingerprint
};

/// Stripe's word for a kind.
std::string_view wireName(ValueKind kind);
/// The kind of that name; none for a word that Stripe does not know.
std::optional<ValueKind> valueKindOf(std::string_view name);

struct ValueListItem;

struct ValueListFields {
    std::string alias, name;
    Metadata metadata;
};

struct ValueList : ValueListFields {
    std::string id;
    Stamp created = 0;
    ValueKind kind = ValueKind::String;
    bool isDefault = false; ///< Stripe's own: it stays as it is, only its items come and go
    bool blocks = false;    ///< a default rule blocks payments by it
    bool deleted = false;
    std::vector<Ref<ValueListItem>> items; ///< those that there are, oldest first
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.id, s.created, s.kind, s.isDefault, s.blocks, s.deleted, s.alias, s.name, s.metadata, s.items);
    }
};

struct ValueListItem {
    std::string id;
    Stamp created = 0;
    Ref<ValueList> list;
    std::string value;
    bool deleted = false;
    template<class Self, class F> static void fields(Self& s, F&& f)
    {
        f(s.id, s.created, s.list, s.value, s.deleted);
    }
};

} // namespace regulars::sandbox
