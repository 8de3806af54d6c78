// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/kit/blocktablemodel.h"
#include "ui/kit/filterchips.h"
#include "ui/kit/table.h"

class QSettings;

namespace regulars::kit {

class ListingBase;
class MessageBar;
class SearchField;
class SelectionFooter;
class StatePanel;

/// A page that is a list: search, filters and the columns on top, then a bar, then the table with its states and what is
/// selected. Typing in the table searches; a link in a cell opens as Enter does. Pages say what is asked and shown.
class ListPage : public QWidget {
    Q_OBJECT
public:
    ~ListPage() override;
    void focusSearch();

protected:
    struct Words {
        QString name;                    ///< of the page and its table
        QString placeholder, searchName; ///< of the search field
        QString filterName;              ///< of the filters
        QString key;                     ///< not translated: of the table, and of its columns in the settings
    };
    /// Takes the model. The settings, which keep the columns and the order, must outlive the page.
    ListPage(const Words& words, std::unique_ptr<BlockTableModelBase> model, QSettings& settings, QWidget* parent);
    Table* table() const { return m_table; }
    FilterChips* filters() const { return m_filters; }
    QString searchText() const;

    /// Puts the parts in their places, once the table has its columns: takes the footer and what stands beside the search.
    void assemble(ListingBase& listing, SelectionFooter* footer = nullptr, const QList<QWidget*>& beside = {});
    /// Asks the present question and, where nothing is shown, says that it does.
    void ask();
    /// Rows in order; where there are none, showNothing() says why.
    void present(const QList<qint64>& keys, bool live);
    void showEmpty(const QString& title, const QString& hint, const QString& action = {});
    /// Everything is searched for again, without words and filters.
    void clearSearch();

    virtual void question() = 0; ///< asks the listing for what is searched, filtered and sorted by
    virtual void showNothing() = 0;
    virtual void open(const QModelIndex& index) = 0;
    virtual void sortBy(int /*column*/, Qt::SortOrder /*order*/) {}
    virtual void resetFilters(); ///< chooses "all"

    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void connectParts();
    void showFailure(const Error& error, bool live);
    const QString m_key;
    std::unique_ptr<BlockTableModelBase> m_model;
    QSettings& m_settings;
    ListingBase* m_listing = nullptr;
    SearchField* m_search;
    FilterChips* m_filters;
    MessageBar* m_bar;
    Table* m_table;
    StatePanel* m_states = nullptr;
};

} // namespace regulars::kit
