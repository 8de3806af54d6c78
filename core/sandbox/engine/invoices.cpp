// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/discounting.h"
#include "core/sandbox/engine/events.h"
#include "core/sandbox/engine/exact.h"

#include <algorithm>
#include <numeric>

namespace regulars::sandbox {

namespace {

constexpr Stamp hour = 3600;

InvoiceLine newLine(AccountState& state, const Invoice& invoice)
{
    InvoiceLine line;
    line.id = state.newId("il_1", 23);
    line.subscription = invoice.subscription;
    return line;
}

} // namespace

Ref<Invoice> Engine::draft(Ref<Customer> customer, Ref<Subscription> subscription, BillingReason reason,
                           Currency currency)
{
    Customer& owner = m_state.customers[customer];
    if (owner.currency.isEmpty())
        change("customer.updated", customer, owner, [&](Customer& changed) { changed.currency = currency; });
    Invoice row;
    row.id = m_state.newId("in_1", 23);
    row.created = row.periodStart = row.periodEnd = m_state.now;
    row.customer = customer;
    row.subscription = subscription;
    row.reason = reason;
    row.currency = currency;
    row.footer = owner.invoiceFooter;
    if (subscription) {
        const Subscription& sub = m_state.subscriptions[subscription];
        row.sendsInvoice = sub.sendsInvoice;
        row.daysUntilDue = sub.daysUntilDue;
        row.autoAdvance = true;
    }
    row.discounts = inherited(customer, subscription);
    const Ref<Invoice> invoice = m_state.invoices.add(std::move(row));
    m_state.byCustomer[customer.row].invoices.push_back(invoice);
    return invoice;
}

/// The item's period as a line; free where it is on trial, or a stub that is not to be billed.
void Engine::addItemLine(Ref<Invoice> invoice, Ref<SubscriptionItem> ref, bool charged)
{
    Invoice& row = m_state.invoices[invoice];
    SubscriptionItem& item = m_state.items[ref];
    const Price& price = m_state.prices[item.price];
    const std::string& name = m_state.products[price.product].name;
    const bool isTrial = m_state.subscriptions[item.subscription].status == SubscriptionStatus::Trialing;
    InvoiceLine line = newLine(m_state, row);
    line.amount = charged ? costFrom(item, item.periodStart) : 0;
    line.description = isTrial ? "Trial period for " + name : std::to_string(item.quantity) + " × " + name;
    line.periodStart = item.periodStart;
    line.periodEnd = item.periodEnd;
    line.quantity = item.quantity;
    line.item = ref;
    line.price = item.price;
    line.discounts = running(item.discounts);
    item.debits.clear();
    if (line.amount > 0)
        item.debits.push_back(
            {line.amount, line.amount, item.periodStart, item.periodEnd, invoice, line.id, {}});
    row.lines.push_back(std::move(line));
    reckon(invoice);
}

void Engine::takeItem(Ref<Invoice> invoice, Ref<InvoiceItem> ref)
{
    Invoice& row = m_state.invoices[invoice];
    InvoiceItem& item = m_state.invoiceItems[ref];
    item.invoice = invoice;
    InvoiceLine line = newLine(m_state, row);
    line.amount = item.amount;
    line.description = item.description;
    line.periodStart = item.periodStart;
    line.periodEnd = item.periodEnd;
    line.quantity = item.quantity;
    line.proration = item.proration;
    line.discountable = item.discountable;
    line.discounts = item.discounts;
    line.subscription = item.subscription;
    line.item = item.item;
    line.invoiceItem = ref;
    line.price = item.price;
    line.creditedInvoice = item.creditedInvoice;
    line.creditedLines = item.creditedLines;
    line.metadata = item.metadata;
    row.lines.push_back(std::move(line));
    reckon(invoice);
}

void Engine::takePending(Ref<Invoice> invoice)
{
    const Invoice& row = m_state.invoices[invoice];
    const auto& items = m_state.byCustomer[row.customer.row].invoiceItems;
    for (const Ref<InvoiceItem> ref : items) {
        const InvoiceItem& item = m_state.invoiceItems[ref];
        if (item.deleted || item.invoice || item.currency != row.currency) continue;
        // Without a subscription it lands on the next invoice of any (contract.md 13).
        if (!item.subscription || item.subscription == row.subscription) takeItem(invoice, ref);
    }
}

/// What a draft comes to now, and what of it the customer would have to pay: the credit balance is spent or
/// topped up, and too small a rest becomes a debt (contract.md 11 and 36).
void Engine::reckon(Ref<Invoice> invoice)
{
    Invoice& row = m_state.invoices[invoice];
    std::vector<DiscountedLine> lines;
    for (const InvoiceLine& line : row.lines) {
        const Ref<Product> product = line.price ? m_state.prices[line.price].product : Ref<Product>{};
        lines.push_back({line.amount, product, line.discountable && !line.proration});
        for (const Ref<Discount> own : line.discounts)
            takeOff(m_state, own, row.currency, std::span(lines).last(1));
    }
    const auto sum = [&] {
        return std::accumulate(
            lines.begin(), lines.end(), std::int64_t{0},
            [](std::int64_t before, const DiscountedLine& line) { return before + line.left; });
    };
    row.subtotal = sum();
    for (const Ref<Discount> discount : row.discounts)
        takeOff(m_state, discount, row.currency, lines);
    row.total = sum();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        InvoiceLine& line = row.lines[i];
        line.offs = std::move(lines[i].offs);
        if (!line.item || line.invoiceItem) continue;
        for (Debit& debit : m_state.items[line.item].debits) // what can be given back later is what was paid
            if (debit.lineId == line.id && debit.start == line.periodStart && debit.end == line.periodEnd)
                debit.amount = lines[i].left;
    }
    row.startingBalance = m_state.customers[row.customer].balance;
    row.amountDue = row.total <= 0 ? 0 : std::max<std::int64_t>(0, row.total + row.startingBalance);
    row.tooSmall = row.amountDue < minimumCharge(row.currency) ? row.amountDue : 0;
    row.amountDue -= row.tooSmall;
}

