// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountbox.h"
#include "prorationmodel.h"
#include "tests/support/seededrandom.h"
#include "tests/support/testmain.h"

#include <set>

using namespace regulars::tests;

namespace {

constexpr std::int64_t day = 86400;

/// One subscription in the sandbox and in the model, and what is done to both.
class TwinSubscription {
public:
    TwinSubscription(AccountBox& box, regulars::Random& dice, bool flexible) : m_box(box), m_dice(dice)
    {
        m_model.flexible = flexible;
        m_currency = pick({"eur", "usd", "jpy", "krw", "kwd", "huf"});
        m_customer = m_box.customer();
        std::string body =
            "customer=" + m_customer + "&billing_mode[type]=" + (flexible ? "flexible" : "classic");
        m_interval = {"dwmy"[roll(4)], 1 + static_cast<int>(roll(3))};
        const int count = 1 + static_cast<int>(roll(3));
        for (int i = 0; i < count; ++i) {
            ModelItem item;
            item.price = price(interval());
            item.quantity = static_cast<std::int64_t>(roll(5));
            const std::string path = "&items[" + std::to_string(i) + "]";
            body += path + "[price]=" + item.price.id + path + "[quantity]=" + std::to_string(item.quantity);
            m_model.items.push_back(item);
        }
        m_model.anchor = m_box.now();
        const std::uint64_t kind = roll(10);
        if (kind < 2) { // on trial
            m_model.trial = true;
            m_model.anchor = m_box.now() + moment(40 * day) + 1;
            body += "&trial_end=" + std::to_string(m_model.anchor);
        } else if (kind < 4) { // a stub first
            m_model.anchor = m_box.now() + 1 + moment(20 * day);
            body += "&billing_cycle_anchor=" + std::to_string(m_model.anchor);
        }
        const Json made = m_box.post("subscriptions", body);
        if (m_box.status != 200) throw std::runtime_error(made.dump());
        m_id = made["id"];
        for (std::size_t i = 0; i < m_model.items.size(); ++i) {
            ModelItem& item = m_model.items[i];
            item.id = made["items"]["data"][i]["id"];
            if (!m_model.trial && m_model.anchor == m_box.now()) {
                m_model.begin(item, m_box.now());
                continue;
            }
            item.start = m_box.now();
            item.end = m_model.trial ? m_model.anchor : m_model.grid(item.price, item.start).second;
            if (m_model.trial) continue;
            item.debits = {{m_model.cost(item, item.start), item.start, item.end}};
        }
    }

    /// Lets time pass, changes something, and compares; returns what is wrong.
    std::string step()
    {
        m_box.wait(moment(roll(4) == 0 ? 70 * day : 12 * day));
        m_model.runTo(m_box.now());
        std::string wrong = comparePeriods();
        if (!wrong.empty()) return "before the change, " + wrong;
        knownLines(); // what was billed meanwhile is not the change's
        change();
        const Json answer = m_box.post("subscriptions/" + m_id, m_body);
        if (m_box.status != 200) return m_body + ": " + answer.dump();
        for (std::size_t i = 0; i < m_model.items.size(); ++i)
            for (const Json& item : answer["items"]["data"])
                if (m_model.items[i].id.empty() && item["price"]["id"] == m_model.items[i].price.id) {
                    for (ModelLine& line : m_expected)
                        if (std::get<0>(line).empty() && std::get<3>(line) == m_model.items[i].end)
                            std::get<0>(line) = item["id"].get<std::string>();
                    m_model.items[i].id = item["id"];
                }
        wrong = compareLines(knownLines());
        if (wrong.empty()) wrong = comparePeriods();
        return wrong.empty() ? wrong : m_body + "\n" + wrong;
    }

