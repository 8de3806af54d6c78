// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/subscriptions/method.h"

#include "core/domain/renewal.h"
#include "core/stripe/json.h"

#include <nlohmann/json.hpp>

namespace regulars::subscriptions {

using namespace Qt::StringLiterals;
using stripe::Form;

namespace {

/// Where customers end up who are done: Stripe wants an address, and a studio need not have one.
const QString afterwards = u"https://stripe.com"_s;

QString customerPath(const CustomerId& id) { return u"customers/"_s + stripe::pathSegment(id.text()); }

PlannedStep customerStep(const CustomerId& customer, const QString& method)
{
    PlannedStep step;
    step.request.path = customerPath(customer);
    Form form;
    form.add("invoice_settings[default_payment_method]", method);
    step.request.body = form.encoded();
    step.request.answers = u"customer"_s;
    step.request.lookUp.by = LookUp::By::State;
    step.request.lookUp.path = step.request.path;
    step.request.lookUp.fields = {{u"/invoice_settings/default_payment_method"_s, method}};
    return step;
}

PlannedStep subscriptionStep(const SubscriptionId& subscription, const QString& method)
{
    Form form;
    form.add("default_payment_method", method);
    return changeStep(subscription, form.encoded(), {{u"/default_payment_method"_s, method}});
}

Result<MethodPage> make(stripe::Client& client, const QString& path, const Form& form, const QByteArray& key,
                        const CancelToken& cancel)
{
    const stripe::Sent sent = client.write({.method = "POST", .path = path, .body = form.encoded(), .key = key}, cancel);
    if (sent.fate != stripe::Fate::Done) return Failure(sent.error);
    const auto answer = stripe::parseJson(sent.body);
    MethodPage page;
    if (answer && answer->contains("url") && (*answer)["url"].is_string())
        page.url = QString::fromStdString((*answer)["url"].get<std::string>());
    if (page.url.isEmpty()) return failure(ErrorKind::Server, u"a page without an address"_s, u"unreadable_answer"_s);
    const auto end = answer->find("expires_at");
    if (end != answer->end() && end->is_number_integer()) page.validUntil = fromUnixSeconds(end->get<qint64>());
    return page;
}

} // namespace

QList<payments::Problem> problemsOf(const MethodDraft& draft, const SubscriptionBasis& basis)
{
    QList<payments::Problem> problems;
    if (isOver(basis.subscription.status)) problems.append({u"subscription"_s, u"subscription_over"_s});
    const bool isStored = std::any_of(basis.methods.begin(), basis.methods.end(),
                                      [&](const PaymentMethod& method) { return method.id == draft.method; });
    if (!isStored) problems.append({u"method"_s, u"method_unknown"_s});
    const PaymentMethodId& own = basis.subscription.defaultPaymentMethod;
    const bool isCharged = basis.method && basis.method->id == draft.method;
    if (isCharged && draft.isForAll == own.isEmpty()) problems.append({u"change"_s, u"change_nothing"_s});
    return problems;
}

QString methodParameters(const MethodDraft& draft)
{
    return u"method=%1 for=%2"_s.arg(draft.method.text(), draft.isForAll ? u"all"_s : u"this"_s);
}

Result<Plan> planMethod(const MethodDraft& draft, const SubscriptionBasis& basis)
{
    const QList<payments::Problem> problems = problemsOf(draft, basis);
    if (!problems.isEmpty()) return Failure(errorOf(problems.first()));
    const QString method = draft.method.text(), customer = basis.subscription.customer.text();
    Plan plan = planAbout(basis, methodKind, methodParameters(draft));
    plan.note = draft.note;
    plan.guards.append({{u"payment_method"_s, method},
                        u"payment_methods/"_s + stripe::pathSegment(method),
                        {{u"/customer"_s, customer}}});
    if (draft.isForAll) plan.steps.append(customerStep(basis.subscription.customer, method));
    if (!draft.isForAll || !basis.subscription.defaultPaymentMethod.isEmpty())
        plan.steps.append(subscriptionStep(basis.subscription.id, method));
    return plan;
}

Result<MethodPage> askMethodPage(stripe::Client& client, const Subscription& subscription, MethodPageFor whom, const QByteArray& key,
                                 const CancelToken& cancel)
{
    if (whom == MethodPageFor::Here) {
        Form portal;
        portal.add("customer", subscription.customer.text());
        portal.add("return_url", afterwards);
        portal.add("flow_data[type]", u"payment_method_update"_s);
        auto page = make(client, u"billing_portal/sessions"_s, portal, key, cancel);
        // Not set up, or not allowed: there is the other page. What did not reach Stripe would not reach it there either.
        const bool isRefused = !page && (page.error().kind == ErrorKind::Permission || page.error().httpStatus == 400);
        if (page) page->isPortal = true;
        if (!isRefused) return page;
    }
    Form setup;
    setup.add("mode", u"setup"_s);
    setup.add("customer", subscription.customer.text());
    setup.add("currency", subscription.currency.code());
    setup.add("success_url", afterwards);
    return make(client, u"checkout/sessions"_s, setup, key + "-setup", cancel);
}

} // namespace regulars::subscriptions
