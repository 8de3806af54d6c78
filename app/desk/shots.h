// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/desk/desk.h"

namespace regulars::desk {

/// Waits until the studio is synced and writes pictures of the window, then ends the program: with 1 when one could
/// not be written. `--shots DIR`: every page, light and dark, at 100 % and 200 %. `--screenshot FILE`: the customers.
/// `--until-usable` takes none: it says "usable" once customers are painted and the search has the focus.
class Shots final : public QObject {
    Q_OBJECT
public:
    /// Both must outlive it.
    Shots(Desk& desk, kit::Theme& theme);
    void everyPage(const QString& folder);
    void customers(const QString& file);
    void untilUsable();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void onceSynced(const std::function<void()>& take);
    void takeAll();
    void takeFirstRun();
    void takeStudio();
    void takeSettings();
    void takeDamage();
    void takeTransaction();
    void takeRefund();
    void takeRepayment();
    void takeActivity();
    void takeNothingFound();
    void takePalette();
    void takeProfile();
    void takeProduct();
    void takeBalance();
    void takeBlocks();
    void takeSubscription();
    void takeChange(int row);
    void dismissSheets();
    void take(const QString& name);
    void save(const QString& file, int scale);
    Desk& m_desk;
    kit::Theme& m_theme;
    QString m_folder;
    bool m_failed = false;
};

} // namespace regulars::desk
