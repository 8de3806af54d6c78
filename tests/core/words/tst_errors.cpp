// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words/words.h"
#include "tests/support/testmain.h"

#include <QtCore/QRegularExpression>

using namespace regulars;
using namespace Qt::StringLiterals;

namespace {

Error errorOf(ErrorKind kind, const QString& code = {}, const QString& detail = {})
{
    Error error;
    error.kind = kind;
    error.code = code;
    error.detail = detail;
    return error;
}

} // namespace

class ErrorWordsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCodeHasASentenceOfItsOwn_data()
    {
        QTest::addColumn<QString>("code");
        static const char* const codes[] = {"no_key",
                                            "publishable_key",
                                            "not_a_key",
                                            "other_account",
                                            "newer_store",
                                            "unreadable_folder",
                                            "disk_full",
                                            "damaged_store",
                                            "busy",
                                            "no_key_store",
                                            "wrong_passphrase",
                                            "unsafe_address",
                                            "studio_name",
                                            "no_store",
                                            "never_synced",
                                            "sync_is_old",
                                            "left_out",
                                            "api_key_expired",
                                            "secret_key_required",
                                            "resource_missing",
                                            "testmode_charges_only",
                                            "livemode_mismatch",
                                            "amount_too_small",
                                            "amount_too_large",
                                            "charge_already_refunded",
                                            "charge_disputed",
                                            "balance_insufficient",
                                            "authentication_required",
                                            "invoice_payment_intent_requires_action",
                                            "invoice_not_editable",
                                            "invoice_upcoming_none",
                                            "invoice_no_customer_line_items",
                                            "coupon_expired",
                                            "customer_max_subscriptions",
                                            "email_invalid",
                                            "payment_method_unactivated",
                                            "payment_method_unexpected_state",
                                            "payment_intent_unexpected_state",
                                            "status_transition_invalid",
                                            "invalid_canceled_subscription_fields",
                                            "product_inactive",
                                            "tax_id_invalid",
                                            "customer_tax_location_invalid",
                                            "lock_timeout",
                                            "idempotency_key_in_use",
                                            "url_invalid"};
        for (const char* code : codes)
            QTest::newRow(code) << QString::fromLatin1(code);
    }
    void everyCodeHasASentenceOfItsOwn()
    {
        QFETCH(QString, code);
        const auto kind = ErrorKind::Bug; // its sentence shows where a code has none
        const QString text = words::sentence(errorOf(kind, code, u"internal"_s));
        QVERIFY(text != words::sentence(errorOf(kind)));
        checkSentence(text);
        QVERIFY2(!text.contains(code), qPrintable(text));
    }

    void everyKindHasASentence_data()
    {
        QTest::addColumn<int>("kind");
        for (int kind = 0; kind <= static_cast<int>(ErrorKind::Bug); ++kind)
            QTest::addRow("kind %d", kind) << kind;
    }
    void everyKindHasASentence()
    {
        QFETCH(int, kind);
        const Error error = errorOf(static_cast<ErrorKind>(kind), u"new_code"_s, u"constraint failed"_s);
        const QString text = words::sentence(error);
        checkSentence(text);
        QVERIFY2(!text.contains(u"new_code"_s) && !text.contains(error.detail), qPrintable(text));
    }

    void namesTheMissingPermission()
    {
        Error error = errorOf(ErrorKind::Permission, u"more_permissions_required"_s);
        error.permission = u"Customers Read"_s;
        QVERIFY(words::sentence(error).contains(u"“Customers Read”"_s));
    }
    void namesTheReasonOfADecline()
    {
        Error error = errorOf(ErrorKind::Declined, u"card_declined"_s);
        error.declineCode = u"expired_card"_s;
        QVERIFY(words::sentence(error).contains(u"card expired"_s));
        error.declineCode = u"stolen_card"_s;
        QVERIFY(words::sentence(error).contains(u"declined"_s));
        QVERIFY(!words::sentence(error).contains(u"stolen"_s));
    }
    void quotesStripeWhereItHasNoWords()
    {
        Error error = errorOf(ErrorKind::Refused, u"not_on_sundays"_s, u"You cannot do this on a Sunday."_s);
        error.httpStatus = 400;
        const QString text = words::sentence(error);
        QVERIFY(text.contains(error.detail));
        QVERIFY(!text.contains(error.code));
    }
    void endsWithTheRequestId()
    {
        Error error = errorOf(ErrorKind::Server);
        error.requestId = u"req_123"_s;
        QVERIFY(words::sentence(error).endsWith(u"(Stripe request req_123)"_s));
    }

private:
    // At least two sentences: what happened, and what to do.
    static void checkSentence(const QString& text)
    {
        QVERIFY(text.size() > 30);
        QVERIFY2(text[0].isUpper() && text.endsWith(u'.'), qPrintable(text));
        static const QRegularExpression stop(u"[.;:]( |$)"_s);
        QVERIFY2(text.count(stop) >= 2, qPrintable(text));
    }
};

REGULARS_TEST(ErrorWordsTest)
#include "tst_errors.moc"
