// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/balance/adjustment.h"
#include "core/balance/giveback.h"
#include "core/balance/pendingitems.h"
#include "core/domain/balanceentry.h"
#include "core/words/words.h"

/// The credit balance as translated text.
namespace regulars::words {

/// "Applied to an invoice", "Changed by hand": what moved a credit balance. Unknown types as readable words.
QString balanceCause(const BalanceEntry& entry);
/// What will happen: the credit balance and the next invoice, before and after.
QList<Fact> facts(const balance::AdjustmentPreview& preview, const Style& style);
/// The credit balance, before and after, how much of it goes back and how much can not.
QList<Fact> facts(const balance::GiveBackPreview& preview, const Style& style);
/// What waits for the next invoice, that it is left out, and what an invoice of it now would do, as whole sentences.
QString pendingItems(const QList<balance::PendingItem>& items, const Style& style);
/// "too old", "disputed": why a charge takes nothing back; a code of GiveBackLine::skipped.
QString giveBackSkipped(const QString& reason);

} // namespace regulars::words
