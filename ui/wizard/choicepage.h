// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/wizard/sheetpage.h"

class QPushButton;

namespace regulars::wizard {

/// The very first page: a studio of one's own, or the demo.
class ChoicePage final : public SheetPage {
    Q_OBJECT
public:
    ChoicePage();

Q_SIGNALS:
    void stripeChosen();
    void demoChosen();

private:
    QPushButton* addChoice(const QString& icon, const QString& title, const QString& text);
};

} // namespace regulars::wizard
