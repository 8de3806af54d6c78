// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/desk.h"

#include "core/store/backup.h"
#include "app/desk/stripeconnect.h"
#include "app/desk/stripeoperations.h"
#include "app/desk/stripesync.h"
#include "ui/kit/whendone.h"
#include "ui/shell/damagedpage.h"
#include "ui/shell/studiobanners.h"

#include <QtCore/QDir>

namespace regulars::desk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What does not end by then is settled at the next start (design.md 5): better than a window that hangs.
constexpr auto patience = 10s;

} // namespace

Desk::Desk(Options options, studio::StudioFolder folder, kit::Theme& theme)
    : m_options(std::move(options))
    , m_folder(std::move(folder))
    , m_settings(m_options.dataFolder + "/window.ini"_L1, QSettings::IniFormat)
    , m_worker("desk")
    , m_keys(std::make_shared<KeyRing>(m_folder))
    , m_window(theme, m_settings)
    , m_firstRun(new wizard::FirstRun(
          std::make_shared<StripeConnect>(m_folder, m_options.stripe, m_keys, m_clock, m_random), &m_window))
{
    using wizard::FirstRun;
    m_firstRun->hide(); // until it is asked for: as a child of the window it would lie in its corner
    connect(m_firstRun, &FirstRun::connected, this, &Desk::connected);
    connect(m_firstRun, &FirstRun::demoRequested, this, &Desk::openDemo);
    connect(m_firstRun, &FirstRun::dismissed, &m_window, &shell::MainWindow::showStudio);
    connect(&m_window, &shell::MainWindow::startRequested, this, &Desk::start);
    connect(&m_window, &shell::MainWindow::keyRequested, this, &Desk::askForKey);
    connect(&m_window, &shell::MainWindow::restoreRequested, this, &Desk::restore);
    connect(&m_window, &shell::MainWindow::refillRequested, this, &Desk::refill);
    // Queued: the studio that says so is still in the middle of it.
    connect(&m_window, &shell::MainWindow::damaged, this, &Desk::showDamage, Qt::QueuedConnection);
    connect(&m_window, &shell::MainWindow::closing, this, &Desk::end);
}

Desk::~Desk()
{
    end();
    m_worker.stop(std::chrono::milliseconds(m_end->remainingTime()));
}

void Desk::end()
{
    if (!m_end) m_end = QDeadlineTimer(patience);
    m_worker.cancelAll(); // all stop side by side
    closeStudio(*m_end);
}

bool Desk::startsWithStudio() const
{
    return m_folder.hasStore() || qEnvironmentVariableIsSet(studio::keyVariable);
}

void Desk::start()
{
    if (m_options.demo) {
        openDemo();
    } else if (const Result<void> access = m_folder.checkAccess(); !access) {
        m_window.showTrouble(access.error()); // not the first run: there may well be a studio in there
    } else if (startsWithStudio()) {
        openStudio(m_folder, m_options.stripe, m_keys);
        if (m_keys->isLocked()) askForKey();
    } else {
        showFirstRun();
    }
    m_window.show();
}

void Desk::showFirstRun()
{
    m_window.showFirstRun(m_firstRun);
    m_firstRun->begin();
}

void Desk::openDemo()
{
    if (m_demo) return openDemoStudio();
    showFirstRun();
    m_firstRun->setEnabled(false);
    const auto job = [data = m_options.dataFolder, clock = &m_clock](const CancelToken&, const Progress&)
        -> Result<std::shared_ptr<DemoStudio>> {
        const auto folder = DemoStudio::folder(data);
        if (!folder) return failure(folder);
        return DemoStudio::open(*folder, *clock);
    };
    kit::whenDone(m_worker.run(job), this, [this](const auto& demo) { takeDemo(demo); });
}

void Desk::takeDemo(const Result<std::shared_ptr<DemoStudio>>& demo)
{
    m_firstRun->setEnabled(true);
    if (!demo) return m_firstRun->say(demo.error());
    m_demo = *demo;
    openDemoStudio();
}

