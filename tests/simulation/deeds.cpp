// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/model/state.h"
#include "simulatedstripe.h"

#include <array>

namespace regulars::tests {

namespace {

/// The id of some row, of those that a condition allows; empty without any.
template<class Table, class Allowed>
std::string some(SimulatedStripe& stripe, const Table& table, Allowed&& allowed)
{
    for (int tries = 0; tries < 8 && table.size() > 0; ++tries) {
        const auto& row = table[{static_cast<std::uint32_t>(stripe.roll(table.size()))}];
        if (allowed(row)) return row.id;
    }
    return {};
}

std::string someCustomer(SimulatedStripe& stripe)
{
    return some(stripe, stripe.state().customers, [](const auto& row) { return !row.deleted; });
}

std::string someToken(SimulatedStripe& stripe)
{
    static constexpr std::array tokens{
        "pm_card_visa", "pm_card_visa",          "pm_card_mastercard",
        "pm_card_amex", "pm_card_visa_debit",    "pm_card_chargeCustomerFail",
        "pm_sepaDebit", "pm_card_createDispute", "pm_card_authenticationRequired"};
    return tokens[stripe.roll(tokens.size())];
}

std::string amount(SimulatedStripe& stripe)
{
    return std::to_string(100 + stripe.roll(20'000));
}

std::string somePrice(SimulatedStripe& stripe, bool recurring)
{
    return some(stripe, stripe.state().prices, [recurring](const auto& row) {
        return row.active && (row.interval != sandbox::Interval::None) == recurring;
    });
}

std::string someCoupon(SimulatedStripe& stripe)
{
    return some(stripe, stripe.state().coupons, [](const auto& row) { return !row.deleted; });
}

std::string attached(SimulatedStripe& stripe, const std::string& customer)
{
    return stripe.make("/v1/payment_methods/" + someToken(stripe) + "/attach", "customer=" + customer);
}

void newCustomer(SimulatedStripe& stripe)
{
    static constexpr std::array names{"Ana+Mar%C3%ADa", "%E7%8E%8B%E8%8A%B3", "O%27Brien", "J%C3%BCrgen",
                                      "%D0%9E%D0%BB%D1%8C%D0%B3%D0%B0"};
    const std::string number = stripe.fresh();
    const std::string customer =
        stripe.make("/v1/customers", std::string("name=") + names[stripe.roll(names.size())] + "+" + number +
                                         "&email=p" + number + "%40example.org");
    if (!customer.empty() && stripe.roll(2) == 0) attached(stripe, customer);
}

/// Who has paid more than once and has a credit: whom an action finds something to do about.
void newRegular(SimulatedStripe& stripe)
{
    const std::string customer = stripe.make("/v1/customers", "name=Regular+" + stripe.fresh());
    const std::string card = stripe.make("/v1/payment_methods/pm_card_visa/attach", "customer=" + customer);
    for (int i = 0; i < 2; ++i)
        stripe.ask("POST", "/v1/payment_intents",
                   "confirm=true&currency=eur&customer=" + customer + "&payment_method=" + card +
                       "&amount=" + amount(stripe));
    stripe.ask("POST", "/v1/customers/" + customer + "/balance_transactions",
               "currency=eur&amount=-" + amount(stripe));
}

void changeCustomer(SimulatedStripe& stripe)
{
    const std::string customer = someCustomer(stripe);
    if (customer.empty()) return;
    const auto what = stripe.roll(3);
    const std::string form = what == 0   ? "name=Renamed+" + stripe.fresh()
                             : what == 1 ? "phone=%2B49+30+" + stripe.fresh()
                                         : "address[city]=Bonn&address[postal_code]=" + stripe.fresh();
    stripe.ask("POST", "/v1/customers/" + customer, form);
}

void deleteCustomer(SimulatedStripe& stripe)
{
    const std::string customer = someCustomer(stripe);
    if (!customer.empty()) stripe.ask("DELETE", "/v1/customers/" + customer);
}

void adjustBalance(SimulatedStripe& stripe)
{
    const std::string customer = someCustomer(stripe);
    if (!customer.empty())
        stripe.ask("POST", "/v1/customers/" + customer + "/balance_transactions",
                   "currency=eur&amount=" + std::string(stripe.roll(2) ? "-" : "") + amount(stripe));
}

void sell(SimulatedStripe& stripe)
{
    const std::string customer = someCustomer(stripe);
    if (customer.empty()) return;
    const std::string method = attached(stripe, customer);
    if (method.empty()) return;
    static constexpr std::array currencies{"eur", "eur", "eur", "usd", "jpy"};
    stripe.ask("POST", "/v1/payment_intents",
               "confirm=true&description=Drop-in&customer=" + customer + "&payment_method=" + method +
                   "&currency=" + currencies[stripe.roll(currencies.size())] + "&amount=" + amount(stripe));
}

void sellToGuest(SimulatedStripe& stripe)
{
    stripe.ask(
        "POST", "/v1/payment_intents",
        "confirm=true&currency=eur&payment_method=pm_card_visa&receipt_email=guest%40example.org&amount=" +
            amount(stripe));
}

void newProduct(SimulatedStripe& stripe)
{
    const std::string product = stripe.make("/v1/products", "name=Class+" + stripe.fresh());
    static constexpr std::array intervals{"day", "week", "month", "month", "year", ""};
    const std::string interval = intervals[stripe.roll(intervals.size())];
    const std::string recurring = interval.empty() ? "" : "&recurring[interval]=" + interval;
    stripe.ask("POST", "/v1/prices",
               "currency=eur&product=" + product + "&unit_amount=" + amount(stripe) + recurring);
}

void changeProduct(SimulatedStripe& stripe)
{
    const std::string product =
        some(stripe, stripe.state().products, [](const auto& row) { return !row.deleted; });
    if (product.empty()) return;
    if (stripe.roll(4) == 0) {
        stripe.ask("DELETE", "/v1/products/" + product);
    } else {
        stripe.ask("POST", "/v1/products/" + product, "name=Course+" + stripe.fresh());
    }
}

void subscribe(SimulatedStripe& stripe)
{
    const std::string customer = someCustomer(stripe);
    if (customer.empty()) return;
    const std::string method = attached(stripe, customer);
    std::string form = "customer=" + customer;
    if (!method.empty()) form += "&default_payment_method=" + method;
    // Now and then more items than a nested list shows.
    const std::uint64_t items = stripe.roll(12) == 0 ? 12 : 1 + stripe.roll(2);
    for (std::uint64_t i = 0; i < items; ++i) {
        std::string price = somePrice(stripe, true);
        if (items > 2) {
            const std::string product = stripe.make("/v1/products", "name=Part+" + stripe.fresh());
            price = stripe.make("/v1/prices",
                                "currency=eur&unit_amount=900&recurring[interval]=month&product=" + product);
        }
        form += "&items[" + std::to_string(i) + "][price]=" + price;
    }
    if (stripe.roll(4) == 0) form += "&trial_period_days=" + std::to_string(1 + stripe.roll(20));
    if (stripe.roll(3) == 0) form += "&billing_mode[type]=classic";
    if (const std::string coupon = someCoupon(stripe); !coupon.empty() && stripe.roll(4) == 0)
        form += "&discounts[0][coupon]=" + coupon;
    stripe.ask("POST", "/v1/subscriptions", form);
}

std::string someSubscription(SimulatedStripe& stripe)
{
    return some(stripe, stripe.state().subscriptions, [](const auto& row) { return row.endedAt == 0; });
}

void changeSubscription(SimulatedStripe& stripe)
{
    const std::string subscription = someSubscription(stripe);
    if (subscription.empty()) return;
    const std::string path = "/v1/subscriptions/" + subscription;
    switch (stripe.roll(8)) {
    case 0:
        stripe.ask("DELETE", path);
        break;
    case 1:
        stripe.ask("POST", path, "cancel_at_period_end=true");
        break;
    case 2:
        stripe.ask("POST", path, "cancel_at_period_end=false");
        break;
    case 3:
        stripe.ask("POST", path, "pause_collection[behavior]=mark_uncollectible");
        break;
    case 4:
        stripe.ask("POST", path, "pause_collection=");
        break;
    case 5:
        stripe.ask("POST", path + "/pause", stripe.roll(2) ? "invoicing_behavior=invoice" : "");
        break;
    case 6:
        stripe.ask("POST", path + "/resume", stripe.roll(2) ? "payment_behavior=resume_on_payment_success" : "billing_cycle_anchor[type]=unchanged");
        break;
    default: {
        const sandbox::AccountState& state = stripe.state();
        const std::string item =
            state.items[state.subscriptions[state.subscriptions.find(subscription)].items.front()].id;
        stripe.ask("POST", path,
                   "items[0][id]=" + item + "&items[0][price]=" + somePrice(stripe, true) +
                       "&proration_behavior=" + (stripe.roll(2) ? "always_invoice" : "create_prorations"));
    }
    }
}

void refund(SimulatedStripe& stripe)
{
    const std::string charge =
        some(stripe, stripe.state().charges, [](const auto& row) { return row.amountRefunded < row.amount; });
    if (!charge.empty())
        stripe.ask("POST", "/v1/refunds",
                   "charge=" + charge +
                       (stripe.roll(2) ? "" : "&amount=" + std::to_string(1 + stripe.roll(500))));
}

void invoice(SimulatedStripe& stripe)
{
    const std::string customer = someCustomer(stripe);
    if (customer.empty()) return;
    const std::uint64_t lines = stripe.roll(6) == 0 ? 13 : 1;
    for (std::uint64_t i = 0; i < lines; ++i)
        stripe.ask("POST", "/v1/invoiceitems",
                   "currency=eur&customer=" + customer + "&amount=" + amount(stripe));
    const std::string draft =
        stripe.make("/v1/invoices", "pending_invoice_items_behavior=include&customer=" + customer);
    if (draft.empty()) return;
    if (stripe.roll(4) == 0) {
        stripe.ask("DELETE", "/v1/invoices/" + draft);
        return;
    }
    if (!stripe.ask("POST", "/v1/invoices/" + draft + "/finalize")) return;
    static constexpr std::array ends{"/pay", "/void", "/mark_uncollectible", "/send"};
    if (const auto what = stripe.roll(ends.size() + 1); what < ends.size())
        stripe.ask("POST", "/v1/invoices/" + draft + ends[what]);
}

void detach(SimulatedStripe& stripe)
{
    const std::string method =
        some(stripe, stripe.state().methods, [](const auto& row) { return bool(row.customer); });
    if (!method.empty()) stripe.ask("POST", "/v1/payment_methods/" + method + "/detach");
}

void newCoupon(SimulatedStripe& stripe)
{
    stripe.ask("POST", "/v1/coupons", "duration=once&percent_off=" + std::to_string(1 + stripe.roll(90)));
}

void deleteCoupon(SimulatedStripe& stripe)
{
    if (const std::string coupon = someCoupon(stripe); !coupon.empty())
        stripe.ask("DELETE", "/v1/coupons/" + coupon);
}

/// A payer has the bank take the money back, or the bank decides.
void dispute(SimulatedStripe& stripe)
{
    if (const std::string open = some(stripe, stripe.state().disputes, [](const auto&) { return true; });
        !open.empty() && stripe.roll(2) == 0) {
        stripe.ask("POST", "/_sandbox/disputes/" + open, stripe.roll(3) == 0 ? "status=won" : "status=lost");
        return;
    }
    const std::string charge = some(stripe, stripe.state().charges, [](const auto& row) { return row.amountRefunded == 0; });
    if (!charge.empty())
        stripe.ask("POST", "/_sandbox/charges/" + charge + "/dispute", stripe.roll(4) == 0 ? "inquiry=true" : "");
}

/// Somebody pays on a page that was sent to them.
void payOnLink(SimulatedStripe& stripe)
{
    const std::string link = some(stripe, stripe.state().paymentLinks, [](const auto& row) { return row.active; });
    if (!link.empty())
        stripe.ask("POST", "/_sandbox/payment_links/" + link + "/pay",
                   std::string("payment_method=") + (stripe.roll(3) == 0 ? "pm_sepaDebit" : "pm_card_visa"));
}

} // namespace

const std::vector<Deed>& deeds()
{
    static const std::vector<Deed> all{
        {"new customer", 20, newCustomer},
        {"new regular", 12, newRegular},
        {"change customer", 10, changeCustomer},
        {"delete customer", 3, deleteCustomer},
        {"adjust balance", 5, adjustBalance},
        {"sell", 15, sell},
        {"sell to a guest", 4, sellToGuest},
        {"new product", 6, newProduct},
        {"change product", 4, changeProduct},
        {"subscribe", 14, subscribe},
        {"change subscription", 12, changeSubscription},
        {"refund", 8, refund},
        {"invoice", 6, invoice},
        {"detach", 3, detach},
        {"new coupon", 3, newCoupon},
        {"delete coupon", 1, deleteCoupon},
        {"dispute", 8, dispute},
        {"pay on a link", 6, payOnLink},
    };
    return all;
}

} // namespace regulars::tests
