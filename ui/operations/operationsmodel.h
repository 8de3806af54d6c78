// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/kit/blocktablemodel.h"
#include "ui/operations/operationcolumns.h"

namespace regulars::operations {

/// What staff asked Stripe to do as a table, unfinished on top, else newest first; rows come in blocks when
/// they are looked at.
class OperationsModel final : public kit::BlockTableModel<OperationRow> {
public:
    OperationsModel(Loader loader, words::Style style, QObject* parent = nullptr);
    /// Writes dates and figures another way from now on.
    void setStyle(words::Style style);
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    QVariant cell(const OperationRow& row, int column, int role) const override;

private:
    QString spoken(const OperationRow& row, OperationColumn column) const;
    words::Style m_style;
};

} // namespace regulars::operations
