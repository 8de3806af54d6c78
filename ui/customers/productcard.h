// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/customers/profile.h"
#include "core/subscriptions/deeds.h"
#include "core/words/words.h"

#include <QtWidgets/QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace regulars::kit {
class Badge;
class Table;
} // namespace regulars::kit

namespace regulars::customers {

class ProductTransactionsModel;

/// One thing that a customer bought: a header with the last action, and behind its arrow the transactions.
class ProductCard final : public QFrame {
    Q_OBJECT
public:
    explicit ProductCard(words::Style style, QWidget* parent = nullptr);
    void present(const ProductGroup& group);
    const ProductGroup& group() const { return m_group; }
    void setOpen(bool open);

Q_SIGNALS:
    void detailsRequested(const regulars::customers::ProductGroup& group);
    void transactionRequested(const regulars::PaymentId& id);
    void refundRequested(const regulars::PaymentId& id);
    void deedRequested(regulars::subscriptions::Deed deed, const regulars::SubscriptionId& id);
    /// The keyboard went to the row at that place in the card: whoever scrolls the card shows it.
    void rowReached(const QRect& place);

private:
    QLayout* buildHeader();
    void buildTable();
    QString title() const;
    QString lastAction() const;
    void presentBadge();
    void fitTable();
    words::Style m_style;
    ProductGroup m_group;
    ProductTransactionsModel* m_model;
    QToolButton* m_arrow;
    QLabel *m_title, *m_line;
    kit::Badge* m_badge;
    QPushButton *m_recover, *m_cancel, *m_details;
    kit::Table* m_table = nullptr; ///< null until it is opened
};

} // namespace regulars::customers
