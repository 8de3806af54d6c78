// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/payments/transaction.h"
#include "core/words/words.h"
#include "ui/kit/sheet.h"
#include "ui/kit/storewatch.h"

class QLabel;
class QPushButton;

namespace regulars::kit {
class Badge;
class KeyValueGrid;
class StatePanel;
} // namespace regulars::kit

namespace regulars::payments {

/// All that is known about one transaction, over the window. Follows the store while it is open.
class TransactionSheet final : public kit::Sheet {
    Q_OBJECT
public:
    /// All references must outlive the sheet, which belongs to the window.
    TransactionSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, words::Style style);
    /// Loads a transaction and opens.
    void showTransaction(const PaymentId& id);

Q_SIGNALS:
    /// The person wants to see who paid; the sheet has closed.
    void profileRequested(const regulars::CustomerId& id);
    /// The customer is to pay again what was disputed.
    void repaymentRequested(const regulars::PaymentId& id);
    /// The person wants to give money back.
    void refundRequested(const regulars::PaymentId& id);

private:
    using Answer = Result<std::optional<TransactionDetails>>;
    void build();
    QLayout* buildHeader();
    QWidget* buildLink();
    void reload();
    void follow(const store::Changes& changes);
    void take(const Answer& answer);
    void present(const TransactionDetails& details);

    const kit::StoreWorkers& m_workers;
    words::Style m_style;
    PaymentId m_id, m_shown;
    CustomerId m_customer;
    quint64 m_number = 0;
    QLabel *m_title = nullptr, *m_line = nullptr;
    kit::Badge* m_badge = nullptr;
    QPushButton *m_profile = nullptr, *m_refund = nullptr, *m_repayment = nullptr, *m_close = nullptr;
    QWidget* m_link = nullptr;
    QString m_address, m_mail; ///< of the page on which a repayment can be paid, and of a mail about it
    kit::KeyValueGrid* m_facts = nullptr;
    kit::StatePanel* m_states = nullptr;
};

} // namespace regulars::payments
