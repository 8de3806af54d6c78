// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtWidgets/QFrame>

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace regulars::kit {

/// A framed part of a page with an optional title; put things into body().
class Card final : public QFrame {
    Q_OBJECT
public:
    explicit Card(const QString& title = {}, QWidget* parent = nullptr);
    QVBoxLayout* body() const { return m_body; }

private:
    QVBoxLayout* m_body;
};

/// Words on the left, values on the right; values can be selected by mouse and keyboard.
class KeyValueGrid final : public QWidget {
    Q_OBJECT
public:
    explicit KeyValueGrid(QWidget* parent = nullptr);
    /// Adds a row (or sets the value of the row with that key). An empty value shows "—".
    void set(const QString& key, const QString& value);
    /// Adds a row whose value is a widget (ownership taken).
    void set(const QString& key, QWidget* value);
    void clear();

private:
    QGridLayout* m_layout;
};

/// A label that looks like a page's title.
QLabel* makeTitle(const QString& text, QWidget* parent = nullptr);
/// A label in the quiet colour; wraps words.
QLabel* makeMuted(const QString& text, QWidget* parent = nullptr);

} // namespace regulars::kit
