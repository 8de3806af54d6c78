// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words/actions.h"
#include "core/words/text.h"
#include "core/words/words.h"

namespace regulars::words {

using namespace Qt::StringLiterals;

namespace {

// Codes of ours (core/base/error.h, stripe/key.h). Each says what happened and what to do next.
const Entry localSentences[] = {
    {u"no_key",
     QT_TRANSLATE_NOOP("words",
                       "There is no Stripe key yet. Connect Stripe first with a secret or restricted key "
                       "(sk_… or rk_…): Stripe Dashboard → Developers → API keys.")},
    {u"publishable_key",
     QT_TRANSLATE_NOOP(
         "words", "This is a publishable key (pk_…). Regulars needs a secret or restricted key, which starts "
                  "with sk_ or rk_: Stripe Dashboard → Developers → API keys.")},
    {u"not_a_key",
     QT_TRANSLATE_NOOP("words",
                       "This is not a Stripe key. Copy the whole key, which starts with sk_ or rk_, from "
                       "Stripe Dashboard → Developers → API keys.")},
    {u"other_account",
     QT_TRANSLATE_NOOP(
         "words",
         "This key belongs to another Stripe account, or to the other mode, than the data kept here. Use "
         "the key of the same account and mode, or add a new studio for this one. Nothing was changed.")},
    {u"newer_store",
     QT_TRANSLATE_NOOP(
         "words",
         "A newer version of Regulars has written this data. Install the newest Regulars to open it. "
         "Nothing was changed.")},
    {u"unreadable_folder",
     QT_TRANSLATE_NOOP(
         "words",
         "The data folder can not be read or written. Check that it exists and belongs to you, or choose "
         "another one with --data-dir.")},
    {u"disk_full",
     QT_TRANSLATE_NOOP("words",
                       "The disk is full. Free some space and try again; what was stored before is still "
                       "there.")},
    {u"damaged_store",
     QT_TRANSLATE_NOOP("words",
                       "The stored data is damaged. Restore the newest backup (the folder “backups” in "
                       "the data folder holds them), or read everything again from Stripe: what only "
                       "Regulars knows is saved then. On the command line: regulars-cli restore FILE, or "
                       "regulars-cli sync --full.")},
    {u"not_a_backup",
     QT_TRANSLATE_NOOP("words", "This file is not a backup of Regulars, or not a whole one. Choose another; the "
                                "folder “backups” in the data folder holds some. Nothing was changed.")},
    {u"unwritable_backup",
     QT_TRANSLATE_NOOP("words", "The backup can not be written there. Choose another folder or file name, one that "
                                "you may write to.")},
    {u"store_itself",
     QT_TRANSLATE_NOOP("words", "This file is the studio's data itself. Choose another file for the backup. Nothing "
                                "was changed.")},
    {u"busy",
     QT_TRANSLATE_NOOP(
         "words", "Another Regulars program is using this data for the same work right now. Wait until it "
                  "is done, then try again.")},
    {u"no_key_store",
     QT_TRANSLATE_NOOP(
         "words",
         "This system offers no place to keep the key safely. Let Regulars keep it in a file protected "
         "by a passphrase or ask each time; on the command line, set REGULARS_STRIPE_KEY.")},
    {u"wrong_passphrase",
     QT_TRANSLATE_NOOP("words", "The passphrase does not open the key file. Try it again; if it is lost, "
                                "connect Stripe anew with the key.")},
    {u"studio_name",
     QT_TRANSLATE_NOOP("words", "The name of a studio is made of letters, digits, “-” and “_”. Choose such a "
                                "name.")},
    {u"no_store",
     QT_TRANSLATE_NOOP("words", "Nothing is connected here yet. Connect Stripe first; on the command line: "
                                "regulars-cli connect.")},
    {u"never_synced",
     QT_TRANSLATE_NOOP("words", "Nothing has been synced yet. Sync to bring the customers here.")},
    {u"sync_is_old", QT_TRANSLATE_NOOP("words", "The last sync was long ago. Sync to see how things stand.")},
    {u"left_out",
     QT_TRANSLATE_NOOP("words", "The key may not read everything, so a part is missing here. Give it the "
                                "missing permissions (Stripe Dashboard → Developers → API keys), then "
                                "sync again.")},
    {u"unsafe_address",
     QT_TRANSLATE_NOOP(
         "words", "For safety a key is sent to Stripe's own address only. Another address must be on this "
                  "computer and takes test keys only: leave --stripe-url out, or use a test key.")},
};

// Codes of Stripe's (contract.md 26, 27).
const Entry stripeSentences[] = {
    {u"api_key_expired",
     QT_TRANSLATE_NOOP("words",
                       "This Stripe key has expired. Make a new one (Stripe Dashboard → Developers → "
                       "API keys) and connect again.")},
    {u"secret_key_required",
     QT_TRANSLATE_NOOP(
         "words", "This is a publishable key (pk_…). Regulars needs a secret or restricted key, which starts "
                  "with sk_ or rk_: Stripe Dashboard → Developers → API keys.")},
    {u"resource_missing",
     QT_TRANSLATE_NOOP("words", "Stripe does not know this any more; it was probably deleted elsewhere. Sync "
                                "to see how things stand.")},
    {u"testmode_charges_only",
     QT_TRANSLATE_NOOP("words",
                       "This Stripe account can take test payments only. Finish its activation in the Stripe "
                       "Dashboard, or use a test key.")},
    {u"livemode_mismatch",
     QT_TRANSLATE_NOOP(
         "words",
         "This belongs to the other mode (test or live) of the Stripe account. Use the key of that mode.")},
    {u"amount_too_small",
     QT_TRANSLATE_NOOP("words",
                       "The amount is below the smallest one that Stripe takes. Enter a larger one.")},
    {u"amount_too_large",
     QT_TRANSLATE_NOOP("words",
                       "The amount is above the largest one that Stripe takes. Enter a smaller one.")},
    {u"charge_already_refunded",
     QT_TRANSLATE_NOOP("words", "This payment is refunded already. There is nothing more to do.")},
    {u"charge_disputed",
     QT_TRANSLATE_NOOP("words", "The bank has contested this payment, so it can not be refunded. Answer the "
                                "dispute in the Stripe Dashboard.")},
    {u"refund_disputed_payment",
     QT_TRANSLATE_NOOP("words", "The bank has contested this payment, so it can not be refunded. "
                                "Answer the dispute in the Stripe Dashboard.")},
    {u"charge_not_refundable",
     QT_TRANSLATE_NOOP("words", "This payment can not be refunded through Stripe. Pay the customer back "
                                "another way.")},
    {u"balance_insufficient",
     QT_TRANSLATE_NOOP("words", "Your Stripe balance is too low for this. Wait for the next payments, or "
                                "add funds in the Stripe Dashboard.")},
    {u"authentication_required",
     QT_TRANSLATE_NOOP(
         "words",
         "The bank wants the customer to confirm this payment. Send a payment link, so that the customer "
         "can do so.")},
    {u"invoice_payment_intent_requires_action",
     QT_TRANSLATE_NOOP(
         "words",
         "The bank wants the customer to confirm this payment. Send a payment link, so that the customer "
         "can do so.")},
    {u"subscription_payment_intent_requires_action",
     QT_TRANSLATE_NOOP(
         "words",
         "The bank wants the customer to confirm this payment, so nothing was changed. Charge with the next invoice, "
         "or let the customer update the payment method first.")},
    {u"invoice_not_editable",
     QT_TRANSLATE_NOOP("words", "This invoice is final and can not be changed any more. Void it, or make "
                                "a new one.")},
    {u"invoice_upcoming_none",
     QT_TRANSLATE_NOOP("words", "No further invoice is due for this customer. Start a subscription "
                                "first.")},
    {u"invoice_no_customer_line_items",
     QT_TRANSLATE_NOOP("words", "There is nothing to put on an invoice for this customer. Add "
                                "an item first.")},
    {u"coupon_expired", QT_TRANSLATE_NOOP("words", "This discount has expired. Choose another one.")},
    {u"customer_max_subscriptions",
     QT_TRANSLATE_NOOP("words", "This customer has as many subscriptions as Stripe allows. End one "
                                "before starting another.")},
    {u"email_invalid",
     QT_TRANSLATE_NOOP("words", "Stripe does not take this email address. Check its spelling.")},
    {u"payment_method_unactivated",
     QT_TRANSLATE_NOOP("words", "This way to pay is not turned on for your Stripe account. Turn it "
                                "on in the Stripe Dashboard → Settings → Payment methods.")},
    {u"product_inactive",
     QT_TRANSLATE_NOOP("words", "This product is archived. Activate it again, or choose another one.")},
    {u"lock_timeout",
     QT_TRANSLATE_NOOP("words",
                       "Stripe is busy with another change of the same customer. Try again in a moment.")},
    {u"idempotency_key_in_use",
     QT_TRANSLATE_NOOP("words", "The same action is under way already. Wait a moment and look at its "
                                "result.")},
    {u"payment_method_unexpected_state",
     QT_TRANSLATE_NOOP("words", "This changed at Stripe meanwhile. Sync, look at how things "
                                "stand, and try again.")},
    {u"payment_intent_unexpected_state",
     QT_TRANSLATE_NOOP("words", "This changed at Stripe meanwhile. Sync, look at how things "
                                "stand, and try again.")},
    {u"status_transition_invalid",
     QT_TRANSLATE_NOOP("words", "This changed at Stripe meanwhile. Sync, look at how things stand, "
                                "and try again.")},
    {u"invalid_canceled_subscription_fields",
     QT_TRANSLATE_NOOP("words",
                       "This subscription has ended and can not be changed any more. Start a new one.")},
    {u"tax_id_invalid",
     QT_TRANSLATE_NOOP("words", "Stripe does not take this tax id. Check its spelling and country.")},
    {u"customer_tax_location_invalid",
     QT_TRANSLATE_NOOP("words", "Stripe can not work out the tax for this customer's address. "
                                "Complete the address and try again.")},
    {u"url_invalid",
     QT_TRANSLATE_NOOP("words", "Stripe does not take this web address. It must be complete and start with "
                                "https://.")},
};

QString permissionSentence(const Error& error)
{
    if (error.permission.isEmpty())
        return Text::tr("This Stripe key may not do that. Give the restricted key the missing permission "
                        "(Stripe Dashboard → "
                        "Developers → API keys), then try again.");
    //: %1 is the name of a permission as Stripe words it, such as Customers Read
    return Text::tr("This Stripe key lacks the permission “%1”. Turn it on for the key (Stripe Dashboard → "
                    "Developers → API "
                    "keys), then try again.")
        .arg(error.permission);
}

QString declinedSentence(const Error& error)
{
    const QString reason = declineReason(error.declineCode.isEmpty() ? error.code : error.declineCode);
    //: %1 is the reason, such as card expired, or just declined
    return Text::
        tr("The payment did not go through: %1. Ask the customer for another way to pay, or try again later.")
            .arg(reason);
}

// Stripe's own message helps where no sentence of ours does; local details are for the log.
QString refusedSentence(const Error& error)
{
    if (error.httpStatus == 0 || error.detail.isEmpty())
        return Text::tr("This is not possible as things stand. Check what you entered and try again.");
    //: %1 is a message of Stripe's, in English
    return Text::tr("Stripe refused this: “%1” Check what you entered and try again.").arg(error.detail);
}

QString validationSentence(const Error& error)
{
    if (error.httpStatus != 0 && !error.detail.isEmpty()) return refusedSentence(error);
    if (error.param.isEmpty())
        return Text::tr("Something that was entered is not right. Check it and try again.");
    //: %1 is the name of a field
    return Text::tr("What was entered for “%1” is not right. Check it and try again.")
        .arg(readable(error.param));
}

QString sentenceOfKind(const Error& error)
{
    switch (error.kind) {
    case ErrorKind::Network:
        return Text::tr("Stripe can not be reached. Check the network connection and try again; what was "
                        "synced can still be "
                        "read.");
    case ErrorKind::Timeout:
        return Text::tr(
            "Stripe took too long to answer. Try again in a moment; what was synced can still be read.");
    case ErrorKind::RateLimited:
        return Text::tr("Stripe asks for a slower pace. Wait a minute and try again; nothing is lost.");
    case ErrorKind::Auth:
        return Text::tr("Stripe does not know this key; it may be mistyped or revoked. Copy it again from "
                        "Stripe Dashboard → "
                        "Developers → API keys, or make a new one.");
    case ErrorKind::Permission:
        return permissionSentence(error);
    case ErrorKind::Declined:
        return declinedSentence(error);
    case ErrorKind::NotFound:
        return Text::tr(
            "This does not exist, or not any more. Check the id, or sync to see how things stand.");
    case ErrorKind::Conflict:
        return Text::tr("This changed meanwhile. Look at how things stand now, then try again.");
    case ErrorKind::Validation:
        return validationSentence(error);
    case ErrorKind::Refused:
        return refusedSentence(error);
    case ErrorKind::Server:
        return Text::tr("Stripe has a problem on its side. Try again in a few minutes; nothing is lost.");
    case ErrorKind::Storage:
        return Text::tr("The stored data could not be read or written. Check the disk and the data folder, "
                        "then try again; the "
                        "folder “backups” holds copies.");
    case ErrorKind::Cancelled:
        return Text::tr("Stopped before it was done. Start it again to go on where it was.");
    case ErrorKind::Bug:
        break;
    }
    return Text::tr("Something went wrong inside Regulars; nothing of yours is lost. Try again, and please "
                    "report it if it "
                    "happens again.");
}

/// The customer has to do something; no word of a bank's "no".
bool asksForConfirmation(const QString& code)
{
    return code == "authentication_required"_L1 || code.endsWith("_requires_action"_L1);
}

} // namespace

QString sentence(const Error& error)
{
    QString text = lookUp(localSentences, error.code);
    if (text.isEmpty()) text = actionSentence(error.code);
    // A declined payment is better told by its reason, a missing permission by its name.
    const bool byKind = error.kind == ErrorKind::Permission ||
                        (error.kind == ErrorKind::Declined && !asksForConfirmation(error.code));
    if (text.isEmpty() && !byKind) text = lookUp(stripeSentences, error.code);
    if (text.isEmpty()) text = sentenceOfKind(error);
    if (error.requestId.isEmpty()) return text;
    //: %1 is a whole sentence or two, %2 an id to give to Stripe's support
    return Text::tr("%1 (Stripe request %2)").arg(text, error.requestId);
}

} // namespace regulars::words
