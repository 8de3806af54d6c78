// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/wire/serve.h"

#include "core/sandbox/studio/generator.h"
#include "core/sandbox/wire/denial.h"

#include <algorithm>

namespace regulars::sandbox {

using namespace Qt::StringLiterals;

namespace {

Failure wrongOption(const QString& option, const QString& why)
{
    Error error;
    error.kind = ErrorKind::Validation;
    error.detail = why;
    error.param = option;
    return Failure(std::move(error));
}

Result<void> checked(const ServeOptions& options)
{
    constexpr int mostCustomers = 1'000'000;
    constexpr int mostYears = 20;
    if (options.port < 0 || options.port > 65'535) return wrongOption(u"port"_s, u"a port is 0 to 65535"_s);
    if (options.customers < 0 || options.customers > mostCustomers)
        return wrongOption(u"customers"_s, u"customers are 0 to 1000000"_s);
    if (options.years < 1 || options.years > mostYears)
        return wrongOption(u"years"_s, u"years are 1 to 20"_s);
    if (options.currency.isEmpty()) return wrongOption(u"currency"_s, u"a currency has three letters"_s);
    if (!isVersion(options.eventsVersion))
        return wrongOption(u"events-api-version"_s, u"an API version looks like 2024-06-20"_s);
    if (options.latency.count() < 0) return wrongOption(u"latency-ms"_s, u"latency is 0 or more"_s);
    if (options.limits.account < 0 || options.limits.endpoint < 0)
        return wrongOption(u"rate-limit"_s, u"a rate limit is 0 (none) or more"_s);
    for (const QString& feature : options.without)
        if (feature != u"radar"_s)
            return wrongOption(u"without"_s,
                               u"a sandbox can be without radar, not without \"%1\""_s.arg(feature));
    return {};
}

Result<std::set<std::string>> permissionsOf(const QStringList& wanted)
{
    std::set<std::string> known{"read", "write"};
    for (const Permission& permission : allPermissions())
        known.insert(permission.id);
    std::set<std::string> granted;
    for (const QString& one : wanted) {
        if (!known.contains(one.toStdString()))
            return wrongOption(u"restricted-key"_s, u"there is no permission \"%1\""_s.arg(one));
        granted.insert(one.toStdString());
    }
    return granted;
}

Result<std::vector<Fault>> faultsOf(const QStringList& specs)
{
    std::vector<Fault> faults;
    for (const QString& spec : specs) {
        Result<Fault> fault = parseFault(spec.toStdString());
        if (!fault) return wrongOption(u"fault"_s, fault.error().detail);
        faults.push_back(std::move(*fault));
    }
    return faults;
}

/// The account's time when it starts again: it ran on while nobody looked.
Instant startOf(const Journal::Opened& opened, const ServeOptions& options, const Clock& machine)
{
    Instant start = opened.header.now;
    if (!opened.entries.empty()) {
        const JournalEntry& last = opened.entries.back();
        start = std::max({start, last.movedTo.value_or(last.at), machine.now() + last.ahead});
    }
    return std::max(start, options.now.value_or(start));
}

GeneratorOptions generatorOptions(const JournalHeader& header)
{
    GeneratorOptions options;
    options.customers = header.customers;
    options.years = header.years;
    options.seed = header.seed;
    options.currency = Currency(QString::fromStdString(header.currency));
    options.now = header.now;
    options.eventsVersion = header.eventsVersion;
    return options;
}

} // namespace

Result<std::unique_ptr<RunningSandbox>> RunningSandbox::open(const ServeOptions& options,
                                                             const Clock& machine)
{
    if (const Result<void> fine = checked(options); !fine) return failure(fine);
    const Result<std::set<std::string>> permissions = permissionsOf(options.restrictedPermissions);
    if (!permissions) return failure(permissions);
    Result<std::vector<Fault>> faults = faultsOf(options.faults);
    if (!faults) return failure(faults);

    Journal::Opened opened;
    opened.fresh = true;
    opened.header = {options.seed,
                     options.customers,
                     options.years,
                     options.currency.code().toStdString(),
                     options.now.value_or(machine.now()),
                     options.eventsVersion};
    if (!options.stateFile.isEmpty()) {
        Result<Journal::Opened> found = Journal::open(options.stateFile, opened.header);
        if (!found) return failure(found);
        opened = std::move(*found);
    }
    std::unique_ptr<Trace> trace;
    if (!options.traceFile.isEmpty()) {
        Result<std::unique_ptr<Trace>> begun = Trace::open(options.traceFile);
        if (!begun) return failure(begun);
        trace = std::move(*begun);
    }

    std::unique_ptr<RunningSandbox> running(new RunningSandbox);
    running->m_keys = keysFromSeed(opened.header.seed, !options.restrictedPermissions.isEmpty());
    std::unique_ptr<AccountState> state = generateStudio(generatorOptions(opened.header));
    GateOptions gate{running->m_keys, *permissions, options.limits, opened.header.seed, state->settings.id};
    running->m_clock = std::make_unique<AccountClock>(machine, startOf(opened, options, machine));
    running->m_host =
        std::make_unique<AccountHost>(Account(std::move(state)), *running->m_clock, std::move(gate),
                                      std::move(opened.journal), std::move(trace));
    running->m_host->replay(opened.entries);
    // Notes in the journal how far the account's time is from the machine's.
    if (opened.fresh) {
        const Result<void> noted = running->m_host->moveClock(running->m_clock->now());
        if (!noted) return failure(noted);
    }
    if (!options.without.isEmpty()) // asked as over the wire, so that the journal has it
        running->m_host->handle({"POST", "/_sandbox/radar", {}, "enabled=false", {}});
    for (Fault& fault : *faults)
        running->m_host->faults().add(std::move(fault));
    running->m_webhooks = std::make_unique<WebhookSender>(*running->m_host);
    running->m_server =
        std::make_unique<Server>(*running->m_host, ServerOptions{options.port, options.latency});
    Result<std::string> url = running->m_server->start();
    if (!url) return failure(url);
    running->m_url = std::move(*url);
    return running;
}

RunningSandbox::~RunningSandbox() = default;

std::string RunningSandbox::announcement() const
{
    std::string line = "{\"url\":" + jsonString(m_url) + ",\"key\":" + jsonString(m_keys.secret);
    if (!m_keys.restricted.empty()) line += ",\"restricted_key\":" + jsonString(m_keys.restricted);
    return line + '}';
}

void RunningSandbox::stop()
{
    if (m_server) m_server->stop();
}

Result<void> serve(const ServeOptions& options, const Clock& machine, const CancelToken& stop,
                   const std::function<void(const std::string& line)>& announce)
{
    const Result<std::unique_ptr<RunningSandbox>> running = RunningSandbox::open(options, machine);
    if (!running) return failure(running);
    announce((*running)->announcement());
    while (!stop.waitFor(std::chrono::hours(1))) {
    }
    (*running)->stop();
    return {};
}

} // namespace regulars::sandbox
