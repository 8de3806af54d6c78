// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"
#include "core/customers/profile.h"
#include "core/payments/transaction.h"
#include "core/store/differencerepository.h"
#include "core/sync/pollpolicy.h"

#include <QtCore/QLocale>
#include <QtCore/QTimeZone>

/// Errors, states and money as translated text, for command line and windows. Nothing below knows a language.
namespace regulars::words {

/// How text is written for this person: language and formats, and the studio's calendar.
struct Style {
    QLocale locale;
    QTimeZone zone = QTimeZone::utc();
};

/// What went wrong and what to do next: one or two whole sentences, no jargon, with Stripe's request id where
/// there is one. Never shows Error::detail of a Bug or Storage error without saying what to do.
QString sentence(const Error& error);

/// "€25.00", "¥500", "KD 1.250": the currency's own digits in the locale's format, exact.
QString money(const Money& amount, const QLocale& locale);
/// "€25.00 + $10.00": amounts of different currencies beside each other, in the order given.
QString amounts(const QList<Money>& amounts, const QLocale& locale);
/// "1234.50", "1234,50": an amount for a field to be edited in, with the locale's decimal point and no grouping.
QString plainAmount(const Money& amount, const QLocale& locale);
/// Reads what a person typed as an amount: digits, the locale's grouping in its places or none, its decimal point or a
/// point, the currency's sign or code around it. Exact. Validation "amount_…" for anything else.
Result<Money> amountFrom(const QString& typed, Currency currency, const QLocale& locale);
/// "12 Nov 2026" in the studio's calendar; "—" for none.
QString date(std::optional<Instant> instant, const Style& style);
/// "12 Nov 2026, 09:15"
QString dateTime(std::optional<Instant> instant, const Style& style);
/// "just now", "2 min ago", "3 h ago", then the date.
QString ago(Instant instant, Instant now, const Style& style);

/// "Active", "Past due", …
QString status(CustomerStatus status);
/// The badge of a row: "Ends 20 Dec", "Trial to 1 Dec", else the status; "Active · blocked" where a detail is.
QString statusBadge(const store::CustomerRow& row, const Style& style);
/// "Active", "Past due", "Canceled" … of a subscription; unknown words as they are.
QString subscriptionStatus(const QString& status);
/// "Paid", "Partly refunded", "Declined: card expired" … of a transaction.
QString paymentState(const QString& state, const QString& reason = {});
/// Why a payment was declined, in words ("card expired"); lost and stolen cards and fraud only as "declined".
QString declineReason(const QString& code);
/// "Visa •••• 4242", "SEPA debit •••• 3000", "PayPal".
QString method(const PaymentMethodDetails& method);
/// "Customers", "Balance transactions" …: a resource name of sync progress and counts.
QString resource(const QString& name);
/// "monthly", "every 3 months", "one-time".
QString recurrence(const Recurrence& recurrence);

/// "Amount refunded: 77 → 0", "Name differed", "was missing here". Amounts in the currency's smallest unit, as stored.
QString difference(const store::Difference& difference, const Style& style);
/// What found a difference: "the weekly check".
QString foundBy(const QString& look);
/// What reads were for: "Following changes".
QString purpose(store::ReadPurpose purpose);
/// "Stripe is asked every 5 minutes while somebody works, every hour otherwise".
QString pace(sync::Pace pace);

/// A line of a details view.
struct Fact {
    QString label, value;
    QString url; ///< where the value links to; empty: nowhere
};
/// All there is to say about a transaction: method, amount, fee, net, status, time, statement text, receipt, risk,
/// refunds, disputes, invoices, ids.
QList<Fact> facts(const payments::TransactionDetails& details, const Style& style);

} // namespace regulars::words
