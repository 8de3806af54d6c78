// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/subscriptions/deeds.h"
#include "core/subscriptions/method.h"
#include "subscriber.h"

using namespace regulars;
using namespace regulars::subscriptions;
using namespace regulars::tests;
using namespace Qt::StringLiterals;

namespace {

/// Attaches another card, which is not the default.
QString anotherCard(World& world, const Subscriber& of)
{
    const std::string card = World::idIn(world.post("/v1/payment_methods/pm_card_mastercard/attach", "customer=" + of.customer));
    if (!world.sync()) qFatal("not synced");
    (void)world.look(CustomerId(of.customerId()));
    return QString::fromStdString(card);
}

QString textAt(Desk& desk, const QString& path, const char* pointer)
{
    const nlohmann::json object = desk.get(path);
    const nlohmann::json value = object.at(nlohmann::json::json_pointer(pointer));
    return value.is_string() ? QString::fromStdString(value.get<std::string>()) : QString();
}

Result<MethodPage> ask(Desk& desk, const Subscriber& of, MethodPageFor whom, const QByteArray& key)
{
    return askMethodPage(desk.client, basisOf(desk, of).subscription, whom, key, {});
}

} // namespace

/// What a subscription is charged to.
class MethodTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anotherCardForAllOrForThisAlone()
    {
        World world(0);
        const Subscriber mia(world);
        const QString card = anotherCard(world, mia);
        Desk desk(world);
        const QString customer = u"customers/"_s + mia.customerId();
        const QString before = textAt(desk, customer, "/invoice_settings/default_payment_method");
        QVERIFY(deedsOf(basisOf(desk, mia)).contains(Deed::Method));
        QCOMPARE(perform(desk, planMethod({PaymentMethodId(card), false, {}}, basisOf(desk, mia))).state, OperationState::Done);
        QCOMPARE(textAt(desk, mia.path(), "/default_payment_method"), card);
        QCOMPARE(textAt(desk, customer, "/invoice_settings/default_payment_method"), before);
        QCOMPARE(basisOf(desk, mia).method->id.text(), card);
        // For all: the subscription's own, which goes first, too.
        const PaymentMethodId old(QString::fromStdString(mia.method));
        const auto plan = planMethod({old, true, {}}, basisOf(desk, mia));
        QVERIFY(plan);
        QCOMPARE(plan->steps.size(), 2);
        QCOMPARE(perform(desk, plan).state, OperationState::Done);
        QCOMPARE(textAt(desk, customer, "/invoice_settings/default_payment_method"), old.text());
        QCOMPARE(textAt(desk, mia.path(), "/default_payment_method"), old.text());
        QVERIFY(world.sync());
        QCOMPARE(world.dump(), world.freshDump());
    }

    void theCustomersDefaultAloneWhereTheSubscriptionHasNone()
    {
        World world(0);
        const Subscriber mia(world);
        const QString card = anotherCard(world, mia);
        Desk desk(world);
        SubscriptionBasis basis = basisOf(desk, mia);
        basis.subscription.defaultPaymentMethod = {};
        const auto plan = planMethod({PaymentMethodId(card), true, {}}, basis);
        QVERIFY(plan);
        QCOMPARE(plan->steps.size(), 1);
        QVERIFY(plan->steps.first().request.path.startsWith(u"customers/"_s));
    }

    void whatCanNotBe()
    {
        World world(0);
        const Subscriber mia(world);
        const QString card = anotherCard(world, mia);
        Desk desk(world);
        const SubscriptionBasis basis = basisOf(desk, mia);
        QCOMPARE(codesOf(problemsOf(MethodDraft{PaymentMethodId(u"pm_x"_s), true, {}}, basis)), u"method:method_unknown"_s);
        // Taken away meanwhile.
        const auto plan = planMethod({PaymentMethodId(card), true, {}}, basis);
        world.post("/v1/payment_methods/" + card.toStdString() + "/detach", "");
        const Operation stopped = perform(desk, plan);
        QCOMPARE(stopped.state, OperationState::Refused);
        QCOMPARE(stopped.error->code, u"changed_meanwhile"_s);
        const PaymentMethodId own(QString::fromStdString(mia.method));
        QCOMPARE(codesOf(problemsOf(MethodDraft{own, false, {}}, basis)), u"change:change_nothing"_s);
        QCOMPARE(codesOf(problemsOf(MethodDraft{own, true, {}}, basis)), QString());
        SubscriptionBasis over = basis;
        over.subscription.status = u"canceled"_s;
        QCOMPARE(codesOf(problemsOf(MethodDraft{PaymentMethodId(card), true, {}}, over)), u"subscription:subscription_over"_s);
        QVERIFY(!deedsOf(over).contains(Deed::Method));
    }

    void thePortalForWhoIsHereAPageForMails()
    {
        World world(0);
        const Subscriber mia(world);
        QVERIFY(world.sync());
        Desk desk(world);
        const auto here = ask(desk, mia, MethodPageFor::Here, "k1");
        QVERIFY(here);
        QVERIFY(here->isPortal && !here->validUntil);
        QVERIFY(here->url.startsWith(u"https://billing.stripe.com/"_s));
        const auto mail = ask(desk, mia, MethodPageFor::Mail, "k2");
        QVERIFY(mail);
        QVERIFY(!mail->isPortal && mail->validUntil && *mail->validUntil > world.clock.now() + std::chrono::hours(23));
        // What is stored there comes with the next sync.
        const std::string session = QString(mail->url).section(u'/', -1).toStdString();
        world.post("/_sandbox/checkout/sessions/" + session + "/pay", "payment_method=pm_card_mastercard");
        const qsizetype before = basisOf(desk, mia).methods.size();
        world.pass(std::chrono::minutes(1));
        QVERIFY(world.sync());
        QCOMPARE(basisOf(desk, mia).methods.size(), before + 1);
    }

    void withoutAPortalThereIsThePage()
    {
        World world(0, {"customer_read", "subscription_read", "plan_read", "product_read", "invoice_read", "payment_method_read",
                        "checkout_session_write", "event_read", "charge_read"});
        const Subscriber mia(world);
        QVERIFY(world.sync());
        Desk desk(world);
        const auto page = ask(desk, mia, MethodPageFor::Here, "k3");
        QVERIFY2(page, qPrintable(page ? QString() : page.error().detail));
        QVERIFY(!page->isPortal && page->url.startsWith(u"https://checkout.stripe.com/"_s));
        // What did not reach Stripe is not tried the other way.
        QStringList paths;
        world.transport->before = [&](const stripe::HttpRequest& request) -> Result<void> {
            paths << request.path;
            return failure(ErrorKind::Network, u"gone"_s, u"unreachable"_s);
        };
        QVERIFY(!ask(desk, mia, MethodPageFor::Here, "k4"));
        paths.removeDuplicates();
        QCOMPARE(paths, QStringList(u"/v1/billing_portal/sessions"_s));
    }
};

REGULARS_TEST(MethodTest)
#include "tst_method.moc"
