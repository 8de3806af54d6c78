// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/blocks/detail.h"
#include "core/stripe/client.h"

namespace regulars::blocks {

/// What Stripe's lists of blocked details can do for an account, and who stands on them (contract.md 24).
struct Radar {
    enum class Reach {
        Unknown,      ///< not asked
        Lists,        ///< there are lists
        None,         ///< the account has no Radar
        NotPermitted  ///< the key may not read or change them
    };
    Reach reach = Reach::Unknown;
    QString permission;            ///< which one the key lacks, as Stripe words it; may be empty
    QHash<QString, QString> lists; ///< the list that takes an item_type: its id
    QSet<QString> own;             ///< item_types whose list is ours: it works once the rule was pasted
    QHash<QString, QString> items; ///< "list id value" of a detail that stands there (itemKey): the item's id

    /// The list that would take a detail; empty where there is none.
    QString listOf(const Detail& detail) const { return lists.value(detail.listType); }
    /// The item by which it stands there; empty where it does not.
    QString itemOf(const Detail& detail) const;
};

/// Reads which lists there are and which of the details stand on them: one request, and one a detail. That there is no
/// Radar, or no permission, is an answer. Errors: Network …
Result<Radar> readRadar(stripe::Client& client, const QList<Detail>& details, const CancelToken& cancel);

/// Alias of the list of our own for an item_type, where Stripe has none: "regulars_blocked_email".
QString ownAlias(const QString& itemType);
/// The rule that makes it work, to be pasted in the Dashboard: "Block if :email: in @regulars_blocked_email".
QString ownRule(const QString& itemType);

} // namespace regulars::blocks
