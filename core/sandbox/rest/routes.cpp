// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/rest/routes.h"

#include <array>

namespace regulars::sandbox {

namespace {

using namespace handlers;

constexpr std::array table{
    Route{"GET", "account", "account", false, account},

    Route{"GET", "customers", "customer", true, listCustomers},
    Route{"POST", "customers", "customer", false, createCustomer},
    Route{"GET", "customers/{}", "customer", false, showCustomer},
    Route{"POST", "customers/{}", "customer", false, updateCustomer},
    Route{"DELETE", "customers/{}", "customer", false, deleteCustomer},
    Route{"DELETE", "customers/{}/discount", "discount", false, dropCustomerDiscount},
    Route{"GET", "customers/{}/balance_transactions", "customer_balance_transaction", true, listBalance},
    Route{"POST", "customers/{}/balance_transactions", "customer_balance_transaction", false, createBalance},
    Route{"GET", "customers/{}/balance_transactions/{}", "customer_balance_transaction", false, showBalance},
    Route{"POST", "customers/{}/balance_transactions/{}", "customer_balance_transaction", false,
          updateBalance},
    Route{"GET", "customers/{}/payment_methods", "payment_method", true, listMethodsOfCustomer},
    Route{"GET", "customers/{}/payment_methods/{}", "payment_method", false, showMethodOfCustomer},

    Route{"GET", "customers/{}/tax_ids", "tax_id", true, listTaxIds},
    Route{"POST", "customers/{}/tax_ids", "tax_id", false, createTaxId},
    Route{"GET", "customers/{}/tax_ids/{}", "tax_id", false, showTaxId},
    Route{"DELETE", "customers/{}/tax_ids/{}", "tax_id", false, deleteTaxId},

    Route{"GET", "payment_methods", "payment_method", true, listMethods},
    Route{"POST", "payment_methods", "payment_method", false, createMethod},
    Route{"GET", "payment_methods/{}", "payment_method", false, showMethod},
    Route{"POST", "payment_methods/{}", "payment_method", false, updateMethod},
    Route{"POST", "payment_methods/{}/attach", "payment_method", false, attachMethod},
    Route{"POST", "payment_methods/{}/detach", "payment_method", false, detachMethod},

    Route{"GET", "products", "product", true, listProducts},
    Route{"POST", "products", "product", false, createProduct},
    Route{"GET", "products/{}", "product", false, showProduct},
    Route{"POST", "products/{}", "product", false, updateProduct},
    Route{"DELETE", "products/{}", "product", false, deleteProduct},
    Route{"GET", "prices", "price", true, listPrices},
    Route{"POST", "prices", "price", false, createPrice},
    Route{"GET", "prices/{}", "price", false, showPrice},
    Route{"POST", "prices/{}", "price", false, updatePrice},
    Route{"GET", "coupons", "coupon", true, listCoupons},
    Route{"POST", "coupons", "coupon", false, createCoupon},
    Route{"GET", "coupons/{}", "coupon", false, showCoupon},
    Route{"POST", "coupons/{}", "coupon", false, updateCoupon},
    Route{"DELETE", "coupons/{}", "coupon", false, deleteCoupon},
    Route{"GET", "promotion_codes", "promotion_code", true, listPromotionCodes},
    Route{"POST", "promotion_codes", "promotion_code", false, createPromotionCode},
    Route{"GET", "promotion_codes/{}", "promotion_code", false, showPromotionCode},
    Route{"POST", "promotion_codes/{}", "promotion_code", false, updatePromotionCode},

    Route{"GET", "subscriptions", "subscription", true, listSubscriptions},
    Route{"POST", "subscriptions", "subscription", false, createSubscription},
    Route{"GET", "subscriptions/{}", "subscription", false, showSubscription},
    Route{"POST", "subscriptions/{}", "subscription", false, updateSubscription},
    Route{"DELETE", "subscriptions/{}", "subscription", false, cancelSubscription},
    Route{"POST", "subscriptions/{}/pause", "subscription", false, pauseSubscription},
    Route{"POST", "subscriptions/{}/resume", "subscription", false, resumeSubscription},
    Route{"DELETE", "subscriptions/{}/discount", "discount", false, dropSubscriptionDiscount},
    Route{"GET", "subscription_items", "subscription_item", true, listItems},
    Route{"GET", "subscription_items/{}", "subscription_item", false, showItem},

    Route{"GET", "invoices", "invoice", true, listInvoices},
    Route{"POST", "invoices", "invoice", false, createInvoice},
    Route{"POST", "invoices/create_preview", "invoice", false, previewInvoice},
    Route{"GET", "invoices/{}", "invoice", false, showInvoice},
    Route{"POST", "invoices/{}", "invoice", false, updateInvoice},
    Route{"DELETE", "invoices/{}", "invoice", false, deleteInvoice},
    Route{"POST", "invoices/{}/send", "invoice", false, sendInvoice},
    Route{"POST", "invoices/{}/mark_uncollectible", "invoice", false, writeOffInvoice},
    Route{"POST", "invoices/{}/finalize", "invoice", false, finalizeInvoice},
    Route{"POST", "invoices/{}/pay", "invoice", false, payInvoice},
    Route{"POST", "invoices/{}/void", "invoice", false, voidInvoice},
    Route{"GET", "invoices/{}/lines", "line_item", true, listLines},
    Route{"GET", "invoice_payments", "invoice_payment", true, listInvoicePayments},
    Route{"GET", "invoice_payments/{}", "invoice_payment", false, showInvoicePayment},
    Route{"GET", "invoiceitems", "invoiceitem", true, listInvoiceItems},
    Route{"POST", "invoiceitems", "invoiceitem", false, createInvoiceItem},
    Route{"GET", "invoiceitems/{}", "invoiceitem", false, showInvoiceItem},
    Route{"DELETE", "invoiceitems/{}", "invoiceitem", false, deleteInvoiceItem},

    Route{"GET", "charges", "charge", true, listCharges},
    Route{"GET", "charges/{}", "charge", false, showCharge},
    Route{"POST", "charges/{}", "charge", false, updateCharge},
    Route{"GET", "charges/{}/refunds", "refund", true, listRefundsOfCharge},
    Route{"GET", "payment_intents", "payment_intent", true, listIntents},
    Route{"POST", "payment_intents", "payment_intent", false, createIntent},
    Route{"GET", "payment_intents/{}", "payment_intent", false, showIntent},
    Route{"POST", "payment_intents/{}/confirm", "payment_intent", false, confirmIntent},
    Route{"POST", "payment_intents/{}/cancel", "payment_intent", false, cancelIntent},
    Route{"GET", "refunds", "refund", true, listRefunds},
    Route{"POST", "refunds", "refund", false, createRefund},
    Route{"GET", "refunds/{}", "refund", false, showRefund},
    Route{"POST", "refunds/{}", "refund", false, updateRefund},
    Route{"POST", "refunds/{}/cancel", "refund", false, cancelRefund},
    Route{"GET", "disputes", "dispute", true, listDisputes},
    Route{"GET", "disputes/{}", "dispute", false, showDispute},
    Route{"POST", "disputes/{}", "dispute", false, updateDispute},
    Route{"POST", "disputes/{}/close", "dispute", false, closeDispute},
    Route{"GET", "balance_transactions", "balance_transaction", true, listTransactions},
    Route{"GET", "balance_transactions/{}", "balance_transaction", false, showTransaction},

    Route{"GET", "checkout/sessions", "checkout.session", true, listSessions},
    Route{"POST", "checkout/sessions", "checkout.session", false, createSession},
    Route{"GET", "checkout/sessions/{}", "checkout.session", false, showSession},
    Route{"POST", "checkout/sessions/{}/expire", "checkout.session", false, expireSession},
    Route{"POST", "billing_portal/sessions", "billing_portal.session", false, createPortalSession},
    Route{"GET", "payment_links", "payment_link", true, listPaymentLinks},
    Route{"POST", "payment_links", "payment_link", false, createPaymentLink},
    Route{"GET", "payment_links/{}", "payment_link", false, showPaymentLink},
    Route{"POST", "payment_links/{}", "payment_link", false, updatePaymentLink},

    Route{"GET", "radar/value_lists", "radar.value_list", true, listValueLists},
    Route{"POST", "radar/value_lists", "radar.value_list", false, createValueList},
    Route{"GET", "radar/value_lists/{}", "radar.value_list", false, showValueList},
    Route{"POST", "radar/value_lists/{}", "radar.value_list", false, updateValueList},
    Route{"DELETE", "radar/value_lists/{}", "radar.value_list", false, deleteValueList},
    Route{"GET", "radar/value_list_items", "radar.value_list_item", true, listValueListItems},
    Route{"POST", "radar/value_list_items", "radar.value_list_item", false, createValueListItem},
    Route{"GET", "radar/value_list_items/{}", "radar.value_list_item", false, showValueListItem},
    Route{"DELETE", "radar/value_list_items/{}", "radar.value_list_item", false, deleteValueListItem},

    Route{"GET", "test_helpers/test_clocks", "test_clock", true, listTestClocks},
    Route{"POST", "test_helpers/test_clocks", "test_clock", false, createTestClock},
    Route{"GET", "test_helpers/test_clocks/{}", "test_clock", false, showTestClock},
    Route{"POST", "test_helpers/test_clocks/{}/advance", "test_clock", false, advanceTestClock},
    Route{"DELETE", "test_helpers/test_clocks/{}", "test_clock", false, deleteTestClock},

    Route{"GET", "webhook_endpoints", "webhook_endpoint", true, listWebhookEndpoints},
    Route{"POST", "webhook_endpoints", "webhook_endpoint", false, createWebhookEndpoint},
    Route{"GET", "webhook_endpoints/{}", "webhook_endpoint", false, showWebhookEndpoint},
    Route{"POST", "webhook_endpoints/{}", "webhook_endpoint", false, updateWebhookEndpoint},
    Route{"DELETE", "webhook_endpoints/{}", "webhook_endpoint", false, deleteWebhookEndpoint},
    Route{"GET", "events", "event", true, listEvents},
    Route{"GET", "events/{}", "event", false, showEvent},
};

std::string_view cut(std::string_view& path)
{
    const std::size_t slash = path.find('/');
    const std::string_view head = path.substr(0, slash);
    path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
    return head;
}

bool matches(std::string_view pattern, std::string_view path, std::vector<std::string>& ids)
{
    ids.clear();
    while (!pattern.empty() && !path.empty()) {
        const std::string_view wanted = cut(pattern);
        const std::string_view part = cut(path);
        if (wanted == "{}")
            ids.emplace_back(part);
        else if (wanted != part)
            return false;
    }
    return pattern.empty() && path.empty();
}

} // namespace

std::span<const Route> routes()
{
    return table;
}

const Route* findRoute(std::string_view method, std::string_view path, std::vector<std::string>& ids)
{
    if (path.ends_with('/')) return nullptr;
    for (const auto& [root, rows] :
         {std::pair(std::string_view("/v1/"), routes()), {"/_sandbox/", controls()}})
        for (const Route& route : rows)
            if (path.starts_with(root) && route.method == method &&
                matches(route.path, path.substr(root.size()), ids))
                return &route;
    return nullptr;
}

} // namespace regulars::sandbox
