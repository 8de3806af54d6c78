// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/paymentrepository.h"
#include "core/words/words.h"
#include "ui/kit/listing.h"
#include "ui/kit/listpage.h"
#include "ui/kit/storewatch.h"

namespace regulars::payments {

class TransactionTableModel;

/// All payments, guests among them, newest first until another order is chosen. The email leads to the profile,
/// everything else to the details.
class TransactionsPage final : public kit::ListPage {
    Q_OBJECT
public:
    /// All references must outlive the page. The settings keep the columns and the order.
    TransactionsPage(const kit::StoreWorkers& workers, kit::StoreWatch& watch, words::Style style,
                     QSettings& settings, QWidget* parent = nullptr);

    /// The studio's calendar became known, or another one: search, order and selection stay.
    void setStyle(words::Style style);

Q_SIGNALS:
    void transactionRequested(const regulars::PaymentId& id);
    void profileRequested(const regulars::CustomerId& id);
    void refundRequested(const regulars::PaymentId& id);

private:
    void buildFilters();
    void buildTable(QSettings& settings);
    kit::SelectionFooter* buildFooter(const kit::StoreWorkers& workers);
    void follow(const store::Changes& changes);
    void question() override;
    void showNothing() override;
    void open(const QModelIndex& index) override;
    void sortBy(int column, Qt::SortOrder order) override;

    TransactionTableModel& m_model;
    kit::Listing<QList<qint64>> m_listing;
    store::PaymentSort m_sort = store::PaymentSort::Date;
    bool m_descending = true;
    kit::SelectionFooter* m_footer = nullptr;
};

} // namespace regulars::payments
