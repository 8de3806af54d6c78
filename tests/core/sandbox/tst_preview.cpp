// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountbox.h"
#include "tests/support/seededrandom.h"
#include "tests/support/testmain.h"

#include <array>
#include <set>

using namespace regulars::tests;

namespace {

constexpr std::int64_t hour = 3600;
constexpr std::int64_t day = 86400;

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// All that a request could have changed.
std::string everything(AccountBox& box)
{
    Json all = {box.state().random, box.state().now};
    for (const char* list : {"customers", "invoices", "invoiceitems", "events", "charges", "payment_intents",
                             "prices", "coupons", "promotion_codes"})
        all.push_back(box.all(list));
    all.push_back(box.all("subscriptions", "status=all"));
    return all.dump();
}

/// What an invoice bills, without what only time and chance give it.
Json bill(const Json& invoice)
{
    Json bill;
    for (const char* name : {"total", "subtotal", "starting_balance", "amount_due", "currency"})
        bill[name] = invoice[name];
    std::vector<Json> discounts;
    for (const Json& discount : invoice["total_discount_amounts"])
        discounts.push_back(discount["amount"]);
    bill["discounts"] = discounts;
    for (const Json& line : invoice["lines"]["data"]) { // the first ten; of a preview there are no more
        Json own;
        for (const char* name : {"amount", "description", "period", "quantity", "subtotal", "discountable"})
            own[name] = line[name];
        own["pricing"] = line["pricing"]["unit_amount_decimal"];
        own["parent"] = line["parent"]["type"];
        for (const Json& off : line["discount_amounts"])
            own["discounts"].push_back(off["amount"]);
        bill["lines"].push_back(own);
    }
    return bill;
}

class World {
public:
    explicit World(std::uint64_t seed) : box(seed), m_dice(seed), m_currency(roll(3) == 0 ? "jpy" : "eur")
    {
        customer = box.customer();
        if (roll(3) == 0)
            box.post("customers/" + customer + "/balance_transactions",
                     "currency=" + m_currency + "&amount=" + std::to_string(std::int64_t(roll(9000)) - 6000));
    }

    std::uint64_t roll(std::uint64_t sides) { return m_dice.next() % sides; }

