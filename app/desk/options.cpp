// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/options.h"

#include "core/stripe/key.h"
#include "core/studio/studiofolder.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QDir>
#include <cstdio>

namespace regulars::desk {

using namespace Qt::StringLiterals;

Options readOptions(const QCoreApplication& application)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("regulars::desk::Options", text); };
    QCommandLineParser parser;
    parser.setApplicationDescription(
        tr(QT_TRANSLATE_NOOP("regulars::desk::Options", "Regulars shows a studio's customers, synced from Stripe.")));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption demo(
        u"demo"_s, tr(QT_TRANSLATE_NOOP("regulars::desk::Options", "Explore a made-up studio on this computer.")));
    const QCommandLineOption data(
        u"data-dir"_s, tr(QT_TRANSLATE_NOOP("regulars::desk::Options", "Folder for the data of all studios.")), u"DIR"_s);
    const QCommandLineOption studio(
        u"studio"_s, tr(QT_TRANSLATE_NOOP("regulars::desk::Options", "Which studio to open.")), u"NAME"_s);
    const QCommandLineOption stripe(
        u"stripe-url"_s,
        tr(QT_TRANSLATE_NOOP("regulars::desk::Options", "A sandbox on this computer instead of Stripe (test keys only).")),
        u"URL"_s);
    QCommandLineOption shots(u"shots"_s, u"Writes a picture of every page and ends."_s, u"DIR"_s);
    shots.setFlags(QCommandLineOption::HiddenFromHelp);
    QCommandLineOption screenshot(u"screenshot"_s, u"Writes a picture of the customers, once synced, and ends."_s, u"FILE"_s);
    screenshot.setFlags(QCommandLineOption::HiddenFromHelp);
    QCommandLineOption untilUsable(u"until-usable"_s, u"Says when customers can be searched, and ends."_s);
    untilUsable.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({demo, data, studio, stripe, shots, screenshot, untilUsable});
    if (!parser.parse(application.arguments()) || !parser.positionalArguments().isEmpty()) {
        const QString error = parser.errorText().isEmpty() ? parser.helpText() : parser.errorText();
        std::fprintf(stderr, "%s\n", qPrintable(error));
        std::exit(2);
    }
    parser.process(application);
    Options options;
    options.demo = parser.isSet(demo);
    options.dataFolder = parser.isSet(data) ? QDir(parser.value(data)).absolutePath() : studio::defaultDataFolder();
    options.studio = parser.value(studio);
    options.stripe = parser.isSet(stripe) ? QUrl(parser.value(stripe)) : stripe::stripeAddress();
    options.shots = parser.value(shots);
    options.screenshot = parser.value(screenshot);
    options.untilUsable = parser.isSet(untilUsable);
    return options;
}

} // namespace regulars::desk
