// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/rest/call.h"

// What checkout sessions and payment links have in common, and what their payer sends.
namespace regulars::sandbox {

/// line_items: each a price, or price_data with a product or product_data[name]. Refuses what is missing.
std::vector<NewSaleLine> readSaleLines(const Call& call);
/// payment_intent_data, over what there is already.
void readPaymentWords(const Call& call, PaymentWords& words);
/// Below /_sandbox/: payment_method (one that is saved, or a test token), email, name and ip_address of the
/// payer. Finishes the parameters.
Payer readPayer(const Call& call, Ref<Customer> customer);

} // namespace regulars::sandbox
