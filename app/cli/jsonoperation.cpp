// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/json.h"

namespace regulars::cli {

using namespace Qt::StringLiterals;

namespace {

QJsonValue toJson(const std::optional<Error>& error)
{
    if (!error) return {};
    return QJsonObject{
        {u"code"_s, orNull(error->code)},
        {u"type"_s, orNull(error->type)},
        {u"param"_s, orNull(error->param)},
        {u"decline_code"_s, orNull(error->declineCode)},
        {u"message"_s, orNull(error->detail)},
        {u"request_id"_s, orNull(error->requestId)},
        {u"http_status"_s, error->httpStatus == 0 ? QJsonValue() : QJsonValue(error->httpStatus)}};
}

QJsonValue toJson(const std::optional<Money>& amount)
{
    return amount ? QJsonValue(cli::toJson(*amount)) : QJsonValue();
}

QJsonObject toJson(const Step& step)
{
    return {{u"number"_s, step.number},
            {u"undo"_s, step.isUndo},
            {u"method"_s, QString::fromLatin1(step.request.method)},
            {u"path"_s, QString(u"/v1/"_s + step.request.path)},
            {u"state"_s, toText(step.state)},
            {u"object"_s, orNull(step.objectId)},
            {u"request_id"_s, orNull(step.requestId)},
            {u"sent_at"_s, cli::toJson(step.sentAt)},
            {u"error"_s, toJson(step.error)}};
}

} // namespace

QJsonObject toJson(const Operation& operation)
{
    QJsonArray changed, steps;
    for (const ChangedField& field : operation.changed)
        changed.append(QJsonObject{{u"object"_s, field.object.id},
                                   {u"field"_s, field.pointer.mid(1)},
                                   {u"seen"_s, orNull(field.seen)},
                                   {u"now"_s, orNull(field.now)}});
    for (const Step& step : operation.steps)
        steps.append(toJson(step));
    const bool hasMoney = !operation.amount.currency().isEmpty();
    return {{u"id"_s, operation.id},
            {u"kind"_s, operation.kind},
            {u"state"_s, toText(operation.state)},
            {u"customer"_s, orNull(operation.customer.text())},
            {u"subject"_s, orNull(operation.subject)},
            {u"amount"_s, hasMoney ? QJsonValue(toJson(operation.amount)) : QJsonValue()},
            {u"parameters"_s, operation.parameters},
            {u"note"_s, orNull(operation.note)},
            {u"who"_s, orNull(operation.who)},
            {u"look_up_only"_s, operation.lookUpOnly},
            {u"recorded_at"_s, toIso(operation.recordedAt)},
            {u"ended_at"_s, toJson(operation.endedAt)},
            {u"next_check_at"_s, toJson(operation.nextCheck)},
            {u"error"_s, toJson(operation.error)},
            {u"changed"_s, changed},
            {u"steps"_s, steps}};
}

QJsonObject toJson(const payments::RefundPreview& preview)
{
    return {{u"amount"_s, toJson(preview.amount)},
            {u"payment_method_details"_s, toJson(preview.method)},
            {u"amount_refunded"_s, toJson(preview.refundedBefore)},
            {u"remaining_before"_s, toJson(preview.remainingBefore)},
            {u"remaining_after"_s, toJson(preview.remainingAfter)},
            {u"status_after"_s, preview.stateAfter},
            {u"fee_not_returned"_s, toJson(preview.fee)},
            {u"ltv_before"_s, toJson(preview.ltvBefore)},
            {u"ltv_after"_s, toJson(preview.ltvAfter)},
            {u"warnings"_s, toJson(preview.warnings)},
            {u"needs_accept_risk"_s, preview.needsAcceptRisk()},
            {u"problems"_s, toJson(preview.problems)}};
}

QJsonObject toJson(const payments::RepaymentPreview& preview)
{
    QStringList replaced;
    for (const PaymentLinkId& link : preview.replaced) replaced.append(link.text());
    return {{u"dispute"_s, preview.dispute ? QJsonValue(preview.dispute->id.text()) : QJsonValue()},
            {u"amount"_s, toJson(preview.amount)},
            {u"disputed"_s, toJson(preview.disputed)},
            {u"repaid_before"_s, toJson(preview.repaidBefore)},
            {u"open_after"_s, toJson(preview.openAfter)},
            {u"replaced_links"_s, toJson(replaced)},
            {u"ltv_before"_s, toJson(preview.ltvBefore)},
            {u"ltv_after"_s, toJson(preview.ltvAfter)},
            {u"warnings"_s, toJson(preview.warnings)},
            {u"needs_accept_risk"_s, preview.needsAcceptRisk()},
            {u"problems"_s, toJson(preview.problems)}};
}

QJsonArray toJson(const QList<payments::Problem>& problems)
{
    QJsonArray array;
    for (const payments::Problem& problem : problems)
        array.append(QJsonObject{{u"param"_s, problem.field}, {u"code"_s, problem.code}});
    return array;
}

QJsonObject toJson(const blocks::Detail& detail, bool blocked, bool local)
{
    return {{u"kind"_s, blocks::toText(detail.kind)},
            {u"value"_s, detail.value},
            {u"blocked"_s, blocked},
            {u"local"_s, local}};
}

QJsonObject toJson(const blocks::BlockPreview& preview)
{
    QJsonArray changes, running;
    for (const blocks::BlockChange& change : preview.changes)
        changes.append(toJson(change.detail, change.blocked, change.isLocal));
    for (const Subscription& subscription : preview.running) running.append(subscription.id.text());
    return {{u"changes"_s, changes},
            {u"subscriptions"_s, running},
            {u"missing_lists"_s, toJson(preview.missingLists)}};
}

} // namespace regulars::cli
