// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words/dates.h"
#include "core/words/text.h"
#include "core/words/words.h"

namespace regulars::words {

using namespace Qt::StringLiterals;

namespace {

const Entry subscriptionStates[] = {
    {u"active", QT_TRANSLATE_NOOP("words", "Active")},
    {u"trialing", QT_TRANSLATE_NOOP("words", "Trial")},
    {u"past_due", QT_TRANSLATE_NOOP("words", "Past due")},
    {u"unpaid", QT_TRANSLATE_NOOP("words", "Unpaid")},
    {u"paused", QT_TRANSLATE_NOOP("words", "Paused")},
    {u"ending", QT_TRANSLATE_NOOP("words", "Ending")},
    {u"canceled", QT_TRANSLATE_NOOP("words", "Canceled")},
    {u"incomplete", QT_TRANSLATE_NOOP("words", "Incomplete")},
    {u"incomplete_expired", QT_TRANSLATE_NOOP("words", "Expired")},
};

const Entry paymentStates[] = {
    {u"succeeded", QT_TRANSLATE_NOOP("words", "Paid")},
    {u"pending", QT_TRANSLATE_NOOP("words", "Pending")},
    {u"failed", QT_TRANSLATE_NOOP("words", "Declined")},
    {u"refunded", QT_TRANSLATE_NOOP("words", "Refunded")},
    {u"partially_refunded", QT_TRANSLATE_NOOP("words", "Partly refunded")},
    {u"disputed", QT_TRANSLATE_NOOP("words", "Disputed")},
    {u"dispute_lost", QT_TRANSLATE_NOOP("words", "Dispute lost")},
    {u"dispute_repaid", QT_TRANSLATE_NOOP("words", "Dispute settled")},
};

// Lost and stolen cards and suspected fraud are left out on purpose (contract.md 27): staff say only
// "declined".
const Entry declineReasons[] = {
    {u"expired_card", QT_TRANSLATE_NOOP("words", "card expired")},
    {u"insufficient_funds", QT_TRANSLATE_NOOP("words", "not enough funds")},
    {u"incorrect_number", QT_TRANSLATE_NOOP("words", "wrong card number")},
    {u"invalid_number", QT_TRANSLATE_NOOP("words", "wrong card number")},
    {u"incorrect_cvc", QT_TRANSLATE_NOOP("words", "wrong security code")},
    {u"invalid_cvc", QT_TRANSLATE_NOOP("words", "wrong security code")},
    {u"invalid_expiry_month", QT_TRANSLATE_NOOP("words", "wrong expiry date")},
    {u"invalid_expiry_year", QT_TRANSLATE_NOOP("words", "wrong expiry date")},
    {u"incorrect_zip", QT_TRANSLATE_NOOP("words", "wrong postal code")},
    {u"authentication_required", QT_TRANSLATE_NOOP("words", "the bank asks for confirmation")},
    {u"processing_error", QT_TRANSLATE_NOOP("words", "error while processing")},
    {u"try_again_later", QT_TRANSLATE_NOOP("words", "the bank could not answer")},
    {u"do_not_honor", QT_TRANSLATE_NOOP("words", "refused by the bank")},
    {u"card_not_supported", QT_TRANSLATE_NOOP("words", "card not supported")},
    {u"currency_not_supported", QT_TRANSLATE_NOOP("words", "currency not supported by the card")},
    {u"card_velocity_exceeded", QT_TRANSLATE_NOOP("words", "over the card's limit")},
    {u"withdrawal_count_limit_exceeded", QT_TRANSLATE_NOOP("words", "over the card's limit")},
    {u"account_closed", QT_TRANSLATE_NOOP("words", "bank account closed")},
    {u"no_account", QT_TRANSLATE_NOOP("words", "bank account not found")},
    {u"debit_not_authorized", QT_TRANSLATE_NOOP("words", "debit not authorized")},
};

const Entry resources[] = {
    {u"account", QT_TRANSLATE_NOOP("words", "Account")},
    {u"customers", QT_TRANSLATE_NOOP("words", "Customers")},
    {u"payment_methods", QT_TRANSLATE_NOOP("words", "Payment methods")},
    {u"products", QT_TRANSLATE_NOOP("words", "Products")},
    {u"prices", QT_TRANSLATE_NOOP("words", "Prices")},
    {u"coupons", QT_TRANSLATE_NOOP("words", "Coupons")},
    {u"subscriptions", QT_TRANSLATE_NOOP("words", "Subscriptions")},
    {u"invoices", QT_TRANSLATE_NOOP("words", "Invoices")},
    {u"payments", QT_TRANSLATE_NOOP("words", "Payments")},
    {u"refunds", QT_TRANSLATE_NOOP("words", "Refunds")},
    {u"disputes", QT_TRANSLATE_NOOP("words", "Disputes")},
    {u"payment_links", QT_TRANSLATE_NOOP("words", "Payment links")},
    {u"balance_transactions", QT_TRANSLATE_NOOP("words", "Balance transactions")},
    {u"events", QT_TRANSLATE_NOOP("words", "Events")},
    {u"backup", QT_TRANSLATE_NOOP("words", "Backup")},
};

QString orReadable(const QString& text, const QString& word)
{
    return text.isEmpty() ? readable(word) : text;
}

} // namespace

QString readable(const QString& word)
{
    QString text = word;
    text.replace(u'_', u' ');
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text;
}

QString status(CustomerStatus status)
{
    switch (status) {
    case CustomerStatus::PastDue:
        return Text::tr("Past due");
    case CustomerStatus::Ending:
        return Text::tr("Ending");
    case CustomerStatus::Active:
        return Text::tr("Active");
    case CustomerStatus::Paused:
        return Text::tr("Paused");
    case CustomerStatus::Lapsed:
        return Text::tr("Lapsed");
    case CustomerStatus::None:
        break;
    }
    //: status of a customer who never paid and never had a subscription
    return Text::tr("New");
}

namespace {

QString statusOrDate(const store::CustomerRow& row, const Style& style)
{
    if (row.endsAt && row.status == CustomerStatus::Ending) {
        //: badge of a customer whose subscription ends on that day
        return Text::tr("Ends %1").arg(shortDate(*row.endsAt, style));
    }
    if (row.endsAt && row.trialing) {
        //: badge of a customer whose free trial runs until that day
        return Text::tr("Trial to %1").arg(shortDate(*row.endsAt, style));
    }
    return status(row.status);
}

} // namespace

QString statusBadge(const store::CustomerRow& row, const Style& style)
{
    const QString word = statusOrDate(row, style);
    //: %1 is a status such as Active: the customer is blocked
    return row.blocked ? Text::tr("%1 · blocked").arg(word) : word;
}

QString subscriptionStatus(const QString& word)
{
    return orReadable(lookUp(subscriptionStates, word), word);
}

QString declineReason(const QString& code)
{
    const QString known = lookUp(declineReasons, code);
    return known.isEmpty() ? Text::tr("declined") : known;
}

QString paymentState(const QString& state, const QString& reason)
{
    const QString known = state == u"failed"_s ? lookUp(declineReasons, reason) : QString();
    //: state of a payment; %1 is the reason, such as card expired
    if (!known.isEmpty()) return Text::tr("Declined: %1").arg(known);
    return orReadable(lookUp(paymentStates, state), state);
}

QString resource(const QString& name)
{
    return orReadable(lookUp(resources, name), name);
}

QString recurrence(const Recurrence& recurrence)
{
    const int count = recurrence.count;
    const QString& interval = recurrence.interval;
    if (interval.isEmpty()) return Text::tr("one-time");
    if (interval == u"day"_s)
        return count == 1 ? Text::tr("daily") : Text::tr("every %n days", nullptr, count);
    if (interval == u"week"_s)
        return count == 1 ? Text::tr("weekly") : Text::tr("every %n weeks", nullptr, count);
    if (interval == u"month"_s)
        return count == 1 ? Text::tr("monthly") : Text::tr("every %n months", nullptr, count);
    if (interval == u"year"_s)
        return count == 1 ? Text::tr("yearly") : Text::tr("every %n years", nullptr, count);
    return readable(interval);
}

} // namespace regulars::words
