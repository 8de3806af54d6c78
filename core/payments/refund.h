// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/plan.h"
#include "core/payments/problem.h"
#include "core/payments/transaction.h"

namespace regulars::payments {

/// What staff enter for money back to the payment method of one transaction.
struct RefundDraft {
    std::optional<Money> amount; ///< none: all that is left
    QString reason =
        QStringLiteral("requested_by_customer"); ///< or "duplicate"; "fraudulent" would block the card
    QString note;                                ///< for the studio's record, not sent to Stripe
    bool acceptRisk = false;                     ///< "I understand the risk and want to proceed"
    bool operator==(const RefundDraft&) const = default;
};

/// What will happen, worked out from the mirror; Stripe's own figures are compared before anything is sent.
struct RefundPreview {
    PaymentMethodDetails method; ///< what the money goes back to
    Money amount;                ///< nothing where the draft's can not be used
    Money refundedBefore, remainingBefore, remainingAfter;
    QString stateAfter;       ///< a word of PaymentRepository's
    std::optional<Money> fee; ///< what Stripe took for the payment and keeps; in the settlement currency
    std::optional<Money> ltvBefore, ltvAfter; ///< the customer's, in the transaction's currency
    /// "refund_bank_debit" (the payer can still take back the whole debit), "refund_disputed" (may pay
    /// twice): both need acceptRisk; "refund_after_window" (more than 180 days after a bank debit: Stripe
    /// will probably refuse).
    QStringList warnings;
    /// Empty: it can be sent. Fields "amount", "reason", "accept_risk", or "charge" where nothing that is entered helps;
    /// codes of problemOfAmount() and "amount_over_remaining", "currency_mismatch", "refund_reason",
    /// "charge_already_refunded", "refund_of_failed", "refund_of_pending", "refund_of_uncaptured", "charge_disputed",
    /// "risk_not_accepted".
    QList<Problem> problems;
    /// Whether it goes on only with acceptRisk.
    bool needsAcceptRisk() const;
};

/// Pure. The rules are contract.md 15, 17, 18 and 34.
RefundPreview previewRefund(const RefundDraft& draft, const TransactionBasis& basis);

/// The plan for a draft without problems; Validation with param and code of the first problem otherwise.
Result<Plan> planRefund(const RefundDraft& draft, const TransactionBasis& basis);

/// The parts of it, for other features that refund. A charge as it was seen:
Guard chargeGuard(const Payment& payment);
/// One refund of an exact amount, with its look-up.
PlannedStep refundStep(const PaymentId& charge, const Money& amount, const QString& reason);

/// Debits that the payer's bank takes back on demand: who refunds a part may lose the whole as well.
bool isBankDebit(const QString& method);
/// A bank debit of more than 180 days ago: Stripe will probably refuse (contract.md 17).
bool isPastRefundWindow(const Payment& payment, Instant now);

/// The kind of its operations, and what was asked for as Plan::parameters has it: the same before and after
/// it is done.
inline const QString refundKind = QStringLiteral("refund");
QString refundParameters(const RefundDraft& draft);

} // namespace regulars::payments
