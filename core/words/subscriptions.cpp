// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words/subscriptions.h"

#include "core/domain/renewal.h"
#include "core/words/actions.h"
#include "core/words/text.h"

namespace regulars::words {

using namespace Qt::StringLiterals;
using subscriptions::CancellationDraft;
using subscriptions::CancellationPreview;
using subscriptions::ChangePreview;
using subscriptions::Quote;
using subscriptions::Deed;
using subscriptions::Discount;
using subscriptions::SubscriptionTerms;
using subscriptions::SubscriptionBasis;

namespace {

const Entry feedbacks[] = {
    {u"too_expensive", QT_TRANSLATE_NOOP("words", "Too expensive")},
    {u"missing_features", QT_TRANSLATE_NOOP("words", "Something is missing")},
    {u"switched_service", QT_TRANSLATE_NOOP("words", "Went elsewhere")},
    {u"unused", QT_TRANSLATE_NOOP("words", "Did not use it")},
    {u"customer_service", QT_TRANSLATE_NOOP("words", "Was not treated well")},
    {u"too_complex", QT_TRANSLATE_NOOP("words", "Too complicated")},
    {u"low_quality", QT_TRANSLATE_NOOP("words", "Was not good enough")},
    {u"other", QT_TRANSLATE_NOOP("words", "Another reason")},
};

const Entry pauseBehaviors[] = {
    {u"void", QT_TRANSLATE_NOOP("words", "Void them")},
    {u"keep_as_draft", QT_TRANSLATE_NOOP("words", "Keep them as drafts")},
    {u"mark_uncollectible", QT_TRANSLATE_NOOP("words", "Write them off")},
};

const Entry invoiceStates[] = {
    {u"draft", QT_TRANSLATE_NOOP("words", "Draft")},
    {u"open", QT_TRANSLATE_NOOP("words", "Open")},
    {u"paid", QT_TRANSLATE_NOOP("words", "Paid")},
    {u"uncollectible", QT_TRANSLATE_NOOP("words", "Written off")},
    {u"void", QT_TRANSLATE_NOOP("words", "Void")},
};

QList<Fact> subjectOf(const SubscriptionBasis& basis)
{
    QList<Fact> lines;
    if (!basis.title.isEmpty()) lines.append({Text::tr("Subscription"), basis.title, {}});
    if (basis.customer && !basis.customer->name.isEmpty()) lines.append({Text::tr("Customer"), basis.customer->name, {}});
    return lines;
}

Subscription withoutEnd(Subscription subscription)
{
    subscription.cancelAt.reset();
    subscription.cancelAtPeriodEnd = false;
    return subscription;
}

Fact unusedTime(const CancellationPreview& preview, const CancellationDraft& draft, const Style& style)
{
    const QString label = Text::tr("Unused time");
    if (draft.unused == CancellationDraft::Unused::Nothing) return {label, Text::tr("nothing is given back"), {}};
    if (!preview.credit) return {label, Text::tr("becomes credit balance"), {}};
    if (!preview.due.isZero()) return {label, Text::tr("is taken off what is due"), {}};
    if (preview.credit->isZero()) return {label, Text::tr("nothing is left to give back"), {}};
    //: %1 is an amount; it moves with the second at which the subscription ends
    return {label, Text::tr("about %1 become credit balance").arg(money(*preview.credit, style.locale)), {}};
}

} // namespace

QString cancellationFeedback(const QString& feedback)
{
    const QString known = lookUp(feedbacks, feedback);
    return known.isEmpty() ? readable(feedback) : known;
}

QStringList cancellationFeedbacks()
{
    QStringList all;
    for (const Entry& entry : feedbacks) all.append(entry.word.toString());
    return all;
}

QList<Fact> facts(const CancellationPreview& preview, const CancellationDraft& draft, const std::optional<Quote>& quote,
                  const SubscriptionBasis& basis, const Style& style)
{
    QList<Fact> lines = subjectOf(basis);
    const bool isPaused = basis.subscription.status == "paused"_L1;
    lines.append({isPaused ? Text::tr("Ends") : Text::tr("Keeps access until"), preview.accessUntil ? date(preview.accessUntil, style) : Text::tr("now: it ends at once"), {}});
    const auto next = nextPaymentAt(withoutEnd(basis.subscription)); // another end may be set already
    const bool paysOnce = next && preview.accessUntil && *next < *preview.accessUntil;
    lines.append({Text::tr("Next payment"), paysOnce ? date(next, style) : Text::tr("none any more"), {}});
    if (preview.isEarly) lines.append(unusedTime(preview, draft, style));
    if (quote && !preview.due.isZero()) lines += billFacts(*quote, basis, style);
    if (!draft.feedback.isEmpty()) lines.append({Text::tr("Reason"), cancellationFeedback(draft.feedback), {}});
    return lines;
}

QList<Fact> recoveryFacts(const SubscriptionBasis& basis, const Style& style)
{
    QList<Fact> lines = subjectOf(basis);
    if (const auto end = endsAt(basis.subscription)) lines.append({Text::tr("Would have ended"), date(end, style), {}});
    const auto next = nextPaymentAt(withoutEnd(basis.subscription));
    lines.append({Text::tr("Next payment"), next ? date(next, style) : Text::tr("none is to come"), {}});
    return lines;
}

namespace {

QString priceEach(const std::optional<Money>& amount, const Recurrence& cycle, const Style& style)
{
    if (!amount) return Text::tr("by tiers, %1").arg(recurrence(cycle));
    //: an amount and how often, such as "€100.00 monthly"
    return Text::tr("%1 %2").arg(money(*amount, style.locale), recurrence(cycle));
}

} // namespace

QString products(const store::SubscriptionRow& row, const Style& style)
{
    QStringList names;
    for (const QString& name : row.products) names << (name.isEmpty() ? Text::tr("Subscription") : name);
    const QString all = names.isEmpty() ? Text::tr("Subscription") : names.join(u", "_s);
    return row.quantity == 1 ? all : Text::tr("%1 × %2").arg(style.locale.toString(row.quantity), all);
}

QString price(const store::SubscriptionRow& row, const Style& style)
{
    return row.cycle ? priceEach(row.amount, *row.cycle, style) : Text::tr("several prices");
}

QString price(const Price& price, const Style& style)
{
    const auto amount = price.unitAmount ? std::optional(Money(*price.unitAmount, price.currency)) : std::nullopt;
    return priceEach(amount, price.recurrence, style);
}

QString plan(const Price& of, qint64 quantity, const SubscriptionBasis& basis, const Style& style)
{
    QString name = basis.products.value(of.product).name;
    //: how many, and of what
    if (quantity != 1) name = Text::tr("%1 × %2").arg(style.locale.toString(quantity), name.isEmpty() ? Text::tr("Subscription") : name);
    return name.isEmpty() ? price(of, style) : name + u", "_s + price(of, style);
}

namespace {

/// Stripe's answer line by line, below what it is for.
class BillFacts {
public:
    BillFacts(const SubscriptionBasis& basis, const Style& style) : m_basis(basis), m_style(style) {}

