// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/engine.h"
#include "core/payments/refund.h"
#include "tests/support/testmain.h"
#include "tests/world/world.h"

#include <nlohmann/json.hpp>

using namespace regulars;
using namespace regulars::payments;
using namespace regulars::tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Instant now = fromUnixSeconds(1'790'000'000);

TransactionBasis basisOf(qint64 paid, qint64 refunded = 0, QStringView currency = u"eur",
                    const QString& method = u"card"_s)
{
    TransactionBasis basis;
    basis.now = now;
    Payment& payment = basis.transaction.payment;
    payment.id = PaymentId(u"ch_1"_s);
    payment.currency = Currency(currency);
    payment.amount = payment.amountCaptured = paid;
    payment.amountRefunded = refunded;
    payment.status = u"succeeded"_s;
    payment.captured = true;
    payment.method.type = method;
    payment.created = now - 24h;
    basis.transaction.row.status = refunded == 0 ? u"succeeded"_s : u"partially_refunded"_s;
    return basis;
}

RefundDraft draftOf(qint64 amount, QStringView currency = u"eur")
{
    RefundDraft draft;
    draft.amount = Money(amount, Currency(currency));
    return draft;
}

void dispute(TransactionBasis& basis, const QString& status)
{
    basis.transaction.payment.disputed = true;
    Dispute value;
    value.id = DisputeId(u"dp_1"_s);
    value.status = status;
    basis.transaction.disputes = {value};
}

QString codesOf(const RefundPreview& preview)
{
    QStringList codes;
    for (const Problem& problem : preview.problems)
        codes.append(problem.field + u':' + problem.code);
    return codes.join(u' ');
}

} // namespace

