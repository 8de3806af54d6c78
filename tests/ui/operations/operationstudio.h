// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/operationrepository.h"
#include "tests/support/desk.h"

namespace regulars::operations::tests {

using regulars::tests::SmallStudio;
using namespace Qt::StringLiterals;

inline Step sampleStep(const QString& operation, int number, StepState state)
{
    Step step;
    step.number = number;
    step.group = number;
    step.request = {"POST", u"refunds"_s, "charge=ch_1", u"refund"_s, {}};
    step.key = operation.toLatin1() + '-' + QByteArray::number(number);
    step.state = state;
    if (state != StepState::Waiting) step.sentAt = SmallStudio::day(1);
    return step;
}

/// A refund of €25.00 for Ada in that state, not recorded yet; its one step stands as the state asks for.
inline Operation sample(const QString& id, OperationState state)
{
    Operation operation;
    operation.id = id;
    operation.kind = u"refund"_s;
    operation.customer = CustomerId(u"cus_ada"_s);
    operation.subject = u"ch_1"_s;
    operation.amount = Money(2500, Currency(u"eur"));
    operation.who = u"mia"_s;
    operation.state = state;
    operation.recordedAt = SmallStudio::day(1);
    if (!operation.isUnfinished()) operation.endedAt = SmallStudio::day(2);
    if (state == OperationState::Unknown) operation.nextCheck = SmallStudio::day(3);
    StepState step = StepState::Waiting;
    if (state == OperationState::Sent || state == OperationState::Unknown) step = StepState::Sent;
    if (state == OperationState::Done) step = StepState::Done;
    if (state == OperationState::Refused) step = StepState::Refused;
    operation.steps = {sampleStep(id, 1, step)};
    return operation;
}

/// Keeps it as it is, steps and all.
inline void keep(SmallStudio& studio, const Operation& operation)
{
    store::OperationRepository repository(studio.database());
    QVERIFY(repository.record(operation));
    for (const Step& step : operation.steps)
        QVERIFY(repository.saveStep(operation.id, step, operation.recordedAt));
}

inline void record(SmallStudio& studio, const QString& id, OperationState state)
{
    keep(studio, sample(id, state));
}

/// What a settling in another program would leave.
inline void end(SmallStudio& studio, const QString& id, OperationState state)
{
    store::OperationRepository repository(studio.database());
    const auto found = repository.find(id);
    QVERIFY(found && *found);
    Operation operation = **found;
    operation.state = state;
    operation.endedAt = SmallStudio::day(4);
    operation.nextCheck.reset();
    operation.steps.first().state = state == OperationState::Done ? StepState::Done : StepState::Refused;
    QVERIFY(repository.saveStep(id, operation.steps.first(), operation.recordedAt));
    QVERIFY(repository.save(operation));
}

/// One of each state, oldest first: done, done in part, refused (of somebody who is gone), discarded (of a
/// guest), interrupted, unknown, under way.
inline void fillWithOperations(SmallStudio& studio)
{
    studio.put(SmallStudio::customer(u"cus_ada"_s, u"Ada Lovelace"_s, u"ada@example.org"_s),
               SmallStudio::customer(u"cus_ben"_s, u"Ben Adler"_s, u"ben@example.org"_s));
    Operation done = sample(u"op-done"_s, OperationState::Done);
    done.subject = u"ch_done"_s;
    done.note = u"came twice\nby mistake"_s;
    done.steps.first().objectId = u"re_done"_s;
    done.steps.first().requestId = u"req_done"_s;
    Operation part = sample(u"op-part"_s, OperationState::Refused);
    part.customer = CustomerId(u"cus_ben"_s);
    part.steps = {sampleStep(part.id, 1, StepState::Done), sampleStep(part.id, 2, StepState::Refused)};
    Operation refused = sample(u"op-refused"_s, OperationState::Refused);
    refused.customer = CustomerId(u"cus_gone"_s);
    Operation discarded = sample(u"op-discarded"_s, OperationState::Discarded);
    discarded.customer = {};
    Operation underWay = sample(u"op-sent"_s, OperationState::Sent);
    underWay.customer = CustomerId(u"cus_ben"_s);
    for (const Operation& operation :
         {done, part, refused, discarded, sample(u"op-interrupted"_s, OperationState::Interrupted),
          sample(u"op-unknown"_s, OperationState::Unknown), underWay})
        keep(studio, operation);
}

} // namespace regulars::operations::tests
