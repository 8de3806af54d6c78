// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/studio/generator.h"

#include "core/sandbox/rest/account.h"
#include "core/sandbox/studio/fate.h"
#include "tests/support/testmain.h"

#include <set>

using namespace regulars;
using namespace regulars::sandbox;
using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<AccountState> studioOf(int customers, std::uint64_t seed, QStringView currency = u"eur")
{
    return generateStudio({customers, 3, seed, Currency(currency), fromUnixSeconds(1'790'000'000)});
}

/// Writes every member of a row, however deep, as text.
class RowText {
public:
    template<class Row> void add(const Row& row)
    {
        Row::fields(row, [this](const auto&... members) { (one(members), ...); });
        text += '\n';
    }
    std::string text;

private:
    template<class Member> void one(const Member& member)
    {
        if constexpr (std::is_enum_v<Member>) {
            text += std::to_string(static_cast<int>(member));
        } else if constexpr (std::is_arithmetic_v<Member>) {
            text += std::to_string(member);
        } else if constexpr (std::is_same_v<Member, std::string>) {
            text += member;
        } else if constexpr (std::is_same_v<Member, Currency>) {
            text += member.code().toStdString();
        } else if constexpr (requires { member.row; }) {
            text += std::to_string(member.row);
        } else if constexpr (requires { member.has_value(); }) {
            if (member) one(*member);
        } else if constexpr (requires { member.first; }) {
            one(member.first), one(member.second);
        } else if constexpr (requires { member.begin(); }) {
            for (const auto& element : member)
                one(element);
        } else {
            add(member);
        }
        text += '|';
    }
};

std::string textOf(const AccountState& state)
{
    RowText rows;
    const auto all = [&rows](const auto& table) {
        for (const auto& row : table)
            rows.add(row);
    };
    all(state.customers), all(state.customerBalance), all(state.methods), all(state.products),
        all(state.prices);
    all(state.subscriptions), all(state.items), all(state.invoices), all(state.invoicePayments);
    all(state.invoiceItems), all(state.charges), all(state.intents), all(state.refunds), all(state.disputes);
    all(state.transactions), all(state.events);
    return rows.text + std::to_string(state.random) + ' ' + std::to_string(state.now);
}

template<class Table, class Test> std::ptrdiff_t countOf(const Table& table, Test test)
{
    return std::count_if(table.begin(), table.end(), test);
}

} // namespace

class GeneratorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameSeedSameStudio()
    {
        const std::string once = textOf(*studioOf(60, 5));
        QVERIFY(once == textOf(*studioOf(60, 5)));
        QVERIFY(once != textOf(*studioOf(60, 6)));
    }

    void everythingThatAStudioKnowsHappens_data()
    {
        QTest::addColumn<int>("customers");
        QTest::addColumn<quint64>("seed");
        QTest::newRow("the cast alone") << castSize << quint64(1);
        QTest::newRow("small") << 60 << quint64(2);
        QTest::newRow("demo studio") << 300 << quint64(1);
        QTest::newRow("many newcomers") << 600 << quint64(1);
        QTest::newRow("any") << 80 << tests::seed();
    }
    void everythingThatAStudioKnowsHappens()
    {
        QFETCH(int, customers);
        QFETCH(quint64, seed);
        const auto state = studioOf(customers, seed);
        const auto subscriptions = [&state](SubscriptionStatus status) {
            return countOf(state->subscriptions,
                           [status](const Subscription& s) { return s.status == status; });
        };
        QVERIFY(subscriptions(SubscriptionStatus::Active) > 0);
        QVERIFY(subscriptions(SubscriptionStatus::Trialing) > 0);
        QVERIFY(subscriptions(SubscriptionStatus::Paused) > 0);
        QVERIFY(subscriptions(SubscriptionStatus::PastDue) > 0);
        QVERIFY(subscriptions(SubscriptionStatus::Canceled) > 0);
        QVERIFY(countOf(state->subscriptions, [](const Subscription& s) { return s.trialStart != 0; }) > 1);
        QVERIFY(countOf(state->subscriptions,
                        [](const Subscription& s) { return s.cancelAtPeriodEnd && s.endedAt == 0; }) > 0);
        QVERIFY(countOf(state->charges, [](const Charge& c) { return c.status == ChargeStatus::Failed; }) >
                0);
        QVERIFY(countOf(state->charges, [](const Charge& c) { return !c.customer; }) > 0);
        QVERIFY(countOf(state->charges, [](const Charge& c) {
                    return c.amountRefunded > 0 && c.amountRefunded == c.amount;
                }) > 0);
        QVERIFY(countOf(state->charges, [](const Charge& c) {
                    return c.amountRefunded > 0 && c.amountRefunded < c.amount;
                }) > 0);
        QVERIFY(countOf(state->refunds, [](const Refund& r) { return r.status == RefundStatus::Failed; }) >
                0);
        for (const DisputeStatus status :
             {DisputeStatus::Won, DisputeStatus::Lost, DisputeStatus::NeedsResponse,
              DisputeStatus::WarningNeedsResponse}) {
            QVERIFY(countOf(state->disputes, [status](const Dispute& d) { return d.status == status; }) > 0);
        }
        QVERIFY(countOf(state->customers, [](const Customer& c) { return c.balance < 0; }) > 0);
        QVERIFY(countOf(state->customers, [](const Customer& c) { return c.deleted; }) > 0);
        QVERIFY(countOf(state->methods,
                        [](const PaymentMethod& m) { return m.details.kind == MethodKind::SepaDebit; }) > 0);
        QVERIFY(countOf(state->methods,
                        [](const PaymentMethod& m) { return m.declineCode == "expired_card"; }) > 0);
        std::set<QString> currencies;
        for (const Charge& charge : state->charges)
            currencies.insert(charge.currency.code());
        QVERIFY(currencies.size() >= 3);
        QVERIFY(currencies.contains(u"jpy"_s));
    }

    void peopleAreOfManyScripts()
    {
        const auto state = studioOf(300, 1);
        std::set<QChar::Script> scripts;
        std::map<std::string, int> emails;
        for (const Customer& customer : state->customers) {
            for (const QChar c : QString::fromStdString(customer.name)) {
                if (c.isLetter()) scripts.insert(c.script());
            }
            ++emails[customer.email];
        }
        for (const QChar::Script script :
             {QChar::Script_Latin, QChar::Script_Greek, QChar::Script_Cyrillic, QChar::Script_Arabic,
              QChar::Script_Hebrew, QChar::Script_Han, QChar::Script_Hangul}) {
            QVERIFY2(scripts.contains(script), qPrintable(QString::number(script)));
        }
        QVERIFY(
            std::any_of(emails.begin(), emails.end(), [](const auto& email) { return email.second == 2; }));
        QVERIFY(countOf(state->charges, [&emails](const Charge& charge) {
                    return !charge.customer && emails.contains(charge.billing.email);
                }) > 0);
    }

    void historyIsOrderedAndAddsUp()
    {
        const auto state = studioOf(120, 3);
        const auto ordered = [](const auto& table) {
            return std::is_sorted(table.begin(), table.end(),
                                  [](const auto& a, const auto& b) { return a.created < b.created; });
        };
        QVERIFY(ordered(state->customers) && ordered(state->charges) && ordered(state->invoices));
        QVERIFY(ordered(state->refunds) && ordered(state->events));
        QCOMPARE(state->now, 1'790'000'000);
        std::map<std::uint32_t, std::int64_t> refunded;
        for (const Refund& refund : state->refunds) {
            if (refund.status != RefundStatus::Failed && refund.status != RefundStatus::Canceled)
                refunded[refund.charge.row] += refund.amount;
        }
        std::uint32_t row = 0;
        for (const Charge& charge : state->charges) {
            QCOMPARE(charge.amountRefunded, refunded[row++]);
            QVERIFY(charge.amountRefunded <= charge.amount && charge.amount > 0);
        }
        std::map<std::uint32_t, std::int64_t> ledger;
        for (const CustomerBalanceTransaction& entry : state->customerBalance)
            ledger[entry.customer.row] += entry.amount;
        row = 0;
        for (const Customer& customer : state->customers)
            QCOMPARE(customer.balance, ledger[row++]);
        for (const Invoice& invoice : state->invoices) {
            std::int64_t lines = 0;
            for (const InvoiceLine& line : invoice.lines)
                lines += line.amount;
            QCOMPARE(invoice.total, lines);
            if (invoice.status == InvoiceStatus::Paid) QCOMPARE(invoice.amountPaid, invoice.amountDue);
        }
        for (const Event& event : state->events)
            QVERIFY(event.created >= state->now - 30 * 86'400);
    }

    void anotherCurrencyLeads()
    {
        const auto state = studioOf(40, 4, u"jpy");
        QCOMPARE(state->settings.currency, Currency(u"jpy"));
        QVERIFY(countOf(state->charges, [](const Charge& c) { return c.currency == Currency(u"jpy"); }) >
                std::ptrdiff_t(state->charges.size() / 2));
    }

    void anEmptyStudioIsFine()
    {
        const auto state = studioOf(0, 1);
        QCOMPARE(state->customers.size(), 0U);
        QVERIFY(state->products.size() > 0);
    }
};

REGULARS_TEST(GeneratorTest)
#include "tst_generator.moc"