void Engine::announceDraft(Ref<Invoice> invoice)
{
    emit("invoice.created", invoice);
    spendSingleUses(invoice);
}

Ref<Invoice> Engine::createInvoice(const NewInvoice& wanted)
{
    const Customer& owner = m_state.customers[wanted.customer];
    Currency currency = wanted.currency.isEmpty() ? owner.currency : wanted.currency;
    if (currency.isEmpty()) currency = m_state.settings.currency;
    if (wanted.discounts) requireRedeemable(*wanted.discounts, {wanted.customer, currency, 0});
    const Ref<Invoice> invoice = draft(wanted.customer, wanted.subscription, BillingReason::Manual, currency);
    Invoice& row = m_state.invoices[invoice];
    if (wanted.discounts) {
        Discount target;
        target.customer = wanted.customer;
        target.invoice = invoice;
        row.discounts.clear(); // those of the customer are not meant
        replaceDiscounts(row.discounts, *wanted.discounts, target);
    }
    row.autoAdvance = wanted.autoAdvance;
    row.sendsInvoice = wanted.sendsInvoice;
    row.daysUntilDue = wanted.daysUntilDue;
    row.dueDate = wanted.dueDate;
    row.description = wanted.description;
    if (!wanted.footer.empty()) row.footer = wanted.footer;
    row.defaultMethod = wanted.defaultMethod;
    row.metadata = wanted.metadata;
    if (wanted.includePending) takePending(invoice);
    if (row.autoAdvance) {
        row.finalizesAt = m_state.now + hour;
        schedule(DueKind::Invoice, invoice.row, row.due, row.finalizesAt);
    }
    announceDraft(invoice);
    return invoice;
}

Ref<InvoiceItem> Engine::createInvoiceItem(const NewInvoiceItem& wanted)
{
    Customer& owner = m_state.customers[wanted.customer];
    InvoiceItem row;
    const PriceFields* price = wanted.newPrice ? &*wanted.newPrice : nullptr;
    if (wanted.price) price = &std::as_const(m_state.prices)[wanted.price];
    row.currency = price ? price->currency : wanted.currency;
    if (!owner.currency.isEmpty() && owner.currency != row.currency)
        throw invalid("The currency must match the customer's currency: " + codeOf(owner.currency),
                      "currency");
    if (wanted.invoice && m_state.invoices[wanted.invoice].status != InvoiceStatus::Draft)
        throw invalid("This invoice is no longer editable.", "invoice", "invoice_not_editable");
    row.quantity = wanted.quantity;
    row.amount = price ? amountOf(*price, wanted.quantity) : wanted.amount;
    requireRedeemable(wanted.discounts, {wanted.customer, row.currency, row.amount});
    if (owner.currency.isEmpty())
        change("customer.updated", wanted.customer, owner,
               [&](Customer& changed) { changed.currency = row.currency; });
    row.id = m_state.newId("ii_1", 23);
    row.created = m_state.now;
    row.customer = wanted.customer;
    row.price = wanted.newPrice ? createPrice(*wanted.newPrice) : wanted.price;
    row.subscription = wanted.subscription;
    row.description = wanted.description;
    row.discountable = wanted.discountable.value_or(row.amount >= 0);
    row.periodStart = wanted.periodStart == 0 ? m_state.now : wanted.periodStart;
    row.periodEnd = wanted.periodEnd == 0 ? row.periodStart : wanted.periodEnd;
    row.metadata = wanted.metadata;
    const Ref<InvoiceItem> item = m_state.invoiceItems.add(std::move(row));
    m_state.byCustomer[wanted.customer.row].invoiceItems.push_back(item);
    Discount target;
    target.customer = wanted.customer;
    target.invoiceItem = item;
    replaceDiscounts(m_state.invoiceItems[item].discounts, wanted.discounts, target);
    if (wanted.invoice) takeItem(wanted.invoice, item);
    emit("invoiceitem.created", item);
    return item;
}

