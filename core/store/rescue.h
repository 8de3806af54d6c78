// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/result.h"

#include <QtCore/QMap>
#include <QtCore/QStringList>

namespace regulars::store {

/// What a rescue did.
struct Rescue {
    QString damagedFile;        ///< where the damaged store lies now
    QMap<QString, qint64> rows; ///< rows of our own that the new store holds, by table
    QStringList incomplete;     ///< tables of which not every row could be read
    QString backup; ///< the backup that filled their gaps; empty: none was needed, or there is none
};

/// The way out of a damaged store that needs no backup: puts a new, empty store in its place, with all of our
/// own tables that can be read (rows around damaged pages too), to be filled from Stripe. Where rows of our
/// own are lost, the newest sound backup gives its own. The damaged store is kept beside it, unchanged.
///
/// Nobody may have the store open: Storage "busy". After an error everything is as it was. Storage errors of
/// the disk.
Result<Rescue> rescue(const QString& storeFile, Clock& clock);

} // namespace regulars::store
