// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/customercolumns.h"

namespace regulars::customers {

QString CustomerColumns::title(CustomerColumn column)
{
    switch (column) {
    case CustomerColumn::Name: return tr("Customer");
    case CustomerColumn::Email: return tr("Email");
    case CustomerColumn::Status: return tr("Status");
    case CustomerColumn::LifetimeValue: return tr("Lifetime value");
    case CustomerColumn::LastPayment: return tr("Last payment");
    case CustomerColumn::NextPayment: return tr("Next payment");
    case CustomerColumn::CreditBalance: return tr("Credit balance");
    case CustomerColumn::Since: return tr("Customer since");
    case CustomerColumn::Profile: return tr("Profile");
    }
    return {};
}

std::optional<store::CustomerSort> CustomerColumns::sort(CustomerColumn column)
{
    switch (column) {
    case CustomerColumn::Name: return store::CustomerSort::Name;
    case CustomerColumn::Email: return store::CustomerSort::Email;
    case CustomerColumn::Status: return store::CustomerSort::Status;
    case CustomerColumn::LifetimeValue: return store::CustomerSort::LifetimeValue;
    case CustomerColumn::LastPayment: return store::CustomerSort::LastPayment;
    case CustomerColumn::NextPayment: return store::CustomerSort::NextPayment;
    case CustomerColumn::CreditBalance: return store::CustomerSort::CreditBalance;
    case CustomerColumn::Since: return store::CustomerSort::Since;
    case CustomerColumn::Profile: break;
    }
    return std::nullopt;
}

bool CustomerColumns::descendsFirst(CustomerColumn column)
{
    return isMoney(column) || column == CustomerColumn::LastPayment || column == CustomerColumn::Since;
}

bool CustomerColumns::isMoney(CustomerColumn column)
{
    return column == CustomerColumn::LifetimeValue || column == CustomerColumn::CreditBalance;
}

QString CustomerColumns::text(const store::CustomerRow& row, CustomerColumn column, const words::Style& style)
{
    switch (column) {
    case CustomerColumn::Name: return displayName(row);
    case CustomerColumn::Email: return row.email;
    case CustomerColumn::Status: return words::statusBadge(row, style);
    case CustomerColumn::LifetimeValue: return words::money(row.ltv, style.locale);
    case CustomerColumn::LastPayment: return words::date(row.lastPaymentAt, style);
    case CustomerColumn::NextPayment: return words::date(row.nextPaymentAt, style);
    case CustomerColumn::CreditBalance: return words::money(row.creditBalance, style.locale);
    case CustomerColumn::Since: return words::date(row.created, style);
    case CustomerColumn::Profile: return tr("Profile");
    }
    return {};
}

int CustomerColumns::width(CustomerColumn column)
{
    switch (column) {
    case CustomerColumn::Name: return 190;
    case CustomerColumn::Email: return 174;
    case CustomerColumn::Status: return 104;
    case CustomerColumn::LifetimeValue: return 124;
    case CustomerColumn::LastPayment: return 100;
    case CustomerColumn::NextPayment: return 100;
    case CustomerColumn::CreditBalance: return 108;
    case CustomerColumn::Since: return 108;
    case CustomerColumn::Profile: return 84;
    }
    return 100;
}

kit::Tone statusTone(const store::CustomerRow& row)
{
    if (row.blocked) return kit::Tone::Danger;
    switch (row.status) {
    case CustomerStatus::PastDue: return kit::Tone::Danger;
    case CustomerStatus::Ending: return kit::Tone::Warning;
    case CustomerStatus::Active: return row.trialing ? kit::Tone::Warning : kit::Tone::Good;
    case CustomerStatus::Paused:
    case CustomerStatus::Lapsed:
    case CustomerStatus::None: break;
    }
    return kit::Tone::Neutral;
}

QString displayName(const store::CustomerRow& row)
{
    if (!row.name.isEmpty()) return row.name;
    return row.email.isEmpty() ? row.id.text() : row.email;
}

} // namespace regulars::customers
