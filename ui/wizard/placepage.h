// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/wizard/connectservice.h"
#include "ui/wizard/sheetpage.h"

class QLineEdit;
class QPushButton;
class QRadioButton;

namespace regulars::wizard {

/// The system has no key store that works: a file under a passphrase, or asking each time. Never plain text.
class PlacePage final : public SheetPage {
    Q_OBJECT
public:
    PlacePage();
    void setBusy(bool busy);
    void clear();

Q_SIGNALS:
    void chosen(regulars::wizard::KeyPlace place, const QString& passphrase);
    void backRequested();

private:
    void refresh();
    void press();
    QRadioButton *m_file, *m_ask;
    QLineEdit *m_passphrase, *m_repeat;
    QPushButton *m_go, *m_back;
};

} // namespace regulars::wizard
