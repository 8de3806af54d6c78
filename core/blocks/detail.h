// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/customers/profile.h"
#include "core/domain/customer.h"
#include "core/domain/payment.h"
#include "core/domain/paymentmethod.h"
#include "core/domain/subscription.h"
#include "core/store/blockrepository.h"

namespace regulars::blocks {

/// What of a customer can be kept from buying (design.md 2, block).
enum class DetailKind { CustomerId, Email, Card, BankAccount, IpAddress };
/// "customer_id", "email", "card", "bank_account", "ip_address": as stored and as printed.
QString toText(DetailKind kind);
std::optional<DetailKind> detailKindFromText(QStringView text);

struct Detail {
    DetailKind kind = DetailKind::CustomerId;
    QString value;               ///< id, email, fingerprint, address
    PaymentMethodDetails method; ///< of Card and BankAccount, where it is known
    QString listType;            ///< item_type of the Radar list that takes it (contract.md 24); empty: none does
    bool blocked = false;        ///< as the block log has it
    bool isLocal = false;        ///< blocked, but only here
    bool operator==(const Detail&) const = default;
};

/// What of an identifier can be blocked; nothing for phones, and for methods that nothing tells from others.
std::optional<Detail> detailOf(const customers::Identifier& identifier);
/// Whether both mean the same: emails and IP addresses whatever their case.
bool isSame(const Detail& one, const Detail& other);
/// An IP address that somebody typed, versions 4 and 6; nothing for other texts.
std::optional<Detail> ipAddress(const QString& text);

/// What a block is decided by, as the store knows it.
struct BlockBasis {
    Customer customer;
    QList<Detail> details;       ///< those that can be blocked, by kind
    QList<Subscription> running; ///< live ones that go on: blocking does not end them
};

/// Loads it; nothing if the mirror does not hold the customer. Runs on a worker thread.
Result<std::optional<BlockBasis>> loadBlockBasis(store::Database& database, const CustomerId& id);
/// Of whoever made a payment: of a guest, what the payment itself shows.
Result<std::optional<BlockBasis>> loadBlockBasis(store::Database& database, const Payment& payment);

} // namespace regulars::blocks
