// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/subscriptions/collection.h"

#include "core/domain/renewal.h"
#include "core/stripe/forms.h"

namespace regulars::subscriptions {

using namespace Qt::StringLiterals;
using How = CollectionDraft::How;
using stripe::Form;

namespace {

std::optional<Invoice> invoiceOf(const CollectionDraft& draft, const SubscriptionBasis& basis)
{
    if (draft.invoice.isEmpty()) return basis.unpaid.isEmpty() ? std::nullopt : std::optional(basis.unpaid.first());
    const auto is = [&draft](const Invoice& invoice) { return invoice.id == draft.invoice; };
    const auto found = std::find_if(basis.invoices.begin(), basis.invoices.end(), is);
    return found == basis.invoices.end() ? std::nullopt : std::optional(*found);
}

/// What was written off can still be paid, but not written off again.
bool isOpen(const Invoice& invoice, How how)
{
    return invoice.status == "open"_L1 || (invoice.status == "uncollectible"_L1 && how != How::WriteOff);
}

void addMethod(CollectionPreview& preview, const CollectionDraft& draft, const SubscriptionBasis& basis)
{
    if (draft.method.isEmpty()) {
        preview.method = basis.method;
        if (!basis.method && basis.methods.isEmpty()) preview.problems.append({u"method"_s, u"method_none"_s});
        return;
    }
    const auto is = [&draft](const PaymentMethod& method) { return method.id == draft.method; };
    const auto found = std::find_if(basis.methods.begin(), basis.methods.end(), is);
    if (found == basis.methods.end()) preview.problems.append({u"method"_s, u"method_unknown"_s});
    else preview.method = *found;
}

} // namespace

QString toText(How how)
{
    switch (how) {
    case How::Retry:
        return u"retry"_s;
    case How::ByHand:
        return u"by_hand"_s;
    case How::WriteOff:
        break;
    }
    return u"write_off"_s;
}

std::optional<How> collectionFromText(QStringView text)
{
    for (const How how : {How::Retry, How::ByHand, How::WriteOff}) {
        if (toText(how) == text) return how;
    }
    return std::nullopt;
}

CollectionPreview previewCollection(const CollectionDraft& draft, const SubscriptionBasis& basis)
{
    CollectionPreview preview;
    preview.invoice = invoiceOf(draft, basis);
    if (!preview.invoice) preview.problems.append({u"invoice"_s, u"invoice_none"_s});
    else if (!isOpen(*preview.invoice, draft.how)) preview.problems.append({u"invoice"_s, u"invoice_settled"_s});
    if (preview.invoice) preview.amount = Money(preview.invoice->amountRemaining, preview.invoice->currency);
    if (draft.how != How::Retry) return preview;
    addMethod(preview, draft, basis);
    if (isOver(basis.subscription.status)) preview.warnings.append(u"collection_ended"_s);
    addRisk(basis, draft.acceptRisk, preview.warnings, preview.problems);
    return preview;
}

QString collectionParameters(const CollectionDraft& draft)
{
    return u"invoice=%1 how=%2 method=%3"_s.arg(draft.invoice.isEmpty() ? u"newest"_s : draft.invoice.text(), toText(draft.how),
                                                draft.method.isEmpty() ? u"usual"_s : draft.method.text());
}

Result<Plan> planCollection(const CollectionDraft& draft, const SubscriptionBasis& basis)
{
    const CollectionPreview preview = previewCollection(draft, basis);
    if (!preview.problems.isEmpty()) return Failure(errorOf(preview.problems.first()));
    const QString id = preview.invoice->id.text();
    const QString path = u"invoices/"_s + stripe::pathSegment(id);
    Plan plan = planAbout(basis, collectionKind, collectionParameters(draft));
    plan.note = draft.note;
    plan.amount = preview.amount;
    // The invoice alone: a subscription that goes on in another way still owes it.
    plan.guards = {{{u"invoice"_s, id},
                    path,
                    {{u"/status"_s, preview.invoice->status},
                     {u"/amount_remaining"_s, QString::number(preview.invoice->amountRemaining)}}}};
    plan.touched.prepend({u"invoice"_s, id});
    Form form;
    if (draft.how == How::ByHand) form.addFlag("paid_out_of_band", true);
    if (draft.how == How::Retry && !draft.method.isEmpty()) form.add("payment_method", draft.method.text());
    PlannedStep step;
    step.request.path = path + (draft.how == How::WriteOff ? u"/mark_uncollectible"_s : u"/pay"_s);
    step.request.body = form.encoded();
    step.request.answers = u"invoice"_s;
    step.request.lookUp.by = LookUp::By::State;
    step.request.lookUp.path = path;
    step.request.lookUp.fields = {{u"/status"_s, draft.how == How::WriteOff ? u"uncollectible"_s : u"paid"_s}};
    plan.steps = {step};
    return plan;
}

} // namespace regulars::subscriptions
