// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/linkdelegate.h"

#include <QtGui/QPainter>

namespace regulars::kit {

void LinkDelegate::paintContent(QPainter& painter, const QRect& rect, const QStyleOptionViewItem& option,
                                const QModelIndex& index, const Tokens& tokens) const
{
    if (!index.data(LinkRole).toBool()) return CellDelegate::paintContent(painter, rect, option, index, tokens);
    QFont underlined = painter.font();
    underlined.setUnderline(true);
    painter.setFont(underlined);
    painter.setPen(tokens.accent);
    const QString text = index.data().toString();
    const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width());
    painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft, shown);
}

} // namespace regulars::kit
