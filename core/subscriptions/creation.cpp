// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/subscriptions/creation.h"

#include "core/stripe/forms.h"

namespace regulars::subscriptions {

using namespace Qt::StringLiterals;
using payments::Problem;
using stripe::Form;

namespace {

constexpr qint64 mostPieces = 1'000'000;
constexpr int mostIntroPayments = 3, mostDays = 365;

/// Whole months of a cycle; 0 for weeks and days, which no discount follows.
int monthsOf(const Recurrence& cycle)
{
    if (cycle.interval == "month"_L1) return cycle.count;
    return cycle.interval == "year"_L1 ? 12 * cycle.count : 0;
}

QString problemOfIntro(const CreationDraft& draft, const Price& price)
{
    if (price.billingScheme == "tiered"_L1 || !price.unitAmount) return u"intro_tiers"_s;
    if (draft.introAmount->currency() != price.currency) return u"intro_currency"_s;
    if (draft.introAmount->isNegative() || draft.introAmount->minor() >= *price.unitAmount) return u"intro_more"_s;
    if (draft.introPayments < 1 || draft.introPayments > mostIntroPayments) return u"intro_cycle"_s;
    if (draft.introPayments > 1 && monthsOf(price.recurrence) == 0) return u"intro_cycle"_s;
    if (draft.firstPayment) return u"intro_trial"_s; // the months would begin with it
    return draft.code.isEmpty() ? QString() : u"intro_code"_s;
}

class Resolver {
public:
    Resolver(const CreationDraft& draft, const SubscriptionBasis& basis, const std::optional<CreationQuote>& quote)
        : m_draft(draft), m_basis(basis), m_quote(quote)
    {
    }

    CreationPreview resolve()
    {
        findPrice();
        if (m_draft.quantity < 1 || m_draft.quantity > mostPieces) problem(u"quantity"_s, u"quantity_wrong"_s);
        if (m_draft.firstPayment && *m_draft.firstPayment <= m_basis.now) problem(u"date"_s, u"date_past"_s);
        if (m_draft.introAmount && m_preview.price) problem(u"intro"_s, problemOfIntro(m_draft, *m_preview.price));
        findMethod();
        if (m_quote && m_quote->offer) problem(u"code"_s, m_quote->offer->problem);
        addRisk(m_basis, m_draft.acceptRisk, m_preview.warnings, m_preview.problems);
        const bool isFree = m_draft.firstPayment.has_value();
        if (m_quote && !isFree) m_preview.due = Money(m_quote->first.invoice.amountDue, m_quote->first.invoice.currency);
        return m_preview;
    }

private:
    void problem(const QString& field, const QString& code)
    {
        if (!code.isEmpty()) m_preview.problems.append({field, code});
    }

    void findPrice()
    {
        if (m_draft.price.isEmpty()) return problem(u"price"_s, u"price_missing"_s);
        const auto price = m_basis.prices.find(m_draft.price);
        if (price == m_basis.prices.end()) return problem(u"price"_s, u"price_unknown"_s);
        m_preview.price = *price;
        const Currency wanted = m_basis.subscription.currency;
        if (price->recurrence.interval.isEmpty()) problem(u"price"_s, u"price_one_time"_s);
        else if (!price->active) problem(u"price"_s, u"price_inactive"_s);
        else if (!wanted.isEmpty() && price->currency != wanted) problem(u"price"_s, u"price_currency"_s);
        const bool isTwice = std::any_of(m_basis.others.begin(), m_basis.others.end(), [&](const Subscription& other) {
            return std::any_of(other.items.begin(), other.items.end(),
                               [&](const SubscriptionItem& item) { return item.product == price->product; });
        });
        if (isTwice) m_preview.warnings.append(u"subscription_twice"_s);
    }

