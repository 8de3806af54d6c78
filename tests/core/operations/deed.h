// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/operations/engine.h"
#include "core/store/operationrepository.h"
#include "tests/world/world.h"

#include <QtTest/QTest>

namespace regulars::tests {

using namespace Qt::StringLiterals;

/// One start of a program on a store: what a kill takes away.
struct Desk {
    Desk(stripe::Transport& transport, FakeClock& clock, const QString& file);
    static std::unique_ptr<store::Database> openStore(const QString& file, FakeClock& clock);

    Result<Operation> perform(const Plan& plan, const QString& id = u"op-1"_s)
    {
        return engine.perform(plan, id, cancel);
    }
    Operation find(const QString& id = u"op-1"_s) const;

    SeededRandom random;
    stripe::Limiter limiter;
    stripe::StripeClock stripeClock;
    stripe::Client client;
    std::unique_ptr<store::Database> database;
    operations::Engine engine;
    CancelToken cancel;
};

/// What the account at Stripe looks like, as far as money moved.
struct MovedMoney {
    qint64 refunded = 0; ///< of the charge
    qint64 balance = 0;  ///< of the customer, Stripe's sign
    int refunds = 0;     ///< objects made
    bool operator==(const MovedMoney&) const = default;
};

/// A customer with a payment of 50.00 and a credit of 80.00, what staff may do to them, and a store.
class Scene {
public:
    static constexpr qint64 paid = 5000, credit = 8000;
    Scene();

    std::unique_ptr<Desk> open(const QString& file = {});
    /// Money back: one step.
    Plan refund(qint64 amount) const;
    /// The credit goes back to the card: ledger first, then the refund, one group (contract.md 37).
    Plan giveBack(qint64 amount) const;
    /// Somebody at Stripe's own dashboard refunds, or changes the balance.
    void refundElsewhere(qint64 amount);
    void adjustElsewhere(qint64 amount);
    MovedMoney truth();

    /// The store as a kill at this moment would leave it.
    void copyStore(const QString& to) const;
    QString filePath(const QString& name) const { return folder.filePath(name); }

    QTemporaryDir folder;
    World world{0};
    const QString file = filePath(u"store.sqlite"_s);
    QString customer, charge;
};

} // namespace regulars::tests
