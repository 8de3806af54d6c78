// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/domain/ids.h"
#include "core/domain/money.h"

#include <optional>

namespace regulars {

/// A page on which anybody who knows its address pays once (contract.md 23).
struct PaymentLink {
    PaymentLinkId id;
    QString url;
    bool active = true;
    PaymentIntentId paymentIntent; ///< of the checkout that was completed on it; empty before
    bool operator==(const PaymentLink&) const = default;
};

/// What a step notes about money that a customer pays again after a chargeback (design.md 2, repayment).
struct RepaymentNote {
    DisputeId dispute;
    PaymentId payment; ///< the disputed one
    Money amount;
    QString method;    ///< "link", or by hand: "cash", "bank_transfer", "other"
    QString reference; ///< typed by staff; stays here
    std::optional<Instant> paidAt; ///< by hand: when it was
    bool operator==(const RepaymentNote&) const = default;
};

/// A repayment as it is kept. One by hand is paid from the start, one by link once its payment succeeded.
struct Repayment {
    RepaymentNote note;
    CustomerId customer; ///< empty for guests
    QString operation;
    QString who; ///< who recorded it or made the link
    std::optional<PaymentLink> link; ///< of "link"; none where the mirror does not hold it
    std::optional<PaymentId> paidBy; ///< of "link": the payment, once it succeeded
    std::optional<Money> paid;       ///< by link: less what was refunded of it; none: not paid
    std::optional<Instant> paidAt;
    bool operator==(const Repayment&) const = default;

    bool isLink() const { return note.method == QLatin1StringView("link"); }
    /// Somebody may still pay on its page.
    bool isOpen() const { return isLink() && !paid && link && link->active && link->paymentIntent.isEmpty(); }
};

} // namespace regulars
