// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/blocks/detail.h"
#include "core/words/words.h"

#include <QtWidgets/QWidget>

class QCheckBox;
class QLabel;
class QToolButton;

namespace regulars::blocks {

/// One detail of a customer: blocked or not, and what happened to it before.
class DetailRow final : public QWidget {
    Q_OBJECT
public:
    DetailRow(const Detail& detail, words::Style style, QWidget* parent = nullptr);
    const Detail& detail() const { return m_detail; }
    /// Whether it is blocked now. A box that nobody touched follows.
    void setBlocked(bool blocked, bool isLocal);
    bool isBlocked() const { return m_blocked; }
    /// What the person wants.
    bool isWanted() const;
    void setWanted(bool blocked);
    void showHistory(const QList<store::BlockLogEntry>& history);

Q_SIGNALS:
    void changed();
    /// The history is to be shown, by showHistory().
    void historyRequested();

private:
    Detail m_detail;
    words::Style m_style;
    bool m_blocked = false, m_touched = false;
    QCheckBox* m_box;
    QToolButton* m_log;
    QLabel *m_local, *m_history;
};

} // namespace regulars::blocks
