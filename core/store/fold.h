// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtCore/QString>

namespace regulars::store {

/// Text as search and sort compare it: decomposed (compatibility), marks dropped, case-folded, and the letters
/// that do not decompose spelled out (ß ss, æ ae, ł l, ø o, đ d …). Stored and sought text go through the same
/// function, because SQLite's tokenizers fold neither all of these nor alike (field-notes 8).
QString fold(QStringView text);

/// Only the digits of a text (of any script, as 0–9): how phones are compared.
QString digitsOf(QStringView text);

} // namespace regulars::store
