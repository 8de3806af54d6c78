// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtWidgets/QLineEdit>

namespace regulars::kit {

/// The field on top of a list: filters as you type (told with every key: whoever listens gives up the question before),
/// Esc clears, Down goes on to the list. Ctrl+F focuses it when its window is active; the hint says so.
class SearchField final : public QLineEdit {
    Q_OBJECT
public:
    /// Both translated: what stands in the empty field, and what a screen reader calls it.
    SearchField(const QString& placeholder, const QString& accessibleName, QWidget* parent = nullptr);
    /// Text set by the program, told like typed text.
    void search(const QString& text);

Q_SIGNALS:
    void searched(const QString& text);
    /// Down was pressed: the page focuses its list.
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
};

} // namespace regulars::kit
