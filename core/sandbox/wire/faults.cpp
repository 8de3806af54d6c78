// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/wire/faults.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace regulars::sandbox {

using namespace Qt::StringLiterals;

namespace {

struct KindName {
    std::string_view name;
    FaultKind kind;
    FaultMoment usual;
    bool fixedMoment;
};

constexpr std::array kindNames{
    KindName{"429-global-rate", FaultKind::GlobalRate, FaultMoment::Before, true},
    KindName{"429-endpoint-rate", FaultKind::EndpointRate, FaultMoment::Before, true},
    KindName{"429-global-concurrency", FaultKind::GlobalConcurrency, FaultMoment::Before, true},
    KindName{"429-endpoint-concurrency", FaultKind::EndpointConcurrency, FaultMoment::Before, true},
    KindName{"429-resource-specific", FaultKind::ResourceSpecific, FaultMoment::Before, true},
    KindName{"429-lock", FaultKind::Lock, FaultMoment::Before, true},
    KindName{"409-key-in-use", FaultKind::KeyInUse, FaultMoment::Before, true},
    KindName{"500", FaultKind::ServerError, FaultMoment::Before, false},
    KindName{"503", FaultKind::Unavailable, FaultMoment::Before, false},
    KindName{"timeout", FaultKind::Timeout, FaultMoment::After, false},
    KindName{"reset", FaultKind::Reset, FaultMoment::After, false},
    KindName{"truncated", FaultKind::Truncated, FaultMoment::After, false},
    KindName{"garbled", FaultKind::Garbled, FaultMoment::After, false},
    KindName{"html", FaultKind::Html, FaultMoment::After, false},
    KindName{"drip", FaultKind::Drip, FaultMoment::After, false},
    KindName{"events-late", FaultKind::EventsLate, FaultMoment::After, true},
    KindName{"events-twice", FaultKind::EventsTwice, FaultMoment::After, true},
    KindName{"events-shuffled", FaultKind::EventsShuffled, FaultMoment::After, true},
};

std::string_view cut(std::string_view& rest, char separator)
{
    const std::size_t end = std::min(rest.find(separator), rest.size());
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return part;
}

std::optional<int> wholeNumber(std::string_view text, int least)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < least) return std::nullopt;
    return value;
}

Failure wrong(std::string_view part)
{
    return failure(ErrorKind::Validation, u"fault: cannot read \"%1\""_s.arg(
                                              QString::fromUtf8(part.data(), qsizetype(part.size()))));
}

/// One ":name=value" or ":before"; false when it makes no sense.
bool applyOption(Fault& fault, const KindName& kind, std::string_view option, bool& timesGiven)
{
    const std::string_view name = cut(option, '=');
    if (name == "before" || name == "after") {
        fault.moment = name == "before" ? FaultMoment::Before : FaultMoment::After;
        return !kind.fixedMoment || fault.moment == kind.usual;
    }
    if (name == "path" && !option.empty()) return fault.path = option, true;
    if (name == "method" && !option.empty()) return fault.method = option, true;
    if (name == "times") {
        timesGiven = true;
        if (option == "all") return fault.times = 0, true;
    }
    const std::optional<int> number = wholeNumber(option, 1);
    if (!number) return false;
    if (name == "times") return fault.times = *number, true;
    if (name == "every") return fault.every = *number, true;
    if (name == "status") return fault.status = *number, *number >= 200 && *number <= 599;
    if (name == "ms") return fault.pause = std::chrono::milliseconds(*number), true;
    return false;
}

std::chrono::milliseconds usualPause(FaultKind kind)
{
    using namespace std::chrono_literals;
    return kind == FaultKind::Drip ? 20ms : kind == FaultKind::EventsLate ? 300'000ms : 600'000ms;
}

bool fits(const Fault& fault, std::string_view method, std::string_view path)
{
    if (!fault.method.empty() && fault.method != method) return false;
    if (method == "DELIVER" && !isOfEvents(fault.kind)) return false;
    if (fault.path.empty() || fault.path == path) return true;
    return path.size() > fault.path.size() && path.substr(0, fault.path.size()) == fault.path &&
           (path[fault.path.size()] == '/' || fault.path.back() == '/');
}

} // namespace

bool isOfEvents(FaultKind kind)
{
    return kind == FaultKind::EventsLate || kind == FaultKind::EventsTwice ||
           kind == FaultKind::EventsShuffled;
}

Result<Fault> parseFault(std::string_view spec)
{
    Fault fault;
    fault.spec = spec;
    std::string_view rest = spec;
    std::string_view head = cut(rest, ':');
    const std::string_view kindName = cut(head, '@');
    const auto kind = std::find_if(kindNames.begin(), kindNames.end(),
                                   [kindName](const KindName& k) { return k.name == kindName; });
    if (kind == kindNames.end()) return wrong(kindName);
    fault.kind = kind->kind;
    fault.moment = kind->usual;
    fault.pause = usualPause(fault.kind);
    if (isOfEvents(fault.kind)) fault.path = "/v1/events";
    if (kindName.size() < spec.size() && spec[kindName.size()] == '@') {
        const std::optional<int> first = wholeNumber(head, 1);
        if (!first) return wrong(head);
        fault.first = *first;
    }
    bool timesGiven = false;
    bool everyGiven = false;
    while (!rest.empty()) {
        const std::string_view option = cut(rest, ':');
        if (!applyOption(fault, *kind, option, timesGiven)) return wrong(option);
        everyGiven = everyGiven || option.substr(0, 6) == "every=";
    }
    if (everyGiven && !timesGiven) fault.times = 0;
    return fault;
}

std::string_view faultHelp()
{
    return "kind[@n][:before|after][:path=/v1/"
           "customers][:method=POST][:times=k|all][:every=m][:status=S][:ms=N]\n"
           "kinds: 429-global-rate 429-endpoint-rate 429-global-concurrency 429-endpoint-concurrency\n"
           "429-resource-specific 429-lock 409-key-in-use 500 503 timeout reset truncated garbled html drip\n"
           "events-late events-twice events-shuffled. Strikes the n-th request that fits (1), then every "
           "m-th\n"
           "(1), k times (1; with every: all). before/after: before the work is done, or when it is done "
           "and\n"
           "nobody is told. status: of html (502); ms: pause between the bytes of drip (20), longest hold "
           "of\n"
           "timeout (600000), age at which a late event turns up (300000).";
}

void FaultPlan::add(Fault fault)
{
    const std::lock_guard lock(m_mutex);
    m_entries.push_back({std::move(fault), 0, 0});
}

void FaultPlan::clear()
{
    const std::lock_guard lock(m_mutex);
    m_entries.clear();
}

std::optional<Fault> FaultPlan::strike(std::string_view method, std::string_view path)
{
    const std::lock_guard lock(m_mutex);
    std::optional<Fault> chosen;
    for (Entry& entry : m_entries) {
        const Fault& fault = entry.fault;
        if (!fits(fault, method, path)) continue;
        const int past = ++entry.seen - fault.first;
        const bool due =
            past >= 0 && past % fault.every == 0 && (fault.times == 0 || entry.struck < fault.times);
        if (!due || chosen) continue;
        ++entry.struck;
        chosen = fault;
    }
    return chosen;
}

std::vector<FaultPlan::Entry> FaultPlan::entries() const
{
    const std::lock_guard lock(m_mutex);
    return m_entries;
}

} // namespace regulars::sandbox
