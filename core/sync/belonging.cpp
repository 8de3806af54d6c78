// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/belonging.h"

#include "core/sync/resource.h"

namespace regulars::sync {

using namespace Qt::StringLiterals;

namespace {

constexpr int samples = 5; ///< one alone may have been deleted since

enum class Verdict { Ours, Foreign, Unknown };

Result<Verdict> ask(stripe::Client& client, const Resource& resource, const QSet<QString>& ids,
                    const CancelToken& cancel)
{
    int asked = 0;
    for (const QString& id : ids) {
        const auto object = resource.retrieve(client, id, cancel);
        if (!object && object.error().kind == ErrorKind::Permission) return Verdict::Unknown;
        if (!object) return failure(object);
        if (object->found) return Verdict::Ours;
        if (++asked == samples) break;
    }
    return asked == 0 ? Verdict::Unknown : Verdict::Foreign;
}

} // namespace

Result<void> checkByObjects(stripe::Client& client, const store::SyncRepository& state, const CancelToken& cancel)
{
    QList<Resource> candidates = resources();
    std::stable_partition(candidates.begin(), candidates.end(), [](const Resource& r) { return !r.removable; });
    for (const Resource& resource : std::as_const(candidates)) {
        const auto ids = state.ids(resource.name);
        if (!ids) return failure(ids);
        const auto verdict = ask(client, resource, *ids, cancel);
        if (!verdict) return failure(verdict);
        if (*verdict == Verdict::Ours) return {};
        if (*verdict == Verdict::Foreign)
            return failure(ErrorKind::Conflict, u"this key knows none of the mirrored "_s + resource.name,
                           u"other_account"_s);
    }
    return {};
}

} // namespace regulars::sync