    void findMethod()
    {
        if (m_draft.sendsInvoice) {
            if (m_draft.daysUntilDue < 1 || m_draft.daysUntilDue > mostDays) problem(u"days"_s, u"days_wrong"_s);
            return;
        }
        if (m_draft.method.isEmpty()) {
            m_preview.method = m_basis.method;
        } else {
            for (const PaymentMethod& method : m_basis.methods)
                if (method.id == m_draft.method) m_preview.method = method;
        }
        if (!m_preview.method) problem(u"method"_s, m_draft.method.isEmpty() ? u"method_none"_s : u"method_unknown"_s);
    }

    const CreationDraft& m_draft;
    const SubscriptionBasis& m_basis;
    const std::optional<CreationQuote>& m_quote;
    CreationPreview m_preview;
};

void addCode(Form& form, const std::optional<CodeOffer>& offer)
{
    if (!offer) return;
    if (offer->promotionCode.isEmpty()) form.add("discounts[0][coupon]", offer->coupon);
    else form.add("discounts[0][promotion_code]", offer->promotionCode);
}

/// What the first invoice would be, at another price of one piece if there is one. Without a trial: its own invoice is nothing.
QByteArray questionOf(const CreationDraft& draft, const SubscriptionBasis& basis, const Price& price, const std::optional<CodeOffer>& offer,
                      const std::optional<Money>& amount)
{
    const QByteArray item = "subscription_details[items][0]";
    Form form;
    form.add("customer", basis.subscription.customer.text());
    if (amount) {
        form.add(item + "[price_data][currency]", amount->currency().code());
        form.add(item + "[price_data][product]", price.product.text());
        form.add(item + "[price_data][unit_amount]", amount->minor());
        form.add(item + "[price_data][recurring][interval]", price.recurrence.interval);
        form.add(item + "[price_data][recurring][interval_count]", qint64(price.recurrence.count));
    } else {
        form.add(item + "[price]", price.id.text());
    }
    form.add(item + "[quantity]", draft.quantity);
    addCode(form, offer);
    return form.encoded();
}

/// The difference for the first payments, once for this subscription: nobody else can use it.
PlannedStep introStep(const CreationDraft& draft, const Price& price)
{
    Form form;
    form.add("amount_off", (*price.unitAmount - draft.introAmount->minor()) * draft.quantity);
    form.add("currency", price.currency.code()).add("name", u"Introductory price"_s).add("max_redemptions", 1);
    if (draft.introPayments == 1) form.add("duration", u"once"_s);
    else form.add("duration", u"repeating"_s).add("duration_in_months", qint64(draft.introPayments) * monthsOf(price.recurrence));
    PlannedStep step;
    step.request.path = u"coupons"_s;
    step.request.body = form.encoded();
    step.request.answers = u"coupon"_s;
    step.request.lookUp.by = LookUp::By::Metadata;
    step.request.lookUp.path = u"coupons"_s;
    PlannedRequest undo;
    undo.method = "DELETE";
    undo.path = u"coupons/{1}"_s;
    undo.lookUp.by = LookUp::By::State;
    undo.lookUp.path = undo.path;
    undo.lookUp.gone = true;
    step.undo = undo;
    return step;
}

PlannedStep creationStep(const CreationDraft& draft, const SubscriptionBasis& basis, const CreationQuote& quote)
{
    const QString customer = basis.subscription.customer.text();
    Form form;
    form.add("customer", customer).add("items[0][price]", draft.price.text()).add("items[0][quantity]", draft.quantity);
    if (draft.firstPayment) form.add("trial_end", unixSeconds(*draft.firstPayment));
    if (draft.introAmount) form.add("discounts[0][coupon]", u"{1}"_s);
    else addCode(form, quote.offer);
    if (draft.sendsInvoice) {
        form.add("collection_method", u"send_invoice"_s).add("days_until_due", qint64(draft.daysUntilDue));
    } else {
        form.add("payment_behavior", u"error_if_incomplete"_s).addFlag("off_session", true);
        if (!draft.method.isEmpty()) form.add("default_payment_method", draft.method.text());
    }
    PlannedStep step;
    step.request.path = u"subscriptions"_s;
    step.request.body = form.encoded();
    step.request.answers = u"subscription"_s;
    step.request.lookUp.by = LookUp::By::Metadata;
    step.request.lookUp.path = u"subscriptions"_s;
    step.request.lookUp.query = Form().add("customer", customer).add("status", u"all"_s).encoded();
    return step;
}

} // namespace

CreationPreview previewCreation(const CreationDraft& draft, const SubscriptionBasis& basis, const std::optional<CreationQuote>& quote)
{
    return Resolver(draft, basis, quote).resolve();
}

Result<CreationQuote> quoteCreation(stripe::Client& client, const CreationDraft& draft, const SubscriptionBasis& basis,
                                    const CancelToken& cancel)
{
    const CreationPreview preview = previewCreation(draft, basis);
    for (const Problem& problem : preview.problems)
        if (problem.field != "accept_risk"_L1 && problem.field != "method"_L1) return Failure(errorOf(problem));
    const Price& price = *preview.price;
    CreationQuote quote;
    if (!draft.code.isEmpty()) {
        SubscriptionBasis asIf = basis;
        SubscriptionItem item;
        item.price = price.id;
        item.product = price.product;
        item.quantity = draft.quantity;
        asIf.subscription.items = {item};
        asIf.subscription.currency = price.currency;
        const auto offer = findCode(client, draft.code, asIf, cancel);
        if (!offer) return failure(offer);
        quote.offer = *offer;
        if (!offer->problem.isEmpty()) return quote;
    }
    const auto regular = client.previewInvoice(questionOf(draft, basis, price, quote.offer, {}), cancel);
    if (!regular) return failure(regular);
    quote.first = quote.regular = *regular;
    if (!draft.introAmount) return quote;
    const auto first = client.previewInvoice(questionOf(draft, basis, price, {}, draft.introAmount), cancel);
    if (!first) return failure(first);
    quote.first = *first;
    return quote;
}

QString creationParameters(const CreationDraft& draft)
{
    const QString first = draft.firstPayment ? QString::number(unixSeconds(*draft.firstPayment)) : u"now"_s;
    const QString intro = draft.introAmount ? u"%1x%2"_s.arg(draft.introAmount->toDecimal()).arg(draft.introPayments) : u"none"_s;
    const QString paid = draft.sendsInvoice ? u"invoice%1"_s.arg(draft.daysUntilDue) : draft.method.isEmpty() ? u"usual"_s : draft.method.text();
    return u"price=%1 quantity=%2 first=%3 code=%4 intro=%5 paid=%6"_s.arg(draft.price.text(), QString::number(draft.quantity), first,
                                                                           draft.code.isEmpty() ? u"none"_s : draft.code, intro, paid);
}

Result<Plan> planCreation(const CreationDraft& draft, const SubscriptionBasis& basis, const CreationQuote& quote)
{
    const CreationPreview preview = previewCreation(draft, basis, quote);
    if (!preview.problems.isEmpty()) return Failure(errorOf(preview.problems.first()));
    const QString customer = basis.subscription.customer.text();
    Plan plan;
    plan.kind = creationKind;
    plan.customer = basis.subscription.customer;
    plan.subject = draft.price.text();
    plan.parameters = creationParameters(draft);
    plan.note = draft.note;
    if (!preview.due.isZero()) plan.amount = preview.due;
    plan.guards = {{{u"price"_s, draft.price.text()}, u"prices/"_s + stripe::pathSegment(draft.price.text()), {{u"/active"_s, u"true"_s}}}};
    // Another desk may have made the same one.
    if (basis.newest)
        plan.guards.append({{u"subscriptions"_s, customer},
                            u"subscriptions"_s,
                            {{u"/data/0/id"_s, basis.newest->text()}},
                            Form().add("customer", customer).add("status", u"all"_s).add("limit", 1).encoded()});
    if (!draft.firstPayment) plan.guards.append(balanceGuard(basis.subscription.customer, quote.first));
    plan.touched = {{u"customer"_s, customer}};
    if (draft.introAmount) plan.steps.append(introStep(draft, *preview.price));
    plan.steps.append(creationStep(draft, basis, quote));
    return plan;
}

} // namespace regulars::subscriptions
