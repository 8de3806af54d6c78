// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/studio/life.h"

#include <chrono>

namespace regulars::sandbox {

namespace {

constexpr Stamp minute = 60;
constexpr Stamp hour = 60 * minute;
constexpr Stamp day = 24 * hour;
constexpr Stamp month = 30 * day;

/// The same day and time so many months earlier; the last day of a shorter month.
Stamp monthsBefore(Stamp stamp, int months)
{
    using namespace std::chrono;
    const sys_seconds instant{seconds(stamp)};
    const auto midnight = floor<days>(instant);
    year_month_day date = year_month_day(midnight) - std::chrono::months(months);
    if (!date.ok()) date = date.year() / date.month() / last;
    return (sys_days(date) + (instant - midnight)).time_since_epoch().count();
}

MethodDetails inventCard(Dice& dice)
{
    static const std::vector<std::string> brands{"visa", "mastercard", "amex", "discover", "jcb"};
    MethodDetails card;
    card.brand = brands[dice.weighted({52, 34, 8, 2, 4})];
    card.last4 = std::to_string(dice.between(1000, 9999));
    card.funding = dice.chance(70) ? "debit" : "credit";
    card.country = dice.chance(80) ? "DE" : "US";
    card.fingerprint = letters(dice.next(), 16);
    if (dice.chance(15)) card.wallet = dice.chance(60) ? "apple_pay" : "google_pay";
    return card;
}

MethodDetails inventAccount(Dice& dice)
{
    MethodDetails account;
    account.kind = MethodKind::SepaDebit;
    account.last4 = std::to_string(dice.between(1000, 9999));
    account.country = "DE";
    account.bankCode = "37040044";
    account.fingerprint = letters(dice.next(), 16);
    return account;
}

void setExpiry(MethodDetails& card, Stamp around)
{
    const std::chrono::year_month_day date{
        std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds{std::chrono::seconds(around)})};
    card.expMonth = static_cast<int>(static_cast<unsigned>(date.month()));
    card.expYear = static_cast<int>(date.year());
}

} // namespace

Life::Life(Person person, Fate fate, Dice dice, Stamp joins, std::uint32_t number)
    : m_person(std::move(person)), m_fate(fate), m_dice(dice), m_joins(joins), m_number(number)
{
    m_card = m_fate.sepa && m_fate.currency == 0 ? inventAccount(m_dice) : inventCard(m_dice);
}

void Life::schedule(World& world, Stamp at, Deed deed, std::int64_t detail) const
{
    if (at < world.end) world.agenda.add({at, 0, deed, m_number, detail});
}

Stamp Life::momentBetween(Stamp from, Stamp to)
{
    return to <= from ? from : m_dice.between(from, to);
}

Offer Life::offer() const
{
    switch (m_fate.plan) {
    case Fate::Plan::Basic:
        return Offer::Basic;
    case Fate::Plan::Student:
        return Offer::Student;
    case Fate::Plan::Yearly:
        return Offer::Yearly;
    case Fate::Plan::ClassPack:
        return Offer::ClassPack;
    case Fate::Plan::Unlimited:
    case Fate::Plan::OneOff:
    case Fate::Plan::Prospect:
        break;
    }
    return Offer::Unlimited;
}

void Life::plan(World& world)
{
    if (m_fate.end == Fate::End::PastDue && m_fate.subscribes() && m_fate.plan != Fate::Plan::Yearly) {
        // So that a renewal failed the day before yesterday.
        // Months of 31 days, or it would begin before the studio did.
        const int months = static_cast<int>((world.end - m_joins) / (31 * day));
        m_fate.trial = m_fate.pauses = false;
        m_joins = monthsBefore(world.end - 2 * day, std::max(2, months));
    }
    if (m_fate.newcomer) m_joins = world.end - 5 * day;
    schedule(world, m_joins, Deed::Join);
    Stamp until = world.end;
    if (m_fate.subscribes()) {
        schedule(world, m_joins + 3 * minute, Deed::Subscribe);
        if (m_fate.end == Fate::End::Leaves || m_fate.end == Fate::End::LeavesNow)
            until = momentBetween(m_joins + 2 * month, std::max(m_joins + 3 * month, world.end - month));
        planEnd(world, until);
    }
    planAccidents(world, std::min(until, world.end));
    planPayments(world);
    if (m_fate.quarrel != Fate::Quarrel::None) planQuarrel(world, std::min(until, world.end));
    if (m_fate.duplicate)
        schedule(world, momentBetween(m_joins + 10 * day, world.end - day), Deed::JoinAgain);
    if (m_fate.deleted) schedule(world, world.end - m_dice.between(1, 40) * day, Deed::Delete);
}

