// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "ui/wizard/connectservice.h"
#include "ui/wizard/sheetpage.h"

#include <functional>

class QLineEdit;
class QPushButton;

namespace regulars::wizard {

/// Asks for a Stripe key and shows what it is: looked at while typing, checked with Stripe on the button's press,
/// then the account's name and what the key may not read before anything is kept.
class KeyPage final : public SheetPage {
    Q_OBJECT
public:
    /// `look`: ConnectService::look.
    explicit KeyPage(std::function<Result<void>(const QString&)> look);
    void setBusy(bool busy);
    /// The key works: whose it is, and the button that goes on.
    void showFacts(const KeyFacts& facts);
    void clear();

Q_SIGNALS:
    void submitted(const QString& key);
    /// The person wants to go on with the key that was checked.
    void accepted();
    void backRequested();
    /// The person does not want to wait for Stripe's answer.
    void cancelRequested();

private:
    void buildField();
    void buildHelp();
    void buildButtons();
    void lookAtKey(bool final);
    void press();
    std::function<Result<void>(const QString&)> m_look;
    bool m_checked = false, m_busy = false;
    QLineEdit* m_key = nullptr;
    QLabel* m_facts = nullptr;
    QPushButton *m_go = nullptr, *m_back = nullptr, *m_cancel = nullptr;
};

} // namespace regulars::wizard
