// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/balance/nextinvoice.h"
#include "core/domain/customer.h"
#include "core/domain/plan.h"
#include "core/payments/problem.h"
#include "core/store/database.h"

namespace regulars::balance {

/// What staff enter to change what the studio owes a customer.
struct AdjustmentDraft {
    enum class Direction { Add, Take };
    Direction direction = Direction::Add;
    Money amount;
    QString note; ///< for the studio's record; Stripe keeps it as the entry's description too
    bool operator==(const AdjustmentDraft&) const = default;
};

/// What a change is decided by.
struct AdjustmentBasis {
    Customer customer;
    Currency currency; ///< of the balance; where Stripe has set none, the customer's main one
    std::optional<NextInvoice> next;
};

/// Loads it from the mirror; nothing if that does not hold the customer. A caller with a create_preview from
/// Stripe puts it in the place of `next`. Runs on a worker thread.
Result<std::optional<AdjustmentBasis>> loadAdjustmentBasis(store::Database& database, const CustomerId& id);

/// What the next invoice asks for, before and after.
struct InvoiceEffect {
    Money dueBefore, dueAfter;
    Money creditLeft; ///< stays for the one after; below zero: was too little to be charged, and is asked for then
    bool operator==(const InvoiceEffect&) const = default;
};

/// What will happen, worked out from the mirror; Stripe's own figures are compared before anything is sent.
struct AdjustmentPreview {
    Money creditBefore, creditAfter;          ///< negative: the customer owes
    std::optional<Instant> nextInvoiceAt;     ///< none: no invoice is to come
    bool isEstimate = false;                  ///< see NextInvoice
    std::optional<InvoiceEffect> nextInvoice; ///< none also where its amount can not be told
    /// Fields "amount" ("amount_zero", "amount_negative", "amount_too_precise", "amount_too_large",
    /// "balance_below_zero": the customer would owe) and "currency" ("balance_currency": a balance lives in
    /// one).
    QList<payments::Problem> problems; ///< empty: it can be sent
};

/// Pure. The rules are contract.md 5, 34 and 36.
AdjustmentPreview previewAdjustment(const AdjustmentDraft& draft, const AdjustmentBasis& basis);

/// The plan for a draft without problems; Validation with param and code of the first problem otherwise. Its
/// amount has the direction's sign: what is taken is negative. Where the balance moves at the last moment, a
/// take is taken back and ends refused; an add stands, since taking it back could make a debt.
Result<Plan> planAdjustment(const AdjustmentDraft& draft, const AdjustmentBasis& basis);

/// The kind of its operations, and what was asked for as Plan::parameters has it.
inline const QString adjustmentKind = QStringLiteral("balance_adjustment");
QString adjustmentParameters(const AdjustmentDraft& draft);

} // namespace regulars::balance
