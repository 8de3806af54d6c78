// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/blocks/block.h"
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
    /// As blocks::readRadar(), on a thread that may wait for the network.
    using Ask = std::function<QFuture<Result<blocks::Radar>>(const QList<blocks::Detail>& details)>;
    /// All references must outlive the sheet, which belongs to the window. `now`: Stripe's clock.
    RefundSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform,
                words::Style style, std::function<Instant()> now, Ask ask);
    /// Loads a transaction and opens.
    void showRefund(const PaymentId& id);

private:
    using Answer = Result<std::optional<TransactionBasis>>;
    void build();
    void follow(const store::Changes& changes);
    void take(const Answer& answer);
    void choose(const QString& part);
    void look();
    void loadPayer();
    void askAboutPayer(const blocks::BlockBasis& basis);
    /// What is said about blocking: lines and warnings. Whether it can be done.
    bool addBlocking(QList<words::Fact>& facts, QStringList& warnings) const;
    RefundDraft draft() const;
    QString problemOfText() const;
    Result<Plan> plan() const override;
    void reload() override;

    const kit::StoreWorkers& m_workers;
    const std::function<Instant()> m_now;
    const Ask m_ask;
    PaymentId m_id;
    std::optional<TransactionBasis> m_basis;
    /// Whoever paid, once "Also block" was ticked; no radar yet: Stripe is being asked.
    struct Payer {
        blocks::BlockBasis basis;
        std::optional<Result<blocks::Radar>> radar;
    };
    std::optional<Payer> m_payer;
    quint64 m_number = 0;
    QLabel *m_amountProblem = nullptr, *m_problem = nullptr;
    QLineEdit* m_amount = nullptr;
    kit::FilterChips* m_part = nullptr;
    QComboBox* m_reason = nullptr;
    QCheckBox *m_risk = nullptr, *m_block = nullptr;
};

} // namespace regulars::payments
