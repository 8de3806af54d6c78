// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/kit/theme.h"

#include <QtWidgets/QFrame>

class QLabel;
class QPushButton;

namespace regulars::kit {

class IconLabel;

/// A sentence across a page, with an action beside it: errors, warnings, news. Instead of a message box. Hidden
/// until it has something to say; a new sentence is announced to screen readers.
class MessageBar final : public QFrame {
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent = nullptr);
    /// `action` empty: no button. `closable`: the person may put it away. `other`: a second button.
    void say(Tone tone, const QString& sentence, const QString& action = {}, bool closable = false,
             const QString& other = {});
    void clear();
    QString sentence() const;

Q_SIGNALS:
    void actionTriggered();
    void otherTriggered();
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone = Tone::Neutral;
    IconLabel* m_icon;
    QLabel* m_text;
    QPushButton *m_other, *m_action;
    QPushButton* m_close;
};

} // namespace regulars::kit
