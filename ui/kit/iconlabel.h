// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/kit/theme.h"

#include <QtWidgets/QWidget>

namespace regulars::kit {

/// An icon of ours that stands by itself, in a token's colour; follows theme and scale. Decoration: screen readers
/// skip it, the words beside it say the same.
class IconLabel final : public QWidget {
    Q_OBJECT
public:
    explicit IconLabel(int size, QWidget* parent = nullptr);
    void setIcon(const QString& name, TokenRole role);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_name;
    TokenRole m_role = TokenRole::Muted;
};

} // namespace regulars::kit
