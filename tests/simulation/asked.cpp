// SPDX-License-Identifier: GPL-3.0-or-later
#include "asked.h"

#include "core/balance/adjustment.h"
#include "core/balance/giveback.h"
#include "core/blocks/block.h"
#include "core/payments/refund.h"
#include "core/payments/repayment.h"
#include "core/subscriptions/billingday.h"
#include "core/subscriptions/cancellation.h"
#include "core/subscriptions/change.h"
#include "core/subscriptions/collection.h"
#include "core/subscriptions/creation.h"
#include "core/subscriptions/discounting.h"
#include "core/subscriptions/method.h"
#include "core/subscriptions/pause.h"
#include "core/subscriptions/wholepause.h"

#include <QtSql/QSqlQuery>

namespace regulars::tests {

using namespace Qt::StringLiterals;

namespace {

/// One of the ids that a query finds; empty without any.
QString someId(store::Database& mirror, Random& random, const QString& sql)
{
    QStringList ids;
    QSqlQuery query(sql, mirror.handle());
    while (query.next())
        ids.append(query.value(0).toString());
    return ids.isEmpty() ? QString()
                         : ids[static_cast<qsizetype>(random.below(static_cast<std::uint64_t>(ids.size())))];
}

qint64 upTo(Random& random, qint64 most)
{
    return 1 + static_cast<qint64>(random.below(static_cast<std::uint64_t>(std::max<qint64>(most, 1))));
}

Wish refundOf(const PaymentId& charge, qint64 amount, int step, int group)
{
    return {std::to_string(step), Wish::Of::Refund, charge.text().toStdString(), amount, group, false};
}

Wish entryOf(const CustomerId& customer, qint64 amount, int step, int group)
{
    return {std::to_string(step), Wish::Of::Ledger, customer.text().toStdString(), amount, group, false};
}

Wish undoOf(const Wish& wish)
{
    return {wish.step + "-undo", Wish::Of::Ledger, wish.object, -wish.amount, wish.group, true};
}

std::optional<Asked> someRefund(store::Database& mirror, Instant now, Random& random)
{
    const QString sql =
        random.below(4) == 0
            ? u"SELECT id FROM payments ORDER BY id"_s
            : u"SELECT id FROM payments WHERE status = 'succeeded' AND amount_refunded < amount "
              "ORDER BY id"_s;
    const PaymentId charge(someId(mirror, random, sql));
    const auto basis = payments::loadTransactionBasis(mirror, charge, now);
    if (!basis || !*basis) return {};
    const Payment& payment = (*basis)->transaction.payment;
    const qint64 left = payment.amountCaptured - payment.amountRefunded;
    payments::RefundDraft draft;
    const auto how = random.below(3); // 0: all that is left, without a figure
    if (how == 1) draft.amount = Money(left, payment.currency);
    if (how == 2) draft.amount = Money(upTo(random, left), payment.currency);
    if (random.below(3) == 0) draft.reason = u"duplicate"_s;
    draft.acceptRisk = random.below(2) == 0;
    const auto plan = payments::planRefund(draft, **basis);
    if (!plan) return {};
    return Asked{{}, *plan, {refundOf(charge, draft.amount ? draft.amount->minor() : left, 1, 0)}, {}};
}

std::optional<Asked> someAdjustment(store::Database& mirror, Random& random)
{
    using Direction = balance::AdjustmentDraft::Direction;
    balance::AdjustmentDraft draft;
    draft.direction = random.below(3) == 0 ? Direction::Add : Direction::Take;
    const CustomerId customer(someId(mirror, random,
                                     draft.direction == Direction::Add
                                         ? u"SELECT id FROM customers ORDER BY id"_s
                                         : u"SELECT id FROM customers WHERE balance < 0 ORDER BY id"_s));
    const auto basis = balance::loadAdjustmentBasis(mirror, customer);
    if (!basis || !*basis) return {};
    const Currency currency = (*basis)->currency.isEmpty() ? Currency(u"eur") : (*basis)->currency;
    const qint64 credit = -(*basis)->customer.balance;
    const bool isAll = draft.direction == Direction::Take && random.below(2) == 0;
    const qint64 amount = isAll ? credit : upTo(random, draft.direction == Direction::Take ? credit : 9000);
    draft.amount = Money(amount, currency);
    if (random.below(2) == 0) draft.note = u"agreed at the desk"_s;
    const auto plan = balance::planAdjustment(draft, **basis);
    if (!plan) return {};
    const Wish wish = entryOf(customer, draft.direction == Direction::Add ? -amount : amount, 1, 0);
    Asked asked{{}, *plan, {wish}, {}};
    // What was added can not be taken back safely: it may be spent by then.
    if (draft.direction == Direction::Take) asked.wishes.append(undoOf(wish));
    return asked;
}

std::optional<Asked> someGiveBack(store::Database& mirror, Instant now, Random& random)
{
    const CustomerId customer(someId(mirror, random,
                                     u"SELECT id FROM customers WHERE balance < 0 AND EXISTS (SELECT 1 FROM "
                                     "payments WHERE customer = customers.id) ORDER BY id"_s));
    const auto basis = balance::loadGiveBackBasis(mirror, customer, now);
    if (!basis || !*basis) return {};
    balance::GiveBackDraft draft;
    if (random.below(5) == 0 && !(*basis)->payments.isEmpty())
        draft.unticked.append((*basis)->payments.first().id);
    const auto preview = balance::previewGiveBack(draft, **basis);
    const auto plan = balance::planGiveBack(draft, **basis);
    if (!plan) return {};
    Asked asked{{}, *plan, {}, {}};
    int step = 0, group = 0;
    for (const balance::GiveBackLine& line : preview.lines) {
        if (line.refund.isZero()) continue;
        const Wish ledger = entryOf(customer, line.refund.minor(), ++step, group);
        const Wish refund = refundOf(line.charge, line.refund.minor(), ++step, group++);
        asked.wishes += {ledger, undoOf(ledger), refund};
    }
    return asked;
}

std::optional<Asked> someRepayment(store::Database& mirror, Instant now, Random& random)
{
    using How = payments::RepaymentDraft::How;
    const PaymentId charge(someId(mirror, random, u"SELECT payment FROM disputes ORDER BY id"_s));
    const auto basis = payments::loadTransactionBasis(mirror, charge, now);
    if (!basis || !*basis) return {};
    payments::RepaymentDraft draft;
    draft.how = random.below(3) == 0 ? How::Manual : How::Link;
    draft.acceptRisk = random.below(3) != 0;
    if (random.below(2) == 0) draft.amount = Money(upTo(random, 9000), (*basis)->transaction.payment.currency);
    const auto preview = payments::previewRepayment(draft, **basis);
    const auto plan = payments::planRepayment(draft, **basis);
    if (!plan) return {};
    Asked asked{{}, *plan, {}, {}};
    const auto steps = static_cast<int>(plan->steps.size());
    if (draft.how == How::Link)
        asked.wishes = {{std::to_string(steps), Wish::Of::Link, preview.dispute->id.text().toStdString(),
                         preview.amount.minor(), steps - 1, false}};
    return asked;
}

std::optional<Asked> someBlock(store::Database& mirror, stripe::Client& client, Random& random)
{
    const CustomerId customer(someId(mirror, random, u"SELECT id FROM customers ORDER BY id"_s));
    const auto basis = blocks::loadBlockBasis(mirror, customer);
    if (!basis || !*basis) return {};
    const auto radar = blocks::readRadar(client, (*basis)->details, {});
    if (!radar) qFatal("%s", qPrintable(radar.error().detail));
    blocks::BlockDraft draft;
    draft.why = u"charged back"_s;
    QList<blocks::Detail>& details = random.below(3) == 0 ? draft.unblock : draft.block;
    details = (*basis)->details;
    if (random.below(2) == 0 && details.size() > 1) details = {details[static_cast<qsizetype>(random.below(2))]};
    const auto plan = blocks::planBlock(draft, **basis, *radar);
    if (!plan) return {};
    Asked asked{{}, *plan, {}, {}};
    for (const blocks::BlockChange& change : blocks::previewBlock(draft, **basis, *radar).changes)
        if (!change.isLocal) asked.blocks.insert(change.detail.value.toLower(), change.blocked);
    return asked;
}

/// What a quote for a subscription says counts only as long as Stripe is as the mirror has it: else staff see another one.
template<class Quote> std::optional<Asked> planned(const Result<Quote>& quote, const std::function<Result<Plan>(const Quote&)>& plan)
{
    if (!quote) return {};
    const auto made = plan(*quote);
    return made ? std::optional(Asked{{}, *made, {}, {}}) : std::nullopt;
}

std::optional<Asked> someEnd(const subscriptions::SubscriptionBasis& basis, Random& random)
{
    using Draft = subscriptions::CancellationDraft;
    if (basis.subscription.isEnding() && random.below(2) == 0) {
        const auto plan = subscriptions::planRecovery(basis);
        return plan ? std::optional(Asked{{}, *plan, {}, {}}) : std::nullopt;
    }
    Draft draft;
    draft.when = std::array{Draft::When::PeriodEnd, Draft::When::Now, Draft::When::Date}[random.below(3)];
    draft.date = basis.now + std::chrono::hours(24 * upTo(random, 40));
    if (random.below(2) == 0) draft.unused = Draft::Unused::Credit;
    const auto plan = subscriptions::planCancellation(draft, basis);
    return plan ? std::optional(Asked{{}, *plan, {}, {}}) : std::nullopt;
}

std::optional<Asked> someChange(stripe::Client& client, const subscriptions::SubscriptionBasis& basis, Random& random)
{
    using subscriptions::ChangeDraft;
    ChangeDraft draft;
    draft.item = basis.subscription.items.first().id;
    draft.charge = std::array{ChangeDraft::Charge::Now, ChangeDraft::Charge::Later, ChangeDraft::Charge::Never}[random.below(3)];
    const auto offers = subscriptions::offeredPrices(basis, draft.item);
    if (random.below(3) == 0) draft.quantity = upTo(random, 3);
    else if (random.below(2) == 0 || offers.isEmpty()) draft.amount = Money(upTo(random, 20'000), basis.subscription.currency);
    else draft.price = offers[static_cast<qsizetype>(random.below(static_cast<std::uint64_t>(offers.size())))].price.id;
    const auto quote = subscriptions::quoteChange(client, draft, basis, {});
    return planned<subscriptions::Quote>(quote, [&](const auto& is) { return subscriptions::planChange(draft, basis, is); });
}

std::optional<Asked> someBillingDay(stripe::Client& client, const subscriptions::SubscriptionBasis& basis, Random& random)
{
    using Draft = subscriptions::BillingDayDraft;
    Draft draft;
    if (random.below(2) == 0) draft.when = Draft::When::Date;
    draft.date = basis.now + std::chrono::hours(24 * upTo(random, 60));
    if (random.below(2) == 0) draft.unused = Draft::Unused::Credit;
    const auto quote = subscriptions::quoteBillingDay(client, draft, basis, {});
    return planned<subscriptions::Quote>(quote, [&](const auto& is) { return subscriptions::planBillingDay(draft, basis, is); });
}

std::optional<Asked> someDiscount(store::Database& mirror, stripe::Client& client, const subscriptions::SubscriptionBasis& basis,
                                  Random& random)
{
    subscriptions::DiscountDraft draft;
    const auto terms = subscriptions::askTerms(client, basis.subscription.id, {});
    if (!terms) return {};
    if (!terms->discounts.isEmpty() && random.below(2) == 0) draft.removed = {terms->discounts.first().id};
    else draft.code = someId(mirror, random, u"SELECT id FROM coupons ORDER BY id"_s);
    const auto quote = subscriptions::quoteDiscounts(client, draft, basis, {});
    return planned<subscriptions::DiscountQuote>(quote, [&](const auto& is) { return subscriptions::planDiscounts(draft, basis, is); });
}

std::optional<Asked> somePause(const subscriptions::SubscriptionBasis& basis, Random& random)
{
    subscriptions::PauseDraft draft;
    draft.behavior = subscriptions::pauseBehaviors()[static_cast<qsizetype>(random.below(3))];
    if (random.below(2) == 0) draft.until = basis.now + std::chrono::hours(24 * upTo(random, 60));
    const bool isPaused = !basis.subscription.pauseCollection.isEmpty();
    const auto plan = isPaused ? subscriptions::planResumption(basis) : subscriptions::planPause(draft, basis);
    return plan ? std::optional(Asked{{}, *plan, {}, {}}) : std::nullopt;
}

std::optional<Asked> someWholePause(stripe::Client& client, const subscriptions::SubscriptionBasis& basis, Random& random)
{
    using subscriptions::WholePauseDraft;
    using subscriptions::WholeResumptionDraft;
    if (basis.subscription.status != "paused"_L1) {
        WholePauseDraft draft;
        draft.unused = std::array{WholePauseDraft::Unused::Nothing, WholePauseDraft::Unused::Later, WholePauseDraft::Unused::Credit}[random.below(3)];
        draft.acceptRisk = random.below(2) == 0;
        const auto quote = subscriptions::quoteWholePause(client, basis, {});
        return planned<subscriptions::Quote>(quote, [&](const auto& is) { return subscriptions::planWholePause(draft, basis, is); });
    }
    WholeResumptionDraft draft;
    if (random.below(2) == 0) draft.period = WholeResumptionDraft::Period::Present;
    draft.acceptRisk = random.below(2) == 0;
    const auto quote = subscriptions::quoteWholeResumption(client, draft, basis, {});
    return planned<subscriptions::Quote>(quote, [&](const auto& is) { return subscriptions::planWholeResumption(draft, basis, is); });
}

std::optional<Asked> someCollection(const subscriptions::SubscriptionBasis& basis, Random& random)
{
    using Draft = subscriptions::CollectionDraft;
    Draft draft;
    draft.how = std::array{Draft::How::Retry, Draft::How::ByHand, Draft::How::WriteOff}[random.below(3)];
    draft.acceptRisk = random.below(2) == 0;
    if (!basis.methods.isEmpty() && random.below(2) == 0) draft.method = basis.methods.first().id;
    const auto plan = subscriptions::planCollection(draft, basis);
    return plan ? std::optional(Asked{{}, *plan, {}, {}}) : std::nullopt;
}

std::optional<Asked> someMethod(const subscriptions::SubscriptionBasis& basis, Random& random)
{
    if (basis.methods.isEmpty()) return {};
    const auto number = random.below(static_cast<std::uint64_t>(basis.methods.size()));
    const auto plan = subscriptions::planMethod({basis.methods[static_cast<qsizetype>(number)].id, random.below(2) == 0, {}}, basis);
    return plan ? std::optional(Asked{{}, *plan, {}, {}}) : std::nullopt;
}

std::optional<Asked> someCreation(store::Database& mirror, stripe::Client& client, Instant now, Random& random)
{
    const CustomerId customer(someId(mirror, random, u"SELECT id FROM customers ORDER BY id"_s));
    const auto basis = subscriptions::loadNewBasis(mirror, customer, now);
    if (!basis || !*basis) return {};
    const auto offers = subscriptions::offeredPrices(**basis, {});
    if (offers.isEmpty()) return {};
    const Price price = offers[static_cast<qsizetype>(random.below(static_cast<std::uint64_t>(offers.size())))].price;
    subscriptions::CreationDraft draft;
    draft.price = price.id;
    draft.quantity = upTo(random, 2);
    draft.sendsInvoice = random.below(3) == 0;
    draft.acceptRisk = random.below(2) == 0;
    const auto how = random.below(3);
    if (how == 1) draft.firstPayment = now + std::chrono::hours(24 * upTo(random, 30));
    if (how == 2) draft.introAmount = Money(upTo(random, price.unitAmount.value_or(1)), price.currency);
    if (!(*basis)->methods.isEmpty()) draft.method = (*basis)->methods.first().id;
    const auto quote = subscriptions::quoteCreation(client, draft, **basis, {});
    return planned<subscriptions::CreationQuote>(quote, [&](const auto& is) { return subscriptions::planCreation(draft, **basis, is); });
}

std::optional<Asked> someSubscription(store::Database& mirror, stripe::Client& client, Instant now, Random& random)
{
    if (random.below(6) == 0) return someCreation(mirror, client, now, random);
    const SubscriptionId id(someId(mirror, random, u"SELECT id FROM subscriptions WHERE ended_at IS NULL ORDER BY id"_s));
    const auto basis = subscriptions::loadSubscriptionBasis(mirror, id, now);
    if (!basis || !*basis || (*basis)->subscription.items.isEmpty()) return {};
    if (!(*basis)->unpaid.isEmpty() && random.below(2) == 0) return someCollection(**basis, random);
    if ((*basis)->subscription.status == "paused"_L1 && random.below(2) == 0) return someWholePause(client, **basis, random);
    switch (random.below(10)) {
    case 0:
    case 1:
        return someEnd(**basis, random);
    case 2:
        return someBillingDay(client, **basis, random);
    case 3:
        return someDiscount(mirror, client, **basis, random);
    case 4:
        return somePause(**basis, random);
    case 5:
        return someMethod(**basis, random);
    case 6:
        return someWholePause(client, **basis, random);
    default:
        return someChange(client, **basis, random);
    }
}

} // namespace

std::optional<Asked> someWish(store::Database& mirror, stripe::Client& client, Instant now, Random& random)
{
    const auto what = random.below(18);
    if (what >= 12) return someSubscription(mirror, client, now, random);
    if (what < 3) return someRefund(mirror, now, random);
    if (what < 5) return someAdjustment(mirror, random);
    if (what < 8) return someGiveBack(mirror, now, random);
    return what < 11 ? someRepayment(mirror, now, random) : someBlock(mirror, client, random);
}

} // namespace regulars::tests
