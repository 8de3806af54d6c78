// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/kit/delegates.h"

namespace regulars::kit {

/// Text that leads somewhere: the accent colour and an underline. Only cells with LinkRole true look like it; the
/// table's owner follows the link (clicked, and Enter in the cell).
class LinkDelegate final : public CellDelegate {
    Q_OBJECT
public:
    /// bool: the cell leads somewhere.
    static constexpr int LinkRole = Qt::UserRole + 40;
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter& painter, const QRect& rect, const QStyleOptionViewItem& option,
                      const QModelIndex& index, const Tokens& tokens) const override;
};

} // namespace regulars::kit
