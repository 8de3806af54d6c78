// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox.h"
#include "tests/support/testmain.h"

#include <QtCore/QJsonArray>

using namespace regulars::tests;
using namespace Qt::StringLiterals;

/// From a sandbox over the wire to the lists, as the README tells it.
class WholeWayTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fromTheSandboxToTheLists()
    {
        Program program;
        Sandbox sandbox(program, smallStudio);
        program.setStripeUrl(sandbox.value(u"url"_s));
        program.setVariable(u"REGULARS_STRIPE_KEY"_s, sandbox.value(u"key"_s));

        const Outcome connected = program.run({u"--json"_s, u"connect"_s});
        QVERIFY2(connected.exitCode == 0, connected.messages.constData());
        QCOMPARE(connected.json()[u"mode"_s].toString(), u"test"_s);
        QCOMPARE(connected.json()[u"kept"_s].toBool(true), false);

        const Outcome synced = program.run({u"--json"_s, u"sync"_s});
        QVERIFY2(synced.exitCode == 0, synced.messages.constData());
        QCOMPARE(synced.json()[u"first_fill"_s].toBool(), true);
        QCOMPARE(synced.json()[u"complete"_s].toBool(), true);

        const QJsonDocument status = program.run({u"--json"_s, u"status"_s}).json();
        QCOMPARE(status[u"complete"_s].toBool(), true);
        const QJsonArray customers = program.run({u"--json"_s, u"customers"_s}).json().array();
        QCOMPARE(customers.size(), status[u"counts"_s][u"customers"_s].toInt());
        QVERIFY(customers.size() >= 20);
        const QString best = customers.first()[u"id"_s].toString();
        QCOMPARE(program.run({u"--json"_s, u"customer"_s, best}).json()[u"id"_s].toString(), best);

        const Outcome again = program.run({u"--json"_s, u"sync"_s});
        QCOMPARE(again.exitCode, 0);
        QCOMPARE(again.json()[u"first_fill"_s].toBool(true), false);
        QCOMPARE(program.run({u"doctor"_s}).exitCode, 0);
        QCOMPARE(sandbox.stop(), 0);
        QCOMPARE(program.run({u"sync"_s}).exitCode, 3);
        QCOMPARE(program.run({u"--json"_s, u"customers"_s}).json().array(), customers);
    }

    void aRestrictedKeySyncsWhatItMay()
    {
        Program program;
        Sandbox sandbox(program, smallStudio + QStringList{u"--restricted-key"_s,
                                                           u"customer_read,charge_read,account_read"_s});
        program.setStripeUrl(sandbox.value(u"url"_s));
        program.setVariable(u"REGULARS_STRIPE_KEY"_s, sandbox.value(u"restricted_key"_s));
        const Outcome synced = program.run({u"--json"_s, u"sync"_s});
        QCOMPARE(synced.exitCode, 4);
        QVERIFY(synced.messages.contains("permissions"));
        QVERIFY(synced.json()[u"left_out"_s].toArray().contains(u"invoices"_s));
        QVERIFY(program.run({u"--json"_s, u"customers"_s}).json().array().size() >= 20);
    }

    void aWrongKeyIsTold()
    {
        Program program;
        const Sandbox sandbox(program, smallStudio);
        program.setStripeUrl(sandbox.value(u"url"_s));
        program.setVariable(u"REGULARS_STRIPE_KEY"_s, u"sk_test_nobodyKnowsThisOne"_s);
        const Outcome outcome = program.run({u"connect"_s});
        QCOMPARE(outcome.exitCode, 4);
        QVERIFY(outcome.messages.contains("does not know this key"));
        QVERIFY(!outcome.messages.contains("nobodyKnowsThisOne"));
        QCOMPARE(program.run({u"status"_s}).exitCode, 5);
    }

    void anotherAccountIsRefused()
    {
        Program program;
        Sandbox first(program, smallStudio);
        program.setStripeUrl(first.value(u"url"_s));
        program.setVariable(u"REGULARS_STRIPE_KEY"_s, first.value(u"key"_s));
        QCOMPARE(program.run({u"sync"_s}).exitCode, 0);
        const QByteArray before = program.run({u"--json"_s, u"customers"_s}).output;
        first.stop();

        Sandbox second(program, {u"--customers"_s, u"5"_s, u"--years"_s, u"1"_s, u"--seed"_s, u"8"_s});
        program.setStripeUrl(second.value(u"url"_s));
        program.setVariable(u"REGULARS_STRIPE_KEY"_s, second.value(u"key"_s));
        for (const QString& command : {u"connect"_s, u"sync"_s}) {
            const Outcome outcome = program.run({command});
            QCOMPARE(outcome.exitCode, 4);
            QVERIFY(outcome.messages.contains("another Stripe account"));
        }
        QCOMPARE(program.run({u"--json"_s, u"customers"_s}).output, before);
    }
};

REGULARS_TEST(WholeWayTest)
#include "tst_wholeway.moc"
