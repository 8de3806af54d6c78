// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtCore/QString>
#include <QtCore/QUrl>
#include <optional>

class QCoreApplication;

namespace regulars::desk {

/// What the program was asked for on its command line.
struct Options {
    bool demo = false;
    QString dataFolder; ///< where all studios lie; the system's place unless told
    QString studio;     ///< empty: the default one
    QUrl stripe;        ///< Stripe's own address unless told
    QString shots;      ///< folder for pictures of every page; empty: none
    QString screenshot; ///< file for one picture of the customers; empty: none
    bool untilUsable = false; ///< say when customers can be searched, and end
};

/// Reads them. `--help` and `--version` print and end the program; a wrong option ends it with 2.
Options readOptions(const QCoreApplication& application);

} // namespace regulars::desk
