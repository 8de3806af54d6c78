// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/kit/theme.h"
#include "ui/shell/command.h"

class QMainWindow;
class QMenu;

namespace regulars::shell {

/// The menus of the window with their shortcuts. Says what was asked for; what happens then is the window's.
class WindowActions final : public QObject {
    Q_OBJECT
public:
    /// Adds the menus to the window and belongs to it. `theme` must outlive the window.
    WindowActions(QMainWindow& window, kit::Theme& theme);
    /// Adds a page to the View menu: Ctrl+1, Ctrl+2, …
    void addPage(const QString& id, const QString& title);
    /// What can be done for the customer whose profile is open: the Customer menu has these beside the profile's own menu,
    /// where screen readers find them. They leave it when they are deleted.
    void addCustomerActions(const QList<QAction*>& actions);
    /// The same for the subscription that is shown, in the Subscription menu.
    void addSubscriptionActions(const QList<QAction*>& actions);
    /// Turns off what makes no sense without an open studio.
    void setStudioOpen(bool open);
    /// Everything in the menus that can be asked for now, without the palette itself.
    QList<Command> commands() const;
    /// Every action with its shortcut, for the list of shortcuts.
    QList<std::pair<QString, QString>> shortcuts() const;

Q_SIGNALS:
    void pageRequested(const QString& id);
    void findRequested();
    void paletteRequested();
    void syncRequested();
    void backupRequested();
    void restoreRequested();
    void keyRequested();
    void shortcutsRequested();
    void aboutRequested();

private:
    QAction* add(QMenu* menu, const QString& text, const QList<QKeySequence>& keys, void (WindowActions::*signal)());
    void addThemes(QMenu* menu, kit::Theme& theme);
    QMainWindow& m_window;
    QMenu *m_pages = nullptr, *m_customer = nullptr, *m_subscription = nullptr;
    QAction *m_beforeThemes = nullptr, *m_palette = nullptr;
    QList<QAction*> m_studioOnly;
    int m_pageCount = 0;
};

} // namespace regulars::shell
