// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words/actions.h"

#include "core/words/text.h"

#include <QtCore/QUrl>

namespace regulars::words {

using namespace Qt::StringLiterals;

namespace {

const Entry kinds[] = {
    {u"refund", QT_TRANSLATE_NOOP("words", "Refund")},
    {u"balance_adjustment", QT_TRANSLATE_NOOP("words", "Change of the credit balance")},
    {u"balance_refund", QT_TRANSLATE_NOOP("words", "Refund of the credit balance")},
    {u"invoice_now", QT_TRANSLATE_NOOP("words", "Invoice of what was waiting")},
    {u"repayment", QT_TRANSLATE_NOOP("words", "Repayment")},
    {u"repayment_link", QT_TRANSLATE_NOOP("words", "Payment link for a repayment")},
    {u"block", QT_TRANSLATE_NOOP("words", "Block")},
    {u"unblock", QT_TRANSLATE_NOOP("words", "Unblock")},
    {u"block_lists", QT_TRANSLATE_NOOP("words", "New lists for blocking")},
    {u"subscription_cancel", QT_TRANSLATE_NOOP("words", "Cancellation of a subscription")},
    {u"subscription_recover", QT_TRANSLATE_NOOP("words", "Recovery of a subscription")},
    {u"subscription_change", QT_TRANSLATE_NOOP("words", "Change of a subscription")},
    {u"subscription_billing_day", QT_TRANSLATE_NOOP("words", "Another billing day")},
    {u"subscription_create", QT_TRANSLATE_NOOP("words", "New subscription")},
    {u"subscription_method", QT_TRANSLATE_NOOP("words", "Payment method")},
    {u"subscription_pause", QT_TRANSLATE_NOOP("words", "Pause of the collection")},
    {u"subscription_resume", QT_TRANSLATE_NOOP("words", "Resumption of the collection")},
    {u"subscription_pause_whole", QT_TRANSLATE_NOOP("words", "Pause of the subscription")},
    {u"subscription_resume_whole", QT_TRANSLATE_NOOP("words", "Resumption of the subscription")},
    {u"subscription_discount", QT_TRANSLATE_NOOP("words", "Discount")},
    {u"invoice_collection", QT_TRANSLATE_NOOP("words", "Unpaid invoice")},
};

const Entry reasons[] = {
    {u"duplicate", QT_TRANSLATE_NOOP("words", "Duplicate")},
    {u"requested_by_customer", QT_TRANSLATE_NOOP("words", "Requested by the customer")},
};

const Entry repaymentMethods[] = {
    {u"link", QT_TRANSLATE_NOOP("words", "By link")},
    {u"cash", QT_TRANSLATE_NOOP("words", "In cash")},
    {u"bank_transfer", QT_TRANSLATE_NOOP("words", "By bank transfer")},
    {u"other", QT_TRANSLATE_NOOP("words", "In another way")},
};

// contract.md 17
const Entry refundFailures[] = {
    {u"lost_or_stolen_card", QT_TRANSLATE_NOOP("words", "lost or stolen card")},
    {u"expired_or_canceled_card", QT_TRANSLATE_NOOP("words", "expired or canceled card")},
    {u"charge_for_pending_refund_disputed", QT_TRANSLATE_NOOP("words", "the payment was disputed meanwhile")},
    {u"insufficient_funds", QT_TRANSLATE_NOOP("words", "not enough money on your Stripe balance")},
    {u"declined", QT_TRANSLATE_NOOP("words", "declined by the bank")},
    {u"merchant_request", QT_TRANSLATE_NOOP("words", "stopped at your request")},
    {u"canceled", QT_TRANSLATE_NOOP("words", "canceled")},
    {u"unknown", QT_TRANSLATE_NOOP("words", "the bank gives no reason")},
};

const Entry warnings[] = {
    {u"refund_bank_debit",
     QT_TRANSLATE_NOOP("words",
                       "The payer can still have the bank take back the whole debit, and then this refund is "
                       "lost as well. A partial refund of a bank debit is at your own risk.")},
    {u"refund_disputed",
     QT_TRANSLATE_NOOP("words",
                       "The bank has contested this payment. If the dispute is lost, a refund pays the "
                       "customer twice.")},
    {u"refund_after_window",
     QT_TRANSLATE_NOOP("words",
                       "This debit is more than 180 days old. Stripe will probably refuse to refund it.")},
    {u"cancel_unpaid",
     QT_TRANSLATE_NOOP("words",
                       "An invoice of this subscription is not paid. When it ends now, Stripe does not collect it any more. "
                       "Its address stays valid: the customer can still pay it there.")},
    {u"credit_unpaid",
     QT_TRANSLATE_NOOP("words",
                       "An invoice of this subscription is not paid. Time that nobody has paid yet would be credited: collect the "
                       "invoice or write it off first, or give nothing back.")},
    {u"cancel_managed",
     QT_TRANSLATE_NOOP("words",
                       "A schedule in Stripe manages this subscription, and may refuse this or change it again.")},
    {u"change_unpaid",
     QT_TRANSLATE_NOOP("words",
                       "An invoice of this subscription is not paid. Time that nobody has paid yet would be credited: collect "
                       "the invoice first, or charge nothing for the running period.")},
    {u"collection_ended",
     QT_TRANSLATE_NOOP("words", "This subscription is over, so Stripe does not try again by itself.")},
    {u"pause_unpaid",
     QT_TRANSLATE_NOOP("words", "An invoice of this subscription is not paid. It is collected all the same.")},
    {u"resume_unpaid",
     QT_TRANSLATE_NOOP("words",
                       "An invoice of this subscription is not paid. If it is from an earlier attempt to resume, the subscription "
                       "goes on as soon as that one is paid.")},
    {u"resume_uncollected",
     QT_TRANSLATE_NOOP("words", "The collection of this subscription pauses, too: later invoices are not charged until that is resumed.")},
    {u"billing_free",
     QT_TRANSLATE_NOOP("words", "Until that day nothing is billed: Stripe calls this time a trial, and it is free.")},
    {u"change_ending",
     QT_TRANSLATE_NOOP("words", "This subscription is going to end all the same. To let it go on, recover it.")},
    {u"repayment_dispute_open",
     QT_TRANSLATE_NOOP("words",
                       "The bank has not decided this dispute yet. If you win it, the bank gives the money back, and the "
                       "customer has paid twice.")},
    {u"repayment_elsewhere",
     QT_TRANSLATE_NOOP("words",
                       "Another computer has noted a repayment of this payment. Ask there first, so that nobody pays twice.")},
    {u"subscription_twice", QT_TRANSLATE_NOOP("words", "The customer has a current subscription to this product already.")},
    {u"customer_blocked",
     QT_TRANSLATE_NOOP("words", "This customer is blocked, and this would charge them again.")},
    {u"repayment_over_disputed",
     QT_TRANSLATE_NOOP("words", "This is more than what is still to be repaid.")},
    {u"repayment_replaces_link",
     QT_TRANSLATE_NOOP("words", "The payment link from before is switched off, so that nobody pays twice.")},
};

const Entry sentences[] = {
    {u"changed_meanwhile",
     QT_TRANSLATE_NOOP("words",
                       "This changed at Stripe meanwhile, so it was not done. Look at how things stand now, "
                       "then try again.")},
    {u"done_elsewhere",
     QT_TRANSLATE_NOOP("words",
                       "Another window or program is doing this right now. Wait a moment, then look at its "
                       "result.")},
    {u"operation_id",
     QT_TRANSLATE_NOOP("words",
                       "An operation id is made of letters, digits, “-”, “_”, “.” and “:”, 200 at most. "
                       "Choose such an id, or leave it out.")},
    {u"operation_id_used",
     QT_TRANSLATE_NOOP("words",
                       "This operation id stands for something else already, so nothing was sent. Choose a "
                       "new id, or leave it out.")},
    {u"no_operation",
     QT_TRANSLATE_NOOP("words",
                       "There is no operation with this id. Check the id; “regulars-cli operations” lists "
                       "them.")},
    {u"already_sent",
     QT_TRANSLATE_NOOP("words",
                       "This was sent already, at least in part, and can not be discarded. Continue it, or "
                       "look at its result.")},
    {u"not_done",
     QT_TRANSLATE_NOOP("words",
                       "Stripe shows no trace of this: it was not done. Start it again if it is still "
                       "wanted.")},
    {u"not_undone",
     QT_TRANSLATE_NOOP("words",
                       "A part of this was done and could not be taken back. Look at the steps, and put it "
                       "right in the Stripe Dashboard.")},
    {u"amount_invalid",
     QT_TRANSLATE_NOOP("words", "This is not an amount. Write digits and a point, such as 25.00.")},
    {u"subscription_over",
     QT_TRANSLATE_NOOP("words",
                       "This subscription is over, and Stripe can not revive it. To go on, create a new one.")},
    {u"subscription_ending",
     QT_TRANSLATE_NOOP("words", "This subscription is going to end already. End it now, or recover it.")},
    {u"subscription_not_ending",
     QT_TRANSLATE_NOOP("words", "This subscription is not going to end. There is nothing to recover.")},
    {u"date_missing", QT_TRANSLATE_NOOP("words", "Enter the day.")},
    {u"date_past", QT_TRANSLATE_NOOP("words", "This day is over. Enter one that is still to come.")},
    {u"date_far", QT_TRANSLATE_NOOP("words", "Stripe takes a day within two years. Enter an earlier one.")},
    {u"subscription_paused",
     QT_TRANSLATE_NOOP("words", "This subscription is paused as a whole. Resume it first.")},
    {u"cancel_paused", QT_TRANSLATE_NOOP("words", "This subscription is paused, so it has no period to end with. Cancel it now, or on a day.")},
    {u"subscription_pauses", QT_TRANSLATE_NOOP("words", "This subscription is paused already.")},
    {u"subscription_not_paused", QT_TRANSLATE_NOOP("words", "This subscription is not paused as a whole. There is nothing to resume.")},
    {u"pause_classic",
     QT_TRANSLATE_NOOP("words",
                       "Stripe pauses only subscriptions of its flexible billing mode as a whole, and this one is of the classic one. "
                       "Pause its collection instead.")},
    {u"pause_invoiced",
     QT_TRANSLATE_NOOP("words",
                       "Stripe resumes only subscriptions that are charged automatically, and this one gets invoices. Pause its "
                       "collection instead.")},
    {u"pause_ending",
     QT_TRANSLATE_NOOP("words", "This subscription is going to end. Recover it first, or let it end.")},
    {u"discount_unknown", QT_TRANSLATE_NOOP("words", "This subscription has no such discount.")},
    {u"pause_unused", QT_TRANSLATE_NOOP("words", "Unused time can become: nothing, later or credit.")},
    {u"resume_period", QT_TRANSLATE_NOOP("words", "The period can be: new or present.")},
    {u"collection_paused",
     QT_TRANSLATE_NOOP("words", "The collection of this subscription pauses already. To change that, resume it first.")},
    {u"collection_not_paused",
     QT_TRANSLATE_NOOP("words", "The collection of this subscription does not pause. There is nothing to resume.")},
    {u"pause_behavior",
     QT_TRANSLATE_NOOP("words", "Say what becomes of its invoices: void, keep_as_draft or mark_uncollectible.")},
    {u"invoice_none", QT_TRANSLATE_NOOP("words", "No invoice of this subscription is open. There is nothing to collect.")},
    {u"invoice_settled", QT_TRANSLATE_NOOP("words", "This invoice is not open any more. Look at how it stands now.")},
    {u"method_unknown",
     QT_TRANSLATE_NOOP("words", "The customer has no such payment method. Sync, and choose one of theirs.")},
    {u"method_none",
     QT_TRANSLATE_NOOP("words", "The customer has no payment method that could be charged. Send the invoice's page instead.")},
    {u"price_missing", QT_TRANSLATE_NOOP("words", "Choose what the customer subscribes to.")},
    {u"days_wrong", QT_TRANSLATE_NOOP("words", "An invoice is due after 1 to 365 days.")},
    {u"intro_tiers", QT_TRANSLATE_NOOP("words", "This price has no amount of its own, so that there is none below it.")},
    {u"intro_currency", QT_TRANSLATE_NOOP("words", "The introductory price is in the currency of the plan.")},
    {u"intro_more", QT_TRANSLATE_NOOP("words", "The introductory price is below the price of the plan.")},
    {u"intro_cycle",
     QT_TRANSLATE_NOOP("words", "An introductory price is for the first 1 to 3 payments; by the week or the day, for the first one.")},
    {u"intro_trial", QT_TRANSLATE_NOOP("words", "Choose a free time or an introductory price, not both: it would end within the free time.")},
    {u"intro_code", QT_TRANSLATE_NOOP("words", "Choose a discount code or an introductory price, not both.")},
    {u"collection_how", QT_TRANSLATE_NOOP("words", "Say what becomes of it: retry, by_hand or write_off.")},
    {u"code_unknown", QT_TRANSLATE_NOOP("words", "Stripe has no such code or coupon. Check how it is written.")},
    {u"code_expired", QT_TRANSLATE_NOOP("words", "This code has expired. Use another one.")},
    {u"code_used_up", QT_TRANSLATE_NOOP("words", "This code was used as often as it may be. Use another one.")},
    {u"code_inactive", QT_TRANSLATE_NOOP("words", "This code was switched off in Stripe. Use another one.")},
    {u"code_other_customer", QT_TRANSLATE_NOOP("words", "This code is for another customer. Use another one.")},
    {u"code_other_product",
     QT_TRANSLATE_NOOP("words", "This code is for other products than those of this subscription. Use another one.")},
    {u"code_currency",
     QT_TRANSLATE_NOOP("words", "This code takes off an amount in another currency. Use one in the subscription's currency.")},
    {u"code_first_time",
     QT_TRANSLATE_NOOP("words", "This code is for first payments only, and this customer has paid before. Use another one.")},
    {u"code_minimum",
     QT_TRANSLATE_NOOP("words", "This code asks for a higher price than this subscription has. Use another one.")},
    {u"code_twice", QT_TRANSLATE_NOOP("words", "The subscription has this discount already.")},
    {u"cancel_feedback",
     QT_TRANSLATE_NOOP("words",
                       "Stripe does not know this reason. Choose too_expensive, missing_features, switched_service, unused, "
                       "customer_service, too_complex, low_quality or other.")},
    {u"subscription_unpaid_start",
     QT_TRANSLATE_NOOP("words",
                       "The first payment of this subscription has not come yet. Wait for it, or cancel it and create a new one.")},
    {u"subscription_managed",
     QT_TRANSLATE_NOOP("words", "A schedule in Stripe manages this subscription. Change the schedule there, or release it first.")},
    {u"item_missing",
     QT_TRANSLATE_NOOP("words", "This subscription has several items. Say which one; on the command line: --item.")},
    {u"item_unknown", QT_TRANSLATE_NOOP("words", "This subscription has no such item. Sync, and look at it again.")},
    {u"price_unknown",
     QT_TRANSLATE_NOOP("words", "There is no such price in what was synced. Check the id, or sync and try again.")},
    {u"price_inactive",
     QT_TRANSLATE_NOOP("words", "This price was put away in Stripe and can not be chosen any more. Choose another one.")},
    {u"price_one_time", QT_TRANSLATE_NOOP("words", "This price is paid once. Choose one that recurs.")},
    {u"price_currency",
     QT_TRANSLATE_NOOP("words", "A subscription keeps its currency. Choose a price in the same one.")},
    {u"price_interval",
     QT_TRANSLATE_NOOP("words", "All items of this subscription are billed at the same time. Choose a price with the same cycle.")},
    {u"price_tiered",
     QT_TRANSLATE_NOOP("words", "This price goes by tiers, and one amount can not replace it. Choose another price.")},
    {u"quantity_wrong", QT_TRANSLATE_NOOP("words", "Enter a whole number of pieces, one or more.")},
    {u"charge_wrong", QT_TRANSLATE_NOOP("words", "Say when the difference is charged: now, later or never.")},
    {u"change_nothing", QT_TRANSLATE_NOOP("words", "Nothing would change: this is how things stand already.")},
    {u"amount_zero", QT_TRANSLATE_NOOP("words", "The amount is zero. Enter a larger one.")},
    {u"amount_negative", QT_TRANSLATE_NOOP("words", "The amount is negative. Enter one above zero.")},
    {u"amount_over_remaining",
     QT_TRANSLATE_NOOP("words", "This is more than what is left to refund. Enter a smaller amount.")},
    {u"amount_too_precise",
     QT_TRANSLATE_NOOP("words", "The amount is finer than this currency allows. Enter fewer decimals.")},
    {u"currency_mismatch",
     QT_TRANSLATE_NOOP("words", "The transaction is in another currency. Enter the amount in that one.")},
    {u"balance_below_zero",
     QT_TRANSLATE_NOOP("words",
                       "This is more than the credit balance, and the customer would owe the rest. Enter a "
                       "smaller amount.")},
    {u"balance_currency",
     QT_TRANSLATE_NOOP("words",
                       "The credit balance of this customer is in another currency. Enter the amount in "
                       "that one.")},
    {u"balance_nothing",
     QT_TRANSLATE_NOOP("words", "This customer has no credit balance, so there is nothing to give back.")},
    {u"balance_nowhere",
     QT_TRANSLATE_NOOP("words",
                       "No payment can take this credit back. Leave it for the next invoice, or pay the "
                       "customer another way and take it off here.")},
    {u"pending_nothing", QT_TRANSLATE_NOOP("words", "Nothing waits for the next invoice of this customer.")},
    {u"block_nothing", QT_TRANSLATE_NOOP("words", "Nothing would change: this is how things stand already.")},
    {u"block_unknown_detail",
     QT_TRANSLATE_NOOP("words",
                       "The customer has no such detail, and it is not an IP address. Run the command without a detail to "
                       "list them.")},
    {u"refund_reason",
     QT_TRANSLATE_NOOP("words", "There is no such reason. Choose requested_by_customer or duplicate.")},
    {u"refund_of_failed",
     QT_TRANSLATE_NOOP("words", "This payment was declined, so there is nothing to give back.")},
    {u"refund_of_pending",
     QT_TRANSLATE_NOOP("words",
                       "This payment is still on its way. Wait until it has arrived, then refund it.")},
    {u"refund_of_uncaptured",
     QT_TRANSLATE_NOOP("words",
                       "This payment is only authorised, so there is nothing to give back. Cancel it in the "
                       "Stripe Dashboard.")},
    {u"customer_blocked",
     QT_TRANSLATE_NOOP("words",
                       "This customer is blocked, and this would charge them again. If you want that, confirm it; on the "
                       "command line: --accept-risk.")},
    {u"repayment_unfinished",
     QT_TRANSLATE_NOOP("words",
                       "An earlier repayment of this payment is not settled yet. Look at it in Activity first.")},
    {u"repayment_not_disputed",
     QT_TRANSLATE_NOOP("words", "This payment was not disputed, so there is nothing to repay.")},
    {u"repayment_inquiry",
     QT_TRANSLATE_NOOP("words",
                       "The bank only asks about this payment, no money was taken back. Answer it in the Stripe Dashboard.")},
    {u"repayment_dispute_won",
     QT_TRANSLATE_NOOP("words", "This dispute ended in your favour: the money stayed, so there is nothing to repay.")},
    {u"repayment_settled",
     QT_TRANSLATE_NOOP("words", "All of this dispute is repaid already. To add more, enter an amount.")},
    {u"repayment_in_future", QT_TRANSLATE_NOOP("words", "This day is still to come. Enter the day on which it was paid.")},
    {u"repayment_method",
     QT_TRANSLATE_NOOP("words", "There is no such way to pay. Choose cash, bank_transfer or other.")},
    {u"risk_not_accepted",
     QT_TRANSLATE_NOOP("words",
                       "This is at your own risk. Confirm that you understand the risk and want to proceed; "
                       "on the command line: --accept-risk.")},
};

const Entry fields[] = {
    {u"/amount_refunded", QT_TRANSLATE_NOOP("words", "Refunded so far")},
    {u"/disputed", QT_TRANSLATE_NOOP("words", "Disputed")},
    {u"/balance", QT_TRANSLATE_NOOP("words", "Balance")},
    {u"/ending_balance", QT_TRANSLATE_NOOP("words", "Balance")},
    {u"/status", QT_TRANSLATE_NOOP("words", "Status")},
    {u"/cancel_at", QT_TRANSLATE_NOOP("words", "Ends")},
    {u"/cancel_at_period_end", QT_TRANSLATE_NOOP("words", "Ends with its period")},
    {u"/pause_collection/behavior", QT_TRANSLATE_NOOP("words", "Collection paused")},
    {u"/data/0/id", QT_TRANSLATE_NOOP("words", "Last subscription that they got")},
    {u"/trial_end", QT_TRANSLATE_NOOP("words", "Trial until")},
    {u"/schedule", QT_TRANSLATE_NOOP("words", "Managed by a schedule")},
    {u"/collection_method", QT_TRANSLATE_NOOP("words", "Collection")},
    {u"/default_payment_method", QT_TRANSLATE_NOOP("words", "Payment method")},
    {u"/metadata/regulars_repayment", QT_TRANSLATE_NOOP("words", "Repayment noted by operation")},
    {u"/amount_remaining", QT_TRANSLATE_NOOP("words", "Still to be paid")},
    {u"/active", QT_TRANSLATE_NOOP("words", "Payment link can be paid")},
    {u"/restrictions/completed_sessions/count", QT_TRANSLATE_NOOP("words", "Paid on the payment link")},
};

QString notPaidOut()
{
    return Text::tr("The customer did not get the money, it is back on your Stripe balance. Pay it another way.");
}

/// Of one of a subscription's items.
QString itemField(const QString& pointer)
{
    if (pointer.endsWith("/price/id"_L1)) return Text::tr("Price");
    return pointer.endsWith("/quantity"_L1) ? Text::tr("Quantity") : Text::tr("Period ends");
}

QString fieldValue(const QString& pointer, const QString& value, Currency currency, const Style& style)
{
    if (value.isEmpty()) return u"—"_s;
    if (pointer.endsWith("cancel_at"_L1) || pointer.endsWith("current_period_end"_L1) || pointer == "/trial_end"_L1)
        return date(fromUnixSeconds(value.toLongLong()), style);
    if (value == "true"_L1) return Text::tr("yes");
    if (value == "false"_L1) return Text::tr("no");
    bool isNumber = false;
    const qint64 number = value.toLongLong(&isNumber);
    const bool isMoney = pointer.contains("amount"_L1) || pointer.contains("balance"_L1);
    return isNumber && isMoney && !currency.isEmpty() ? money(Money(number, currency), style.locale) : value;
}

/// Stripe was told to resume, and how the subscription stands is not what was hoped for: the payment did not come.
QString whyNotResumed(const Operation& operation)
{
    if (operation.kind != "subscription_resume_whole"_L1 || !operation.hasEffect()) return {};
    for (const ChangedField& field : operation.changed)
        if (field.pointer == "/status"_L1)
            return field.now == "paused"_L1
                       ? Text::tr("The payment did not go through, so it stays paused. Its invoice can be paid for 23 hours: then it "
                                  "is resumed. Later Stripe voids it.")
                       : Text::tr("It is resumed, but the payment did not go through: collect its invoice.");
    return {};
}

} // namespace

QString operationKind(const QString& kind)
{
    const QString known = lookUp(kinds, kind);
    return known.isEmpty() ? readable(kind) : known;
}

QString operationState(const Operation& operation)
{
    switch (operation.state) {
    case OperationState::Recorded:
    case OperationState::Sent:
        return Text::tr("Under way");
    case OperationState::Interrupted:
        return Text::tr("Interrupted: continue or discard it");
    case OperationState::Unknown:
        return operation.nextCheck ? Text::tr("Not known yet; looked up again by itself")
                                   : Text::tr("Not known: look at it in the Stripe Dashboard");
    case OperationState::Done:
        return operation.hasFailedLater() ? Text::tr("Failed after it was done") : Text::tr("Done");
    case OperationState::Refused:
        return operation.hasEffect() ? Text::tr("Done in part") : Text::tr("Not done");
    case OperationState::Discarded:
        break;
    }
    return Text::tr("Discarded");
}

QString outcome(const Operation& operation, const Style& style)
{
    const QString what = operationKind(operation.kind);
    const QString why = operation.error ? sentence(*operation.error) : QString();
    QStringList lines;
    if (operation.state == OperationState::Done && !operation.amount.currency().isEmpty())
        //: something is done; %1 such as Refund, %2 an amount
        lines.append(Text::tr("%1 of %2: done.").arg(what, money(operation.amount, style.locale)));
    else
        //: %1 such as Refund, %2 a state such as Not done
        lines.append(Text::tr("%1: %2.").arg(what, operationState(operation)));
    const QString unresumed = whyNotResumed(operation);
    if (!unresumed.isEmpty()) return (lines << unresumed).join(u'\n');
    if (!why.isEmpty() && operation.state != OperationState::Done) lines.append(why);
    for (const ChangedField& field : operation.changed)
        lines.append(changedField(field, operation.amount.currency(), style));
    if (operation.hasFailedLater())
        lines.append(Text::tr("Stripe told later that the refund failed.") + u' ' + notPaidOut());
    if (operation.hasFailedLater() && operation.kind == "balance_refund"_L1)
        lines.append(Text::tr("Add that amount to the credit balance again, so that the customer keeps it."));
    return lines.join(u'\n');
}

QString changedField(const ChangedField& field, Currency currency, const Style& style)
{
    const bool isPrice = field.pointer == "/active"_L1 && field.object.type == "price"_L1;
    const QString known = isPrice                                          ? Text::tr("Price can be chosen")
                          : field.pointer.startsWith("/items/data/"_L1) ? itemField(field.pointer)
                          : field.pointer.startsWith("/discounts/"_L1)  ? Text::tr("Discount")
                                                                           : lookUp(fields, field.pointer);
    const QString name = known.isEmpty() ? readable(field.pointer.section(u'/', -1)) : known;
    //: a field that changed meanwhile: its name, what it was, what it is now
    return Text::tr("%1: %2 → %3")
        .arg(name, fieldValue(field.pointer, field.seen, currency, style),
             fieldValue(field.pointer, field.now, currency, style));
}

QString failedRefund(const Refund& refund, const Style& style)
{
    //: %1 an amount, %2 a date, %3 why, such as: expired or canceled card
    return Text::tr("The refund of %1 from %2 failed (%3).")
               .arg(money(Money(refund.amount, refund.currency), style.locale), date(refund.created, style),
                    refundFailure(refund.failureReason.isEmpty() ? refund.status : refund.failureReason))
           + u' ' + notPaidOut();
}

QString refundFailure(const QString& reason)
{
    const QString known = lookUp(refundFailures, reason);
    return known.isEmpty() ? readable(reason) : known;
}

QString warning(const QString& code)
{
    return lookUp(warnings, code);
}

QString refundReason(const QString& reason)
{
    const QString known = lookUp(reasons, reason);
    return known.isEmpty() ? readable(reason) : known;
}

QList<Fact> facts(const payments::RefundPreview& preview, const Style& style)
{
    const auto shown = [&style](const Money& amount) { return money(amount, style.locale); };
    QList<Fact> lines;
    lines.append({Text::tr("Goes back to"), method(preview.method), {}});
    lines.append({Text::tr("Refund"), shown(preview.amount), {}});
    lines.append({Text::tr("Refunded before"), shown(preview.refundedBefore), {}});
    //: what can still be refunded: now, and after this refund
    lines.append({Text::tr("Left to refund"),
                  Text::tr("%1 → %2").arg(shown(preview.remainingBefore), shown(preview.remainingAfter)),
                  {}});
    lines.append({Text::tr("Status afterwards"), paymentState(preview.stateAfter), {}});
    if (preview.fee) lines.append({Text::tr("Stripe keeps its fee"), shown(*preview.fee), {}});
    if (preview.ltvBefore && preview.ltvAfter)
        lines.append({Text::tr("Lifetime value"),
                      Text::tr("%1 → %2").arg(shown(*preview.ltvBefore), shown(*preview.ltvAfter)),
                      {}});
    return lines;
}

QString repaymentMethod(const QString& method)
{
    const QString known = lookUp(repaymentMethods, method);
    return known.isEmpty() ? readable(method) : known;
}

QString repayment(const Repayment& repayment, const Style& style)
{
    QStringList parts{money(repayment.paid.value_or(repayment.note.amount), style.locale),
                      repaymentMethod(repayment.note.method)};
    if (repayment.paid)
        parts.append(date(repayment.paidAt, style));
    else if (repayment.link && !repayment.link->paymentIntent.isEmpty())
        parts.append(Text::tr("on its way"));
    else if (repayment.link && !repayment.link->active)
        parts.append(Text::tr("switched off"));
    else
        parts.append(Text::tr("not paid yet"));
    if (!repayment.note.reference.isEmpty()) parts.append(repayment.note.reference);
    return parts.join(u", "_s);
}

QString mailto(const QString& to, const QString& subject, const QString& text)
{
    const auto encoded = [](const QString& part) { return QString::fromLatin1(QUrl::toPercentEncoding(part)); };
    return u"mailto:%1?subject=%2&body=%3"_s.arg(encoded(to), encoded(subject), encoded(text));
}

QString paymentMail(const Money& sum, const QString& page, const QString& to, const Style& style)
{
    const QString amount = money(sum, style.locale);
    //: a mail to a customer; %1 an amount, %2 the address of a page
    const QString text = Text::tr("Hello,\n\nplease pay %1 on this page:\n%2\n\nThank you!").arg(amount, page);
    //: subject of a mail to a customer; %1 an amount
    return mailto(to, Text::tr("Payment of %1").arg(amount), text);
}

QString repaymentMail(const Repayment& repayment, const QString& to, const Style& style)
{
    return paymentMail(repayment.note.amount, repayment.link ? repayment.link->url : QString(), to, style);
}

QList<Fact> facts(const payments::RepaymentPreview& preview, const payments::RepaymentDraft& draft, const Style& style)
{
    const auto shown = [&style](const Money& amount) { return money(amount, style.locale); };
    const bool isLink = draft.how == payments::RepaymentDraft::How::Link;
    QList<Fact> lines;
    lines.append({Text::tr("Disputed"), shown(preview.disputed), {}});
    lines.append({Text::tr("Repaid before"), shown(preview.repaidBefore), {}});
    lines.append({Text::tr("This repayment"), shown(preview.amount), {}});
    lines.append({Text::tr("How"), repaymentMethod(isLink ? u"link"_s : draft.method), {}});
    lines.append({Text::tr("Still open afterwards"), shown(preview.openAfter), {}});
    if (preview.ltvBefore && preview.ltvAfter)
        lines.append({isLink ? Text::tr("Lifetime value, once it is paid") : Text::tr("Lifetime value"),
                      Text::tr("%1 → %2").arg(shown(*preview.ltvBefore), shown(*preview.ltvAfter)),
                      {}});
    return lines;
}

QString actionSentence(const QString& code)
{
    return lookUp(sentences, code);
}

} // namespace regulars::words
