// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/table.h"

#include "ui/kit/blocktablemodel.h"
#include "ui/kit/delegates.h"
#include "ui/kit/headerview.h"

#include <QtCore/QSettings>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtGui/QShortcut>
#include <QtGui/QStyleHints>
#include <QtWidgets/QMenu>

namespace regulars::kit {

using namespace Qt::StringLiterals;

Table::Table(const QString& accessibleName, QWidget* parent)
    : QTableView(parent)
    , m_header(new HeaderView(this))
{
    setAccessibleName(accessibleName);
    setHorizontalHeader(m_header);
    setItemDelegate(new CellDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setShowGrid(false);
    setCornerButtonEnabled(false);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    fitRowHeight();
    m_holdEnd.setSingleShot(true);
    connect(&m_holdEnd, &QTimer::timeout, this, [this] { setHeld(false); });
    connect(m_header, &HeaderView::sortChosen, this, [this](int column, Qt::SortOrder order) {
        if (model()) model()->sort(column, order);
    });
    auto* sort = new QShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), this);
    sort->setContext(Qt::WidgetShortcut);
    connect(sort, &QShortcut::activated, this, [this] { m_header->choose(currentIndex().column()); });
    connect(m_header, &QWidget::customContextMenuRequested, this, &Table::showColumnMenu);
    connect(this, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex& index) {
        if (!m_buttonColumns.contains(index.column())) Q_EMIT opened(index); // there the first click has opened it already
    });
}

void Table::setModel(QAbstractItemModel* model)
{
    QTableView::setModel(model);
    QSet<int> all;
    for (int column = 0; column < model->columnCount(); ++column) all.insert(column);
    m_header->setSortable(all);
}

void Table::setColumns(const QList<int>& widths, const QList<int>& stretched)
{
    for (int column = 0; column < widths.size(); ++column)
        setColumnWidth(column, qMax(widths.at(column), m_header->neededWidth(column)));
    m_header->setSectionResizeMode(QHeaderView::Interactive);
    for (const int column : stretched) m_header->setSectionResizeMode(column, QHeaderView::Stretch);
    m_header->setMinimumSectionSize(48);
}

void Table::setButtonColumns(const QSet<int>& columns)
{
    m_buttonColumns = columns;
    auto* delegate = new ButtonDelegate(this);
    connect(delegate, &ButtonDelegate::pressed, this, &Table::opened);
    for (const int column : columns) {
        setItemDelegateForColumn(column, delegate);
        m_header->setSectionResizeMode(column, QHeaderView::Fixed);
    }
    m_header->setUntitled(columns);
    QSet<int> others;
    for (int other = 0; model() && other < model()->columnCount(); ++other)
        if (!columns.contains(other)) others.insert(other);
    m_header->setSortable(others);
}

void Table::setCheckColumn(int column)
{
    m_checkColumn = column;
    setItemDelegateForColumn(column, new CheckDelegate(this));
}

void Table::showSort(int column, Qt::SortOrder order)
{
    m_header->showSort(column, order);
}

void Table::setSortable(const QList<int>& columns)
{
    m_header->setSortable(QSet<int>(columns.cbegin(), columns.cend()));
}

SelectedRows Table::selectedRows() const
{
    SelectedRows selected;
    if (!selectionModel()) return selected;
    if (const auto* blocks = qobject_cast<const BlockTableModelBase*>(model())) selected.order = blocks->keys();
    for (const QItemSelectionRange& range : selectionModel()->selection()) selected.add(range.top(), range.bottom());
    return selected;
}

void Table::saveColumns(QSettings& settings, const QString& name) const
{
    settings.setValue(u"columns/"_s + name, m_header->saveState());
    if (m_header->sortColumn() < 0) return;
    settings.setValue(u"order/"_s + name, m_header->sortColumn());
    settings.setValue(u"order/"_s + name + u"-descending"_s, m_header->sortOrder() == Qt::DescendingOrder);
}

void Table::restoreColumns(QSettings& settings, const QString& name)
{
    const QByteArray state = settings.value(u"columns/"_s + name).toByteArray();
    if (!state.isEmpty()) m_header->restoreState(state);
}

