// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtWidgets/QFrame>

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

/// A label that looks like a page's title.
QLabel* makeTitle(const QString& text, QWidget* parent = nullptr);
/// A label in the quiet colour; wraps words.
QLabel* makeMuted(const QString& text, QWidget* parent = nullptr);
/// A label for what is wrong with what was entered; hidden until showProblem() says something.
QLabel* makeProblem(const QString& objectName = {});
/// Says it, or hides the label where there is nothing to say.
void showProblem(QLabel* problem, const QString& sentence);

} // namespace regulars::kit
