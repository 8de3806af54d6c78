// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/balance/adjustment.h"

#include "core/balance/ledgerstep.h"
#include "core/domain/customervalue.h"
#include "core/store/cataloguerepository.h"
#include "core/store/customerrepository.h"
#include "core/store/subscriptionrepository.h"
#include "core/store/syncrepository.h"

namespace regulars::balance {

using namespace Qt::StringLiterals;
using Direction = AdjustmentDraft::Direction;

namespace {

QString problemOfAmount(const AdjustmentDraft& draft, const Money& credit)
{
    const bool isTake = draft.direction == Direction::Take;
    const QString code = payments::problemOfAmount(draft.amount, isTake && draft.amount == credit);
    const bool isTooMuch = isTake && draft.amount.minor() > credit.minor();
    return isTooMuch && (code.isEmpty() || code == "amount_too_precise"_L1) ? u"balance_below_zero"_s : code;
}

/// What the draft does to Stripe's balance: its own sign, negative adds credit.
qint64 changeOf(const AdjustmentDraft& draft)
{
    return draft.direction == Direction::Add ? -draft.amount.minor() : draft.amount.minor();
}

std::optional<InvoiceEffect> effectOn(const NextInvoice& next, qint64 change)
{
    qint64 balance = 0;
    if (!next.total || qAddOverflow(next.startingBalance, change, &balance)) return {};
    const auto after = settle(*next.total, balance, next.smallestCharge);
    if (!after) return {};
    return InvoiceEffect{Money(next.amountDue, next.currency), Money(after->due, next.currency),
                         creditBalance(after->balance, next.currency)};
}

} // namespace

Result<std::optional<AdjustmentBasis>> loadAdjustmentBasis(store::Database& database, const CustomerId& id)
{
    const store::CustomerRepository customers(database);
    const auto customer = customers.find(id);
    if (!customer) return failure(customer);
    const auto row = customers.row(id);
    if (!row) return failure(row);
    if (!*customer || !*row) return std::optional<AdjustmentBasis>();
    const auto subscriptions = store::SubscriptionRepository(database).ofCustomer(id);
    if (!subscriptions) return failure(subscriptions);
    const auto prices = store::CatalogueRepository(database).prices();
    if (!prices) return failure(prices);
    const auto studio = store::SyncRepository(database).account();
    if (!studio) return failure(studio);
    const Currency settlement = *studio ? (*studio)->defaultCurrency : Currency();
    return std::optional(AdjustmentBasis{**customer, (*row)->creditBalance.currency(),
                                         nextInvoiceOf(*subscriptions, *prices, (*customer)->balance, settlement)});
}

AdjustmentPreview previewAdjustment(const AdjustmentDraft& draft, const AdjustmentBasis& basis)
{
    AdjustmentPreview preview;
    // Nothing binds a customer to a currency before the first money event.
    const bool isBound = !basis.customer.currency.isEmpty();
    const Currency currency = isBound ? basis.customer.currency : draft.amount.currency();
    preview.creditBefore = creditBalance(basis.customer.balance, currency);
    if (currency.isEmpty() || draft.amount.currency() != currency)
        preview.problems.append({u"currency"_s, u"balance_currency"_s});
    else if (const QString code = problemOfAmount(draft, preview.creditBefore); !code.isEmpty())
        preview.problems.append({u"amount"_s, code});
    const qint64 change = preview.problems.isEmpty() ? changeOf(draft) : 0;
    preview.creditAfter = Money(preview.creditBefore.minor() - change, currency);
    // An invoice in another currency takes nothing from this balance.
    if (basis.next && basis.next->currency == currency) {
        preview.nextInvoiceAt = basis.next->at;
        preview.isEstimate = basis.next->isEstimate;
        preview.nextInvoice = effectOn(*basis.next, change);
    }
    return preview;
}

QString adjustmentParameters(const AdjustmentDraft& draft)
{
    const QString verb = draft.direction == Direction::Add ? u"add"_s : u"take"_s;
    return u"%1=%2 %3"_s.arg(verb).arg(draft.amount.minor()).arg(draft.amount.currency().code());
}

Result<Plan> planAdjustment(const AdjustmentDraft& draft, const AdjustmentBasis& basis)
{
    const AdjustmentPreview preview = previewAdjustment(draft, basis);
    if (!preview.problems.isEmpty()) return Failure(errorOf(preview.problems.first()));
    const Customer& customer = basis.customer;
    const Currency currency = draft.amount.currency();
    const qint64 change = changeOf(draft);
    Plan plan;
    plan.kind = adjustmentKind;
    plan.customer = customer.id;
    plan.subject = customer.id.text();
    plan.parameters = adjustmentParameters(draft);
    plan.amount = Money(-change, currency);
    plan.note = draft.note;
    plan.guards = {balanceGuard(customer)};
    PlannedStep step =
        ledgerStep(customer.id, Money(change, currency), customer.balance + change, draft.note);
    // Whoever was faster may have left less than is taken here. What was added may be spent: it stands.
    if (draft.direction == Direction::Take)
        step.undo = ledgerStep(customer.id, Money(-change, currency), 0, draft.note).request;
    else
        step.expect.clear();
    plan.steps = {step};
    plan.touched = {{u"customer"_s, customer.id.text()}};
    return plan;
}

} // namespace regulars::balance