/// Money back for one transaction: what is entered, what is shown, what is sent.
class RefundTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsEntered_data()
    {
        QTest::addColumn<qint64>("amount");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("codes");
        QTest::newRow("a part") << qint64(100) << u"eur"_s << QString();
        QTest::newRow("what is left") << qint64(4000) << u"eur"_s << QString();
        QTest::newRow("one more") << qint64(4001) << u"eur"_s << u"amount:amount_over_remaining"_s;
        QTest::newRow("nothing") << qint64(0) << u"eur"_s << u"amount:amount_zero"_s;
        QTest::newRow("less") << qint64(-1) << u"eur"_s << u"amount:amount_negative"_s;
        QTest::newRow("13 digits") << qint64(1'000'000'000'000) << u"eur"_s << u"amount:amount_too_large"_s;
        QTest::newRow("12 digits") << qint64(999'999'999'999) << u"eur"_s
                                   << u"amount:amount_over_remaining"_s;
        QTest::newRow("other currency") << qint64(100) << u"usd"_s << u"amount:currency_mismatch"_s;
    }
    void whatIsEntered()
    {
        QFETCH(qint64, amount);
        QFETCH(QString, currency);
        QFETCH(QString, codes);
        const TransactionBasis basis = basisOf(5000, 1000);
        const RefundDraft draft = draftOf(amount, currency);
        QCOMPARE(codesOf(previewRefund(draft, basis)), codes);
        const auto plan = planRefund(draft, basis);
        QCOMPARE(plan.has_value(), codes.isEmpty());
        if (!plan) QCOMPARE(plan.error().param + u':' + plan.error().code, codes);
    }

    void theStepOfACurrency()
    {
        // Three digits end in 0, unless it is all that there is (contract.md 34).
        QCOMPARE(codesOf(previewRefund(draftOf(1250, u"kwd"), basisOf(5000, 0, u"kwd"))), QString());
        QCOMPARE(codesOf(previewRefund(draftOf(1255, u"kwd"), basisOf(5000, 0, u"kwd"))),
                 u"amount:amount_too_precise"_s);
        QCOMPARE(codesOf(previewRefund(draftOf(150, u"isk"), basisOf(5000, 0, u"isk"))),
                 u"amount:amount_too_precise"_s);
        QCOMPARE(codesOf(previewRefund(draftOf(5, u"jpy"), basisOf(5000, 0, u"jpy"))), QString());
    }

    void whatNoAmountMends()
    {
        const auto problem = [](const TransactionBasis& basis) { return codesOf(previewRefund({}, basis)); };
        QCOMPARE(problem(basisOf(5000, 5000)), u"charge:charge_already_refunded"_s);
        TransactionBasis basis = basisOf(5000);
        basis.transaction.payment.status = u"failed"_s;
        QCOMPARE(problem(basis), u"charge:refund_of_failed"_s);
        basis.transaction.payment.status = u"pending"_s;
        QCOMPARE(problem(basis), u"charge:refund_of_pending"_s);
        basis = basisOf(5000);
        basis.transaction.payment.captured = false;
        QCOMPARE(problem(basis), u"charge:refund_of_uncaptured"_s);
        for (const QString& status :
             {u"needs_response"_s, u"under_review"_s, u"lost"_s, u"appeal_under_review"_s}) {
            dispute(basis = basisOf(5000), status);
            QVERIFY2(problem(basis).startsWith(u"charge:charge_disputed"_s), qPrintable(status));
        }
    }

    void theRiskIsAccepted()
    {
        RefundDraft draft = draftOf(100);
        TransactionBasis basis = basisOf(5000);
        dispute(basis, u"warning_needs_response"_s);
        QCOMPARE(codesOf(previewRefund(draft, basis)), u"accept_risk:risk_not_accepted"_s);
        for (const QString& method :
             {u"sepa_debit"_s, u"us_bank_account"_s, u"bacs_debit"_s, u"acss_debit"_s}) {
            basis = basisOf(5000, 0, u"eur", method);
            QCOMPARE(codesOf(previewRefund(draft, basis)), u"accept_risk:risk_not_accepted"_s);
            QCOMPARE(codesOf(previewRefund({}, basis)),
                     QString()); // all of it leaves nothing to take back twice
            draft.acceptRisk = true;
            QCOMPARE(codesOf(previewRefund(draft, basis)), QString());
            draft.acceptRisk = false;
        }
        basis.transaction.payment.created = now - 24h * 181;
        QVERIFY(previewRefund({}, basis).warnings.contains(u"refund_after_window"_s));
        QVERIFY(!previewRefund({}, basis).needsAcceptRisk());
    }

    void neverAsFraud()
    {
        RefundDraft draft = draftOf(100);
        QVERIFY(planRefund(draft, basisOf(5000))
                    ->steps.first()
                    .request.body.contains("reason=requested_by_customer"));
        draft.reason = u"fraudulent"_s;
        QCOMPARE(codesOf(previewRefund(draft, basisOf(5000))), u"reason:refund_reason"_s);
    }

    void whatWasAskedForIsWrittenAlike()
    {
        QCOMPARE(refundParameters({}), u"amount=all reason=requested_by_customer"_s);
        QCOMPARE(refundParameters(draftOf(2500)), u"amount=2500 eur reason=requested_by_customer"_s);
        RefundDraft noted = draftOf(2500);
        noted.note = u"said sorry"_s;
        noted.acceptRisk = true;
        QCOMPARE(refundParameters(noted), refundParameters(draftOf(2500)));
    }

    /// What the preview says is what Stripe's rules and the mirror give afterwards, to the minor unit.
    void thePreviewComesTrue()
    {
        SeededRandom random(seed());
        World world(3);
        stripe::Limiter limiter(world.clock, 1'000'000);
        stripe::StripeClock stripeClock(world.clock);
        stripe::Client client(*world.transport, limiter, stripeClock, world.clock, random);
        const std::string customer = World::idIn(world.post("/v1/customers", "name=Mia"));
        const std::string method =
            World::idIn(world.post("/v1/payment_methods/pm_card_visa/attach", "customer=" + customer));
        struct Paid {
            QString charge;
            Currency currency;
            qint64 left;
        };
        QList<Paid> all;
        for (const auto& [code, step] : {std::pair("jpy", 1), {"eur", 1}, {"kwd", 10}}) {
            for (int i = 0; i < 4; ++i) {
                const qint64 amount = qint64(1000 + random.below(90'000)) * step;
                // Every other one by somebody who is no customer.
                const std::string who = i % 2 ? "&payment_method=pm_card_visa"
                                              : "&customer=" + customer + "&payment_method=" + method;
                const auto intent = nlohmann::json::parse(
                    world.post("/v1/payment_intents", "amount=" + std::to_string(amount) +
                                                          "&currency=" + code + "&confirm=true" + who));
                all.append({QString::fromStdString(intent.at("latest_charge")),
                            Currency(QString::fromLatin1(code)), amount});
            }
        }
        QVERIFY(world.sync());
        const auto database = world.open();
        operations::Engine engine(*database, client, stripeClock, random, {});
        for (int i = 0; i < 60; ++i) {
            Paid& paid = all[qsizetype(random.below(std::uint64_t(all.size())))];
            const auto basis = loadTransactionBasis(*database, PaymentId(paid.charge), now);
            QVERIFY(basis && *basis);
            RefundDraft draft;
            const qint64 step = paid.currency.step();
            if (random.below(4) > 0) {
                const qint64 amount =
                    qint64(random.below(std::uint64_t(paid.left / step) * 5 / 4 + 2)) * step;
                draft.amount = Money(amount, paid.currency);
            }
            const RefundPreview preview = previewRefund(draft, **basis);
            const qint64 wanted = draft.amount ? draft.amount->minor() : paid.left;
            QCOMPARE(preview.problems.isEmpty(), wanted > 0 && wanted <= paid.left);
            QCOMPARE(preview.remainingBefore, Money(paid.left, paid.currency));
            if (!preview.problems.isEmpty()) continue;
            paid.left -= wanted;
            QCOMPARE(preview.amount, Money(wanted, paid.currency));
            QCOMPARE(preview.remainingAfter, Money(paid.left, paid.currency));

            const auto done = engine.perform(*planRefund(draft, **basis), random.uuid(), {});
            QVERIFY(done && done->state == OperationState::Done);
            const auto charge = nlohmann::json::parse(world.get("/v1/charges/" + paid.charge.toStdString()));
            QCOMPARE(charge.at("amount").get<qint64>() - charge.at("amount_refunded").get<qint64>(),
                     paid.left);
            const auto after = loadTransactionBasis(*database, PaymentId(paid.charge), now);
            QCOMPARE((*after)->transaction.row.status, preview.stateAfter);
            QCOMPARE((*after)->transaction.row.refunded,
                     Money(preview.refundedBefore.minor() + wanted, paid.currency));
            QCOMPARE((*after)->customer.has_value(), preview.ltvAfter.has_value());
            if (preview.ltvAfter) QCOMPARE(*previewRefund({}, **after).ltvBefore, *preview.ltvAfter);
        }
        // The mirror is what a fresh one would be.
        QVERIFY(world.sync());
        QCOMPARE(world.dump(), world.freshDump());
    }
};

REGULARS_TEST(RefundTest)
#include "tst_refund.moc"
