// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingspage.h"

#include "core/sync/pollpolicy.h"
#include "ui/kit/card.h"
#include "ui/kit/keyvaluegrid.h"
#include "ui/kit/messagebar.h"
#include "ui/kit/paint.h"
#include "ui/kit/whendone.h"
#include "ui/settings/differencessheet.h"
#include "ui/settings/readschart.h"

#include <QtCore/QDir>
#include <QtCore/QUrl>
#include <QtGui/QDesktopServices>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace regulars::settings {

using namespace Qt::StringLiterals;

namespace {

kit::Card* addCard(QVBoxLayout* column, const QString& title)
{
    auto* card = new kit::Card(title);
    card->setAccessibleName(title);
    column->addWidget(card);
    return card;
}

} // namespace

SettingsPage::SettingsPage(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch,
                           words::Style style, std::function<Instant()> now, QWidget* parent)
    : TabPage(parent)
    , m_window(window)
    , m_workers(workers)
    , m_style(std::move(style))
    , m_now(std::move(now))
    , m_bar(new kit::MessageBar)
    , m_sheet(new DifferencesSheet(window))
{
    setAccessibleName(tr("Settings"));
    column()->addWidget(kit::makeTitle(tr("Settings")));
    column()->addWidget(m_bar);
    addReads();
    addSyncing();
    addDifferences();
    addStudio();
    addData();
    connect(m_bar, &kit::MessageBar::actionTriggered, this, &SettingsPage::reload);
    connect(&watch, &kit::StoreWatch::changed, this, &SettingsPage::refresh);
}

SettingsPage::~SettingsPage()
{
    delete m_sheet; // it belongs to the window, which stays
}

QPushButton* SettingsPage::addButton(QLayout* row, const QString& text, const QString& name,
                                     void (SettingsPage::*signal)())
{
    auto* button = new QPushButton(text);
    button->setObjectName(name);
    row->addWidget(button);
    connect(button, &QPushButton::clicked, this, signal);
    return button;
}

void SettingsPage::addReads()
{
    kit::Card* card = addCard(column(), tr("Reads from Stripe"));
    m_used = new QLabel;
    m_used->setObjectName(u"readsUsed"_s);
    m_used->setFont(kit::titleFont(m_used->font()));
    m_used->setTextInteractionFlags(Qt::TextSelectableByMouse);
    card->body()->addWidget(m_used);
    m_limit = kit::makeMuted({});
    m_limit->setObjectName(u"readsLimit"_s);
    card->body()->addWidget(m_limit);
    m_chart = new ReadsChart;
    m_purposes = new kit::KeyValueGrid;
    m_purposes->setMinimumWidth(260);
    auto* row = new QHBoxLayout;
    row->setSpacing(32);
    row->addWidget(m_chart, 1);
    row->addWidget(m_purposes, 0, Qt::AlignTop);
    card->body()->addLayout(row);
}

void SettingsPage::addSyncing()
{
    kit::Card* card = addCard(column(), tr("Syncing"));
    m_syncing = new kit::KeyValueGrid;
    card->body()->addWidget(m_syncing);
    auto* row = new QHBoxLayout;
    addButton(row, tr("Sync now"), u"syncNow"_s, &SettingsPage::syncRequested);
    addButton(row, tr("Stripe key…"), u"changeKey"_s, &SettingsPage::keyRequested);
    row->addStretch(1);
    card->body()->addLayout(row);
}

void SettingsPage::addDifferences()
{
    kit::Card* card = addCard(column(), tr("Differs from Stripe"));
    m_differed = new QLabel;
    m_differed->setObjectName(u"differed"_s);
    m_differed->setWordWrap(true);
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(m_differed, 1);
    addButton(row, tr("Show…"), u"showDifferences"_s, &SettingsPage::showDifferences);
    card->body()->addLayout(row);
}

void SettingsPage::addStudio()
{
    m_studio = new kit::KeyValueGrid;
    addCard(column(), tr("Studio"))->body()->addWidget(m_studio);
}

void SettingsPage::addData()
{
    kit::Card* card = addCard(column(), tr("Data and backups"));
    m_data = new kit::KeyValueGrid;
    card->body()->addWidget(m_data);
    auto* row = new QHBoxLayout;
    auto* open = new QPushButton(tr("Open folder"));
    open->setObjectName(u"openFolder"_s);
    connect(open, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_facts.folder)); });
    row->addWidget(open);
    addButton(row, tr("Back up…"), u"backUp"_s, &SettingsPage::backupRequested);
    addButton(row, tr("Restore…"), u"restoreBackup"_s, &SettingsPage::restoreRequested);
    row->addStretch(1);
    card->body()->addLayout(row);
}

