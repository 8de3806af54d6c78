// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/kit/paint.h"

#include <QtWidgets/QLabel>

namespace regulars::kit {

/// A word on a soft ground; the colour only repeats what the word says. Hidden while the word is empty, and while
/// it has no parent: it never becomes a window.
class Badge final : public QLabel {
    Q_OBJECT
public:
    explicit Badge(QWidget* parent = nullptr);
    void setWord(const QString& word, Tone tone);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    void setVisible(bool visible) override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone = Tone::Neutral;
};

/// A person's initials on a circle whose colour comes from the id. Decoration: screen readers skip it.
class Avatar final : public QWidget {
    Q_OBJECT
public:
    explicit Avatar(int diameter, QWidget* parent = nullptr);
    void setPerson(const QString& name, const QString& id);
    QSize sizeHint() const override { return {m_diameter, m_diameter}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_diameter;
    QString m_name, m_id;
};

} // namespace regulars::kit
