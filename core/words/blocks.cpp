// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words/blocks.h"

#include "core/words/text.h"

namespace regulars::words {

using namespace Qt::StringLiterals;
using blocks::DetailKind;
using blocks::Radar;

QString detailKind(DetailKind kind)
{
    switch (kind) {
    case DetailKind::CustomerId: return Text::tr("Customer id");
    case DetailKind::Email: return Text::tr("Email address");
    case DetailKind::Card: return Text::tr("Card");
    case DetailKind::BankAccount: return Text::tr("Bank account");
    case DetailKind::IpAddress: return Text::tr("IP address");
    }
    return {};
}

QString detail(const blocks::Detail& detail)
{
    return detail.method.type.isEmpty() ? detail.value : method(detail.method);
}

QString radarObstacle(const Radar& radar)
{
    const QString kept = Text::tr("Blocks are kept here only: they mark the customer, and whoever is about to charge them is "
                                  "asked again. Stripe goes on taking their payments.");
    if (radar.reach == Radar::Reach::None) return Text::tr("This Stripe account has no Radar lists.") + u' ' + kept;
    if (radar.reach != Radar::Reach::NotPermitted) return {};
    if (radar.permission.isEmpty()) return Text::tr("This Stripe key may not use Radar's lists.") + u' ' + kept;
    //: %1 is the name of a permission as Stripe words it
    return Text::tr("This Stripe key lacks the permission “%1”.").arg(radar.permission) + u' ' + kept;
}

QString ownListHint(const QString& itemType)
{
    //: %1 is a rule of Stripe Radar, not to be translated
    return Text::tr("Stripe follows this list once you paste the rule “%1” in the Dashboard under Radar → Rules → Block.")
        .arg(blocks::ownRule(itemType));
}

QList<Fact> facts(const blocks::BlockPreview& preview, blocks::Running running, const Style& style)
{
    QList<Fact> lines;
    for (const blocks::BlockChange& change : preview.changes) {
        const QString what = change.blocked ? change.isLocal ? Text::tr("%1: blocked here only") : Text::tr("%1: blocked at Stripe")
                                            : Text::tr("%1: may buy again");
        lines.append({detailKind(change.detail.kind), what.arg(detail(change.detail)), {}});
    }
    for (const Subscription& subscription : preview.running) {
        const QString what = running == blocks::Running::Pause ? Text::tr("asks for no more money until it is resumed")
                                                               : Text::tr("ends on %1").arg(date(subscription.periodEnd(), style));
        lines.append({Text::tr("Subscription"), what, {}});
    }
    return lines;
}

QString blockEntry(const store::BlockLogEntry& entry, const Style& style)
{
    //: when, by whom
    QString line = entry.blocked ? Text::tr("Blocked on %1 by %2") : Text::tr("Unblocked on %1 by %2");
    line = line.arg(dateTime(entry.at, style), entry.who.isEmpty() ? Text::tr("somebody") : entry.who);
    if (entry.isLocal) line += u' ' + Text::tr("(here only)");
    return entry.why.isEmpty() ? line : line + u": "_s + entry.why;
}

} // namespace regulars::words
