// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "core/words/words.h"
#include "ui/kit/icons.h"
#include "ui/kit/statepanel.h"
#include "ui/shell/damagedpage.h"
#include "ui/shell/helpsheet.h"
#include "ui/shell/palette.h"
#include "ui/shell/storesafety.h"
#include "ui/shell/studiobanners.h"
#include "ui/shell/studiostatus.h"
#include "ui/shell/windowactions.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSettings>
#include <QtGui/QCloseEvent>
#include <QtWidgets/QStackedWidget>

namespace regulars::shell {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostPeople = 8; // in the palette: who types more letters needs no longer list

} // namespace

MainWindow::MainWindow(kit::Theme& theme, QSettings& settings)
    : m_theme(theme)
    , m_settings(settings)
    , m_stack(new QStackedWidget)
    , m_status(new StudioStatus)
    , m_actions(new WindowActions(*this, theme))
    , m_safety(new StoreSafety(this))
{
    setWindowIcon(kit::applicationIcon());
    setCentralWidget(m_stack);
    setStatusBar(m_status);
    for (const auto& [id, title] : StudioView::pages()) m_actions->addPage(id, title);
    m_actions->setStudioOpen(false);
    connectActions();
    restoreLook();
    nameWindow();
    QCoreApplication::instance()->installEventFilter(this);
}

MainWindow::~MainWindow()
{
    closeStudio();
}

void MainWindow::connectActions()
{
    connect(m_actions, &WindowActions::pageRequested, this, [this](const QString& id) {
        kit::Sheet::dismissAll(this); // or the page would come up behind them
        if (m_view) m_view->choosePage(id);
    });
    connect(m_actions, &WindowActions::findRequested, this, [this] {
        kit::Sheet::dismissAll(this);
        if (m_view) m_view->focusSearch();
    });
    connect(m_actions, &WindowActions::paletteRequested, this, &MainWindow::openPalette);
    connect(m_actions, &WindowActions::syncRequested, this, [this] {
        if (m_studio) m_studio->sync().syncNow();
    });
    connect(m_actions, &WindowActions::backupRequested, this, [this] {
        if (m_studio) m_safety->backUp(*m_studio);
    });
    connect(m_actions, &WindowActions::restoreRequested, m_safety, &StoreSafety::askForRestore);
    connect(m_actions, &WindowActions::keyRequested, this, &MainWindow::keyRequested);
    connect(m_actions, &WindowActions::shortcutsRequested, this,
            [this] { HelpSheet::shortcuts(this, m_actions->shortcuts())->open(); });
    connect(m_actions, &WindowActions::aboutRequested, this, [this] { HelpSheet::about(this)->open(); });
    connect(m_safety, &StoreSafety::restoreConfirmed, this, &MainWindow::restoreRequested);
    connect(m_safety, &StoreSafety::told, this, [this](kit::Tone tone, const QString& sentence) {
        if (m_view) m_view->banners().tell(tone, sentence);
    });
    connect(&m_theme, &kit::Theme::changed, this,
            [this] { m_settings.setValue(u"window/theme"_s, static_cast<int>(m_theme.choice())); });
}

bool MainWindow::showsStudio() const
{
    return m_view && m_stack->currentWidget() == m_view;
}

void MainWindow::openPalette()
{
    if (m_palette && m_palette->isOpen()) return;
    QList<Command> commands = m_actions->commands();
    PeopleSearch search;
    if (showsStudio()) {
        commands += commandsOf(m_view->actions());
        search = searchIn(m_studio->workers(), mostPeople);
    }
    m_palette = new Palette(this, std::move(commands), std::move(search), QLocale());
    connect(m_palette, &Palette::personChosen, this, [this](const CustomerId& id) {
        kit::Sheet::dismissAll(this); // another profile, or what lies over it
        if (m_view) m_view->openProfile(id);
    });
    m_palette->open();
}

