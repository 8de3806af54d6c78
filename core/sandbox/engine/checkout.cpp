// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/checkout.h"
#include "core/sandbox/engine/events.h"
#include "core/sandbox/engine/exact.h"

namespace regulars::sandbox {

namespace {

constexpr Stamp minute = 60;
constexpr Stamp day = 86400;

Refusal notOpen()
{
    return invalid("This Session is not in an expireable or payable state: it is not open any more.", {},
                   "resource_missing");
}

} // namespace

/// What the lines have in common. Refuses before anything is made.
Currency Engine::requireSale(const std::vector<NewSaleLine>& lines) const
{
    if (lines.empty())
        throw invalid("Missing required param: line_items.", "line_items", "parameter_missing");
    Currency currency;
    std::int64_t total = 0;
    for (const NewSaleLine& line : lines) {
        const PriceFields& price = line.newPrice ? *line.newPrice : m_state.prices[line.price];
        if (price.interval != Interval::None)
            throw invalid("You specified `payment` mode but passed a recurring price.", "line_items");
        if (!currency.isEmpty() && price.currency != currency)
            throw invalid("All prices must have the same currency.", "line_items");
        currency = price.currency;
        total += amountOf(price, line.quantity);
    }
    if (total < minimumCharge(currency))
        throw invalid("The total amount must be at least the minimum charge amount.", {}, "amount_too_small");
    return currency;
}

std::vector<SaleLine> Engine::makeLines(const std::vector<NewSaleLine>& wanted)
{
    std::vector<SaleLine> lines;
    for (const NewSaleLine& one : wanted) {
        SaleLine line;
        line.id = m_state.newId("li_1", 23);
        line.price = one.price;
        line.quantity = one.quantity;
        if (one.newPrice) {
            PriceFields price = *one.newPrice;
            if (!price.product) {
                ProductFields product;
                product.name = one.newProduct;
                product.active = false;
                price.product = createProduct(std::move(product));
            }
            line.price = createPrice(std::move(price));
        }
        line.amount = amountOf(m_state.prices[line.price], line.quantity);
        lines.push_back(std::move(line));
    }
    return lines;
}

Ref<CheckoutSession> Engine::openSession(CheckoutSession row)
{
    row.id = m_state.newId("cs_test_a1", 56);
    row.created = m_state.now;
    if (row.expiresAt == 0) row.expiresAt = m_state.now + day;
    for (const SaleLine& line : row.lines)
        row.total += line.amount;
    const Ref<CheckoutSession> session = m_state.sessions.add(std::move(row));
    CheckoutSession& added = m_state.sessions[session];
    schedule(DueKind::Session, session.row, added.due, added.expiresAt);
    return session;
}

Ref<CheckoutSession> Engine::createCheckout(const NewCheckout& wanted)
{
    if (wanted.expiresAt != 0 &&
        (wanted.expiresAt < m_state.now + 30 * minute || wanted.expiresAt > m_state.now + day))
        throw invalid("The `expires_at` timestamp must be between 30 minutes and 24 hours from now.",
                      "expires_at");
    CheckoutSession row;
    row.currency = wanted.isSetup ? wanted.currency : requireSale(wanted.lines);
    row.lines = makeLines(wanted.lines);
    row.customer = wanted.customer;
    row.customerEmail = wanted.customerEmail;
    row.clientReference = wanted.clientReference;
    row.successUrl = wanted.successUrl;
    row.cancelUrl = wanted.cancelUrl;
    row.expiresAt = wanted.expiresAt;
    row.payment = wanted.payment;
    row.metadata = wanted.metadata;
    return openSession(std::move(row));
}

Ref<CheckoutSession> Engine::openLink(Ref<PaymentLink> link)
{
    const PaymentLink& source = m_state.paymentLinks[link];
    if (!source.active)
        throw invalid("This payment link is no longer active.", {}, "status_transition_invalid");
    CheckoutSession row;
    row.currency = source.currency;
    row.lines = source.lines;
    for (SaleLine& line : row.lines)
        line.id = m_state.newId("li_1", 23);
    row.successUrl = source.redirectUrl.empty() ? "https://stripe.com" : source.redirectUrl;
    row.link = link;
    row.payment = source.payment;
    row.metadata = source.metadata;
    return openSession(std::move(row));
}

void Engine::expireCheckout(Ref<CheckoutSession> session)
{
    CheckoutSession& row = m_state.sessions[session];
    if (row.status != SessionStatus::Open) throw notOpen();
    schedule(DueKind::Session, session.row, row.due, 0);
    if (row.intent) endPayment(row.intent, "expired");
    row.status = SessionStatus::Expired;
    emit("checkout.session.expired", session);
}

void Engine::payCheckout(Ref<CheckoutSession> session, Payer payer)
{
    CheckoutSession& row = m_state.sessions[session];
    if (row.status != SessionStatus::Open) throw notOpen();
    requireUsable(payer.method, row.customer);
    row.payer = std::move(payer.details);
    if (row.lines.empty()) {
        attachMethod(payer.method, row.customer);
        schedule(DueKind::Session, session.row, row.due, 0);
        row.status = SessionStatus::Complete;
        return emit("checkout.session.completed", session);
    }
    if (!row.intent) {
        NewPayment payment;
        payment.amount = row.total;
        payment.currency = row.currency;
        payment.customer = row.customer;
        payment.confirm = false;
        payment.description = row.payment.description;
        payment.statementDescriptor = row.payment.statementDescriptor;
        payment.receiptEmail = row.payment.receiptEmail;
        payment.returnUrl = row.successUrl;
        payment.metadata = row.payment.metadata;
        row.intent = createPayment(payment);
        m_state.intents[row.intent].session = session;
    }
    m_state.intents[row.intent].ipAddress = std::move(payer.ipAddress);
    confirmPayment(row.intent, payer.method);
}

/// The page that a payment came from moves on with it.
void Engine::followPayment(Ref<PaymentIntent> intent)
{
    const PaymentIntent& payment = m_state.intents[intent];
    if (!payment.session) return;
    CheckoutSession& row = m_state.sessions[payment.session];
    const bool paid = payment.status == IntentStatus::Succeeded;
    if (row.status == SessionStatus::Complete) // a debit, days later
        return emit(paid ? "checkout.session.async_payment_succeeded"
                         : "checkout.session.async_payment_failed",
                    payment.session);
    if (!paid && payment.status != IntentStatus::Processing) return; // another try is possible
    schedule(DueKind::Session, payment.session.row, row.due, 0);
    row.status = SessionStatus::Complete;
    emit("checkout.session.completed", payment.session);
    if (!row.link) return;
    change("payment_link.updated", row.link, m_state.paymentLinks[row.link], [](PaymentLink& link) {
        ++link.completed;
        if (link.limit != 0 && link.completed >= link.limit) link.active = false;
    });
}

Ref<PaymentLink> Engine::createPaymentLink(const NewPaymentLink& wanted)
{
    PaymentLink row;
    row.currency = requireSale(wanted.lines);
    row.lines = makeLines(wanted.lines);
    row.id = m_state.newId("plink_1", 23);
    row.created = m_state.now;
    row.limit = wanted.limit;
    row.inactiveMessage = wanted.inactiveMessage;
    row.confirmation = wanted.confirmation;
    row.redirectUrl = wanted.redirectUrl;
    row.payment = wanted.payment;
    row.metadata = wanted.metadata;
    const Ref<PaymentLink> link = m_state.paymentLinks.add(std::move(row));
    emit("payment_link.created", link);
    return link;
}

void Engine::updatePaymentLink(Ref<PaymentLink> link, PaymentLinkChange wanted)
{
    change("payment_link.updated", link, m_state.paymentLinks[link], [&](PaymentLink& row) {
        const auto set = [](auto& field, auto& value) {
            if (value) field = *std::move(value);
        };
        set(row.active, wanted.active);
        set(row.limit, wanted.limit);
        set(row.inactiveMessage, wanted.inactiveMessage);
        set(row.payment, wanted.payment);
        set(row.metadata, wanted.metadata);
    });
}

} // namespace regulars::sandbox