    void addLines(const InvoicePreview& preview)
    {
        const Invoice& invoice = preview.invoice;
        for (const InvoiceLine& line : invoice.lines) add(labelOf(line), line.amount, invoice.currency);
        if (preview.discounts != 0) add(Text::tr("Discounts"), -preview.discounts, invoice.currency);
        if (preview.taxes != 0) add(Text::tr("Taxes"), preview.taxes, invoice.currency);
        const qint64 used = std::min(std::max<qint64>(0, invoice.total), -invoice.startingBalance);
        if (used > 0) add(Text::tr("From the credit balance"), -used, invoice.currency);
        if (invoice.startingBalance > 0) add(Text::tr("Owed from before"), invoice.startingBalance, invoice.currency);
    }
    void add(const QString& label, qint64 amount, const Currency& currency)
    {
        m_facts.append({label, money(Money(amount, currency), m_style.locale), {}});
    }
    void addNext(const QString& label, const Invoice& invoice)
    {
        // What it is for begins on the day on which it is made.
        const auto period = std::find_if(invoice.lines.begin(), invoice.lines.end(), [](const InvoiceLine& line) { return !line.proration; });
        const auto end = m_basis.subscription.periodEnd();
        const Instant on = period != invoice.lines.end() ? std::max(invoice.created, period->periodStart) : end.value_or(invoice.created);
        //: an amount, and the day on which it is asked for
        const QString value = Text::tr("%1 on %2").arg(money(Money(invoice.amountDue, invoice.currency), m_style.locale), date(on, m_style));
        m_facts.append({label, value, {}});
    }
    const QList<Fact>& facts() const { return m_facts; }

private:
    QString labelOf(const InvoiceLine& line) const
    {
        const QString name = m_basis.products.value(line.product).name;
        if (name.isEmpty()) return line.description;
        if (!line.proration) return line.quantity > 1 ? Text::tr("%1 × %2").arg(m_style.locale.toString(line.quantity), name) : name;
        //: %1 is the name of a product
        return line.amount < 0 ? Text::tr("Unused time on %1").arg(name) : Text::tr("Rest of the period on %1").arg(name);
    }

