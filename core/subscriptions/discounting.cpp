// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/subscriptions/discounting.h"

#include "core/domain/renewal.h"
#include "core/stripe/fields.h"
#include "core/stripe/forms.h"

#include <nlohmann/json.hpp>

namespace regulars::subscriptions {

using namespace Qt::StringLiterals;
using payments::Problem;
using stripe::Fields;
using stripe::Form;

namespace {

/// Why something with a limit and a last moment does not count any more.
QString spent(const Fields& fields, const char* last, Instant now)
{
    const auto at = fields.maybeTime(last);
    if (at && *at <= now) return u"code_expired"_s;
    const auto most = fields.maybeInteger("max_redemptions");
    return most && fields.integer("times_redeemed") >= *most ? u"code_used_up"_s : QString();
}

QString problemOfCoupon(const Fields& coupon, const SubscriptionBasis& basis)
{
    if (const QString why = spent(coupon, "redeem_by", basis.now); !why.isEmpty()) return why;
    if (!coupon.flag("valid", true)) return u"code_inactive"_s;
    if (coupon.has("amount_off") && coupon.currency("currency") != basis.subscription.currency) return u"code_currency"_s;
    const QStringList products = coupon.object("applies_to").references("products");
    const auto isMeant = [&products](const SubscriptionItem& item) { return products.contains(item.product.text()); };
    const QList<SubscriptionItem>& items = basis.subscription.items;
    return products.isEmpty() || std::any_of(items.begin(), items.end(), isMeant) ? QString() : u"code_other_product"_s;
}

QString problemOfCode(const Fields& code, const SubscriptionBasis& basis)
{
    if (const QString why = spent(code, "expires_at", basis.now); !why.isEmpty()) return why;
    if (const QString why = problemOfCoupon(code.object("promotion").object("coupon"), basis); !why.isEmpty()) return why;
    if (!code.flag("active", true)) return u"code_inactive"_s;
    const QString customer = code.reference("customer");
    if (!customer.isEmpty() && customer != basis.subscription.customer.text()) return u"code_other_customer"_s;
    const Fields restrictions = code.object("restrictions");
    if (restrictions.flag("first_time_transaction") && basis.customer && basis.customer->lastPaymentAt) return u"code_first_time"_s;
    const auto least = restrictions.maybeInteger("minimum_amount");
    const auto total = totalOf(basis);
    const bool isSame = restrictions.currency("minimum_amount_currency") == basis.subscription.currency;
    return least && total && (!isSame || total->minor() < *least) ? u"code_minimum"_s : QString();
}

CodeOffer offerOf(const Fields& code, const SubscriptionBasis& basis)
{
    const Fields coupon = code.object("promotion").object("coupon");
    Discount discount = discountOf(coupon);
    discount.code = code.text("code");
    return {code.text("id"), discount.coupon, discount, problemOfCode(code, basis)};
}

Result<CodeOffer> findCoupon(stripe::Client& client, const QString& id, const SubscriptionBasis& basis, const CancelToken& cancel)
{
    const auto read = client.json(u"coupons/"_s + stripe::pathSegment(id), Form().add("expand[]", u"applies_to"_s).encoded(), cancel);
    if (!read) return failure(read);
    CodeOffer offer;
    offer.problem = u"code_unknown"_s;
    if (!read->value || Fields(*read->value).flag("deleted")) return offer;
    const Fields coupon(*read->value);
    return CodeOffer{{}, coupon.text("id"), discountOf(coupon), problemOfCoupon(coupon, basis)};
}

QList<Discount> kept(const DiscountDraft& draft, const SubscriptionTerms& terms)
{
    QList<Discount> left = terms.discounts;
    left.removeIf([&draft](const Discount& discount) { return draft.removed.contains(discount.id); });
    return left;
}

/// The whole list as it shall be: Stripe replaces it. An empty one clears it only as an empty value.
void addDiscounts(Form& form, const DiscountDraft& draft, const DiscountQuote& quote)
{
    int index = 0;
    const auto next = [&index](const char* name) { return "discounts[" + QByteArray::number(index++) + "][" + name + ']'; };
    for (const Discount& discount : kept(draft, quote.terms)) form.add(next("discount"), discount.id);
    if (quote.offer && quote.offer->promotionCode.isEmpty()) form.add(next("coupon"), quote.offer->coupon);
    else if (quote.offer) form.add(next("promotion_code"), quote.offer->promotionCode);
    if (index == 0) form.unset("discounts");
}

} // namespace

Result<CodeOffer> findCode(stripe::Client& client, const QString& code, const SubscriptionBasis& basis, const CancelToken& cancel)
{
    const QByteArray query = Form().add("code", code).add("limit", 100).add("expand[]", u"data.promotion.coupon.applies_to"_s).encoded();
    const auto read = client.json(u"promotion_codes"_s, query, cancel);
    if (!read) return failure(read);
    std::optional<CodeOffer> found;
    // One that counts before those that did once: a code can be made anew after the old one was put away.
    for (const Fields& one : read->value ? Fields(*read->value).objects("data") : std::vector<Fields>()) {
        CodeOffer offer = offerOf(one, basis);
        if (!found || (!found->problem.isEmpty() && offer.problem.isEmpty())) found = std::move(offer);
    }
    return found ? *found : findCoupon(client, code, basis, cancel);
}

Result<DiscountQuote> quoteDiscounts(stripe::Client& client, const DiscountDraft& draft, const SubscriptionBasis& basis,
                                     const CancelToken& cancel)
{
    DiscountQuote answer;
    const auto terms = askTerms(client, basis.subscription.id, cancel);
    if (!terms) return failure(terms);
    answer.terms = *terms;
    if (!draft.code.isEmpty()) {
        const auto offer = findCode(client, draft.code, basis, cancel);
        if (!offer) return failure(offer);
        answer.offer = *offer;
    }
    if (!problemsOf(draft, basis, answer).isEmpty()) return answer;
    Form form;
    addDiscounts(form, draft, answer);
    const auto quote = askQuote(client, basis.subscription, {form.encoded(), {}, {}}, cancel);
    if (!quote) return failure(quote);
    answer.quote = *quote;
    return answer;
}

QList<Problem> problemsOf(const DiscountDraft& draft, const SubscriptionBasis& basis, const std::optional<DiscountQuote>& quote)
{
    QList<Problem> problems;
    if (isOver(basis.subscription.status)) problems.append({u"subscription"_s, u"subscription_over"_s});
    if (draft.code.isEmpty() && draft.removed.isEmpty()) problems.append({u"change"_s, u"change_nothing"_s});
    const auto isHere = [&quote](const QString& id) {
        return std::any_of(quote->terms.discounts.begin(), quote->terms.discounts.end(), [&id](const Discount& one) { return one.id == id; });
    };
    if (quote && !std::all_of(draft.removed.begin(), draft.removed.end(), isHere)) problems.append({u"discount"_s, u"discount_unknown"_s});
    if (!quote || !quote->offer) return problems;
    const QList<Discount> left = kept(draft, quote->terms);
    const auto isSame = [&quote](const Discount& discount) { return discount.coupon == quote->offer->coupon; };
    if (!quote->offer->problem.isEmpty()) problems.append({u"code"_s, quote->offer->problem});
    else if (std::any_of(left.begin(), left.end(), isSame)) problems.append({u"code"_s, u"code_twice"_s});
    return problems;
}

QString discountParameters(const DiscountDraft& draft)
{
    QStringList removed = draft.removed;
    removed.sort();
    return u"add=%1 remove=%2"_s.arg(draft.code.isEmpty() ? u"none"_s : draft.code, removed.isEmpty() ? u"none"_s : removed.join(u','));
}

Result<Plan> planDiscounts(const DiscountDraft& draft, const SubscriptionBasis& basis, const DiscountQuote& quote)
{
    const QList<Problem> problems = problemsOf(draft, basis, quote);
    if (!problems.isEmpty()) return Failure(errorOf(problems.first()));
    Plan plan = planAbout(basis, discountKind, discountParameters(draft));
    plan.note = draft.note;
    // What is sent replaces all: one that somebody else has added meanwhile would go with it.
    QList<FieldValue>& seen = plan.guards.first().fields;
    const QList<Discount>& before = quote.terms.discounts;
    for (qsizetype i = 0; i < before.size(); ++i) seen.append({u"/discounts/%1"_s.arg(i), before[i].id});
    seen.append({u"/discounts/%1"_s.arg(before.size()), {}});
    Form form;
    addDiscounts(form, draft, quote);
    QList<FieldValue> done;
    const auto place = [&done](const char16_t* member) { return u"/discounts/%1/%2"_s.arg(done.size()).arg(QStringView(member)); };
    for (const Discount& discount : kept(draft, quote.terms)) done.append({place(u"id"), discount.id});
    if (quote.offer) done.append({place(u"source/coupon"), quote.offer->coupon});
    done.append({place(u"id"), {}});
    PlannedStep step = changeStep(basis.subscription.id, form.encoded(), done);
    step.request.lookUp.query = Form().add("expand[]", u"discounts"_s).encoded();
    plan.steps = {step};
    return plan;
}

} // namespace regulars::subscriptions
