// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/operation.h"

#include <QtCore/QRegularExpression>
#include <algorithm>

namespace regulars {

using namespace Qt::StringLiterals;

namespace {

struct StateName {
    OperationState state;
    QStringView text;
};
constexpr StateName stateNames[] = {
    {OperationState::Recorded, u"recorded"},
    {OperationState::Sent, u"sent"},
    {OperationState::Interrupted, u"interrupted"},
    {OperationState::Unknown, u"unknown"},
    {OperationState::Done, u"done"},
    {OperationState::Refused, u"refused"},
    {OperationState::Discarded, u"discarded"},
};

struct StepName {
    StepState state;
    QStringView text;
};
constexpr StepName stepNames[] = {
    {StepState::Waiting, u"waiting"},       {StepState::Sent, u"sent"},       {StepState::Done, u"done"},
    {StepState::Unexpected, u"unexpected"}, {StepState::Refused, u"refused"},
};

bool isDone(const Step& step)
{
    return step.state == StepState::Done || step.state == StepState::Unexpected;
}

Step stepOf(const PlannedRequest& request, const QString& id, int number, int group, bool isUndo)
{
    Step step;
    step.number = number;
    step.isUndo = isUndo;
    step.group = group;
    step.request = request;
    const QByteArray name = QByteArray::number(number) + (isUndo ? "-undo" : "");
    step.key = id.toLatin1() + '-' + name;
    // Nothing in an id or a name needs encoding.
    step.request.body.replace("%7Bop%7D", id.toLatin1());
    for (FieldValue& field : step.request.lookUp.fields) field.value.replace(thisOperation, id);
    if (request.lookUp.by == LookUp::By::Metadata) {
        if (!step.request.body.isEmpty()) step.request.body += '&';
        step.request.body += "metadata[regulars_op]=" + id.toLatin1() + "&metadata[regulars_step]=" + name;
    }
    return step;
}

} // namespace

bool Operation::hasEffect() const
{
    return std::any_of(steps.begin(), steps.end(), [this](const Step& step) {
        if (step.isUndo || !isDone(step)) return false;
        return std::none_of(steps.begin(), steps.end(), [&](const Step& undo) {
            return undo.isUndo && undo.number == step.number && isDone(undo);
        });
    });
}

bool Operation::hasFailedLater() const
{
    return std::any_of(steps.begin(), steps.end(), [](const Step& step) { return !step.failedLater.isEmpty(); });
}

bool Operation::wasSent() const
{
    return std::any_of(steps.begin(), steps.end(),
                       [](const Step& step) { return step.state != StepState::Waiting; });
}

QString toText(OperationState state)
{
    for (const StateName& name : stateNames) {
        if (name.state == state) return name.text.toString();
    }
    return {};
}

QString toText(StepState state)
{
    for (const StepName& name : stepNames) {
        if (name.state == state) return name.text.toString();
    }
    return {};
}

std::optional<OperationState> operationStateFromText(QStringView text)
{
    for (const StateName& name : stateNames) {
        if (name.text == text) return name.state;
    }
    return std::nullopt;
}

std::optional<StepState> stepStateFromText(QStringView text)
{
    for (const StepName& name : stepNames) {
        if (name.text == text) return name.state;
    }
    return std::nullopt;
}

Result<Operation> operationOf(const Plan& plan, const QString& id)
{
    static const QRegularExpression allowed(u"\\A[A-Za-z0-9._:-]{1,200}\\z"_s);
    if (!allowed.match(id).hasMatch())
        return failure(ErrorKind::Validation, u"not an operation id"_s, u"operation_id"_s);
    if (plan.guards.isEmpty() || plan.steps.isEmpty())
        return failure(ErrorKind::Bug, u"a plan without guards or steps: "_s + plan.kind);
    Operation operation;
    operation.id = id;
    operation.kind = plan.kind;
    operation.customer = plan.customer;
    operation.subject = plan.subject;
    operation.parameters = plan.parameters;
    operation.amount = plan.amount;
    operation.note = plan.note;
    operation.guards = plan.guards;
    operation.touched = plan.touched;
    int number = 0;
    for (const PlannedStep& planned : plan.steps) {
        ++number;
        Step step = stepOf(planned.request, id, number, planned.group, false);
        step.expect = planned.expect;
        step.block = planned.block;
        step.repayment = planned.repayment;
        operation.steps.append(std::move(step));
        if (planned.undo) operation.steps.append(stepOf(*planned.undo, id, number, planned.group, true));
    }
    return operation;
}

NextMove nextMove(const Operation& operation)
{
    using Kind = NextMove::Kind;
    const QList<Step>& steps = operation.steps;
    const auto first = [&steps](auto fits) {
        const auto found = std::find_if(steps.begin(), steps.end(), fits);
        return found == steps.end() ? qsizetype(-1) : found - steps.begin();
    };
    // What is not known yet comes first: a refund that may have been paid must not lose its ledger entry.
    if (const auto open = first([](const Step& step) { return step.state == StepState::Sent; }); open >= 0)
        return {Kind::Settle, open};

    const auto failed = first([](const Step& step) {
        return !step.isUndo && (step.state == StepState::Refused || step.state == StepState::Unexpected);
    });
    if (failed < 0) {
        const auto waiting =
            first([](const Step& step) { return !step.isUndo && step.state == StepState::Waiting; });
        return waiting < 0 ? NextMove{Kind::Finish, -1} : NextMove{Kind::Send, waiting};
    }
    // Backwards: the last one done is the first one taken back.
    for (qsizetype i = steps.size() - 1; i >= 0; --i) {
        const Step& undo = steps[i];
        if (!undo.isUndo || undo.group != steps[failed].group) continue;
        if (!isDone(steps[i - 1])) continue; // an undo stands right behind its step
        if (undo.state == StepState::Waiting) return {Kind::TakeBack, i};
        if (undo.state == StepState::Refused) return {Kind::GiveUp, failed};
    }
    return {Kind::Refuse, failed};
}

} // namespace regulars
