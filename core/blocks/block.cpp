// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blocks/block.h"

#include "core/stripe/forms.h"

#include <QtCore/QCryptographicHash>

namespace regulars::blocks {

using namespace Qt::StringLiterals;
using stripe::Form;
using stripe::pathSegment;

namespace {

/// Lists of emails know no case, and what Stripe makes of one is not documented.
QString valueOnList(const Detail& detail)
{
    return detail.kind == DetailKind::Email ? detail.value.toLower() : detail.value;
}

PlannedStep localStep(const BlockChange& change)
{
    PlannedStep step;
    step.block = DetailBlock{toText(change.detail.kind), change.detail.value, change.blocked};
    return step;
}

PlannedStep addToList(const BlockChange& change, const QString& list)
{
    PlannedStep step = localStep(change);
    const QString value = valueOnList(change.detail);
    step.request.path = u"radar/value_list_items"_s;
    step.request.body = Form().add("value_list", list).add("value", value).encoded();
    step.request.answers = u"radar.value_list_item"_s;
    step.request.lookUp.by = LookUp::By::Listed; // to stand there already is as good
    step.request.lookUp.path = step.request.path;
    step.request.lookUp.query = step.request.body;
    step.request.lookUp.fields = {{u"/value"_s, value}};
    return step;
}

PlannedStep takeFromList(const BlockChange& change, const QString& item)
{
    PlannedStep step = localStep(change);
    step.request.method = "DELETE";
    step.request.path = u"radar/value_list_items/"_s + pathSegment(item);
    step.request.answers = u"radar.value_list_item"_s;
    step.request.lookUp.by = LookUp::By::State;
    step.request.lookUp.path = step.request.path;
    step.request.lookUp.gone = true;
    return step;
}

PlannedStep stepOf(const BlockChange& change, const Radar& radar)
{
    if (change.isLocal) return localStep(change);
    return change.blocked ? addToList(change, radar.listOf(change.detail)) : takeFromList(change, radar.itemOf(change.detail));
}

/// contract.md 9: it ends with its period, or asks for no more money; both can be taken back.
PlannedStep runningStep(const Subscription& subscription, Running running)
{
    PlannedStep step;
    step.request.path = u"subscriptions/"_s + pathSegment(subscription.id.text());
    step.request.answers = u"subscription"_s;
    step.request.lookUp.by = LookUp::By::State;
    step.request.lookUp.path = step.request.path;
    if (running == Running::End) {
        step.request.body = Form().addFlag("cancel_at_period_end", true).encoded();
        step.request.lookUp.fields = {{u"/cancel_at_period_end"_s, u"true"_s}};
    } else {
        step.request.body = Form().add("pause_collection[behavior]", u"void"_s).encoded();
        step.request.lookUp.fields = {{u"/pause_collection/behavior"_s, u"void"_s}};
    }
    return step;
}

Guard subscriptionGuard(const Subscription& subscription)
{
    return {{u"subscription"_s, subscription.id.text()},
            u"subscriptions/"_s + pathSegment(subscription.id.text()),
            {{u"/status"_s, subscription.status}, {u"/cancel_at_period_end"_s, u"false"_s}}};
}

void addSteps(Plan& plan, const BlockPreview& preview, const Radar& radar)
{
    int group = plan.steps.isEmpty() ? 0 : plan.steps.last().group + 1;
    for (const BlockChange& change : preview.changes) {
        plan.steps.append(stepOf(change, radar));
        plan.steps.last().group = group++;
    }
}

Plan planAbout(const CustomerId& customer, const QString& kind)
{
    Plan plan;
    plan.kind = kind;
    plan.customer = customer;
    plan.subject = customer.text();
    plan.guards = {{{u"customer"_s, customer.text()},
                    u"customers/"_s + pathSegment(customer.text()),
                    {{u"/id"_s, customer.text()}}}};
    return plan;
}

QString digestOf(const QList<Detail>& details)
{
    QByteArrayList texts;
    for (const Detail& detail : details)
        texts.append(toText(detail.kind).toUtf8() + ':' + valueOnList(detail).toUtf8());
    std::sort(texts.begin(), texts.end());
    const QByteArray digest = QCryptographicHash::hash(texts.join('\n'), QCryptographicHash::Sha256);
    return texts.isEmpty() ? u"none"_s : QString::fromLatin1(digest.toHex().left(16));
}

} // namespace

bool isBlocked(const Detail& detail, const Radar& radar)
{
    if (radar.listOf(detail).isEmpty() || detail.isLocal) return detail.blocked;
    return !radar.itemOf(detail).isEmpty();
}

BlockPreview previewBlock(const BlockDraft& draft, const BlockBasis& basis, const Radar& radar)
{
    BlockPreview preview;
    for (const Detail& detail : draft.block) {
        const QString list = radar.listOf(detail);
        const bool wantsList = radar.reach == Radar::Reach::Lists && !draft.localOnly && !detail.listType.isEmpty();
        if (wantsList && list.isEmpty() && !preview.missingLists.contains(detail.listType))
            preview.missingLists.append(detail.listType);
        const bool isLocal = draft.localOnly || list.isEmpty();
        // One that is blocked only here goes to Stripe where that is possible now.
        const bool isMoved = detail.isLocal && !isLocal && radar.itemOf(detail).isEmpty();
        if (isBlocked(detail, radar) && !isMoved) continue;
        preview.changes.append({detail, true, isLocal});
        if (!isLocal && radar.own.contains(detail.listType) && !preview.ownLists.contains(detail.listType))
            preview.ownLists.append(detail.listType);
    }
    for (const Detail& detail : draft.unblock) {
        const bool isListed = !radar.itemOf(detail).isEmpty();
        if (isListed || isBlocked(detail, radar)) preview.changes.append({detail, false, !isListed});
    }
    if (draft.running != Running::Leave) preview.running = basis.running;
    return preview;
}

QString blockParameters(const BlockDraft& draft)
{
    const QString running = draft.running == Running::Leave ? u"leave"_s : draft.running == Running::End ? u"end"_s : u"pause"_s;
    return u"block=%1 unblock=%2 running=%3"_s.arg(digestOf(draft.block), digestOf(draft.unblock), running);
}

Result<Plan> planBlock(const BlockDraft& draft, const BlockBasis& basis, const Radar& radar)
{
    const BlockPreview preview = previewBlock(draft, basis, radar);
    Plan plan = planAbout(basis.customer.id, draft.block.isEmpty() ? unblockKind : blockKind);
    plan.parameters = blockParameters(draft);
    plan.note = draft.why;
    addSteps(plan, preview, radar);
    for (const Subscription& subscription : preview.running) {
        plan.guards.append(subscriptionGuard(subscription));
        plan.steps.append(runningStep(subscription, draft.running));
        plan.steps.last().group = static_cast<int>(plan.steps.size());
        plan.touched.append({u"subscription"_s, subscription.id.text()});
    }
    if (plan.steps.isEmpty()) return failure(ErrorKind::Validation, u"a block that changes nothing"_s, u"block_nothing"_s);
    return plan;
}

BlockPreview previewAllBlocked(const BlockBasis& basis, const Radar& radar)
{
    BlockDraft draft;
    draft.block = basis.details;
    return previewBlock(draft, basis, radar);
}

void addBlocks(Plan& plan, const BlockBasis& basis, const Radar& radar)
{
    addSteps(plan, previewAllBlocked(basis, radar), radar);
    plan.parameters += allBlockedSuffix;
}

Plan planLists(const QStringList& itemTypes, const CustomerId& customer)
{
    Plan plan = planAbout(customer, listsKind);
    plan.parameters = itemTypes.join(u' ');
    for (const QString& type : itemTypes) {
        PlannedStep step;
        step.group = static_cast<int>(plan.steps.size());
        step.request.path = u"radar/value_lists"_s;
        step.request.body = Form().add("alias", ownAlias(type)).add("name", u"Blocked in Regulars: "_s + type)
                                .add("item_type", type).encoded();
        step.request.answers = u"radar.value_list"_s;
        step.request.lookUp.by = LookUp::By::Listed;
        step.request.lookUp.path = step.request.path;
        step.request.lookUp.query = Form().add("alias", ownAlias(type)).encoded();
        step.request.lookUp.fields = {{u"/alias"_s, ownAlias(type)}};
        plan.steps.append(step);
    }
    return plan;
}

} // namespace regulars::blocks
