// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtCore/QCoreApplication>

namespace regulars::cli {

/// The translation context of the command line: `Text::tr("…")`.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(cli)
};

} // namespace regulars::cli
