// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/guards.h"

#include "core/operations/objects.h"

#include <nlohmann/json.hpp>

namespace regulars::operations {

Result<void> GuardReading::put(store::MirrorBatch& batch) const
{
    for (const auto& [object, read] : objects) {
        if (!read.value) continue; // the next sync tells what is gone, with all that goes with it
        const auto done = putObject(batch, object.type, *read.value, read.readAt);
        // Something that the mirror can not take was compared all the same.
        if (!done && done.error().kind != ErrorKind::Server) return failure(done);
    }
    return {};
}

Result<GuardReading> readGuards(stripe::Client& client, const QList<Guard>& guards, const CancelToken& cancel)
{
    GuardReading reading;
    for (const Guard& guard : guards) {
        const auto read = client.json(guard.path, guard.query, cancel);
        if (!read) return failure(read);
        for (const FieldValue& field : guard.fields) {
            const QString now = read->value ? textAt(*read->value, field.pointer) : QString();
            if (!read->value || now != field.value)
                reading.changed.append({guard.object, field.pointer, field.value, now});
        }
        reading.objects.append({guard.object, *read});
    }
    return reading;
}

} // namespace regulars::operations
