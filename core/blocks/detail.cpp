// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blocks/detail.h"

#include "core/customers/identifiers.h"
#include "core/store/cataloguerepository.h"
#include "core/store/customerrepository.h"
#include "core/store/paymentrepository.h"
#include "core/store/subscriptionrepository.h"

#include <QtNetwork/QHostAddress>

namespace regulars::blocks {

using namespace Qt::StringLiterals;
using customers::Identifier;

namespace {

constexpr std::pair<DetailKind, QStringView> names[] = {
    {DetailKind::CustomerId, u"customer_id"}, {DetailKind::Email, u"email"},
    {DetailKind::Card, u"card"},              {DetailKind::BankAccount, u"bank_account"},
    {DetailKind::IpAddress, u"ip_address"},
};

/// contract.md 24.
QString listTypeOf(DetailKind kind, const PaymentMethodDetails& method)
{
    switch (kind) {
    case DetailKind::CustomerId: return u"customer_id"_s;
    case DetailKind::Email: return u"email"_s;
    case DetailKind::IpAddress: return u"ip_address"_s;
    case DetailKind::Card: return u"card_fingerprint"_s;
    case DetailKind::BankAccount: break;
    }
    if (method.type == "sepa_debit"_L1 || method.type == "us_bank_account"_L1) return method.type + "_fingerprint"_L1;
    return {};
}

QList<Detail> detailsOf(const QList<Identifier>& identifiers)
{
    QList<Detail> details;
    for (const Identifier& identifier : identifiers)
        if (const auto detail = detailOf(identifier)) details.append(*detail);
    return details;
}

bool goesOn(const Subscription& subscription)
{
    static const QStringList live{u"active"_s, u"trialing"_s, u"past_due"_s, u"unpaid"_s};
    return live.contains(subscription.status) && !subscription.isEnding() && subscription.pauseCollection.isEmpty();
}

enum class Unseen { Add, LeaveOut };

/// Puts what the block log says on the details; `unseen`: those that nothing else knows (an address that was typed, a
/// card that is gone).
void mark(QList<Detail>& details, const QList<store::BlockedDetail>& logged, Unseen unseen)
{
    for (const store::BlockedDetail& one : logged) {
        const auto kind = detailKindFromText(one.kind);
        if (!kind) continue;
        Detail detail;
        detail.kind = *kind;
        detail.value = one.value;
        detail.listType = listTypeOf(*kind, {});
        const auto known = std::find_if(details.begin(), details.end(), [&](const Detail& d) { return isSame(d, detail); });
        if (known == details.end() && unseen == Unseen::LeaveOut) continue;
        Detail& there = known == details.end() ? details.emplace_back(detail) : *known;
        there.blocked = one.blocked;
        there.isLocal = one.blocked && one.isLocal;
    }
    std::stable_sort(details.begin(), details.end(), [](const Detail& a, const Detail& b) { return a.kind < b.kind; });
}

} // namespace

std::optional<Detail> detailOf(const Identifier& identifier)
{
    Detail detail;
    detail.value = identifier.value;
    detail.method = identifier.method;
    switch (identifier.kind) {
    case Identifier::Kind::CustomerId: detail.kind = DetailKind::CustomerId; break;
    case Identifier::Kind::Email: detail.kind = DetailKind::Email; break;
    case Identifier::Kind::Card: detail.kind = DetailKind::Card; break;
    case Identifier::Kind::BankAccount: detail.kind = DetailKind::BankAccount; break;
    case Identifier::Kind::Phone:
    case Identifier::Kind::Other: return {};
    }
    const bool isMethod = detail.kind == DetailKind::Card || detail.kind == DetailKind::BankAccount;
    if (isMethod && identifier.method.fingerprint.isEmpty()) return {}; // nothing tells it from others
    detail.listType = listTypeOf(detail.kind, detail.method);
    return detail;
}

QString toText(DetailKind kind)
{
    for (const auto& [known, name] : names)
        if (known == kind) return name.toString();
    return {};
}

std::optional<DetailKind> detailKindFromText(QStringView text)
{
    for (const auto& [kind, name] : names)
        if (name == text) return kind;
    return {};
}

bool isSame(const Detail& one, const Detail& other)
{
    const bool anyCase = one.kind == DetailKind::Email || one.kind == DetailKind::IpAddress;
    return one.kind == other.kind && one.value.compare(other.value, anyCase ? Qt::CaseInsensitive : Qt::CaseSensitive) == 0;
}

std::optional<Detail> ipAddress(const QString& text)
{
    const QString typed = text.trimmed();
    // QHostAddress takes "1" and "1.2" for addresses, too.
    if (typed.count(u'.') != 3 && !typed.contains(u':')) return {};
    QHostAddress address;
    if (typed.contains(u'%') || !address.setAddress(typed)) return {};
    Detail detail;
    detail.kind = DetailKind::IpAddress;
    detail.value = address.toString();
    detail.listType = listTypeOf(detail.kind, {});
    return detail;
}

Result<std::optional<BlockBasis>> loadBlockBasis(store::Database& database, const CustomerId& id)
{
    const auto customer = store::CustomerRepository(database).find(id);
    if (!customer) return failure(customer);
    if (!*customer) return std::optional<BlockBasis>();
    const auto methods = store::CatalogueRepository(database).methodsOfCustomer(id);
    if (!methods) return failure(methods);
    const auto payments = store::PaymentRepository(database).ofCustomer(id);
    if (!payments) return failure(payments);
    const auto subscriptions = store::SubscriptionRepository(database).ofCustomer(id);
    if (!subscriptions) return failure(subscriptions);
    const auto logged = store::BlockRepository(database).details(id);
    if (!logged) return failure(logged);
    BlockBasis basis{**customer, detailsOf(customers::identifiers(**customer, *methods, *payments)), {}};
    mark(basis.details, *logged, Unseen::Add);
    std::copy_if(subscriptions->begin(), subscriptions->end(), std::back_inserter(basis.running), goesOn);
    return std::optional(std::move(basis));
}

Result<std::optional<BlockBasis>> loadBlockBasis(store::Database& database, const Payment& payment)
{
    if (!payment.customer.isEmpty()) return loadBlockBasis(database, payment.customer);
    const auto logged = store::BlockRepository(database).details({});
    if (!logged) return failure(logged);
    BlockBasis basis{{}, detailsOf(customers::identifiers({}, {}, {payment})), {}};
    mark(basis.details, *logged, Unseen::LeaveOut);
    return std::optional(std::move(basis));
}

} // namespace regulars::blocks