void Engine::deleteInvoiceItem(Ref<InvoiceItem> ref)
{
    InvoiceItem& item = m_state.invoiceItems[ref];
    if (item.invoice) {
        Invoice& invoice = m_state.invoices[item.invoice];
        if (invoice.status != InvoiceStatus::Draft)
            throw invalid("This invoice is no longer editable.", {}, "invoice_not_editable");
        std::erase_if(invoice.lines, [&](const InvoiceLine& line) { return line.invoiceItem == ref; });
        reckon(item.invoice);
    }
    emit("invoiceitem.deleted", ref);
    item.deleted = true;
}

void Engine::updateInvoice(Ref<Invoice> invoice, InvoiceChange change)
{
    Invoice& row = m_state.invoices[invoice];
    const bool isDraft = row.status == InvoiceStatus::Draft;
    if (!isDraft && !change.isWordsOnly())
        throw invalid("Finalized invoices can't be updated in this way", {}, "invoice_not_editable");
    const bool sends = change.sendsInvoice.value_or(row.sendsInvoice);
    if ((change.daysUntilDue || change.dueDate) && !sends)
        throw invalid("You can only set a due date if the collection method is `send_invoice`.",
                      change.dueDate ? "due_date" : "days_until_due");
    if (change.dueDate && *change.dueDate <= m_state.now)
        throw invalid("Invalid timestamp: must be an integer Unix timestamp in the future.", "due_date");
    if (change.defaultMethod && *change.defaultMethod) requireOwnMethod(*change.defaultMethod, row.customer);
    if (change.discounts) requireRedeemable(*change.discounts, orderOf(row));
    const std::string before = draw(invoice);
    const auto set = [](auto& field, auto& value) {
        if (value) field = *std::move(value);
    };
    set(row.description, change.description);
    set(row.footer, change.footer);
    set(row.metadata, change.metadata);
    set(row.sendsInvoice, change.sendsInvoice);
    set(row.daysUntilDue, change.daysUntilDue);
    set(row.dueDate, change.dueDate);
    set(row.defaultMethod, change.defaultMethod);
    if (change.discounts) {
        Discount target;
        target.customer = row.customer;
        target.invoice = invoice;
        std::erase_if(row.discounts,
                      [&](Ref<Discount> one) { return m_state.discounts[one].invoice != invoice; });
        replaceDiscounts(row.discounts, *change.discounts, target);
        reckon(invoice);
    }
    if (change.autoAdvance) {
        row.autoAdvance = *change.autoAdvance;
        row.finalizesAt = row.autoAdvance ? m_state.now + hour : 0;
        schedule(DueKind::Invoice, invoice.row, row.due, row.finalizesAt);
    }
    emitUpdated("invoice.updated", invoice, before);
}

void Engine::deleteDraft(Ref<Invoice> invoice)
{
    Invoice& row = m_state.invoices[invoice];
    if (row.status != InvoiceStatus::Draft || row.subscription)
        throw invalid("You can only delete one-off draft invoices.", {}, "invoice_not_editable");
    schedule(DueKind::Invoice, invoice.row, row.due, 0);
    for (const InvoiceLine& line : row.lines) {
        if (!line.invoiceItem) continue;
        emit("invoiceitem.deleted", line.invoiceItem);
        m_state.invoiceItems[line.invoiceItem].deleted = true;
    }
    emit("invoice.deleted", invoice);
    row.deleted = true;
}

} // namespace regulars::sandbox
