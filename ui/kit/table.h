// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/kit/selectedrows.h"

#include <QtCore/QSet>
#include <QtCore/QTimer>
#include <QtWidgets/QTableView>
#include <optional>

class QSettings;

namespace regulars::kit {

class HeaderView;

/// A table view set up as all our lists are: whole rows, fixed height, no grid, no wrapping, sort by header click,
/// columns moved, resized and hidden (right click on the header). Tab leaves it, arrows move in it, Home and End go
/// to the first and last row, Enter or a double click opens, Ctrl+C copies rows as tab-separated text, Ctrl+Shift+S
/// sorts by the current column as a click on its header does.
/// Nothing in it measures contents (ResizeToContents took 20 s on 100,000 rows).
class Table final : public QTableView {
    Q_OBJECT
public:
    /// `accessibleName`: translated, what a screen reader calls the table.
    explicit Table(const QString& accessibleName, QWidget* parent = nullptr);
    void setModel(QAbstractItemModel* model) override;

    /// Widths in pixels by column (more where a title needs it); the columns `stretched` share the rest. Call it
    /// after setModel.
    void setColumns(const QList<int>& widths, const QList<int>& stretched = {0});
    /// The columns whose cells are buttons: they get a ButtonDelegate; a click, Space or Enter opens the row with an index
    /// in that column. A cell without a word has no button. Call it after setColumns.
    void setButtonColumns(const QSet<int>& columns);
    /// The column whose cells have a tick (CheckDelegate): a click on such a cell, or Space anywhere in its row, turns it
    /// over through the model's setData. Call it after setColumns.
    void setCheckColumn(int column);
    /// Makes the sort indicator show that order without asking the model.
    void showSort(int column, Qt::SortOrder order);
    /// Columns that have an order; a click on another header does nothing. Default: all but the button column.
    void setSortable(const QList<int>& columns);

    /// What is selected, without a look at every row.
    SelectedRows selectedRows() const;

    /// The columns as they stand and the order that they show.
    void saveColumns(QSettings& settings, const QString& name) const;
    void restoreColumns(QSettings& settings, const QString& name);
    struct Order {
        int column;
        Qt::SortOrder direction;
    };
    /// Shows the order that was saved with the columns and returns it; nothing if there is none, or by a column that
    /// has no order any more.
    std::optional<Order> restoreOrder(QSettings& settings, const QString& name);

Q_SIGNALS:
    /// The person wants the row: Enter, double click, or one of its buttons (the index says which).
    void opened(const QModelIndex& index);
    /// Letters typed into the table: pages put them into their search field.
    void typed(const QString& text);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyboardSearch(const QString& text) override;
    void focusInEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void copyRows() const;
    void showColumnMenu(const QPoint& at);
    void fitRowHeight();
    void setHeld(bool held);
    HeaderView* m_header;
    QTimer m_holdEnd;
    QSet<int> m_buttonColumns;
    int m_checkColumn = -1;
};

} // namespace regulars::kit
