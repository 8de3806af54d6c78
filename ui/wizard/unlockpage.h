// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/wizard/sheetpage.h"

class QLineEdit;
class QPushButton;

namespace regulars::wizard {

/// Asks for the passphrase of the encrypted key file.
class UnlockPage final : public SheetPage {
    Q_OBJECT
public:
    UnlockPage();
    void setBusy(bool busy);
    void clear();

Q_SIGNALS:
    void submitted(const QString& passphrase);
    /// The passphrase is lost: paste the key anew.
    void keyRequested();
    void backRequested();

private:
    void press();
    QLineEdit* m_passphrase;
    QPushButton *m_go, *m_key, *m_back;
};

} // namespace regulars::wizard
