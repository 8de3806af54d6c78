// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/subscriptions/change.h"

#include "core/domain/renewal.h"
#include "core/operations/objects.h"
#include "core/stripe/forms.h"

#include <nlohmann/json.hpp>

namespace regulars::subscriptions {

using namespace Qt::StringLiterals;
using payments::Problem;
using stripe::Form;
using Charge = ChangeDraft::Charge;

namespace {

/// What a subscription of Stripe's holds at most of one item; far above what anybody sells.
constexpr qint64 mostPieces = 1'000'000;

QString behaviorOf(Charge charge)
{
    switch (charge) {
    case Charge::Now:
        return u"always_invoice"_s;
    case Charge::Later:
        return u"create_prorations"_s;
    case Charge::Never:
        break;
    }
    return u"none"_s;
}

bool isPlain(const Price& price) { return price.billingScheme != "tiered"_L1 && price.unitAmount.has_value(); }

/// One of the account's that is just what is wanted, so that none has to be made.
const Price* alike(const Price& from, qint64 amount, const QHash<PriceId, Price>& prices)
{
    const Price* best = nullptr;
    for (const Price& price : prices) {
        const bool fits = price.active && isPlain(price) && price.product == from.product && price.currency == from.currency &&
                          price.recurrence == from.recurrence && *price.unitAmount == amount;
        // The oldest: always the same one, however they are kept.
        if (fits && (!best || std::pair(price.created, price.id.text()) < std::pair(best->created, best->id.text())))
            best = &price;
    }
    return best;
}

Price made(const Price& from, qint64 amount)
{
    Price price = from;
    price.id = {};
    price.unitAmount = amount;
    price.unitAmountDecimal = QString::number(amount);
    price.active = true;
    price.nickname.clear();
    price.lookupKey.clear();
    return price;
}

/// Classic knows one cycle for all items.
bool mixesCycles(const SubscriptionBasis& basis, const SubscriptionItem& changed, const Price& to)
{
    if (basis.subscription.billingMode != "classic"_L1) return false;
    return std::any_of(basis.subscription.items.begin(), basis.subscription.items.end(), [&](const SubscriptionItem& item) {
        const auto price = basis.prices.find(item.price);
        return item.id != changed.id && price != basis.prices.end() && price->recurrence != to.recurrence;
    });
}

QString problemOfPrice(const Price& price, const SubscriptionBasis& basis, const SubscriptionItem& item)
{
    const Currency wanted = basis.subscription.currency; // none yet: whoever never paid can have any
    if (!wanted.isEmpty() && price.currency != wanted) return u"price_currency"_s;
    if (price.recurrence.interval.isEmpty()) return u"price_one_time"_s;
    if (!price.active && price.id != item.price) return u"price_inactive"_s;
    return mixesCycles(basis, item, price) ? u"price_interval"_s : QString();
}

/// A price may be nothing at all: somebody comes for free.
QString problemOfUnit(const Money& amount, const Price& from)
{
    if (amount.currency() != from.currency) return u"price_currency"_s;
    if (!isPlain(from)) return u"price_tiered"_s;
    return amount.isZero() ? QString() : payments::problemOfAmount(amount);
}

/// Fills the preview as far as the draft goes; the first problem of a field is enough.
class Resolver {
public:
    Resolver(const ChangeDraft& draft, const SubscriptionBasis& basis) : m_draft(draft), m_basis(basis) {}

    ChangePreview resolve()
    {
        m_preview.problems = problemsOfChange(m_basis);
        findItem();
        if (!m_preview.item) return m_preview;
        findPrice();
        m_preview.quantity = m_draft.quantity.value_or(m_preview.item->quantity);
        if (m_preview.quantity < 1 || m_preview.quantity > mostPieces) problem("quantity", u"quantity_wrong"_s);
        const bool keepsPrice = !m_preview.to || m_preview.to->id == m_preview.item->price;
        if (keepsPrice && m_preview.quantity == m_preview.item->quantity && m_preview.problems.isEmpty())
            problem("change", u"change_nothing"_s);
        if (!m_basis.unpaid.isEmpty() && m_draft.charge != Charge::Never) m_preview.warnings.append(u"change_unpaid"_s);
        if (m_basis.subscription.isEnding()) m_preview.warnings.append(u"change_ending"_s);
        return m_preview;
    }

private:
    void problem(QLatin1String field, const QString& code)
    {
        if (!code.isEmpty()) m_preview.problems.append({field, code});
    }
    void problem(const char* field, const QString& code) { problem(QLatin1String(field), code); }

    void findItem()
    {
        const QList<SubscriptionItem>& items = m_basis.subscription.items;
        if (m_draft.item.isEmpty()) {
            if (items.size() == 1) m_preview.item = items.first();
            else problem("item", u"item_missing"_s);
            return;
        }
        const auto is = [this](const SubscriptionItem& item) { return item.id == m_draft.item; };
        const auto found = std::find_if(items.begin(), items.end(), is);
        if (found == items.end()) return problem("item", u"item_unknown"_s);
        m_preview.item = *found;
    }

