// SPDX-License-Identifier: GPL-3.0-or-later
#include "world.h"

#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>
#include <QtSql/QSqlRecord>
#include <nlohmann/json.hpp>

namespace regulars::tests {

using namespace Qt::StringLiterals;

Result<stripe::HttpResponse> SandboxTransport::send(const stripe::HttpRequest& request, const CancelToken& cancel)
{
    if (cancel.isCancelled()) return failure(ErrorKind::Cancelled, u"cancelled"_s);
    {
        const std::lock_guard lock(m_mutex);
        ++m_sent[QString::fromUtf8(request.method) + u' ' + request.path];
    }
    if (before) {
        if (auto go = before(request); !go) return failure(go);
    }
    sandbox::Request asked;
    asked.method = request.method.toStdString();
    asked.path = request.path.toStdString();
    asked.query = request.query.toStdString();
    asked.body = request.body.toStdString();
    asked.headers["authorization"] = "Bearer " + m_key;
    const sandbox::GateAnswer answer = m_host.handle(asked);
    stripe::HttpResponse response;
    response.status = answer.response.status;
    response.body = QByteArray::fromStdString(answer.response.body);
    if (after) after(request, response.body);
    for (const auto& [name, value] : answer.response.headers) {
        response.headers.append({QByteArray::fromStdString(name).toLower(), QByteArray::fromStdString(value)});
    }
    return response;
}

QMap<QString, int> SandboxTransport::sent() const
{
    const std::lock_guard lock(m_mutex);
    return m_sent;
}

void SandboxTransport::forget()
{
    const std::lock_guard lock(m_mutex);
    m_sent.clear();
}

namespace {

constexpr qint64 start = 1'790'000'000;

sandbox::Account studio()
{
    auto state = std::make_unique<sandbox::AccountState>();
    state->random = 7;
    state->now = start - 90 * 86400;
    return sandbox::Account(std::move(state));
}

} // namespace

World::World(int customers, std::set<std::string> permissions)
    : clock(fromUnixSeconds(start - 90 * 86400))
    , accountClock(clock, clock.now())
{
    sandbox::GateOptions options;
    options.keys = sandbox::keysFromSeed(7, !permissions.empty());
    options.permissions = permissions;
    m_secret = options.keys.secret;
    const std::string key = permissions.empty() ? options.keys.secret : options.keys.restricted;
    host = std::make_unique<sandbox::AccountHost>(studio(), accountClock, options);
    transport = std::make_unique<SandboxTransport>(*host, key);
    m_limiter = std::make_unique<stripe::Limiter>(clock, 1'000'000);
    m_stripeClock = std::make_unique<stripe::StripeClock>(clock);
    m_client = std::make_unique<stripe::Client>(*transport, *m_limiter, *m_stripeClock, clock, m_random);

    const std::string product = idIn(post("/v1/products", "name=Membership"));
    const std::string price = idIn(post("/v1/prices", "currency=eur&unit_amount=4900&recurring[interval]=month&product=" + product));
    for (int i = 0; i < customers; ++i) {
        const std::string customer = idIn(post("/v1/customers", "name=Person+" + std::to_string(i) + "&email=p" + std::to_string(i) + "%40example.org"));
        if (i % 3 == 2) continue;
        const std::string token = i % 4 == 3 ? "pm_card_chargeCustomerFail" : "pm_card_visa";
        const std::string method = idIn(post("/v1/payment_methods/" + token + "/attach", "customer=" + customer));
        if (i % 3 == 0) {
            post("/v1/subscriptions", "customer=" + customer + "&items[0][price]=" + price + "&default_payment_method=" + method);
        } else if (token == "pm_card_visa") {
            post("/v1/payment_intents", "amount=1500&currency=eur&confirm=true&description=Drop-in&customer=" + customer + "&payment_method=" + method);
        }
        pass(std::chrono::hours(24));
    }
    pass(std::chrono::hours(24 * 40)); // renewals
}

sandbox::Request World::request(const std::string& method, const std::string& path) const
{
    sandbox::Request asked;
    asked.method = method;
    asked.path = path;
    asked.headers["authorization"] = "Bearer " + m_secret;
    return asked;
}

std::string World::post(const std::string& path, const std::string& form)
{
    sandbox::Request asked = request("POST", path);
    asked.body = form;
    asked.headers["idempotency-key"] = "world-" + std::to_string(++m_posts);
    const sandbox::Response answer = host->handle(asked).response;
    if (answer.status != 200) qFatal("POST %s: %s", path.c_str(), answer.body.c_str());
    return answer.body;
}

void World::remove(const std::string& path)
{
    const sandbox::Response answer = host->handle(request("DELETE", path)).response;
    if (answer.status != 200) qFatal("DELETE %s: %s", path.c_str(), answer.body.c_str());
}

std::string World::get(const std::string& path, const std::string& query)
{
    sandbox::Request asked = request("GET", path);
    asked.query = query;
    return host->handle(asked).response.body;
}

std::string World::idIn(const std::string& json) { return nlohmann::json::parse(json).at("id"); }

void World::pass(std::chrono::seconds duration)
{
    clock.advance(duration);
    host->handle(request("GET", "/v1/account")); // lets what is due happen now
}

sync::SyncOptions World::quick()
{
    sync::SyncOptions options;
    options.workers = 3;
    options.waitForOther = std::chrono::seconds(0);
    return options;
}

Result<sync::SyncReport> World::sync(const sync::SyncOptions& options)
{
    sync::Synchronizer synchronizer(*m_client, *m_stripeClock, file(), clock, m_random);
    return synchronizer.run(options, {}, cancel);
}

std::unique_ptr<store::Database> World::open()
{
    auto database = store::Database::open(file(), clock);
    if (!database) qFatal("%s", qPrintable(database.error().detail));
    return std::move(*database);
}

namespace {

/// table → how a row names its parent, if it has one.
const QList<std::pair<QString, QString>> mirrorTables{
    {u"customers"_s, {}},
    {u"products"_s, {}},
    {u"prices"_s, {}},
    {u"coupons"_s, {}},
    {u"subscriptions"_s, {}},
    {u"invoices"_s, {}},
    {u"payments"_s, {}},
    {u"refunds"_s, {}},
    {u"disputes"_s, {}},
    {u"balance_transactions"_s, {}},
    {u"subscription_items"_s, u"subscriptions subscription"_s},
    {u"invoice_lines"_s, u"invoices invoice"_s},
    {u"invoice_payments"_s, u"invoices invoice"_s},
    {u"customer_values"_s, u"customers customer"_s},
};

QStringList dumpOf(store::Database& database)
{
    QStringList lines;
    for (const auto& [table, parent] : mirrorTables) {
        QString sql = u"SELECT t.* FROM %1 t"_s.arg(table);
        const QStringList words = parent.split(u' ');
        if (!parent.isEmpty()) {
            sql = u"SELECT p.id AS parent_id, t.* FROM %1 t JOIN %2 p ON p.key = t.%3"_s.arg(table, words[0], words[1]);
        }
        QSqlQuery query(database.handle());
        if (!query.exec(sql)) qFatal("%s", qPrintable(query.lastError().text()));
        while (query.next()) {
            QStringList fields{table};
            const QSqlRecord record = query.record();
            for (int i = 0; i < record.count(); ++i) {
                const QString name = record.fieldName(i);
                if (name == "key"_L1 || name == "read_at"_L1 || (!parent.isEmpty() && name == words[1])) continue;
                fields.append(name + u'=' + record.value(i).toString());
            }
            lines.append(fields.join(u' '));
        }
    }
    lines.sort();
    return lines;
}

} // namespace

QStringList World::dump() { return dumpOf(*open()); }

QStringList World::freshDump()
{
    const QString fresh = m_folder.filePath(u"fresh-%1.sqlite"_s.arg(++m_posts));
    sync::Synchronizer synchronizer(*m_client, *m_stripeClock, fresh, clock, m_random);
    const auto filled = synchronizer.run(quick(), {}, {});
    if (!filled) qFatal("fresh fill: %s", qPrintable(filled.error().detail));
    auto database = store::Database::open(fresh, clock);
    return dumpOf(**database);
}

} // namespace regulars::tests
