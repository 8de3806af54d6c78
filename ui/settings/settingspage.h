// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/words/words.h"
#include "ui/kit/storewatch.h"
#include "ui/kit/tabpage.h"
#include "ui/settings/settingsfacts.h"

class QLabel;
class QPushButton;

namespace regulars::kit {
class KeyValueGrid;
class MessageBar;
} // namespace regulars::kit

namespace regulars::settings {

class DifferencesSheet;
class ReadsChart;

/// How the studio is kept: what syncing reads of the monthly allowance and how often, what differed from Stripe, whose
/// studio this is, and where its data and backups lie. It reads the store whenever it is shown.
class SettingsPage final : public kit::TabPage {
    Q_OBJECT
public:
    /// `window`: what sheets cover. `now` by Stripe's clock. References must outlive the page.
    SettingsPage(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, words::Style style,
                 std::function<Instant()> now, QWidget* parent = nullptr);
    ~SettingsPage() override;
    void setStyle(words::Style style);
    /// Reads the store again if the page is shown.
    void refresh();
    /// Opens "Differs from Stripe".
    void showDifferences();

Q_SIGNALS:
    void syncRequested();
    void keyRequested();
    void backupRequested();
    void restoreRequested();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void addReads();
    void addSyncing();
    void addDifferences();
    void addStudio();
    void addData();
    QPushButton* addButton(QLayout* row, const QString& text, const QString& name, void (SettingsPage::*signal)());
    void reload();
    void present(const SettingsFacts& facts);
    void presentReads(const SettingsFacts& facts);
    void presentData(const SettingsFacts& facts);

    QWidget* m_window;
    const kit::StoreWorkers& m_workers;
    words::Style m_style;
    std::function<Instant()> m_now;
    SettingsFacts m_facts;
    kit::MessageBar* m_bar;
    QLabel *m_used = nullptr, *m_differed = nullptr, *m_limit = nullptr;
    ReadsChart* m_chart = nullptr;
    kit::KeyValueGrid *m_purposes = nullptr, *m_syncing = nullptr, *m_studio = nullptr, *m_data = nullptr;
    DifferencesSheet* m_sheet;
};

} // namespace regulars::settings
