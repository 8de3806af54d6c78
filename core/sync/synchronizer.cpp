// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/synchronizer.h"

#include "core/store/cataloguerepository.h"
#include "core/store/differencerepository.h"
#include "core/sync/belonging.h"
#include "core/sync/fill.h"
#include "core/sync/follow.h"

namespace regulars::sync {

using namespace Qt::StringLiterals;
using store::MirrorBatch;
using store::SyncRepository;

namespace {

/// How often what people delete by hand is listed, to find what no event told.
constexpr std::chrono::hours auditEvery{7 * 24};

/// Events may surface late: what is younger may be missing without being missed.
constexpr std::chrono::minutes lateEvents{10};
/// A look at a customer's payment methods holds so long: events tell what changes (contract.md 20), mostly.
constexpr std::chrono::hours methodsStayFor{7 * 24};

/// Windows end before a second: this one is in.
constexpr std::chrono::seconds justNow{1};

const QString startedAt = u"fill_started_at"_s; ///< set while a listing of everything is under way
const QString filledAt = u"filled_at"_s;        ///< set once the mirror was whole for the first time
const QString leftOutName =
    QString::fromLatin1(leftOutResources); ///< what the key could not read in the last run
const QString auditedAt = u"audited_at"_s; ///< when deletions were looked for last

/// What has to be listed, and why.
struct Listing {
    QStringList names; ///< of resources; none: events alone will do
    bool everything = false;
    bool audit = false;
};

class Steps {
public:
    Steps(Run& run, store::Database& database) : m_run(run), m_database(database), m_state(database) {}

    Result<SyncReport> work()
    {
        if (!m_run.options.routine) {
            if (auto same = checkAccount(); !same) return failure(same);
        }
        if (m_run.options.full) {
            if (auto forgotten = forget(); !forgotten) return failure(forgotten);
        }
        const auto filled = instant(filledAt);
        if (!filled) return failure(filled);
        auto listing = mustList();
        if (!listing) return failure(listing);
        if (filled->has_value() && !listing->names.isEmpty()) {
            // What events tell is brought in first: what a listing shows different then was missed.
            const auto reached = followEvents();
            if (!reached) return failure(reached);
            m_gap = !*reached;
            listing = mustList();
            if (!listing) return failure(listing);
        }
        const store::DifferenceRepository repaired(m_database);
        const auto last = repaired.lastKey();
        if (!last) return failure(last);
        if (auto done = list(*listing, filled->has_value()); !done) return failure(done);
        const auto reached = followEvents();
        if (!reached) return failure(reached);
        if (!*reached) {
            m_gap = true;
            listing = mustList();
            if (!listing) return failure(listing);
            if (auto done = list(*listing, filled->has_value()); !done) return failure(done);
            if (auto done = followEvents(); !done) return failure(done);
        }
        SyncReport report = m_run.report();
        report.firstFill = listing->everything && !*filled;
        report.reconciled = listing->everything && *filled;
        const auto cursor = instant(QLatin1StringView(eventsCursor));
        if (!cursor) return failure(cursor);
        report.at = cursor->value_or(m_run.stripeClock.now());
        const auto differences = repaired.countAfter(*last);
        if (!differences) return failure(differences);
        report.differences = *differences;
        if (auto written = writeDown(report); !written) return failure(written);
        return report;
    }

private:
    Result<std::optional<Instant>> instant(const QString& name) const
    {
        const auto text = m_state.text(name);
        if (!text) return failure(text);
        if (text->isEmpty()) return std::optional<Instant>();
        return std::optional(fromUnixSeconds(text->toLongLong()));
    }

    /// The first answer of a run tells Stripe's time, and whether the key still belongs to this store's
    /// account.
    Result<void> checkAccount()
    {
        const auto account = m_run.client.account(m_run.cancel);
        if (!account && account.error().kind == ErrorKind::Permission)
            return checkByObjects(m_run.client, m_state, m_run.cancel);
        if (!account) return failure(account);
        const auto bound = m_state.account();
        if (!bound) return failure(bound);
        if (*bound && !(*bound)->id.isEmpty() && (*bound)->id != account->id) {
            return failure(ErrorKind::Conflict,
                           u"key of %1, store of %2"_s.arg(account->id.text(), (*bound)->id.text()),
                           u"other_account"_s);
        }
        return *bound && **bound != *account ? noteAccount(*account) : Result<void>();
    }

    /// Its name, currency or calendar is another one than the store says: Stripe is right.
    Result<void> noteAccount(const Account& account)
    {
        const auto mode = m_state.mode();
        if (!mode) return failure(mode);
        return m_state.bind(account, mode->value_or(Mode::Test));
    }

