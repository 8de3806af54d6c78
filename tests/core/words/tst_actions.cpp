// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words/actions.h"
#include "tests/support/testmain.h"

using namespace regulars;
using namespace Qt::StringLiterals;

namespace {

const words::Style style{QLocale(u"en_US"_s)};
const Currency eur(u"eur");

Operation refund(OperationState state)
{
    Operation operation;
    operation.kind = u"refund"_s;
    operation.amount = Money(2500, eur);
    operation.state = state;
    return operation;
}

} // namespace

/// Actions in words: what is seen before, and what became of them.
class ActionWordsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyProblemHasItsSentence()
    {
        for (const QString& code :
             {u"amount_zero"_s,        u"amount_negative"_s,    u"amount_over_remaining"_s,
              u"amount_too_precise"_s, u"amount_too_large"_s,   u"amount_invalid"_s,
              u"currency_mismatch"_s,  u"refund_reason"_s,      u"charge_already_refunded"_s,
              u"refund_of_failed"_s,   u"refund_of_pending"_s,  u"refund_of_uncaptured"_s,
              u"charge_disputed"_s,    u"risk_not_accepted"_s,  u"changed_meanwhile"_s,
              u"done_elsewhere"_s,     u"operation_id"_s,       u"operation_id_used"_s,
              u"no_operation"_s,       u"already_sent"_s,       u"not_done"_s,
              u"not_undone"_s,         u"balance_below_zero"_s, u"balance_currency"_s,
              u"balance_nothing"_s,    u"balance_nowhere"_s}) {
            Error error;
            error.kind = ErrorKind::Validation;
            error.code = code;
            Error other = error;
            other.code = u"nobody_knows"_s;
            QVERIFY2(words::sentence(error) != words::sentence(other), qPrintable(code));
        }
        for (const QString& code : {u"refund_bank_debit"_s, u"refund_disputed"_s, u"refund_after_window"_s})
            QVERIFY2(words::warning(code).endsWith(u'.'), qPrintable(code));
    }

    void whatBecameOfIt()
    {
        QCOMPARE(words::outcome(refund(OperationState::Done), style), u"Refund of €25.00: done."_s);
        Operation stopped = refund(OperationState::Refused);
        Error error;
        error.kind = ErrorKind::Conflict;
        error.code = u"changed_meanwhile"_s;
        stopped.error = error;
        stopped.changed = {{{u"charge"_s, u"ch_1"_s}, u"/amount_refunded"_s, u"0"_s, u"500"_s},
                           {{u"charge"_s, u"ch_1"_s}, u"/disputed"_s, u"false"_s, u"true"_s}};
        const QStringList lines = words::outcome(stopped, style).split(u'\n');
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines[0], u"Refund: Not done."_s);
        QVERIFY(lines[1].contains(u"changed at Stripe meanwhile"_s));
        QCOMPARE(lines[2], u"Refunded so far: €0.00 → €5.00"_s);
        QCOMPARE(lines[3], u"Disputed: no → yes"_s);
    }

    void unknownTellsWhoLooksNext()
    {
        Operation operation = refund(OperationState::Unknown);
        const QString person = words::operationState(operation);
        operation.nextCheck = fromUnixSeconds(5);
        QVERIFY(words::operationState(operation) != person);
    }

    void whatWillHappen()
    {
        payments::RefundPreview preview;
        preview.method.type = u"card"_s;
        preview.method.brand = u"visa"_s;
        preview.method.last4 = u"4242"_s;
        preview.amount = preview.remainingBefore = Money(2500, eur);
        preview.refundedBefore = preview.remainingAfter = Money(0, eur);
        preview.stateAfter = u"refunded"_s;
        preview.fee = Money(97, eur);
        preview.ltvBefore = Money(9000, eur);
        preview.ltvAfter = Money(6500, eur);
        QStringList lines;
        for (const words::Fact& fact : words::facts(preview, style))
            lines.append(fact.label + u": "_s + fact.value);
        QCOMPARE(lines, (QStringList{u"Goes back to: Visa •••• 4242"_s, u"Refund: €25.00"_s,
                                     u"Refunded before: €0.00"_s, u"Left to refund: €25.00 → €0.00"_s,
                                     u"Status afterwards: Refunded"_s, u"Stripe keeps its fee: €0.97"_s,
                                     u"Lifetime value: €90.00 → €65.00"_s}));
    }
};

REGULARS_TEST(ActionWordsTest)
#include "tst_actions.moc"
