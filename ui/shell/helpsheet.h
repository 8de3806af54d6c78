// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/kit/sheet.h"

namespace regulars::shell {

/// Help over the window: the list of shortcuts, or what this program is. Goes away when dismissed.
class HelpSheet final : public kit::Sheet {
    Q_OBJECT
public:
    static HelpSheet* shortcuts(QWidget* window, const QList<std::pair<QString, QString>>& list);
    static HelpSheet* about(QWidget* window);

private:
    HelpSheet(QWidget* window, const QString& title, QSize largest);
    void addContent(QWidget* content);
};

} // namespace regulars::shell
