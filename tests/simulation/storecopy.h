// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"

#include <QtCore/QString>

namespace regulars::tests {

/// Copies a store's files as they lie there, while a program may have it open.
void copyStore(const QString& from, const QString& to);
/// The disk broke: a backup of the moment when `copy` was made is restored in the place of `store`. Uses up
/// the copy.
void restoreFrom(const QString& copy, const QString& store, Clock& clock);

/// Gives a fresh store what only the other one knows of repayments: figures follow from them.
void copyRepayments(const QString& from, const QString& to, Clock& clock);

} // namespace regulars::tests
