// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtWidgets/QScrollArea>

class QVBoxLayout;

namespace regulars::kit {

/// A tab or a page: a column of cards that scrolls up and down.
class TabPage : public QScrollArea {
    Q_OBJECT
public:
    explicit TabPage(QWidget* parent = nullptr);
    QVBoxLayout* column() const { return m_column; }

private:
    QVBoxLayout* m_column;
};

} // namespace regulars::kit
