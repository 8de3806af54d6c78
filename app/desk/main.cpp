// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/desk.h"
#include "app/desk/shots.h"
#include "ui/kit/icons.h"
#include "ui/shell/singleinstance.h"

#include <QtCore/QTranslator>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace regulars;

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"regulars"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(REGULARS_VERSION));
    QGuiApplication::setDesktopFileName(u"regulars"_s);
    QTranslator translator; // English has a file too, for its plural forms
    if (translator.load(QLocale(), u"regulars"_s, u"_"_s, u":/translations"_s)
        || translator.load(u":/translations/regulars_en.qm"_s))
        QCoreApplication::installTranslator(&translator);
    const desk::Options options = desk::readOptions(application);
    const Result<studio::StudioFolder> folder = options.demo
        ? desk::DemoStudio::folder(options.dataFolder)
        : studio::StudioFolder::at(options.dataFolder, options.studio);
    if (!folder) {
        std::fprintf(stderr, "%s\n", qPrintable(words::sentence(folder.error())));
        return 2;
    }
    shell::SingleInstance instance(folder->path());
    if (instance.handOver()) return 0;

    kit::Theme theme(application);
    desk::Desk desk(options, *folder, theme);
    QObject::connect(&instance, &shell::SingleInstance::raiseRequested, &desk.window(),
                     &shell::MainWindow::comeForward);
    desk::Shots shots(desk, theme);
    if (!options.shots.isEmpty()) shots.everyPage(options.shots);
    else if (!options.screenshot.isEmpty()) shots.customers(options.screenshot);
    else if (options.untilUsable) shots.untilUsable();
    desk.start();
    return QApplication::exec();
}
