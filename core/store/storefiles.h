// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QtCore/QString>

/// Moving the files of a store about: the database and its log belong together. Errors: Storage "disk_full",
/// "unreadable_folder".
namespace regulars::store {

/// Renames over what is there, in one step (QFile::rename refuses to).
Result<void> moveOver(const QString& from, const QString& to);
/// Copies one file, readable by its owner only.
Result<void> copyFile(const QString& from, const QString& to);
/// Copies a store that nobody has open, its log included, whatever state it is in.
Result<void> copyStore(const QString& storeFile, const QString& to);
/// Keeps what lies there, its log included, under another name; a damaged store as well as a sound one. The
/// log is gone from its place afterwards.
Result<void> keepAside(const QString& storeFile, const QString& kept);
/// `wanted`, or with a number behind it where that is taken.
QString freeName(const QString& wanted);

} // namespace regulars::store
