// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/operation.h"
#include "core/payments/refund.h"
#include "core/payments/repayment.h"
#include "core/words/words.h"

/// What staff ask Stripe to do, before and after, as translated text.
namespace regulars::words {

/// "Refund": a kind of operation.
QString operationKind(const QString& kind);
/// "Done", "Refused", "Interrupted: continue or discard it", "Not known yet; looked up again by itself" …
QString operationState(const Operation& operation);
/// What became of it and what to do next, in one or more whole sentences: for a bar or a line of output.
QString outcome(const Operation& operation, const Style& style);
/// "Refunded so far: €0.00 → €5.00": a field that stopped an operation. `currency`: of amounts in it.
QString changedField(const ChangedField& field, Currency currency, const Style& style);
/// "The refund of €5.00 from 3 May 2026 failed (expired or canceled card). …": what happened and what to do.
QString failedRefund(const Refund& refund, const Style& style);
/// "expired or canceled card": Stripe's failure_reason of a refund.
QString refundFailure(const QString& reason);
/// What to know before going on: a code of the warnings of a preview as whole sentences.
QString warning(const QString& code);
/// "Duplicate", "Requested by the customer".
QString refundReason(const QString& reason);
/// What will happen: method, amount, what was refunded before and what remains, state, fee, lifetime value.
QList<Fact> facts(const payments::RefundPreview& preview, const Style& style);

/// "In cash", "By bank transfer", "By link": how a repayment comes.
QString repaymentMethod(const QString& method);
/// "€40.00, in cash, 3 May 2026, receipt 17", "€40.00, by link, not paid yet".
QString repayment(const Repayment& repayment, const Style& style);
/// A mail with its payment link, for the mail program: a mailto address with everything encoded.
QString repaymentMail(const Repayment& repayment, const QString& to, const Style& style);
/// A mail for the mail program: a mailto address with everything encoded.
QString mailto(const QString& to, const QString& subject, const QString& text);
/// A mail that asks to pay an amount on a page.
QString paymentMail(const Money& amount, const QString& page, const QString& to, const Style& style);
/// What will happen: what was disputed, what was repaid before, this one, what stays open, lifetime value.
QList<Fact> facts(const payments::RepaymentPreview& preview, const payments::RepaymentDraft& draft, const Style& style);

/// The sentence for a code of an action's own errors and problems; null for others. sentence() knows them
/// too.
QString actionSentence(const QString& code);

} // namespace regulars::words
