// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/mirrorbatch.h"
#include "core/stripe/client.h"

namespace regulars::sync {

/// One page of a list, whatever it holds.
struct FetchedPage {
    qint64 count = 0;
    QStringList ids;
    QHash<QString, QStringList> payments; ///< by id: charges that have to be read again because the object changed
    QString lastId;
    Instant newest{}, oldest{}; ///< creation times at both ends; meaningless when empty
    bool hasMore = false;
    std::function<Result<void>(store::MirrorBatch&)> store;
};

/// One object as it stands now; storing a deleted one removes it.
struct FetchedObject {
    std::function<Result<void>(store::MirrorBatch&)> store;
    bool found = false;   ///< Stripe has it; deleted ones and those it does not know are not there
    QStringList payments; ///< charges that have to be read again because this object changed
};

/// A kind of thing that the mirror holds, with the calls that read it. Names are those of store counts.
struct Resource {
    QString name;
    QString objectType; ///< Stripe's "object": what events call it
    bool removable = false; ///< it can vanish from Stripe; a listing that does not show it calls for a look
    bool audited = false;   ///< people delete it by hand: the weekly audit lists it
    std::function<Result<FetchedPage>(stripe::Client&, const stripe::ListQuery&, const CancelToken&)> list;
    std::function<Result<FetchedObject>(stripe::Client&, const QString& id, const CancelToken&)> retrieve;
};

/// Whether a list could not go on since the object behind its cursor was deleted meanwhile: it is to be read from its
/// start again.
inline bool isLostCursor(const Error& error)
{
    return error.param == QLatin1StringView("starting_after");
}

/// All resources that are listed, in the order in which a first fill begins them: people first.
const QList<Resource>& resources();
/// The resource that an event's object belongs to; null for kinds that the mirror does not hold.
const Resource* resourceOfObject(const QString& objectType);
/// Saved payment methods: no list over all customers exists, they follow events and looks.
const Resource& paymentMethods();
/// Pages to pay on: only those of repayments are mirrored, and those are known by name.
const Resource& paymentLinks();

} // namespace regulars::sync