    std::string price(bool anyInterval)
    {
        return box.price(static_cast<int>(roll(40'000)), anyInterval && roll(3) == 0 ? "year" : "month",
                         m_currency);
    }

    std::string coupon()
    {
        std::string body = roll(2) == 0
                               ? "percent_off=" + std::to_string(1 + roll(100))
                               : "currency=" + m_currency + "&amount_off=" + std::to_string(1 + roll(9000));
        body += std::array{"", "&duration=forever", "&duration=repeating&duration_in_months=2"}[roll(3)];
        return box.post("coupons", body)["id"];
    }

    std::string proration() { return std::array{"create_prorations", "always_invoice", "none"}[roll(3)]; }

    /// A subscription with a past.
    Json subscription()
    {
        const bool flexible = roll(2) == 0;
        std::string more = std::string("&billing_mode[type]=") + (flexible ? "flexible" : "classic");
        if (roll(4) == 0) more += "&trial_period_days=" + std::to_string(1 + roll(40));
        if (roll(3) == 0) more += "&items[1][price]=" + price(flexible);
        if (roll(3) == 0) more += "&discounts[0][coupon]=" + coupon();
        if (roll(4) == 0) more += "&discounts[1][coupon]=" + coupon();
        if (roll(4) == 0) more += "&items[0][discounts][0][coupon]=" + coupon();
        Json made = box.subscribe(customer, price(flexible), more);
        const std::uint64_t changes = roll(3);
        for (std::uint64_t i = 0; i < changes; ++i) {
            box.wait(static_cast<std::int64_t>(roll(20 * day)));
            Pairs pairs = change(made);
            box.post("subscriptions/" + made["id"].get<std::string>(), encoded(pairs, ""));
            made = box.get("subscriptions/" + made["id"].get<std::string>());
        }
        if (roll(3) == 0)
            box.post("invoiceitems", "customer=" + customer + "&currency=" + m_currency +
                                         "&amount=" + std::to_string(1 + roll(5000)));
        box.wait(static_cast<std::int64_t>(roll(20 * day)));
        return box.get("subscriptions/" + made["id"].get<std::string>());
    }

    Pairs change(const Json& sub)
    {
        Pairs pairs{{"proration_behavior", proration()}};
        const bool flexible = sub["billing_mode"]["type"] == "flexible";
        const Json& items = sub["items"]["data"];
        const std::int64_t start = items[0]["current_period_start"];
        if (items.size() == 1 && roll(3) == 0 && start < box.now())
            pairs.emplace_back(
                "proration_date",
                std::to_string(start + std::int64_t(roll(std::uint64_t(box.now() - start + 1)))));
        const std::string first = items[0]["id"];
        switch (roll(7)) {
        case 0:
            pairs.emplace_back("cancel_at", std::to_string(box.now() + day + std::int64_t(roll(60 * day))));
            break;
        case 1:
            pairs.emplace_back("cancel_at_period_end", "true");
            break;
        case 2:
            pairs.emplace_back("trial_end", roll(2) == 0 ? "now" : std::to_string(box.now() + 5 * day));
            break;
        case 3:
            pairs.emplace_back("billing_cycle_anchor[type]", "now");
            [[fallthrough]];
        default:
            pairs.emplace_back("items[0][id]", first);
            if (roll(2) == 0) pairs.emplace_back("items[0][price]", price(flexible));
            if (roll(2) == 0) pairs.emplace_back("items[0][quantity]", std::to_string(roll(5)));
            if (roll(4) == 0) pairs.emplace_back("items[1][price]", price(flexible));
        }
        return pairs;
    }

    /// "items[0][price]=x", with the names put below `root` where there is one.
    static std::string encoded(const Pairs& pairs, const std::string& root)
    {
        std::string form;
        for (const auto& [name, value] : pairs) {
            const std::size_t bracket = std::min(name.find('['), name.size());
            const std::string head =
                root.empty() ? name : root + "[" + name.substr(0, bracket) + "]" + name.substr(bracket);
            form += (form.empty() ? "" : "&") + head + "=" + value;
        }
        return form;
    }

    /// The first invoice that comes after `known` ones, final; null when none comes in a year.
    Json nextInvoice(const std::set<std::string>& known, const std::string& subscription)
    {
        for (int i = 0; i < 1000; ++i) {
            const auto all = box.all("invoices", "customer=" + customer);
            for (auto row = all.rbegin(); row != all.rend(); ++row) {
                if (known.contains((*row)["id"])) continue;
                if ((*row)["status"] == "draft") box.wait(hour);
                return box.get("invoices/" + (*row)["id"].get<std::string>());
            }
            const Json sub = box.get("subscriptions/" + subscription);
            if (!sub["ended_at"].is_null()) return {};
            std::int64_t end = std::numeric_limits<std::int64_t>::max();
            for (const Json& item : sub["items"]["data"])
                end = std::min(end, item["current_period_end"].get<std::int64_t>());
            box.waitUntil(end);
        }
        return {};
    }

    /// A draft is finalized within the hour, and then changes the balance that the next invoice begins with.
    void settleDrafts()
    {
        const auto all = box.all("invoices", "customer=" + customer);
        if (std::any_of(all.begin(), all.end(), [](const Json& row) { return row["status"] == "draft"; }))
            box.wait(hour);
    }

    std::set<std::string> invoices()
    {
        std::set<std::string> ids;
        for (const Json& row : box.all("invoices", "customer=" + customer))
            ids.insert(row["id"].get<std::string>());
        return ids;
    }

    AccountBox box;
    std::string customer;

private:
    SeededRandom m_dice;
    std::string m_currency;
};

} // namespace

class PreviewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void equalsWhatHappensThen()
    {
        const int wanted = qEnvironmentVariable("REGULARS_PROVE") == QLatin1String("1") ? 2000 : 200;
        SeededRandom dice(seed());
        int billed = 0;
        for (int n = 0; n < wanted; ++n) {
            World world(dice.next());
            AccountBox& box = world.box;
            const std::string id = world.subscription().value("id", "");
            if (id.empty()) continue;
            world.settleDrafts();
            const Json sub = box.get("subscriptions/" + id);
            if (!sub["ended_at"].is_null()) continue;
            const Pairs change = world.change(sub);
            const std::uint64_t kind = world.roll(8);
            std::string question = "subscription=" + id;
            if (kind == 0)
                question += "&subscription_details[cancel_now]=true";
            else if (kind > 1)
                question += "&" + World::encoded(change, "subscription_details");
            const std::string before = everything(box);
            const Json seen = box.post("invoices/create_preview", question);
            const int status = box.status;
            QVERIFY2(everything(box) == before, ("something changed by " + question).c_str());

            const auto known = world.invoices();
            Json done;
            if (kind == 0)
                done = box.del("subscriptions/" + id, "prorate=true&invoice_now=true");
            else if (kind > 1)
                done = box.post("subscriptions/" + id, World::encoded(change, ""));
            if (box.status != 200) { // what is refused is refused in the preview too
                QVERIFY2(status == box.status && seen["error"]["message"] == done["error"]["message"],
                         (question + "\n" + seen.dump() + "\n" + done.dump()).c_str());
                continue;
            }
            const Json invoice = world.nextInvoice(known, id);
            if (invoice.is_null()) {
                QVERIFY2(status == 404 && seen["error"]["code"] == "invoice_upcoming_none",
                         (question + "\n" + seen.dump()).c_str());
                continue;
            }
            QVERIFY2(status == 200, (question + "\n" + seen.dump() + "\nbut " + invoice.dump()).c_str());
            const Json expected = bill(seen);
            const Json found = bill(invoice);
            if (expected != found) // in full: the message of a failure is cut
                std::printf("%s\nseen: %s\ndone: %s\n", question.c_str(), expected.dump().c_str(),
                            found.dump().c_str());
            QVERIFY(expected == found);
            ++billed;
        }
        std::printf("%d previews, %d of them billed to the cent as seen\n", wanted, billed);
        QVERIFY(billed > wanted / 3);
    }