void Life::planPayments(World& world)
{
    Stamp at = m_joins + 2 * hour;
    const Stamp step = std::max<Stamp>(day, (world.end - m_joins) / (m_fate.extras + 1));
    for (int i = 0; i < m_fate.extras; ++i) {
        schedule(world, at, Deed::Buy);
        at += m_dice.between(step / 4, step);
    }
    if (m_fate.givenBack != Fate::GivenBack::None)
        schedule(world, momentBetween(m_joins + 4 * day, world.end - 2 * day), Deed::GiveBack);
}

void Life::planEnd(World& world, Stamp until)
{
    switch (m_fate.end) {
    case Fate::End::Stays:
        break;
    case Fate::End::Leaves:
        schedule(world, until, Deed::CancelAtEnd);
        if (m_fate.returns) schedule(world, until + m_dice.between(3, 8) * month, Deed::Subscribe);
        break;
    case Fate::End::LeavesNow:
        schedule(world, until, Deed::CancelNow);
        break;
    case Fate::End::Ending:
        schedule(world, world.end - m_dice.between(60, 300) * minute, Deed::CancelAtEnd);
        break;
    case Fate::End::CannotPay:
        schedule(world, momentBetween(m_joins + month, world.end - 2 * month), Deed::BankRefuses);
        break;
    case Fate::End::PastDue:
        schedule(world, world.end - 3 * day, Deed::BankRefuses);
        break;
    }
}

void Life::planAccidents(World& world, Stamp until)
{
    if (m_fate.stumbles && m_fate.end != Fate::End::CannotPay && m_fate.end != Fate::End::PastDue) {
        const Stamp at = momentBetween(m_joins + day, until - month);
        // Long enough for one renewal, short enough for its last retry.
        schedule(world, at, Deed::BankRefuses);
        schedule(world, at + m_dice.between(27, 33) * day, Deed::BankPays);
    }
    if (m_fate.cardExpires && m_card.kind == MethodKind::Card) {
        const Stamp at = momentBetween(m_joins + 2 * day, world.end - 10 * day);
        schedule(world, at, Deed::CardExpires);
        if (!m_fate.cardStaysExpired && m_dice.chance(50))
            schedule(world, at + m_dice.between(2, 9) * day, Deed::CardRenewed);
    }
    if (m_fate.credit) schedule(world, world.end - m_dice.between(1, 12) * day, Deed::Credit);
    if (m_fate.changesPlan)
        schedule(world, momentBetween(m_joins + 5 * day, until - 2 * day), Deed::ChangePlan);
}

void Life::planQuarrel(World& world, Stamp until)
{
    switch (m_fate.quarrel) {
    case Fate::Quarrel::None:
        return;
    case Fate::Quarrel::Open:
    case Fate::Quarrel::Inquiry:
        schedule(world, world.end - m_dice.between(1, 5) * day, Deed::Quarrel);
        return;
    case Fate::Quarrel::Won:
    case Fate::Quarrel::Lost:
        break;
    }
    const Stamp at = momentBetween(m_joins + 6 * day, std::max(m_joins + 7 * day, until - 3 * month));
    schedule(world, at, Deed::Quarrel);
    schedule(world, at + m_dice.between(8, 40) * hour,
             m_fate.quarrel == Fate::Quarrel::Won ? Deed::WinQuarrel : Deed::LoseQuarrel);
}

bool Life::isAboutSubscription(Deed deed) const
{
    return deed == Deed::CancelAtEnd || deed == Deed::CancelNow || deed == Deed::ChangePlan;
}

