// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/payments/transactioncolumns.h"

#include "core/payments/transaction.h"

namespace regulars::payments {

using namespace Qt::StringLiterals;

QString TransactionColumns::title(TransactionColumn column)
{
    switch (column) {
    case TransactionColumn::Date: return tr("Date");
    case TransactionColumn::Customer: return tr("Customer");
    case TransactionColumn::Email: return tr("Email");
    case TransactionColumn::Product: return tr("Product");
    case TransactionColumn::Method: return tr("Method");
    case TransactionColumn::Amount: return tr("Amount");
    case TransactionColumn::Refunded: return tr("Refunded");
    case TransactionColumn::Status: return tr("Status");
    case TransactionColumn::Details: return tr("Details");
    case TransactionColumn::Refund: return tr("Refund");
    }
    return {};
}

std::optional<store::PaymentSort> TransactionColumns::sort(TransactionColumn column)
{
    if (column == TransactionColumn::Date) return store::PaymentSort::Date;
    if (column == TransactionColumn::Amount) return store::PaymentSort::Amount;
    return std::nullopt;
}

bool TransactionColumns::isMoney(TransactionColumn column)
{
    return column == TransactionColumn::Amount || column == TransactionColumn::Refunded;
}

QString TransactionColumns::text(const store::PaymentRow& row, TransactionColumn column, const words::Style& style)
{
    switch (column) {
    case TransactionColumn::Date: return words::date(row.created, style);
    case TransactionColumn::Customer:
        if (!row.customerName.isEmpty()) return row.customerName;
        return row.customer.isEmpty() ? tr("Guest") : row.customer.text();
    case TransactionColumn::Email: return row.customerEmail;
    case TransactionColumn::Product: return row.product.isEmpty() ? row.description : row.product;
    case TransactionColumn::Method: return words::method(row.method);
    case TransactionColumn::Amount: return words::money(row.amount, style.locale);
    case TransactionColumn::Refunded:
        return row.refunded.isZero() ? u"—"_s : words::money(row.refunded, style.locale);
    case TransactionColumn::Status: return words::paymentState(row.status, row.declineReason);
    case TransactionColumn::Details: return tr("Details");
    case TransactionColumn::Refund: return mayBeRefunded(row) ? tr("Refund…") : QString();
    }
    return {};
}

QString TransactionColumns::time(const store::PaymentRow& row, const words::Style& style)
{
    const QDateTime there = QDateTime::fromSecsSinceEpoch(unixSeconds(row.created), style.zone);
    return style.locale.toString(there.time(), QLocale::ShortFormat);
}

QString TransactionColumns::remark(const store::PaymentRow& row)
{
    if (row.customerDeleted) return tr("Deleted customer");
    if (!row.customer.isEmpty()) return {};
    if (!row.suggestedCustomer.isEmpty()) return tr("Guest · known email");
    return row.customerName.isEmpty() ? QString() : tr("Guest");
}

int TransactionColumns::width(TransactionColumn column)
{
    switch (column) {
    case TransactionColumn::Date: return 98;
    case TransactionColumn::Customer: return 160;
    case TransactionColumn::Email: return 160;
    case TransactionColumn::Product: return 160;
    case TransactionColumn::Method: return 158;
    case TransactionColumn::Amount: return 92;
    case TransactionColumn::Refunded: return 88;
    case TransactionColumn::Status: return 176;
    case TransactionColumn::Details: return 82;
    case TransactionColumn::Refund: return 90;
    }
    return 100;
}

CustomerId profileBehind(const store::PaymentRow& row)
{
    if (row.customer.isEmpty()) return row.suggestedCustomer;
    return row.customerDeleted ? CustomerId() : row.customer;
}

} // namespace regulars::payments