    void aNewSubscription()
    {
        AccountBox box;
        const std::string customer = box.customer("");
        const std::string items =
            "[items][0][price]=" + box.price(2500) + "&subscription_details[items][0][quantity]=3";
        const Json seen = box.post("invoices/create_preview",
                                   "customer=" + customer + "&subscription_details" + items +
                                       "&invoice_items[0][amount]=500&invoice_items[0][currency]=eur");
        QCOMPARE(box.status, 200);
        QCOMPARE(seen["total"].get<int>(), 8000);
        QVERIFY(seen["id"].get<std::string>().starts_with("upcoming_in"));
        QCOMPARE(seen["status"].get<std::string>(), std::string("draft"));
        QVERIFY(seen["number"].is_null() && seen["ending_balance"].is_null());
        QVERIFY(box.all("subscriptions").empty() && box.all("invoiceitems").empty());
        QCOMPARE(box.get("invoices/" + seen["id"].get<std::string>())["error"]["code"].get<std::string>(),
                 std::string("resource_missing"));
    }

    void nothingUpcoming()
    {
        AccountBox box;
        const std::string customer = box.customer();
        const Json none = box.post("invoices/create_preview", "customer=" + customer);
        QCOMPARE(box.status, 404);
        QCOMPARE(none["error"]["code"].get<std::string>(), std::string("invoice_upcoming_none"));
        const Json items =
            box.post("invoices/create_preview",
                     "customer=" + customer + "&invoice_items[0][amount]=500&invoice_items[0][currency]=eur");
        QCOMPARE(items["total"].get<int>(), 500);
        box.post("invoices/create_preview");
        QCOMPARE(box.status, 400);
    }

    void theMomentIsTold()
    {
        AccountBox box;
        const Json sub = box.subscribe(box.customer(), box.price(3100));
        const std::string id = sub["id"];
        const std::string change = "[items][0][id]=" + sub["items"]["data"][0]["id"].get<std::string>() +
                                   "&subscription_details[items][0][quantity]=2";
        box.wait(10 * day);
        const Json seen = box.post("invoices/create_preview",
                                   "subscription=" + id + "&subscription_details" + change +
                                       "&subscription_details[proration_behavior]=always_invoice");
        const std::int64_t moment = seen["parent"]["subscription_details"]["subscription_proration_date"];
        QCOMPARE(moment, box.now());
        QCOMPARE(seen["total"].get<int>(), 2100);
        // A minute later the moment that was shown still gives what was shown.
        box.wait(60);
        box.post("subscriptions/" + id,
                 "items[0][id]=" + sub["items"]["data"][0]["id"].get<std::string>() +
                     "&items[0][quantity]=2&proration_behavior=always_invoice&proration_date=" +
                     std::to_string(moment));
        QCOMPARE(box.get("invoices")["data"][0]["total"].get<int>(), 2100);
        // Of the next invoice nothing but the subscription itself, when asked for that.
        box.post("invoiceitems",
                 "customer=" + sub["customer"].get<std::string>() + "&amount=100&currency=eur");
        QCOMPARE(box.post("invoices/create_preview", "subscription=" + id)["total"].get<int>(), 6300);
        QCOMPARE(
            box.post("invoices/create_preview", "subscription=" + id + "&preview_mode=recurring")["total"]
                .get<int>(),
            6200);
    }
};

REGULARS_TEST(PreviewTest)
#include "tst_preview.moc"
