// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/blocks/block.h"
#include "core/words/words.h"

/// Blocking as translated text.
namespace regulars::words {

/// "Email address".
QString detailKind(blocks::DetailKind kind);
/// What people read of a detail: an address, or "Visa •••• 4242" instead of a fingerprint.
QString detail(const blocks::Detail& detail);
/// Why Stripe takes no part, in whole sentences; empty where it does.
QString radarObstacle(const blocks::Radar& radar);
/// What to do so that a list of our own works: the rule to paste, and where.
QString ownListHint(const QString& itemType);
/// What will happen: a line a detail, and the subscriptions.
QList<Fact> facts(const blocks::BlockPreview& preview, blocks::Running running, const Style& style);
/// "Blocked on 3 May 2026, 10:12 by ann: charged back twice": a line of a detail's history.
QString blockEntry(const store::BlockLogEntry& entry, const Style& style);

} // namespace regulars::words
