// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/random.h"
#include "core/store/rescue.h"
#include "app/desk/demostudio.h"
#include "app/desk/keyring.h"
#include "app/desk/options.h"
#include "ui/shell/mainwindow.h"
#include "ui/wizard/firstrun.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QSettings>

namespace regulars::desk {

/// Puts the program together: which studio, with which services, in which window. Everything else is elsewhere.
class Desk final : public QObject {
    Q_OBJECT
public:
    /// `folder`: of the studio that was asked for. Theme must outlive the desk.
    Desk(Options options, studio::StudioFolder folder, kit::Theme& theme);
    ~Desk() override;
    /// Opens the studio, the demo, or the first run, and shows the window.
    void start();
    shell::MainWindow& window() { return m_window; }
    wizard::FirstRun* firstRun() const { return m_firstRun; }
    shell::Studio* studio() const { return m_studio.get(); }
    const Options& options() const { return m_options; }

Q_SIGNALS:
    void studioOpened();

private:
    bool startsWithStudio() const;
    void showFirstRun();
    void openDemo();
    void takeDemo(const Result<std::shared_ptr<DemoStudio>>& demo);
    void openStudio(const studio::StudioFolder& folder, const QUrl& address, std::shared_ptr<KeyRing> keys);
    void connected();
    void askForKey();
    void openDemoStudio();
    void reopenStudio();
    void showDamage();
    void restore(const QString& file);
    void takeRestored(const Result<void>& done);
    void refill();
    void takeRescued(const Result<store::Rescue>& done);
    void closeStudio(QDeadlineTimer deadline);
    void end();

    Options m_options;
    studio::StudioFolder m_folder;
    QString m_storeFile; ///< of the studio that is shown, or was shown last
    std::optional<QDeadlineTimer> m_end; ///< by then the program has ended, whatever is under way
    SystemClock m_clock;
    SystemRandom m_random;
    QSettings m_settings;
    kit::Worker m_worker;
    std::shared_ptr<DemoStudio> m_demo;
    std::shared_ptr<KeyRing> m_keys;
    std::unique_ptr<shell::Studio> m_studio;
    shell::MainWindow m_window;
    wizard::FirstRun* m_firstRun;
};

} // namespace regulars::desk
