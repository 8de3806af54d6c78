// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/kit/storewatch.h"
#include "ui/operations/operationlisting.h"
#include "ui/operations/operationsmodel.h"

class QSettings;

namespace regulars::kit {
class FilterChips;
class MessageBar;
class SearchField;
class StatePanel;
class Table;
} // namespace regulars::kit

namespace regulars::operations {

/// All that staff asked Stripe to do, unfinished on top with what can be done about it, else newest first.
/// The customer leads to the profile, everything else to the details.
class ActivityPage final : public QWidget {
    Q_OBJECT
public:
    /// All references must outlive the page. The settings keep the columns.
    ActivityPage(const kit::StoreWorkers& workers, kit::StoreWatch& watch, words::Style style,
                 QSettings& settings, QWidget* parent = nullptr);
    ~ActivityPage() override;
    void focusSearch();

    /// The studio's calendar became known, or another one: search, filter and selection stay.
    void setStyle(words::Style style);

Q_SIGNALS:
    void operationRequested(const QString& id);
    void profileRequested(const regulars::CustomerId& id);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    void buildFilters();
    void buildTable();
    void connectParts();
    void ask();
    void filter(const QString& id);
    void present(const OperationOrder& order);
    void showNothing();
    void showFailure(const Error& error, bool live);
    void clearSearch();
    void open(const QModelIndex& index);

    QSettings& m_settings;
    OperationListing m_listing;
    OperationsModel m_model;
    OperationQuestion m_question;
    kit::SearchField* m_search = nullptr;
    kit::FilterChips* m_filters = nullptr;
    kit::MessageBar* m_bar = nullptr;
    kit::Table* m_table = nullptr;
    kit::StatePanel* m_states = nullptr;
};

} // namespace regulars::operations
