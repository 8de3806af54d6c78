// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtWidgets/QLabel>

namespace regulars::kit {

/// One line of plain text that ends in "…" where its place is too narrow; the tooltip then has all of it. For names
/// and other words that people chose, of any length. text() is always the whole text.
class ElidedLabel final : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget* parent = nullptr);
    /// Whether a part of the text is not to be seen.
    bool isCut() const;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
};

} // namespace regulars::kit
