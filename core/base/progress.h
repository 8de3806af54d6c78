// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtCore/QString>
#include <functional>

namespace regulars {

/// How far long work is. `total` is 0 while nobody knows it (Stripe's lists have no totals).
struct ProgressStep {
    QString subject; ///< a resource name such as "customers", or a step such as "backup"; words translates it
    qint64 done = 0;
    qint64 total = 0;
};

/// Called from the thread that works; must be quick and must not throw. May be empty.
using Progress = std::function<void(const ProgressStep&)>;

} // namespace regulars
