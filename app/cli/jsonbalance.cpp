// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/json.h"
#include "core/domain/customervalue.h"

namespace regulars::cli {

using namespace Qt::StringLiterals;

namespace {

QJsonObject toJson(const balance::GiveBackLine& line)
{
    return {{u"charge"_s, orNull(line.charge.text())},
            {u"invoice"_s, orNull(line.invoice.text())},
            {u"date"_s, toIso(line.date)},
            {u"payment_method_details"_s,
             line.charge.isEmpty() ? QJsonValue() : QJsonValue(cli::toJson(line.method))},
            {u"amount"_s, cli::toJson(line.paid)},
            {u"amount_refunded"_s, cli::toJson(line.refundedBefore)},
            {u"refund"_s, cli::toJson(line.refund)},
            {u"credit_left"_s, cli::toJson(line.creditLeft)},
            {u"skipped"_s, orNull(line.skipped)}};
}

} // namespace

QJsonObject toJson(const balance::GiveBackPreview& preview)
{
    QJsonArray lines;
    for (const balance::GiveBackLine& line : preview.lines)
        lines.append(toJson(line));
    return {{u"refund"_s, toJson(preview.refund)},
            {u"credit_before"_s, toJson(preview.creditBefore)},
            {u"credit_after"_s, toJson(preview.creditAfter)},
            {u"charges"_s, lines},
            {u"warnings"_s, toJson(preview.warnings)},
            {u"problems"_s, toJson(preview.problems)}};
}

QJsonObject toJson(const balance::AdjustmentPreview& preview)
{
    QJsonObject object{{u"credit_before"_s, toJson(preview.creditBefore)},
                       {u"credit_after"_s, toJson(preview.creditAfter)},
                       {u"next_invoice_at"_s, toJson(preview.nextInvoiceAt)},
                       {u"next_invoice_is_estimate"_s, preview.isEstimate},
                       {u"next_invoice"_s, QJsonValue()},
                       {u"problems"_s, toJson(preview.problems)}};
    if (const auto& effect = preview.nextInvoice)
        object[u"next_invoice"_s] = QJsonObject{{u"amount_due_before"_s, toJson(effect->dueBefore)},
                                                {u"amount_due_after"_s, toJson(effect->dueAfter)},
                                                {u"credit_left"_s, toJson(effect->creditLeft)}};
    return object;
}

QJsonObject toJson(const BalanceEntry& entry)
{
    return {{u"id"_s, entry.id.text()},
            {u"type"_s, orNull(entry.type)},
            {u"amount"_s, toJson(creditBalance(entry.amount, entry.currency))},
            {u"credit_after"_s, toJson(creditBalance(entry.endingBalance, entry.currency))},
            {u"invoice"_s, orNull(entry.invoice.text())},
            {u"description"_s, orNull(entry.description)},
            {u"created"_s, toIso(entry.created)}};
}

QJsonArray toJson(const QList<balance::PendingItem>& items)
{
    QJsonArray array;
    for (const balance::PendingItem& item : items)
        array.append(QJsonObject{{u"id"_s, item.id},
                                 {u"amount"_s, toJson(item.amount)},
                                 {u"description"_s, orNull(item.description)},
                                 {u"proration"_s, item.isProration}});
    return array;
}

} // namespace regulars::cli
