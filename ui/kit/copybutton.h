// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtCore/QTimer>
#include <QtWidgets/QToolButton>

namespace regulars::kit {

/// A small icon beside a value that puts it into the clipboard, and shows for a moment that it did. Hidden while
/// there is nothing to copy.
class CopyButton final : public QToolButton {
    Q_OBJECT
public:
    /// `name`: translated, what it does ("Copy email").
    explicit CopyButton(const QString& name, QWidget* parent = nullptr);
    void setValue(const QString& value);

private:
    void copy();
    QString m_value;
    QTimer m_done;
};

} // namespace regulars::kit