    std::string cancel()
    {
        m_box.wait(moment(12 * day));
        m_model.runTo(m_box.now());
        knownLines();
        m_expected.clear();
        if (!m_model.trial)
            for (ModelItem& item : m_model.items)
                expect(m_model.credit(item, m_box.now()));
        m_box.del("subscriptions/" + m_id, "prorate=true&invoice_now=true");
        return compareLines(knownLines());
    }

private:
    std::uint64_t roll(std::uint64_t sides) { return m_dice.next() % sides; }
    std::int64_t moment(std::int64_t most)
    {
        return static_cast<std::int64_t>(roll(static_cast<std::uint64_t>(most)));
    }
    std::string pick(std::initializer_list<const char*> words)
    {
        return *(words.begin() + roll(words.size()));
    }

    std::pair<char, int> interval()
    {
        if (!m_model.flexible) return m_interval;
        return {"dwmy"[roll(4)], 1 + static_cast<int>(roll(3))};
    }

    ModelPrice price(std::pair<char, int> every)
    {
        ModelPrice price;
        price.interval = every.first;
        price.count = every.second;
        const std::string name = every.first == 'd'   ? "day"
                                 : every.first == 'w' ? "week"
                                 : every.first == 'm' ? "month"
                                                      : "year";
        std::string amount;
        if (roll(10) == 0) {
            amount = "0";
        } else if (roll(5) == 0) { // parts of a minor unit
            const auto thousandths = static_cast<std::int64_t>(roll(5'000'000));
            const std::string digits = std::to_string(1000 + thousandths % 1000).substr(1);
            amount = std::to_string(thousandths / 1000) + "." + digits;
            price.unit = {thousandths, 1000};
        } else {
            const auto units = static_cast<std::int64_t>(roll(roll(2) == 0 ? 10'000 : 3'000'000));
            amount = std::to_string(units);
            price.unit = {units, 1};
        }
        price.id =
            m_box.post("prices", "currency=" + m_currency + "&unit_amount_decimal=" + amount +
                                     "&product_data[name]=Club&recurring[interval]=" + name +
                                     "&recurring[interval_count]=" + std::to_string(every.second))["id"];
        return price;
    }

    void expect(const ModelLine& line)
    {
        if (std::get<1>(line) != 0) m_expected.push_back(line);
    }
    void expect(const std::vector<ModelLine>& lines)
    {
        for (const ModelLine& line : lines)
            expect(line);
    }

    /// Thinks of a change, writes it down as a request and works out its lines.
    void change()
    {
        m_expected.clear();
        const std::string behavior =
            pick({"create_prorations", "create_prorations", "always_invoice", "none"});
        m_body = "proration_behavior=" + behavior;
        const bool prorates = behavior != "none" && !m_model.trial;
        std::int64_t at = m_box.now();
        if (roll(3) == 0) { // a moment that was shown in a preview
            for (const ModelItem& item : m_model.items)
                m_begin = std::max(item.start, &item == &m_model.items.front() ? item.start : m_begin);
            at = m_begin + moment(m_box.now() - m_begin + 1);
            m_body += "&proration_date=" + std::to_string(at);
        }
        std::vector<ModelItem> after = m_model.items;
        std::vector<std::size_t> changed;
        std::vector<bool> deleted(after.size(), false);
        const bool allIntervals = !m_model.flexible && roll(4) == 0;
        if (allIntervals) m_interval = {"dwmy"[roll(4)], 1 + static_cast<int>(roll(3))};
        int n = 0;
        std::string items;
        for (std::size_t i = 0; i < after.size(); ++i) {
            if (!allIntervals && roll(2) == 0) continue;
            ModelItem& item = after[i];
            const std::string path = "&items[" + std::to_string(n++) + "]";
            items += path + "[id]=" + item.id;
            changed.push_back(i);
            const std::uint64_t kind = allIntervals ? 1 : roll(8);
            if (kind == 0 && !allDeletedBut(deleted, i)) {
                deleted[i] = true;
                items += path + "[deleted]=true";
                continue;
            }
            if (kind <= 4) {
                item.price = price(m_model.flexible && roll(3) == 0 ? interval()
                                   : allIntervals                   ? m_interval
                                                  : std::pair(item.price.interval, item.price.count));
                item.quantity = 1;
                items += path + "[price]=" + item.price.id;
            }
            if (kind >= 4) {
                item.quantity = static_cast<std::int64_t>(roll(6));
                items += path + "[quantity]=" + std::to_string(item.quantity);
            }
        }
        if (after.size() < 5 && roll(4) == 0) {
            ModelItem item;
            item.price = price(interval());
            item.start = at;
            after.push_back(item);
            deleted.push_back(false);
            changed.push_back(after.size() - 1);
            items += "&items[" + std::to_string(n++) + "][price]=" + item.price.id;
        }
        m_body += items;
        bool over = false;
        if (!m_model.trial) {
            if (roll(8) == 0) {
                over = true;
                m_body += "&billing_cycle_anchor[type]=now";
            } else if (!m_model.flexible) {
                over = startsOverInClassic(after, deleted);
            }
        }
        if (over && prorates)
            for (ModelItem& item : m_model.items)
                expect(m_model.credit(item, at));
        std::vector<ModelItem> kept;
        for (std::size_t i = 0; i < after.size(); ++i) {
            const bool isNew = i >= m_model.items.size();
            const bool isChanged = std::find(changed.begin(), changed.end(), i) != changed.end();
            if (isNew) {
                if (m_model.grid(after[i].price, at).second <= m_box.now()) after[i].start = m_box.now();
                after[i].end =
                    m_model.trial ? m_model.anchor : m_model.grid(after[i].price, after[i].start).second;
                if (prorates && !over) expect(m_model.debit(after[i], after[i].start));
            } else if (isChanged) {
                ModelItem& before = m_model.items[i];
                const bool same = !deleted[i] && before.price.id == after[i].price.id &&
                                  before.quantity == after[i].quantity;
                const bool otherInterval = before.price.interval != after[i].price.interval ||
                                           before.price.count != after[i].price.count;
                const bool moves = otherInterval && !m_model.trial && !deleted[i];
                // A period of the new interval that is over by now cannot be gone back to.
                const bool past = moves && m_model.grid(after[i].price, at).second <= m_box.now();
                const std::int64_t from = past ? m_box.now() : at;
                if (prorates && !over && !same) expect(m_model.credit(before, from));
                after[i].debits = before.debits;
                if (moves) {
                    after[i].start = from;
                    after[i].end = m_model.grid(after[i].price, from).second;
                }
                if (prorates && !over && !same && !deleted[i]) expect(m_model.debit(after[i], from));
            }
            if (!deleted[i]) kept.push_back(after[i]);
        }
        m_model.items = kept;
        if (over) expect(m_model.startOver(m_box.now()));
    }

    static bool allDeletedBut(const std::vector<bool>& deleted, std::size_t index)
    {
        for (std::size_t i = 0; i < deleted.size(); ++i)
            if (i != index && !deleted[i]) return false;
        return true;
    }

    bool startsOverInClassic(const std::vector<ModelItem>& after, const std::vector<bool>& deleted) const
    {
        const auto isFree = [](const ModelItem& item) {
            return item.price.unit.times(item.quantity, 1).rounded() == 0;
        };
        for (std::size_t i = 0; i < m_model.items.size(); ++i) {
            const ModelPrice& before = m_model.items[i].price;
            if (!deleted[i] &&
                (before.interval != after[i].price.interval || before.count != after[i].price.count))
                return true;
        }
        if (!std::all_of(m_model.items.begin(), m_model.items.end(), isFree)) return false;
        for (std::size_t i = 0; i < after.size(); ++i)
            if (!deleted[i] && !isFree(after[i])) return true;
        return false;
    }

    /// Lines of the subscription that were not there the last time: pending, or on an invoice.
    std::vector<ModelLine> knownLines()
    {
        std::vector<ModelLine> lines;
        const auto fresh = [&](const Json& id) { return m_known.insert(id.get<std::string>()).second; };
        const std::string since = "customer=" + m_customer + "&created[gte]=" + std::to_string(m_looked);
        m_looked = m_box.now();
        for (const Json& item : m_box.all("invoiceitems", since)) {
            if (!fresh(item["id"])) continue;
            lines.push_back({item["parent"]["subscription_details"]["subscription_item"], item["amount"],
                             item["period"]["start"], item["period"]["end"]});
        }
        for (const Json& invoice : m_box.all("invoices", since)) {
            if (!fresh(invoice["id"])) continue;
            const Json& some = invoice["lines"];
            const std::string path = "invoices/" + invoice["id"].get<std::string>() + "/lines";
            for (const Json& line : some["has_more"].get<bool>() ? Json(m_box.all(path)) : some["data"]) {
                const Json& parent = line["parent"]["subscription_item_details"];
                if (parent.is_null() || line["amount"] == 0) continue;
                lines.push_back({parent["subscription_item"], line["amount"], line["period"]["start"],
                                 line["period"]["end"]});
            }
        }
        return lines;
    }

    std::string compareLines(std::vector<ModelLine> lines)
    {
        std::sort(lines.begin(), lines.end());
        std::sort(m_expected.begin(), m_expected.end());
        if (lines == m_expected) return {};
        const auto told = [](const std::vector<ModelLine>& all) {
            std::string text;
            for (const auto& [id, amount, start, end] : all)
                text += "\n  " + id + " " + std::to_string(amount) + " " + std::to_string(start) + "–" +
                        std::to_string(end);
            return text;
        };
        return "expected:" + told(m_expected) + "\nfound:" + told(lines);
    }

    std::string comparePeriods()
    {
        const Json sub = m_box.get("subscriptions/" + m_id);
        for (const ModelItem& item : m_model.items)
            for (const Json& found : sub["items"]["data"])
                if (found["id"] == item.id &&
                    (found["current_period_start"] != item.start || found["current_period_end"] != item.end ||
                     found["quantity"] != item.quantity || found["price"]["id"] != item.price.id))
                    return item.id + " should last " + std::to_string(item.start) + "–" +
                           std::to_string(item.end) + ": " + found.dump();
        if (sub["items"]["data"].size() != m_model.items.size()) return "another number of items";
        return {};
    }

    AccountBox& m_box;
    regulars::Random& m_dice;
    ModelSubscription m_model;
    std::string m_id, m_customer, m_currency, m_body;
    std::pair<char, int> m_interval;
    std::int64_t m_begin = 0;
    std::int64_t m_looked = 0;
    std::vector<ModelLine> m_expected;
    std::set<std::string> m_known;
};

} // namespace

class Proration : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void linesAreExact_data()
    {
        QTest::addColumn<bool>("flexible");
        QTest::newRow("flexible") << true;
        QTest::newRow("classic") << false;
    }
    void linesAreExact()
    {
        QFETCH(const bool, flexible);
        const int wanted = qEnvironmentVariable("REGULARS_PROVE") == QLatin1String("1") ? 2000 : 300;
        SeededRandom dice(seed() + (flexible ? 1 : 0));
        int changes = 0;
        while (changes < wanted) {
            AccountBox box(dice.next());
            box.state().eventsSince = std::numeric_limits<std::int64_t>::max(); // nobody listens
            box.wait(static_cast<std::int64_t>(dice.next() % static_cast<std::uint64_t>(400 * day)));
            TwinSubscription twin(box, dice, flexible);
            for (int i = 0; i < 8 && changes < wanted; ++i, ++changes) {
                const std::string wrong = twin.step();
                QVERIFY2(wrong.empty(), ("change " + std::to_string(changes) + ": " + wrong).c_str());
            }
            const std::string wrong = twin.cancel();
            QVERIFY2(wrong.empty(),
                     ("after change " + std::to_string(changes) + ", canceled: " + wrong).c_str());
        }
        std::printf("%d changes of %s subscriptions, each line as worked out with fractions\n", changes,
                    flexible ? "flexible" : "classic");
    }
};

REGULARS_TEST(Proration)
#include "tst_proration.moc"
