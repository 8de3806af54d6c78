// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/backupfolder.h"
#include "core/words/words.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace regulars::kit {
class MessageBar;
}

namespace regulars::shell {

/// The studio's data is damaged: two ways out, and what each keeps. Nothing is done by itself.
class DamagedPage final : public QWidget {
    Q_OBJECT
public:
    explicit DamagedPage(QWidget* parent = nullptr);
    /// `backups`: newest first.
    void present(const QList<store::BackupFile>& backups, const words::Style& style);
    /// Something is under way: the buttons wait.
    void setBusy(bool busy);
    /// What was chosen could not be done.
    void say(const Error& error);

Q_SIGNALS:
    /// Empty: another file is to be chosen.
    void restoreRequested(const QString& backup);
    /// A new store with all of ours that can be read, filled from Stripe again.
    void refillRequested();
    /// Look again: the disk may be back.
    void retried();

private:
    QWidget* makeRestore();
    QWidget* makeRefill();
    kit::MessageBar* m_bar;
    QComboBox* m_backups = nullptr;
    QPushButton *m_restore = nullptr, *m_other = nullptr, *m_refill = nullptr, *m_again = nullptr;
    QLabel* m_none = nullptr;
};

} // namespace regulars::shell
