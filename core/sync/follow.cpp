// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/follow.h"

#include "core/store/differencerepository.h"
#include "core/store/repaymentrepository.h"
#include "core/store/subscriptionrepository.h"

#include <algorithm>

namespace regulars::sync {

using namespace Qt::StringLiterals;
using store::MirrorBatch;
using store::SyncRepository;

namespace {

/// A list page holds this many objects: reading more ids than that one by one is worth a thought.
constexpr qint64 pageSize = 100;
/// From this many new objects on, listing the newest is cheaper than asking for each.
constexpr qint64 worthListing = 3;
constexpr std::chrono::seconds listSlack{600};
/// Events may surface late and the second is their smallest step: read some minutes twice (field-notes 4).
constexpr std::chrono::seconds overlap{600};
constexpr std::chrono::seconds sameMoment{2};

/// What has to be read again of one resource.
struct Wanted {
    QSet<QString> ids;
    std::optional<Instant> newSince; ///< when the first object that did not exist before came up
    qint64 fresh = 0;                ///< how many came up
};

using WantedByResource = QMap<QString, Wanted>;

/// The type of an event that tells of an object which was not there before.
bool isBirth(const QString& type)
{
    return type.endsWith(".created"_L1) || type == "charge.succeeded"_L1 || type == "charge.failed"_L1 ||
           type == "charge.pending"_L1;
}

/// Type and id of the object that an event calls for: an invoice payment is part of its invoice, a checkout of its link.
std::pair<QString, QString> subjectOf(const Event& event)
{
    if (event.objectType == "invoice_payment"_L1) return {u"invoice"_s, event.relatedId};
    if (event.objectType == "checkout.session"_L1) return {paymentLinks().objectType, event.relatedId};
    return {event.objectType, event.objectId};
}

void want(WantedByResource& wanted, const Event& event)
{
    const auto [type, id] = subjectOf(event);
    const Resource* resource = resourceOfObject(type);
    if (!resource || id.isEmpty()) return;
    Wanted& of = wanted[resource->objectType];
    const bool isNew = !of.ids.contains(id) && isBirth(event.type) && type == event.objectType;
    of.ids.insert(id);
    if (!isNew) return;
    ++of.fresh;
    of.newSince = std::min(of.newSince.value_or(event.created), event.created);
}

class Follower {
public:
    Follower(Run& run, store::Database& database) : m_run(run), m_database(database) {}

    Result<bool> work(Instant cursor)
    {
        const Instant since = cursor - overlap;
        const auto reached = readEvents(since);
        if (!reached || !*reached) return reached;
        WantedByResource wanted;
        for (const Event& event : std::as_const(m_events)) {
            want(wanted, event);
            if (auto more = wantInvoices(wanted, event); !more) return failure(more);
        }
        if (auto ours = keepOurLinks(wanted); !ours) return failure(ours);
        // No event tells of balance transactions, so they have a cursor of their own: a payout in a quiet
        // time is read when money moves again.
        const auto listed = SyncRepository(m_database).text(QLatin1StringView(movementsCursor));
        if (!listed) return failure(listed);
        m_movementsListed = listed->isEmpty() ? cursor : fromUnixSeconds(listed->toLongLong());
        const bool money =
            wanted.contains(u"charge"_s) || wanted.contains(u"refund"_s) || wanted.contains(u"dispute"_s);

        // Refunds and disputes first: they name the payments that have to be read again with them.
        for (const QString& type : {u"refund"_s, u"dispute"_s}) {
            if (auto done = fetch(type, wanted.take(type)); !done) return failure(done);
        }
        if (!m_payments.isEmpty()) wanted[u"charge"_s].ids.unite(m_payments);
        for (const QString& type : wanted.keys()) {
            if (auto done = fetch(type, wanted.value(type)); !done) return failure(done);
        }
        if (money) {
            const Resource& movements = *resourceOfObject(u"balance_transaction"_s);
            if (auto done = listSince(movements, m_movementsListed - overlap, nullptr); !done)
                return failure(done);
            m_movementsListed = *m_readAt;
        }
        if (auto done = finish(); !done) return failure(done);
        return true;
    }

private:
    /// Whether they reach back to `since`.
    Result<bool> readEvents(Instant since)
    {
        const SyncRepository state(m_database);
        stripe::ListQuery query;
        query.createdFrom = since;
        bool more = true;
        while (more) {
            const auto page = m_run.client.events(query, m_run.cancel);
            if (!page) return failure(page);
            if (!m_readAt) m_readAt = page->readAt;
            // By Stripe's own time, now that it has answered: the desk's clock may be wrong, and the one that
            // never jumps may have stood still while the machine slept.
            if (*m_readAt - since > eventRetention) return false;
            for (const Event& event : page->data) {
                const auto known = state.isKnown(event.id);
                if (!known) return failure(known);
                if (!*known) m_events.append(event);
            }
            query.startingAfter = page->lastId;
            more = page->hasMore && !page->lastId.isEmpty();
        }
        return true;
    }

