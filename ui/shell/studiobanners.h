// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/kit/actionsheet.h"
#include "ui/shell/studio.h"

#include <QtCore/QMap>
#include <QtWidgets/QWidget>

namespace regulars::kit {
class MessageBar;
}

namespace regulars::shell {

/// The sentences above the pages: offline and how old the data is, what keeps syncing from working and what to do
/// about it, what the key may not read, how far the first fill is, and news such as a backup that was written.
class StudioBanners final : public QWidget {
    Q_OBJECT
public:
    /// The studio must outlive the banners.
    explicit StudioBanners(Studio& studio, QWidget* parent = nullptr);
    /// Something to tell that the person may put away, and what may be done about it.
    void tell(kit::Tone tone, const QString& sentence, const kit::FollowUp& followUp = {});

Q_SIGNALS:
    /// The key is missing or does not work: the person wants to enter one.
    void keyRequested();
    /// The store can not be used: the person wants to go back to a backup.
    void restoreRequested();
    /// The person wants to see what differed from Stripe.
    void differencesRequested();
    /// Something that was asked of Stripe is unfinished: the person wants to see it.
    void activityRequested();

private:
    void refresh();
    void showConnection(const Error& error);
    void showFailure(const Error& error);
    void tryStoreAgain();
    void showFill(const ProgressStep& step);
    void finish(const SyncOutcome& outcome);
    void showPace();
    void showUnfinished();
    void tellDifferences(qint64 count);
    static bool needsKey(const Error& error);
    static bool needsBackup(const Error& error);

    Studio& m_studio;
    kit::MessageBar *m_connection, *m_store, *m_fill, *m_permissions, *m_pace, *m_differences, *m_unfinished, *m_news;
    sync::Pace m_toldPace = sync::Pace::Normal;
    kit::FollowUp m_followUp; ///< of the news
    QMap<QString, qint64> m_filled;
    bool m_filling = false, m_asksForKey = false, m_asksForBackup = false;
};

} // namespace regulars::shell