void MainWindow::restoreLook()
{
    const int theme = m_settings.value(u"window/theme"_s).toInt();
    if (theme >= 0 && theme <= static_cast<int>(kit::Theme::Choice::Dark))
        m_theme.setChoice(static_cast<kit::Theme::Choice>(theme));
    const QByteArray geometry = m_settings.value(u"window/geometry"_s).toByteArray();
    if (geometry.isEmpty() || !restoreGeometry(geometry)) resize(1280, 800);
    setMinimumSize(720, 480);
}

void MainWindow::showFirstRun(QWidget* firstRun)
{
    if (m_stack->indexOf(firstRun) < 0) m_stack->addWidget(firstRun);
    m_stack->setCurrentWidget(firstRun);
    m_actions->setStudioOpen(false);
    m_status->setVisible(false);
    nameWindow();
}

void MainWindow::showTrouble(const Error& error)
{
    if (!m_trouble) {
        m_trouble = new kit::StatePanel(new QWidget);
        connect(m_trouble, &kit::StatePanel::retried, this, &MainWindow::startRequested);
    }
    showFirstRun(m_trouble);
    m_trouble->showError(words::sentence(error));
}

void MainWindow::showDamage(const QList<store::BackupFile>& backups)
{
    if (!m_damaged) {
        m_damaged = new DamagedPage;
        connect(m_damaged, &DamagedPage::retried, this, &MainWindow::startRequested);
        connect(m_damaged, &DamagedPage::refillRequested, this, &MainWindow::refillRequested);
        connect(m_damaged, &DamagedPage::restoreRequested, this, [this](const QString& backup) {
            if (backup.isEmpty()) m_safety->askForRestore();
            else m_safety->confirm(backup);
        });
    }
    showFirstRun(m_damaged);
    m_damaged->present(backups, {QLocale(), QTimeZone::systemTimeZone()});
}

void MainWindow::openStudio(Studio& studio)
{
    closeStudio();
    m_studio = &studio;
    m_view = new StudioView(studio, m_settings, this);
    m_stack->addWidget(m_view);
    connect(m_view, &StudioView::keyRequested, this, &MainWindow::keyRequested);
    connect(m_view, &StudioView::damaged, this, &MainWindow::damaged);
    connect(m_view, &StudioView::backupRequested, this, [this] { m_safety->backUp(*m_studio); });
    connect(m_view, &StudioView::restoreRequested, m_safety, &StoreSafety::askForRestore);
    connect(m_view, &StudioView::customerActionsBuilt, m_actions, &WindowActions::addCustomerActions);
    connect(m_view, &StudioView::subscriptionActionsBuilt, m_actions, &WindowActions::addSubscriptionActions);
    connect(m_view, &StudioView::named, this, &MainWindow::nameWindow);
    m_status->follow(&studio);
    showStudio();
}

void MainWindow::showStudio()
{
    if (!m_view) return;
    m_stack->setCurrentWidget(m_view);
    m_actions->setStudioOpen(true);
    m_status->setVisible(true);
    nameWindow();
    m_view->focusSearch();
}

void MainWindow::closeStudio()
{
    m_status->follow(nullptr);
    if (m_palette) m_palette->dismiss();
    delete std::exchange(m_view, nullptr);
    m_studio = nullptr;
    m_actions->setStudioOpen(false);
    nameWindow();
}

void MainWindow::comeForward()
{
    setWindowState((windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    show();
    raise();
    activateWindow();
}

void MainWindow::nameWindow()
{
    if (!showsStudio()) return setWindowTitle(tr("Regulars"));
    const bool test = m_studio->isTest();
    //: Title of the window; %1 is the studio's name
    setWindowTitle(test ? tr("TEST: %1 – Regulars").arg(m_view->studioName())
                        : tr("%1 – Regulars").arg(m_view->studioName()));
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_settings.setValue(u"window/geometry"_s, saveGeometry());
    m_settings.sync();
    event->accept();
    Q_EMIT closing();
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (m_studio && (event->type() == QEvent::KeyPress || event->type() == QEvent::MouseButtonPress))
        m_studio->sync().noteActivity();
    return QMainWindow::eventFilter(watched, event);
}

} // namespace regulars::shell
