// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blocks/radar.h"

#include "core/operations/objects.h"
#include "core/operations/walk.h"
#include "core/stripe/forms.h"

#include <nlohmann/json.hpp>

namespace regulars::blocks {

using namespace Qt::StringLiterals;
using operations::textAt;
using stripe::Json;

namespace {

QString itemKey(const QString& list, const Detail& detail)
{
    return list + u' ' + (detail.kind == DetailKind::Email ? detail.value.toCaseFolded() : detail.value);
}

/// How good a list is for blocking: Stripe's own, which its default rules know, before ours. The aliases of the default
/// lists are not documented (contract.md 38), so any name that speaks of blocking will do; 0: none of them.
int fitness(const Json& list)
{
    const QString alias = textAt(list, u"/alias"_s).toLower(), name = textAt(list, u"/name"_s).toLower();
    if (alias == ownAlias(textAt(list, u"/item_type"_s))) return 1;
    if (alias.contains("allow"_L1) || name.contains("allow"_L1) || alias.startsWith("regulars_"_L1)) return 0;
    if (alias.endsWith("blocklist"_L1) || alias.endsWith("block_list"_L1)) return 3;
    return alias.contains("block"_L1) || name.contains("block"_L1) ? 2 : 0;
}

Result<void> readLists(stripe::Client& client, Radar& radar, const CancelToken& cancel)
{
    QHash<QString, int> best;
    const auto walked = operations::walk(client, u"radar/value_lists"_s, {}, cancel, [&](const Json& list) -> Result<bool> {
        const QString type = textAt(list, u"/item_type"_s);
        const int fits = fitness(list);
        if (fits <= best.value(type)) return true;
        best.insert(type, fits);
        radar.lists.insert(type, textAt(list, u"/id"_s));
        if (fits == 1) radar.own.insert(type);
        else radar.own.remove(type);
        return true;
    });
    return walked ? Result<void>() : failure(walked);
}

} // namespace

QString Radar::itemOf(const Detail& detail) const
{
    return items.value(itemKey(listOf(detail), detail));
}

Result<Radar> readRadar(stripe::Client& client, const QList<Detail>& details, const CancelToken& cancel)
{
    Radar radar;
    radar.reach = Radar::Reach::Lists;
    Result<void> read = readLists(client, radar, cancel);
    for (const Detail& detail : details) {
        const QString list = radar.listOf(detail);
        if (!read || list.isEmpty()) continue;
        // The filter finds what is like it, too.
        const QByteArray query = stripe::Form().add("value_list", list).add("value", detail.value).encoded();
        const auto walked = operations::walk(client, u"radar/value_list_items"_s, query, cancel, [&](const Json& item) -> Result<bool> {
            Detail there = detail;
            there.value = textAt(item, u"/value"_s);
            if (isSame(there, detail)) radar.items.insert(itemKey(list, detail), textAt(item, u"/id"_s));
            return true;
        });
        if (!walked) read = failure(walked);
    }
    if (read) return radar;
    const Error& error = read.error();
    if (error.kind == ErrorKind::Permission) {
        Radar none;
        none.reach = Radar::Reach::NotPermitted;
        none.permission = error.permission;
        return none;
    }
    // What an account without Radar is told is not documented: whatever Stripe refuses here means that.
    const bool isRefusal = error.kind == ErrorKind::Refused || error.kind == ErrorKind::Validation
                           || error.kind == ErrorKind::NotFound;
    if (!isRefusal) return failure(read);
    Radar none;
    none.reach = Radar::Reach::None;
    return none;
}

QString ownAlias(const QString& itemType)
{
    return u"regulars_blocked_"_s + itemType;
}

QString ownRule(const QString& itemType)
{
    // The attribute's name in a rule: for addresses alone it is not the list's type.
    const QString attribute = itemType == "ip_address"_L1 ? u"ip_address"_s : itemType;
    return u"Block if :%1: in @%2"_s.arg(attribute, ownAlias(itemType));
}

} // namespace regulars::blocks
