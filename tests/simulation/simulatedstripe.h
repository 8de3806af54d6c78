// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/random.h"
#include "core/sandbox/wire/host.h"
#include "tests/support/fakeclock.h"

#include <QtCore/QStringList>

namespace regulars::tests {

/// A studio's Stripe account in which people, cards and banks do what the dice say. Time is the clock's.
class SimulatedStripe {
public:
    SimulatedStripe(Random& random, FakeClock& clock, QStringList& transcript);

    /// Something happens to somebody: see deeds.cpp. Stripe may refuse it.
    void someDeed();
    /// Time goes on, and what is due happens.
    void pass(std::chrono::seconds duration);

    /// One request that writes, from somebody else than the app. Whether Stripe did it; `answer` may be null.
    bool ask(const std::string& method, const std::string& path, const std::string& form = {},
             std::string* answer = nullptr);

    /// A POST that makes something: its id; empty where Stripe refuses.
    std::string make(const std::string& path, const std::string& form = {});
    /// What a customer has been asked for is billed, and its credit spent on it.
    void bill(const std::string& customer, const std::string& amount);

    sandbox::AccountHost& host() { return *m_host; }
    const sandbox::AccountState& state() const { return m_host->account().state(); }
    const std::string& key() const { return m_key; }
    Random& random() { return m_random; }
    std::uint64_t roll(std::uint64_t bound) { return m_random.below(bound); }
    /// A number that no other deed of this account has.
    std::string fresh() { return std::to_string(++m_fresh); }

private:
    Random& m_random;
    FakeClock& m_clock;
    QStringList& m_transcript;
    sandbox::AccountClock m_accountClock;
    std::unique_ptr<sandbox::AccountHost> m_host;
    std::string m_key;
    int m_fresh = 0;
};

/// What can happen in an account. Later features add theirs to the table in deeds.cpp.
struct Deed {
    const char* name;
    int weight; ///< how often, beside the others
    void (*happen)(SimulatedStripe& stripe);
};
const std::vector<Deed>& deeds();

} // namespace regulars::tests
