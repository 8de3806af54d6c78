// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/words/words.h"
#include "ui/shell/studio.h"

#include <QtWidgets/QStatusBar>

class QLabel;
class QProgressBar;

namespace regulars::kit {
class IconLabel;
}

namespace regulars::shell {

/// The line at the bottom: how fresh the data is, what runs, how much there is, the reads of the month, which kind
/// of account. Keeps itself up to date.
class StudioStatus final : public QStatusBar {
    Q_OBJECT
public:
    explicit StudioStatus(QWidget* parent = nullptr);
    /// Follows a studio (which must outlive it or be replaced); null: nothing to say.
    void follow(Studio* studio);

private:
    void refresh();
    void showProgress(const ProgressStep& step);
    QString syncWords() const;
    Studio* m_studio = nullptr;
    QTimer m_minute;
    kit::IconLabel* m_icon;
    QLabel *m_sync, *m_progress, *m_counts, *m_reads, *m_mode;
    QProgressBar* m_bar;
};

} // namespace regulars::shell
