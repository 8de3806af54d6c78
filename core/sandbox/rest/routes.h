// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/rest/call.h"

#include <span>

namespace regulars::sandbox {

using Handler = void (*)(const Call&);

/// One line of the API: method, path with {} for an id, what the answer is made of (for expand), and who
/// answers.
struct Route {
    std::string_view method;
    std::string_view path;
    std::string_view object;
    bool isList = false;
    Handler handler = nullptr;
};

/// All that the account answers to below /v1/ (routes.cpp) and below /_sandbox/ (controls.cpp).
std::span<const Route> routes();
std::span<const Route> controls();
/// The route of a request and the ids in its path; nullptr when there is none.
const Route* findRoute(std::string_view method, std::string_view path, std::vector<std::string>& ids);

/// The handlers, by subject: customers.cpp, taxids.cpp, methods.cpp, catalogue.cpp, coupons.cpp,
/// subscriptions.cpp, invoices.cpp, preview.cpp, money.cpp, checkout.cpp, portal.cpp, radar.cpp, webhooks.cpp,
/// testclocks.cpp, events.cpp.
namespace handlers {
void account(const Call& call);

void listCustomers(const Call& call);
void createCustomer(const Call& call);
void showCustomer(const Call& call);
void updateCustomer(const Call& call);
void deleteCustomer(const Call& call);
void listBalance(const Call& call);
void createBalance(const Call& call);
void showBalance(const Call& call);
void updateBalance(const Call& call);

void listTaxIds(const Call& call);
void createTaxId(const Call& call);
void showTaxId(const Call& call);
void deleteTaxId(const Call& call);

void listMethods(const Call& call);
void createMethod(const Call& call);
void listMethodsOfCustomer(const Call& call);
void showMethodOfCustomer(const Call& call);
void showMethod(const Call& call);
void updateMethod(const Call& call);
void attachMethod(const Call& call);
void detachMethod(const Call& call);

void listProducts(const Call& call);
void createProduct(const Call& call);
void showProduct(const Call& call);
void updateProduct(const Call& call);
void deleteProduct(const Call& call);
void listPrices(const Call& call);
void createPrice(const Call& call);
void showPrice(const Call& call);
void updatePrice(const Call& call);
void listCoupons(const Call& call);
void createCoupon(const Call& call);
void showCoupon(const Call& call);
void updateCoupon(const Call& call);
void deleteCoupon(const Call& call);
void listPromotionCodes(const Call& call);
void createPromotionCode(const Call& call);
void showPromotionCode(const Call& call);
void updatePromotionCode(const Call& call);
void dropCustomerDiscount(const Call& call);
void dropSubscriptionDiscount(const Call& call);

void listSubscriptions(const Call& call);
void createSubscription(const Call& call);
void showSubscription(const Call& call);
void updateSubscription(const Call& call);
void pauseSubscription(const Call& call);
void resumeSubscription(const Call& call);
void cancelSubscription(const Call& call);
void listItems(const Call& call);
void showItem(const Call& call);

void listInvoices(const Call& call);
void createInvoice(const Call& call);
void previewInvoice(const Call& call);
void showInvoice(const Call& call);
void deleteInvoice(const Call& call);
void finalizeInvoice(const Call& call);
void payInvoice(const Call& call);
void updateInvoice(const Call& call);
void sendInvoice(const Call& call);
void writeOffInvoice(const Call& call);
void voidInvoice(const Call& call);
void listLines(const Call& call);
void listInvoicePayments(const Call& call);
void showInvoicePayment(const Call& call);
void listInvoiceItems(const Call& call);
void createInvoiceItem(const Call& call);
void showInvoiceItem(const Call& call);
void deleteInvoiceItem(const Call& call);

void listCharges(const Call& call);
void showCharge(const Call& call);
void updateCharge(const Call& call);
void listRefundsOfCharge(const Call& call);
void listIntents(const Call& call);
void createIntent(const Call& call);
void showIntent(const Call& call);
void confirmIntent(const Call& call);
void cancelIntent(const Call& call);
void listRefunds(const Call& call);
void createRefund(const Call& call);
void showRefund(const Call& call);
void updateRefund(const Call& call);
void cancelRefund(const Call& call);
void listDisputes(const Call& call);
void showDispute(const Call& call);
void updateDispute(const Call& call);
void closeDispute(const Call& call);
void listTransactions(const Call& call);
void showTransaction(const Call& call);

void listTestClocks(const Call& call);
void createTestClock(const Call& call);
void showTestClock(const Call& call);
void advanceTestClock(const Call& call);
void deleteTestClock(const Call& call);

void listWebhookEndpoints(const Call& call);
void createWebhookEndpoint(const Call& call);
void showWebhookEndpoint(const Call& call);
void updateWebhookEndpoint(const Call& call);
void deleteWebhookEndpoint(const Call& call);

void listSessions(const Call& call);
void createSession(const Call& call);
void showSession(const Call& call);
void expireSession(const Call& call);
void createPortalSession(const Call& call);

void listPaymentLinks(const Call& call);
void createPaymentLink(const Call& call);
void showPaymentLink(const Call& call);
void updatePaymentLink(const Call& call);

void listValueLists(const Call& call);
void createValueList(const Call& call);
void showValueList(const Call& call);
void updateValueList(const Call& call);
void deleteValueList(const Call& call);
void listValueListItems(const Call& call);
void createValueListItem(const Call& call);
void showValueListItem(const Call& call);
void deleteValueListItem(const Call& call);

void listEvents(const Call& call);
void showEvent(const Call& call);
} // namespace handlers

} // namespace regulars::sandbox
