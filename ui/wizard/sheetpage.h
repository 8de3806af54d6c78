// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtWidgets/QWidget>

class QLabel;
class QVBoxLayout;

namespace regulars::wizard {

/// What the pages of the first run share: a column in the middle with a title, room for the page's own things, and
/// a sentence below them that says what went wrong.
class SheetPage : public QWidget {
    Q_OBJECT
public:
    /// Shows what went wrong (translated) below the fields.
    void fail(const QString& sentence);

protected:
    SheetPage(const QString& title, const QString& text);
    QVBoxLayout* body() const { return m_body; }
    /// Puts the sentence's place at the end of what the body holds so far.
    void placeMessage();
    void clearMessage();

private:
    QVBoxLayout* m_body;
    QLabel* m_message;
};

} // namespace regulars::wizard
