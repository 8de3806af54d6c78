// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtCore/QPointer>
#include <QtGui/QAction>

namespace regulars::shell {

/// An action as lists of actions show it.
struct Command {
    QString title; ///< without mnemonic; in a submenu with its name: "Theme: Dark"
    QString keys;  ///< its shortcuts as the system writes them; empty: none
    QPointer<QAction> action;
};

/// The text of an action or a menu without mnemonic and without what stands in the column of the shortcuts.
QString titleOf(const QAction& action);
/// The shortcuts of an action, or what stands in their column, as the system writes them.
QString keysOf(const QAction& action);
/// What can be asked for among these actions now, in their order; of a submenu that which stands in it.
QList<Command> commandsOf(const QList<QAction*>& actions);

} // namespace regulars::shell
