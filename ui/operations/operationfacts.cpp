// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/operationfacts.h"

namespace regulars::operations {

using namespace Qt::StringLiterals;

QList<words::Fact> OperationFacts::ofOperation(const OperationRow& row, const words::Style& style)
{
    const Operation& operation = row.operation;
    QList<words::Fact> lines;
    lines.append({tr("When"), words::dateTime(operation.recordedAt, style), {}});
    if (operation.endedAt) lines.append({tr("Ended"), words::dateTime(operation.endedAt, style), {}});
    if (operation.checks > 0)
        lines.append({tr("Looked up in vain"), style.locale.toString(operation.checks), {}});
    if (operation.nextCheck && operation.isUnfinished())
        lines.append({tr("Looked up again"), words::dateTime(operation.nextCheck, style), {}});
    if (operation.lookUpOnly && operation.isUnfinished())
        lines.append({tr("From a backup"), tr("Nothing of it is sent any more; it is only looked for."), {}});
    lines.append({tr("Who"), operation.who, {}});
    lines.append({tr("Customer"), row.customerName, {}});
    lines.append({tr("About"), operation.subject, {}});
    lines.append({tr("Note"), operation.note, {}});
    lines.append({tr("Operation id"), operation.id, {}});
    return lines;
}

QList<words::Fact> OperationFacts::ofStep(const Step& step, const words::Style& style)
{
    QList<words::Fact> lines;
    lines.append({tr("State"), stepState(step), {}});
    lines.append(
        {tr("Request"), QString::fromLatin1(step.request.method) + u" /v1/"_s + step.request.path, {}});
    if (step.sentAt) lines.append({tr("Sent"), words::dateTime(step.sentAt, style), {}});
    lines.append({tr("Stripe's object"), step.objectId, {}});
    lines.append({tr("Stripe's request id"), step.requestId, {}});
    if (!step.raw.isEmpty())
        lines.append({tr("Answer"), tr("It could not be read, and is kept as it came."), {}});
    if (step.error) lines.append({tr("Error"), words::sentence(*step.error), {}});
    return lines;
}

QString OperationFacts::stepTitle(const Step& step, const words::Style& style)
{
    const QString number = style.locale.toString(step.number);
    return step.isUndo ? tr("Step %1, taken back").arg(number) : tr("Step %1").arg(number);
}

QList<Step> OperationFacts::shownSteps(const Operation& operation)
{
    QList<Step> steps = operation.steps;
    steps.removeIf([](const Step& step) { return step.isUndo && step.state == StepState::Waiting; });
    return steps;
}

QString OperationFacts::hint(const Choices& choices)
{
    QStringList sentences;
    if (choices.goOn == Choices::GoOn::Continue)
        sentences.append(tr("Continue sends what was never sent, if nothing speaks against it."));
    if (choices.goOn == Choices::GoOn::LookAgain)
        sentences.append(
            choices.sendsMore
                ? tr("Look again asks Stripe what became of it; if it was done, the steps that were "
                     "never sent follow.")
                : tr("Look again asks Stripe what became of it. Nothing is done twice."));
    if (choices.discard) sentences.append(tr("Discard gives it up; nothing of it was sent."));
    return sentences.join(u'\n');
}

QString OperationFacts::stepState(const Step& step)
{
    switch (step.state) {
    case StepState::Waiting:
        return tr("Never sent");
    case StepState::Sent:
        return tr("Sent, no answer yet");
    case StepState::Done:
        return tr("Done");
    case StepState::Unexpected:
        return tr("Done, but not as expected");
    case StepState::Refused:
        break;
    }
    return tr("Not done");
}

} // namespace regulars::operations
