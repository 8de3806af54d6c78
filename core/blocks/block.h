// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/blocks/radar.h"
#include "core/domain/plan.h"

namespace regulars::blocks {

/// What becomes of the subscriptions that run: a block stops new payments, not them.
enum class Running { Leave, End, Pause };

struct BlockDraft {
    QList<Detail> block, unblock;
    QString why; ///< for the block log
    Running running = Running::Leave;
    bool localOnly = false; ///< Stripe is not asked to
};

/// What changes for one detail.
struct BlockChange {
    Detail detail;
    bool blocked = true;
    bool isLocal = false; ///< Stripe takes no part: it has no list for it, or does not know of the block
};

/// What will happen, worked out from the store and from what Stripe's lists say.
struct BlockPreview {
    QList<BlockChange> changes;  ///< without those that are so already; empty: nothing can be sent
    QStringList missingLists;    ///< item_types for which Stripe has no list, where one of our own may be made
    QStringList ownLists;        ///< item_types of our own lists among the changes: their rule has to be pasted
    QList<Subscription> running; ///< those that end with their period, or are paused
};

/// Whether a detail may not buy now: Stripe's list knows where it was asked, else the block log.
bool isBlocked(const Detail& detail, const Radar& radar);

/// Pure. The rules are contract.md 24.
BlockPreview previewBlock(const BlockDraft& draft, const BlockBasis& basis, const Radar& radar);

/// The plan for it; Validation "block_nothing" where nothing would change. Each detail is a step of its own: what is
/// blocked stays blocked when Stripe refuses the next one.
Result<Plan> planBlock(const BlockDraft& draft, const BlockBasis& basis, const Radar& radar);
/// Further steps of another deed: all details of its customer ("Also block all details", design.md 9). Its parameters
/// get the suffix.
void addBlocks(Plan& plan, const BlockBasis& basis, const Radar& radar);
inline const QString allBlockedSuffix = QStringLiteral(" block=all");
/// What addBlocks() adds.
BlockPreview previewAllBlocked(const BlockBasis& basis, const Radar& radar);
/// Makes lists of our own for those item_types: an operation of its own, before a block that needs them.
Plan planLists(const QStringList& itemTypes, const CustomerId& customer);

/// The kinds of its operations, and what was asked for as Plan::parameters has it (details as digests: the record of an
/// operation holds nobody's email).
inline const QString blockKind = QStringLiteral("block"), unblockKind = QStringLiteral("unblock"),
                     listsKind = QStringLiteral("block_lists");
QString blockParameters(const BlockDraft& draft);

} // namespace regulars::blocks
