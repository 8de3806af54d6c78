// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtCore/QString>

namespace regulars::bench {

/// Writes a store of so many made-up customers, with ten payments each, through core/store. Ends the program when that
/// fails; a file that is there already is kept and nothing is written.
void makeStore(const QString& file, int customers);

} // namespace regulars::bench
