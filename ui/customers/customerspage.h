// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/customers/customerlisting.h"
#include "ui/customers/customertablemodel.h"
#include "ui/kit/storewatch.h"

class QSettings;

namespace regulars::kit {
class FilterChips;
class MessageBar;
class SearchField;
class SelectionFooter;
class StatePanel;
class Table;
} // namespace regulars::kit

namespace regulars::customers {

/// The page that the program opens on: find a person, see how things stand, open the profile. Search, filter and
/// order are the store's work on a reader thread; the page only shows the answer.
class CustomersPage final : public QWidget {
    Q_OBJECT
public:
    /// All references must outlive the page. The settings keep the columns and the order.
    CustomersPage(const kit::StoreWorkers& workers, kit::StoreWatch& watch, words::Style style, QSettings& settings,
                  QWidget* parent = nullptr);
    ~CustomersPage() override;
    /// Puts the cursor into the search field, as at the start.
    void focusSearch();
    /// The filters above the table, id and what they are called ("past_due", "Past due"), in their order.
    static QList<std::pair<QString, QString>> filters();
    /// Shows everybody whom that filter lets through; what was searched before is over.
    void showFilter(const QString& id);
    /// Opens the profile of the next (1) or previous (-1) customer in the table; nothing at its ends.
    void step(int by);

    /// The studio's calendar became known, or another one: search, order and selection stay.
    void setStyle(words::Style style);

Q_SIGNALS:
    void profileRequested(const regulars::CustomerId& id);
    /// How many customers there are under the present search, over all filters.
    void countChanged(qint64 customers);

private:
    void build();
    void connectParts();
    void buildTable();
    void buildFooter();
    void setOrder(int column, Qt::SortOrder order);
    void ask();
    void sortBy(int column, Qt::SortOrder order);
    void present(const CustomerOrder& order);
    void showCounts(const CustomerOrder& order);
    void showFailure(const Error& error, bool live);
    void clearSearch();
    void openRow(int row);
    void fitNames();

    const kit::StoreWorkers& m_workers;
    QSettings& m_settings;
    CustomerListing m_listing;
    CustomerTableModel m_model;
    store::CustomerQuery m_query;
    kit::SearchField* m_search = nullptr;
    kit::FilterChips* m_filters = nullptr;
    kit::MessageBar* m_bar = nullptr;
    kit::Table* m_table = nullptr;
    kit::SelectionFooter* m_footer = nullptr;
    kit::StatePanel* m_states = nullptr;
};

} // namespace regulars::customers
