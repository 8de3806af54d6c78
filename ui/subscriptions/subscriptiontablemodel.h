// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/kit/blocktablemodel.h"
#include "ui/subscriptions/subscriptioncolumns.h"

namespace regulars::subscriptions {

/// The subscriptions of a search as a table; rows come in blocks when they are looked at.
class SubscriptionTableModel final : public kit::BlockTableModel<store::SubscriptionRow> {
public:
    SubscriptionTableModel(Loader loader, words::Style style, QObject* parent = nullptr);
    /// Writes dates and figures another way from now on.
    void setStyle(words::Style style);
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    QVariant cell(const store::SubscriptionRow& row, int column, int role) const override;

private:
    QVariant decoration(const store::SubscriptionRow& row, SubscriptionColumn column, int role) const;
    words::Style m_style;
};

} // namespace regulars::subscriptions
