// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/studiobanners.h"

#include "core/words/words.h"
#include "ui/kit/messagebar.h"

#include <QtWidgets/QVBoxLayout>

namespace regulars::shell {

using namespace Qt::StringLiterals;

StudioBanners::StudioBanners(Studio& studio, QWidget* parent)
    : QWidget(parent)
    , m_studio(studio)
    , m_connection(new kit::MessageBar)
    , m_store(new kit::MessageBar)
    , m_fill(new kit::MessageBar)
    , m_permissions(new kit::MessageBar)
    , m_pace(new kit::MessageBar)
    , m_differences(new kit::MessageBar)
    , m_unfinished(new kit::MessageBar)
    , m_news(new kit::MessageBar)
{
    m_connection->setObjectName(u"connectionBanner"_s);
    m_store->setObjectName(u"storeBanner"_s);
    m_fill->setObjectName(u"fillBanner"_s);
    m_permissions->setObjectName(u"permissionBanner"_s);
    m_pace->setObjectName(u"paceBanner"_s);
    m_differences->setObjectName(u"differencesBanner"_s);
    m_unfinished->setObjectName(u"unfinishedBanner"_s);
    m_news->setObjectName(u"newsBanner"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (kit::MessageBar* bar : {m_store, m_connection, m_unfinished, m_permissions, m_pace, m_differences, m_fill, m_news})
        layout->addWidget(bar);
    SyncRunner& sync = studio.sync();
    connect(&sync, &SyncRunner::stateChanged, this, &StudioBanners::refresh);
    connect(&sync, &SyncRunner::progressed, this, &StudioBanners::showFill);
    connect(&sync, &SyncRunner::synced, this, &StudioBanners::finish);
    connect(&studio, &Studio::factsChanged, this, &StudioBanners::refresh);
    connect(&studio, &Studio::factsChanged, this, &StudioBanners::showPace);
    connect(&studio, &Studio::factsChanged, this, &StudioBanners::showUnfinished);
    connect(m_unfinished, &kit::MessageBar::actionTriggered, this, &StudioBanners::activityRequested);
    connect(m_news, &kit::MessageBar::actionTriggered, this, [this] {
        m_news->clear();
        if (m_followUp.go) m_followUp.go();
    });
    connect(m_differences, &kit::MessageBar::actionTriggered, this, [this] {
        m_differences->clear();
        Q_EMIT differencesRequested();
    });
    connect(&studio, &Studio::failed, this, &StudioBanners::showFailure);
    connect(&studio.watch(), &kit::StoreWatch::recovered, this, [this] {
        m_store->clear();
        refresh();
    });
    connect(m_store, &kit::MessageBar::actionTriggered, this, &StudioBanners::tryStoreAgain);
    connect(m_store, &kit::MessageBar::otherTriggered, this, &StudioBanners::restoreRequested);
    connect(m_connection, &kit::MessageBar::actionTriggered, this, [this] {
        if (m_asksForKey) Q_EMIT keyRequested();
        else m_studio.sync().syncNow();
    });
    connect(m_connection, &kit::MessageBar::otherTriggered, this, [this] {
        if (m_asksForBackup) Q_EMIT restoreRequested();
        else m_studio.sync().syncNow();
    });
    refresh();
}

void StudioBanners::tryStoreAgain()
{
    m_store->clear();
    m_studio.watch().poke();
    m_studio.refreshFacts();
    // Syncing failed for the same reason, and would wait for its next turn.
    const std::optional<Error>& error = m_studio.sync().error();
    if (error && error->kind == ErrorKind::Storage) m_studio.sync().syncNow();
}

void StudioBanners::tell(kit::Tone tone, const QString& sentence, const kit::FollowUp& followUp)
{
    m_followUp = followUp;
    m_news->say(tone, sentence, followUp.label, true);
}

bool StudioBanners::needsKey(const Error& error)
{
    return error.kind == ErrorKind::Auth || error.code == "other_account"_L1;
}

bool StudioBanners::needsBackup(const Error& error)
{
    // What a newer Regulars has written, this one can not open; the backup from before its update it can.
    return error.code == "damaged_store"_L1 || error.code == "newer_store"_L1;
}

void StudioBanners::refresh()
{
    // Every finished first fill has left its time in the store; a fill that was cut off has not.
    m_filling = !m_studio.facts().syncedAt;
    const std::optional<Error>& error = m_studio.sync().error();
    if (error && m_store->sentence() == words::sentence(*error)) return m_connection->clear(); // said once is enough
    if (m_studio.sync().state() == SyncRunner::State::Running) return; // the last word stands until there is a new one
    if (!error) return m_connection->clear();
    m_fill->clear();
    showConnection(*error);
}

void StudioBanners::showConnection(const Error& error)
{
    const std::optional<Instant> at = m_studio.facts().syncedAt;
    m_asksForKey = needsKey(error);
    m_asksForBackup = needsBackup(error);
    if (m_studio.sync().state() == SyncRunner::State::Offline && at) {
        //: %1 is an age such as "2 min ago"
        m_connection->say(kit::Tone::Warning,
                          tr("You are offline. What you see was synced %1. Searching and looking work; what needs "
                             "Stripe has to wait.")
                              .arg(words::ago(*at, m_studio.now(), m_studio.facts().style())),
                          tr("Try again"));
    } else {
        const bool offline = m_studio.sync().state() == SyncRunner::State::Offline;
        QString other;
        if (m_asksForBackup) other = tr("Restore a backup…");
        else if (error.code == "other_account"_L1) other = tr("Try again"); // the key may have been put right elsewhere
        m_connection->say(offline ? kit::Tone::Warning : kit::Tone::Danger, words::sentence(error),
                          m_asksForKey ? tr("Enter key…") : tr("Try again"), false, other);
    }
}

void StudioBanners::showFailure(const Error& error)
{
    m_store->say(kit::Tone::Danger, words::sentence(error), tr("Try again"), false,
                 needsBackup(error) ? tr("Restore a backup…") : QString());
    refresh();
}

void StudioBanners::showFill(const ProgressStep& step)
{
    if (!m_filling) return;
    m_filled[step.subject] = qMax(m_filled.value(step.subject), step.done);
    QStringList parts;
    for (auto it = m_filled.cbegin(); it != m_filled.cend(); ++it) {
        if (it.value() <= 0) continue;
        //: How far the first fill is: a resource such as "Customers" and how many were read
        parts += tr("%1 %2").arg(words::resource(it.key()), QLocale().toString(it.value()));
    }
    m_studio.refreshFacts();
    //: %1 is a list such as "Customers 1,240 · Payments 5,300"
    m_fill->say(kit::Tone::Accent,
                tr("Reading your studio for the first time. You can look around already. %1").arg(parts.join(u" · "_s)));
}

void StudioBanners::finish(const SyncOutcome& outcome)
{
    m_filling = false;
    m_filled.clear();
    m_fill->clear();
    if (outcome.differences > 0) tellDifferences(outcome.differences);
    if (outcome.missingPermissions.isEmpty()) return m_permissions->clear();
    //: %1 is a list of permissions as Stripe names them
    m_permissions->say(kit::Tone::Warning,
                       tr("The Stripe key may not read: %1. What belongs to it is missing here. Add the permission to "
                          "the key in Stripe's dashboard, then sync again.")
                           .arg(outcome.missingPermissions.join(u", "_s)),
                       {}, true);
}

void StudioBanners::showPace()
{
    const sync::ReadUse& reads = m_studio.facts().reads;
    const sync::Pace pace = sync::paceOf(reads);
    if (std::exchange(m_toldPace, pace) == pace) return; // who put the sentence away has read it
    if (pace == sync::Pace::Normal) return m_pace->clear();
    const QLocale locale;
    //: %1 and %2 are numbers, %3 such as "Stripe is asked every 15 minutes while somebody works, every 2 hours otherwise"
    m_pace->say(kit::Tone::Warning,
                tr("Regulars has used %1 of the %2 reads that Stripe grants in 30 days, and syncs less often until "
                   "there is room again. %3.")
                    .arg(locale.toString(reads.used), locale.toString(reads.allowance), words::pace(pace)),
                {}, true);
}

void StudioBanners::showUnfinished()
{
    const qint64 count = m_studio.facts().unfinished;
    // What somebody has just asked for is unfinished for a moment: that is no news.
    if (count == 0 || m_studio.operations().isWorking()) return m_unfinished->clear();
    m_unfinished->say(kit::Tone::Warning,
                      tr("%Ln action(s) at Stripe are unfinished: see what is known, and continue or discard them.",
                         nullptr, static_cast<int>(count)),
                      tr("Show"));
}

void StudioBanners::tellDifferences(qint64 count)
{
    m_differences->say(kit::Tone::Warning,
                       tr("%Ln detail(s) differed from Stripe although nothing had announced it. All of it was "
                          "repaired.",
                          nullptr, static_cast<int>(count)),
                       tr("Show"), true);
}

} // namespace regulars::shell
