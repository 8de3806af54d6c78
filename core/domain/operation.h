// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/domain/plan.h"

namespace regulars {

/// Where a recorded request stands.
enum class StepState {
    Waiting,    ///< never sent, or Stripe is known to have taken no notice of it
    Sent,       ///< sent or about to be; what became of it is not known
    Done,       ///< Stripe did it
    Unexpected, ///< Stripe did it, but its answer is not what was expected; to be taken back
    Refused     ///< Stripe did not do it
};

/// One request of an operation as it is recorded before it is sent.
struct Step {
    int number = 1;      ///< from 1, in order
    bool isUndo = false; ///< takes back the step with the same number
    int group = 0;
    PlannedRequest request;   ///< body: the very bytes that are sent
    QByteArray key;           ///< idempotency key; for a DELETE only a name
    QList<FieldValue> expect; ///< of the answer
    std::optional<DetailBlock> block; ///< noted in the block log when it is done
    std::optional<RepaymentNote> repayment; ///< counts when it is done
    StepState state = StepState::Waiting;
    std::optional<Instant> sentAt;  ///< first time, Stripe's clock: how old the key is
    std::optional<Instant> triedAt; ///< last time: from then on it may still arrive
    QString objectId;               ///< of the object in the answer
    QString requestId;              ///< Stripe's, of the last answer
    QByteArray raw;                 ///< an answer that could not be decoded, as it came
    std::optional<Error> error;     ///< why it was refused, or is not known
    QString failedLater;            ///< of a refund that came back after it was done (contract.md 17): Stripe's word for why
    bool operator==(const Step&) const = default;
};

/// Where an operation stands. Those before Done are unfinished.
enum class OperationState {
    Recorded,    ///< nothing was sent yet; while nobody works on it, settling makes it Interrupted
    Sent,        ///< under way, or the program ended on the way
    Interrupted, ///< stopped between steps: a person continues it, or discards it where nothing was done
    Unknown,     ///< what became of a step is not known; see Operation::nextCheck
    Done,
    Refused,  ///< not done; steps of earlier groups may stand, see Operation::steps
    Discarded ///< given up by a person before anything was sent
};

/// A field that is not what the plan saw.
struct ChangedField {
    ObjectRef object;
    QString pointer, seen, now;
    bool operator==(const ChangedField&) const = default;
};

/// One thing a member of staff asked Stripe to do, as it is kept (design.md 9). Holds ids and amounts; of
/// persons, only what staff typed into the note.
struct Operation {
    QString id; ///< unique in the studio; the idempotency keys begin with it
    QString kind;
    CustomerId customer;
    QString subject, parameters;
    Money amount;
    QString note, who;
    QList<Guard> guards;
    QList<ObjectRef> touched;
    OperationState state = OperationState::Recorded;
    bool lookUpOnly = false; ///< from a restored backup: nothing of it is ever sent, only looked for
    Instant recordedAt{};    ///< Stripe's clock, as all times here
    std::optional<Instant> endedAt;
    int checks = 0; ///< how often it was asked in vain what became of it
    std::optional<Instant>
        nextCheck;               ///< Unknown, Interrupted: when settling asks again; none: a person must look
    std::optional<Error> error;  ///< of Refused, Interrupted, Unknown
    QList<ChangedField> changed; ///< what stopped it, where something had changed meanwhile
    QList<Step> steps;           ///< in order, each followed by its undo if it has one
    bool operator==(const Operation&) const = default;

    bool isUnfinished() const { return state < OperationState::Done; }
    /// Whether anything of it was done at Stripe and stands.
    bool hasEffect() const;
    /// Whether a refund of it came back after it was done: Stripe tells up to 30 days later.
    bool hasFailedLater() const;
    /// Whether anything of it was ever handed to the network (and not known to have been ignored).
    bool wasSent() const;
};

/// "recorded", "sent", …: as stored and as printed in JSON.
QString toText(OperationState state);
QString toText(StepState state);
/// The opposite; nothing for other texts.
std::optional<OperationState> operationStateFromText(QStringView text);
std::optional<StepState> stepStateFromText(QStringView text);

/// The operation that a plan becomes: keys, bytes with our metadata, steps and undos in order. `id`: 1 to 200
/// letters, digits, "-", "_", "." or ":"; Validation "operation_id" for others.
Result<Operation> operationOf(const Plan& plan, const QString& id);

/// What is to be done next about an operation, from its steps alone; so a program that was killed goes on
/// where it was.
struct NextMove {
    enum class Kind {
        Settle,   ///< find out what became of `step`
        Send,     ///< a step that was never sent
        TakeBack, ///< an undo that was never sent
        GiveUp,   ///< an undo was refused: the group is half done, and a person must look
        Refuse,   ///< over: a step was refused and its group is taken back
        Finish    ///< over: all is done
    };
    Kind kind = Kind::Finish;
    qsizetype step = -1; ///< index in Operation::steps; of the one that failed for GiveUp and Refuse
};
NextMove nextMove(const Operation& operation);

} // namespace regulars
