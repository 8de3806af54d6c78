// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtWidgets/QStackedWidget>

class QLabel;
class QPushButton;

namespace regulars::kit {

class IconLabel;

/// The four states of a page: loading, empty, error with "Try again", content. Loading is shown only after a
/// moment, so that quick answers do not flicker.
class StatePanel final : public QStackedWidget {
    Q_OBJECT
public:
    /// Takes ownership of the content, shows loading.
    explicit StatePanel(QWidget* content, QWidget* parent = nullptr);
    void showLoading();
    void showContent();
    /// Why there is nothing and what to do about it, both translated; `action` empty: no button.
    void showEmpty(const QString& title, const QString& hint = {}, const QString& action = {});
    void showError(const QString& sentence);
    enum class State { Loading, Empty, Error, Content };
    State state() const { return m_state; }

Q_SIGNALS:
    void retried();         ///< "Try again" of the error state
    void actionTriggered(); ///< the button of the empty state

private:
    void showMessage(State state, const QString& icon, const QString& title, const QString& hint, const QString& action);
    State m_state = State::Loading;
    QWidget* m_content;
    QWidget* m_message;
    IconLabel* m_icon;
    QLabel *m_title, *m_hint;
    QPushButton* m_button;
};

} // namespace regulars::kit