    const SubscriptionBasis& m_basis;
    const Style& m_style;
    QList<Fact> m_facts;
};

QString dueNow(const SubscriptionBasis& basis)
{
    if (basis.subscription.collectionMethod == "send_invoice"_L1) return Text::tr("Invoiced now");
    //: %1 is a card or an account
    return basis.method ? Text::tr("Due now, %1").arg(method(basis.method->details)) : Text::tr("Due now");
}

} // namespace

QList<Fact> billFacts(const Quote& quote, const SubscriptionBasis& basis, const Style& style)
{
    BillFacts bill(basis, style);
    const Invoice& invoice = quote.change.invoice;
    bill.addLines(quote.change);
    if (quote.isDueNow) bill.add(dueNow(basis), invoice.amountDue, invoice.currency);
    if (!quote.credit().isZero())
        bill.add(quote.isDueNow ? Text::tr("Becomes credit balance") : Text::tr("Becomes credit balance then"), quote.credit().minor(),
                 invoice.currency);
    if (quote.before) bill.addNext(Text::tr("Next payment, before"), quote.before->invoice);
    if (!quote.isDueNow && !quote.isNone) bill.addNext(Text::tr("Next payment"), invoice);
    if (quote.next) bill.addNext(Text::tr("Next payment"), quote.next->invoice);
    QList<Fact> lines = bill.facts();
    if (quote.isNone) lines.append({Text::tr("Next payment"), Text::tr("none is to come"), {}});
    if (const auto& at = quote.change.prorationDate) lines.append({Text::tr("Stripe's own preview of"), dateTime(at, style), {}});
    return lines;
}

QList<Fact> facts(const ChangePreview& preview, const std::optional<Quote>& quote, const SubscriptionBasis& basis,
                  const Style& style)
{
    QList<Fact> lines;
    //: the price as it is, then the one that is chosen
    if (preview.from) lines.append({Text::tr("Now"), plan(*preview.from, preview.item->quantity, basis, style), {}});
    if (preview.to) lines.append({Text::tr("Then"), plan(*preview.to, preview.quantity, basis, style), {}});
    if (quote) lines += billFacts(*quote, basis, style);
    return lines;
}

QString deed(Deed deed, const Subscription& subscription)
{
    switch (deed) {
    case Deed::Collect:
        return Text::tr("Unpaid invoice…");
    case Deed::ChangePlan:
        return Text::tr("Change plan…");
    case Deed::EditPrice:
        return Text::tr("Edit price…");
    case Deed::Discount:
        return Text::tr("Discounts…");
    case Deed::BillingDay:
        return subscription.status == "trialing"_L1 ? Text::tr("Trial…") : Text::tr("Billing day…");
    case Deed::Method:
        return Text::tr("Payment method…");
    case Deed::Pause:
        return Text::tr("Pause collection…");
    case Deed::Resume:
        return Text::tr("Resume collection…");
    case Deed::PauseWhole:
        return Text::tr("Pause subscription…");
    case Deed::ResumeWhole:
        return Text::tr("Resume subscription…");
    case Deed::Recover:
        return Text::tr("Recover…");
    case Deed::Cancel:
        break;
    }
    return subscription.isEnding() ? Text::tr("Cancel now…") : Text::tr("Cancel…");
}

QString discount(const Discount& discount, const Style& style)
{
    QString percent = discount.percentOff;
    percent.replace(u'.', style.locale.decimalPoint());
    QString text = discount.percentOff.isEmpty() ? Text::tr("%1 off").arg(money(discount.amountOff, style.locale))
                                                 : Text::tr("%1 % off").arg(percent);
    if (discount.percentOff.isEmpty() && discount.amountOff.currency().isEmpty()) text = discount.id; // the key may not read it
    const QString& name = discount.code.isEmpty() ? discount.name : discount.code;
    if (!name.isEmpty()) text += u" ("_s + name + u')';
    if (discount.duration == "once"_L1) return text + u", "_s + Text::tr("once");
    //: %1 is a discount, %2 a day
    return discount.end ? Text::tr("%1 until %2").arg(text, date(discount.end, style)) : text;
}

QString invoiceState(const QString& status)
{
    const QString known = lookUp(invoiceStates, status);
    return known.isEmpty() ? readable(status) : known;
}

QList<Fact> invoiceFacts(const QList<Invoice>& invoices, const Style& style)
{
    constexpr qsizetype shown = 12;
    QList<Fact> lines;
    for (const Invoice& invoice : invoices) {
        if (lines.size() == shown) {
            lines.append({Text::tr("Before"), Text::tr("%1 more").arg(style.locale.toString(invoices.size() - shown)), {}});
            break;
        }
        QString value = money(Money(invoice.total, invoice.currency), style.locale) + u" · "_s + invoiceState(invoice.status);
        if (invoice.status == "open"_L1 && invoice.nextPaymentAttempt)
            //: %1 is a day
            value += u" · "_s + Text::tr("tried again on %1").arg(date(invoice.nextPaymentAttempt, style));
        lines.append({date(invoice.created, style), value, invoice.hostedUrl});
    }
    return lines;
}

QString storedMethod(const PaymentMethod& stored, const SubscriptionBasis& basis, const Style& style)
{
    const PaymentMethodDetails& details = stored.details;
    QString text = method(details);
    if (details.expYear == 0) return text;
    // Good to the end of the month that is printed on it.
    const QDate end = QDate(details.expYear, details.expMonth, 1).addMonths(1);
    const QString month = u"%1/%2"_s.arg(details.expMonth, 2, 10, QChar(u'0')).arg(details.expYear);
    const auto next = nextPaymentAt(basis.subscription);
    const Instant over = fromUnixSeconds(end.startOfDay(style.zone).toSecsSinceEpoch());
    if (over <= basis.now) return text + u" · "_s + Text::tr("expired %1").arg(month);
    if (next && over <= *next) return text + u" · "_s + Text::tr("expires %1, before the next payment").arg(month);
    return text + u" · "_s + Text::tr("expires %1").arg(month);
}

namespace {

QString paidWith(const SubscriptionBasis& basis, const Style& style)
{
    if (basis.subscription.collectionMethod == "send_invoice"_L1) return Text::tr("By invoice");
    if (basis.method) return storedMethod(*basis.method, basis, style);
    return basis.methodId.isEmpty() ? Text::tr("none is stored") : Text::tr("what Stripe has stored");
}

void addTimes(QList<Fact>& lines, const SubscriptionBasis& basis, const Style& style)
{
    const Subscription& subscription = basis.subscription;
    lines.append({Text::tr("Since"), date(subscription.startDate, style), {}});
    if (!subscription.items.isEmpty()) {
        const SubscriptionItem& item = subscription.items.first();
        lines.append({Text::tr("Current period"), Text::tr("%1 to %2").arg(date(item.periodStart, style), date(item.periodEnd, style)), {}});
    }
    if (subscription.trialEnd && subscription.status == "trialing"_L1)
        lines.append({Text::tr("Trial until"), date(subscription.trialEnd, style), {}});
    if (subscription.endedAt) lines.append({Text::tr("Ended"), date(subscription.endedAt, style), {}});
    else if (subscription.isEnding()) lines.append({Text::tr("Ends"), date(endsAt(subscription), style), {}});
    if (subscription.canceledAt) lines.append({Text::tr("Canceled on"), date(subscription.canceledAt, style), {}});
    if (const auto next = nextPaymentAt(subscription)) lines.append({Text::tr("Next payment"), date(next, style), {}});
}

void addTerms(QList<Fact>& lines, const SubscriptionTerms& terms, const SubscriptionBasis& basis, const Style& style)
{
    for (const Discount& one : terms.discounts) lines.append({Text::tr("Discount"), discount(one, style), {}});
    if (terms.pausedUntil) lines.append({Text::tr("Collection goes on"), date(terms.pausedUntil, style), {}});
    if (!terms.next) return;
    BillFacts bill(basis, style);
    bill.addNext(Text::tr("Due then"), terms.next->invoice);
    const Invoice& invoice = terms.next->invoice;
    if (invoice.amountDue != invoice.lines.value(0).amount || invoice.lines.size() != 1) bill.addLines(*terms.next);
    lines += bill.facts();
}

} // namespace

QList<Fact> facts(const SubscriptionBasis& basis, const std::optional<SubscriptionTerms>& terms, const Style& style)
{
    const Subscription& subscription = basis.subscription;
    QList<Fact> lines{{Text::tr("Status"), subscriptionStatus(subscription.status), {}}};
    for (const SubscriptionItem& item : subscription.items) {
        const auto of = basis.prices.find(item.price);
        lines.append({Text::tr("Plan"),
                      of == basis.prices.end() ? basis.products.value(item.product).name : plan(*of, item.quantity, basis, style), {}});
    }
    if (const auto total = subscriptions::totalOf(basis); total && (subscription.items.size() > 1 || subscription.items.value(0).quantity > 1))
        lines.append({Text::tr("Total"), money(*total, style.locale), {}});
    addTimes(lines, basis, style);
    if (terms) addTerms(lines, *terms, basis, style);
    if (!subscription.pauseCollection.isEmpty()) lines.append({Text::tr("Collection"), Text::tr("Paused"), {}});
    lines.append({Text::tr("Paid with"), paidWith(basis, style), {}});
    lines.append({Text::tr("Subscription id"), subscription.id.text(), {}});
    return lines;
}

QString pauseBehavior(const QString& behavior)
{
    const QString known = lookUp(pauseBehaviors, behavior);
    return known.isEmpty() ? readable(behavior) : known;
}

QList<Fact> facts(const subscriptions::BillingDayPreview& preview, const subscriptions::BillingDayDraft& draft,
                  const std::optional<Quote>& quote, const SubscriptionBasis& basis, const Style& style)
{
    using Draft = subscriptions::BillingDayDraft;
    QList<Fact> lines = subjectOf(basis);
    if (draft.when == Draft::When::Date)
        lines.append({Text::tr("Nothing is billed until"), date(draft.date, style), {}});
    else
        lines.append({preview.isTrial ? Text::tr("Trial") : Text::tr("New period"), preview.isTrial ? Text::tr("ends now") : Text::tr("begins now"), {}});
    if (preview.paysUnused)
        lines.append({Text::tr("Unused time"),
                      draft.unused == Draft::Unused::Credit ? Text::tr("is credited") : Text::tr("nothing is given back"), {}});
    if (quote) lines += billFacts(*quote, basis, style);
    return lines;
}

QList<Fact> facts(const subscriptions::PauseDraft& draft, const SubscriptionBasis& basis, const Style& style)
{
    QList<Fact> lines = subjectOf(basis);
    lines.append({Text::tr("Nobody is charged until"), draft.until ? date(draft.until, style) : Text::tr("somebody resumes it"), {}});
    lines.append({Text::tr("Invoices meanwhile"), pauseBehavior(draft.behavior), {}});
    lines.append({Text::tr("Subscription status"), Text::tr("stays as it is"), {}});
    return lines;
}

QList<Fact> resumptionFacts(const SubscriptionBasis& basis, const Style& style)
{
    QList<Fact> lines = subjectOf(basis);
    Subscription after = basis.subscription;
    after.pauseCollection.clear();
    const auto next = nextPaymentAt(after);
    lines.append({Text::tr("Next payment"), next ? date(next, style) : Text::tr("none is to come"), {}});
    return lines;
}

QList<Fact> facts(const subscriptions::WholePausePreview& preview, const subscriptions::WholePauseDraft& draft,
                  const std::optional<Quote>& quote, const SubscriptionBasis& basis, const Style& style)
{
    using Unused = subscriptions::WholePauseDraft::Unused;
    QList<Fact> lines = subjectOf(basis);
    lines.append({Text::tr("Access"), Text::tr("ends now, until somebody resumes it"), {}});
    lines.append({Text::tr("Invoices meanwhile"), Text::tr("none"), {}});
    const auto unused = [&lines](const QString& becomes) { lines.append({Text::tr("Unused time"), becomes, {}}); };
    if (draft.unused == Unused::Nothing) unused(Text::tr("nothing is given back"));
    if (!quote || !preview.worth) return lines;
    const QString amount = money(*preview.worth, style.locale);
    if (preview.worth->isZero()) unused(Text::tr("nothing is left to give back"));
    //: what becomes of an amount for unused time
    else if (draft.unused == Unused::Later) unused(Text::tr("%1 are taken off when it is resumed").arg(amount));
    else if (preview.due.isZero()) unused(Text::tr("%1 become credit balance").arg(amount));
    else unused(Text::tr("%1 are taken off what is due").arg(amount));
    // What waits to be billed comes with it.
    const bool isMore = draft.unused == Unused::Credit && quote->credit() != *preview.worth;
    if (isMore) lines += billFacts(*quote, basis, style);
    return lines;
}

QList<Fact> facts(const subscriptions::WholeResumptionDraft& draft, const std::optional<Quote>& quote, const SubscriptionBasis& basis,
                  const Style& style)
{
    QList<Fact> lines = subjectOf(basis);
    const auto& trialEnd = basis.subscription.trialEnd;
    if (trialEnd && *trialEnd > basis.now) {
        lines.append({Text::tr("Access"), Text::tr("begins now"), {}});
        lines.append({Text::tr("Trial until"), date(trialEnd, style), {}});
        if (quote) lines += billFacts(*quote, basis, style);
        return lines;
    }
    lines.append({Text::tr("Access"), Text::tr("begins when the payment has come"), {}});
    lines.append({Text::tr("New period"), draft.period == subscriptions::WholeResumptionDraft::Period::New
                                              ? Text::tr("begins now") : Text::tr("none, the rest of the present one"), {}});
    if (quote) lines += billFacts(*quote, basis, style);
    return lines;
}

QList<Fact> facts(const subscriptions::DiscountDraft& draft, const std::optional<subscriptions::DiscountQuote>& quote,
                  const SubscriptionBasis& basis, const Style& style)
{
    QList<Fact> lines = subjectOf(basis);
    if (!quote) return lines;
    for (const Discount& one : quote->terms.discounts)
        lines.append({draft.removed.contains(one.id) ? Text::tr("Goes") : Text::tr("Stays"), discount(one, style), {}});
    if (quote->offer && quote->offer->problem.isEmpty()) lines.append({Text::tr("Comes"), discount(quote->offer->discount, style), {}});
    if (quote->quote) lines += billFacts(*quote->quote, basis, style);
    return lines;
}

QList<Fact> facts(const subscriptions::CollectionPreview& preview, const subscriptions::CollectionDraft& draft,
                  const SubscriptionBasis& basis, const Style& style)
{
    using How = subscriptions::CollectionDraft::How;
    QList<Fact> lines = subjectOf(basis);
    if (!preview.invoice) return lines;
    const Invoice& invoice = *preview.invoice;
    lines.append({Text::tr("Invoice"), invoice.number.isEmpty() ? date(invoice.created, style) : invoice.number, invoice.hostedUrl});
    if (!basis.declineReason.isEmpty()) lines.append({Text::tr("Declined"), declineReason(basis.declineReason), {}});
    const QString amount = money(preview.amount, style.locale);
    switch (draft.how) {
    case How::Retry:
        lines.append({Text::tr("Charged now"), amount, {}});
        lines.append({Text::tr("Paid with"), preview.method ? method(preview.method->details) : Text::tr("what Stripe has stored"), {}});
        break;
    case How::ByHand:
        lines.append({Text::tr("Counts as paid"), amount, {}});
        lines.append({Text::tr("Charged now"), Text::tr("nothing"), {}});
        break;
    case How::WriteOff:
        lines.append({Text::tr("Given up"), amount, {}});
        lines.append({Text::tr("Its page"), Text::tr("stays valid: it can still be paid there"), {}});
        break;
    }
    if (invoice.nextPaymentAttempt && draft.how == How::Retry)
        lines.append({Text::tr("Stripe tries again by itself on"), date(invoice.nextPaymentAttempt, style), {}});
    return lines;
}

QString invoiceMail(const Invoice& invoice, const QString& to, const Style& style)
{
    return paymentMail(Money(invoice.amountRemaining, invoice.currency), invoice.hostedUrl, to, style);
}

QList<Fact> facts(const subscriptions::MethodDraft& draft, const SubscriptionBasis& basis, const Style& style)
{
    QList<Fact> lines{{Text::tr("Charged so far"), paidWith(basis, style), {}}};
    for (const PaymentMethod& method : basis.methods)
        if (method.id == draft.method) lines.append({Text::tr("From now on"), storedMethod(method, basis, style), {}});
    const auto next = nextPaymentAt(basis.subscription);
    lines.append({Text::tr("Next payment"), next ? date(next, style) : Text::tr("none is to come"), {}});
    lines.append({Text::tr("Used for"),
                  draft.isForAll ? Text::tr("this subscription, and all of this customer that has no method of its own")
                                 : Text::tr("this subscription alone"),
                  {}});
    return lines;
}

QList<Fact> facts(const subscriptions::CreationPreview& preview, const subscriptions::CreationDraft& draft,
                  const std::optional<subscriptions::CreationQuote>& quote, const SubscriptionBasis& basis, const Style& style)
{
    QList<Fact> lines;
    if (preview.price) lines.append({Text::tr("Plan"), plan(*preview.price, draft.quantity, basis, style), {}});
    const bool isKnown = quote && preview.problems.isEmpty();
    if (isKnown && quote->offer) lines.append({Text::tr("Discount"), discount(quote->offer->discount, style), {}});
    const auto shown = [&style](const InvoicePreview& invoice) {
        return money(Money(invoice.invoice.amountDue, invoice.invoice.currency), style.locale);
    };
    if (draft.firstPayment) lines.append({Text::tr("Free until"), date(draft.firstPayment, style), {}});
    if (isKnown && draft.firstPayment) lines.append({Text::tr("First payment"), Text::tr("about %1").arg(shown(quote->first)), {}});
    else if (isKnown) lines.append({draft.sendsInvoice ? Text::tr("First invoice") : Text::tr("Charged now"), shown(quote->first), {}});
    if (isKnown && draft.introAmount) {
        const Money regular(quote->regular.invoice.total, quote->regular.invoice.currency);
        //: %1 an amount, %2 how many payments are at an introductory price
        lines.append({Text::tr("Afterwards"),
                      Text::tr("%1, from payment %2 on").arg(money(regular, style.locale)).arg(draft.introPayments + 1),
                      {}});
    }
    if (draft.sendsInvoice)
        //: %1 is a number of days
        lines.append({Text::tr("Paid by"), Text::tr("invoice, due after %1 days").arg(draft.daysUntilDue), {}});
    else if (preview.method) lines.append({Text::tr("Paid by"), storedMethod(*preview.method, basis, style), {}});
    return lines;
}

QString methodMail(const subscriptions::MethodPage& page, const QString& to, const Style& style)
{
    //: a mail to a customer; %1 the address of a page, %2 until when it can be used
    const QString text = Text::tr("Hello,\n\nplease store a card for your subscription on this page:\n%1\n\nIt is open until %2.\n\nThank you!")
                             .arg(page.url, dateTime(page.validUntil, style));
    return mailto(to, Text::tr("A card for your subscription"), text);
}

} // namespace regulars::words
