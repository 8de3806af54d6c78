// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/studio/agenda.h"
#include "core/sandbox/studio/fate.h"
#include "core/sandbox/studio/names.h"
#include "core/sandbox/studio/offers.h"

namespace regulars::sandbox {

/// One customer of a generated studio: who it is, what is going to happen, and the rows that came of it.
/// Plans its steps into the agenda; `perform` does one of them. A step that the account refuses (a dispute of
/// a payment that never came) is left out.
class Life {
public:
    struct World {
        Engine& engine;
        const Offers& offers;
        Agenda& agenda;
        Stamp end; ///< where history ends
    };

    /// `joins` is when the customer first comes.
    Life(Person person, Fate fate, Dice dice, Stamp joins, std::uint32_t number);

    /// Puts the steps of this life into the agenda.
    void plan(World& world);
    void perform(World& world, const Step& step);
    const Person& person() const { return m_person; }

private:
    void planPayments(World& world);
    void planEnd(World& world, Stamp until);
    void planAccidents(World& world, Stamp until);
    void planQuarrel(World& world, Stamp until);
    void schedule(World& world, Stamp at, Deed deed, std::int64_t detail = 0) const;
    Stamp momentBetween(Stamp from, Stamp to);

    void join(World& world);
    void subscribe(World& world);
    void buy(World& world);
    void changePlan(World& world);
    void giveBack(World& world);
    void quarrel(World& world);
    void settleQuarrel(World& world, bool won);
    void joinAgain(World& world);
    bool isAboutSubscription(Deed deed) const;
    Offer offer() const;
    Ref<Charge> lastGoodCharge(const World& world) const;
    Ref<PaymentMethod> newMethod(World& world);

    Person m_person;
    Fate m_fate;
    Dice m_dice;
    Stamp m_joins;
    std::uint32_t m_number;
    MethodDetails m_card;
    Ref<Customer> m_customer;
    Ref<Customer> m_twin;
    Ref<PaymentMethod> m_method;
    Ref<Subscription> m_subscription;
    Ref<Dispute> m_dispute;
};

} // namespace regulars::sandbox
