// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/studiostatus.h"

#include "ui/kit/iconlabel.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QStyle>

namespace regulars::shell {

using namespace Qt::StringLiterals;

namespace {

/// Sets which of the style sheet's colours a label has.
void setColour(QLabel* label, const char* colour)
{
    for (const char* name : {"good", "warning", "danger"}) label->setProperty(name, qstrcmp(name, colour) == 0);
    label->style()->unpolish(label);
    label->style()->polish(label);
}

} // namespace

StudioStatus::StudioStatus(QWidget* parent)
    : QStatusBar(parent)
    , m_icon(new kit::IconLabel(14))
    , m_sync(new QLabel)
    , m_progress(new QLabel)
    , m_counts(new QLabel)
    , m_reads(new QLabel)
    , m_mode(new QLabel)
    , m_bar(new QProgressBar)
{
    setSizeGripEnabled(false);
    setContentsMargins(12, 0, 12, 0);
    m_sync->setObjectName(u"syncState"_s);
    m_mode->setObjectName(u"mode"_s);
    m_counts->setObjectName(u"counts"_s);
    m_reads->setObjectName(u"reads"_s);
    m_bar->setRange(0, 0);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(96);
    m_bar->setAccessibleName(tr("Sync progress"));
    for (QWidget* part : std::initializer_list<QWidget*>{m_icon, m_sync, m_bar, m_progress, m_counts, m_reads})
        addWidget(part);
    addPermanentWidget(m_mode);
    m_minute.setInterval(std::chrono::seconds(20));
    connect(&m_minute, &QTimer::timeout, this, &StudioStatus::refresh);
    m_minute.start();
    follow(nullptr);
}

void StudioStatus::follow(Studio* studio)
{
    if (m_studio) {
        m_studio->disconnect(this);
        m_studio->sync().disconnect(this);
    }
    m_studio = studio;
    setVisible(studio);
    if (!studio) return;
    connect(studio, &Studio::factsChanged, this, &StudioStatus::refresh);
    connect(&studio->sync(), &SyncRunner::stateChanged, this, &StudioStatus::refresh);
    connect(&studio->sync(), &SyncRunner::progressed, this, &StudioStatus::showProgress);
    refresh();
}

QString StudioStatus::syncWords() const
{
    const std::optional<Instant> at = m_studio->facts().syncedAt;
    const QString ago = at ? words::ago(*at, m_studio->now(), m_studio->facts().style()) : QString();
    switch (m_studio->sync().state()) {
    case SyncRunner::State::Running: return tr("Syncing…");
    case SyncRunner::State::Offline:
        //: %1 is an age such as "2 min ago"
        return at ? tr("Offline, synced %1").arg(ago) : tr("Offline, never synced");
    case SyncRunner::State::Failed:
        //: %1 is an age such as "2 min ago"
        return at ? tr("Not syncing, last synced %1").arg(ago) : tr("Not syncing");
    case SyncRunner::State::Waiting: break;
    }
    //: %1 is an age such as "2 min ago"
    return at ? tr("Synced %1").arg(ago) : tr("Not synced yet");
}

void StudioStatus::refresh()
{
    if (!m_studio) return;
    const SyncRunner::State state = m_studio->sync().state();
    const bool offline = state == SyncRunner::State::Offline, failed = state == SyncRunner::State::Failed;
    const bool running = state == SyncRunner::State::Running;
    const kit::TokenRole role = offline ? kit::TokenRole::Warning : failed ? kit::TokenRole::Danger
                                                                            : kit::TokenRole::Good;
    const QString icon = offline ? u"offline"_s : failed ? u"warning"_s : running ? u"refresh"_s : u"ok"_s;
    m_icon->setIcon(icon, role);
    m_sync->setText(syncWords());
    setColour(m_sync, offline ? "warning" : failed ? "danger" : "good");
    m_bar->setVisible(running);
    m_progress->setVisible(running);
    if (!running) m_progress->clear();
    const StudioFacts& facts = m_studio->facts();
    m_counts->setText(tr("%Ln customer(s)", nullptr, static_cast<int>(facts.customers)));
    const QLocale locale;
    //: Requests to Stripe in the last 30 days and how many Stripe grants
    const QString reads = tr("Reads this month %1 of %2")
                              .arg(locale.toString(facts.reads.used), locale.toString(facts.reads.allowance));
    const bool slow = sync::paceOf(facts.reads) != sync::Pace::Normal;
    //: %1 is "Reads this month …": Regulars asks Stripe less often, near the limit
    m_reads->setText(slow ? tr("%1, syncing less often").arg(reads) : reads);
    setColour(m_reads, slow ? "warning" : "");
    const bool test = facts.mode == Mode::Test;
    m_mode->setText(m_studio->isDemo() ? tr("TEST: demo studio") : !facts.mode ? QString()
                                     : test                      ? tr("TEST account")
                                                                 : tr("Live account"));
    setColour(m_mode, test || m_studio->isDemo() ? "warning" : "");
}

void StudioStatus::showProgress(const ProgressStep& step)
{
    m_bar->setRange(0, step.total > 0 ? 1000 : 0);
    if (step.total > 0) m_bar->setValue(static_cast<int>(step.done * 1000 / step.total));
    //: Progress of syncing: a resource such as "Customers" and how many were read
    m_progress->setText(tr("%1: %2").arg(words::resource(step.subject), QLocale().toString(step.done)));
}

} // namespace regulars::shell
