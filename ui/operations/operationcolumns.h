// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/words/words.h"
#include "ui/kit/theme.h"
#include "ui/operations/operationrow.h"

#include <QtCore/QCoreApplication>

namespace regulars::operations {

/// The columns of the Activity page, in their first order. The numbers are kept in people's settings.
enum class OperationColumn { When, What, Customer, Who, Result, Details };

/// What a column of the Activity page is called and says. Pure.
class OperationColumns {
    Q_DECLARE_TR_FUNCTIONS(OperationColumns)

public:
    static constexpr int count = 6;
    static OperationColumn at(int column) { return static_cast<OperationColumn>(column); }
    static int indexOf(OperationColumn column) { return static_cast<int>(column); }
    static QString title(OperationColumn column);
    static QString text(const OperationRow& row, OperationColumn column, const words::Style& style);
    /// The second line of a cell: under the date the time of day in the studio's zone, under the deed what
    /// staff noted. Empty for other columns.
    static QString remark(const OperationRow& row, OperationColumn column, const words::Style& style);
    /// "Refund of €25.00"; without an amount where no money moves.
    static QString deed(const Operation& operation, const words::Style& style);
    /// The colour that goes with the result.
    static kit::Tone tone(const Operation& operation);
    /// Width in device-independent pixels before anybody changed it.
    static int width(OperationColumn column);
};

} // namespace regulars::operations
