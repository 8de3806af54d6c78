// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/customers/profile.h"
#include "core/payments/transaction.h"
#include "core/words/words.h"
#include "ui/kit/sheet.h"
#include "ui/kit/workers.h"

class QLabel;

namespace regulars::kit {
class KeyValueGrid;
class StatePanel;
} // namespace regulars::kit

namespace regulars::customers {

/// Details of something that was bought once: its last successful payment.
class ProductSheet final : public kit::Sheet {
    Q_OBJECT
public:
    ProductSheet(QWidget* window, const kit::StoreWorkers& workers, words::Style style);
    void showProduct(const ProductGroup& group);

private:
    using Answer = Result<std::optional<payments::TransactionDetails>>;
    void build();
    void load();
    void take(const Answer& answer);
    const kit::StoreWorkers& m_workers;
    words::Style m_style;
    ProductGroup m_group;
    quint64 m_number = 0;
    QLabel *m_title = nullptr, *m_nothing = nullptr;
    kit::KeyValueGrid* m_payment = nullptr;
    kit::StatePanel* m_states = nullptr;
};

} // namespace regulars::customers