    /// Invoices that change without an event of their own: nobody collects the open ones of a subscription
    /// that ended (contract.md 9), and a draft begins with whatever its customer's balance is.
    Result<void> wantInvoices(WantedByResource& wanted, const Event& event)
    {
        const store::SubscriptionRepository mirror(m_database);
        Result<QStringList> silent;
        if (event.type == "customer.subscription.deleted"_L1)
            silent = mirror.unsettledInvoices(SubscriptionId(event.objectId));
        else if (event.objectType == "customer"_L1)
            silent = mirror.draftInvoices(CustomerId(event.objectId));
        if (!silent) return failure(silent);
        for (const QString& id : std::as_const(*silent))
            wanted[u"invoice"_s].ids.insert(id);
        return {};
    }

    /// A studio may sell through links of its own: those say nothing that is mirrored. Of one that became known as ours only
    /// now, events may have told before.
    Result<void> keepOurLinks(WantedByResource& wanted)
    {
        const QString& type = paymentLinks().objectType;
        const auto unread = store::RepaymentRepository(m_database).unreadLinks();
        if (!unread) return failure(unread);
        QSet<QString> ours = *unread;
        for (const QString& id : wanted.take(type).ids) {
            const auto isOurs = store::RepaymentRepository(m_database).isLink(PaymentLinkId(id));
            if (!isOurs) return failure(isOurs);
            if (*isOurs) ours.insert(id);
        }
        if (!ours.isEmpty()) wanted[type].ids = ours;
        return {};
    }

    /// Reads the wanted objects of one kind: new ones through the list where that takes fewer requests, the
    /// others one by one, or all through the list where there are very many.
    Result<void> fetch(const QString& type, Wanted wanted)
    {
        if (wanted.ids.isEmpty()) return {};
        const Resource& resource = *resourceOfObject(type);
        if (m_run.isLeftOut(resource.name)) return {};
        if (resource.list && wanted.newSince && wanted.fresh >= worthListing) {
            if (auto done = listSince(resource, *wanted.newSince - listSlack, &wanted.ids); !done)
                return done;
        }
        if (resource.list && wanted.ids.size() > pageSize) {
            const auto counts = SyncRepository(m_database).counts();
            if (!counts) return failure(counts);
            if (counts->value(resource.name) / pageSize < wanted.ids.size()) {
                if (auto done = listSince(resource, Instant(), &wanted.ids); !done) return done;
            }
        }
        return retrieveAll(resource, wanted.ids);
    }

    /// Lists what was created since then; stops early once `ids` (from which it takes what it saw) is empty.
    Result<void> listSince(const Resource& resource, Instant since, QSet<QString>* ids)
    {
        stripe::ListQuery query;
        query.createdFrom = since;
        bool more = true;
        while (more && (!ids || !ids->isEmpty())) {
            const auto page = resource.list(m_run.client, query, m_run.cancel);
            if (!page && page.error().kind == ErrorKind::Permission) {
                m_run.leaveOut(resource.name, page.error());
                return {};
            }
            if (!page && !query.startingAfter.isEmpty() && isLostCursor(page.error())) {
                query.startingAfter.clear();
                continue;
            }
            if (!page) return failure(page);
            if (auto written = write(resource, *page); !written) return written;
            if (ids) {
                for (const QString& id : page->ids) {
                    if (ids->remove(id)) again(page->payments.value(id));
                }
            }
            query.startingAfter = page->lastId;
            more = page->hasMore && !page->lastId.isEmpty();
        }
        return {};
    }

