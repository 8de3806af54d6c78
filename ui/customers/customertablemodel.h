// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/customers/customercolumns.h"
#include "ui/kit/blocktablemodel.h"

namespace regulars::customers {

/// The customers of a search as a table; rows come in blocks when they are looked at.
class CustomerTableModel final : public kit::BlockTableModel<store::CustomerRow> {
public:
    CustomerTableModel(Loader loader, words::Style style, QObject* parent = nullptr);
    /// Writes dates and figures another way from now on.
    void setStyle(words::Style style);
    /// The lifetime value that fills a rank bar, in the settlement currency.
    void setHighestValue(qint64 settled);
    /// Shows the email as the second line of the name: for tables whose email column is hidden.
    void setEmailUnderName(bool shown);

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    QVariant cell(const store::CustomerRow& row, int column, int role) const override;

private:
    QVariant decoration(const store::CustomerRow& row, CustomerColumn column, int role) const;
    words::Style m_style;
    qint64 m_highest = 0;
    bool m_emailUnderName = false;
};

} // namespace regulars::customers