std::optional<Table::Order> Table::restoreOrder(QSettings& settings, const QString& name)
{
    const int column = settings.value(u"order/"_s + name, -1).toInt();
    if (!m_header->isSortable(column)) return std::nullopt;
    const bool descending = settings.value(u"order/"_s + name + u"-descending"_s).toBool();
    const Order order{column, descending ? Qt::DescendingOrder : Qt::AscendingOrder};
    showSort(order.column, order.direction);
    return order;
}

void Table::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool onButton = m_buttonColumns.contains(currentIndex().column());
    if ((enter || (event->key() == Qt::Key_Space && onButton)) && currentIndex().isValid()) {
        // A key that is held down opens once; and a cell without a button has nothing to press.
        const bool isBare = onButton && currentIndex().data().toString().isEmpty()
            && !currentIndex().data(LoadingRole).toBool();
        if (!event->isAutoRepeat() && !isBare) Q_EMIT opened(currentIndex());
        return;
    }
    if (event->key() == Qt::Key_Space && m_checkColumn >= 0 && currentIndex().isValid()) {
        if (!event->isAutoRepeat()) CheckDelegate::turnOver(model(), currentIndex().siblingAtColumn(m_checkColumn));
        return;
    }
    if (event->matches(QKeySequence::Copy)) return copyRows();
    const bool home = event->key() == Qt::Key_Home, end = event->key() == Qt::Key_End;
    if ((home || end) && event->modifiers() == Qt::NoModifier && model() && model()->rowCount() > 0) {
        const int row = home ? 0 : model()->rowCount() - 1;
        setCurrentIndex(model()->index(row, qMax(0, currentIndex().column())));
        return;
    }
    QTableView::keyPressEvent(event);
}

void Table::keyboardSearch(const QString& text)
{
    // Qt's own search would read every row; the page's search field looks in the store.
    if (!text.trimmed().isEmpty()) Q_EMIT typed(text);
}

void Table::mousePressEvent(QMouseEvent* event)
{
    setHeld(true);
    m_holdEnd.stop();
    QTableView::mousePressEvent(event);
}

void Table::mouseReleaseEvent(QMouseEvent* event)
{
    QTableView::mouseReleaseEvent(event);
    m_holdEnd.start(QGuiApplication::styleHints()->mouseDoubleClickInterval()); // a second click may follow
}

void Table::focusInEvent(QFocusEvent* event)
{
    if (!currentIndex().isValid() && model() && model()->rowCount() > 0) setCurrentIndex(model()->index(0, 0));
    QTableView::focusInEvent(event);
}

void Table::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange) fitRowHeight();
    QTableView::changeEvent(event);
}

void Table::setHeld(bool held)
{
    if (auto* rows = qobject_cast<BlockTableModelBase*>(model())) rows->setHeld(held);
}

void Table::fitRowHeight()
{
    const int lines = fontMetrics().height() + QFontMetrics(smallFont(font())).height();
    verticalHeader()->setDefaultSectionSize(qMax(RowHeight, lines + Grid));
}

void Table::copyRows() const
{
    QList<int> columns;
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int column = m_header->logicalIndex(visual);
        if (!m_buttonColumns.contains(column) && !m_header->isSectionHidden(column)) columns += column;
    }
    auto* const blocks = qobject_cast<BlockTableModelBase*>(model());
    QStringList lines;
    QList<qint64> keys;
    // Ranges, not selectedRows(): with everything selected that takes a tenth of a second per 100,000 rows.
    for (const QItemSelectionRange& range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            if (blocks) {
                keys += blocks->keyAt(row);
                continue;
            }
            QStringList cells;
            for (const int column : columns) cells += model()->index(row, column).data().toString().replace(u'\t', u' ');
            lines += cells.join(u'\t');
        }
    }
    const auto copy = [](const QStringList& all) { QGuiApplication::clipboard()->setText(all.join(u'\n')); };
    if (!keys.isEmpty()) blocks->readLines(keys, columns, copy);
    if (!lines.isEmpty()) copy(lines);
}

void Table::showColumnMenu(const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 1; column < m_header->count(); ++column) { // the first one names the row and stays
        if (m_buttonColumns.contains(column)) continue;
        QAction* action = menu->addAction(model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!m_header->isSectionHidden(column));
        connect(action, &QAction::toggled, this,
                [this, column](bool shown) { m_header->setSectionHidden(column, !shown); });
    }
    menu->popup(m_header->viewport()->mapToGlobal(at));
}

} // namespace regulars::kit
