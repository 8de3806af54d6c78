// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/words/words.h"

namespace regulars::kit {

class KeyValueGrid;

/// Shows facts in a grid that is emptied before: labels on the left, values that can be selected and copied on the
/// right. Links (https only: they come from outside) open through QDesktopServices by mouse and by keyboard.
void showFacts(KeyValueGrid& grid, const QList<words::Fact>& facts);

} // namespace regulars::kit