    void findPrice()
    {
        const SubscriptionItem& item = *m_preview.item;
        if (const auto from = m_basis.prices.find(item.price); from != m_basis.prices.end()) m_preview.from = *from;
        if (m_draft.amount) return findAmount();
        if (m_draft.price.isEmpty()) {
            m_preview.to = m_preview.from;
            return;
        }
        const auto to = m_basis.prices.find(m_draft.price);
        if (to == m_basis.prices.end()) return problem("price", u"price_unknown"_s);
        m_preview.to = *to;
        problem("price", problemOfPrice(*to, m_basis, item));
    }

    void findAmount()
    {
        if (!m_preview.from) return problem("price", u"price_unknown"_s);
        const Price& from = *m_preview.from;
        const QString wrong = problemOfUnit(*m_draft.amount, from);
        problem("amount", wrong);
        if (!wrong.isEmpty()) return;
        const qint64 amount = m_draft.amount->minor();
        const bool isSame = isPlain(from) && *from.unitAmount == amount;
        const Price* known = isSame ? &from : alike(from, amount, m_basis.prices);
        m_preview.to = known ? *known : made(from, amount);
    }

    const ChangeDraft& m_draft;
    const SubscriptionBasis& m_basis;
    ChangePreview m_preview;
};

bool changesPrice(const ChangePreview& what) { return what.to && what.to->id != what.item->price; }

/// What the item shall be. Below `prefix`, as "[items][0]". Its id always: without it Stripe adds another item. The quantity
/// unless it is one: another price sets it to that (contract.md 9).
void addItem(Form& form, const QByteArray& prefix, const ChangePreview& what, const QString& price, const QString& taxBehavior)
{
    form.add(prefix + "[id]", what.item->id.text());
    if (changesPrice(what) && !price.isEmpty()) form.add(prefix + "[price]", price);
    if (changesPrice(what) && price.isEmpty()) {
        const Price& to = *what.to;
        form.add(prefix + "[price_data][currency]", to.currency.code());
        form.add(prefix + "[price_data][product]", to.product.text());
        form.add(prefix + "[price_data][unit_amount]", *to.unitAmount);
        form.add(prefix + "[price_data][recurring][interval]", to.recurrence.interval);
        form.add(prefix + "[price_data][recurring][interval_count]", qint64(to.recurrence.count));
        if (!taxBehavior.isEmpty()) form.add(prefix + "[price_data][tax_behavior]", taxBehavior);
    }
    if (what.quantity != 1 || what.quantity != what.item->quantity) form.add(prefix + "[quantity]", what.quantity);
}

QByteArray questionOf(const ChangePreview& what, const QString& behavior, const QString& taxBehavior)
{
    Form form;
    addItem(form, "subscription_details[items][0]", what, what.to ? what.to->id.text() : QString(), taxBehavior);
    form.add("subscription_details[proration_behavior]", behavior);
    return form.encoded();
}

PlannedStep priceStep(const Price& price, const QString& taxBehavior)
{
    Form form;
    form.add("currency", price.currency.code()).add("product", price.product.text());
    form.add("unit_amount", *price.unitAmount).add("recurring[interval]", price.recurrence.interval);
    form.add("recurring[interval_count]", qint64(price.recurrence.count));
    if (!taxBehavior.isEmpty()) form.add("tax_behavior", taxBehavior);
    PlannedStep step;
    step.request.path = u"prices"_s;
    step.request.body = form.encoded();
    step.request.answers = u"price"_s;
    step.request.lookUp.by = LookUp::By::Metadata;
    step.request.lookUp.path = u"prices"_s;
    step.request.lookUp.query = Form().add("product", price.product.text()).encoded();
    // A price can not be deleted; one that nobody can choose is as good as none.
    PlannedRequest undo;
    undo.path = u"prices/{1}"_s;
    undo.body = Form().addFlag("active", false).encoded();
    undo.answers = u"price"_s;
    undo.lookUp.by = LookUp::By::State;
    undo.lookUp.path = undo.path;
    undo.lookUp.fields = {{u"/active"_s, u"false"_s}};
    step.undo = undo;
    return step;
}

PlannedStep itemStep(const ChangeDraft& draft, const SubscriptionBasis& basis, const ChangePreview& what, const Quote& quote)
{
    const bool isMade = changesPrice(what) && what.to->id.isEmpty();
    const QString price = isMade ? u"{1}"_s : what.to ? what.to->id.text() : QString();
    Form form;
    addItem(form, "items[0]", what, price, {});
    form.add("proration_behavior", behaviorOf(draft.charge));
    if (draft.charge != Charge::Never && quote.change.prorationDate)
        form.add("proration_date", unixSeconds(*quote.change.prorationDate));
    addPaymentBehavior(form, basis.subscription);
    const QList<SubscriptionItem>& items = basis.subscription.items;
    const QString at = u"/items/data/%1"_s.arg(std::find(items.begin(), items.end(), *what.item) - items.begin());
    QList<FieldValue> done{{at + u"/quantity"_s, QString::number(what.quantity)}};
    if (changesPrice(what)) done.append({at + u"/price/id"_s, price});
    return changeStep(basis.subscription.id, form.encoded(), done);
}

} // namespace

QList<PriceOffer> offeredPrices(const SubscriptionBasis& basis, const SubscriptionItemId& item)
{
    const QList<SubscriptionItem>& items = basis.subscription.items;
    const auto changed = std::find_if(items.begin(), items.end(), [&item](const SubscriptionItem& one) { return one.id == item; });
    if (changed == items.end() && !items.isEmpty()) return {};
    const SubscriptionItem from = changed == items.end() ? SubscriptionItem() : *changed;
    QList<PriceOffer> offers;
    for (const Price& price : basis.prices) {
        const bool isNow = price.id == from.price;
        if (!isNow && (!price.active || price.recurrence.interval.isEmpty())) continue;
        const auto product = basis.products.find(price.product);
        if (!isNow && product != basis.products.end() && !product->active) continue;
        offers.append({price, product == basis.products.end() ? QString() : product->name, problemOfPrice(price, basis, from), isNow});
    }
    const auto order = [](const PriceOffer& offer) {
        static const QStringList cycles{u"day"_s, u"week"_s, u"month"_s, u"year"_s};
        const Price& price = offer.price;
        return std::tuple(offer.product.toCaseFolded(), price.product.text(), !offer.problem.isEmpty(), cycles.indexOf(price.recurrence.interval),
                          price.recurrence.count, price.currency.code(), price.unitAmount.value_or(0), price.id.text());
    };
    std::sort(offers.begin(), offers.end(), [&order](const PriceOffer& a, const PriceOffer& b) { return order(a) < order(b); });
    return offers;
}

QString toText(Charge charge)
{
    switch (charge) {
    case Charge::Now:
        return u"now"_s;
    case Charge::Later:
        return u"later"_s;
    case Charge::Never:
        break;
    }
    return u"never"_s;
}

std::optional<Charge> chargeFromText(QStringView text)
{
    for (const Charge charge : {Charge::Now, Charge::Later, Charge::Never}) {
        if (toText(charge) == text) return charge;
    }
    return std::nullopt;
}

ChangePreview previewChange(const ChangeDraft& draft, const SubscriptionBasis& basis, const std::optional<Quote>& quote)
{
    ChangePreview preview = Resolver(draft, basis).resolve();
    if (basis.subscription.status == "paused"_L1) preview.problems.append({u"subscription"_s, u"subscription_paused"_s});
    if (!quote) return preview;
    if (quote->isDueNow) preview.due = quote->due();
    preview.credit = quote->credit();
    if (!preview.due.isZero()) addRisk(basis, draft.acceptRisk, preview.warnings, preview.problems);
    return preview;
}

Result<Quote> quoteChange(stripe::Client& client, const ChangeDraft& draft, const SubscriptionBasis& basis,
                                const CancelToken& cancel)
{
    const ChangePreview what = previewChange(draft, basis);
    if (!what.problems.isEmpty()) return Failure(errorOf(what.problems.first()));
    QString taxBehavior;
    if (changesPrice(what) && what.to->id.isEmpty()) {
        const auto from = client.json(u"prices/"_s + stripe::pathSegment(what.item->price.text()), {}, cancel);
        if (!from) return failure(from);
        if (from->value) taxBehavior = operations::textAt(*from->value, u"/tax_behavior"_s);
    }
    const auto question = [&](Charge charge) { return questionOf(what, behaviorOf(charge), taxBehavior); };
    auto quote = askQuote(client, basis.subscription, {question(draft.charge), question(Charge::Never), {}}, cancel);
    if (quote) quote->taxBehavior = taxBehavior;
    return quote;
}

QString changeParameters(const ChangeDraft& draft)
{
    const QString price = draft.amount ? draft.amount->toDecimal() + draft.amount->currency().code() : draft.price.text();
    return u"item=%1 price=%2 quantity=%3 charge=%4"_s.arg(draft.item.isEmpty() ? u"only"_s : draft.item.text(),
                                                           price.isEmpty() ? u"same"_s : price,
                                                           draft.quantity ? QString::number(*draft.quantity) : u"same"_s,
                                                           toText(draft.charge));
}

Result<Plan> planChange(const ChangeDraft& draft, const SubscriptionBasis& basis, const Quote& quote)
{
    const ChangePreview what = previewChange(draft, basis, quote);
    if (!what.problems.isEmpty()) return Failure(errorOf(what.problems.first()));
    Plan plan = planAbout(basis, changeKind, changeParameters(draft));
    plan.note = draft.note;
    if (changesPrice(what) && !what.to->id.isEmpty())
        plan.guards.append({{u"price"_s, what.to->id.text()}, u"prices/"_s + stripe::pathSegment(what.to->id.text()), {{u"/active"_s, u"true"_s}}});
    addDue(plan, basis, quote);
    if (changesPrice(what) && what.to->id.isEmpty()) plan.steps.append(priceStep(*what.to, quote.taxBehavior));
    plan.steps.append(itemStep(draft, basis, what, quote));
    return plan;
}

} // namespace regulars::subscriptions
