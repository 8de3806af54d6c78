// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/delegates.h"

#include "ui/kit/blocktablemodel.h"

#include <QtCore/QEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>

namespace regulars::kit {

namespace {

constexpr int Padding = CellPadding;

QColor blend(const QColor& over, const QColor& under, qreal share)
{
    const auto mix = [share](int a, int b) { return qRound(a * share + b * (1 - share)); };
    return QColor(mix(over.red(), under.red()), mix(over.green(), under.green()), mix(over.blue(), under.blue()));
}

/// A quiet bar of a length that depends on the row, so that a block being fetched looks like text to come.
void paintLoading(QPainter& painter, const QRect& rect, const QModelIndex& index, const Tokens& tokens)
{
    const int share = 35 + (index.row() * 37 + index.column() * 17) % 45;
    QRect bar(rect.left(), rect.center().y() - 4, rect.width() * share / 100, 8);
    if (index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight) bar.moveRight(rect.right());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.line);
    painter.drawRoundedRect(bar, 4, 4);
}

Qt::Alignment alignmentOf(const QModelIndex& index)
{
    return index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight ? Qt::AlignRight : Qt::AlignLeft;
}

} // namespace

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& set = tokens(option.palette);
    painter->save();
    const bool selected = option.state & QStyle::State_Selected;
    painter->fillRect(option.rect, selected ? blend(set.softAccent, set.surface, 0.8) : set.surface);
    painter->setPen(set.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const QRect inner = option.rect.adjusted(Padding, 0, -Padding, -1);
    painter->setFont(option.font);
    painter->setPen(index.data(MutedRole).toBool() ? set.muted : set.text);
    if (index.data(LoadingRole).toBool()) paintLoading(*painter, inner, index, set);
    else paintContent(*painter, inner, option, index, set);
    if (option.state & QStyle::State_HasFocus) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(set.accent, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -3), 4, 4);
    }
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {0, RowHeight}; // never measured: rows have one height, columns are set by hand
}

void CellDelegate::paintContent(QPainter& painter, const QRect& rect, const QStyleOptionViewItem&,
                                const QModelIndex& index, const Tokens&) const
{
    const QString text = index.data().toString();
    if (alignmentOf(index) == Qt::AlignRight) paintTabular(painter, rect, text, Qt::AlignRight);
    else paintLine(painter, rect, text, Qt::AlignLeft);
}

void NameDelegate::paintContent(QPainter& painter, const QRect& rect, const QStyleOptionViewItem& option,
                                const QModelIndex& index, const Tokens& tokens) const
{
    const QString name = index.data().toString();
    const QString subtitle = index.data(SubtitleRole).toString();
    const QString person = index.data(AvatarRole).toString();
    const QRect circle(rect.left(), rect.top() + (rect.height() - RowAvatar) / 2, RowAvatar, RowAvatar);
    if (!person.isEmpty()) paintAvatar(painter, circle, name.isEmpty() ? subtitle : name, person);
    const QRect text = rect.adjusted(person.isEmpty() ? 0 : RowAvatar + 10, 0, 0, 0);
    const auto draw = [&](const QRect& line, const QFont& font, const QColor& colour, const QString& words) {
        painter.setFont(font);
        painter.setPen(colour);
        paintLine(painter, line, words, Qt::AlignLeft);
    };
    if (subtitle.isEmpty()) return draw(text, option.font, painter.pen().color(), name);
    const QFont small = smallFont(option.font);
    const int first = QFontMetrics(option.font).height(), second = QFontMetrics(small).height();
    const int top = rect.top() + (rect.height() - first - second) / 2;
    draw(QRect(text.left(), top, text.width(), first), option.font, painter.pen().color(), name);
    draw(QRect(text.left(), top + first, text.width(), second), small, tokens.muted, subtitle);
}

void BadgeDelegate::paintContent(QPainter& painter, const QRect& rect, const QStyleOptionViewItem& option,
                                 const QModelIndex& index, const Tokens& tokens) const
{
    const QString word = index.data().toString();
    if (word.isEmpty()) return;
    QRect box(QPoint(rect.left(), 0), badgeSize(option.font, word).boundedTo(rect.size()));
    box.moveTop(rect.top() + (rect.height() - box.height()) / 2);
    paintBadge(painter, box, option.font, word, static_cast<Tone>(index.data(ToneRole).toInt()), tokens);
}

