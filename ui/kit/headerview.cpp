// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/headerview.h"

#include "ui/kit/icons.h"
#include "ui/kit/paint.h"

#include <QtGui/QPainter>
#include <utility>

namespace regulars::kit {

using namespace Qt::StringLiterals;

namespace {

constexpr int padding = CellPadding;
constexpr int arrowWidth = 16;

} // namespace

HeaderView::HeaderView(QWidget* parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsMovable(true);
    setSectionsClickable(true);
    setHighlightSections(false);
    setContextMenuPolicy(Qt::CustomContextMenu);
    connect(this, &QHeaderView::sectionClicked, this, &HeaderView::choose);
    // Queued: while columns are being resized, hidden or counted, the header's own figures are not yet right.
    connect(this, &QHeaderView::sectionResized, this, &HeaderView::fitHeight, Qt::QueuedConnection);
    connect(this, &QHeaderView::sectionCountChanged, this, &HeaderView::fitHeight, Qt::QueuedConnection);
}

void HeaderView::showSort(int column, Qt::SortOrder order)
{
    m_column = column;
    m_order = order;
    fitHeight();
    viewport()->update();
}

void HeaderView::choose(int column)
{
    if (!m_sortable.contains(column)) return;
    const bool again = column == m_column;
    // Words start at A, figures at the largest: that is what people look for first. Of dates the model knows.
    const bool figures = model()->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).toInt() & Qt::AlignRight;
    const QVariant wanted = model()->headerData(column, Qt::Horizontal, Qt::InitialSortOrderRole);
    const bool descending = wanted.isValid() ? wanted.toInt() == Qt::DescendingOrder : figures;
    const Qt::SortOrder first = descending ? Qt::DescendingOrder : Qt::AscendingOrder;
    const Qt::SortOrder other = m_order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    showSort(column, again ? other : first);
    Q_EMIT sortChosen(m_column, m_order);
}

QFont HeaderView::titleFont() const
{
    QFont medium = font();
    medium.setWeight(QFont::Medium);
    return medium;
}

int HeaderView::roomFor(int column, int section) const
{
    return section - 2 * padding - (column == m_column ? arrowWidth : 0);
}

QStringList HeaderView::titleLines(int column, int width) const
{
    const QFontMetrics metrics(titleFont());
    const QString title = model()->headerData(column, Qt::Horizontal).toString();
    QStringList best{title};
    int widest = metrics.horizontalAdvance(title);
    if (widest <= width) return best;
    for (qsizetype at = title.indexOf(u' '); at > 0; at = title.indexOf(u' ', at + 1)) {
        const QStringList lines{title.left(at), title.mid(at + 1)};
        const int wider = qMax(metrics.horizontalAdvance(lines.first()), metrics.horizontalAdvance(lines.last()));
        if (wider >= widest) continue;
        widest = wider;
        best = lines;
    }
    return best;
}

int HeaderView::neededWidth(int column) const
{
    if (m_untitled.contains(column)) return 0;
    const QFontMetrics metrics(titleFont());
    int widest = 0;
    for (const QString& line : titleLines(column, 0)) widest = qMax(widest, metrics.horizontalAdvance(line));
    return widest + 2 * padding + (m_sortable.contains(column) ? arrowWidth : 0);
}

bool HeaderView::needsTwoLines() const
{
    for (int column = 0; model() && column < count(); ++column) {
        if (isSectionHidden(column) || m_untitled.contains(column)) continue;
        if (titleLines(column, roomFor(column, sectionSize(column))).size() > 1) return true;
    }
    return false;
}

void HeaderView::fitHeight()
{
    if (std::exchange(m_twoLines, needsTwoLines()) != m_twoLines) Q_EMIT geometriesChanged();
}

QSize HeaderView::sizeHint() const
{
    const int lines = m_twoLines ? 2 : 1;
    return {QHeaderView::sizeHint().width(), qMax(32, lines * fontMetrics().height() + 14)};
}

void HeaderView::paintSection(QPainter* painter, const QRect& rect, int column) const
{
    const Tokens& set = tokens(palette());
    painter->save();
    painter->fillRect(rect, set.background);
    painter->setPen(set.line);
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    if (m_untitled.contains(column)) return painter->restore();
    const QFontMetrics metrics(titleFont());
    painter->setFont(titleFont());
    painter->setPen(column == m_column ? set.text : set.muted);
    const bool right = model()->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).toInt() & Qt::AlignRight;
    const int room = roomFor(column, rect.width()), arrow = rect.width() - 2 * padding - room;
    const QStringList lines = titleLines(column, room);
    int top = rect.top() + (rect.height() - static_cast<int>(lines.size()) * metrics.height()) / 2, end = 0;
    for (const QString& line : lines) {
        const QString text = metrics.elidedText(line, Qt::ElideRight, room);
        const int width = metrics.horizontalAdvance(text);
        const int left = right ? rect.right() + 1 - padding - width - arrow : rect.left() + padding;
        painter->drawText(QRect(left, top, width + 1, metrics.height()), Qt::AlignVCenter | Qt::AlignLeft, text);
        top += metrics.height();
        end = qMax(end, left + width);
    }
    if (arrow > 0) {
        const QString name = m_order == Qt::AscendingOrder ? u"sort-up"_s : u"sort-down"_s;
        paintIcon(*painter, QRectF(end + 3, rect.center().y() - 6, 13, 13), name, set.text);
    }
    painter->restore();
}

} // namespace regulars::kit
