// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/kit/storewatch.h"
#include "ui/payments/transactionlisting.h"
#include "ui/payments/transactiontablemodel.h"

class QSettings;

namespace regulars::kit {
class FilterChips;
class MessageBar;
class SearchField;
class SelectionFooter;
class StatePanel;
class Table;
} // namespace regulars::kit

namespace regulars::payments {

/// All payments, guests among them, newest first until another order is chosen. The email leads to the profile,
/// everything else to the details.
class TransactionsPage final : public QWidget {
    Q_OBJECT
public:
    /// All references must outlive the page. The settings keep the columns and the order.
    TransactionsPage(const kit::StoreWorkers& workers, kit::StoreWatch& watch, words::Style style,
                     QSettings& settings, QWidget* parent = nullptr);
    ~TransactionsPage() override;
    void focusSearch();

    /// The studio's calendar became known, or another one: search, order and selection stay.
    void setStyle(words::Style style);

Q_SIGNALS:
    void transactionRequested(const regulars::PaymentId& id);
    void profileRequested(const regulars::CustomerId& id);
    void refundRequested(const regulars::PaymentId& id);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    void buildFilters();
    void buildTable();
    void buildFooter();
    void setOrder(int column, Qt::SortOrder order);
    void sortBy(int column, Qt::SortOrder order);
    void connectParts();
    void ask();
    void filter(const QString& id);
    void present(const TransactionOrder& order);
    void showFailure(const Error& error, bool live);
    void clearSearch();
    void open(const QModelIndex& index);
    void openProfile(const QModelIndex& index);

    const kit::StoreWorkers& m_workers;
    QSettings& m_settings;
    TransactionListing m_listing;
    TransactionTableModel m_model;
    store::PaymentQuery m_query;
    kit::SearchField* m_search = nullptr;
    kit::FilterChips* m_filters = nullptr;
    kit::MessageBar* m_bar = nullptr;
    kit::Table* m_table = nullptr;
    kit::SelectionFooter* m_footer = nullptr;
    kit::StatePanel* m_states = nullptr;
};

} // namespace regulars::payments
