// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/balance/giveback.h"

#include "core/balance/ledgerstep.h"
#include "core/domain/customervalue.h"
#include "core/payments/refund.h"
#include "core/store/customerrepository.h"
#include "core/store/paymentrepository.h"
#include "core/store/subscriptionrepository.h"

#include <algorithm>

namespace regulars::balance {

using namespace Qt::StringLiterals;

namespace {

/// A charge with what the wanted invoices got of it.
struct Source {
    const Payment* payment = nullptr; ///< null: paid outside Stripe
    const Invoice* invoice = nullptr; ///< the newest of them; null: none
    qint64 most = 0;                  ///< of what was paid, this may go back
    Instant date() const { return payment ? payment->created : invoice->paidAt.value_or(invoice->created); }
};

bool isPaidBy(const InvoicePayment& part, const Payment& payment)
{
    if (!part.charge.isEmpty()) return part.charge == payment.id;
    return !part.paymentIntent.isEmpty() && part.paymentIntent == payment.paymentIntent;
}

bool isWanted(const Invoice& invoice, const GiveBackDraft& draft)
{
    const bool isOfIt = draft.subscription.isEmpty() || invoice.subscription == draft.subscription;
    return isOfIt && invoice.status == "paid"_L1 && invoice.total > 0 && invoice.amountPaid > 0;
}

Source sourceOf(const Payment& payment, const GiveBackDraft& draft, const QList<Invoice>& invoices)
{
    Source source;
    bool paidAnInvoice = false;
    for (const Invoice& invoice : invoices) {
        for (const InvoicePayment& part : invoice.payments) {
            if (!isPaidBy(part, payment)) continue;
            paidAnInvoice = true;
            if (part.status != "paid"_L1 || !isWanted(invoice, draft)) continue;
            source.payment = &payment;
            source.most += part.amountPaid;
            if (!source.invoice || source.invoice->created < invoice.created) source.invoice = &invoice;
        }
    }
    // A payment without an invoice belongs to no subscription.
    if (!paidAnInvoice && draft.subscription.isEmpty()) {
        source.payment = &payment;
        source.most = payment.amountCaptured;
    }
    return source;
}

/// Newest first.
QList<Source> sourcesOf(const GiveBackDraft& draft, const GiveBackBasis& basis)
{
    QList<Source> sources;
    for (const Payment& payment : basis.payments) {
        if (const Source source = sourceOf(payment, draft, basis.invoices); source.payment)
            sources.append(source);
    }
    for (const Invoice& invoice : basis.invoices) {
        const auto isInside = [](const InvoicePayment& part) {
            return part.status == "paid"_L1 && part.type != "payment_record"_L1;
        };
        if (isWanted(invoice, draft) &&
            std::none_of(invoice.payments.begin(), invoice.payments.end(), isInside))
            sources.append({nullptr, &invoice, invoice.amountPaid});
    }
    std::stable_sort(sources.begin(), sources.end(),
                     [](const Source& a, const Source& b) { return a.date() > b.date(); });
    return sources;
}

qint64 remainingOf(const Payment& payment)
{
    return payment.amountCaptured - payment.amountRefunded;
}

/// Why nothing can go back there, however much there is.
QString whySkipped(const Source& source, const GiveBackDraft& draft, const GiveBackBasis& basis)
{
    const Currency currency = source.payment ? source.payment->currency : source.invoice->currency;
    if (currency != basis.customer.currency) return u"other_currency"_s;
    if (!source.payment) return u"out_of_band"_s;
    const Payment& payment = *source.payment;
    if (payment.status == "failed"_L1) return u"failed"_s;
    if (payment.status != "succeeded"_L1) return u"pending"_s;
    if (!payment.captured) return u"not_captured"_s;
    if (payment.disputed) return u"disputed"_s;
    if (payments::isPastRefundWindow(payment, basis.now)) return u"too_old"_s;
    if (std::min(source.most, remainingOf(payment)) <= 0) return u"nothing_left"_s;
    if (draft.unticked.contains(payment.id)) return u"unticked"_s;
    return {};
}

/// As much as there is credit for; finer than the currency's step only where that is all of the charge.
qint64 refundOf(const Source& source, qint64 credit)
{
    const qint64 left = remainingOf(*source.payment);
    const qint64 most = std::min({credit, source.most, left});
    return most == left ? most : most - most % source.payment->currency.step();
}

GiveBackLine lineOf(const Source& source)
{
    GiveBackLine line;
    line.date = source.date();
    if (source.invoice) {
        line.invoice = source.invoice->id;
        line.number = source.invoice->number;
        line.paid = Money(source.invoice->amountPaid, source.invoice->currency);
        line.refundedBefore = Money(0, source.invoice->currency);
    }
    if (source.payment) {
        line.charge = source.payment->id;
        line.method = source.payment->method;
        line.paid = Money(source.payment->amountCaptured, source.payment->currency);
        line.refundedBefore = Money(source.payment->amountRefunded, source.payment->currency);
    }
    return line;
}

} // namespace

Result<std::optional<GiveBackBasis>> loadGiveBackBasis(store::Database& database, const CustomerId& id,
                                                       Instant now)
{
    const auto customer = store::CustomerRepository(database).find(id);
    if (!customer) return failure(customer);
    if (!*customer) return std::optional<GiveBackBasis>();
    const auto invoices = store::SubscriptionRepository(database).invoicesOfCustomer(id);
    if (!invoices) return failure(invoices);
    const auto payments = store::PaymentRepository(database).ofCustomer(id);
    if (!payments) return failure(payments);
    return std::optional(GiveBackBasis{**customer, *invoices, *payments, now});
}

GiveBackPreview previewGiveBack(const GiveBackDraft& draft, const GiveBackBasis& basis)
{
    const Currency currency = basis.customer.currency;
    qint64 credit = std::max<qint64>(creditBalance(basis.customer.balance, currency).minor(), 0);
    GiveBackPreview preview;
    preview.creditBefore = Money(credit, currency);
    for (const Source& source : sourcesOf(draft, basis)) {
        GiveBackLine line = lineOf(source);
        line.skipped = whySkipped(source, draft, basis);
        const qint64 refund = line.skipped.isEmpty() ? refundOf(source, credit) : 0;
        if (line.skipped.isEmpty() && refund == 0) line.skipped = u"credit_used_up"_s;
        credit -= refund;
        line.refund = Money(refund, currency);
        line.creditLeft = Money(credit, currency);
        const bool isPart = refund > 0 && refund < source.payment->amountCaptured;
        if (isPart && payments::isBankDebit(line.method.type)) preview.warnings = {u"refund_bank_debit"_s};
        preview.lines.append(line);
    }
    preview.creditAfter = Money(credit, currency);
    preview.refund = Money(preview.creditBefore.minor() - credit, currency);
    if (preview.creditBefore.isZero())
        preview.problems.append({u"customer"_s, u"balance_nothing"_s});
    else if (preview.refund.isZero())
        preview.problems.append({u"charge"_s, u"balance_nowhere"_s});
    return preview;
}

QString giveBackParameters(const GiveBackDraft& draft)
{
    // Not how much: once it is done, there is nothing left to work that out from.
    QStringList without;
    for (const PaymentId& charge : draft.unticked)
        without.append(charge.text());
    without.sort();
    return u"subscription=%1 without=%2"_s.arg(draft.subscription.text(), without.join(u','));
}

Result<Plan> planGiveBack(const GiveBackDraft& draft, const GiveBackBasis& basis)
{
    const GiveBackPreview preview = previewGiveBack(draft, basis);
    if (!preview.problems.isEmpty()) return Failure(errorOf(preview.problems.first()));
    const Customer& customer = basis.customer;
    Plan plan;
    plan.kind = giveBackKind;
    plan.customer = customer.id;
    plan.subject = customer.id.text();
    plan.parameters = giveBackParameters(draft);
    plan.amount = preview.refund;
    plan.note = draft.note;
    plan.guards = {balanceGuard(customer)};
    plan.touched = {{u"customer"_s, customer.id.text()}};
    int group = 0;
    for (const GiveBackLine& line : preview.lines) {
        if (line.refund.isZero()) continue;
        const Money back(-line.refund.minor(), line.refund.currency());
        PlannedStep ledger = ledgerStep(customer.id, line.refund, -line.creditLeft.minor(), draft.note);
        ledger.undo = ledgerStep(customer.id, back, 0, draft.note).request;
        PlannedStep refund = payments::refundStep(line.charge, line.refund, u"requested_by_customer"_s);
        ledger.group = refund.group = group++;
        plan.steps += {ledger, refund};
        for (const Payment& payment : basis.payments) {
            if (payment.id == line.charge) plan.guards.append(payments::chargeGuard(payment));
        }
        plan.touched.append({u"charge"_s, line.charge.text()});
    }
    return plan;
}

} // namespace regulars::balance
