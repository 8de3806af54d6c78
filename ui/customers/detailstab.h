// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/customers/profile.h"
#include "core/payments/transaction.h"
#include "core/words/words.h"
#include "ui/kit/tabpage.h"

class QLabel;
class QPushButton;

namespace regulars::kit {
class KeyValueGrid;
}

namespace regulars::customers {

/// Tab Details: how the last transaction was paid, and how to reach the person.
class DetailsTab final : public kit::TabPage {
    Q_OBJECT
public:
    explicit DetailsTab(words::Style style, QWidget* parent = nullptr);
    /// `last`: none for somebody who never tried to pay.
    void present(const Profile& profile, const std::optional<payments::TransactionDetails>& last);

Q_SIGNALS:
    void transactionRequested(const regulars::PaymentId& id);

private:
    void presentContact(const Profile& profile);
    words::Style m_style;
    PaymentId m_last;
    kit::KeyValueGrid *m_payment, *m_contact;
    QLabel *m_nothing, *m_notice;
    QPushButton* m_open;
};

} // namespace regulars::customers
