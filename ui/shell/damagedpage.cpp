// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/damagedpage.h"

#include "ui/kit/card.h"
#include "ui/kit/iconlabel.h"
#include "ui/kit/messagebar.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace regulars::shell {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageWidth = 640;

} // namespace

DamagedPage::DamagedPage(QWidget* parent) : QWidget(parent), m_bar(new kit::MessageBar)
{
    setAccessibleName(tr("The stored data is damaged."));
    auto* icon = new kit::IconLabel(32);
    icon->setIcon(u"warning"_s, kit::TokenRole::Danger);
    auto* content = new QWidget;
    content->setMaximumWidth(pageWidth);
    auto* inside = new QVBoxLayout(content);
    inside->setSpacing(16);
    inside->addWidget(icon, 0, Qt::AlignLeft);
    inside->addWidget(kit::makeTitle(tr("The stored data is damaged.")));
    inside->addWidget(kit::makeMuted(tr("A disk or another program has written over parts of it. At Stripe nothing is "
                                        "lost. Choose a way on; the damaged data is kept beside the new in either "
                                        "case.")));
    inside->addWidget(m_bar);
    inside->addWidget(makeRefill());
    inside->addWidget(makeRestore());
    m_again = new QPushButton(tr("Try again"));
    m_again->setObjectName(u"lookAgain"_s);
    inside->addWidget(m_again, 0, Qt::AlignLeft);
    connect(m_again, &QPushButton::clicked, this, &DamagedPage::retried);

    auto* across = new QHBoxLayout;
    across->addStretch(1);
    across->addWidget(content, 8);
    across->addStretch(1);
    auto* all = new QVBoxLayout(this);
    all->addStretch(2);
    all->addLayout(across);
    all->addStretch(3);
}

QWidget* DamagedPage::makeRefill()
{
    auto* card = new kit::Card(tr("Read everything again from Stripe"));
    card->body()->addWidget(kit::makeMuted(tr("What only Regulars knows is saved as far as it can be read; where rows "
                                              "of it are lost, the newest backup gives its own.")));
    m_refill = new QPushButton(tr("Save and read again"));
    m_refill->setObjectName(u"refill"_s);
    m_refill->setProperty("primary", true);
    card->body()->addWidget(m_refill, 0, Qt::AlignLeft);
    connect(m_refill, &QPushButton::clicked, this, &DamagedPage::refillRequested);
    return card;
}

QWidget* DamagedPage::makeRestore()
{
    auto* card = new kit::Card(tr("Restore a backup"));
    card->body()->addWidget(kit::makeMuted(tr("Goes back to the day of the backup; what happened at Stripe since then "
                                              "is read again.")));
    m_none = kit::makeMuted(tr("No backup lies beside the data."));
    card->body()->addWidget(m_none);
    m_backups = new QComboBox;
    m_backups->setObjectName(u"backups"_s);
    m_backups->setAccessibleName(tr("Backups"));
    m_restore = new QPushButton(tr("Restore backup"));
    m_restore->setObjectName(u"restore"_s);
    m_other = new QPushButton;
    m_other->setObjectName(u"otherBackup"_s);
    auto* row = new QHBoxLayout;
    row->setSpacing(kit::Grid);
    row->addWidget(m_backups, 1);
    row->addWidget(m_restore);
    row->addWidget(m_other);
    card->body()->addLayout(row);
    connect(m_restore, &QPushButton::clicked, this,
            [this] { Q_EMIT restoreRequested(m_backups->currentData().toString()); });
    connect(m_other, &QPushButton::clicked, this, [this] { Q_EMIT restoreRequested({}); });
    return card;
}

void DamagedPage::present(const QList<store::BackupFile>& backups, const words::Style& style)
{
    m_bar->clear();
    m_backups->clear();
    for (const store::BackupFile& backup : backups) m_backups->addItem(words::dateTime(backup.made, style), backup.file);
    m_backups->setVisible(!backups.isEmpty());
    m_restore->setVisible(!backups.isEmpty());
    m_none->setVisible(backups.isEmpty());
    m_other->setText(backups.isEmpty() ? tr("Restore a backup…") : tr("Another file…"));
    setBusy(false);
}

void DamagedPage::setBusy(bool busy)
{
    for (QPushButton* button : {m_refill, m_restore, m_other, m_again}) button->setEnabled(!busy);
    if (busy) m_bar->say(kit::Tone::Accent, tr("Saving what can be read…"));
}

void DamagedPage::say(const Error& error)
{
    setBusy(false);
    m_bar->say(kit::Tone::Danger, words::sentence(error));
}

} // namespace regulars::shell