    /// What has to be listed, if anything: all when nothing was filled yet, a listing was cut off, events ran
    /// out or somebody asked for it; what people delete by hand once a week; what the key could not read the
    /// last time.
    Result<Listing> mustList()
    {
        const auto started = instant(startedAt), filled = instant(filledAt), audited = instant(auditedAt);
        const auto followed = instant(QLatin1StringView(eventsCursor));
        const auto leftOut = m_state.text(leftOutName);
        if (!leftOut) return failure(leftOut);
        for (const auto* known : {&started, &filled, &audited, &followed}) {
            if (!*known) return failure(*known);
        }
        const Instant now = m_run.stripeClock.now();
        Listing listing;
        listing.everything = m_run.options.full || m_run.options.reconcile || *started || !*filled || m_gap;
        listing.audit = listing.everything || !*audited || now - **audited > auditEvery;
        const QStringList missing = leftOut->split(u',');
        for (const Resource& resource : resources()) {
            const bool isMissing = missing.contains(resource.name);
            if (isMissing && m_run.options.routine && !listing.everything)
                m_run.leaveOut(resource.name, {});
            else if (listing.everything || (listing.audit && resource.audited) || isMissing)
                listing.names.append(resource.name);
        }
        return listing;
    }

    /// The mirror was whole: what a listing shows different was missed, unless events tell of it afterwards
    /// (follow takes that back).
    Result<void> prepareComparison(const Listing& listing)
    {
        const auto leftOut = m_state.text(leftOutName);
        if (!leftOut) return failure(leftOut);
        const QStringList unknown = leftOut->split(u',');
        // Where no events are followed, all of it is news.
        if (unknown.contains("events"_L1) || m_run.isLeftOut(u"events"_s)) return {};
        const auto cursor = instant(QLatin1StringView(eventsCursor));
        if (!cursor) return failure(cursor);
        const QString foundBy = m_gap ? u"gap"_s : listing.everything ? u"reconcile"_s : u"audit"_s;
        m_run.compareListing({foundBy, cursor->value_or(Instant()) - lateEvents}, unknown);
        return {};
    }

    Result<void> list(const Listing& listing, bool wasWhole)
    {
        using store::ReadPurpose;
        if (listing.names.isEmpty()) return {};
        // A listing is planned by Stripe's time; a routine run has not asked for it yet.
        if (m_run.options.routine && !m_gap) {
            if (auto same = checkAccount(); !same) return same;
        }
        if (wasWhole) {
            if (auto ready = prepareComparison(listing); !ready) return ready;
        }
        m_run.enter(!wasWhole            ? ReadPurpose::Fill
                    : listing.everything ? ReadPurpose::Reconcile
                                         : ReadPurpose::Audit);
        const auto started = instant(startedAt);
        if (!started) return failure(started);
        const Instant now = m_run.stripeClock.now();
        const bool goOn = *started && now - **started < eventRetention && !m_run.options.reconcile && !m_gap;
        const Instant begun = goOn ? **started : now;
        if (auto planned = goOn ? planMissing(listing, now) : plan(listing, now); !planned) return planned;
        if (auto filled = fill(m_run, m_database); !filled) return filled;
        if (auto swept = sweep(m_run, m_database, begun); !swept) return swept;
        if (auto pruned = store::DifferenceRepository(m_database).prune(); !pruned) return pruned;
        const QString text = QString::number(unixSeconds(begun));
        // In one step with what is missing: a run that ends right after this must not pass for a whole one.
        QList<std::pair<QString, QString>> values{
            {startedAt, {}}, {filledAt, text}, {leftOutName, m_run.report().leftOut.join(u',')}};
        if (listing.audit) values.append({auditedAt, text});
        return setAll(values);
    }

    Result<void> forget()
    {
        // In this order: a mirror that was emptied and still passed for filled would never be filled again.
        if (auto unset = setAll({{startedAt, {}}, {filledAt, {}}}); !unset) return unset;
        return store::clearMirror(m_database);
    }

    /// What events told of, and the key could not read, may be younger than a listing that was cut off.
    Result<void> planMissing(const Listing& listing, Instant now)
    {
        const auto leftOut = m_state.text(leftOutName);
        if (!leftOut) return failure(leftOut);
        QStringList missing = leftOut->split(u',', Qt::SkipEmptyParts);
        missing.removeIf([&](const QString& name) { return !listing.names.contains(name) || m_run.isLeftOut(name); });
        if (missing.isEmpty()) return {};
        return planFill(m_run, m_database, missing, now + justNow, OtherWindows::Stay);
    }

    Result<void> plan(const Listing& listing, Instant now)
    {
        if (auto planned = planFill(m_run, m_database, listing.names, now + justNow, OtherWindows::Go); !planned)
            return planned;
        if (listing.everything) {
            // Events may have run out, and with them what they told of payment methods.
            if (auto forgotten = m_state.forgetMethodReads(); !forgotten) return forgotten;
        }
        const QString text = QString::number(unixSeconds(now));
        QList<std::pair<QString, QString>> values;
        // What was left out stays noted until a run is through: such a listing simply begins again.
        if (listing.audit) values.append({startedAt, text});
        // The cursor is taken before the first page: what changes while listing comes with the events. A part
        // does not show all that events do, so theirs stays.
        if (listing.everything) {
            values.append({QLatin1StringView(eventsCursor), text});
            values.append({QLatin1StringView(movementsCursor), text});
        }
        return setAll(values);
    }

