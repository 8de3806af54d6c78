// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/stripe/client.h"
#include "core/stripe/decode.h"
#include "core/stripe/forms.h"

#include <nlohmann/json.hpp>

namespace regulars::stripe {

class StripeClock;

/// Where one kind of object is read and how. Names are constants of the API, see client.cpp.
template<class T> struct Resource {
    QString name; ///< path below /v1 and name of the endpoint: "customers"
    Result<T> (*decode)(const Json&) = nullptr;
    QByteArrayList expands = {};                        ///< paths within the object
    QList<std::pair<QByteArray, QString>> filters = {}; ///< on every list, unless the query says otherwise
};

/// The one way in which lists are paged and objects are fetched, for every kind (contract.md 31, 33). Lives
/// for one call of the client; includes the JSON library, so that only client.cpp and reader.cpp include it.
class Reader {
public:
    Reader(Sender& sender, const StripeClock& stripeClock, const Clock& clock, const CancelToken& cancel)
        : m_sender(sender), m_stripeClock(stripeClock), m_cancel(cancel), m_started(clock.elapsed())
    {
    }

    /// One page. `path` and `endpoint` where they differ from the resource's own.
    template<class T>
    Result<Page<T>> list(const Resource<T>& resource, const ListQuery& query, QString path = {},
                         QString endpoint = {})
    {
        if (path.isEmpty()) path = resource.name;
        if (endpoint.isEmpty()) endpoint = resource.name + QStringLiteral(".list");
        const Form form = listForm(query, resource.filters, resource.expands);
        const Result<Json> answer = fetch(path, form, endpoint);
        if (!answer) return failure(answer);
        if (const Result<void> sound = checkList(*answer); !sound) return failure(sound);
        Page<T> page;
        for (const Json& object : (*answer)["data"]) {
            Result<T> value = resource.decode(object);
            if (!value) return failure(value);
            if (const Result<void> whole = complete(object, *value); !whole) return failure(whole);
            page.data << *std::move(value);
            page.lastId = Fields(object).text("id");
            if (page.firstId.isEmpty()) page.firstId = page.lastId;
        }
        page.hasMore = (*answer)["has_more"].template get<bool>();
        page.readAt = startedAt();
        return page;
    }

    /// One object as it stands; no value when Stripe says that it is gone.
    template<class T> Result<Read<T>> retrieve(const Resource<T>& resource, const QString& id)
    {
        if (id.isEmpty())
            return failure(ErrorKind::Bug, QStringLiteral("an object without an id was asked for"));
        Form form;
        for (const QByteArray& expand : resource.expands)
            form.add("expand[]", QString::fromLatin1(expand));
        const QString path = resource.name + QLatin1Char('/') + pathSegment(id);
        const Result<Json> answer = fetch(path, form, resource.name + QStringLiteral(".retrieve"));
        Read<T> read;
        read.readAt = startedAt();
        if (!answer) return isGone(answer.error()) ? Result<Read<T>>(read) : Result<Read<T>>(failure(answer));
        if (isDeleted(*answer)) return read;
        Result<T> value = resource.decode(*answer);
        if (!value) return failure(value);
        if (const Result<void> whole = complete(*answer, *value); !whole) return failure(whole);
        read.value = *std::move(value);
        return read;
    }

    /// One object or list as it is; no value when Stripe says that it is gone.
    Result<JsonRead> json(const QString& path, const QByteArray& query, const QString& endpoint);

    /// GET /v1/`path`.
    Result<Json> fetch(const QString& path, const Form& form, const QString& endpoint);

private:
    template<class T> Result<void> complete(const Json&, T&) { return {}; }
    Result<void> complete(const Json& object, Subscription& subscription);
    Result<void> complete(const Json& object, Invoice& invoice);
    Result<void> complete(const Json& object, PaymentLink& link);

    /// A nested list from its start: the part that its object shows may be in another order.
    template<class T>
    Result<void> readNested(const Resource<T>& resource, ListQuery query, const QString& path, QList<T>& into);

    static Form listForm(const ListQuery& query, const QList<std::pair<QByteArray, QString>>& fixedFilters,
                         const QByteArrayList& expands);
    static Result<void> checkList(const Json& answer);
    static bool isGone(const Error& error);
    /// Stripe's time when this call began, known once there was an answer.
    Instant startedAt() const;

    Sender& m_sender;
    const StripeClock& m_stripeClock;
    const CancelToken& m_cancel;
    std::chrono::milliseconds m_started;
};

} // namespace regulars::stripe