void Desk::openDemoStudio()
{
    const auto folder = DemoStudio::folder(m_options.dataFolder);
    if (!folder) return m_firstRun->say(folder.error());
    auto keys = std::make_shared<KeyRing>(*folder);
    keys->use(m_demo->key());
    openStudio(*folder, m_demo->address(), keys);
}

void Desk::openStudio(const studio::StudioFolder& folder, const QUrl& address, std::shared_ptr<KeyRing> keys)
{
    closeStudio(QDeadlineTimer(patience));
    m_storeFile = folder.storeFile();
    const auto connection =
        std::make_shared<StudioConnection>(m_storeFile, address, std::move(keys), m_clock, m_random);
    m_studio = std::make_unique<shell::Studio>(
        m_storeFile, std::make_unique<StripeSync>(m_storeFile, connection, m_clock, m_random),
        std::make_unique<StripeOperations>(m_storeFile, connection, m_clock, m_random), m_clock, m_demo != nullptr);
    m_window.openStudio(*m_studio);
    m_studio->sync().start();
    Q_EMIT studioOpened();
}

void Desk::connected()
{
    if (!m_studio || m_demo) {
        m_demo.reset();
        openStudio(m_folder, m_options.stripe, m_keys);
        return;
    }
    m_window.showStudio();
    m_studio->sync().keyChanged();
}

void Desk::askForKey()
{
    m_window.showFirstRun(m_firstRun);
    if (m_keys->isLocked()) m_firstRun->askForPassphrase();
    else m_firstRun->askForKey();
}

void Desk::reopenStudio()
{
    if (m_demo) openDemoStudio();
    else openStudio(m_folder, m_options.stripe, m_keys);
}

void Desk::showDamage()
{
    if (!m_studio) return;
    closeStudio(QDeadlineTimer(patience));
    m_window.showDamage(store::BackupFolder(m_storeFile).all());
}

void Desk::restore(const QString& file)
{
    closeStudio(QDeadlineTimer(patience));
    const auto job = [store = m_storeFile, file, clock = &m_clock](const CancelToken&, const Progress&) {
        return store::restore(store, file, *clock);
    };
    kit::whenDone(m_worker.run(job), this, [this](const Result<void>& done) { takeRestored(done); });
}

void Desk::takeRestored(const Result<void>& done)
{
    reopenStudio();
    if (!m_studio) return;
    shell::StudioBanners& banners = m_window.studioView()->banners();
    if (done) banners.tell(kit::Tone::Good, tr("The backup was restored."));
    else banners.tell(kit::Tone::Danger, words::sentence(done.error()));
}

void Desk::refill()
{
    m_window.damagedPage()->setBusy(true);
    const auto job = [store = m_storeFile, clock = &m_clock](const CancelToken&, const Progress&) {
        return store::rescue(store, *clock);
    };
    kit::whenDone(m_worker.run(job), this, [this](const Result<store::Rescue>& done) { takeRescued(done); });
}

void Desk::takeRescued(const Result<store::Rescue>& done)
{
    if (!done) return m_window.damagedPage()->say(done.error());
    reopenStudio();
    if (!m_studio) return;
    const QString kept = QDir::toNativeSeparators(done->damagedFile);
    if (done->incomplete.isEmpty() || !done->backup.isEmpty())
        m_window.studioView()->banners().tell(
            kit::Tone::Good, tr("What only Regulars knows was saved. The damaged data is kept in %1.").arg(kept));
    else
        m_window.studioView()->banners().tell(
            kit::Tone::Warning, tr("What could be read of what only Regulars knows was saved; some of it could not. The "
                                   "damaged data is kept in %1.")
                                    .arg(kept));
}

void Desk::closeStudio(QDeadlineTimer deadline)
{
    if (!m_studio) return;
    m_window.closeStudio();
    if (!m_studio->close(std::chrono::milliseconds(deadline.remainingTime())))
        qWarning("something under way did not end in time");
    m_studio.reset();
}

} // namespace regulars::desk
