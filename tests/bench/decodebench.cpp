// SPDX-License-Identifier: GPL-3.0-or-later
// Measures reading Stripe's pages: decodebench. Pages of a hundred objects as the sandbox writes them, read and decoded
// as the sync does it; the floor is the JSON library reading the same page, in the same run.
#include "core/stripe/decode.h"
#include "core/stripe/json.h"
#include "ordie.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

using namespace regulars;
using bench::orDie;

namespace {

constexpr int rowsOfAPage = 100, pages = 40;

double medianSeconds(const auto& work)
{
    QList<double> runs;
    for (int run = 0; run < 5; ++run) {
        QElapsedTimer timer;
        timer.start();
        for (int page = 0; page < pages; ++page) work();
        runs << double(timer.nsecsElapsed()) / 1e9;
    }
    std::sort(runs.begin(), runs.end());
    return runs.at(2);
}

template<class T>
void measure(const char* what, const stripe::Json& object, Result<T> (*decode)(const stripe::Json&))
{
    stripe::Json page{{"object", "list"}, {"url", "/v1/list"}, {"has_more", true}};
    page["data"] = stripe::Json(static_cast<std::size_t>(rowsOfAPage), object);
    const QByteArray text = QByteArray::fromStdString(page.dump());
    const double ours = medianSeconds([&] {
        const stripe::Json read = orDie(stripe::parseJson(text));
        for (const stripe::Json& row : read.at("data")) (void)orDie(decode(row));
    });
    const double floor = medianSeconds([&] {
        if (stripe::Json::parse(text.begin(), text.end()).empty()) std::abort();
    });
    const double rows = double(rowsOfAPage) * pages, megabytes = double(text.size()) * pages / 1e6;
    std::printf("%-34s %9.0f rows/s %7.1f MB/s   floor %9.0f rows/s %7.1f MB/s\n", what, rows / ours, megabytes / ours,
                rows / floor, megabytes / floor);
}

} // namespace

int main()
{
    QFile file(QStringLiteral(REGULARS_TEST_DATA "/stripe/recorded.json"));
    if (!file.open(QIODevice::ReadOnly)) return 1;
    const stripe::Json recorded = stripe::Json::parse(file.readAll().toStdString());
    std::printf("\nReading and decoding pages of %d objects, on one core\n", rowsOfAPage);
    measure("customers", recorded.at("customer with a credit balance"), stripe::decodeCustomer);
    measure("subscriptions", recorded.at("subscription active"), stripe::decodeSubscription);
    measure("invoices", recorded.at("invoice paid subscription_cycle"), stripe::decodeInvoice);
    measure("charges", recorded.at("charge succeeded card"), stripe::decodePayment);
    measure("balance transactions", recorded.at("balance_transaction charge"), stripe::decodeBalanceTransaction);
    measure("events", recorded.at("event invoice.paid"), stripe::decodeEvent);
}
