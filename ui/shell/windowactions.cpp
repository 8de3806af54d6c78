// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowactions.h"

#include <QtGui/QActionGroup>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>

namespace regulars::shell {

using namespace Qt::StringLiterals;

WindowActions::WindowActions(QMainWindow& window, kit::Theme& theme)
    : QObject(&window)
    , m_window(window)
{
    QMenu* file = window.menuBar()->addMenu(tr("&File"));
    m_studioOnly += add(file, tr("&Sync now"), {QKeySequence(Qt::Key_F5), QKeySequence(Qt::CTRL | Qt::Key_R)},
                        &WindowActions::syncRequested);
    m_studioOnly += add(file, tr("Stripe &key…"), {}, &WindowActions::keyRequested);
    file->addSeparator();
    m_studioOnly += add(file, tr("&Back up…"), {}, &WindowActions::backupRequested);
    m_studioOnly += add(file, tr("&Restore…"), {}, &WindowActions::restoreRequested);
    file->addSeparator();
    QAction* quit = file->addAction(tr("&Quit"));
    quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
    quit->setMenuRole(QAction::QuitRole);
    connect(quit, &QAction::triggered, &window, &QWidget::close);

    m_pages = window.menuBar()->addMenu(tr("&View"));
    m_beforeThemes = m_pages->addSeparator();
    // Ctrl+F itself belongs to the search field of the page that is shown; two owners of one key silence it.
    QAction* find = m_pages->addAction(tr("&Find\tCtrl+F"));
    connect(find, &QAction::triggered, this, &WindowActions::findRequested);
    m_studioOnly += find;
    m_palette = add(m_pages, tr("Find &anything…"), {QKeySequence(Qt::CTRL | Qt::Key_K)}, &WindowActions::paletteRequested);
    addThemes(m_pages, theme);

    m_customer = window.menuBar()->addMenu(tr("&Customer"));
    m_customer->menuAction()->setVisible(false);
    m_subscription = window.menuBar()->addMenu(tr("&Subscription"));
    m_subscription->menuAction()->setVisible(false);

    QMenu* help = window.menuBar()->addMenu(tr("&Help"));
    add(help, tr("&Shortcuts"), {QKeySequence(Qt::CTRL | Qt::Key_Slash)}, &WindowActions::shortcutsRequested);
    add(help, tr("&About Regulars"), {}, &WindowActions::aboutRequested)->setMenuRole(QAction::AboutRole);
}

QAction* WindowActions::add(QMenu* menu, const QString& text, const QList<QKeySequence>& keys,
                            void (WindowActions::*signal)())
{
    QAction* action = menu->addAction(text);
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, signal);
    return action;
}

void WindowActions::addCustomerActions(const QList<QAction*>& actions)
{
    m_customer->addActions(actions);
    m_customer->menuAction()->setVisible(true);
}

void WindowActions::addSubscriptionActions(const QList<QAction*>& actions)
{
    m_subscription->addActions(actions);
    m_subscription->menuAction()->setVisible(true);
}

void WindowActions::addThemes(QMenu* menu, kit::Theme& theme)
{
    QMenu* sub = menu->addMenu(tr("&Theme"));
    auto* group = new QActionGroup(this);
    const std::pair<kit::Theme::Choice, QString> choices[] = {
        {kit::Theme::Choice::System, tr("As the &system")},
        {kit::Theme::Choice::Light, tr("&Light")},
        {kit::Theme::Choice::Dark, tr("&Dark")},
    };
    for (const auto& [choice, title] : choices) {
        QAction* action = group->addAction(title);
        action->setCheckable(true);
        action->setChecked(theme.choice() == choice);
        sub->addAction(action);
        connect(action, &QAction::triggered, &theme, [&theme, choice = choice] { theme.setChoice(choice); });
        connect(&theme, &kit::Theme::changed, action,
                [action, &theme, choice = choice] { action->setChecked(theme.choice() == choice); });
    }
}

void WindowActions::addPage(const QString& id, const QString& title)
{
    auto* action = new QAction(title, this);
    QList<QKeySequence> keys{QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + m_pageCount++))};
    if (id == "settings"_L1) keys += QKeySequence(Qt::CTRL | Qt::Key_Comma); // where every program has them
    action->setShortcuts(keys);
    m_pages->insertAction(m_beforeThemes, action);
    connect(action, &QAction::triggered, this, [this, id] { Q_EMIT pageRequested(id); });
    m_studioOnly += action;
}

void WindowActions::setStudioOpen(bool open)
{
    for (QAction* action : m_studioOnly) action->setEnabled(open);
    m_customer->menuAction()->setVisible(open && !m_customer->isEmpty());
    m_subscription->menuAction()->setVisible(open && !m_subscription->isEmpty());
}

QList<Command> WindowActions::commands() const
{
    QList<Command> all;
    for (const QAction* menu : m_window.menuBar()->actions()) all += commandsOf(menu->menu<QMenu*>()->actions());
    all.removeIf([this](const Command& command) { return command.action == m_palette; });
    return all;
}

QList<std::pair<QString, QString>> WindowActions::shortcuts() const
{
    const auto native = [](const QKeySequence& keys) { return keys.toString(QKeySequence::NativeText); };
    QList<std::pair<QString, QString>> result{
        {tr("Find"), native(QKeySequence::Find)},
        {tr("Open the profile of the chosen customer"), native(QKeySequence(Qt::Key_Return))},
        {tr("Close the profile"), native(QKeySequence(Qt::Key_Escape))},
        {tr("Copy the chosen rows"), native(QKeySequence::Copy)},
    };
    for (const QMenu* menu : m_window.menuBar()->findChildren<QMenu*>(Qt::FindDirectChildrenOnly)) {
        for (const QAction* action : menu->actions()) {
            if (!action->shortcut().isEmpty()) result.append({titleOf(*action), keysOf(*action)});
        }
    }
    return result;
}

} // namespace regulars::shell
