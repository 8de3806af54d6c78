// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/plan.h"
#include "core/payments/problem.h"
#include "core/payments/transaction.h"

#include <QtCore/QTimeZone>

namespace regulars::payments {

/// What staff enter for money that a customer pays again after a chargeback.
struct RepaymentDraft {
    enum class How { Link, Manual };
    How how = How::Link;
    std::optional<Money> amount; ///< none: all that is still to be repaid
    QString method = QStringLiteral("cash"); ///< Manual: or "bank_transfer", "other"
    QString reference;                       ///< Manual: number of a receipt, text of a transfer; stays here
    std::optional<Instant> paidAt;           ///< Manual: the day it was, as paidOn(); none: now
    QString note;                            ///< for the studio's record, not sent to Stripe
    bool acceptRisk = false;                 ///< "I understand the risk and want to proceed"
    bool operator==(const RepaymentDraft&) const = default;
};

/// What will happen, worked out from the mirror; Stripe's own figures are compared before anything is sent.
struct RepaymentPreview {
    std::optional<Dispute> dispute; ///< the newest one that took money; none: there is nothing to repay
    Money amount;                   ///< nothing where the draft's can not be used
    Money disputed, repaidBefore, openAfter;
    QList<PaymentLinkId> replaced; ///< links on which nobody has paid: they are switched off
    std::optional<Money> ltvBefore, ltvAfter; ///< the customer's, in the dispute's currency; a link's once it is paid
    /// "repayment_dispute_open" (the bank may still give the money back), "repayment_elsewhere" (another desk noted one of
    /// which nothing is known here) and "customer_blocked" need acceptRisk;
    /// "repayment_over_disputed", "repayment_replaces_link".
    QStringList warnings;
    /// Empty: it can be sent. Fields "amount", "date", "method", "accept_risk", or "charge" where nothing that is entered
    /// helps; codes of problemOfAmount() and "currency_mismatch", "repayment_unfinished", "repayment_not_disputed", "repayment_inquiry",
    /// "repayment_dispute_won", "repayment_settled", "repayment_in_future", "repayment_method", "risk_not_accepted".
    QList<Problem> problems;
    /// Whether it goes on only with acceptRisk.
    bool needsAcceptRisk() const;
};

/// Pure. The rules are contract.md 18 and 23.
RepaymentPreview previewRepayment(const RepaymentDraft& draft, const TransactionBasis& basis);

/// The plan for a draft without problems; Validation with param and code of the first problem otherwise. A link is for one
/// payment and lives until it is paid or switched off; one that nobody has paid is switched off first, so that nobody pays
/// twice. Money by hand is recorded here, after the same look at the dispute.
Result<Plan> planRepayment(const RepaymentDraft& draft, const TransactionBasis& basis);

/// Whether money was taken for this dispute and not given back.
bool tookMoney(const Dispute& dispute);
/// Whether its bank has not decided yet.
bool isOpen(const Dispute& dispute);
/// What was repaid for one dispute, in its currency; an Error only where 64 bits are too few.
Result<Money> repaidOf(const Dispute& dispute, const QList<Repayment>& repayments);

/// Whether all that the bank took is repaid, as far as the mirror knows.
bool isSettled(const Dispute& dispute, const QList<Repayment>& repayments);
/// The moment that stands for a day of the studio's calendar on which somebody paid: its noon, whenever it is asked, so
/// that the same deed has the same parameters.
Instant paidOn(QDate day, const QTimeZone& zone);

/// The kinds of its operations, and what was asked for as Plan::parameters has it.
inline const QString repaymentKind = QStringLiteral("repayment"), repaymentLinkKind = QStringLiteral("repayment_link");
QString kindOf(const RepaymentDraft& draft);
QString repaymentParameters(const RepaymentDraft& draft);

} // namespace regulars::payments