void SettingsPage::setStyle(words::Style style)
{
    m_style = std::move(style);
    refresh();
}

void SettingsPage::refresh()
{
    if (isVisible() || m_sheet->isOpen()) reload();
}

void SettingsPage::showEvent(QShowEvent* event)
{
    TabPage::showEvent(event);
    reload();
}

void SettingsPage::showDifferences()
{
    m_sheet->setDifferences(m_facts.differences, m_style);
    m_sheet->open();
    reload();
}

void SettingsPage::reload()
{
    kit::whenDone(m_workers.read([now = m_now()](store::Database& database) { return loadSettingsFacts(database, now); }),
                  this, [this](const Result<SettingsFacts>& facts) {
                      if (facts) present(*facts);
                      else if (facts.error().kind != ErrorKind::Cancelled)
                          m_bar->say(kit::Tone::Danger, words::sentence(facts.error()), tr("Try again"));
                  });
}

void SettingsPage::present(const SettingsFacts& facts)
{
    m_bar->clear();
    m_facts = facts;
    presentReads(facts);
    m_syncing->set(tr("Pace"), words::pace(sync::paceOf(facts.reads)));
    m_syncing->set(tr("Profiles"), tr("Opening one asks Stripe what changed, unless it was asked just before"));
    m_syncing->set(tr("Last synced"), facts.syncedAt ? words::dateTime(facts.syncedAt, m_style) : tr("never"));

    const auto count = static_cast<int>(facts.differences.size());
    m_differed->setText(count == 0 ? tr("Nothing differed so far.")
                                   //: %1 is a date
                                   : tr("%Ln detail(s) differed and were repaired, the last time on %1.", nullptr, count)
                                         .arg(words::date(facts.differences.first().repairedAt, m_style)));
    if (m_sheet->isOpen()) m_sheet->setDifferences(facts.differences, m_style);

    const Account account = facts.account.value_or(Account());
    m_studio->set(tr("Name"), account.name);
    m_studio->set(tr("Account"), account.id.text());
    m_studio->set(tr("Mode"), !facts.mode ? QString() : *facts.mode == Mode::Live ? tr("Live") : tr("TEST"));
    m_studio->set(tr("Currency"), account.defaultCurrency.code().toUpper());
    m_studio->set(tr("Time zone"), account.timeZone);
    m_studio->set(tr("Customers"), m_style.locale.toString(facts.customers));
    m_studio->set(tr("Transactions"), m_style.locale.toString(facts.payments));
    presentData(facts);
}

void SettingsPage::presentReads(const SettingsFacts& facts)
{
    const QLocale& locale = m_style.locale;
    //: requests to Stripe in the last 30 days, and how many Stripe grants
    m_used->setText(tr("%1 of %2 in the last 30 days")
                        .arg(locale.toString(facts.reads.used), locale.toString(facts.reads.allowance)));
    m_limit->setText(tr("Stripe grants 500 reads for each payment within 30 days, and 10,000 at least. From 80 % on "
                        "Regulars asks less often, from 95 % on rarely, and says so."));
    m_chart->setDays(facts.days, m_now(), facts.reads.allowance, m_style);
    QMap<store::ReadPurpose, qint64> sums;
    for (const store::DayReads& day : facts.days) sums[day.purpose] += day.count;
    QList<words::Fact> reads;
    for (auto it = sums.cbegin(); it != sums.cend(); ++it) reads << words::Fact{words::purpose(it.key()), locale.toString(it.value()), {}};
    m_purposes->present(reads);
}

void SettingsPage::presentData(const SettingsFacts& facts)
{
    m_data->set(tr("Folder"), QDir::toNativeSeparators(facts.folder));
    const bool any = !facts.backups.isEmpty();
    m_data->set(tr("Newest backup"), any ? words::dateTime(facts.backups.first().made, m_style) : tr("none yet"));
    m_data->set(tr("Backups kept"), any ? tr("%Ln backup(s): one each day, and one before each update", nullptr,
                                             static_cast<int>(facts.backups.size()))
                                        : QString());
}

} // namespace regulars::settings