void Life::perform(World& world, const Step& step)
{
    Engine& engine = world.engine;
    // What was planned by the end of history may come before somebody who joined just now.
    if (!m_customer && step.deed != Deed::Join && step.deed != Deed::GuestBuys) return;
    if (isAboutSubscription(step.deed) &&
        (!m_subscription || engine.state().subscriptions[m_subscription].endedAt != 0))
        return;
    switch (step.deed) {
    case Deed::Join:
        return join(world);
    case Deed::JoinAgain:
        return joinAgain(world);
    case Deed::Subscribe:
        return subscribe(world);
    case Deed::Buy:
    case Deed::GuestBuys:
        return buy(world);
    case Deed::BankRefuses:
        if (m_method) engine.setBehavior(m_method, MethodBehavior::Declines, "insufficient_funds");
        return;
    case Deed::BankPays:
        if (m_method) engine.setBehavior(m_method, MethodBehavior::Pays);
        return;
    case Deed::CardExpires:
        if (m_method) engine.setBehavior(m_method, MethodBehavior::Declines, "expired_card");
        return;
    case Deed::CardRenewed: {
        if (!m_method) return;
        const PaymentMethod& method = engine.state().methods[m_method];
        engine.updateMethod(m_method, method.billing, method.details.expMonth, method.details.expYear + 4,
                            method.metadata);
        return engine.setBehavior(m_method, MethodBehavior::Pays);
    }
    case Deed::CancelAtEnd: {
        SubscriptionChange change;
        change.cancelAtPeriodEnd = true;
        change.cancelFeedback = m_dice.chance(40) ? "too_expensive" : "unused";
        return engine.updateSubscription(m_subscription, change);
    }
    case Deed::CancelNow:
        return engine.cancelSubscription(m_subscription);
    case Deed::ChangePlan:
        return changePlan(world);
    case Deed::GiveBack:
        return giveBack(world);
    case Deed::Quarrel:
        return quarrel(world);
    case Deed::WinQuarrel:
        return settleQuarrel(world, true);
    case Deed::LoseQuarrel:
        return settleQuarrel(world, false);
    case Deed::Credit: {
        const Customer& customer = engine.state().customers[m_customer];
        const Currency own = world.offers.currencies()[static_cast<std::size_t>(m_fate.currency)];
        const Currency currency = customer.currency.isEmpty() ? own : customer.currency;
        const std::int64_t amount =
            world.offers.amount(Offer::DropIn, static_cast<std::size_t>(m_fate.currency));
        engine.adjustBalance(m_customer, -amount, currency, BalanceKind::Adjustment, "Class was cancelled");
        return;
    }
    case Deed::Delete:
        return engine.deleteCustomer(m_customer);
    }
}

Ref<PaymentMethod> Life::newMethod(World& world)
{
    BillingDetails billing;
    billing.name = m_person.name;
    billing.email = m_person.email;
    billing.phone = m_person.phone;
    billing.address = m_person.address;
    MethodDetails details = m_card;
    if (details.kind == MethodKind::Card) {
        const Stamp now = world.engine.state().now;
        setExpiry(details, m_fate.cardExpires ? now + 6 * month : world.end + m_dice.between(2, 50) * month);
    }
    return world.engine.createMethod(details, MethodBehavior::Pays, {}, billing);
}

void Life::join(World& world)
{
    CustomerFields fields;
    fields.name = m_person.name;
    fields.email = m_person.email;
    fields.phone = m_person.phone;
    fields.address = m_person.address;
    fields.preferredLocales = {m_person.locale};
    if (m_dice.chance(10)) fields.description = "Came with a friend";
    m_customer = world.engine.createCustomer(fields);
    if (m_fate.plan == Fate::Plan::Prospect || m_fate.pauses) return;
    m_method = newMethod(world);
    world.engine.attachMethod(m_method, m_customer);
    fields = world.engine.state().customers[m_customer];
    fields.defaultMethod = m_method;
    world.engine.updateCustomer(m_customer, fields);
}

