// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtWidgets/QPushButton>

namespace regulars::shell {

/// An entry of the rail: icon, title, and a count at its right edge.
class RailButton final : public QPushButton {
    Q_OBJECT
public:
    RailButton(const QString& title, const QString& icon, QWidget* parent);
    void setCount(qint64 count);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_icon, m_count;
};

} // namespace regulars::shell
