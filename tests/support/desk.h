// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/words/words.h"
#include "tests/support/smallstudio.h"
#include "ui/kit/storewatch.h"
#include "ui/kit/theme.h"
#include "ui/kit/workers.h"

#include <QtCore/QSettings>
#include <QtGui/QClipboard>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>

namespace regulars::tests {

/// What stands around a page: a window, a store that the test fills, workers, the watch, settings. Header only: it
/// is compiled where ui/kit is linked.
class Desk {
public:
    explicit Desk(const QString& storeFile = {})
        : workers(storeFile.isEmpty() ? studio.file() : storeFile, studio.clock())
        , watch(workers)
        , settings(settingsFolder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
    {
        window.resize(1092, 760);
        auto* layout = new QVBoxLayout(&window);
        layout->setContentsMargins(0, 0, 0, 0);
    }
    /// Puts a page into the window (which takes it) and shows it.
    void show(QWidget* page)
    {
        window.layout()->addWidget(page);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }

    SmallStudio studio;
    QTemporaryDir settingsFolder;
    kit::StoreWorkers workers;
    kit::StoreWatch watch;
    QSettings settings;
    words::Style style{QLocale(QLocale::English, QLocale::Ireland), QTimeZone::utc()};
    QWidget window; // last: it goes first, and the pages in it
};

/// Types like a person: into whatever has the focus.
inline void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QWidget* focus = QApplication::focusWidget();
    QVERIFY2(focus, "nothing has the focus");
    QTest::keyClick(focus, key, modifiers);
}
inline void type(const QString& text)
{
    for (const QChar letter : text) {
        QWidget* focus = QApplication::focusWidget();
        QVERIFY2(focus, "nothing has the focus");
        QTest::sendKeyEvent(QTest::Click, focus, Qt::Key_unknown, QString(letter), Qt::NoModifier);
    }
}

/// The texts of a column, top to bottom; "…" for rows that are still being fetched.
inline QStringList columnTexts(const QAbstractItemView* view, int column)
{
    QStringList texts;
    const QAbstractItemModel* model = view->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        const QString text = model->index(row, column).data().toString();
        texts << (text.isEmpty() ? QStringLiteral("…") : text);
    }
    return texts;
}

/// Everything that the visible labels below a widget say, one a line.
inline QString visibleText(const QWidget* widget)
{
    QStringList texts;
    for (const QLabel* label : widget->findChildren<QLabel*>())
        if (label->isVisible() && !label->text().isEmpty()) texts << label->text();
    return texts.join(QLatin1Char('\n'));
}

/// Clicks in the middle of a cell.
inline void clickCell(QAbstractItemView* view, int row, int column)
{
    const QRect cell = view->visualRect(view->model()->index(row, column));
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, cell.center());
}

/// The visible button below a widget with that label; null if there is none.
inline QAbstractButton* buttonNamed(const QWidget* widget, const QString& label)
{
    for (QAbstractButton* button : widget->findChildren<QAbstractButton*>())
        if (button->isVisible() && button->text() == label) return button;
    return nullptr;
}

/// Where somebody asked for them (REGULARS_SHOTS=folder), a picture of the window, for people to look at.
inline void picture(QWidget& window, const QString& name)
{
    const QString folder = qEnvironmentVariable("REGULARS_SHOTS");
    if (folder.isEmpty()) return;
    QTest::qWait(50); // until all is laid out
    window.grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
}

} // namespace regulars::tests