void MoneyDelegate::paintContent(QPainter& painter, const QRect& rect, const QStyleOptionViewItem&,
                                 const QModelIndex& index, const Tokens& tokens) const
{
    const QVariant bar = index.data(BarRole);
    const QRect text = bar.isValid() ? rect.adjusted(0, 0, 0, -8) : rect;
    paintTabular(painter, text, index.data().toString(), Qt::AlignRight);
    if (!bar.isValid()) return;
    const int width = qMin(90, rect.width()) * qBound(0, bar.toInt(), 1000) / 1000;
    if (width <= 0) return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(blend(tokens.accent, tokens.surface, 0.75));
    painter.drawRoundedRect(QRect(rect.right() + 1 - width, rect.bottom() - 9, width, 4), 2, 2);
}

QRect ButtonDelegate::buttonRect(const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const QFontMetrics metrics(option.font);
    const QSize size(metrics.horizontalAdvance(index.data().toString()) + 20,
                     qMax(SmallControlHeight, metrics.height() + 8));
    QRect rect(QPoint(0, 0), size);
    rect.moveCenter(option.rect.center());
    rect.moveRight(option.rect.right() - Padding);
    return rect;
}

void ButtonDelegate::paintContent(QPainter& painter, const QRect&, const QStyleOptionViewItem& option,
                                  const QModelIndex& index, const Tokens& tokens) const
{
    const QString label = index.data().toString();
    if (label.isEmpty()) return;
    const QRect rect = buttonRect(option, index);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(option.state & QStyle::State_MouseOver ? tokens.accent : tokens.line);
    painter.setBrush(m_down == index ? tokens.softAccent : tokens.surface);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    painter.setPen(tokens.text);
    painter.drawText(rect, Qt::AlignCenter, label);
}

bool ButtonDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                                 const QModelIndex& index)
{
    if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonRelease) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const bool inside = mouse->button() == Qt::LeftButton && !index.data().toString().isEmpty()
            && buttonRect(option, index).contains(mouse->position().toPoint());
        if (event->type() == QEvent::MouseButtonPress) {
            m_down = inside ? QPersistentModelIndex(index) : QPersistentModelIndex();
            return inside;
        }
        const bool hit = inside && m_down == index;
        m_down = QPersistentModelIndex();
        if (hit) Q_EMIT pressed(index);
        return hit;
    }
    return CellDelegate::editorEvent(event, model, option, index);
}

void CheckDelegate::turnOver(QAbstractItemModel* model, const QModelIndex& index)
{
    if (!(model->flags(index) & Qt::ItemIsUserCheckable)) return;
    const bool isChecked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    model->setData(index, isChecked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

bool CheckDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem&,
                                const QModelIndex& index)
{
    // Not the base's: its box stands where ours does not, and it takes Space once more than Table.
    if (event->type() != QEvent::MouseButtonRelease) return false;
    if (static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton) turnOver(model, index);
    return false;
}

void CheckDelegate::paintContent(QPainter& painter, const QRect& rect, const QStyleOptionViewItem&,
                                 const QModelIndex& index, const Tokens& tokens) const
{
    constexpr int side = 14;
    if (index.flags() & Qt::ItemIsUserCheckable) {
        // Drawn here: the style's own box can hardly be seen on a dark ground.
        const QPointF corner(rect.left() + 0.5, rect.top() + (rect.height() - side) / 2 + 0.5);
        const bool isChecked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        const QPen text = painter.pen();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(isChecked ? tokens.accent : tokens.muted);
        painter.setBrush(isChecked ? tokens.accent : tokens.surface);
        painter.drawRoundedRect(QRectF(corner, QSizeF(side, side)), 3, 3);
        painter.setPen(QPen(tokens.onAccent, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF tick[]{corner + QPointF(3.5, 7.5), corner + QPointF(6, 10), corner + QPointF(10.5, 4.5)};
        if (isChecked) painter.drawPolyline(tick, 3);
        painter.setPen(text);
    }
    paintLine(painter, rect.adjusted(side + Grid, 0, 0, 0), index.data().toString(), Qt::AlignLeft);
}

} // namespace regulars::kit