/// The same person once more, as happens when somebody checks out again: same email, same card, a second
/// record.
void Life::joinAgain(World& world)
{
    CustomerFields fields;
    fields.name = m_person.name;
    fields.email = m_person.email;
    m_twin = world.engine.createCustomer(fields);
    const Ref<PaymentMethod> method = newMethod(world);
    world.engine.attachMethod(method, m_twin);
    const auto currency = static_cast<std::size_t>(m_fate.currency);
    NewPayment payment;
    payment.amount = world.offers.amount(Offer::TenClasses, currency);
    payment.currency = world.offers.currencies()[currency];
    payment.customer = m_twin;
    payment.method = method;
    payment.description = Offers::nameOf(Offer::TenClasses);
    world.engine.createPayment(payment);
}

void Life::subscribe(World& world)
{
    NewSubscription wanted;
    wanted.customer = m_customer;
    wanted.items.push_back({world.offers.price(offer(), static_cast<std::size_t>(m_fate.currency)), 1, {}});
    const Stamp now = world.engine.state().now;
    if (m_fate.trial && !m_subscription) wanted.trialEnd = now + 14 * day;
    if (m_fate.pauses) {
        wanted.trialEnd = now + 7 * day;
        wanted.missingMethod = MissingMethod::Pause;
    }
    m_subscription = world.engine.createSubscription(wanted);
}

void Life::buy(World& world)
{
    static const std::vector<Offer> oneOff{Offer::TenClasses,    Offer::DropIn, Offer::Workshop,
                                           Offer::PrivateLesson, Offer::Mat,    Offer::Voucher};
    const Offer bought = oneOff[m_dice.weighted({24, 40, 12, 10, 7, 7})];
    const auto currency = static_cast<std::size_t>(m_fate.currency);
    NewPayment payment;
    payment.amount = world.offers.amount(bought, currency);
    payment.currency = world.offers.currencies()[currency];
    payment.customer = m_customer;
    payment.method = m_customer ? m_method : newMethod(world);
    payment.description = Offers::nameOf(bought);
    payment.receiptEmail = m_person.email;
    world.engine.createPayment(payment);
}

void Life::changePlan(World& world)
{
    const Subscription& subscription = world.engine.state().subscriptions[m_subscription];
    const Offer other = offer() == Offer::Basic ? Offer::Unlimited : Offer::Basic;
    ItemChange item;
    item.item = subscription.items.front();
    item.price = world.offers.price(other, static_cast<std::size_t>(m_fate.currency));
    SubscriptionChange change;
    change.items.push_back(item);
    if (m_dice.chance(50)) change.proration = ProrationBehavior::AlwaysInvoice;
    world.engine.updateSubscription(m_subscription, change);
}

Ref<Charge> Life::lastGoodCharge(const World& world) const
{
    const AccountState& state = world.engine.state();
    const std::vector<Ref<Charge>>& charges = state.byCustomer[m_customer.row].charges;
    for (auto it = charges.rbegin(); it != charges.rend(); ++it) {
        const Charge& charge = state.charges[*it];
        if (charge.status == ChargeStatus::Succeeded && !charge.disputed && charge.amountRefunded == 0)
            return *it;
    }
    return {};
}

void Life::giveBack(World& world)
{
    const Ref<Charge> charge = lastGoodCharge(world);
    if (!charge) return;
    const std::int64_t amount = world.engine.state().charges[charge].amount;
    const std::int64_t step = world.engine.state().charges[charge].currency.digits() == 3 ? 10 : 1;
    const std::int64_t part = m_fate.givenBack == Fate::GivenBack::Part ? amount / 3 / step * step : 0;
    const Ref<Refund> refund = world.engine.refund(charge, part, "requested_by_customer");
    if (m_fate.givenBack == Fate::GivenBack::Failed)
        world.engine.failRefund(refund, "expired_or_canceled_card");
}

void Life::quarrel(World& world)
{
    const Ref<Charge> charge = lastGoodCharge(world);
    if (!charge) return;
    static const std::vector<std::string> reasons{"fraudulent", "product_not_received",
                                                  "subscription_canceled", "duplicate"};
    m_dispute =
        world.engine.openDispute(charge, m_dice.pick(reasons), m_fate.quarrel == Fate::Quarrel::Inquiry);
}

void Life::settleQuarrel(World& world, bool won)
{
    if (!m_dispute) return;
    if (won) world.engine.submitEvidence(m_dispute, {{"service_documentation", "Attendance list"}}, true, {});
    world.engine.closeDispute(m_dispute, won);
}

} // namespace regulars::sandbox
