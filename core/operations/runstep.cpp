// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/run.h"

#include "core/operations/lookup.h"
#include "core/operations/objects.h"
#include "core/stripe/decode.h"
#include "core/stripe/forms.h"
#include "core/stripe/stripeclock.h"

#include <QtCore/QUrl>
#include <nlohmann/json.hpp>

/// What one step goes through: sent, found out about, done, put off.
namespace regulars::operations {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using store::MirrorBatch;
using stripe::Fate;

namespace {

/// Stripe may forget keys after 24 hours (contract.md 28).
constexpr auto keysAreKnown = 20h;
/// By then, what Stripe was asked to do is done or was never asked: a request ends after 80 s, lists lag by
/// seconds.
constexpr auto absenceIsProof = 1h;
/// Between one look and the next; after the last of them a person must look.
constexpr std::chrono::seconds pauses[] = {5min, 1h, 12h};

/// Taking back is owed: whoever may not do it today may be allowed to tomorrow.
bool mayWorkLater(const Step& step, const Error& error)
{
    return operations::mayWorkLater(error) || (step.isUndo && error.kind == ErrorKind::Permission);
}

/// A body in which the whole value of a parameter is `place`, with the id there instead. A text that staff typed is left alone
/// unless it is nothing else.
QByteArray withId(QByteArray body, const QString& place, const QString& id)
{
    const QByteArray value = '=' + QUrl::toPercentEncoding(place);
    for (qsizetype at = body.indexOf(value); at >= 0; at = body.indexOf(value, at + 1)) {
        const qsizetype end = at + value.size();
        if (end == body.size() || body[end] == '&') body.replace(at + 1, value.size() - 1, id.toLatin1());
    }
    return body;
}

bool mentions(const PlannedRequest& request, const QString& place)
{
    const auto isIt = [&place](const FieldValue& field) { return field.value == place; };
    return request.path.contains(place) || request.lookUp.path.contains(place) ||
           withId(request.body, place, {}) != request.body ||
           std::any_of(request.lookUp.fields.begin(), request.lookUp.fields.end(), isIt);
}

} // namespace

Run::More Run::send(Step& step)
{
    if (step.request.path.isEmpty()) return absorb(step, nullptr, {}, {}, News::Yes);
    const auto now = stripeTime();
    if (!now) return stopAt(step, now.error());
    if (const auto ready = concrete(step); !ready) return stopAt(step, ready.error());
    step.state = StepState::Sent;
    step.sentAt = step.triedAt = *now;
    step.error.reset();
    m_operation.state = OperationState::Sent;
    m_operation.error.reset();
    m_operation.nextCheck.reset();
    m_operation.checks = 0;
    // From here on, whoever finds it after a crash must take it for sent.
    if (auto saved = save(&step); !saved) return failure(saved);
    return digest(step, false);
}

Run::More Run::settle(Step& step)
{
    const auto now = stripeTime();
    if (!now) {
        step.error = now.error();
        return postpone(step, false);
    }
    const bool mayResend = step.state == StepState::Sent && !m_operation.lookUpOnly && m_justSent != step.key;
    const auto age = *now - step.sentAt.value_or(Instant());
    // Before it was sent: another clock spoke, such as a sandbox that began anew. The key tells what the time
    // does not.
    if (mayResend && age < keysAreKnown && age > -keysAreKnown) {
        step.triedAt = *now;
        if (auto saved = save(&step); !saved) return failure(saved);
        const More more = digest(step, true);
        if (!more || step.state != StepState::Sent) return more;
        // Nobody is there to be asked.
        if (step.error && (step.error->code == "unreachable"_L1 || step.error->kind == ErrorKind::Cancelled))
            return postpone(step, false);
    }
    return lookFor(step, *now);
}

Run::More Run::lookFor(Step& step, Instant now)
{
    const Instant since = step.sentAt.value_or(m_operation.recordedAt);
    const auto ready = concrete(step);
    const auto found = ready ? lookUp(m_client, m_database, m_operation.id, *ready, since, now, m_cancel)
                             : Result<Finding>(failure(ready));
    if (!found) {
        if (found.error().kind == ErrorKind::Storage) return failure(found);
        if (!step.error) step.error = found.error();
        return postpone(step, found.error().httpStatus != 0);
    }
    switch (found->verdict) {
    case Finding::Verdict::Done: {
        const auto bytes = found->object ? QByteArray::fromStdString(found->object->dump()) : QByteArray();
        return absorb(step, found->object.get(), bytes, found->readAt, News::Yes);
    }
    case Finding::Verdict::NotThere:
        if (now - step.triedAt.value_or(since) < absenceIsProof) break;
        // Taking back is still owed, and as it was not done it can be sent anew, even if its key is
        // forgotten.
        if (step.isUndo && !m_operation.lookUpOnly) {
            step.state = StepState::Waiting;
            step.error.reset();
        } else {
            step.state = StepState::Refused;
            step.error = failure(ErrorKind::Refused, u"Stripe shows no trace of it"_s, u"not_done"_s).value();
        }
        if (auto saved = save(&step); !saved) return failure(saved);
        return true;
    case Finding::Verdict::CannotTell:
        break;
    }
    return postpone(step, true);
}

/// The stored bytes stay as they are: the same ids make the same request whenever it is sent again.
Result<Step> Run::concrete(const Step& step)
{
    Step ready = step;
    for (Step& made : m_operation.steps) {
        const QString place = u"{%1}"_s.arg(made.number);
        const bool canStand = !made.isUndo && (made.number < step.number || step.isUndo);
        if (!canStand || !mentions(step.request, place)) continue;
        if (made.objectId.isEmpty()) {
            if (auto found = findIdOf(made); !found) return failure(found);
        }
        const QString id = stripe::pathSegment(made.objectId);
        ready.request.path.replace(place, id);
        ready.request.lookUp.path.replace(place, id);
        ready.request.body = withId(ready.request.body, place, id);
        for (FieldValue& field : ready.request.lookUp.fields) {
            if (field.value == place) field.value = made.objectId;
        }
    }
    return ready;
}

/// Its answer could not be read, or only its event was seen.
Result<void> Run::findIdOf(Step& made)
{
    const auto found = lookUp(m_client, m_database, m_operation.id, made, {}, {}, m_cancel);
    if (!found) return failure(found);
    if (!found->object) return failure(ErrorKind::Server, u"what an earlier step made is not to be found"_s, u"unreadable_answer"_s);
    made.objectId = textAt(*found->object, u"/id"_s);
    return save(&made);
}

/// Hands the request to the network and keeps what becomes of it.
Run::More Run::digest(Step& step, bool sentBefore)
{
    const auto ready = concrete(step);
    if (!ready) return stopAt(step, ready.error());
    const stripe::Sent sent = m_client.write({.method = step.request.method,
                                              .path = ready->request.path,
                                              .body = ready->request.body,
                                              .key = step.key,
                                              .sentBefore = sentBefore},
                                             m_cancel);
    m_justSent = step.key;
    if (!sent.requestId.isEmpty()) step.requestId = sent.requestId;
    // An answer from memory: what was sent under this key has long ended, nothing of it is on the way.
    if (sent.replayed) step.triedAt = step.sentAt;
    const bool isRefused =
        sent.fate == Fate::Refused || (sent.fate == Fate::NotDone && !mayWorkLater(step, sent.error));
    if (isRefused && step.request.lookUp.by == LookUp::By::Listed) {
        // What was asked for may be so already, such as an email that stands on the list.
        const auto found = lookUp(m_client, m_database, m_operation.id, *ready, {}, {}, m_cancel);
        if (found && found->verdict == Finding::Verdict::Done)
            return absorb(step, found->object.get(), QByteArray::fromStdString(found->object->dump()),
                          found->readAt, News::Yes);
    }
    switch (sent.fate) {
    case Fate::Done: {
        const auto object = stripe::parseJson(sent.body);
        return absorb(step, object ? &*object : nullptr, sent.body, sent.startedAt,
                      sent.replayed ? News::FromMemory : News::Yes);
    }
    case Fate::NotDone:
        // What is half done goes on when it can; what has not begun is over, and may be asked for anew.
        if (mayWorkLater(step, sent.error) && (step.isUndo || m_operation.hasEffect()))
            return stopAt(step, sent.error);
        step.state = StepState::Refused;
        break;
    case Fate::Refused:
        step.state = StepState::Refused;
        break;
    case Fate::Unknown:
        break;
    }
    step.error = sent.error;
    if (auto saved = save(&step); !saved) return failure(saved);
    return true;
}

/// The step was done: what it made goes into the mirror together with that. `object` is null where nobody saw
/// it.
Run::More Run::absorb(Step& step, const stripe::Json* object, const QByteArray& bytes, Instant readAt,
                      News news)
{
    step.state = StepState::Done;
    step.error.reset();
    if (object) {
        step.objectId = textAt(*object, u"/id"_s);
        compareAnswer(step, *object);
    }
    const QString& type = step.request.answers;
    const bool isIt = object && (type.isEmpty() || textAt(*object, u"/object"_s) == type);
    if (!isIt) step.raw = bytes;
    const auto put = [&](MirrorBatch& batch) -> Result<void> {
        if (step.repayment) batch.touch(step.repayment->payment);
        // From memory, it tells how things stood the first time.
        if (!isIt || news == News::FromMemory || stripe::isDeleted(*object)) return {};
        const auto done = putObject(batch, type, *object, readAt);
        if (!done && done.error().kind != ErrorKind::Server) return failure(done);
        if (!done) step.raw = bytes;
        if (done && *done) m_mirrored.append({type, step.objectId});
        return {};
    };
    if (auto saved = save(&step, put); !saved) return failure(saved);
    return true;
}

void Run::compareAnswer(Step& step, const stripe::Json& object)
{
    for (const FieldValue& expected : std::as_const(step.expect)) {
        const QString now = textAt(object, expected.pointer);
        if (now == expected.value) continue;
        m_operation.changed.append(
            {{step.request.answers, step.objectId}, expected.pointer, expected.value, now});
        step.state = StepState::Unexpected;
        step.error =
            failure(ErrorKind::Conflict, u"the answer is not what was expected"_s, u"changed_meanwhile"_s)
                .value();
    }
}

/// Nothing came of it, and it may work later: as if it had never been sent.
Run::More Run::stopAt(Step& step, const Error& error)
{
    step.state = StepState::Waiting;
    step.error = error;
    if (auto saved = save(&step); !saved) return failure(saved);
    return wait(OperationState::Interrupted, error,
                step.isUndo ? std::optional(m_stripeClock.now() + pauses[0]) : std::nullopt);
}

/// Nobody could tell what became of it. `wasAsked`: Stripe was; being offline is no look.
Run::More Run::postpone(Step& step, bool wasAsked)
{
    std::optional<Instant> next = m_stripeClock.now() + pauses[0];
    if (wasAsked) {
        const auto looks = static_cast<size_t>(m_operation.checks++);
        next = looks < std::size(pauses) ? std::optional(m_stripeClock.now() + pauses[looks]) : std::nullopt;
    }
    if (auto saved = save(&step); !saved) return failure(saved);
    return wait(OperationState::Unknown, step.error, next);
}

} // namespace regulars::operations
