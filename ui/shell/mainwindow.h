// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/backupfolder.h"
#include "ui/kit/theme.h"
#include "ui/shell/studioview.h"

#include <QtWidgets/QMainWindow>

class QSettings;
class QStackedWidget;

namespace regulars::kit {
class StatePanel;
}

namespace regulars::shell {

class DamagedPage;
class Palette;
class StoreSafety;
class StudioStatus;
class WindowActions;

/// The window: the first run, or an open studio. Holds the parts together and knows none of their insides. What the
/// person wants from outside (another key, a restore) it passes on to the program's composition.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    /// Both must outlive the window. The settings keep size, theme and columns.
    MainWindow(kit::Theme& theme, QSettings& settings);
    ~MainWindow() override;

    /// Shows the first run (ownership stays with the caller); an open studio stays open behind it.
    void showFirstRun(QWidget* firstRun);
    /// Says why nothing can be opened at all, and offers to try again (startRequested).
    void showTrouble(const Error& error);
    /// Offers the two ways out of a damaged store (restoreRequested, refillRequested); the studio must be closed.
    /// `backups`: newest first.
    void showDamage(const QList<store::BackupFile>& backups);
    /// That page, to say how it goes; null before showDamage().
    DamagedPage* damagedPage() const { return m_damaged; }
    /// Shows a studio, which must live until closeStudio() or the window's end.
    void openStudio(Studio& studio);
    /// Back from the first run to the open studio.
    void showStudio();
    void closeStudio();
    /// Null while none is open.
    StudioView* studioView() const { return m_view; }
    /// Comes to the front, from behind or from the task bar.
    void comeForward();

Q_SIGNALS:
    /// What kept the studio from opening may be put right: start over.
    void startRequested();
    void keyRequested();
    void restoreRequested(const QString& file);
    /// The open studio's store is damaged: close it and showDamage().
    void damaged();
    /// A new store with what can be saved of ours, filled from Stripe again.
    void refillRequested();
    /// The person closed the window; settings are saved.
    void closing();

protected:
    void closeEvent(QCloseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void connectActions();
    bool showsStudio() const;
    void openPalette();
    void restoreLook();
    void nameWindow();

    kit::Theme& m_theme;
    QSettings& m_settings;
    QStackedWidget* m_stack;
    kit::StatePanel* m_trouble = nullptr;
    DamagedPage* m_damaged = nullptr;
    QPointer<Palette> m_palette;
    StudioStatus* m_status;
    WindowActions* m_actions;
    StoreSafety* m_safety;
    Studio* m_studio = nullptr;
    StudioView* m_view = nullptr;
};

} // namespace regulars::shell
