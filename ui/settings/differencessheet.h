// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/kit/sheet.h"
#include "ui/settings/differencesmodel.h"

namespace regulars::kit {
class StatePanel;
}

namespace regulars::settings {

/// "Differs from Stripe": what differed, since when, and when it was repaired.
class DifferencesSheet final : public kit::Sheet {
    Q_OBJECT
public:
    explicit DifferencesSheet(QWidget* window);
    void setDifferences(const QList<store::Difference>& differences, const words::Style& style);

private:
    DifferencesModel m_model;
    kit::StatePanel* m_states;
};

} // namespace regulars::settings
