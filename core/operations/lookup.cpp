// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/lookup.h"

#include "core/operations/objects.h"
#include "core/operations/walk.h"
#include "core/store/operationrepository.h"

#include <nlohmann/json.hpp>

namespace regulars::operations {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using stripe::Json;
using Verdict = Finding::Verdict;

namespace {

constexpr auto eventsAreKept = 24h * 29; // contract.md 20 says 30 days
constexpr auto beforeItWasSent = 10min;  // lists and clocks may disagree a little

/// The first of a list, newest first, that fits.
Result<Finding> findIn(stripe::Client& client, const QString& path, const QByteArray& query,
                       const std::function<bool(const Json&)>& fits, const CancelToken& cancel)
{
    Finding finding;
    const auto walked = walk(client, path, query, cancel, [&](const Json& object) -> Result<bool> {
        if (fits(object)) finding.object = std::make_shared<const Json>(object);
        return !finding.object;
    });
    if (!walked) return failure(walked);
    finding.readAt = walked->readAt;
    // The list of something that is gone: what was made went with it, or never was.
    if (walked->exists) finding.verdict = walked->stopped ? Verdict::Done : Verdict::NotThere;
    return finding;
}

/// Without a limit of time, which not every list takes: what one customer or charge has is short.
Result<Finding> byMetadata(stripe::Client& client, const QString& operation, const Step& step,
                           const CancelToken& cancel)
{
    const QString name = QString::number(step.number) + (step.isUndo ? u"-undo"_s : QString());
    const auto isOurs = [&](const Json& object) {
        return textAt(object, u"/metadata/regulars_op"_s) == operation &&
               textAt(object, u"/metadata/regulars_step"_s) == name;
    };
    return findIn(client, step.request.lookUp.path, step.request.lookUp.query, isOurs, cancel);
}

bool holds(const Json& object, const QList<FieldValue>& fields)
{
    return !fields.isEmpty() && std::all_of(fields.begin(), fields.end(), [&](const FieldValue& field) {
        return textAt(object, field.pointer) == field.value;
    });
}

Result<Finding> byState(stripe::Client& client, const LookUp& lookUp, const CancelToken& cancel)
{
    const auto read = client.json(lookUp.path, lookUp.query, cancel);
    if (!read) return failure(read);
    Finding finding{Verdict::NotThere, read->value, read->readAt};
    if (read->value ? holds(*read->value, lookUp.fields) : lookUp.gone) finding.verdict = Verdict::Done;
    return finding;
}

/// `types`: narrows the list, "types[]=invoice.sent".
Result<Finding> byEvent(stripe::Client& client, store::Database& database, const Step& step, const QByteArray& types,
                        Instant since, Instant now, const CancelToken& cancel)
{
    const auto received = store::OperationRepository(database).isKeyInEvents(step.key);
    if (!received) return failure(received);
    if (*received) return Finding{Verdict::Done, {}, now};
    QByteArray query = types;
    if (!query.isEmpty()) query += '&';
    query += "created[gte]=" + QByteArray::number(unixSeconds(since - beforeItWasSent));
    const QString key = QString::fromLatin1(step.key);
    const auto isOurs = [&](const Json& event) {
        return textAt(event, u"/request/idempotency_key"_s) == key;
    };
    auto finding = findIn(client, u"events"_s, query, isOurs, cancel);
    if (!finding) return finding;
    // What is inside is as old as the event and of any version: the object itself is fetched.
    finding->object.reset();
    if (finding->verdict == Verdict::NotThere && now - since > eventsAreKept)
        finding->verdict = Verdict::CannotTell;
    return finding;
}

/// As a state that holds; one that does not is no proof where somebody may have changed it since: the event of our own
/// change is there all the same.
Result<Finding> byStateOrEvent(stripe::Client& client, store::Database& database, const Step& step, Instant since, Instant now,
                               const CancelToken& cancel)
{
    static const QHash<QString, QByteArray> told{
        {u"subscription"_s, "types[]=customer.subscription.updated&types[]=customer.subscription.paused&types[]=customer.subscription.resumed"},
        {u"invoice"_s, "types[]=invoice.paid&types[]=invoice.marked_uncollectible"}};
    const auto state = byState(client, step.request.lookUp, cancel);
    const QByteArray types = step.request.method == "POST" ? told.value(step.request.answers) : QByteArray();
    if (!state || state->verdict != Verdict::NotThere || types.isEmpty()) return state;
    auto event = byEvent(client, database, step, types, since, now, cancel);
    if (event) event->object = state->object;
    return event;
}

} // namespace

Result<Finding> lookUp(stripe::Client& client, store::Database& database, const QString& operation,
                       const Step& step, Instant since, Instant now, const CancelToken& cancel)
{
    switch (step.request.lookUp.by) {
    case LookUp::By::None:
        break;
    case LookUp::By::Metadata:
        return byMetadata(client, operation, step, cancel);
    case LookUp::By::State:
        return byStateOrEvent(client, database, step, since, now, cancel);
    case LookUp::By::Listed:
        return findIn(client, step.request.lookUp.path, step.request.lookUp.query,
                      [&](const Json& object) { return holds(object, step.request.lookUp.fields); }, cancel);
    case LookUp::By::Event:
        return byEvent(client, database, step, step.request.lookUp.query, since, now, cancel);
    }
    return Finding();
}

} // namespace regulars::operations