    /// Whether the events reach back to where they were followed last.
    Result<bool> followEvents()
    {
        m_run.enter(store::ReadPurpose::Follow);
        const auto cursor = instant(QLatin1StringView(eventsCursor));
        if (!cursor) return failure(cursor);
        const auto done = follow(m_run, m_database, cursor->value_or(m_run.stripeClock.now()));
        if (!done && done.error().kind == ErrorKind::Permission) {
            m_run.leaveOut(u"events"_s, done.error());
            return true;
        }
        return done;
    }

    Result<void> writeDown(const SyncReport& report)
    {
        const Instant now = m_run.stripeClock.now();
        const qint64 offset = (now - m_run.clock.now()).count();
        return setAll({{u"last_sync_at"_s, QString::number(unixSeconds(now))},
                       {u"clock_offset"_s, QString::number(offset)},
                       {leftOutName, report.leftOut.join(u',')}});
    }

    Result<void> setAll(const QList<std::pair<QString, QString>>& values)
    {
        auto batch = MirrorBatch::begin(m_database);
        if (!batch) return failure(batch);
        for (const auto& [name, value] : values) {
            if (auto set = m_state.setText(name, value); !set) return set;
        }
        return m_run.commit(*batch);
    }

    Run& m_run;
    store::Database& m_database;
    SyncRepository m_state;
    bool m_gap = false; ///< Stripe has forgotten events that were not followed yet
};

/// A whole list shows every method that the customer still has; an event that told of a detached one may have
/// been missed.
Result<void> dropMethodsBeside(const stripe::Page<PaymentMethod>& page, const CustomerId& customer,
                               MirrorBatch& batch)
{
    if (page.hasMore) return {};
    const auto kept = store::CatalogueRepository(batch.database()).methodsOfCustomer(customer);
    if (!kept) return failure(kept);
    for (const PaymentMethod& method : *kept) {
        const bool listed = std::any_of(page.data.begin(), page.data.end(),
                                        [&](const PaymentMethod& one) { return one.id == method.id; });
        if (listed) continue;
        if (auto removed = batch.remove(method.id, page.readAt); !removed) return removed;
    }
    return {};
}

} // namespace

Synchronizer::Synchronizer(stripe::Client& client, stripe::StripeClock& stripeClock, QString storeFile,
                           Clock& clock, Random& random, Crew* crew)
    : m_client(client)
    , m_stripeClock(stripeClock)
    , m_storeFile(std::move(storeFile))
    , m_clock(clock)
    , m_random(random)
    , m_crew(crew)
{
}

Result<SyncReport> Synchronizer::run(const SyncOptions& options, const Progress& progress,
                                     const CancelToken& cancel)
{
    const auto database = store::Database::open(m_storeFile, m_clock);
    if (!database) return failure(database);
    const auto threads = m_crew ? nullptr : threadCrew(options.workers);
    Run run(m_client, m_stripeClock, m_storeFile, m_clock, m_random.uuid(), options,
            m_crew ? *m_crew : *threads, progress, cancel);
    const auto lease = run.takeLease(**database);
    if (!lease) return failure(lease);
    auto report = Steps(run, **database).work();
    run.writeReads(**database);
    return report;
}

Result<void> Synchronizer::refreshMethods(const CustomerId& customer, const CancelToken& cancel)
{
    const auto database = store::Database::open(m_storeFile, m_clock);
    if (!database) return failure(database);
    SyncRepository state(**database);
    const auto known = state.methodsReadAt(customer);
    if (!known) return failure(known);
    if (*known && m_stripeClock.now() - **known < methodsStayFor) return {};

    const auto page = m_client.paymentMethods(customer, {}, cancel);
    auto batch = MirrorBatch::begin(**database);
    if (!batch) return failure(batch);
    if (page) {
        for (const PaymentMethod& method : page->data) {
            if (auto put = batch->put(method, page->readAt); !put) return put;
        }
        if (auto dropped = dropMethodsBeside(*page, customer, *batch); !dropped) return dropped;
        if (auto noted = state.noteMethodsRead(customer, page->readAt); !noted) return noted;
    }
    const qint64 reads = m_client.unmeteredReads();
    const auto counted = state.countReads(m_stripeClock.now(), reads, store::ReadPurpose::Look);
    if (!counted) return counted;
    if (auto committed = batch->commit(); !committed) return committed;
    m_client.noteMetered(reads);
    if (!page) return failure(page);
    return {};
}

} // namespace regulars::sync
