// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QMenu>

namespace regulars::shell {

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Command)
};

} // namespace

QString titleOf(const QAction& action)
{
    return action.text().section(u'\t', 0, 0).remove(u'&');
}

QString keysOf(const QAction& action)
{
    QList<QKeySequence> all = action.shortcuts();
    if (all.isEmpty()) all = QKeySequence::listFromString(action.text().section(u'\t', 1));
    QStringList texts;
    for (const QKeySequence& keys : std::as_const(all)) texts += keys.toString(QKeySequence::NativeText);
    return texts.join(u", "_s);
}

QList<Command> commandsOf(const QList<QAction*>& actions)
{
    QList<Command> result;
    for (QAction* action : actions) {
        if (action->isSeparator() || !action->isEnabled() || !action->isVisible()) continue;
        const QString title = titleOf(*action);
        if (const auto* menu = action->menu<QMenu*>()) {
            for (Command& inner : commandsOf(menu->actions())) {
                //: An action of a submenu in a list of actions, as in "Theme: Dark"
                inner.title = Text::tr("%1: %2").arg(title, inner.title);
                result.append(inner);
            }
        } else {
            result.append({title, keysOf(*action), action});
        }
    }
    return result;
}

} // namespace regulars::shell
