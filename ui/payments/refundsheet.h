// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/payments/refund.h"
#include "ui/kit/actionsheet.h"
#include "ui/kit/storewatch.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace regulars::kit {
class FilterChips;
}

namespace regulars::payments {

/// Money back to the payment method of one transaction. Follows the store while it is open.
class RefundSheet final : public kit::ActionSheet {
    Q_OBJECT
public:
    /// All references must outlive the sheet, which belongs to the window. `now`: Stripe's clock.
    RefundSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform,
                words::Style style, std::function<Instant()> now);
    /// Loads a transaction and opens.
    void showRefund(const PaymentId& id);

private:
    using Answer = Result<std::optional<RefundBasis>>;
    void build();
    void follow(const store::Changes& changes);
    void take(const Answer& answer);
    void choose(const QString& part);
    void look();
    RefundDraft draft() const;
    QString problemOfText() const;
    Result<Plan> plan() const override;
    void reload() override;

    const kit::StoreWorkers& m_workers;
    const std::function<Instant()> m_now;
    PaymentId m_id;
    std::optional<RefundBasis> m_basis;
    quint64 m_number = 0;
    QLabel *m_left = nullptr, *m_amountProblem = nullptr, *m_problem = nullptr;
    QLineEdit *m_amount = nullptr, *m_note = nullptr;
    kit::FilterChips* m_part = nullptr;
    QComboBox* m_reason = nullptr;
    QCheckBox* m_risk = nullptr;
};

} // namespace regulars::payments
