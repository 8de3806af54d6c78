// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtCore/QString>
#include <optional>

namespace regulars::shell {

/// How far a text is from what somebody typed: the number of typed words that only occur inside a word of it (0: each
/// begins one). None when a typed word does not occur at all. The order of the words, capitals and marks do not count,
/// as in the search for people. Pure.
std::optional<int> distance(const QString& typed, const QString& text);

} // namespace regulars::shell
