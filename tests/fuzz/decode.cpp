// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/decode.h"
#include "core/stripe/json.h"

#include <cstdlib>
#include <nlohmann/json.hpp>

using namespace regulars;
using namespace regulars::stripe;

namespace {

/// An answer of Stripe's is one complete JSON object or none, and decoding it gives a value or an error,
/// never more.
void decodeAll(const Json& object)
{
    (void)isDeleted(object);
    (void)decodeAccount(object);
    (void)decodeCustomer(object);
    (void)decodePaymentMethod(object);
    (void)decodeProduct(object);
    (void)decodePrice(object);
    (void)decodeCoupon(object);
    (void)decodeSubscription(object);
    (void)decodeSubscriptionItem(object);
    (void)decodeInvoice(object);
    (void)decodeInvoiceLine(object);
    (void)decodeInvoicePayment(object);
    (void)decodePayment(object);
    (void)decodeRefund(object);
    (void)decodeDispute(object);
    (void)decodeBalanceTransaction(object);
    (void)decodeEvent(object);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray body(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const Result<Json> object = parseJson(body);
    if (object.has_value() != isCompleteJson(body)) std::abort();
    if (!object) return 0;
    decodeAll(*object);
    if (const auto list = object->find("data"); list != object->end() && list->is_array())
        for (const Json& one : *list)
            decodeAll(one);
    return 0;
}
