// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/operationcolumns.h"

#include "core/words/actions.h"

namespace regulars::operations {

using namespace Qt::StringLiterals;

QString OperationColumns::title(OperationColumn column)
{
    switch (column) {
    case OperationColumn::When:
        return tr("When");
    case OperationColumn::What:
        return tr("What");
    case OperationColumn::Customer:
        return tr("Customer");
    case OperationColumn::Who:
        return tr("Who");
    case OperationColumn::Result:
        return tr("Result");
    case OperationColumn::Details:
        return tr("Details");
    }
    return {};
}

QString OperationColumns::text(const OperationRow& row, OperationColumn column, const words::Style& style)
{
    switch (column) {
    case OperationColumn::When:
        return words::date(row.operation.recordedAt, style);
    case OperationColumn::What:
        return deed(row.operation, style);
    case OperationColumn::Customer:
        return row.customerName.isEmpty() ? u"—"_s : row.customerName;
    case OperationColumn::Who:
        return row.operation.who;
    case OperationColumn::Result:
        return words::operationState(row.operation);
    case OperationColumn::Details:
        return tr("Details");
    }
    return {};
}

QString OperationColumns::remark(const OperationRow& row, OperationColumn column, const words::Style& style)
{
    if (column == OperationColumn::What) return row.operation.note.simplified();
    if (column != OperationColumn::When) return {};
    const QDateTime there = QDateTime::fromSecsSinceEpoch(unixSeconds(row.operation.recordedAt), style.zone);
    return style.locale.toString(there.time(), QLocale::ShortFormat);
}

QString OperationColumns::deed(const Operation& operation, const words::Style& style)
{
    const QString kind = words::operationKind(operation.kind);
    if (operation.amount.currency().isEmpty()) return kind;
    //: %1 such as Refund, %2 an amount
    return tr("%1 of %2").arg(kind, words::money(operation.amount, style.locale));
}

kit::Tone OperationColumns::tone(const Operation& operation)
{
    switch (operation.state) {
    case OperationState::Recorded:
    case OperationState::Sent:
        return kit::Tone::Accent;
    case OperationState::Interrupted:
    case OperationState::Unknown:
        return kit::Tone::Warning;
    case OperationState::Done:
        return operation.hasFailedLater() ? kit::Tone::Danger : kit::Tone::Good;
    case OperationState::Refused:
        return kit::Tone::Danger;
    case OperationState::Discarded:
        break;
    }
    return kit::Tone::Neutral;
}

int OperationColumns::width(OperationColumn column)
{
    switch (column) {
    case OperationColumn::When:
        return 98;
    case OperationColumn::What:
        return 200;
    case OperationColumn::Customer:
        return 160;
    case OperationColumn::Who:
        return 100;
    case OperationColumn::Result:
        return 330;
    case OperationColumn::Details:
        return 82;
    }
    return 100;
}

} // namespace regulars::operations
