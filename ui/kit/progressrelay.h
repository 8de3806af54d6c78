// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/progress.h"

#include <QtCore/QObject>

namespace regulars::kit {

/// Carries progress from a worker's thread to the thread of whoever listens; see progressTo (workers.h).
class ProgressRelay final : public QObject {
    Q_OBJECT
Q_SIGNALS:
    void progressed(const regulars::ProgressStep& step);
};

} // namespace regulars::kit