    Result<void> retrieveAll(const Resource& resource, const QSet<QString>& ids)
    {
        auto next = ids.begin();
        return sync::work(m_run, m_database, [&]() -> std::optional<Errand> {
            if (next == ids.end() || m_run.isLeftOut(resource.name)) return std::nullopt;
            return [this, &resource, id = *next++]() -> Result<Delivery> {
                const auto object = resource.retrieve(m_run.client, id, m_run.cancel);
                if (!object && object.error().kind == ErrorKind::Permission) {
                    m_run.leaveOut(resource.name, object.error());
                    return [](MirrorBatch&) { return Result<void>(); };
                }
                if (!object) return failure(object);
                return [this, &resource, object = *object](MirrorBatch& batch) {
                    again(object.payments);
                    m_run.stored(resource.name, 1);
                    return object.store(batch);
                };
            };
        });
    }

    /// These charges have to be read again.
    void again(const QStringList& payments)
    {
        for (const QString& payment : payments) {
            if (!payment.isEmpty()) m_payments.insert(payment);
        }
    }

    Result<void> write(const Resource& resource, const FetchedPage& page)
    {
        auto batch = MirrorBatch::begin(m_database);
        if (!batch) return failure(batch);
        if (auto stored = page.store(*batch); !stored) return stored;
        if (auto committed = m_run.commit(*batch); !committed) return committed;
        m_run.stored(resource.name, page.count);
        return {};
    }

    Result<void> finish()
    {
        auto batch = MirrorBatch::begin(m_database);
        if (!batch) return failure(batch);
        for (const Event& event : std::as_const(m_events)) {
            // Seconds are Stripe's smallest step: what just happened may have been read by somebody else in
            // the same second, before it happened, and be stored after us. Such an event is followed once
            // more.
            if (event.created + sameMoment > *m_readAt) continue;
            if (auto received = batch->receive(event); !received) return received;
        }
        SyncRepository state(m_database);
        for (const auto& [name, at] :
             {std::pair(eventsCursor, *m_readAt), std::pair(movementsCursor, m_movementsListed)}) {
            if (auto set = state.setText(QLatin1StringView(name), QString::number(unixSeconds(at))); !set)
                return set;
        }
        if (auto noted = noteLeftOut(); !noted) return noted;
        if (auto dropped = dropExplained(); !dropped) return dropped;
        return m_run.commit(*batch);
    }

    /// In one step with the events that are known from now on: what they named and the key may not read must
    /// be listed some day, even if this run ends here. What was missing before stays noted.
    Result<void> noteLeftOut()
    {
        SyncRepository state(m_database);
        const auto before = state.text(QLatin1StringView(leftOutResources));
        if (!before) return failure(before);
        QStringList missing = before->split(u',', Qt::SkipEmptyParts) + m_run.report().leftOut;
        missing.removeDuplicates();
        return state.setText(QLatin1StringView(leftOutResources), missing.join(u','));
    }

    /// What events tell of, a listing may have shown before: that was no difference. Refunds and disputes
    /// change their charges.
    Result<void> dropExplained()
    {
        store::DifferenceRepository differences(m_database);
        Instant first = *m_readAt;
        for (const Event& event : std::as_const(m_events)) {
            first = std::min(first, event.created);
            const auto [type, id] = subjectOf(event);
            const Resource* resource = resourceOfObject(type);
            if (!resource) continue;
            if (auto dropped = differences.dropExplained(resource->name, id, event.created); !dropped)
                return dropped;
        }
        for (const QString& payment : std::as_const(m_payments)) {
            if (auto dropped = differences.dropExplained(u"payments"_s, payment, first); !dropped)
                return dropped;
        }
        return {};
    }

    Run& m_run;
    store::Database& m_database;
    QList<Event> m_events;
    std::optional<Instant> m_readAt;
    Instant m_movementsListed{}; ///< up to when balance transactions were listed
    QSet<QString> m_payments;
};

} // namespace

Result<bool> follow(Run& run, store::Database& database, Instant cursor)
{
    return Follower(run, database).work(cursor);
}

} // namespace regulars::sync
