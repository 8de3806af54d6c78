// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtWidgets/QHeaderView>

namespace regulars::kit {

/// The head of a Table: quiet words (on two lines where one is too short), an arrow right beside the word of the column that gives the order, and no
/// sorting by columns that have none.
class HeaderView final : public QHeaderView {
    Q_OBJECT
public:
    explicit HeaderView(QWidget* parent = nullptr);
    /// Columns whose title is for screen readers only (buttons say for themselves what they do).
    void setUntitled(const QSet<int>& columns) { m_untitled = columns; }
    void setSortable(const QSet<int>& columns) { m_sortable = columns; }
    bool isSortable(int column) const { return m_sortable.contains(column); }
    /// Shows an order without telling anybody.
    void showSort(int column, Qt::SortOrder order);
    /// The order shown; −1: none.
    int sortColumn() const { return m_column; }
    Qt::SortOrder sortOrder() const { return m_order; }
    /// Sorts by that column as a click on it does: first by the end that its Qt::InitialSortOrderRole names (else
    /// figures from the largest, words from A), then the other way round.
    void choose(int column);
    QSize sizeHint() const override;
    /// The pixels that a column needs so that its title, in two lines at most, is never cut.
    int neededWidth(int column) const;

Q_SIGNALS:
    /// The person asked for that order.
    void sortChosen(int column, Qt::SortOrder order);

protected:
    void paintSection(QPainter* painter, const QRect& rect, int column) const override;

private:
    QFont titleFont() const;
    /// A title as it stands in that many pixels: one line, or two broken where both are shortest.
    QStringList titleLines(int column, int width) const;
    int roomFor(int column, int section) const;
    bool needsTwoLines() const;
    void fitHeight();
    QSet<int> m_sortable, m_untitled;
    bool m_twoLines = false;
    int m_column = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace regulars::kit
