// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/payments/repayment.h"
#include "ui/kit/actionsheet.h"
#include "ui/kit/storewatch.h"

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLineEdit;

namespace regulars::kit {
class FilterChips;
}

namespace regulars::payments {

/// Money that a customer pays again after a chargeback: by a payment link, or recorded by hand. Follows the store while it
/// is open.
class RepaymentSheet final : public kit::ActionSheet {
    Q_OBJECT
public:
    /// All references must outlive the sheet, which belongs to the window. `now`: Stripe's clock.
    RepaymentSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform,
                   words::Style style, std::function<Instant()> now);
    /// Loads a transaction and opens.
    void showRepayment(const PaymentId& id);

private:
    using Answer = Result<std::optional<TransactionBasis>>;
    void build();
    QWidget* buildByHand();
    void follow(const store::Changes& changes);
    void take(const Answer& answer);
    void look();
    Currency currency() const;
    RepaymentDraft draft() const;
    Result<Plan> plan() const override;
    void reload() override;

    const kit::StoreWorkers& m_workers;
    const std::function<Instant()> m_now;
    PaymentId m_id;
    std::optional<TransactionBasis> m_basis;
    quint64 m_number = 0;
    kit::FilterChips* m_how = nullptr;
    QLabel *m_amountProblem = nullptr, *m_dateProblem = nullptr, *m_problem = nullptr;
    QLineEdit *m_amount = nullptr, *m_reference = nullptr;
    QWidget* m_byHand = nullptr;
    QComboBox* m_method = nullptr;
    QDateEdit* m_date = nullptr;
    QCheckBox* m_risk = nullptr;
};

} // namespace regulars::payments
