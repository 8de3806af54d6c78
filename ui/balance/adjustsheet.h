// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/balance/adjustment.h"
#include "ui/balance/historypanel.h"
#include "ui/kit/actionsheet.h"
#include "ui/kit/storewatch.h"

class QLineEdit;

namespace regulars::kit {
class FilterChips;
}

namespace regulars::balance {

/// Adds to what the studio owes a customer, or takes from it, with the history of that balance below. Follows
/// the store while it is open.
class AdjustSheet final : public kit::ActionSheet {
    Q_OBJECT
public:
    /// All references must outlive the sheet, which belongs to the window.
    AdjustSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform,
                words::Style style, HistoryPanel::Load history);
    /// Loads a customer and opens.
    void showCustomer(const CustomerId& id);

private:
    using Answer = Result<std::optional<AdjustmentBasis>>;
    void build();
    void follow(const store::Changes& changes);
    void load();
    void take(const Answer& answer);
    void look();
    AdjustmentDraft draft() const;
    /// What is wrong with what was entered, in words; empty: nothing.
    QString problemOf(const AdjustmentPreview& preview) const;
    Result<Plan> plan() const override;
    void reload() override;

    const kit::StoreWorkers& m_workers;
    CustomerId m_id;
    std::optional<AdjustmentBasis> m_basis;
    quint64 m_number = 0;
    kit::FilterChips* m_direction = nullptr;
    QLineEdit* m_amount = nullptr;
    QLabel *m_problem = nullptr, *m_currency = nullptr;
    HistoryPanel* m_history;
};

} // namespace regulars::balance
