// SPDX-License-Identifier: GPL-3.0-or-later
#include "meddling.h"

namespace regulars::tests {

void meddle(SimulatedStripe& stripe, const Asked& asked)
{
    if (asked.wishes.isEmpty()) return stripe.someDeed();
    const Wish& wish =
        asked.wishes[static_cast<qsizetype>(stripe.roll(static_cast<std::uint64_t>(asked.wishes.size())))];
    const std::string customer = asked.plan.customer.text().toStdString();
    const std::string some = std::to_string(1 + stripe.roll(500));
    if (wish.of == Wish::Of::Refund) {
        stripe.ask("POST", "/v1/refunds",
                   "charge=" + wish.object + (stripe.roll(2) == 0 ? "" : "&amount=" + some));
        return;
    }
    if (customer.empty() || wish.of == Wish::Of::Link) return stripe.someDeed();
    switch (stripe.roll(8)) {
    case 0:
        stripe.ask("DELETE", "/v1/customers/" + customer);
        break;
    case 1:
    case 2: // a bill takes of the credit
        stripe.bill(customer, some);
        break;
    default:
        stripe.ask("POST", "/v1/customers/" + customer + "/balance_transactions",
                   "currency=eur&amount=" + std::string(stripe.roll(2) == 0 ? "-" : "") + some);
    }
}

} // namespace regulars::tests
